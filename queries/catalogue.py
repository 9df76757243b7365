"""Reading the catalogue and asking it.

A question is one file ``queries/<name>.cypher``: a header in YAML inside ``/* … */``, then one
statement, or several that each follow a line ``// statement: <name>``. Where scoring is needed,
``queries/<name>.py`` stands beside it with a pure ``score(tables, params) -> Scored``. Where a
statement depends on what an earlier one read, that file also holds a pure
``parameters(statement, tables, params)``: the parameters to add, or None when the statement is
not needed. What it added for the statements before stands in ``params`` too, and in those of
``score``. What it adds under a name that begins with ``_`` is handed on and not sent to the store.

A statement behind ``// kept: <name>`` hangs on the graph alone: it gets no parameters but those
that are added, and its rows are kept until the next run (``kept.py``). Where the scoring file names
it in ``KEPT``, the arrays that function makes of the rows are kept instead, as the table's only
row; where it names it in ``CONDENSED``, the rows that function makes of them.
Behind ``// if kept: <name>`` the table is empty where nothing can be kept.
"""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from graph.errors import WrongUseError
from graph.model import MODEL
from graph.names import words
from graph.statements import labels_of
from graph.yaml_text import YAMLError, read_yaml
from queries import kept
from queries.answers import Answer, Notice, Row, Scored, Tables
from queries.header import TYPE_WORDS, Header, Parameter
from queries.ties import unknown_id
from queries.wording import thousands

if TYPE_CHECKING:  # the driver is large, and the list of questions needs none
    from graph.apply import Progress
    from graph.store import Store

FOLDER = Path(__file__).parent
# A statement of a scored question may look at this many rows; beyond that the answer says so.
STATEMENT_ROWS = 50_000
_LARGEST = 1 << 62  # no engine knows larger whole numbers
_HEADER = re.compile(r"\A\s*/\*(.*?)\*/", re.DOTALL)
_STATEMENT = re.compile(r"^// (?:statement|kept|if kept): ([a-z_]+)\s*$", re.MULTILINE)
_KEPT = re.compile(r"^// (kept|if kept): ([a-z_]+)\s*$", re.MULTILINE)

Score = Callable[[Tables, dict[str, Any]], Scored]
More = Callable[[str, Tables, dict[str, Any]], dict[str, Any] | None]


@dataclass(frozen=True)
class Question:
    """One entry of the catalogue: header, statements by name, and the pure functions if any.

    ``functions`` gives the module (or namespace) that holds them; it is loaded when one is first
    asked for, because a command puts one question and not all.
    """

    header: Header
    statements: dict[str, str]
    functions: Callable[[], Any] | None = None
    kept: Mapping[str, str] = field(default_factory=dict)  # statement → "kept" or "if kept"

    @property
    def makers(self) -> dict[str, Callable[[list[Row]], Any]]:
        """What makes arrays of the rows of a kept statement, by the name of the statement."""
        functions = self.functions() if self.functions else None
        return cast("dict[str, Any]", getattr(functions, "KEPT", {}))

    @property
    def condensers(self) -> dict[str, Callable[[list[Row]], list[Row]]]:
        """What makes the rows to keep of the rows of a kept statement, by its name."""
        functions = self.functions() if self.functions else None
        return cast("dict[str, Any]", getattr(functions, "CONDENSED", {}))

    @property
    def score(self) -> Score | None:
        """What makes the answer of the tables that the statements read."""
        return cast("Score", self.functions().score) if self.functions else None

    @property
    def parameters(self) -> More | None:
        """What the later statements need beside the parameters that were given."""
        functions = self.functions() if self.functions else None
        return cast("More | None", getattr(functions, "parameters", None))


def parse(text: str, path: Path) -> tuple[Header, dict[str, str]]:
    """Header and statements of a question file. Raises WrongUseError when it is not one."""
    match = _HEADER.match(text)
    try:
        if not match:
            raise ValueError("it does not begin with a header in /* … */")
        header = Header.model_validate(read_yaml(match.group(1)))
        if header.name != path.stem:
            raise ValueError(f"its name is {header.name!r}")
    except (ValueError, YAMLError, ValidationError) as error:
        raise WrongUseError(f"{path.name} is not a question: {error}") from error
    body = text[match.end() :]
    pieces = _STATEMENT.split(body)
    if len(pieces) == 1:
        return header, {"rows": body.strip()}
    return header, {n: s.strip() for n, s in zip(pieces[1::2], pieces[2::2], strict=True)}


