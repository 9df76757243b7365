"""Texts of the page on missing partners."""

TEXTS: dict[str, tuple[str, str]] = {
    "partners.cluster": ("Mein Cluster", "My cluster"),
    "partners.certainty.day": (" (Stand {day})", " (as of {day})"),
    "partners.option.one": ("1 Mitglied bekannt", "1 member known"),
    "partners.option.many": ("{n} Mitglieder bekannt", "{n} members known"),
    "partners.option.parts.one": (
        "1 Mitglied bekannt, nur in ihren Teilen",
        "1 member known, in its parts only",
    ),
    "partners.option.parts.many": (
        "{n} Mitglieder bekannt, nur in ihren Teilen",
        "{n} members known, in its parts only",
    ),
    "partners.umbrella.one": (
        "Von dieser Initiative selbst ist kein Mitglied bekannt: Gezählt wird das Mitglied der "
        "Initiativen, die Teil von ihr sind. Genauer wird es, wenn Sie eine davon wählen:",
        "No member of this initiative itself is known: counted is the member of the initiatives "
        "that are part of it. Choose one of them for a closer look:",
    ),
    "partners.umbrella.many": (
        "Von dieser Initiative selbst ist kein Mitglied bekannt: Gezählt werden die {n} Mitglieder "
        "der Initiativen, die Teil von ihr sind. Genauer wird es, wenn Sie eine davon wählen:",
        "No member of this initiative itself is known: counted are the {n} members of the "
        "initiatives that are part of it. Choose one of them for a closer look:",
    ),
    "partners.no_member": (
        "Von **{name}** ist hier kein Mitglied bekannt: Lücken und Vorschläge lassen sich erst "
        "nennen, wenn die Mitglieder bekannt sind. Geben Sie Ihre Liste ab (unten) oder wählen Sie "
        "eine andere Initiative.",
        "No member of **{name}** is known here: gaps and suggestions can be told only when its "
        "members are known. Hand in your list (below) or choose another initiative.",
    ),
    "partners.unknown": (
        "Eine Initiative mit der Kennung {id} ist nicht bekannt: Bitte wählen Sie eine aus der "
        "Liste.",
        "No initiative has the id {id}: please choose one from the list.",
    ),
    "partners.without.one": (
        "Eine Initiative ohne bekanntes Mitglied steht nicht in der Liste.",
        "One initiative without a known member is not in the list.",
    ),
    "partners.without.many": (
        "{n} Initiativen ohne bekanntes Mitglied stehen nicht in der Liste.",
        "{n} initiatives without a known member are not in the list.",
    ),
    "partners.all_chains": ("alle Ketten", "all chains"),
    "partners.covered.heading": ("Was abgedeckt ist", "What is covered"),
    "partners.covered": (
        "Abgedeckt: {held} von {n} Stufen ({names}). Dünn besetzt: {thin}.",
        "Covered: {held} of {n} stages ({names}). Thinly held: {thin}.",
    ),
    "partners.covered.none": (
        "Von {n} Stufen ist keine sicher abgedeckt. Dünn besetzt: {thin}.",
        "Of {n} stages none is surely covered. Thinly held: {thin}.",
    ),
    "partners.to_chain": ("Die ganze Kette ansehen", "See the whole chain"),
    "partners.open.heading": ("Was offen ist", "What is open"),
    "partners.open.none": ("Keine Stufe ist offen.", "No stage is open."),
    "partners.open.more.one": (
        "Eine weitere offene Stufe steht in der Tabelle.",
        "One more open stage stands in the table.",
    ),
    "partners.open.more.many": (
        "{n} weitere offene Stufen stehen in der Tabelle.",
        "{n} more open stages stand in the table.",
    ),
    "partners.certainty": (
        "Von angegebenen {stated} Mitgliedern{day} sind hier {known} bekannt, das sind "
        "{share}. Je kleiner dieser Anteil, desto unsicherer ist eine Lücke.",
        "Of the stated {stated} members{day} {known} are known here, that is {share}. "
        "The smaller this share, the less certain is a gap.",
    ),
    "partners.certainty.none": (
        "{known} Mitglieder sind bekannt; wie viele es insgesamt sind, ist nicht angegeben. Eine "
        "Lücke ist daher nicht sicher.",
        "{known} members are known; how many there are is not stated. So a gap is not certain.",
    ),
    "partners.col.stage": ("Offene Stufe", "Open stage"),
    "partners.col.state": ("Stand", "State"),
    "partners.col.share": ("Anteil bekannter Mitglieder", "Share of known members"),
    "partners.col.outside": ("Bekannt von außen", "Known from outside"),
    "partners.col.members": ("Arbeitet schon mit", "Works already with"),
    "partners.col.score": ("Punktzahl", "Score"),
    "partners.col.for": ("Für", "For"),
    "partners.part.fill": ("Besetzt eine Stufe", "Fills a stage"),
    "partners.part.competence": ("Kann Gebrauchtes", "Offers what is needed"),
    "partners.part.worked": ("Arbeit mit Mitgliedern", "Work with members"),
    "partners.part.near": ("Gleiches Thema und nah", "Same field and near"),
    "partners.thin": ("bisher nur {names}", "so far only {names}"),
    "partners.needs": ("braucht: {names}", "needs: {names}"),
    "partners.col.needs": ("Braucht", "Needs"),
    "partners.more": (" und {n} weitere", " and {n} more"),
    "partners.nobody": ("hier niemand bekannt", "nobody known here"),
    "partners.km": ("{km} km", "{km} km"),
    "partners.same_town": ("am selben Ort", "in the same place"),
    "partners.no_city": ("Ort nicht bekannt", "town not known"),
    "partners.table.gaps": (
        "offene Stufen und wer sie besetzen könnte",
        "open stages and who could fill them",
    ),
    "partners.whom": ("Wen Sie ansprechen könnten", "Whom you could ask"),
    "partners.mark": ("Merken", "Keep"),
    "partners.unmark": ("Nicht mehr merken", "Keep no longer"),
    "partners.mark.help": ("{name} auf der Merkliste", "{name} on the watch list"),
    "partners.table.suggestions": ("alle Gründe der Vorschläge", "all reasons of the suggestions"),
    "partners.research": ("Welche Forschung noch fehlt", "Which research is still missing"),
    "partners.table.research": ("passende Forschung", "fitting research"),
    "partners.col.through": ("Bekannt aus", "Known from"),
    "partners.newcomers": ("Neu und noch ohne Anschluss", "New and not yet tied"),
    "partners.table.newcomers": ("neue Mitglieder", "new members"),
    "partners.col.role": ("Rolle", "Role"),
    "partners.watch": ("Merkliste ({n})", "Watch list ({n})"),
    "partners.watch.empty": (
        "Noch leer. „Merken“ legt einen Vorschlag hier ab; die Liste lässt sich als CSV "
        "herunterladen.",
        "Still empty. “Keep” puts a suggestion here; the list can be downloaded as CSV.",
    ),
    "partners.watch.kept": (
        "Die Liste steht mit höchstens {most} Einträgen in der Adresse dieser Seite: Sie bleibt "
        "beim Zurückgehen und lässt sich als Lesezeichen aufheben. Sonst wird sie nirgends "
        "gespeichert.",
        "The list stands with at most {most} entries in the address of this page: it stays when "
        "you go back and can be kept as a bookmark. It is stored nowhere else.",
    ),
    "partners.watch.clear": ("Liste leeren", "Clear the list"),
    "partners.table.watch": ("Merkliste", "watch list"),
    "partners.record": ("Wie gut sind diese Vorschläge?", "How good are these suggestions?"),
    "partners.record.none": (
        "Auf diesen Daten wurde das noch nicht geprüft. „innonetz check suggestions“ verbirgt "
        "bekannte Verbindungen und sieht nach, ob die Vorschläge sie wiederfinden.",
        "This was not checked on these data yet. “innonetz check suggestions” hides known ties and "
        "looks whether the suggestions find them again.",
    ),
    "partners.record.how": (
        "Geprüft am {day}, die Regeln dafür standen am {decided} fest. Verborgen wurden einzelne "
        "Mitglieder mit allen Verbindungen zu ihrem Cluster und, getrennt davon, alles seit "
        "{year}. Nicht alle Verbindungen sind bekannt: Ein Vorschlag, der nicht bestätigt wurde, "
        "kann trotzdem richtig sein.",
        "Checked on {day}, the rules for it were set on {decided}. Hidden were single members with "
        "all ties to their cluster and, apart from that, everything since {year}. Not all ties are "
        "known: a suggestion that was not confirmed may be right all the same.",
    ),
    "partners.record.table": (
        "Ergebnis der Prüfung neben einfachen Regeln",
        "outcome of the check beside simple rules",
    ),
    "partners.record.question": ("Vorschlag", "Suggestion"),
    "partners.record.missing_partners": ("Partner für ein Cluster", "partners for a cluster"),
    "partners.record.clusters_for": (
        "Cluster für eine Organisation",
        "clusters for an organisation",
    ),
    "partners.record.chain_gaps": ("wer eine offene Stufe besetzt", "who fills an open stage"),
    "partners.record.split": ("Verborgen", "Hidden"),
    "partners.record.member": ("einzelne Mitglieder", "single members"),
    "partners.record.year": ("nach Jahr", "by year"),
    "partners.record.group": ("Gruppe", "Group"),
    "partners.record.cases": ("Fälle", "Cases"),
    "partners.record.ranker": ("Regel", "Rule"),
    "partners.record.hits": ("Unter den ersten {n}", "Among the first {n}"),
    "partners.record.hard": ("Vor ähnlichen Gegenbeispielen", "Before similar counterexamples"),
    "partners.group.all": ("alle", "all"),
    "partners.group.newcomer": ("ohne andere Verbindung", "without another tie"),
    "partners.group.known": ("mit anderen Verbindungen", "with other ties"),
    "partners.group.research": ("Forschung", "research"),
    "partners.group.company": ("Unternehmen", "companies"),
    "partners.group.other": ("andere", "others"),
    "offer.heading": (
        "Angebot als Verbund: Welche Mitglieder decken gemeinsam die Kette ab?",
        "A joint offer: which members cover the chain together?",
    ),
    "offer.reading": (
        "Die kleinste Gruppe von Mitgliedern, die zusammen alle gewünschten Stufen besetzt, soweit "
        "sie bekannt sind.",
        "The smallest group of members that together hold all wanted stages, as far as is known.",
    ),
    "offer.stages": ("Gewünschte Stufen", "Wanted stages"),
    "offer.stages.all": ("alle Stufen der Kette", "all stages of the chain"),
    "offer.documented": ("nur wörtlich belegte Tätigkeiten", "only activities a source names"),
    "offer.exact": (
        "Die Gruppe ist sicher die kleinste: Alle Möglichkeiten sind durchgerechnet.",
        "The group is certainly the smallest: all possibilities were gone through.",
    ),
    "offer.nobody": (
        "Wählen Sie andere Stufen oder eine andere Kette.",
        "Choose other stages or another chain.",
    ),
    "offer.competition": (
        "Mitglieder an derselben Stufe können im Wettbewerb stehen: Prüfen Sie, wer mit wem "
        "anbietet.",
        "Members at the same stage may be competitors: check who offers together with whom.",
    ),
    "offer.member": ("Mitglied", "Member"),
    "offer.brings": ("Bringt ein", "Brings"),
    "offer.stand_ins": ("Könnte einspringen", "Could stand in"),
    "offer.stand_ins.none": ("hier niemand bekannt", "nobody known here"),
    "offer.both": ("(auch ein anderes der Gruppe)", "(another one of the group as well)"),
    "offer.only.column": ("Nur dieses Mitglied", "Only this member"),
    "offer.covered": ("besetzt", "held"),
    "offer.open.empty.one": ("Ungedeckt bleibt", "One stage stays uncovered"),
    "offer.open.empty.many": ("Ungedeckt bleiben {n} Stufen", "{n} stages stay uncovered"),
    "offer.open.unknown.one": (
        "Ungedeckt oder nur nicht bekannt, weil zu wenige Mitglieder bekannt sind",
        "Uncovered or just not known, because too few members are known",
    ),
    "offer.open.unknown.many": (
        "Ungedeckt oder nur nicht bekannt: {n} Stufen, weil zu wenige Mitglieder bekannt sind",
        "Uncovered or just not known: {n} stages, because too few members are known",
    ),
    "offer.table": ("Stufen und Mitglieder des Verbunds", "stages and members of the group"),
    "offer.no_chain": (
        "Ein Angebot als Verbund lässt sich für eine Kette zusammenstellen: Wählen Sie oben eine.",
        "A joint offer can be put together for one chain: choose one above.",
    ),
}
