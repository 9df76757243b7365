/*
name: newcomers
title_de: Welche neuen Mitglieder haben noch keinen Anschluss?
title_en: Which new members have no further tie yet?
description_de: >-
  Mitglieder, die seit einem Datum dabei sind und noch in keinem Projekt und keiner anderen Initiative
  bekannt sind. Von den meisten Mitgliedschaften ist kein Beginn bekannt: Sie fehlen in der Liste und
  werden im Hinweis gezählt.
description_en: >-
  Members that joined since a date and are not yet known in any project or any other initiative. Of most
  memberships no begin is known: they are missing in the list and counted in the notice.
asked_by: [manager]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    required: true
    description_de: Kennung des Clusters
    description_en: id of the cluster
  - name: since
    type: date
    description_de: "Mitglied seit diesem Datum oder später; sonst seit zwölf Monaten vor der neuesten Quelle"
    description_en: "member since this date or later; else since twelve months before the newest source"
  - name: as_of
    type: date
    description_de: "Stand: Mitgliedschaften und Projekte, die bis zu diesem Tag begonnen hatten"
    description_en: "as of: memberships and projects that had begun by that day"
example: {cluster: automotiveland-nrw, since: "2019"}
columns:
  - {name: id, meaning_de: Kennung der Organisation, meaning_en: id of the organisation}
  - {name: name, meaning_de: Name der Organisation, meaning_en: name of the organisation}
  - {name: kind, meaning_de: Art der Organisation, meaning_en: kind of organisation}
  - {name: role, meaning_de: Rolle im Cluster, meaning_en: role in the cluster}
  - {name: since, meaning_de: "dabei seit, so genau wie die Quelle", meaning_en: "member since, as precise as the source"}
  - {name: via, meaning_de: "Teil des Clusters, über den sie gehört; leer = direkt", meaning_en: "part of the cluster through which it belongs; empty = directly"}
  - {name: via_name, meaning_de: Name dieses Teils, meaning_en: name of that part}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 1000
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: members
MATCH (c:Cluster {id: $cluster})
OPTIONAL MATCH (c)<-[:PART_OF*1..3]-(p:Cluster)
WITH c, collect(DISTINCT p) AS parts
UNWIND [c] + parts AS via
MATCH (via)<-[m:MEMBER_OF|MANAGES]-(o:Organisation)
RETURN o.id AS id, o.name AS name, o.kind AS kind, via.id AS via, via.name AS via_name,
       m.role AS role, m.since AS since, m.until AS until, m.sources AS sources,
       m.confidence AS confidence
ORDER BY id, via, role

// statement: elsewhere
// Every project, also those of the cluster itself, and every other initiative.
UNWIND $organisations AS organisation
MATCH (o:Organisation {id: organisation})-[t:TAKES_PART_IN|MEMBER_OF|MANAGES]->(z)
WHERE NOT z.id IN $own
RETURN o.id AS id, labels(z)[0] AS label, z.id AS other, coalesce(t.since, t.start, z.start) AS since
ORDER BY id, label, other, since
