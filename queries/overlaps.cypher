/*
name: overlaps
title_de: Welche Initiativen überschneiden sich?
title_en: Which initiatives overlap?
description_de: >-
  Paare von Initiativen mit vier getrennten Überschneidungen, jede von 0 bis 1: Mitglieder (Jaccard),
  Themen (über die Hierarchie der Themen), Region (Stadt, Land, Entfernung der Sitze) und Förderung
  (Programme und gemeinsame Projekte; Siegel zählen nicht). Leer heißt: nicht bekannt. Das Urteil folgt
  festen Regeln: doppelt = gleiche Themen am selben Ort oder mit denselben Mitgliedern; benachbart =
  gleiche Themen anderswo; ergänzend = verwandte Themen oder gemeinsame Mitglieder und Projekte;
  verschieden = sonst. Ohne bekanntes Thema gibt es kein Urteil.
description_en: >-
  Pairs of initiatives with four separate overlaps, each from 0 to 1: members (Jaccard), fields (through
  the hierarchy of fields), region (town, Land, distance of the seats) and funding (programmes and joint
  projects; labels do not count). Empty means not known. The verdict follows fixed rules: doppelt = same
  fields in the same place or with the same members; benachbart = same fields elsewhere; ergänzend =
  related fields or shared members and projects; verschieden = otherwise. Without a known field there is
  no verdict.
asked_by: [policy, analyst]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    description_de: nur Paare mit dieser Initiative
    description_en: only pairs with this initiative
  - name: other
    type: id
    labels: [Cluster]
    description_de: "zusammen mit cluster: nur dieses eine Paar, auch wenn es nichts gemeinsam hat"
    description_en: "together with cluster: only this one pair, even when it has nothing in common"
  - name: min_measures
    type: integer
    default: 1
    minimum: 0
    maximum: 4
    description_de: wie viele der vier Überschneidungen mindestens hoch sein sollen
    description_en: how many of the four overlaps have to be high at least
  - name: verdict
    type: text
    values: [doppelt, benachbart, ergänzend, verschieden]
    description_de: nur Paare mit diesem Urteil
    description_en: only pairs with this verdict
  - name: as_of
    type: date
    description_de: "Stand: nur Mitgliedschaften, Programme, Projekte und Beziehungen, die an diesem Tag bestanden"
    description_en: "as of: only memberships, programmes, projects and relations that stood at this day"
  - name: limit
    type: integer
    default: 200
    minimum: 1
    maximum: 1000
    description_de: höchste Zahl der Paare
    description_en: greatest number of pairs
example: {cluster: medicalmountains}
columns:
  - {name: a_id, meaning_de: "Kennung der ersten Initiative (die alphabetisch kleinere)", meaning_en: id of the first initiative (the smaller one)}
  - {name: a_name, meaning_de: Name der ersten Initiative, meaning_en: name of the first initiative}
  - {name: b_id, meaning_de: Kennung der zweiten Initiative, meaning_en: id of the second initiative}
  - {name: b_name, meaning_de: Name der zweiten Initiative, meaning_en: name of the second initiative}
  - {name: verdict, meaning_de: "doppelt, benachbart, ergänzend oder verschieden; leer = ohne bekanntes Thema nicht zu beurteilen", meaning_en: "doppelt (duplicate), benachbart (neighbouring), ergänzend (complementary) or verschieden (different); empty = no field known, cannot be judged"}
  - {name: relation, meaning_de: "part_of = die eine ist Teil der anderen, successor_of = die eine führt die andere fort", meaning_en: "part_of = one is part of the other, successor_of = one carries on the other"}
  - {name: decided, meaning_de: "die Regel, die das Urteil entschieden hat", meaning_en: "the rule that decided the verdict, in German"}
  - {name: decided_en, meaning_de: dieselbe Regel auf Englisch, meaning_en: the same rule in English}
  - {name: reason, meaning_de: Begründung in einem deutschen Satz, meaning_en: the reason in one German sentence}
  - {name: reason_en, meaning_de: Begründung in einem englischen Satz, meaning_en: the reason in one English sentence}
  - {name: measures_high, meaning_de: Zahl der hohen Überschneidungen, meaning_en: number of overlaps that are high}
  - {name: members, meaning_de: "gemeinsame Mitglieder geteilt durch alle bekannten beider Seiten (Jaccard), leer = von einer Seite ist keines bekannt", meaning_en: "shared members divided by all known ones of both sides (Jaccard), empty = none is known of one side"}
  - {name: members_shared, meaning_de: Zahl der bekannten gemeinsamen Mitglieder, meaning_en: number of known shared members}
  - {name: members_containment, meaning_de: "gemeinsame Mitglieder geteilt durch die bekannten der kleineren Seite", meaning_en: shared members divided by the known ones of the smaller side}
  - {name: members_known_a, meaning_de: bekannte Mitglieder der ersten Initiative, meaning_en: known members of the first initiative}
  - {name: members_known_b, meaning_de: bekannte Mitglieder der zweiten Initiative, meaning_en: known members of the second initiative}
  - {name: fields, meaning_de: "Ähnlichkeit der Themen, leer = von einer Seite ist keines bekannt", meaning_en: "similarity of the fields, empty = none is known of one side"}
  - {name: fields_shared, meaning_de: Zahl der gleichen Themen, meaning_en: number of equal fields}
  - {name: region, meaning_de: "regionale Nähe: 1 = selbe Stadt, leer = nicht bekannt", meaning_en: "regional nearness: 1 = same town, empty = not known"}
  - {name: distance_km, meaning_de: "Entfernung der Sitze in km (Luftlinie), leer = ein Sitz ist nicht bekannt", meaning_en: "distance of the seats in km (as the crow flies), empty = a seat is not known"}
  - {name: same_land, meaning_de: "im selben Land, leer = nicht bekannt", meaning_en: "in the same Land, empty = not known"}
  - {name: funding, meaning_de: "Überschneidung in der Förderung, leer = von einer Seite ist keine bekannt", meaning_en: "overlap in funding, empty = none is known of one side"}
  - {name: programmes_shared, meaning_de: "Zahl der gemeinsamen Programme, ohne Siegel", meaning_en: "number of shared programmes, without labels"}
  - {name: joint_projects, meaning_de: Zahl der gemeinsamen Projekte, meaning_en: number of joint projects}
  - {name: facts, meaning_de: "jede Gemeinsamkeit: measure (members, fields, region, funding, relation), what, id, label, sources, confidence", meaning_en: "each thing in common: measure (members, fields, region, funding, relation), what, id, label, sources, confidence"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 1000
*/

