"""What a statement gave, as a table and as a network: pure functions over its rows."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import networkx as nx

from dashboard.drawing import network as net
from dashboard.elements import Column
from graph.model import MODEL
from graph.store import Rows

MOST_NODES = 200
_LABELS = {node.label for node in MODEL.nodes}
_TYPES = {table.type for table in MODEL.relationships}
# The line between two things whose ids stand in one row.
SAME_ROW = "SAME_ROW"


def table(rows: Rows) -> tuple[list[dict[str, Any]], list[Column]]:
    """Rows of texts and numbers with their columns; nodes by name, the rest as JSON."""
    keys = [f"c{i}" for i in range(len(rows.columns))]
    shown = [{k: cell(v) for k, v in zip(keys, row, strict=True)} for row in rows.rows]
    columns = []
    for key, name in zip(keys, _once(rows.columns), strict=True):
        values = [r[key] for r in shown if r[key] is not None]
        numeric = bool(values) and all(
            isinstance(v, int | float) and not isinstance(v, bool) for v in values
        )
        columns.append(Column(key, name, "number" if numeric else "text"))
    return shown, columns


def _once(names: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def cell(value: Any) -> Any:
    """One value as a person reads it."""
    if value is None or isinstance(value, int | float | str):
        return str(value).lower() if isinstance(value, bool) else value
    if is_node(value):
        return f"{value.get('name') or value.get('id')} ({value['label']})"
    if is_tie(value):
        return f"{value['from']} –{value['type']}→ {value['to']}"
    if isinstance(value, list) and not any(isinstance(v, dict | list) for v in value):
        return "; ".join("" if v is None else str(v) for v in value)
    if isinstance(value, list) and all(is_node(v) or is_tie(v) for v in value):
        return "; ".join(str(cell(v)) for v in value)
    return json.dumps(value, ensure_ascii=False)


def is_node(value: Any) -> bool:
    """Whether a value is a node of the graph."""
    return isinstance(value, Mapping) and value.get("label") in _LABELS and "id" in value


def is_tie(value: Any) -> bool:
    """Whether a value is a relationship of the graph."""
    return (
        isinstance(value, Mapping)
        and value.get("type") in _TYPES
        and "from" in value
        and "to" in value
    )


def network(rows: Rows, named: Mapping[str, Sequence[Mapping[str, Any]]]) -> net.Network:
    """Nodes and ties among the values; where only ids come out, things of one row are joined."""
    nodes: dict[str, dict[str, Any]] = {}
    ties: list[dict[str, Any]] = []
    for row in rows.rows:
        for value in _flat(row):
            if is_node(value):
                nodes.setdefault(net.key_of(value["label"], value["id"]), dict(value))
            elif is_tie(value):
                ties.append(dict(value))
    lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
    if nodes:
        _join_ties(nodes, ties, lines)
    else:
        _join_rows(rows, named, nodes, lines)
    return _drawn(nodes, lines)


def _flat(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [inner for one in value for inner in _flat(one)]
    if isinstance(value, Mapping) and not (is_node(value) or is_tie(value)):
        return [inner for one in value.values() for inner in _flat(one)]
    return [value]


Lines = dict[tuple[str, str], list[dict[str, Any]]]


def _join_ties(nodes: dict[str, dict[str, Any]], ties: list[dict[str, Any]], lines: Lines) -> None:
    """A relationship names its ends by id alone: the labels its type allows tell which."""
    ends = {(r.type, e.start, e.end) for r in MODEL.relationships for e in r.ends}
    for tie in ties:
        for kind, start, end in sorted(ends):
            a, b = net.key_of(start, tie["from"]), net.key_of(end, tie["to"])
            if kind == tie["type"] and a in nodes and b in nodes:
                row = {"tie": kind, "confidence": tie.get("confidence") or "high"}
                _add(lines, a, b, row)


def _join_rows(
    rows: Rows,
    named: Mapping[str, Sequence[Mapping[str, Any]]],
    nodes: dict[str, dict[str, Any]],
    lines: Lines,
) -> None:
    for row in rows.rows:
        keys = []
        for value in row:
            things = named.get(value, ()) if isinstance(value, str) else ()
            if things:
                thing = things[0]
                key = net.key_of(thing["label"], thing["id"])
                nodes.setdefault(key, dict(thing))
                keys.append(key)
        for a, b in combinations(dict.fromkeys(keys), 2):
            if (a, b) not in lines and (b, a) not in lines:
                _add(lines, a, b, {"tie": SAME_ROW, "confidence": "high"})


def _add(lines: Lines, a: str, b: str, row: dict[str, Any]) -> None:
    held = lines.setdefault((b, a) if (b, a) in lines else (a, b), [])
    if row not in held:
        held.append(row)


def _drawn(nodes: Mapping[str, Mapping[str, Any]], lines: Lines) -> net.Network:
    """The picture's nodes, those with most ties first, at most MOST_NODES."""
    degree: dict[str, int] = dict.fromkeys(nodes, 0)
    for a, b in lines:
        degree[a] += 1
        degree[b] += 1
    kept = sorted(nodes, key=lambda k: (-degree[k], k))[:MOST_NODES]
    shown = tuple(
        net.Node(
            key,
            nodes[key]["label"],
            nodes[key]["id"],
            nodes[key].get("name") or nodes[key]["id"],
            nodes[key].get("kind"),
            max(degree[key], 1),
            "high",
        )
        for key in kept
    )
    inside = set(kept)
    ties = tuple(net.Tie(a, b, tuple(rows)) for (a, b), rows in lines.items() if {a, b} <= inside)
    return net.Network(shown, ties)


def positions(shown: net.Network) -> net.Positions:
    """Each connected piece by itself, the largest first, side by side in rows."""
    graph = nx.Graph()
    graph.add_nodes_from(n.key for n in shown.nodes)
    graph.add_edges_from((tie.source, tie.target) for tie in shown.ties)
    pieces = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c)))
    sizes = [_radius(len(piece)) for piece in pieces]
    widest = max(2 * sizes[0], 1.7 * math.sqrt(sum((2 * size) ** 2 for size in sizes)))
    places: net.Positions = {}
    x = y = high = 0.0
    for piece, size in zip(pieces, sizes, strict=True):
        if x and x + 2 * size > widest:
            x, y, high = 0.0, y + high, 0.0
        for key, (a, b) in _piece(graph, piece).items():
            places[key] = (x + size * (1 + 0.72 * a), y + size * (1 + 0.72 * b))
        x, high = x + 2 * size, max(high, 2 * size)
    return places


def _radius(nodes: int) -> float:
    return 0.8 * math.sqrt(nodes)


def _piece(graph: Any, piece: set[str]) -> dict[str, tuple[float, float]]:
    """The places of one connected piece between -1 and 1."""
    keys = sorted(piece)
    if len(keys) <= 2:
        return dict(zip(keys, ((-0.7, 0.0), (0.7, 0.0)), strict=False))
    ordered = nx.Graph()
    ordered.add_nodes_from(keys)
    ordered.add_edges_from(sorted(graph.subgraph(keys).edges))
    found = nx.spring_layout(ordered, seed=net.SEED, iterations=120)
    return {k: (float(a), float(b)) for k, (a, b) in found.items()}
