"""The network picture: nodes and ties of several answers as one ECharts graph.

A node is named by label and id together (``Cluster:acod``), because an id can stand for a chain
and a field at once. Positions are a pure function of nodes, ties and the positions before.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from dashboard.kinds import Look
from dashboard.texts import pick

Row = Mapping[str, Any]
Positions = dict[str, tuple[float, float]]
# The picture is wider than high.
STRETCH = 1.25
MOST_LABELS = 70
LONGEST_LABEL = 26
SEED = 7
# New neighbours stand on rings: so many on one, so far apart (radians).
RING = 9
RING_STEP = 0.13
_FORMS = (" GmbH & Co. KG", " gGmbH", " GmbH", " AG & Co. KGaA", " AG", " SE", " e. V.", " e.V.")
# Ties that hold for very many things at once.
_LOOSE = {"LOCATED_IN", "WITHIN", "LIMITED_TO", "ABOUT", "BROADER"}
_RANK = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True)
class Node:
    """A thing in the picture. ``strength`` = number of its ties to what brought it in."""

    key: str
    label: str
    id: str
    name: str
    kind: str | None
    strength: int
    confidence: str


@dataclass(frozen=True)
class Tie:
    """All ties between two nodes as one line; ``rows`` are the answers' rows behind it."""

    source: str
    target: str
    rows: tuple[Row, ...]

    @property
    def loose(self) -> bool:
        """Whether only place or field ties the two."""
        return all(r["tie"] in _LOOSE for r in self.rows)

    @property
    def confidence(self) -> str:
        """The best confidence among its rows."""
        return min((str(r["confidence"]) for r in self.rows), key=lambda c: _RANK.get(c, 2))


