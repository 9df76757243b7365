"""Places: real large towns with their municipality key (AGS), and invented municipalities.

Keys: Gemeindeverzeichnis of the Statistisches Bundesamt, Kreise of 2021 and later (400).
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from bench.national_files.figures import ABROAD_ROWS

GERMANY = "Deutschland"
NO_MUNICIPALITY = "00000000"
ABROAD = "99999999"
NOWHERE = "nicht zuzuordnen"


class Place(NamedTuple):
    """A municipality as the list writes it."""

    town: str
    ags: str
    land: str
    state: str = GERMANY


LAND_KEYS = {
    "Schleswig-Holstein": "01", "Hamburg": "02", "Niedersachsen": "03", "Bremen": "04",
    "Nordrhein-Westfalen": "05", "Hessen": "06", "Rheinland-Pfalz": "07",
    "Baden-Württemberg": "08", "Bayern": "09", "Saarland": "10", "Berlin": "11",
    "Brandenburg": "12", "Mecklenburg-Vorpommern": "13", "Sachsen": "14", "Sachsen-Anhalt": "15",
    "Thüringen": "16",
}  # fmt: skip
_LAND_OF = {key: land for land, key in LAND_KEYS.items()}
# The third to fifth digit of every Kreis of a Land, as numbers and ranges.
_KREISE = {
    "01": "1-4 51 53-62",
    "02": "0",
    "03": "101-103 151 153-155 157-159 241 251 252 254-257 351-361 401-405 451-462",
    "04": "11 12",
    "05": "111-114 116 117 119 120 122 124 154 158 162 166 170 314-316 334 358 362 366 370 374 "
    "378 382 512 513 515 554 558 562 566 570 711 754 758 762 766 770 774 911 913-916 954 958 962 "
    "966 970 974 978",
    "06": "411-414 431-440 531-535 611 631-636",
    "07": "111 131-135 137 138 140 141 143 211 231-233 235 311-320 331-340",
    "08": "111 115-119 121 125-128 135 136 211 212 215 216 221 222 225 226 231 235-237 311 "
    "315-317 325-327 335-337 415-417 421 425 426 435-437",
    "09": "161-163 171-190 261-263 271-279 361-363 371-377 461-464 471-479 561-565 571-577 "
    "661-663 671-679 761-764 771-780",
    "10": "41-46",
    "11": "0",
    "12": "51-54 60-73",
    "13": "3 4 71-76",
    "14": "511 521-524 612 625-628 713 729 730",
    "15": "1-3 81-91",
    "16": "51-55 61-77",
}
_TOWNS = (
    "Flensburg 01001000", "Kiel 01002000", "Lübeck 01003000", "Hamburg 02000000",
    "Braunschweig 03101000", "Wolfsburg 03103000", "Göttingen 03159016", "Hannover 03241001",
    "Oldenburg 03403000", "Osnabrück 03404000", "Bremen 04011000", "Bremerhaven 04012000",
    "Düsseldorf 05111000", "Duisburg 05112000", "Essen 05113000", "Krefeld 05114000",
    "Mönchengladbach 05116000", "Wuppertal 05124000", "Bonn 05314000", "Köln 05315000",
    "Aachen 05334002", "Jülich 05358024", "Gelsenkirchen 05513000", "Münster 05515000",
    "Bielefeld 05711000", "Bochum 05911000", "Dortmund 05913000", "Hagen 05914000",
    "Darmstadt 06411000", "Frankfurt am Main 06412000", "Wiesbaden 06414000", "Gießen 06531005",
    "Marburg 06534014", "Kassel 06611000", "Koblenz 07111000", "Trier 07211000",
    "Kaiserslautern 07312000", "Mainz 07315000", "Stuttgart 08111000", "Gerlingen 08118019",
    "Heilbronn 08121000", "Karlsruhe 08212000", "Eggenstein-Leopoldshafen 08215102",
    "Heidelberg 08221000", "Mannheim 08222000", "Freiburg im Breisgau 08311000",
    "Tübingen 08416041", "Ulm 08421000", "Ingolstadt 09161000", "München 09162000",
    "Regensburg 09362000", "Erlangen 09562000", "Fürth 09563000", "Nürnberg 09564000",
    "Würzburg 09663000", "Augsburg 09761000", "Saarbrücken 10041100", "Berlin 11000000",
    "Cottbus 12052000", "Frankfurt (Oder) 12053000", "Potsdam 12054000", "Rostock 13003000",
    "Schwerin 13004000", "Chemnitz 14511000", "Dresden 14612000", "Leipzig 14713000",
    "Dessau-Roßlau 15001000", "Halle (Saale) 15002000", "Magdeburg 15003000", "Erfurt 16051000",
    "Gera 16052000", "Jena 16053000", "Weimar 16055000",
)  # fmt: skip
_ENDINGS = ("musterstadt", "musterdorf", "beispielhausen", "musterberg", "beispielbach")


def _numbers(ranges: str) -> list[str]:
    found: list[str] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        found += [f"{n:03}" for n in range(int(first), int(last or first) + 1)]
    return found


KREISE = {
    land: [LAND_KEYS[land] + n for n in _numbers(_KREISE[LAND_KEYS[land]])] for land in LAND_KEYS
}


def _town(text: str) -> Place:
    name, _, ags = text.rpartition(" ")
    return Place(name, ags, _LAND_OF[ags[:2]])


TOWNS = {place.town: place for place in map(_town, _TOWNS)}


class Places:
    """Gives places; invented municipalities are new or drawn again, as in a real Kreis."""

    def __init__(self, chance: Random, words: list[str]) -> None:
        self._chance = chance
        self._words = words
        self._known: dict[str, list[Place]] = {land: [] for land in LAND_KEYS}
        self._next = dict.fromkeys(LAND_KEYS, 0)
        self._abroad = list(ABROAD_ROWS)
        self._abroad_rows = list(ABROAD_ROWS.values())

    def municipality(self, land: str) -> Place:
        """A new invented municipality of a Land."""
        number = self._next[land]
        self._next[land] += 1
        kreis = KREISE[land][number % len(KREISE[land])]
        if kreis.endswith("000"):  # a Land that is one municipality
            return next(p for p in TOWNS.values() if p.ags[:5] == kreis)
        word = self._words[self._chance.randrange(len(self._words))]
        name = word + _ENDINGS[self._chance.randrange(len(_ENDINGS))]
        place = Place(name, f"{kreis}{number // len(KREISE[land]) % 999 + 1:03}", land)
        self._known[land].append(place)
        return place

    def seat(self, land: str) -> Place:
        """An invented municipality of a Land, mostly one that has been given before."""
        known = self._known[land]
        if len(known) < 20 or self._chance.random() < 0.2:
            return self.municipality(land)
        return known[self._chance.randrange(len(known))]

    def abroad(self, number: int) -> Place:
        """A town abroad, or one that the list cannot assign."""
        [state] = self._chance.choices(self._abroad, self._abroad_rows)
        word = self._words[self._chance.randrange(len(self._words))]
        if state == NOWHERE:
            return Place("", NO_MUNICIPALITY, NOWHERE, NOWHERE)
        # What stands as Land of a place abroad is not known: both are read.
        return Place(f"{word}ville", ABROAD, "Ausland" if number % 2 else "", state)
