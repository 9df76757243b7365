"""Texts of the command line in German and English."""

from __future__ import annotations

import locale
import os
import sys
from functools import cache
from typing import Any

LANGUAGES = ("de", "en")


@cache
def language() -> str:
    """``de`` or ``en``: --lang anywhere in the arguments, else the locale, else English."""
    wanted = ""
    for i, argument in enumerate(sys.argv):
        if argument == "--lang" or argument.startswith("--lang="):
            wanted = argument.partition("=")[2] or (sys.argv[i + 1 : i + 2] or ["?"])[0]
            # Taken out here, so that it may stand before or after the command.
            del sys.argv[i : i + (1 if "=" in argument else 2)]
            break
    if wanted and wanted not in LANGUAGES:
        sys.stderr.write("Error: --lang takes de or en.\n")
        sys.exit(2)
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next((n for n in names if n), None) or locale.getlocale()[0] or "en"
    return wanted or ("de" if spoken.lower().startswith(("de", "german")) else "en")


def text(key: str, lang: str = "", **values: Any) -> str:
    """The text of a key in ``de`` or ``en``; without one in the language of this call."""
    german, english = _TEXTS[key]
    chosen = german if (lang or language()) == "de" else english
    return chosen.format(**values) if values else chosen


_TEXTS: dict[str, tuple[str, str]] = {
    "help_app": (
        "Das deutsche Innovationsnetzwerk als Wissensgraph: Cluster, Bündnisse, Mitglieder, "
        "Projekte, Programme und Wertschöpfungsketten, jede Angabe mit ihrer Quelle.",
        "The German innovation network as a knowledge graph: clusters, alliances, members, "
        "projects, programmes and value chains, every fact with its source.",
    ),
    "help_epilog": (
        "Ein eigenes Neo4j: NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD und NEO4J_DATABASE setzen; ohne "
        "NEO4J_URI läuft der mitgelieferte Speicher. Datenordner: INNONETZ_HOME. "
        "Exit-Codes: 0 fertig, 1 Zeilen über der Grenze in Quarantäne oder Prüfung gescheitert, "
        "2 falscher Aufruf, 3 Speicher nicht erreichbar.",
        "A Neo4j of your own: set NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE; "
        "without NEO4J_URI the embedded store is used. Data folder: INNONETZ_HOME. "
        "Exit codes: 0 done, 1 quarantined rows above the limit or failed checks, 2 wrong use, "
        "3 store not reachable.",
    ),
    "help_lang": ("Sprache der Ausgabe", "language of the output"),
    "help_version": ("Version ausgeben und enden", "print the version and end"),
    "help_data": ("Ordner mit den Tabellen", "folder with the tables"),
    "help_unverified": (
        "auch unbestätigte Angaben laden; sie bleiben überall gekennzeichnet",
        "load unconfirmed facts too; they stay marked everywhere",
    ),
    "help_host": ("Adresse, auf der gehört wird", "address to listen on"),
    "help_port": ("Port der Oberfläche", "port of the dashboard"),
    "help_browser": ("Browser öffnen", "open a browser"),
    "help_format": ("Form der Ausgabe", "form of the output"),
    "help_up": (
        "Daten laden, wenn sich etwas geändert hat, und die Oberfläche öffnen.",
        "Load the data if anything changed, and open the dashboard.",
    ),
    "help_plan": (
        "Zeigen, was ein Lauf ändern würde. Ändert nichts.",
        "Show what a run would change. Changes nothing.",
    ),
    "help_ingest": (
        "Den Graphen auf den Stand der Quellen bringen.",
        "Bring the graph to what the sources say.",
    ),
    "help_source": (
        "Quellen, ohne Angabe alle; nach einer Quelle die Dateien, die sie lesen soll",
        "sources, all when none is named; after a source the files it shall read",
    ),
    "help_forget": (
        "das früher Gelesene dieser Quelle verwerfen; ihre Fakten verlassen den Graphen",
        "drop what was read of this source earlier; its facts leave the graph",
    ),
    "nothing_to_import": (
        "Es gibt nichts zu schreiben, denn eine Quelle wurde nicht angenommen: {reasons}",
        "There is nothing to write, since a source was not accepted: {reasons}",
    ),
    "import_command": (
        "In {folder} bei angehaltenem Server starten, danach einmal innonetz ingest:",
        "Start this in {folder} while the server is stopped, then innonetz ingest once:",
    ),
    "nothing_to_forget": (
        "Von der Quelle {name} ist nichts gemerkt; bekannt sind {known}.",
        "Nothing is kept of the source {name}; known are {known}.",
    ),
    "help_rebuild": ("alles entfernen und neu aufbauen", "remove everything and build it anew"),
    "help_ask": (
        "Eine Frage des Katalogs stellen; ohne Frage erscheint der Katalog.",
        "Ask a question of the catalogue; without one the catalogue is listed.",
    ),
    "help_question": ("Name der Frage", "name of the question"),
    "help_cypher": (
        "Eine Cypher-Anweisung ausführen, nur lesend.",
        "Run a Cypher statement, reading only.",
    ),
    "help_statement": ("die Anweisung", "the statement"),
    "help_limit": ("höchstens so viele Zeilen", "at most this many rows"),
    "help_status": (
        "Speicher, Umfang, letzter Lauf und Alter der Quellen.",
        "Store, size, last run and age of the sources.",
    ),
    "help_export": (
        "Den ganzen Graphen mit allen Belegen schreiben.",
        "Write the whole graph with all provenance.",
    ),
    "help_to": ("Zielordner", "target folder"),
    "help_check": (
        "Alle Zusagen des Graphen prüfen, oder wie gut Vorschläge sind (suggestions).",
        "Check every invariant of the graph, or how good suggestions are (suggestions).",
    ),
    "help_checked": (
        "graph = die Zusagen des Graphen; suggestions = bekannte Verbindungen verbergen und sehen, "
        "ob die Vorschläge sie wiederfinden (einige Minuten)",
        "graph = the invariants of the graph; suggestions = hide known ties and see whether the "
        "suggestions find them again (some minutes)",
    ),
    "check_data": (
        "--data gehört zu 'check suggestions'; 'check' prüft den Graphen, wie er steht.",
        "--data goes with 'check suggestions'; 'check' looks at the graph as it stands.",
    ),
    "help_identity": (
        "Welche Namen eine Organisation sind: Paare vergleichen und über sie entscheiden.",
        "Which names are one organisation: compare pairs and decide about them.",
    ),
    "help_identity_compare": (
        "Eine CSV-Datei von Namenspaaren mit Entscheidung, Punktzahl und Gründen ausgeben. "
        "Braucht keine geladenen Daten.",
        "Print a CSV file of pairs of names with decision, score and reasons. Needs no loaded "
        "data.",
    ),
    "help_pairs": (
        "CSV-Datei in UTF-8 mit den Spalten a_name, a_place, b_name, b_place; ein leerer Ort heißt "
        "unbekannt",
        "CSV file in UTF-8 with the columns a_name, a_place, b_name, b_place; an empty place means "
        "unknown",
    ),
    "help_register": (
        "dazu die Namen eines ROR-Abzugs (JSON, Schema 2) nutzen, etwa data/ror/ror-de-v2.json; "
        "sonst entscheiden Namen und Orte allein",
        "use the names of a dump of ROR as well (JSON, schema 2), for example "
        "data/ror/ror-de-v2.json; else names and places alone decide",
    ),
    "help_identity_suggest": (
        "Paare, die eine Organisation sein könnten, mit dem, was dafür und dagegen spricht.",
        "Pairs that may be one organisation, with what speaks for and against each.",
    ),
    "help_identity_show": (
        "Warum das eine Organisation ist: ihre Einträge und die Regeln, die sie verbinden.",
        "Why this is one organisation: its records and the rules that joined them.",
    ),
    "help_k": ("höchstens so viele Paare", "at most so many pairs"),
    "help_identity_decide": (
        "Über zwei Organisationen entscheiden. Das gilt ab dem nächsten Lauf, auch gegen die "
        "Regeln; die letzte Entscheidung über ein Paar zählt.",
        "Decide about two organisations. It counts from the next run on, also against the rules; "
        "the last decision about a pair counts.",
    ),
    "help_organisation": ("id der Organisation", "id of the organisation"),
    "help_decision": (
        "same = eine Organisation; different = zwei; unsure = noch offen",
        "same = one organisation; different = two; unsure = still open",
    ),
    "help_why": ("Begründung, wird mit abgelegt", "the reason, kept with the decision"),
    "decide_needs": (
        "Zwei verschiedene ids und mit --why eine Begründung angeben.",
        "Name two different ids, and a reason with --why.",
    ),
    "decide_unknown": (
        "Es gibt keine Organisation mit der id {id!r}: 'innonetz ask find --text NAME' nennt ids; "
        "vor dem ersten Mal die Daten mit 'innonetz ingest' laden.",
        "There is no organisation with the id {id!r}: 'innonetz ask find --text NAME' tells ids; "
        "load the data with 'innonetz ingest' before the first time.",
    ),
    "decided": (
        "Abgelegt: {a} / {b}: {decision}. Gilt ab dem nächsten 'innonetz ingest'. Datei: {path}",
        "Kept: {a} / {b}: {decision}. Counts from the next 'innonetz ingest' on. File: {path}",
    ),
    "record_kept": ("Abgelegt in {path}.", "Kept in {path}."),
    "step_check": ("Prüfen", "checking"),
    "step_read": ("Lesen", "reading"),
    "step_export": ("Ausgeben", "exporting"),
    "step_identify": ("Zuordnen", "identifying"),
    "step_suggest": ("Vorschläge", "suggestions"),
    "step_compare": ("Vergleichen", "comparing"),
    "step_write": ("Schreiben", "writing"),
    "step_place": ("Anordnen", "placing"),
    "step_keep": ("Vorbereiten", "preparing"),
    "up_at": (
        "innonetz läuft: {address}  (Beenden mit Strg-C)",
        "innonetz is running: {address}  (Ctrl-C to stop)",
    ),
    "up_ended": ("innonetz ist beendet.", "innonetz has ended."),
    "column_question": ("Frage", "question"),
    "column_title": ("worum es geht", "what it is about"),
    "column_parameters": ("Parameter", "parameters"),
    "ask_more": (
        "Mehr zu einer Frage: innonetz ask FRAGE --help",
        "More about a question: innonetz ask QUESTION --help",
    ),
    "needed": ("nötig", "required"),
    "default": ("Vorgabe: {value}", "default: {value}"),
    "nothing": ("nichts", "nothing"),
    "yes": ("ja", "yes"),
    "no": ("nein", "no"),
    "written": ("geschrieben", "written"),
    "unchanged": ("nichts Neues", "nothing new"),
    "kept": ("letzter guter Stand behalten", "last good state kept"),
    "failed": ("gescheitert", "failed"),
    "add": ("neu", "add"),
    "change": ("geändert", "change"),
    "remove": ("entfällt", "remove"),
    "columns": ("Spalten", "Columns"),
    "not_a_parameter": (
        "{name!r} ist kein Parameter: Parameter werden als --name Wert angegeben.",
        "{name!r} is no parameter: parameters are given as --name value.",
    ),
    "no_value": ("--{name} braucht einen Wert.", "--{name} needs a value."),
    "no_rows": ("Keine Zeilen.", "No rows."),
    "truncated": (
        "Gezeigt werden die ersten {limit} Zeilen, es gibt mehr: --limit erhöhen.",
        "The first {limit} rows are shown, there are more: raise --limit.",
    ),
    "status_engine": ("Speicher: {engine} unter {address}", "Store: {engine} at {address}"),
    "nodes": ("Knoten", "Nodes"),
    "relationships": ("Beziehungen", "Relationships"),
    "last_run": (
        "Letzter Lauf: {started}, {outcome}, + {add}, geändert {change}, entfallen {remove}, "
        "{quarantined} in Quarantäne (Lauf {run})",
        "Last run: {started}, {outcome}, + {add}, changed {change}, gone {remove}, "
        "{quarantined} in quarantine (run {run})",
    ),
    "never_run": (
        "Noch kein Lauf in diesem Datenordner: 'innonetz ingest' lädt die Daten.",
        "No run in this data folder yet: 'innonetz ingest' loads the data.",
    ),
    "source_age": (
        "Quelle {name}: {title}, {rows} Zeilen, gelesen vor {age_days} Tagen",
        "Source {name}: {title}, {rows} rows, read {age_days} days ago",
    ),
    "source_not_in": (
        "Quelle {name}: {title}, keine Zeilen im Graphen",
        "Source {name}: {title}, no rows in the graph",
    ),
    "source_rejected": (
        "  abgelehnt: {rows} Zeilen, gelesen {read}, davon {quarantined} in Quarantäne ({reason}) "
        "{quarantine_file}",
        "  rejected: {rows} rows, read {read}, {quarantined} of them in quarantine ({reason}) "
        "{quarantine_file}",
    ),
    "import_without": (
        "Ohne die neuen Dateien der Quelle {name}: {why}",
        "Without the new files of the source {name}: {why}",
    ),
    "exported": ("{path}: {rows} Zeilen", "{path}: {rows} rows"),
    "checks_ok": ("Alle Prüfungen bestanden.", "All checks passed."),
    "checks_failed": ("{count} Prüfungen gescheitert.", "{count} checks failed."),
    "error": ("Fehler:", "Error:"),
    "see_help": ("siehe '{command} --help'.", "see '{command} --help'."),
    "no_access": (
        "Auf {path} kann nicht zugegriffen werden ({reason}): Rechte und freien Platz prüfen oder "
        "einen anderen Ort angeben.",
        "{path} cannot be used ({reason}): check its rights and free space, or name another place.",
    ),
}
