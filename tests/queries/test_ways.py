"""The shortest way over neighbours, checked by hand and against every way that there is."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from queries.ways import neighbours, shortest_way

# a - x - m - y - b and a - x - n - y - b, and a longer one over p and q.
LADDER = neighbours(
    [
        ("x", ["a", "m", "n"]),
        ("y", ["b", "m", "n"]),
        ("p", ["a", "q"]),
        ("r", ["q", "y"]),
    ]
)


def test_of_equal_ways_the_first_by_ids() -> None:
    assert shortest_way(LADDER, "a", "b", 5) == ("a", "x", "m", "y", "b")
    assert shortest_way(LADDER, "b", "a", 5) == ("b", "y", "m", "x", "a")


def test_no_way_within_the_steps_is_none() -> None:
    assert shortest_way(LADDER, "a", "b", 3) is None
    assert shortest_way(LADDER, "a", "b", 4) is not None
    assert shortest_way(LADDER, "a", "elsewhere", 5) is None
    assert shortest_way(LADDER, "a", "a", 5) is None


def test_ways_of_every_length() -> None:
    line = neighbours([(str(i), [str(i + 1)]) for i in range(5)])
    for steps in range(1, 6):
        assert shortest_way(line, "0", str(steps), 5) == tuple(map(str, range(steps + 1)))


@pytest.mark.parametrize("seed", range(40))
def test_as_trying_every_way(seed: int) -> None:
    chance = random.Random(seed)
    things = "abcdefgh"
    rows = [{"id": a, "next": [b for b in things if b > a and chance.random() < 0.2]}
            for a in things]  # fmt: skip
    near = neighbours(rows)
    ways = [
        ("a", *inner, "h")
        for n in range(7)
        for inner in permutations("bcdefg", n)
        if all(
            y in near.get(x, ())
            for x, y in zip(("a", *inner), (*inner, "h"), strict=True)
        )
    ]  # fmt: skip
    best = min((w for w in ways if len(w) <= 6), key=lambda w: (len(w), w), default=None)
    assert shortest_way(near, "a", "h", 5) == best
