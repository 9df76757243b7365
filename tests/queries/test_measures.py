"""Measures, worked out by hand."""

from __future__ import annotations

import pytest

from queries.dates import over
from queries.fields import Hierarchy, best_match
from queries.measures import (
    any_of,
    containment,
    distance_km,
    haversine_km,
    highest,
    jaccard,
    lowest,
    points,
    resource_allocation,
    saturated,
    specificity,
)
from queries.weights import Weights, table, weights

STUTTGART, BERLIN = (48.78232, 9.17702), (52.52437, 13.41053)


def test_haversine_of_known_distances() -> None:
    # A quarter of a great circle: π/2 · 6371.0088 km.
    assert haversine_km((0, 0), (0, 90)) == pytest.approx(10007.557, abs=0.001)
    # One degree of latitude: π/180 · 6371.0088 km.
    assert haversine_km((50, 8), (51, 8)) == pytest.approx(111.195, abs=0.001)
    assert haversine_km(STUTTGART, BERLIN) == pytest.approx(511.5, abs=1.5)
    assert haversine_km(BERLIN, STUTTGART) == haversine_km(STUTTGART, BERLIN)
    assert haversine_km(BERLIN, BERLIN) == 0


def test_the_nearest_seats_count_and_an_unknown_seat_is_not_far() -> None:
    assert distance_km([STUTTGART, BERLIN], [BERLIN]) == 0
    assert distance_km([], [BERLIN]) is None
    assert points([[1.0, 2.0], [None, 2.0], [1.0, 2.0]]) == [(1.0, 2.0)]


def test_jaccard_and_containment() -> None:
    a, b = {"p", "q", "r"}, {"q", "r", "s", "t"}
    assert jaccard(a, b) == 2 / 5
    assert containment(a, b) == 2 / 3
    assert jaccard(a, a) == containment(a, a) == 1
    assert jaccard(a, {"x"}) == 0


@pytest.mark.parametrize("measure", [jaccard, containment])
def test_what_is_not_known_is_not_zero(measure: object) -> None:
    assert callable(measure)
    assert measure({"p"}, set()) is None
    assert measure(set(), set()) is None


def test_resource_allocation() -> None:
    # One member in a project of 4, two members in a network of 10: 1/4 + 2/10.
    assert resource_allocation([(1, 4), (2, 10)]) == pytest.approx(0.45)
    assert resource_allocation([]) == 0


def test_what_adds_less_and_less() -> None:
    assert saturated(0.3, 0.3) == 0.5
    assert saturated(0, 0.3) == 0
    assert any_of([0.8, 0.5]) == pytest.approx(0.9)  # 1 − 0.2 · 0.5
    assert any_of([]) == 0


def test_what_all_have_says_nothing() -> None:
    assert specificity(1, 100) == 1
    assert specificity(10, 100) == pytest.approx(0.5)
    assert specificity(100, 100) == 0


def test_confidence_of_several_facts() -> None:
    assert lowest(["high", "low", "medium"]) == "low"
    assert highest(["medium", "high"]) == "high"


@pytest.mark.parametrize(
    ("until", "is_over"),
    [("2017-09", True), ("2026", False), ("2026-11", False), ("2026-10", True), (None, False)],
)
def test_a_tie_is_over_at_the_precision_of_its_end(until: str | None, is_over: bool) -> None:
    assert over(until, "2026-11-22") is is_over
    assert not over(until, None)


def test_similarity_of_fields() -> None:
    hierarchy = Hierarchy({"health": None, "drugs": "health", "devices": "health", "ships": None})
    rules = weights().overlap

    def alike(a: set[str], b: set[str]) -> float | None:
        assert best_match(a, b, hierarchy, rules) == best_match(b, a, hierarchy, rules)
        return best_match(a, b, hierarchy, rules)

    assert alike({"drugs"}, {"drugs"}) == 1
    assert alike({"health"}, {"health"}) == 0.6
    assert alike({"drugs"}, {"health"}) == 0.4
    assert alike({"drugs"}, {"devices"}) == 0.2
    assert alike({"drugs"}, {"ships"}) == 0
    # best matches: drugs 1, ships 0; drugs 1 → 2/3
    assert alike({"drugs", "ships"}, {"drugs"}) == pytest.approx(2 / 3)
    assert alike(set(), {"drugs"}) is None
    assert hierarchy.related({"drugs"}) == {"health", "drugs", "devices"}
    assert hierarchy.related({"ships"}) == {"ships"}


def test_every_weight_has_its_sentence_and_its_type() -> None:
    assert set(table()) == set(Weights.model_fields)
    for part, lines in table().items():
        assert set(lines) == set(type(getattr(weights(), part)).model_fields)
        assert all(line.de.endswith(".") and line.en.endswith(".") for line in lines.values())


def test_the_parts_of_a_suggestion_weigh_one_together() -> None:
    rules = weights().partners
    assert rules.fill + rules.worked + rules.competence + rules.near == pytest.approx(1)
