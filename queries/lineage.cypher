/*
name: lineage
title_de: Was ist aus einer Partnerschaft geworden?
title_en: What has come of a partnership?
description_de: >-
  Die Geschichte einer Zusammenarbeit in der Reihenfolge der Zeit: Partnerschaft, gemeinsame
  Veranstaltungen, gemeinsame Projekte und was auf sie folgte, dazu Vorgänger und Nachfolger einer
  Initiative. Mit der Kennung einer Initiative: alle ihre Partnerschaften; mit der eines Projekts: die
  der beteiligten Initiativen. Ein Projekt folgt auf ein früheres derselben Partner, wenn eine Quelle das
  frühere nennt (belegt) oder wenn es erst nach dessen Ende beginnt (erschlossen).
description_en: >-
  The history of a cooperation in the order of time: partnership, joint events, joint projects and what
  followed them, and predecessors and successors of an initiative. With the id of an initiative: all its
  partnerships; with that of a project: those of the initiatives in it. A project follows an earlier one
  of the same partners when a source names the earlier one (stated), or when it begins only after that
  one's end (inferred).
asked_by: [policy, analyst]
parameters:
  - name: id
    type: id
    labels: [Cluster, Project]
    required: true
    description_de: Kennung einer Initiative oder eines Projekts
    description_en: id of an initiative or a project
  - name: other
    type: id
    labels: [Cluster]
    description_de: nur die Partnerschaft mit dieser Initiative
    description_en: only the partnership with this initiative
example: {id: cluster-elektromobilitaet-sued-west, other: cara}
columns:
  - {name: partners, meaning_de: "Initiativen der Partnerschaft: id, name", meaning_en: "initiatives of the partnership: id, name"}
  - {name: step, meaning_de: Schritt innerhalb der Partnerschaft, meaning_en: step within the partnership}
  - {name: kind, meaning_de: "joint_projects = gemeinsames Projekt, joint_events = gemeinsame Veranstaltung, agreements = Vereinbarung, network_partners = Netzwerkpartnerschaft, shared_management = gemeinsame Leitung, successor_of = Nachfolge", meaning_en: "joint_projects, joint_events, agreements, network_partners, shared_management or successor_of"}
  - {name: id, meaning_de: "Kennung des Projekts, der Veranstaltung oder der nachfolgenden Initiative, leer bei einer Partnerschaft in Worten", meaning_en: "id of the project, event or succeeding initiative, empty for a partnership in words"}
  - {name: label, meaning_de: "Project, Event, Cluster oder leer", meaning_en: "Project, Event, Cluster or empty"}
  - {name: what, meaning_de: Name oder Worte der Quelle, meaning_en: name or words of the source}
  - {name: title, meaning_de: voller Titel eines Projekts, meaning_en: full title of a project}
  - {name: since, meaning_de: "Beginn, leer = nicht bekannt", meaning_en: "begin, empty = not known"}
  - {name: until, meaning_de: "Ende, leer = nicht bekannt", meaning_en: "end, empty = not known"}
  - {name: follows, meaning_de: "worauf es folgt: id, name, basis (source = eine Quelle nennt es, inferred = beginnt nach dessen Ende)", meaning_en: "what it follows: id, name, basis (source = a source names it, inferred = begins after its end)"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 1000
*/

// statement: own
MATCH (c:Cluster {id: $id})
RETURN c.id AS id, 'Cluster' AS label
ORDER BY id
UNION
MATCH (:Project {id: $id})-[:BELONGS_TO]->(c:Cluster)
RETURN c.id AS id, 'Project' AS label
ORDER BY id

// statement: projects
UNWIND $clusters AS cluster
MATCH (:Cluster {id: cluster})<-[:BELONGS_TO]-(p:Project)
WITH DISTINCT p
MATCH (p)-[b:BELONGS_TO]->(c:Cluster)
RETURN p.id AS id, p.name AS name, p.title AS title, p.note AS note, p.start AS since,
       p.end AS until,
       collect({id: c.id, name: c.name, sources: b.sources, confidence: b.confidence}) AS clusters
ORDER BY id

// statement: events
UNWIND $clusters AS cluster
MATCH (:Cluster {id: cluster})-[:TOOK_PART_AT]->(e:Event)
WITH DISTINCT e
MATCH (e)<-[t:TOOK_PART_AT]-(c:Cluster)
RETURN e.id AS id, e.name AS name, null AS title, e.note AS note, e.start AS since,
       e.end AS until,
       collect({id: c.id, name: c.name, sources: t.sources, confidence: t.confidence}) AS clusters
ORDER BY id

// statement: published
UNWIND $clusters AS cluster
MATCH (:Cluster {id: cluster})-[r:COOPERATES_WITH]-(:Cluster)
WITH DISTINCT r
RETURN startNode(r).id AS start_id, startNode(r).name AS start_name, endNode(r).id AS end_id,
       endNode(r).name AS end_name, type(r) AS type, r.kind AS kind, r.what AS what,
       r.since AS since, r.until AS until, r.sources AS sources, r.confidence AS confidence
ORDER BY start_id, end_id, kind, what

// statement: successions
UNWIND $clusters AS cluster
MATCH (:Cluster {id: cluster})-[:SUCCESSOR_OF*0..4]-(c:Cluster)
WITH DISTINCT c
MATCH (c)-[r:SUCCESSOR_OF]->(d:Cluster)
RETURN c.id AS start_id, c.name AS start_name, d.id AS end_id, d.name AS end_name,
       r.what AS what, r.since AS since, r.until AS until, r.sources AS sources,
       r.confidence AS confidence
ORDER BY start_id, end_id
