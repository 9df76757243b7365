"""The flow of a value chain as a Sankey picture: from raw material to the end product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import networkx as nx

from dashboard.drawing.hyphens import wrapped

PRODUCT, CROSS, OTHER = "product", "cross", "other"
_TEXT = "#1a1a1a"
COLUMN = 118
_LABEL_LETTERS = 16
_STYLES: dict[str, dict[str, Any]] = {
    PRODUCT: {"color": "#004B87", "borderColor": "#004B87"},
    CROSS: {"color": "#ffffff", "borderColor": "#6B6B00", "borderWidth": 2, "borderType": "dashed"},
    OTHER: {"color": "#d9dde2", "borderColor": "#5b626b", "borderWidth": 2},
}
KINDS = (PRODUCT, CROSS, OTHER, "chosen")
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
    """What is drawn, and what is told in words instead.

    ``returns`` lead back from a product into what happens after its use, or close a circle;
    ``apart`` are stages without a delivery to a single stage.
    """

    nodes: tuple[Node, ...]
    links: tuple[tuple[str, str], ...]
    returns: tuple[tuple[str, str], ...]
    apart: tuple[str, ...]


def flow(nodes: Sequence[Node], feeds: Sequence[tuple[str, str]]) -> Flow:
    """A picture without circles that ends at the end product.

    What follows the use of a product (recycling, service) is drawn as a supplier, not as a
    customer: the links into it are left out.
    """
    known = {n.id for n in nodes}
    cross = {n.id for n in nodes if n.kind == CROSS}
    rank = {n.id: i for i, n in enumerate(nodes)}
    links = sorted({(a, b) for a, b in feeds if a in known and b in known and a != b})
    returns = [(a, b) for a, b in links if a not in cross and b in cross]
    graph = nx.DiGraph([e for e in links if e not in returns])
    while not nx.is_directed_acyclic_graph(graph):
        parts = [c for c in nx.strongly_connected_components(graph) if len(c) > 1]
        inner = [(a, b) for c in parts for a, b in graph.edges(c) if b in c]
        worst = max(inner, key=lambda e: (rank[e[1]] - rank[e[0]], e))
        graph.remove_edge(*worst)
        returns.append(worst)
    kept = tuple(e for e in links if graph.has_edge(*e))
    joined = {i for e in kept for i in e}
    told = {i for e in returns for i in e}
    return Flow(
        tuple(n for n in nodes if n.id in joined),
        kept,
        tuple(sorted(returns)),
        tuple(n.id for n in nodes if n.id not in joined | told and n.kind != OTHER),
    )


def _columns(drawn: Flow) -> list[int]:
    """Nodes per column from the right; the picture aligns to the right."""
    graph = nx.DiGraph(drawn.links)
    depth: dict[str, int] = {}
    for node in reversed(list(nx.topological_sort(graph))):
        depth[node] = 1 + max((depth[n] for n in graph.successors(node)), default=-1)
    columns = list(depth.values())
    return [columns.count(d) for d in sorted(set(columns))]


def height(drawn: Flow) -> int:
    """Pixels that leave room for every label of the fullest column."""
    return min(900, max(280, 56 * max(_columns(drawn), default=0) + 60))


def width(drawn: Flow) -> int:
    """Pixels below which labels would run into the next column."""
    return COLUMN * len(_columns(drawn)) + 20


def sankey_options(drawn: Flow, chosen: str = "") -> dict[str, Any]:
    """Options of the chart; a node's place in ``data`` is its place in ``drawn.nodes``."""
    return {
        "aria": {"enabled": True},
        "tooltip": {"trigger": "item", "confine": True},
        "series": [
            {
                "type": "sankey",
                "left": 8,
                "right": COLUMN,
                "top": 16,
                "bottom": 16,
                "nodeAlign": "right",
                "nodeWidth": 14,
                "nodeGap": 36,
                "draggable": False,
                "layoutIterations": 64,
                "selectedMode": "single",
                "emphasis": {"focus": "adjacency"},
                "lineStyle": {"color": "#9fb4c7", "opacity": 0.45, "curveness": 0.5},
                "label": {
                    "color": _TEXT,
                    "fontSize": 12,
                    "lineHeight": 15,
                    "textBorderColor": "#ffffff",
                    "textBorderWidth": 3,
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
        "label": {"formatter": wrapped(node.label, _LABEL_LETTERS)},
        "tooltip": {"formatter": "{b}"},
    }


def node_at(drawn: Flow, data_type: str, indices: Sequence[int]) -> str:
    """The stage that was clicked; empty for a link, for nothing and for a place out of bounds."""
    if data_type != "node" or not indices or not 0 <= indices[0] < len(drawn.nodes):
        return ""
    return drawn.nodes[indices[0]].id


def legend_html(words: Mapping[str, str]) -> str:
    """The key of the picture: a small box drawn like the node, and its word."""
    items = "".join(
        f'<li><span aria-hidden="true" style="{_box(kind)}"></span>{escape(words[kind])}</li>'
        for kind in KINDS
    )
    return f'<ul class="legend">{items}</ul>'


def _box(kind: str) -> str:
    style = _STYLES.get(kind, _CHOSEN)
    border = f"2px {style.get('borderType', 'solid')} {style['borderColor']}"
    size = "display:inline-block;width:12px;height:14px;margin-right:6px;vertical-align:-2px"
    return f"{size};background:{style['color']};border:{border};box-sizing:border-box"
