"""Stores for the tests: the embedded engine and a real Neo4j, empty or with the curated network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.engines import emptied as without_facts
from graph.settings import Settings
from graph.store import Store
from ingest.places import Gazetteer
from tests.kept import curated, kept_settings
from tests.neo4j.server import Neo4jServer, Neo4jUnavailable

# Every engine of the tests lives for minutes at most: its Java is compiled the quick way only,
# which halves what it costs to start one.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
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
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the prepared place list, which takes seconds to make."""
    folder = tmp_path_factory.mktemp("places")
    Gazetteer.load(folder)
    return folder


def new_home(folder: Path, places: Path) -> Path:
    """A data folder of the user that already has the place list."""
    shutil.copytree(places, folder / "cache")
    return folder


@pytest.fixture(scope="session")
def loaded_embedded(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Iterator[Store]:
    """The curated network on the embedded engine. Only for reading."""
    if kept := kept_settings("embedded"):
        with Store.open(kept) as store:
            yield store
        return
    home = new_home(tmp_path_factory.mktemp("loaded") / "embedded", places)
    with Store.open(Settings(home=home)) as store:
        yield curated(store)


@pytest.fixture(scope="session")
def loaded_neo4j(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, places: Path
) -> Iterator[Store]:
    """The curated network on Neo4j. Only for reading."""
    if kept := kept_settings("neo4j"):
        with Store.open(kept) as store:
            yield store
        return
    home = new_home(tmp_path_factory.mktemp("loaded") / "neo4j", places)
    server = request.getfixturevalue("neo4j_loaded_server")
    with Store.open(neo4j_settings(server, home)) as store:
        yield curated(store)


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


@pytest.fixture(scope="session")
def shared_embedded(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Iterator[Store]:
    """One embedded engine for all tests that write, see ``empty``."""
    home = new_home(tmp_path_factory.mktemp("shared") / "embedded", places)
    with Store.open(Settings(home=home)) as store:
        yield store


@pytest.fixture(scope="session")
def shared_neo4j(
    tmp_path_factory: pytest.TempPathFactory, neo4j_server: Neo4jServer, places: Path
) -> Iterator[Store]:
    """The door to the test server for all tests that write, see ``empty``."""
    home = new_home(tmp_path_factory.mktemp("shared") / "neo4j", places)
    with Store.open(neo4j_settings(neo4j_server, home)) as store:
        yield store


def emptied(store: Store) -> Store:
    """The store without any fact, and its data folder without memory of earlier runs."""
    without_facts(store)
    for name in ("accepted", "quarantine", "runs"):
        shutil.rmtree(store.settings.home / name, ignore_errors=True)
    return store


@pytest.fixture
def empty_embedded(shared_embedded: Store) -> Store:
    """An empty graph on the embedded engine."""
    return emptied(shared_embedded)


@pytest.fixture
def empty_neo4j(shared_neo4j: Store) -> Store:
    """An empty graph on Neo4j."""
    return emptied(shared_neo4j)


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest) -> Store:
    """An empty graph, once on each engine."""
    store: Store = request.getfixturevalue(f"empty_{request.param}")
    return store
