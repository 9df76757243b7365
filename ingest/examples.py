"""The first facts of a planned difference in words, so that a person sees what would change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph import statements
from graph.difference import Difference, TableDifference
from graph.schema import NodeType, Table
from graph.store import Store

PER_TABLE = 3


def examples(changes: Difference, store: Store) -> list[dict[str, str]]:
    """Up to three facts a table and kind: ``what`` (add, change, remove), table, text."""
    found = []
    for part in changes.tables:
        for what, text in _of_table(part, store):
            found.append({"what": what, "table": part.table.table, "text": text})
    return found


def _of_table(part: TableDifference, store: Store) -> Iterator[tuple[str, str]]:
    for row in part.add[:PER_TABLE]:
        yield "add", _name(part.table, row)
    for row in part.change[:PER_TABLE]:
        old = store.read(statements.one(part.table), {"row": row[:3]}).rows
        yield "change", f"{_name(part.table, row)}: {_changes(part.table, old, row)}"
    for key in part.remove[:PER_TABLE]:
        yield "remove", _name(part.table, list(key))


def _name(table: Table, row: list[Any]) -> str:
    if isinstance(table, NodeType):
        return f"{row[0]} ({row[1]})" if len(row) > 1 else str(row[0])
    key = f" ({row[2]})" if row[2] != "-" else ""
    return f"{row[0]} → {row[1]}{key}"


def _changes(table: Table, old: list[list[Any]], new: list[Any]) -> str:
    if not old:
        return "?"
    pairs = zip(table.columns, old[0], new, strict=False)
    texts = [f"{c}: {a!r} → {b!r}" for c, a, b in pairs if a != b and c != "search"]
    return "; ".join(texts)
