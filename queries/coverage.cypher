/*
name: coverage
title_de: Wie vollständig sind die Programme erfasst?
title_en: How completely are the programmes covered?
description_de: >-
  Stellt je Programm die hier bekannten Initiativen neben die Zahl, die das Programm selbst nennt.
  Gezählt werden Initiativen, die aufgenommen sind oder waren (admitted, label, implementation,
  ended oder ohne Angabe), nicht solche, die nur in der Konzeptphase (concept) oder der Endrunde
  (finalist) standen. Von mehreren veröffentlichten Zahlen zählt die jüngste mit Datum; alle stehen
  unter „figures“. Zahlen, die nur einen Teil (eine Runde) oder mehrere Programme zusammen
  beschreiben, und solche über Unternehmen statt Initiativen werden gezeigt, aber nicht verglichen.
description_en: >-
  Sets the initiatives known here beside the number the programme itself states. Counted are
  initiatives that are or were admitted (admitted, label, implementation, ended, or no state given),
  not those that were only in the concept phase or mere finalists. Of several published figures the
  latest dated one counts; all are listed under figures. Figures about a part (one round), about
  several programmes together or about firms are shown but not compared.
asked_by: [policy, analyst]
parameters:
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: programme, meaning_de: Kennung des Programms, meaning_en: id of the programme}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: level, meaning_de: "federal = Bund, land = Land, eu = Europäische Union, label = Siegel", meaning_en: "who runs it: federal, land, eu; or label"}
  - {name: known, meaning_de: "Zahl der hier bekannten Initiativen, die aufgenommen sind oder waren", meaning_en: number of initiatives known here that are or were admitted}
  - {name: unconfirmed, meaning_de: "davon Initiativen, deren Aufnahme unbestätigt ist", meaning_en: "of these, initiatives whose admission is unconfirmed"}
  - {name: concept_only, meaning_de: "weitere bekannte Initiativen, nur in der Konzeptphase (nicht unter known)", meaning_en: "further known initiatives, in the concept phase only (not in known)"}
  - {name: finalist_only, meaning_de: "weitere bekannte Initiativen, nur in der Endrunde (nicht unter known)", meaning_en: "further known initiatives, finalists only (not in known)"}
  - {name: stated, meaning_de: "Zahl, die das Programm nennt; leer = nicht bekannt", meaning_en: "number the programme states; empty = not known"}
  - {name: stated_as_of, meaning_de: Stand dieser Zahl, meaning_en: date of that number}
  - {name: stated_metric, meaning_de: was die Zahl zählt, meaning_en: "what the number counts, in German"}
  - {name: stated_metric_en, meaning_de: "was die Zahl zählt, auf Englisch", meaning_en: what the number counts}
  - {name: share, meaning_de: "bekannt geteilt durch genannt; über 1, wenn sich der Stand geändert hat", meaning_en: "known divided by stated; above 1 when times differ"}
  - {name: status, meaning_de: Zahl der Initiativen je Stand, meaning_en: number of initiatives per state}
  - {name: figures, meaning_de: "alle veröffentlichten Zahlen zum Programm mit Einheit, Stand und Quellen", meaning_en: "all published figures about the programme with unit, date and sources"}
  - {name: sources, meaning_de: Quellen der bekannten Aufnahmen, meaning_en: sources of the known admissions}
  - {name: confidence, meaning_de: "Sicherheit: die schwächste der gezählten Aufnahmen, ohne Aufnahme die des Programms", meaning_en: "confidence: the weakest of the admissions counted, without any that of the programme"}
  - {name: figure_sources, meaning_de: Quellen der genannten Zahl, meaning_en: sources of the stated number}
limit: 5000
example: {}
*/
// statement: programmes
MATCH (p:Programme)
RETURN p.id AS programme, p.name AS name, p.level AS level, p.sources AS sources,
  p.confidence AS confidence
ORDER BY programme
// statement: admissions
MATCH (c:Cluster)-[r:IN_PROGRAMME]->(p:Programme)
RETURN p.id AS programme, c.id AS cluster, coalesce(r.status, 'unknown') AS status,
  r.since AS since, r.until AS until, r.sources AS sources, r.confidence AS confidence
ORDER BY programme, cluster, r.key
// statement: figures
MATCH (f:Figure)-[:DESCRIBES]->(p:Programme)
RETURN p.id AS programme, f.id AS id, f.name AS metric, f.name_en AS metric_en,
  f.value AS value, f.unit AS unit, f.unit_en AS unit_en, f.as_of AS as_of, f.note AS note, f.sources AS sources
ORDER BY programme, id
