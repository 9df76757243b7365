"""How long loading takes: the curated set through the whole pipeline, the made-up network from
its frames, and the same rows beside it with the plain driver."""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import plain as peer
from bench.engines import NETWORKS, emptied, shared_or_fresh
from bench.made_up import made_up
from bench.table import Table, number, seconds
from bench.usage import Usage
from bench.worker import measured
from graph.apply import apply, prepare
from graph.difference import difference
from graph.frames import Frames
from graph.model import MODEL
from graph.store import Store
from ingest.options import RunOptions
from ingest.prepare import prepare_run
from tests.neo4j.server import Neo4jServer

RUN = "in-bench"
OTHER_SEED = 7
Job = dict[str, Any]
Say = Callable[[str], None]
# The same rows with the plain driver: rows a transaction, and whether with the Rust codec.
PEERS = ((10_000, False), (2_500, False), (10_000, True), (2_500, True))
STEPS = ("read", "assemble", "constraints", "difference", "apply")
COLUMNS = (
    "rows", "rows/s", "total", *STEPS, "again", "client CPU", "engine CPU", "client MB",
    "engine MB",
)  # fmt: skip
OURS = "innonetz, neo4j, made-up"


class Steps:
    """Seconds of each step, in order."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def done(self, step: str) -> None:
        now = time.perf_counter()
        self.seconds[step] = self.seconds.get(step, 0.0) + now - self._last
        self._last = now


# -- in the process of a measurement ---------------------------------------------------------


def one(job: Job) -> Job:
    """Load twice into one engine: ``{engine, what, scale}`` → seconds, memory, rows.

    With ``uri`` and ``pid`` it is a Neo4j that has worked before, else a fresh engine.
    """
    wanted = None if job["what"] == "curated" else made_up(job["scale"])
    with shared_or_fresh(job["engine"], job.get("uri", "")) as store:
        if wanted is not None and "uri" not in job:
            _load(made_up(job["scale"], seed=OTHER_SEED), store, Steps())
            emptied(store)
        with Usage(job.get("pid")) as usage:
            first = Steps()
            rows = _load(wanted, store, first)
        again = Steps()
        if _load(wanted, store, again):
            raise RuntimeError("the second run found something to write")
    return {
        "rows": rows,
        "steps": first.seconds,
        "again": sum(again.seconds.values()),
        **usage.figures(),
        "codec": peer.codec(),
    }


def _load(wanted: Frames | None, store: Store, steps: Steps) -> int:
    frames = curated(store.settings.home, steps) if wanted is None else wanted
    prepare(MODEL, store)
    steps.done("constraints")
    changes = difference(MODEL, frames, store)
    steps.done("difference")
    rows = apply(changes, store, RUN)
    steps.done("apply")
    return rows


def curated(home: Path, steps: Steps) -> Frames:
    """The wanted frames of the curated set, read and assembled."""

    def progress(step: str, done: int, total: int) -> None:
        if step == "read" and done == total:
            steps.done("read")

    prepared = prepare_run(RunOptions(), home, progress)
    steps.done("assemble")
    if prepared.frames is None:
        raise RuntimeError(f"the curated set was not accepted: {prepared.failures}")
    return prepared.frames


def plain(job: Job) -> Job:
    """The made-up network with the plain driver: ``{scale, batch, uri, pid}``."""
    frames = made_up(job["scale"])
    rows = sum(len(frame) for frame in frames.values())
    with shared_or_fresh("neo4j", job["uri"]):
        result = peer.load(frames, job["uri"], job["batch"], job["pid"])
    if result["standing"] != rows:
        raise RuntimeError(f"{rows} rows became {result['standing']} facts")
    return result | {"rows": rows}


# -- in the process of the command -----------------------------------------------------------


@dataclass(frozen=True)
class Way:
    """One way to load: how it is called, and the job that measures it."""

    name: str
    job: Job

    @property
    def compared(self) -> bool:
        """Whether it writes the made-up network into Neo4j, as others do."""
        return self.name == OURS or self.job["job"] == "plain"


def ways(engines: list[str], scale: int) -> list[Way]:
    """What is measured in every round, innonetz and its peers one after the other."""
    ours = [
        Way(
            f"innonetz, {engine}, {what.replace('_', '-')}",
            {"job": "load", "engine": engine, "what": what, "scale": scale},
        )
        for engine in engines
        for what in NETWORKS
    ]
    if "neo4j" not in engines:
        return ours
    return ours + [
        Way(
            f"plain driver{' + Rust codec' if rust else ''}, neo4j, batch {batch}",
            {"job": "plain", "scale": scale, "batch": batch, "rust": rust},
        )
        for batch, rust in PEERS
    ]


def run(engines: list[str], scale: int, repeat: int, say: Say) -> dict[str, list[Job]]:
    """Measure every way ``repeat`` times, in alternating order; results by name of the way.

    The ways to write the made-up network into Neo4j share one server, and each has written into it
    before anything is measured: a server compiles its code while it works, so who comes later in
    its life is faster.
    """
    order = ways(engines, scale)
    results: dict[str, list[Job]] = {way.name: [] for way in order}
    with contextlib.ExitStack() as stack:
        if shared := [way for way in order if way.compared]:
            server = stack.enter_context(Neo4jServer())
            for way in shared:
                way.job.update(uri=server.uri, pid=server.pid)
                say(f"load, before the rounds: {way.name}")
                measured(way.job)
        for i in range(repeat):
            for way in order if i % 2 == 0 else reversed(order):
                say(f"load, round {i + 1} of {repeat}: {way.name}")
                results[way.name].append(_figures(measured(way.job)))
    return results


def _figures(result: Job) -> Job:
    total = sum(result["steps"].values())
    writing = result["steps"].get("apply") or result["steps"]["write"]
    return result | {
        "seconds": total,
        "rows_per_second": result["rows"] / total,
        "written_per_second": result["rows"] / writing,
    }


def ratios(results: dict[str, list[Job]], of: str) -> dict[str, list[float]]:
    """A figure of innonetz on Neo4j as a multiple of each peer's, round by round."""
    return {
        name: [a[of] / b[of] for a, b in zip(results[OURS], theirs, strict=True)]
        for name, theirs in results.items()
        if name.startswith("plain") and OURS in results
    }


