/*
name: region_profile
title_de: Wie ist eine Region aufgestellt?
title_en: How is a region made up?
description_de: >-
  Initiativen, Organisationen, Themenfelder, Wertschöpfungsketten, Kompetenzen, Projekte und bekannte
  Förderung einer Region in Zahlen, für jede gleich. Bei den Themenfeldern zeigt der Standortquotient,
  ob ein Feld unter den Initiativen der Region häufiger ist als unter allen in Deutschland: (Anteil in
  der Region) / (Anteil in Deutschland); 1 = wie im ganzen Land. Beurteilt wird er nur, wo genug
  Initiativen bekannt sind. Was in mehreren Gruppen liegt, zählt in jeder.
description_en: >-
  Initiatives, organisations, fields, value chains, competences, projects and known funding of a
  region in numbers, alike for each. For the fields the location quotient shows whether a field is
  more frequent among the initiatives of the region than among all in Germany: (share in the region) /
  (share in Germany); 1 = as in the whole country. It is judged only where enough initiatives are
  known. What lies in several groups counts in each.
asked_by: [analyst, policy, manager]
parameters:
  - name: id
    type: id
    labels: [Region]
    required: true
    description_de: Kennung der Region
    description_en: id of the region
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: section, meaning_de: "Abschnitt: initiative_kind = Initiativen nach Art, organisation_kind = Organisationen nach Art, field = Themenfeld, chain = Wertschöpfungskette, competence = Kompetenz, programme = auf die Region begrenztes Programm, grants = Förderung von Initiativen, projects = Projekte", meaning_en: "section: initiative_kind, organisation_kind, field, chain, competence, programme (limited to the region), grants (funding of initiatives), projects"}
  - {name: item, meaning_de: "Kennung oder Wert, den die Zeile zählt; unknown = nicht bekannt", meaning_en: "id or value that the row counts; unknown = not known"}
  - {name: name, meaning_de: Name dazu, meaning_en: German name of it}
  - {name: name_en, meaning_de: englischer Name, meaning_en: English name of it}
  - {name: number, meaning_de: "Zahl der Dinge, bei chain der Stufen", meaning_en: "number of things, with chain of stages"}
  - {name: of, meaning_de: "von wie vielen; leer = nicht bekannt", meaning_en: "of how many; empty = not known"}
  - {name: share, meaning_de: Anteil, meaning_en: share}
  - {name: quotient, meaning_de: "Standortquotient eines Themenfelds, leer = nicht zu berechnen", meaning_en: "location quotient of a field, empty = cannot be reckoned"}
  - {name: expected, meaning_de: "so viele Initiativen wären es beim Anteil in ganz Deutschland", meaning_en: number of initiatives with the share of all Germany}
  - {name: verdict, meaning_de: "stronger = häufiger, alike = ähnlich, weaker = seltener als in Deutschland, leer = zu wenige Initiativen bekannt", meaning_en: "stronger, alike or weaker than in Germany; empty = too few initiatives known"}
  - {name: funding_eur, meaning_de: "Summe der bekannten Beträge in Euro, bei Projekten der Anteil der Region, wo eine Quelle ihn nennt; leer = keiner bekannt", meaning_en: "sum of the known amounts in euros, of projects the share of the region where a source states it; empty = none known"}
  - {name: without_amount, meaning_de: Zahl ohne bekannten Betrag, meaning_en: number without a known amount}
  - {name: facts, meaning_de: "Belege (höchstens 500): id, label, name, note, sources, confidence", meaning_en: "facts (500 at most): id, label, name, note, sources, confidence"}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: geringste Sicherheit der Belege, meaning_en: lowest confidence of the facts}
example: {id: ags-14}
*/
// statement: initiatives
MATCH (:Region {id: $id})<-[:WITHIN*0..3]-(r:Region)
WITH DISTINCT r
MATCH (r)<-[:LOCATED_IN]-(c:Cluster)
RETURN DISTINCT c.id AS id, 'Cluster' AS label, c.name AS name, c.kind AS kind, c.founded AS founded,
  c.sources AS sources, c.confidence AS confidence
