"""Runs killed at random moments: what is counted, and when two graphs are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import kills


class Pretended(kills._Place):
    """A place whose third mended graph differs; nothing is ingested."""

    def __init__(self) -> None:
        super().__init__("embedded", Path(), "", None)
        self.emptied = 0
        self.states: list[str] = []

    def empty(self) -> None:
        self.emptied += 1

    def mended(self, state: str) -> str:
        self.states.append(state)
        return "another" if len(self.states) == 3 else state


def test_kills_and_graphs_that_differ_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    over = iter([True, False, True, True, True, True, True])
    undisturbed = ({"first": "first", "changed": "changed"}, {"fill": 9.0, "refresh": 4.0})
    monkeypatch.setattr(kills, "_undisturbed", lambda *_: undisturbed)
    monkeypatch.setattr(kills, "_kill", lambda *_, **_group: next(over))
    place = Pretended()
    found = kills._killed(place, 6)
    # Seven turns: the second was over before; turns 0 and 5 begin with an empty store.
    assert (found["killed"], found["of fills"], found["over before"]) == (6, 2, 1)
    assert (found["differ"], place.emptied) == (1, 2)
    assert place.states == ["first", "changed", "first", "changed", "first", "first", "changed"]
    (table,) = kills.tables({"embedded": found})
    assert table.rows[0][:7] == ["embedded", "6", "2", "1", "1", "9.00", "4.00"]


def test_a_run_that_fails_at_once_is_no_killed_one(tmp_path: Path) -> None:
    place = kills._Place("embedded", tmp_path, str(tmp_path / "nothing"), None)
    assert not kills._kill(place, "first", 120, group=True)
    assert kills._kill(place, "first", 0.01, group=True)


def test_the_digest_is_that_of_the_facts_in_any_order() -> None:
    one, two, later = ["r1", "in-1"], ["r2", "in-1"], ["r2", "in-2"]
    digests = [kills.digest([("Region", rows)]) for rows in ([one, two], [two, one], [one, later])]
    assert digests[0] == digests[1] != digests[2]
    assert kills.digest([("Field", [one, two])]) != digests[0]
