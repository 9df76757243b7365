"""Numbers that stand for rows: alike exactly where their digests are. All rows are made up."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from graph import fact_numbers
from graph.digested_rows import DigestedRows, KnownDigests
from graph.frames import canonical, digested
from graph.model import MODEL
from graph.schema import Property, PropertyType, RelationshipTable
from graph.standing import fingerprint

TEXT, TEXTS = PropertyType.TEXT, PropertyType.TEXTS
OF_ALL = RelationshipTable(
    "T", "A", "B",
    tuple(Property(kind.name.lower(), kind, "made up") for kind in PropertyType), (),
)  # fmt: skip
VALUES: dict[PropertyType, list[Any]] = {
    TEXT: [None, "", "a", "b", "a b", "None", "nan", "0", '["a"]', "\x1f", "ä"],
    TEXTS: [None, [], [""], ["a"], ["a", "b"], ["b", "a"], ["a b"], ["a\x1fb"], ['a","b']],
    PropertyType.INTEGER: [None, 0, 1, -1, 10**12],
    PropertyType.NUMBER: [None, 0.0, 1.0, 0.1, 0.1 + 1e-12],
    PropertyType.DATE: [None, "", "2020", "2020-01", "2020-01-01"],
}


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    lead = {"start_id": "a", "end_id": "b", "key": "-", "sources": ["s"], "confidence": "high"}
    cells = [{**lead, **row} for row in rows]
    columns = {}
    for name in OF_ALL.columns:
        column = np.empty(len(cells), dtype=object)
        for i, row in enumerate(cells):
            column[i] = row.get(name)
        columns[name] = column
    return pd.DataFrame(columns, dtype=object)


@pytest.mark.parametrize("kind", PropertyType, ids=lambda kind: kind.name)
def test_every_two_values_differ_unless_they_are_stored_alike(kind: PropertyType) -> None:
    values = VALUES[kind]
    numbers = fact_numbers.of_contents(OF_ALL, frame([{kind.name.lower(): v} for v in values]))
    for (a, one), (b, other) in combinations(zip(values, numbers.tolist(), strict=True), 2):
        assert (one == other) == (canonical(a, kind) == canonical(b, kind)), (a, b)


def test_a_text_in_one_column_is_not_the_same_in_another() -> None:
    pair = frame([{"text": "2020"}, {"date": "2020"}])
    assert len(set(fact_numbers.of_contents(OF_ALL, pair).tolist())) == 2


def test_a_number_hangs_on_its_own_row_alone() -> None:
    """Also where the column has no other value, or many."""
    row = {"text": "a", "texts": ["a", "b"], "integer": 3}
    (alone,) = fact_numbers.of_contents(OF_ALL, frame([row])).tolist()
    among = frame([{"number": 1.5}, row, {"date": "2020", "texts": ["a"]}])
    assert fact_numbers.of_contents(OF_ALL, among).tolist()[1] == alone


def test_a_text_has_its_number_however_often_it_comes() -> None:
    texts = ["", "a", "nan", "None", "ä", "\x1f", "\x00", "a\x00", "0"]
    alone = [fact_numbers.of_texts([text])[0] for text in texts]
    assert fact_numbers.of_texts(texts).tolist() == alone
    assert fact_numbers.of_texts(texts * 400).tolist() == alone * 400
    assert len(set(alone)) == len(texts)


def test_rows_by_chance_are_alike_where_their_digests_are() -> None:
    chance = random.Random(11)
    rows = [
        {kind.name.lower(): chance.choice(values[:4]) for kind, values in VALUES.items()}
        for _ in range(3_000)
    ]
    made = frame(rows)
    by_digest: dict[str, set[int]] = {}
    numbers = fact_numbers.of_contents(OF_ALL, made).tolist()
    for row, number in zip(digested(OF_ALL, made), numbers, strict=True):
        by_digest.setdefault(row[-1], set()).add(number)
    assert len(by_digest) > 100
    assert all(len(found) == 1 for found in by_digest.values())
    assert len(set().union(*by_digest.values())) == len(by_digest)


def test_known_digests_are_those_that_would_be_made() -> None:
    before = frame([{"text": "a"}, {"integer": 2}, {"texts": ["x"]}])
    old = DigestedRows(OF_ALL, before)
    known = KnownDigests({OF_ALL.table: old.contents}, {OF_ALL.table: old.digests()})
    now = frame([{"texts": ["x"]}, {"text": "new"}, {"text": "a"}])
    digests, there = known.of(OF_ALL, DigestedRows(OF_ALL, now).contents)
    made = DigestedRows(OF_ALL, now).digests()
    assert there.tolist() == [True, False, True]
    assert digests[there].tolist() == made[there].tolist()


def test_nothing_is_known_without_an_earlier_run() -> None:
    facts, there = KnownDigests().of(OF_ALL, np.array([1, 2], dtype=np.uint64))
    assert (len(facts), there.tolist()) == (2, [False, False])


def test_a_fingerprint_does_not_hang_on_the_order() -> None:
    one, two, three = (fact_numbers.of_texts([text])[0] for text in ("one", "two", "three"))
    facts = np.array([one, two, three])
    assert fingerprint(facts) == fingerprint(facts[::-1])
    assert fingerprint(facts) != fingerprint(facts[:2])
    assert fingerprint(np.array([one, one, two])) != fingerprint(np.array([one, two, two]))
    assert fingerprint(fact_numbers.none()) != fingerprint(np.array([np.uint64(0)]))


def test_rules_differ_with_the_tables() -> None:
    assert fact_numbers.rules(MODEL.tables) != fact_numbers.rules(MODEL.tables[1:])
