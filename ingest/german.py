"""Why a row or a reading was not taken, in German.

Readers tell their reasons in English, beside the check that finds them. Here each of these
sentences has its German one; a test holds that none is missing. A part ``(…)`` of a pattern is
what varies, taken over as ``\\1``, or as ``{1}`` where it is a reason itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SHIFTED = r": the line may be shifted"
_SHIFTED_DE = ": Die Zeile ist vielleicht verschoben"
_NAMED = r"((?:'|\").*)"

# Longer patterns stand before those that would take a part of them.
_SENTENCES: tuple[tuple[str, str], ...] = (
    # cells of the tables
    (rf"{_NAMED} is no date: write YYYY, YYYY-MM or YYYY-MM-DD",
     r"\1 ist kein Datum: JJJJ, JJJJ-MM oder JJJJ-MM-TT schreiben"),
    (rf"{_NAMED} is no date: no calendar has it", r"\1 ist kein Datum: Kein Kalender kennt es"),
    (rf"{_NAMED} is no whole number: write digits only",
     r"\1 ist keine ganze Zahl: nur Ziffern schreiben"),
    (rf"{_NAMED} is no number: write digits with a point before the decimals",
     r"\1 ist keine Zahl: Ziffern und vor den Nachkommastellen einen Punkt schreiben"),
    (rf"{_NAMED} is no LEI: it has 18 letters or digits and two check digits",
     r"\1 ist keine LEI: Sie hat 18 Buchstaben oder Ziffern und zwei Prüfziffern"),
    (rf"{_NAMED} is no LEI: its check digits do not fit the rest",
     r"\1 ist keine LEI: Die Prüfziffern passen nicht zum Rest"),
    (rf"{_NAMED} is no register number: write it like HRB 12345, Amtsgericht Stuttgart",
     r"\1 ist keine Registernummer: schreiben wie HRB 12345, Amtsgericht Stuttgart"),
    (rf"{_NAMED} is too large", r"\1 ist zu groß"),
    (rf"{_NAMED} does not have the form (.*)", r"\1 hat nicht die Form \2"),
    (rf"{_NAMED} does not fit this column", r"\1 passt nicht in diese Spalte"),
    (r"the cell is empty", "Die Zelle ist leer"),
    (r"unknown category (.*), known are (.*)", r"unbekannte Angabe \1, bekannt sind \2"),
    (r"ends (.*) before it starts (.*)", r"endet \1, bevor es \2 beginnt"),
    (r"ends before it starts: (.*) is before (.*)", r"Ende vor Beginn: \1 liegt vor \2"),
    (rf"{_NAMED} is tied to itself", r"\1 ist mit sich selbst verbunden"),
    (rf"{_NAMED} refers to itself", r"\1 verweist auf sich selbst"),
    (r"unknown id (.*), it stands in no row of (.*)",
     r"unbekannte Kennung \1, sie steht in keiner Zeile von \2"),
    (r"no source: a fact without a source is not loaded",
     "keine Quelle: Eine Angabe ohne Quelle wird nicht geladen"),
    (r"unverified: the confidence must be (.*)", r"unbestätigt: Die Sicherheit muss \1 sein"),
    (r"double: FKZ (.*) stands with other content in line (.*)",
     r"doppelt: Das FKZ \1 steht mit anderem Inhalt in Zeile \2"),
    (r"double: (.*) stands already in line ([0-9]+) of (.*)",
     r"doppelt: \1 steht schon in Zeile \2 von \3"),
    # lines and headers
    (r"header cannot be read: (.*)", "Die Kopfzeile ist nicht lesbar: {1}"),
    (r"header differs: (.*)", r"andere Kopfzeile: {1}"),
    (r"the header is of no known layout; nearest: (.*)",
     r"Die Kopfzeile hat keinen bekannten Aufbau. Am nächsten: {1}"),
    (r"(\S*) lacks (.*)", r"\1, es fehlt \2"),
    (r"(\S*) has two for (.*)", r"\1, doppelt ist \2"),
    (r"the file is empty: it has not even a header",
     "Die Datei ist leer: Sie hat nicht einmal eine Kopfzeile"),
    (r"the file is UTF-16: save it as XLSX or as CSV UTF-8",
     "Die Datei ist UTF-16: als XLSX oder CSV UTF-8 speichern"),
    (r"wrong encoding: byte (\S+) is not (.*)", r"falsche Kodierung: Das Byte \1 ist nicht \2"),
    (r"wrong encoding: a byte of the record is not UTF-8",
     "falsche Kodierung: Ein Byte des Eintrags ist nicht UTF-8"),
    (r"wrong encoding: half a sign is escaped in the record",
     "falsche Kodierung: Im Eintrag steht ein halbes Zeichen"),
    (r"control character (\S+) in the row", r"Steuerzeichen \1 in der Zeile"),
    (r"not a row: a quote opens in it and ([0-9]+) rows follow",
     r"keine Zeile: Ein Anführungszeichen öffnet sich darin, und \1 Zeilen folgen"),
    (r"not a row: field larger than field limit \((.*)\)",
     r"keine Zeile: Ein Feld ist länger als erlaubt (\1)"),
    (r"not a row: (.*)", r"keine Zeile ({1})"),
    (r"([0-9]+) cells instead of ([0-9]+)", r"\1 Zellen statt \2"),
    (r"a formula failed: (.*) in the column (.*)",
     r"Eine Formel ist gescheitert: \1 in der Spalte \2"),
    # Förderkatalog
    (r"amount: (.*) is not an amount such as (.*)", r"Betrag: \1 ist kein Betrag wie \2"),
    (r"amount: (.*) is more than any grant", r"Betrag: \1 ist mehr als jede Förderung"),
    (r"amount: (.*) is below zero", r"Betrag: \1 ist unter null"),
    (r"date: (.*) is not a day such as (.*)", r"Datum: \1 ist kein Tag wie \2"),
    (r"date: ends (.*) before it starts (.*)", r"Datum: endet \1 vor dem Beginn \2"),
    (r"FKZ: empty", "FKZ: leer"),
    (r"recipient: empty", "Empfänger: leer"),
    # ROR
    (r"the file ends before its list of records is closed: it was cut off",
     "Die Datei endet vor dem Ende ihrer Liste: Sie ist abgeschnitten"),
    (r"not a record: lists or objects within one another",
     "kein Eintrag: zu tief ineinander geschachtelt"),
    (r"not a record: longer than any record", "kein Eintrag: länger als jeder Eintrag"),
    (r"not a record: the file ends within the record",
     "kein Eintrag: Die Datei endet mitten im Eintrag"),
    (r"not a record: it is no JSON object", "kein Eintrag: Es ist kein JSON-Objekt"),
    (r"not a record: (.*)", r"kein Eintrag (\1)"),
    (r"no ROR id: (.*)", r"keine ROR-Kennung: \1"),
    (r"a record of schema 1, which ended in 2025: take a newer dump",
     "ein Eintrag nach Schema 1, das 2025 geendet hat: einen neueren Abzug nehmen"),
    (r"unknown status (.*)", r"unbekannter Status \1"),
    (r"(\S+) is no list", r"\1 ist keine Liste"),
    (r"(\S+) holds something else than objects", r"\1 enthält anderes als Objekte"),
    (r"no name: neither a German label nor a name to be shown",
     "kein Name: weder ein deutscher noch einer zum Anzeigen"),
    # CORDIS
    (rf"(.*) cannot be the id of a project{_SHIFTED}",
     rf"\1 kann keine Projektkennung sein{_SHIFTED_DE}"),
    (rf"(.*) cannot be the id of an organisation{_SHIFTED}",
     rf"\1 kann keine Kennung einer Organisation sein{_SHIFTED_DE}"),
    (rf"(.*) cannot be a country code{_SHIFTED}", rf"\1 kann kein Staat sein{_SHIFTED_DE}"),
    (rf"(.*) cannot be an amount{_SHIFTED}", rf"\1 kann kein Betrag sein{_SHIFTED_DE}"),
    (rf"(.*) cannot be a date{_SHIFTED}", rf"\1 kann kein Datum sein{_SHIFTED_DE}"),
    (rf"(.*) cannot be a kind of activity{_SHIFTED}",
     rf"\1 kann keine Art der Tätigkeit sein{_SHIFTED_DE}"),
    (rf"(.*) cannot be a EuroSciVoc code{_SHIFTED}",
     rf"\1 kann kein Schlüssel von EuroSciVoc sein{_SHIFTED_DE}"),
    (rf"(.*) cannot be the (.*){_SHIFTED}",
     rf"\1 passt nicht in die Spalte „\2“{_SHIFTED_DE}"),
    (r"(.*) is more than any programme has", r"\1 ist mehr, als ein Programm hat"),
    (r"(.*) is none of the programmes (.*)", r"\1 ist keines der Programme \2"),
    (r"a EuroSciVoc field without a path", "ein Thema von EuroSciVoc ohne Pfad"),
    (r"neither an acronym nor a title", "weder Kurzname noch Titel"),
    (r"the project is not in project.csv, or its row is in quarantine",
     "Das Projekt steht nicht in project.csv, oder seine Zeile ist in Quarantäne"),
    # lists of operations
    (r"unknown fund: (.*), known are (.*)", r"unbekannter Fonds: \1, bekannt sind \2"),
    (r"no beneficiary", "kein Begünstigter"),
    (r"no name of the operation", "kein Name des Vorhabens"),
    (r"EU share above the total cost: (.*) of (.*)",
     r"EU-Anteil über den Gesamtkosten: \1 von \2"),
    (r"no date: (.*) as (\w+)", r"kein Datum: \1 als \2"),
    (r"no amount: (.*) as (\w+)", r"kein Betrag: \1 als \2"),
    (r"no possible amount: (.*) as (\w+)", r"kein möglicher Betrag: \1 als \2"),
    # rules that leave rows out
    (r"title lines above the header", "Titelzeilen über der Kopfzeile"),
    (r"a row that stands there twice", "eine Zeile, die doppelt dasteht"),
    (r"an operation that a newer list has too", "ein Vorhaben, das eine neuere Liste auch hat"),
    (r"natural person as beneficiary, left out", "natürliche Person als Begünstigte"),
    (r"beneficiary not named by the list, left out", "von der Liste nicht genannter Begünstigter"),
    (r"line without an operation \(totals, notes\)", "Zeile ohne Vorhaben (Summen, Anmerkungen)"),
    (r"second line of the header", "zweite Kopfzeile"),
    (r"header repeated further down", "weiter unten wiederholter Kopf"),
    (r"transfer between Bund and Land", "Verrechnung zwischen Bund und Land"),
    (r"bookkeeping row", "Buchungszeile"),
    (r"the same row again", "dieselbe Zeile noch einmal"),
    (r"second record of one id", "zweiter Eintrag einer Kennung"),
    (r"withdrawn, without exactly one successor", "zurückgezogen, ohne genau einen Nachfolger"),
    (r"no German participant in the project", "kein deutscher Beteiligter im Projekt"),
    (r"second row of one project", "zweite Zeile eines Projekts"),
    (r"double participation \(same project, organisation and role\)",
     "doppelte Beteiligung (Projekt, Organisation und Rolle gleich)"),
    (r"double participation with another amount", "doppelte Beteiligung mit anderem Betrag"),
    (r"second row of one project and field", "zweite Zeile eines Projekts und Themas"),
    (r"left out: the name of the participant is withheld",
     "Der Name des Beteiligten ist nicht veröffentlicht"),
    (r"left out: a sole trader by the legal form", "Einzelunternehmen nach der Rechtsform"),
    (r"left out: the name begins like that of a person",
     "Der Name beginnt wie der einer Person"),
    (r"left out: the name is written like that of a person \(SURNAME Given\)",
     "Der Name ist geschrieben wie der einer Person (NACHNAME Vorname)"),
    (r"left out: a name without address, as CORDIS publishes private persons",
     "ein Name ohne Adresse, wie CORDIS Privatpersonen veröffentlicht"),
    (r"left out: the name may be that of a person \(it holds a given name\)",
     "Der Name kann der einer Person sein (er enthält einen Vornamen)"),
    (r"unverified, and a source states the same", "unbestätigt, und eine Quelle sagt dasselbe"),
    # readings that are not published
    (r"rows in are not rows taken, quarantined and ignored: please report this defect",
     "Die Zahl der Zeilen geht nicht auf: Bitte melden Sie diesen Fehler"),
    (r"the source has no rows", "Die Quelle hat keine Zeilen"),
    (r"(\d+)\.(\d)% of the rows are in quarantine, the limit is (\d+)\.(\d)%",
     r"\1,\2 % der Zeilen sind in Quarantäne, die Grenze ist \3,\4 %"),
    (r"nothing was written, because of (.*)", r"nichts wurde geschrieben, wegen: \1"),
    (r"there are only ([0-9]+) good rows, ([0-9]+) in the last good run: if that is right, run "
     r"again with --rebuild",
     r"nur \1 gute Zeilen, im letzten guten Lauf \2: Ist das richtig, noch einmal mit --rebuild "
     "starten"),
    (r"(.*) has only ([0-9]+) good rows, ([0-9]+) in the last good run: if that is right, run "
     r"again with --rebuild",
     r"\1 hat nur \2 gute Zeilen, im letzten guten Lauf \3: Ist das richtig, noch einmal mit "
     "--rebuild starten"),
)  # fmt: skip
_KNOWN = tuple((re.compile(english, re.DOTALL), german) for english, german in _SENTENCES)
_JOINTS = (" | ", "; ")
_COLUMN = re.compile(r"(\w+): (.+)", re.DOTALL)
_HEADINGS = {"missing": "es fehlt", "unknown": "unbekannt", "double": "doppelt"}
_HEADING = re.compile(rf"({'|'.join(_HEADINGS)}) (.*)", re.DOTALL)


def german(reason: str) -> str:
    """A reason in German; what is not known here, such as a reason in both languages, stays."""
    found = _translated(reason)
    return reason if found is None else found


def _translated(text: str) -> str | None:
    for pattern, sentence in _KNOWN:
        if match := pattern.fullmatch(text):
            if "{1}" in sentence:
                return sentence.replace("{1}", german(match[1]))
            return match.expand(sentence)
    if match := _HEADING.fullmatch(text):
        parts = re.split(r", (?=(?:missing|unknown|double) )", text)
        return ", ".join(_heading(part) for part in parts)
    for joint in _JOINTS:
        if joint in text:
            return _joined(text.split(joint), joint)
    if match := _COLUMN.fullmatch(text):
        rest = _translated(match[2])
        return None if rest is None else f"{match[1]}: {rest}"
    return None


def _heading(part: str) -> str:
    word, _, rest = part.partition(" ")
    return f"{_HEADINGS.get(word, word)} {rest}"


def _joined(parts: Sequence[str], joint: str) -> str | None:
    """Several reasons in one; None unless each of them is known."""
    found = [_translated(part) for part in parts]
    return None if None in found else joint.join(part for part in found if part is not None)
