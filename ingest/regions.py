"""Where things lie: from the places that sources name to regions and ties of the graph.

What lies in a town lies in its Kreis and Land too, and each is said by a tie of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.frames import Frames
from graph.model import MODEL
from ingest.builder import FactBuilder
from ingest.districts import District, district_of, independent_city
from ingest.places import (
    LAENDER,
    NUTS_VINTAGE,
    Gazetteer,
    Place,
    Seat,
    Town,
    country_id,
    country_name,
    district_id,
    region_id,
)

_GEONAMES, _CODES = "src-geonames", "src-region-codes"
_BY_ADMIN = {land.geonames: code for code, land in LAENDER.items()}
_KNOWN: tuple[list[str], str] = ([_CODES], "high")


@dataclass
class _Map:
    """The regions that seats asked for, and how towns were spelt."""

    countries: set[str] = field(default_factory=lambda: {"DE"})
    towns: dict[str, Town] = field(default_factory=dict)
    spellings: dict[str, Counter[str]] = field(default_factory=dict)
    districts: dict[str, District] = field(default_factory=dict)
    # Towns and the Kreise they were named with: two Kreise mean that one of them is not sure.
    within: dict[str, set[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Found:
    """What a place means: towns, Kreise and Länder (codes), and the towns that stay unknown."""

    towns: tuple[tuple[str, Town], ...]
    districts: tuple[District, ...]
    laender: tuple[str, ...]
    unplaced: tuple[str, ...]


def locate(seats: Iterable[Seat], gazetteer: Gazetteer) -> tuple[Frames, list[str]]:
    """Region nodes and LOCATED_IN ties for the seats, and the towns that stayed unknown."""
    facts = FactBuilder(MODEL)
    unplaced: set[str] = set()
    seen = _Map()
    known: dict[Place, _Found] = {}
    for seat in seats:
        place = seat.place
        found = known.get(place) or known.setdefault(place, _find(place, gazetteer))
        unplaced.update(found.unplaced)
        if place.country:
            seen.countries.add(place.country)
        for spelling, town in found.towns:
            seen.spellings.setdefault(town.id, Counter())[spelling] += 1
        _note(seen, found)
        if seat.label:
            evidence = (seat.sources, seat.confidence)
            for region in _inside(place, found):
                facts.tie("LOCATED_IN", (seat.label, seat.id), ("Region", region), evidence)
    _regions(facts, seen)
    return facts.frames(), sorted(unplaced)


def _find(place: Place, gazetteer: Gazetteer) -> _Found:
    towns, unplaced = [], []
    for city in filter(None, (place.city or "").split(";")):
        if town := gazetteer.find(Place(city, place.states, place.country)):
            towns.append((city, town))
        else:
            unplaced.append(f"{city} ({', '.join(place.states) or '?'})")
    stated = district_of(place.district)
    from_towns = [_land_of(town) for _, town in towns]
    states = [*place.states, *([stated.state] if stated else []), *filter(None, from_towns)]
    laender = tuple(dict.fromkeys(states))
    cities = [independent_city(city, _land_of(town)) for city, town in towns]
    districts = [stated] if stated else [d for d in cities if d]
    return _Found(tuple(towns), tuple(dict.fromkeys(districts)), laender, tuple(unplaced))


def _note(seen: _Map, found: _Found) -> None:
    seen.towns.update({town.id: town for _, town in found.towns})
    seen.districts.update({d.ags: d for d in found.districts})
    if len(found.towns) == len(found.districts) == 1:
        seen.within.setdefault(found.towns[0][1].id, set()).add(found.districts[0].ags)


def _inside(place: Place, found: _Found) -> list[str]:
    """Ids of all regions a place lies in."""
    inside = [town.id for _, town in found.towns]
    inside += [district_id(d.ags) for d in found.districts]
    inside += [region_id(code) for code in found.laender]
    if place.country and not found.laender:
        inside.append(country_id(place.country))
    return list(dict.fromkeys(inside))


def _land_of(town: Town) -> str:
    """Code of the Land of a German town, empty for another or when GeoNames does not say it."""
    return _BY_ADMIN.get(town.admin, "") if town.country == "DE" else ""


def _usual(names: Counter[str]) -> str:
    """The spelling most sources use; GeoNames itself has "Munich" for München."""
    return min(names, key=lambda name: (-names[name], name))


def _regions(facts: FactBuilder, seen: _Map) -> None:
    for code, land in LAENDER.items():
        facts.node(
            "Region", region_id(code), land.name, _KNOWN, names=[code], level="land",
            code=code, ags=land.ags, nuts=land.nuts, nuts_vintage=NUTS_VINTAGE,
        )  # fmt: skip
        facts.tie("WITHIN", ("Region", region_id(code)), ("Region", country_id("DE")), _KNOWN)
    for code in sorted(seen.countries | {town.country for town in seen.towns.values()}):
        facts.node(
            "Region", country_id(code), country_name(code), _KNOWN, level="country", code=code
        )
    for ags, district in sorted(seen.districts.items()):
        facts.node(
            "Region", district_id(ags), district_name(district), _KNOWN, names=[district.name],
            level="district", ags=ags, nuts=district.nuts3, nuts_vintage=NUTS_VINTAGE,
        )  # fmt: skip
        land_id = region_id(district.state)
        facts.tie("WITHIN", ("Region", district_id(ags)), ("Region", land_id), _KNOWN)
    for town in seen.towns.values():
        _town(facts, seen, town)
    _reference_sources(facts)


def district_name(district: District) -> str:
    """Name of a Kreis that cannot be taken for that of a town: "Landkreis München"."""
    if district.kind in ("kreisfreie Stadt", "Stadtkreis"):
        return f"{district.name} ({district.kind})"
    speaks = re.search(r"kreis|^Region|^Städteregion", district.name)
    return district.name if speaks else f"{district.kind} {district.name}"


def _town(facts: FactBuilder, seen: _Map, town: Town) -> None:
    evidence: tuple[list[str], str] = ([_GEONAMES], "high")
    facts.node(
        "Region", town.id, _usual(seen.spellings[town.id]), evidence, names=[town.name],
        level="municipality", latitude=town.latitude, longitude=town.longitude,
    )  # fmt: skip
    land_code = _land_of(town)
    area = region_id(land_code) if land_code else country_id(town.country)
    facts.tie("WITHIN", ("Region", town.id), ("Region", area), evidence)
    districts = seen.within.get(town.id, set())
    if len(districts) == 1:
        facts.tie("WITHIN", ("Region", town.id), ("Region", district_id(*districts)), _KNOWN)


def _reference_sources(facts: FactBuilder) -> None:
    facts.node(
        "Source", _GEONAMES, "GeoNames: Orte mit Koordinaten", ([_GEONAMES], "high"),
        publisher="GeoNames", url="https://www.geonames.org", kind="dataset", language="en",
        licence="CC-BY-4.0",
    )  # fmt: skip
    facts.node(
        "Source", _CODES, "Amtliche Schlüssel der Länder (AGS), NUTS und Ländercodes (ISO 3166)",
        _KNOWN, publisher="Statistisches Bundesamt, Eurostat, ISO", kind="dataset",
        url="https://ec.europa.eu/eurostat/web/nuts", language="de", licence="unknown",
    )  # fmt: skip
