"""Which introductions would join most."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from graph.store import Store
from queries.answers import Notice
from queries.catalogue import ask
from queries.introductions import bounds_of, gain_of, greedy, score
from tests.queries.shuffling import assert_same_under_shuffling
from tests.queries.test_untied_pairs import cluster, tables

# -- the curated network -----------------------------------------------------------------------


def test_every_introduction_is_of_a_pair_without_a_tie(loaded: Store) -> None:
    tied = {(r["from_id"], r["to_id"]) for r in ask(loaded, "cluster_links").rows}
    rows = ask(loaded, "introductions", {"k": 10}).rows
    assert [r["step"] for r in rows] == list(range(1, 11))
    assert not {(r["a_id"], r["b_id"]) for r in rows} & tied
    assert all(r["gain"] > 0 and r["pairs_joined"] + r["pairs_nearer"] > 0 for r in rows)
    after = [r["efficiency"] for r in rows]
    assert after == sorted(after)
    assert all((r["steps_before"] is None) == (r["pairs_joined"] > 0) for r in rows)


def test_the_first_ones_stay_when_more_are_asked_for(loaded_embedded: Store) -> None:
    two, five = (ask(loaded_embedded, "introductions", {"k": k}).rows for k in (2, 5))
    assert five[:2] == two


def test_only_those_of_one_initiative(loaded: Store) -> None:
    rows = ask(loaded, "introductions", {"cluster": "plant3", "k": 3}).rows
    assert rows
    assert all("plant3" in (r["a_id"], r["b_id"]) for r in rows)


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "introductions", {"k": 3})


# -- by hand: made-up networks ---------------------------------------------------------------------


def test_two_lines_are_joined_in_the_middle() -> None:
    # a–b–c and d–e–f: b–e brings 9 new pairs: 1 of one step, 4 of two, 4 of three
    ids = list("abcdef")
    tied = [("a", "b"), ("b", "c"), ("d", "e"), ("e", "f")]
    candidates = [(a, b) for a in "abc" for b in "def"]
    ((pair, before, gain, after),) = greedy(ids, tied, candidates, 1)
    assert (pair, before) == (("b", "e"), None)
    assert gain.nearness == pytest.approx(1 + 4 / 2 + 4 / 3)
    assert (gain.joined, gain.nearer) == (9, 0)
    assert after == pytest.approx(2 * (2 + 1 / 2) + gain.nearness)


def test_a_shortcut_is_told_from_a_new_connection() -> None:
    ids = list("abcde")
    tied = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]
    ((_, before, gain, _),) = greedy(ids, tied, [("a", "e")], 1)
    # ae 4 → 1, ad and be 3 → 2
    assert (before, gain.joined, gain.nearer) == (4, 0, 3)
    assert gain.nearness == pytest.approx(3 / 4 + 2 * (1 / 2 - 1 / 3))


def nearness(graph: nx.Graph) -> float:
    """The sum over pairs, reckoned by networkx."""
    return float(nx.global_efficiency(graph)) * len(graph) * (len(graph) - 1) / 2


@pytest.mark.parametrize("seed", range(6))
def test_greedy_against_brute_force(seed: int) -> None:
    graph = nx.gnm_random_graph(8, 6, seed=seed)
    graph = nx.relabel_nodes(graph, {n: f"n{n}" for n in graph})
    ids = sorted(graph)
    tied = [tuple(sorted(e)) for e in graph.edges]
    candidates = [p for p in combinations(ids, 2) if p not in tied]
    for k in (1, 2, 3):
        best = max(
            nearness(nx.Graph([*graph.edges, *choice, *((n, n) for n in ids)]))
            for choice in combinations(candidates, k)
        )
        chosen = greedy(ids, tied, candidates, k)
        reached, start = chosen[-1][3], nearness(graph)
        assert reached == pytest.approx(start + sum(step[2].nearness for step in chosen))
        if k == 1:
            assert reached == pytest.approx(best)
        assert reached - start >= 0.9 * (best - start)


def test_the_gain_is_that_of_all_pairs_reckoned_anew() -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(9, 9, seed=3), str)
    ids = sorted(graph)
    distances = np.full((9, 9), np.inf)
    for a, ways in nx.all_pairs_shortest_path_length(graph):
        for b, steps in ways.items():
            distances[int(a), int(b)] = steps
    for a, b in nx.non_edges(graph):
        more = nx.Graph([*graph.edges, (a, b)])
        more.add_nodes_from(ids)
        gain = gain_of(distances, int(a), int(b)).nearness
        assert gain == pytest.approx(nearness(more) - nearness(graph))
        (bound,) = bounds_of(distances, [(int(a), int(b))])
        assert bound >= gain - 1e-9
        if np.isinf(distances[int(a), int(b)]):
            assert bound == pytest.approx(gain)


@pytest.mark.parametrize("seed", range(5))
def test_bounds_leave_the_choice_as_it_is(seed: int) -> None:
    graph = nx.gnm_random_graph(30, 28, seed=seed)
    graph = nx.relabel_nodes(graph, {n: f"n{n:02}" for n in graph})
    ids = sorted(graph)
    candidates = [p for p in combinations(ids, 2) if not graph.has_edge(*p)]
    ((chosen, _, gain, _),) = greedy(ids, [tuple(sorted(e)) for e in graph.edges], candidates, 1)
    values = {}
    for pair in candidates:
        more = nx.Graph([*graph.edges, pair])
        more.add_nodes_from(ids)
        values[pair] = round(nearness(more), 6)
    best = max(values.values())
    assert chosen == next(pair for pair in candidates if values[pair] == best)
    assert gain.nearness == pytest.approx(best - nearness(graph), abs=1e-5)


def notices(**params: object) -> list[Notice]:
    found = tables([cluster("a", "holz"), cluster("b", "glas")])
    return score(found, {"cluster": None, "k": 5, **params}).notices


def test_nothing_to_introduce_says_why() -> None:
    assert "nur ein Teil bekannt" in notices()[0].de
