"""Texts of the page that sets initiatives or programmes side by side."""

TEXTS: dict[str, tuple[str, str]] = {
    "compare.formerly": ("{name} (früher)", "{name} (formerly)"),
    "page.compare": ("Vergleich", "Comparison"),
    "page.compare.question": (
        "Worin gleichen und unterscheiden sich Initiativen oder Programme?",
        "In what are initiatives or programmes alike, and in what do they differ?",
    ),
    "compare.sort": ("Was wird verglichen?", "What is compared?"),
    "compare.initiatives": ("Initiativen", "Initiatives"),
    "compare.programmes": ("Programme", "Programmes"),
    "compare.choose": ("Zwei bis vier auswählen", "Choose two to four"),
    "compare.placeholder": ("Namen schreiben", "Type a name"),
    "compare.more": (
        "Wählen Sie mindestens zwei aus, dann stehen sie hier nebeneinander.",
        "Choose at least two, then they stand here side by side.",
    ),
    "compare.caption": ("Vergleich nach Merkmalen", "comparison by attributes"),
    "compare.day": (
        "Zusammensetzung und Überschneidungen gelten am gewählten Tag; Ort, Themen, Programme und "
        "Zahlen nach eigener Angabe sind die heute bekannten.",
        "Make-up and overlaps hold for the chosen day; place, fields, programmes and stated "
        "numbers are those known today.",
    ),
    "compare.mark": ("Vergleich", "Comparison"),
    "compare.mark.alike": ("= gleich", "= alike"),
    "compare.mark.partly": ("≈ teils gleich", "≈ partly alike"),
    "compare.mark.differs": ("≠ verschieden", "≠ different"),
    "compare.mark.unjudged": (
        "nur was hier bekannt ist",
        "only what is known here",
    ),
    "compare.mark.unknown": ("? nicht bei allen bekannt", "? not known of all"),
    "compare.member_kind": ("Bekannte Mitglieder nach Art", "Known members by kind"),
    "compare.chain": ("Besetzte Stufen je Kette", "Covered stages by chain"),
    "compare.money.grants": ("Bekannte Förderung als Initiative", "Known funding as an initiative"),
    "compare.money.projects": (
        "Bekannte Förderung ihrer Projekte",
        "Known funding of its projects",
    ),
    "compare.together": ("Zusammen", "Together"),
    "compare.together.text": (
        "Zusammengezählt {added} bekannte Mitgliedschaften; jede Organisation nur einmal gezählt "
        "sind es {once}, also {twice} weniger.",
        "Added up {added} known memberships; with each organisation counted once there are {once}, "
        "that is {twice} fewer.",
    ),
    "compare.members_in_both": ("Mitglieder in mehreren", "members of several"),
    "compare.in": ("Mitglied in", "Member of"),
    "compare.pairs": ("Wie weit sie sich überschneiden", "How far they overlap"),
    "compare.ministry": ("Ministerium", "Ministry"),
    "compare.level": ("Ebene", "Level"),
    "compare.aim": ("Ziel", "Aim"),
    "compare.for_whom": ("Für wen", "For whom"),
    "compare.region_limit": ("Regionale Grenze", "Regional limit"),
    "compare.years": ("Jahre", "Years"),
    "compare.rounds": ("Runden", "Rounds"),
    "compare.budget": ("Mittel", "Budget"),
    "compare.laender": ("Initiativen nach Land", "Initiatives by Land"),
    "compare.fields": ("Initiativen nach Thema", "Initiatives by field"),
    "compare.unconfirmed": ("davon unbestätigt: {n}", "of these unconfirmed: {n}"),
    "compare.projects": ("Bekannte Projekte", "Known projects"),
    "compare.organisations": ("Bekannte Organisationen", "Known organisations"),
    "compare.also_elsewhere": ("davon auch in einem anderen", "of these also in another one"),
    "compare.common": ("In mehreren der Programme", "In several of the programmes"),
    "compare.common.text": (
        "{n} Initiativen und Organisationen kommen in mehreren dieser Programme vor.",
        "{n} initiatives and organisations occur in several of these programmes.",
    ),
    "compare.common.none": (
        "Keine Initiative oder Organisation ist bekannt, die in mehreren dieser Programme "
        "vorkommt.",
        "No initiative or organisation is known that occurs in several of these programmes.",
    ),
}
