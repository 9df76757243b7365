/*
name: organisations
title_de: Alle Organisationen
title_en: All organisations
description_de: >-
  Jede Organisation mit Art, Ort, Ländern und der Zahl der hier bekannten Initiativen und Projekte. Leere
  Zellen heißen „nicht bekannt“.
description_en: >-
  Every organisation with kind, town, Länder and the number of initiatives and projects known here. Empty
  cells mean "not known".
asked_by: [analyst, policy, manager]
parameters:
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: id, meaning_de: Kennung der Organisation, meaning_en: id of the organisation}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: short_name, meaning_de: Kurzname, meaning_en: short name}
  - {name: kind, meaning_de: Art der Organisation, meaning_en: kind of organisation}
  - {name: city, meaning_de: Ort wie veröffentlicht, meaning_en: town as published}
  - {name: states, meaning_de: Kürzel der Länder, meaning_en: codes of the Länder}
  - {name: country, meaning_de: Staat, meaning_en: country}
  - {name: initiatives, meaning_de: Zahl der bekannten Initiativen, meaning_en: number of known initiatives}
  - {name: projects, meaning_de: Zahl der bekannten Projekte, meaning_en: number of known projects}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 20000
example: {}
*/
// kept: organisations
MATCH (o:Organisation)
WITH o ORDER BY o.id LIMIT $most
RETURN o.id AS id, o.name AS name, o.short_name AS short_name, o.kind AS kind, o.city AS city,
  COLLECT {
    MATCH (o)-[:LOCATED_IN]->(s:Region {level: 'land'}) RETURN s.code ORDER BY s.code
  } AS states,
  o.country AS country,
  COUNT { MATCH (o)-[:MEMBER_OF|MANAGES]->(c:Cluster) RETURN DISTINCT c } AS initiatives,
  COUNT { MATCH (o)-[:TAKES_PART_IN]->(p:Project) RETURN DISTINCT p } AS projects,
  o.sources AS sources, o.confidence AS confidence
ORDER BY id
// statement: initiatives
MATCH (o:Organisation)-[r:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN o.id AS owner, c.id AS other, r.since AS since, r.until AS until
ORDER BY owner, other, type(r), r.key
// statement: projects
MATCH (o:Organisation)-[r:TAKES_PART_IN]->(p:Project)
RETURN o.id AS owner, p.id AS other, coalesce(r.start, p.start) AS since,
  coalesce(r.end, p.end) AS until
ORDER BY owner, other, r.key
