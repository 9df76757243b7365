"""Texts of the parts on bridges and on pairs without contact, on the page on cross-links."""

TEXTS: dict[str, tuple[str, str]] = {
    "links.view": ("Ansicht", "View"),
    "links.view.ties": ("Verbindungen", "Ties"),
    "links.view.bridges": (
        "Brücken (wer hält sie zusammen?)",
        "Bridges (who holds them together?)",
    ),
    "links.view.untied": (
        "Noch unverbunden (nah, aber ohne Kontakt)",
        "Not tied yet (close, without contact)",
    ),
    "bridges.heading": (
        "Welche Organisationen halten die Initiativen zusammen?",
        "Which organisations hold the initiatives together?",
    ),
    "bridges.reading": (
        "Über gemeinsame Mitglieder kommt man von Initiative zu Initiative. Der Balken zählt, für "
        "wie viele Paare von Initiativen der kürzeste Weg über diese Organisation führt. Ein Klick "
        "zeigt, was ohne sie auseinanderfiele.",
        "Shared members lead from initiative to initiative. The bar counts for how many pairs of "
        "initiatives the shortest way leads through this organisation. A click shows what would "
        "fall apart without it.",
    ),
    "bridges.axis": ("Paare von Initiativen", "Pairs of initiatives"),
    "bridges.bar": ("{pairs} Paare", "{pairs} pairs"),
    "bridges.alt": (
        "Die {n} Organisationen, über die die meisten Wege führen; alle stehen in der Tabelle",
        "The {n} organisations through which most ways lead; all stand in the table",
    ),
    "bridges.organisation": ("Organisation", "Organisation"),
    "bridges.sum": (
        "Gehört zu {n} Initiativen; für {pairs} Paare führt der kürzeste Weg über sie.",
        "Belongs to {n} initiatives; for {pairs} pairs the shortest way leads through it.",
    ),
    "bridges.cut.one": (
        "Ohne sie verlöre {n} Initiative den Anschluss an die übrigen, soweit bekannt.",
        "Without it {n} initiative would lose its connection to the others, as far as is known.",
    ),
    "bridges.cut.many": (
        "Ohne sie verlören {n} Initiativen den Anschluss an die übrigen, soweit bekannt.",
        "Without it {n} initiatives would lose their connection to the others, as far as is known.",
    ),
    "bridges.cut.none": (
        "Ohne sie blieben alle Initiativen verbunden: Es gibt andere Wege.",
        "Without it all initiatives would stay joined: there are other ways.",
    ),
    "bridges.lost": ("Abgeschnitten wären", "Cut off would be"),
    "bridges.ties": ("Was sie verbindet", "What it joins"),
    "bridges.table": ("alle Brücken", "all bridges"),
    "bridges.col.clusters": ("Initiativen", "Initiatives"),
    "bridges.col.pairs": ("Paare über sie", "Pairs through it"),
    "bridges.col.apart": ("Paare, die sie allein verbindet", "Pairs only it joins"),
    "bridges.col.cut": ("Abgeschnitten ohne sie", "Cut off without it"),
    "bridges.col.cut.names": ("Welche", "Which"),
    "bridges.introduce": ("Wen sollte man bekannt machen?", "Who should be introduced?"),
    "bridges.introduce.reading": (
        "Paare, die zueinander passen und noch keine Verbindung haben, in der Reihenfolge ihres "
        "Gewinns für das ganze Netz: Jede Bekanntschaft ist nach den vorigen die beste.",
        "Pairs that suit each other and have no tie yet, in the order of what they bring to the "
        "whole network: each introduction is the best one after those before it.",
    ),
    "bridges.introduce.table": ("Bekanntschaften", "introductions"),
    "bridges.introduce.order": (
        "In der Reihenfolge der Schritte: Jeder bringt nach den vorigen den größten Gewinn an "
        "Nähe; ein späterer kann dadurch etwas mehr bringen als der davor. Ein neu verbundenes "
        "Paar zählt je nach Länge seines Wegs 1, 1/2, 1/3 …, ein näher gerücktes den Unterschied.",
        "In the order of the steps: each brings the largest gain of nearness after those before "
        "it, so a later one may bring somewhat more than the one before. A newly joined pair "
        "counts by the length of its way as 1, 1/2, 1/3 …, one that came nearer the difference.",
    ),
    "bridges.order": (
        "Geordnet nach der Zahl der Paare, für die der kürzeste Weg über die Organisation führt.",
        "Ordered by the number of pairs whose shortest way leads through the organisation.",
    ),
    "bridges.col.gain": ("Gewinn an Nähe", "Gain of nearness"),
    "bridges.number": ("Wie viele", "How many"),
    "bridges.joined.one": ("{n} Paar neu verbunden", "{n} pair newly joined"),
    "bridges.joined.many": ("{n} Paare neu verbunden", "{n} pairs newly joined"),
    "bridges.nearer.one": ("{n} Paar näher beieinander", "{n} pair nearer to each other"),
    "bridges.nearer.many": ("{n} Paare näher beieinander", "{n} pairs nearer to each other"),
    "bridges.col.step": ("Schritt", "Step"),
    "bridges.col.joined": ("Paare neu verbunden", "Pairs newly joined"),
    "bridges.col.nearer": ("Paare näher", "Pairs nearer"),
    "bridges.col.distance": ("Entfernung in km", "Distance in km"),
    "bridges.col.reasons": ("Warum", "Why"),
    "untied.heading": (
        "Wer passt zusammen und kennt sich noch nicht?",
        "Who suits each other and has no contact yet?",
    ),
    "untied.reading": (
        "Paare ohne jede bekannte Verbindung, die an denselben Themen arbeiten oder sich in einer "
        "Wertschöpfungskette ergänzen. Dass keine Verbindung bekannt ist, heißt nicht, dass es "
        "keine gibt: Fragen Sie nach, bevor Sie vermitteln.",
        "Pairs without any known tie that work in the same fields or complement each other in a "
        "value chain. That no tie is known does not mean that there is none: ask before you "
        "introduce them.",
    ),
    "untied.why": ("Warum sie passen", "Why they suit"),
    "untied.why.fields": ("nahe Themen", "close fields"),
    "untied.why.stages": ("ergänzen sich in einer Kette", "complement each other in a chain"),
    "untied.none": (
        "Für diese Auswahl ist kein passendes Paar ohne Verbindung bekannt. Wählen Sie eine andere "
        "Initiative oder einen anderen Grund.",
        "For this selection no suiting pair without a tie is known. Choose another initiative or "
        "another reason.",
    ),
    "untied.chain": ("Gemeinsame Kette: {chain}", "Common chain: {chain}"),
    "untied.brings": ("{name} brächte ein", "{name} would bring"),
    "untied.brings.none": (
        "Nichts, was von der anderen Seite nicht auch bekannt ist.",
        "Nothing that is not known of the other side as well.",
    ),
    "untied.field": ("Thema {name}", "Field {name}"),
    "untied.path": ("Der Weg heute", "The way today"),
    "untied.way": (
        "Heute sind es {n} Schritte, über {names}.",
        "Today it is {n} steps, through {names}.",
    ),
    "untied.way.none": (
        "Ein Weg von höchstens fünf Schritten ist nicht bekannt.",
        "No way of at most five steps is known.",
    ),
    "untied.listed": (
        "Hier stehen die ersten {shown} von {n} Paaren; alle {n} stehen in der Auswahl „Paar“ und "
        "in der Tabelle.",
        "These are the first {shown} of {n} pairs; all {n} are in the choice “Pair” and in the "
        "table.",
    ),
    "untied.table": ("Paare ohne Kontakt", "pairs without contact"),
    "untied.order": (
        "Geordnet nach der Passung, die größte zuerst; bei gleicher steht das nähere Paar zuerst.",
        "Ordered by the fit, the best first; of equal fit the nearer pair first.",
    ),
    "untied.col.score": ("Passung", "Fit"),
    "untied.col.fields": ("Themen", "Fields"),
    "untied.col.stages": ("Ergänzung", "Complement"),
    "untied.col.first": ("Erste bringt ein", "First brings"),
    "untied.col.second": ("Zweite bringt ein", "Second brings"),
}
