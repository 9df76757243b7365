/*
name: bridges
title_de: Welche Organisationen verbinden die Initiativen?
title_en: Which organisations hold the initiatives together?
description_de: >-
  Organisationen, über deren Mitgliedschaften Initiativen verbunden sind, die es sonst nicht wären; die
  wichtigste zuerst. Gezählt wird, für wie viele Paare von Initiativen der kürzeste Weg über gemeinsame
  Mitglieder durch diese Organisation führt (gibt es mehrere gleich kurze, zählt jeder anteilig). Dazu:
  welche Initiativen den Anschluss verlören, wenn sie fehlte. Grundlage sind die bekannten
  Mitgliedschaften und Leitungen, die heute bestehen.
description_en: >-
  Organisations whose memberships join initiatives that would not be joined otherwise; the most
  important first. Counted is for how many pairs of initiatives the shortest way over shared members
  leads through the organisation (of several equally short ways each counts its part). Beside it: which
  initiatives would lose their connection without it. It rests on the known memberships and managements
  that stand today.
asked_by: [analyst, policy]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    description_de: "nur Organisationen, die dieser Initiative angehören oder sie leiten"
    description_en: only organisations that belong to this initiative or manage it
  - name: limit
    type: integer
    default: 50
    minimum: 1
    maximum: 500
    description_de: höchste Zahl der Organisationen
    description_en: greatest number of organisations
example: {limit: 20}
columns:
  - {name: id, meaning_de: Kennung der Organisation, meaning_en: id of the organisation}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: kind, meaning_de: Art der Organisation, meaning_en: kind of organisation}
  - {name: city, meaning_de: Ort wie veröffentlicht, meaning_en: town as published}
  - {name: clusters, meaning_de: "Zahl der Initiativen, denen sie angehört oder die sie leitet", meaning_en: number of initiatives it belongs to or manages}
  - {name: pairs, meaning_de: "Paare von Initiativen, deren kürzeste Wege über sie führen (anteilig gezählt)", meaning_en: pairs of initiatives whose shortest ways lead through it (counted in parts)}
  - {name: betweenness, meaning_de: "dasselbe geteilt durch alle verbundenen Paare von Initiativen", meaning_en: the same divided by all joined pairs of initiatives}
  - {name: pairs_apart, meaning_de: "Paare von Initiativen, die ohne sie gar nicht mehr verbunden wären", meaning_en: pairs of initiatives that would not be joined at all without it}
  - {name: cut_off, meaning_de: "Zahl der Initiativen, die ohne sie vom größten Teil abgetrennt wären", meaning_en: number of initiatives that would be cut off from the largest part without it}
  - {name: parts, meaning_de: "diese Initiativen, je Teil, der abfiele: Listen von id und name", meaning_en: "those initiatives, one list a part that falls off: id and name"}
  - {name: memberships, meaning_de: "ihre Beziehungen: id, name, role, since, until, sources, confidence", meaning_en: "its ties: id, name, role, since, until, sources, confidence"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 500
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: organisations
// Who belongs to one initiative only joins nothing.
MATCH (o:Organisation)-[:MEMBER_OF|MANAGES]->(c:Cluster)
WITH o, count(DISTINCT c) AS clusters
WHERE clusters > 1
MATCH (o)-[m:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN o.id AS id, o.name AS name, o.kind AS kind, o.city AS city,
       collect({id: c.id, name: c.name, role: m.role, since: m.since, until: m.until,
                sources: m.sources, confidence: m.confidence}) AS ties
ORDER BY id
