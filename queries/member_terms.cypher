/*
name: member_terms
title_de: Was eine Mitgliederliste nennen darf
title_en: What a member list may name
description_de: >-
  Alle Initiativen, Stufen und Kompetenzen mit Kennung und Namen, die Stufen mit ihrer Kette: die
  Auswahl in der Vorlage, mit der ein Cluster seine Mitglieder meldet.
description_en: >-
  All initiatives, stages and competences with id and names, stages with their chain: the choices of
  the template in which a cluster hands in its members.
asked_by: [manager]
columns:
  - {name: label, meaning_de: "Art: Cluster, Stage oder Competence", meaning_en: "label: Cluster, Stage or Competence"}
  - {name: id, meaning_de: Kennung, meaning_en: id}
  - {name: name, meaning_de: Name, meaning_en: German name}
  - {name: name_en, meaning_de: "Name auf Englisch, nicht bei Initiativen", meaning_en: "name in English, not of initiatives"}
  - {name: chain, meaning_de: Wertschöpfungskette einer Stufe, meaning_en: value chain of a stage}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 5000
example: {}
*/
MATCH (n:Cluster|Stage|Competence)
OPTIONAL MATCH (n)-[:OF]->(v:ValueChain)
WITH n, labels(n)[0] AS label, v
RETURN label, n.id AS id, n.name AS name, n.name_en AS name_en, v.name AS chain,
  n.sources AS sources, n.confidence AS confidence
ORDER BY label, chain, name, id
