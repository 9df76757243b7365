"""Wanted frames as files, so that several processes write the same rows: one JSON line a row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.frames import Frames, frame_of
from graph.model import MODEL
from graph.schema import NodeType, PropertyType, Table

_TYPES = {PropertyType.INTEGER: "long", PropertyType.NUMBER: "double",
          PropertyType.TEXTS: "string[]"}  # fmt: skip
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


def write_import_files(folder: Path, target: Path) -> list[str]:
    """CSV for ``neo4j-admin database import``; returns the arguments that name the files."""
    target.mkdir(parents=True, exist_ok=True)
    arguments = []
    for table in MODEL:
        path = target / f"{table.table}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(_header(table))
            writer.writerows([_cell(v) for v in row] for row in read_rows(folder, table))
        kind, name = ("nodes", table.label) if isinstance(table, NodeType) else (
            "relationships", table.type)  # fmt: skip
        arguments.append(f"--{kind}={name}={path}")
    return arguments


def _header(table: Table) -> list[str]:
    kinds = {p.name: _TYPES.get(p.type, "string") for p in table.content}
    if isinstance(table, NodeType):
        return [f"id:ID({table.label})" if c == "id" else f"{c}:{kinds[c]}" for c in table.columns]
    ends = {"start_id": f":START_ID({table.start})", "end_id": f":END_ID({table.end})"}
    return [ends.get(c) or f"{c}:{kinds[c]}" for c in table.columns]


def _cell(value: Any) -> Any:
    return ";".join(value) if isinstance(value, list) else value
