/*
name: clusters
title_de: Alle Initiativen
title_en: All initiatives
description_de: >-
  Jede Initiative (Cluster, Bündnis, Netzwerk) mit Ort, Themen, Programmen und der Zahl der hier
  bekannten Mitglieder neben der Zahl, die sie selbst nennt. Leere Zellen heißen „nicht bekannt“.
description_en: >-
  Every initiative (cluster, alliance, network) with place, topics, programmes and the number of
  members known here beside the number it states itself. Empty cells mean "not known".
asked_by: [analyst, policy, manager]
parameters:
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: id, meaning_de: Kennung der Initiative, meaning_en: id of the initiative}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: short_name, meaning_de: Kurzname, meaning_en: short name}
  - {name: kind, meaning_de: Art der Initiative, meaning_en: kind of initiative}
  - {name: city, meaning_de: Ort wie veröffentlicht, meaning_en: town as published}
  - {name: states, meaning_de: Kürzel der Länder, meaning_en: codes of the Länder}
  - {name: country, meaning_de: Staat, meaning_en: country}
  - {name: latitude, meaning_de: "Breitengrad des Sitzes, nur mit bekanntem Ort", meaning_en: "latitude of the seat, only where the town is known"}
  - {name: longitude, meaning_de: "Längengrad des Sitzes, nur mit bekanntem Ort", meaning_en: "longitude of the seat, only where the town is known"}
  - {name: fields, meaning_de: Kennungen der Themenfelder, meaning_en: ids of the fields}
  - {name: field_names, meaning_de: "Namen der Themenfelder, gleiche Reihenfolge", meaning_en: "German names of the fields, same order"}
  - {name: field_names_en, meaning_de: "englische Namen der Themenfelder, gleiche Reihenfolge", meaning_en: "names of the fields, same order"}
  - {name: programmes, meaning_de: Kennungen der Programme, meaning_en: ids of the programmes}
  - {name: programme_names, meaning_de: "Namen der Programme, gleiche Reihenfolge", meaning_en: "names of the programmes, same order"}
  - {name: programmes_over, meaning_de: "Kennungen derer, in denen sie nicht mehr ist", meaning_en: ids of those in which it is no longer}
  - {name: founded, meaning_de: Gründung, meaning_en: founded}
  - {name: member_count, meaning_de: "Zahl der Mitglieder, die die Initiative selbst nennt", meaning_en: number of members the initiative itself states}
  - {name: member_count_as_of, meaning_de: Stand dieser Zahl, meaning_en: date of that number}
  - {name: known_members, meaning_de: "hier bekannte Mitglieder und Partner, auch wer ein Bündnis führt; wer nur die Geschäftsstelle führt, zählt nicht", meaning_en: "members and partners known here, leads of alliances too; who only runs the office is not counted"}
  - {name: members_of_parts, meaning_de: "hier bekannte Mitglieder der Initiativen, die Teil von ihr sind (bis zu drei Ebenen)", meaning_en: "members known here of the initiatives that are part of it (up to three levels)"}
  - {name: parts, meaning_de: "Kennungen dieser Teile, soweit sie bekannte Mitglieder haben", meaning_en: "ids of these parts, as far as they have known members"}
  - {name: projects, meaning_de: Zahl der bekannten Projekte, meaning_en: number of known projects}
  - {name: x, meaning_de: Lage im gezeichneten Netz, meaning_en: place in the drawn network}
  - {name: y, meaning_de: Lage im gezeichneten Netz, meaning_en: place in the drawn network}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 20000
example: {}
*/
// statement: today
// The day of the newest source: memberships that ended before it are over.
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day
// statement: clusters
MATCH (c:Cluster)
WITH c, head(COLLECT {
  MATCH (c)-[:LOCATED_IN]->(town:Region {level: 'municipality'}) RETURN town ORDER BY town.id
}) AS town
RETURN c.id AS id, c.name AS name, c.short_name AS short_name, c.kind AS kind, c.city AS city,
  COLLECT {
    MATCH (c)-[:LOCATED_IN]->(s:Region {level: 'land'}) RETURN s.code ORDER BY s.code
  } AS states,
  c.country AS country, town.latitude AS latitude, town.longitude AS longitude,
  COLLECT { MATCH (c)-[:ABOUT]->(f:Field) RETURN f.id ORDER BY f.id } AS fields,
  COLLECT { MATCH (c)-[:ABOUT]->(f:Field) RETURN f.name ORDER BY f.id } AS field_names,
  COLLECT {
    MATCH (c)-[:ABOUT]->(f:Field) RETURN coalesce(f.name_en, f.name) ORDER BY f.id
  } AS field_names_en,
  COLLECT {
    MATCH (c)-[:IN_PROGRAMME]->(p:Programme) WITH DISTINCT p RETURN p.id ORDER BY p.id
  } AS programmes,
  COLLECT {
    MATCH (c)-[:IN_PROGRAMME]->(p:Programme) WITH DISTINCT p
    RETURN coalesce(p.short_name, p.name) ORDER BY p.id
  } AS programme_names,
  [(c)-[r:IN_PROGRAMME]->(p:Programme) | [p.id, r.status, r.until]] AS admissions,
  c.founded AS founded, c.member_count AS member_count,
  c.member_count_as_of AS member_count_as_of,
  [(c)<-[m:MEMBER_OF|MANAGES]-(o:Organisation) | [o.id, m.role, m.since, m.until]] AS ties,
  COUNT { MATCH (c)<-[:BELONGS_TO]-(p:Project) RETURN DISTINCT p } AS projects,
  c.x AS x, c.y AS y, c.sources AS sources, c.confidence AS confidence
ORDER BY id
// statement: parts
MATCH (part:Cluster)-[:PART_OF*1..3]->(whole:Cluster)
WITH DISTINCT part, whole
RETURN whole.id AS owner, part.id AS other
ORDER BY owner, other
// statement: programmes
MATCH (c:Cluster)-[r:IN_PROGRAMME]->(p:Programme)
RETURN c.id AS owner, p.id AS other, coalesce(p.short_name, p.name) AS name,
  r.since AS since, r.until AS until
ORDER BY owner, other, r.key
// statement: projects
MATCH (j:Project)-[:BELONGS_TO]->(c:Cluster)
RETURN c.id AS owner, j.id AS other, j.start AS since, j.end AS until
ORDER BY owner, other
