/*
name: untied_pairs
title_de: Welche Initiativen passen zueinander und haben noch keinen Kontakt?
title_en: Which initiatives suit each other and have no contact yet?
description_de: >-
  Paare von Initiativen ohne jede bekannte Verbindung (auch keine frühere), die entweder an denselben
  Themen arbeiten oder sich in einer Wertschöpfungskette ergänzen: Jede hat Mitglieder an Stufen, an
  denen von der anderen keines bekannt ist. Beides und die Nähe der Sitze stehen getrennt; die Punktzahl
  fasst sie nach der Tabelle der Gewichte zusammen. Dazu: was jede Seite einbringen würde und über wen
  der Weg heute führt. Nicht gezeigt werden Initiativen, die eine andere fortführt, und Bündnisse, deren
  bekannte Förderung beendet ist.
description_en: >-
  Pairs of initiatives without any known tie (not even an earlier one) that either work in the same
  fields or complement each other in a value chain: each has members at stages where none of the other
  is known. Both and the nearness of the seats stand apart; the score joins them by the table of
  weights. Beside it: what each side would bring, and through whom the way leads today. Initiatives that
  another one carries on, and alliances whose known funding has ended, are not shown.
asked_by: [policy, manager, analyst]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    description_de: nur Paare mit dieser Initiative
    description_en: only pairs with this initiative
  - name: why
    type: text
    values: [fields, stages]
    description_de: "nur Paare mit nahen Themen (fields) oder solche, die sich in einer Kette ergänzen (stages)"
    description_en: only pairs close in field, or complementary in the stages of a chain
  - name: limit
    type: integer
    default: 20
    minimum: 1
    maximum: 100
    description_de: höchste Zahl der Paare
    description_en: greatest number of pairs
example: {cluster: cluster-elektromobilitaet-sued-west}
columns:
  - {name: a_id, meaning_de: "Kennung der ersten Initiative (die alphabetisch kleinere)", meaning_en: id of the first initiative (the smaller one)}
  - {name: a_name, meaning_de: Name der ersten Initiative, meaning_en: name of the first initiative}
  - {name: b_id, meaning_de: Kennung der zweiten Initiative, meaning_en: id of the second initiative}
  - {name: b_name, meaning_de: Name der zweiten Initiative, meaning_en: name of the second initiative}
  - {name: score, meaning_de: "Punktzahl von 0 bis 1 aus Themen, Stufen und Nähe", meaning_en: "score from 0 to 1 of fields, stages and nearness"}
  - {name: reasons, meaning_de: Begründung in deutschen Sätzen, meaning_en: reasons in German sentences}
  - {name: reasons_en, meaning_de: Begründung in englischen Sätzen, meaning_en: reasons in English sentences}
  - {name: fields, meaning_de: "Ähnlichkeit der Themen von 0 bis 1, leer = von einer Seite ist keines bekannt", meaning_en: "similarity of the fields from 0 to 1, empty = none is known of one side"}
  - {name: fields_shared, meaning_de: "gleiche Themen: id, name, name_en", meaning_en: "equal fields: id, name, name_en"}
  - {name: stages, meaning_de: "Ergänzung in der besten gemeinsamen Kette von 0 bis 1, leer = von einer Seite ist keine Stufe bekannt", meaning_en: "how far they complement each other in the best common chain, from 0 to 1, empty = no stage is known of one side"}
  - {name: chain, meaning_de: "diese Kette: id, name, name_en", meaning_en: "that chain: id, name, name_en"}
  - {name: distance_km, meaning_de: "Entfernung der Sitze in km (Luftlinie), leer = ein Sitz ist nicht bekannt", meaning_en: "distance of the seats in km (as the crow flies), empty = a seat is not known"}
  - {name: same_land, meaning_de: "im selben Land, leer = nicht bekannt", meaning_en: "in the same Land, empty = not known"}
  - {name: brings_a, meaning_de: "was die erste einbringt: fields (Themen, die der anderen fehlen) und stages (Stufen, an denen von der anderen niemand bekannt ist) mit organisations, product, basis, sources, confidence", meaning_en: "what the first brings: fields the other lacks, and stages where none of the other is known, with organisations, product, basis, sources, confidence"}
  - {name: brings_b, meaning_de: was die zweite einbringt, meaning_en: what the second brings}
  - {name: members_known_a, meaning_de: "bekannte Mitglieder der ersten Initiative, ohne die bloße Geschäftsstelle", meaning_en: "known members of the first initiative, without who only runs the office"}
  - {name: members_known_b, meaning_de: "bekannte Mitglieder der zweiten Initiative, ohne die bloße Geschäftsstelle", meaning_en: "known members of the second initiative, without who only runs the office"}
  - {name: steps, meaning_de: "Schritte des kürzesten Weges heute, leer = kein Weg von höchstens 5 Schritten ist bekannt", meaning_en: "steps of the shortest way today, empty = no way of at most 5 steps is known"}
  - {name: path, meaning_de: "der Weg: from_id, from_label, from_name, tie, role, to_id, to_label, to_name, since, until, sources, confidence", meaning_en: "the way: from_id, from_label, from_name, tie, role, to_id, to_label, to_name, since, until, sources, confidence"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 100
*/