@dataclass(frozen=True)
class Network:
    """Nodes in the order in which they came (new ones at the end) and the ties among them."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    def node(self, key: str) -> Node | None:
        """The node of that key."""
        return next((n for n in self.nodes if n.key == key), None)


def key_of(label: str, node_id: str) -> str:
    """Name of a node: label and id."""
    return f"{label}:{node_id}"


def split_key(key: str) -> tuple[str, str]:
    """Label and id of a key; an empty label when there is none."""
    label, colon, node_id = key.partition(":")
    return (label, node_id) if colon else ("", key)


def network(answers: Iterable[Sequence[Row]], most: int = 300) -> Network:
    """One network out of several answers of ``neighbours``, each appended to those before.

    At most ``most`` nodes; ties whose end was not taken in are left out.
    """
    nodes: dict[str, Node] = {}
    lines: dict[tuple[str, str], dict[str, Row]] = {}
    for rows in answers:
        for row in rows:
            _take_ends(nodes, row, most)
            ends = key_of(row["from_label"], row["from_id"]), key_of(row["to_label"], row["to_id"])
            if ends[0] in nodes and ends[1] in nodes:
                again = lines.get((ends[1], ends[0]))
                line = again if again is not None else lines.setdefault(ends, {})
                line[f"{row['tie']} {row['role']} {row['since']} {ends[0]}"] = row
    ties = tuple(Tie(a, b, tuple(found.values())) for (a, b), found in lines.items())
    return Network(tuple(nodes.values()), ties)


def _take_ends(nodes: dict[str, Node], row: Row, most: int) -> None:
    """The centre first, then the neighbour; the best confidence of its ties stays."""
    for prefix in ("other_", ""):
        label, node_id = row[f"{prefix}label"], row[f"{prefix}id"]
        key = key_of(label, node_id)
        if key not in nodes and len(nodes) >= most:
            continue
        known = nodes.get(key)
        confidence = "high" if prefix and not known else str(row["confidence"])
        if known and _RANK.get(known.confidence, 2) <= _RANK.get(confidence, 2):
            continue
        name = pick(row[f"{prefix}name"], row[f"{prefix}name_en"])
        kind = row[f"{prefix}kind"]
        nodes[key] = Node(key, label, node_id, name, kind, int(row["strength"]), confidence)


def positions(shown: Network, before: Positions | None = None) -> Positions:
    """Where each node stands. Nodes that stand already keep their place exactly."""
    if not shown.nodes:
        return {}
    keys = {n.key for n in shown.nodes}
    old = {k: p for k, p in (before or {}).items() if k in keys}
    return {**_around(shown, old), **old} if old else _first(shown)


def _first(shown: Network) -> Positions:
    """The first picture: a spring layout that starts with kinds side by side on a circle."""
    centre = shown.nodes[0].key
    graph = nx.Graph()
    graph.add_nodes_from(sorted(n.key for n in shown.nodes))
    graph.add_weighted_edges_from(
        sorted((t.source, t.target, _pull(t, centre)) for t in shown.ties)
    )
    found = nx.spring_layout(
        graph,
        k=2.4 / math.sqrt(len(graph)),
        pos=_circle(shown),
        fixed=[centre],
        iterations=140,
        seed=SEED,
        method="force",
    )
    return {k: (float(x), float(y)) for k, (x, y) in found.items()}


def _pull(tie: Tie, centre: str) -> float:
    """How strongly a line draws its ends together: a common place or field says little."""
    return 0.1 if tie.loose and centre not in (tie.source, tie.target) else 1.0


def _circle(shown: Network) -> Positions:
    first, *rest = shown.nodes
    rest.sort(key=lambda n: (n.label, n.kind or "", n.key))
    places = {first.key: (0.0, 0.0)}
    for i, node in enumerate(rest):
        turn = 2 * math.pi * i / max(len(rest), 1)
        places[node.key] = (math.cos(turn), math.sin(turn))
    return places


def _around(shown: Network, old: Positions) -> Positions:
    """New nodes on rings outside of the picture, in the direction of what they hang on."""
    partners = _partners(shown, old)
    groups: dict[str, list[str]] = {}
    for node in shown.nodes:
        if node.key not in old:
            groups.setdefault(partners.get(node.key, ""), []).append(node.key)
    edge = max(math.hypot(x, y) for x, y in old.values()) or 1.0
    places: Positions = {}
    for partner, keys in groups.items():
        x, y = old.get(partner, (0.0, 0.0))
        for i, key in enumerate(keys):
            ring, place = divmod(i, RING)
            size = min(RING, len(keys) - ring * RING)
            turn = math.atan2(y, x) + (place - (size - 1) / 2) * RING_STEP
            reach = edge * (1.2 + 0.17 * ring + 0.07 * (place % 2))
            places[key] = (reach * math.cos(turn), reach * math.sin(turn))
    return _apart(places, old, edge)


def _apart(places: Positions, old: Positions, edge: float) -> Positions:
    """New nodes moved outwards until none stands on another."""
    taken = list(old.values())
    for key in sorted(places):
        x, y = places[key]
        while any(math.hypot(x - a, y - b) < 0.07 * edge for a, b in taken):
            x, y = x * 1.06, y * 1.06
        taken.append((x, y))
        places[key] = (x, y)
    return places


def _partners(shown: Network, old: Positions) -> dict[str, str]:
    """For each new node one standing node it is tied to."""
    found: dict[str, str] = {}
    for tie in shown.ties:
        for new, standing in ((tie.source, tie.target), (tie.target, tie.source)):
            if new not in old and standing in old:
                found.setdefault(new, standing)
    return found


def short(name: str, most: int = LONGEST_LABEL) -> str:
    """A name short enough for a label in the picture."""
    for form in _FORMS:
        name = name.removesuffix(form)
    for mark in (" – ", " - ", " ("):
        head = name.split(mark)[0]
        if len(name) > most and 2 < len(head) <= most:
            return head
    return name if len(name) <= most else name[: most - 1].rstrip(" ,-–") + "…"


@dataclass(frozen=True)
class Words:
    """What the picture says: looks by node, and the texts of nodes and lines."""

    looks: Mapping[str, Look]
    kind: Mapping[str, str]
    unsure: Mapping[str, str]
    ties: Mapping[tuple[str, str], str]


def options(
    shown: Network, places: Positions, words: Words, selected: str = "", centre: str = ""
) -> dict[str, Any]:
    """ECharts options of the picture; ``data`` stands in the order of ``shown.nodes``."""
    labelled = _labelled(shown, centre, selected)
    return {
        "animation": False,
        "aria": {"enabled": True},
        "tooltip": {"confine": True, "textStyle": {"color": "#1a1a1a"}},
        "toolbox": {
            "right": 4, "bottom": 0,
            "feature": {"saveAsImage": {"title": "PNG", "name": "innonetz", "pixelRatio": 3}},
        },
        "series": [
            {
                "type": "graph",
                "layout": "none",
                "roam": True,
                "scaleLimit": {"min": 0.6, "max": 8},
                "selectedMode": "single",
                "label": {"position": "bottom", "color": "#1a1a1a", "fontSize": 11, "distance": 3,
                          "minMargin": 3},
                "labelLayout": {"hideOverlap": True},
                "emphasis": {"focus": "adjacency", "label": {"show": True, "fontWeight": "bold"}},
                "select": {"itemStyle": {"borderColor": "#111111", "borderWidth": 3}},
                "lineStyle": {"color": "#9aa5b1", "opacity": 0.55, "width": 1},
                "data": [_point(n, places, words, labelled, selected, centre) for n in shown.nodes],
                "links": [_line(t, words) for t in shown.ties],
            }
        ],
    }  # fmt: skip


def _labelled(shown: Network, centre: str, selected: str) -> set[str]:
    """Keys of the nodes with a label: the strongest, the centre and the selected one."""
    strongest = sorted(shown.nodes, key=lambda n: -n.strength)[:MOST_LABELS]
    return {n.key for n in strongest} | {centre, selected}


def _point(
    node: Node, places: Positions, words: Words, labelled: set[str], selected: str, centre: str
) -> dict[str, Any]:
    x, y = places[node.key]
    look = words.looks[node.key]
    unsure = words.unsure.get(node.key, "")
    middle = node.key == centre
    caption = short(node.name, 48 if middle else LONGEST_LABEL) + (f" ({unsure})" if unsure else "")
    hollow = look.symbol.startswith("empty")
    tip = [f"<b>{_safe(node.name)}</b>", _safe(words.kind[node.key]), _safe(unsure)]
    point: dict[str, Any] = {
        "id": node.key,
        "name": node.name,
        "x": round(x * 1000 * STRETCH, 1),
        "y": round(y * 1000, 1),
        "symbol": look.symbol,
        "symbolSize": 34 if middle else 11 + 3 * min(node.strength, 4),
        "itemStyle": {
            "color": look.colour,
            "borderColor": look.colour if hollow else "#ffffff",
            "borderWidth": 2 if hollow else 1,
        },
        "label": {"show": node.key in labelled, "formatter": _plain(caption)},
        "emphasis": {"label": {"show": True, "formatter": _plain(caption)}},
        "tooltip": {"formatter": "<br>".join(p for p in tip if p)},
    }
    if middle:
        point["label"] |= {"fontSize": 14, "fontWeight": "bold", "position": "bottom"}
        point["label"]["textBorderColor"], point["label"]["textBorderWidth"] = "#ffffff", 4
    if node.key == selected:
        point["selected"] = True
        point["label"]["fontWeight"] = "bold"
    return point


def _line(tie: Tie, words: Words) -> dict[str, Any]:
    line: dict[str, Any] = {
        "source": tie.source,
        "target": tie.target,
        "tooltip": {"formatter": _safe(words.ties[(tie.source, tie.target)])},
    }
    style: dict[str, Any] = {}
    if len(tie.rows) > 1:
        style["width"] = min(1 + len(tie.rows), 5)
    if tie.loose:
        style["opacity"] = 0.25
    if tie.confidence != "high":
        style["type"] = "dashed"
    return {**line, "lineStyle": style} if style else line


def _plain(text: str) -> str:
    """Text for a string template: braces would be read as place holders."""
    return text.replace("{", "(").replace("}", ")")


def _safe(text: str) -> str:
    """Text for a tooltip, whose template is HTML."""
    return _plain(html.escape(text))


def chosen(event: Any, shown: Network) -> str:
    """Key of the node that an event selects, empty for none.

    The event carries positions in the lists that were sent; they are not checked against today's
    data by anyone else. A line selects its end that came later.
    """
    for group in _groups(event):
        kind = group.get("data_type") or "node"
        for index in map(int, group.get("data_indices") or ()):
            if kind == "node" and 0 <= index < len(shown.nodes):
                return shown.nodes[index].key
            if kind == "edge" and 0 <= index < len(shown.ties):
                return _later(shown, shown.ties[index])
    return ""


def _groups(event: Any) -> list[Mapping[str, Any]]:
    selection = event.get("selection") if isinstance(event, Mapping) else None
    groups = selection.get("selected") if isinstance(selection, Mapping) else None
    return [g for g in groups or () if isinstance(g, Mapping)]


def _later(shown: Network, tie: Tie) -> str:
    order = {n.key: i for i, n in enumerate(shown.nodes)}
    return max((tie.source, tie.target), key=lambda key: order.get(key, -1))
