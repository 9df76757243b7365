"""Texts of the page Abfrage."""

TEXTS = {
    "page.query": ("Abfrage", "Query"),
    "page.query.question": (
        "Eigene Fragen in Cypher an das Netz stellen, nur lesend",
        "Put your own questions to the network in Cypher, reading only",
    ),
    "query.what": (
        "Für Fachleute: Abfragen in der Sprache Cypher. Die Verbindung kann nur lesen; nach "
        "{seconds} Sekunden wird eine Abfrage beendet. Die Beispiele sind die Abfragen, mit denen "
        "die anderen Seiten arbeiten.",
        "For experts: queries in the language Cypher. The connection can only read; after "
        "{seconds} seconds a query is ended. The examples are the queries that the other pages "
        "work with.",
    ),
    "query.example": ("Beispiel", "Example"),
    "query.limit": ("höchste Zahl der Zeilen", "greatest number of rows"),
    "query.text": ("Abfrage in Cypher", "Query in Cypher"),
    "query.text.help": (
        "Ändern Sie den Text und wählen Sie „Ausführen“. Ihr Text verlässt diesen Rechner nicht.",
        "Change the text and choose “Run”. Your text does not leave this machine.",
    ),
    "query.run": ("Ausführen", "Run"),
    "query.refused": (
        "Diese Abfrage wurde abgelehnt, denn hier wird nur gelesen. Geändert wurde nichts. "
        "Beginnen Sie mit MATCH oder einem Beispiel.",
        "This query was refused, because here the graph is only read. Nothing was changed. Begin "
        "with MATCH or with an example.",
    ),
    "query.late": (
        "Diese Abfrage hat länger als {seconds} Sekunden gedauert und wurde beendet. Grenzen Sie "
        "sie ein, zum Beispiel auf eine Kennung oder mit LIMIT.",
        "This query took longer than {seconds} seconds and was ended. Narrow it down, for example "
        "to one id or with LIMIT.",
    ),
    "query.wrong": (
        "Diese Abfrage lässt sich nicht lesen. Prüfen Sie die Schreibweise; ein Beispiel hilft.",
        "This query cannot be read. Check its spelling; an example helps.",
    ),
    "query.wording": ("Die Meldung im Wortlaut:", "The message in full:"),
    "query.rows.one": ("eine Zeile", "one row"),
    "query.rows.many": ("{n} Zeilen", "{n} rows"),
    "query.took": ("{rows} in {ms} ms", "{rows} in {ms} ms"),
    "query.cut": (
        "Gezeigt werden die ersten {n} Zeilen, es gibt mehr.",
        "The first {n} rows are shown, there are more.",
    ),
    "query.none": (
        "Die Abfrage hat keine Zeile ergeben. Prüfen Sie Kennungen und Namen.",
        "The query gave no row. Check ids and names.",
    ),
    "query.table": ("Ergebnis als Tabelle", "Result as a table"),
    "query.network": ("Ergebnis als Netz", "Result as a network"),
    "query.network.alt": (
        "Netz aus {nodes} Dingen und {ties} Verbindungen. Alle Werte stehen in der Tabelle.",
        "Network of {nodes} things and {ties} ties. The table holds all values.",
    ),
    "query.network.rows": (
        "Eine Linie verbindet Dinge, die in derselben Zeile des Ergebnisses stehen.",
        "A line joins things that stand in the same row of the result.",
    ),
    "query.network.most": (
        "Gezeigt werden die {n} am stärksten verbundenen Dinge.",
        "The {n} most connected things are shown.",
    ),
    "query.share": (
        "Die Adresse dieser Seite zeigt anderen dasselbe Beispiel; Ihr eigener Text steht nicht "
        "darin.",
        "The address of this page shows others the same example; your own text is not in it.",
    ),
    "query.tie.row": ("in derselben Zeile", "in the same row"),
}
