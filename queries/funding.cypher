/*
name: funding
title_de: Wie viel Förderung ist bekannt, und wohin fließt sie?
title_en: How much funding is known, and where does it go?
description_de: >-
  Bekannte Fördersummen nach Land, Programm, Jahr des Beginns oder Themenfeld, für die Förderung von
  Initiativen (jede Aufnahme in ein Programm) oder von Projekten. Die beiden werden nie zusammengezählt,
  weil das Geld eines Projekts ein Teil der Förderung seiner Initiative sein kann. Was in mehreren Ländern
  liegt oder mehrere Themen hat, wird nur dann auf sie verteilt, wenn eine Quelle die Anteile nennt, wie
  der Förderkatalog bei Verbundvorhaben. Sonst steht es einmal in der Zeile „mehrere“ und zusätzlich bei
  jedem Teil unter „auch anderswo“. So ergeben die Teile mit „mehrere“ und „nicht bekannt“ genau die Summe. Siegel und Finalisten ohne Aufnahme zählen nicht.
description_en: >-
  Known sums of funding by Land, programme, year of begin or field, for the funding of initiatives (each
  admission to a programme) or of projects. The two are never added up, because the money of a project can
  be a part of its initiative's. What lies in several Länder or has several fields is divided among them
  only where a source states the shares, as the Förderkatalog does of joint projects. Else it stands once
  in the row "several", and besides with each part under "also elsewhere". So the parts together with "several" and "not known" give exactly the total.
  Labels and finalists that were not admitted do not count.
asked_by: [analyst, policy]
parameters:
  - name: by
    type: text
    default: region
    values: [region, programme, year, field]
    description_de: "wonach geteilt wird: region = Land, programme = Programm, year = Jahr des Beginns, field = Themenfeld"
    description_en: "what the parts are: Land, programme, year of begin or field"
  - name: of
    type: text
    default: initiatives
    values: [initiatives, projects]
    description_de: "was gefördert wird: initiatives = Initiativen in Programmen, projects = Projekte"
    description_en: "what is funded: initiatives in programmes, or projects"
  - name: region
    type: id
    labels: [Region]
    description_de: nur was (auch) in dieser Region liegt
    description_en: only what lies (also) in this region
  - name: programme
    type: id
    labels: [Programme]
    description_de: nur dieses Programm
    description_en: only this programme
  - name: year
    type: integer
    minimum: 1900
    maximum: 2100
    description_de: nur was in diesem Jahr begann
    description_en: only what began in this year
  - name: field
    type: id
    labels: [Field]
    description_de: "nur dieses Themenfeld mit allen engeren; mit by = field sind diese dann die Teile"
    description_en: "only this field with all narrower ones, which then are the parts of by = field"
  - name: as_of
    type: date
    description_de: nur was an diesem Tag lief
    description_en: only what was running on that day
columns:
  - {name: part, meaning_de: "Kennung des Teils (Region, Programm, Jahr, Themenfeld), leer bei Summe, mehreren und nicht bekannt", meaning_en: "id of the part (region, programme, year, field), empty for total, several and not known"}
  - {name: kind, meaning_de: "total = Summe, part = Teil, several = gehört zu mehreren Teilen, unknown = Teil nicht bekannt", meaning_en: "total, part, several = belongs to several parts, unknown = part not known"}
  - {name: name, meaning_de: Name des Teils, meaning_en: German name of the part}
  - {name: name_en, meaning_de: englischer Name des Teils, meaning_en: English name of the part}
  - {name: code, meaning_de: Kürzel des Landes, meaning_en: code of the Land}
  - {name: things, meaning_de: Zahl der Förderungen allein in diesem Teil, meaning_en: number of grants in this part alone}
  - {name: with_amount, meaning_de: davon mit bekanntem Betrag, meaning_en: of these with a known amount}
  - {name: without_amount, meaning_de: davon ohne bekannten Betrag, meaning_en: of these without a known amount}
  - {name: funding_eur, meaning_de: "Summe der bekannten Beträge in Euro, mit den Anteilen, die eine Quelle für diesen Teil nennt; leer = kein Betrag bekannt", meaning_en: "sum of the known amounts in euros, with the shares that a source states for this part; empty = no amount known"}
  - {name: things_shared, meaning_de: "Zahl der Förderungen, die auch zu anderen Teilen gehören (sie zählen unter „mehrere“)", meaning_en: number of grants that belong to other parts as well (they count under several)}
  - {name: shared_eur, meaning_de: "deren bekannte Beträge in Euro, soweit keine Quelle sie teilt; leer = keiner bekannt", meaning_en: "their known amounts in euros as far as no source divides them; empty = none known"}
  - {name: share, meaning_de: "Anteil an der bekannten Summe; leer = kein Betrag bekannt", meaning_en: "share of the known total; empty = no amount known"}
  - {name: facts, meaning_de: "die einzelnen Förderungen, höchstens die 200 größten: id, label, name, programme, programme_name, since, until, funding_eur, note, also (weitere Teile), sources, confidence", meaning_en: "the grants, at most the 200 largest: id, label, name, programme, programme_name, since, until, funding_eur, note, also (other parts), sources, confidence"}
  - {name: sources, meaning_de: Quellen, meaning_en: sources}
  - {name: confidence, meaning_de: geringste Sicherheit der gezählten Beträge, meaning_en: lowest confidence of the amounts counted}
limit: 5000
example: {by: programme, of: initiatives}
*/
// statement: initiatives
MATCH (c:Cluster)-[r:IN_PROGRAMME]->(p:Programme)
WHERE coalesce(p.level, '') <> 'label' AND coalesce(r.status, '') <> 'label'
RETURN c.id AS id, 'Cluster' AS label, c.name AS name, r.key AS key, r.status AS status,
  r.since AS since, r.until AS until, r.funding_eur AS funding_eur, r.funding_note AS note,
  p.id AS programme, coalesce(p.short_name, p.name) AS programme_name,
  COLLECT { MATCH (c)-[:LOCATED_IN]->(s:Region) RETURN [s.id, null] ORDER BY s.id } AS places,
  COLLECT { MATCH (c)-[:ABOUT]->(f:Field) RETURN f.id ORDER BY f.id } AS fields,
  r.sources AS sources, r.confidence AS confidence
