"""Scoring of ``bridges``: who joins initiatives that would otherwise be apart."""

from __future__ import annotations

from math import comb
from typing import Any

import networkx as nx

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_of, over
from queries.measures import all_sources

# Up to so many initiatives each is a start of ways; beyond, an even choice of SAMPLED ones.
MOST_STARTS = 500
SAMPLED = 100
Graph = Any  # nx.Graph; networkx ships no types
_ORGANISATION, _CLUSTER = "organisation", "cluster"


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row an organisation: most pairs of initiatives first, ties by the id."""
    day = day_of(tables)
    standing = _standing(tables["organisations"], day)
    graph = _graph(standing)
    through = between(graph)
    joined = sum(comb(len(part), 2) for part in _clusters_of(graph))
    asked = params["cluster"]
    order = sorted(
        (o for o in standing if asked is None or asked in {tie["id"] for tie in o["ties"]}),
        key=lambda o: (-through[o["id"]], -len({t["id"] for t in o["ties"]}), o["id"]),
    )
    names = {tie["id"]: tie["name"] for o in standing for tie in o["ties"]}
    shown = order[: params["limit"]]
    rows = [_row(o, graph, through[o["id"]], joined, names) for o in shown]
    starts = sum(1 for node in graph if node[0] == _CLUSTER)
    return Scored(rows, _notices(len(order), len(shown), starts), len(order) > len(shown))


def _standing(organisations: list[Row], day: str | None) -> list[Row]:
    """Organisations with the ties that are not over, as far as they still join two initiatives."""
    found = []
    for one in organisations:
        ties = [tie for tie in one["ties"] if not over(tie["until"], day)]
        if len({tie["id"] for tie in ties}) > 1:
            ties.sort(key=lambda t: (t["name"], t["id"], t["role"]))
            found.append({**one, "ties": ties})
    return sorted(found, key=lambda o: str(o["id"]))


def _graph(organisations: list[Row]) -> Graph:
    graph = nx.Graph()
    for one in organisations:
        for cluster in sorted({tie["id"] for tie in one["ties"]}):
            graph.add_edge((_ORGANISATION, one["id"]), (_CLUSTER, cluster))
    return graph


def between(graph: Graph) -> dict[str, float]:
    """For each organisation: pairs of initiatives whose shortest ways lead through it.

    ``Σ_{s<t} σ_st(o) / σ_st`` over pairs of initiatives s, t, with σ_st the number of shortest
    ways and σ_st(o) those through o: betweenness (Freeman, A set of measures of centrality based
    on betweenness, 1977; reckoned as by Brandes, 2001) between one side of the two-mode network
    only. Organisations with one membership lie on no way, so leaving them out changes nothing.
    In a very large network it is estimated from SAMPLED starts (Brandes and Pich, 2007).
    """
    clusters = sorted(node for node in graph if node[0] == _CLUSTER)
    starts = clusters
    if len(clusters) > MOST_STARTS:
        starts = [clusters[i * len(clusters) // SAMPLED] for i in range(SAMPLED)]
    if not starts:
        return {}
    # networkx halves the sums of an undirected graph, which counts each pair once.
    found = nx.betweenness_centrality_subset(graph, starts, clusters)
    scale = len(clusters) / len(starts)
    return {
        node: round(value * scale, 2) for (kind, node), value in found.items() if kind != _CLUSTER
    }


def _clusters_of(graph: Graph) -> list[list[str]]:
    """The initiatives of each part of the network; largest part first, then by id."""
    parts = [sorted(n for kind, n in c if kind == _CLUSTER) for c in nx.connected_components(graph)]
    return sorted((p for p in parts if p), key=lambda p: (-len(p), p))


def falls_apart(graph: Graph, organisation: str) -> list[list[str]]:
    """The initiatives of each part into which the part around an organisation falls without it."""
    gone = (_ORGANISATION, organisation)
    seen, parts = {gone}, []
    for neighbour in sorted(graph[gone]):
        part, waiting = [], [] if neighbour in seen else [neighbour]
        seen.update(waiting)
        while waiting:
            node = waiting.pop()
            part.append(node)
            new = [n for n in graph[node] if n not in seen]
            seen.update(new)
            waiting += new
        parts.append(sorted(n for kind, n in part if kind == _CLUSTER))
    return sorted((p for p in parts if p), key=lambda p: (-len(p), p))


def _row(one: Row, graph: Graph, through: float, joined: int, names: dict[str, str]) -> Row:
    parts = falls_apart(graph, one["id"])
    whole = sum(len(part) for part in parts)
    return {
        "id": one["id"],
        "name": one["name"],
        "kind": one["kind"],
        "city": one["city"],
        "clusters": len({tie["id"] for tie in one["ties"]}),
        "pairs": through,
        "betweenness": round(through / joined, 6) if joined else 0.0,
        "pairs_apart": comb(whole, 2) - sum(comb(len(part), 2) for part in parts),
        "cut_off": whole - len(parts[0]),
        "parts": [[{"id": c, "name": names[c]} for c in part] for part in parts[1:]],
        "memberships": one["ties"],
        "sources": all_sources(*(tie["sources"] for tie in one["ties"])),
    }


def _notices(found: int, shown: int, starts: int) -> list[Notice]:
    notices = []
    if not found:
        notices.append(
            Notice(
                "Keine Organisation ist bekannt, die hier mehrere Initiativen verbindet. Das heißt "
                "nicht, dass es keine gibt.",
                "No organisation is known that joins several initiatives here. That does not mean "
                "that there is none.",
            )
        )
    if found > shown:
        notices.append(
            Notice(
                f"Gezeigt werden die ersten {shown} von {found} Organisationen.",
                f"The first {shown} of {found} organisations are shown.",
            )
        )
    if starts > MOST_STARTS:
        notices.append(
            Notice(
                f"Die Paare sind aus {SAMPLED} von {starts} Initiativen hochgerechnet.",
                f"The pairs are estimated from {SAMPLED} of {starts} initiatives.",
            )
        )
    return notices
