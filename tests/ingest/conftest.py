"""What the tests of the ingest share: a data folder to change, and a place list made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.store import Store
from ingest.places import Gazetteer
from tests.ingest.network import write_network


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the prepared place list, which takes seconds to make."""
    folder = tmp_path_factory.mktemp("places")
    Gazetteer.load(folder)
    return folder


@pytest.fixture
def home(tmp_path: Path, places: Path) -> Path:
    """A data folder of the user that already has the place list."""
    folder = tmp_path / "home"
    shutil.copytree(places, folder / "cache", dirs_exist_ok=True)
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small made-up network as a folder of tables, free to be changed."""
    return write_network(tmp_path / "data")


@pytest.fixture
def store(empty: Store, home: Path) -> Store:
    """An empty graph, once on each engine, whose data folder has the place list."""
    assert empty.settings.home == home
    return empty
