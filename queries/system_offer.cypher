/*
name: system_offer
title_de: Mit welchen Mitgliedern lässt sich ein Systemangebot machen?
title_en: With which members can a system offer be made?
description_de: >-
  Die kleinste Gruppe von Mitgliedern, die zusammen alle gewünschten Stufen besetzt, und was ungedeckt
  bleibt. Gewünscht sind die genannten Stufen oder alle Stufen einer Kette (ohne Reststufen). Bis zu 20
  besetzte Stufen ist die Gruppe sicher die kleinste; darüber ist sie schrittweise gewählt und höchstens
  um den genannten Faktor größer. Gibt es mehrere kleinste Gruppen, gilt die, deren Kennungen
  alphabetisch zuerst kommen; wer für ein Mitglied einspringen könnte, steht dabei. Mitglieder an
  derselben Stufe können im Wettbewerb stehen: Prüfen Sie, wer mit wem anbietet.
  Auch die Geschäftsstelle kann dazugehören, wo sie selbst an einer Stufe tätig ist.
description_en: >-
  The smallest group of members that together holds all wanted stages, and what stays uncovered. Wanted
  are the stages named or all stages of a chain (without rests). Up to 20 held stages the group is
  certainly the smallest; beyond that it is chosen step by step and at most by the stated factor larger.
  Of several smallest groups the one whose ids come first alphabetically counts; who could stand in for a
  member is named. Members at the same stage may be competitors: check who offers together with whom.
  The office may belong to it as well where it is active at a stage itself.
asked_by: [manager]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    required: true
    description_de: Kennung des Clusters
    description_en: id of the cluster
  - name: chain
    type: id
    labels: [ValueChain]
    description_de: alle Stufen dieser Kette
    description_en: all stages of this chain
  - name: stages
    type: ids
    labels: [Stage]
    description_de: "oder: diese Stufen, durch Komma getrennt"
    description_en: "or: these stages, separated by commas"
  - name: documented
    type: boolean
    default: false
    description_de: "nur Tätigkeiten, deren Produkt eine Quelle nennt"
    description_en: only activities whose product a source names
example: {cluster: cluster-elektromobilitaet-sued-west, chain: batterie}
columns:
  - {name: sort, meaning_de: "member = Mitglied der Gruppe, uncovered = ungedeckte Stufe", meaning_en: "member = member of the group, uncovered = stage that stays uncovered"}
  - {name: id, meaning_de: Kennung der Organisation oder der ungedeckten Stufe, meaning_en: id of the organisation or of the uncovered stage}
  - {name: name, meaning_de: Name, meaning_en: name (of a stage in German)}
  - {name: name_en, meaning_de: "englischer Name, nur bei Stufen", meaning_en: "English name, only of stages"}
  - {name: kind, meaning_de: "Art der Organisation, leer bei Stufen", meaning_en: "kind of organisation, empty for stages"}
  - {name: stages, meaning_de: "gewünschte Stufen, die das Mitglied besetzt: id, name, name_en, chain, product, basis, sources, confidence", meaning_en: "wanted stages the member holds: id, name, name_en, chain, product, basis, sources, confidence"}
  - {name: needed_for, meaning_de: "Kennungen der Stufen, die in der Gruppe nur dieses Mitglied besetzt", meaning_en: ids of the stages that only this member of the group holds}
  - {name: stand_ins, meaning_de: "Mitglieder, die alle diese Stufen auch besetzen: id, name", meaning_en: "members that hold all of these stages as well: id, name"}
  - {name: state, meaning_de: "bei ungedeckten Stufen: empty = leer, unknown = unbekannt (zu wenige Mitglieder sind bekannt)", meaning_en: "of uncovered stages: empty, or unknown (too few members are known)"}
  - {name: via, meaning_de: "Teil des Clusters, über den das Mitglied gehört", meaning_en: part of the cluster through which the member belongs}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 500
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: cluster
MATCH (c:Cluster {id: $cluster})
RETURN c.id AS id, c.name AS name, c.member_count AS member_count,
       c.member_count_as_of AS member_count_as_of, c.sources AS sources
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
       m.role AS role, m.until AS until, m.sources AS sources, m.confidence AS confidence
ORDER BY id, via, role

// statement: of_chain
MATCH (v:ValueChain {id: $chain})<-[:OF]-(s:Stage)
RETURN s.id AS stage
ORDER BY stage

// statement: wanted
UNWIND $wanted AS stage
MATCH (s:Stage {id: stage})-[:OF]->(v:ValueChain)
RETURN v.id AS chain, s.id AS stage, s.name AS name, s.name_en AS name_en,
       s.position AS position, s.tier AS tier, s.sources AS sources
ORDER BY chain, position, stage

// statement: activities
UNWIND $wanted AS stage
MATCH (s:Stage {id: stage})<-[a:ACTIVE_AT]-(o:Organisation)
RETURN o.id AS id, o.name AS name, s.id AS stage, a.product AS product, a.basis AS basis,
       a.sources AS sources, a.confidence AS confidence
ORDER BY stage, id, product
