"""Wanted frames as files, so that several processes write the same rows: one JSON line a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.frames import Frames, frame_of
from graph.model import MODEL
from graph.schema import NodeType, Table

DECLARED = "tables.json"


def write_rows(frames: Frames, folder: Path) -> int:
    """Write every table to ``<table>.jsonl``, and what the tables are to ``tables.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    declared = []
    for table in MODEL:
        rows = frames[table.table][list(table.columns)].values.tolist()
        number += len(rows)
        with _path(folder, table).open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        ends = {} if isinstance(table, NodeType) else {"start": table.start, "end": table.end}
        name = table.label if isinstance(table, NodeType) else table.type
        declared.append({"name": name, "file": _path(folder, table).name,
                         "columns": list(table.columns), **ends})  # fmt: skip
    (folder / DECLARED).write_text(json.dumps(declared), encoding="utf-8")
    return number


def read_rows(folder: Path, table: Table) -> Iterator[list[Any]]:
    """The rows of a table in the order of its columns."""
    with _path(folder, table).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def read_frames(folder: Path) -> Frames:
    """All tables as frames."""
    return {table.table: frame_of(table, read_rows(folder, table)) for table in MODEL}


def _path(folder: Path, table: Table) -> Path:
    return folder / f"{table.table}.jsonl"
