"""Above its limits a source is not published: the graph keeps what it had, nothing is written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.store import Store
from ingest.options import RunOptions
from ingest.report import load_reports
from ingest.run import plan, run
from ingest.sources import SOURCES
from tests.ingest.network import drop, facts, read_table, write_network, write_table

LIMIT = SOURCES["curated"].description.limits


def spoil(folder: Path, number: int) -> None:
    """Give so many memberships, the last ones, a role that is not known."""
    rows = read_table(folder, "memberships")
    for row in rows[-number:]:
        row["role"] = "Zaungast"
    write_table(folder, "memberships", rows)


@pytest.fixture
def rows(data: Path) -> int:
    """How many rows the network has."""
    number = sum(len(read_table(data, path.stem)) for path in data.glob("*.csv"))
    assert 105 <= number <= 119  # so that five bad rows are below 5 %, and six above it
    return number


def test_below_the_limit_good_rows_come_in(rows: int, data: Path, embedded: Store) -> None:
    spoil(data, 5)
    report = run(RunOptions(data), embedded)
    (source,) = report.sources
    assert (report.exit_code, report.outcome) == (0, "written")
    assert (source.rows_in, source.taken, source.quarantined) == (rows, rows - 5, 5)
    assert source.quarantine_reasons == {"role: unknown category": 5}
    ties = [key for key in facts(embedded) if key[0] == "Organisation-MEMBER_OF-Cluster"]
    assert len(ties) == 39 - 5
    with Path(source.quarantine_file).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["file"] for row in found] == ["memberships.csv"] * 5
    assert [row["line"] for row in found] == ["37", "38", "39", "40", "41"]
    assert found[-1]["row"] == "2020,,firm-40,cl-a,Zaungast,,,src-a,high"


def test_above_the_limit_a_first_run_writes_nothing(data: Path, embedded: Store) -> None:
    spoil(data, 6)
    report = run(RunOptions(data), embedded)
    assert (report.exit_code, report.outcome) == (1, "failed")
    (source,) = report.sources
    assert (source.accepted, source.quarantined) == (False, 6)
    assert source.reason.endswith("% of the rows are in quarantine, the limit is 5.0%")
    assert facts(embedded) == {}
    assert Path(source.quarantine_file).is_file()
    assert load_reports(embedded.settings.home) == [report]


def test_above_the_limit_the_graph_keeps_what_it_had(data: Path, store: Store) -> None:
    assert run(RunOptions(data), store).outcome == "written"
    before = facts(store)
    spoil(data, 6)
    planned, changes = plan(RunOptions(data), store)
    report = run(RunOptions(data), store)
    assert (report.exit_code, report.outcome) == (1, "kept")
    assert (planned.exit_code, planned.outcome, changes.empty) == (1, "kept", True)
    assert facts(store) == before
    assert "--rebuild" not in report.sources[0].reason


def test_once_repaired_the_next_run_is_as_ever(data: Path, tmp_path: Path, embedded: Store) -> None:
    run(RunOptions(data), embedded)
    spoil(data, 6)
    run(RunOptions(data), embedded)
    good = write_network(tmp_path / "good")
    assert run(RunOptions(good), embedded).outcome == "unchanged"


def test_a_source_that_shrank_too_much_is_not_published(data: Path, embedded: Store) -> None:
    """40 memberships become 19: the whole shrinks by less than half, that table by more."""
    run(RunOptions(data), embedded)
    before = facts(embedded)
    write_table(data, "memberships", read_table(data, "memberships")[:19])
    report = run(RunOptions(data), embedded)
    assert (report.exit_code, report.outcome) == (1, "kept")
    assert report.sources[0].reason == (
        "memberships.csv has only 19 good rows, 40 in the last good run: if that is right, run "
        "again with --rebuild"
    )
    assert report.sources[0].reason_de.startswith("memberships.csv hat nur 19 gute Zeilen")
    assert facts(embedded) == before


def test_a_header_that_no_longer_fits_keeps_the_table(data: Path, embedded: Store) -> None:
    """All 40 memberships would be in quarantine, and their ties gone."""
    run(RunOptions(data), embedded)
    path = data / "memberships.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("role", "rolle", 1), "utf-8")
    assert run(RunOptions(data), embedded).outcome == "kept"
    assert sum(key[0] == "Organisation-MEMBER_OF-Cluster" for key in facts(embedded)) == 39


def test_shrinking_by_half_is_allowed(data: Path, embedded: Store) -> None:
    assert LIMIT.max_shrink_share == 0.5
    run(RunOptions(data), embedded)
    write_table(data, "memberships", read_table(data, "memberships")[:20])
    report = run(RunOptions(data), embedded)
    assert (report.outcome, report.remove) == ("written", 20)


def test_a_rebuild_accepts_a_smaller_source(data: Path, embedded: Store) -> None:
    run(RunOptions(data), embedded)
    write_table(data, "memberships", read_table(data, "memberships")[:3])
    assert run(RunOptions(data, rebuild=True), embedded).exit_code == 0
    assert sum(key[0] == "Organisation-MEMBER_OF-Cluster" for key in facts(embedded)) == 2


def test_small_tables_may_shrink_as_they_like(data: Path, embedded: Store) -> None:
    """One of one event: 100 %."""
    run(RunOptions(data), embedded)
    assert drop(data, "events", lambda row: row["id"] == "tag-a") == 1
    report = run(RunOptions(data), embedded)
    assert report.outcome == "written"
    assert not [key for key in facts(embedded) if key[0] == "Event"]


@pytest.mark.parametrize("damage", [b"", b"broken"])
@pytest.mark.parametrize(
    "part",
    ["*.json", "*/reading.json", "*/account.json", "*/seats.parquet", "*/Organisation.parquet"],
)
def test_a_damaged_memory_of_the_last_good_run_counts_as_none(
    part: str, damage: bytes, data: Path, embedded: Store
) -> None:
    run(RunOptions(data), embedded)
    (kept,) = (embedded.settings.home / "accepted").glob(part)
    kept.write_bytes(damage)
    assert run(RunOptions(data), embedded).outcome == "unchanged"


def test_a_memory_of_another_model_counts_as_none(
    data: Path, embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(RunOptions(data), embedded)
    monkeypatch.setattr("ingest.accepted._model", lambda: "-another")
    spoil(data, 6)
    before = facts(embedded)
    assert run(RunOptions(data), embedded).outcome == "failed"
    assert facts(embedded) == before
