"""The wanted graph as files for ``neo4j-admin database import``: a first fill of any size.

The files hold exactly what a run would write, digests included, so that the first run after the
import finds nothing to do. Format: CSV with a typed header as in the Neo4j operations manual,
chapter "Import".
"""

from __future__ import annotations

import csv
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.apply import Progress, silent
from graph.digested_rows import DigestedRows
from graph.errors import InnonetzError
from graph.frames import Frames, empty
from graph.model import MODEL
from graph.schema import NodeType, PropertyType, Table

COMMAND_FILE = "import-command.txt"
# A sign that no text has: the lists hold names and sentences with every other one.
_BETWEEN = "\x1f"
_OPTIONS = ("--id-type=string", "--array-delimiter=U+001F", "--multiline-fields=true",
            "--bad-tolerance=0")  # fmt: skip
_TYPES = {
    PropertyType.TEXTS: "string[]",
    PropertyType.INTEGER: "long",
    PropertyType.NUMBER: "double",
}
_STAMPS = ("digest", "first_run", "changed_run")


@dataclass(frozen=True)
class ImportFiles:
    """The files with their number of facts, and the command that imports them.

    ``arguments`` are those of the command after the name of the database; files stand in them by
    their names in the folder.
    """

    files: tuple[tuple[Path, int], ...]
    arguments: tuple[str, ...]
    command: str


def write_import_files(
    frames: Frames, run: str, folder: Path, database: str = "neo4j", progress: Progress = silent
) -> ImportFiles:
    """Write one file a table, and the command beside them. A table without facts has its header.

    ``run`` is the id of the inputs that the facts are stamped with. The command is to be started
    in the folder, on a server that does not run. Raises InnonetzError when the folder cannot be
    written.
    """
    tables = MODEL.tables
    files, arguments = [], list(_OPTIONS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for i, table in enumerate(tables):
            rows = DigestedRows(table, frames.get(table.table, empty(table)))
            path = folder / f"{table.table}.csv"
            _write(path, table, rows, run)
            files.append((path, len(rows)))
            kind = ("nodes", table.label) if isinstance(table, NodeType) else (
                "relationships", table.type)  # fmt: skip
            arguments.append(f"--{kind[0]}={kind[1]}={path.name}")
            progress("export", i + 1, len(tables))
        words = ["neo4j-admin", "database", "import", "full", database, *arguments]
        command = " ".join(shlex.quote(word) for word in words)
        (folder / COMMAND_FILE).write_text(command + "\n", encoding="utf-8")
    except OSError as error:
        raise InnonetzError(
            f"{folder} cannot be written ({error.strerror}): choose another folder with --to.",
            f"{folder} kann nicht geschrieben werden ({error.strerror}): Wählen Sie mit --to "
            "einen anderen Ordner.",
        ) from error
    return ImportFiles(tuple(files), tuple(arguments), command)


def _write(path: Path, table: Table, rows: DigestedRows, run: str) -> None:
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_header(table))
        writer.writerows([*(_cell(v) for v in row), run, run] for row in rows)
    new.replace(path)


def _header(table: Table) -> Iterator[str]:
    kinds = {p.name: _TYPES.get(p.type, "string") for p in table.content}
    for column in table.columns:
        if column == "id":
            yield f"id:ID({table.table})"
        elif column in ("start_id", "end_id"):
            label = getattr(table, column.removesuffix("_id"))
            yield f":{column.upper()}({label})"
        else:
            yield f"{column}:{kinds[column]}"
    yield from (f"{name}:string" for name in _STAMPS)


def _cell(value: Any) -> Any:
    return _BETWEEN.join(value) if isinstance(value, list) else value
