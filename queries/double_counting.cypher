/*
name: double_counting
title_de: Wie viele Mitglieder sind doppelt gezählt?
title_en: How many members are counted twice?
description_de: >-
  Die Mitglieder einer Gruppe von Initiativen (die eines Programms oder Siegels, oder einzeln genannte)
  zusammengezählt und jede Organisation nur einmal gezählt. Zuerst eine Zeile für die Gruppe, dann eine
  je Initiative, dann jede Organisation, die in mehreren Mitglied ist. Daneben steht, wie viele
  Mitglieder die Initiativen selbst angeben: Gezählt werden kann nur, wer hier mit Namen bekannt ist. Die
  Geschäftsstelle allein gilt nicht als Mitglied.
description_en: >-
  The members of a group of initiatives (those of a programme or label, or named ones) added up, and each
  organisation counted once. First one row for the group, then one for each initiative, then every
  organisation that is a member of several. Beside it stands how many members the initiatives state
  themselves: only those known here by name can be counted. Running the office alone is no membership.
asked_by: [policy, manager]
parameters:
  - name: programme
    type: id
    labels: [Programme]
    description_de: "die Initiativen dieses Programms oder Siegels; programme oder clusters wird gebraucht"
    description_en: "the initiatives of this programme or label; programme or clusters is needed"
  - name: source
    type: id
    labels: [Source]
    description_de: "zusammen mit programme: nur Initiativen, deren Aufnahme diese Quelle nennt"
    description_en: "together with programme: only initiatives whose admission this source names"
  - name: clusters
    type: ids
    labels: [Cluster]
    description_de: einzelne Initiativen der Gruppe
    description_en: single initiatives of the group
  - name: kind
    type: text
    values: [company, university, applied_university, research_institute, school, agency, association, chamber, ministry, municipality, foundation, network, hospital, other]
    description_de: nur Organisationen dieser Art, etwa company
    description_en: only organisations of this kind, such as company
  - name: as_of
    type: date
    description_de: "Stand: nur Aufnahmen und Mitgliedschaften, die an diesem Tag bestanden"
    description_en: "as of: only admissions and memberships that stood at this day"
example: {programme: ecei-gold}
columns:
  - {name: sort, meaning_de: "group = die ganze Gruppe, initiative = eine Initiative, organisation = eine Organisation in mehreren", meaning_en: "group = the whole group, initiative = one initiative, organisation = an organisation in several"}
  - {name: id, meaning_de: "Kennung der Initiative oder Organisation, bei der Gruppe die des Programms", meaning_en: "id of the initiative or organisation, for the group that of the programme"}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: initiatives, meaning_de: "Zahl der Initiativen der Gruppe, bei einer Organisation die, in denen sie Mitglied ist", meaning_en: "number of initiatives in the group, of an organisation those it is a member of"}
  - {name: added_up, meaning_de: bekannte Mitgliedschaften zusammengezählt, meaning_en: known memberships added up}
  - {name: counted_once, meaning_de: "bekannte Organisationen, jede einmal gezählt; bei einer Initiative die, die nur dort Mitglied sind", meaning_en: "known organisations, each counted once; of an initiative those that are members only there"}
  - {name: twice, meaning_de: "der Unterschied: um so viel ist die Summe zu hoch", meaning_en: "the difference: the sum is too high by this"}
  - {name: stated, meaning_de: "Mitglieder aller Arten nach eigener Angabe, bei der Gruppe die Summe; leer = nicht bekannt", meaning_en: "members of all kinds as stated, for the group the sum; empty = not known"}
  - {name: stated_as_of, meaning_de: "Stand dieser Angabe", meaning_en: "date of that statement"}
  - {name: stated_by, meaning_de: "bei der Gruppe: wie viele Initiativen eine Zahl angeben", meaning_en: "for the group: how many initiatives state a number"}
  - {name: known_of_stated, meaning_de: "bei der Gruppe: bekannte Organisationen dieser Initiativen, jede einmal gezählt", meaning_en: "for the group: known organisations of these initiatives, each counted once"}
  - {name: without_members, meaning_de: "bei der Gruppe: wie viele Initiativen hier kein bekanntes Mitglied (der gewählten Art) haben", meaning_en: "for the group: how many initiatives have no member (of the kind chosen) known here"}
  - {name: others, meaning_de: "bei einer Organisation ihre Initiativen, bei einer Initiative die, mit denen sie Mitglieder teilt (mit shared = wie viele): id, name, shared, sources, confidence", meaning_en: "of an organisation its initiatives, of an initiative those it shares members with (shared = how many): id, name, shared, sources, confidence"}
  - {name: figures, meaning_de: "bei der Gruppe: veröffentlichte Zahlen zum Programm mit Einheit, Stand und Quellen", meaning_en: "for the group: published figures about the programme with unit, date and sources"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
  - {name: confidence, meaning_de: "Sicherheit: die schwächste der gezählten Angaben", meaning_en: "confidence: the weakest of what was counted"}
limit: 5000
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: programme
MATCH (p:Programme {id: $programme})
RETURN p.id AS id, p.name AS name
ORDER BY id

// statement: admissions
MATCH (p:Programme {id: $programme})<-[i:IN_PROGRAMME]-(c:Cluster)
WHERE $source IS NULL OR $source IN i.sources
RETURN c.id AS cluster, coalesce(i.status, 'unknown') AS status, i.since AS since,
       i.until AS until, i.sources AS sources, i.confidence AS confidence
ORDER BY cluster, i.key

// statement: figures
MATCH (f:Figure)-[:DESCRIBES]->(p:Programme {id: $programme})
RETURN f.id AS id, f.name AS metric, f.name_en AS metric_en, f.value AS value, f.unit AS unit,
       f.unit_en AS unit_en, f.as_of AS as_of, f.note AS note, f.sources AS sources, f.confidence AS confidence
ORDER BY id

// statement: clusters
UNWIND $ids AS id
MATCH (c:Cluster {id: id})
RETURN c.id AS id, c.name AS name, c.member_count AS member_count,
       c.member_count_as_of AS member_count_as_of, c.sources AS sources,
       c.confidence AS confidence
ORDER BY id

// statement: members
UNWIND $ids AS id
MATCH (c:Cluster {id: id})<-[m:MEMBER_OF|MANAGES]-(o:Organisation)
WHERE $kind IS NULL OR o.kind = $kind
RETURN c.id AS cluster, o.id AS id, o.name AS name, m.role AS role, m.since AS since,
       m.until AS until, m.sources AS sources, m.confidence AS confidence
ORDER BY cluster, id, m.key
