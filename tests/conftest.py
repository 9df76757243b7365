"""Stores for the tests: the embedded engine and a real Neo4j, empty or with the curated network."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from bench.engines import emptied as without_facts
from graph.settings import Settings
from graph.store import Store
from tests.commands import Command
from tests.ingest.network import write_network
from tests.kept import (
    ENGINES,
    SESSION,
    begin,
    kept_settings,
    new_home,
    prepared_places,
    started,
    stop,
)
from tests.neo4j.server import Neo4jServer, Neo4jUnavailable

# Where the engines of this session are that all its processes read from.
SESSION_FOLDER = "INNONETZ_TEST_FOLDER"
NOTHING_SKIPPED = os.environ.get("INNONETZ_TEST_ALL") == "1"


def _in_charge(config: pytest.Config) -> bool:
    """Whether this process holds the session, and is not one of those side by side."""
    return not hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the engines that are started when a test first needs them."""
    # Every engine of the tests lives for minutes at most: its Java is compiled the quick way only,
    # which halves what it costs to start one. Not at import: what is measured is not hurried so.
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
    if _in_charge(config):
        os.environ[SESSION_FOLDER] = tempfile.mkdtemp(prefix="innonetz-tests-")
        os.environ[SESSION] = str(os.getpid())
        # Where nothing is skipped both will be needed: they load while other tests run.
        if NOTHING_SKIPPED and not config.option.collectonly:
            for engine in ENGINES:
                begin(Path(os.environ[SESSION_FOLDER]), engine)


# Files that write to a Neo4j: one of the processes takes them all, so that one server serves them
# and is warm after the first.
_WRITING = re.compile(
    r"tests/(graph/test_(apply|checks|door|networks|reading_only)"
    r"|ingest/test_(interrupted|refresh|limits|handed_in|quarantine))\.py"
)


class _ByFile(LoadFileScheduling):
    """A file's tests stay together, and the files that write to a Neo4j too."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "neo4j" if _WRITING.fullmatch(file) else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """How tests are shared out when they run side by side."""
    return _ByFile(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the engines."""
    if _in_charge(config) and (folder := os.environ.pop(SESSION_FOLDER, "")):
        stop(Path(folder))
        shutil.rmtree(folder, ignore_errors=True)


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
def places() -> Path:
    """The folder of the prepared place list, see ``new_home``."""
    return prepared_places(Path(os.environ[SESSION_FOLDER]))


def _loaded(engine: str) -> Iterator[Store]:
    try:
        found = kept_settings(engine) or started(Path(os.environ[SESSION_FOLDER]), engine)
    except Neo4jUnavailable as error:
        skip_or_fail(str(error))
    with Store.open(found) as store:
        yield store


@pytest.fixture(scope="session")
def loaded_embedded() -> Iterator[Store]:
    """The curated network on the embedded engine. Only for reading."""
    yield from _loaded("embedded")


@pytest.fixture(scope="session")
def loaded_neo4j() -> Iterator[Store]:
    """The curated network on Neo4j. Only for reading."""
    yield from _loaded("neo4j")


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


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Iterator[Command]:
    """The command with the made-up network loaded."""
    folder = tmp_path_factory.mktemp("command")
    made = Command(new_home(folder / "home", places), write_network(folder / "data"))
    with Store.open(Settings(home=made.home)):
        done = made("ingest", "--data", str(made.data))
        assert done.returncode == 0, done.stderr
        yield made
