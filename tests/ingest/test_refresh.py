"""A run writes the difference and nothing else, on both engines. The network is made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from graph.writing import Batch
from ingest.options import RunOptions
from ingest.report import RunReport
from ingest.run import plan, run
from tests.ingest.network import add, changed, drop, edit, facts, read_table, write_table

Writes = list[str]


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> Writes:
    """Every statement that the writing connection is asked to run."""
    seen: Writes = []
    original, original_all = Store.write, Store.write_all

    def write(
        self: Store,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        expect: int | None = None,
    ) -> int:
        seen.append(statement)
        return original(self, statement, parameters, expect=expect)

    def write_all(self: Store, batches: Iterator[Batch]) -> Iterator[Batch]:
        for batch in original_all(self, batches):
            seen.append(batch.statement)
            yield batch

    monkeypatch.setattr(Store, "write", write)
    monkeypatch.setattr(Store, "write_all", write_all)
    return seen


def numbers(report: RunReport) -> tuple[int, int, int]:
    return report.add, report.change, report.remove


def test_a_second_run_writes_nothing(data: Path, store: Store, writes: Writes) -> None:
    first = run(RunOptions(data), store)
    before = facts(store)
    assert (first.outcome, numbers(first)) == ("written", (len(before), 0, 0))
    assert writes
    writes.clear()
    second = run(RunOptions(data), store)
    assert (second.outcome, numbers(second), second.run) == ("unchanged", (0, 0, 0), first.run)
    assert writes == []
    assert facts(store) == before


def test_one_changed_cell_changes_one_fact(data: Path, store: Store) -> None:
    """Of 40 organisations one gets a website."""
    first = run(RunOptions(data), store)
    before = facts(store)
    edit(data, "organisations", lambda r: r["id"] == "firm-05", website="https://example.org")
    report = run(RunOptions(data), store)
    assert numbers(report) == (0, 1, 0)
    after = facts(store)
    assert changed(before, after) == (set(), {("Organisation", "firm-05")}, set())
    *_, first_run, changed_run, digest = after["Organisation", "firm-05"]
    assert (first_run, changed_run) == (first.run, report.run)
    assert report.run != first.run
    assert digest != before["Organisation", "firm-05"][-1]


def test_a_cell_that_becomes_empty_empties_the_property(data: Path, store: Store) -> None:
    run(RunOptions(data), store)
    edit(data, "programmes", lambda r: r["id"] == "prog-a", budget_eur="")
    assert numbers(run(RunOptions(data), store)) == (0, 1, 0)
    statement = "MATCH (p:Programme {id: 'prog-a'}) RETURN p.budget_eur, p.start"
    assert store.read(statement).rows == [[None, "2019"]]


def test_a_removed_membership_takes_exactly_its_tie(data: Path, store: Store) -> None:
    run(RunOptions(data), store)
    before = facts(store)
    assert drop(data, "memberships", lambda r: r["organisation"] == "firm-07") == 1
    assert numbers(run(RunOptions(data), store)) == (0, 0, 1)
    gone = {("Organisation-MEMBER_OF-Cluster", "firm-07", "cl-b", "member")}
    assert changed(before, facts(store)) == (set(), set(), gone)


def test_a_removed_cluster_goes_with_its_ties(data: Path, store: Store) -> None:
    """cl-b has 19 members (odd firms 3 to 39), one programme, one link and its Land."""
    run(RunOptions(data), store)
    before = facts(store)
    drop(data, "clusters", lambda r: r["id"] == "cl-b")
    assert drop(data, "memberships", lambda r: r["cluster"] == "cl-b") == 19
    drop(data, "cluster_programmes", lambda r: r["cluster"] == "cl-b")
    drop(data, "cluster_links", lambda r: r["to"] == "cl-b")
    assert numbers(run(RunOptions(data), store)) == (0, 0, 23)
    come, other, gone = changed(before, facts(store))
    assert (come, other, len(gone)) == (set(), set(), 23)
    assert ("Cluster", "cl-b") in gone
    assert ("Cluster-LOCATED_IN-Region", "cl-b", "ags-04", "-") in gone
    assert all("cl-b" in key for key in gone)


def test_a_cluster_goes_even_when_somebody_tied_a_note_to_it(data: Path, store: Store) -> None:
    run(RunOptions(data), store)
    store.write("MATCH (c:Cluster {id: 'cl-c'}) CREATE (c)-[:NOTED]->(:Note {text: 'x'})")
    drop(data, "clusters", lambda r: r["id"] == "cl-c")
    assert numbers(run(RunOptions(data), store)) == (0, 0, 1)
    assert store.read("MATCH (n:Note) RETURN count(n) AS n").value() == 1


def test_a_new_row_adds_its_facts(data: Path, store: Store) -> None:
    run(RunOptions(data), store)
    before = facts(store)
    add(data, "memberships", organisation="firm-02", cluster="cl-c", role="board", since="2024")
    assert numbers(run(RunOptions(data), store)) == (1, 0, 0)
    come, other, gone = changed(before, facts(store))
    assert come == {("Organisation-MEMBER_OF-Cluster", "firm-02", "cl-c", "board")}
    assert (other, gone) == (set(), set())


def test_rows_in_another_order_change_nothing(data: Path, store: Store) -> None:
    run(RunOptions(data), store)
    for path in data.glob("*.csv"):
        header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text(header + "".join(reversed(rows)), encoding="utf-8")
    assert run(RunOptions(data), store).outcome == "unchanged"


def judge(folder: Path, a: str, b: str, decision: str) -> None:
    cells = {"a_id": a, "b_id": b, "a_name": f"Name {a}", "b_name": f"Name {b}"}
    write_table(folder, "judgements", [{**cells, "decision": decision, "date": "2024-05-01"}])


def test_a_judgement_merges_two_and_its_withdrawal_brings_them_back(
    data: Path, store: Store
) -> None:
    """firm-02 (cl-a, coordinator of pro-a) and firm-03 (cl-b, partner in pro-a) become firm-02."""
    run(RunOptions(data), store)
    before, decisions = facts(store), read_table(data, "judgements")
    judge(data, "firm-03", "firm-02", "same")
    report = run(RunOptions(data), store)
    assert report.merged == {"firm-03": "firm-02"}
    after = facts(store)
    assert ("Organisation", "firm-03") not in after
    for tie in (
        ("Organisation-MEMBER_OF-Cluster", "firm-02", "cl-a", "member"),
        ("Organisation-MEMBER_OF-Cluster", "firm-02", "cl-b", "member"),
        ("Organisation-TAKES_PART_IN-Project", "firm-02", "pro-a", "/coordinator"),
        ("Organisation-TAKES_PART_IN-Project", "firm-02", "pro-a", "/partner"),
    ):
        assert tie in after
    search = "MATCH (o:Organisation {id: 'firm-02'}) RETURN o.name, o.search"
    ((name, found),) = store.read(search).rows
    assert name == "Erfundene Firma 02 GmbH"
    assert {"erfundenefirma03gmbh", "namefirm03"} <= set(found.split())
    write_table(data, "judgements", decisions)
    run(RunOptions(data), store)
    assert without_runs(facts(store)) == without_runs(before)


def without_runs(found: dict[tuple[str, ...], list[Any]]) -> dict[tuple[str, ...], list[Any]]:
    return {key: [*row[:-3], row[-1]] for key, row in found.items()}


def test_a_judgement_keeps_apart_what_a_rule_would_join(data: Path, store: Store) -> None:
    """firm-06 gets the name and town of firm-04: the rule makes them one until a person objects."""
    edit(data, "organisations", lambda r: r["id"] == "firm-06", name="Erfundene Firma 04")
    assert run(RunOptions(data), store).merged == {"firm-06": "firm-04"}
    judge(data, "firm-06", "firm-04", "different")
    assert run(RunOptions(data), store).merged == {}
    assert {("Organisation", "firm-04"), ("Organisation", "firm-06")} <= facts(store).keys()


def test_a_plan_tells_what_the_run_then_does_and_writes_nothing(
    data: Path, store: Store, writes: Writes
) -> None:
    planned, _ = plan(RunOptions(data), store)
    assert (facts(store), writes) == ({}, [])
    done = run(RunOptions(data), store)
    assert (numbers(planned), planned.run) == (numbers(done), done.run)
    edit(data, "clusters", lambda r: r["id"] == "cl-a", name="Cluster A neu")
    drop(data, "memberships", lambda r: r["organisation"] == "firm-09")
    add(data, "fields", id="feld-c", label_de="Feld C")
    before, changes = facts(store), plan(RunOptions(data), store)
    assert facts(store) == before
    assert numbers(changes[0]) == (1, 1, 1)
    assert [p for p in (store.settings.home / "runs").iterdir() if planned.started in p.name] == []
    done = run(RunOptions(data), store)
    assert changes[0].tables == done.tables


def test_a_rebuild_gives_the_same_graph(data: Path, store: Store) -> None:
    run(RunOptions(data), store)
    before = facts(store)
    report = run(RunOptions(data, rebuild=True), store)
    assert (report.outcome, numbers(report)) == ("written", (len(before), 0, 0))
    assert facts(store) == before


def test_unverified_rows_come_and_go(data: Path, store: Store) -> None:
    row = {"id": "firm-99", "name": "Unbestätigte Firma", "kind": "company", "confidence": "low"}
    write_table(data, "unverified/organisations", [row])
    run(RunOptions(data), store)
    before = facts(store)
    assert ("Organisation", "firm-99") not in before
    report = run(RunOptions(data, with_unverified=True), store)
    come, other, gone = changed(before, facts(store))
    assert come == {("Organisation", "firm-99"), ("Source", "src-unverified")}
    assert (other, gone, numbers(report)) == (set(), set(), (2, 0, 0))
    assert numbers(run(RunOptions(data), store)) == (0, 0, 2)
    assert facts(store) == before


def test_a_node_that_somebody_made_before_is_taken_over(data: Path, store: Store) -> None:
    """There can be but one cluster cl-a: what the sources say of it counts from now on."""
    store.write("CREATE (:Cluster {id: 'cl-a', name: 'Handarbeit', mood: 'good'})")
    assert run(RunOptions(data), store).exit_code == 0
    found = "MATCH (c:Cluster {id: 'cl-a'}) RETURN c.name, c.first_run = c.changed_run, c.mood"
    assert store.read(found).rows == [["Cluster A", True, "good"]]
    assert run(RunOptions(data), store).outcome == "unchanged"


def test_ties_that_somebody_made_are_left_alone(data: Path, store: Store) -> None:
    """Even with the key of one of ours, which can still be changed and removed."""
    run(RunOptions(data), store)
    store.write(
        "MATCH (o:Organisation {id: 'firm-02'}) MATCH (c:Cluster {id: 'cl-a'}) "
        "CREATE (o)-[:MEMBER_OF {key: 'member', note: 'mine'}]->(c)"
    )
    assert run(RunOptions(data), store).outcome == "unchanged"
    edit(data, "memberships", lambda r: r["organisation"] == "firm-02", note="neu")
    assert numbers(run(RunOptions(data), store)) == (0, 1, 0)
    drop(data, "memberships", lambda r: r["organisation"] == "firm-02")
    assert numbers(run(RunOptions(data), store)) == (0, 0, 1)
    ties = "MATCH (:Organisation {id: 'firm-02'})-[r:MEMBER_OF]->(:Cluster) RETURN r.note"
    assert store.read(ties).rows == [["mine"]]
