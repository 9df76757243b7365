/*
name: organisations_of
title_de: Wer gehört zu einer Initiative?
title_en: Who belongs to an initiative?
description_de: >-
  Alle Organisationen, die hier als Mitglied, Partner, Leitung oder Geschäftsstelle einer
  Initiative bekannt sind: eine Zeile je Organisation und Rolle. Es fehlen die Mitglieder, die
  keine Quelle nennt.
description_en: >-
  All organisations known here as member, partner, lead or office of an initiative: one row per
  organisation and role. Members that no source names are missing.
asked_by: [manager, analyst, policy]
parameters:
  - name: cluster
    type: id
    required: true
    labels: [Cluster]
    description_de: Kennung der Initiative
    description_en: id of the initiative
  - name: as_of
    type: date
    description_de: "Stand: nur Beziehungen, die an diesem Tag bestanden (Jahr, Monat oder Tag)"
    description_en: "the state of that day: only ties that stood then (year, month or day)"
columns:
  - {name: id, meaning_de: Kennung der Organisation, meaning_en: id of the organisation}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: kind, meaning_de: Art der Organisation, meaning_en: kind of organisation}
  - {name: city, meaning_de: Ort wie veröffentlicht, meaning_en: town as published}
  - {name: tie, meaning_de: "MANAGES = Geschäftsstelle oder Leitung, MEMBER_OF = dabei", meaning_en: relationship type}
  - {name: role, meaning_de: Rolle, meaning_en: role}
  - {name: since, meaning_de: seit, meaning_en: since}
  - {name: until, meaning_de: bis, meaning_en: until}
  - {name: as_of, meaning_de: Stand der Angabe, meaning_en: date for which the source states it}
  - {name: note, meaning_de: Bemerkung, meaning_en: remark}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 5000
example: {cluster: cluster-elektromobilitaet-sued-west}
*/
MATCH (o:Organisation)-[r:MEMBER_OF|MANAGES]->(c:Cluster {id: $cluster})
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.city AS city, type(r) AS tie,
  r.role AS role, r.since AS since, r.until AS until, r.as_of AS as_of, r.note AS note,
  r.sources AS sources, r.confidence AS confidence
ORDER BY tie, name, id, role, r.key
