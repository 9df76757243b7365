"""The whole graph with its provenance as files: CSV, GraphML or JSON lines.

Rows are sorted by key and files are moved into place at the end, so two exports of the same graph
are the same bytes and a broken export leaves nothing half written under its final name. In CSV a
text that a spreadsheet would take for a formula has an apostrophe before it (graph/harmless.py).
"""

from __future__ import annotations

import contextlib
import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from graph import statements
from graph.apply import Progress, silent
from graph.errors import InnonetzError, WrongUseError
from graph.frames import key_columns
from graph.harmless import harmless
from graph.model import MODEL
from graph.schema import NodeType, Table
from graph.store import Store

LIST_SEPARATOR = ";"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Written = tuple[Path, int]


def rows_of(store: Store, table: Table) -> list[list[Any]]:
    """All facts of a table in the columns of ``statements.read_columns``, sorted by key."""
    width = len(key_columns(table))
    rows: list[list[Any]] = store.read(statements.everything(table)).value()
    return sorted(rows, key=lambda row: [str(v) for v in row[:width]])


def _text(value: Any) -> Any:
    return LIST_SEPARATOR.join(str(v) for v in value) if isinstance(value, list) else value


def _xml_value(value: Any) -> Any:
    value = _text(value)
    return _NOT_IN_XML.sub(" ", value) if isinstance(value, str) else value


def _csv(store: Store, folder: Path, progress: Progress) -> list[Written]:
    written = []
    tables = MODEL.tables
    for i, table in enumerate(tables):
        rows = rows_of(store, table)
        path = folder / f"{table.table}.csv"
        with _new(path).open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(statements.read_columns(table))
            writer.writerows([harmless(_text(v)) for v in row] for row in rows)
        written.append((path, len(rows)))
        progress("export", i + 1, len(tables))
    return written


def _jsonl(store: Store, folder: Path, progress: Progress) -> list[Written]:
    path, count = folder / "facts.jsonl", 0
    tables = MODEL.tables
    with _new(path).open("w", encoding="utf-8", newline="\n") as out:
        for i, table in enumerate(tables):
            names = statements.read_columns(table)
            for row in rows_of(store, table):
                known = {n: v for n, v in zip(names, row, strict=True) if v is not None}
                fact = {"table": table.table, **known}
                out.write(json.dumps(fact, ensure_ascii=False) + "\n")
                count += 1
            progress("export", i + 1, len(tables))
    return [(path, count)]


def _graphml(store: Store, folder: Path, progress: Progress) -> list[Written]:
    graph = nx.MultiDiGraph()
    count = 0
    tables = MODEL.tables
    for i, table in enumerate(tables):
        names = statements.read_columns(table)
        for row in rows_of(store, table):
            known = {n: _xml_value(v) for n, v in zip(names, row, strict=True) if v is not None}
            count += 1
            if isinstance(table, NodeType):
                # An id is unique within its label only.
                graph.add_node(f"{table.label}/{row[0]}", label=table.label, **known)
            else:
                ends = f"{table.start}/{row[0]}", f"{table.end}/{row[1]}"
                own = {n: v for n, v in known.items() if n not in ("start_id", "end_id", "key")}
                # The key becomes the edge's id, which must be the only one of its file.
                key = "/".join((table.type, *ends, str(row[2])))
                graph.add_edge(*ends, key, type=table.type, tie=row[2], **own)
        progress("export", i + 1, len(tables))
    path = folder / "graph.graphml"
    # The writer of the standard library: with lxml installed the bytes would be others.
    nx.write_graphml_xml(graph, _new(path), encoding="utf-8")
    return [(path, count)]


_WRITERS: dict[str, Callable[[Store, Path, Progress], list[Written]]] = {
    "csv": _csv,
    "graphml": _graphml,
    "jsonl": _jsonl,
}


def _new(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def export(
    store: Store, folder: Path, form: str, progress: Progress = silent
) -> list[tuple[Path, int]]:
    """Write the whole graph; returns the files with their number of facts.

    ``form`` is csv (one file a table), graphml or jsonl (one fact a line). Derived properties,
    such as the places in a picture, are left out. Raises WrongUseError for another form and
    InnonetzError when the folder cannot be written.
    """
    if form not in _WRITERS:
        raise WrongUseError(
            f"There is no export form {form!r}: use {', '.join(_WRITERS)}.",
            f"Die Ausgabeform {form!r} gibt es nicht: möglich sind {', '.join(_WRITERS)}.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = _WRITERS[form](store, folder, progress)
        for path, _ in written:
            _new(path).replace(path)
    except OSError as error:
        raise InnonetzError(
            f"{folder} cannot be written ({error.strerror}): choose another folder with --to.",
            f"{folder} kann nicht geschrieben werden ({error.strerror}): Wählen Sie mit --to "
            "einen anderen Ordner.",
        ) from error
    finally:
        for name in (*(f"{t.table}.csv" for t in MODEL), "facts.jsonl", "graph.graphml"):
            with contextlib.suppress(OSError):
                _new(folder / name).unlink(missing_ok=True)
    return written
