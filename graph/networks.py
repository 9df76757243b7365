"""NetworkX views of the graph, and the places at which its nodes are drawn.

Nodes are keyed ``(label, id)``. Nodes and edges are added in the order of their ids, so that a
layout with a fixed seed gives the same picture in every run.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

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
# Room round each component, and the least distance of two nodes, in one unit.
_MARGIN = 1.2
_LEAST = 0.6
_SPREAD_ROUNDS = 60
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def _tables(types: Iterable[str], labels: Iterable[str]) -> Iterator[RelationshipTable]:
    wanted, inside = set(types), set(labels)
    for table in MODEL.relationship_tables:
        if table.type in wanted and {table.start, table.end} <= inside:
            yield table


def _add_nodes(graph: nx.Graph, store: Store, labels: Iterable[str]) -> None:
    for label in labels:
        rows = store.read(statements.drawn_nodes(MODEL.node(label))).value()
        for node_id, name, kind, x, y in sorted(rows, key=lambda r: str(r[0])):
            if node_id is None:
                continue  # somebody else's node: nothing can name it
            place = {} if x is None or y is None else {"x": float(x), "y": float(y)}
            graph.add_node((label, node_id), label=label, name=name, kind=kind, **place)


def _ties(store: Store, table: RelationshipTable) -> Iterator[tuple[Node, Node, dict[str, Any]]]:
    """Ties of one table in the order of their ends: start, end, properties."""
    names = statements.read_columns(table)
    rows = store.read(statements.everything(table)).value()
    for row in sorted(rows, key=lambda r: tuple(str(v) for v in r[:3])):
        if row[0] is None or row[1] is None:
            continue
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
    A stated shared management counts only where no organisation is known to manage both.
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
            if kind == "shared_management" and kind in shared.get(pair, {}):
                continue  # says in words what the managing organisation already shows
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
    nodes = nx.Graph()
    _add_nodes(nodes, store, DRAWN)
    old: Places = {
        node: (data["x"], data["y"])
        for node, data in nodes.nodes(data=True)
        if "x" in data and not fresh
    }
    if len(old) == len(nodes):
        return 0
    graph = nx.Graph(whole(store))
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

    The nodes with several ties are laid out with ``spring_layout`` (Fruchterman and Reingold
    1991), those with one tie in a fan behind their only neighbour. No two nodes end up closer
    than the least distance where there is room. Components are packed by size, in rows.
    """
    components = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c)))
    if not components:
        return {}
    boxes = [_component(graph.subgraph(c)) for c in components]
    area = sum((width + _MARGIN) * (height + _MARGIN) for width, height, _ in boxes)
    limit = max(boxes[0][0], math.sqrt(area))
    places: Places = {}
    left = top = row_height = 0.0
    for width, height, inner in boxes:
        if left and left + width > limit:
            left, top, row_height = 0.0, top + row_height + _MARGIN, 0.0
        places |= {node: (left + x, top + y) for node, (x, y) in inner.items()}
        left, row_height = left + width + _MARGIN, max(row_height, height)
    return places


def _component(part: nx.Graph) -> tuple[float, float, Places]:
    """Width and height that a component needs, and its places from (0, 0) on."""
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted((min(e), max(e)) for e in part.edges()))
    # A copy and no view: the order in which a view gives its nodes depends on their hashes.
    skeleton = ordered.copy()
    skeleton.remove_nodes_from([n for n in ordered if ordered.degree(n) == 1])
    skeleton = skeleton if len(skeleton) else ordered
    size = 0.9 * math.sqrt(len(ordered))
    raw = nx.spring_layout(skeleton, seed=SEED, iterations=50, method="force", scale=size)
    places: Places = {node: (float(x), float(y)) for node, (x, y) in raw.items()}
    for hub in skeleton:
        places |= _fan(hub, [n for n in ordered[hub] if n not in skeleton], skeleton, places)
    places = _spread(places, set())
    left, top = (min(p[i] for p in places.values()) for i in (0, 1))
    inner = {n: (x - left, y - top) for n, (x, y) in sorted(places.items())}
    width, height = (max(p[i] for p in inner.values()) for i in (0, 1))
    return width, height, inner


def _fan(hub: Node, leaves: list[Node], skeleton: nx.Graph, places: Places) -> Places:
    """Leaves in arcs behind their hub, seen from the middle of its other neighbours."""
    x, y = places[hub]
    others = [places[n] for n in skeleton[hub] if n != hub]
    if others:
        middle = [sum(p[i] for p in others) / len(others) for i in (0, 1)]
        towards, span = math.atan2(y - middle[1], x - middle[0]), 2 * math.pi / 3
    else:
        towards, span = 0.0, 2 * math.pi
    found: Places = {}
    waiting, radius = sorted(leaves), 1.5 * _LEAST
    while waiting:
        room = max(int(span * radius / _LEAST), 1)
        here, waiting = waiting[:room], waiting[room:]
        for i, node in enumerate(here):
            angle = towards + span * ((i + 0.5) / len(here) - 0.5)
            found[node] = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        radius += _LEAST
    return found


def _spread(places: Places, fixed: set[Node]) -> Places:
    """Push nodes that are closer than the least distance apart; ``fixed`` ones do not move."""
    nodes = sorted(places)
    points: npt.NDArray[np.float64] = np.array([places[n] for n in nodes], dtype=float)
    free = np.array([n not in fixed for n in nodes], dtype=float)
    for _ in range(_SPREAD_ROUNDS):
        pairs = cKDTree(points).query_pairs(_LEAST * 0.999, output_type="ndarray")
        pairs = pairs[free[pairs].any(axis=1)]
        if not len(pairs):
            break
        a, b = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
        away = points[a] - points[b]
        distance = np.linalg.norm(away, axis=1)
        turn = a * _GOLDEN_ANGLE  # two nodes in one place leave it in a direction of their own
        on_top = distance < 1e-9
        away[on_top] = np.column_stack([np.cos(turn), np.sin(turn)])[on_top]
        unit = away / np.linalg.norm(away, axis=1)[:, None]
        push = unit * ((_LEAST - distance) / (free[a] + free[b]))[:, None]
        np.add.at(points, a, push * free[a][:, None])
        np.add.at(points, b, -push * free[b][:, None])
    moved = {n: (float(x), float(y)) for n, (x, y) in zip(nodes, points, strict=True)}
    return moved | {n: places[n] for n in fixed}


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
    return _spread(places, set(old))


def _beside(near: list[tuple[float, float]], number: int) -> tuple[float, float]:
    """A place near the middle of the neighbours, turned by the golden angle against overlaps."""
    x = sum(p[0] for p in near) / len(near)
    y = sum(p[1] for p in near) / len(near)
    angle = number * _GOLDEN_ANGLE
    return x + _LEAST * math.cos(angle), y + _LEAST * math.sin(angle)