// statement: tied
// With a cluster: every kind of tie of it, as in cluster_links.
MATCH (:Cluster {id: $cluster})<-[:MEMBER_OF|MANAGES]-(:Organisation)
      -[:MEMBER_OF|MANAGES]->(b:Cluster)
RETURN b.id AS id, [$cluster, b.id] AS clusters
ORDER BY id
UNION
MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(:Project)-[:BELONGS_TO]->(b:Cluster)
RETURN b.id AS id, [$cluster, b.id] AS clusters
ORDER BY id
UNION
MATCH (:Cluster {id: $cluster})-[:TOOK_PART_AT]->(:Event)<-[:TOOK_PART_AT]-(b:Cluster)
RETURN b.id AS id, [$cluster, b.id] AS clusters
ORDER BY id
UNION
MATCH (:Cluster {id: $cluster})-[:COOPERATES_WITH|PART_OF|SUCCESSOR_OF]-(b:Cluster)
RETURN b.id AS id, [$cluster, b.id] AS clusters
ORDER BY id

// statement: groups
// Without a cluster: what ties initiatives, as in cluster_links: any two in a list are tied. Those of one thing are one
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

// statement: around
// What lies beside the neighbours of both ends of the pairs that are shown: ways of up to four steps.
// As one list, because thousands of rows take longer.
UNWIND $ends AS end
MATCH (c:Cluster {id: end})
      -[:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(x)
WITH DISTINCT x
MATCH (x)-[:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(y)
WITH x.id AS id, collect(y.id) AS next
RETURN collect([id, next]) AS beside
ORDER BY beside

// statement: farther
// One step more from one end of the pairs that have not met so far: ways of five steps.
UNWIND $starts AS start
MATCH (c:Cluster {id: start})
      -[:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(x)
WITH DISTINCT x
MATCH (x)-[:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(y)
WITH DISTINCT y
MATCH (y)-[:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(z)
WITH y.id AS id, collect(z.id) AS next
RETURN collect([id, next]) AS beside
ORDER BY beside

// statement: paths
// The ties of the shortest ways; of several between two things the first by kind and key.
UNWIND $ways AS way
MATCH (a:Cluster {id: way[0]})
      -[r1:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(n1 {id: way[1]})
MATCH (n1)
      -[r2:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(n2 {id: way[2]})
OPTIONAL MATCH (n2)
      -[r3:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(n3 {id: way[3]})
OPTIONAL MATCH (n3)
      -[r4:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(n4 {id: way[4]})
OPTIONAL MATCH (n4)
      -[r5:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]-(n5 {id: way[5]})
WITH way, [n IN [a, n1, n2, n3, n4, n5] WHERE n IS NOT NULL] AS stops,
  [r IN [r1, r2, r3, r4, r5] WHERE r IS NOT NULL] AS ties
WITH way, stops, ties, reduce(tie_way = '', r IN ties | tie_way + type(r) + ' ' + r.key + ' ') AS tie_way
ORDER BY tie_way
WITH way, collect({stops: stops, ties: ties})[0] AS chain
UNWIND range(0, size(chain.ties) - 1) AS i
WITH way, i, chain.stops[i] AS x, chain.ties[i] AS r, chain.stops[i + 1] AS y
RETURN way[0] AS a, way[-1] AS b, i + 1 AS step, x.id AS from_id, labels(x)[0] AS from_label,
  x.name AS from_name, type(r) AS tie, coalesce(r.role, r.kind) AS role, y.id AS to_id,
  labels(y)[0] AS to_label, y.name AS to_name,
  coalesce(r.since, r.start, CASE WHEN x:Project THEN x.start WHEN y:Project THEN y.start END) AS since,
  coalesce(r.until, r.end, CASE WHEN x:Project THEN x.end WHEN y:Project THEN y.end END) AS until,
  r.sources AS sources, r.confidence AS confidence
ORDER BY a, b, step
