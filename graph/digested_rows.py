"""Rows of the wanted graph with their digests, made only where something depends on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, overload

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph import fact_numbers
from graph.fact_numbers import Numbers
from graph.frames import digested
from graph.schema import Table

Row = list[Any]
_AT_ONCE = 2_000


@dataclass(frozen=True)
class KnownDigests:
    """Which digest rows have that were digested before, so that they need not be again.

    By table: the numbers of their contents, and those of their digests.
    """

    contents: Mapping[str, Numbers] = field(default_factory=dict)
    digests: Mapping[str, Numbers] = field(default_factory=dict)

    def of(self, table: Table, contents: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
        """The number of the digest for each content, and whether it is known."""
        known = self.contents.get(table.table)
        if known is None or not len(known):
            return np.zeros(len(contents), np.uint64), np.zeros(len(contents), np.bool_)
        places = pd.Index(known).get_indexer(pd.Index(contents))
        return self.digests[table.table][places], places >= 0


class DigestedRows(Sequence[Row]):
    """Rows ``[*columns, digest]`` of a frame, digested only when they are looked at.

    So the rows of a first fill need no memory beside their frame, and are prepared while the
    store works on those before them. What came out is kept as one number a row.
    """

    def __init__(self, table: Table, frame: pd.DataFrame) -> None:
        self.table = table
        self._frame = frame
        self._digests = np.zeros(len(frame), np.uint64)
        self._known = np.zeros(len(frame), np.bool_)
        self._contents = np.zeros(len(frame), np.uint64)
        self._numbered = np.zeros(len(frame), np.bool_)

    def __len__(self) -> int:
        return len(self._frame)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        places = np.arange(len(self))
        if isinstance(index, slice):
            return self.take(places[index])
        return self.take(places[[index]])[0]

    def __iter__(self) -> Iterator[Row]:
        for i in range(0, len(self), _AT_ONCE):
            yield from self[i : i + _AT_ONCE]

    def take(self, places: npt.NDArray[np.intp]) -> list[Row]:
        """The rows at some places."""
        part = self._frame.take(places)
        rows = digested(self.table, part)
        if not self._numbered[places].all():
            self._number(places, part)
        self._digests[places] = fact_numbers.of_texts([row[-1] for row in rows])
        self._known[places] = True
        return rows

    @property
    def contents(self) -> Numbers:
        """A number for the content of each row."""
        (left,) = np.nonzero(~self._numbered)
        if len(left):
            whole = len(left) == len(self)
            self._number(left, self._frame if whole else self._frame.take(left))
        return self._contents

    def _number(self, places: npt.NDArray[np.intp], part: pd.DataFrame) -> None:
        self._contents[places] = fact_numbers.of_contents(self.table, part)
        self._numbered[places] = True

    @cached_property
    def keys(self) -> Numbers:
        """The number of each row's key."""
        return fact_numbers.of_texts(fact_numbers.key_texts(self.table, self._frame))

    def digests(self, known: KnownDigests | None = None) -> Numbers:
        """The number of each row's digest; rows that are not ``known`` are digested."""
        if known is not None:
            found, there = known.of(self.table, self.contents)
            self._digests = np.where(self._known, self._digests, found)
            self._known |= there
        (unknown,) = np.nonzero(~self._known)
        for i in range(0, len(unknown), _AT_ONCE):
            self.take(unknown[i : i + _AT_ONCE])
        return self._digests

    def facts(self, known: KnownDigests | None = None) -> Numbers:
        """The number of each row's key and digest, as ``Standing`` has it."""
        return fact_numbers.joined(self.keys, self.digests(known))
