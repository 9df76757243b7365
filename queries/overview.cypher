/*
name: overview
title_de: Was steht im Netzwerk?
title_en: What does the network hold?
description_de: >-
  Zählt, was bekannt ist: je Art von Ding und je Art von Beziehung eine Zeile, dazu, wie viele
  dieser Angaben nicht wörtlich in einer Quelle stehen, sondern abgeleitet sind.
description_en: >-
  Counts what is known: one row per label and per relationship type, and how many of these facts
  are not stated in words by a source but inferred.
asked_by: [analyst, policy, manager]
columns:
  - {name: sort, meaning_de: "node = Ding, relationship = Beziehung", meaning_en: "node or relationship"}
  - {name: label, meaning_de: Art des Dings oder der Beziehung, meaning_en: label or relationship type}
  - {name: count, meaning_de: Anzahl der Angaben, meaning_en: number of facts}
  - {name: below_high, meaning_de: "davon abgeleitet oder unbestätigt (Sicherheit unter „high“)", meaning_en: of these with a confidence below high}
  - {name: sources, meaning_de: immer leer, meaning_en: always empty}
example: {}
*/
// kept: rows
CALL () {
  MATCH (n)
  RETURN 'node' AS sort, labels(n)[0] AS label, count(*) AS count,
    sum(CASE WHEN n.confidence = 'high' THEN 0 ELSE 1 END) AS below_high
  UNION ALL
  MATCH ()-[r]->()
  RETURN 'relationship' AS sort, type(r) AS label, count(*) AS count,
    sum(CASE WHEN r.confidence = 'high' THEN 0 ELSE 1 END) AS below_high
}
RETURN sort, label, count, below_high, [] AS sources
ORDER BY sort, count DESC, label