// kept: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// kept: total
MATCH (c:Cluster)
RETURN count(c) AS total
ORDER BY total

// kept: clusters
// The ties of their members as [id, role, since, until].
MATCH (s:Source)
WITH max(s.retrieved_on) AS day
MATCH (c:Cluster)
RETURN c.id AS id, c.name AS name, c.sources AS sources, c.confidence AS confidence, day,
       [(c)<-[m:MEMBER_OF|MANAGES]-(o:Organisation) | [o.id, m.role, m.since, m.until]] AS ties,
       [(c)-[:ABOUT]->(f:Field) | f.id] AS fields,
       [(c)-[:LOCATED_IN]->(r:Region)
         | [r.id, r.level, r.name, r.latitude, r.longitude, r.code]] AS regions
ORDER BY id

// kept: hierarchy
MATCH (f:Field)
OPTIONAL MATCH (f)-[:BROADER]->(b:Field)
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, min(b.id) AS broader
ORDER BY id

// statement: sharing
// With a cluster: who shares how many members, projects and programmes with it, or is a relation.
// One row a kind: a large initiative shares something with hundreds.
MATCH (:Cluster {id: $cluster})<-[:MEMBER_OF|MANAGES]-(o:Organisation)
      -[:MEMBER_OF|MANAGES]->(c:Cluster)
WITH c.id AS id, count(DISTINCT o) AS number
RETURN 'member' AS what, collect([id, number]) AS shared
ORDER BY what
UNION
MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(p:Project)-[:BELONGS_TO]->(c:Cluster)
WITH c.id AS id, count(DISTINCT p) AS number
RETURN 'project' AS what, collect([id, number]) AS shared
ORDER BY what
UNION
MATCH (:Cluster {id: $cluster})-[:IN_PROGRAMME]->(p:Programme)<-[:IN_PROGRAMME]-(c:Cluster)
WHERE p.level IS NULL OR p.level <> 'label'
WITH c.id AS id, count(DISTINCT p) AS number
RETURN 'programme' AS what, collect([id, number]) AS shared
ORDER BY what
UNION
MATCH (:Cluster {id: $cluster})-[r:PART_OF|SUCCESSOR_OF]-(c:Cluster)
WITH c.id AS id, count(r) AS number
RETURN 'relation' AS what, collect([id, number]) AS shared
ORDER BY what

// statement: members
// A row for each of those of which the details are read.
UNWIND $ids AS id
MATCH (c:Cluster {id: id})
RETURN c.id AS cluster,
       [(c)<-[m:MEMBER_OF|MANAGES]-(o:Organisation)
         | [o.id, o.name, m.role, m.since, m.until, m.sources, m.confidence]] AS members
ORDER BY cluster

// statement: programmes
UNWIND $ids AS id
MATCH (c:Cluster {id: id})-[i:IN_PROGRAMME]->(p:Programme)
WHERE p.level IS NULL OR p.level <> 'label'
RETURN c.id AS cluster, p.id AS id, p.name AS name, i.round AS round,
       COUNT { (p)<-[:IN_PROGRAMME]-(:Cluster) } AS size, i.since AS since, i.until AS until,
       i.status AS status, i.sources AS sources, i.confidence AS confidence
ORDER BY id, cluster, round

// statement: projects
UNWIND $ids AS id
MATCH (c:Cluster {id: id})<-[b:BELONGS_TO]-(p:Project)
RETURN c.id AS cluster, p.id AS id, p.name AS name, p.start AS since, p.end AS until,
       b.sources AS sources, b.confidence AS confidence
ORDER BY id, cluster

// statement: relations
UNWIND $ids AS id
MATCH (a:Cluster {id: id})-[r:PART_OF|SUCCESSOR_OF]->(b:Cluster)
WHERE b.id IN $ids
RETURN a.id AS start_id, b.id AS end_id, type(r) AS type, r.what AS what, r.since AS since,
       r.until AS until, r.sources AS sources, r.confidence AS confidence
ORDER BY start_id, end_id, type
