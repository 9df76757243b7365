"""Who holds the initiatives together."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from graph.store import Store
from queries import bridges
from queries.answers import Row, Tables
from queries.bridges import falls_apart, score
from queries.catalogue import ask
from tests.queries.shuffling import assert_same_under_shuffling

# -- the curated network -----------------------------------------------------------------------


def test_the_memberships_of_a_bridge_are_those_of_the_data(loaded: Store) -> None:
    rows = {row["id"]: row for row in ask(loaded, "bridges", {"limit": 500}).rows}
    # memberships.csv: automotive-agentur-niedersachsen is partner of six initiatives
    agency = rows["automotive-agentur-niedersachsen"]
    assert agency["clusters"] == 6
    assert {m["id"] for m in agency["memberships"]} >= {
        "automotive-nordwest", "autos", "its-mobility", "kompetenzzentrum-automotive-ems-achse",
    }  # fmt: skip
    # memberships.csv: stadt-emden is in two, zukunft-emden-gmbh manages one and takes part in it
    assert rows["stadt-emden"]["clusters"] == 2
    assert "zukunft-emden-gmbh" not in rows


def test_what_holds_for_every_bridge(loaded: Store) -> None:
    rows = ask(loaded, "bridges", {"limit": 500}).rows
    assert [r["pairs"] for r in rows] == sorted((r["pairs"] for r in rows), reverse=True)
    for row in rows:
        assert row["clusters"] == len({m["id"] for m in row["memberships"]}) > 1
        assert row["cut_off"] == sum(len(part) for part in row["parts"])
        # Whoever is needed at all lies on the shortest way of every pair it keeps together.
        assert row["pairs"] >= row["pairs_apart"] - 0.01
        assert (row["pairs_apart"] > 0) == (row["cut_off"] > 0)
        assert 0 < row["betweenness"] <= 1


def test_of_one_initiative_only(loaded: Store) -> None:
    params = {"cluster": "kompetenzzentrum-automotive-ems-achse"}
    own, whole = ask(loaded, "bridges", params).rows, ask(loaded, "bridges", {"limit": 500}).rows
    assert own == [r for r in whole if params["cluster"] in {m["id"] for m in r["memberships"]}]
    assert own


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "bridges", {"limit": 20})


# -- by hand: made-up organisations ----------------------------------------------------------------


def organisation(node: str, *clusters: str, until: str | None = None) -> Row:
    ties = [
        {"id": c, "name": c.upper(), "role": "member", "since": None, "until": until,
         "sources": [f"src-{node}{c}"], "confidence": "high"}
        for c in clusters
    ]  # fmt: skip
    return {"id": node, "name": node.upper(), "kind": "company", "city": None, "ties": ties}


def tables(*organisations: Row) -> Tables:
    return {"today": [{"day": "2026-11-22"}], "organisations": list(organisations)}


def rows(*organisations: Row, **params: Any) -> dict[str, Row]:
    found = score(tables(*organisations), {"cluster": None, "limit": 50, **params})
    return {row["id"]: row for row in found.rows}


def test_a_chain_of_initiatives_by_hand() -> None:
    # a –x– b –y– c –z– d: ways over y: ab–cd, that is ac, ad, bc, bd
    found = rows(
        organisation("x", "a", "b"), organisation("y", "b", "c"), organisation("z", "c", "d")
    )
    assert {i: r["pairs"] for i, r in found.items()} == {"y": 4, "x": 3, "z": 3}
    assert list(found) == ["y", "x", "z"]
    assert found["y"]["betweenness"] == 0.666667  # 4 of 6 pairs
    assert found["y"]["pairs_apart"] == 4
    assert found["y"]["parts"] == [[{"id": "c", "name": "C"}, {"id": "d", "name": "D"}]]
    assert found["x"]["cut_off"] == 1


def test_two_equal_ways_count_half_and_nothing_falls_apart() -> None:
    found = rows(organisation("x", "a", "b"), organisation("y", "a", "b"))
    assert {i: (r["pairs"], r["cut_off"], r["parts"]) for i, r in found.items()} == {
        "x": (0.5, 0, []),
        "y": (0.5, 0, []),
    }


def test_two_roles_in_one_initiative_join_nothing() -> None:
    assert rows(organisation("x", "a", "a")) == {}


def test_a_tie_that_is_over_joins_nothing() -> None:
    assert rows(organisation("x", "a", "b", until="2019")) == {}


@pytest.mark.parametrize("seed", range(5))
def test_betweenness_is_that_of_every_pair_reckoned_one_by_one(seed: int) -> None:
    made_up = nx.bipartite.gnmk_random_graph(6, 7, 16, seed=seed)
    organisations = [
        organisation(f"o{n}", *(f"c{c}" for c in sorted(made_up[n]))) for n in range(6)
    ]
    found = rows(*organisations)
    graph = nx.Graph(
        (o["id"], t["id"]) for o in organisations if len(o["ties"]) > 1 for t in o["ties"]
    )
    expected = dict.fromkeys(found, 0.0)
    for a, b in combinations(sorted(n for n in graph if n[0] == "c"), 2):
        if nx.has_path(graph, a, b):
            ways = list(nx.all_shortest_paths(graph, a, b))
            for way in ways:
                for node in way:
                    if node in expected:
                        expected[node] += 1 / len(ways)
    assert {i: r["pairs"] for i, r in found.items()} == pytest.approx(expected, abs=0.01)


def test_a_very_large_network_is_estimated_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = [organisation(f"o{i}", f"c{i}", f"c{(i + 1) % 8}") for i in range(8)]
    whole = rows(*ring)
    monkeypatch.setattr(bridges, "MOST_STARTS", 7)
    monkeypatch.setattr(bridges, "SAMPLED", 4)
    answer = score(tables(*ring), {"cluster": None, "limit": 50})
    assert "4 von 8" in answer.notices[-1].de
    total = sum(row["pairs"] for row in answer.rows)
    assert total == pytest.approx(sum(row["pairs"] for row in whole.values()))


def test_falls_apart_leaves_other_parts_of_the_network_alone() -> None:
    graph = nx.Graph()
    for o, c in (("x", "a"), ("x", "b"), ("z", "e"), ("z", "f")):
        graph.add_edge(("organisation", o), ("cluster", c))
    assert falls_apart(graph, "x") == [["a"], ["b"]]


def test_nothing_found_says_why() -> None:
    answer = score(tables(), {"cluster": None, "limit": 5})
    assert answer.rows == []
    assert "Das heißt nicht" in answer.notices[0].de
