"""The smallest group that covers a set: exact for small sets, greedy beyond."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from math import fsum
from typing import NamedTuple

# Sets of up to so many things are covered exactly.
EXACT_UP_TO = 20


class Cover(NamedTuple):
    """The chosen ids in order, whether they are surely the fewest, and else the worst factor."""

    chosen: tuple[str, ...]
    exact: bool
    factor: float = 1.0


def smallest_cover(holders: Mapping[str, Collection[str]]) -> Cover:
    """The fewest holders that together hold everything any of them holds.

    Of several smallest groups the one whose sorted ids come first. Beyond EXACT_UP_TO things the
    holder of most things still open is taken again and again; that needs at most
    ``H(d) = 1 + 1/2 + … + 1/d`` times as many, d the most things one holder has (Chvátal, A greedy
    heuristic for the set-covering problem, 1979).
    """
    held = {holder: frozenset(things) for holder, things in sorted(holders.items()) if things}
    everything = frozenset[str]().union(*held.values())
    if len(everything) <= EXACT_UP_TO:
        return Cover(_exact(held, everything), exact=True)
    most = max(len(things) for things in held.values())
    return Cover(_greedy(held, everything), exact=False, factor=round(_harmonic(most), 2))


def _exact(held: Mapping[str, frozenset[str]], everything: frozenset[str]) -> tuple[str, ...]:
    """Branch on the thing with fewest holders; what is left to cover is solved once."""
    # Of several with the same things only the first id can stand in the first smallest group.
    first: dict[frozenset[str], str] = {}
    for holder, things in held.items():
        first.setdefault(things, holder)
    by_thing = {
        thing: [(holder, things) for things, holder in first.items() if thing in things]
        for thing in everything
    }
    order = sorted(everything, key=lambda thing: (len(by_thing[thing]), thing))

    @cache
    def best(left: frozenset[str]) -> tuple[int, tuple[str, ...]]:
        if not left:
            return 0, ()
        thing = next(t for t in order if t in left)
        found = []
        for holder, things in by_thing[thing]:
            number, rest = best(left - things)
            found.append((number + 1, tuple(sorted((holder, *rest)))))
        return min(found)

    return best(everything)[1]


def _greedy(held: Mapping[str, frozenset[str]], everything: frozenset[str]) -> tuple[str, ...]:
    left, chosen = everything, []
    while left:
        holder = max(held, key=lambda h: len(held[h] & left))  # the first of equals: by id
        chosen.append(holder)
        left -= held[holder]
    return tuple(sorted(chosen))


def _harmonic(number: int) -> float:
    return fsum(1 / i for i in range(1, number + 1))
