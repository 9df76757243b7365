"""Pairs of initiatives that share things: organisations, projects, events, programmes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations

from queries.answers import Notice, Row
from queries.wording import thousands

Pair = tuple[str, str]


def ordered(a: str, b: str) -> Pair:
    """The pair with the smaller id first."""
    return (a, b) if a < b else (b, a)


def pairs_of(initiatives: Collection[str], cluster: str | None = None) -> list[Pair]:
    """All pairs of the initiatives, or those of one of them."""
    if cluster is None:
        return list(combinations(sorted(initiatives), 2))
    if cluster not in initiatives:
        return []
    return sorted(ordered(cluster, other) for other in initiatives if other != cluster)


def grouped(rows: Iterable[Row], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """Rows by the values of some columns, in order of the keys."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row[c] for c in columns)].append(row)
    return {key: found[key] for key in sorted(found)}


def first_pairs(shown: int, found: int) -> Notice:
    """The sentence that says how many of the pairs found are shown."""
    return Notice(
        f"Gezeigt werden die ersten {thousands(shown)} von {thousands(found)} Paaren.",
        f"The first {thousands(shown, 'en')} of {thousands(found, 'en')} pairs are shown.",
    )
