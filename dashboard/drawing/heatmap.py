"""The heat map of cluster pairs, ordered so that groups stand together along the diagonal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import networkx as nx

LABEL_LENGTH = 33
_TEXT, _GRID = "#1a1a1a", "#e3e6ea"
# Four steps, dark enough apart to be told from each other in grey print as well.
STEPS = ((1, 1, "#cfe3f1"), (2, 2, "#86b9dc"), (3, 4, "#2f7fb8"), (5, None, "#003a6c"))
_WHITE_FROM = 3


@dataclass(frozen=True)
class Pair:
    """Two clusters and the number of facts that tie them."""

    a: str
    b: str
    ties: int

    @property
    def key(self) -> tuple[str, str]:
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


@dataclass(frozen=True)
class Matrix:
    """The drawn clusters in order, their labels, and the pairs among them."""

    ids: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[int, int, int], ...]  # column, row, ties; both halves
    left_out: int


def strongest(pairs: Sequence[Pair], most: int) -> list[str]:
    """The clusters to draw: whole pairs, strongest first, until there are ``most`` clusters."""
    total: dict[str, int] = {}
    for pair in pairs:
        for end in (pair.a, pair.b):
            total[end] = total.get(end, 0) + pair.ties
    chosen: dict[str, None] = {}
    for pair in sorted(pairs, key=lambda p: (-p.ties, -total[p.a] - total[p.b], p.key)):
        new = {pair.a, pair.b} - chosen.keys()
        if len(chosen) + len(new) <= most:
            chosen |= dict.fromkeys(sorted(new))
    return sorted(chosen)


def in_groups(ids: Sequence[str], pairs: Sequence[Pair]) -> list[list[str]]:
    """Groups of closely tied clusters, largest first; neighbours within a group stand together.

    The same pairs give the same order, whatever order they come in.
    """
    names = set(ids)
    tied = sorted((*p.key, p.ties) for p in pairs if p.a in names and p.b in names)
    return [list(group) for group in _groups(tuple(sorted(names)), tuple(tied))]


@lru_cache(maxsize=64)  # the same for every visitor, and in both languages
def _groups(names: tuple[str, ...], tied: tuple[tuple[str, str, int], ...]) -> list[list[str]]:
    # Numbers instead of ids: sets of texts have another order in every process.
    number = {name: n for n, name in enumerate(names)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    for a, b, ties in tied:
        graph.add_edge(number[a], number[b], weight=ties)
    if not tied:
        return [[name] for name in names]
    groups: list[set[int]] = nx.community.greedy_modularity_communities(graph, weight="weight")
    by_size = sorted(groups, key=lambda g: (-len(g), min(g)))
    return [[names[n] for n in _in_line(graph.subgraph(sorted(group)))] for group in by_size]


def _in_line(graph: Any) -> list[int]:
    """From the best tied cluster on, always the one that is tied most to the last ones."""
    weight = dict(graph.degree(weight="weight"))
    left = sorted(graph.nodes, key=lambda n: (-weight[n], n))
    line = [left.pop(0)]
    while left:
        tail = line[-3:]

        def pull(node: int, tail: list[int] = tail) -> int:
            return sum(graph.edges[node, t]["weight"] for t in tail if graph.has_edge(node, t))

        line.append(left.pop(left.index(max(left, key=lambda n: (pull(n), weight[n])))))
    return line


def matrix(pairs: Sequence[Pair], names: Mapping[str, str], most: int) -> Matrix:
    """At most ``most`` clusters, ordered, with both halves of the matrix."""
    everyone = {end for p in pairs for end in (p.a, p.b)}
    chosen = strongest(pairs, most)
    ids = [i for group in in_groups(chosen, pairs) for i in group]
    place = {node: n for n, node in enumerate(ids)}
    cells = [
        (place[a], place[b], pair.ties)
        for pair in sorted(pairs, key=lambda p: p.key)
        if pair.a in place and pair.b in place
        for a, b in ((pair.a, pair.b), (pair.b, pair.a))
    ]
    return Matrix(
        tuple(ids),
        tuple(_once([short(names.get(i, i)) for i in ids])),
        tuple(cells),
        len(everyone) - len(ids),
    )


def short(name: str, length: int = LABEL_LENGTH) -> str:
    """A name that fits beside the matrix, cut at a word where possible."""
    if len(name) <= length:
        return name
    cut = name[: length - 1]
    word = cut if name[length - 1] == " " else cut.rsplit(" ", 1)[0]
    return (word if len(word) >= length // 2 else cut).rstrip(" –-,(/") + "…"


def _once(labels: list[str]) -> list[str]:
    """Axis labels must differ, or two rows would fall into one."""
    seen: dict[str, int] = {}
    result = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        result.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return result


def side(drawn: Matrix) -> int:
    """Height in pixels at which every row keeps its label."""
    return 200 + max(18 * len(drawn.ids), 160)


def heatmap_options(
    drawn: Matrix, chosen: tuple[str, str] | None, step_name: Callable[[int, int | None], str]
) -> dict[str, Any]:
    """Options of the chart; a cell's place in ``data`` is its place in ``drawn.cells``."""
    axis: dict[str, Any] = {
        "type": "category",
        "data": list(drawn.labels),
        "axisTick": {"show": False},
        "axisLine": {"lineStyle": {"color": "#8a9199"}},
        "splitLine": {"show": True, "lineStyle": {"color": _GRID, "width": 1}},
        "splitArea": {"show": False},
    }
    label = {"color": _TEXT, "fontSize": 12, "interval": 0, "hideOverlap": False}
    return {
        "aria": {"enabled": True},
        "animation": False,
        "tooltip": {"confine": True, "formatter": "{b}"},
        "grid": {"left": 4, "right": 12, "top": 4, "bottom": 36, "containLabel": True},
        "xAxis": axis | {"position": "top", "axisLabel": label | {"rotate": 90}},
        "yAxis": axis | {"inverse": True, "axisLabel": label},
        "visualMap": {
            "type": "piecewise",
            "orient": "horizontal",
            "left": "right",
            "bottom": 0,
            "itemWidth": 18,
            "itemHeight": 14,
            "textStyle": {"color": _TEXT, "fontSize": 12},
            "pieces": [_piece(low, high, colour, step_name) for low, high, colour in STEPS],
        },
        "series": [
            {
                "type": "heatmap",
                "selectedMode": "single",
                "data": [_cell(drawn, cell, chosen) for cell in drawn.cells],
                "emphasis": {"itemStyle": {"borderColor": _TEXT, "borderWidth": 2}},
                "select": {"itemStyle": {"borderColor": "#D55E00", "borderWidth": 3}},
            }
        ],
    }


