"""Texts that stand on every page."""

TEXTS = {
    "app.state": (
        "Stand {day} · {organisations} Organisationen · {clusters} Initiativen · {sources} Quellen",
        "As of {day} · {organisations} organisations · {clusters} initiatives · {sources} sources",
    ),
    "picture.swipe": (
        "Das Bild ist breiter als der Bildschirm: seitlich wischen.",
        "The picture is wider than the screen: swipe sideways.",
    ),
    "app.state.empty": (
        "Der Graph ist noch leer.",
        "The graph is still empty.",
    ),
    "app.incomplete": (
        "Angaben können noch fehlen: Es wird gerade geladen, oder ein Lauf wurde unterbrochen. "
        "Sobald der Bestand vollständig ist, zeigt sich diese Seite von selbst neu. Wird nicht "
        "geladen, hilft „innonetz ingest“.",
        "Facts may still be missing: data are being loaded, or a run was cut off. As soon as the "
        "graph is complete, this page draws itself anew. If nothing is being loaded, start "
        "“innonetz ingest”.",
    ),
    "app.lang_unknown": (
        "Die Adresse nennt die Sprache „{value}“, die es hier nicht gibt. Deutsch und Englisch "
        "wählen Sie oben rechts.",
        "The address names the language “{value}”, which does not exist here. Choose German or "
        "English at the top right.",
    ),
    "address.unknown": (
        "Die Adresse nennt bei „{label}“ den Wert „{value}“, der hier nicht zur Wahl steht. Wählen "
        "Sie dort einen anderen.",
        "The address has the value “{value}” for “{label}”, which cannot be chosen here. Choose "
        "another one there.",
    ),
    "as_of.bad": (
        "Die Adresse nennt als Stand „{value}“. Möglich ist ein Tag, Monat oder Jahr vom {first} "
        "bis heute, {last}; gezeigt wird alles, was bekannt ist. Wählen Sie im Feld „Stand“ einen "
        "Tag.",
        "The address asks for the network as of “{value}”. A day, month or year from {first} until "
        "today, {last}, is possible; all that is known is shown. Choose a day in the field “As "
        "of”.",
    ),
    "menu.initiatives": ("Initiativen", "Initiatives"),
    "menu.chains": ("Ketten und Partner", "Chains and partners"),
    "menu.data": ("Daten", "Data"),
    "app.language": ("Sprache", "Language"),
    "search.label": ("Suche", "Search"),
    "search.placeholder": (
        "Organisation, Initiative, Projekt …",
        "Organisation, initiative, project …",
    ),
    "search.none": (
        "Nichts gefunden zu „{text}“. Versuchen Sie einen Teil des Namens oder eine andere "
        "Schreibweise.",
        "Nothing found for “{text}”. Try a part of the name or another spelling.",
    ),
    "search.more": (
        "Es gibt weitere Treffer: Schreiben Sie mehr vom Namen.",
        "There are more hits: type more of the name.",
    ),
    "page.overview": ("Überblick", "Overview"),
    "page.overview.question": (
        "Wer forscht, fördert und fertigt in Deutschland mit wem?",
        "Who researches, funds and produces with whom in Germany?",
    ),
    "page.explore": ("Erkunden", "Explore"),
    "page.explore.question": ("Wer hängt mit wem zusammen?", "Who is connected with whom?"),
    "page.chains": ("Wertschöpfungsketten", "Value chains"),
    "page.chains.question": (
        "Welche Stufen sind besetzt, wo ist eine Lücke?",
        "Which stages are covered, where is a gap?",
    ),
    "page.links": ("Querverbindungen", "Cross-links"),
    "page.links.question": (
        "Welche Initiativen sind miteinander verbunden?",
        "Which initiatives are connected with each other?",
    ),
    "page.partners": ("Fehlende Partner", "Missing partners"),
    "page.partners.question": (
        "Welche Stufen fehlen meinem Cluster, und wen kann ich ansprechen?",
        "Which stages does my cluster lack, and whom can I ask?",
    ),
    "page.sources": ("Quellen", "Sources"),
    "page.sources.question": (
        "Woher stammt jede Angabe, und wie alt ist sie?",
        "Where does each statement come from, and how old is it?",
    ),
    "problem.away": (
        "Die Datenbank ist gerade nicht erreichbar. Starten Sie innonetz neu (innonetz up) oder "
        "prüfen Sie NEO4J_URI; danach laden Sie diese Seite neu.",
        "The database cannot be reached right now. Restart innonetz (innonetz up) or check "
        "NEO4J_URI; then reload this page.",
    ),
    "problem.timeout": (
        "Die Abfrage hat zu lange gedauert und wurde beendet. Grenzen Sie die Auswahl ein und "
        "versuchen Sie es noch einmal.",
        "The query took too long and was ended. Narrow the selection down and try again.",
    ),
    "problem.unknown": (
        "Diese Adresse nennt etwas, das es hier nicht (mehr) gibt. Suchen Sie oben nach dem Namen.",
        "This address names something that does not exist here (any more). Search for the name "
        "above.",
    ),
    "problem.failed": (
        "Diese Frage ließ sich nicht beantworten. Laden Sie die Seite neu; bleibt es dabei, hilft "
        "das Protokoll logs/dashboard.log im Datenordner weiter.",
        "This question could not be answered. Reload the page; if that does not help, see "
        "logs/dashboard.log in the data folder.",
    ),
    "problem.empty": (
        "Hier ist noch nichts: Laden Sie die Daten mit „innonetz ingest“ und öffnen Sie die Seite "
        "danach neu.",
        "There is nothing here yet: load the data with “innonetz ingest” and reload the page.",
    ),
    "table.label": ("Als Tabelle", "As a table"),
    "table.label.of": ("Als Tabelle: {what}", "As a table: {what}"),
    "table.csv": ("CSV herunterladen", "Download CSV"),
    "table.xlsx": ("XLSX herunterladen", "Download XLSX"),
    "table.rows.one": ("eine Zeile", "one row"),
    "table.rows.many": ("{n} Zeilen", "{n} rows"),
    "table.empty": ("Keine Zeile passt.", "No row fits."),
    "share": (
        "Die Adresse dieser Seite zeigt anderen dieselbe Ansicht.",
        "The address of this page shows others the same view.",
    ),
    "sources.word": ("Quelle", "Source"),
    "sources.many": ("Quellen", "Sources"),
    "sources.unknown": ("Quelle unbekannt", "source unknown"),
    "sources.more": ("+ {n} weitere", "+ {n} more"),
    "unknown": ("nicht bekannt", "not known"),
    "confidence.medium": ("abgeleitet", "derived"),
    "confidence.low": ("unbestätigt", "unconfirmed"),
    "confidence.high": ("belegt", "documented"),
    "confidence.medium.help": (
        "abgeleitet: von uns aus der Quelle erschlossen",
        "derived: concluded by us from the source",
    ),
    "confidence.low.help": (
        "unbestätigt: von keiner Quelle ausdrücklich gesagt",
        "unconfirmed: not expressly stated by any source",
    ),
    "period.since": ("seit {start}", "since {start}"),
    "period.until": ("bis {end}", "until {end}"),
    "yes": ("ja", "yes"),
    "no": ("nein", "no"),
    "as_of.label": ("Stand", "As of"),
    "as_of.help": (
        "Zeigt das Netz, wie es an diesem Tag bestand. Leer: alles, was bekannt ist. Beziehungen "
        "ohne Datum zählen an einem Stichtag nicht mit; ihre Zahl steht dabei. Ein getippter "
        "Tag gilt mit der Eingabetaste.",
        "Shows the network as it stood on this day. Empty: all that is known. Ties without a date "
        "are not counted on a given day; their number is told. A day that is typed counts once you "
        "press Enter.",
    ),
    "as_of.note": (
        "Das Netz am {day}. Leeren Sie das Feld „Stand“, um alles zu sehen.",
        "The network on {day}. Clear the field “As of” to see everything.",
    ),
    "as_of.not_here": (
        "Das Feld „Stand“ gilt hier nicht: Diese Antwort zeigt alles, was bekannt ist.",
        "The field “As of” does not count here: this answer shows all that is known.",
    ),
    "column.name": ("Name", "Name"),
    "column.kind": ("Art", "Kind"),
    "column.place": ("Ort", "Place"),
    "column.period": ("Zeitraum", "Period"),
    "column.sources": ("Quellen", "Sources"),
    "column.confidence": ("Sicherheit", "Confidence"),
}
