"""Asking a scored question from tables in another order."""

from __future__ import annotations

import random
from typing import Any

from graph.store import Store
from queries.answers import Scored, Tables
from queries.catalogue import checked, question, read_tables
from queries.kept import shelf_of


def tables_of(store: Store, name: str, given: dict[str, Any]) -> tuple[Tables, dict[str, Any]]:
    """The tables a scored question reads, and its checked parameters."""
    entry = question(name)
    params = checked(entry.header, given)
    tables, _ = read_tables(store, entry, params, [], shelf_of(store) if entry.kept else None)
    return tables, params


def shuffled(value: Any, seed: int) -> Any:
    """Tables with their rows, and lists of lists or maps inside them, in another order."""
    chance = random.Random(seed)
    if isinstance(value, dict):
        return {k: shuffled(v, seed) for k, v in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], (dict, list)):
        rows = [shuffled(v, seed) if isinstance(v, dict) else v for v in value]
        chance.shuffle(rows)
        return rows
    return value


def scored(name: str, tables: Tables, params: dict[str, Any]) -> Scored:
    """The answer of the scoring function alone."""
    score = question(name).score
    assert score is not None
    return score(tables, params)


def assert_same_under_shuffling(store: Store, name: str, given: dict[str, Any]) -> None:
    """The order of what the engine gives must not change the answer."""
    tables, params = tables_of(store, name, given)
    expected = scored(name, shuffled(tables, 0), params).rows
    assert expected
    for seed in range(1, 4):
        assert scored(name, shuffled(tables, seed), params).rows == expected
