"""Readers while an ingest works: ten people ask questions of a store that a run is writing to.

The store holds the curated set. A run then brings in a made-up list of grants, and after it the
same list with 1 % of its rows changed. Meanwhile every reader asks local questions one after the
other, each over a door of its own. What counts is that nobody gets an error, and the longest wait.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.engines import fresh
from bench.national import Say, inputs, one_run, write_files
from bench.table import Table, number, seconds
from bench.worker import measured
from graph.errors import InnonetzError
from graph.settings import Settings
from graph.store import Store
from ingest.options import RunOptions
from ingest.run import run as ingest
from queries.catalogue import ask, question

Job = dict[str, Any]
READERS = 10
ROWS = 20_000
# Local questions: what a person sees who opens a profile, a network or a gap.
ASKED = ("find", "profile", "neighbours", "cluster_profile", "chain_coverage", "path")
STATES = ("idle", "first", "changed")
_IDLE_SECONDS = 5.0


@dataclass
class Heard:
    """What the readers saw: seconds of every answer, and the errors by their text."""

    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def one(job: Job) -> Job:
    """Readers beside no run, a first run and a changed one: ``{engine, folder}``."""
    folder = Path(job["folder"])
    found: Job = {}
    with fresh(job["engine"]) as store:
        ingest(RunOptions(), store)
        for state in STATES:
            found[state] = _beside(state, folder, store, READERS)
    return found


def _beside(state: str, folder: Path, store: Store, readers: int) -> Job:
    heard, over = Heard(), threading.Event()
    threads = [
        threading.Thread(target=_read_on, args=(store.settings, heard, over, first))
        for first in range(readers)
    ]
    for thread in threads:
        thread.start()
    started = time.perf_counter()
    try:
        written = _work(state, folder, store)
    finally:
        lasted = time.perf_counter() - started
        over.set()
        for thread in threads:
            thread.join()
    return {"seconds": lasted, "written": written, "answers": len(heard.waits),
            "errors": heard.errors, "median": statistics.median(heard.waits),
            "longest": max(heard.waits)}  # fmt: skip


def _work(state: str, folder: Path, store: Store) -> int:
    """The run of a state, or a while without one; gives the facts written.

    The run has a process of its own, as it has beside the pages.
    """
    if state == "idle":
        time.sleep(_IDLE_SECONDS)
        return 0
    settings = store.settings
    job = {"job": "readers_run", "home": str(settings.home), "uri": settings.uri,
           "folder": str(folder), "state": state}  # fmt: skip
    written: int = measured(job)["written"]
    return written


def run_beside(job: Job) -> Job:
    """The run beside the readers: ``{home, uri, folder, state}`` → ``{written}``."""
    with Store.open(Settings(home=Path(job["home"]), uri=job["uri"])) as store:
        return {"written": one_run(inputs(Path(job["folder"]), job["state"]), store)["written"]}


def _read_on(settings: Settings, heard: Heard, over: threading.Event, first: int) -> None:
    """Ask one question after the other until it is over; each reader begins with another."""
    with Store.open(settings) as store:
        turn = first
        while not over.is_set():
            name = ASKED[turn % len(ASKED)]
            started = time.perf_counter()
            try:
                ask(store, name, question(name).header.example)
            except InnonetzError as error:
                heard.errors.append(f"{name}: {error}")
            heard.waits.append(time.perf_counter() - started)
            turn += 1


def run(engines: list[str], rows: int, say: Say) -> Job:
    """Measure every engine; results by engine and state."""
    found: Job = {}
    with tempfile.TemporaryDirectory(prefix="innonetz-readers-") as name:
        write_files(Path(name), rows, say)
        for engine in engines:
            say(f"readers: {READERS} beside an ingest of {rows:,} rows, {engine}")
            found[engine] = measured({"job": "readers", "engine": engine, "folder": name})
    return found


def tables(results: Job) -> list[Table]:
    """One row an engine and state."""
    columns = ["engine, beside", "run", "written", "answers", "errors", "median", "longest"]
    table = Table(f"{READERS} readers while an ingest works (seconds)", columns)
    for engine, states in results.items():
        for state in STATES:
            own = states[state]
            table.rows.append([
                f"{engine}, {state}", seconds(own["seconds"]), number(own["written"]),
                number(own["answers"]), number(len(own["errors"])), seconds(own["median"]),
                seconds(own["longest"]),
            ])  # fmt: skip
    return [table]
