"""The shortest way between two things, over neighbours that were read of the network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

Neighbours = Mapping[str, Collection[str]]
Way = tuple[str, ...]


def neighbours(listed: Iterable[tuple[str, Collection[str]]]) -> dict[str, set[str]]:
    """Each id with ids beside it, as neighbours in both directions."""
    found: dict[str, set[str]] = defaultdict(set)
    for node, beside in listed:
        found[node].update(beside)
        for other in beside:
            found[other].add(node)
    return dict(found)


def shortest_way(near: Neighbours, start: str, end: str, most: int) -> Way | None:
    """The ids from ``start`` to ``end`` in at most ``most`` steps, of equal ways the first by ids.

    None when there is none, or both are one. Looks from both ends at once, so that it meets half
    way and never goes through all that lies near either.
    """
    front, back = [{start}], [{end}]
    while start != end and len(front) + len(back) - 2 < most:
        side = front if len(front[-1]) <= len(back[-1]) else back
        side.append({other for one in side[-1] for other in near.get(one, ())})
        if not front[-1].isdisjoint(back[-1]):
            return _first(near, front, back)
        if not side[-1]:
            return None
    return None


def _first(near: Neighbours, front: list[set[str]], back: list[set[str]]) -> Way:
    """The first by ids of the ways that meet where the last layers of both sides overlap."""
    layers = [*front[:-1], front[-1] & back[-1], *reversed(back[:-1])]
    # From the end backwards, each layer keeps what leads on; so the smallest is never a dead end.
    for i in range(len(layers) - 2, -1, -1):
        layers[i] = {one for one in layers[i] if not layers[i + 1].isdisjoint(near[one])}
    way = [min(layers[0])]
    for layer in layers[1:]:
        way.append(min(layer.intersection(near[way[-1]])))
    return tuple(way)
