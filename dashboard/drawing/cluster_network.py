"""The network of clusters: line width by number of ties, line style by the kind of tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from math import ceil, sqrt
from typing import Any

import networkx as nx

Place = tuple[float, float]
# The groups of kinds, the most telling first: a line shows the first that applies.
GROUPS: dict[str, tuple[str, ...]] = {
    "agreed": ("agreements", "shared_management", "network_partners"),
    "work": ("joint_projects", "joint_events"),
    "members": ("shared_members",),
    "family": ("part_of", "successor_of"),
}
_STYLES: dict[str, dict[str, Any]] = {
    "members": {"color": "#5b7fa3", "type": "solid"},
    "work": {"color": "#007A5A", "type": "dashed"},
    "agreed": {"color": "#B34700", "type": "dotted"},
    "family": {"color": "#A0428A", "type": [14, 5, 3, 5]},
}
# The same patterns as lengths in pixels, drawn and left out in turn.
_DASHES = {"members": (46,), "work": (10, 6), "agreed": (4, 4), "family": (14, 5, 3, 5)}
_TEXT, _NODE = "#1a1a1a", "#004B87"
LABELLED = 40


@dataclass(frozen=True)
class Line:
    """A tied pair of clusters."""

    a: str
    b: str
    ties: int
    kinds: tuple[str, ...]

    @property
    def group(self) -> str:
        """The group of kinds that the line shows."""
        return next(g for g, kinds in GROUPS.items() if set(kinds) & set(self.kinds))


def layout(ids: Sequence[str], lines: Sequence[Line]) -> dict[str, Place]:
    """A place for every cluster: connected parts side by side, the largest first.

    The same ids and lines give the same picture, whatever order they come in.
    """
    edges = {(min(e.a, e.b), max(e.a, e.b)) for e in lines}
    return dict(_places(tuple(sorted(ids)), tuple(sorted(edges))))


@lru_cache(maxsize=64)  # the same for every visitor, and in both languages
def _places(ids: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> dict[str, Place]:
    graph = nx.Graph()
    graph.add_nodes_from(ids)
    graph.add_edges_from(edges)
    parts = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    places: dict[str, Place] = {}
    left = 0.0
    column: list[list[str]] = []
    for part in parts:
        if len(part) > 4:
            size = sqrt(len(part))
            left = _put(graph, part, places, left, 1.7 * size, size)
        else:
            column.append(part)
    if column:
        _small(graph, column, places, left)
    return places


def _put(
    graph: Any, part: list[str], places: dict[str, Place], left: float, wide: float, high: float
) -> float:
    """Lay out one connected part in a box; returns the right edge of the box with a gap."""
    sub = nx.Graph()
    sub.add_nodes_from(part)
    sub.add_edges_from(sorted(tuple(sorted(e)) for e in graph.subgraph(part).edges))
    found = nx.kamada_kawai_layout(sub)
    xs, ys = ([float(p[i]) for p in found.values()] for i in (0, 1))
    for node, (x, y) in found.items():
        places[node] = (
            left + wide * (float(x) - min(xs)) / ((max(xs) - min(xs)) or 1),
            high * ((float(y) - min(ys)) / ((max(ys) - min(ys)) or 1) - 0.5),
        )
    return left + wide + 1.2


def _small(graph: Any, parts: list[list[str]], places: dict[str, Place], left: float) -> None:
    """Pairs and other small parts in rows at the right."""
    tallest = max((abs(y) for _, y in places.values()), default=1.5)
    rows = max(1, ceil(2 * tallest / 1.1))
    for n, part in enumerate(parts):
        column, row = divmod(n, rows)
        box: dict[str, Place] = {}
        if len(part) > 2:
            _put(graph, part, box, 0.0, 0.9, 0.5)
        else:
            # Names stand at the right of their places: a pair goes one above the other.
            box = {node: (0.0, 0.44 * k - 0.22) for k, node in enumerate(part)}
        top = -tallest + 1.1 * row + 0.3
        for node, (x, y) in box.items():
            places[node] = (left + 2.4 * column + x, top + y)


def hubs(ids: Sequence[str], lines: Sequence[Line], most: int = LABELLED) -> set[str]:
    """The clusters with most ties: only their names are always shown."""
    ties = dict.fromkeys(ids, 0)
    for line in lines:
        for end in (line.a, line.b):
            ties[end] = ties.get(end, 0) + line.ties
    return set(sorted(ties, key=lambda i: (-ties[i], i))[:most])


def network_options(
    ids: Sequence[str],
    names: Mapping[str, str],
    lines: Sequence[Line],
    chosen: tuple[str, str] | None = None,
) -> dict[str, Any]:
    """Options of the chart; places in ``data`` and ``links`` are those in ``ids`` and ``lines``."""
    places = layout(ids, lines)
    ties = dict.fromkeys(ids, 0)
    for line in lines:
        ties[line.a] += line.ties
        ties[line.b] += line.ties
    shown = hubs(ids, lines)
    return {
        "aria": {"enabled": True},
        "animation": False,
        "tooltip": {"confine": True, "formatter": "{b}"},
        "series": [
            {
                "type": "graph",
                "layout": "none",
                "roam": True,
                "scaleLimit": {"min": 0.6, "max": 6},
                "selectedMode": "single",
                "left": 60,
                "right": 150,
                "top": 24,
                "bottom": 24,
                "labelLayout": {"hideOverlap": True},
                "emphasis": {"focus": "adjacency", "label": {"show": True}},
                "select": {"itemStyle": {"color": "#D55E00"}, "lineStyle": {"color": "#D55E00"}},
                "data": [
                    _node(i, names.get(i, i), places[i], ties[i], label=i in shown) for i in ids
                ],
                "links": [_link(line, names, chosen) for line in lines],
            }
        ],
    }


def _node(node: str, name: str, place: Place, ties: int, *, label: bool) -> dict[str, Any]:
    return {
        "id": node,
        "name": name,
        "x": place[0] * 100,
        "y": place[1] * 100,
        "symbol": "roundRect",
        "symbolSize": round(9 + min(16.0, 2.2 * sqrt(ties)), 1),
        "itemStyle": {"color": _NODE, "borderColor": "#ffffff", "borderWidth": 1},
        "label": {
            "show": label,
            "position": "right",
            "color": _TEXT,
            "fontSize": 12,
            "textBorderColor": "#ffffff",
            "textBorderWidth": 3,
            "formatter": "{b}",
        },
    }


def _link(line: Line, names: Mapping[str, str], chosen: tuple[str, str] | None) -> dict[str, Any]:
    style = _STYLES[line.group]
    mine = chosen is not None and {line.a, line.b} == set(chosen)
    return {
        "source": line.a,
        "target": line.b,
        "name": f"{names.get(line.a, line.a)} – {names.get(line.b, line.b)}: {line.ties}",
        "value": line.ties,
        "lineStyle": {
            "width": round(min(8.0, 1 + 0.9 * line.ties), 1),
            "color": "#D55E00" if mine else style["color"],
            "type": style["type"],
            "opacity": 1 if mine else 0.75,
            "curveness": 0.06,
        },
    }


def clicked(
    ids: Sequence[str], lines: Sequence[Line], data_type: str, indices: Sequence[int]
) -> tuple[str, ...]:
    """The cluster (one id) or the pair (two) that was clicked; empty when out of bounds."""
    if not indices or indices[0] < 0:
        return ()
    if data_type == "edge" and indices[0] < len(lines):
        first, second = sorted((lines[indices[0]].a, lines[indices[0]].b))
        return first, second
    if data_type == "node" and indices[0] < len(ids):
        return (ids[indices[0]],)
    return ()


def legend_html(words: Mapping[str, str]) -> str:
    """The kinds of line with their words, each drawn as in the picture."""
    items = "".join(
        f'<li><span aria-hidden="true" style="{_sample(group)}"></span>{escape(words[group])}</li>'
        for group in _STYLES
    )
    return f'<ul class="legend">{items}</ul>'


def _sample(group: str) -> str:
    """A short line as the background of a box: pictures are not let through into the page."""
    at, stops = 0, []
    for n, length in enumerate(_DASHES[group]):
        colour = "transparent" if n % 2 else _STYLES[group]["color"]
        stops.append(f"{colour} {at}px {at + length}px")
        at += length
    return (
        "display:inline-block;width:46px;height:4px;margin-right:7px;vertical-align:4px;"
        f"background:repeating-linear-gradient(90deg,{','.join(stops)})"
    )
