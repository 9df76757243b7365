"""Invented words and names of invented organisations, in the kinds that the real list shows."""

from __future__ import annotations

from itertools import product
from random import Random

_HEADS = (
    "Bra", "Blo", "Dru", "Fli", "Gna", "Gri", "Kla", "Kno", "Kwi", "Lum", "Mop", "Nok", "Plu",
    "Pra", "Qua", "Qui", "Rof", "Schnu", "Spla", "Squa", "Stru", "Tru", "Twi", "Ulb", "Vlo",
    "Wim", "Wro", "Xan", "Yps", "Zwi", "Zob", "Öl",
)  # fmt: skip
_MIDDLES = ("lo", "mi", "ba", "ru", "ki", "da", "ne", "po", "fu", "tö", "gü", "wä", "sa", "vi", "")
_TAILS = (
    "bex", "pel", "rax", "lix", "dor", "mun", "tos", "bix", "nat", "gon", "fax", "zan", "kul",
    "wip", "rum", "lon", "dak", "groß", "mez", "tüll",
)  # fmt: skip

_BRANCHES = (
    "Sensorik", "Maschinenbau", "Lasertechnik", "Biotechnologie", "Software", "Energiesysteme",
    "Werkzeugbau", "Medizintechnik", "Batterietechnik", "Leichtbau", "Logistik", "Umwelttechnik",
    "Messtechnik", "Fahrzeugbau", "Kunststofftechnik", "Optik", "Robotik", "Elektronik",
    "Halbleiter", "Prüfsysteme", "Wasserstofftechnik", "Lebensmitteltechnik", "Textilien",
    "Beschichtungen", "Analysetechnik", "Datentechnik", "Antriebstechnik", "Bauwerke", "Chemie",
    "Pharma", "Verpackungen", "Automation", "Photovoltaik", "Gießerei", "Holzwerke",
)  # fmt: skip
_ADDITIONS = (
    "", "", "", " Systeme", " Technologies", " International", " Nord", " Süd", " & Partner",
    " Holding", " Solutions", " Deutschland", " - Entwicklung und Vertrieb",
    " für Forschung und Entwicklung",
)  # fmt: skip
_FORMS = (
    ("GmbH", 60), ("Gesellschaft mit beschränkter Haftung", 8), ("GmbH & Co. KG", 10), ("AG", 6),
    ("Aktiengesellschaft", 2), ("UG (haftungsbeschränkt)", 3), ("SE", 1), ("KG", 2), ("OHG", 1),
    ("SE & Co. KG", 1), ("GbR", 2), ("e.K.", 1), ("eG", 1), ("gGmbH", 2),
)  # fmt: skip
_SUBJECTS = (
    "Angewandte Brotkunde", "Mikrostrukturen", "Erdachte Werkstoffe", "Energieflüsse",
    "Polymerforschung", "Gewässerkunde", "Photonik", "Lebenswissenschaften", "Produktionstechnik",
    "Datenkunde", "Verkehrswege", "Ernährung", "Oberflächen", "Strömungslehre", "Zellforschung",
    "Bildungsfragen", "Mikrosysteme", "Klimafragen",
)  # fmt: skip

Names = tuple[str, ...]


def words(chance: Random) -> list[str]:
    """All invented words in an order of their own for each seed."""
    made = ["".join(parts).capitalize() for parts in product(_HEADS, _MIDDLES, _MIDDLES, _TAILS)]
    made = sorted(set(made))
    chance.shuffle(made)
    return made


