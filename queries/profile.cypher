/*
name: profile
title_de: Steckbrief
title_en: Profile
description_de: >-
  Alles, was über ein Ding bekannt ist: eine Zeile je Angabe, mit Quellen und Sicherheit. Was eine
  Leserin erwarten darf, aber keine Quelle nennt, steht mit leerem Wert und ohne Sicherheit da:
  „nicht bekannt“ heißt nicht „gibt es nicht“.
description_en: >-
  Everything known about a thing: one row per fact, with sources and confidence. What a reader may
  expect but no source states has an empty value and no confidence: "not known" is not "none".
asked_by: [analyst, policy, manager]
parameters:
  - name: id
    type: id
    required: true
    description_de: Kennung des Dings
    description_en: id of the thing
  - name: kind
    type: text
    values: [Cluster, Organisation, Project, Programme, ValueChain, Stage, Field, Competence, Region, Event, Figure, Source]
    description_de: "Art des Dings, wo eine Kennung mehrmals vorkommt"
    description_en: label of the thing where an id exists under several
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: section, meaning_de: "Abschnitt: core, membership, management, project, programme, stage, place, region, field, competence, part_of, cooperation, event, figure oder may_be (vielleicht dieselbe Organisation)", meaning_en: "section: core, membership, management, project, programme, stage, place, region, field, competence, part_of, cooperation, event, figure or may_be (perhaps the same organisation)"}
  - {name: label, meaning_de: Art des Dings selbst, meaning_en: label of the thing itself}
  - {name: fact, meaning_de: Name der Eigenschaft oder der Beziehung, meaning_en: property or relationship type}
  - {name: value, meaning_de: "Text der Angabe; leer = nicht bekannt", meaning_en: "text of the fact; empty = not known"}
  - {name: value_en, meaning_de: "der Wert einer Zahl mit ihrer Einheit auf Englisch; sonst leer", meaning_en: "the value of a figure with its English unit; otherwise empty"}
  - {name: other_id, meaning_de: Kennung des anderen Endes, meaning_en: id of the other end}
  - {name: other_label, meaning_de: Art des anderen Endes, meaning_en: label of the other end}
  - {name: other_name, meaning_de: Name des anderen Endes, meaning_en: name of the other end}
  - {name: other_name_en, meaning_de: "englischer Name des anderen Endes, wo es einen hat", meaning_en: "English name of the other end, where it has one"}
  - {name: other_kind, meaning_de: "nähere Art des anderen Endes, etwa company", meaning_en: "kind of the other end, such as company"}
  - {name: role, meaning_de: "Rolle oder Art der Beziehung, bei Programmen der Stand", meaning_en: "role or kind of the tie, for programmes the status"}
  - {name: since, meaning_de: seit, meaning_en: since}
  - {name: until, meaning_de: bis, meaning_en: until}
  - {name: as_of, meaning_de: Stand der Angabe, meaning_en: date for which the source states it}
  - {name: funding_eur, meaning_de: Förderung in Euro, meaning_en: funding in euros}
  - {name: note, meaning_de: Bemerkung, meaning_en: remark}
  - {name: direction, meaning_de: "out = geht von dem Ding aus, in = führt zu ihm", meaning_en: "out = starts at the thing, in = leads to it"}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: "Sicherheit; leer = nicht bekannt", meaning_en: "confidence; empty = not known"}
limit: 5000
example: {id: cluster-elektromobilitaet-sued-west}
*/
// statement: thing
MATCH (n:Cluster|Organisation|Project|Programme|ValueChain|Stage|Field|Competence
  |Region|Event|Figure|Source {id: $id})
WHERE $kind IS NULL OR $kind IN labels(n)
RETURN labels(n)[0] AS label, n.id AS id, elementId(n) AS node, properties(n) AS properties
ORDER BY label
// statement: ties
MATCH (n) WHERE elementId(n) = $node
MATCH (n)-[r]-(m)
RETURN type(r) AS type, CASE WHEN startNode(r) = n THEN 'out' ELSE 'in' END AS direction,
  properties(r) AS properties, m.id AS other_id, labels(m)[0] AS other_label,
  m.name AS other_name, m.name_en AS other_name_en, m.kind AS kind, m.level AS level, m.start AS start, m.end AS end,
  m.value AS value, m.unit AS unit, m.unit_en AS unit_en, m.as_of AS as_of, m.note AS note
ORDER BY type, other_label, other_name, other_id, direction, r.key
LIMIT 5001
