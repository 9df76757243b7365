/*
name: siblings
title_de: Welche Initiativen sind meiner am ähnlichsten?
title_en: Which initiatives are most like mine?
description_de: >-
  Eine Vergleichsgruppe: die Initiativen, die der gewählten nach Thema, Größe, Alter und
  Zusammensetzung am ähnlichsten sind, mit dem Profil jeder einzelnen. Die erste Zeile ist die gewählte
  selbst. Die Ähnlichkeit ist das Mittel der Teile, die von beiden bekannt sind; was nicht bekannt ist,
  wird ausgelassen und genannt. Verglichen wird nur, wer mindestens ein verwandtes Thema hat und von dem
  genug Teile bekannt sind.
description_en: >-
  A comparison group: the initiatives most like the chosen one in field, size, age and make-up, with the
  profile of each. The first row is the chosen one itself. The likeness is the mean of the parts known
  of both; what is not known is left out and named. Compared is only who has at least one related field
  and of whom enough parts are known.
asked_by: [policy, manager]
parameters:
  - name: cluster
    type: id
    labels: [Cluster]
    required: true
    description_de: Kennung der Initiative
    description_en: id of the initiative
  - name: limit
    type: integer
    default: 10
    minimum: 1
    maximum: 50
    description_de: höchste Zahl der ähnlichen Initiativen
    description_en: greatest number of similar initiatives
example: {cluster: cluster-elektromobilitaet-sued-west}
columns:
  - {name: id, meaning_de: Kennung der Initiative, meaning_en: id of the initiative}
  - {name: name, meaning_de: Name, meaning_en: name}
  - {name: kind, meaning_de: Art der Initiative, meaning_en: kind of initiative}
  - {name: likeness, meaning_de: "Ähnlichkeit von 0 bis 1, leer in der ersten Zeile", meaning_en: "likeness from 0 to 1, empty in the first row"}
  - {name: parts_known, meaning_de: Zahl der Teile im Mittel (von vier), meaning_en: number of parts in the mean (of four)}
  - {name: left_out, meaning_de: "nicht bekannte Teile, im Mittel ausgelassen: fields (Thema), size (Größe), age (Alter), make_up (Zusammensetzung)", meaning_en: "parts not known, left out of the mean: fields, size, age, make_up"}
  - {name: like_fields, meaning_de: "Ähnlichkeit der Themen, leer = nicht bekannt", meaning_en: "likeness of the fields, empty = not known"}
  - {name: like_size, meaning_de: "Ähnlichkeit der Größe, leer = nicht bekannt", meaning_en: "likeness in size, empty = not known"}
  - {name: like_age, meaning_de: "Ähnlichkeit des Alters, leer = nicht bekannt", meaning_en: "likeness in age, empty = not known"}
  - {name: like_make_up, meaning_de: "Ähnlichkeit der Zusammensetzung, leer = zu wenige Mitglieder bekannt", meaning_en: "likeness of the make-up, empty = too few members known"}
  - {name: founded, meaning_de: "Gründung, leer = nicht bekannt", meaning_en: "founded, empty = not known"}
  - {name: stated_members, meaning_de: "Mitgliederzahl, die sie selbst angibt, leer = nicht bekannt", meaning_en: "number of members it states itself, empty = not known"}
  - {name: stated_as_of, meaning_de: Stand dieser Zahl, meaning_en: date of that number}
  - {name: known_members, meaning_de: "hier bekannte Mitglieder, ohne die bloße Geschäftsstelle", meaning_en: "members known here, without who only runs the office"}
  - {name: make_up, meaning_de: "bekannte Mitglieder nach Gruppe: companies (Unternehmen), research (Forschung und Hochschulen), public (Kommunen, Kammern, Agenturen, Ministerien), others (übrige)", meaning_en: "known members by group: companies, research, public, others"}
  - {name: fields, meaning_de: "Themen: id, name", meaning_en: "fields: id, name"}
  - {name: laender, meaning_de: "Länder: id, name", meaning_en: "Länder: id, name"}
  - {name: programmes, meaning_de: "Programme und Siegel: id, name, status", meaning_en: "programmes and labels: id, name, status"}
  - {name: projects, meaning_de: Zahl der bekannten Projekte, meaning_en: number of known projects}
  - {name: distance_km, meaning_de: "Entfernung der Sitze in km, leer = nicht bekannt", meaning_en: "distance of the seats in km, empty = not known"}
  - {name: tied, meaning_de: "hat schon eine Verbindung zur gewählten, leer in der ersten Zeile", meaning_en: "already tied to the chosen one, empty in the first row"}
  - {name: sources, meaning_de: Kennungen der Quellen, meaning_en: ids of the sources}
  - {name: confidence, meaning_de: Sicherheit der Angaben zur Initiative, meaning_en: confidence of the facts on the initiative}
limit: 60
*/

// kept: clusters
// Of every initiative what is compared and shown; its members as [id, kind, role, until].
MATCH (s:Source)
WITH max(s.retrieved_on) AS day
MATCH (c:Cluster)
RETURN c.id AS id, c.name AS name, c.kind AS kind, c.founded AS founded,
       c.member_count AS member_count, c.member_count_as_of AS member_count_as_of,
       c.sources AS sources, c.confidence AS confidence, day,
       [(c)-[:ABOUT]->(f:Field) | f.id] AS fields,
       [(c)-[:LOCATED_IN]->(r:Region)
         | [r.id, r.level, r.name, r.latitude, r.longitude, r.code]] AS regions,
       [(c)-[i:IN_PROGRAMME]->(p:Programme)
         | [p.id, coalesce(p.short_name, p.name), i.status]] AS programmes,
       COUNT { MATCH (c)<-[:BELONGS_TO]-(p:Project) RETURN DISTINCT p } AS projects,
       [(c)<-[:DESCRIBES]-(f:Figure) | [f.id, f.name, f.value, f.as_of, f.sources]] AS figures,
       [(c)<-[m:MEMBER_OF|MANAGES]-(o:Organisation) | [o.id, o.kind, m.role, m.until]] AS members
ORDER BY id

// kept: hierarchy
MATCH (f:Field)
OPTIONAL MATCH (f)-[:BROADER]->(b:Field)
RETURN f.id AS id, f.name AS name, min(b.id) AS broader
ORDER BY id

// statement: tied
// Every kind of tie of the initiative, as in cluster_links.
MATCH (:Cluster {id: $cluster})<-[:MEMBER_OF|MANAGES]-(:Organisation)
      -[:MEMBER_OF|MANAGES]->(b:Cluster)
RETURN b.id AS id
ORDER BY id
UNION
MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(:Project)-[:BELONGS_TO]->(b:Cluster)
RETURN b.id AS id
ORDER BY id
UNION
MATCH (:Cluster {id: $cluster})-[:TOOK_PART_AT]->(:Event)<-[:TOOK_PART_AT]-(b:Cluster)
RETURN b.id AS id
ORDER BY id
UNION
MATCH (:Cluster {id: $cluster})-[:COOPERATES_WITH|PART_OF|SUCCESSOR_OF]-(b:Cluster)
RETURN b.id AS id
ORDER BY id
