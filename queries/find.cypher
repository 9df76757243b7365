/*
name: find
title_de: Suche nach Namen
title_en: Search by name
description_de: >-
  Findet Initiativen, Organisationen, Projekte, Programme, Ketten, Stufen, Themen, Kompetenzen,
  Regionen und Veranstaltungen nach ihrem Namen, auch nach Kurz- und früheren Namen. Groß und klein,
  Umlaute in beiden Schreibweisen, Bindestriche, Rechtsform, Reihenfolge und Anfänge der Wörter
  spielen keine Rolle. Reihenfolge der Treffer: gleicher Name (100), gleiche Buchstaben oder ein
  früherer Name (95), Anfang eines Namens (80), Anfang jedes Wortes (60), irgendwo enthalten (40).
  Gibt das weniger als drei Treffer und keinen gleichen Namen, kommen ähnliche Namen hinzu
  (unter 40), die Tippfehler ausgleichen. Bei gleichem Rang zuerst
  Initiativen, dann Organisationen, Projekte, Programme, Ketten, Stufen, Themen, Kompetenzen,
  Regionen, Veranstaltungen; dann Einrichtungen mit mehreren Teilen, dann der kürzere Name,
  dann die Kennung.
description_en: >-
  Finds things by their name, short and former names included. Case, umlauts in both spellings,
  hyphens, legal form, order and beginnings of words do not matter. Rank: same name (100), same
  letters or a former name (95), start of a name (80), start of every word (60), contained (40).
  When this gives fewer than three hits and none of the same name, similar names join (below 40),
  which mends typing errors. Within a rank initiatives come
  first, then organisations, projects, programmes, chains, stages, fields, competences, regions,
  events; then bodies of several parts, then the shorter name, then the id.
asked_by: [analyst, policy, manager]
parameters:
  - name: text
    type: text
    required: true
    description_de: Name oder ein Teil davon
    description_en: name or a part of it
  - name: kind
    type: text
    values: [Cluster, Organisation, Project, Programme, ValueChain, Stage, Field, Competence, Region, Event]
    description_de: nur diese Art von Dingen
    description_en: only this kind of thing
  - name: limit
    type: integer
    default: 20
    minimum: 1
    maximum: 200
    description_de: höchstens so viele Treffer
    description_en: at most this many hits
columns:
  - {name: id, meaning_de: Kennung, meaning_en: id}
  - {name: label, meaning_de: Art des Dings, meaning_en: label}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: kind, meaning_de: "nähere Art, etwa company oder alliance", meaning_en: "kind, such as company or alliance"}
  - {name: place, meaning_de: Ort und Land, meaning_en: town and Land}
  - {name: hint, meaning_de: "Art und Ort in Worten, zum Unterscheiden", meaning_en: "kind and place in German words, to tell hits apart"}
  - {name: score, meaning_de: "Güte des Treffers, 100 = gleicher Name", meaning_en: "how well it fits, 100 = same name"}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 200
example: {text: Elektromobilitaet Suedwest}
*/
// if kept: forms
MATCH (n:Cluster|Organisation|Project|Programme|ValueChain|Stage|Field|Competence
  |Region|Event)
// The order inside the list does not matter: every name is looked at.
RETURN labels(n)[0] AS label,
  collect(n.id + $separator + toString(size(n.name)) + $separator + n.search) AS names
ORDER BY label
// statement: held
// What was found among the kept names.
CALL () {
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Cluster'
  MATCH (n:Cluster {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Organisation'
  MATCH (n:Organisation {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Project'
  MATCH (n:Project {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Programme'
  MATCH (n:Programme {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'ValueChain'
  MATCH (n:ValueChain {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Stage'
  MATCH (n:Stage {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Field'
  MATCH (n:Field {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Competence'
  MATCH (n:Competence {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Region'
  MATCH (n:Region {id: thing[1]}) RETURN n
  UNION ALL
  UNWIND $things AS thing WITH thing WHERE thing[0] = 'Event'
  MATCH (n:Event {id: thing[1]}) RETURN n
}
RETURN n.id AS id, labels(n)[0] AS label, n.name AS name, n.search AS search,
  n.short_name AS short_name, COUNT { (n)<-[:PART_OF]-() } AS parts
ORDER BY size(name), id, label
// statement: hits
MATCH (n:Cluster|Organisation|Project|Programme|ValueChain|Stage|Field|Competence
  |Region|Event)
WHERE ($kind IS NULL OR $kind IN labels(n))
  AND all(part IN $parts WHERE n.search CONTAINS part)
WITH n, labels(n)[0] AS label, CASE
  WHEN n.search = $whole OR n.search STARTS WITH $whole + ' ' THEN 0
  WHEN n.search STARTS WITH $whole THEN 1
  WHEN ' ' + n.search CONTAINS ' ' + $whole THEN 2
  ELSE 3 END AS roughly
WITH n, label, roughly
ORDER BY roughly, size(n.name), n.id, label
LIMIT $most
RETURN n.id AS id, label, n.name AS name, n.search AS search, n.short_name AS short_name,
  COUNT { (n)<-[:PART_OF]-() } AS parts
ORDER BY roughly, size(name), id, label
// statement: names
MATCH (n:Cluster|Organisation|Project|Programme|ValueChain|Stage|Field|Competence
  |Region|Event)
WHERE $kind IS NULL OR $kind IN labels(n)
// The order inside the list does not matter: every name is looked at.
RETURN labels(n)[0] AS label, collect(n.id + $separator + n.search) AS names
ORDER BY label
// statement: details
CALL () {
  UNWIND $ids AS id MATCH (n:Cluster {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:Organisation {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:Project {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:Programme {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:ValueChain {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:Stage {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:Field {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:Competence {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:Region {id: id}) RETURN n
  UNION ALL
  UNWIND $ids AS id MATCH (n:Event {id: id}) RETURN n
}
RETURN n.id AS id, labels(n)[0] AS label, n.name AS name,
  coalesce(n.kind, CASE WHEN n:Programme OR n:Region THEN n.level END) AS kind,
  n.city AS city, n.start AS start, n.end AS end,
  COLLECT {
    MATCH (n)-[:LOCATED_IN|WITHIN]->(s:Region {level: 'land'}) RETURN s.name ORDER BY s.name
  } AS states,
  head(COLLECT { MATCH (n)-[:OF]->(v:ValueChain) RETURN v.name ORDER BY v.id }) AS chain,
  n.sources AS sources, n.confidence AS confidence
ORDER BY id, label
