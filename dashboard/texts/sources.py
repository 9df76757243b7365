"""Texts of the page Quellen."""

TEXTS = {
    "sources.view": ("Ansicht", "View"),
    "sources.view.list": ("Alle Quellen", "All sources"),
    "sources.view.coverage": ("Abdeckung je Programm", "Coverage per programme"),
    "sources.view.run": ("Letzter Lauf", "Last run"),
    "sources.view.quarantine": ("Zurückgestellte Zeilen", "Rows put aside"),
    "sources.summary": (
        "**{n} Quellen** von {publishers} Herausgebern liefern {facts} Belege. Zuletzt gelesen am "
        "{newest}, am längsten her: {oldest}.",
        "**{n} sources** of {publishers} publishers give {facts} references. Last read on "
        "{newest}, longest ago: {oldest}.",
    ),
    "sources.undated.one": (
        "Von einer Quelle ist nicht bekannt, wann sie gelesen wurde.",
        "Of one source it is not known when it was read.",
    ),
    "sources.undated.many": (
        "Von {n} Quellen ist nicht bekannt, wann sie gelesen wurden.",
        "Of {n} sources it is not known when they were read.",
    ),
    "sources.note": (
        "Das Datum sagt, wann wir die Quelle gelesen haben; wann sie erschienen ist, steht in der "
        "Quelle selbst.",
        "The date says when we read the source; when it was published stands in the source itself.",
    ),
    "sources.filter": (
        "Herausgeber, Titel oder Adresse enthält",
        "Publisher, title or address contains",
    ),
    "sources.filter.placeholder": ("zum Beispiel BMBF", "for example BMBF"),
    "sources.kind": ("Art der Quelle", "Kind of source"),
    "sources.kind.all": ("alle Arten", "all kinds"),
    "sources.shown": ("{shown} von {all} Quellen", "{shown} of {all} sources"),
    "sources.none": (
        "Keine Quelle passt. Kürzen Sie das Suchwort oder wählen Sie „alle Arten“.",
        "No source fits. Shorten the search word or choose “all kinds”.",
    ),
    "sources.column.publisher": ("Herausgeber", "Publisher"),
    "sources.column.title": ("Titel", "Title"),
    "sources.column.url": ("Adresse", "Address"),
    "sources.column.kind": ("Art", "Kind"),
    "sources.column.retrieved_on": ("Gelesen am", "Read on"),
    "sources.column.age": ("Alter in Tagen", "Age in days"),
    "sources.column.facts": ("Belege", "References"),
    "sources.column.licence": ("Lizenz", "Licence"),
    "sources.licence.unknown": ("nicht genannt", "not stated"),
    "sources.top": ("Am meisten getragen von", "Carried most by"),
    "sources.coverage.summary": (
        "Bei **{with_number} von {all} Programmen** ist bekannt, wie viele Initiativen sie "
        "insgesamt haben. Nur dort lässt sich sagen, wie vollständig dieses Netz ist.",
        "For **{with_number} of {all} programmes** the total number of initiatives is known. Only "
        "there can be said how complete this network is.",
    ),
    "sources.coverage.programme": ("Programm", "Programme"),
    "sources.coverage.level": ("Ebene", "Level"),
    "sources.coverage.known": ("hier bekannt", "known here"),
    "sources.coverage.concept": ("nur Konzeptphase", "concept phase only"),
    "sources.coverage.unconfirmed": ("davon unbestätigt", "unconfirmed of these"),
    "sources.coverage.stated": ("genannt", "stated"),
    "sources.coverage.metric": ("was gezählt wird", "what is counted"),
    "sources.coverage.as_of": ("Stand", "As of"),
    "sources.coverage.share": ("Anteil", "Share"),
    "sources.coverage.status": ("nach Stand", "by state"),
    "sources.coverage.sources": ("Quellen der Aufnahmen", "Sources of the admissions"),
    "sources.coverage.figure": ("Quellen der Zahl", "Sources of the number"),
    "sources.coverage.filter": ("Nur mit bekannter Gesamtzahl", "Only with a known total"),
    "sources.run.none": (
        "Auf diesem Rechner ist noch kein Lauf aufgezeichnet: „innonetz ingest“ liest die Quellen "
        "ein.",
        "No run has been recorded on this machine yet: “innonetz ingest” reads the sources.",
    ),
    "sources.run.source": (
        "**{title}**: {rows_in} Zeilen gelesen, {taken} übernommen, {quarantined} zurückgestellt, "
        "{ignored} nach einer Regel ausgelassen.",
        "**{title}**: {rows_in} rows read, {taken} taken, {quarantined} put aside, {ignored} left "
        "out by a rule.",
    ),
    "sources.run.refused": (
        "{title}: nicht übernommen, im Netz steht nur, was schon vorher davon dort stand: {reason}",
        "{title}: not taken over, the network has only what it had of it before: {reason}",
    ),
    "sources.run.facts": (
        "Danach stehen {facts} Angaben im Netz. Der Lauf dauerte {seconds} Sekunden.",
        "After that the network holds {facts} facts. The run took {seconds} seconds.",
    ),
    "sources.run.merged": (
        "{n} Kennungen führen zu einer anderen Organisation, weil es dieselbe ist.",
        "{n} ids lead to another organisation, because it is the same one.",
    ),
    "sources.run.unplaced": (
        "{n} Orte sind nicht eindeutig und nur dem Land zugeordnet: {names}",
        "{n} towns are not clear and placed in their Land only: {names}",
    ),
    "sources.run.unplaced.land": ("Land nicht bekannt", "Land not known"),
    "sources.run.changes": ("Was sich geändert hat", "What has changed"),
    "sources.run.no_changes": (
        "Gegenüber dem Lauf davor hat sich nichts geändert.",
        "Nothing has changed since the run before.",
    ),
    "sources.run.conflicts": ("Widersprüche zwischen Angaben", "Contradictions between facts"),
    "sources.run.conflicts.order": (
        "Geordnet nach dem Namen. Es gilt, was die Quelle sagt, die in der Reihenfolge der Quellen "
        "zuerst kommt.",
        "Ordered by the name. What counts is what the source says that comes first in the order of "
        "the sources.",
    ),
    "sources.run.conflict.thing": ("Wovon", "Of what"),
    "sources.run.conflict.what": ("Angabe", "Statement"),
    "sources.run.conflict.kept": ("Hier gilt", "What counts here"),
    "sources.run.conflict.kept_by": ("nach", "according to"),
    "sources.run.conflict.other": ("Ein anderer Eintrag sagt", "Another record says"),
    "sources.run.conflict.other_by": ("Quelle des anderen", "Source of the other"),
    "sources.run.conflicts.none": (
        "Keine Angaben widersprechen sich.",
        "No facts contradict each other.",
    ),
    "sources.run.remarks": (
        "Hinweise für die Pflege der Daten",
        "Remarks for those who keep the data",
    ),
    "sources.run.earlier": ("frühere Läufe", "earlier runs"),
    "sources.run.column.what": ("Was", "What"),
    "sources.run.column.add": ("neu", "new"),
    "sources.run.column.change": ("geändert", "changed"),
    "sources.run.column.remove": ("entfallen", "gone"),
    "sources.run.column.when": ("Wann", "When"),
    "sources.run.column.outcome": ("Ergebnis", "Outcome"),
    "sources.run.column.seconds": ("Sekunden", "Seconds"),
    "sources.run.column.aside": ("zurückgestellt", "put aside"),
    "sources.run.column.text": ("Anmerkung", "Remark"),
    "outcome.written": ("geschrieben", "written"),
    "outcome.unchanged": ("nichts Neues", "nothing new"),
    "outcome.kept": ("eine Quelle abgelehnt", "a source was rejected"),
    "outcome.failed": ("ausgefallen", "failed"),
    "sources.quarantine.none": (
        "Beim letzten Lauf musste keine Zeile zurückgestellt werden: Alle {rows} Zeilen passten.",
        "In the last run no row had to be put aside: all {rows} rows fitted.",
    ),
    "sources.quarantine.summary": (
        "**{n} Zeilen** der Quelldateien sind nicht im Netz, weil sie nicht stimmig sind. Wenn Sie "
        "die Datei berichtigen, kommen sie beim nächsten Lauf hinein.",
        "**{n} rows** of the source files are not in the network because they do not fit. Once the "
        "file is corrected they enter with the next run.",
    ),
    "sources.quarantine.reason": ("Grund", "Reason"),
    "sources.quarantine.all": ("alle Gründe", "all reasons"),
    "sources.quarantine.file": ("Datei", "File"),
    "sources.quarantine.line": ("Zeile", "Line"),
    "sources.quarantine.source": ("Quelle", "Source"),
    "sources.quarantine.row": ("Inhalt", "Content"),
    "sources.quarantine.gone": (
        "Die Datei mit diesen Zeilen ist nicht mehr da; der nächste Lauf schreibt sie neu.",
        "The file with the rows put aside is no longer there; the next run writes it anew.",
    ),
}
