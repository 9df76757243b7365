/*
name: research_for
title_de: Welche Forschung in der Nähe passt und fehlt noch?
title_en: Which research near by fits and is still missing?
description_de: >-
  Hochschulen, Institute und Schulen, die an einem Thema der Organisation oder des Clusters arbeiten, wenn
  dort noch keine Verbindung zur Forschung bekannt ist. Ein Thema gilt als verbunden, wenn eine
  Forschungseinrichtung unter Mitgliedern und Projektpartnern auch anderswo an ihm arbeitet. Zuerst
  stehen die mit den meisten passenden Themen, unter gleichen die nächsten.
description_en: >-
  Universities, institutes and schools that work in a field of the organisation or cluster where no tie to
  research is known yet. A field counts as tied when a research body among members and project partners
  works in it elsewhere as well. Those with most fitting fields come first, among equal ones the nearest.
asked_by: [manager, analyst]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    description_de: "Kennung des Clusters; entweder Cluster oder Organisation"
    description_en: "id of the cluster; either a cluster or an organisation"
  - name: organisation
    type: id
    labels: [Organisation]
    description_de: Kennung der Organisation
    description_en: id of the organisation
  - name: field
    type: id
    labels: [Field]
    description_de: "nur dieses Thema, auch wenn es schon verbunden ist; sonst alle offenen eigenen"
    description_en: "this field only, even when it is tied already; else all open ones of its own"
  - name: limit
    type: integer
    default: 10
    minimum: 1
    maximum: 200
    description_de: höchste Zahl der Einrichtungen
    description_en: greatest number of bodies
  - name: as_of
    type: date
    description_de: "Stand: nur Mitgliedschaften und gemeinsame Arbeit, die an diesem Tag bestanden"
    description_en: "as of: only memberships and joint work that stood at that day"
example: {organisation: duerr-ag}
columns:
  - {name: id, meaning_de: Kennung der Einrichtung, meaning_en: id of the body}
  - {name: name, meaning_de: Name der Einrichtung, meaning_en: name of the body}
  - {name: kind, meaning_de: Art der Einrichtung, meaning_en: kind of body}
  - {name: city, meaning_de: "Sitz, leer = nicht bekannt", meaning_en: "seat, empty = not known"}
  - {name: distance_km, meaning_de: "Entfernung der Sitze in km (Luftlinie), leer = nicht bekannt", meaning_en: "distance of the seats in km (as the crow flies), empty = not known"}
  - {name: fields, meaning_de: "passende Themen: id, name, name_en, through (Initiativen, Projekte und Stufen, aus denen es bekannt ist), sources, confidence", meaning_en: "fitting fields: id, name, name_en, through (initiatives, projects and stages from which it is known), sources, confidence"}
  - {name: evidence, meaning_de: Zahl der Belege für diese Themen, meaning_en: number of facts behind these fields}
  - {name: confidence, meaning_de: Sicherheit des stärksten Belegs, meaning_en: confidence of the strongest fact}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 200
*/

// statement: cluster
MATCH (c:Cluster {id: $cluster})
RETURN c.id AS id, c.name AS name,
       [(c)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats,
       [(c)-[:ABOUT]->(f:Field) | f.id] AS fields
ORDER BY id

// statement: organisation
MATCH (o:Organisation {id: $organisation})
RETURN o.id AS id, o.name AS name,
       [(o)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats,
       COLLECT {
         MATCH (o)-[:MEMBER_OF|MANAGES|TAKES_PART_IN|ACTIVE_AT]->()-[:ABOUT]->(f:Field)
         RETURN DISTINCT f.id ORDER BY f.id
       } AS fields
ORDER BY id

// statement: of_cluster
// Members of the cluster and its parts, and partners in their projects, by place.
MATCH (c:Cluster {id: $cluster})
OPTIONAL MATCH (c)<-[:PART_OF*1..3]-(p:Cluster)
WITH c, collect(DISTINCT p) AS parts
UNWIND [c] + parts AS own
MATCH (own)<-[t:MEMBER_OF|MANAGES]-(o:Organisation)
RETURN o.id AS id, o.name AS name, o.kind AS kind, own.id AS place, 'Cluster' AS label,
       t.since AS since, t.until AS until
ORDER BY id, place, since, until
UNION
MATCH (c:Cluster {id: $cluster})<-[:PART_OF*0..3]-(own:Cluster)<-[:BELONGS_TO]-(z:Project)
MATCH (z)<-[t:TAKES_PART_IN]-(o:Organisation)
RETURN o.id AS id, o.name AS name, o.kind AS kind, z.id AS place, 'Project' AS label,
       coalesce(t.start, z.start) AS since, coalesce(t.end, z.end) AS until
ORDER BY id, place, since, until

// statement: of_organisation
MATCH (me:Organisation {id: $organisation})-[:TAKES_PART_IN|MEMBER_OF|MANAGES]->(z)
WITH DISTINCT me, z
MATCH (z)<-[t:TAKES_PART_IN|MEMBER_OF|MANAGES]-(o:Organisation)
WHERE o.id <> me.id
RETURN o.id AS id, o.name AS name, o.kind AS kind, z.id AS place, labels(z)[0] AS label,
       coalesce(t.since, t.start, z.start) AS since, coalesce(t.until, t.end, z.end) AS until
ORDER BY id, place, since, until
UNION
MATCH (me:Organisation {id: $organisation})-[:PART_OF]-(o:Organisation)
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.id AS place, 'Organisation' AS label,
       null AS since, null AS until
ORDER BY id, place, since, until

// statement: tied_fields
// What the research bodies it is tied to work in, where that is known from elsewhere. The places
// of its own ties are a map: to go through a list of thousands takes long.
UNWIND $tied AS tied
MATCH (o:Organisation {id: tied})-[:MEMBER_OF|MANAGES|TAKES_PART_IN|ACTIVE_AT]->(z)
      -[:ABOUT]->(f:Field)
WHERE $own[z.id] IS NULL
RETURN o.id AS id, collect(DISTINCT f.id) AS fields
ORDER BY id

// statement: fields
UNWIND $wanted AS wanted
MATCH (f:Field {id: wanted})
RETURN f.id AS id, f.name AS name, f.name_en AS name_en
ORDER BY id

// statement: research
UNWIND $open AS open
MATCH (f:Field {id: open})<-[a:ABOUT]-(z)
      <-[:TAKES_PART_IN|MEMBER_OF|MANAGES|ACTIVE_AT]-(o:Organisation)
WHERE o.kind IN $kinds
RETURN o.id AS id, f.id AS field, f.name AS name, f.name_en AS name_en,
       collect(DISTINCT [z.id, z.name, a.sources, a.confidence]) AS through
ORDER BY id, field

// statement: candidates
UNWIND $candidates AS candidate
MATCH (o:Organisation {id: candidate})
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.city AS city, o.sources AS sources,
       [(o)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats
ORDER BY id
