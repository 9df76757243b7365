"""Stores for the tests: the embedded engine and a real Neo4j, empty or with the curated network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store import Store
from ingest.run import RunOptions, run
from tests.neo4j.server import Neo4jServer, Neo4jUnavailable

ENGINES = ("embedded", "neo4j")
NOTHING_SKIPPED = os.environ.get("INNONETZ_TEST_ALL") == "1"


def skip_or_fail(reason: str) -> None:
    """Skip with one loud line; in CI, where nothing may be skipped, fail."""
    if NOTHING_SKIPPED:
        pytest.fail(f"nothing may be skipped here: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """One real Neo4j for the whole session. Tests that write use an empty graph of their own."""
    try:
        with Neo4jServer() as server:
            yield server
    except Neo4jUnavailable as error:
        skip_or_fail(str(error))


def neo4j_settings(server: Neo4jServer, home: Path) -> Settings:
    """Settings that reach the test server, with a data folder of their own."""
    return Settings(home=home, uri=server.uri, user=server.user, password=server.password)


@pytest.fixture(scope="session")
def loaded_embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The curated network on the embedded engine. Only for reading."""
    with Store.open(Settings(home=tmp_path_factory.mktemp("embedded"))) as store:
        assert run(RunOptions(), store).exit_code == 0
        yield store


@pytest.fixture(scope="session")
def loaded_neo4j(
    tmp_path_factory: pytest.TempPathFactory, neo4j_loaded_server: Neo4jServer
) -> Iterator[Store]:
    """The curated network on Neo4j. Only for reading."""
    home = tmp_path_factory.mktemp("neo4j")
    with Store.open(neo4j_settings(neo4j_loaded_server, home)) as store:
        assert run(RunOptions(), store).exit_code == 0
        yield store


@pytest.fixture(scope="session")
def neo4j_loaded_server() -> Iterator[Neo4jServer]:
    """A second Neo4j that only ever holds the curated network."""
    try:
        with Neo4jServer() as server:
            yield server
    except Neo4jUnavailable as error:
        skip_or_fail(str(error))


@pytest.fixture(params=ENGINES)
def loaded(request: pytest.FixtureRequest) -> Store:
    """The curated network, once on each engine. Only for reading."""
    store: Store = request.getfixturevalue(f"loaded_{request.param}")
    return store


@pytest.fixture
def empty_embedded(tmp_path: Path) -> Iterator[Store]:
    """An empty embedded store of this test alone."""
    with Store.open(Settings(home=tmp_path / "home")) as store:
        yield store


@pytest.fixture
def empty_neo4j(tmp_path: Path, neo4j_server: Neo4jServer) -> Iterator[Store]:
    """The test server's graph, emptied first."""
    with Store.open(neo4j_settings(neo4j_server, tmp_path / "home")) as store:
        for statement in (
            "MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r RETURN count(*) AS n",
            "MATCH (n) WITH n LIMIT 20000 DELETE n RETURN count(*) AS n",
        ):
            while store.write(statement):
                pass
        yield store


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest) -> Store:
    """An empty graph, once on each engine."""
    store: Store = request.getfixturevalue(f"empty_{request.param}")
    return store
