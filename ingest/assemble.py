"""From the readings of all sources to the wanted graph: one frame a table, as the model says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from graph.contradiction import Contradiction
from graph.frames import Frames, empty, frame_of, key_columns, sorted_by_key
from graph.model import MODEL
from graph.names import search_text
from graph.schema import RelationshipTable, Table
from ingest.accounting import Reading
from ingest.alliances import AllianceMention, tie_alliances
from ingest.contradictions import contradictions, with_names
from ingest.identity.resolve import Identities
from ingest.places import Gazetteer
from ingest.reference import only_named
from ingest.regions import locate

_CONFIDENCE = ("high", "medium", "low")


class _ContradictionError(ValueError):
    """Two records say different things, and one of them has to give way."""


@dataclass
class Assembly:
    """The wanted graph and what a person should know about how it came together."""

    frames: Frames
    conflicts: list[Contradiction] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def assemble(readings: Sequence[Reading], identities: Identities, gazetteer: Gazetteer) -> Assembly:
    """Put the readings together.

    ``readings`` come in the declared order: where two sources differ in one property, the
    earlier one counts and the conflict is kept in its parts. Organisation ids that gave way are
    replaced by the ids that stay.
    """
    assembly = Assembly({})
    readings = only_named(readings, identities.canonical)
    renaming = _Renaming.of(identities, readings)
    regions, assembly.unplaced = locate([s for r in readings for s in r.seats], gazetteer)
    parts = [r.frames for r in readings] + [regions]
    for table in MODEL:
        frames = [p[table.table] for p in parts if table.table in p and len(p[table.table])]
        renamed = [renaming.frame(table, frame) for frame in frames]
        assembly.frames[table.table] = _merged(table, renamed, assembly.conflicts)
    _add_alliances(assembly, [mention for r in readings for mention in r.alliances])
    _add_former_names(assembly.frames, identities.former)
    assembly.conflicts = with_names(assembly.conflicts, assembly.frames)
    return assembly


def _add_alliances(assembly: Assembly, mentions: Sequence[AllianceMention]) -> None:
    """Tie projects to the clusters and programmes that their grants name."""
    found = tie_alliances(mentions, assembly.frames)
    assembly.remarks += found.unresolved
    for table in MODEL:
        if table.table in found.frames:
            both = [assembly.frames[table.table], found.frames[table.table]]
            assembly.frames[table.table] = _merged(table, both, assembly.conflicts)


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

    def frame(self, table: Table, frame: pd.DataFrame) -> pd.DataFrame:
        """A frame with the ids that stay; the name of what gave way becomes another name."""
        if not self.canonical:
            return frame
        if isinstance(table, RelationshipTable):
            ends = [c for c in ("start_id", "end_id") if self._organisations(table, c)]
            return frame.assign(**{column: self._stay(frame[column]) for column in ends})
        if table.label != "Organisation":
            return frame
        gone = frame["id"].isin(self.canonical)
        other = [self._other_name(table, row) for row in _rows(frame[gone])]
        return pd.concat([frame[~gone], frame_of(table, other)], ignore_index=True)

    @staticmethod
    def _organisations(table: RelationshipTable, column: str) -> bool:
        return (table.start if column == "start_id" else table.end) == "Organisation"

    def _stay(self, ids: pd.Series[Any]) -> pd.Series[Any]:
        stay = [self.canonical.get(i, i) for i in ids.tolist()]
        return pd.Series(stay, index=ids.index, dtype=object)  # not pandas' own kind of text

    def _other_name(self, table: Table, row: tuple[Any, ...]) -> tuple[Any, ...]:
        cells = dict(zip(table.columns, row, strict=True))
        stays = self.canonical[cells["id"]]
        known = self.names.get(stays)
        aliases = {*(cells["aliases"] or ()), cells["name"]} - {known}
        cells |= {"id": stays, "name": known, "aliases": sorted(aliases) or None}
        return tuple(cells.values())


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return frame.itertuples(index=False, name=None)


def _merged(
    table: Table, frames: list[pd.DataFrame], conflicts: list[Contradiction]
) -> pd.DataFrame:
    """One row a key: known values of the first row that has them, all sources together."""
    if not frames:
        return empty(table)
    keys = key_columns(table)
    rows = pd.concat(frames, ignore_index=True)
    if isinstance(table, RelationshipTable) and table.start == table.end:
        # An organisation that became one with its own part.
        rows = rows[rows["start_id"] != rows["end_id"]]
    several = rows.duplicated(keys, keep=False)
    if not several.any():
        return sorted_by_key(table, rows)
    found: dict[tuple[Any, ...], list[Any]] = {}
    torn: dict[tuple[Any, ...], set[str]] = {}
    for row in _rows(rows[several]):
        key = row[: len(keys)]
        if key not in found:
            found[key] = list(row)
            continue
        for i, column in enumerate(table.columns[len(keys) :], start=len(keys)):
            try:
                found[key][i] = _joined(column, found[key][i], row[i])
            except _ContradictionError:
                torn.setdefault(key, set()).add(column)
    if torn:
        conflicts += contradictions(table, _rows(rows[several]), torn)
    joined = pd.concat([rows[~several], frame_of(table, found.values())], ignore_index=True)
    return sorted_by_key(table, joined)


def _joined(column: str, old: Any, new: Any) -> Any:
    """What two records say together. Raises _ContradictionError where only one of them can be."""
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
    raise _ContradictionError(column)


def _add_former_names(frames: Frames, former: Iterable[tuple[str, str]]) -> None:
    frame = frames["Organisation"]
    search: dict[str, str] = dict(zip(frame["id"], frame["search"], strict=True))
    for node, name in former:
        if node in search:
            search[node] = " ".join(dict.fromkeys(f"{search[node]} {search_text([name])}".split()))
    frame["search"] = frame["id"].map(search)
