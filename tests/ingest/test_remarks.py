"""Remarks of a run stand in German and in English, and none lacks its German sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.remarks import in_english, in_german
from ingest.report import RunReport, as_text
from tests.ingest.test_german import INGEST, _rendered

# Where remarks are worded: the file and, where it words other things too, the function.
WORDED = (
    ("alliances.py", "_told"),
    ("identify.py", "_told"),
    ("vocabulary.py", "without_lost_ties"),
    ("sources/cordis/source.py", "_remarks"),
    ("sources/curated/source.py", "_unread_files"),
    ("sources/curated/source.py", "_management_remarks"),
    ("sources/foerderkatalog/facts.py", "told"),
    ("sources/foerderkatalog/source.py", "_read_file"),
    ("sources/ror/source.py", "read"),
)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("identity: 1,204 pairs of 12,345 records compared, 7 ids joined to another, 0 suggestions",
         "Identität: 1.204 Paare aus 12.345 Einträgen verglichen, 7 Kennungen einer anderen "
         "zugeordnet, 0 Vorschläge"),
        ("grants tied into joint projects by rule: acronym 2, project_name 3; single 4",
         "Zuwendungen nach Regel zu Verbünden geordnet: Kurzname 2, Projektname 3; einzeln 4"),
        ("memberlist: Cluster 'cl-c' is no longer in the data set, what was said about it is left "
         "out: correct the list and hand it in again",
         "memberlist: die Initiative 'cl-c' ist nicht mehr im Datensatz; was darüber gesagt war, "
         "ist ausgelassen: die Liste berichtigen und erneut übergeben"),
        ("something else", "something else"),
    ],
)  # fmt: skip
def test_remarks_in_german(english: str, german: str) -> None:
    assert in_german(english) == german
    assert in_english(english) == english


@pytest.mark.parametrize(
    ("both", "english", "german"),
    [
        ("l.csv, line 2: unknown stage: 'a / b' is not in the data set. The membership was taken "
         "without it. / 'a / b' steht nicht im Datensatz.",
         "l.csv, line 2: unknown stage: 'a / b' is not in the data set. The membership was taken "
         "without it.",
         "l.csv, Zeile 2: 'a / b' steht nicht im Datensatz."),
        ("l.csv: the column 'Typ / Art' is not one of the template and was not read. / Die Spalte "
         "'Typ / Art' gehört nicht zur Vorlage.",
         "l.csv: the column 'Typ / Art' is not one of the template and was not read.",
         "l.csv: Die Spalte 'Typ / Art' gehört nicht zur Vorlage."),
    ],
)  # fmt: skip
def test_a_remark_in_both_languages_is_taken_apart(both: str, english: str, german: str) -> None:
    assert in_english(both) == english
    assert in_german(both) == german


def _sentences(path: Path, function: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name == function:
            for part in ast.walk(node):
                if isinstance(part, ast.JoinedStr) and " " in _rendered(part):
                    yield _rendered(part)


@pytest.mark.parametrize(("file", "function"), WORDED)
def test_no_remark_lacks_its_german_sentence(file: str, function: str) -> None:
    from ingest.sources.foerderkatalog.source import _TOLD

    # A part that varies within fixed words, or a list of rules, is filled in as it may be.
    filled = {
        "7 was not handed in: the projects come without 7":
            "a.csv was not handed in: the projects come without fields of science",
        "grants tied into joint projects by rule: 7; single ":
            "grants tied into joint projects by rule: none; single 3",
    }  # fmt: skip
    pair = "7 7"  # a rule and its number, part of the sentence that is filled in
    found = [filled.get(s, s) for s in _sentences(INGEST / file, function) if s != pair]
    assert found
    assert [s for s in found if in_german(s) == s] == []
    assert [s for s in _TOLD.values() if in_german(f"3 {s}") == f"3 {s}"] == []


def test_a_report_has_its_remarks_in_both_languages() -> None:
    both = (
        "l.csv: the column 'X' is about persons and was not read. / Die Spalte 'X' betrifft "
        "Personen und wurde nicht gelesen."
    )
    source = {
        "name": "memberlist", "title": "Listen", "rows_in": 1, "taken": 1, "quarantined": 0,
        "ignored": {}, "files": {"l.csv": 1}, "accepted": True,
    }  # fmt: skip
    report = RunReport.model_validate(
        {
            "run": "0" * 12, "started": "2026-01-02T03:04:05", "seconds": 1, "engine": "x",
            "address": "x", "data": "x", "with_unverified": False, "outcome": "written",
            "sources": [source], "tables": [], "facts": 0, "merged": {}, "conflicts": [],
            "unplaced": [], "remarks": [both],
        }
    )  # fmt: skip
    assert report.remarks == ["l.csv: the column 'X' is about persons and was not read."]
    german = "l.csv: Die Spalte 'X' betrifft Personen und wurde nicht gelesen."
    assert report.remarks_de == [german]
    assert f"Hinweis: {german}" in list(as_text(report, "de"))
    assert RunReport.model_validate_json(report.model_dump_json()) == report
