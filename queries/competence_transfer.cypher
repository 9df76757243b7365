/*
name: competence_transfer
title_de: Wo in anderen Branchen wird gebraucht, was eine Organisation kann?
title_en: Where in other sectors is needed what an organisation can do?
description_de: >-
  Stufen anderer Wertschöpfungsketten, die brauchen, was eine Organisation kann, mit den Organisationen und
  Initiativen dort. Verglichen wird über die Hierarchie der Kompetenzen: dieselbe Kompetenz zählt ganz, der
  Oberbegriff oder ein Unterbegriff halb, eine verwandte unter demselben Oberbegriff ein Viertel. Jede
  Kompetenz hat einen Satz, den auch Fachfremde verstehen. Ketten, in denen die Organisation schon tätig
  ist, fehlen.
description_en: >-
  Stages of other value chains that need what an organisation can do, with the organisations and
  initiatives there. Compared through the hierarchy of competences: the same competence counts in full, its
  broader or a narrower term half, a related one under the same broader term a quarter. Each competence has
  a sentence that outsiders to the sector understand. Chains in which the organisation is active already
  are left out.
asked_by: [manager, analyst]
parameters:
  - name: organisation
    type: id
    labels: [Organisation]
    description_de: "Kennung der Organisation; entweder Organisation oder Kompetenzen"
    description_en: "id of the organisation; either an organisation or competences"
  - name: competences
    type: ids
    labels: [Competence]
    description_de: Kennungen der Kompetenzen, durch Komma getrennt
    description_en: ids of the competences, separated by commas
  - name: k
    type: integer
    default: 5
    minimum: 1
    maximum: 50
    description_de: so viele Organisationen und Initiativen je Stufe höchstens
    description_en: at most this many organisations and initiatives a stage
  - name: limit
    type: integer
    default: 15
    minimum: 1
    maximum: 200
    description_de: höchste Zahl der Stufen
    description_en: greatest number of stages
  - name: as_of
    type: date
    description_de: "Stand: nur Mitgliedschaften, die an diesem Tag bestanden"
    description_en: "as of: only memberships that stood at that day"
example: {organisation: duerr-ag}
columns:
  - {name: stage, meaning_de: Kennung der Stufe, meaning_en: id of the stage}
  - {name: name, meaning_de: Name der Stufe, meaning_en: German name of the stage}
  - {name: name_en, meaning_de: englischer Name der Stufe, meaning_en: English name of the stage}
  - {name: chain, meaning_de: Kennung der Wertschöpfungskette, meaning_en: id of the value chain}
  - {name: chain_name, meaning_de: Name der Wertschöpfungskette, meaning_en: German name of the value chain}
  - {name: chain_name_en, meaning_de: englischer Name der Wertschöpfungskette, meaning_en: English name of the value chain}
  - {name: definition, meaning_de: Erklärung der Stufe in einem Satz, meaning_en: the stage explained in one German sentence}
  - {name: definition_en, meaning_de: "dasselbe auf Englisch, leer = nicht übersetzt", meaning_en: "the stage explained in one sentence, empty = not translated"}
  - {name: fit, meaning_de: "Anteil dessen, was die Stufe braucht, von 0 bis 1", meaning_en: "share of what the stage needs, from 0 to 1"}
  - {name: matches, meaning_de: "wozu die Kompetenzen passen: needed_id, needed_name, needed_name_en, needed_plain (ein Satz für Fachfremde), needed_plain_en, offered_id, offered_name, offered_name_en, offered_plain, offered_plain_en, relation (same, broader, narrower, related), sources, confidence", meaning_en: "what the competences fit: needed_id, needed_name, needed_name_en, needed_plain (a German sentence for outsiders), needed_plain_en, offered_id, offered_name, offered_name_en, offered_plain, offered_plain_en, relation (same, broader, narrower, related), sources, confidence"}
  - {name: needs, meaning_de: "Zahl der Kompetenzen, die die Stufe braucht", meaning_en: number of competences the stage needs}
  - {name: organisations, meaning_de: "Organisationen dort: id, name, kind, product, basis, sources, confidence", meaning_en: "organisations there: id, name, kind, product, basis, sources, confidence"}
  - {name: organisations_known, meaning_de: Zahl aller bekannten Organisationen dort, meaning_en: number of all known organisations there}
  - {name: clusters, meaning_de: "Initiativen, deren Mitglieder dort tätig sind: id, name, members, sources", meaning_en: "initiatives whose members are active there: id, name, members, sources"}
  - {name: clusters_known, meaning_de: Zahl aller bekannten Initiativen dort, meaning_en: number of all known initiatives there}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
limit: 200
*/

// statement: today
// The day of the newest source: memberships that ended before it are over.
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: offered
// What the organisation itself offers, or the competences asked for.
MATCH (o:Organisation {id: $organisation})-[f:OFFERS]->(k:Competence)
RETURN k.id AS id, k.name AS name, k.name_en AS name_en, k.plain AS plain,
       k.plain_en AS plain_en, f.sources AS sources, f.confidence AS confidence
ORDER BY id

// statement: asked
UNWIND $ids AS asked
MATCH (k:Competence {id: asked})
RETURN k.id AS id, k.name AS name, k.name_en AS name_en, k.plain AS plain,
       k.plain_en AS plain_en, k.sources AS sources, k.confidence AS confidence
ORDER BY id

// statement: own_chains
MATCH (o:Organisation {id: $organisation})-[:ACTIVE_AT]->(:Stage)-[:OF]->(v:ValueChain)
RETURN DISTINCT v.id AS id, v.name AS name, v.name_en AS name_en
ORDER BY id

// kept: hierarchy
// Small: the terms around those on offer.
MATCH (k:Competence)
OPTIONAL MATCH (k)-[:BROADER]->(b:Competence)
RETURN k.id AS id, k.name AS name, k.name_en AS name_en, k.plain AS plain,
       k.plain_en AS plain_en, b.id AS broader
ORDER BY id, broader

// statement: needs
UNWIND $near AS near
MATCH (:Competence {id: near})<-[:NEEDS]-(s:Stage)
WITH DISTINCT s
MATCH (s)-[n:NEEDS]->(k:Competence)
RETURN s.id AS stage, k.id AS competence, n.sources AS sources, n.confidence AS confidence
ORDER BY stage, competence

// statement: stages
UNWIND $stages AS stage
MATCH (s:Stage {id: stage})-[:OF]->(v:ValueChain)
RETURN s.id AS stage, s.name AS name, s.name_en AS name_en, v.id AS chain, v.name AS chain_name,
       v.name_en AS chain_name_en, s.definition AS definition,
       s.definition_en AS definition_en, s.sources AS sources
ORDER BY stage

// statement: active
UNWIND $stages AS stage
MATCH (s:Stage {id: stage})<-[a:ACTIVE_AT]-(o:Organisation)
RETURN s.id AS stage, o.id AS id, o.name AS name, o.kind AS kind, a.product AS product,
       a.basis AS basis, a.sources AS sources, a.confidence AS confidence
ORDER BY stage, id

// statement: clusters
UNWIND $stages AS stage
MATCH (s:Stage {id: stage})<-[:ACTIVE_AT]-(o:Organisation)-[m:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN s.id AS stage, c.id AS id, c.name AS name, o.id AS member, m.since AS since,
       m.until AS until, m.sources AS sources
ORDER BY stage, id, member, since, until
