"""The embedded engine: found running or started as a child process, for one data folder.

Whoever holds ``owner.lock`` owns the engine of that folder and starts it; everybody else reads
``connection.json`` and connects. The lock is freed by the operating system when its holder dies,
and the child ends with its holder, so a killed process leaves nothing behind.
"""

from __future__ import annotations

import importlib.util
import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from filelock import FileLock, Timeout
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph.embedded_server import READER, WRONG_PASSWORD
from graph.errors import StoreUnreachableError

__all__ = ["READER", "Connection", "EmbeddedEngine"]

START_SECONDS = 90.0
_GROUPS = {
    "admin": {
        "resultSetLimit": -1,
        "readTimeout": -1,
        "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
    },
    "*": {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": []}}},
}
# Reasons for a failed start that pass by themselves.
_PASSING = ("LockException", "Address already in use")
_SHORTEST_PASSWORD = 8  # of the engine


@dataclass(frozen=True)
class Connection:
    """How to reach a running engine: ports on loopback and the two passwords."""

    bolt: int
    http: int
    password: str
    reader_password: str

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt}"


class EmbeddedEngine:
    """One data folder's engine. Use as ``engine = EmbeddedEngine.attach(folder, heap, 20)``."""

    def __init__(self, folder: Path, lock: FileLock | None, connection: Connection) -> None:
        self.folder = folder
        self.connection = connection
        self._lock = lock
        self._child: subprocess.Popen[str] | None = None

    @classmethod
    def attach(cls, folder: Path, heap: str, read_seconds: float) -> EmbeddedEngine:
        """Find the engine of ``folder`` or start it.

        ``heap`` is the Java heap such as ``1g``; ``read_seconds`` the time limit of the reader,
        where this process starts the engine. Raises StoreUnreachableError when there is no engine
        for this platform, the folder cannot be used, or the engine does not start.
        """
        if not _engine_installed():
            raise StoreUnreachableError(
                "There is no embedded engine for this platform (wheels exist for Linux with glibc, "
                "macOS on Apple chips and 64-bit Windows): set NEO4J_URI, NEO4J_USER and "
                "NEO4J_PASSWORD to use a Neo4j instead.",
                "Für diese Plattform gibt es keinen mitgelieferten Speicher (nur für Linux mit "
                "glibc, macOS auf Apple-Chips und Windows mit 64 Bit): NEO4J_URI, NEO4J_USER und "
                "NEO4J_PASSWORD setzen, um ein Neo4j zu nutzen.",
            )
        try:
            folder = folder.resolve()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls._find_or_start(folder, heap, read_seconds)
        except OSError as error:
            raise StoreUnreachableError(
                f"The data folder {folder} cannot be used ({error.strerror or error}): set "
                "INNONETZ_HOME to a folder you may write to.",
                f"Der Datenordner {folder} ist nicht nutzbar ({error.strerror or error}): "
                "INNONETZ_HOME auf einen Ordner setzen, in den Sie schreiben dürfen.",
            ) from error

    @classmethod
    def _find_or_start(cls, folder: Path, heap: str, read_seconds: float) -> EmbeddedEngine:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            lock = FileLock(folder / "owner.lock")
            try:
                lock.acquire(timeout=0)
            except Timeout:
                connection = _read_connection(folder)
                if connection and _answers(connection):
                    return cls(folder, None, connection)
                time.sleep(0.2)
                continue
            try:
                return cls._start(folder, heap, read_seconds, lock, deadline)
            except BaseException:
                lock.release()
                raise
        raise StoreUnreachableError(
            f"Another process holds the store in {folder} but does not answer: end that process "
            "and try again.",
            f"Ein anderer Prozess hält den Speicher in {folder}, antwortet aber nicht: ihn beenden "
            "und noch einmal versuchen.",
        )

    @classmethod
    def _start(
        cls, folder: Path, heap: str, read_seconds: float, lock: FileLock, deadline: float
    ) -> EmbeddedEngine:
        tail = ""
        while time.monotonic() < deadline:
            engine = cls(folder, lock, _prepare(folder, read_seconds))
            if engine._spawn(heap, read_seconds, deadline):
                return engine
            tail = _tail(folder / "engine.log")
            if WRONG_PASSWORD in tail:
                _forget_users(folder)
            elif not any(reason in tail for reason in _PASSING):
                break
            else:
                time.sleep(0.3)  # the child of a killed process needs a moment to end
        raise StoreUnreachableError(
            f"The embedded engine in {folder} did not start; its log is in "
            f"{folder / 'engine.log'}. It ends with: {tail or 'nothing'}",
            f"Der mitgelieferte Speicher in {folder} ist nicht gestartet; sein Protokoll steht in "
            f"{folder / 'engine.log'}. Es endet mit: {tail or 'nichts'}",
        )

    def _spawn(self, heap: str, read_seconds: float, deadline: float) -> bool:
        with (self.folder / "engine.log").open("w", encoding="utf-8") as log:
            ours = str(Path(__file__).resolve().parent.parent)
            paths = [ours, *filter(None, [os.environ.get("PYTHONPATH")])]
            module = [sys.executable, "-m", "graph.embedded_server"]
            self._child = subprocess.Popen(
                [*module, str(self.folder), heap, str(read_seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        assert self._child.stdout is not None  # noqa: S101 - a pipe was asked for
        try:
            ready = _wait_for_line(self._child.stdout, "READY", deadline - time.monotonic())
        except BaseException:
            self._end_child()
            raise
        if not ready:
            self._end_child()
        return ready

    @property
    def owned(self) -> bool:
        return self._lock is not None

    def close(self) -> None:
        """Stop the engine if this process started it; otherwise leave it running."""
        self._end_child()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _engine_installed() -> bool:
    return any(importlib.util.find_spec(m) for m in ("arcadedb", "arcadedb_embedded"))


def _free_ports() -> tuple[int, int]:
    with socket.socket() as a, socket.socket() as b:
        a.bind(("127.0.0.1", 0))
        b.bind(("127.0.0.1", 0))
        return a.getsockname()[1], b.getsockname()[1]


def _answers(connection: Connection) -> bool:
    with GraphDatabase.driver(
        connection.uri, auth=(READER, connection.reader_password), connection_timeout=3
    ) as driver:
        try:
            driver.verify_connectivity()
        except (DriverError, Neo4jError):
            return False
    return True


def _prepare(folder: Path, read_seconds: float) -> Connection:
    """Write what the engine reads at its start; passwords stay, ports are new."""
    old = _read_connection(folder)
    if old is None:
        _forget_users(folder)
    bolt, http = _free_ports()
    password = old.password if old else secrets.token_urlsafe(18)
    reader_password = old.reader_password if old else secrets.token_urlsafe(18)
    connection = Connection(bolt, http, password, reader_password)
    _write_private(folder / "connection.json", json.dumps(asdict(connection)))
    reader = {
        "resultSetLimit": -1,
        "readTimeout": int(read_seconds * 1000),
        "access": [],
        "types": {"*": {"access": ["readRecord"]}},
    }
    config = folder / "config"
    config.mkdir(exist_ok=True)
    groups = {"databases": {"*": {"groups": {**_GROUPS, READER: reader}}}, "version": 2}
    (config / "server-groups.json").write_text(json.dumps(groups, indent=2), encoding="utf-8")
    return connection


def _read_connection(folder: Path) -> Connection | None:
    try:
        told: dict[str, Any] = json.loads((folder / "connection.json").read_text("utf-8"))
        connection = Connection(**told)
    except (OSError, ValueError, TypeError):
        return None  # not written yet, or by a version with other fields: it is made anew
    ports = all(isinstance(told[field], int) for field in ("bolt", "http"))
    words = (told["password"], told["reader_password"])
    known = all(isinstance(word, str) and len(word) >= _SHORTEST_PASSWORD for word in words)
    return connection if ports and known and words[0] != words[1] else None


def _forget_users(folder: Path) -> None:
    # Nobody knows the passwords of these users any more. The engine makes its administrator anew
    # where there is no such file; the graph itself is not touched.
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)


def _write_private(path: Path, text: str) -> None:
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def _wait_for_line(stream: IO[str], line: str, seconds: float) -> bool:
    seen = threading.Event()

    def watch() -> None:
        for text in stream:
            if text.strip() == line:
                seen.set()
                return
        ended.set()

    ended = threading.Event()
    threading.Thread(target=watch, daemon=True).start()
    deadline = time.monotonic() + max(seconds, 0)
    while time.monotonic() < deadline and not ended.is_set():
        if seen.wait(timeout=0.05):
            return True
    return seen.is_set()


def _tail(path: Path, lines: int = 3) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    told = [line.strip() for line in text.splitlines() if line.strip()]
    return " / ".join([line for line in told if not line.startswith("at ")][-lines:])[-600:]
