"""Writing a difference: constraints, nodes, relationships, then removal in small slices.

Every batch is one managed transaction and checks that each of its rows met its end points; the
order makes an interrupted application a smaller difference for the next run.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph import statements
from graph.difference import Difference, TableDifference
from graph.schema import Model, NodeType, Table
from graph.store import Store
from graph.writing import Batch

BATCH = 2_000
REMOVAL_SLICE = 1_000


class Progress(Protocol):
    """Told after every batch how many rows of how many are written."""

    def __call__(self, step: str, done: int, total: int) -> None: ...


def silent(step: str, done: int, total: int) -> None:
    """A progress that nobody watches."""
    del step, done, total


@dataclass(frozen=True)
class _Batch(Batch):
    step: str = ""


def _batch(
    table: Table, statement: str, rows: Sequence[Sequence[Any]], run: str, *, counted: bool = True
) -> _Batch:
    expect = len(rows) if counted else None
    return _Batch(statement, {"rows": rows, "run": run}, expect, table.table)


def _slices(rows: Sequence[Sequence[Any]], size: int) -> Iterator[Sequence[Sequence[Any]]]:
    for i in range(0, len(rows), size):
        yield rows[i : i + size]


def _batches(part: TableDifference, what: str, run: str) -> Iterator[_Batch]:
    table = part.table
    if what == "renew":
        for rows in _slices(part.renew, REMOVAL_SLICE):
            # Doubles: the one statement removes several facts a row.
            yield _batch(table, statements.remove(table), rows, run, counted=False)
    elif what == "write":
        for rows in _slices(part.add, BATCH):
            yield _batch(table, statements.create(table), rows, run)
        for rows in _slices(part.change, BATCH):
            yield _batch(table, statements.change(table), rows, run)
    else:
        for rows in _slices(part.remove, REMOVAL_SLICE):
            if isinstance(table, NodeType):
                yield _batch(table, statements.loose_ends(table), rows, run, counted=False)
            yield _batch(table, statements.remove(table), rows, run)


def _plan(difference: Difference, run: str) -> Iterator[_Batch]:
    nodes = [p for p in difference.tables if isinstance(p.table, NodeType)]
    ties = [p for p in difference.tables if not isinstance(p.table, NodeType)]
    for what, parts in (
        ("renew", ties),
        ("write", nodes),
        ("write", ties),
        ("remove", ties),
        ("remove", nodes),
    ):
        for part in parts:
            yield from _batches(part, what, run)


def prepare(model: Model, store: Store) -> None:
    """Create the uniqueness constraint of every label."""
    for text in statements.constraints(model):
        store.write(text)


def apply(difference: Difference, store: Store, run: str, progress: Progress = silent) -> int:
    """Write a difference; returns the number of facts written or removed.

    ``run`` is the id of the inputs that the facts are stamped with. Raises LostRowsError when a
    batch met fewer facts or end points than it has rows: that batch is rolled back.
    """
    total = difference.add + difference.change + difference.remove
    done = 0
    with contextlib.closing(store.write_all(_plan(difference, run))) as written:
        for batch in written:
            done += batch.expect or 0
            progress(batch.step, done, total)
    return done
