"""Decisions of people about pairs of organisations, and the groups they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Judgement:
    """One decision: ``decision`` is same, different or unsure; ``date`` the day it was made."""

    a_id: str
    b_id: str
    a_name: str
    b_name: str
    decision: str
    reason: str
    date: str


# On one day the more careful decision counts.
_CARE = ("same", "unsure", "different")


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The latest decision about each pair, in an order that does not depend on the given one."""
    latest: dict[frozenset[str], Judgement] = {}
    ordered = sorted(judgements, key=lambda j: (j.date, _CARE.index(j.decision), j.a_id, j.b_id))
    for judgement in ordered:
        latest[frozenset((judgement.a_id, judgement.b_id))] = judgement
    return sorted(latest.values(), key=lambda j: (j.a_id, j.b_id))


class Groups:
    """Ids that mean one thing. A ``different`` pair keeps the whole groups of both apart."""

    def __init__(self, different: Iterable[tuple[str, str]] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        for a, b in different:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def root(self, node: str) -> str:
        """The representative of a group."""
        while (up := self._parent.get(node, node)) != node:
            self._parent[node] = self._parent.get(up, up)
            node = up
        return node

    def join(self, a: str, b: str) -> bool:
        """Make two ids one, unless a judgement keeps their groups apart; tells whether they are."""
        a, b = sorted((self.root(a), self.root(b)))
        if a == b:
            return True
        if any(self.root(other) == b for other in self._apart.get(a, ())):
            return False
        self._parent[b] = a
        apart = self._apart.get(a, set()) | self._apart.get(b, set())
        self._apart[a] = apart
        for other in apart:
            self._apart.setdefault(self.root(other), set()).add(a)
        return True

    def members(self) -> dict[str, list[str]]:
        """All groups of two and more, by representative, sorted."""
        groups: dict[str, list[str]] = {}
        for node in sorted(self._parent):
            groups.setdefault(self.root(node), []).append(node)
        return {root: sorted({root, *ids}) for root, ids in groups.items()}