def tables(results: dict[str, list[Job]]) -> list[Table]:
    """The results as tables to print: medians over the rounds."""
    loads = Table(
        "Loading (median of the rounds; seconds)",
        ["way", *COLUMNS],
        [_line(name, rounds) for name, rounds in results.items()],
    )
    figures = {"rows_per_second": "rows/s", "written_per_second": "rows/s of writing alone"}
    compared = Table(
        "innonetz on Neo4j as a multiple of a peer on the same rows",
        ["peer", "figure", "min", "median", "max"],
        [
            [name, title, *(f"{f(values):.2f}" for f in (min, statistics.median, max))]
            for of, title in figures.items()
            for name, values in ratios(results, of).items()
        ],
    )
    return [loads, compared] if compared.rows else [loads]


def _line(name: str, rounds: list[Job]) -> list[str]:
    def median(of: Callable[[Job], Any]) -> float | None:
        values = [of(r) for r in rounds]
        return None if None in values else statistics.median(values)

    def step(name: str) -> float | None:
        # The plain driver has no difference: making maps of the frames is its preparation.
        other = {"difference": "prepare", "apply": "write"}.get(name, "")
        return median(lambda r: r["steps"].get(name, r["steps"].get(other)))

    return [
        name,
        number(median(lambda r: r["rows"])),
        number(median(lambda r: r["rows_per_second"])),
        seconds(median(lambda r: r["seconds"])),
        *(seconds(step(s)) for s in STEPS),
        seconds(median(lambda r: r.get("again"))),
        seconds(median(lambda r: r["client_cpu"])),
        seconds(median(lambda r: r["engine_cpu"])),
        number(median(lambda r: r["client_mb"])),
        number(median(lambda r: r["engine_mb"])),
    ]
