"""From the readings of all sources to the wanted graph: one frame a table, as the model says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from graph.frames import Frames, frame_of, key_columns
from graph.model import MODEL
from graph.names import search_text
from graph.schema import RelationshipTable, Table
from ingest.accounting import Reading
from ingest.builder import FactBuilder
from ingest.identity.resolve import Identities
from ingest.places import (
    LAENDER,
    NUTS_VINTAGE,
    Gazetteer,
    Place,
    Seat,
    Town,
    country_id,
    country_name,
    region_id,
)

_GEONAMES, _CODES = "src-geonames", "src-region-codes"
_BY_ADMIN = {land.geonames: code for code, land in LAENDER.items()}
_CONFIDENCE = ("high", "medium", "low")


@dataclass
class Assembly:
    """The wanted graph and what a person should know about how it came together."""

    frames: Frames
    conflicts: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


def assemble(readings: Sequence[Reading], identities: Identities, gazetteer: Gazetteer) -> Assembly:
    """Put the readings together.

    ``readings`` come in the declared order: where two sources differ in one property, the
    earlier one counts and the conflict is kept in words. Organisation ids that gave way are
    replaced by the ids that stay.
    """
    assembly = Assembly({})
    regions, assembly.unplaced = locate([s for r in readings for s in r.seats], gazetteer)
    parts = [r.frames for r in readings] + [regions]
    for table in MODEL:
        frames = [p[table.table] for p in parts if table.table in p and len(p[table.table])]
        rows = [row for f in frames for row in f.itertuples(index=False, name=None)]
        rows = [_renamed(table, row, identities.canonical) for row in rows]
        assembly.frames[table.table] = _merged(table, rows, assembly.conflicts)
    _add_former_names(assembly.frames, identities.former)
    return assembly


def _renamed(table: Table, row: tuple[Any, ...], canonical: dict[str, str]) -> tuple[Any, ...]:
    if not canonical:
        return row
    if isinstance(table, RelationshipTable):
        start = canonical.get(row[0], row[0]) if table.start == "Organisation" else row[0]
        end = canonical.get(row[1], row[1]) if table.end == "Organisation" else row[1]
        return (start, end, *row[2:])
    return (canonical.get(row[0], row[0]), *row[1:]) if table.label == "Organisation" else row


def _merged(table: Table, rows: list[tuple[Any, ...]], conflicts: list[str]) -> pd.DataFrame:
    """One row a key: known values of the first row that has them, all sources together."""
    width = len(key_columns(table))
    first: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        key = tuple(row[:width])
        if isinstance(table, RelationshipTable) and row[0] == row[1] and table.start == table.end:
            continue  # an organisation that became one with its own part
        if key not in first:
            first[key] = list(row)
            continue
        for i, column in enumerate(table.columns[width:], start=width):
            first[key][i] = _joined(table, key, column, first[key][i], row[i], conflicts)
    return frame_of(table, first.values())


def _joined(
    table: Table, key: tuple[Any, ...], column: str, old: Any, new: Any, conflicts: list[str]
) -> Any:
    if new is None or old == new:
        return old
    if old is None:
        return new
    if column == "search":
        return " ".join(dict.fromkeys(f"{old} {new}".split()))
    if column == "confidence":
        return min(old, new, key=_CONFIDENCE.index)
    if isinstance(old, list):
        return sorted({*old, *new})
    where = f"{table.table} {' '.join(str(k) for k in key if k)}"
    conflicts.append(f"{where}: {column} is {old!r}, another record says {new!r}")
    return old


def _add_former_names(frames: Frames, former: Iterable[tuple[str, str]]) -> None:
    frame = frames["Organisation"]
    search: dict[str, str] = dict(zip(frame["id"], frame["search"], strict=True))
    for node, name in former:
        if node in search:
            search[node] = " ".join(dict.fromkeys(f"{search[node]} {search_text([name])}".split()))
    frame["search"] = frame["id"].map(search)


def locate(seats: Iterable[Seat], gazetteer: Gazetteer) -> tuple[Frames, list[str]]:
    """Region nodes and LOCATED_IN ties for the seats, and the towns that stayed unknown."""
    facts = FactBuilder(MODEL)
    unplaced: set[str] = set()
    countries = {"DE"}
    towns: dict[str, Town] = {}
    spellings: dict[str, Counter[str]] = {}
    for seat in seats:
        evidence = (seat.sources, seat.confidence)
        found = []
        for city in filter(None, (seat.place.city or "").split(";")):
            if town := gazetteer.find(_only(seat.place, city)):
                found.append(town)
                spellings.setdefault(town.id, Counter())[city] += 1
            else:
                unplaced.add(f"{city} ({', '.join(seat.place.states) or '?'})")
        laender = _laender(seat.place, found)
        if seat.place.country:
            countries.add(seat.place.country)
        if not seat.label:
            continue
        towns.update({town.id: town for town in found})
        inside = [town.id for town in found] + [region_id(code) for code in laender]
        if seat.place.country and not laender:
            inside.append(country_id(seat.place.country))
        for region in inside:
            facts.tie("LOCATED_IN", (seat.label, seat.id), ("Region", region), evidence)
    _regions(facts, countries, towns, {i: _usual(names) for i, names in spellings.items()})
    return facts.frames(), sorted(unplaced)


def _only(place: Place, city: str) -> Place:
    return Place(city or None, place.states, place.country)


def _laender(place: Place, towns: list[Town]) -> list[str]:
    """Codes of the Länder a place lies in."""
    from_towns = [_land_of(town) for town in towns]
    return list(dict.fromkeys([*place.states, *filter(None, from_towns)]))


def _land_of(town: Town) -> str:
    """Code of the Land of a German town, empty for another or when GeoNames does not say it."""
    return _BY_ADMIN.get(town.admin, "") if town.country == "DE" else ""


def _usual(names: Counter[str]) -> str:
    """The spelling most sources use; GeoNames itself has "Munich" for München."""
    return min(names, key=lambda name: (-names[name], name))


def _regions(
    facts: FactBuilder, countries: set[str], towns: dict[str, Town], names: dict[str, str]
) -> None:
    codes_known: tuple[list[str], str] = ([_CODES], "high")
    for code, land in LAENDER.items():
        facts.node(
            "Region", region_id(code), land.name, codes_known, names=[code], level="land",
            code=code, ags=land.ags, nuts=land.nuts, nuts_vintage=NUTS_VINTAGE,
        )  # fmt: skip
        facts.tie("WITHIN", ("Region", region_id(code)), ("Region", country_id("DE")), codes_known)
    for code in sorted(countries | {town.country for town in towns.values()}):
        facts.node(
            "Region", country_id(code), country_name(code), codes_known, level="country", code=code
        )
    for town in towns.values():
        evidence: tuple[list[str], str] = ([_GEONAMES], "high")
        facts.node(
            "Region", town.id, names[town.id], evidence, names=[town.name], level="municipality",
            latitude=town.latitude, longitude=town.longitude,
        )  # fmt: skip
        land_code = _land_of(town)
        area = region_id(land_code) if land_code else country_id(town.country)
        facts.tie("WITHIN", ("Region", town.id), ("Region", area), evidence)
    _reference_sources(facts)


def _reference_sources(facts: FactBuilder) -> None:
    facts.node(
        "Source", _GEONAMES, "GeoNames: Orte mit Koordinaten", ([_GEONAMES], "high"),
        publisher="GeoNames", url="https://www.geonames.org", kind="dataset", language="en",
        licence="CC-BY-4.0",
    )  # fmt: skip
    facts.node(
        "Source", _CODES, "Amtliche Schlüssel der Länder (AGS), NUTS und Ländercodes (ISO 3166)",
        ([_CODES], "high"), publisher="Statistisches Bundesamt, Eurostat, ISO", kind="dataset",
        url="https://ec.europa.eu/eurostat/web/nuts", language="de", licence="unknown",
    )  # fmt: skip
