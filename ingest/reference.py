"""What of a reference comes into the graph: organisations that others name, and their kin.

A register such as ROR knows far more bodies than the network has. A record of it becomes an
organisation only where another source names it, or names its parent or child.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.frames import Frames
from graph.model import MODEL
from graph.schema import RelationshipTable
from ingest.accounting import Reading

_PART_OF = "Organisation-PART_OF-Organisation"


def only_named(readings: Sequence[Reading], canonical: Mapping[str, str]) -> list[Reading]:
    """The readings in their order, references cut down to what the others name.

    ``canonical`` leads from an id that gave way to the id that stays.
    """
    named = {
        canonical.get(node, node)
        for reading in readings
        if not reading.reference
        for node in reading.frames["Organisation"]["id"]
    }
    return [_cut(r, canonical, named) if r.reference else r for r in readings]


def _cut(reading: Reading, canonical: Mapping[str, str], named: set[str]) -> Reading:
    frames = reading.frames
    own = {i for i in frames["Organisation"]["id"] if canonical.get(i, i) in named}
    kin = set(own)
    for start, end in zip(frames[_PART_OF]["start_id"], frames[_PART_OF]["end_id"], strict=True):
        if start in own or end in own:
            kin |= {start, end}
    kept = kin & set(frames["Organisation"]["id"])
    seats = [s for s in reading.seats if s.label != "Organisation" or s.id in kept]
    return replace(reading, frames=_only(frames, kept), seats=seats)


def _only(frames: Frames, kept: set[str]) -> Frames:
    found: Frames = {}
    for table in MODEL:
        frame = frames.get(table.table)
        if frame is None:
            continue
        if isinstance(table, RelationshipTable):
            for column, label in (("start_id", table.start), ("end_id", table.end)):
                if label == "Organisation":
                    frame = frame[frame[column].isin(kept)]
        elif table.label == "Organisation":
            frame = frame[frame["id"].isin(kept)]
        found[table.table] = frame
    return found
