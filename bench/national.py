"""The whole country: made-up national files through the whole pipeline, step by step, and the
same rows into Neo4j by other means.

The first run, the same files again, and files of which 1 % of the rows changed, into each engine;
then writing alone beside cartography, py2neo, plain MERGE and the offline import.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench import peers
from bench.engines import fresh
from bench.national_files import CordisWish, Wish, change, figures, write_catalogue, write_cordis
from bench.national_files.catalogue import SEED
from bench.rows_files import write_rows
from bench.stopwatch import Stopwatch
from bench.table import Table, number, seconds
from bench.usage import Usage
from bench.worker import MeasurementError, measured
from ingest.options import RunOptions
from ingest.prepare import prepare_run
from ingest.run import run as ingest
from ingest.sources import SOURCES

Job = dict[str, Any]
Say = Callable[[str], None]
Inputs = Mapping[str, tuple[Path, ...]]
ROWS = figures.ROWS
CHANGED_SHARE = 0.01
STATES = ("first", "again", "changed")
OURS = "innonetz"
# How each way is called, and the rows of its transactions (those with which it is fastest).
PEERS: dict[str, Job] = {
    OURS: {"way": "ours"},
    "cartography load": {"way": "cartography", "batch": 10_000},
    "py2neo.bulk": {"way": "py2neo", "batch": 2_000},
    "UNWIND MERGE, Rust codec": {"way": "plain", "batch": 2_500},
    "UNWIND MERGE, plain driver": {"way": "plain", "batch": 10_000, "rust": False},
    "neo4j-admin import": {"way": "admin"},
}
# What is to be reached: rows per second as a multiple of a peer's, or seconds of something else.
GOALS: dict[str, float] = {
    "times cartography": 3.0, "times py2neo.bulk": 1.8, "of the offline import": 2.0,
    "pipeline by writing": 1.6, "again": 0.05, "changed": 0.25,
}  # fmt: skip


# -- in the process of a measurement ---------------------------------------------------------


def pipeline(job: Job) -> Job:
    """All three runs into one fresh engine: ``{engine, folder}`` → a result a state."""
    folder = Path(job["folder"])
    with fresh(job["engine"]) as store:
        return {state: one_run(inputs(folder, state), store) for state in STATES}


def one_run(files: Inputs, store: Any) -> Job:
    """A run with these files: seconds of its steps, facts, what was written, memory.

    Raises RuntimeError when the run did not accept them.
    """
    watch = Stopwatch()
    with Usage() as usage, watch.running():
        told = ingest(RunOptions(inputs=files), store)
    if told.outcome not in ("written", "unchanged"):
        reasons = "; ".join(s.reason for s in told.sources if s.reason)
        raise RuntimeError(f"the run ended as {told.outcome}: {reasons}")
    written = sum(t.add + t.change + t.remove for t in told.tables)
    return {"steps": watch.seconds, "seconds": watch.total, "facts": told.facts,
            "written": written, **usage.figures()}  # fmt: skip


def frames(job: Job) -> Job:
    """The wanted graph of the first run as files: ``{folder, rows}`` → the number of rows."""
    with tempfile.TemporaryDirectory() as home:
        options = RunOptions(inputs=inputs(Path(job["folder"]), "first"))
        prepared = prepare_run(options, Path(home))
    if prepared.frames is None:
        raise RuntimeError(f"the made-up files were not accepted: {prepared.failures}")
    return {"rows": write_rows(prepared.frames, Path(job["rows"]))}


def inputs(folder: Path, state: str) -> Inputs:
    """The made-up files of a state by source, for the sources that there are."""
    name = "foerderkatalog_changed.csv" if state == "changed" else "foerderkatalog.csv"
    given = {"foerderkatalog": (folder / name,), "cordis": tuple(sorted(folder.glob("*.zip")))}
    return {source: paths for source, paths in given.items() if source in SOURCES and paths}


# -- in the process of the command -----------------------------------------------------------


def write_files(folder: Path, rows: int, say: Say) -> None:
    """The made-up files of a size, their later state, and the archives of CORDIS."""
    say(f"national: made-up files of {rows:,} rows")
    written = write_catalogue(folder, Wish(rows))
    change(written.path, CHANGED_SHARE, SEED)
    if "cordis" in SOURCES:
        write_cordis(folder, CordisWish(rows / ROWS))


def run(engines: list[str], rows: int, repeat: int, say: Say) -> Job:
    """Measure everything; results of the pipeline by engine, of the peers by name and round.

    Raises MeasurementError when no source can read a national file.
    """
    if "foerderkatalog" not in SOURCES:
        raise MeasurementError("There is no reader of the Förderkatalog to be measured.")
    results: Job = {"rows": rows, "pipeline": {}, "peers": {}}
    with tempfile.TemporaryDirectory(prefix="innonetz-national-") as name:
        folder = Path(name)
        write_files(folder, rows, say)
        for engine in engines:
            say(f"national: the whole pipeline, {engine}")
            results["pipeline"][engine] = measured(
                {"job": "national", "engine": engine, "folder": name}
            )
        if "neo4j" in engines:
            measured({"job": "national_frames", "folder": name, "rows": str(folder / "rows")})
            results["peers"] = run_peers(folder / "rows", repeat, say)
    return results


def run_peers(rows: Path, repeat: int, say: Say) -> dict[str, list[Job]]:
    """The same rows by every way, in alternating order; cartography only where it is installed."""
    ways = dict(PEERS)
    if not os.environ.get(peers.CARTOGRAPHY):
        say(f"national: cartography is left out; {peers.CARTOGRAPHY} names no Python that has it")
        del ways["cartography load"]
    found: dict[str, list[Job]] = {name: [] for name in ways}
    for i in range(repeat):
        for name in ways if i % 2 == 0 else reversed(ways):
            say(f"national, writing, round {i + 1} of {repeat}: {name}")
            found[name].append(measured({"job": "peer", "rows": str(rows), **ways[name]}))
    return found


def tables(results: Job) -> list[Table]:
    """The results as tables: the pipeline, the ways to write, and what was to be reached."""
    found = [_pipeline_table(results), _peers_table(results["peers"])]
    return [table for table in (*found, _goals_table(results)) if table.rows]


def _steps(results: Job) -> list[str]:
    steps: dict[str, None] = {}
    for states in results["pipeline"].values():
        for state in STATES:
            steps |= dict.fromkeys(states[state]["steps"])
    steps.pop("rest", None)
    return [*steps, "rest"]


def _pipeline_table(results: Job) -> Table:
    steps = _steps(results)
    columns = ["run", "written", *steps, "total", "of the first", "client CPU", "engine CPU",
               "client MB", "engine MB"]  # fmt: skip
    table = Table(f"The whole pipeline, {number(results['rows'])} grants (seconds)", columns)
    for engine, states in results["pipeline"].items():
        for state in STATES:
            own = states[state]
            table.rows.append([
                f"{engine}, {state}", number(own["written"]),
                *(seconds(own["steps"].get(step)) for step in steps), seconds(own["seconds"]),
                f"{own['seconds'] / states['first']['seconds']:.1%}", seconds(own["client_cpu"]),
                seconds(own["engine_cpu"]), number(own["client_mb"]), number(own["engine_mb"]),
            ])  # fmt: skip
    return table


def _peers_table(found: dict[str, list[Job]]) -> Table:
    table = Table(
        "Writing the same rows into a fresh Neo4j (median of the rounds)",
        ["way", "rows", "standing", "seconds", "rows/s", "innonetz is faster by", "engine CPU",
         "client MB"],
    )  # fmt: skip
    for name, rounds in found.items():
        ratio = _median_ratio(found, name)
        table.rows.append([
            name, number(rounds[0]["rows"]), number(rounds[0]["standing"]),
            seconds(_median(rounds, "seconds")),
            number(rounds[0]["rows"] / statistics.median(r["seconds"] for r in rounds)),
            f"{ratio:.2f}", seconds(_median(rounds, "engine_cpu")),
            number(_median(rounds, "client_mb")),
        ])  # fmt: skip
    return table


def _median(rounds: list[Job], what: str) -> float | None:
    values = [r.get(what) for r in rounds]
    return None if None in values else statistics.median(v for v in values if v is not None)


def _median_ratio(found: dict[str, list[Job]], name: str) -> float:
    """How many times longer a way takes than innonetz, round by round."""
    pairs = zip(found[name], found[OURS], strict=True)
    return float(statistics.median(theirs["seconds"] / ours["seconds"] for theirs, ours in pairs))


def _goals_table(results: Job) -> Table:
    reached: dict[str, tuple[float, bool]] = {}

    def enter(goal: str, value: float, *, at_least: bool) -> None:
        reached[goal] = value, value >= GOALS[goal] if at_least else value <= GOALS[goal]

    found = results["peers"]
    for goal, name in (("times cartography", "cartography load"),
                       ("times py2neo.bulk", "py2neo.bulk")):  # fmt: skip
        if name in found:
            enter(goal, _median_ratio(found, name), at_least=True)
    if found:
        enter("of the offline import", 1 / _median_ratio(found, "neo4j-admin import"),
              at_least=False)  # fmt: skip
    for engine, states in results["pipeline"].items():
        first = states["first"]
        if engine == "neo4j":
            enter("pipeline by writing", first["seconds"] / first["steps"]["write"], at_least=False)
            for state in ("again", "changed"):
                enter(state, states[state]["seconds"] / first["seconds"], at_least=False)
    rows = [[goal, f"{GOALS[goal]:g}", f"{value:.2f}", "yes" if good else "no"]
            for goal, (value, good) in reached.items()]  # fmt: skip
    return Table("What is to be reached on Neo4j", ["figure", "goal", "found", "reached"], rows)
