"""What has to be written so that the standing graph becomes the wanted one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph import statements
from graph.frames import Frames, digested
from graph.schema import Model, NodeType, Table
from graph.store import Store

Key = tuple[str, ...]


@dataclass(frozen=True)
class TableDifference:
    """The difference of one table.

    ``add`` and ``change`` hold rows ``[*columns, digest]``, ``remove`` keys. ``renew`` are keys
    that stand more than once: they are removed and added again. ``foreign`` counts facts without
    a digest, which somebody else wrote and which are left alone.
    """

    table: Table
    add: list[list[Any]] = field(default_factory=list)
    change: list[list[Any]] = field(default_factory=list)
    remove: list[Key] = field(default_factory=list)
    renew: list[Key] = field(default_factory=list)
    foreign: int = 0

    @property
    def size(self) -> int:
        return len(self.add) + len(self.change) + len(self.remove)


@dataclass(frozen=True)
class Difference:
    """The difference of the whole graph, table by table in the order of the model."""

    tables: tuple[TableDifference, ...]

    @property
    def add(self) -> int:
        return sum(len(t.add) for t in self.tables)

    @property
    def change(self) -> int:
        return sum(len(t.change) for t in self.tables)

    @property
    def remove(self) -> int:
        return sum(len(t.remove) for t in self.tables)

    @property
    def empty(self) -> bool:
        return self.add + self.change + self.remove == 0


def standing_facts(store: Store, table: Table) -> list[tuple[Key, str]]:
    """Key and digest of every fact of a table that stands in the store, read as one list."""
    answer = store.read(statements.standing(table), {"separator": statements.SEPARATOR})
    facts = []
    for text in answer.value():
        *key, digest = text.split(statements.SEPARATOR)
        facts.append((tuple(key), digest))
    return facts


def compare(
    table: Table, wanted: list[list[Any]], standing: list[tuple[Key, str]]
) -> TableDifference:
    """The difference of one table: wanted rows ``[*columns, digest]`` against standing facts."""
    width = 1 if isinstance(table, NodeType) else 3
    before: dict[Key, str] = {}
    doubles: set[Key] = set()
    foreign = 0
    for key, digest in standing:
        if not digest:
            foreign += 1
        elif key in before:
            doubles.add(key)
        else:
            before[key] = digest
    result = TableDifference(table, foreign=foreign, renew=sorted(doubles))
    seen: set[Key] = set()
    for row in wanted:
        key = tuple(row[:width])
        seen.add(key)
        if key not in before or key in doubles:
            result.add.append(row)
        elif before[key] != row[-1]:
            result.change.append(row)
    result.remove.extend(sorted(k for k in before if k not in seen and k not in doubles))
    return result


def difference(model: Model, wanted: Frames, store: Store) -> Difference:
    """Compare the wanted frames with the store. Tables missing in ``wanted`` count as empty."""
    parts = []
    for table in model:
        rows = digested(table, wanted[table.table]) if table.table in wanted else []
        parts.append(compare(table, rows, standing_facts(store, table)))
    return Difference(tuple(parts))
