/*
name: introductions
title_de: Welche Bekanntschaften würden am meisten verbinden?
title_en: Which introductions would join most?
description_de: >-
  Paare von Initiativen, die zueinander passen (nahe Themen, oder sie ergänzen sich in einer Kette) und
  keine Verbindung haben, in der Reihenfolge, in der man sie bekannt machen sollte: Jede Zeile bringt
  nach den vorigen am meisten. Gemessen wird, wie kurz die Wege zwischen allen Paaren von Initiativen
  sind (Summe von 1 geteilt durch die Zahl der Schritte). Dazu: wie viele Paare neu verbunden und wie
  viele einander näher wären. Die Reihenfolge ist schrittweise gewählt; eine andere Auswahl gleicher Zahl
  kann zusammen etwas mehr bringen.
description_en: >-
  Pairs of initiatives that suit each other (close fields, or complementary in a chain) and have no tie,
  in the order in which to introduce them: each row brings most after those before it. Measured is how
  short the ways between all pairs of initiatives are (sum of 1 divided by the number of steps). Beside
  it: how many pairs would be newly joined and how many nearer to each other. The order is chosen step by
  step; another choice of the same number may bring a little more together.
asked_by: [policy, analyst, manager]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    description_de: nur Bekanntschaften dieser Initiative
    description_en: only introductions of this initiative
  - name: k
    type: integer
    default: 5
    minimum: 1
    maximum: 20
    description_de: Zahl der Bekanntschaften
    description_en: number of introductions
example: {k: 5}
columns:
  - {name: step, meaning_de: Schritt, meaning_en: step}
  - {name: a_id, meaning_de: "Kennung der ersten Initiative (die alphabetisch kleinere)", meaning_en: id of the first initiative (the smaller one)}
  - {name: a_name, meaning_de: Name der ersten Initiative, meaning_en: name of the first initiative}
  - {name: b_id, meaning_de: Kennung der zweiten Initiative, meaning_en: id of the second initiative}
  - {name: b_name, meaning_de: Name der zweiten Initiative, meaning_en: name of the second initiative}
  - {name: pairs_joined, meaning_de: "Paare von Initiativen, die neu verbunden wären", meaning_en: pairs of initiatives that would be newly joined}
  - {name: pairs_nearer, meaning_de: "schon verbundene Paare, deren Weg kürzer würde", meaning_en: "pairs already joined whose way would be shorter"}
  - {name: steps_before, meaning_de: "Schritte zwischen den beiden vorher, leer = nicht verbunden", meaning_en: "steps between the two before, empty = not joined"}
  - {name: gain, meaning_de: Gewinn an Nähe im ganzen Netz, meaning_en: gain of nearness in the whole network}
  - {name: efficiency, meaning_de: "Nähe im ganzen Netz danach, von 0 (niemand verbunden) bis 1 (alle direkt verbunden)", meaning_en: "nearness in the whole network afterwards, from 0 (nobody joined) to 1 (all joined directly)"}
  - {name: score, meaning_de: wie gut die beiden zueinander passen (wie in untied_pairs), meaning_en: how well the two suit each other (as in untied_pairs)}
  - {name: reasons, meaning_de: Begründung in deutschen Sätzen, meaning_en: reasons in German sentences}
  - {name: reasons_en, meaning_de: Begründung in englischen Sätzen, meaning_en: reasons in English sentences}
  - {name: distance_km, meaning_de: "Entfernung der Sitze in km, leer = ein Sitz ist nicht bekannt", meaning_en: "distance of the seats in km, empty = a seat is not known"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 20
*/

// kept: groups
// What ties initiatives, as in cluster_links: any two in a list are tied. Those of one thing are one
// row, because their pairs grow with the square of it.
MATCH (c:Cluster)<-[:MEMBER_OF|MANAGES]-(z:Organisation)
WITH z, collect(DISTINCT c.id) AS clusters
WHERE size(clusters) > 1
RETURN z.id AS id, clusters
ORDER BY id
UNION ALL
MATCH (c:Cluster)<-[:BELONGS_TO]-(z:Project)
WITH z, collect(DISTINCT c.id) AS clusters
WHERE size(clusters) > 1
RETURN z.id AS id, clusters
ORDER BY id
UNION ALL
MATCH (c:Cluster)-[:TOOK_PART_AT]->(z:Event)
WITH z, collect(DISTINCT c.id) AS clusters
WHERE size(clusters) > 1
RETURN z.id AS id, clusters
ORDER BY id
UNION ALL
MATCH (c:Cluster)-[:COOPERATES_WITH|PART_OF|SUCCESSOR_OF]->(b:Cluster)
RETURN c.id AS id, [c.id, b.id] AS clusters
ORDER BY id, clusters[1]

// kept: clusters
// The whole network: what a tie joins depends on all others.
MATCH (s:Source)
WITH max(s.retrieved_on) AS day
MATCH (c:Cluster)
RETURN c.id AS id, c.name AS name, c.kind AS kind, c.sources AS sources, day,
       [(c)-[:ABOUT]->(f:Field) | f.id] AS fields,
       [(c)-[:LOCATED_IN]->(r:Region)
         | [r.id, r.level, r.name, r.latitude, r.longitude]] AS regions,
       [(c)-[i:IN_PROGRAMME]->(p:Programme) WHERE p.level IS NULL OR p.level <> 'label'
         | [i.status, i.until]] AS funding,
       COUNT { (c)<-[:SUCCESSOR_OF]-(:Cluster) } AS successors,
       [(c)<-[m:MEMBER_OF|MANAGES]-(o:Organisation) | [o.id, m.role, m.since, m.until]] AS ties
ORDER BY id

// kept: hierarchy
MATCH (f:Field)
OPTIONAL MATCH (f)-[:BROADER]->(b:Field)
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, min(b.id) AS broader
ORDER BY id

// kept: chains
MATCH (s:Stage)-[:OF]->(v:ValueChain)
RETURN v.id AS chain, v.name AS chain_name, v.name_en AS chain_name_en, s.id AS stage,
       s.name AS name, s.name_en AS name_en, s.position AS position
ORDER BY chain, stage

// kept: activities
MATCH (day:Source)
WITH max(day.retrieved_on) AS day
MATCH (s:Stage)<-[a:ACTIVE_AT]-(o:Organisation)-[m:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN c.id AS cluster, o.id AS id, o.name AS name, m.role AS role, m.until AS until, day,
       s.id AS stage, a.product AS product, a.basis AS basis, a.sources AS sources,
       a.confidence AS confidence, m.sources AS member_sources,
       m.confidence AS member_confidence
ORDER BY cluster, stage, id, role
