"""Texts of the page on value chains."""

TEXTS: dict[str, tuple[str, str]] = {
    "chains.chain": ("Wertschöpfungskette", "Value chain"),
    "chains.clusters": ("Initiativen vergleichen", "Compare initiatives"),
    "chains.clusters.placeholder": ("Initiative hinzufügen", "Add an initiative"),
    "chains.clusters.help": (
        "Genannt sind die Initiativen, von denen mindestens ein Mitglied oder die Geschäftsstelle "
        "in dieser Kette tätig ist; die Zahl dahinter zählt diese Organisationen.",
        "Listed are the initiatives of which at least one member or the office is active in "
        "this chain; the number behind the name counts these organisations.",
    ),
    "chains.cluster.option": ("{name} ({n})", "{name} ({n})"),
    "chains.none": (
        "Wählen Sie oben aus, wen Sie vergleichen möchten, dann zeigt die Tabelle, welche Stufen "
        "besetzt sind.",
        "Choose above whom to compare; the table then shows which stages are covered.",
    ),
    "chains.scope": ("Wen betrachten?", "Whom to look at?"),
    "chains.scope.cluster": ("Initiativen", "Initiatives"),
    "chains.scope.land": ("Länder", "Länder"),
    "chains.scope.programme": ("Programme", "Programmes"),
    "chains.scope.country": ("Ganz Deutschland", "All Germany"),
    "chains.compare.land": ("Länder vergleichen", "Compare Länder"),
    "chains.compare.land.placeholder": ("Land hinzufügen", "Add a Land"),
    "chains.compare.programme": ("Programme vergleichen", "Compare programmes"),
    "chains.compare.programme.placeholder": ("Programm hinzufügen", "Add a programme"),
    "chains.tiers": ("Abdeckung nach Rang", "Coverage by tier"),
    "chains.tiers.covered": ("{n} von {of} abgedeckt", "{n} of {of} covered"),
    "chains.candidates.only": (
        "Mögliche Partner werden für einzelne Initiativen vorgeschlagen: Wählen Sie oben "
        "„Initiativen“.",
        "Possible partners are suggested for single initiatives: choose “Initiatives” above.",
    ),
    "chains.coverage": ("Wer besetzt welche Stufe?", "Who covers which stage?"),
    "chains.reading": (
        "Von links nach rechts: zuerst das Endprodukt, dann seine Zulieferer bis zum Rohstoff. "
        "Ein Klick auf eine Stufe öffnet sie weiter unten mit Quellen und möglichen Partnern.",
        "From left to right: the end product first, then its suppliers down to raw material. A "
        "click on a stage opens it further below with sources and possible partners.",
    ),
    "chains.legend": ("Zeichenerklärung", "Key"),
    "chains.state.covered": ("abgedeckt", "covered"),
    "chains.state.thin": ("dünn", "thin"),
    "chains.state.empty": ("Lücke", "gap"),
    "chains.state.unknown": ("nicht bekannt", "not known"),
    "chains.state.rest": ("ohne Zuordnung", "unassigned"),
    "chains.state.covered.means": (
        "mindestens {n} Mitglieder mit belegtem Produkt",
        "at least {n} members with a documented product",
    ),
    "chains.state.thin.means": (
        "weniger, oder nur von uns zugeordnet",
        "fewer, or only classified by us",
    ),
    "chains.state.empty.means": (
        "kein Mitglied, obwohl die meisten bekannt sind",
        "no member, although most of them are known",
    ),
    "chains.state.unknown.means": (
        "zu wenige Mitglieder bekannt für ein Urteil",
        "too few members known to tell",
    ),
    "chains.state.rest.means": (
        "Sammelstufe, die Baugruppe ist nicht benannt",
        "collects suppliers whose part is not named",
    ),
    "chains.column.cluster": ("Initiative", "Initiative"),
    "chains.column.land": ("Land", "Land"),
    "chains.column.programme": ("Programm", "Programme"),
    "chains.column.country": ("Gebiet", "Area"),
    "chains.caption": ("{first} bis {last}", "{first} to {last}"),
    "chains.caption.one": ("{first}", "{first}"),
    "chains.caption.cross": (
        "Quer zur Kette: Maschinen, Prüfung, Forschung und Rückführung",
        "Across the chain: equipment, testing, research and return",
    ),
    "chains.more": ("und {n} weitere", "and {n} more"),
    "chains.open": ("Stufe öffnen: {stage}", "Open stage: {stage}"),
    "chains.tier.oem": ("Hersteller", "Manufacturer"),
    "chains.tier.1": ("Zulieferer Stufe 1", "Tier 1 suppliers"),
    "chains.tier.2": ("Zulieferer Stufe 2", "Tier 2 suppliers"),
    "chains.tier.3": ("Zulieferer Stufe 3", "Tier 3 suppliers"),
    "chains.tier.4": ("Zulieferer Stufe 4", "Tier 4 suppliers"),
    "chains.tier.none": ("ohne Rang", "no tier"),
    "chains.known.share": (
        "{known} von {stated} Mitgliedern bekannt",
        "{known} of {stated} members known",
    ),
    "chains.known.all": ("alle {stated} Mitglieder bekannt", "all {stated} members known"),
    "chains.known.only": (
        "{known} Mitglieder bekannt, Gesamtzahl nicht bekannt",
        "{known} members known, total not known",
    ),
    "chains.known.only.one": (
        "ein Mitglied bekannt, Gesamtzahl nicht bekannt",
        "one member known, total not known",
    ),
    "chains.stage": ("Stufe", "Stage"),
    "chains.stage.heading": ("Eine Stufe im Einzelnen", "One stage in detail"),
    "chains.stage.feeds": ("Liefert an: {names}", "Delivers to: {names}"),
    "chains.stage.fed": ("Wird beliefert von: {names}", "Is supplied by: {names}"),
    "chains.stage.needs": ("Gebraucht wird: {names}", "Needed: {names}"),
    "chains.other": ("{stage} (Kette {chain})", "{stage} (chain {chain})"),
    "chains.other.chain": ("Kette {chain}", "Chain {chain}"),
    "chains.who": ("Wer ist dort bekannt?", "Who is known there?"),
    "chains.who.none": (
        "Kein Mitglied ist an dieser Stufe bekannt.",
        "No member is known at this stage.",
    ),
    "chains.via": ("über {name}", "through {name}"),
    "chains.office": ("Geschäftsstelle, kein Mitglied", "runs the office, no member"),
    "chains.candidates": ("Wer könnte hinzukommen?", "Who could join?"),
    "chains.candidates.for": ("Partner gesucht für", "Partner wanted for"),
    "chains.candidates.covered": (
        "Diese Stufe ist bei {cluster} abgedeckt. Vorschläge gibt es für dünne und offene Stufen.",
        "{cluster} covers this stage. Suggestions exist for thin and open stages.",
    ),
    "chains.candidates.rest": (
        "Diese Stufe sammelt Zulieferer, deren Baugruppe keine Quelle nennt. Sie ist keine Lücke, "
        "daher gibt es hier keine Vorschläge.",
        "This stage collects suppliers whose part no source names. It is no gap, so there are no "
        "suggestions here.",
    ),
    "chains.candidates.none": (
        "Außerhalb von {cluster} ist an dieser Stufe niemand bekannt. Wählen Sie eine benachbarte "
        "Stufe oder fragen Sie bei den Quellen der Kette nach.",
        "Nobody outside {cluster} is known at this stage. Choose a neighbouring stage or ask the "
        "sources of the chain.",
    ),
    "chains.candidates.intro": (
        "Vorschläge aus dem, was bekannt ist: kein Urteil über die Güte einer Firma.",
        "Suggestions from what is known: no verdict on the quality of a company.",
    ),
    "chains.candidates.more": (
        "Gezeigt sind {shown} von {n}, die übrigen stehen in der Tabelle.",
        "{shown} of {n} are shown, the others stand in the table.",
    ),
    "chains.distance.none": ("Entfernung nicht bekannt", "distance not known"),
    "chains.competes": ("Im Wettbewerb mit {names}", "Competes with {names}"),
    "chains.table.coverage": ("Stufen und Organisationen", "Stages and organisations"),
    "chains.table.candidates": ("mögliche Partner", "possible partners"),
    "chains.table.stages": ("Stufen mit Erklärung", "stages explained"),
    "chains.col.stage": ("Stufe", "Stage"),
    "chains.col.tier": ("Rang", "Tier"),
    "chains.col.state": ("Stand", "State"),
    "chains.col.organisation": ("Organisation", "Organisation"),
    "chains.col.product": ("Produkt oder Leistung", "Product or service"),
    "chains.col.basis": ("Grundlage", "Basis"),
    "chains.col.definition": ("Erklärung", "Definition"),
    "chains.col.feeds": ("Liefert an", "Delivers to"),
    "chains.col.known": ("Bekannte Organisationen", "Known organisations"),
    "chains.col.distance": ("Entfernung in km", "Distance in km"),
    "chains.col.reasons": ("Gründe", "Reasons"),
    "chains.col.competes": ("Wettbewerb mit", "Competes with"),
    "chains.flow": ("Der Weg zum Endprodukt", "The way to the end product"),
    "chains.flow.reading": (
        "Von links nach rechts: vom Rohstoff zum Endprodukt. Ein Klick auf eine Stufe öffnet sie "
        "oben im Einzelnen.",
        "From left to right: from raw material to the end product. A click on a stage opens it "
        "in detail above.",
    ),
    "chains.flow.product": ("Stufe der Kette", "Stage of the chain"),
    "chains.flow.cross": ("Maschinen, Prüfung, Rückführung", "Equipment, testing, return"),
    "chains.flow.other": ("Andere Kette", "Another chain"),
    "chains.flow.chosen": ("Gewählte Stufe", "Chosen stage"),
    "chains.flow.returns": (
        "Nach der Nutzung geht es im Kreis weiter, im Bild nicht als Linie gezeigt: {names}.",
        "After use it goes on in a circle, not shown as a line in the picture: {names}.",
    ),
    "chains.flow.supplied": (
        "Aus anderen Ketten wird geliefert: {names}",
        "Other chains deliver: {names}",
    ),
    "chains.flow.apart": (
        "Ohne Lieferung an eine einzelne Stufe: {names}.",
        "Without a delivery to a single stage: {names}.",
    ),
    "chains.flow.none": (
        "Für diese Kette ist noch kein Lieferweg erfasst.",
        "No flow is recorded for this chain yet.",
    ),
    "chains.flow.alt": (
        "Fluss der Kette {chain}: {stages} Stufen und {links} Lieferwege bis zum Endprodukt "
        "{product}",
        "Flow of the chain {chain}: {stages} stages and {links} deliveries up to the end product "
        "{product}",
    ),
}
