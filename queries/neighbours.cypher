/*
name: neighbours
title_de: Nachbarn eines Dings
title_en: Neighbours of a thing
description_de: >-
  Das Netz rund um ein Ding, fertig zum Zeichnen: erst jede Beziehung zwischen ihm und den
  gezeigten Nachbarn, dann jede Beziehung der Nachbarn untereinander, eine Zeile je Beziehung. Die
  stärksten Nachbarn zuerst: nach der Zahl der Beziehungen zur Mitte, dann nach deren Art (Leitung
  vor Mitgliedschaft, Zusammenarbeit, Projekt, Programm, Stufe, Thema, Ort), dann nach Kennung.
  Was nicht gezeigt wird, nennt ein Hinweis mit Zahlen.
description_en: >-
  The network around a thing, ready for drawing: first every tie between it and the neighbours
  shown, then every tie among these, one row per tie. Strongest neighbours first: by the number of
  ties to the centre, then by their type (managing before membership, cooperation, project,
  programme, stage, field, place), then by id. A notice counts what is left out.
asked_by: [analyst, manager, policy]
parameters:
  - name: id
    type: id
    required: true
    labels: [Cluster, Organisation, Project, Programme, ValueChain, Stage, Field, Competence, Region, Event]
    description_de: Kennung des Dings in der Mitte
    description_en: id of the thing in the centre
  - name: kind
    type: text
    values: [Cluster, Organisation, Project, Programme, ValueChain, Stage, Field, Competence, Region, Event]
    description_de: "Art des Dings, wo eine Kennung mehrmals vorkommt"
    description_en: label of the thing where an id exists under several
  - name: limit
    type: integer
    default: 60
    minimum: 1
    maximum: 300
    description_de: höchstens so viele Nachbarn
    description_en: at most this many neighbours
  - name: as_of
    type: date
    description_de: "das Netz an diesem Tag (Jahr, Monat oder Tag): nur was damals bestand; leer: alles Bekannte"
    description_en: "the network on that day (year, month or day): only what stood then; empty: all that is known"
columns:
  - {name: id, meaning_de: "Kennung des Nachbarn; unter Nachbarn: Anfang der Beziehung", meaning_en: "id of the neighbour; among neighbours: start of the tie"}
  - {name: label, meaning_de: seine Art, meaning_en: its label}
  - {name: name, meaning_de: sein Name, meaning_en: its name}
  - {name: name_en, meaning_de: "sein englischer Name, wo es einen gibt", meaning_en: "its English name, where it has one"}
  - {name: kind, meaning_de: "nähere Art, etwa company", meaning_en: "kind, such as company"}
  - {name: x, meaning_de: seine Lage im gezeichneten Netz, meaning_en: its place in the drawn network}
  - {name: y, meaning_de: seine Lage im gezeichneten Netz, meaning_en: its place in the drawn network}
  - {name: other_id, meaning_de: "Kennung der Mitte; unter Nachbarn: Ende der Beziehung", meaning_en: "id of the centre; among neighbours: end of the tie"}
  - {name: other_label, meaning_de: seine Art, meaning_en: its label}
  - {name: other_name, meaning_de: sein Name, meaning_en: its name}
  - {name: other_name_en, meaning_de: "sein englischer Name, wo es einen gibt", meaning_en: "its English name, where it has one"}
  - {name: other_kind, meaning_de: nähere Art, meaning_en: its kind}
  - {name: other_x, meaning_de: seine Lage im gezeichneten Netz, meaning_en: its place in the drawn network}
  - {name: other_y, meaning_de: seine Lage im gezeichneten Netz, meaning_en: its place in the drawn network}
  - {name: tie, meaning_de: Beziehung, meaning_en: relationship type}
  - {name: from_id, meaning_de: Kennung am Anfang der Beziehung, meaning_en: id at the start of the tie}
  - {name: from_label, meaning_de: Art am Anfang, meaning_en: label at the start}
  - {name: to_id, meaning_de: Kennung am Ende der Beziehung, meaning_en: id at the end of the tie}
  - {name: to_label, meaning_de: Art am Ende, meaning_en: label at the end}
  - {name: direction, meaning_de: "out = von der Mitte weg, in = zur Mitte hin, among = unter Nachbarn", meaning_en: "out = away from the centre, in = to the centre, among = among neighbours"}
  - {name: role, meaning_de: "Rolle oder Art der Beziehung, bei Programmen der Stand", meaning_en: "role or kind of the tie, for programmes the status"}
  - {name: since, meaning_de: seit, meaning_en: since}
  - {name: until, meaning_de: bis, meaning_en: until}
  - {name: as_of, meaning_de: Stand der Angabe, meaning_en: date for which the source states it}
  - {name: strength, meaning_de: Zahl der Beziehungen zwischen diesen beiden, meaning_en: number of ties between these two}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 20000
example: {id: cluster-elektromobilitaet-sued-west, limit: 30}
*/
// statement: centre
MATCH (n:Cluster|Organisation|Project|Programme|ValueChain|Stage|Field|Competence
  |Region|Event {id: $id})
