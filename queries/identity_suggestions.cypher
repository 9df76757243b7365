/*
name: identity_suggestions
title_de: Welche Organisationen könnten dieselbe sein?
title_en: Which organisations may be the same?
description_de: >-
  Nennt Paare von Organisationen, die nach Name, Ort, Rechtsform, Verzeichnissen, Internetadresse
  und gemeinsamen Projekten dieselbe sein könnten, mit dem, was dafür und was dagegen spricht.
  Zusammengeführt ist keines davon: Das entscheidet eine Person (innonetz identity decide). Paare
  großer Gruppen stehen zuerst, dann die wahrscheinlichsten.
description_en: >-
  Lists pairs of organisations that may be the same by name, place, legal form, registers, website
  and shared projects, with what speaks for and against it. None of them is joined: a person decides
  (innonetz identity decide). Pairs of large groups come first, then the likeliest.
asked_by: [analyst]
parameters:
  - {name: id, type: id, default: "", description_de: nur Paare mit dieser Organisation, description_en: only pairs with this organisation}
  - {name: k, type: integer, default: 50, minimum: 1, maximum: 10000, description_de: höchstens so viele Paare, description_en: at most so many pairs}
columns:
  - {name: a, meaning_de: Kennung der einen, meaning_en: id of the one}
  - {name: a_name, meaning_de: Name der einen, meaning_en: name of the one}
  - {name: a_place, meaning_de: Ort der einen, meaning_en: town of the one}
  - {name: b, meaning_de: Kennung der anderen, meaning_en: id of the other}
  - {name: b_name, meaning_de: Name der anderen, meaning_en: name of the other}
  - {name: b_place, meaning_de: Ort der anderen, meaning_en: town of the other}
  - {name: score, meaning_de: "Wahrscheinlichkeit nach den Regeln, 0 bis 1", meaning_en: "likelihood by the rules, 0 to 1"}
  - {name: for_de, meaning_de: was dafür spricht, meaning_en: "what speaks for it, in German"}
  - {name: against_de, meaning_de: was dagegen spricht, meaning_en: "what speaks against it, in German"}
  - {name: for_en, meaning_de: was dafür spricht (englisch), meaning_en: what speaks for it}
  - {name: against_en, meaning_de: was dagegen spricht (englisch), meaning_en: what speaks against it}
  - {name: records, meaning_de: Einträge beider zusammen, meaning_en: records of both together}
  - {name: sources, meaning_de: Quellen beider, meaning_en: sources of both}
limit: 1000
example: {}
*/
// statement: pairs
MATCH (a:Organisation)-[r:MAY_BE]->(b:Organisation)
WHERE $id = '' OR a.id = $id OR b.id = $id
WITH a, b, r, coalesce(size(a.records), 1) + coalesce(size(b.records), 1) AS records
RETURN a.id AS a, a.name AS a_name, a.city AS a_place, b.id AS b, b.name AS b_name,
       b.city AS b_place, r.score AS score, coalesce(r.speaks_for, []) AS for_de,
       coalesce(r.speaks_against, []) AS against_de, coalesce(r.speaks_for_en, []) AS for_en,
       coalesce(r.speaks_against_en, []) AS against_en, records, r.sources AS sources
ORDER BY records DESC, score DESC, a, b
LIMIT $k
// statement: total
MATCH (a:Organisation)-[r:MAY_BE]->(b:Organisation)
WHERE $id = '' OR a.id = $id OR b.id = $id
RETURN count(*) AS total
ORDER BY total
