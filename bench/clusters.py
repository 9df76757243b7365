"""How good a grouping is: pair precision and recall, B-cubed, and its largest groups.

Pairs are index pairs (smaller first) of a list of items. B-cubed after Bagga and Baldwin,
"Entity-based cross-document coreferencing using the vector space model", 1998: for every item
the share of its found group that is right, and the share of its true group that was found; the
means over all items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True)
class Rates:
    """Precision and recall from 0 to 1; ``None`` where nothing was found or to be found."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float | None:
        """The harmonic mean; 0 where both are."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def rates(found: int, right: int, wanted: int) -> Rates:
    """From the numbers of found pairs, of right ones among them, and of all true pairs."""
    return Rates(right / found if found else None, right / wanted if wanted else None)


def grouped(size: int, pairs: Iterable[Pair]) -> list[int]:
    """The group of each of ``size`` items when every pair is joined: the least index in it."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(node) for node in range(size)]


def pairs_inside(groups: Iterable[Hashable]) -> int:
    """How many pairs of items share a group."""
    return sum(n * (n - 1) // 2 for n in Counter(groups).values())


def group_rates(found: Sequence[int], true: Sequence[int]) -> Rates:
    """Pair precision and recall of the groups, transitive pairs included."""
    right = pairs_inside(zip(found, true, strict=True))
    return rates(pairs_inside(found), right, pairs_inside(true))


def b_cubed(found: Sequence[int], true: Sequence[int]) -> Rates:
    """B-cubed precision and recall of the groups ``found`` against ``true``."""
    if not found:
        return Rates(None, None)
    both = Counter(zip(found, true, strict=True))
    found_sizes, true_sizes = Counter(found), Counter(true)
    precision = sum(n * n / found_sizes[f] for (f, _), n in both.items()) / len(found)
    recall = sum(n * n / true_sizes[t] for (_, t), n in both.items()) / len(found)
    return Rates(precision, recall)


def largest(found: Sequence[int], most: int) -> list[list[int]]:
    """The ``most`` largest groups of two and more items, largest first."""
    members: dict[int, list[int]] = defaultdict(list)
    for item, group in enumerate(found):
        members[group].append(item)
    groups = [items for items in members.values() if len(items) > 1]
    return sorted(groups, key=lambda items: (-len(items), items))[:most]


def best_threshold(scored: Iterable[tuple[float, bool]], wanted: int) -> float:
    """The score from which accepting gives the best F1, of (score, right) of all found pairs.

    It is chosen on the very data it is then measured on: what comes out is an upper bound.
    """
    best, best_f1, found, right = 101.0, -1.0, 0, 0
    ordered = sorted(scored, reverse=True)
    for place, (score, is_right) in enumerate(ordered):
        found, right = found + 1, right + is_right
        if place + 1 < len(ordered) and ordered[place + 1][0] == score:
            continue
        f1 = rates(found, right, wanted).f1 or 0.0
        if f1 > best_f1:
            best, best_f1 = score, f1
    return best
