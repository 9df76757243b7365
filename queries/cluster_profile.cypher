/*
name: cluster_profile
title_de: Wie ist eine Initiative aufgestellt?
title_en: How is an initiative made up?
description_de: >-
  Die Zusammensetzung einer Initiative in Zahlen, für jede gleich, damit zwei nebeneinander stehen können:
  bekannte und angegebene Mitglieder, Mitglieder nach Art und Land, Stufen je Wertschöpfungskette,
  Themenfelder, Programme, Projekte und bekannte Förderung. Jede Zahl zählt, was hier bekannt ist, und öffnet
  sich zu ihren Belegen. Wer nur die Geschäftsstelle führt, zählt nicht als Mitglied; was er selbst an
  einer Stufe leistet, zählt dort. Die einzelnen Angaben gibt die Frage „profile“.
description_en: >-
  The make-up of an initiative in numbers, alike for each, so that two can stand side by side: known and
  stated members, members by kind and Land, stages per value chain, fields, programmes, projects and known
  funding. Each number counts what is known here and opens to its facts. Who only runs the office is no member; what it does at a stage itself counts
  there. The single facts are given by the
  question "profile".
asked_by: [analyst, policy, manager]
parameters:
  - name: id
    type: id
    labels: [Cluster]
    required: true
    description_de: Kennung der Initiative
    description_en: id of the initiative
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: section, meaning_de: "Abschnitt: members = Mitglieder, member_kind = nach Art, member_land = nach Land, chain = Wertschöpfungskette, field = Themenfeld, programme = Programm, projects = Projekte, grants = Förderung als Initiative", meaning_en: "section: members, member_kind, member_land, chain, field, programme, projects, grants (funding as an initiative)"}
  - {name: item, meaning_de: "Kennung oder Wert, den die Zeile zählt; unknown = nicht bekannt", meaning_en: "id or value that the row counts; unknown = not known"}
  - {name: name, meaning_de: Name dazu, meaning_en: German name of it}
  - {name: name_en, meaning_de: englischer Name, meaning_en: English name of it}
  - {name: number, meaning_de: "Zahl: Mitglieder, bei chain Stufen, sonst Dinge", meaning_en: "number: members, with chain stages, else things"}
  - {name: of, meaning_de: "von wie vielen: angegebene oder bekannte Mitglieder, Stufen der Kette; leer = nicht bekannt", meaning_en: "of how many: stated or known members, stages of the chain; empty = not known"}
  - {name: share, meaning_de: Anteil, meaning_en: share}
  - {name: as_of, meaning_de: Stand der angegebenen Zahl, meaning_en: date of the stated number}
  - {name: funding_eur, meaning_de: "Summe der bekannten Beträge in Euro, leer = keiner bekannt", meaning_en: "sum of the known amounts in euros, empty = none known"}
  - {name: without_amount, meaning_de: Zahl ohne bekannten Betrag, meaning_en: number without a known amount}
  - {name: facts, meaning_de: "Belege (höchstens 500): id, label, name, note, sources, confidence", meaning_en: "facts (500 at most): id, label, name, note, sources, confidence"}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: geringste Sicherheit der Belege, meaning_en: lowest confidence of the facts}
example: {id: cluster-elektromobilitaet-sued-west}
*/
// kept: today
// The day of the newest source: ties that ended before it are over.
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day
// statement: cluster
MATCH (c:Cluster {id: $id})
RETURN c.id AS id, c.name AS name, c.member_count AS member_count,
  c.member_count_as_of AS member_count_as_of, c.sources AS sources, c.confidence AS confidence
ORDER BY id
// statement: figures
MATCH (c:Cluster {id: $id})<-[:DESCRIBES]-(f:Figure)
RETURN f.id AS id, f.name AS metric, f.value AS value, f.as_of AS as_of, f.sources AS sources
ORDER BY id
// statement: members
MATCH (o:Organisation)-[m:MEMBER_OF|MANAGES]->(c:Cluster {id: $id})
RETURN o.id AS id, 'Organisation' AS label, o.name AS name, o.kind AS kind, c.id AS via,
  c.name AS via_name, m.role AS role, m.since AS since, m.until AS until,
  COLLECT { MATCH (o)-[:LOCATED_IN]->(s:Region {level: 'land'}) RETURN s.id ORDER BY s.id } AS lands,
  m.sources AS sources, m.confidence AS confidence
ORDER BY id, role, m.key
// statement: activities
UNWIND $organisations AS organisation
MATCH (o:Organisation {id: organisation})-[a:ACTIVE_AT]->(s:Stage)-[:OF]->(v:ValueChain)
RETURN o.id AS id, 'Organisation' AS label, o.name AS name, s.id AS stage, s.name AS stage_name,
  v.id AS chain, a.sources AS sources, a.confidence AS confidence
ORDER BY id, stage
// kept: stages
MATCH (v:ValueChain)<-[:OF]-(s:Stage)
RETURN v.id AS chain, v.name AS name, v.name_en AS name_en, s.id AS stage
ORDER BY chain, stage
// kept: lands
MATCH (s:Region {level: 'land'})
RETURN s.id AS id, s.name AS name, s.name AS name_en
ORDER BY id
// statement: fields
MATCH (c:Cluster {id: $id})-[r:ABOUT]->(f:Field)
RETURN f.id AS id, 'Field' AS label, f.name AS name, f.name_en AS name_en, r.sources AS sources,
  r.confidence AS confidence
ORDER BY id
// statement: programmes
MATCH (c:Cluster {id: $id})-[r:IN_PROGRAMME]->(p:Programme)
RETURN p.id AS id, 'Programme' AS label, coalesce(p.short_name, p.name) AS name,
  p.level AS level, r.status AS status, r.since AS since, r.until AS until,
  r.funding_eur AS funding_eur, r.sources AS sources, r.confidence AS confidence
ORDER BY id, r.key
// statement: projects
MATCH (j:Project)-[r:BELONGS_TO]->(c:Cluster {id: $id})
RETURN j.id AS id, 'Project' AS label, j.name AS name, j.start AS since, j.end AS until,
  j.funding_eur AS funding_eur, r.sources AS sources, r.confidence AS confidence
ORDER BY id
