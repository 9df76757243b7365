"""Texts of the page Überblick."""

TEXTS = {
    "overview.what": (
        "innonetz zeigt, welche Cluster und Bündnisse es in Deutschland gibt, wer dazugehört, was "
        "gefördert wird und wo in einer Wertschöpfungskette Partner fehlen – jede Angabe mit "
        "ihrer Quelle.",
        "innonetz shows which clusters and alliances there are in Germany, who belongs to them, "
        "what is funded and where a value chain lacks partners – each statement with its source.",
    ),
    "overview.doors": ("Was möchten Sie wissen?", "What would you like to know?"),
    "overview.door.analyst": ("Analyse", "Analysis"),
    "overview.door.analyst.text": (
        "Das Netz erkunden, Länder und Förderung im Blick.",
        "Explore the network, with Länder and funding in view.",
    ),
    "overview.door.analyst.ties": (
        "Wer hängt mit wem zusammen?",
        "Who is connected with whom?",
    ),
    "overview.door.analyst.bridges": (
        "Wer verbindet diese Cluster?",
        "Who connects these clusters?",
    ),
    "overview.door.analyst.region": (
        "Wo liegen die Stärken eines Landes?",
        "Where are the strengths of a Land?",
    ),
    "overview.door.analyst.funding": (
        "Wohin fließt die Förderung?",
        "Where does the funding go?",
    ),
    "overview.door.analyst.fitting": (
        "Welche Initiativen passen zu einer Organisation?",
        "Which initiatives fit an organisation?",
    ),
    "overview.door.policy": ("Förderpolitik", "Funding policy"),
    "overview.door.policy.text": (
        "Doppeltes erkennen, Programme nebeneinander lesen.",
        "Recognise duplicates, read programmes side by side.",
    ),
    "overview.door.policy.exists": ("Gibt es das schon?", "Does this exist already?"),
    "overview.door.policy.overlap": (
        "Welche Initiativen überschneiden sich?",
        "Which initiatives overlap?",
    ),
    "overview.door.policy.programme": (
        "Wen erreicht ein Programm?",
        "Whom does a programme reach?",
    ),
    "overview.door.policy.compare": (
        "Worin unterscheiden sich zwei Programme?",
        "How do two programmes differ?",
    ),
    "overview.door.policy.lineage": (
        "Was ist aus einer Partnerschaft geworden?",
        "What has come of a partnership?",
    ),
    "overview.door.policy.coverage": (
        "Wie vollständig sind die Programme erfasst?",
        "How completely are the programmes covered?",
    ),
    "overview.door.manager": ("Clustermanagement", "Cluster management"),
    "overview.door.manager.text": (
        "Das eigene Cluster lesen, Lücken und Partner finden.",
        "Read one’s own cluster, find gaps and partners.",
    ),
    "overview.door.manager.gaps": (
        "Welche Stufen und Partner fehlen meinem Cluster?",
        "Which stages and partners does my cluster lack?",
    ),
    "overview.door.manager.chain": (
        "Was deckt mein Cluster von einer Kette ab?",
        "What does my cluster cover of a chain?",
    ),
    "overview.door.manager.offer": (
        "Mit wem gelingt ein gemeinsames Angebot?",
        "Who can make a joint offer?",
    ),
    "overview.door.manager.transfer": (
        "Wo wird das Können eines Mitglieds noch gebraucht?",
        "Where else is the ability of a member needed?",
    ),
    "overview.door.manager.profile": (
        "Wie ist mein Cluster aufgestellt?",
        "How is my cluster made up?",
    ),
    "overview.door.manager.alike": (
        "Welche Cluster sind uns ähnlich?",
        "Which clusters are like us?",
    ),
    "overview.figure.clusters": ("Initiativen", "Initiatives"),
    "overview.figure.organisations": ("Organisationen", "Organisations"),
    "overview.figure.projects": ("Projekte", "Projects"),
    "overview.figure.programmes": ("Programme", "Programmes"),
    "overview.figure.ties": ("Verbindungen", "Ties"),
    "overview.figure.sure": ("wörtlich belegt", "stated in words"),
    "overview.figure.sure.help": (
        "Anteil der Angaben, die so in einer Quelle stehen; der Rest ist abgeleitet.",
        "Share of the statements that stand in a source like this; the rest is derived.",
    ),
    "overview.map": ("Wo sitzen die Initiativen?", "Where are the initiatives?"),
    "overview.map.caption": (
        "Fläche: Zahl der Initiativen im Land. Kreis: Sitz, je größer, desto mehr am selben Ort. "
        "Ein Klick auf ein Land zeigt seine Initiativen.",
        "Area: number of initiatives in the Land. Circle: seat, the larger the more in one town. "
        "A click on a Land lists its initiatives.",
    ),
    "overview.map.away.one": (
        "Eine Initiative ohne bekannten Ort in Deutschland steht nicht als Kreis auf der Karte.",
        "One initiative without a known town in Germany has no circle on the map.",
    ),
    "overview.map.away.many": (
        "{n} Initiativen ohne bekannten Ort in Deutschland stehen nicht als Kreis auf der Karte.",
        "{n} initiatives without a known town in Germany have no circle on the map.",
    ),
    "overview.map.alt": (
        "Karte der Länder nach Zahl der Initiativen: am meisten {most}. Alle Zahlen stehen in der "
        "Tabelle.",
        "Map of the Länder by number of initiatives: most in {most}. The table holds all numbers.",
    ),
    "overview.map.credit": ("Grenzen: Natural Earth", "Borders: Natural Earth"),
    "overview.map.initiatives": ("Initiativen", "Initiatives"),
    "overview.map.land": ("Land", "Land"),
    "overview.map.town": ("Ort", "Town"),
    "overview.map.table": ("Initiativen je Land", "Initiatives per Land"),
    "overview.map.organisations": ("Organisationen", "Organisations"),
    "overview.map.projects": ("Projekte", "Projects"),
    "overview.land": ("Land auswählen", "Choose a Land"),
    "overview.land.none": ("kein Land gewählt", "no Land chosen"),
    "overview.land.title": ("{land}: {n} Initiativen", "{land}: {n} initiatives"),
    "overview.land.title.one": ("{land}: eine Initiative", "{land}: one initiative"),
    "overview.land.empty": (
        "In {land} ist hier keine Initiative bekannt.",
        "No initiative is known here in {land}.",
    ),
    "overview.land.region": ("Das Land im Netz öffnen", "Open the Land in the network"),
    "overview.programmes": ("Programme auf einen Blick", "Programmes at a glance"),
    "overview.programmes.caption": (
        "Wie viele aufgenommene Initiativen eines Programms hier bekannt sind, gemessen an der "
        "Zahl, die das Programm selbst nennt.",
        "How many admitted initiatives of a programme are known here, set against the number the "
        "programme itself states.",
    ),
    "overview.programmes.of": ("{known} von {stated}", "{known} of {stated}"),
    "overview.programmes.more": (
        "{known} bekannt, genannt waren {stated}",
        "{known} known, stated were {stated}",
    ),
    "overview.programmes.open": (
        "{known} bekannt, Gesamtzahl nicht bekannt",
        "{known} known, total not known",
    ),
    "overview.programmes.rest": (
        "Zu {n} weiteren Programmen ist hier keine Initiative bekannt.",
        "Of {n} further programmes no initiative is known here.",
    ),
    "overview.programmes.left": (
        "Nicht gezeichnet sind {n} weitere Programme, mit der Zahl der hier bekannten "
        "Initiativen: {names}.",
        "Not drawn are {n} further programmes, with the number of initiatives known here: {names}.",
    ),
    "overview.programmes.left.one": (
        "Nicht gezeichnet ist ein weiteres Programm, mit der Zahl der hier bekannten Initiativen: "
        "{names}.",
        "Not drawn is one further programme, with the number of initiatives known here: {names}.",
    ),
    "overview.programmes.order": (
        "Geordnet nach der Zahl der hier bekannten Initiativen, dann nach dem Namen.",
        "Ordered by the number of initiatives known here, then by the name.",
    ),
    "overview.programmes.table": ("alle Programme", "all programmes"),
    "overview.programmes.name": ("Programm", "Programme"),
    "overview.programmes.level": ("Ebene", "Level"),
    "overview.programmes.concept": ("nur Konzeptphase", "concept phase only"),
    "overview.programmes.known": ("hier bekannt", "known here"),
    "overview.programmes.stated": ("vom Programm genannt", "stated by the programme"),
    "overview.programmes.as_of": ("Stand der Zahl", "Date of the number"),
    "overview.run": ("Neu im Netz", "New in the network"),
    "overview.run.none": (
        "Auf diesem Rechner ist noch kein Lauf aufgezeichnet.",
        "No run has been recorded on this machine yet.",
    ),
    "overview.run.written": (
        "Letzter Lauf am {when}: {add} Angaben neu, {change} geändert, {remove} entfallen.",
        "Last run on {when}: {add} facts new, {change} changed, {remove} gone.",
    ),
    "overview.run.unchanged": (
        "Letzter Lauf am {when}: nichts Neues in den Quellen.",
        "Last run on {when}: nothing new in the sources.",
    ),
    "overview.run.kept": (
        "Letzter Lauf am {when}: Eine Quelle wurde abgelehnt. Aus den übrigen: {add} Angaben "
        "neu, {change} geändert, {remove} entfallen.",
        "Last run on {when}: a source was rejected. Of the others: {add} facts new, {change} "
        "changed, {remove} gone.",
    ),
    "overview.run.failed": (
        "Letzter Lauf am {when}: Eine Quelle ist ausgefallen, es wurde nichts geändert.",
        "Last run on {when}: a source failed, nothing was changed.",
    ),
    "overview.run.quarantine.none": (
        "Keine Zeile musste zurückgestellt werden.",
        "No row had to be put aside.",
    ),
    "overview.run.quarantine": (
        "{n} Zeilen sind zurückgestellt, weil sie nicht stimmig sind.",
        "{n} rows are put aside because they do not fit.",
    ),
    "overview.run.link": ("Bericht des letzten Laufs", "Report of the last run"),
    "overview.open": ("Offene Punkte", "Open points"),
    "overview.open.members": (
        "{n} von {all} Initiativen: kein Mitglied bekannt",
        "{n} of {all} initiatives: no member known",
    ),
    "overview.open.counts": (
        "Mitglied ist auch, wer Partner ist oder ein Bündnis führt. Wer nur die Geschäftsstelle "
        "führt, steht im Steckbrief unter Leitung und zählt nicht als Mitglied.",
        "Partners and leads of alliances are members as well. Who only runs the office stands "
        "under management in the profile and is not counted as a member.",
    ),
    "overview.open.stated": (
        "{n} Initiativen nennen mehr Mitglieder, als hier bekannt sind",
        "{n} initiatives state more members than are known here",
    ),
    "overview.open.old": (
        "{n} Mitgliederzahlen sind älter als drei Jahre oder ohne Datum",
        "{n} member numbers are older than three years or undated",
    ),
    "overview.open.sources": (
        "{n} von {all} Quellen wurden vor mehr als drei Jahren gelesen.",
        "{n} of {all} sources were read more than three years ago.",
    ),
    "overview.open.sources.none": (
        "Keine der {all} Quellen wurde vor mehr als drei Jahren gelesen.",
        "None of the {all} sources was read more than three years ago.",
    ),
    "overview.open.known": ("Mitglieder bekannt", "Members known"),
    "overview.open.own": ("Mitglieder (eigene Angabe)", "Members (own statement)"),
}
