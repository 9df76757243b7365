"""The 400 Kreise and kreisfreie Städte by their official keys, and the keys they had before.

``districts.csv`` is the state of 2024 with NUTS-3 codes of the vintage ``NUTS_VINTAGE``;
``districts_former.csv`` has the keys that reforms since 2001 ended. How both were made and checked:
docs/decisions/districts.md.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ingest.places import NUTS_VINTAGE

__all__ = [
    "NUTS_VINTAGE", "District", "FormerDistrict", "district_of", "districts", "former_districts",
    "independent_city",
]  # fmt: skip

_HERE = Path(__file__).parent
# AGS of a Kreis and of a Gemeinde, the key of EFRE lists, and the ARS.
_LENGTHS = frozenset({5, 8, 10, 12})
_KEY = re.compile(r"[0-9]+")
# Keys younger than the table. Hanau left the Main-Kinzig-Kreis on 2026-01-01; NUTS 2024 has no code
# of its own for it and counts it there.
_LATER = MappingProxyType({"06415": "06435"})
_INDEPENDENT = ("kreisfreie Stadt", "Stadtkreis")
# Names without their addition, where no other municipality of the Land begins like that, and other
# usual spellings of the addition. Not: "Neustadt" (three in RP), "Brandenburg" (also the Land).
_OTHER_NAMES = {
    "03403": ("Oldenburg", "Oldenburg (Oldb)"),
    "05117": ("Mülheim", "Mülheim a. d. Ruhr"),
    "06412": ("Frankfurt", "Frankfurt/Main", "Frankfurt a. M."),
    "06413": ("Offenbach", "Offenbach/Main", "Offenbach a. M."),
    "07311": ("Frankenthal",),
    "07313": ("Landau", "Landau/Pfalz"),
    "07314": ("Ludwigshafen", "Ludwigshafen/Rhein", "Ludwigshafen a. Rh."),
    "07316": ("Neustadt/Weinstraße", "Neustadt a. d. Weinstraße"),
    "08311": ("Freiburg", "Freiburg i. Br."),
    "09363": ("Weiden", "Weiden in der Oberpfalz"),
    "09763": ("Kempten",),
    "12051": ("Brandenburg/Havel", "Brandenburg a. d. Havel"),
    "12052": ("Cottbus/Chóśebuz",),
    "12053": ("Frankfurt", "Frankfurt/Oder"),
    "15002": ("Halle", "Halle/Saale", "Halle a. d. Saale"),
}
# Amberg in the Unterallgäu bears exactly the name of the kreisfreie Stadt in the same Land.
_NAMESAKES = frozenset({"09361"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")
# ", Stadt", ", Landeshauptstadt", ", Hanse- und Universitätsstadt" as in the register of Gemeinden.
_TITLE = re.compile(r",[^,]*stadt\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class District:
    """A Kreis or kreisfreie Stadt: key (AGS, 5 digits), official short name, kind, codes.

    ``kind`` is one of the five of the official register: kreisfreie Stadt, Stadtkreis, Kreis,
    Landkreis, Regionalverband. ``nuts3`` is a code of the vintage ``NUTS_VINTAGE``; ``state`` is
    the code of the Land as in ``ingest.places.LAENDER``.
    """

    ags: str
    name: str
    kind: str
    nuts3: str
    state: str


@dataclass(frozen=True)
class FormerDistrict:
    """A key that ended at ``until``; ``successor`` is None when its area went to several Kreise."""

    ags: str
    name: str
    successor: str | None
    until: date


def _rows(file: str) -> list[dict[str, str]]:
    with (_HERE / file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@cache
def districts() -> tuple[District, ...]:
    """All districts in the order of their keys."""
    return tuple(District(**row) for row in _rows("districts.csv"))


@cache
def former_districts() -> tuple[FormerDistrict, ...]:
    """The known keys that are no longer in use, in the order of the keys."""
    return tuple(
        FormerDistrict(
            row["ags"], row["name"], row["successor"] or None, date.fromisoformat(row["until"])
        )
        for row in _rows("districts_former.csv")
    )


@cache
def _by_key() -> dict[str, District]:
    """Every key that means one district of today: its own, former ones, later ones."""
    found = {district.ags: district for district in districts()}
    followed = {former.ags: former.successor for former in former_districts()} | _LATER
    return found | {key: found[ags] for key, ags in followed.items() if ags is not None}


def district_of(key: str | None) -> District | None:
    """The district of an official key with 5, 8, 10 or 12 digits; blanks in it do not count.

    A former key gives its successor. None when the key is blank, has another length, stands for
    "not assignable" or "abroad" (00000000, 99999999), is unknown, or is that of a former Kreis
    whose area went to several: a lost leading zero is not guessed.
    """
    digits = "".join((key or "").split())
    if len(digits) not in _LENGTHS or not _KEY.fullmatch(digits):
        return None
    return _by_key().get(digits[:5])


def _spelling(name: str) -> str:
    """A name for comparing: "MÜNCHEN, Landeshauptstadt" and "Muenchen" are the same.

    Stricter than ``graph.names.compact``: Furth in Niederbayern is not Fürth.
    """
    text = unicodedata.normalize("NFC", _TITLE.sub("", name)).casefold().translate(_UMLAUTS)
    return _NOT_WORD.sub("", unicodedata.normalize("NFKD", text))


@cache
def _independent_cities() -> dict[tuple[str, str], District]:
    return {
        (district.state, _spelling(name)): district
        for district in districts()
        if district.kind in _INDEPENDENT and district.ags not in _NAMESAKES
        for name in (district.name, *_OTHER_NAMES.get(district.ags, ()))
    }


def independent_city(name: str | None, state: str | None) -> District | None:
    """The kreisfreie Stadt of that name in the Land with that code ("Oldenburg", "NI": 03403).

    None for every other town, also where a Landkreis bears its name, and for a name that another
    municipality of the same Land bears too.
    """
    return _independent_cities().get((state or "", _spelling(name or "")))
