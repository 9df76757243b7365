"""Statements typed by a person: run through the reading connection, never kept, never writing."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

from dashboard import asking
from graph import statements
from graph.model import MODEL
from graph.store import Rows
from queries.catalogue import catalogue, checked

_PARAMETER = re.compile(r"'(?:\\.|[^'\\])*'|\$(\w+)")


@dataclass(frozen=True)
class Example:
    """A statement of the catalogue that runs as it is: its question's titles and its text."""

    id: str
    title_de: str
    title_en: str
    text: str


@dataclass(frozen=True)
class Result:
    """What a statement gave, how long it took, and the things that ids in it name."""

    rows: Rows
    seconds: float
    named: dict[str, list[dict[str, Any]]]


def examples() -> dict[str, Example]:
    """Every statement of the catalogue whose parameters its example fills, values written in."""
    found: dict[str, Example] = {}
    for question in catalogue().values():
        header = question.header
        values = checked(header, header.example)
        for name, statement in question.statements.items():
            text = _filled(statement, values)
            if text is None:
                continue
            node = header.name if len(question.statements) == 1 else f"{header.name}.{name}"
            more = "" if len(question.statements) == 1 else f" ({name})"
            found[node] = Example(node, header.title_de + more, header.title_en + more, text)
    return found


def _filled(statement: str, values: dict[str, Any]) -> str | None:
    """The statement with its parameters as literals; None when one comes from elsewhere."""
    names = {m[1] for m in _PARAMETER.finditer(statement) if m[1]}
    if names - values.keys():
        return None
    return _PARAMETER.sub(lambda m: _literal(values[m[1]]) if m[1] else m[0], statement)


def _literal(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_literal(v) for v in value)}]"
    escaped = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def seconds_allowed() -> float:
    """The time limit of the reading connection."""
    return asking.settings().query_seconds


def run(statement: str, limit: int) -> Result:
    """Run a statement. Raises the errors of ``Store.read``: refused, wrong, too late, away."""
    store = asking.store()
    begun = time.perf_counter()
    rows = store.read(statement, limit=limit, foreign=True)
    seconds = time.perf_counter() - begun
    ids = sorted(ids_in(rows))
    named: dict[str, list[dict[str, Any]]] = {}
    if ids:
        for thing in store.read(statements.named_things(MODEL), {"ids": ids}).dicts():
            named.setdefault(thing["id"], []).append(thing)
    return Result(rows, seconds, named)


def ids_in(rows: Rows, most: int = 1000) -> set[str]:
    """Texts in columns that are called after an id."""
    places = [
        i for i, name in enumerate(rows.columns) if name.split(".")[-1].split("_")[-1] == "id"
    ]
    found: set[str] = set()
    for row in rows.rows:
        found |= {row[i] for i in places if isinstance(row[i], str)}
        if len(found) >= most:
            break
    return found
