/*
name: chain_gaps
title_de: Welche Stufen einer Wertschöpfungskette sind offen, und wer könnte sie besetzen?
title_en: Which stages of a value chain are open, and who could fill them?
description_de: >-
  Die leeren, dünnen und unbekannten Stufen einer Kette für einen Cluster oder eine Region. Leer heißt
  eine Stufe nur, wenn mindestens die Hälfte der angegebenen Mitglieder bekannt ist; sonst ist sie
  unbekannt. Zu jeder Stufe stehen Organisationen von außen, die dort etwas herstellen: zuerst die, deren
  Produkt eine Quelle nennt, unter gleich gut belegten die nächste. Für eine Region sind alle
  Organisationen mit Sitz dort die bekannten; wie viele es wirklich sind, ist nicht bekannt, daher heißt
  dort keine Stufe leer. Reststufen für Zulieferer ohne benanntes Teil sind keine Lücken.
description_en: >-
  The empty, thin and unknown stages of a chain for a cluster or a region. A stage is called empty only
  when at least half of the stated members are known; else it is unknown. Each stage comes with
  organisations from outside that make something there: first those whose product a source names, the
  nearest first among equally documented ones. For a region all organisations with a seat there are the
  known ones; how many there really are is not known, so no stage is called empty there. Rest stages for
  suppliers whose part is not named are no gaps.
asked_by: [manager, policy, analyst]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    description_de: "Kennung des Clusters; entweder Cluster oder Region"
    description_en: "id of the cluster; either a cluster or a region"
  - name: region
    type: id
    labels: [Region]
    description_de: "Kennung der Region: Ort, Land oder Staat"
    description_en: "id of the region: town, Land or country"
  - name: chain
    type: id
    labels: [ValueChain]
    required: true
    description_de: Kennung der Wertschöpfungskette
    description_en: id of the value chain
  - name: k
    type: integer
    default: 5
    minimum: 0
    maximum: 50
    description_de: so viele Organisationen je Stufe höchstens
    description_en: at most this many organisations a stage
  - name: as_of
    type: date
    description_de: "Stand: nur Mitgliedschaften und gemeinsame Arbeit, die an diesem Tag bestanden"
    description_en: "as of: only memberships and joint work that stood at that day"
example: {cluster: cluster-elektromobilitaet-sued-west, chain: batterie}
columns:
  - {name: stage, meaning_de: Kennung der Stufe, meaning_en: id of the stage}
  - {name: name, meaning_de: Name der Stufe, meaning_en: German name of the stage}
  - {name: name_en, meaning_de: englischer Name der Stufe, meaning_en: English name of the stage}
  - {name: position, meaning_de: "Platz in der Kette, 1 = Endprodukt", meaning_en: "place in the chain, 1 = end product"}
  - {name: tier, meaning_de: "Rang (OEM, 1 bis 4 oder übergreifend), leer = nicht bekannt", meaning_en: "tier (OEM, 1 to 4 or cross), empty = not known"}
  - {name: definition, meaning_de: Erklärung der Stufe in einem Satz, meaning_en: the stage explained in one German sentence}
  - {name: definition_en, meaning_de: "dasselbe auf Englisch, leer = nicht übersetzt", meaning_en: "the stage explained in one sentence, empty = not translated"}
  - {name: state, meaning_de: "empty = leer, unknown = unbekannt, thin = dünn", meaning_en: "empty, unknown or thin"}
  - {name: certainty, meaning_de: "Anteil der bekannten an den angegebenen Mitgliedern, 0 bis 1; leer = Zahl nicht angegeben", meaning_en: "share of known members in the stated ones, 0 to 1; empty = number not stated"}
  - {name: known_members, meaning_de: "bekannte Mitglieder des Clusters, ohne die bloße Geschäftsstelle; bei einer Region bekannte Organisationen dort", meaning_en: "known members of the cluster, without who only runs the office; for a region known organisations there"}
  - {name: stated_members, meaning_de: "Mitgliederzahl, die der Cluster angibt, leer = keine", meaning_en: "number of members the cluster states, empty = none"}
  - {name: stated_as_of, meaning_de: Stand dieser Zahl, meaning_en: date of that number}
  - {name: organisations, meaning_de: "wer die dünne Stufe heute besetzt: id, name, kind, product, basis, via, office (führt dort nur die Geschäftsstelle), sources, confidence", meaning_en: "who holds the thin stage today: id, name, kind, product, basis, via, office (only runs the office there), sources, confidence"}
  - {name: near_by, meaning_de: "wer dort tätig und anders verbunden ist, etwa Projektpartner: id, name, product, basis, sources, confidence", meaning_en: "who is active there and tied in another way, such as project partners: id, name, product, basis, sources, confidence"}
  - {name: candidates, meaning_de: "Organisationen von außen: id, name, kind, city, distance_km (zum Sitz des Clusters oder zum nächsten Ort der Region, leer = nicht bekannt), product, basis, works_with (Mitglieder, mit denen sie schon arbeitet, und wo), competes, reasons, reasons_en, sources, confidence", meaning_en: "organisations from outside: id, name, kind, city, distance_km (to the seat of the cluster or the nearest town of the region, empty = not known), product, basis, works_with (members it works with already, and where), competes, reasons, reasons_en, sources, confidence"}
  - {name: needs, meaning_de: "Kompetenzen, die die Stufe braucht: id, name, name_en, plain (ein Satz für Fachfremde), plain_en, sources", meaning_en: "competences the stage needs: id, name, name_en, plain (a German sentence for outsiders), plain_en, sources"}
  - {name: candidates_known, meaning_de: Zahl aller bekannten Organisationen von außen auf der Stufe, meaning_en: number of all known organisations from outside at the stage}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 200
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: cluster
MATCH (c:Cluster {id: $cluster})
RETURN c.id AS id, c.name AS name, c.member_count AS member_count,
       c.member_count_as_of AS member_count_as_of, c.sources AS sources,
       [(c)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats
ORDER BY id

// statement: figures
MATCH (c:Cluster {id: $cluster})<-[:DESCRIBES]-(f:Figure)
RETURN f.id AS id, f.name AS metric, f.value AS value, f.as_of AS as_of, f.sources AS sources
ORDER BY id

// statement: members
MATCH (c:Cluster {id: $cluster})
OPTIONAL MATCH (c)<-[:PART_OF*1..3]-(p:Cluster)
WITH c, collect(DISTINCT p) AS parts
UNWIND [c] + parts AS via
MATCH (via)<-[m:MEMBER_OF|MANAGES]-(o:Organisation)
RETURN o.id AS id, o.name AS name, o.kind AS kind, via.id AS via, via.name AS via_name,
       m.role AS role, m.since AS since, m.until AS until, m.sources AS sources,
       m.confidence AS confidence
ORDER BY id, via, role

// statement: region
// The region with its towns: what nearness is measured from.
MATCH (r:Region {id: $region})
OPTIONAL MATCH (r)<-[:WITHIN*0..2]-(t:Region {level: 'municipality'})
RETURN r.id AS id, r.name AS name, r.level AS level, r.sources AS sources,
       collect([t.latitude, t.longitude]) AS seats
ORDER BY id

// statement: inside
// A tie of a place is no membership: nobody leaves a region on a known day.
MATCH (r:Region {id: $region})<-[:WITHIN*0..2]-(place:Region)<-[l:LOCATED_IN]-(o:Organisation)
WITH r, o, collect(l.sources) AS lists, collect(l.confidence) AS confidences
RETURN o.id AS id, o.name AS name, o.kind AS kind, r.id AS via, r.name AS via_name,
       null AS role, null AS since, null AS until,
       reduce(all_of = [], list IN lists | all_of + list) AS sources,
       confidences[0] AS confidence
ORDER BY id

// statement: tied
// Tied besides the members: partners in its projects, and parts or parents of members.
MATCH (c:Cluster {id: $cluster})
OPTIONAL MATCH (c)<-[:PART_OF*1..3]-(p:Cluster)
WITH c, collect(DISTINCT p) AS parts
UNWIND [c] + parts AS own
MATCH (own)<-[:BELONGS_TO]-(:Project)<-[:TAKES_PART_IN]-(o:Organisation)
RETURN o.id AS id
ORDER BY id
UNION
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF|MANAGES]-(:Organisation)-[:PART_OF]-(o:Organisation)
RETURN o.id AS id
ORDER BY id

// statement: stages
MATCH (v:ValueChain {id: $chain})<-[:OF]-(s:Stage)
RETURN v.id AS chain, s.id AS stage, s.name AS name, s.name_en AS name_en, s.position AS position,
       s.tier AS tier, s.definition AS definition, s.definition_en AS definition_en,
       s.sources AS sources
ORDER BY position, stage

// statement: needs
MATCH (:ValueChain {id: $chain})<-[:OF]-(s:Stage)-[n:NEEDS]->(k:Competence)
RETURN s.id AS stage, k.id AS id, k.name AS name, k.name_en AS name_en, k.plain AS plain,
       k.plain_en AS plain_en, n.sources AS sources
ORDER BY stage, name, id

// statement: active
// Everybody in the chain: members tell which stages are held, the others are the candidates.
MATCH (:ValueChain {id: $chain})<-[:OF]-(s:Stage)<-[a:ACTIVE_AT]-(o:Organisation)
RETURN o.id AS id, o.name AS name, s.id AS stage, a.product AS product, a.basis AS basis,
       a.sources AS sources, a.confidence AS confidence
ORDER BY stage, id

// statement: candidates
UNWIND $candidates AS candidate
MATCH (o:Organisation {id: candidate})
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.city AS city, o.sources AS sources,
       COLLECT { MATCH (o)-[:LOCATED_IN]->(p:Region) RETURN p.level ORDER BY p.level } AS levels,
       [(o)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats
ORDER BY id

// statement: meeting
// Where candidates and members meet: projects and other initiatives, with all who take part.
UNWIND $candidates AS candidate
MATCH (:Organisation {id: candidate})-[:TAKES_PART_IN|MEMBER_OF|MANAGES]->(z)
WITH DISTINCT z
WHERE NOT z.id IN $own
MATCH (z)<-[t:TAKES_PART_IN|MEMBER_OF|MANAGES]-(o:Organisation)
RETURN z.id AS id, labels(z)[0] AS label, z.name AS name, z.member_count AS stated,
       collect([o.id, t.sources, t.confidence, coalesce(t.since, t.start, z.start),
                coalesce(t.until, t.end, z.end)]) AS taking_part
ORDER BY label, id
