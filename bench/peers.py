"""The same rows into a fresh Neo4j by other means; each gives seconds of writing and what stands.

Reading the rows and making maps of them is done before and not counted: what is compared is the
writing. Constraints are counted, as everybody needs them.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from bench import plain
from bench.rows_files import read_frames
from bench.rows_files import read_rows as rows_of
from bench.usage import Usage
from graph import statements
from graph.apply import apply, prepare
from graph.difference import difference
from graph.import_files import write_import_files
from graph.model import MODEL
from graph.schema import NodeType, Table
from graph.settings import Settings
from graph.store import Store
from tests.neo4j.server import Neo4jServer, fetched_jars

Job = dict[str, Any]
CARTOGRAPHY = "INNONETZ_BENCH_CARTOGRAPHY"  # names a Python in whose environment it is
SCRIPT = Path(__file__).with_name("cartography_load.py")
ADMIN = "org.neo4j.cli.AdminTool"
IMPORT_THREADS = 2
_LIMIT_SECONDS = 3_600


class PeerError(RuntimeError):
    """A peer ended with an error; the message is its last line."""


def one(job: Job) -> Job:
    """One way to write: ``{way, rows (folder), batch}`` → seconds, rows, standing, memory."""
    return WAYS[job["way"]](Path(job["rows"]), job)


def standing(uri: str) -> int:
    """Nodes and relationships in a store."""
    with GraphDatabase.driver(uri) as driver:
        return sum(
            int(driver.execute_query(text).records[0]["n"])
            for text in ("MATCH (n) RETURN count(n) AS n", "MATCH ()-[r]->() RETURN count(r) AS n")
        )


def _ours(folder: Path, _job: Job) -> Job:
    """What a first run does after assembling: constraints, difference with digests, writing."""
    frames = read_frames(folder)
    with (
        Neo4jServer() as server,
        tempfile.TemporaryDirectory() as home,
        Store.open(Settings(home=Path(home), uri=server.uri)) as store,
    ):
        with Usage() as usage:
            started = time.perf_counter()
            prepare(MODEL, store)
            changes = difference(MODEL, frames, store)
            rows = apply(changes, store, "in-bench")
            seconds = time.perf_counter() - started
        return _result(seconds, rows, server.uri, usage)


def _plain(folder: Path, job: Job) -> Job:
    frames = read_frames(folder)
    rows = sum(len(frame) for frame in frames.values())
    with Neo4jServer() as server:
        done = plain.load(frames, server.uri, job["batch"])
        seconds = done["steps"]["constraints"] + done["steps"]["write"]
        return done | {"seconds": seconds, "rows": rows}


def _py2neo(folder: Path, job: Job) -> Job:
    from py2neo import Graph

    prepared = [(table, list(_py2neo_rows(folder, table))) for table in MODEL]
    rows = sum(len(own) for _, own in prepared)
    with Neo4jServer() as server:
        with Usage() as usage:
            graph = Graph(server.uri, name="neo4j")
            started = time.perf_counter()
            for text in statements.constraints(MODEL):
                graph.run(text)
            for table, own in prepared:
                for part in _parts(own, job["batch"]):
                    transaction = graph.begin()
                    _py2neo_write(transaction, table, part)
                    graph.commit(transaction)
            seconds = time.perf_counter() - started
        return _result(seconds, rows, server.uri, usage)


def _py2neo_rows(folder: Path, table: Table) -> Iterator[Any]:
    for row in rows_of(folder, table):
        yield row if isinstance(table, NodeType) else (row[0], row[2:], row[1])


def _py2neo_write(transaction: Any, table: Table, part: Sequence[Any]) -> None:
    from py2neo.bulk import merge_nodes, merge_relationships

    if isinstance(table, NodeType):
        merge_nodes(transaction, part, (table.label, "id"), keys=list(table.columns))
    else:
        merge_relationships(
            transaction, part, (table.type, "key"), start_node_key=(table.start, "id"),
            end_node_key=(table.end, "id"), keys=list(table.columns[2:]),
        )  # fmt: skip


def _parts(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    iterator = iter(rows)
    while part := list(islice(iterator, size)):
        yield part


def _cartography(folder: Path, job: Job) -> Job:
    """Its ``MERGE`` of relationships knows no key: parallel ones between two nodes become one."""
    rows = sum(sum(1 for _ in rows_of(folder, table)) for table in MODEL)
    with Neo4jServer() as server:
        python = os.environ[CARTOGRAPHY]
        with Usage() as usage:
            told = _told([python, "-W", "ignore", str(SCRIPT), server.uri, str(folder),
                          str(job["batch"])])  # fmt: skip
        result = _result(json.loads(told.splitlines()[-1])["write"], rows, server.uri, usage)
    return result | {"client_mb": None, "client_cpu": None}  # another process


def _admin(folder: Path, _job: Job) -> Job:
    """``neo4j-admin database import full`` into a store that is not running."""
    rows = sum(sum(1 for _ in rows_of(folder, table)) for table in MODEL)
    with tempfile.TemporaryDirectory(prefix="innonetz-import-") as name:
        home = Path(name)
        (home / "conf").mkdir()
        (home / "conf" / "neo4j.conf").write_text("", encoding="utf-8")
        files = write_import_files(read_frames(folder), "in-bench", home / "files")
        options = [f"--threads={IMPORT_THREADS}", f"--report-file={home / 'import.report'}"]
        command = ["java", "-Xmx1g", "-cp", str(fetched_jars() / "*"), ADMIN, "database", "import",
                   "full", "neo4j", *options, *files.arguments]  # fmt: skip
        started = time.perf_counter()
        places = {"NEO4J_HOME": name, "NEO4J_CONF": str(home / "conf")}
        _told(command, places, home / "files")
        seconds = time.perf_counter() - started
        with Neo4jServer(home=home) as server:
            return {"seconds": seconds, "rows": rows, "standing": standing(server.uri)}


def _told(
    command: list[str], more: dict[str, str] | None = None, folder: Path | None = None
) -> str:
    done = subprocess.run(
        command, cwd=folder, env=os.environ | (more or {}), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=_LIMIT_SECONDS, check=False,
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()
        raise PeerError(f"{Path(command[0]).name} ended with {done.returncode}: {said[-1]}")
    return done.stdout


def _result(seconds: float, rows: int, uri: str, usage: Usage) -> Job:
    return {"seconds": seconds, "rows": rows, "standing": standing(uri), **usage.figures()}


WAYS: dict[str, Callable[[Path, Job], Job]] = {
    "ours": _ours,
    "plain": _plain,
    "py2neo": _py2neo,
    "cartography": _cartography,
    "admin": _admin,
}
