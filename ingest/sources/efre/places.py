"""Where an operation takes place, from what the lists write into one cell."""

from __future__ import annotations

import re
from functools import cache

from graph.names import compact, words
from ingest.districts import District, district_of, districts, independent_city
from ingest.places import LAENDER, Place

_KEY = re.compile(r"[0-9]{5}|[0-9]{8}|[0-9]{10}|[0-9]{12}")
_NUTS = re.compile(r"DE[0-9A-G][0-9A-Z]{0,2}")
_POSTCODE = re.compile(r"^(?:D-)?[0-9]{5}\s+(?=\D)")
_TITLE = re.compile(r",\s*(?:[\w-]+)?stadt\s*$", re.IGNORECASE)
_NOWHERE = frozenset(
    {"landesweit", "uberregional", "ganzesland", "diverse", "verschiedene", "mehrere",
     "programmgebiet", "kreisubergreifend"}
)  # fmt: skip
_INDEPENDENT = ("kreisfreie Stadt", "Stadtkreis")


def locations(text: str, country: str, state: str) -> tuple[Place, ...]:
    """The places of a cell: keys (AGS, ARS), NUTS codes, towns or Kreise, separated by ``;``.

    What cannot be read further is placed in the Land of the list, a foreign town in its country.
    """
    parts = [" ".join(part.split()) for part in re.split(r"[;|\n]", text)]
    return tuple(dict.fromkeys(location(p, country, state) for p in parts if p)) or (
        location("", country, state),
    )


@cache
def location(text: str, country: str, state: str) -> Place:
    """The place of one entry."""
    if country.upper() not in ("", "DE", "DEU", "DEUTSCHLAND"):
        return Place(_town(text), (), country if re.fullmatch("[A-Z]{2}", country) else None)
    if _KEY.fullmatch(text):
        return _in_district(district_of(text), state)
    if _NUTS.fullmatch(text):
        return _in_district(_by_nuts().get(text), _state_of(text) or state)
    return _named(_town(text), state)


def _named(name: str | None, state: str) -> Place:
    if name is None or compact(name) in _NOWHERE or compact(name) == compact(LAENDER[state].name):
        return Place(None, (state,), "DE")
    if city := independent_city(name, state):
        return Place(name, (state,), "DE", city.ags)
    if district := _by_name().get((state, compact(name))):
        return _in_district(district, state)
    return Place(name, (state,), "DE")


def _town(text: str) -> str | None:
    return _TITLE.sub("", _POSTCODE.sub("", text)).strip() or None


def _in_district(district: District | None, state: str) -> Place:
    if district is None:
        return Place(None, (state,), "DE")
    city = district.name if district.kind in _INDEPENDENT else None
    return Place(city, (district.state,), "DE", district.ags)


@cache
def _by_nuts() -> dict[str, District]:
    return {district.nuts3: district for district in districts()}


def _state_of(nuts: str) -> str:
    return next((code for code, land in LAENDER.items() if land.nuts == nuts[:3]), "")


@cache
def _by_name() -> dict[tuple[str, str], District]:
    return {(d.state, compact(d.name)): d for d in districts() if d.kind not in _INDEPENDENT}


def named_in(name: str, place: Place) -> bool:
    """Whether a town stands as a word in a name: "Stadt Oldenburg" names Oldenburg."""
    town = words(re.sub(r"\(.*?\)", "", place.city or ""))
    return bool(town) and f" {town} " in f" {words(name)} "
