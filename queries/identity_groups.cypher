/*
name: identity_groups
title_de: Warum ist das eine Organisation?
title_en: Why is this one organisation?
description_de: >-
  Zeigt, welche Einträge der Quellen zu einer Organisation zusammengeführt sind und nach welcher
  Regel: gleiche amtliche Kennung, gleicher Name mit gleicher Rechtsform am gleichen Ort, oder
  Entscheidung einer Person. Ohne Angabe die größten Gruppen zuerst, denn in ihnen stecken die
  schlimmsten Fehler; was nicht mehr in die Antwort passt, fehlt als ganze Gruppe, mit Hinweis. Eine falsche Zusammenführung hebt eine Entscheidung auf (innonetz identity
  decide).
description_en: >-
  Shows which records of the sources were joined into one organisation and by which rule: the same
  official id, the same name and legal form in the same place, or the decision of a person. Without
  an id the largest groups first, since they hide the worst errors; what does not fit in the answer is left out as a whole group and told. A decision undoes a wrong one
  (innonetz identity decide).
asked_by: [analyst]
parameters:
  - {name: id, type: id, default: "", description_de: Kennung der Organisation, description_en: id of the organisation}
  - {name: groups, type: integer, default: 20, minimum: 1, maximum: 10000, description_de: höchstens so viele Organisationen, description_en: at most so many organisations}
columns:
  - {name: id, meaning_de: Kennung der Organisation, meaning_en: id of the organisation}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: size, meaning_de: Zahl der zusammengeführten Einträge, meaning_en: number of joined records}
  - {name: record, meaning_de: Kennung des Eintrags, meaning_en: id of the record}
  - {name: record_name, meaning_de: Name wie veröffentlicht, meaning_en: name as published}
  - {name: record_place, meaning_de: Ort wie veröffentlicht, meaning_en: town as published}
  - {name: rule, meaning_de: "Regel: identity, judgement, same …; kept = der Eintrag, dessen Kennung bleibt", meaning_en: "rule: judgement, same …; kept = the record whose id stays"}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
limit: 5000
example: {}
*/
// statement: groups
MATCH (o:Organisation)
WHERE size(o.records) > 0 AND ($id = '' OR o.id = $id)
RETURN o.id AS id, o.name AS name, o.records AS records, o.sources AS sources
ORDER BY size(o.records) DESC, id
LIMIT $groups
// statement: total
MATCH (o:Organisation)
WHERE size(o.records) > 0 AND ($id = '' OR o.id = $id)
RETURN count(o) AS total
ORDER BY total
