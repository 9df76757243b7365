/*
name: hierarchy
title_de: Wer gehört zu wem, und wer führt wen?
title_en: Who is part of whom, and who manages whom?
description_de: >-
  Initiativen von Initiativen: jede Zugehörigkeit mit Ebene, dazu wer jede Initiative führt oder leitet.
  Mit der Kennung einer Initiative: wer sie führt oder leitet, und alles über und unter ihr, bis zu vier
  Ebenen. Mit der Kennung einer
  Organisation: die Initiativen, die sie führt, leitet oder in einer anderen Rolle begleitet, und was zu
  diesen gehört. Ohne Kennung: alle Dachorganisationen mit ihren Teilen und alle Organisationen, die
  mehrere Initiativen führen.
description_en: >-
  Initiatives of initiatives: every part with its level, and who manages or leads each. With the id of an
  initiative: who manages or leads it, and all above and below it, up to four levels. With the id of an organisation: the initiatives
  it manages, leads or accompanies in another role, and what is part of these. Without an id: all
  umbrellas with their parts, and all organisations that manage several initiatives.
asked_by: [analyst, policy]
parameters:
  - name: id
    type: id
    labels: [Cluster, Organisation]
    description_de: Kennung einer Initiative oder einer Organisation
    description_en: id of an initiative or an organisation
example: {id: wachstumsregion-ems-achse}
columns:
  - {name: level, meaning_de: "Ebene: 0 = direkt unter dem Ding an der Spitze, dann 1, 2 …; mit der Kennung einer Initiative sind Zeilen über ihr negativ (-1 = direkt über ihr)", meaning_en: "level: 0 = directly below the thing on top, then 1, 2 …; with the id of an initiative rows above it are negative (-1 = directly above it)"}
  - {name: parent_id, meaning_de: Kennung des Oberen, meaning_en: id of the upper one}
  - {name: parent_label, meaning_de: "Cluster = Initiative, Organisation", meaning_en: Cluster or Organisation}
  - {name: parent_name, meaning_de: Name des Oberen, meaning_en: name of the upper one}
  - {name: tie, meaning_de: "PART_OF = ist Teil von, MANAGES = wird geführt oder geleitet von, MEMBER_OF = wird begleitet von", meaning_en: "PART_OF = is part of, MANAGES = is managed or led by, MEMBER_OF = is accompanied by"}
  - {name: role, meaning_de: "Rolle der Organisation, leer bei Zugehörigkeit", meaning_en: "role of the organisation, empty for a part"}
  - {name: what, meaning_de: "Bemerkung der Quelle, etwa „berät das Cluster“", meaning_en: "remark of the source"}
  - {name: id, meaning_de: Kennung der unteren Initiative, meaning_en: id of the lower initiative}
  - {name: name, meaning_de: Name der unteren Initiative, meaning_en: name of the lower initiative}
  - {name: kind, meaning_de: Art der Initiative, meaning_en: kind of initiative}
  - {name: managed_by, meaning_de: "wer die untere Initiative führt oder leitet, leer = nicht bekannt: id, name, role, since, until, sources, confidence", meaning_en: "who manages or leads the lower initiative, empty = not known: id, name, role, since, until, sources, confidence"}
  - {name: since, meaning_de: "seit, leer = nicht bekannt", meaning_en: "since, empty = not known"}
  - {name: until, meaning_de: "bis, leer = nicht bekannt", meaning_en: "until, empty = not known"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 1000
*/

// statement: label
MATCH (n:Cluster|Organisation {id: $id})
RETURN labels(n)[0] AS label
ORDER BY label

// statement: tops
// Without an id: umbrellas that are part of nothing, and who manages several initiatives.
MATCH (top:Cluster)<-[:PART_OF]-(:Cluster)
WHERE NOT (top)-[:PART_OF]->(:Cluster)
RETURN DISTINCT top.id AS id, 'Cluster' AS label
ORDER BY id
UNION
MATCH (top:Organisation)-[:MANAGES]->(c:Cluster)
WITH top, count(DISTINCT c) AS managed
WHERE managed > 1
RETURN top.id AS id, 'Organisation' AS label
ORDER BY id

// statement: bodies
// The initiatives of organisations; without an id only those they manage.
UNWIND $organisations AS organisation
MATCH (o:Organisation {id: organisation})-[m:MEMBER_OF|MANAGES]->(c:Cluster)
WHERE NOT $managed OR type(m) = 'MANAGES'
RETURN o.id AS parent, 'Organisation' AS parent_label, o.name AS parent_name, type(m) AS tie,
       m.role AS role, m.note AS what, c.id AS id, c.name AS name, c.kind AS kind,
       m.since AS since, m.until AS until, m.sources AS sources, m.confidence AS confidence
ORDER BY parent, id, tie, role

// statement: below
UNWIND $clusters AS top
MATCH (:Cluster {id: top})<-[:PART_OF*0..3]-(p:Cluster)
WITH DISTINCT p
MATCH (p)<-[r:PART_OF]-(c:Cluster)
RETURN p.id AS parent, 'Cluster' AS parent_label, p.name AS parent_name, 'PART_OF' AS tie,
       null AS role, r.what AS what, c.id AS id, c.name AS name, c.kind AS kind,
       r.since AS since, r.until AS until, r.sources AS sources, r.confidence AS confidence
ORDER BY parent, id, what

// statement: above
MATCH (:Cluster {id: $id})-[:PART_OF*0..3]->(c:Cluster)
WITH DISTINCT c
MATCH (c)-[r:PART_OF]->(p:Cluster)
RETURN p.id AS parent, 'Cluster' AS parent_label, p.name AS parent_name, 'PART_OF' AS tie,
       null AS role, r.what AS what, c.id AS id, c.name AS name, c.kind AS kind,
       r.since AS since, r.until AS until, r.sources AS sources, r.confidence AS confidence
ORDER BY parent, id, what

// statement: managed
UNWIND $shown AS cluster
MATCH (c:Cluster {id: cluster})<-[m:MANAGES]-(o:Organisation)
RETURN c.id AS cluster, c.name AS cluster_name, c.kind AS kind, o.id AS id, o.name AS name,
       m.role AS role, m.note AS what, m.since AS since, m.until AS until, m.sources AS sources,
       m.confidence AS confidence
ORDER BY cluster, id, role
