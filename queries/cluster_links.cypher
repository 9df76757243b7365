/*
name: cluster_links
title_de: Wie sind Initiativen miteinander verbunden?
title_en: How are initiatives tied to each other?
description_de: >-
  Paare von Initiativen mit allem, was sie verbindet: gemeinsame Mitglieder, Vorhaben, Veranstaltungen,
  Vereinbarungen, Netzwerkpartnerschaften, gemeinsames Management, Zugehörigkeit und Nachfolge. Jede
  Verbindung ist auf ihre einzelnen Tatsachen zurückgeführt. Die stärksten stehen oben: Jede Tatsache
  zählt mit dem Gewicht ihrer Art; was sich viele Initiativen teilen, zählt für jedes Paar entsprechend
  weniger (1 geteilt durch die Zahl der anderen Beteiligten).
description_en: >-
  Pairs of initiatives with all that ties them: shared members, projects, events, agreements, network
  partnerships, shared management, being part and being successor. Every tie is opened to its facts. The
  strongest come first: each fact counts with the weight of its kind; what many initiatives share counts
  less for each pair (1 divided by the number of the other participants).
asked_by: [analyst, policy, manager]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    description_de: nur Verbindungen dieser Initiative
    description_en: only ties of this initiative
  - name: kind
    type: text
    values: [shared_members, joint_projects, joint_events, agreements, network_partners, shared_management, part_of, successor_of]
    description_de: nur Paare mit dieser Art von Verbindung
    description_en: only pairs with this kind of tie
  - name: as_of
    type: date
    description_de: "das Netz an diesem Tag (Jahr, Monat oder Tag): nur was damals bestand; leer: alles Bekannte"
    description_en: "the network on that day (year, month or day): only what stood then; empty: all that is known"
example: {cluster: cluster-elektromobilitaet-sued-west}
columns:
  - {name: from_id, meaning_de: "Kennung der ersten Initiative (die alphabetisch kleinere)", meaning_en: id of the first initiative (the smaller one)}
  - {name: from_name, meaning_de: Name der ersten Initiative, meaning_en: name of the first initiative}
  - {name: to_id, meaning_de: Kennung der zweiten Initiative, meaning_en: id of the second initiative}
  - {name: to_name, meaning_de: Name der zweiten Initiative, meaning_en: name of the second initiative}
  - {name: kinds, meaning_de: "Arten der Verbindung, benannt wie die Spalten", meaning_en: "kinds of tie, named as the columns"}
  - {name: ties, meaning_de: Zahl der verschiedenen Verbindungen, meaning_en: number of distinct ties}
  - {name: shared_members, meaning_de: Organisationen in beiden, meaning_en: organisations in both}
  - {name: joint_projects, meaning_de: gemeinsame Vorhaben, meaning_en: joint projects}
  - {name: joint_events, meaning_de: gemeinsame Veranstaltungen, meaning_en: joint events}
  - {name: agreements, meaning_de: Vereinbarungen, meaning_en: agreements}
  - {name: network_partners, meaning_de: veröffentlichte Netzwerkpartnerschaften, meaning_en: published network partnerships}
  - {name: shared_management, meaning_de: "Organisationen, die beide führen", meaning_en: organisations that manage both}
  - {name: part_of, meaning_de: die eine ist Teil der anderen, meaning_en: one is part of the other}
  - {name: successor_of, meaning_de: die eine führt die andere fort, meaning_en: one carries on the other}
  - {name: facts, meaning_de: "jede Tatsache: kind, what, id, label, since, until, start und end (Richtung, wo es eine gibt), participants (Zahl der Beteiligten), sources, confidence", meaning_en: "each fact: kind, what, id, label, since, until, start and end (direction where there is one), participants (number of initiatives in it), sources, confidence"}
  - {name: strength, meaning_de: Stärke nach der Tabelle der Gewichte, meaning_en: strength by the table of weights}
  - {name: first_since, meaning_de: "frühester bekannter Beginn, leer = nicht bekannt", meaning_en: "earliest known start, empty = not known"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 1000
*/

// statement: members
MATCH (a:Cluster)
WHERE $cluster IS NULL OR a.id = $cluster
WITH a
MATCH (a)<-[:MEMBER_OF|MANAGES]-(o:Organisation)
WITH DISTINCT o
MATCH (o)-[m:MEMBER_OF|MANAGES]->(c:Cluster)
WITH o, collect({cluster: c.id, name: c.name, role: m.role, since: m.since, until: m.until,
                 sources: m.sources, confidence: m.confidence}) AS ties
WHERE size(ties) > 1
RETURN o.id AS id, o.name AS name, ties
ORDER BY id

// statement: projects
MATCH (a:Cluster)
WHERE $cluster IS NULL OR a.id = $cluster
WITH a
MATCH (a)<-[:BELONGS_TO]-(p:Project)
WITH DISTINCT p
MATCH (p)-[b:BELONGS_TO]->(c:Cluster)
WITH p, collect({cluster: c.id, name: c.name, sources: b.sources, confidence: b.confidence}) AS ties
WHERE size(ties) > 1
RETURN p.id AS id, p.name AS name, p.title AS title, p.start AS since, p.end AS until, ties
ORDER BY id

// statement: events
MATCH (a:Cluster)
WHERE $cluster IS NULL OR a.id = $cluster
WITH a
MATCH (a)-[:TOOK_PART_AT]->(e:Event)
WITH DISTINCT e
MATCH (e)<-[t:TOOK_PART_AT]-(c:Cluster)
WITH e, collect({cluster: c.id, name: c.name, sources: t.sources, confidence: t.confidence}) AS ties
WHERE size(ties) > 1
RETURN e.id AS id, e.name AS name, e.start AS since, e.end AS until, ties
ORDER BY id

// statement: published
MATCH (a:Cluster)
WHERE $cluster IS NULL OR a.id = $cluster
WITH a
MATCH (a)-[r:COOPERATES_WITH|PART_OF|SUCCESSOR_OF]-(b:Cluster)
WITH DISTINCT r
RETURN startNode(r).id AS start_id, startNode(r).name AS start_name, endNode(r).id AS end_id,
       endNode(r).name AS end_name, type(r) AS type, r.kind AS kind, r.what AS what,
       r.since AS since, r.until AS until, r.sources AS sources, r.confidence AS confidence
ORDER BY start_id, end_id, type, kind
