/*
name: clusters_for
title_de: Welche Initiativen passen zu dieser Organisation?
title_en: Which initiatives fit this organisation?
description_de: >-
  Initiativen, die zu einer Organisation passen, oder zu einem Namen, einem Ort und zwei Zeilen Text. Vier
  Gründe, jeder mit seinen Fakten: gleiche oder verwandte Themen, Mitglieder auf derselben Stufe einer
  Wertschöpfungskette oder mit derselben Kompetenz, gemeinsame Arbeit mit Mitgliedern, Nähe. Die
  Punktzahl ist das gewichtete Mittel der Gründe, die sich beurteilen lassen. Initiativen, zu denen die
  Organisation schon gehört, fehlen; der Hinweis nennt sie.
description_en: >-
  Initiatives that fit an organisation, or a name, a place and two lines of text. Four reasons, each with
  its facts: the same or related fields, members at the same stage of a value chain or with the same
  competence, joint work with members, nearness. The score is the weighted mean of the reasons that can
  be judged. Initiatives the organisation belongs to already are left out; the notice names them.
asked_by: [manager, analyst]
parameters:
  - name: organisation
    type: id
    labels: [Organisation]
    description_de: Kennung einer bekannten Organisation
    description_en: id of a known organisation
  - name: name
    type: text
    description_de: "Name einer Organisation, die hier nicht bekannt ist; seine Wörter zählen zum Text"
    description_en: "name of an organisation that is not known here; its words count as text"
  - name: place
    type: text
    description_de: "Ort der Organisation, etwa Jena"
    description_en: "town of the organisation, such as Jena"
  - name: text
    type: text
    description_de: "was sie macht, in ein oder zwei Zeilen auf Deutsch"
    description_en: "what it does, in one or two lines of German"
  - name: limit
    type: integer
    default: 10
    minimum: 1
    maximum: 200
    description_de: höchste Zahl der Initiativen
    description_en: greatest number of initiatives
  - name: as_of
    type: date
    description_de: "Stand: nur Mitgliedschaften und gemeinsame Arbeit, die an diesem Tag bestanden"
    description_en: "as of: only memberships and joint work that stood at that day"
example: {organisation: comemso-gmbh}
columns:
  - {name: id, meaning_de: Kennung der Initiative, meaning_en: id of the initiative}
  - {name: name, meaning_de: Name der Initiative, meaning_en: name of the initiative}
  - {name: kind, meaning_de: Art der Initiative, meaning_en: kind of initiative}
  - {name: city, meaning_de: "Sitz, leer = nicht bekannt", meaning_en: "seat, empty = not known"}
  - {name: distance_km, meaning_de: "Entfernung der Sitze in km (Luftlinie), leer = nicht bekannt", meaning_en: "distance of the seats in km (as the crow flies), empty = not known"}
  - {name: score, meaning_de: Punktzahl von 0 bis 1, meaning_en: score from 0 to 1}
  - {name: fields, meaning_de: "gemeinsame Themen, sonst verwandte: id, name, name_en, relation (same, related), because (Wort im Text oder Herkunft), sources", meaning_en: "shared fields, else related ones: id, name, name_en, relation (same, related), because (word in the text or where it is known from), sources"}
  - {name: colleagues, meaning_de: "Mitglieder auf derselben Stufe oder mit derselben Kompetenz: id, name, what_label, what_id, what_name, product, sources, confidence", meaning_en: "members at the same stage or with the same competence: id, name, what_label, what_id, what_name, product, sources, confidence"}
  - {name: worked_with, meaning_de: "Mitglieder, mit denen sie verbunden ist: member_id, member_name, through_id, through_name, through_label, sources, confidence", meaning_en: "members it is tied to: member_id, member_name, through_id, through_name, through_label, sources, confidence"}
  - {name: tied, meaning_de: "schon verbunden, ohne Mitglied zu sein: project = Partner in einem ihrer Projekte, part = gehört zu einem ihrer Teile oder zu ihrem Dach; leer = nein", meaning_en: "tied already without being a member: project = partner in one of its projects, part = belongs to one of its parts or its umbrella; empty = no"}
  - {name: reasons, meaning_de: Gründe in kurzen deutschen Sätzen, meaning_en: reasons in short German sentences}
  - {name: reasons_en, meaning_de: Gründe in kurzen englischen Sätzen, meaning_en: reasons in short English sentences}
  - {name: parts, meaning_de: "die vier Teile der Punktzahl von 0 bis 1: field, colleagues, worked, near; leer = nicht zu beurteilen", meaning_en: "the four parts of the score from 0 to 1: field, colleagues, worked, near; empty = cannot be judged"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 200
*/

