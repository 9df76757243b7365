"""Runs on changed inputs: quick by what is known of the last, with the outcome of the slow way.

The network is made up. What stands is read in another process here, as in a large store.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import ingest.run
from graph import fact_numbers, standing_beside
from graph.apply import Progress
from graph.difference import Difference, difference
from graph.model import MODEL
from graph.standing import fingerprints
from graph.store import Store
from ingest.options import RunOptions
from ingest.prepare import prepare_run
from ingest.report import RunReport
from ingest.run import run
from ingest.unchanged import known_digests, still_stands
from tests.ingest.network import add, drop, edit, facts, read_table, write_table

# What somebody may do to the store between two runs.
BY_HAND = (
    "MATCH (c:Cluster {id: 'cl-c'}) DETACH DELETE c",
    "MATCH (o:Organisation {id: 'firm-11'}) DETACH DELETE o",
    "MATCH (:Organisation {id: 'firm-05'})-[r:MEMBER_OF]->() DELETE r",
    "MERGE (:Field {id: 'feld-z', name: 'Von Hand'})",
    "MATCH (o:Organisation {id: 'firm-05'}) MATCH (c:Cluster {id: 'cl-c'}) "
    "MERGE (o)-[:MEMBER_OF {key: 'member'}]->(c)",
    "MATCH (a:Organisation {id: 'firm-08'})-[r:MEMBER_OF]->(c:Cluster {id: 'cl-a'}) "
    "CREATE (a)-[:MEMBER_OF {key: r.key, digest: r.digest}]->(c)",
    "MATCH (o:Organisation {id: 'firm-13'}) SET o.digest = 'other'",
    "MATCH (o:Organisation {id: 'firm-15'}) SET o.digest = null",
)


@pytest.fixture(autouse=True)
def in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing_beside, "MANY_NODES", 1)


def slow_way(data: Path, store: Store) -> Difference:
    """The difference from all that stands and digests of all rows."""
    frames = prepare_run(RunOptions(data), store.settings.home).frames
    assert frames is not None
    return difference(MODEL, frames, store)


def numbers(changes: Difference) -> list[tuple[str, int, int, int]]:
    return [(t.table.table, len(t.add), len(t.change), len(t.remove)) for t in changes.tables]


def told(report: RunReport) -> list[tuple[str, int, int, int]]:
    return [(t.table, t.add, t.change, t.remove) for t in report.tables]


def refill(data: Path, column: str, firms: list[str], value: str) -> None:
    rows = read_table(data, "organisations")
    write_table(
        data, "organisations", [r | ({column: value} if r["id"] in firms else {}) for r in rows]
    )


def change_files(data: Path, chance: random.Random) -> None:
    """Some cells filled, changed or emptied, some rows gone, some new."""
    firms = [row["id"] for row in read_table(data, "organisations")]
    for column, values in (
        ("website", ("", "https://example.org", "https://example.com")),
        ("former_names", ("", "Alt GmbH", "Alt GmbH;Uralt AG", "Uralt AG;Alt GmbH")),
        ("note", ("", "a", "a;b")),
    ):
        refill(data, column, chance.sample(firms, 5), chance.choice(values))
    gone = chance.choice(firms[4:])
    drop(data, "memberships", lambda r: r["organisation"] == gone)
    budget = chance.choice(("", "0", "1000000"))
    edit(data, "programmes", lambda r: r["id"] == "prog-a", budget_eur=budget)
    come, since = chance.choice([f for f in firms if f != gone]), str(chance.randint(2000, 2025))
    roles = {r["role"] for r in read_table(data, "memberships") if r["organisation"] == come}
    if "board" not in roles:
        add(data, "memberships", organisation=come, cluster="cl-c", role="board", since=since)


def test_the_quick_way_writes_what_the_slow_one_would(data: Path, store: Store) -> None:
    chance = random.Random(5)
    run(RunOptions(data), store)
    for turn in range(len(BY_HAND) + 2):
        change_files(data, chance)
        if turn < len(BY_HAND):
            store.write(BY_HAND[turn])
        expected = slow_way(data, store)
        assert not expected.empty
        report = run(RunOptions(data), store)
        assert told(report) == numbers(expected)
        assert slow_way(data, store).empty
        # What is remembered without reading is what stands.
        assert still_stands(store.settings.home, report.run, store)
    assert store.read("MATCH (f:Field {id: 'feld-z'}) RETURN f.name").rows == [["Von Hand"]]
    kept = json.loads((store.settings.home / "standing.json").read_text("utf-8"))
    assert kept["tables"] == fingerprints(MODEL, store)


@pytest.mark.parametrize("statement", BY_HAND)
def test_what_somebody_did_to_the_store_is_mended(
    statement: str, data: Path, embedded: Store
) -> None:
    """With the same files, and with a file that changed besides."""
    run(RunOptions(data), embedded)
    before = set(facts(embedded))
    for firms in ([], ["firm-20"]):
        refill(data, "website", firms, "https://example.org")
        embedded.write(statement)
        assert run(RunOptions(data), embedded).exit_code == 0
        assert before <= set(facts(embedded))
        assert slow_way(data, embedded).empty


def end_here(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_run_that_ends_before_it_remembers_is_noticed(
    data: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store is ahead of what is remembered; the files then go back, or stay."""
    run(RunOptions(data), store)
    before = facts(store)
    for back in (True, False):
        edit(data, "organisations", lambda r: r["id"] == "firm-05", website="https://example.org")
        drop(data, "memberships", lambda r: r["organisation"] == "firm-07")
        with monkeypatch.context() as patched:
            patched.setattr(ingest.run, "remember", end_here)
            with pytest.raises(KeyboardInterrupt):
                run(RunOptions(data), store)
        if back:
            edit(data, "organisations", lambda r: r["id"] == "firm-05", website="")
            add(data, "memberships", organisation="firm-07", cluster="cl-b", role="member",
                since="2020")  # fmt: skip
        report = run(RunOptions(data), store)
        assert report.outcome == ("written" if back else "unchanged")
        assert still_stands(store.settings.home, report.run, store)
        assert slow_way(data, store).empty
        if back:
            assert facts(store).keys() == before.keys()


