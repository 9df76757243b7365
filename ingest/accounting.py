"""Accounts of a source: every row is taken, put into quarantine, or ignored by a named rule."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TextIO

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
    """Write the quarantined rows of a source to a new file; None without rows.

    It is ``folder/<source>.csv``; where that is there, the same in ``folder_2`` and so on.

    Columns: file, line, reason, reason_de (the same in German), row (the text as it was). A text
    that a spreadsheet would take for a formula gets an apostrophe before it;
    ``graph.harmless.as_it_was`` takes it away again.
    """
    if not rows:
        return None
    with _new_file(folder, f"{source}.csv") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["file", "line", "reason", "reason_de", "row"])
        writer.writerows(
            [harmless(r.file), r.line, *map(harmless, (r.reason, german(r.reason), r.row))]
            for r in rows
        )
        return Path(out.name)


def _new_file(folder: Path, name: str) -> TextIO:
    """Open a file in the folder; where it is there already, in one of the name with a number.

    Two runs of the same inputs may begin within one second: the second takes nothing of the first.
    """
    for turn in count(1):
        own = folder if turn == 1 else folder.with_name(f"{folder.name}_{turn}")
        own.mkdir(parents=True, exist_ok=True)
        try:
            return (own / name).open("x", encoding="utf-8", newline="")
        except FileExistsError:
            continue
    raise AssertionError("counting has no end")
