"""Accounts of a source: every row is taken, put into quarantine, or ignored by a named rule."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from graph.frames import Frames
from graph.harmless import harmless
from ingest.alliances import AllianceMention
from ingest.german import german
from ingest.identity.judgements import Judgement
from ingest.places import Seat


@dataclass(frozen=True)
class QuarantinedRow:
    """A row that does not fit: where it stands, why, and how it was."""

    file: str
    line: int
    reason: str
    row: str


@dataclass
class Account:
    """Counts of one source. ``ignored`` counts rows a rule; ``files`` rows a file."""

    files: Counter[str] = field(default_factory=Counter)
    taken: int = 0
    quarantined: list[QuarantinedRow] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)

    @property
    def rows_in(self) -> int:
        return sum(self.files.values())

    @property
    def balanced(self) -> bool:
        """Whether rows in = taken + quarantined + ignored."""
        return self.rows_in == self.taken + len(self.quarantined) + sum(self.ignored.values())


@dataclass
class Reading:
    """What a source says: frames by table of the model, and its account.

    ``seats`` are places still to be looked up, ``judgements`` decisions about identity,
    ``alliances`` what grants name of alliances, to be looked up among the known clusters. Of a
    ``reference`` only those organisations come into the graph that another source names too, with
    their parents and children.
    """

    source: str
    frames: Frames
    account: Account
    seats: list[Seat] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    reference: bool = False
    alliances: list[AllianceMention] = field(default_factory=list)


def write_quarantine(folder: Path, source: str, rows: list[QuarantinedRow]) -> Path | None:
    """Write the quarantined rows of a source to ``folder/<source>.csv``; None without rows.

    Columns: file, line, reason, reason_de (the same in German), row (the text as it was). A text
    that a spreadsheet would take for a formula gets an apostrophe before it;
    ``graph.harmless.as_it_was`` takes it away again.
    """
    if not rows:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{source}.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["file", "line", "reason", "reason_de", "row"])
        writer.writerows(
            [harmless(r.file), r.line, *map(harmless, (r.reason, german(r.reason), r.row))]
            for r in rows
        )
    return path
