/*
name: stages
title_de: Stufen einer Wertschöpfungskette
title_en: Stages of a value chain
description_de: >-
  Die Stufen einer Kette vom Endprodukt (Stelle 1) aus, mit Erklärung, den Stufen, an die sie
  liefern, und der Zahl der Organisationen, die dort bekannt sind.
description_en: >-
  The stages of a chain from the end product (position 1) on, with their definition, the stages
  they deliver to and the number of organisations known there.
asked_by: [manager, policy]
parameters:
  - name: chain
    type: id
    required: true
    labels: [ValueChain]
    description_de: Kennung der Wertschöpfungskette
    description_en: id of the value chain
columns:
  - {name: id, meaning_de: Kennung der Stufe, meaning_en: id of the stage}
  - {name: name, meaning_de: Name, meaning_en: German name}
  - {name: name_en, meaning_de: Name auf Englisch, meaning_en: name}
  - {name: position, meaning_de: "Stelle in der Kette, 1 = Endprodukt; gleichlaufende Stufen teilen sich eine Zahl", meaning_en: "place in the chain, 1 = end product; parallel stages share a number"}
  - {name: tier, meaning_de: "oem = Hersteller des Endprodukts, 1 bis 4 = Zulieferstufe, cross = quer dazu (Anlagen, Prüfung, Recycling)", meaning_en: "oem, 1 to 4, or cross (equipment, testing, recycling)"}
  - {name: definition, meaning_de: Erklärung, meaning_en: definition in German}
  - {name: definition_en, meaning_de: "Erklärung auf Englisch, leer = nicht übersetzt", meaning_en: "definition, empty = not translated"}
  - {name: feeds, meaning_de: "Kennungen der Stufen, an die sie liefert", meaning_en: ids of the stages it delivers to}
  - {name: feeds_other_chain, meaning_de: Kennungen der Stufen anderer Ketten darunter, meaning_en: ids of those in other chains}
  - {name: organisations, meaning_de: Zahl der hier bekannten Organisationen an der Stufe, meaning_en: number of organisations known at the stage}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
example: {chain: batterie}
*/
MATCH (s:Stage)-[:OF]->(v:ValueChain {id: $chain})
RETURN s.id AS id, s.name AS name, s.name_en AS name_en, s.position AS position, s.tier AS tier,
  s.definition AS definition, s.definition_en AS definition_en,
  COLLECT { MATCH (s)-[:FEEDS]->(t:Stage) RETURN t.id ORDER BY t.id } AS feeds,
  COLLECT {
    MATCH (s)-[:FEEDS]->(t:Stage)-[:OF]->(w:ValueChain) WHERE w.id <> $chain
    WITH DISTINCT t RETURN t.id ORDER BY t.id
  } AS feeds_other_chain,
  COUNT { MATCH (s)<-[:ACTIVE_AT]-(o:Organisation) RETURN DISTINCT o } AS organisations,
  s.sources AS sources, s.confidence AS confidence
ORDER BY position, id
