/*
name: programme_profile
title_de: Wie ist ein Programm aufgestellt?
title_en: How is a programme made up?
description_de: >-
  Die Zusammensetzung eines Programms in Zahlen, für jedes gleich: bekannte und vom Programm genannte
  Initiativen (ohne die, die nur in der Konzeptphase oder Endrunde standen; ein Hinweis nennt ihre Zahl),
  Initiativen nach Stand, Runde, Art, Land und Themenfeld, bekannte Förderung, Projekte
  und die Organisationen in seinen Projekten. Was in mehreren Gruppen liegt, zählt in jeder.
description_en: >-
  The make-up of a programme in numbers, alike for each: known initiatives beside the number the
  programme states (without those in the concept phase or finalists only, whose number a notice tells), initiatives by status, round, kind, Land and field, known funding, projects and
  the organisations in its projects. What lies in several groups counts in each.
asked_by: [analyst, policy, manager]
parameters:
  - name: id
    type: id
    labels: [Programme]
    required: true
    description_de: Kennung des Programms
    description_en: id of the programme
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: section, meaning_de: "Abschnitt: initiatives = Initiativen, status = nach Stand, round = nach Runde, initiative_kind = nach Art, land = nach Land, field = nach Themenfeld, grants = Förderung von Initiativen, projects = Projekte, organisation_kind = Organisationen in Projekten nach Art", meaning_en: "section: initiatives, status, round, initiative_kind, land, field, grants (funding of initiatives), projects, organisation_kind (organisations in projects)"}
  - {name: item, meaning_de: "Kennung oder Wert, den die Zeile zählt; unknown = nicht bekannt", meaning_en: "id or value that the row counts; unknown = not known"}
  - {name: name, meaning_de: Name dazu, meaning_en: German name of it}
  - {name: name_en, meaning_de: englischer Name, meaning_en: English name of it}
  - {name: number, meaning_de: "Zahl der Dinge, bei chain der Stufen", meaning_en: "number of things, with chain of stages"}
  - {name: of, meaning_de: "von wie vielen; leer = nicht bekannt", meaning_en: "of how many; empty = not known"}
  - {name: share, meaning_de: Anteil, meaning_en: share}
  - {name: as_of, meaning_de: Stand der genannten Zahl, meaning_en: date of the stated number}
  - {name: funding_eur, meaning_de: "Summe der bekannten Beträge in Euro, leer = keiner bekannt", meaning_en: "sum of the known amounts in euros, empty = none known"}
  - {name: without_amount, meaning_de: Zahl ohne bekannten Betrag, meaning_en: number without a known amount}
  - {name: facts, meaning_de: "Belege (höchstens 500): id, label, name, note, sources, confidence", meaning_en: "facts (500 at most): id, label, name, note, sources, confidence"}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: geringste Sicherheit der Belege, meaning_en: lowest confidence of the facts}
example: {id: wir}
*/
// statement: programme
MATCH (p:Programme {id: $id})
RETURN p.id AS id, p.level AS level, p.sources AS sources
ORDER BY id
// statement: initiatives
MATCH (c:Cluster)-[r:IN_PROGRAMME]->(p:Programme {id: $id})
RETURN c.id AS id, 'Cluster' AS label, c.name AS name, c.kind AS kind, r.round AS round,
  r.status AS status, r.since AS since, r.until AS until, r.funding_eur AS funding_eur,
  COLLECT { MATCH (c)-[:LOCATED_IN]->(s:Region {level: 'land'}) RETURN s.id ORDER BY s.id } AS lands,
  COLLECT { MATCH (c)-[:ABOUT]->(f:Field) RETURN f.id ORDER BY f.id } AS fields,
  r.sources AS sources, r.confidence AS confidence
ORDER BY id, r.key
// statement: figures
MATCH (f:Figure)-[:DESCRIBES]->(p:Programme {id: $id})
RETURN f.id AS id, f.name AS metric, f.value AS value, f.unit AS unit, f.as_of AS as_of,
  f.sources AS sources
ORDER BY id
// statement: lands
MATCH (s:Region {level: 'land'})
RETURN s.id AS id, s.name AS name, s.name AS name_en
ORDER BY id
// kept: fields
MATCH (f:Field)
OPTIONAL MATCH (f)-[:BROADER]->(b:Field)
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, b.id AS broader
ORDER BY id, broader
// statement: projects
MATCH (j:Project)-[r:FUNDED_UNDER]->(p:Programme {id: $id})
RETURN j.id AS id, 'Project' AS label, j.name AS name, j.start AS since, j.end AS until,
  j.funding_eur AS funding_eur, r.sources AS sources, r.confidence AS confidence
ORDER BY id
// statement: organisations
MATCH (o:Organisation)-[r:TAKES_PART_IN]->(j:Project)-[:FUNDED_UNDER]->(p:Programme {id: $id})
RETURN o.id AS id, 'Organisation' AS label, o.name AS name, o.kind AS kind, j.name AS note,
  coalesce(r.start, j.start) AS since, coalesce(r.end, j.end) AS until, r.sources AS sources,
  r.confidence AS confidence
ORDER BY id, j.id, r.key
