"""What has to be written, worked out from keys and digests alone. All rows are made up."""

from __future__ import annotations

import random

from graph.difference import Difference, TableDifference, compare, compare_texts
from graph.model import MODEL
from graph.statements import SEPARATOR

NODE, TIE = MODEL.node("Field"), MODEL.table("Cluster-ABOUT-Field")


def node(key: str, digest: str) -> list[str]:
    return [key, f"name of {key}", "search", digest]


def tie(start: str, end: str, digest: str, key: str = "-") -> list[str]:
    return [start, end, key, digest]


def test_nothing_wanted_and_nothing_standing() -> None:
    assert compare(NODE, [], []) == TableDifference(NODE)
    assert Difference((compare(NODE, [], []),)).empty


def test_new_changed_gone_and_untouched_nodes() -> None:
    wanted = [node("new", "d1"), node("same", "d2"), node("other", "d3")]
    standing = [(("same",), "d2"), (("other",), "old"), (("gone",), "d4")]
    assert compare(NODE, wanted, standing) == TableDifference(
        NODE, add=[wanted[0]], change=[wanted[2]], remove=[("gone",)]
    )


def test_a_tie_is_told_by_both_ends_and_its_key() -> None:
    wanted = [tie("a", "b", "d", "x"), tie("a", "b", "d", "y"), tie("b", "a", "d", "x")]
    standing = [(("a", "b", "x"), "d"), (("a", "b", "z"), "d")]
    assert compare(TIE, wanted, standing) == TableDifference(
        TIE, add=[wanted[1], wanted[2]], remove=[("a", "b", "z")]
    )


def test_doubles_are_renewed_whatever_their_digests() -> None:
    wanted = [tie("a", "b", "d")]
    for digests in (("d", "d"), ("d", "old")):
        standing = [(("a", "b", "-"), digest) for digest in digests]
        found = compare(TIE, wanted, standing)
        assert found == TableDifference(TIE, add=wanted, renew=[("a", "b", "-")])


def test_doubles_that_nobody_wants_are_work_too() -> None:
    found = compare(TIE, [], [(("a", "b", "-"), "d")] * 2)
    assert found == TableDifference(TIE, renew=[("a", "b", "-")])
    assert not Difference((found,)).empty


def test_foreign_ties_are_counted_and_left_alone() -> None:
    standing = [(("a", "b", "-"), "d"), (("a", "b", "-"), ""), (("a", "c", ""), "")]
    assert compare(TIE, [tie("a", "b", "d")], standing) == TableDifference(TIE, foreign=2)


def test_a_foreign_node_is_taken_over_only_when_it_is_wanted() -> None:
    wanted = [node("mine", "d")]
    standing = [(("mine",), ""), (("yours",), "")]
    assert compare(NODE, wanted, standing) == TableDifference(NODE, change=wanted, foreign=1)


def test_totals_are_those_of_all_tables() -> None:
    one = compare(NODE, [node("a", "d"), node("b", "d")], [(("b",), "x"), (("c",), "x")])
    two = compare(TIE, [], [(("a", "b", "-"), "d")])
    found = Difference((one, two))
    assert (found.add, found.change, found.remove, found.empty) == (1, 1, 2, False)


def test_gone_facts_come_in_a_fixed_order() -> None:
    standing = [((key,), "d") for key in ("c", "a", "b")]
    assert compare(NODE, [], standing).remove == [("a",), ("b",), ("c",)]


def test_whole_tables_at_once_give_the_same() -> None:
    """Wanted, unchanged, changed, gone, foreign and double ties, mixed by chance."""
    chance = random.Random(7)
    seen = set()
    for _ in range(400):
        keys = [("a", end, "-") for end in "bcdefg"]
        wanted = [tie(*key[:2], chance.choice("xy")) for key in keys if chance.random() < 0.7]
        standing = [
            (key, chance.choice(("x", "y", "x", "y", "")))
            for key in keys
            for _ in range(chance.choice((0, 1, 1, 1, 2)))
        ]
        found = compare_texts(TIE, wanted, [SEPARATOR.join((*k, d)) for k, d in standing])
        assert found == compare(TIE, wanted, standing)
        parts = {"add": found.add, "change": found.change, "remove": found.remove}
        seen |= {name for name, part in (parts | {"renew": found.renew}).items() if part}
    assert seen == {"add", "change", "remove", "renew"}


def test_foreign_nodes_among_texts_are_taken_over_too() -> None:
    wanted = [node("mine", "d"), node("same", "e")]
    texts = [SEPARATOR.join(parts) for parts in (("mine", ""), ("yours", ""), ("same", "e"))]
    found = compare_texts(NODE, wanted, texts)
    assert found == TableDifference(NODE, change=wanted[:1], foreign=1)
