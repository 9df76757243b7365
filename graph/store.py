"""The door: the only way to the graph, over Bolt, with a reading and a writing connection.

The reading connection cannot write and has a time limit; both are enforced by the engine. On the
embedded engine it logs in as a user of its own; on Neo4j it opens sessions with READ access.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import pandas as pd
from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session
from neo4j import unit_of_work as with_limits
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DatabaseError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.embedded import READER, EmbeddedEngine
from graph.embedded_server import DATABASE
from graph.errors import (
    LostRowsError,
    StatementError,
    StatementRefusedError,
    StatementTimeoutError,
    StoreUnreachableError,
)
from graph.guard import refusal
from graph.settings import Settings
from graph.values import plain

WRITE_SECONDS = 600.0
_QUIET = {"notifications_min_severity": "OFF", "telemetry_disabled": True}


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
        """Close both connections; stop the embedded engine if this process started it."""
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
        more. ``foreign`` is for statements typed by a person: they are first explained by the
        engine and refused when they would read from elsewhere or change anything.
        """

        def work(transaction: ManagedTransaction) -> Rows:
            result = transaction.run(statement, dict(parameters or {}))
            columns = tuple(result.keys())
            rows: list[list[Any]] = []
            for record in result:
                if limit is not None and len(rows) == limit:
                    return Rows(columns, rows, truncated=True)
                rows.append([plain(value) for value in record.values()])
            return Rows(columns, rows)

        if foreign:
            self._refuse(statement, dict(parameters or {}))
        bounded = with_limits(timeout=self.settings.query_seconds)(work)
        return self._again(lambda: self._run_read(bounded))

    def _run_read(self, work: Callable[[ManagedTransaction], Rows]) -> Rows:
        with self._reading_session() as session:
            return session.execute_read(work)

    def _refuse(self, statement: str, parameters: dict[str, Any]) -> None:
        if self.settings.embedded:
            return  # there the reader's own rights do it
        reason = self._again(lambda: self._explain(statement, parameters))
        if reason:
            raise StatementRefusedError(reason)

    def _explain(self, statement: str, parameters: dict[str, Any]) -> str:
        def work(transaction: ManagedTransaction) -> str:
            return refusal(transaction.run("EXPLAIN " + statement, parameters).consume())

        with self._reading_session() as session:
            return session.execute_read(with_limits(timeout=self.settings.query_seconds)(work))

    # -- writing -----------------------------------------------------------------------------

    def write(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        expect: int | None = None,
    ) -> int:
        """Run a writing statement in one managed transaction; returns its ``n``, else 0.

        With ``expect`` the transaction is rolled back and LostRowsError raised when ``n`` differs.
        """

        def work(transaction: ManagedTransaction) -> int:
            record = transaction.run(statement, dict(parameters or {})).single()
            n = int(record.get("n", 0)) if record is not None else 0
            if expect is not None and n != expect:
                raise LostRowsError(
                    f"A batch of {expect} rows met only {n} facts in the store, which somebody "
                    "else seems to have changed meanwhile: run 'innonetz ingest' again."
                )
            return n

        bounded = with_limits(timeout=WRITE_SECONDS)(work)
        with self._translated(), self._session(self._writing_driver(), WRITE_ACCESS) as session:
            return session.execute_write(bounded)

    # -- connections -------------------------------------------------------------------------

    def _again(self, action: Callable[[], Any]) -> Any:
        """Run a reading action; once more with a new connection when the engine went away."""
        try:
            with self._translated():
                return action()
        except StoreUnreachableError:
            if not self.settings.embedded:
                raise
        # The process that owned the embedded engine has ended: find the next one or start it.
        self.close()
        self._connect()
        with self._translated():
            return action()

    def _connect(self) -> None:
        with self._translated():
            if self.settings.embedded:
                self._engine = EmbeddedEngine.attach(
                    self.settings.store_folder, self.settings.heap, self.settings.query_seconds
                )
                connection = self._engine.connection
                self._reader = _driver(connection.uri, READER, connection.reader_password)
            else:
                self._reader = _driver(
                    self.settings.uri, self.settings.user, self.settings.password
                )
            try:
                self._reader.verify_connectivity()
            except BaseException:
                self.close()
                raise

    def _writing_driver(self) -> Driver:
        if self._writer is None:
            if self._engine is not None:
                connection = self._engine.connection
                self._writer = _driver(connection.uri, "root", connection.password)
            else:
                self._writer = _driver(
                    self.settings.uri, self.settings.user, self.settings.password
                )
        return self._writer

    def _session(self, driver: Driver | None, access: str) -> Session:
        if driver is None:
            raise StoreUnreachableError("The store has been closed: open it again.")
        database = self.settings.database or (DATABASE if self.settings.embedded else None)
        return driver.session(database=database, default_access_mode=access)

    def _reading_session(self) -> Session:
        return self._session(self._reader, READ_ACCESS)

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (DriverError, Neo4jError) as error:
            raise translate(error, self.settings) from error


def _driver(uri: str, user: str, password: str) -> Driver:
    try:
        return GraphDatabase.driver(
            uri,
            auth=(user, password),
            connection_timeout=10,
            max_transaction_retry_time=10,
            user_agent="innonetz/0.1",
            **_QUIET,
        )
    except (ConfigurationError, ValueError) as error:
        raise StoreUnreachableError(
            f"NEO4J_URI is not an address that can be used ({error}): write it as "
            "bolt://host:7687 or neo4j://host:7687."
        ) from error


def translate(error: DriverError | Neo4jError, settings: Settings) -> Exception:
    """The error of the driver as a sentence with its remedy."""
    where = "the embedded engine" if settings.embedded else settings.safe_address
    code = getattr(error, "code", None) or ""
    if isinstance(error, AuthError):
        return StoreUnreachableError(
            f"{where} refuses the user {settings.user!r} with this password: check NEO4J_USER and "
            "NEO4J_PASSWORD."
        )
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreUnreachableError(
            f"{where} cannot be reached: check that it runs and that NEO4J_URI is right."
        )
    if "DatabaseNotFound" in code:
        return StoreUnreachableError(
            f"{where} has no database {settings.database!r}: check NEO4J_DATABASE."
        )
    if "TimedOut" in code or "Terminated" in code:
        return StatementTimeoutError(
            f"The statement took longer than {settings.query_seconds:g} seconds and was ended: "
            "narrow it down, for example with a LIMIT or a bounded path length."
        )
    if "AccessMode" in code or "Forbidden" in code or "Security" in code:
        return StatementRefusedError(
            "This connection only reads: statements that write, change the schema or manage "
            "users are refused. Nothing was changed."
        )
    if isinstance(error, ClientError | DatabaseError):
        return StatementError(f"The statement cannot be run: {error.message or error}")
    return StatementError(f"The store reports an error: {error}")
