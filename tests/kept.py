"""Both engines with the curated network, kept running between test runs.

``python -m tests.kept FOLDER`` starts them and waits for Ctrl-C. While it runs,
``INNONETZ_TEST_KEPT=FOLDER python -m pytest tests/queries`` finds them loaded, which spares the
better part of a minute. What the tests read is then as old as that start.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from graph.networks import place_nodes
from graph.settings import Settings
from graph.store import Store
from ingest.options import RunOptions
from ingest.run import run
from tests.neo4j.server import Neo4jServer

_ADDRESS = "neo4j-address"


def curated(store: Store) -> Store:
    """The store with the curated network, its places included, as ``innonetz ingest`` leaves it."""
    assert run(RunOptions(), store).exit_code == 0
    place_nodes(store)
    return store


def kept_settings(engine: str) -> Settings | None:
    """Settings that reach a kept engine; None when INNONETZ_TEST_KEPT names no folder."""
    folder = os.environ.get("INNONETZ_TEST_KEPT")
    if not folder:
        return None
    if engine == "embedded":
        return Settings(home=Path(folder) / engine)
    uri = (Path(folder) / _ADDRESS).read_text(encoding="utf-8")
    return Settings(home=Path(folder) / engine, uri=uri)


def main(folder: Path) -> None:
    """Load both engines and hold them until a signal comes."""
    folder.mkdir(parents=True, exist_ok=True)
    with Neo4jServer() as server, Store.open(Settings(home=folder / "embedded")) as embedded:
        curated(embedded)
        with Store.open(Settings(home=folder / "neo4j", uri=server.uri)) as neo4j:
            curated(neo4j)
        (folder / _ADDRESS).write_text(server.uri, encoding="utf-8")
        sys.stdout.write(f"Both engines are loaded: INNONETZ_TEST_KEPT={folder}\n")
        sys.stdout.flush()
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    main(Path(sys.argv[1]).resolve())
