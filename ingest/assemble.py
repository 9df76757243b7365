"""From the readings of all sources to the wanted graph: one frame a table, as the model says."""

from __future__ import annotations

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
    country_name,
    region_id,
)

_GEONAMES, _CODES = "src-geonames", "src-region-codes"
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
    codes: set[str] = set()
    towns: dict[str, Town] = {}
    for seat in seats:
        evidence = (seat.sources, seat.confidence)
        cities = (seat.place.city or "").split(";")
        found = [t for c in cities if (t := gazetteer.find(_only(seat.place, c)))]
        if seat.place.city and not found:
            unplaced.add(f"{seat.place.city} ({', '.join(seat.place.states) or '?'})")
        areas = _areas(seat.place, found)
        codes |= set(areas)
        if not seat.label:
            continue
        for town in found:
            towns[town.id] = town
            facts.tie("LOCATED_IN", (seat.label, seat.id), ("Region", town.id), evidence)
        for code in areas:
            ends = (seat.label, seat.id), ("Region", region_id(code))
            facts.tie("LOCATED_IN", *ends, evidence)
    _regions(facts, codes, towns)
    return facts.frames(), sorted(unplaced)


def _only(place: Place, city: str) -> Place:
    return Place(city or None, place.states, place.country)


def _areas(place: Place, towns: list[Town]) -> list[str]:
    """Codes of the Länder a place lies in; of the country where no Land is known."""
    by_admin = {land.geonames: code for code, land in LAENDER.items()}
    from_towns = [by_admin[t.admin] for t in towns if t.country == "DE" and t.admin in by_admin]
    areas = list(dict.fromkeys([*place.states, *from_towns]))
    return areas or ([place.country] if place.country else [])


def _regions(facts: FactBuilder, codes: set[str], towns: dict[str, Town]) -> None:
    by_admin = {land.geonames: code for code, land in LAENDER.items()}
    countries = {c for c in codes if c not in LAENDER} | {t.country for t in towns.values()}
    codes_known: tuple[list[str], str] = ([_CODES], "high")
    for code, land in LAENDER.items():
        facts.node(
            "Region", region_id(code), land.name, codes_known, names=[code], level="land",
            code=code, ags=land.ags, nuts=land.nuts, nuts_vintage=NUTS_VINTAGE,
        )  # fmt: skip
        facts.tie("WITHIN", ("Region", region_id(code)), ("Region", region_id("DE")), codes_known)
    for code in sorted(countries | {"DE"}):
        facts.node(
            "Region", region_id(code), country_name(code), codes_known, level="country", code=code
        )
    for town in towns.values():
        evidence: tuple[list[str], str] = ([_GEONAMES], "high")
        facts.node(
            "Region", town.id, town.name, evidence, level="municipality",
            latitude=town.latitude, longitude=town.longitude,
        )  # fmt: skip
        inside_land = town.country == "DE" and town.admin in by_admin
        area = by_admin[town.admin] if inside_land else town.country
        facts.tie("WITHIN", ("Region", town.id), ("Region", region_id(area)), evidence)
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
