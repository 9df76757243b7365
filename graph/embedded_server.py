"""The child process that serves the embedded engine over Bolt on loopback.

Started as ``python -m graph.embedded_server FOLDER HEAP READ_SECONDS``; reads ports and passwords
from FOLDER/connection.json, prints READY, and ends when its standard input closes, so that it
never outlives the process that holds the other end of the pipe.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

DATABASE = "graph"
ADMINISTRATOR = "root"
READER = "reader"
WRONG_PASSWORD = "The engine does not know the password in connection.json."  # noqa: S105
_STOP_SECONDS = 4.0
_LOOK_EVERY = 0.5
_UNAUTHORIZED = (401, 403)
# A table of a national network is read as one list, of more elements than the engine allows by
# default; its limit on the memory of all statements stays.
_JVM_ARGUMENTS = ["-Darcadedb.queryMaxHeapElementsAllowedPerOp=-1"]


class Administration:
    """The engine's HTTP interface on loopback, for what Bolt cannot do."""

    def __init__(self, port: int, password: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self._password = password

    def knows(self, user: str, password: str) -> bool:
        """Whether the engine lets this user in."""
        return self._ask("GET", "/api/v1/databases", (user, password))[0] not in _UNAUTHORIZED

    def command(self, text: str) -> Any:
        """Run a server command as the administrator; raises OSError when it is refused."""
        body = json.dumps({"command": text})
        login = (ADMINISTRATOR, self._password)
        status, answer = self._ask("POST", "/api/v1/server", login, body)
        if status in _UNAUTHORIZED:
            raise PermissionError(WRONG_PASSWORD)
        if status != http.client.OK:
            raise OSError(f"the engine answered {status} to {text.partition(' {')[0]!r}")
        return json.loads(answer).get("result")

    def _ask(
        self, method: str, path: str, login: tuple[str, str], body: str | None = None
    ) -> tuple[int, bytes]:
        token = base64.b64encode(":".join(login).encode()).decode()
        headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            return answer.status, answer.read()
        except http.client.HTTPException as error:
            self._connection.close()  # the next request opens a new one
            raise OSError(str(error)) from error


def make_reader(administration: Administration, password: str) -> None:
    """Make sure that the reading user exists and has this password.

    Raises PermissionError when the administrator's own password is wrong.
    """
    administration.command("list databases")
    if administration.knows(READER, password):
        return
    for text in (
        f"drop user {READER}",
        "create user "
        + json.dumps({"name": READER, "password": password, "databases": {DATABASE: [READER]}}),
    ):
        try:
            administration.command(text)
        except PermissionError:
            raise
        except OSError:
            if text.startswith("create"):
                raise


def end_slow_readers(administration: Administration, read_seconds: float) -> None:
    """End the reader's statements that run too long, for ever.

    The read timeout of the engine's user groups is looked at by few of its operators only.
    """
    while True:
        time.sleep(_LOOK_EVERY)
        try:
            for query in administration.command("list queries"):
                if query["user"] == READER and query["elapsedMs"] > read_seconds * 1000:
                    administration.command(f"terminate query {query['id']}")
        except OSError:
            continue  # the statement ended by itself, or the engine is stopping


def serve(folder: Path, heap: str, read_seconds: float) -> None:
    """Serve the store in ``folder`` until standard input closes. Does not return."""
    try:
        import arcadedb as engine
    except ImportError:
        import arcadedb_embedded as engine
    # Ctrl-C reaches the whole group of processes; only the closing pipe ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = json.loads((folder / "connection.json").read_text(encoding="utf-8"))
    os.chdir(folder)
    server = engine.ArcadeDBServer(
        str(folder),
        connection["password"],
        config={
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": connection["bolt"],
            "http_port": str(connection["http"]),
            "bolt_defaultDatabase": DATABASE,
            "opencypher_loadCsv_allowFileUrls": False,
            "opencypher_loadCsv_allowRemoteUrls": False,
        },
        jvm_kwargs={"heap_size": heap, "jvm_args": _JVM_ARGUMENTS},
    )
    server.start()
    server.create_database(DATABASE)
    administration = Administration(connection["http"], connection["password"])
    make_reader(administration, connection["reader_password"])
    threading.Thread(
        target=end_slow_readers, args=(administration, read_seconds), daemon=True
    ).start()
    sys.stdout.write("READY\n")
    sys.stdout.flush()
    sys.stdin.read()
    # A statement that still runs would keep the engine, and so this process, alive. What was
    # acknowledged is in the engine's log by then, so that leaving loses nothing.
    threading.Thread(target=_leave_later, daemon=True).start()
    server.stop()
    os._exit(0)


def _leave_later() -> None:
    time.sleep(_STOP_SECONDS)
    os._exit(1)


def _main() -> None:
    try:
        serve(Path(sys.argv[1]).resolve(), sys.argv[2], float(sys.argv[3]))
    except BaseException as error:  # noqa: BLE001 - the engine's threads would keep it alive
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
        os._exit(1)


if __name__ == "__main__":
    _main()
