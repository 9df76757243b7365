"""What one writes without innonetz: ``UNWIND … MERGE … SET +=`` with the official driver.

The rows are the same, as maps, with the same keys and the same constraints. It writes less than
innonetz does: no digest and no run stamps, so it cannot tell later what has changed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any, cast

from neo4j import Driver, GraphDatabase, ManagedTransaction

from bench.usage import Usage
from graph import statements
from graph.frames import Frames
from graph.model import MODEL
from graph.schema import NodeType, Table

Row = dict[str, Any]


def codec() -> str:
    """Which codec this process's driver uses: ``rust`` or ``python``."""
    return "rust" if sys.modules.get("neo4j._rust") else "python"


def merge(table: Table) -> str:
    """The statement that everybody writes."""
    if isinstance(table, NodeType):
        return f"UNWIND $rows AS row MERGE (n:{table.label} {{id: row.id}}) SET n += row"
    return (
        f"UNWIND $rows AS row MATCH (a:{table.start} {{id: row.start_id}}) "
        f"MATCH (b:{table.end} {{id: row.end_id}}) "
        f"MERGE (a)-[r:{table.type} {{key: row.key}}]->(b) SET r += row.properties"
    )


def rows_of(table: Table, frames: Frames) -> list[Row]:
    """The rows of a table as maps."""
    rows = cast("list[Row]", frames[table.table].to_dict("records"))
    if isinstance(table, NodeType):
        return rows
    ends = ("start_id", "end_id", "key")
    return [
        {e: row[e] for e in ends} | {"properties": {k: v for k, v in row.items() if k not in ends}}
        for row in rows
    ]


def load(frames: Frames, uri: str, batch: int, engine: int | None = None) -> dict[str, Any]:
    """Write the frames; returns seconds of each step, usage and what stands then.

    ``engine`` is the process of the server where this one did not start it.
    """
    with Usage(engine) as usage, GraphDatabase.driver(uri) as driver:
        steps = _load(frames, driver, batch)
    with GraphDatabase.driver(uri) as driver:
        nodes = _number(driver, "MATCH (n) RETURN count(n) AS n")
        ties = _number(driver, "MATCH ()-[r]->() RETURN count(r) AS n")
    return {
        "steps": steps,
        **usage.figures(),
        "standing": nodes + ties,
        "codec": codec(),
    }


def _load(frames: Frames, driver: Driver, batch: int) -> dict[str, float]:
    started = time.perf_counter()
    for text in statements.constraints(MODEL):
        driver.execute_query(text)
    constrained = time.perf_counter()
    preparing = 0.0
    with driver.session() as session:
        for table in MODEL:
            before = time.perf_counter()
            rows = rows_of(table, frames)
            preparing += time.perf_counter() - before
            for part in _parts(rows, batch):
                session.execute_write(_write, merge(table), part)
    writing = time.perf_counter() - constrained - preparing
    return {"constraints": constrained - started, "prepare": preparing, "write": writing}


def _write(transaction: ManagedTransaction, statement: str, rows: list[Row]) -> None:
    transaction.run(statement, rows=rows).consume()


def _parts(rows: list[Row], size: int) -> Iterator[list[Row]]:
    for i in range(0, len(rows), size):
        yield rows[i : i + size]


def _number(driver: Driver, statement: str) -> int:
    return int(driver.execute_query(statement).records[0]["n"])
