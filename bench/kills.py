"""Runs of a made-up national list that are killed at random moments: does the next one mend all?

In turn the store goes from one state of the list to the other and back; every fifth time it begins
empty. Each run is killed (SIGKILL) at a random moment of the time such a run takes, on the embedded
engine every other time with its engine. The next run has to end with the facts, each with its
bookkeeping, that an undisturbed run leaves.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bench.engines import emptied
from bench.national import Say, inputs, write_files
from bench.table import Table, number, seconds
from bench.worker import LIMIT_SECONDS, ROOT, MeasurementError, measured
from graph import statements
from graph.model import MODEL
from graph.settings import Settings
from graph.store import Store
from ingest.options import RunOptions
from ingest.run import run as ingest
from tests.neo4j.server import Neo4jServer

Job = dict[str, Any]
KILLS = 50
ROWS = 20_000
# Every so many kills one hits the first fill of an empty store.
FILL_EVERY = 5
STATES = ("changed", "first")
_SEED = 20_261_123


def ingest_once(job: Job) -> Job:
    """The run that is killed: ``{home, uri, folder, state}``."""
    with Store.open(_settings(job)) as store:
        return {"outcome": ingest(_options(job), store).outcome}


def _settings(job: Job) -> Settings:
    return Settings(home=Path(job["home"]), uri=job["uri"])


def _options(job: Job) -> RunOptions:
    return RunOptions(inputs=inputs(Path(job["folder"]), job["state"]))


@dataclass
class _Place:
    """A store that is not open here, so that nobody but the killed run holds its engine."""

    engine: str
    root: Path
    folder: str
    uri: str | None
    homes: int = 0

    def job(self, state: str) -> Job:
        home = str(self.root / f"home-{self.homes}")
        return {"job": "ingest_once", "home": home, "uri": self.uri, "folder": self.folder,
                "state": state}  # fmt: skip

    def empty(self) -> None:
        """Nothing written and nothing remembered."""
        shutil.rmtree(self.root / f"home-{self.homes}", ignore_errors=True)
        self.homes += 1
        if self.uri:
            with Store.open(_settings(self.job(""))) as store:
                emptied(store)

    def mended(self, state: str) -> str:
        """The digest of all facts after a whole run. Raises MeasurementError when it fails."""
        job = self.job(state)
        with Store.open(_settings(job)) as store:
            told = ingest(_options(job), store)
            if told.exit_code:
                raise MeasurementError(f"The run after a kill ended as {told.outcome}.")
            return digest(
                (table.table, store.read(statements.everything(table)).value()) for table in MODEL
            )


def digest(tables: Iterable[tuple[str, Iterable[list[Any]]]]) -> str:
    """Of every fact of every table with its sources and run stamps, whatever the order."""
    found = blake2b()
    for name, rows in tables:
        lines = sorted(json.dumps(row) for row in rows)
        found.update("\n".join([name, *lines, ""]).encode())
    return found.hexdigest()


def one(job: Job) -> Job:
    """All kills on one engine: ``{engine, folder, kills}``."""
    with contextlib.ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="innonetz-kills-")))
        uri = stack.enter_context(Neo4jServer()).uri if job["engine"] == "neo4j" else None
        return _killed(_Place(job["engine"], root, job["folder"], uri), job["kills"])


def _killed(place: _Place, kills: int) -> Job:
    chance = random.Random(_SEED)
    wanted, lasts = _undisturbed(place)
    found: Job = {"killed": 0, "of fills": 0, "over before": 0, "differ": 0, "mending": []}
    turn = 0
    while found["killed"] < kills:
        fill = turn % FILL_EVERY == 0
        # A fill brings the first state, so that the next run has something to change.
        state = "first" if fill else STATES[(turn % FILL_EVERY - 1) % 2]
        if fill:
            place.empty()
        own = lasts["fill" if fill else "refresh"]
        if _kill(place, state, own * chance.random(), group=turn % 2 == 0):
            found["killed"] += 1
            found["of fills"] += fill
        else:
            found["over before"] += 1
        started = time.perf_counter()
        found["differ"] += place.mended(state) != wanted[state]
        found["mending"].append(time.perf_counter() - started)
        turn += 1
    return {**found, **lasts}


def _undisturbed(place: _Place) -> tuple[dict[str, str], dict[str, float]]:
    """The digest of each state, and the seconds of a first fill and of a refresh."""
    lasts: dict[str, float] = {}
    wanted: dict[str, str] = {}
    place.empty()
    for state in ("first", "changed"):
        with _running(place.job(state)) as process:
            started = time.perf_counter()
            process.wait(LIMIT_SECONDS)
            lasts["fill" if state == "first" else "refresh"] = time.perf_counter() - started
        wanted[state] = place.mended(state)
    return wanted, lasts


@contextlib.contextmanager
def _running(job: Job) -> Iterator[subprocess.Popen[bytes]]:
    """A run as the leader of its own group of processes, which is gone after it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.worker", json.dumps(job)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _kill(place: _Place, state: str, after: float, *, group: bool) -> bool:
    """Kill a run after so many seconds; False when it was over before."""
    with _running(place.job(state)) as process:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after)
            return False
        (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
        process.wait()
        return True


def run(engines: list[str], rows: int, kills: int, say: Say) -> Job:
    """Kill runs on every engine; what came of it by engine."""
    found: Job = {}
    with tempfile.TemporaryDirectory(prefix="innonetz-kills-") as name:
        write_files(Path(name), rows, say)
        for engine in engines:
            say(f"kills: {kills} runs of {rows:,} rows, {engine}")
            found[engine] = measured(
                {"job": "kills", "engine": engine, "folder": name, "kills": kills}
            )
    return found


def tables(results: Job) -> list[Table]:
    """One row an engine."""
    columns = ["engine", "killed", "of first fills", "over before", "graphs that differ after",
               "first fill", "refresh", "longest next run"]  # fmt: skip
    table = Table("Runs killed at random moments (times in seconds)", columns)
    for engine, own in results.items():
        counts = ("killed", "of fills", "over before", "differ")
        times = (own["fill"], own["refresh"], max(own["mending"]))
        table.rows.append([engine, *(number(own[c]) for c in counts), *map(seconds, times)])
    return [table]
