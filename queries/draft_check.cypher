/*
name: draft_check
title_de: Gibt es das schon?
title_en: Does this exist already?
description_de: >-
  Zu einem Entwurf (als Text oder Datei, auf Wunsch mit Land, Themen und Partnern) die nächsten
  Initiativen, Projekte und Programme mit den vier Überschneidungen Mitglieder, Themen, Region und
  Förderung, dazu wie ähnlich der Text ist. Das Urteil folgt festen Regeln: doppelt = sehr ähnlicher
  Text und derselbe Ort (nennt der Entwurf nur ein Land: dasselbe Land) oder
  dieselben Partner, oder ähnlicher Text und zwei gleiche von Ort, Partnern und Themen; benachbart = sehr ähnlicher Text anderswo oder ohne bekannten Ort; ergänzend =
  ähnlicher Text mit verwandtem Thema oder am selben Ort, oder gemeinsame Partner; verschieden = sonst.
  Die Texte werden auf diesem Rechner nach dem Sinn verglichen; wo das Modell dafür fehlt, nach
  Buchstabengruppen, und eine Bemerkung sagt es.
description_en: >-
  For a draft (as text or file, optionally with Land, fields and partners) the nearest initiatives,
  projects and programmes with the four overlaps members, fields, region and funding, and how alike the
  text is. The verdict follows fixed rules: doppelt = very similar text and the same
  place (where the draft names only a Land: the same Land) or the same partners, or similar text and
  two of place, partners and fields the same; benachbart = very
  similar text elsewhere or without a known place; ergänzend = similar text with a related field or in
  the same place, or shared partners; verschieden = otherwise. Texts are compared on this machine by
  meaning; where the model for it is missing by groups of letters, and a notice says so.
asked_by: [policy, manager, analyst]
parameters:
  - name: text
    type: text
    description_de: "der Entwurf; text oder file wird gebraucht"
    description_en: "the draft; text or file is needed"
  - name: file
    type: file
    description_de: Datei mit dem Entwurf (.txt oder .docx)
    description_en: file with the draft (.txt or .docx)
  - name: land
    type: text
    values: [BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH]
    names: {BB: Brandenburg, BE: Berlin, BW: Baden-Württemberg, BY: Bayern, HB: Bremen,
            HE: Hessen, HH: Hamburg, MV: Mecklenburg-Vorpommern, NI: Niedersachsen,
            NW: Nordrhein-Westfalen, RP: Rheinland-Pfalz, SH: Schleswig-Holstein, SL: Saarland,
            SN: Sachsen, ST: Sachsen-Anhalt, TH: Thüringen}
    description_de: Kürzel oder Name des Landes, in dem das Vorhaben liegt
    description_en: code or German name of the Land the draft is for
  - name: fields
    type: ids
    labels: [Field]
    description_de: "Themenfelder; ohne Angabe werden sie aus dem Text gelesen"
    description_en: "fields; when not given they are read from the text"
  - name: partners
    type: text
    description_de: Namen oder Kennungen der Partner, mit Semikolon getrennt
    description_en: names or ids of the partners, separated by semicolons
  - name: kind
    type: text
    values: [Cluster, Project, Programme]
    description_de: nur Initiativen (Cluster), Projekte (Project) oder Programme (Programme)
    description_en: only initiatives (Cluster), projects (Project) or programmes (Programme)
  - name: as_of
    type: date
    description_de: "Stand: nur Mitgliedschaften und Programme, die an diesem Tag bestanden, und nichts, was erst später begann"
    description_en: "as of: only memberships and programmes that stood at this day, and nothing that began later"
  - name: limit
    type: integer
    default: 10
    minimum: 1
    maximum: 50
    description_de: höchste Zahl der Treffer
    description_en: greatest number of hits
example:
  text: >-
    In Vorpommern sollen Moore wieder nass werden. Auf den nassen Flächen wachsen Schilf und
    Rohrkolben, aus denen Firmen in Greifswald Platten, Verpackungen und Futter herstellen. Hochschulen
    und Betriebe bauen gemeinsam eine Wirtschaft auf, die Pflanzen ganz nutzt.
columns:
  - {name: id, meaning_de: Kennung, meaning_en: id}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: kind, meaning_de: "Cluster = Initiative, Project = Projekt, Programme = Programm", meaning_en: "Cluster = initiative, Project or Programme"}
  - {name: verdict, meaning_de: "doppelt, benachbart, ergänzend oder verschieden", meaning_en: "doppelt (duplicate), benachbart (neighbouring), ergänzend (complementary) or verschieden (different)"}
  - {name: reason, meaning_de: Begründung in einem deutschen Satz, meaning_en: the reason in one German sentence}
  - {name: reason_en, meaning_de: Begründung in einem englischen Satz, meaning_en: the reason in one English sentence}
  - {name: differs, meaning_de: was anders wäre, meaning_en: what would differ (German)}
  - {name: differs_en, meaning_de: was anders wäre (englisch), meaning_en: what would differ}
  - {name: text, meaning_de: "Ähnlichkeit des Textes: 0 = wie ein beliebiger Entwurf, 1 = wie nur einer von hundert; ein Projekt hebt auch seine Initiative; leer = nicht verglichen", meaning_en: "likeness of the text: 0 = as any draft is, 1 = as only one in a hundred is; a project lifts its initiative too; empty = not compared"}
  - {name: members, meaning_de: "Partner des Entwurfs, die auch hier Mitglied oder beteiligt sind, geteilt durch alle bekannten beider Seiten (Jaccard); leer = der Entwurf nennt keine, oder hier ist keines bekannt", meaning_en: "partners of the draft that take part here too, divided by all known ones of both sides (Jaccard); empty = the draft names none, or none is known here"}
  - {name: members_shared, meaning_de: Zahl der gemeinsamen Partner, meaning_en: number of shared partners}
  - {name: fields, meaning_de: "Ähnlichkeit der Themen über ihre Hierarchie, leer = nicht bekannt", meaning_en: "similarity of the fields through their hierarchy, empty = not known"}
  - {name: fields_shared, meaning_de: Zahl der gleichen Themen, meaning_en: number of equal fields}
  - {name: region, meaning_de: "regionale Nähe: 1 = selbe Stadt, leer = nicht bekannt", meaning_en: "regional nearness: 1 = same town, empty = not known"}
  - {name: distance_km, meaning_de: "Entfernung in km (Luftlinie), leer = nicht bekannt", meaning_en: "distance in km (as the crow flies), empty = not known"}
  - {name: same_land, meaning_de: "im selben Land, leer = nicht bekannt", meaning_en: "in the same Land, empty = not known"}
  - {name: funding, meaning_de: "Überschneidung in der Förderung, leer = der Entwurf nennt kein Programm, oder hier ist keines bekannt", meaning_en: "overlap in funding, empty = the draft names no programme, or none is known here"}
  - {name: named, meaning_de: ob der Entwurf den Namen selbst nennt, meaning_en: whether the draft itself uses the name}
  - {name: facts, meaning_de: "jede Gemeinsamkeit: measure (members, fields, region, funding), what, id, label, sources, confidence", meaning_en: "each thing in common: measure (members, fields, region, funding), what, id, label, sources, confidence"}
  - {name: basis, meaning_de: "worauf der Vergleich ruht, für alle Zeilen gleich: measure, what, id, label, how (given = angegeben, text = im Text genannt, meaning = nach dem Sinn)", meaning_en: "what the comparison rests on, the same for all rows: measure, what, id, label, how (given, text = named in the text, meaning = by what it says)"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
  - {name: confidence, meaning_de: Sicherheit der Angaben zur Initiative, meaning_en: confidence of what is known of it}
limit: 50
*/

