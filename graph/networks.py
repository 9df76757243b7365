"""NetworkX views of the graph, and the places at which its nodes are drawn.

Nodes are keyed ``(label, id)``. Nodes and edges are added in the order of their ids, so that a
layout with a fixed seed gives the same picture in every run.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from graph import statements
from graph.apply import Progress, silent
from graph.model import MODEL
from graph.schema import RelationshipTable
from graph.store import Store

Node = tuple[str, str]
Places = dict[Node, tuple[float, float]]

DRAWN = ("Organisation", "Cluster", "Project", "Programme")
_PAIRWISE = {
    "PART_OF": "part_of",
    "SUCCESSOR_OF": "successor_of",
    "COOPERATES_WITH": "",  # there the kind of the tie itself counts
}
SEED = 1
BATCH = 2_000
MOST_PLACED = 3_000
# Room round each component, in the unit of one ideal edge length.
_MARGIN = 1.2


def _tables(types: Iterable[str], labels: Iterable[str]) -> Iterator[RelationshipTable]:
    wanted, inside = set(types), set(labels)
    for table in MODEL.relationship_tables:
        if table.type in wanted and {table.start, table.end} <= inside:
            yield table


def _add_nodes(graph: nx.Graph, store: Store, labels: Iterable[str]) -> None:
    for label in labels:
        rows = store.read(statements.drawn_nodes(MODEL.node(label))).value()
        for node_id, name, kind, x, y in sorted(rows, key=lambda r: str(r[0])):
            place = {} if x is None or y is None else {"x": float(x), "y": float(y)}
            graph.add_node((label, node_id), label=label, name=name, kind=kind, **place)


def _ties(store: Store, table: RelationshipTable) -> Iterator[tuple[Node, Node, dict[str, Any]]]:
    """Ties of one table in the order of their ends: start, end, properties."""
    names = statements.read_columns(table)
    rows = store.read(statements.everything(table)).value()
    for row in sorted(rows, key=lambda r: tuple(str(v) for v in r[:3])):
        own = dict(zip(names, row, strict=True))
        yield (table.start, row[0]), (table.end, row[1]), {"type": table.type, **own}


def _view(store: Store, labels: tuple[str, ...], types: Iterable[str]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    _add_nodes(graph, store, labels)
    for table in _tables(types, labels):
        for start, end, own in _ties(store, table):
            graph.add_edge(start, end, f"{table.type} {own.pop('key')}", **own)
    return graph


def organisation_cluster(store: Store) -> nx.MultiDiGraph:
    """Organisations and initiatives with MEMBER_OF and MANAGES, all properties on the edges."""
    return _view(store, ("Organisation", "Cluster"), ("MEMBER_OF", "MANAGES"))


def whole(store: Store) -> nx.MultiDiGraph:
    """Organisations, initiatives, projects and programmes with all ties among them."""
    types = {r.type for r in MODEL.relationships}
    return _view(store, DRAWN, types)


def cluster_cluster(store: Store) -> nx.Graph:
    """Initiatives; an edge a pair with ``ties``: number of ties by kind.

    Kinds: shared_members, joint_projects, joint_events, shared_management, and the kinds of the
    direct ties (joint_project, joint_event, agreement, network_partner, part_of, successor_of).
    """
    graph = nx.Graph()
    _add_nodes(graph, store, ("Cluster",))
    shared: dict[tuple[str, str], dict[str, set[str]]] = {}
    for kind, table_name in (
        ("shared_members", "Organisation-MEMBER_OF-Cluster"),
        ("shared_management", "Organisation-MANAGES-Cluster"),
        ("joint_projects", "Project-BELONGS_TO-Cluster"),
        ("joint_events", "Cluster-TOOK_PART_AT-Event"),
    ):
        for a, b, through in _pairs_through(store, _relationship_table(table_name)):
            shared.setdefault((a, b), {}).setdefault(kind, set()).add(through)
    for table in _tables(_PAIRWISE, ("Cluster",)):
        for (_, start), (_, end), own in _ties(store, table):
            kind = _PAIRWISE[table.type] or str(own["kind"])
            pair = (min(start, end), max(start, end))
            shared.setdefault(pair, {}).setdefault(kind, set()).add(f"{start} {end} {own['key']}")
    for (a, b), kinds in sorted(shared.items()):
        ties = {kind: len(facts) for kind, facts in sorted(kinds.items())}
        graph.add_edge(("Cluster", a), ("Cluster", b), ties=ties, weight=sum(ties.values()))
    return graph


def _relationship_table(name: str) -> RelationshipTable:
    table = MODEL.table(name)
    if not isinstance(table, RelationshipTable):
        raise KeyError(f"{name} is no relationship table")
    return table


def _pairs_through(store: Store, table: RelationshipTable) -> Iterator[tuple[str, str, str]]:
    """Pairs of clusters that share the other end of a table: a, b, id of the other end."""
    clusters: dict[str, set[str]] = {}
    for start, end, _ in _ties(store, table):
        cluster, other = (start, end) if start[0] == "Cluster" else (end, start)
        clusters.setdefault(other[1], set()).add(cluster[1])
    for through, ids in sorted(clusters.items()):
        ordered = sorted(ids)
        for i, a in enumerate(ordered):
            for b in ordered[i + 1 :]:
                yield a, b, through


def place_nodes(store: Store, *, fresh: bool = False, progress: Progress = silent) -> int:
    """Give every drawn node a place (x, y) and keep it on the node; returns how many were placed.

    Nodes that have a place stay exactly where they are; ``fresh`` places all of them anew. A graph
    of more than MOST_PLACED drawn nodes is left without places: its layout would take minutes and
    its picture show nothing; parts of it are laid out when they are drawn.
    """
    total = sum(store.read(statements.count(MODEL.node(label))).value() for label in DRAWN)
    if total > MOST_PLACED:
        return 0
    graph = nx.Graph(whole(store))
    old: Places = {
        node: (data["x"], data["y"])
        for node, data in graph.nodes(data=True)
        if "x" in data and not fresh
    }
    if len(old) == len(graph):
        return 0
    progress("place", 0, len(graph))
    new = joined_layout(graph, old) if old else packed_layout(graph)
    placed = {node: place for node, place in new.items() if node not in old}
    for label in DRAWN:
        rows = [[n[1], *xy] for n, xy in sorted(placed.items()) if n[0] == label]
        for i in range(0, len(rows), BATCH):
            batch = rows[i : i + BATCH]
            statement = statements.place(MODEL.node(label))
            store.write(statement, {"rows": batch}, expect=len(batch))
    progress("place", len(graph), len(graph))
    return len(placed)


def packed_layout(graph: nx.Graph) -> Places:
    """A place for every node: each component by itself, the components packed beside each other.

    Components are laid out with ``spring_layout`` (Fruchterman and Reingold 1991) in a square
    whose side grows with the root of their size, then packed by size in rows under the largest.
    """
    components = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c)))
    if not components:
        return {}
    boxes = [_component(graph.subgraph(sorted(c))) for c in components]
    width = max(boxes[0][0], math.sqrt(sum((side + _MARGIN) ** 2 for side, _ in boxes)))
    places: Places = {}
    left = top = height = 0.0
    for side, inner in boxes:
        if left and left + side > width:
            left, top, height = 0.0, top + height + _MARGIN, 0.0
        places |= {node: (left + x, top + y) for node, (x, y) in inner.items()}
        left, height = left + side + _MARGIN, max(height, side)
    return places


def _component(part: nx.Graph) -> tuple[float, Places]:
    """Side of the square that a component needs, and its places within it."""
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted((min(e), max(e)) for e in part.edges()))
    side = 1.5 * math.sqrt(len(ordered)) if len(ordered) > 1 else 0.0
    if len(ordered) == 1:
        return side, {next(iter(ordered)): (0.0, 0.0)}
    raw = nx.spring_layout(ordered, seed=SEED, iterations=50, method="force")
    xs = [float(p[0]) for p in raw.values()]
    ys = [float(p[1]) for p in raw.values()]
    scale = side / (max(max(xs) - min(xs), max(ys) - min(ys)) or 1.0)
    return side, {
        node: ((float(p[0]) - min(xs)) * scale, (float(p[1]) - min(ys)) * scale)
        for node, p in raw.items()
    }


def joined_layout(graph: nx.Graph, old: Places) -> Places:
    """Places for new nodes beside their placed neighbours; every old node stays where it is."""
    places: Places = dict(old)
    low = max((y for _, y in old.values()), default=0.0)
    waiting = sorted(n for n in graph if n not in places)
    lonely = 0
    while waiting:
        rest: list[Node] = []
        for node in waiting:
            near = [places[n] for n in sorted(graph[node]) if n in places]
            if near:
                places[node] = _beside(near, len(places))
            else:
                rest.append(node)
        if len(rest) == len(waiting):  # nothing left that touches the picture: a new row below
            first = rest.pop(0)
            places[first] = (lonely * _MARGIN, low + 2 * _MARGIN)
            lonely += 1
        waiting = rest
    return places


def _beside(near: list[tuple[float, float]], number: int) -> tuple[float, float]:
    """A place near the middle of the neighbours, turned by the golden angle against overlaps."""
    x = sum(p[0] for p in near) / len(near)
    y = sum(p[1] for p in near) / len(near)
    angle = number * math.pi * (3 - math.sqrt(5))
    return x + 0.6 * math.cos(angle), y + 0.6 * math.sin(angle)
