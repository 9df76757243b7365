"""Texts of the template in which a cluster hands in its members."""

TEXTS: dict[str, tuple[str, str]] = {
    "template.heading": (
        "Fehlen Mitglieder? Die eigene Liste übergeben",
        "Are members missing? Hand in your own list",
    ),
    "template.text": (
        "Ein Vorschlag ist so gut wie die Liste der Mitglieder. Laden Sie die leere Vorlage, "
        "füllen Sie eine Zeile je Mitglied aus und geben Sie die Datei denen, die innonetz "
        "betreiben: „innonetz ingest memberlist DATEI“ liest sie und sagt zu jeder Zeile, was "
        "nicht passt. Nur Organisationen, keine Personen, keine Preise, Kunden oder Umsätze.",
        "A suggestion is as good as the list of members. Get the empty template, fill one row a "
        "member and give the file to those who run innonetz: “innonetz ingest memberlist FILE” "
        "reads it and says of every row what does not fit. Organisations only, no persons, no "
        "prices, customers or turnover.",
    ),
    "template.xlsx": ("Vorlage mit Auswahllisten (XLSX)", "Template with choices (XLSX)"),
    "template.csv": ("Nur die Kopfzeile (CSV)", "Header only (CSV)"),
    "template.sheet.meaning": ("Erklärung", "Explanation"),
    "template.sheet.choices": ("Auswahl", "Choices"),
    "template.column": ("Spalte", "Column"),
    "template.needed": ("nötig", "needed"),
    "template.meaning": ("Was hineingehört", "What belongs there"),
    "template.yes": ("ja", "yes"),
    "template.error": (
        "Dieser Wert steht nicht in der Liste. Erlaubt ist, was auf dem Blatt „{list}“ steht.",
        "This value is not in the list. Allowed is what stands on the sheet “{list}”.",
    ),
    "template.notes": (
        "Eine Zeile je Mitglied und Stufe; für eine zweite Stufe die Zeile wiederholen.\n"
        "Statt „Name [Kennung]“ genügt auch der Name oder die Kennung allein, wenn sie eindeutig "
        "sind.\n"
        "Eine unbekannte Stufe oder Kompetenz wird gemeldet, die Mitgliedschaft trotzdem "
        "übernommen.\n"
        "Spalten über Personen (Ansprechpartner, E-Mail, Telefon) werden nicht gelesen. Zeilen, "
        "die nach einer Person aussehen, werden zurückgestellt.\n"
        "Die Reihenfolge der Spalten ist frei; deutsche und englische Überschriften sind "
        "gleich gut.",
        "One row a member and stage; for a second stage repeat the row.\n"
        "Instead of “Name [id]” the name or the id alone will do where it is clear.\n"
        "An unknown stage or competence is told, the membership is taken all the same.\n"
        "Columns about persons (contact, e-mail, phone) are not read. Rows that look like a person "
        "are put aside.\n"
        "Columns may stand in any order; German and English headings are equally good.",
    ),
}
