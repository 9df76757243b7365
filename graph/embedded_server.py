"""The child process that serves the embedded engine over Bolt on loopback.

Started as ``python -m graph.embedded_server FOLDER HEAP``; reads ports and password from
FOLDER/connection.json, prints READY, and ends when its standard input closes, so that it never
outlives the process that holds the other end of the pipe.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

DATABASE = "graph"


def serve(folder: Path, heap: str) -> None:
    """Serve the store in ``folder`` until standard input closes."""
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
        },
        jvm_kwargs={"heap_size": heap},
    )
    server.start()
    server.create_database(DATABASE)
    sys.stdout.write("READY\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    serve(Path(sys.argv[1]).resolve(), sys.argv[2])
