"""A Neo4j whose disk fills up in the middle of a run. The network is made up.

The limit on the size of a file stands in for the size of a disk, which only an administrator could
set: the server meets a failing write in the middle of its log all the same.
"""

from __future__ import annotations

import resource
import shutil
from pathlib import Path

import pytest

from graph.errors import StoreUnreachableError
from graph.settings import Settings
from graph.store import Store
from ingest.options import RunOptions
from ingest.run import run
from tests.ingest.network import facts, write_network
from tests.neo4j.server import Neo4jServer

FIRMS = 250  # about 1,300 facts
ROOM = 150_000  # bytes: the constraints fit, the facts do not
_DATABASE, _LOGS = "data/databases/neo4j", "data/transactions/neo4j"


def _room(server: Neo4jServer, most: int) -> None:
    """How large the server may make a file, in bytes."""
    assert server.pid
    _, hard = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (most, hard))


@pytest.mark.neo4j
@pytest.mark.timeout(300)
def test_a_full_disk_under_neo4j_is_told_and_mended(tmp_path: Path) -> None:
    data = write_network(tmp_path / "network", FIRMS)
    home = tmp_path / "neo4j"
    with Neo4jServer(home=home) as server:
        settings = Settings(home=tmp_path / "home", uri=server.uri)
        with Store.open(settings) as store:
            log = (home / _LOGS / "neostore.transaction.db.0").stat().st_size
            _room(server, log + ROOM)
            with pytest.raises(StoreUnreachableError, match="make room there, start it anew"):
                run(RunOptions(data), store)
            _room(server, resource.RLIM_INFINITY)
            # Room alone is not enough: it has stopped, and says so again.
            with pytest.raises(StoreUnreachableError, match="has stopped"):
                store.read("RETURN 1 AS x")
    # Neo4j 5.26 may not read its log any more where a write broke off: docs/engines.md.
    shutil.rmtree(home / _DATABASE)
    shutil.rmtree(home / _LOGS)
    with (
        Neo4jServer(home=home) as server,
        Store.open(Settings(home=settings.home, uri=server.uri)) as store,
    ):
        assert run(RunOptions(data), store).outcome == "written"
        found = facts(store)
        assert run(RunOptions(data, rebuild=True), store).exit_code == 0
        assert facts(store) == found
