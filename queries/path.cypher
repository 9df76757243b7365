/*
name: path
title_de: Über wen kennen sich zwei Organisationen?
title_en: Through whom are two organisations tied?
description_de: >-
  Die kürzeste Kette echter Beziehungen zwischen zwei Organisationen, Schritt für Schritt mit Zeiten
  und Quellen: Mitgliedschaft, Leitung, gemeinsames Projekt, Projekt einer Initiative, Teil eines
  Ganzen, Zusammenarbeit, Nachfolge. Ort, Thema und Programm verbinden hier nicht. Gibt es mehrere
  gleich kurze Ketten, wird die gezeigt, deren Kennungen in der Reihenfolge des Weges alphabetisch
  zuerst kommen, und ihre Zahl genannt.
description_en: >-
  The shortest chain of real ties between two organisations, step by step with times and sources:
  membership, management, joint project, project of an initiative, part of a whole, cooperation,
  succession. Place, field and programme do not connect here. Of several equally short chains the
  one whose ids along the way come first alphabetically is shown, and their number is told.
asked_by: [manager, analyst]
parameters:
  - name: from
    type: id
    required: true
    labels: [Organisation]
    description_de: Kennung der einen Organisation
    description_en: id of the one organisation
  - name: to
    type: id
    required: true
    labels: [Organisation]
    description_de: Kennung der anderen Organisation
    description_en: id of the other organisation
  - name: max_length
    type: integer
    default: 6
    minimum: 1
    maximum: 8
    description_de: höchstens so viele Schritte
    description_en: at most this many steps
  - name: as_of
    type: date
    description_de: "nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag); leer: alle bekannten"
    description_en: "only ties that stood on that day (year, month or day); empty: all that are known"
columns:
  - {name: step, meaning_de: Schritt, meaning_en: step}
  - {name: from_id, meaning_de: Kennung am Anfang des Schritts, meaning_en: id at the start of the step}
  - {name: from_label, meaning_de: Art am Anfang, meaning_en: label at the start}
  - {name: from_name, meaning_de: Name am Anfang, meaning_en: name at the start}
  - {name: tie, meaning_de: Beziehung, meaning_en: relationship type}
  - {name: direction, meaning_de: "out = die Beziehung zeigt in Richtung des Weges, in = ihm entgegen", meaning_en: "out = the tie points along the way, in = against it"}
  - {name: role, meaning_de: Rolle oder Art der Beziehung, meaning_en: role or kind of the tie}
  - {name: to_id, meaning_de: Kennung am Ende des Schritts, meaning_en: id at the end of the step}
  - {name: to_label, meaning_de: Art am Ende, meaning_en: label at the end}
  - {name: to_name, meaning_de: Name am Ende, meaning_en: name at the end}
  - {name: since, meaning_de: "seit, bei Projekten deren Beginn", meaning_en: "since, for projects their start"}
  - {name: until, meaning_de: "bis, bei Projekten deren Ende", meaning_en: "until, for projects their end"}
  - {name: as_of, meaning_de: Stand der Angabe, meaning_en: date for which the source states it}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
example: {from: comemso-gmbh, to: manz-ag}
*/
// statement: steps
MATCH (a:Organisation {id: $from}), (b:Organisation {id: $to}) WHERE a.id <> b.id
MATCH p = allShortestPaths(
  (a)-[:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF*..8]-(b)
)
WITH nodes(p) AS stops, relationships(p) AS ties,
  reduce(way = '', n IN nodes(p) | way + n.id + ' ') AS way,
  reduce(way = '', r IN relationships(p) | way + type(r) + ' ' + r.key + ' ') AS tie_way
ORDER BY way, tie_way
WITH collect({stops: stops, ties: ties, way: way}) AS chains
WITH chains[0] AS chain, size(chains) AS chains WHERE chains > 0
UNWIND range(0, size(chain.ties) - 1) AS i
WITH chains, i, chain.stops[i] AS x, chain.ties[i] AS r, chain.stops[i + 1] AS y
RETURN i + 1 AS step, chains, x.id AS from_id, labels(x)[0] AS from_label, x.name AS from_name,
  type(r) AS tie, CASE WHEN startNode(r) = x THEN 'out' ELSE 'in' END AS direction,
  coalesce(r.role, r.kind) AS role, y.id AS to_id, labels(y)[0] AS to_label, y.name AS to_name,
  coalesce(r.since, r.start, CASE WHEN x:Project THEN x.start WHEN y:Project THEN y.start END)
    AS since,
  coalesce(r.until, r.end, CASE WHEN x:Project THEN x.end WHEN y:Project THEN y.end END)
    AS until,
  r.as_of AS as_of, r.sources AS sources, r.confidence AS confidence
ORDER BY step
// statement: ties
// Only for a day of the past: every tie with its dates, of projects theirs. Which of them stood
// then is not for the search of the engine to say.
MATCH (x:Organisation|Cluster|Project)
  -[r:MEMBER_OF|MANAGES|TAKES_PART_IN|BELONGS_TO|PART_OF|COOPERATES_WITH|SUCCESSOR_OF]->(y)
RETURN x.id AS from_id, labels(x)[0] AS from_label, x.name AS from_name, type(r) AS tie,
  coalesce(r.role, r.kind) AS role, y.id AS to_id, labels(y)[0] AS to_label, y.name AS to_name,
  coalesce(r.since, r.start, CASE WHEN x:Project THEN x.start WHEN y:Project THEN y.start END)
    AS since,
  coalesce(r.until, r.end, CASE WHEN x:Project THEN x.end WHEN y:Project THEN y.end END)
    AS until,
  r.key AS key, r.as_of AS as_of, r.sources AS sources, r.confidence AS confidence
ORDER BY from_label, from_id, to_label, to_id, tie, key
