"""A later state of a made-up Förderkatalog: a small share of its rows is not as it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.national_files.rows import FIELDS

AMOUNT, TITLE, END, FKZ = 22, 17, 21, 0
# What happens to a row that is drawn; ours.
_WHAT = {"amount": 40, "title": 25, "end": 15, "gone": 10, "new": 10}


@dataclass(frozen=True)
class Changes:
    """Where the later state stands, and how many rows met each fate."""

    path: Path
    counts: Counter[str]


def change(file: Path, share: float, seed: int, target: Path | None = None) -> Changes:
    """Copy a made-up list with about ``share`` (0 to 1) of its rows changed, gone or new.

    The copy stands beside the file, or at ``target``; the same bytes for the same seed. A new
    row stands after the one it was made from.
    """
    target = target or file.with_stem(f"{file.stem}_changed")
    chance = Random(f"change {seed}")
    what, weights = list(_WHAT), list(_WHAT.values())
    counts: Counter[str] = Counter()
    with file.open("rb") as old, target.open("wb") as new:
        new.write(next(old))
        for line in old:
            if chance.random() >= share:
                new.write(line)
                continue
            kind = chance.choices(what, weights)[0]
            cells = line.split(b";")
            if len(cells) != FIELDS:
                new.write(line)
                continue
            counts[kind] += 1
            for row in _changed(kind, cells, counts[kind], chance):
                new.write(b";".join(row))
    return Changes(target, counts)


def _changed(kind: str, cells: list[bytes], number: int, chance: Random) -> list[list[bytes]]:
    """The rows that stand for a row afterwards."""
    if kind == "gone":
        return []
    if kind == "new":
        return [cells, [b'="99NEU%05d"' % number, *cells[1:]]]
    changed = list(cells)
    if kind == "amount":
        changed[AMOUNT] = b"%d.%03d,00" % (1 + chance.randrange(900), chance.randrange(1000))
    elif kind == "title":
        changed[TITLE] = _longer(cells[TITLE])
    else:
        # The year is the end of ="DD.MM.YYYY".
        end = cells[END]
        changed[END] = end[:-5] + b"%d" % (int(end[-5:-1]) + 1) + end[-1:]
    return [changed]


def _longer(cell: bytes) -> bytes:
    """The title with a word more; a wrapped cell ends with its quote."""
    more = b" (neu)"
    return cell[:-1] + more + cell[-1:] if cell.endswith(b'"') else cell + more
