"""Writing many batches, each a transaction of its own, without waiting for every commit.

A commit takes a server about as long as the statement before it. So while batches are being
committed the next one is sent and carried out, and meanwhile the one after it is made ready here.
Only batches that have been carried out are committed, and one is carried out at a time: so none
holds a lock that a commit before it waits for.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from neo4j import ManagedTransaction, Record, Session, Transaction
from neo4j import unit_of_work as with_limits
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import LostRowsError

WRITE_SECONDS = 600.0


@dataclass(frozen=True)
class Batch:
    """A writing statement with its parameters.

    ``expect`` is the number ``n`` that it has to return; with another its transaction is rolled
    back.
    """

    statement: str
    parameters: Mapping[str, Any]
    expect: int | None = None

    def work(self, transaction: ManagedTransaction) -> int:
        """Carry it out; gives its ``n``, else 0. Raises LostRowsError."""
        return self.met(transaction.run(self.statement, dict(self.parameters)).single())

    def met(self, record: Record | None) -> int:
        """The ``n`` of its answer, else 0. Raises LostRowsError when another is expected."""
        n = int(record.get("n", 0)) if record is not None else 0
        if self.expect is not None and n != self.expect:
            raise LostRowsError(
                f"A batch of {self.expect} rows met only {n} facts in the store, which somebody "
                "else seems to have changed meanwhile: run 'innonetz ingest' again.",
                f"Ein Paket von {self.expect} Zeilen traf im Speicher nur {n} Angaben, den "
                "inzwischen jemand anders geändert hat: 'innonetz ingest' noch einmal starten.",
            )
        return n


Some = TypeVar("Some", bound=Batch)


def write_managed(session: Session, batch: Batch) -> int:
    """Write one batch; the driver tries again where the server asks for it."""
    return session.execute_write(with_limits(timeout=WRITE_SECONDS)(batch.work))


class Pipeline(Generic[Some]):
    """Writes batches in order, with up to ``behind`` commits under way while the next is sent."""

    def __init__(self, session: Callable[[], Session], behind: int) -> None:
        self._session = session
        self._behind = behind
        self._flights: deque[_Flight[Some]] = deque()

    def write(self, batches: Iterator[Some]) -> Generator[Some]:
        """Yields each batch when it is committed.

        A batch is sent before those of the same statement that precede it are committed, never
        before others. Raises LostRowsError and what the driver raises; what had been carried out
        by then is committed.
        """
        with ThreadPoolExecutor(max_workers=max(1, self._behind)) as pool:
            try:
                batch = next(batches, None)
                while batch is not None:
                    if self._flights and self._flights[-1].batch.statement != batch.statement:
                        yield from self._landed(0)
                    flight = _Flight(batch, self._session())
                    self._flights.append(flight)
                    flight.send()
                    following = next(batches, None)
                    flight.commit(pool)
                    yield from self._landed(self._behind)
                    batch = following
                yield from self._landed(0)
            finally:
                for flight in self._flights:
                    flight.leave()
                self._flights.clear()

    def _landed(self, left: int) -> Iterator[Some]:
        while len(self._flights) > left:
            flight = self._flights[0]
            if not flight.landed():
                with self._session() as session:
                    write_managed(session, flight.batch)
            self._flights.popleft().leave()
            yield flight.batch


class _Flight(Generic[Some]):
    """One batch on its way: sent, carried out, committed."""

    def __init__(self, batch: Some, session: Session) -> None:
        self.batch = batch
        self._session = session
        self._transaction: Transaction | None = None
        self._result: Any = None
        self._commit: Future[None] | None = None

    def send(self) -> None:
        """Send it; returns while the server carries it out."""
        with self._again_later():
            self._transaction = self._session.begin_transaction(timeout=WRITE_SECONDS)
            self._result = self._transaction.run(self.batch.statement, dict(self.batch.parameters))

    def commit(self, pool: ThreadPoolExecutor) -> None:
        """Wait until it is carried out, then have it committed."""
        if self._transaction is None:
            return
        with self._again_later():
            self.batch.met(self._result.single())
            self._commit = pool.submit(self._transaction.commit)

    def landed(self) -> bool:
        """Wait for the commit. False when it has to be written once more."""
        done = False
        if self._commit is not None:
            with self._again_later():
                self._commit.result()
                done = True
        return done

    def leave(self) -> None:
        """Let a commit under way end; roll back what was not to be committed."""
        if self._commit is not None:
            self._commit.exception()
        with contextlib.suppress(DriverError, Neo4jError):
            self._session.close()

    @contextlib.contextmanager
    def _again_later(self) -> Iterator[None]:
        """Let pass what the driver would try again: a deadlock, a connection that is gone."""
        try:
            yield
        except (DriverError, Neo4jError) as error:
            if not error.is_retryable():
                raise
            self._transaction = None
            with contextlib.suppress(DriverError, Neo4jError):
                self._session.close()
