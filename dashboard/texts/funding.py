"""Texts of the page Förderung."""

TEXTS = {
    "page.funding": ("Förderung", "Funding"),
    "page.funding.question": (
        "Wie viel Förderung ist bekannt, und wohin fließt sie?",
        "How much funding is known, and where does it go?",
    ),
    "funding.of": ("Was wird gefördert?", "What is funded?"),
    "funding.of.initiatives": ("Initiativen in Programmen", "Initiatives in programmes"),
    "funding.of.projects": ("Projekte", "Projects"),
    "funding.by": ("Aufgeteilt nach", "Divided by"),
    "funding.by.region": ("Land", "Land"),
    "funding.by.programme": ("Programm", "Programme"),
    "funding.by.year": ("Jahr des Beginns", "Year of begin"),
    "funding.by.field": ("Themenfeld", "Field"),
    "funding.all": ("alle", "all"),
    "funding.land": ("Land", "Land"),
    "funding.programme": ("Programm", "Programme"),
    "funding.field": ("Themenfeld", "Field"),
    "funding.none": (
        "Zu dieser Auswahl ist keine Förderung bekannt. Nehmen Sie eine Einschränkung heraus.",
        "No funding is known for this choice. Take out a restriction.",
    ),
    "funding.total.initiatives": (
        "Bekannt sind {sum} aus {n} von {all} Aufnahmen in Programme.",
        "Known are {sum} from {n} of {all} admissions to programmes.",
    ),
    "funding.total.projects": (
        "Bekannt sind {sum} aus {n} von {all} Projekten.",
        "Known are {sum} from {n} of {all} projects.",
    ),
    "funding.total.none.initiatives": (
        "Zu {all} Aufnahmen in Programme ist keine Fördersumme bekannt.",
        "No amount is known of {all} admissions to programmes.",
    ),
    "funding.total.none.projects": (
        "Zu {all} Projekten ist keine Fördersumme bekannt.",
        "No amount is known of {all} projects.",
    ),
    "funding.without.initiatives.one": (
        "Bei einer Aufnahme ist kein Betrag bekannt.",
        "The amount of one admission is not known.",
    ),
    "funding.without.initiatives.many": (
        "Bei {n} Aufnahmen ist kein Betrag bekannt.",
        "The amounts of {n} admissions are not known.",
    ),
    "funding.without.projects.one": (
        "Bei einem Vorhaben ist kein Betrag bekannt.",
        "The amount of one project is not known.",
    ),
    "funding.without.projects.many": (
        "Bei {n} Vorhaben ist kein Betrag bekannt.",
        "The amounts of {n} projects are not known.",
    ),
    "funding.reading.initiatives": (
        "Gezählt wird jede Aufnahme einer Initiative in ein Programm, ohne Siegel. Fördersummen "
        "von Projekten stehen für sich und werden nicht dazugezählt, weil sie ein Teil der "
        "Förderung ihrer Initiative sein können.",
        "Every admission of an initiative to a programme counts, labels do not. Amounts of "
        "projects stand apart and are not added, because they can be a part of the funding of "
        "their initiative.",
    ),
    "funding.reading.projects": (
        "Gezählt wird jedes Projekt. Die Förderung von Initiativen steht für sich und wird nicht "
        "dazugezählt, weil das Geld eines Projekts ein Teil davon sein kann.",
        "Every project counts. The funding of initiatives stands apart and is not added, because "
        "the money of a project can be a part of it.",
    ),
    "funding.map": ("Wo liegt die bekannte Förderung?", "Where is the known funding?"),
    "funding.map.land": ("Land", "Land"),
    "funding.map.town": ("Ort", "Town"),
    "funding.map.initiatives": ("Zahl", "Number"),
    "funding.map.funding": ("bekannte Förderung in Mio. €", "known funding in € million"),
    "funding.map.caption": (
        "Grau: kein Betrag bekannt. Was in mehreren Ländern liegt, ist in jedem voll gezeigt, "
        "außer eine Quelle nennt die Anteile. Ein Klick auf ein Land grenzt die Seite darauf ein.",
        "Grey: no amount known. What lies in several Länder is shown in full in each, unless a "
        "source states the shares. A click on a Land narrows the page to it.",
    ),
    "funding.map.alt": (
        "Karte der Länder nach bekannter Förderung. Alle Zahlen stehen in der Tabelle.",
        "Map of the Länder by known funding. The table holds all numbers.",
    ),
    "funding.bars.region": ("Nach Land", "By Land"),
    "funding.bars.programme": ("Nach Programm", "By programme"),
    "funding.bars.year": ("Nach Jahr des Beginns", "By year of begin"),
    "funding.bars.field": ("Nach Themenfeld", "By field"),
    "funding.bars.alt": (
        "Balken der bekannten Förderung, aufgeteilt nach: {what}. Alle Zahlen stehen in der "
        "Tabelle.",
        "Bars of the known funding, divided by: {what}. The table holds all numbers.",
    ),
    "funding.bars.none": (
        "Zu keinem Teil ist ein Betrag bekannt; die Tabelle zeigt die Zahl der Förderungen.",
        "No amount is known of any part; the table shows the number of grants.",
    ),
    "funding.bars.rest.one": (
        "Ein weiterer Teil steht nur in der Tabelle, meist weil dort kein Betrag bekannt ist.",
        "One further part stands in the table only, mostly because no amount is known there.",
    ),
    "funding.bars.rest.many": (
        "{n} weitere Teile stehen nur in der Tabelle, meist weil dort kein Betrag bekannt ist.",
        "{n} further parts stand in the table only, mostly because no amount is known there.",
    ),
    "funding.bar.shared": ("+ {shared} Mio. €", "+ €{shared} million"),
    "funding.bars.undated": (
        "{sum} haben kein bekanntes Jahr und stehen in der Tabelle.",
        "{sum} have no known year and stand in the table.",
    ),
    "funding.bar.both": ("{own} + {shared} Mio. €", "€{own} + {shared} million"),
    "funding.bars.several": (
        "{sum} gehören zu mehreren Teilen. Schraffiert stehen sie bei jedem davon, in der Summe "
        "zählen sie einmal.",
        "{sum} belong to several parts. They stand hatched with each of them and count once in "
        "the total.",
    ),
    "funding.series.own": ("allein hier", "here alone"),
    "funding.series.shared": (
        "auch anderswo (nicht aufgeteilt)",
        "also elsewhere (not divided)",
    ),
    "funding.series.axis": ("bekannte Förderung in Mio. €", "known funding in € million"),
    "funding.amount.unknown": ("Betrag nicht bekannt", "amount not known"),
    "funding.amount.million": ("{n} Mio. €", "€{n} million"),
    "funding.programme.unknown": ("Programm nicht bekannt", "programme not known"),
    "funding.also": ("zählt auch zu: {names}", "counts also to: {names}"),
    "funding.part": ("Die einzelnen Förderungen", "The single grants"),
    "funding.part.choose": ("Teil auswählen", "Choose a part"),
    "funding.table": ("bekannte Förderung nach Teilen", "known funding by part"),
    "funding.largest": ("Die {n} größten zeigen", "Show the {n} largest"),
    "funding.table.largest": (
        "die größten einzelnen Förderungen je Teil",
        "the largest single grants of each part",
    ),
    "funding.table.facts": ("alle einzelnen Förderungen", "all single grants"),
    "funding.column.name": ("Teil", "Part"),
    "funding.column.funding_eur": ("bekannte Förderung in €", "known funding in €"),
    "funding.column.things": ("Förderungen", "Grants"),
    "funding.column.with_amount": ("mit Betrag", "with amount"),
    "funding.column.without_amount": ("ohne Betrag", "without amount"),
    "funding.column.shared_eur": ("auch anderswo, in €", "also elsewhere, in €"),
    "funding.column.things_shared": ("auch anderswo", "also elsewhere"),
    "funding.column.note": ("Bemerkung", "Remark"),
}
