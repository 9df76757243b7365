"""Contradictions that come up when the readings are put together, with who states what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from graph.contradiction import Contradiction, Statement
from graph.frames import Frames, key_columns
from graph.schema import RelationshipTable, Table

Key = tuple[Any, ...]


def contradictions(
    table: Table, rows: Iterable[Sequence[Any]], torn: Mapping[Key, Collection[str]]
) -> list[Contradiction]:
    """What ``rows`` say of the keys in ``torn``, whose columns there differ.

    ``rows`` come in the order in which they count, so the first known value is the one that does.
    """
    length, columns = len(key_columns(table)), list(table.columns)
    sources = columns.index("sources")
    said: dict[tuple[Key, str], dict[Any, set[str]]] = {}
    for row in rows:
        key = tuple(row[:length])
        for column in torn.get(key, ()):
            value = row[columns.index(column)]
            if value is not None:
                values = said.setdefault((key, column), {})
                values.setdefault(value, set()).update(row[sources] or ())
    return [_told(table, key, column, values) for (key, column), values in said.items()]


def _told(table: Table, key: Key, column: str, values: Mapping[Any, set[str]]) -> Contradiction:
    ends = 2 if isinstance(table, RelationshipTable) else 1
    ids = [str(node) for node in key[:ends]]
    return Contradiction(
        table=table.table,
        ids=ids,
        names=ids,
        key=" ".join(str(part) for part in key[ends:] if part),
        field=column,
        values=[Statement(value=v, sources=sorted(by)) for v, by in values.items()],
    )


def with_names(found: Iterable[Contradiction], frames: Frames) -> list[Contradiction]:
    """The same with the names of the things, as far as the wanted graph has them."""
    found = list(found)
    wanted = {node for one in found for node in one.ids}
    names: dict[str, str] = {}
    for table, frame in frames.items():
        if "-" not in table and wanted:
            of_these = frame[frame["id"].isin(wanted)]
            names.update(zip(of_these["id"], of_these["name"], strict=True))
    return [one.model_copy(update={"names": [names.get(i, i) for i in one.ids]}) for one in found]
