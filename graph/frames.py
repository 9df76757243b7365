"""The wanted graph as tables: one frame per node type and relationship table of the model.

A frame has exactly the columns its table declares, plain Python values or None, lists for lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import repeat
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from graph.schema import Model, NodeType, PropertyType, RelationshipTable, Table

Frames = dict[str, pd.DataFrame]


def key_columns(table: Table) -> list[str]:
    """The columns that identify a row: the id, or both ends and the key."""
    return ["id"] if isinstance(table, NodeType) else ["start_id", "end_id", "key"]


def empty(table: Table) -> pd.DataFrame:
    """A frame of the table without rows."""
    return pd.DataFrame(columns=list(table.columns), dtype=object)


def frame_of(table: Table, rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A frame from rows in the order of the table's columns, sorted by key."""
    width = len(key_columns(table))  # the key columns come first
    ordered = sorted(rows, key=itemgetter(*range(width)))
    # Column by column: pandas would copy a table of rows twice, and look at every value.
    columns = zip(
        table.columns, zip(*ordered, strict=True) if ordered else repeat(()), strict=False
    )
    frame = {name: _objects(values) for name, values in columns}
    return pd.DataFrame(frame, dtype=object)


def sorted_by_key(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of the table sorted by key; quick where it consists of sorted stretches."""
    keys = list(zip(*(frame[name].tolist() for name in key_columns(table)), strict=True))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return frame.take(np.array(order, dtype=np.intp)).reset_index(drop=True)


def _objects(values: Sequence[Any]) -> np.ndarray[Any, np.dtype[np.object_]]:
    """A column of plain values; what is not a number is unknown."""
    column = np.empty(len(values), dtype=object)
    column[:] = [None if value != value else value for value in values]  # noqa: PLR0124
    return column


def canonical(value: Any, kind: PropertyType) -> Any:
    """The one form in which a value is stored and digested; unknown is None."""
    if value is None or value in ([], ""):
        return None
    if kind is PropertyType.NUMBER:
        return float(value)
    if kind is PropertyType.INTEGER:
        return int(value)
    if kind is PropertyType.TEXTS:
        return [str(v) for v in value]
    return str(value)


# One encoder for all rows: json.dumps with own separators makes a new one at every call.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encoded(value: Any) -> str:
    """A value as JSON in one fixed form."""
    return _encode(value)


def _fingerprint(values: Sequence[Any]) -> str:
    return blake2b(_encode(values).encode("utf-8"), digest_size=8).hexdigest()


def digest(table: Table, row: Sequence[Any]) -> str:
    """Fingerprint of a row's content (columns of the table, ends included): 16 hex digits."""
    kinds = [p.type for p in table.content]
    lead = len(table.columns) - len(kinds)
    return _fingerprint(
        [*row[:lead], *(canonical(v, k) for v, k in zip(row[lead:], kinds, strict=True))]
    )


def digested(table: Table, frame: pd.DataFrame) -> list[list[Any]]:
    """Rows ``[*columns, digest]`` ready to be compared and written, in canonical form."""
    kinds = {p.name: p.type for p in table.content}
    columns = [canonical_column(frame[name].tolist(), kinds.get(name)) for name in table.columns]
    rows = [list(values) for values in zip(*columns, strict=True)]
    for row in rows:
        row.append(_fingerprint(row))
    return rows


def canonical_column(values: list[Any], kind: PropertyType | None) -> list[Any]:
    """A column in canonical form; an end's id (no kind) and a text as they are."""
    if kind is None:
        return values
    if kind in (PropertyType.TEXT, PropertyType.DATE):
        return [v if type(v) is str and v else canonical(v, kind) for v in values]
    return [None if v is None else canonical(v, kind) for v in values]


def problems(model: Model, frames: Frames) -> list[str]:
    """What in the frames contradicts the model: doubles, missing values, dangling ends."""
    ids = {n.label: set(frames[n.table]["id"]) for n in model.nodes if n.table in frames}
    found: list[str] = []
    for table in model:
        if table.table in frames:
            found += _cell_problems(table, frames[table.table])
            if isinstance(table, RelationshipTable):
                found += _loose_ends(table, frames[table.table], ids)
    return found


def _cell_problems(table: Table, frame: pd.DataFrame) -> Iterator[str]:
    doubles = int(frame.duplicated(key_columns(table)).sum())
    if doubles:
        yield f"{table.table}: {doubles} double keys"
    for p in table.content:
        if p.required and (missing := int(frame[p.name].isna().sum())):
            yield f"{table.table}: {missing} rows without {p.name}"
        unknown = set(frame[p.name].dropna()) - set(p.values) if p.values else set()
        if unknown:
            yield f"{table.table}: unknown {p.name} {sorted(unknown)}"


def _loose_ends(
    table: RelationshipTable, frame: pd.DataFrame, ids: dict[str, set[str]]
) -> Iterator[str]:
    for column, label in (("start_id", table.start), ("end_id", table.end)):
        loose = set(frame[column]) - ids.get(label, set())
        if loose:
            yield f"{table.table}: unknown {label} {sorted(loose)[:5]}"
