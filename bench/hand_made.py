"""The hand-made pairs of ``tests/ingest/identity_pairs.csv``, as items and labelled pairs."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from bench.clusters import Pair, grouped

FILE = Path(__file__).resolve().parent.parent / "tests" / "ingest" / "identity_pairs.csv"
PRACTICE, HELD_BACK = "practice", "held_back"
COLUMNS = ("a_name", "a_place", "b_name", "b_place", "same", "trap", "part", "note")


@dataclass(frozen=True)
class Named:
    """A name as published with its place, which may be empty."""

    name: str
    place: str


@dataclass(frozen=True)
class Labelled:
    """One pair; ``a`` and ``b`` are the places of the two in the list of all names."""

    a: int
    b: int
    same: bool
    trap: str
    part: str

    @property
    def pair(self) -> Pair:
        return min(self.a, self.b), max(self.a, self.b)


def part_of(row: dict[str, str]) -> str:
    """The rule that divides the set: the first byte of a hash of what is compared, even or odd."""
    text = "|".join(row[column] for column in COLUMNS[:4])
    even = hashlib.sha256(text.encode()).digest()[0] % 2 == 0
    return PRACTICE if even else HELD_BACK


def rows(path: Path = FILE) -> list[dict[str, str]]:
    """The lines of the file as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(path: Path = FILE) -> tuple[list[Named], list[Labelled]]:
    """All different names with places, and the pairs of them.

    A pair of the very same texts, as two redacted recipients are, is of two items.
    """
    known: dict[Named, int] = {}
    names: list[Named] = []
    pairs = []
    for row in rows(path):
        places = []
        for side in ("a", "b"):
            named = Named(row[f"{side}_name"], row[f"{side}_place"])
            place = known.setdefault(named, len(names))
            if place == len(names) or place in places:
                place = len(names)
                names.append(named)
            places.append(place)
        pairs.append(Labelled(*places, row["same"] == "yes", row["trap"], row["part"]))
    return names, pairs


def true_groups(size: int, pairs: list[Labelled]) -> list[int]:
    """The organisation of each name, by joining the pairs that are the same."""
    return grouped(size, (p.pair for p in pairs if p.same))
