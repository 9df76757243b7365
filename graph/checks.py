"""Every invariant of the graph, checked on what stands in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph import statements
from graph.export import rows_of
from graph.frames import digest, key_columns
from graph.model import MODEL
from graph.schema import PropertyType, Table
from graph.store import Store

EXAMPLES = 5
Rows = list[list[object]]


@dataclass(frozen=True)
class CheckResult:
    """One invariant: how often it is broken, and the first examples."""

    name: str
    description: str
    description_de: str
    failures: int
    examples: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return self.failures == 0

    def text(self, lang: str) -> str:
        """What holds, in ``de`` or ``en``."""
        return self.description_de if lang == "de" else self.description


# Every invariant in English and German.
_HOLDS = {
    "sources": (
        "every fact names a source that stands in the graph",
        "jede Angabe nennt eine Quelle, die im Graphen steht",
    ),
    "keys": ("every fact has its key", "jede Angabe hat ihren Schlüssel"),
    "doubles": ("no fact stands twice", "keine Angabe steht doppelt"),
    "required": ("every required property is there", "jede nötige Eigenschaft ist da"),
    "vocabulary": (
        "every value is of its type and vocabulary",
        "jeder Wert hat seine Art und steht im Vokabular",
    ),
    "digests": (
        "every digest is that of the content",
        "jede Prüfsumme ist die ihres Inhalts",
    ),
    "ends": (
        "every relationship joins labels of the model",
        "jede Beziehung verbindet, was das Modell vorsieht",
    ),
    "declared": (
        "every label, type and property is declared",
        "jedes Label, jede Art und jede Eigenschaft ist im Modell vereinbart",
    ),
    "foreign": (
        "nobody else wrote into the graph's labels",
        "niemand sonst hat in die Labels des Graphen geschrieben",
    ),
    "constraints": (
        "every label has its uniqueness constraint",
        "jedes Label hat seine Eindeutigkeitsregel",
    ),
}


def _result(name: str, broken: Iterable[str]) -> CheckResult:
    found = sorted(broken)
    return CheckResult(name, *_HOLDS[name], len(found), tuple(found[:EXAMPLES]))


@dataclass(frozen=True)
class _Facts:
    """All facts that carry a digest, by table, and the facts that somebody else wrote."""

    own: dict[str, Rows]
    foreign: list[str]

    def column(self, table: Table, name: str) -> list[object]:
        i = statements.read_columns(table).index(name)
        return [row[i] for row in self.own[table.table]]


def _where(table: Table, row: list[object]) -> str:
    return f"{table.table} {' '.join(str(v) for v in row[: len(key_columns(table))])}"


def _read(store: Store) -> _Facts:
    own: dict[str, Rows] = {}
    foreign: list[str] = []
    for table in MODEL:
        rows = rows_of(store, table)
        i = statements.read_columns(table).index("digest")
        own[table.table] = [row for row in rows if row[i] is not None]
        foreign += [_where(table, row) for row in rows if row[i] is None]
    return _Facts(own, foreign)


def _without_source(facts: _Facts) -> Iterable[str]:
    known = set(facts.column(MODEL.node("Source"), "id"))
    for table in MODEL:
        rows, sources = facts.own[table.table], facts.column(table, "sources")
        for row, ids in zip(rows, sources, strict=True):
            if not isinstance(ids, list) or not ids:
                yield f"{_where(table, row)}: no source"
            elif loose := [i for i in ids if i not in known]:
                yield f"{_where(table, row)}: unknown source {loose[0]}"


def _doubles(facts: _Facts) -> Iterable[str]:
    for table in MODEL:
        width = len(key_columns(table))
        keys = Counter(tuple(map(str, row[:width])) for row in facts.own[table.table])
        yield from (f"{table.table} {' '.join(k)}: {n} times" for k, n in keys.items() if n > 1)


def _without_key(facts: _Facts) -> Iterable[str]:
    for table in MODEL:
        width = len(key_columns(table))
        for row in facts.own[table.table]:
            if any(v is None or v == "" for v in row[:width]):
                yield _where(table, row)


def _missing(facts: _Facts) -> Iterable[str]:
    for table in MODEL:
        for p in table.content:
            if p.required:
                cells = zip(facts.own[table.table], facts.column(table, p.name), strict=True)
                yield from (f"{_where(table, row)}: no {p.name}" for row, v in cells if v is None)


def _outside_vocabulary(facts: _Facts) -> Iterable[str]:
    kinds = {PropertyType.INTEGER: (int,), PropertyType.NUMBER: (int, float)}
    for table in MODEL:
        for p in table.content:
            for row, value in zip(facts.own[table.table], facts.column(table, p.name), strict=True):
                if value is None:
                    continue
                expected = kinds.get(p.type, (list,) if p.type is PropertyType.TEXTS else (str,))
                if p.values and value not in p.values:
                    yield f"{_where(table, row)}: {p.name} is {value!r}"
                elif not isinstance(value, expected):
                    yield f"{_where(table, row)}: {p.name} is {value!r}, not {p.type}"


def _wrong_digests(facts: _Facts) -> Iterable[str]:
    for table in MODEL:
        width = len(table.columns)
        stored = zip(facts.own[table.table], facts.column(table, "digest"), strict=True)
        for row, stated in stored:
            try:
                right = digest(table, row[:width]) == stated
            except (TypeError, ValueError):
                right = False  # a value of the wrong type cannot be what was written
            if not right:
                yield _where(table, row)


_ON_FACTS: tuple[tuple[str, Callable[[_Facts], Iterable[str]]], ...] = (
    ("sources", _without_source),
    ("keys", _without_key),
    ("doubles", _doubles),
    ("required", _missing),
    ("vocabulary", _outside_vocabulary),
    ("digests", _wrong_digests),
)


def check(store: Store) -> list[CheckResult]:
    """Check every invariant; the graph is sound when all results are ``ok``."""
    facts = _read(store)
    results = [_result(name, broken(facts)) for name, broken in _ON_FACTS]
    return [
        *results,
        _result("ends", _undeclared_ends(store)),
        _result("declared", _undeclared(store)),
        _result("foreign", facts.foreign),
        _result("constraints", _unconstrained(store)),
    ]


def _undeclared_ends(store: Store) -> Iterable[str]:
    declared = {(t.start, t.type, t.end) for t in MODEL.relationship_tables}
    for start, kind, end, count in store.read(statements.ENDS_IN_STORE).rows:
        if kind in {t.type for t in MODEL.relationships} and (start, kind, end) not in declared:
            yield f"({start})-[{kind}]->({end}): {count} times"


def _undeclared(store: Store) -> Iterable[str]:
    labels = {n.label: {p.name for p in n.properties} for n in MODEL.nodes}
    types = {r.type: {p.name for p in r.properties} for r in MODEL.relationships}
    for names, count in store.read(statements.LABELS_IN_STORE).rows:
        if len(names) != 1:
            yield f"{count} nodes with the labels {sorted(names)} instead of exactly one"
        elif names[0] not in labels:
            yield f"{names[0]}: {count} nodes with a label the model does not declare"
    found: Counter[str] = Counter()
    for _, kind, _, count in store.read(statements.ENDS_IN_STORE).rows:
        found[kind] += count
    for kind, count in found.items():
        if kind not in types:
            yield f"{kind}: {count} relationships of a type the model does not declare"
    for statement, declared in (
        (statements.NODE_PROPERTIES_IN_STORE, labels),
        (statements.RELATIONSHIP_PROPERTIES_IN_STORE, types),
    ):
        for name, own, count in store.read(statement).rows:
            if own not in declared.get(name, {own}):
                yield f"{name}.{own} is not in the model, {count} facts have it"


def _unconstrained(store: Store) -> Iterable[str]:
    constrained = set()
    for row in store.read("SHOW CONSTRAINTS").dicts():
        labels = row.get("labelsOrTypes") or []
        if list(row.get("properties") or []) == ["id"]:
            constrained |= set(labels if isinstance(labels, list) else [labels])
    yield from (n.label for n in MODEL.nodes if n.label not in constrained)
