/*
name: missing_partners
title_de: Welche Partner fehlen einem Cluster?
title_en: Which partners does a cluster lack?
description_de: >-
  Organisationen ohne Verbindung zum Cluster, die offene Stufen seiner Wertschöpfungsketten besetzen,
  schon mit seinen Mitgliedern gearbeitet haben oder können, was eine offene Stufe braucht. Offen sind
  leere, dünne und unbekannte Stufen. Die Punktzahl ist das gewichtete Mittel aus Stufe, gemeinsamer
  Arbeit (Ressourcenzuteilung), Kompetenz und Nähe im selben Thema; was sich nicht beurteilen lässt,
  etwa die Nähe ohne bekannten Sitz, zählt nicht mit.
  Die Gewichte sind veröffentlicht und für alle gleich. Unter einer Schwelle wird nichts vorgeschlagen.
description_en: >-
  Organisations without a tie to the cluster that fill open stages of its value chains, have worked with
  its members or offer what an open stage needs. Open are empty, thin and unknown stages. The score is
  the weighted mean of stage, shared work (resource allocation), competence and nearness in the same
  field; what cannot be judged, such as nearness without a known seat, counts as missing by half only. The weights are
  published and the same for all. Below a threshold nothing is suggested.
asked_by: [manager]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    required: true
    description_de: Kennung des Clusters
    description_en: id of the cluster
  - name: chain
    type: id
    labels: [ValueChain]
    description_de: "nur diese Wertschöpfungskette; sonst die Ketten, in denen Mitglieder tätig sind"
    description_en: "only this value chain; else the chains in which members are active"
  - name: limit
    type: integer
    default: 10
    minimum: 1
    maximum: 200
    description_de: höchste Zahl der Vorschläge
    description_en: greatest number of suggestions
  - name: as_of
    type: date
    description_de: "Stand: nur Mitgliedschaften und gemeinsame Arbeit, die an diesem Tag bestanden"
    description_en: "as of: only memberships and joint work that stood at that day"
example: {cluster: cluster-elektromobilitaet-sued-west, chain: batterie}
columns:
  - {name: id, meaning_de: Kennung der Organisation, meaning_en: id of the organisation}
  - {name: name, meaning_de: Name der Organisation, meaning_en: name of the organisation}
  - {name: kind, meaning_de: Art der Organisation, meaning_en: kind of organisation}
  - {name: city, meaning_de: "Sitz, leer = nicht bekannt", meaning_en: "seat, empty = not known"}
  - {name: distance_km, meaning_de: "Entfernung zum Sitz des Clusters in km (Luftlinie), leer = nicht bekannt", meaning_en: "distance to the seat of the cluster in km (as the crow flies), empty = not known"}
  - {name: score, meaning_de: Punktzahl von 0 bis 1, meaning_en: score from 0 to 1}
  - {name: fills, meaning_de: "offene Stufen, die sie besetzt: stage, name, chain, state, product, basis, sources, confidence", meaning_en: "open stages it fills: stage, name, chain, state, product, basis, sources, confidence"}
  - {name: worked_with, meaning_de: "Mitglieder, mit denen sie verbunden ist: member_id, member_name, through_id, through_name, through_label, sources, confidence", meaning_en: "members it is tied to: member_id, member_name, through_id, through_name, through_label, sources, confidence"}
  - {name: competences, meaning_de: "Kompetenzen, die weitere offene Stufen brauchen: id, name, name_en, stages, sources, confidence", meaning_en: "competences that further open stages need: id, name, name_en, stages, sources, confidence"}
  - {name: same_fields, meaning_de: "gemeinsame Themen mit dem Cluster: id, name, name_en, through (Initiativen, Projekte und Stufen, aus denen das Thema bekannt ist), sources, confidence", meaning_en: "fields shared with the cluster: id, name, name_en, through (initiatives, projects and stages from which the field is known), sources, confidence"}
  - {name: reasons, meaning_de: Gründe in kurzen deutschen Sätzen, meaning_en: reasons in short German sentences}
  - {name: reasons_en, meaning_de: Gründe in kurzen englischen Sätzen, meaning_en: reasons in short English sentences}
  - {name: competes_with, meaning_de: "Mitglieder auf derselben Stufe: id, name, stage", meaning_en: "members at the same stage: id, name, stage"}
  - {name: parts, meaning_de: "die vier Teile der Punktzahl von 0 bis 1: fill, worked, competence, near (gleiches Thema und nah); leer = nicht zu beurteilen", meaning_en: "the four parts of the score from 0 to 1: fill, worked, competence, near (same field and near); empty = cannot be judged"}
  - {name: confidence, meaning_de: Sicherheit des stärksten Grundes, meaning_en: confidence of the strongest reason}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 200
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: cluster
MATCH (c:Cluster {id: $cluster})
RETURN c.id AS id, c.name AS name, c.member_count AS member_count,
       c.member_count_as_of AS member_count_as_of, c.sources AS sources,
       [(c)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats
ORDER BY id

// statement: figures
MATCH (c:Cluster {id: $cluster})<-[:DESCRIBES]-(f:Figure)
RETURN f.id AS id, f.name AS metric, f.value AS value, f.as_of AS as_of, f.sources AS sources
ORDER BY id

// statement: members
MATCH (c:Cluster {id: $cluster})
OPTIONAL MATCH (c)<-[:PART_OF*1..3]-(p:Cluster)
WITH c, collect(DISTINCT p) AS parts
UNWIND [c] + parts AS via
MATCH (via)<-[m:MEMBER_OF|MANAGES]-(o:Organisation)
RETURN o.id AS id, o.name AS name, o.kind AS kind, via.id AS via, via.name AS via_name,
       m.role AS role, m.since AS since, m.until AS until, m.sources AS sources, m.confidence AS confidence
ORDER BY id, via, role

// statement: fields
MATCH (:Cluster {id: $cluster})-[:ABOUT]->(f:Field)
RETURN f.id AS id, f.name AS name
ORDER BY id

// statement: tied
// Tied besides the members: partners in its projects, and parts or parents of members.
MATCH (c:Cluster {id: $cluster})
OPTIONAL MATCH (c)<-[:PART_OF*1..3]-(p:Cluster)
WITH c, collect(DISTINCT p) AS parts
UNWIND [c] + parts AS own
MATCH (own)<-[:BELONGS_TO]-(:Project)<-[:TAKES_PART_IN]-(o:Organisation)
RETURN o.id AS id
ORDER BY id
UNION
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF|MANAGES]-(:Organisation)-[:PART_OF]-(o:Organisation)
RETURN o.id AS id
ORDER BY id

// statement: active
UNWIND $organisations AS organisation
MATCH (o:Organisation {id: organisation})-[a:ACTIVE_AT]->(s:Stage)-[:OF]->(v:ValueChain)
RETURN o.id AS id, o.name AS name, s.id AS stage, v.id AS chain, a.product AS product,
       a.basis AS basis, a.sources AS sources, a.confidence AS confidence
ORDER BY stage, id

// statement: by_field
// Only where no member is known to be active: chains whose stages are about the cluster's fields.
MATCH (:Cluster {id: $cluster})-[:ABOUT]->(:Field)<-[:ABOUT]-(s:Stage)-[:OF]->(v:ValueChain)
WITH v, count(DISTINCT s) AS matching
RETURN v.id AS chain, matching, COUNT { (v)<-[:OF]-(:Stage) } AS stages
ORDER BY chain

// statement: stages
UNWIND $chains AS chain
MATCH (v:ValueChain {id: chain})<-[:OF]-(s:Stage)
RETURN v.id AS chain, v.name AS chain_name, s.id AS stage, s.name AS name, s.name_en AS name_en,
       s.position AS position, s.tier AS tier, s.sources AS sources
ORDER BY chain, position, stage

// statement: fillers
UNWIND $gaps AS gap
MATCH (s:Stage {id: gap})<-[a:ACTIVE_AT]-(o:Organisation)
RETURN o.id AS id, s.id AS stage, a.product AS product, a.basis AS basis,
       a.sources AS sources, a.confidence AS confidence
ORDER BY id, stage

// statement: needs
UNWIND $gaps AS gap
MATCH (s:Stage {id: gap})-[:NEEDS]->(k:Competence)
RETURN s.id AS stage, k.id AS competence, k.name AS name, k.name_en AS name_en
ORDER BY stage, competence

// statement: offers
UNWIND $competences AS competence
MATCH (k:Competence {id: competence})<-[f:OFFERS]-(o:Organisation)
RETURN o.id AS id, k.id AS competence, f.sources AS sources, f.confidence AS confidence
ORDER BY id, competence

// statement: meeting
// Where members and others meet: projects and other initiatives, with all who take part.
UNWIND $organisations AS organisation
MATCH (:Organisation {id: organisation})-[:TAKES_PART_IN|MEMBER_OF|MANAGES]->(z)
WITH DISTINCT z
WHERE NOT z.id IN $own
MATCH (z)<-[t:TAKES_PART_IN|MEMBER_OF|MANAGES]-(o:Organisation)
RETURN z.id AS id, labels(z)[0] AS label, z.name AS name, z.member_count AS stated,
       collect([o.id, t.sources, t.confidence, coalesce(t.since, t.start, z.start),
                coalesce(t.until, t.end, z.end)]) AS taking_part
ORDER BY label, id

// statement: same_town
// Neighbours: suggested only where they work in a field of the cluster.
MATCH (:Cluster {id: $cluster})-[:LOCATED_IN]->(:Region {level: 'municipality'})
      <-[:LOCATED_IN]-(o:Organisation)
RETURN DISTINCT o.id AS id
ORDER BY id

// statement: about
// The cluster's fields that a candidate works in: in its initiatives, projects and stages. From the
// fields: a university takes part in thousands of projects, few of which are about one of them.
// The candidates are a map, because looking through a long list takes one engine too long.
UNWIND $fields AS field
MATCH (f:Field {id: field})<-[a:ABOUT]-(z)<-[:MEMBER_OF|MANAGES|TAKES_PART_IN|ACTIVE_AT]-(o:Organisation)
WHERE $chosen[o.id] IS NOT NULL
RETURN o.id AS id, f.id AS field, f.name AS name, f.name_en AS name_en,
       collect(DISTINCT [z.id, z.name, a.sources, a.confidence]) AS through
ORDER BY id, field

// statement: kinds
UNWIND $candidates AS candidate
MATCH (o:Organisation {id: candidate})
RETURN o.kind AS kind, count(*) AS number
ORDER BY kind

// statement: candidates
UNWIND $candidates AS candidate
MATCH (o:Organisation {id: candidate})
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.city AS city, o.sources AS sources,
       EXISTS { (o)-[:ACTIVE_AT]->(:Stage) } AS activity_known,
       EXISTS { (o)-[:OFFERS]->(:Competence) } AS competences_known,
       EXISTS { (o)-[:MEMBER_OF|MANAGES|TAKES_PART_IN|ACTIVE_AT]->()-[:ABOUT]->(:Field) }
         AS fields_known,
       [(o)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats
ORDER BY id
