"""Views of the network, and places that stay where they are."""

from __future__ import annotations

import math

import networkx as nx

from graph.apply import apply, prepare
from graph.difference import difference
from graph.frames import Frames
from graph.model import MODEL
from graph.networks import (
    cluster_cluster,
    joined_layout,
    organisation_cluster,
    packed_layout,
    place_nodes,
    whole,
)
from graph.store import Store
from ingest.builder import FactBuilder

EVIDENCE = (["src-made-up"], "high")
ESW = ("Cluster", "cluster-elektromobilitaet-sued-west")
FUEL_CELL = ("Cluster", "cluster-brennstoffzelle-bw")

# data/ror: parents and children of curated bodies, such as the institutes of Fraunhofer, that the
# curated tables do not name themselves.
ROR_KIN = 185


def test_organisations_and_clusters_with_their_roles(loaded: Store) -> None:
    graph = organisation_cluster(loaded)
    managed = {
        cluster
        for _, cluster, own in graph.out_edges(("Organisation", "e-mobil-bw-gmbh"), data=True)
        if own["role"] == "manages"
    }
    assert managed == {ESW, FUEL_CELL}  # data/memberships.csv, role manages
    # data: 1,133 organisations of which two rows are one, 337 clusters
    assert graph.number_of_nodes() == 1132 + ROR_KIN + 337
    # data/memberships.csv: 1,259 rows, one of them the double of that organisation
    assert graph.number_of_edges() == 1258


def test_pairs_of_clusters_with_the_kinds_of_their_ties(loaded: Store) -> None:
    graph = cluster_cluster(loaded)
    ties = graph.edges[ESW, FUEL_CELL]["ties"]
    # data/memberships.csv: e-mobil BW manages both; data/events.csv: h2rivers-final names both
    assert ties["shared_management"] == 1
    assert ties["joint_events"] == 1
    # data/cluster_links.csv: AllFraTech as joint_project, cara as network_partner
    cara = graph.edges[ESW, ("Cluster", "cara")]["ties"]
    assert (cara["joint_project"], cara["network_partner"]) == (1, 1)
    # data/projects.csv: allfratech, emcc and innotherms name cara and ESW
    assert graph.edges[ESW, ("Cluster", "cara")]["ties"]["joint_projects"] == 3
    assert all(d["weight"] == sum(d["ties"].values()) for _, _, d in graph.edges(data=True))


def test_places_are_kept_and_only_new_nodes_get_one(loaded_embedded: Store) -> None:
    place_nodes(loaded_embedded)
    before = {n: (d["x"], d["y"]) for n, d in whole(loaded_embedded).nodes(data=True)}
    # 1,132 organisations, 337 clusters, 178 projects, 58 programmes
    assert len(before) == 1132 + ROR_KIN + 337 + 178 + 58
    assert place_nodes(loaded_embedded) == 0
    after = {n: (d["x"], d["y"]) for n, d in whole(loaded_embedded).nodes(data=True)}
    assert before == after


def made_up(*organisations: str) -> Frames:
    """A made-up cluster with these members."""
    facts = FactBuilder(MODEL)
    facts.node("Source", "src-made-up", "Erfundene Quelle", EVIDENCE, kind="page")
    facts.node("Cluster", "c1", "Erfundenes Cluster", EVIDENCE, kind="cluster")
    for name in organisations:
        facts.node("Organisation", name, f"Erfunden {name}", EVIDENCE, kind="company")
        facts.tie("MEMBER_OF", ("Organisation", name), ("Cluster", "c1"), EVIDENCE, role="member")
    return facts.frames()


def places_in(store: Store) -> dict[tuple[str, str], tuple[float, float]]:
    return {n: (d["x"], d["y"]) for n, d in whole(store).nodes(data=True) if "x" in d}


def test_a_new_member_is_placed_and_the_others_stay(empty: Store) -> None:
    prepare(MODEL, empty)
    apply(difference(MODEL, made_up("o1", "o2"), empty), empty, "in-1")
    assert place_nodes(empty) == 3
    before = places_in(empty)
    apply(difference(MODEL, made_up("o0", "o1", "o2"), empty), empty, "in-2")
    empty.write("CREATE (:Organisation {name: 'written by somebody else, without id'})")
    assert place_nodes(empty) == 1
    after = places_in(empty)
    assert {n: after[n] for n in before} == before
    assert set(after) - set(before) == {("Organisation", "o0")}
    assert math.dist(after["Organisation", "o0"], after["Cluster", "c1"]) < 2
    assert place_nodes(empty) == 0
    assert place_nodes(empty, fresh=True) == 4


def test_nodes_of_a_crowded_hub_are_not_piled_up() -> None:
    graph = nx.star_graph(80)
    graph.add_edges_from([(1, 2), (2, 3), (3, 100)])
    places = list(packed_layout(graph).values())
    apart = [math.dist(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
    assert min(apart) > 0.5
    assert max(apart) < 30  # and none flies away: 82 nodes, at least 0.6 apart


def test_layout_is_the_same_for_the_same_graph_in_another_order() -> None:
    edges = [(f"a{i}", f"a{(i * 7) % 20}") for i in range(20) if i != (i * 7) % 20]
    one, other = nx.Graph(edges), nx.Graph(list(reversed(edges)))
    assert packed_layout(one) == packed_layout(other)


def test_components_do_not_lie_on_each_other() -> None:
    graph = nx.disjoint_union(nx.path_graph(12), nx.path_graph(9))
    graph = nx.disjoint_union(graph, nx.empty_graph(5))
    places = packed_layout(graph)
    boxes = []
    for component in nx.connected_components(graph):
        xs = [places[n][0] for n in component]
        ys = [places[n][1] for n in component]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]
            assert apart, (a, b)


def test_joining_nodes_leave_the_old_picture_where_it_was() -> None:
    graph = nx.star_graph(6)
    old = packed_layout(graph)
    graph.add_edges_from([(0, 100), (1, 100), (100, 101), (200, 201)])
    new = joined_layout(graph, old)
    assert {n: new[n] for n in old} == old
    assert set(new) == set(graph)
    middle = [(old[0][i] + old[1][i]) / 2 for i in (0, 1)]
    assert math.dist(new[100], middle) < 1
    assert len(set(new.values())) == len(new)
