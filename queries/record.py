"""How good suggestions were: ranks of hidden ties, beside simple rivals and hard negatives.

* Hits@k: share of cases whose hidden organisation stands among the first k.
* MRR: mean of 1 / rank, 0 where it is not in the list (Voorhees, TREC-8, 1999).
* hard: share of hard negatives that stand behind it, ties counting half; that is the area under
  the ROC curve over them (Hanley and McNeil, 1982).

The rank is the filtered one (Bordes et al., 2013): other organisations that are to be found for
the same initiative do not count as mistakes. Equal scores share the mean of their ranks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

Scores = Mapping[str, float]
OURS = "innonetz"


@dataclass(frozen=True)
class Outcome:
    """One case: the rank that each ranker gave to what was hidden; None = not in its list."""

    subject: str
    target: str
    groups: tuple[str, ...]
    ranks: Mapping[str, float | None]
    hard: Mapping[str, float | None] = field(default_factory=dict)


def listed(ids: Sequence[str]) -> dict[str, float]:
    """Scores of a list that is in its order already."""
    return {node: float(len(ids) - i) for i, node in enumerate(ids)}


def rank(scores: Scores, target: str, others: Collection[str] = ()) -> float | None:
    """The filtered rank of a target; None when it has no score or a score of 0."""
    own = scores.get(target, 0.0)
    if own <= 0:
        return None
    rest = [s for node, s in scores.items() if node != target and node not in others]
    better = sum(s > own for s in rest)
    return 1 + better + sum(s == own for s in rest) / 2


def beaten(scores: Scores, target: str, negatives: Collection[str]) -> float | None:
    """Share of hard negatives behind the target, equal ones counting half; None without any."""
    if not negatives:
        return None
    own = scores.get(target, 0.0)
    points = [1.0 if own > s else 0.5 if own == s else 0.0 for s in
              (scores.get(node, 0.0) for node in negatives)]  # fmt: skip
    return sum(points) / len(points)


def hard_negatives(
    target: str, pool: Collection[str], alike: Mapping[str, tuple[Any, ...]], most: int
) -> list[str]:
    """Organisations of the same kind, topic and size class as the target, at most so many.

    ``alike`` has for each what must be equal first, then what should be equal; among those that
    fit equally well a fixed hash draws, so that every run takes the same.
    """
    if target not in alike:
        return []
    must, *should = alike[target]
    fitting = [node for node in pool if node != target and alike[node][0] == must]

    def order(node: str) -> tuple[int, bytes]:
        missed = sum(a != b for a, b in zip(alike[node][1:], should, strict=True))
        return missed, blake2b(f"{target} {node}".encode(), digest_size=8).digest()

    return sorted(fitting, key=order)[:most]


def summary(outcomes: Sequence[Outcome], k: int) -> dict[str, Any]:
    """Number of cases with Hits@k, MRR and hard of each ranker, by group; ``all`` has every one."""
    by_group: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for group in ("all", *outcome.groups):
            by_group[group].append(outcome)
    return {
        group: {"cases": len(some), "rankers": _rankers(some, k)}
        for group, some in sorted(by_group.items())
    }


def _rankers(outcomes: Sequence[Outcome], k: int) -> dict[str, dict[str, float | None]]:
    names = sorted({name for outcome in outcomes for name in outcome.ranks})
    return {name: _measures(outcomes, name, k) for name in sorted(names, key=lambda n: n != OURS)}


def _measures(outcomes: Sequence[Outcome], name: str, k: int) -> dict[str, float | None]:
    ranks = [outcome.ranks.get(name) for outcome in outcomes]
    hard = [h for outcome in outcomes if (h := outcome.hard.get(name)) is not None]
    return {
        "hits": round(sum(r is not None and r <= k for r in ranks) / len(ranks), 4),
        "mrr": round(sum(1 / r for r in ranks if r) / len(ranks), 4),
        "found": round(sum(r is not None for r in ranks) / len(ranks), 4),
        "hard": round(sum(hard) / len(hard), 4) if hard else None,
    }


def best_rival(measures: Mapping[str, Any], by: str = "mrr") -> str:
    """The rival with the highest value; of equal ones the first by name."""
    rivals = sorted(name for name in measures["rankers"] if name != OURS)
    return str(max(rivals, key=lambda name: measures["rankers"][name][by] or 0.0))
