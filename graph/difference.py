"""What has to be written so that the standing graph becomes the wanted one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

import pandas as pd

from graph import statements
from graph.frames import Frames, digested, key_columns
from graph.schema import NodeType, Table
from graph.store import Store

Key = tuple[str, ...]
Row = list[Any]
_AT_ONCE = 2_000


class DigestedRows(Sequence[Row]):
    """Rows ``[*columns, digest]`` of a frame, digested only when they are looked at.

    So the rows of a first fill need no memory beside their frame, and are prepared while the
    store works on those before them.
    """

    def __init__(self, table: Table, frame: pd.DataFrame) -> None:
        self._table = table
        self._frame = frame

    def __len__(self) -> int:
        return len(self._frame)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return digested(self._table, self._frame.iloc[index])
        at = range(len(self))[index]
        return digested(self._table, self._frame.iloc[at : at + 1])[0]

    def __iter__(self) -> Iterator[Row]:
        for i in range(0, len(self), _AT_ONCE):
            yield from self[i : i + _AT_ONCE]


@dataclass(frozen=True)
class TableDifference:
    """The difference of one table.

    ``add`` and ``change`` hold rows ``[*columns, digest]``, ``remove`` keys. ``renew`` are keys
    that stand more than once: all are removed, and the wanted ones added again. ``foreign`` counts
    facts without a digest, which somebody else wrote and which are left alone; only a foreign
    node with a wanted id, of which there can be but one, is taken over as a change.
    """

    table: Table
    add: Sequence[Row] = field(default_factory=list)
    change: Sequence[Row] = field(default_factory=list)
    remove: list[Key] = field(default_factory=list)
    renew: list[Key] = field(default_factory=list)
    foreign: int = 0


@dataclass(frozen=True)
class Difference:
    """The difference of the whole graph, table by table in the order of the model."""

    tables: tuple[TableDifference, ...]

    @property
    def add(self) -> int:
        return sum(len(t.add) for t in self.tables)

    @property
    def change(self) -> int:
        return sum(len(t.change) for t in self.tables)

    @property
    def remove(self) -> int:
        return sum(len(t.remove) for t in self.tables)

    @property
    def empty(self) -> bool:
        return not any(t.add or t.change or t.remove or t.renew for t in self.tables)


def standing_texts(store: Store, table: Table) -> list[str]:
    """Key and digest of every fact of a table that stands in the store, each as one text."""
    answer = store.read(statements.standing(table), {"separator": statements.SEPARATOR})
    return list(answer.value())


def _fact(text: str) -> tuple[Key, str]:
    *key, digest = text.split(statements.SEPARATOR)
    return tuple(key), digest


def _undecided(
    table: Table, wanted: Sequence[Row], standing: Sequence[str]
) -> tuple[Sequence[Row], Sequence[str]]:
    """The wanted rows and standing texts that are left when those that agree are put aside.

    What agrees has one text, so that whole tables are compared at once; keys that stand with
    several digests stay, for ``compare`` to judge.
    """
    have = set(standing)
    if len(have) < len(standing):
        return wanted, standing
    separator, width = statements.SEPARATOR, len(key_columns(table))
    texts = [separator.join((*row[:width], row[-1])) for row in wanted]
    gone = have.difference(texts)
    doubtful = {text.rpartition(separator)[0] for text in gone}
    rows, open_texts = [], list(gone)
    for row, text in zip(wanted, texts, strict=True):
        agrees = text in have
        if not agrees or text.rpartition(separator)[0] in doubtful:
            rows.append(row)
            if agrees:
                open_texts.append(text)
    return rows, open_texts


def compare(
    table: Table, wanted: Sequence[Row], standing: list[tuple[Key, str]]
) -> TableDifference:
    """The difference of one table: wanted rows ``[*columns, digest]`` against standing facts."""
    width = 1 if isinstance(table, NodeType) else 3
    rows = {tuple(row[:width]): row for row in wanted}
    taken_over = {k for k, digest in standing if not digest and k in rows and width == 1}
    before = {k: digest for k, digest in standing if digest or k in taken_over}
    foreign = sum(not digest and k not in taken_over for k, digest in standing)
    times = Counter(k for k, digest in standing if digest)
    doubles = {k for k, number in times.items() if number > 1}
    return TableDifference(
        table,
        add=[row for k, row in rows.items() if k not in before or k in doubles],
        change=[
            row for k, row in rows.items()
            if k in before and k not in doubles and before[k] != row[-1]
        ],
        remove=sorted(k for k in before if k not in rows and k not in doubles),
        renew=sorted(doubles),
        foreign=foreign,
    )  # fmt: skip


def compare_texts(table: Table, wanted: Sequence[Row], standing: Sequence[str]) -> TableDifference:
    """As ``compare``, of the texts that stand in the store; quick where most of them agree."""
    rows, texts = _undecided(table, wanted, standing)
    return compare(table, rows, [_fact(text) for text in texts])


def difference(tables: Iterable[Table], wanted: Frames, store: Store) -> Difference:
    """Compare the wanted frames with the store, for these tables (a model is all of its tables).

    Tables missing in ``wanted`` count as empty.
    """
    # On a server just started every statement is planned anew: an empty store costs one, not all.
    empty = store.read(statements.ANY_NODES).value() == 0
    parts = []
    for table in tables:
        frame = wanted.get(table.table)
        if empty:
            add = [] if frame is None else DigestedRows(table, frame)
            parts.append(TableDifference(table, add=add))
        else:
            rows = [] if frame is None else digested(table, frame)
            parts.append(compare_texts(table, rows, standing_texts(store, table)))
    return Difference(tuple(parts))
