/*
name: chains
title_de: Alle Wertschöpfungsketten
title_en: All value chains
description_de: >-
  Jede Wertschöpfungskette mit dem Endprodukt, von dem sie ausgeht, der Zahl ihrer Stufen und der
  Zahl der Organisationen, die hier an einer der Stufen bekannt sind.
description_en: >-
  Every value chain with the end product it starts at, the number of its stages and the number of
  organisations known at one of them.
asked_by: [manager, policy, analyst]
columns:
  - {name: id, meaning_de: Kennung der Kette, meaning_en: id of the chain}
  - {name: name, meaning_de: Name, meaning_en: German name}
  - {name: name_en, meaning_de: Name auf Englisch, meaning_en: name}
  - {name: end_product, meaning_de: "Endprodukt, von dem die Kette ausgeht", meaning_en: "end product the chain starts at, in German"}
  - {name: end_product_en, meaning_de: "Endprodukt auf Englisch, leer = nicht übersetzt", meaning_en: "end product, empty = not translated"}
  - {name: definition, meaning_de: Erklärung, meaning_en: definition in German}
  - {name: definition_en, meaning_de: "Erklärung auf Englisch, leer = nicht übersetzt", meaning_en: "definition, empty = not translated"}
  - {name: stages, meaning_de: Zahl der Stufen, meaning_en: number of stages}
  - {name: organisations, meaning_de: Zahl der Organisationen mit bekannter Tätigkeit in der Kette, meaning_en: number of organisations with a known activity in the chain}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
example: {}
*/
MATCH (v:ValueChain)
RETURN v.id AS id, v.name AS name, v.name_en AS name_en, v.end_product AS end_product,
  v.end_product_en AS end_product_en, v.definition AS definition,
  v.definition_en AS definition_en,
  COUNT { MATCH (v)<-[:OF]-(s:Stage) RETURN DISTINCT s } AS stages,
  COUNT {
    MATCH (v)<-[:OF]-(:Stage)<-[:ACTIVE_AT]-(o:Organisation) RETURN DISTINCT o
  } AS organisations,
  v.sources AS sources, v.confidence AS confidence
ORDER BY name, id
