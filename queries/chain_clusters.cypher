/*
name: chain_clusters
title_de: Welche Initiativen sind in einer Wertschöpfungskette aktiv?
title_en: Which initiatives are active in a value chain?
description_de: >-
  Alle Initiativen, von denen mindestens ein bekanntes Mitglied (oder die Geschäftsstelle selbst) an einer Stufe der Kette etwas
  herstellt oder leistet, mit der Zahl dieser Organisationen und Stufen; die mit den meisten Stufen
  zuerst. Mitglieder von Teilen einer Dachorganisation zählen mit.
description_en: >-
  All initiatives of which at least one known member (or the office itself) makes or does something at a stage of the
  chain, with the number of these organisations and stages; those with most stages first. Members of
  parts of an umbrella count as well.
asked_by: [manager, policy, analyst]
parameters:
  - name: chain
    type: id
    labels: [ValueChain]
    required: true
    description_de: Kennung der Wertschöpfungskette
    description_en: id of the value chain
  - name: as_of
    type: date
    description_de: "das Netz an diesem Tag (Jahr, Monat oder Tag): nur was damals bestand; leer: alles Bekannte"
    description_en: "the network on that day (year, month or day): only what stood then; empty: all that is known"
columns:
  - {name: id, meaning_de: Kennung der Initiative, meaning_en: id of the initiative}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: short_name, meaning_de: Kurzname, meaning_en: short name}
  - {name: kind, meaning_de: Art der Initiative, meaning_en: kind of initiative}
  - {name: organisations, meaning_de: "Zahl der Organisationen mit bekannter Tätigkeit in der Kette: Mitglieder, und die Geschäftsstelle, wo sie selbst tätig ist", meaning_en: "number of organisations with a known activity in the chain: members, and the office where it is active itself"}
  - {name: stages, meaning_de: Zahl der Stufen mit mindestens einem Mitglied, meaning_en: number of stages with at least one member}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
example: {chain: batterie}
*/

// statement: ties
MATCH (:ValueChain {id: $chain})<-[:OF]-(s:Stage)<-[:ACTIVE_AT]-(o:Organisation)
WITH o, collect(DISTINCT s.id) AS stages
MATCH (o)-[m:MEMBER_OF|MANAGES]->(via:Cluster)
RETURN o.id AS organisation, stages, via.id AS via, m.role AS role, m.since AS since,
  m.until AS until
ORDER BY organisation, via, role

// statement: clusters
UNWIND $via AS id
MATCH (via:Cluster {id: id})-[:PART_OF*0..3]->(c:Cluster)
RETURN DISTINCT via.id AS via, c.id AS id, c.name AS name, c.short_name AS short_name,
  c.kind AS kind, c.sources AS sources, c.confidence AS confidence
ORDER BY via, id
