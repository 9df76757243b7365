"""Names of German towns as Germans write them: registers in English have "Munich" and "KOLN"."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

# English names of German towns, as GeoNames and registers that use it have them.
_GERMAN_NAMES = MappingProxyType({
    "Munich": "München", "Cologne": "Köln", "Nuremberg": "Nürnberg", "Hanover": "Hannover",
    "Hamelin": "Hameln", "Brunswick": "Braunschweig", "Constance": "Konstanz",
    "Aix-la-Chapelle": "Aachen", "Ratisbon": "Regensburg", "Mayence": "Mainz",
    "Frankfort": "Frankfurt", "Giessen": "Gießen", "Meissen": "Meißen",
    "Unterschleissheim": "Unterschleißheim", "Oberschleissheim": "Oberschleißheim",
})  # fmt: skip
_BY_CAPITALS = {name.upper(): german for name, german in _GERMAN_NAMES.items()}
_KIND_OF_TOWN = re.compile(r"^(?:Kreisfreie Stadt|City state|Landeshauptstadt)\s+", re.I)
_SMALL = frozenset(("a", "am", "an", "auf", "bei", "dem", "den", "der", "i", "im", "in", "ob",
                    "unter", "vor", "zu"))  # fmt: skip
_PART = re.compile(r"([\s\-/(]+)")


@cache
def german_town(text: str) -> str:
    """The German name of a German town; one in capitals gets small letters.

    "MUNICH" gives "München", "FRANKFURT AM MAIN" gives "Frankfurt am Main", "Jena" stays. A lost
    umlaut ("DUSSELDORF") is not guessed here.
    """
    name = _KIND_OF_TOWN.sub("", " ".join(text.split()))
    if known := _GERMAN_NAMES.get(name) or _BY_CAPITALS.get(name.upper()):
        return known
    return in_small_letters(name) if name.isupper() else name


@cache
def in_small_letters(name: str) -> str:
    """A name in capitals as a town is usually written; small words inside it stay small."""
    parts = _PART.split(name.lower())
    return "".join(
        part if i and part in _SMALL else part[:1].upper() + part[1:]
        for i, part in enumerate(parts)
    )
