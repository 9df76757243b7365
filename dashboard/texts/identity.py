"""Texts of the page Identität."""

TEXTS = {
    "page.identity": ("Identität", "Identity"),
    "page.identity.question": (
        "Warum ist das eine Organisation, und welche könnten noch dieselbe sein?",
        "Why is this one organisation, and which others may be the same?",
    ),
    "identity.view": ("Ansicht", "View"),
    "identity.view.suggestions": ("Offene Vorschläge", "Open suggestions"),
    "identity.view.groups": ("Zusammengeführt", "Joined"),
    "identity.filter": ("Name oder Ort enthält", "Name or town contains"),
    "identity.filter.placeholder": ("zum Beispiel Fraunhofer", "for example Fraunhofer"),
    "identity.rule": (
        "Zusammengeführt wird von selbst nur bei gleicher amtlicher Kennung oder bei gleichem "
        "Namen mit verträglicher Rechtsform am gleichen Ort. Alles andere ist ein Vorschlag, den "
        "eine Person entscheidet.",
        "Records are joined by themselves only on the same official id, or on the same name with "
        "a compatible legal form in the same place. All else is a suggestion for a person.",
    ),
    "identity.may_be": ("könnte dieselbe sein wie", "may be the same as"),
    "identity.pair": ("Welche beiden", "Which two"),
    "identity.score": ("Wahrscheinlichkeit nach den Regeln", "Likelihood by the rules"),
    "identity.for": ("Dafür spricht", "Speaks for it"),
    "identity.against": ("Dagegen spricht", "Speaks against it"),
    "identity.nothing": ("nichts Bekanntes", "nothing known"),
    "identity.decide": (
        "So entscheiden Sie auf der Befehlszeile über das erste Paar (same = dieselbe, different = "
        "verschieden, unsure = unklar); es gilt ab dem nächsten Lauf:",
        "How you decide about the first pair on the command line (same, different or unsure); it "
        "counts from the next run on:",
    ),
    "identity.decide.why": ("Ihr Grund", "your reason"),
    "identity.first": (
        "Die ersten {n} ausführlich; die Tabelle darunter enthält alle {all}.",
        "The first {n} in detail; the table below has all {all}.",
    ),
    "identity.none": (
        "Kein Paar passt. Kürzen Sie das Suchwort.",
        "No pair fits. Shorten the search word.",
    ),
    "identity.groups.summary": (
        "**{n} Organisationen** bestehen aus mehreren Einträgen, zusammen {all}, die größten "
        "zuerst: Ein Fehler wiegt dort am schwersten. Gezeigt sind die ersten {shown} mit "
        "{records} Einträgen; die Suche sieht alle.",
        "**{n} organisations** are made of several records, {all} together, the largest first: an "
        "error weighs most there. Shown are the first {shown} with {records} records; the search "
        "looks at all.",
    ),
    "identity.column.organisation": ("Organisation", "Organisation"),
    "identity.column.size": ("Einträge", "Records"),
    "identity.column.record": ("Kennung (für Befehle)", "Id (for commands)"),
    "identity.column.record_name": ("Name wie veröffentlicht", "Name as published"),
    "identity.column.record_place": ("Ort wie veröffentlicht", "Town as published"),
    "identity.column.rule": ("Warum zusammengeführt", "Why joined"),
    "identity.column.a": ("Die eine", "The one"),
    "identity.column.b": ("Die andere", "The other"),
    "identity.column.sources": ("Quellen", "Sources"),
    "identity.rule.kept": ("dieser Eintrag gibt den Namen", "this record gives the name"),
    "identity.rule.judgement": ("Entscheidung einer Person", "decision of a person"),
    "identity.rule.name": (
        "gleicher Name und Ort, verträgliche Rechtsform",
        "same name and place, compatible legal form",
    ),
    "identity.rule.strong": ("gleiche Kennung ({what})", "same id ({what})"),
}
