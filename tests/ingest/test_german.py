"""Every reason that a reader gives for leaving a row out has its German sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.german import german
from ingest.sources.cordis import persons
from ingest.sources.cordis import source as cordis
from ingest.sources.efre import rows as efre
from ingest.sources.foerderkatalog import rules
from ingest.sources.ror import source as ror

INGEST = Path(__file__).parents[2] / "ingest"
ERRORS = {"CellError", "RowError", "HeaderError", "RecordError", "_NotARowError", "_NoRecordError"}
# Files whose ValueErrors become the reason of a row, and calls that take a reason.
CELLS = {"cells.py", "rows.py", "official_ids.py"}
CALLS = ("_quarantine", "_defects.append")


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("start: '2023-02-30' is no date: no calendar has it",
         "start: '2023-02-30' ist kein Datum: Kein Kalender kennt es"),
        ("name: the cell is empty; value: 'viele' is no number: write digits with a point before "
         "the decimals",
         "name: Die Zelle ist leer; value: 'viele' ist keine Zahl: Ziffern und vor den "
         "Nachkommastellen einen Punkt schreiben"),
        ("country: 'Deutschland' does not have the form ^[A-Z]{2}$",
         "country: 'Deutschland' hat nicht die Form ^[A-Z]{2}$"),
        ("header differs: missing 'a', unknown 'b'",
         "andere Kopfzeile: es fehlt 'a', unbekannt 'b'"),
        ("header cannot be read: 3 cells instead of 2",
         "Die Kopfzeile ist nicht lesbar: 3 Zellen statt 2"),
        ("no beneficiary; the cell is empty | no date: 'gestern' as start",
         "kein Begünstigter; Die Zelle ist leer | kein Datum: 'gestern' als start"),
        ("12.0% of the rows are in quarantine, the limit is 2.0%",
         "12,0 % der Zeilen sind in Quarantäne, die Grenze ist 2,0 %"),
        ("something else", "something else"),
    ],
)  # fmt: skip
def test_reasons_in_german(english: str, expected: str) -> None:
    assert german(english) == expected


def _rendered(node: ast.expr) -> str:
    """A sentence of the code with something in the place of each value."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_rendered, node.values))
    quoted = isinstance(node, ast.FormattedValue) and node.conversion == ord("r")
    return "'x'" if quoted else "7"


def _reasons(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        told = node.args[-1]
        raised = name in ERRORS or (name == "ValueError" and path.name in CELLS)
        defect = ast.unparse(node.func).endswith(CALLS)
        if (raised or defect) and isinstance(told, ast.JoinedStr | ast.Constant):
            yield _rendered(told)


def test_no_reason_lacks_its_german_sentence() -> None:
    # Member lists give each reason in both languages at once.
    files = [p for p in INGEST.rglob("*.py") if p.parent.name != "memberlist"]
    found = {reason for path in files for reason in _reasons(path)}
    assert len(found) > 50
    # Begins with one of two texts that stand elsewhere; the first is tried above.
    found.remove("7; the cell is empty")
    assert sorted(reason for reason in found if german(reason) == reason) == []


def test_no_rule_lacks_its_german_sentence() -> None:
    modules = (persons, cordis, efre, rules, ror)
    rules_told = [
        value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and name[0] != "_" and isinstance(value, str) and " " in value
    ]
    assert len(rules_told) > 15
    assert [rule for rule in rules_told if german(rule) == rule] == []
