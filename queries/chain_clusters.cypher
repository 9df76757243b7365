/*
name: chain_clusters
title_de: Welche Initiativen sind in einer Wertschöpfungskette aktiv?
title_en: Which initiatives are active in a value chain?
description_de: >-
  Alle Initiativen, von denen mindestens ein bekanntes Mitglied an einer Stufe der Kette etwas
  herstellt oder leistet, mit der Zahl dieser Mitglieder und Stufen; die mit den meisten Stufen
  zuerst. Mitglieder von Teilen einer Dachorganisation zählen mit.
description_en: >-
  All initiatives of which at least one known member makes or does something at a stage of the
  chain, with the number of these members and stages; those with most stages first. Members of
  parts of an umbrella count as well.
asked_by: [manager, policy, analyst]
parameters:
  - name: chain
    type: id
    labels: [ValueChain]
    required: true
    description_de: Kennung der Wertschöpfungskette
    description_en: id of the value chain
columns:
  - {name: id, meaning_de: Kennung der Initiative, meaning_en: id of the initiative}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: short_name, meaning_de: Kurzname, meaning_en: short name}
  - {name: kind, meaning_de: Art der Initiative, meaning_en: kind of initiative}
  - {name: organisations, meaning_de: Zahl der Mitglieder mit bekannter Tätigkeit in der Kette, meaning_en: number of members with a known activity in the chain}
  - {name: stages, meaning_de: Zahl der Stufen mit mindestens einem Mitglied, meaning_en: number of stages with at least one member}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
example: {chain: batterie}
*/
MATCH (:ValueChain {id: $chain})<-[:OF]-(s:Stage)<-[:ACTIVE_AT]-(o:Organisation)
MATCH (o)-[:MEMBER_OF|MANAGES]->(:Cluster)-[:PART_OF*0..3]->(c:Cluster)
WITH c, count(DISTINCT o) AS organisations, count(DISTINCT s) AS stages
RETURN c.id AS id, c.name AS name, c.short_name AS short_name, c.kind AS kind,
  organisations, stages, c.sources AS sources, c.confidence AS confidence
ORDER BY stages DESC, organisations DESC, id