ORDER BY id
// kept: about
// The fields of all initiatives that lie in a Land, to compare with.
MATCH (c:Cluster)-[:ABOUT]->(f:Field)
WHERE EXISTS { MATCH (c)-[:LOCATED_IN]->(:Region {level: 'land'}) }
RETURN c.id AS cluster, f.id AS field, c.founded AS founded
ORDER BY cluster, field
// kept: fields
MATCH (f:Field)
OPTIONAL MATCH (f)-[:BROADER]->(b:Field)
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, b.id AS broader
ORDER BY id, broader
// statement: organisations
MATCH (:Region {id: $id})<-[:WITHIN*0..3]-(r:Region)
WITH DISTINCT r
MATCH (r)<-[:LOCATED_IN]-(o:Organisation)
RETURN DISTINCT o.id AS id, 'Organisation' AS label, o.name AS name, o.kind AS kind,
  o.sources AS sources, o.confidence AS confidence
ORDER BY id
// statement: activities
MATCH (:Region {id: $id})<-[:WITHIN*0..3]-(r:Region)
WITH DISTINCT r
MATCH (r)<-[:LOCATED_IN]-(o:Organisation)
WITH DISTINCT o
MATCH (o)-[a:ACTIVE_AT]->(s:Stage)-[:OF]->(v:ValueChain)
RETURN o.id AS id, 'Organisation' AS label, o.name AS name, s.id AS stage, s.name AS stage_name,
  v.id AS chain, a.sources AS sources, a.confidence AS confidence
ORDER BY id, stage
// kept: stages
MATCH (v:ValueChain)<-[:OF]-(s:Stage)
RETURN v.id AS chain, v.name AS name, v.name_en AS name_en, s.id AS stage
ORDER BY chain, stage
// statement: competences
MATCH (:Region {id: $id})<-[:WITHIN*0..3]-(r:Region)
WITH DISTINCT r
MATCH (r)<-[:LOCATED_IN]-(o:Organisation)
WITH DISTINCT o
MATCH (o)-[a:OFFERS]->(k:Competence)
RETURN o.id AS id, 'Organisation' AS label, o.name AS name, k.id AS competence,
  k.name AS competence_name, k.name_en AS competence_name_en, a.sources AS sources,
  a.confidence AS confidence
ORDER BY id, competence
// statement: programmes
MATCH (p:Programme)-[l:LIMITED_TO]->(r:Region {id: $id})
RETURN p.id AS id, 'Programme' AS label, coalesce(p.short_name, p.name) AS name,
  p.start AS since, p.end AS until, l.sources AS sources, l.confidence AS confidence
ORDER BY id
// statement: grants
MATCH (:Region {id: $id})<-[:WITHIN*0..3]-(r:Region)
WITH DISTINCT r
MATCH (r)<-[:LOCATED_IN]-(c:Cluster)
WITH DISTINCT c
MATCH (c)-[g:IN_PROGRAMME]->(p:Programme)
RETURN c.id AS id, 'Cluster' AS label, c.name AS name, coalesce(p.short_name, p.name) AS note,
  p.level AS level, g.status AS status, g.since AS since, g.until AS until,
  g.funding_eur AS funding_eur, g.sources AS sources, g.confidence AS confidence
ORDER BY id, p.id, g.key
// statement: projects
// In lists, one a year: a row each takes several times as long, and a Land has tens of thousands.
MATCH (:Region {id: $id})<-[:WITHIN*0..3]-(r:Region)
WITH DISTINCT r
MATCH (r)<-[l:LOCATED_IN]-(j:Project)
WITH j, count(l.funding_eur) AS told, sum(l.funding_eur) AS share
RETURN substring(coalesce(j.start, ''), 0, 4) AS year,
  collect([j.id, j.name, j.start, j.end, CASE WHEN told > 0 THEN share ELSE j.funding_eur END,
           j.sources, j.confidence]) AS projects
ORDER BY year
// kept: unplaced
// How many have no known Land; those abroad have a country instead.
MATCH (n:Organisation)
OPTIONAL MATCH (n)-[:LOCATED_IN]->(r:Region)
WHERE r.level IN ['land', 'district'] OR (r.level = 'country' AND r.code <> 'DE')
WITH n, count(r) AS places
RETURN labels(n)[0] AS label, count(*) AS number,
  sum(CASE WHEN places = 0 THEN 1 ELSE 0 END) AS without
ORDER BY label
