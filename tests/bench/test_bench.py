"""The measurements run at a small size, and the made-up network is what it claims to be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import bench.__main__ as command
from bench import load, pages, questions
from bench.made_up import made_up
from bench.table import Table, number, seconds
from bench.worker import ROOT, work
from graph.frames import digested, problems
from graph.model import MODEL
from queries.catalogue import catalogue
from tests.neo4j.server import Neo4jUnavailable

SMALL = 1_000


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process of its own for each measurement, no engine just to see whether it starts."""
    monkeypatch.setattr(load, "measured", work)
    monkeypatch.setattr(questions, "measured", work)
    monkeypatch.setattr(questions, "WARM", 1)
    # The curated set takes its time.
    monkeypatch.setattr(load, "NETWORKS", ("made_up",))
    monkeypatch.setattr(questions, "NETWORKS", (questions.FULL,))
    monkeypatch.setattr(command, "require", lambda _: None)


def test_what_is_measured_is_not_hurried_as_the_tests_engines_are() -> None:
    """A process of a measurement leaves Java as the user has it."""
    told = "import os, bench.pages, bench.worker; print(os.environ.get('JAVA_TOOL_OPTIONS'))"
    plain = {k: v for k, v in os.environ.items() if k != "JAVA_TOOL_OPTIONS"}
    done = subprocess.run(
        [sys.executable, "-c", told],
        cwd=ROOT,
        env=plain,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "None\n"


def test_made_up_network_fits_the_model_and_has_the_asked_size() -> None:
    frames = made_up(SMALL)
    assert problems(MODEL, frames) == []
    assert sum(len(frames[t.table]) for t in MODEL.nodes) == SMALL
    assert sum(len(frames[t.table]) for t in MODEL.relationship_tables) == 2 * SMALL


def test_everything_made_up_says_so() -> None:
    frames = made_up(SMALL)
    for node in MODEL.nodes:
        assert len(frames[node.table])
        assert frames[node.table]["name"].str.startswith("Erfunden").all()
        assert frames[node.table]["id"].str.startswith("erfunden-").all()


def test_made_up_network_is_the_same_for_the_same_seed() -> None:
    def content(seed: int) -> list[object]:
        frames = made_up(SMALL, seed)
        return [digested(table, frames[table.table]) for table in MODEL]

    assert content(1) == content(1)
    assert content(1) != content(2)


def test_a_third_of_the_participations_is_on_few_hubs() -> None:
    frames = made_up(5_000)
    parts = frames["Organisation-TAKES_PART_IN-Project"]["start_id"].value_counts()
    hubs = len(frames["Organisation"]) // 180
    assert 0.28 < parts.head(hubs).sum() / parts.sum() < 0.42


def test_too_small_a_network_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 500"):
        made_up(100)


@pytest.mark.embedded
@pytest.mark.usefixtures("in_this_process")
def test_load_prints_every_column(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    options = ["--scale", str(SMALL), "--engines", "embedded", "--repeat", "1", "--json", str(file)]
    assert command.main(["load", *options]) == 0
    told = capsys.readouterr().out
    assert "processor cores" in told
    for column in load.COLUMNS:
        assert f" {column} |" in told
    [ours] = json.loads(file.read_text())["load"]["innonetz, embedded, made-up"]
    assert ours["rows"] == 3 * SMALL
    assert ours["client_mb"] > 0
    assert ours["engine_mb"] > 0


def test_the_curated_set_is_timed_step_by_step(tmp_path: Path) -> None:
    steps = load.Steps()
    frames = load.curated(tmp_path, steps)
    assert problems(MODEL, frames) == []
    assert list(steps.seconds) == ["read", "assemble"]


@pytest.mark.embedded
@pytest.mark.usefixtures("in_this_process")
def test_questions_prints_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["questions", "--scale", str(SMALL), "--engines", "embedded"]) == 0
    told = capsys.readouterr().out
    for column in ("asked with", "rows", "embedded first", "embedded warm", "problem"):
        assert f" {column} " in told
    for name in catalogue():
        assert f"| {name} " in told


def test_missing_engine_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(engine: str) -> None:
        raise Neo4jUnavailable("A real Neo4j needs a JDK.")

    monkeypatch.setattr(command, "require", missing)
    assert command.main(["load"]) == command.UNAVAILABLE
    assert capsys.readouterr().err == "A real Neo4j needs a JDK.\n"


def test_ratio_is_taken_round_by_round() -> None:
    def rounds(*speeds: float) -> list[dict[str, float]]:
        return [{"rows_per_second": s} for s in speeds]

    results = {"innonetz, neo4j, made-up": rounds(300, 200), "plain driver": rounds(100, 100)}
    assert load.ratios(results, "rows_per_second") == {"plain driver": [3, 2]}


def test_a_failed_question_is_shown_as_such() -> None:
    failed = {
        "question": "path", "case": "largest", "rows": None, "problem": "ended after 20 s",
        "first_ms": None, "ms": None,
    }  # fmt: skip
    [table] = questions.tables({"curated": {"embedded": [failed]}}, SMALL)
    assert table.rows == [["path", "largest", "-", "failed", "failed", "ended after 20 s"]]


def test_pages_are_set_beside_the_empty_one() -> None:
    language = [80.0, 80.0, 80.0]
    visits = {"picture": [400.0, 500.0, 600.0], "change": [100.0, 100.0, 100.0]}
    drawn = {"picture": [1000.0, 1500.0, 1100.0], "change": [250.0, 300.0, 200.0]}
    for times in (visits, drawn):
        times["language"] = language
    [table] = pages.tables({pages.EMPTY: visits, "overview": drawn})
    # medians 0.5 and 1.1 s, 0.1 and 0.25 s, 0.08 and 0.08 s
    assert table.rows[1] == ["overview", "1.10", "0.25", "0.08", "2.2", "2.5", "1.0"]


def test_growth_is_a_ratio_of_times_that_say_something() -> None:
    def network(*milliseconds: float | None) -> dict[str, list[dict[str, Any]]]:
        return {
            "neo4j": [
                {"question": f"q{i}", "case": "largest", "rows": 1, "problem": "",
                 "first_ms": ms, "ms": ms}
                for i, ms in enumerate(milliseconds)
            ]
        }  # fmt: skip

    results = {questions.SMALL: network(20, 2, None), questions.FULL: network(50, 8, 30)}
    growth = questions.tables(results, SMALL)[-1]
    # 50 / 20; both below 10 ms count as equal; a failed one has no ratio
    assert [row[-1] for row in growth.rows] == ["2.5", "1.0", "-"]


def test_table_is_markdown_with_figures_on_the_right() -> None:
    text = Table("Title", ["way", "rows"], [["a", number(12_345)], ["b", seconds(1.234)]]).text()
    assert text.splitlines() == [
        "Title", "", "| way |   rows |", "| --- | -----: |", "| a   | 12 345 |", "| b   |   1.23 |",
    ]  # fmt: skip