def _piece(
    low: int, high: int | None, colour: str, step_name: Callable[[int, int | None], str]
) -> dict[str, Any]:
    bounds = {"min": low} if high is None else {"min": low, "max": high}
    return {**bounds, "color": colour, "label": step_name(low, high)}


def _cell(
    drawn: Matrix, cell: tuple[int, int, int], chosen: tuple[str, str] | None
) -> dict[str, Any]:
    column, row, ties = cell
    options: dict[str, Any] = {
        "value": [column, row, ties],
        "name": f"{drawn.labels[row]} – {drawn.labels[column]}: {ties}",
        "label": {
            "show": True,
            "formatter": str(ties),
            "fontSize": 12,
            "color": "#ffffff" if ties >= _WHITE_FROM else _TEXT,
        },
    }
    if chosen and {drawn.ids[column], drawn.ids[row]} == set(chosen):
        options["itemStyle"] = {"borderColor": "#D55E00", "borderWidth": 3}
    return options


def pair_at(drawn: Matrix, indices: Sequence[int]) -> tuple[str, str] | None:
    """The pair that was clicked; None for nothing and for a place out of bounds."""
    if not indices or not 0 <= indices[0] < len(drawn.cells):
        return None
    column, row, _ = drawn.cells[indices[0]]
    first, second = sorted((drawn.ids[column], drawn.ids[row]))
    return first, second
