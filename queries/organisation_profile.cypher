/*
name: organisation_profile
title_de: Wie ist eine Organisation eingebunden?
title_en: How is an organisation embedded?
description_de: >-
  Die Einbindung einer Organisation in Zahlen, für jede gleich: Initiativen nach Art, geleitete
  Initiativen, Projekte mit bekannter Förderung, Partner in Projekten nach Art, Stufen je
  Wertschöpfungskette und Kompetenzen. Jede Zahl zählt, was hier bekannt ist.
description_en: >-
  How an organisation is embedded, in numbers, alike for each: initiatives by kind, initiatives it
  runs, projects with known funding, partners in projects by kind, stages per value chain, and
  competences. Each number counts what is known here.
asked_by: [analyst, policy, manager]
parameters:
  - name: id
    type: id
    labels: [Organisation]
    required: true
    description_de: Kennung der Organisation
    description_en: id of the organisation
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: section, meaning_de: "Abschnitt: initiative_kind = Initiativen nach Art, manages = geleitete Initiativen, projects = Projekte, partner_kind = Partner in Projekten nach Art, chain = Wertschöpfungskette, competence = Kompetenz", meaning_en: "section: initiative_kind, manages (initiatives it runs), projects, partner_kind (partners in projects), chain, competence"}
  - {name: item, meaning_de: "Kennung oder Wert, den die Zeile zählt; unknown = nicht bekannt", meaning_en: "id or value that the row counts; unknown = not known"}
  - {name: name, meaning_de: Name dazu, meaning_en: German name of it}
  - {name: name_en, meaning_de: englischer Name, meaning_en: English name of it}
  - {name: number, meaning_de: "Zahl der Dinge, bei chain der Stufen", meaning_en: "number of things, with chain of stages"}
  - {name: of, meaning_de: "von wie vielen; leer = nicht bekannt", meaning_en: "of how many; empty = not known"}
  - {name: share, meaning_de: Anteil, meaning_en: share}
  - {name: funding_eur, meaning_de: "Summe der bekannten Beträge in Euro, leer = keiner bekannt", meaning_en: "sum of the known amounts in euros, empty = none known"}
  - {name: without_amount, meaning_de: Zahl ohne bekannten Betrag, meaning_en: number without a known amount}
  - {name: facts, meaning_de: "Belege (höchstens 500): id, label, name, note, sources, confidence", meaning_en: "facts (500 at most): id, label, name, note, sources, confidence"}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: geringste Sicherheit der Belege, meaning_en: lowest confidence of the facts}
example: {id: e-mobil-bw-gmbh}
*/
// statement: initiatives
MATCH (o:Organisation {id: $id})-[r:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN c.id AS id, 'Cluster' AS label, c.name AS name, c.kind AS kind, type(r) AS tie,
  r.since AS since, r.until AS until, r.sources AS sources, r.confidence AS confidence
ORDER BY id, tie, r.key
// statement: projects
MATCH (o:Organisation {id: $id})-[r:TAKES_PART_IN]->(j:Project)
RETURN j.id AS id, 'Project' AS label, j.name AS name, coalesce(r.start, j.start) AS since,
  coalesce(r.end, j.end) AS until, r.funding_eur AS funding_eur, r.sources AS sources,
  r.confidence AS confidence
ORDER BY id, r.key
// statement: partners
// In lists, one a kind of partner: a row each takes several times as long.
MATCH (o:Organisation {id: $id})-[:TAKES_PART_IN]->(j:Project)<-[r:TAKES_PART_IN]-(p:Organisation)
WHERE p.id <> $id
WITH DISTINCT p, j, r
RETURN p.kind AS kind,
  collect([p.id, p.name, j.name, r.key, coalesce(r.start, j.start), coalesce(r.end, j.end),
           r.sources, r.confidence]) AS partners
ORDER BY kind
// statement: activities
MATCH (o:Organisation {id: $id})-[a:ACTIVE_AT]->(s:Stage)-[:OF]->(v:ValueChain)
RETURN s.id AS id, 'Stage' AS label, s.name AS name, s.id AS stage, a.product AS stage_name,
  v.id AS chain, a.sources AS sources, a.confidence AS confidence
ORDER BY stage, chain
// statement: stages
MATCH (v:ValueChain)<-[:OF]-(s:Stage)
RETURN v.id AS chain, v.name AS name, v.name_en AS name_en, s.id AS stage
ORDER BY chain, stage
// statement: competences
MATCH (o:Organisation {id: $id})-[a:OFFERS]->(k:Competence)
RETURN k.id AS id, 'Competence' AS label, k.name AS name, k.name_en AS name_en,
  a.sources AS sources, a.confidence AS confidence
ORDER BY id
