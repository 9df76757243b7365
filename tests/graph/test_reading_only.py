"""The reading connection cannot write, govern or read from elsewhere, on both engines."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from graph.errors import InnonetzError, StatementRefusedError, StatementTimeoutError
from graph.settings import Settings
from graph.store import Store
from tests.conftest import ENGINES, neo4j_settings
from tests.graph.doors import administrator, everything, fill
from tests.graph.forbidden import ABROAD, GOVERNING, READING, WRITING

QUERY_SECONDS = 1.0
ENDLESS = (
    "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x WHERE x = -y RETURN x",
    "MATCH p = (:Big {id: 'b1'})-[*..30]-(b) RETURN count(p)",
    "MATCH (a:Big), (b:Big), (c:Big), (d:Big) WHERE a.id + b.id + c.id = d.id RETURN count(*)",
    "MATCH p = (:Big {id: 'b1'})-[*..30]-(b) RETURN p ORDER BY length(p) DESC LIMIT 1",
)


def settings_of(engine: str, home: Path, request: pytest.FixtureRequest) -> Settings:
    if engine == "embedded":
        return Settings(home=home)
    return neo4j_settings(request.getfixturevalue("neo4j_server"), home)


@pytest.fixture(scope="module", params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Store]:
    with Store.open(settings_of(request.param, tmp_path_factory.mktemp("home"), request)) as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="module", params=ENGINES)
def hasty(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[Store]:
    """A store with a short time limit and a graph with very many paths."""
    settings = settings_of(request.param, tmp_path_factory.mktemp("hasty"), request)
    with Store.open(replace(settings, query_seconds=QUERY_SECONDS)) as opened:
        opened.write("UNWIND range(1, 300) AS i CREATE (:Big {id: 'b' + toString(i)})")
        opened.write("MATCH (a:Big), (b:Big) WHERE rand() < 0.03 CREATE (a)-[:T]->(b)")
        yield opened
        opened.write("MATCH (n:Big) DETACH DELETE n")


@pytest.fixture(scope="module")
def root(store: Store) -> Iterator[Driver]:
    with administrator(store) as driver:
        yield driver


@pytest.fixture(scope="module")
def untouched(store: Store, root: Driver) -> Any:
    """Everything in the store before any of the statements, which must stay as it is."""
    return everything(store, root)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: Any) -> Iterator[dict[str, Any]]:
    """A file and a web address that must not be read; ``hits`` are the reads."""
    hits: list[str] = []

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a,b\n")

        def log_message(self, *arguments: Any) -> None: ...

    csv: Path = tmp_path_factory.mktemp("secret") / "secret.csv"
    csv.write_text("secret,1\n")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/x.csv"
        yield {"csv": csv.as_uri(), "url": url, "hits": hits}
        server.shutdown()


def ask(store: Store, statement: str, elsewhere: dict[str, Any], foreign: bool = True) -> Any:
    text = statement.replace("{csv}", elsewhere["csv"]).replace("{url}", elsewhere["url"])
    parameters = {"map": {"id": "x"}, "name": "x", "id": "c1"}
    parameters |= {"csv": elsewhere["csv"], "url": elsewhere["url"]}
    return store.read(text, parameters, foreign=foreign, limit=20)


def test_there_are_enough_statements() -> None:
    assert len({*WRITING, *GOVERNING, *ABROAD}) >= 150


@pytest.mark.parametrize("statement", [*WRITING, *GOVERNING, *ABROAD])
def test_a_foreign_statement_is_refused_and_changes_nothing(
    store: Store, root: Driver, untouched: Any, elsewhere: dict[str, Any], statement: str
) -> None:
    with pytest.raises(StatementRefusedError):
        ask(store, statement, elsewhere)
    assert everything(store, root) == untouched
    assert not elsewhere["hits"]


@pytest.mark.parametrize("statement", WRITING)
def test_the_engine_itself_refuses_to_write(
    store: Store, root: Driver, untouched: Any, elsewhere: dict[str, Any], statement: str
) -> None:
    if "cloneNodes" in statement and store.engine == "embedded":
        # This procedure reports the refusal in a column of its answer.
        ask(store, statement, elsewhere, foreign=False)
    else:
        with pytest.raises(InnonetzError):
            ask(store, statement, elsewhere, foreign=False)
    assert everything(store, root) == untouched


@pytest.mark.parametrize("statement", [*ABROAD, *GOVERNING])
def test_without_the_judge_of_the_text_the_other_barriers_hold(
    store: Store,
    root: Driver,
    untouched: Any,
    elsewhere: dict[str, Any],
    statement: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("graph.store.refusal_of_text", lambda _: None)
    # The embedded engine explains what it is asked and does nothing of it.
    explained = statement.upper().startswith("EXPLAIN")
    harmless = store.engine == "embedded" and (explained or statement in GOVERNING)
    try:
        ask(store, statement, elsewhere)
    except InnonetzError:
        pass
    else:
        assert harmless or statement.startswith("PROFILE LOAD"), statement
    assert everything(store, root) == untouched
    assert not elsewhere["hits"]


@pytest.mark.parametrize("statement", READING)
def test_ordinary_reading_passes(store: Store, elsewhere: dict[str, Any], statement: str) -> None:
    ask(store, statement, elsewhere)


def test_reading_answers_right(store: Store) -> None:
    labels = store.read("CALL db.labels() YIELD label RETURN label ORDER BY label", foreign=True)
    assert {"Cluster", "Organisation"} <= {row[0] for row in labels.rows}
    one = "MATCH (a:Organisation), (b:Cluster) MATCH p = shortestPath((a)-[*..4]-(b)) "
    assert store.read(one + "RETURN length(p) AS n", foreign=True).value() == 1
    assert store.read("EXPLAIN MATCH (n) RETURN n", foreign=True).rows == []


def test_a_place_in_a_foreign_statement_is_its_own(store: Store) -> None:
    with pytest.raises(InnonetzError) as caught:
        store.read("MATCH (n) RETRUN n", foreign=True)
    message = str(caught.value)
    assert "RETRUN" in message
    assert "EXPLAIN" not in message
    assert len(message) < 400
    with pytest.raises(InnonetzError) as plain:
        store.read("MATCH (n) RETRUN n")
    assert str(plain.value) == message


@pytest.mark.timeout(120)
@pytest.mark.parametrize("statement", ENDLESS)
def test_the_time_limit_ends_a_statement_and_the_store_works_on(
    hasty: Store, statement: str
) -> None:
    begun = time.monotonic()
    with pytest.raises(StatementTimeoutError, match="1 second"):
        hasty.read(statement)
    assert time.monotonic() - begun < QUERY_SECONDS * 8
    assert hasty.read("RETURN 1 AS one").value() == 1