class Namer:
    """Draws names of organisations; the same name can come twice only by asking for it."""

    def __init__(self, chance: Random, made: list[str]) -> None:
        self._chance = chance
        self._words = made
        self._next = 0
        self._forms = [form for form, _ in _FORMS]
        self._form_weights = [weight for _, weight in _FORMS]

    def word(self) -> str:
        """The next invented word; after the last one the first two are joined, and so on."""
        number, self._next = self._next, self._next + 1
        times, place = divmod(number, len(self._words))
        return self._words[place] + (self._words[(place + times) % len(self._words)].lower()
                                     if times else "")  # fmt: skip

    def form(self) -> str:
        return self._chance.choices(self._forms, self._form_weights)[0]

    def pick(self, options: tuple[str, ...]) -> str:
        return options[int(self._chance.random() * len(options))]

    def name(self, kind: str, town: str) -> str:
        """A name of a kind of organisation in a town."""
        return str(getattr(self, f"_{kind}")(town))

    def subject(self) -> str:
        return self.pick(_SUBJECTS)

    def branch(self) -> str:
        return self.pick(_BRANCHES)

    def _company(self, _town: str) -> str:
        word = self.word()
        if self._chance.random() < 0.2:
            return f"{word} {self.form()}"
        return f"{word} {self.branch()}{self.pick(_ADDITIONS)} {self.form()}"

    def _society(self, _town: str) -> str:
        purpose = self.pick(("angewandten Erfindung", "erdachten Wissenschaften", "Luftfragen"))
        form = self.pick(("e.V.", "eingetragener Verein"))
        return f"{self.word()}-Gesellschaft zur Förderung der {purpose} {form}"

    def _university(self, _town: str) -> str:
        kind = self.pick(("Technische Universität", "Universität", "Technische Hochschule"))
        if self._chance.random() < 0.3:
            return f"Rheinisch-{self.word()}ische {kind} {self.word()}"
        return f"{kind} {self.word()}"

    def _college(self, _town: str) -> str:
        kind = self.pick(("Hochschule", "Fachhochschule", "Hochschule für angewandte Künste"))
        suffix = " - University of Applied Sciences" if self._chance.random() < 0.2 else ""
        return f"{kind} {self.word()}{suffix}"

    def _institute(self, town: str) -> str:
        word, subject = self.word(), self.subject()
        return self.pick((
            f"{word}-Institut für {subject} e.V.",
            f"{word}-Zentrum {town} für {subject} GmbH",
            f"Forschungszentrum {word} GmbH",
            f"Institut für {subject} {word} gGmbH",
            f"Zentrum für {subject} und {self.subject()} {word} (Z{word[:2].upper()})",
        ))  # fmt: skip

    def _hospital(self, _town: str) -> str:
        return self.pick((f"Klinikum {self.word()} AöR", f"{self.word()} - Universitätsmedizin",
                          f"Krankenhaus {self.word()} gGmbH"))  # fmt: skip

    def _association(self, _town: str) -> str:
        return self.pick((f"Förderverein {self.word()} e.V.", f"Verband {self.word()} e. V.",
                          f"{self.word()} Stiftung", f"Stiftung {self.word()}",
                          f"Bildungswerk {self.word()} gGmbH",
                          f"Landesverein {self.word()} eingetragener Verein"))  # fmt: skip

    def _municipality(self, town: str) -> str:
        return self.pick((f"Stadt {town}", f"Gemeinde {town}", f"Gemeinde {town}",
                          f"Verbandsgemeinde {town}", f"Landkreis {town}", f"Markt {town}",
                          f"Stadtwerke {town} GmbH"))  # fmt: skip

    def _ministry(self, town: str) -> str:
        return f"Ministerium für Erdachtes und Wissenschaft - Amtssitz {town} - {self.word()}"

    def _foreign(self, _town: str) -> str:
        return f"{self.word()} {self.pick(('University', 'S.A.', 'B.V.', 'Institute', 'Ltd.'))}"

    def unit(self, kind: str, name: str, number: int) -> str:
        """The name of an institute, faculty or office of an organisation, as it stands alone."""
        if kind == "society":
            lead = name.partition("-")[0]
            return f"{lead}-Institut für {self.subject()} {self.word()} (I{number:02})"
        if kind == "municipality":
            return f"{name} - Dezernat {number} - Amt für {self.subject()}"
        area = self.pick(("Fakultät", "Fachbereich", "Abteilung"))
        return f"{name} - {area} {number} - Institut für {self.subject()} und {self.branch()}"
