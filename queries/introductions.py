"""Scoring of ``introductions``: which untied pairs, once tied, bring the network closest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import comb
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import shortest_path

from queries.answers import Notice, Scored, Tables
from queries.pairs import Pair
from queries.suiting import condensed, holders, read
from queries.untied_pairs import pair_row, ranked

CONDENSED = {"clusters": condensed, "activities": holders}
# So many of the best suiting pairs are tried at every step.
MOST_TRIED = 400
# Sums of fractions that differ by less are equal.
TINY = 1e-9
Distances = npt.NDArray[np.float64]


class Gain(NamedTuple):
    """What a new tie brings: nearness, pairs newly joined, pairs that come nearer."""

    nearness: float
    joined: int
    nearer: int


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a step. Equal gains: the pair that suits better, then the nearer, then the ids."""
    net = read(tables)
    found, _ = ranked(net, params["cluster"], None)
    tried = found[:MOST_TRIED]
    ids = sorted(net.sides)
    by_pair = {one.pair: one for one in tried}
    rows, total = [], comb(len(ids), 2)
    steps = greedy(ids, net.tied, [one.pair for one in tried], params["k"])
    for number, (pair, before, gain, sum_after) in enumerate(steps, 1):
        efficiency = round(sum_after / total, 4) if total else 0.0
        row = pair_row(by_pair[pair], net)
        row |= {"step": number, "steps_before": before, "efficiency": efficiency}
        row |= {"pairs_joined": gain.joined, "pairs_nearer": gain.nearer}
        rows.append({**row, "gain": round(gain.nearness, 3)})
    return Scored(rows, _notices(len(found), len(rows)))


def greedy(
    ids: Sequence[str], tied: Iterable[Pair], candidates: Sequence[Pair], k: int
) -> list[tuple[Pair, int | None, Gain, float]]:
    """The best k new ties, one after the other: pair, steps before, gain, nearness after.

    Nearness is ``Σ_{a<b} 1 / d(a, b)`` with d the steps between two initiatives, ∞ where they are
    not joined; divided by the number of pairs it is the efficiency of Latora and Marchiori
    (Efficient behavior of small-world networks, 2001). Each step takes the candidate of the
    largest gain, the earlier one of equals. The nearness is not submodular, so no bound holds in
    general; tests compare with brute force.
    """
    place = {node: i for i, node in enumerate(ids)}
    left = [(place[a], place[b]) for a, b in candidates]
    distances = _distances(
        len(ids), [(place[a], place[b]) for a, b in tied if a in place and b in place]
    )
    chosen: list[tuple[Pair, int | None, Gain, float]] = []
    while left and len(chosen) < k:
        best, gained = _best(distances, left)
        if gained.nearness <= 0:
            break
        u, v = left.pop(best)
        before = distances[u, v]
        distances = with_tie(distances, u, v)
        steps = None if np.isinf(before) else int(before)
        chosen.append(((ids[u], ids[v]), steps, gained, nearness(distances)))
    return chosen


def _distances(size: int, ties: list[tuple[int, int]]) -> Distances:
    rows, columns = ([pair[side] for pair in ties] for side in (0, 1))
    network = coo_array((np.ones(len(ties)), (rows, columns)), shape=(size, size)).tocsr()
    found: Distances = shortest_path(network, directed=False, unweighted=True)
    return found


def nearness(distances: Distances) -> float:
    """``Σ_{a<b} 1 / d(a, b)``."""
    with np.errstate(divide="ignore"):
        near = 1 / distances
    np.fill_diagonal(near, 0)
    return float(near.sum() / 2)


def with_tie(distances: Distances, u: int, v: int) -> Distances:
    """The steps between all pairs once u and v are tied."""
    over_u = distances[:, [u]] + 1 + distances[[v], :]
    return np.minimum(distances, np.minimum(over_u, over_u.T))


def _best(distances: Distances, pairs: Sequence[tuple[int, int]]) -> tuple[int, Gain]:
    """Place and gain of the best pair; the earlier one of equals.

    Reckoned exactly only for pairs whose upper bound reaches the best found so far.
    """
    bounds = bounds_of(distances, pairs)
    best, found = 0, Gain(-1.0, 0, 0)
    for place in sorted(range(len(pairs)), key=lambda i: (-bounds[i], i)):
        if bounds[place] < found.nearness - TINY:
            break
        gain = gain_of(distances, *pairs[place])
        more = gain.nearness - found.nearness
        if more > TINY or (more > -TINY and place < best):
            best, found = place, gain
    return best, found


def bounds_of(distances: Distances, pairs: Sequence[tuple[int, int]]) -> Distances:
    """At least what a tie of each pair u, v brings: ``Σ 1 / (steps to u + 1 + steps to v)``.

    That is the gain itself where u and v are not joined; else it takes no account of the ways
    there are already.
    """
    u, v = ([pair[side] for pair in pairs] for side in (0, 1))
    to_u, to_v = distances[:, u], distances[:, v]
    at_u, at_v = _by_steps(to_u, to_u + 1 < to_v), _by_steps(to_v, to_v + 1 < to_u)
    steps = np.arange(len(at_u))[:, None] + 1 + np.arange(len(at_v))[None, :]
    found: Distances = np.einsum("ip,jp,ij->p", at_u, at_v, 1 / steps)
    return found


def _by_steps(to: Distances, near: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """How many of the near ones are so many steps away: one row a number of steps from 0 on."""
    most = int(to[near].max(initial=0))
    return np.array([((to == step) & near).sum(axis=0) for step in range(most + 1)])


def gain_of(distances: Distances, u: int, v: int) -> Gain:
    """What a tie of u and v brings.

    A way s … u, v … t is new only where s is nearer to u by more than one step and t to v.
    """
    to_u, to_v = distances[:, u], distances[:, v]
    near_u, near_v = np.flatnonzero(to_u + 1 < to_v), np.flatnonzero(to_v + 1 < to_u)
    before = distances[np.ix_(near_u, near_v)]
    after = to_u[near_u][:, None] + 1 + to_v[near_v][None, :]
    better = after < before
    nearness_gained = (1 / after[better] - 1 / before[better]).sum()
    joined = int(np.isinf(before[better]).sum())
    return Gain(float(nearness_gained), joined, int(better.sum()) - joined)


def _notices(found: int, steps: int) -> list[Notice]:
    if not steps:
        return [
            Notice(
                "Kein Paar ohne Verbindung passt so zusammen, dass eine Bekanntschaft jemanden "
                "näher brächte. Von vielen Initiativen ist nur ein Teil bekannt.",
                "No pair without a tie suits each other so that an introduction would bring "
                "anyone nearer. Of many initiatives only a part is known.",
            )
        ]
    if found <= MOST_TRIED:
        return []
    return [
        Notice(
            f"Geprüft wurden die {MOST_TRIED} am besten passenden von {found} Paaren.",
            f"The {MOST_TRIED} best suiting of {found} pairs were tried.",
        )
    ]
