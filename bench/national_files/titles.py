"""Invented titles in the manners of the real list."""

from __future__ import annotations

from random import Random

from bench.national_files.words import Namer

LONGEST_WRAPPED = 255  # a longer cell stands bare, without ="…"

_DOINGS = (
    "Entwicklung", "Erprobung", "Untersuchung", "Herstellung", "Optimierung", "Analyse",
    "Charakterisierung", "Modellierung", "Validierung", "Simulation", "Bewertung", "Erforschung",
    "Integration", "Umsetzung", "Aufbau", "Einführung", "Weiterentwicklung", "Fertigung",
)  # fmt: skip
_HOW = (
    "intelligenter", "nachhaltiger", "erdachter", "digitaler", "integrierter", "neuartiger",
    "klimaneutraler", "vernetzter", "hochauflösender", "miniaturisierter", "robuster",
    "rückverfolgbarer", "selbstlernender", "biobasierter", "energieeffizienter",
)  # fmt: skip
_THINGS = (
    "Sensorsysteme", "Verbundwerkstoffe", "Antriebe", "Prüfverfahren", "Batteriezellen",
    "Plattformen", "Verkehrsnetze", "Oberflächen", "Wirkstoffe", "Brennstoffzellen", "Modelle",
    "Mikrochips", "Wertstoffkreisläufe", "Diagnoseverfahren", "Lieferketten", "Fügeverfahren",
    "Messgeräte", "Datenräume", "Pflanzenfasern", "Lasersysteme",
)  # fmt: skip
_FOR = (
    "die industrielle Fertigung", "den ländlichen Raum", "die Medizintechnik", "Fahrzeuge",
    "die Kreislaufwirtschaft", "große Stückzahlen", "extreme Bedingungen", "kleine Unternehmen",
    "die Energiewende", "Krankenhäuser", "Häfen und Wasserwege", "die Landwirtschaft",
    "den Maschinenbau", "die Ausbildung", "Gebäude im Bestand", "die Raumfahrt",
)  # fmt: skip
_ASIDES = (
    "(KI)",
    "(LED)",
    "(CFK)",
    "(KMU)",
    "(BESSY)",
    "- Phase II -",
    "(Teil 2)",
    "(2. Förderphase)",
)
_MUNICIPAL = (
    "KSI: Sanierung der Straßenbeleuchtung in {town}",
    "KSI: Sanierung der Innenbeleuchtung der Grundschule in {town}",
    "Umrüstung der Flutlichtanlage in {town} auf LED-Technik",
    "Ausbau der Breitbandinfrastruktur in {town} (Wirtschaftlichkeitslückenmodell)",
    "Beratungsleistung zum Gigabitausbau der Gemeinde {town}",
    "Erstellung eines Klimaschutzkonzeptes für {town}",
    "Errichtung von Ladeinfrastruktur in {town}",
)
TRANSFER = "Zuweisung des Bundes an das Land nach der Verwaltungsvereinbarung {word}"
BOOKKEEPING = (
    "Sammelvorhabenbuchung {word}",
    "Anlage des Vorhabens nur zum Zweck der Auszahlung - {word}",
)


class Titles:
    """Draws titles. With ``typographic`` signs that ISO 8859-15 lacks appear now and then."""

    def __init__(self, chance: Random, namer: Namer, typographic: bool) -> None:
        self._chance = chance
        self._namer = namer
        self._typographic = typographic

    def _pick(self, options: tuple[str, ...]) -> str:
        return options[int(self._chance.random() * len(options))]

    def topic(self) -> str:
        """What a project is about; one in forty is longer than a wrapped cell can be."""
        draw = self._chance.random()
        text = f"{self._pick(_DOINGS)} {self._pick(_HOW)} {self._pick(_THINGS)}"
        if draw < 0.9:
            text = f"{text} für {self._pick(_FOR)}"
        if draw > 0.95:
            # What stands in brackets or between dashes is not always the acronym of a project.
            text = f"{text} {self._pick(_ASIDES)}"
        elif draw < 0.025:
            while len(text) <= LONGEST_WRAPPED:
                text += f" unter Berücksichtigung {self._pick(_HOW)} {self._pick(_THINGS)}"
        elif draw < 0.035:
            # The source seems to replace double quotes, so only single ones stand.
            text = f"{text} am Beispiel von '{self._namer.branch()}'"
        elif self._typographic and draw < 0.05:
            text = f"„{text}“ – ein Beispiel …"
        return text

    def municipal(self, town: str) -> str:
        return self._pick(_MUNICIPAL).format(town=town)

    def part(self, tie: str, topic: str, acronym: str, style: int, part: int) -> str:
        """The title of a partner's part; partners of one project share the style.

        By the tie the title holds the acronym in one way or another (text), holds it in brackets
        or between dashes (acronym), or does not hold it at all (stem).
        """
        if tie == "stem":
            return f"{topic} - Teilvorhaben {part + 1}"
        own = f"{self._pick(_THINGS)} für {self._pick(_FOR)}"
        if tie == "acronym":
            lead = f"Verbundprojekt: {topic} ({acronym})" if style < 70 else f"{topic} - {acronym}-"
            return f"{lead} - Teilvorhaben: {own}"
        manners = (
            (30, f"Verbundprojekt: {topic} ({acronym}) - Teilvorhaben: {own}"),
            (50, f"Verbundvorhaben: {acronym} - {topic}, Teilvorhaben: {own}"),
            (60, f"Verbundvorhaben/{topic} - {acronym} -, TP{part + 1}"),
            (75, f"{topic} - {acronym} -, Teilvorhaben {own}"),
            (90, f"{acronym}: {topic} - Teilprojekt {part + 1}: {own}"),
            (100, f"Verbund: {topic} ({acronym}), Teilprojekt {part + 1}"),
        )
        return next(text for until, text in manners if style < until)