// statement: today
MATCH (s:Source)
RETURN max(s.retrieved_on) AS day
ORDER BY day

// statement: total
MATCH (c:Cluster)
RETURN count(c) AS total
ORDER BY total

// kept: hierarchy
MATCH (f:Field)
OPTIONAL MATCH (f)-[:BROADER]->(b:Field)
RETURN f.id AS id, f.name AS name, f.name_en AS name_en, f.definition AS definition, min(b.id) AS broader
ORDER BY id

// kept: organisations
// One list: a row each would take much longer.
MATCH (o:Organisation)
RETURN collect([o.id, o.name, o.short_name, o.former_names]) AS names
ORDER BY names

// statement: partner_names
// What a search by name finds for each partner that was given.
UNWIND $wanted AS one
MATCH (o:Organisation)
WHERE all(part IN one[1] WHERE o.search CONTAINS part)
RETURN one[0] AS text, o.id AS id, o.name AS name, o.short_name AS short_name, o.search AS search
ORDER BY text, id

// statement: lettered
// Organisations by names with capital letters, as registers have them: "TU Dresden".
UNWIND $lettered AS one
MATCH (o:Organisation)
WHERE ' ' + o.search + ' ' CONTAINS one[1]
RETURN one[0] AS written, collect(o.id) AS ids
ORDER BY written

// kept: regions
MATCH (r:Region)
WHERE r.level = 'municipality' OR r.level = 'land'
OPTIONAL MATCH (r)-[:WITHIN]->(l:Region {level: 'land'})
RETURN r.id AS id, r.name AS name, r.level AS level, r.code AS code, r.latitude AS latitude,
       r.longitude AS longitude, min(l.id) AS land
ORDER BY id

// statement: clusters
MATCH (c:Cluster)
RETURN c.id AS id, c.name AS name, c.short_name AS short_name, c.former_names AS former_names,
       c.city AS city, c.note AS note, c.founded AS since, c.sources AS sources,
       c.confidence AS confidence,
       [(c)-[:ABOUT]->(f:Field) | f.id] AS fields,
       [(c)-[:LOCATED_IN]->(r:Region)
         | [r.id, r.level, r.name, r.latitude, r.longitude, r.code]] AS regions
