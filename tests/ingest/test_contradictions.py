"""Contradictions of a run in their parts, in words, and in reports of earlier versions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graph.contradiction import Contradiction, Statement
from graph.model import MODEL
from ingest.assemble import _merged
from ingest.builder import FactBuilder
from ingest.contradictions import with_names
from ingest.report import RunReport, as_text, load_reports, save


def body(name: str, source: str, **properties: Any) -> FactBuilder:
    facts = FactBuilder(MODEL)
    facts.node("Organisation", "tu-x", name, ([source], "high"), **properties)
    return facts


def found(*records: FactBuilder) -> list[Contradiction]:
    """What records of one organisation contradict each other in, the first counting."""
    table = next(t for t in MODEL.tables if t.table == "Organisation")
    told: list[Contradiction] = []
    frames = [r.frames()["Organisation"] for r in records]
    merged = _merged(table, frames, told)
    return with_names(told, {"Organisation": merged})


def test_each_value_stands_with_all_that_state_it() -> None:
    told = found(
        body("TU X", "src-a", kind="agency", city="Jena"),
        body("TU X", "src-b", kind="university", city="Jena"),
        body("TU X", "src-c", kind="agency"),
        body("TU X", "src-d", kind="school", city="Jena"),
    )
    assert told == [
        Contradiction(
            table="Organisation",
            ids=["tu-x"],
            names=["TU X"],
            field="kind",
            values=[
                Statement(value="agency", sources=["src-a", "src-c"]),
                Statement(value="university", sources=["src-b"]),
                Statement(value="school", sources=["src-d"]),
            ],
        )
    ]


def test_what_is_unknown_or_a_list_contradicts_nothing() -> None:
    told = found(
        body("TU X", "src-a", kind="agency", former_names=["Schule X"]),
        body("TU X", "src-b", kind="agency", city="Jena", former_names=["Akademie X"]),
    )
    assert told == []


def test_a_tie_names_both_its_ends() -> None:
    tie = Contradiction(
        table="Organisation-MEMBER_OF-Cluster",
        ids=["tu-x", "ac"],
        names=["TU X", "AC e.V."],
        field="since",
        values=[Statement(value="2019", sources=["src-a"]), Statement(value="2020")],
    )
    assert (tie.label, tie.tie) == ("Organisation", "MEMBER_OF")
    assert tie.sentence("de") == (
        "MEMBER_OF TU X [tu-x] und AC e.V. [ac]: Bei since gilt '2019' (src-a); "
        "ein anderer Eintrag sagt '2020'"
    )
    assert tie.sentence("en") == (
        "MEMBER_OF TU X [tu-x] and AC e.V. [ac]: for since '2019' (src-a) counts; "
        "another record says '2020'"
    )


def report(conflicts: list[Contradiction | str]) -> RunReport:
    return RunReport(
        run="0" * 12, started="2026-01-02T03:04:05", seconds=1, engine="x", address="x", data="x",
        with_unverified=False, outcome="written", sources=[], tables=[], facts=0, merged={},
        conflicts=conflicts, unplaced=[], remarks=[],
    )  # fmt: skip


def test_a_report_keeps_the_parts_and_opens_again(tmp_path: Path) -> None:
    (one,) = found(body("TU X", "a", kind="agency"), body("TU X", "b", kind="university"))
    path = save(tmp_path, report([one]))
    stored = json.loads(path.read_text(encoding="utf-8"))["conflicts"]
    assert stored[0]["values"][1] == {"value": "university", "sources": ["b"]}
    (read,) = load_reports(tmp_path)
    assert read.conflicts == [one]
    begun = "Widerspruch: TU X [tu-x]: Bei kind gilt 'agency' (a)"
    assert any(line.startswith(begun) for line in as_text(read, "de"))


def test_a_report_of_an_earlier_version_still_opens(tmp_path: Path) -> None:
    old = "Organisation tu-x: kind is 'agency', another record says 'university'"
    save(tmp_path, report([old]))
    (read,) = load_reports(tmp_path)
    assert f"Widerspruch: {old}" in list(as_text(read, "de"))
