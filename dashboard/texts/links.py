"""Texts of the page on cross-links."""

TEXTS: dict[str, tuple[str, str]] = {
    "links.kinds": ("Art der Verbindung", "Kind of tie"),
    "links.all": ("alle", "all"),
    "links.kinds.placeholder": ("alle Arten", "all kinds"),
    "links.cluster": ("Initiative", "Initiative"),
    "links.land": ("Land", "Land"),
    "links.programme": ("Programm", "Programme"),
    "links.most": ("Gezeigte Initiativen", "Initiatives shown"),
    "links.kind.shared_members": ("gemeinsame Mitglieder", "shared members"),
    "links.kind.joint_projects": ("gemeinsame Projekte", "joint projects"),
    "links.kind.joint_events": ("gemeinsame Veranstaltungen", "joint events"),
    "links.kind.agreements": ("Vereinbarungen", "agreements"),
    "links.kind.network_partners": ("Netzwerkpartnerschaften", "network partnerships"),
    "links.kind.shared_management": ("gemeinsame Leitung", "shared management"),
    "links.kind.part_of": ("Teil von", "part of"),
    "links.kind.successor_of": ("Nachfolge", "succession"),
    "links.count.shared_members.one": ("{n} gemeinsames Mitglied", "{n} shared member"),
    "links.count.shared_members.many": ("{n} gemeinsame Mitglieder", "{n} shared members"),
    "links.count.joint_projects.one": ("{n} gemeinsames Projekt", "{n} joint project"),
    "links.count.joint_projects.many": ("{n} gemeinsame Projekte", "{n} joint projects"),
    "links.count.joint_events.one": ("{n} gemeinsame Veranstaltung", "{n} joint event"),
    "links.count.joint_events.many": ("{n} gemeinsame Veranstaltungen", "{n} joint events"),
    "links.count.agreements.one": ("Vereinbarung", "agreement"),
    "links.count.agreements.many": ("{n} Vereinbarungen", "{n} agreements"),
    "links.count.network_partners.one": ("Netzwerkpartner", "network partners"),
    "links.count.network_partners.many": (
        "{n} Netzwerkpartnerschaften",
        "{n} network partnerships",
    ),
    "links.count.shared_management.one": ("gemeinsame Leitung", "shared management"),
    "links.count.shared_management.many": ("{n} gemeinsame Leitungen", "{n} shared managements"),
    "links.count.part_of.one": ("Teil von", "part of"),
    "links.count.part_of.many": ("Teil von", "part of"),
    "links.count.successor_of.one": ("Nachfolge", "succession"),
    "links.count.successor_of.many": ("Nachfolge", "succession"),
    "links.part_of": ("{a} ist Teil von {b}", "{a} is part of {b}"),
    "links.successor_of": ("{a} führt {b} fort", "{a} carries on {b}"),
    "links.shown": (
        "{pairs} Paare sind verbunden. Das Bild zeigt die {shown} am stärksten verbundenen "
        "Initiativen; {left} weitere stehen in der Tabelle.",
        "{pairs} pairs are tied. The picture shows the {shown} initiatives tied most; {left} more "
        "stand in the table.",
    ),
    "links.shown.all": (
        "{pairs} Paare unter {shown} Initiativen sind verbunden.",
        "{pairs} pairs among {shown} initiatives are tied.",
    ),
    "links.none": (
        "Für diese Auswahl ist keine Verbindung bekannt. Das heißt nicht, dass es keine gibt. "
        "Nehmen Sie einen Filter heraus.",
        "No tie is known for this selection. That does not mean that there is none. Remove a "
        "filter.",
    ),
    "links.matrix": ("Wer ist mit wem verbunden?", "Who is tied to whom?"),
    "links.matrix.reading": (
        "Jedes Feld ist ein Paar, die Zahl darin zählt seine Verbindungen. Gruppen stehen "
        "beieinander. Ein Klick auf ein Feld zeigt, was dahintersteht.",
        "Every field is a pair, its number counts the ties. Groups stand together. A click on a "
        "field shows what is behind it.",
    ),
    "links.matrix.alt": (
        "Matrix von {n} Initiativen mit der Zahl ihrer Verbindungen; alle Paare stehen in der "
        "Tabelle",
        "Matrix of {n} initiatives with the number of their ties; all pairs stand in the table",
    ),
    "links.step.one": ("{low} Verbindung", "{low} tie"),
    "links.step.some": ("{low} Verbindungen", "{low} ties"),
    "links.step.range": ("{low} bis {high}", "{low} to {high}"),
    "links.step.more": ("{low} und mehr", "{low} and more"),
    "links.pair": ("Paar", "Pair"),
    "links.pair.heading": ("Was steht dahinter?", "What is behind it?"),
    "links.pair.name": ("{a} – {b}", "{a} – {b}"),
    "links.pair.option": ("{a} – {b} ({n})", "{a} – {b} ({n})"),
    "links.participants": ("zusammen mit {n} weiteren Initiativen", "with {n} other initiatives"),
    "links.participants.one": (
        "zusammen mit einer weiteren Initiative",
        "with one other initiative",
    ),
    "links.date.none": ("Zeitraum nicht bekannt", "period not known"),
    "links.network": ("Das Netz der Initiativen", "The network of initiatives"),
    "links.network.reading": (
        "Je dicker die Linie, desto mehr Verbindungen; die Art der Linie nennt die wichtigste "
        "davon. Ein Klick auf eine Linie öffnet das Paar, ein Klick auf eine Initiative zeigt "
        "nur ihre Nachbarschaft. Weitere Namen erscheinen beim Zeigen.",
        "The thicker the line, the more ties; the kind of line names the most important one. A "
        "click on a line opens the pair, a click on an initiative shows its neighbourhood only. "
        "More names appear on pointing.",
    ),
    "links.network.alt": (
        "Netz von {n} Initiativen mit {links} verbundenen Paaren; alle Paare stehen in der Tabelle",
        "Network of {n} initiatives with {links} tied pairs; all pairs stand in the table",
    ),
    "links.group.members": ("gemeinsame Mitglieder", "shared members"),
    "links.group.work": ("gemeinsame Projekte, Veranstaltungen", "joint projects, events"),
    "links.group.agreed": (
        "Vereinbarung, Partnerschaft, Leitung",
        "agreement, partnership, management",
    ),
    "links.group.family": ("Teil von, Nachfolge", "part of, succession"),
    "links.table": ("alle verbundenen Paare", "all tied pairs"),
    "links.pair.order": (
        "Geordnet nach der Stärke: Jede Verbindung zählt mit dem Gewicht ihrer Art, geteilt durch "
        "die Zahl der anderen Beteiligten. In Klammern steht die Zahl der Verbindungen.",
        "Ordered by strength: each tie counts with the weight of its kind, divided by the number "
        "of the others that take part. The number of ties stands in brackets.",
    ),
    "links.pair.order.around": (
        "Zuerst die Paare der gewählten Initiative, dann die unter ihren Nachbarn; jeweils nach "
        "der Stärke: Jede Verbindung zählt mit dem Gewicht ihrer Art, geteilt durch die Zahl der "
        "anderen Beteiligten. In Klammern steht die Zahl der Verbindungen.",
        "First the pairs of the chosen initiative, then those among its neighbours; each by "
        "strength: a tie counts with the weight of its kind, divided by the number of the others "
        "that take part. The number of ties stands in brackets.",
    ),
    "links.col.strength": ("Stärke", "Strength"),
    "links.order": (
        "Geordnet nach der Zahl der Verbindungen, dann nach den Namen.",
        "Ordered by the number of ties, then by the names.",
    ),
    "links.order.around": (
        "Zuerst die Paare der gewählten Initiative, dann die unter ihren Nachbarn; jeweils nach "
        "der Zahl der Verbindungen, dann nach den Namen.",
        "First the pairs of the chosen initiative, then those among its neighbours; each by the "
        "number of ties, then by the names.",
    ),
    "links.col.first": ("Erste Initiative", "First initiative"),
    "links.col.second": ("Zweite Initiative", "Second initiative"),
    "links.col.ties": ("Verbindungen", "Ties"),
    "links.col.since": ("Seit", "Since"),
}
