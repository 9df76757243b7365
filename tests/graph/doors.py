"""A small graph behind the door, seen in full by its administrator: for tests of the door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import Driver, GraphDatabase

from graph.store import Store
from tests.graph.forbidden import SETUP

CONTENT = (
    "MATCH (n) WITH labels(n) AS l, properties(n) AS p RETURN l, p",
    "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b",
)
SCHEMA = ("SHOW CONSTRAINTS", "SHOW INDEXES")
SCHEMA_FIELDS = ("name", "type", "entityType", "labelsOrTypes", "properties")


def fill(store: Store) -> None:
    """Two constraints' worth of schema and four nodes; anything else in the graph goes."""
    for statement in SETUP:
        store.write(statement)


@contextmanager
def administrator(store: Store) -> Iterator[Driver]:
    """A driver with all rights, beside the store's own connections."""
    settings, engine = store.settings, store._engine
    if engine is not None:
        uri, auth = engine.connection.uri, ("root", engine.connection.password)
    else:
        uri, auth = settings.uri, (settings.user, settings.password)
    with GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver:
        yield driver


def everything(store: Store, driver: Driver) -> dict[str, Any]:
    """All nodes, relationships, constraints, indexes, users and databases of the store."""
    database = "graph" if store.engine == "embedded" else "neo4j"

    def rows(statement: str, where: str = database) -> list[dict[str, Any]]:
        return [r.data() for r in driver.execute_query(statement, database_=where).records]

    content = [sorted(json.dumps(r, sort_keys=True) for r in rows(s)) for s in CONTENT]
    schema = [
        sorted(str([row.get(field) for field in SCHEMA_FIELDS]) for row in rows(s)) for s in SCHEMA
    ]
    return {"content": content, "schema": schema, "users": _users(store, rows)}


def _users(store: Store, rows: Any) -> Any:
    if store.engine == "neo4j":
        return [rows("SHOW USERS", "system"), rows("SHOW DATABASES YIELD name", "system")]
    folder = store.settings.store_folder
    files = [folder / "config" / name for name in ("server-users.jsonl", "server-groups.json")]
    return [
        *(f.read_text() for f in files),
        sorted(p.name for p in (folder / "databases").glob("*")),
    ]
