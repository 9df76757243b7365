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
from ingest.identity.resolve import Identities
from ingest.places import Gazetteer
from ingest.reference import only_named
from ingest.regions import locate

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
    readings = only_named(readings, identities.canonical)
    renaming = _Renaming.of(identities, readings)
    regions, assembly.unplaced = locate([s for r in readings for s in r.seats], gazetteer)
    parts = [r.frames for r in readings] + [regions]
    for table in MODEL:
        frames = [p[table.table] for p in parts if table.table in p and len(p[table.table])]
        rows = [row for f in frames for row in f.itertuples(index=False, name=None)]
        rows = [renaming.row(table, row) for row in rows]
        assembly.frames[table.table] = _merged(table, rows, assembly.conflicts)
    _add_former_names(assembly.frames, identities.former)
    return assembly


@dataclass(frozen=True)
class _Renaming:
    """Which organisation ids gave way to which, and the names of those that stay."""

    canonical: dict[str, str]
    names: dict[str, str]

    @classmethod
    def of(cls, identities: Identities, readings: Sequence[Reading]) -> _Renaming:
        stay = set(identities.canonical.values())
        names: dict[str, str] = {}
        for frame in (r.frames["Organisation"] for r in readings):
            for node, name in zip(frame["id"], frame["name"], strict=True):
                if node in stay:
                    names.setdefault(node, name)
        return cls(identities.canonical, names)

    def row(self, table: Table, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """A row with the ids that stay; the name of what gave way becomes another name."""
        if not self.canonical:
            return row
        if isinstance(table, RelationshipTable):
            start = self.canonical.get(row[0], row[0]) if table.start == "Organisation" else row[0]
            end = self.canonical.get(row[1], row[1]) if table.end == "Organisation" else row[1]
            return (start, end, *row[2:])
        stays = self.canonical.get(row[0]) if table.label == "Organisation" else None
        return row if stays is None else self._other_name(table, stays, row)

    def _other_name(self, table: Table, stays: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
        cells = dict(zip(table.columns, row, strict=True))
        known = self.names.get(stays)
        aliases = {*(cells["aliases"] or ()), cells["name"]} - {known}
        cells |= {"id": stays, "name": known, "aliases": sorted(aliases) or None}
        return tuple(cells.values())


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
