"""What has to be written, worked out from keys and digests alone. All rows are made up."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd
import pytest

from graph import digested_rows
from graph.difference import Difference, TableDifference, compare, compare_all
from graph.digested_rows import DigestedRows, KnownDigests
from graph.frames import digested, frame_of
from graph.model import MODEL
from graph.schema import Table
from graph.standing import Standing
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


def rows_of(keys: dict[tuple[str, str], str]) -> pd.DataFrame:
    """Wanted ties by both ends; what differs is their confidence."""
    cells = [
        [{"start_id": a, "end_id": b, "key": "-", "sources": ["s"], "confidence": c}.get(name)
         for name in TIE.columns]
        for (a, b), c in keys.items()
    ]  # fmt: skip
    return frame_of(TIE, cells)


def texts_of(frame: pd.DataFrame) -> list[str]:
    """As the store gives the facts that were written from a frame."""
    return [SEPARATOR.join((*row[:3], row[-1])) for row in digested(TIE, frame)]


def test_whole_tables_at_once_give_the_same() -> None:
    """Wanted, unchanged, changed, gone, foreign and double ties, mixed by chance.

    Digests are made, or known of what was wanted before, or of a part of it.
    """
    chance = random.Random(7)
    seen = set()
    ends = [("a", end) for end in "bcdefg"]
    for _ in range(400):
        wanted, before = (
            {pair: chance.choice(("high", "low")) for pair in ends if chance.random() < 0.8}
            for _ in range(2)
        )
        texts = [
            text for text in texts_of(rows_of(before)) for _ in range(chance.choice((1, 1, 2)))
        ]
        foreign = [SEPARATOR.join((*pair, "-", "")) for pair in ends if chance.random() < 0.2]
        digests = texts_of(rows_of(dict.fromkeys(before, "medium")))
        others = [text for text in digests if chance.random() < 0.1]
        standing = [*texts, *foreign, *others]
        exact = compare(
            TIE,
            digested(TIE, rows_of(wanted)),
            [(tuple(t.split(SEPARATOR)[:3]), t.rpartition(SEPARATOR)[2]) for t in standing],
        )
        part = {pair: c for pair, c in before.items() if chance.random() < 0.5}
        for known in (None, digests_of(before), digests_of(part)):
            rows = DigestedRows(TIE, rows_of(wanted))
            assert compare_all(rows, Standing.of(standing), known) == exact
            as_standing = Standing.of(texts_of(rows_of(wanted)))
            assert rows.facts().tolist() == as_standing.facts.tolist()
        parts = {"add": exact.add, "change": exact.change, "remove": exact.remove}
        seen |= {name for name, part in (parts | {"renew": exact.renew}).items() if part}
    assert seen == {"add", "change", "remove", "renew"}


def digests_of(keys: dict[tuple[str, str], str]) -> KnownDigests:
    rows = DigestedRows(TIE, rows_of(keys))
    return KnownDigests({TIE.table: rows.contents}, {TIE.table: rows.digests()})


def test_known_digests_spare_the_making(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three wanted rows one is new and one is not as it stands: two are digested."""
    before = {("a", "b"): "high", ("a", "c"): "high"}
    known, standing = digests_of(before), Standing.of(texts_of(rows_of(before)))
    made: list[int] = []

    def counted(table: Table, frame: pd.DataFrame) -> list[list[Any]]:
        made.append(len(frame))
        return digested(table, frame)

    monkeypatch.setattr(digested_rows, "digested", counted)
    wanted = before | {("a", "c"): "low", ("a", "d"): "low"}
    found = compare_all(DigestedRows(TIE, rows_of(wanted)), standing, known)
    assert ([r[1] for r in found.add], [r[1] for r in found.change]) == (["d"], ["c"])
    assert max(made) == 2


def test_foreign_nodes_among_texts_are_taken_over_too() -> None:
    frame = frame_of(
        NODE, [[{"id": i, "name": i, "search": i}.get(c) for c in NODE.columns] for i in ("m", "s")]
    )
    mine, same = digested(NODE, frame)
    texts = [SEPARATOR.join(parts) for parts in (("m", ""), ("yours", ""), ("s", same[-1]))]
    found = compare_all(DigestedRows(NODE, frame), Standing.of(texts))
    assert found == TableDifference(NODE, change=[mine], foreign=1)
