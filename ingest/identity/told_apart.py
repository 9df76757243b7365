"""The pairs that a run told apart, so that the next one need not compare them again.

A pair is known by a number made from all that is known of both records. With the same rules and
the same register the outcome is the same; where either differs, nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from ingest.identity.record import OrganisationRecord

Numbers = npt.NDArray[np.uint64]
_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 by the golden ratio, as in Knuth's hashing


def _none() -> Numbers:
    return np.empty(0, dtype=np.uint64)


@dataclass(frozen=True)
class ToldApart:
    """Numbers of pairs, sorted; ``rules`` tells by which rules and register they were compared."""

    rules: str = ""
    numbers: Numbers = field(default_factory=_none)

    def known(self, numbers: Numbers) -> npt.NDArray[np.bool_]:
        """Which of the numbers are of pairs that were told apart."""
        if not len(self.numbers):
            return np.zeros(len(numbers), np.bool_)
        places = np.searchsorted(self.numbers, numbers)
        places[places == len(self.numbers)] = 0
        found: npt.NDArray[np.bool_] = self.numbers[places] == numbers
        return found


def pair_numbers(records: Sequence[OrganisationRecord], pairs: npt.NDArray[np.int64]) -> Numbers:
    """A number of 64 bits for each pair of places in ``records``; their order counts."""
    own = np.array([_number(record) for record in records], dtype=np.uint64)
    with np.errstate(over="ignore"):
        return own[pairs[:, 0]] * _ODD + own[pairs[:, 1]]


def _number(record: OrganisationRecord) -> int:
    digest = blake2b(repr(record).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def load(path: Path) -> ToldApart:
    """What is kept in a file of numbers; nothing when it is damaged or missing."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            return ToldApart(str(kept["rules"]), kept["numbers"].astype(np.uint64))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return ToldApart()


def save(path: Path, told: ToldApart) -> None:
    """Keep the pairs for the next run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        np.savez(file, rules=np.array(told.rules), numbers=told.numbers)
    new.replace(path)
