"""A run that is killed at any moment is mended by the next one. The network is made up."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psutil
import pytest

from graph.checks import check
from graph.settings import Settings
from graph.store import Store
from ingest.options import RunOptions
from ingest.run import run
from tests.commands import environment, started
from tests.conftest import emptied, neo4j_settings, new_home
from tests.ingest.network import facts, read_table, write_network, write_table
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.timeout(900)  # many real processes: a busy machine needs longer
FIRMS = 250  # about 1,300 facts
# Up to ten kills, most of them on the embedded engine; each costs the start of an engine or two.
FIRST_FILLS, REFRESHES, REFRESHES_NEO4J = 3, 3, 4
Facts = dict[tuple[str, ...], list[Any]]


@pytest.fixture(scope="module")
def state_a(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_network(tmp_path_factory.mktemp("a") / "data", FIRMS)


@pytest.fixture(scope="module")
def state_b(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """State A with 200 changed rows: 100 firms renamed, 50 memberships gone, 50 changed."""
    folder = write_network(tmp_path_factory.mktemp("b") / "data", FIRMS)
    firms = read_table(folder, "organisations")
    for firm in firms[:100]:
        firm["name"] += " & Co. KG"
    write_table(folder, "organisations", firms)
    memberships = read_table(folder, "memberships")
    for membership in memberships[150:200]:
        membership["since"] = "2021-06"
    write_table(folder, "memberships", memberships[:200] + memberships[250:])
    return folder


@contextlib.contextmanager
def ingesting(data: Path, settings: Settings) -> Iterator[BaseProcess]:
    """The command as the leader of its own group of processes."""
    neo4j = {
        "NEO4J_URI": settings.uri, "NEO4J_USER": settings.user, "NEO4J_PASSWORD": settings.password
    }  # fmt: skip
    process = started(
        ("ingest", "--data", str(data)),
        environment(settings.home, **(neo4j if settings.uri else {})),
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid_of(process), signal.SIGKILL)
        process.join()


def pid_of(process: BaseProcess) -> int:
    assert process.pid
    return process.pid


def seconds_of_a_run(data: Path, settings: Settings) -> float:
    start = time.monotonic()
    with ingesting(data, settings) as process:
        process.join()
        assert process.exitcode == 0
    return time.monotonic() - start


def moments(seconds: float, number: int, seed: int) -> list[float]:
    """One random moment in each of so many equal parts of a run.

    The measured run is the first one and so the slowest: its last quarter is left out, because
    most later runs would be over by then.
    """
    chance = random.Random(seed)
    return [0.75 * seconds * (i + chance.random()) / number for i in range(number)]


def kill(process: BaseProcess, after: float, *, group: bool) -> float | None:
    """Kill -9 after so many seconds; None, or after how many it had ended by itself."""
    start = time.monotonic()
    process.join(after)
    if process.exitcode is not None:
        return time.monotonic() - start
    with contextlib.suppress(ProcessLookupError):  # it may end in this very moment
        (os.killpg if group else os.kill)(pid_of(process), signal.SIGKILL)
    process.join()
    if process.exitcode == 0:
        return time.monotonic() - start
    assert process.exitcode == -signal.SIGKILL
    return None


def left_behind(home: Path, patience: float = 30) -> list[list[str]]:
    """Command lines of processes that still work on a data folder when patience is over."""
    deadline = time.monotonic() + patience
    while True:
        lines = [p.info["cmdline"] or [] for p in psutil.process_iter(["cmdline"])]
        found = [line for line in lines if any(str(home) in part for part in line)]
        if not found or time.monotonic() > deadline:
            return found
        time.sleep(0.1)


def failed_checks(store: Store) -> list[str]:
    return [f"{r.name}: {r.examples}" for r in check(store) if not r.ok]


def mended(data: Path, settings: Settings) -> Facts:
    """All facts after the next run."""
    with Store.open(settings) as store:
        assert run(RunOptions(data), store).exit_code == 0
        assert failed_checks(store) == []
        return facts(store)


@pytest.mark.embedded
def test_killed_first_fills(state_a: Path, places: Path, tmp_path: Path) -> None:
    """Every other time the engine's process is killed with its parent."""
    undisturbed = Settings(home=new_home(tmp_path / "undisturbed", places))
    seconds = seconds_of_a_run(state_a, undisturbed)
    wanted = mended(state_a, undisturbed)
    assert len(wanted) > 1_000
    killed = 0
    for i, moment in enumerate(moments(seconds, FIRST_FILLS, seed=1)):
        settings = Settings(home=new_home(tmp_path / f"home-{i}", places))
        with ingesting(state_a, settings) as process:
            killed += kill(process, moment, group=i % 2 == 0) is None
            assert left_behind(settings.home) == []
        assert mended(state_a, settings) == wanted
    assert killed >= FIRST_FILLS / 2


def check_refreshes(
    settings: Settings, state_a: Path, state_b: Path, kills: int, *, groups: bool
) -> None:
    """So many runs killed at random moments, in turn from state A to B and back.

    One that was over before is tried again.
    """
    wanted = {state_a: mended(state_a, settings)}
    seconds = seconds_of_a_run(state_b, settings)
    wanted[state_b] = mended(state_b, settings)
    assert wanted[state_a] != wanted[state_b]
    chance = random.Random(2)
    killed = 0
    for turn in range(3 * kills):
        state = (state_a, state_b)[turn % 2]
        with ingesting(state, settings) as process:
            lived = kill(process, seconds * chance.random(), group=groups and killed % 2 == 0)
            assert left_behind(settings.home) == []
        if lived is None:
            killed += 1
        else:  # the first run was slower than later ones are
            seconds = min(seconds, lived)
        assert mended(state, settings) == wanted[state]
        if killed == kills:
            return
    assert killed == kills


@pytest.mark.embedded
def test_killed_refreshes_of_the_embedded_store(
    state_a: Path, state_b: Path, places: Path, tmp_path: Path
) -> None:
    settings = Settings(home=new_home(tmp_path / "home", places))
    check_refreshes(settings, state_a, state_b, REFRESHES, groups=True)


@pytest.mark.neo4j
def test_killed_refreshes_of_neo4j(
    state_a: Path, state_b: Path, places: Path, tmp_path: Path, neo4j_server: Neo4jServer
) -> None:
    """The client is killed; the server ends its open transaction."""
    settings = neo4j_settings(neo4j_server, new_home(tmp_path / "home", places))
    with Store.open(settings) as store:
        emptied(store)
    check_refreshes(settings, state_a, state_b, REFRESHES_NEO4J, groups=False)
