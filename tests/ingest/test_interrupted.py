"""A run that is killed at any moment is mended by the next one. The network is made up."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple

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
# Ten kills, most of them on the embedded engine; each costs the start of an engine or two.
FIRST_FILLS, REFRESHES, REFRESHES_NEO4J = 3, 3, 4
Facts = dict[tuple[str, ...], list[Any]]


class Wanted(NamedTuple):
    """All facts of each state, and the seconds of a first fill."""

    facts: dict[Path, Facts]
    seconds: float


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


def kill(process: BaseProcess, after: float, *, group: bool) -> float | None:
    """Kill -9 after so many seconds; None, or after how many it had ended by itself."""
    start = time.monotonic()
    process.join(after)
    lived = time.monotonic() - start
    if process.is_alive():
        with contextlib.suppress(ProcessLookupError):  # it may end in this very moment
            (os.killpg if group else os.kill)(pid_of(process), signal.SIGKILL)
        process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return lived if process.exitcode == 0 else None


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


@pytest.fixture(scope="module")
def undisturbed(
    state_a: Path, state_b: Path, places: Path, tmp_path_factory: pytest.TempPathFactory
) -> Wanted:
    """All facts of both states after runs that nobody killed, and how long the first one took."""
    settings = Settings(home=new_home(tmp_path_factory.mktemp("undisturbed") / "home", places))
    start = time.monotonic()
    with ingesting(state_a, settings) as process:
        process.join()
        assert process.exitcode == 0
    seconds = time.monotonic() - start
    found = {state: mended(state, settings) for state in (state_a, state_b)}
    assert len(found[state_a]) > 1_000
    assert found[state_a] != found[state_b]
    return Wanted(found, seconds)


@pytest.mark.embedded
def test_killed_first_fills(
    state_a: Path, undisturbed: Wanted, places: Path, tmp_path: Path
) -> None:
    """Every fill begins with an empty store."""
    homes = itertools.count()

    def new_settings() -> Settings:
        return Settings(home=new_home(tmp_path / f"home-{next(homes)}", places))

    check_kills(new_settings, (state_a,), undisturbed, FIRST_FILLS, groups=True)


@pytest.mark.embedded
def test_killed_refreshes_of_the_embedded_store(
    state_a: Path, state_b: Path, undisturbed: Wanted, places: Path, tmp_path: Path
) -> None:
    """Every run refreshes the store that the one before it left."""
    settings = Settings(home=new_home(tmp_path / "home", places))
    mended(state_a, settings)
    check_kills(lambda: settings, (state_b, state_a), undisturbed, REFRESHES, groups=True)


@pytest.mark.neo4j
def test_killed_refreshes_of_neo4j(
    state_a: Path,
    state_b: Path,
    undisturbed: Wanted,
    places: Path,
    tmp_path: Path,
    neo4j_server: Neo4jServer,
) -> None:
    """The client is killed; the server ends its open transaction."""
    settings = neo4j_settings(neo4j_server, new_home(tmp_path / "home", places))
    with Store.open(settings) as store:
        emptied(store)
    mended(state_a, settings)
    check_kills(lambda: settings, (state_b, state_a), undisturbed, REFRESHES_NEO4J, groups=False)


def check_kills(
    settings_of_a_run: Callable[[], Settings],
    states: Sequence[Path],
    undisturbed: Wanted,
    kills: int,
    *,
    groups: bool,
) -> None:
    """So many runs killed, each at a random moment of an equal part of the time a run takes.

    The states are loaded in turn. With ``groups`` the engine's process is killed with its parent
    every other time. A run that was over before is tried again with a shorter time: the measured
    one was the first and so the slowest.
    """
    chance = random.Random(2)
    seconds, killed = undisturbed.seconds, 0
    for turn in range(4 * kills):
        state, settings = states[turn % len(states)], settings_of_a_run()
        moment = seconds * (killed + chance.random()) / kills
        with ingesting(state, settings) as process:
            lived = kill(process, moment, group=groups and killed % 2 == 0)
            assert left_behind(settings.home) == []
        if lived is None:
            killed += 1
        else:
            seconds = min(seconds, lived)
        assert mended(state, settings) == undisturbed.facts[state]
        if killed == kills:
            return
    assert killed == kills
