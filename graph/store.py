"""The door: the only way to the graph, over Bolt, with a reading and a writing connection.

The reading connection cannot write and has a time limit; both are enforced by the engine. On the
embedded engine it logs in as a user of its own; on Neo4j it opens sessions with READ access.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

import pandas as pd
from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session
from neo4j import unit_of_work as with_limits
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

from graph.driver_errors import bad_address, full_disk, translate, usable_address, without_prefix
from graph.embedded import READER, EmbeddedEngine
from graph.embedded_server import ADMINISTRATOR, DATABASE
from graph.errors import StatementError, StatementRefusedError, StoreUnreachableError
from graph.guard import Refusal, refusal, refusal_of_text
from graph.returned import returned_columns
from graph.settings import Settings
from graph.values import plain
from graph.writing import Batch, Pipeline, Some, write_managed

COMMITS_BEHIND = 2  # how many batches may be on their way into Neo4j while the next is sent
CONNECT_SECONDS = 5.0
PROBE_SECONDS = 60.0  # a server that has just started compiles its first statement slowly
FETCH_SIZE = 1000
READ_RETRY_SECONDS = 5.0
WRITE_RETRY_SECONDS = 10.0

Answer = TypeVar("Answer")

# The driver tells of each retry; what comes of them is told by this module's errors.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class Rows:
    """An answer of the store: column names, rows of plain values, and whether rows were cut."""

    columns: tuple[str, ...]
    rows: list[list[Any]]
    truncated: bool = False

    def frame(self) -> pd.DataFrame:
        return pd.DataFrame(self.rows, columns=list(self.columns), dtype=object)

    def dicts(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def value(self) -> Any:
        """The single value of a single row. Raises LookupError when there is no row."""
        if not self.rows:
            raise LookupError("the statement returned no row")
        return self.rows[0][0]


class Store:
    """The graph behind one address. Use as a context manager, or call ``close``.

    Methods raise StoreUnreachableError, StatementError, StatementRefusedError or
    StatementTimeoutError; no error of the driver leaves this class.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._engine: EmbeddedEngine | None = None
        self._reader: Driver | None = None
        self._writer: Driver | None = None
        self._lock = threading.RLock()
        self._connections = 0
        self._closed = False

    @classmethod
    def open(cls, settings: Settings | None = None) -> Store:
        """Open the store that the settings (default: the environment) name."""
        store = cls(settings or Settings.from_environment())
        store._connect()
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def engine(self) -> str:
        """``embedded`` or ``neo4j``."""
        return "embedded" if self.settings.embedded else "neo4j"

    @property
    def address(self) -> str:
        """Where the store is, without user and password."""
        if self._engine is not None:
            return self._engine.connection.uri
        return self.settings.safe_address

    def close(self) -> None:
        """Close both connections; stop the embedded engine if this process started it.

        Closing twice is allowed; reading or writing afterwards raises StoreUnreachableError.
        """
        with self._lock:
            self._closed = True
            self._disconnect()

    def _disconnect(self) -> None:
        for driver in (self._reader, self._writer):
            if driver is not None:
                driver.close()
        self._reader = self._writer = None
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    # -- reading -----------------------------------------------------------------------------

    def read(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        foreign: bool = False,
    ) -> Rows:
        """Run a reading statement.

        ``limit`` fetches at most that many rows and marks the answer as truncated when there are
        more. ``foreign`` is for statements typed by a person: their text, and on Neo4j the plan of
        the engine, are judged first, and they are refused when they would read from elsewhere,
        administer or change anything.
        """
        if foreign:
            self._refuse(statement, dict(parameters or {}))

        def work(transaction: ManagedTransaction) -> Rows:
            result = transaction.run(statement, dict(parameters or {}))
            columns = tuple(result.keys())
            rows: list[list[Any]] = []
            for record in result:
                if limit is not None and len(rows) == limit:
                    return Rows(columns, rows, truncated=True)
                rows.append([plain(value) for value in record.values()])
            return Rows(columns or returned_columns(statement), rows)

        return self._again(lambda: self._run_read(work, limit))

    def _run_read(
        self, work: Callable[[ManagedTransaction], Answer], limit: int | None = None
    ) -> Answer:
        bounded = with_limits(timeout=self.settings.query_seconds)(work)
        with self._session(self._reader, READ_ACCESS, limit) as session:
            return session.execute_read(bounded)

    def _refuse(self, statement: str, parameters: dict[str, Any]) -> None:
        if not statement.strip():
            raise StatementError(
                "There is no statement: write one, for example RETURN 1.",
                "Es fehlt die Anweisung: eine schreiben, zum Beispiel RETURN 1.",
            )
        reason = refusal_of_text(statement)
        if not reason and not self.settings.embedded:  # the embedded engine's plans tell too little
            reason = self._refusal_of_plan(statement, parameters)
        if reason:
            raise StatementRefusedError(*reason)

    def _refusal_of_plan(self, statement: str, parameters: dict[str, Any]) -> Refusal | None:
        def work(transaction: ManagedTransaction) -> Refusal | None:
            return refusal(transaction.run("EXPLAIN " + statement, parameters).consume())

        try:
            return self._again(lambda: self._run_read(work))
        except StatementError as error:
            told = (without_prefix(error.text(lang), "EXPLAIN ") for lang in ("en", "de"))
            raise type(error)(*told) from error

    # -- writing -----------------------------------------------------------------------------

    def write(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        expect: int | None = None,
    ) -> int:
        """Run a writing statement in one managed transaction; returns its ``n``, else 0.

        With ``expect`` the transaction is rolled back and LostRowsError raised when ``n`` differs;
        DiskFullError when the store has no room.
        """
        self._refuse_closed()
        with self._writing(), self._session(self._writing_driver(), WRITE_ACCESS) as session:
            return write_managed(session, Batch(statement, parameters or {}, expect))

    def write_all(self, batches: Iterator[Some]) -> Generator[Some]:
        """Write batch after batch, each in one transaction; yields each when it is committed.

        Batches of one statement that follow each other must not need what the others write: on
        Neo4j the next is sent while those before it are being committed. Raises as ``write``.
        """
        self._refuse_closed()
        driver = self._writing_driver()
        # The embedded engine refuses what was carried out beside another commit.
        behind = 0 if self.settings.embedded else COMMITS_BEHIND
        with self._writing():
            yield from Pipeline[Some](lambda: self._session(driver, WRITE_ACCESS), behind).write(
                batches
            )

    # -- connections -------------------------------------------------------------------------

    def _again(self, action: Callable[[], Answer]) -> Answer:
        """Run a reading action; once more with a new connection when the engine went away."""
        self._refuse_closed()
        used = self._connections
        try:
            with self._translated():
                return action()
        except StoreUnreachableError:
            if not self.settings.embedded:
                raise
        # The process that owned the embedded engine has ended: find the next one or start it.
        with self._lock:
            self._refuse_closed()
            if self._connections == used:  # no other thread has done it meanwhile
                self._disconnect()
                self._connect()
        with self._translated():
            return action()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise _closed()

    def _connect(self) -> None:
        self._connections += 1
        if self.settings.embedded:
            self._engine = EmbeddedEngine.attach(
                self.settings.store_folder, self.settings.heap, self.settings.query_seconds
            )
            connection = self._engine.connection
            # Not verified: attach has just spoken with the engine. It retries nothing, because
            # the remedy for an engine that went away is the next engine.
            self._reader = _driver(connection.uri, READER, connection.reader_password, 0)
            return
        settings = self.settings
        self._reader = _driver(settings.uri, settings.user, settings.password, READ_RETRY_SECONDS)
        try:
            # Without retries, so that a dead address or a wrong database is told at once.
            with (
                self._translated(),
                self._session(self._reader, READ_ACCESS) as session,
                session.begin_transaction(timeout=PROBE_SECONDS) as transaction,
            ):
                transaction.run("RETURN 1 AS one").consume()
        except BaseException:
            self._disconnect()
            raise

    def _writing_driver(self) -> Driver:
        with self._lock:
            if self._writer is None and self._engine is not None:
                own = self._engine.connection
                self._writer = _driver(own.uri, ADMINISTRATOR, own.password, WRITE_RETRY_SECONDS)
            elif self._writer is None:
                named = self.settings
                self._writer = _driver(named.uri, named.user, named.password, WRITE_RETRY_SECONDS)
            return self._writer

    def _session(self, driver: Driver | None, access: str, limit: int | None = None) -> Session:
        if driver is None:
            raise _closed()
        return driver.session(
            database=DATABASE if self.settings.embedded else self.settings.database or None,
            default_access_mode=access,
            fetch_size=FETCH_SIZE if limit is None else min(limit + 1, FETCH_SIZE),
        )

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._translated():
                yield
        except (StatementError, StoreUnreachableError) as error:
            raise full_disk(error, self.settings) or error from error

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (DriverError, Neo4jError) as error:
            raise translate(error, self.settings) from error
        except (OSError, ValueError) as error:
            if isinstance(error, UnicodeError) or "resolve address" in str(error):
                raise bad_address() from error
            raise


def _closed() -> StoreUnreachableError:
    return StoreUnreachableError(
        "The store has been closed: open it again.",
        "Der Speicher ist geschlossen: ihn wieder öffnen.",
    )


def _driver(uri: str, user: str, password: str, retry_seconds: float) -> Driver:
    if not usable_address(uri):
        raise bad_address()
    try:
        return GraphDatabase.driver(
            uri,
            auth=(user, password),
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=CONNECT_SECONDS,
            max_transaction_retry_time=retry_seconds,
            user_agent="innonetz/0.1",
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )
    except (ConfigurationError, ValueError) as error:
        raise bad_address() from error
