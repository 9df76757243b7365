"""Simple rules that suggestions have to beat: degree, same town, shared neighbours, memory.

The graph holds organisations that share a project or an initiative, and memberships. Common
neighbours, Adamic–Adar (2003) and resource allocation (Zhou, Lü, Zhang, 2009) of an initiative
and an organisation are thus taken over its members whom the organisation has met.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations

import networkx as nx

from queries.record_splits import Facts

Node = tuple[str, str]


def _cluster(node: str) -> Node:
    return ("c", node)


def _organisation(node: str) -> Node:
    return ("o", node)


class Rivals:
    """The simple rules over the facts that are visible."""

    def __init__(self, facts: Facts, towns: dict[Node, set[str]]) -> None:
        self.facts = facts
        self.towns = towns
        self.graph = nx.Graph()
        self.places: dict[str, list[tuple[str, set[str]]]] = {}
        for kind, groups in (("c", facts.members), ("p", facts.partners)):
            for place, organisations in groups.items():
                self._meet(kind + place, organisations)
        for cluster, members in facts.members.items():
            self.graph.add_edges_from((_cluster(cluster), _organisation(o)) for o in members)

    def _meet(self, place: str, organisations: set[str]) -> None:
        nodes = [_organisation(o) for o in sorted(organisations)]
        self.graph.add_nodes_from(nodes)
        self.graph.add_edges_from(combinations(nodes, 2))
        for node in organisations:
            self.places.setdefault(node, []).append((place, organisations))

    def organisations_for(self, cluster: str, pool: Collection[str]) -> dict[str, dict[str, float]]:
        """The scores of every organisation of the pool for an initiative, by rule."""
        pairs = {o: (_cluster(cluster), _organisation(o)) for o in pool}
        found = self._indices(pairs)
        found["degree"] = {o: float(len(self.places.get(o, ()))) for o in pool}
        found["memory"] = {o: self._memory(cluster, o) for o in pool}
        return found

    def clusters_for(self, organisation: str, pool: Collection[str]) -> dict[str, dict[str, float]]:
        """The scores of every initiative of the pool for an organisation, by rule."""
        pairs = {c: (_cluster(c), _organisation(organisation)) for c in pool}
        found = self._indices(pairs)
        found["degree"] = {c: float(len(self.facts.members.get(c, ()))) for c in pool}
        found["memory"] = {c: self._memory(c, organisation) for c in pool}
        return found

    def _indices(self, pairs: dict[str, tuple[Node, Node]]) -> dict[str, dict[str, float]]:
        known = {k: p for k, p in pairs.items() if all(n in self.graph for n in p)}
        edges = list(known.values())
        adamic = nx.adamic_adar_index(self.graph, edges)
        allocation = nx.resource_allocation_index(self.graph, edges)
        common = (len(list(nx.common_neighbors(self.graph, a, b))) for a, b in edges)
        return {
            "common_neighbours": dict(zip(known, map(float, common), strict=True)),
            "adamic_adar": dict(zip(known, _values(adamic), strict=True)),
            "resource_allocation": dict(zip(known, _values(allocation), strict=True)),
            "town": {k: float(bool(self._town(a) & self._town(b))) for k, (a, b) in pairs.items()},
        }

    def _town(self, node: Node) -> set[str]:
        return self.towns.get(node, set())

    def _memory(self, cluster: str, organisation: str) -> float:
        """How often it met a member before: who met meets again."""
        members = self.facts.members.get(cluster, set())
        return float(
            sum(
                len(there & members)
                for place, there in self.places.get(organisation, ())
                if place != "c" + cluster
            )
        )


def _values(triples: Iterable[tuple[Node, Node, float]]) -> list[float]:
    return [value for _, _, value in triples]
