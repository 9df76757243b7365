/*
name: chain_coverage
title_de: Was deckt ein Cluster von einer Wertschöpfungskette ab?
title_en: What does a cluster cover of a value chain?
description_de: >-
  Jede Stufe der Kette mit den Mitgliedern, die dort etwas herstellen oder leisten. Abgedeckt heißt,
  dass Quellen für mindestens zwei Organisationen ein Produkt nennen; dünn heißt, dass es weniger sind
  oder wir die Stufe selbst zugeordnet haben. Leer heißt eine Stufe nur, wenn mindestens die Hälfte der
  angegebenen Mitglieder bekannt ist, sonst ist sie unbekannt. Mitglieder von Teilen einer
  Dachorganisation zählen mit und sind gekennzeichnet.
description_en: >-
  Every stage of the chain with the members that make or do something there. Covered means that sources
  name a product for at least two organisations; thin means fewer, or a stage that we classified
  ourselves. A stage is called empty only when at least half of the stated members are known, else it is
  unknown. Members of parts of an umbrella count as well and are marked.
asked_by: [manager, policy]
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
    required: true
    description_de: Kennung der Wertschöpfungskette
    description_en: id of the value chain
example: {cluster: cluster-elektromobilitaet-sued-west, chain: batterie}
columns:
  - {name: stage, meaning_de: Kennung der Stufe, meaning_en: id of the stage}
  - {name: name, meaning_de: Name der Stufe, meaning_en: German name of the stage}
  - {name: name_en, meaning_de: englischer Name der Stufe, meaning_en: English name of the stage}
  - {name: position, meaning_de: "Platz in der Kette, 1 = Endprodukt; parallele Stufen teilen sich einen Platz", meaning_en: "place in the chain, 1 = end product; parallel stages share a place"}
  - {name: tier, meaning_de: "Rang (OEM, 1 bis 4 oder übergreifend), leer = nicht bekannt", meaning_en: "tier (OEM, 1 to 4 or cross), empty = not known"}
  - {name: definition, meaning_de: Erklärung der Stufe in einem Satz, meaning_en: the stage explained in one German sentence}
  - {name: rest, meaning_de: Stufe für Zulieferer ohne benanntes Teil; sie ist keine Lücke, meaning_en: stage for suppliers whose part is not named; it is no gap}
  - {name: state, meaning_de: "covered = abgedeckt, thin = dünn, empty = leer, unknown = unbekannt, rest = Reststufe", meaning_en: "covered, thin, empty, unknown or rest"}
  - {name: share_known, meaning_de: "bekannte Mitglieder geteilt durch die angegebene Zahl, leer = keine Zahl angegeben", meaning_en: "known members divided by the stated number, empty = none stated"}
  - {name: known_members, meaning_de: bekannte eigene Mitglieder des Clusters, meaning_en: known members of the cluster itself}
  - {name: stated_members, meaning_de: "Mitgliederzahl, die der Cluster selbst angibt", meaning_en: number of members the cluster itself states}
  - {name: stated_as_of, meaning_de: Stand dieser Zahl, meaning_en: date of that number}
  - {name: organisations, meaning_de: "Mitglieder auf dieser Stufe: id, name, kind, product, basis, via (Teil, über den sie gehören), sources, confidence", meaning_en: "members at the stage: id, name, kind, product, basis, via (part through which they belong), sources, confidence"}
  - {name: needs, meaning_de: "Kompetenzen, die die Stufe braucht: id, name, plain", meaning_en: "competences the stage needs: id, name, plain"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
*/

// statement: today
// The day of the newest source: ties that ended before it are over.
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
OPTIONAL MATCH (p:Cluster)-[:PART_OF*1..3]->(c)
WITH c, collect(DISTINCT p) AS parts
UNWIND [c] + parts AS via
MATCH (o:Organisation)-[m:MEMBER_OF|MANAGES]->(via)
RETURN o.id AS id, o.name AS name, o.kind AS kind, via.id AS via, via.name AS via_name,
       m.role AS role, m.until AS until, m.sources AS sources, m.confidence AS confidence
ORDER BY id, via, role

// statement: stages
MATCH (v:ValueChain {id: $chain})<-[:OF]-(s:Stage)
RETURN v.id AS chain, s.id AS stage, s.name AS name, s.name_en AS name_en, s.position AS position,
       s.tier AS tier, s.definition AS definition, s.sources AS sources
ORDER BY position, stage

// statement: needs
MATCH (:ValueChain {id: $chain})<-[:OF]-(s:Stage)-[n:NEEDS]->(k:Competence)
RETURN s.id AS stage, k.id AS id, k.name AS name, k.plain AS plain
ORDER BY stage, name, id

// statement: activities
UNWIND $organisations AS organisation
MATCH (o:Organisation {id: organisation})-[a:ACTIVE_AT]->(s:Stage)-[:OF]->(:ValueChain {id: $chain})
RETURN o.id AS id, o.name AS name, s.id AS stage, a.product AS product, a.basis AS basis,
       a.sources AS sources, a.confidence AS confidence
ORDER BY stage, id
