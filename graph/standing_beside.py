"""What stands in a large store, read in a process of its own while the files are read."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from typing import IO

import pyarrow as pa

from graph import statements
from graph.beside import Beside
from graph.model import MODEL
from graph.schema import Table
from graph.settings import Settings
from graph.standing import Standing, read_standing
from graph.store import Store

# From so many nodes on a process of its own is worth its second of starting.
MANY_NODES = 20_000
_COLUMNS = pa.schema([("texts", pa.large_string()), ("facts", pa.uint64()), ("keys", pa.uint64())])


class StandingBeside:
    """Begins to read what stands where that is much; gives it table by table.

    It is what stood when the reading began: for one run, which alone changes the store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._beside: Beside | None = None
        self._read: pa.RecordBatchFileReader | None = None
        if store.read(statements.ANY_NODES).value() >= MANY_NODES:
            self._beside = Beside(work)
            self._beside.tell(store.settings)

    def of(self, table: Table) -> Standing:
        """What stands of a table; waits for it. Read here when the other process failed."""
        if self._read is None and self._beside is not None:
            self._received(self._beside)
        if self._read is None:
            return read_standing(self._store, table)
        columns = self._read.get_batch(MODEL.tables.index(table))
        texts, facts, keys = (columns.column(name) for name in _COLUMNS.names)
        return Standing(texts, facts.to_numpy(), keys.to_numpy())

    def _received(self, beside: Beside) -> None:
        answer = beside.answer()
        if answer is not None:
            # Mapped: of the texts few are ever looked at.
            mapped = mmap.mmap(answer.fileno(), 0, access=mmap.ACCESS_READ)
            self._read = pa.ipc.open_file(pa.py_buffer(mapped))

    def close(self) -> None:
        """End the reading when nobody waits for it any more."""
        self._read = None
        if self._beside is not None:
            self._beside.stop()
            self._beside = None


def work(told: Iterator[Settings], answer: IO[bytes]) -> None:
    """Read all tables of the store and write them as Arrow: the other process's task."""
    with Store.open(next(told)) as store, pa.ipc.new_file(answer, _COLUMNS) as out:
        for table in MODEL:
            found = read_standing(store, table)
            columns = [found.texts, pa.array(found.facts), pa.array(found.keys)]
            out.write_batch(pa.RecordBatch.from_arrays(columns, schema=_COLUMNS))
