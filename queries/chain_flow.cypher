/*
name: chain_flow
title_de: Wie fließt eine Wertschöpfungskette, und wer steht an jeder Stufe?
title_en: How does a value chain flow, and who stands at each stage?
description_de: >-
  Alles, was ein Bild der Kette braucht. Erst die Stufen (sort = stage) mit den dort bekannten
  Organisationen und den Initiativen, denen diese angehören; dann die Lieferungen (sort = feeds) von
  Stufe zu Stufe, auch dort, wo die Kette in eine andere mündet oder von einer anderen beliefert wird.
  Stufen anderer Ketten stehen dabei, soweit sie so verbunden sind. Eine Stufe ohne Organisation heißt:
  hier ist keine bekannt.
description_en: >-
  All that a picture of the chain needs. First the stages (sort = stage) with the organisations known
  there and the initiatives these belong to; then the deliveries (sort = feeds) from stage to stage, also
  where the chain leads into another one or is supplied by another one. Stages of other chains are there
  as far as they are joined in this way. A stage without an organisation means: none is known here.
asked_by: [manager, policy]
parameters:
  - name: chain
    type: id
    labels: [ValueChain]
    required: true
    description_de: Kennung der Wertschöpfungskette
    description_en: id of the value chain
example: {chain: batterie}
columns:
  - {name: sort, meaning_de: "stage = eine Stufe, feeds = eine Lieferung", meaning_en: "stage = a stage, feeds = a delivery"}
  - {name: stage, meaning_de: "Kennung der Stufe; bei einer Lieferung der liefernden", meaning_en: "id of the stage; of a delivery the one that delivers"}
  - {name: name, meaning_de: ihr Name, meaning_en: its German name}
  - {name: name_en, meaning_de: ihr englischer Name, meaning_en: its English name}
  - {name: chain, meaning_de: Kennung ihrer Kette, meaning_en: id of its chain}
  - {name: chain_name, meaning_de: Name ihrer Kette, meaning_en: German name of its chain}
  - {name: chain_name_en, meaning_de: englischer Name ihrer Kette, meaning_en: English name of its chain}
  - {name: other_chain, meaning_de: "gehört zu einer anderen Kette; bei einer Lieferung: verbindet zwei Ketten", meaning_en: "belongs to another chain; of a delivery: joins two chains"}
  - {name: to_stage, meaning_de: "Kennung der belieferten Stufe, nur bei Lieferungen", meaning_en: "id of the stage delivered to, only of deliveries"}
  - {name: to_name, meaning_de: ihr Name, meaning_en: its German name}
  - {name: to_name_en, meaning_de: ihr englischer Name, meaning_en: its English name}
  - {name: to_chain, meaning_de: Kennung ihrer Kette, meaning_en: id of its chain}
  - {name: position, meaning_de: "Platz in der Kette, 1 = Endprodukt", meaning_en: "place in the chain, 1 = end product"}
  - {name: tier, meaning_de: "Rang (OEM, 1 bis 4 oder übergreifend), leer = nicht bekannt", meaning_en: "tier (OEM, 1 to 4 or cross), empty = not known"}
  - {name: definition, meaning_de: Erklärung der Stufe in einem Satz, meaning_en: the stage explained in one German sentence}
  - {name: definition_en, meaning_de: "dasselbe auf Englisch, leer = nicht übersetzt", meaning_en: "the stage explained in one sentence, empty = not translated"}
  - {name: rest, meaning_de: Stufe für Zulieferer ohne benanntes Teil, meaning_en: stage for suppliers whose part is not named}
  - {name: organisations, meaning_de: "dort bekannte Organisationen: id, name, kind, product, basis, sources, confidence", meaning_en: "organisations known there: id, name, kind, product, basis, sources, confidence"}
  - {name: clusters, meaning_de: "Initiativen, denen mindestens eine davon angehört: id, name, organisations (Zahl), sources, confidence", meaning_en: "initiatives to which at least one of them belongs: id, name, organisations (number), sources, confidence"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
  - {name: confidence, meaning_de: Sicherheit, meaning_en: confidence}
limit: 1000
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: feeds
MATCH (:ValueChain {id: $chain})<-[:OF]-(s:Stage)-[f:FEEDS]->(t:Stage)
RETURN s.id AS stage, t.id AS to_stage, f.sources AS sources, f.confidence AS confidence
ORDER BY stage, to_stage
UNION
MATCH (:ValueChain {id: $chain})<-[:OF]-(t:Stage)<-[f:FEEDS]-(s:Stage)
RETURN s.id AS stage, t.id AS to_stage, f.sources AS sources, f.confidence AS confidence
ORDER BY stage, to_stage

// statement: own
MATCH (:ValueChain {id: $chain})<-[:OF]-(s:Stage)
RETURN s.id AS stage
ORDER BY stage

// statement: stages
UNWIND $stages AS stage
MATCH (s:Stage {id: stage})-[:OF]->(v:ValueChain)
RETURN s.id AS stage, s.name AS name, s.name_en AS name_en, v.id AS chain,
       v.name AS chain_name, v.name_en AS chain_name_en, s.position AS position, s.tier AS tier,
       s.definition AS definition, s.definition_en AS definition_en, s.sources AS sources,
       s.confidence AS confidence
ORDER BY chain, position, stage

// statement: active
UNWIND $stages AS stage
MATCH (s:Stage {id: stage})<-[a:ACTIVE_AT]-(o:Organisation)
RETURN s.id AS stage, o.id AS id, o.name AS name, o.kind AS kind, a.product AS product,
       a.basis AS basis, a.sources AS sources, a.confidence AS confidence
ORDER BY stage, id, product

// statement: memberships
UNWIND $organisations AS organisation
MATCH (o:Organisation {id: organisation})-[m:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN o.id AS organisation, c.id AS id, c.name AS name, m.until AS until,
       m.sources AS sources, m.confidence AS confidence
ORDER BY organisation, id, until
