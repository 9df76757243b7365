"""What the tests of the ingest share: a small network to change, and engines started once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import statements
from graph.settings import Settings
from graph.store import Store
from ingest.places import Gazetteer
from tests.conftest import ENGINES, neo4j_settings
from tests.ingest.network import write_network


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


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small made-up network as a folder of tables, free to be changed."""
    return write_network(tmp_path / "data")


@pytest.fixture(scope="session")
def ingest_embedded(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Iterator[Store]:
    """One embedded engine for all tests of the ingest, see ``store``."""
    home = new_home(tmp_path_factory.mktemp("ingest") / "embedded", places)
    with Store.open(Settings(home=home)) as store:
        yield store


@pytest.fixture(scope="session")
def ingest_neo4j(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, places: Path
) -> Iterator[Store]:
    """The door to the test server for all tests of the ingest, see ``store``."""
    home = new_home(tmp_path_factory.mktemp("ingest") / "neo4j", places)
    server = request.getfixturevalue("neo4j_server")
    with Store.open(neo4j_settings(server, home)) as store:
        yield store


def emptied(store: Store) -> Store:
    """The store without any fact, and its data folder without memory of earlier runs."""
    for statement in statements.rebuild_slice():
        while store.write(statement, {"slice": 20_000}):
            pass
    for name in ("accepted", "quarantine", "runs"):
        shutil.rmtree(store.settings.home / name, ignore_errors=True)
    return store


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    """An empty graph, once on each engine."""
    return emptied(request.getfixturevalue(f"ingest_{request.param}"))


@pytest.fixture
def embedded(ingest_embedded: Store) -> Store:
    """An empty graph on the embedded engine, where the engine makes no difference."""
    return emptied(ingest_embedded)
