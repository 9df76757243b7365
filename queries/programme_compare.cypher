/*
name: programme_compare
title_de: Programme nebeneinander
title_en: Programmes side by side
description_de: >-
  Zwei oder mehr Programme nebeneinander: Ministerium, Ziel, wen es fördert, regionale Grenze, Jahre,
  Runden und Mittel, dazu die hier bekannten Initiativen nach Land und Thema, Projekte und
  Organisationen, und welche Organisationen in mehreren dieser Programme vorkommen. Gezählt werden
  Initiativen, die aufgenommen sind oder waren. Eine Organisation kommt in einem Programm vor, wenn sie
  Mitglied einer seiner Initiativen ist oder an einem seiner Projekte teilnimmt.
description_en: >-
  Two or more programmes side by side: ministry, aim, whom it funds, regional limit, years, rounds and
  budget, with the initiatives known here by Land and field, projects and organisations, and which
  organisations occur in several of these programmes. Counted are initiatives that are or were admitted.
  An organisation occurs in a programme when it is a member of one of its initiatives or takes part in
  one of its projects.
asked_by: [policy]
parameters:
  - name: programmes
    type: ids
    labels: [Programme]
    required: true
    description_de: Kennungen von zwei bis sechs Programmen
    description_en: ids of two to six programmes
  - name: as_of
    type: date
    description_de: "Stand: nur Aufnahmen, Mitgliedschaften und Projekte, die an diesem Tag bestanden"
    description_en: "as of: only admissions, memberships and projects that stood at this day"
example: {programmes: [wir, rubin]}
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
  - {name: start, meaning_de: Beginn, meaning_en: start}
  - {name: end, meaning_de: Ende, meaning_en: end}
  - {name: budget_eur, meaning_de: Mittel in Euro, meaning_en: budget in euros}
  - {name: rounds, meaning_de: Zahl der Runden, meaning_en: number of rounds}
  - {name: initiatives, meaning_de: "Zahl der hier bekannten Initiativen, die aufgenommen sind oder waren", meaning_en: number of initiatives known here that are or were admitted}
  - {name: unconfirmed, meaning_de: "davon Initiativen, deren Aufnahme unbestätigt ist", meaning_en: "of these, initiatives whose admission is unconfirmed"}
  - {name: laender, meaning_de: "Initiativen je Land: id, name, initiatives, sources; id leer = Land nicht bekannt oder keines", meaning_en: "initiatives by Land: id, name, initiatives, sources; empty id = Land not known or none"}
  - {name: fields, meaning_de: "Initiativen je Thema: id, name, initiatives, sources; id leer = Thema nicht bekannt", meaning_en: "initiatives by field: id, name, initiatives, sources; empty id = field not known"}
  - {name: projects, meaning_de: Zahl der hier bekannten Projekte, meaning_en: number of projects known here}
  - {name: organisations, meaning_de: Zahl der hier bekannten Organisationen, meaning_en: number of organisations known here}
  - {name: also_elsewhere, meaning_de: "Zahl der Organisationen, die auch in einem anderen der Programme vorkommen", meaning_en: number of organisations that occur in another of the programmes too}
  - {name: in_both, meaning_de: "Initiativen und Organisationen, die auch in einem anderen der Programme vorkommen: label, id, name, programmes, sources, confidence", meaning_en: "initiatives and organisations that occur in another of the programmes too: label, id, name, programmes, sources, confidence"}
  - {name: sources, meaning_de: Quellen des Programms selbst, meaning_en: sources of the programme itself}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 6
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: facts
UNWIND $programmes AS id
MATCH (p:Programme {id: id})
RETURN p.id AS id, p.name AS name, p.short_name AS short_name, p.ministry AS ministry,
       p.ministry_at_start AS ministry_at_start, p.level AS level, p.aim AS aim,
       p.aim_en AS aim_en, p.for_whom AS for_whom,
       p.for_whom_en AS for_whom_en, p.region_limit AS region_limit, p.start AS start,
       p.end AS end, p.budget_eur AS budget_eur, p.rounds AS rounds,
       p.sources AS sources, p.confidence AS confidence
ORDER BY id

// statement: admissions
UNWIND $programmes AS id
MATCH (p:Programme {id: id})<-[i:IN_PROGRAMME]-(c:Cluster)
RETURN p.id AS programme, c.id AS id, c.name AS name, coalesce(i.status, 'unknown') AS status,
       i.since AS since, i.until AS until, i.sources AS sources, i.confidence AS confidence,
       [(c)-[:LOCATED_IN]->(r:Region {level: 'land'}) | [r.id, r.name]] AS laender,
       [(c)-[:ABOUT]->(f:Field) | [f.id, f.name]] AS fields
ORDER BY programme, id, i.key

// statement: members
UNWIND $ids AS id
MATCH (c:Cluster {id: id})<-[m:MEMBER_OF|MANAGES]-(o:Organisation)
RETURN c.id AS through, o.id AS id, o.name AS name, m.role AS role, m.since AS since,
       m.until AS until, m.sources AS sources, m.confidence AS confidence
ORDER BY through, id, m.key

// statement: projects
UNWIND $programmes AS id
MATCH (p:Programme {id: id})<-[u:FUNDED_UNDER]-(j:Project)
RETURN p.id AS programme, j.id AS id, j.start AS since, j.end AS until, u.sources AS sources,
       u.confidence AS confidence
ORDER BY programme, id

// statement: participants
UNWIND $ventures AS id
MATCH (j:Project {id: id})<-[t:TAKES_PART_IN]-(o:Organisation)
RETURN j.id AS through, o.id AS id, o.name AS name, coalesce(t.start, j.start) AS since,
       coalesce(t.end, j.end) AS until, t.sources AS sources, t.confidence AS confidence
ORDER BY through, id, t.key