def test_a_run_that_ends_while_it_writes_is_mended(
    data: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(RunOptions(data), store)
    refill(data, "note", [f"firm-{n:02}" for n in range(6, 30)], "neu")
    drop(data, "memberships", lambda r: r["cluster"] == "cl-b")
    written = ingest.run.apply

    def broken_off(changes: Difference, store: Store, run: str, progress: Progress) -> int:
        def tell(step: str, done: int, total: int) -> None:
            raise KeyboardInterrupt

        del progress
        return written(changes, store, run, tell)

    with monkeypatch.context() as patched:
        patched.setattr(ingest.run, "apply", broken_off)
        with pytest.raises(KeyboardInterrupt):
            run(RunOptions(data), store)
    expected = slow_way(data, store)
    report = run(RunOptions(data), store)
    assert told(report) == numbers(expected)
    assert slow_way(data, store).empty
    assert still_stands(store.settings.home, report.run, store)


def spoilt(name: str) -> Iterator[Callable[[Path], Any]]:
    """Ways in which a kept file may be lost."""
    yield lambda home: (home / name).unlink()
    yield lambda home: (home / name).write_bytes(b"broken")
    yield lambda home: (home / name).write_bytes((home / name).read_bytes()[:-40])


@pytest.mark.parametrize("name", ["cache/digests.npz", "standing.json"])
def test_without_what_is_kept_a_run_is_only_slower(name: str, data: Path, embedded: Store) -> None:
    run(RunOptions(data), embedded)
    for spoil, website in zip(spoilt(name), ("a", "b", "c"), strict=True):
        spoil(embedded.settings.home)
        edit(data, "organisations", lambda r: r["id"] == "firm-05", website=f"https://{website}.de")
        report = run(RunOptions(data), embedded)
        assert (report.add, report.change, report.remove) == (0, 1, 0)
        assert still_stands(embedded.settings.home, report.run, embedded)


def test_digests_made_by_other_rules_are_not_known(
    data: Path, embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(RunOptions(data), embedded)
    home = embedded.settings.home
    assert len(known_digests(home).digests["Organisation"]) == 40
    monkeypatch.setattr(fact_numbers, "rules", lambda _: "other")
    assert known_digests(home).digests == {}


def test_when_the_other_process_fails_this_one_reads(
    data: Path, embedded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(RunOptions(data), embedded)
    monkeypatch.setattr("graph.beside._WORK", "raise SystemExit(1)")
    edit(data, "organisations", lambda r: r["id"] == "firm-05", website="https://example.org")
    report = run(RunOptions(data), embedded)
    assert (report.add, report.change, report.remove) == (0, 1, 0)