@cache
def catalogue() -> dict[str, Question]:
    """All questions by name."""
    found: dict[str, Question] = {}
    for path in sorted(FOLDER.glob("*.cypher")):
        text = path.read_text(encoding="utf-8")
        header, statements = parse(text, path)
        functions = _functions(path)
        kept_ones = {name: how for how, name in _KEPT.findall(text)}
        found[header.name] = Question(header, statements, functions, kept_ones)
        if functions is None and list(statements) != ["rows"]:
            raise WrongUseError(f"{path.name} has several statements and no score().")
    return found


def _functions(path: Path) -> Callable[[], ModuleType] | None:
    if not path.with_suffix(".py").exists():
        return None
    return lambda: importlib.import_module(f"queries.{path.stem}")


def question(name: str) -> Question:
    """A question by name. Raises WrongUseError that lists the known ones."""
    try:
        return catalogue()[name]
    except KeyError as error:
        known = ", ".join(catalogue())
        raise WrongUseError(
            f"There is no question {name!r}. Known are: {known}.",
            f"Die Frage {name!r} gibt es nicht. Bekannt sind: {known}.",
        ) from error


def ask(store: Store, name: str, params: Mapping[str, Any] | None = None) -> Answer:
    """Ask a question.

    ``params`` are given by name; missing ones take their default. Raises WrongUseError for an
    unknown question, parameter or id, and the errors of ``Store.read``.
    """
    entry = question(name)
    values = checked(entry.header, params or {})
    _known_ids(store, entry.header, values)
    limit = entry.header.limit
    notices: list[Notice] = []
    started = time.monotonic()
    shelf = kept.shelf_of(store) if entry.kept else None
    if entry.score is None and shelf is not None:
        rows = _kept_table(store, entry, "rows", {}, shelf)
        truncated = cut = len(rows) > limit
        rows = rows[:limit]
    elif entry.score is None:
        answer = store.read(entry.statements["rows"], values, limit=limit)
        rows, truncated, cut = answer.dicts(), answer.truncated, answer.truncated
    else:
        tables, handed = read_tables(store, entry, values, notices, shelf)
        scored = entry.score(tables, handed)
        cut = len(scored.rows) > limit
        rows, truncated = scored.rows[:limit], cut or scored.truncated
        notices += scored.notices
    if cut:
        notices.append(_cut(limit))
    if entry.kept and time.monotonic() - started > kept.SLOW_SECONDS:
        notices += [why for why in (kept.why_slow(shelf),) if why]
    columns = entry.header.column_names
    shaped = [{c: row.get(c) for c in columns} for row in rows]
    return Answer(name, values, columns, shaped, truncated, tuple(notices))


def read_tables(
    store: Store,
    entry: Question,
    values: dict[str, Any],
    notices: list[Notice],
    shelf: kept.Shelf | None,
) -> tuple[Tables, dict[str, Any]]:
    """The rows of every statement that is needed, and the parameters with those that were added.

    A statement that was not needed is an empty table.
    """
    tables: Tables = {}
    handed = dict(values)
    for key, statement in entry.statements.items():
        more = entry.parameters(key, tables, handed) if entry.parameters else {}
        handed = {**handed, **(more or {}), **values}
        if more is None:
            tables[key] = []
        elif key in entry.kept:
            tables[key] = _kept_table(store, entry, key, more, shelf)
        else:
            sent = {k: v for k, v in more.items() if not k.startswith("_")}
            table = store.read(statement, {**values, **sent}, limit=STATEMENT_ROWS)
            tables[key] = table.dicts()
            if table.truncated:
                notices.append(_looked_at(STATEMENT_ROWS))
    return tables, handed


def _kept_table(
    store: Store, entry: Question, key: str, more: dict[str, Any], shelf: kept.Shelf | None
) -> list[Row]:
    """The rows of a statement that hangs on the graph alone, or what is made of them."""
    statement, make = entry.statements[key], entry.makers.get(key)

    def read() -> list[Row]:
        rows = store.read(statement, more).dicts()
        condense = entry.condensers.get(key)
        return condense(rows) if condense else rows

    if shelf is None:
        if entry.kept[key] == "if kept":
            return []
        return [make(read())] if make else read()
    # Other code or another statement makes something else of the same graph.
    name = f"{entry.header.name}.{key}-{kept.digest(statement, repr(more), kept.code())}"
    return [shelf.arrays(name, lambda: make(read()))] if make else shelf.table(name, read)


def keep(store: Store, progress: Progress) -> None:
    """Read and reckon everything that questions keep, so that the first one need not wait."""
    entries = [entry for entry in catalogue().values() if entry.kept]
    shelf = kept.shelf_of(store)
    for i, entry in enumerate(entries):
        progress("keep", i, len(entries))
        values = checked(entry.header, entry.header.example)
        for key in entry.kept:
            more = entry.parameters(key, {}, values) if entry.parameters else {}
            _kept_table(store, entry, key, more or {}, shelf)
    progress("keep", len(entries), len(entries))


