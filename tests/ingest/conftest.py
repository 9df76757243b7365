"""What the tests of the ingest share: a small network to change, and engines started once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Store
from tests.conftest import ENGINES, emptied
from tests.ingest.network import write_network


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small made-up network as a folder of tables, free to be changed."""
    return write_network(tmp_path / "data")


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    """An empty graph, once on each engine."""
    return emptied(request.getfixturevalue(f"shared_{request.param}"))


@pytest.fixture
def embedded(shared_embedded: Store) -> Store:
    """An empty graph on the embedded engine, where the engine makes no difference."""
    return emptied(shared_embedded)
