"""The flow of a value chain as a Sankey picture: from raw material to the end product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

PRODUCT, CROSS, OTHER = "product", "cross", "other"
_TEXT = "#1a1a1a"
_STYLES: dict[str, dict[str, Any]] = {
    PRODUCT: {"color": "#004B87", "borderColor": "#004B87"},
    CROSS: {"color": "#ffffff", "borderColor": "#6B6B00", "borderWidth": 2, "borderType": "dashed"},
    OTHER: {"color": "#d9dde2", "borderColor": "#5b626b", "borderWidth": 2},
}
_CHOSEN = {"color": "#D55E00", "borderColor": "#D55E00", "borderWidth": 3}


@dataclass(frozen=True)
class Node:
    """A stage in the picture; ``kind`` is product, cross (equipment, testing …) or other chain."""

    id: str
    label: str
    kind: str = PRODUCT
    definition: str = ""


@dataclass(frozen=True)
class Flow:
    """What is drawn and what is not: loops and stages without a delivery are told in words."""

    nodes: tuple[Node, ...]
    links: tuple[tuple[str, str], ...]
    loops: tuple[tuple[str, str], ...]
    apart: tuple[str, ...]


def flow(nodes: Sequence[Node], feeds: Sequence[tuple[str, str]]) -> Flow:
    """A picture without circles. Of every loop the link back from a cross stage is left out."""
    known = {n.id for n in nodes}
    cross = {n.id for n in nodes if n.kind == CROSS}
    rank = {n.id: i for i, n in enumerate(nodes)}
    links = sorted({(a, b) for a, b in feeds if a in known and b in known and a != b})
    graph = nx.DiGraph(links)
    loops: list[tuple[str, str]] = []
    while not nx.is_directed_acyclic_graph(graph):
        parts = [c for c in nx.strongly_connected_components(graph) if len(c) > 1]
        inner = [(a, b) for c in parts for a, b in graph.edges(c) if b in c]
        back = [(a, b) for a, b in inner if a in cross and b not in cross]
        worst = sorted(back) or [max(inner, key=lambda e: (rank[e[1]] - rank[e[0]], e))]
        graph.remove_edges_from(worst)
        loops += worst
    kept = tuple(e for e in links if graph.has_edge(*e))
    joined = {i for e in kept for i in e}
    return Flow(
        tuple(n for n in nodes if n.id in joined),
        kept,
        tuple(loops),
        tuple(n.id for n in nodes if n.id not in joined and n.kind != OTHER),
    )


def height(drawn: Flow) -> int:
    """Pixels that leave room for every label of the fullest column."""
    graph = nx.DiGraph(drawn.links)
    if not graph:
        return 160
    # The picture aligns to the right: the column is the longest way to an end.
    depth: dict[str, int] = {}
    for node in reversed(list(nx.topological_sort(graph))):
        depth[node] = 1 + max((depth[n] for n in graph.successors(node)), default=-1)
    columns = list(depth.values())
    fullest = max(columns.count(d) for d in set(columns))
    return min(900, max(260, 62 * fullest + 40))


def sankey_options(drawn: Flow, chosen: str = "") -> dict[str, Any]:
    """Options of the chart; a node's place in ``data`` is its place in ``drawn.nodes``."""
    return {
        "aria": {"enabled": True},
        "tooltip": {"trigger": "item", "confine": True},
        "series": [
            {
                "type": "sankey",
                "left": 8,
                "right": 150,
                "top": 16,
                "bottom": 16,
                "nodeAlign": "right",
                "nodeWidth": 14,
                "nodeGap": 34,
                "draggable": False,
                "layoutIterations": 64,
                "selectedMode": "single",
                "emphasis": {"focus": "adjacency"},
                "lineStyle": {"color": "#9fb4c7", "opacity": 0.45, "curveness": 0.5},
                "label": {
                    "color": _TEXT,
                    "fontSize": 13,
                    "lineHeight": 16,
                    "width": 128,
                    "overflow": "break",
                    "textBorderColor": "#ffffff",
                    "textBorderWidth": 3,
                    "formatter": "{b}",
                },
                "select": {"itemStyle": _CHOSEN},
                "data": [_node(n, chosen) for n in drawn.nodes],
                "links": [{"source": a, "target": b, "value": 1} for a, b in drawn.links],
            }
        ],
    }


def _node(node: Node, chosen: str) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": node.label,
        "itemStyle": dict(_CHOSEN if node.id == chosen else _STYLES[node.kind]),
        "tooltip": {"formatter": "{b}"},
    }


def node_at(drawn: Flow, data_type: str, indices: Sequence[int]) -> str:
    """The stage that was clicked; empty for a link, for nothing and for a place out of bounds."""
    if data_type != "node" or not indices or not 0 <= indices[0] < len(drawn.nodes):
        return ""
    return drawn.nodes[indices[0]].id
