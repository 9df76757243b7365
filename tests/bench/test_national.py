"""The measurement of the national files: its steps, its files of rows, its tables."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path
from typing import Any

import pytest

import ingest.prepare
from bench import national
from bench.made_up import made_up
from bench.peers import CARTOGRAPHY
from bench.rows_files import read_frames, write_rows
from bench.stopwatch import Stopwatch
from bench.worker import MeasurementError
from graph.frames import digested
from graph.import_files import write_import_files
from graph.model import MODEL
from graph.schema import NodeType
from ingest.sources import SOURCES


def test_rows_come_back_from_their_files_as_they_were(tmp_path: Path) -> None:
    frames = made_up(600)
    assert write_rows(frames, tmp_path) == 3 * 600
    again = read_frames(tmp_path)
    for table in MODEL:
        assert digested(table, again[table.table]) == digested(table, frames[table.table])


def test_import_files_have_headers_for_the_offline_import(tmp_path: Path) -> None:
    write_rows(made_up(600), tmp_path / "rows")
    found = write_import_files(read_frames(tmp_path / "rows"), "in-0", tmp_path / "import")
    arguments = [a for a in found.arguments if a.startswith(("--nodes", "--relationships"))]
    assert len(arguments) == len(MODEL.tables)
    for table, argument in zip(MODEL, arguments, strict=True):
        node = isinstance(table, NodeType)
        name = table.label if isinstance(table, NodeType) else table.type
        option, _, path = argument.partition(f"={name}=")
        assert option == ("--nodes" if node else "--relationships")
        with (tmp_path / "import" / path).open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        lead = (
            [f"id:ID({name})"] if node else [f":START_ID({table.start})", f":END_ID({table.end})"]
        )
        assert header[: len(lead)] == lead
        assert "sources:string[]" in header
        assert all(len(row) == len(header) for row in rows)
    declared = json.loads((tmp_path / "rows" / "tables.json").read_text())
    assert [d["name"] for d in declared if "start" not in d] == [n.label for n in MODEL.nodes]


def test_steps_and_the_rest_are_the_whole_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made-up steps of 20 ms each; a step within a step counts as the outer one."""

    def identified() -> None:
        time.sleep(0.02)

    def assembled() -> None:
        step("identify")()
        time.sleep(0.02)

    def step(name: str) -> Any:
        return getattr(ingest.prepare, name)

    monkeypatch.setattr(ingest.prepare, "identify", identified)
    monkeypatch.setattr(ingest.prepare, "assemble", assembled)
    before = dict(SOURCES)
    watch = Stopwatch()
    with watch.running():
        assert SOURCES["curated"] is not before["curated"]
        step("identify")()
        step("assemble")()
        time.sleep(0.02)
    assert list(watch.seconds) == ["identify", "assemble", "rest"]
    assert watch.seconds["assemble"] >= 0.04
    assert min(watch.seconds["identify"], watch.seconds["rest"]) >= 0.02
    assert sum(watch.seconds.values()) == pytest.approx(watch.total)
    assert step("identify") is identified
    assert before == SOURCES


def test_without_a_reader_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not removed from the list itself: put back it would come last, and the order is precedence.
    without = {name: source for name, source in SOURCES.items() if name != "foerderkatalog"}
    monkeypatch.setattr(national, "SOURCES", without)
    with pytest.raises(MeasurementError, match="no reader of the Förderkatalog"):
        national.run(["embedded"], 2_000, 1, lambda _: None)


def results() -> dict[str, Any]:
    """Made-up figures: seconds that are easy to divide."""

    def state(total: float, write: float) -> dict[str, Any]:
        return {
            "steps": {"read foerderkatalog": total - write - 1, "write": write, "rest": 1.0},
            "seconds": total, "facts": 900, "written": 900, "client_cpu": 5.0, "engine_cpu": 6.0,
            "client_mb": 300, "engine_mb": 400,
        }  # fmt: skip

    def way(*seconds: float) -> list[dict[str, Any]]:
        return [{"seconds": s, "rows": 900, "standing": 900, "engine_cpu": 1.0} for s in seconds]

    return {
        "rows": 318_700,
        "pipeline": {
            "neo4j": {"first": state(60, 40), "again": state(3, 0), "changed": state(20, 5)}
        },
        "peers": {
            "innonetz": way(10, 20), "cartography load": way(30, 80), "py2neo.bulk": way(15, 30),
            "neo4j-admin import": way(5, 8),
        },
    }  # fmt: skip


def test_tables_hold_the_ratios_and_whether_a_goal_is_reached() -> None:
    pipeline, peers, goals = national.tables(results())
    assert [row[0] for row in pipeline.rows] == ["neo4j, first", "neo4j, again", "neo4j, changed"]
    # 3 of 60 s and 20 of 60 s
    assert [row[6] for row in pipeline.rows] == ["100.0%", "5.0%", "33.3%"]
    # 30/10 and 80/20: 3.5; 15/10 and 30/20: 1.5
    assert {row[0]: row[5] for row in peers.rows} == {
        "innonetz": "1.00", "cartography load": "3.50", "py2neo.bulk": "1.50",
        "neo4j-admin import": "0.45",
    }  # fmt: skip
    found = {row[0]: (row[2], row[3]) for row in goals.rows}
    assert found == {
        "times cartography": ("3.50", "yes"),
        "times py2neo.bulk": ("1.50", "no"),
        "of the offline import": ("2.22", "no"),  # 1 / median(5/10, 8/20)
        "pipeline by writing": ("1.50", "yes"),
        "again": ("0.05", "yes"),
        "changed": ("0.33", "no"),
    }


def test_cartography_is_left_out_where_it_is_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def measured(job: dict[str, Any]) -> dict[str, Any]:
        asked.append(job["way"])
        return {"seconds": 1.0, "rows": 1, "standing": 1}

    monkeypatch.delenv(CARTOGRAPHY, raising=False)
    monkeypatch.setattr(national, "measured", measured)
    said: list[str] = []
    found = national.run_peers(tmp_path, 2, said.append)
    assert "cartography load" not in found
    assert "cartography is left out" in said[0]
    # The second round goes the other way round.
    assert asked == ["ours", "py2neo", "plain", "plain", "admin"] + [
        "admin", "plain", "plain", "py2neo", "ours",
    ]  # fmt: skip
