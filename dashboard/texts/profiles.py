"""Texts of the page Steckbriefe."""

TEXTS = {
    "page.profiles": ("Steckbriefe", "Profiles"),
    "page.profiles.question": (
        "Was ist über eine Initiative, Organisation, Region oder ein Programm bekannt?",
        "What is known about an initiative, organisation, region or programme?",
    ),
    "profiles.kind": ("Steckbrief von", "Profile of"),
    "profiles.kind.initiative": ("Initiative", "Initiative"),
    "profiles.kind.organisation": ("Organisation", "Organisation"),
    "profiles.kind.region": ("Land", "Land"),
    "profiles.kind.programm": ("Programm", "Programme"),
    "profiles.choose": ("Auswählen", "Choose"),
    "profiles.print": ("Drucken", "Print"),
    "profiles.other": (
        "Die Adresse nennt „{id}“; das gibt es unter dieser Art nicht. Wählen Sie eine andere Art "
        "oder suchen Sie oben nach dem Namen.",
        "The address names “{id}”, which does not exist under this kind. Choose another kind or "
        "search for the name above.",
    ),
    "profiles.numbers": ("In Zahlen", "In numbers"),
    "profiles.facts": ("Die einzelnen Angaben", "The single facts"),
    "profiles.printed": (
        "Erstellt mit innonetz. Jede Angabe hat ihre Quelle; „nicht bekannt“ heißt nicht „gibt es "
        "nicht“.",
        "Made with innonetz. Each fact has its source; “not known” does not mean “none”.",
    ),
    "profiles.table": ("die Zahlen dieses Steckbriefs", "the numbers of this profile"),
    "profiles.explore": ("Im Netz öffnen", "Open in the network"),
    "profiles.column.section": ("Abschnitt", "Section"),
    "profiles.column.item": ("Was", "What"),
    "profiles.column.number": ("Zahl", "Number"),
    "profiles.column.of": ("von", "of"),
    "profiles.column.share": ("Anteil", "Share"),
    "makeup.of": ("{n} von {of}", "{n} of {of}"),
    "makeup.round": ("Runde {n}", "Round {n}"),
    "makeup.members.one": ("{n} Mitglied ist bekannt.", "{n} member is known."),
    "makeup.members.many": ("{n} Mitglieder sind bekannt.", "{n} members are known."),
    "makeup.members.of": (
        "{n} von {of} angegebenen Mitgliedern sind bekannt{as_of}.",
        "{n} of {of} stated members are known{as_of}.",
    ),
    "makeup.initiatives.one": (
        "{n} aufgenommene Initiative ist bekannt; wie viele es insgesamt sind, nennt keine Quelle.",
        "{n} admitted initiative is known; no source states how many there are in all.",
    ),
    "makeup.initiatives.many": (
        "{n} aufgenommene Initiativen sind bekannt; wie viele es insgesamt sind, nennt keine "
        "Quelle.",
        "{n} admitted initiatives are known; no source states how many there are in all.",
    ),
    "makeup.initiatives.of": (
        "{n} aufgenommene Initiativen sind bekannt, das Programm nennt {of}{as_of}.",
        "{n} admitted initiatives are known, the programme states {of}{as_of}.",
    ),
    "makeup.manages.one": ("Leitung von {n} Initiative.", "Runs {n} initiative."),
    "makeup.manages.many": ("Leitung von {n} Initiativen.", "Runs {n} initiatives."),
    "makeup.grants.none": (
        "Zur Förderung von Initiativen ist nichts bekannt.",
        "Nothing is known about the funding of initiatives.",
    ),
    "makeup.grants.unknown": (
        "Aufnahmen in Programme, auch in die Konzeptphase: {n}; Beträge sind nicht bekannt.",
        "Admissions to programmes, concept phases too: {n}; amounts are not known.",
    ),
    "makeup.grants.sum": (
        "Aufnahmen in Programme, auch in die Konzeptphase: {n}; bekannte Förderung {sum}, ohne "
        "bekannten Betrag: {without}.",
        "Admissions to programmes, concept phases too: {n}; known funding {sum}, without a known "
        "amount: {without}.",
    ),
    "makeup.projects.none": ("Projekte sind nicht bekannt.", "No projects are known."),
    "makeup.projects.unknown": (
        "Projekte: {n}; Beträge sind nicht bekannt.",
        "Projects: {n}; amounts are not known.",
    ),
    "makeup.projects.sum": (
        "Projekte: {n}, bekannte Förderung {sum}; ohne bekannten Betrag: {without}.",
        "Projects: {n}, known funding {sum}; without a known amount: {without}.",
    ),
    "makeup.section.members": ("Mitglieder", "Members"),
    "makeup.section.initiatives": ("Initiativen", "Initiatives"),
    "makeup.section.manages": ("Leitung", "Management"),
    "makeup.section.grants": ("Förderung von Initiativen", "Funding of initiatives"),
    "makeup.section.projects": ("Projekte", "Projects"),
    "makeup.section.member_kind": ("Mitglieder nach Art", "Members by kind"),
    "makeup.section.member_land": ("Mitglieder nach Land", "Members by Land"),
    "makeup.section.organisation_kind": ("Organisationen nach Art", "Organisations by kind"),
    "makeup.section.organisation_kind.Programme": (
        "Organisationen in Projekten",
        "Organisations in projects",
    ),
    "makeup.section.partner_kind": ("Partner in Projekten", "Partners in projects"),
    "makeup.section.initiative_kind": ("Initiativen nach Art", "Initiatives by kind"),
    "makeup.section.status": ("Initiativen nach Stand", "Initiatives by state"),
    "makeup.section.round": ("Initiativen nach Runde", "Initiatives by round"),
    "makeup.section.land": ("Initiativen nach Land", "Initiatives by Land"),
    "makeup.section.field": ("Themenfelder", "Fields"),
    "makeup.section.field.Region": ("Stärken und Schwächen", "Strengths and weaknesses"),
    "makeup.section.chain": (
        "Besetzte Stufen je Wertschöpfungskette",
        "Stages held per value chain",
    ),
    "makeup.section.competence": ("Kompetenzen", "Competences"),
    "makeup.section.programme": ("Programme", "Programmes"),
    "makeup.section.programme.Region": (
        "Programme nur für diese Region",
        "Programmes for this region only",
    ),
    "makeup.quotient.field": ("Themenfeld", "Field"),
    "makeup.quotient.number": ("Initiativen", "Initiatives"),
    "makeup.quotient.expected": ("wie in Deutschland wären es", "with the share of Germany"),
    "makeup.quotient.quotient": ("Standortquotient", "Location quotient"),
    "makeup.quotient.verdict": ("verglichen mit Deutschland", "compared with Germany"),
    "makeup.verdict.stronger": ("▲ häufiger", "▲ more frequent"),
    "makeup.verdict.alike": ("= ähnlich", "= alike"),
    "makeup.verdict.weaker": ("▽ seltener", "▽ less frequent"),
    "makeup.verdict.few": ("zu wenige bekannt", "too few known"),
}
