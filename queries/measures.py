"""Measures that several questions share: pure functions over small values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import asin, cos, log, radians, sin, sqrt
from typing import Any

from queries.answers import Row

Point = tuple[float, float]
EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
_CONFIDENCE = ("high", "medium", "low")


def haversine_km(a: Point, b: Point) -> float:
    """Great-circle distance of two points given as (latitude, longitude) in degrees.

    ``2 R asin(sqrt(sin²(Δφ/2) + cos φ1 cos φ2 sin²(Δλ/2)))``. Source: Sinnott, Virtues of the
    Haversine, Sky and Telescope 68 (1984).
    """
    (lat_a, lon_a), (lat_b, lon_b) = a, b
    half_lat, half_lon = radians(lat_b - lat_a) / 2, radians(lon_b - lon_a) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def points(places: Iterable[Sequence[float | None]]) -> list[Point]:
    """The places of which both coordinates are known, in a fixed order."""
    return sorted({(p[0], p[1]) for p in places if p[0] is not None and p[1] is not None})


def distance_km(a: Collection[Point], b: Collection[Point]) -> float | None:
    """Distance of the two nearest seats; None when a side has no known seat."""
    return min((haversine_km(p, q) for p in a for q in b), default=None)


def jaccard(a: Collection[str], b: Collection[str]) -> float | None:
    """``|A ∩ B| / |A ∪ B|``; None when one side is empty, that is not known.

    Source: Jaccard, The Distribution of the Flora in the Alpine Zone (1912).
    """
    one, other = set(a), set(b)
    return len(one & other) / len(one | other) if one and other else None


def containment(a: Collection[str], b: Collection[str]) -> float | None:
    """``|A ∩ B| / min(|A|, |B|)``: how much of the smaller side lies in the other one.

    None when one side is empty, that is not known. Source: overlap coefficient, Simpson (1943).
    """
    one, other = set(a), set(b)
    return len(one & other) / min(len(one), len(other)) if one and other else None


def resource_allocation(shared: Iterable[tuple[int, int]]) -> float:
    """``Σ n / d`` over shared neighbours, given as (members among its neighbours n, its degree d).

    The index of Zhou, Lü and Zhang (Predicting missing links via local information, 2009) is
    ``Σ 1 / d`` for one member; for a group of members it is summed over them. A neighbour with
    many participants says little about any two of them and so counts less.
    """
    return sum(n / d for n, d in shared if d)


def saturated(value: float, half: float) -> float:
    """``x / (x + h)``: between 0 and 1, one half at ``h``; more of the same adds less and less."""
    return value / (value + half) if value > 0 else 0.0


def weighted_mean(parts: Iterable[tuple[float, float | None]], not_judged: float = 0.0) -> float:
    """``Σ w v / (Σ w + u Σ w')`` over parts (weight, value); w' are the weights without a value.

    With u = 0 what is not known is left out; with u = 1 it would count as 0. 0 when no part is
    known.
    """
    listed = list(parts)
    known = [(weight, value) for weight, value in listed if value is not None]
    weight = sum(w for w, _ in known) + not_judged * sum(w for w, v in listed if v is None)
    return sum(w * v for w, v in known) / weight if known and weight else 0.0


def any_of(values: Iterable[float]) -> float:
    """``1 − Π (1 − v)``: each further value closes a part of what is left to 1 (noisy or)."""
    left = 1.0
    for value in sorted(values):
        left *= 1 - value
    return 1 - left


def specificity(n: int, total: int) -> float:
    """``1 − log n / log N``: 1 for what one of N has, 0 for what all have.

    The inverse document frequency of Spärck Jones (1972), brought to 0 … 1.
    """
    return max(0.0, 1 - log(n) / log(total)) if n > 0 and total > 1 else 0.0


def location_quotient(inside: int, here: int, everywhere: int, total: int) -> float | None:
    """``(x_rf / x_r) / (x_f / x)``: share of a field in a region over its share in the whole.

    Above 1 the field is more frequent in the region than in the whole. None when the region or
    the field has nothing to compare. Source: Isserman, The Location Quotient Approach to
    Estimating Regional Economic Impacts (1977).
    """
    if not (here and everywhere and total):
        return None
    return (inside / here) / (everywhere / total)


def all_sources(*lists: Iterable[str] | None) -> list[str]:
    """All source ids once, sorted."""
    return sorted({source for one in lists for source in one or ()})


def lowest(confidences: Iterable[str]) -> str:
    """The weakest confidence: what rests on several facts is as sure as the least sure one."""
    return max(confidences, key=_CONFIDENCE.index, default="high")


def highest(confidences: Iterable[str]) -> str:
    """The best confidence: of several independent reasons the strongest counts."""
    return min(confidences, key=_CONFIDENCE.index, default="low")


def only_unconfirmed(rows: Iterable[Row], by: str) -> set[Any]:
    """The values of a column, of which every row is unconfirmed (confidence "low")."""
    confirmed: dict[Any, bool] = {}
    for row in rows:
        confirmed[row[by]] = confirmed.get(row[by], False) or row["confidence"] != _CONFIDENCE[-1]
    return {value for value, sure in confirmed.items() if not sure}


def confidence_rank(confidence: str) -> int:
    """0 for the best confidence, more for weaker ones: for sorting."""
    return _CONFIDENCE.index(confidence)


def nearness(km: float | None, reach_km: float) -> float | None:
    """``max(0, 1 − km / reach)``: 1 in the same place, 0 from the reach on; None when not known."""
    return None if km is None else max(0.0, 1 - km / reach_km)
