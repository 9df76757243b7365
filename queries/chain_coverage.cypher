/*
name: chain_coverage
title_de: Was deckt ein Cluster, ein Land, ein Programm oder das ganze Land von einer Wertschöpfungskette ab?
title_en: What does a cluster, a Land, a programme or the whole country cover of a value chain?
description_de: >-
  Jede Stufe der Kette mit den Organisationen, die dort etwas herstellen oder leisten: die Mitglieder
  eines Clusters, die der Initiativen eines Programms, die eines Landes oder, ohne Angabe, die ganz
  Deutschlands. Zu einem Land zählt, wer dort seinen Sitz hat, und wer ohne bekannten Sitz einer
  Initiative dieses Landes angehört (über sie gekennzeichnet). Abgedeckt heißt, dass Quellen für
  mindestens zwei Organisationen ein Produkt nennen; dünn heißt, dass es weniger sind oder wir die Stufe
  selbst zugeordnet haben. Leer heißt eine Stufe nur, wenn mindestens die Hälfte der angegebenen
  Mitglieder bekannt ist, sonst ist sie unbekannt. Bei einem Programm müssen dafür alle Initiativen eine
  Zahl angeben; bei einem Land und dem ganzen Land heißt keine Stufe leer, weil niemand alle
  Organisationen dort zählt. Mitglieder von Teilen einer Dachorganisation zählen mit und sind
  gekennzeichnet. Wer ein Cluster nur leitet (Geschäftsstelle), zählt nicht als bekanntes Mitglied,
  besetzt aber gekennzeichnet die Stufen, an denen es selbst tätig ist. Tätigkeiten an Stufen haben kein Datum: An einem Stichtag werden die Mitgliedschaften
  geprüft.
description_en: >-
  Every stage of the chain with the organisations that make or do something there: the members of a
  cluster, those of the initiatives of a programme, those of a Land or, without any, those of all
  Germany. To a Land belongs who has its seat there, and who, with no known seat, belongs to an
  initiative of it (marked by it). Covered means that sources name a product for at least two
  organisations; thin means fewer, or a stage that we classified ourselves. A stage is called empty only
  when at least half of the stated members are known, else it is unknown. For a programme all
  initiatives have to state a number; for a Land and the whole country no stage is called empty, because
  nobody counts all organisations there. Members of parts of an umbrella count as well and are marked.
  Who only runs the office of a cluster is no known member, but holds, marked, the stages at which
  it is active itself.
  Activities at stages carry no date: with a given day the memberships are checked.
asked_by: [manager, policy]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    description_de: Kennung des Clusters
    description_en: id of the cluster
  - name: region
    type: id
    labels: [Region]
    description_de: "statt eines Clusters: Kennung eines Landes oder Ortes"
    description_en: "instead of a cluster: id of a Land or town"
  - name: programme
    type: id
    labels: [Programme]
    description_de: "statt eines Clusters: Kennung eines Programms"
    description_en: "instead of a cluster: id of a programme"
  - name: chain
    type: id
    labels: [ValueChain]
    required: true
    description_de: Kennung der Wertschöpfungskette
    description_en: id of the value chain
  - name: as_of
    type: date
    description_de: "das Netz an diesem Tag (Jahr, Monat oder Tag); leer: heute"
    description_en: "the network on that day (year, month or day); empty: today"
example: {cluster: cluster-elektromobilitaet-sued-west, chain: batterie}
columns:
  - {name: stage, meaning_de: Kennung der Stufe, meaning_en: id of the stage}
  - {name: name, meaning_de: Name der Stufe, meaning_en: German name of the stage}
  - {name: name_en, meaning_de: englischer Name der Stufe, meaning_en: English name of the stage}
  - {name: position, meaning_de: "Platz in der Kette, 1 = Endprodukt; parallele Stufen teilen sich einen Platz", meaning_en: "place in the chain, 1 = end product; parallel stages share a place"}
  - {name: tier, meaning_de: "Rang (OEM, 1 bis 4 oder übergreifend), leer = nicht bekannt", meaning_en: "tier (OEM, 1 to 4 or cross), empty = not known"}
  - {name: definition, meaning_de: Erklärung der Stufe in einem Satz, meaning_en: the stage explained in one German sentence}
  - {name: definition_en, meaning_de: "dasselbe auf Englisch, leer = nicht übersetzt", meaning_en: "the stage explained in one sentence, empty = not translated"}
  - {name: rest, meaning_de: Stufe für Zulieferer ohne benanntes Teil; sie ist keine Lücke, meaning_en: stage for suppliers whose part is not named; it is no gap}
  - {name: state, meaning_de: "covered = abgedeckt, thin = dünn, empty = leer, unknown = unbekannt, rest = Reststufe", meaning_en: "covered, thin, empty, unknown or rest"}
  - {name: share_known, meaning_de: "bekannte Mitglieder geteilt durch die angegebene Zahl, leer = keine Zahl angegeben", meaning_en: "known members divided by the stated number, empty = none stated"}
  - {name: known_members, meaning_de: "bekannte eigene Mitglieder des Clusters; sonst die der Initiativen, die eine Zahl angeben", meaning_en: "known members of the cluster itself; otherwise those of the initiatives that state a number"}
  - {name: stated_members, meaning_de: "Mitgliederzahl, die der Cluster selbst angibt; sonst die Summe der angegebenen Zahlen", meaning_en: "number of members the cluster itself states; otherwise the sum of the stated numbers"}
  - {name: stated_as_of, meaning_de: Stand dieser Zahl, meaning_en: date of that number}
  - {name: organisations, meaning_de: "Organisationen auf dieser Stufe: id, name, kind, product, basis, via (Initiative, über die sie gehören; leer = eigenes Mitglied des Clusters, oder Sitz im Land), office (führt dort nur die Geschäftsstelle), sources, confidence", meaning_en: "organisations at the stage: id, name, kind, product, basis, via (initiative through which they belong; empty = member of the cluster itself or seat in the Land), office (only runs the office there), sources, confidence"}
  - {name: needs, meaning_de: "Kompetenzen, die die Stufe braucht: id, name, name_en, plain (ein Satz für Fachfremde), plain_en", meaning_en: "competences the stage needs: id, name, name_en, plain (a German sentence for outsiders), plain_en"}
  - {name: tier_coverage, meaning_de: "alle Stufen desselben Rangs zusammen, leer = ohne Rang: tier, stages, covered, thin, empty, unknown, organisations (Zahl verschiedener Organisationen)", meaning_en: "all stages of the same tier together, empty = no tier: tier, stages, covered, thin, empty, unknown, organisations (number of distinct ones)"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
*/