// statement: organisation
MATCH (o:Organisation {id: $organisation})
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.sources AS sources,
       [(o)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats
ORDER BY id

// statement: place
MATCH (r:Region {level: 'municipality'})
WHERE ' ' + r.search + ' ' CONTAINS $place_name
RETURN r.id AS id, r.name AS name, r.latitude AS latitude, r.longitude AS longitude
ORDER BY id

// statement: vocabulary
MATCH (n:Field|Competence|Stage)
RETURN labels(n)[0] AS label, n.id AS id, n.name AS name, n.name_en AS name_en,
       coalesce(n.definition, '') + ' ' + coalesce(n.plain, '') + ' ' + coalesce(n.example, '')
         AS explained
ORDER BY label, id

// statement: about
// Its fields: those of its initiatives, projects and stages.
MATCH (o:Organisation {id: $organisation})-[:MEMBER_OF|MANAGES|TAKES_PART_IN|ACTIVE_AT]->(z)
      -[a:ABOUT]->(f:Field)
RETURN o.id AS id, f.id AS field, f.name AS name, f.name_en AS name_en,
       collect(DISTINCT [z.id, z.name, a.sources, a.confidence]) AS through
ORDER BY field

// statement: own
MATCH (o:Organisation {id: $organisation})-[a:ACTIVE_AT|OFFERS]->(s)
RETURN labels(s)[0] AS label, s.id AS id, s.name AS name
ORDER BY label, id

// statement: stage_fields
UNWIND $stages AS stage
MATCH (s:Stage {id: stage})-[a:ABOUT]->(f:Field)
RETURN f.id AS field, f.name AS name, f.name_en AS name_en,
       collect(DISTINCT [s.id, s.name, a.sources, a.confidence]) AS through
ORDER BY field

// kept: hierarchy
MATCH (f:Field)
OPTIONAL MATCH (f)-[:BROADER]->(b:Field)
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, b.id AS broader
ORDER BY id

// statement: joined
// With the whole family of an initiative: who belongs to a part is no stranger to its umbrella.
MATCH (o:Organisation {id: $organisation})-[:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN c.id AS id, c.name AS name, 'member' AS how
ORDER BY id
UNION
MATCH (o:Organisation {id: $organisation})-[:MEMBER_OF|MANAGES]->(:Cluster)-[:PART_OF]-(c:Cluster)
RETURN c.id AS id, c.name AS name, 'part' AS how
ORDER BY id
UNION
MATCH (o:Organisation {id: $organisation})-[:TAKES_PART_IN]->(:Project)-[:BELONGS_TO]->(c:Cluster)
RETURN c.id AS id, c.name AS name, 'project' AS how
ORDER BY id

// statement: colleagues
UNWIND $things AS thing
CALL (thing) {
  MATCH (s:Stage {id: thing})<-[a:ACTIVE_AT]-(m:Organisation)
  RETURN s AS what, m, a.product AS product, a.sources AS sources, a.confidence AS confidence
  UNION ALL
  MATCH (s:Competence {id: thing})<-[a:OFFERS]-(m:Organisation)
  RETURN s AS what, m, null AS product, a.sources AS sources, a.confidence AS confidence
}
MATCH (m)-[t:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN c.id AS cluster, m.id AS id, m.name AS name, labels(what)[0] AS what_label,
       what.id AS what_id, what.name AS what_name, product, sources, confidence,
       t.since AS since, t.until AS until
ORDER BY cluster, what_id, id, since, until

// statement: meeting
// Where it meets others: projects and initiatives, with all who take part.
MATCH (:Organisation {id: $organisation})-[:TAKES_PART_IN|MEMBER_OF|MANAGES]->(z)
WITH DISTINCT z
MATCH (z)<-[t:TAKES_PART_IN|MEMBER_OF|MANAGES]-(o:Organisation)
RETURN z.id AS id, labels(z)[0] AS label, z.name AS name, z.member_count AS stated,
       collect([o.id, t.sources, t.confidence, coalesce(t.since, t.start, z.start),
                coalesce(t.until, t.end, z.end)]) AS taking_part
ORDER BY label, id

// kept: memberships
MATCH (o:Organisation)-[t:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN o.id AS id, collect([c.id, t.since, t.until]) AS clusters
ORDER BY id

// kept: clusters
MATCH (c:Cluster)
RETURN c.id AS id, c.name AS name, c.kind AS kind, c.city AS city, c.sources AS sources,
       [(c)-[:ABOUT]->(f:Field) | f.id] AS fields,
       [(c)-[:LOCATED_IN]->(r:Region) WHERE r.level = 'municipality' | [r.latitude, r.longitude]]
         AS seats
ORDER BY id

// statement: met
// Members of the initiatives that are shown.
UNWIND $organisations AS organisation
MATCH (o:Organisation {id: organisation})
RETURN o.id AS id, o.name AS name
ORDER BY id
