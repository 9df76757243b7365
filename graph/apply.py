"""Writing a difference: constraints, nodes, relationships, then removal in small slices.

Every batch is one managed transaction and checks that each of its rows met its end points; the
order makes an interrupted application a smaller difference for the next run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol

from graph import statements
from graph.difference import Difference, TableDifference
from graph.schema import Model, NodeType
from graph.store import Store

BATCH = 2_000
REMOVAL_SLICE = 1_000
AHEAD = 4  # batches prepared while the store is at work


class Progress(Protocol):
    """Told after every batch how many rows of how many are written."""

    def __call__(self, step: str, done: int, total: int) -> None: ...


def silent(step: str, done: int, total: int) -> None:
    """A progress that nobody watches."""
    del step, done, total


@dataclass(frozen=True)
class _Batch:
    step: str
    statement: str
    rows: Sequence[Sequence[Any]]
    counted: bool = True


def _slices(rows: Sequence[Sequence[Any]], size: int) -> Iterator[Sequence[Sequence[Any]]]:
    for i in range(0, len(rows), size):
        yield rows[i : i + size]


def _batches(part: TableDifference, what: str) -> Iterator[_Batch]:
    name = part.table.table
    if what == "renew":
        for rows in _slices(part.renew, REMOVAL_SLICE):
            # Doubles: the one statement removes several facts a row.
            yield _Batch(name, statements.remove(part.table), rows, counted=False)
    elif what == "write":
        for rows in _slices(part.add, BATCH):
            yield _Batch(name, statements.create(part.table), rows)
        for rows in _slices(part.change, BATCH):
            yield _Batch(name, statements.change(part.table), rows)
    else:
        for rows in _slices(part.remove, REMOVAL_SLICE):
            if isinstance(part.table, NodeType):
                yield _Batch(name, statements.loose_ends(part.table), rows, counted=False)
            yield _Batch(name, statements.remove(part.table), rows)


def _plan(difference: Difference) -> Iterator[_Batch]:
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
            yield from _batches(part, what)


def _ahead(batches: Iterator[_Batch]) -> Iterator[_Batch]:
    """The same batches in the same order, the next ones made while one is written."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        coming = deque(pool.submit(next, batches, None) for _ in range(AHEAD))
        while batch := coming.popleft().result():
            coming.append(pool.submit(next, batches, None))
            yield batch


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
    for batch in _ahead(_plan(difference)):
        parameters = {"rows": batch.rows, "run": run}
        store.write(batch.statement, parameters, expect=len(batch.rows) if batch.counted else None)
        if batch.counted:
            done += len(batch.rows)
        progress(batch.step, done, total)
    return done