WHERE $kind IS NULL OR $kind IN labels(n)
RETURN labels(n)[0] AS label, elementId(n) AS node
ORDER BY label
// statement: own
// Only for a day of the past: the ties of the centre with their dates, of projects and events theirs.
MATCH (n) WHERE elementId(n) = $node
MATCH (n)-[r]-(m) WHERE NOT m:Source AND NOT m:Figure
RETURN m.id AS id, labels(m)[0] AS label, type(r) AS tie,
  coalesce(r.since, r.start, CASE WHEN n:Project OR n:Event THEN n.start
    WHEN m:Project OR m:Event THEN m.start END) AS since,
  coalesce(r.until, r.end, CASE WHEN n:Project OR n:Event THEN n.end
    WHEN m:Project OR m:Event THEN m.end END) AS until
ORDER BY label, id, tie, r.key
// statement: around
MATCH (n) WHERE elementId(n) = $node
MATCH (n)-[r]-(m) WHERE NOT m:Source AND NOT m:Figure
WITH m, labels(m)[0] AS label, count(r) AS strength,
  min(CASE type(r)
    WHEN 'MANAGES' THEN 0 WHEN 'MEMBER_OF' THEN 1 WHEN 'COOPERATES_WITH' THEN 2
    WHEN 'PART_OF' THEN 3 WHEN 'SUCCESSOR_OF' THEN 4 WHEN 'BELONGS_TO' THEN 5
    WHEN 'TAKES_PART_IN' THEN 6 WHEN 'IN_PROGRAMME' THEN 7 WHEN 'FUNDED_UNDER' THEN 8
    WHEN 'RUNS' THEN 9 WHEN 'ACTIVE_AT' THEN 10 WHEN 'OF' THEN 11
    WHEN 'FEEDS' THEN 12 WHEN 'TOOK_PART_AT' THEN 13 WHEN 'ABOUT' THEN 14
    WHEN 'OFFERS' THEN 15 WHEN 'NEEDS' THEN 16 WHEN 'BROADER' THEN 17
    WHEN 'LOCATED_IN' THEN 18 WHEN 'LIMITED_TO' THEN 19 WHEN 'WITHIN' THEN 20
    ELSE 99 END) AS importance
RETURN m.id AS id, label, strength
ORDER BY strength DESC, importance, id, label
LIMIT $limit
// statement: counts
MATCH (n) WHERE elementId(n) = $node
MATCH (n)-[r]-(m) WHERE NOT m:Source AND NOT m:Figure
WITH DISTINCT m
RETURN labels(m)[0] AS label, count(*) AS neighbours
ORDER BY label
// statement: ties
CALL () {
  UNWIND $ids AS id MATCH (a:Cluster {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:Organisation {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:Project {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:Programme {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:ValueChain {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:Stage {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:Field {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:Competence {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:Region {id: id}) RETURN a
  UNION ALL
  UNWIND $ids AS id MATCH (a:Event {id: id}) RETURN a
}
MATCH (a)-[r]->(b) WHERE b.id IN $ids AND NOT b:Source AND NOT b:Figure
RETURN a.id AS from_id, labels(a)[0] AS from_label, a.name AS from_name,
  a.name_en AS from_name_en, a.kind AS from_kind,
  a.x AS from_x, a.y AS from_y, b.id AS to_id, labels(b)[0] AS to_label, b.name AS to_name,
  b.name_en AS to_name_en, b.kind AS to_kind, b.x AS to_x, b.y AS to_y, type(r) AS tie, r.key AS key,
  coalesce(r.role, r.status, r.kind, r.basis) AS role, coalesce(r.since, r.start) AS since,
  coalesce(r.until, r.end) AS until, r.as_of AS as_of, r.sources AS sources,
  r.confidence AS confidence,
  CASE WHEN a:Project OR a:Event THEN a.start WHEN b:Project OR b:Event THEN b.start END
    AS thing_since,
  CASE WHEN a:Project OR a:Event THEN a.end WHEN b:Project OR b:Event THEN b.end END
    AS thing_until
ORDER BY from_id, from_label, to_id, to_label, tie, key