// statement: today
// The day of the newest source: ties that ended before it are over.
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: scope
// The initiatives of a region, or of a programme with how far they came.
MATCH (:Region {id: $region})<-[:WITHIN*0..3]-(r:Region)<-[:LOCATED_IN]-(c:Cluster)
RETURN DISTINCT c.id AS id, null AS status, null AS since, null AS until
ORDER BY id
UNION
MATCH (:Programme {id: $programme})<-[i:IN_PROGRAMME]-(c:Cluster)
RETURN DISTINCT c.id AS id, i.status AS status, i.since AS since, i.until AS until
ORDER BY id, since

// statement: cluster
UNWIND $clusters AS cluster
MATCH (c:Cluster {id: cluster})
RETURN c.id AS id, c.name AS name, c.member_count AS member_count,
       c.member_count_as_of AS member_count_as_of, c.sources AS sources
ORDER BY id

// statement: figures
UNWIND $clusters AS cluster
MATCH (c:Cluster {id: cluster})<-[:DESCRIBES]-(f:Figure)
RETURN c.id AS cluster, f.id AS id, f.name AS metric, f.value AS value, f.as_of AS as_of,
       f.sources AS sources
ORDER BY cluster, id

// statement: counted
// Known members of the initiatives of a scope, for their share.
UNWIND $clusters AS cluster
MATCH (c:Cluster {id: cluster})<-[m:MEMBER_OF|MANAGES]-(o:Organisation)
RETURN c.id AS cluster, collect([o.id, m.role, m.since, m.until]) AS members
ORDER BY cluster

// statement: parts
UNWIND $clusters AS cluster
MATCH (c:Cluster {id: cluster})<-[:PART_OF*0..3]-(p:Cluster)
RETURN DISTINCT p.id AS id
ORDER BY id

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

// statement: active
// For a scope: everyone at a stage of the chain, with seats and initiatives.
MATCH (:ValueChain {id: $chain})<-[:OF]-(:Stage)<-[:ACTIVE_AT]-(o:Organisation)
WITH DISTINCT o
RETURN o.id AS id, o.name AS name, o.kind AS kind,
       COLLECT { MATCH (o)-[l:LOCATED_IN]->(r:Region)
         RETURN {id: r.id, level: r.level, sources: l.sources, confidence: l.confidence}
         ORDER BY r.id } AS seats,
       COLLECT { MATCH (o)-[m:MEMBER_OF|MANAGES]->(c:Cluster)
         RETURN {via: c.id, via_name: c.name, role: m.role, since: m.since, until: m.until,
                 sources: m.sources, confidence: m.confidence}
         ORDER BY c.id, m.role } AS ties
ORDER BY id

// statement: places
// The region and what lies in it.
MATCH (:Region {id: $region})<-[:WITHIN*0..3]-(r:Region)
RETURN DISTINCT r.id AS id, r.level AS level
ORDER BY id

// statement: stages
MATCH (v:ValueChain {id: $chain})<-[:OF]-(s:Stage)
RETURN v.id AS chain, s.id AS stage, s.name AS name, s.name_en AS name_en, s.position AS position,
       s.tier AS tier, s.definition AS definition, s.definition_en AS definition_en,
       s.sources AS sources
ORDER BY position, stage

// statement: needs
MATCH (:ValueChain {id: $chain})<-[:OF]-(s:Stage)-[n:NEEDS]->(k:Competence)
RETURN s.id AS stage, k.id AS id, k.name AS name, k.name_en AS name_en, k.plain AS plain,
       k.plain_en AS plain_en
ORDER BY stage, name, id

// statement: activities
UNWIND $organisations AS organisation
MATCH (o:Organisation {id: organisation})-[a:ACTIVE_AT]->(s:Stage)-[:OF]->(:ValueChain {id: $chain})
RETURN o.id AS id, o.name AS name, s.id AS stage, a.product AS product, a.basis AS basis,
       a.sources AS sources, a.confidence AS confidence
ORDER BY stage, id