ORDER BY id, programme, key
// kept: projects
// All projects in lists, one a year: a row each would take ten times as long.
MATCH (j:Project)
WITH substring(coalesce(j.start, ''), 0, 4) AS year, j
RETURN year, collect([j.id, j.name, j.status, j.start, j.end, j.funding_eur, j.confidence, j.sources])
  AS projects
ORDER BY year
// kept: project_places
MATCH (j:Project)-[l:LOCATED_IN]->(r:Region)
RETURN r.id AS id, null AS name, collect([j.id, l.funding_eur]) AS projects
ORDER BY id
// kept: project_fields
MATCH (j:Project)-[:ABOUT]->(f:Field)
RETURN f.id AS id, null AS name, collect([j.id, null]) AS projects
ORDER BY id
// kept: project_programmes
MATCH (j:Project)-[:FUNDED_UNDER]->(p:Programme)
RETURN p.id AS id, coalesce(p.short_name, p.name) AS name, collect([j.id, null]) AS projects
ORDER BY id
// statement: regions
MATCH (r:Region)
WHERE r.level IN ['land', 'country']
RETURN r.id AS id, r.name AS name, r.level AS level, r.code AS code
ORDER BY id
// kept: districts
MATCH (d:Region {level: 'district'})-[:WITHIN]->(r:Region {level: 'land'})
RETURN d.id AS id, r.id AS land
ORDER BY id
// kept: fields
MATCH (f:Field)
OPTIONAL MATCH (f)-[:BROADER]->(b:Field)
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, b.id AS broader
ORDER BY id, broader
