"""The operator's own judgements: a file in the data folder beside the shipped ones."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import WrongUseError
from ingest.accounting import Account
from ingest.csvfiles import Format, exactly, read_rows
from ingest.identity.judgements import Judgement
from ingest.inputs import InputFile

COLUMNS = ("a_name", "b_name", "a_id", "b_id", "decision", "reason_de", "date")
DECISIONS = ("same", "different", "unsure")


def own_file(home: Path) -> Path:
    """Where the operator's judgements are kept."""
    return home / "judgements.csv"


def read_own(home: Path) -> list[Judgement]:
    """The operator's judgements; none without the file. Raises WrongUseError for a wrong row."""
    path = own_file(home)
    if not path.is_file():
        return []
    account = Account()
    rows = list(
        read_rows(InputFile(path.name, path), Format(exactly(COLUMNS), "utf-8", ","), account)
    )
    for row in rows:
        _check(path, row.line, row.cells)
    for bad in account.quarantined:
        raise _wrong(path, bad.line, bad.reason)
    return [
        Judgement(c["a_id"], c["b_id"], c["a_name"], c["b_name"], c["decision"], c["reason_de"],
                  c["date"])
        for c in (row.cells for row in rows)
    ]  # fmt: skip


def _check(path: Path, line: int, cells: dict[str, str]) -> None:
    if cells["decision"] not in DECISIONS:
        raise _wrong(path, line, f"decision {cells['decision']!r}")
    if not cells["a_id"] or not cells["b_id"] or cells["a_id"] == cells["b_id"]:
        raise _wrong(path, line, "a_id, b_id")


def _wrong(path: Path, line: int, what: str) -> WrongUseError:
    return WrongUseError(
        f"Line {line} of {path} is no judgement ({what}): correct or remove the line. Columns are "
        f"{', '.join(COLUMNS)}; a decision is same, different or unsure.",
        f"Zeile {line} in {path} ist keine Entscheidung ({what}): die Zeile berichtigen oder "
        f"entfernen. Spalten sind {', '.join(COLUMNS)}; eine Entscheidung ist same, different "
        "oder unsure.",
    )


def add_own(home: Path, judgement: Judgement) -> Path:
    """Append a judgement to the operator's file, which is never overwritten; gives its path."""
    read_own(home)
    path = own_file(home)
    home.mkdir(parents=True, exist_ok=True)
    new = not path.is_file() or not path.stat().st_size
    ends = new or path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        if new:
            writer.writerow(COLUMNS)
        elif not ends:
            out.write("\n")
        j = judgement
        writer.writerow((j.a_name, j.b_name, j.a_id, j.b_id, j.decision, j.reason, j.date))
    return path


def now() -> str:
    """When a judgement is made, to the second: a later one on the same day counts."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def with_own(shipped: Iterable[Judgement], own: Sequence[Judgement]) -> list[Judgement]:
    """All judgements; what the operator says about a pair replaces what is shipped about it."""
    pairs = {frozenset((j.a_id, j.b_id)) for j in own}
    return [j for j in shipped if frozenset((j.a_id, j.b_id)) not in pairs] + list(own)
