"""The wanted graph as tables: one frame per node type and relationship table of the model.

A frame has exactly the columns its table declares, plain Python values or None, lists for lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

import pandas as pd

from graph.schema import Model, NodeType, PropertyType, Table

Frames = dict[str, pd.DataFrame]


def key_columns(table: Table) -> list[str]:
    """The columns that identify a row: the id, or both ends and the key."""
    return ["id"] if isinstance(table, NodeType) else ["start_id", "end_id", "key"]


def empty(table: Table) -> pd.DataFrame:
    """A frame of the table without rows."""
    return pd.DataFrame(columns=list(table.columns), dtype=object)


def frame_of(table: Table, rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """A frame from rows in the order of the table's columns, sorted by key."""
    frame = pd.DataFrame(list(rows), columns=list(table.columns), dtype=object)
    frame = frame.astype(object).where(frame.notna(), None)
    return frame.sort_values(key_columns(table), kind="stable", ignore_index=True)


def canonical(value: Any, kind: PropertyType) -> Any:
    """The one form in which a value is stored and digested; unknown is None."""
    if value is None or value == [] or value == "":
        return None
    if kind is PropertyType.NUMBER:
        return float(value)
    if kind is PropertyType.INTEGER:
        return int(value)
    if kind is PropertyType.TEXTS:
        return [str(v) for v in value]
    return str(value)


def digest(table: Table, row: Sequence[Any]) -> str:
    """Fingerprint of a row's content (columns of the table, ends included): 16 hex digits."""
    kinds = [p.type for p in table.content]
    lead = len(table.columns) - len(kinds)
    values = [*row[:lead], *(canonical(v, k) for v, k in zip(row[lead:], kinds, strict=True))]
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


def digested(table: Table, frame: pd.DataFrame) -> list[list[Any]]:
    """Rows ``[*columns, digest]`` ready to be compared and written, in canonical form."""
    kinds = [p.type for p in table.content]
    lead = len(table.columns) - len(kinds)
    rows = []
    for row in frame[list(table.columns)].itertuples(index=False, name=None):
        values = [*row[:lead], *(canonical(v, k) for v, k in zip(row[lead:], kinds, strict=True))]
        rows.append([*values, digest(table, values)])
    return rows


def problems(model: Model, frames: Frames) -> list[str]:
    """What in the frames contradicts the model: doubles, missing values, dangling ends."""
    found: list[str] = []
    ids = {n.label: set(frames[n.table]["id"]) for n in model.nodes if n.table in frames}
    for table in model:
        if table.table not in frames:
            continue
        frame = frames[table.table]
        doubles = int(frame.duplicated(key_columns(table)).sum())
        if doubles:
            found.append(f"{table.table}: {doubles} double keys")
        for p in table.content:
            if p.required and (empty_cells := int(frame[p.name].isna().sum())):
                found.append(f"{table.table}: {empty_cells} rows without {p.name}")
            if p.values:
                unknown = set(frame[p.name].dropna()) - set(p.values)
                if unknown:
                    found.append(f"{table.table}: unknown {p.name} {sorted(unknown)}")
        if not isinstance(table, NodeType):
            for column, label in (("start_id", table.start), ("end_id", table.end)):
                loose = set(frame[column]) - ids.get(label, set())
                if loose:
                    found.append(f"{table.table}: unknown {label} {sorted(loose)[:5]}")
    return found
