/*
name: programmes
title_de: Alle Förderprogramme und Siegel
title_en: All funding programmes and labels
description_de: >-
  Jedes Programm mit Ministerium, Ziel, Laufzeit und regionaler Grenze, dazu, wie viele
  Initiativen und Projekte hier dazu bekannt sind.
description_en: >-
  Every programme with ministry, aim, years and regional limit, and how many initiatives and
  projects are known here.
asked_by: [policy, analyst]
parameters:
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: id, meaning_de: Kennung des Programms, meaning_en: id of the programme}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: short_name, meaning_de: Kurzname, meaning_en: short name}
  - {name: ministry, meaning_de: "zuständiges Ministerium, heutiger Name", meaning_en: "ministry in charge, today's name"}
  - {name: ministry_at_start, meaning_de: zuständiges Ministerium zu Beginn, meaning_en: ministry in charge at the start}
  - {name: level, meaning_de: "federal = Bund, land = Land, eu = Europäische Union, label = Siegel", meaning_en: "who runs it: federal, land, eu; or label"}
  - {name: aim, meaning_de: Ziel, meaning_en: aim in German}
  - {name: aim_en, meaning_de: Ziel auf Englisch, meaning_en: aim}
  - {name: for_whom, meaning_de: wen es fördert, meaning_en: whom it funds in German}
  - {name: for_whom_en, meaning_de: "wen es fördert, auf Englisch, leer = nicht übersetzt", meaning_en: "whom it funds, empty = not translated"}
  - {name: region_limit, meaning_de: regionale Grenze wie veröffentlicht, meaning_en: regional limit as published}
  - {name: states, meaning_de: "Kürzel der Länder, auf die es begrenzt ist", meaning_en: codes of the Länder it is limited to}
  - {name: start, meaning_de: Beginn, meaning_en: start}
  - {name: end, meaning_de: Ende, meaning_en: end}
  - {name: budget_eur, meaning_de: Mittel in Euro, meaning_en: budget in euros}
  - {name: rounds, meaning_de: Zahl der Runden, meaning_en: number of rounds}
  - {name: initiatives, meaning_de: Zahl der hier bekannten Initiativen in jedem Stand, meaning_en: number of initiatives known here in any state}
  - {name: concept_only, meaning_de: "davon Initiativen, die nur in der Konzeptphase standen", meaning_en: "of these, initiatives in the concept phase only"}
  - {name: finalist_only, meaning_de: "davon Initiativen, die nur in der Endrunde standen", meaning_en: "of these, initiatives that were finalists only"}
  - {name: projects, meaning_de: Zahl der hier bekannten Projekte, meaning_en: number of projects known here}
  - {name: website, meaning_de: Internetseite, meaning_en: website}
  - {name: note, meaning_de: Bemerkung, meaning_en: remark}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 5000
example: {}
*/
// statement: programmes
MATCH (p:Programme)
RETURN p.id AS id, p.name AS name, p.short_name AS short_name, p.ministry AS ministry,
  p.ministry_at_start AS ministry_at_start, p.level AS level, p.aim AS aim, p.aim_en AS aim_en,
  p.for_whom AS for_whom, p.for_whom_en AS for_whom_en, p.region_limit AS region_limit,
  COLLECT {
    MATCH (p)-[:LIMITED_TO]->(s:Region {level: 'land'}) RETURN s.code ORDER BY s.code
  } AS states,
  p.start AS start, p.end AS end, p.budget_eur AS budget_eur, p.rounds AS rounds,
  COUNT { MATCH (p)<-[:IN_PROGRAMME]-(c:Cluster) RETURN DISTINCT c } AS initiatives,
  COUNT { MATCH (p)<-[:FUNDED_UNDER]-(j:Project) RETURN DISTINCT j } AS projects,
  p.website AS website, p.note AS note, p.sources AS sources, p.confidence AS confidence
ORDER BY id
// statement: initiatives
MATCH (c:Cluster)-[r:IN_PROGRAMME]->(p:Programme)
RETURN p.id AS owner, c.id AS other, coalesce(r.status, 'unknown') AS status,
  r.since AS since, r.until AS until
ORDER BY owner, other, r.key
// statement: projects
MATCH (j:Project)-[:FUNDED_UNDER]->(p:Programme)
RETURN p.id AS owner, j.id AS other, j.start AS since, j.end AS until
ORDER BY owner, other