def _looked_at(rows: int) -> Notice:
    return Notice(
        f"Es wurden nur die ersten {thousands(rows)} Zeilen betrachtet: Grenzen Sie die Frage ein.",
        f"Only the first {thousands(rows, 'en')} rows were looked at: narrow the question down.",
    )


def _cut(limit: int) -> Notice:
    return Notice(
        f"Gezeigt werden die ersten {thousands(limit)} Zeilen, es gibt mehr.",
        f"The first {thousands(limit, 'en')} rows are shown, there are more.",
    )


def checked(header: Header, params: Mapping[str, Any]) -> dict[str, Any]:
    """All parameters of a question in their types, defaults filled in. Raises WrongUseError."""
    known = {p.name: p for p in header.parameters}
    unknown = sorted(set(params) - set(known))
    if unknown:
        options = ", ".join(f"--{n}" for n in known) or "none"
        raise WrongUseError(
            f"The question {header.name!r} has no parameter {unknown[0]!r}; it has: {options}.",
            f"Die Frage {header.name!r} hat keinen Parameter {unknown[0]!r}, sondern: {options}.",
        )
    values: dict[str, Any] = {}
    for parameter in header.parameters:
        given = params.get(parameter.name)
        if given is None or (isinstance(given, str) and not given.strip()):
            if parameter.required:
                raise WrongUseError(
                    f"The question {header.name!r} needs --{parameter.name}: "
                    f"{parameter.description_en}.",
                    f"Die Frage {header.name!r} braucht --{parameter.name}: "
                    f"{parameter.description_de}.",
                )
            given = parameter.default
        values[parameter.name] = None if given is None else _typed(parameter, given)
    return values


def _typed(parameter: Parameter, given: Any) -> Any:
    try:
        match parameter.type:
            case "integer":
                value: Any = int(given)
                if abs(value) >= _LARGEST:
                    raise ValueError(given)
            case "number":
                value = float(given)
            case "boolean":
                value = given if isinstance(given, bool) else _truth(str(given))
            case "ids":
                parts = given.replace(";", ",").split(",") if isinstance(given, str) else given
                value = [str(p).strip() for p in parts if str(p).strip()]
            case _:
                value = str(given).strip()
    except (TypeError, ValueError) as error:
        de, en = TYPE_WORDS[parameter.type]
        raise WrongUseError(
            f"--{parameter.name} {given!r} does not fit, expected: {en}.",
            f"--{parameter.name} {given!r} passt nicht, erwartet: {de}.",
        ) from error
    if parameter.values:
        value = _value_meant(parameter, value)
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise WrongUseError(
            f"--{parameter.name} {value} must lie between {_number(low)} and {_number(high)}.",
            f"--{parameter.name} {value} muss zwischen {_number(low)} und {_number(high)} liegen.",
        )
    return value


def _number(bound: float | None) -> str:
    return "…" if bound is None else str(int(bound)) if bound == int(bound) else str(bound)


def _value_meant(parameter: Parameter, given: Any) -> Any:
    """One of the values, which may be written in any case or by its name."""
    meant = {words(name): value for value, name in parameter.names.items()}
    meant |= {words(str(value)): value for value in parameter.values}
    value = given if given in parameter.values else meant.get(words(str(given)))
    if value is None:
        raise WrongUseError(
            f"--{parameter.name} {given!r} is not known: one of {', '.join(parameter.values)}.",
            f"--{parameter.name} {given!r} ist unbekannt: möglich sind "
            f"{', '.join(parameter.values)}.",
        )
    return value


def _truth(text: str) -> bool:
    if text.lower() in ("true", "1", "yes", "ja"):
        return True
    if text.lower() in ("false", "0", "no", "nein"):
        return False
    raise ValueError(text)


def _known_ids(store: Store, header: Header, values: dict[str, Any]) -> None:
    wanted: dict[str, Parameter] = {}
    for parameter in header.parameters:
        value = values[parameter.name]
        if parameter.type in ("id", "ids") and value:
            wanted |= dict.fromkeys([value] if isinstance(value, str) else value, parameter)
    if not wanted:
        return
    found = {
        (r["id"], r["label"]) for r in store.read(labels_of(MODEL), {"ids": list(wanted)}).dicts()
    }
    for node_id, parameter in wanted.items():
        labels = {label for i, label in found if i == node_id}
        if not labels or (parameter.labels and not labels & set(parameter.labels)):
            raise unknown_id(node_id, parameter.labels)
