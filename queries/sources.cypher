/*
name: sources
title_de: Quellen
title_en: Sources
description_de: >-
  Alle Quellen oder die genannten, mit Herausgeber, Adresse, Lesedatum, Lizenz und der Zahl der
  Angaben, die sich auf sie berufen. Das Zählen dauert bei großem Bestand; wer nur die Namen
  braucht, schaltet es ab.
description_en: >-
  All sources or the named ones, with publisher, address, date of reading, licence and the number
  of facts that rest on them. Counting takes time in a large network; it can be switched off
  where only the names are needed.
asked_by: [analyst, policy, manager]
parameters:
  - name: ids
    type: ids
    labels: [Source]
    description_de: "nur diese Quellen (Kennungen, mit Komma getrennt)"
    description_en: only these sources (ids, separated by commas)
  - name: count_facts
    type: boolean
    default: true
    description_de: Angaben je Quelle zählen
    description_en: count the facts of each source
columns:
  - {name: id, meaning_de: Kennung der Quelle, meaning_en: id of the source}
  - {name: publisher, meaning_de: Herausgeber, meaning_en: publisher}
  - {name: title, meaning_de: Titel, meaning_en: title}
  - {name: url, meaning_de: Adresse, meaning_en: address}
  - {name: kind, meaning_de: Art der Quelle, meaning_en: kind of source}
  - {name: language, meaning_de: Sprache, meaning_en: language}
  - {name: retrieved_on, meaning_de: gelesen am, meaning_en: read on}
  - {name: licence, meaning_de: "Lizenz, „unknown“ wenn nicht genannt", meaning_en: "licence, unknown where not stated"}
  - {name: facts, meaning_de: "Zahl der Angaben (Dinge und Beziehungen), die diese Quelle nennen; leer, wenn nicht gezählt wurde", meaning_en: "number of facts (nodes and relationships) that name it; empty when not counted"}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
  - {name: sources, meaning_de: die Quelle selbst, meaning_en: the source itself}
limit: 20000
example: {}
*/
// statement: sources
MATCH (s:Source) WHERE $ids IS NULL OR s.id IN $ids
RETURN s.id AS id, s.publisher AS publisher, s.name AS title, s.url AS url, s.kind AS kind,
  s.language AS language, s.retrieved_on AS retrieved_on, s.licence AS licence,
  s.confidence AS confidence, [s.id] AS sources
ORDER BY id
// kept: facts
CALL () {
  MATCH (n) WHERE NOT n:Source
  UNWIND n.sources AS id
  RETURN id, count(*) AS facts
  UNION ALL
  MATCH ()-[r]->()
  UNWIND r.sources AS id
  RETURN id, count(*) AS facts
}
RETURN id, sum(facts) AS facts
ORDER BY id