ORDER BY id

// statement: funders
// The programmes; labels reward and do not fund anything that a draft could repeat.
MATCH (p:Programme)
WHERE p.level IS NULL OR p.level <> 'label'
RETURN p.id AS id, p.name AS name, p.short_name AS short_name, p.aim AS aim,
       p.for_whom AS for_whom, p.region_limit AS region_limit, p.note AS note, p.start AS since,
       p.sources AS sources, p.confidence AS confidence,
       COUNT { (p)<-[:IN_PROGRAMME]-(:Cluster) } AS size,
       [(p)-[:LIMITED_TO]->(r:Region)
         | [r.id, r.level, r.name, r.latitude, r.longitude, r.code]] AS regions
ORDER BY id

// kept: titles
// All projects as one list of texts: a row each, or a list each, would take much longer.
MATCH (p:Project)
RETURN collect(p.id + $separator + p.name + $separator + coalesce(p.title, '')) AS titles
ORDER BY size(titles)

// statement: told
// The titles of an initiative's projects, of which some stand in its text.
MATCH (c:Cluster)<-[:BELONGS_TO]-(p:Project)
RETURN c.id AS cluster, collect([p.id, coalesce(p.title, p.name)]) AS titles
ORDER BY cluster

// statement: mentioned
// The names that stand in the draft, so that they are looked for once.
UNWIND $mentions AS one
RETURN one[0] AS label, one[1] AS id, one[2] AS name, one[3] AS written, one[4] AS position
ORDER BY position, label, id

// statement: partnered
// Where the partners of the draft take part already, most of them first.
UNWIND $partners AS partner
MATCH (o:Organisation {id: partner})-[:TAKES_PART_IN]->(p:Project)
RETURN p.id AS id, count(DISTINCT o) AS shared
ORDER BY shared DESC, id
LIMIT $most

// statement: ventures
// Projects with the initiatives and programmes they belong to: see draft_texts.py for which.
UNWIND $ventures AS venture
MATCH (p:Project {id: venture})
RETURN p.id AS id, p.name AS name, p.title AS title, p.note AS note, p.region_text AS region_text,
       p.start AS since, p.end AS until, p.sources AS sources, p.confidence AS confidence,
       [(p)-[:ABOUT]->(f:Field) | f.id] AS fields,
       [(p)-[:BELONGS_TO]->(c:Cluster) | c.id] AS clusters,
       [(p)-[u:FUNDED_UNDER]->(g:Programme) | [g.id, g.name, u.sources, u.confidence]]
         AS programmes,
       // A grant names the smallest region only: what lies around it is found by WITHIN.
       [(p)-[:LOCATED_IN]->(:Region)-[:WITHIN*0..1]->(r:Region)
         | [r.id, r.level, r.name, r.latitude, r.longitude, r.code]] AS regions
ORDER BY id

// statement: near
// What is near by its text, and the initiatives to which partners of the draft belong already.
UNWIND $nearest AS thing
RETURN thing[0] AS label, thing[1] AS id
ORDER BY label, id
UNION
UNWIND $partners AS partner
MATCH (:Organisation {id: partner})-[:MEMBER_OF|MANAGES]->(c:Cluster)
RETURN 'Cluster' AS label, c.id AS id
ORDER BY label, id

// statement: members
UNWIND $ids AS id
MATCH (c:Cluster {id: id})<-[m:MEMBER_OF|MANAGES]-(o:Organisation)
RETURN c.id AS cluster,
       collect([o.id, o.name, m.role, m.since, m.until, m.sources, m.confidence]) AS members
ORDER BY cluster

// statement: participants
UNWIND $ventures AS id
MATCH (p:Project {id: id})<-[t:TAKES_PART_IN]-(o:Organisation)
RETURN p.id AS cluster,
       collect([o.id, o.name, t.role, coalesce(t.start, p.start), coalesce(t.end, p.end),
         t.sources, t.confidence]) AS members
ORDER BY cluster

// statement: programmes
UNWIND $ids AS id
MATCH (c:Cluster {id: id})-[i:IN_PROGRAMME]->(p:Programme)
WHERE p.level IS NULL OR p.level <> 'label'
RETURN c.id AS cluster, p.id AS id, p.name AS name, i.round AS round,
       COUNT { (p)<-[:IN_PROGRAMME]-(:Cluster) } AS size, i.since AS since, i.until AS until,
       i.status AS status, i.sources AS sources, i.confidence AS confidence
ORDER BY id, cluster, round

// statement: projects
UNWIND $ids AS id
MATCH (c:Cluster {id: id})<-[b:BELONGS_TO]-(p:Project)
RETURN c.id AS cluster, p.id AS id, p.name AS name, p.start AS since, p.end AS until,
       b.sources AS sources, b.confidence AS confidence
ORDER BY id, cluster
