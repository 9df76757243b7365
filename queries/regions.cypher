/*
name: regions
title_de: Die Länder im Überblick
title_en: The Länder at a glance
description_de: >-
  Je Land die Zahl der Initiativen, Organisationen und Projekte, die hier mit Sitz oder Ort in
  diesem Land bekannt sind. Was in mehreren Ländern liegt, zählt in jedem.
description_en: >-
  Per Land the number of initiatives, organisations and projects known to be there. What lies in
  several Länder counts in each.
asked_by: [analyst, policy]
columns:
  - {name: id, meaning_de: Kennung der Region, meaning_en: id of the region}
  - {name: code, meaning_de: Kürzel des Landes, meaning_en: code of the Land}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: initiatives, meaning_de: Zahl der Initiativen, meaning_en: number of initiatives}
  - {name: organisations, meaning_de: Zahl der Organisationen, meaning_en: number of organisations}
  - {name: projects, meaning_de: Zahl der Projekte, meaning_en: number of projects}
  - {name: sources, meaning_de: Quellen der Region selbst, meaning_en: sources of the region itself}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
example: {}
*/
// kept: lands
MATCH (r:Region {level: 'land'})
RETURN r.id AS id, r.code AS code, r.name AS name,
  COUNT { MATCH (r)<-[:LOCATED_IN]-(c:Cluster) RETURN DISTINCT c } AS initiatives,
  COUNT { MATCH (r)<-[:LOCATED_IN]-(o:Organisation) RETURN DISTINCT o } AS organisations,
  COUNT { MATCH (r)<-[:WITHIN*0..1]-(:Region)<-[:LOCATED_IN]-(p:Project) RETURN DISTINCT p } AS projects,
  r.sources AS sources, r.confidence AS confidence
ORDER BY name, id
// kept: unplaced
// How many have no known Land; those abroad have a country instead.
MATCH (n:Cluster|Organisation|Project)
OPTIONAL MATCH (n)-[:LOCATED_IN]->(r:Region)
WHERE r.level IN ['land', 'district'] OR (r.level = 'country' AND r.code <> 'DE')
WITH n, count(r) AS places
RETURN labels(n)[0] AS label, count(*) AS number,
  sum(CASE WHEN places = 0 THEN 1 ELSE 0 END) AS without
ORDER BY label
