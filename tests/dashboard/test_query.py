"""Abfrage: examples, results as table and network, sentences for what is refused or late."""

from __future__ import annotations

import math
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import console, query_view
from dashboard.texts import all_texts
from graph.errors import StatementRefusedError, StatementTimeoutError
from graph.store import Rows, Store
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import words

CLUSTER = {"label": "Cluster", "id": "a", "name": "A", "kind": "network"}
BODY = {"label": "Organisation", "id": "o", "name": "O", "kind": "company"}
TIE = {"type": "MEMBER_OF", "from": "o", "to": "a", "role": "member", "confidence": "high"}


def rows(columns: tuple[str, ...], *values: list[Any]) -> Rows:
    return Rows(columns, list(values))


# -- examples ----------------------------------------------------------------------------------


def test_examples_hold_their_values_and_no_open_parameter() -> None:
    found = console.examples()
    assert len(found) > 30
    assert not [e.id for e in found.values() if "$" in e.text]
    assert "'cluster-elektromobilitaet-sued-west'" in found["profile.thing"].text
    # what an earlier statement would have to read first is no example
    assert "chain_coverage.activities" not in found


def test_literals_cannot_leave_their_quotes() -> None:
    text = console._filled("RETURN $a, '$a', $b", {"a": "x' OR \\ 1=1", "b": [1, None, True]})
    assert text == "RETURN 'x\\' OR \\\\ 1=1', '$a', [1, null, true]"
    assert console._filled("RETURN $other", {"a": 1}) is None


@pytest.mark.embedded
def test_every_example_runs_on_the_reading_connection(loaded_embedded: Store) -> None:
    for example in console.examples().values():
        loaded_embedded.read(example.text, limit=1, foreign=True)


# -- table and network -------------------------------------------------------------------------


def test_a_table_of_texts_and_numbers() -> None:
    found, columns = query_view.table(
        rows(("n", "n", "c", "list", "map"), [1, True, CLUSTER, ["x", None], {"k": 1}])
    )
    assert [c.heading for c in columns] == ["n", "n (2)", "c", "list", "map"]
    assert [c.kind for c in columns] == ["number", "text", "text", "text", "text"]
    assert list(found[0].values()) == [1, "true", "A (Cluster)", "x; ", '{"k": 1}']


def test_nodes_and_ties_become_a_network() -> None:
    shown = query_view.network(rows(("p",), [[BODY, TIE, CLUSTER]]), {})
    assert {n.key for n in shown.nodes} == {"Cluster:a", "Organisation:o"}
    ((tie),) = shown.ties
    assert (tie.source, tie.target) == ("Organisation:o", "Cluster:a")


def test_ids_of_one_row_are_joined() -> None:
    named = {"a": [CLUSTER], "o": [BODY]}
    found = rows(("c.id", "organisation_id", "n"), ["a", "o", 3], ["a", "gone", 1])
    assert console.ids_in(found) == {"a", "o", "gone"}
    shown = query_view.network(found, named)
    assert len(shown.nodes) == 2
    assert shown.ties[0].rows == ({"tie": query_view.SAME_ROW, "confidence": "high"},)


def test_numbers_alone_are_no_network() -> None:
    assert query_view.network(rows(("n",), [1], ["a"]), {}).nodes == ()


def test_a_large_result_shows_its_most_connected_things() -> None:
    many = [{**BODY, "id": str(i)} for i in range(query_view.MOST_NODES + 50)]
    ties = [{**TIE, "from": b["id"]} for b in many]
    shown = query_view.network(rows(("c", "o", "t"), [CLUSTER, many, ties]), {})
    assert len(shown.nodes) == query_view.MOST_NODES
    assert shown.nodes[0].key == "Cluster:a"


def test_pieces_of_a_network_stand_apart() -> None:
    ends = [(f"o{i}", f"c{i}") for i in range(6)] + [("o0", "c9"), ("o0", "c8")]
    nodes = {k: {**(BODY if k[0] == "o" else CLUSTER), "id": k} for pair in ends for k in pair}
    ties = [{**TIE, "from": a, "to": b} for a, b in ends]
    shown = query_view.network(rows(("n", "t"), [list(nodes.values()), ties]), {})
    places = query_view.positions(shown)
    assert places == query_view.positions(shown)
    points = list(places.values())
    assert len(points) == len(nodes)
    near = min(math.dist(p, q) for i, p in enumerate(points) for q in points[:i])
    assert near > 0.25


# -- the page ----------------------------------------------------------------------------------


def asked(open_page: Open, statement: str) -> AppTest:
    test = open_page("query")
    test.text_area("query_text").set_value(statement)
    return test.button("query_run").click().run()


@pytest.mark.embedded
def test_a_statement_gives_a_table_and_a_network(full: None, open_page: Open) -> None:
    test = asked(
        open_page, "MATCH (o:Organisation)-[r:MANAGES]->(c:Cluster) RETURN o, r, c LIMIT 5"
    )
    assert not test.exception
    assert len(test.dataframe[0].value) == 5
    assert test.get("echarts_chart")
    assert test.download_button


@pytest.mark.embedded
def test_rows_beyond_the_limit_are_told(full: None, open_page: Open) -> None:
    test = open_page("query", zeilen="100")
    test.button("query_run").click().run()  # the first example: all initiatives
    assert len(test.dataframe[0].value) == 100
    assert all_texts()["query.cut"][0].format(n=100) in words(test)


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("MATCH (n) DETACH DELETE n", "query.refused"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "query.refused"),
        ("MATCH (n RETURN n", "query.wrong"),
        ("", "query.wrong"),
        ("MATCH (c:Cluster {id: 'nothing'}) RETURN c", "query.none"),
    ],
)
def test_what_is_not_answered_is_one_sentence(
    full: None, open_page: Open, statement: str, sentence: str
) -> None:
    test = asked(open_page, statement)
    assert not test.exception
    assert all_texts()[sentence][0] in words(test)
    assert not test.dataframe


@pytest.mark.embedded
def test_a_late_statement_is_one_sentence(
    full: None, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(statement: str, limit: int) -> None:
        raise StatementTimeoutError("too late")

    monkeypatch.setattr(console, "run", late)
    test = asked(open_page, "MATCH (n) RETURN n")
    assert all_texts()["query.late"][0].format(seconds=20) in words(test)


def test_refusals_come_before_the_store(loaded_embedded: Store) -> None:
    with pytest.raises(StatementRefusedError):
        loaded_embedded.read("CREATE (n:Cluster {id: 'x'})", foreign=True)
