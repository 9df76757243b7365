"""The two engines, each started fresh for one measurement and gone after it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from graph import statements
from graph.settings import Settings
from graph.store import Store
from tests.neo4j.server import Neo4jServer, fetched_jars, require_java

ENGINES = ("embedded", "neo4j")
NETWORKS = ("curated", "made_up")


def require(engine: str) -> None:
    """Raise the error that says in one sentence why this machine cannot run the engine."""
    if engine == "neo4j":
        require_java()
        fetched_jars()
    else:
        with fresh(engine):
            pass


@contextlib.contextmanager
def fresh(engine: str) -> Iterator[Store]:
    """An empty store on an engine of its own."""
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="innonetz-bench-")))
        settings = Settings(home=home)
        if engine == "neo4j":
            server = stack.enter_context(Neo4jServer())
            settings = Settings(home=home, uri=server.uri)
        yield stack.enter_context(Store.open(settings))


@contextlib.contextmanager
def shared_or_fresh(engine: str, uri: str) -> Iterator[Store]:
    """The Neo4j at an address, emptied, which others measure too; without one as ``fresh``."""
    with contextlib.ExitStack() as stack:
        if uri:
            home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="innonetz-bench-")))
            store = stack.enter_context(Store.open(Settings(home=home, uri=uri)))
            emptied(store)
        else:
            store = stack.enter_context(fresh(engine))
        yield store


def emptied(store: Store) -> None:
    """Remove every fact, so that an engine that has worked before is measured."""
    for statement in statements.rebuild_slice():
        while store.write(statement, {"slice": 20_000}):
            pass
