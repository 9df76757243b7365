"""Readers beside an ingest: answers, waits and errors are counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import readers
from graph.store import Store


@pytest.fixture(autouse=True)
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_IDLE_SECONDS", 0.3)


@pytest.mark.embedded
def test_every_answer_is_counted(loaded_embedded: Store, tmp_path: Path) -> None:
    found = readers._beside("idle", tmp_path, loaded_embedded, 2)
    assert found["answers"] >= 2
    assert found["errors"] == []
    assert 0 < found["median"] <= found["longest"]
    (table,) = readers.tables({"embedded": dict.fromkeys(readers.STATES, found)})
    assert [row[0] for row in table.rows] == [f"embedded, {s}" for s in readers.STATES]
    assert {row[4] for row in table.rows} == {"0"}


@pytest.mark.embedded
def test_an_error_is_told(
    loaded_embedded: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "ASKED", ("no_such_question",))
    found = readers._beside("idle", tmp_path, loaded_embedded, 1)
    assert len(found["errors"]) == found["answers"] > 0
    assert "no_such_question" in found["errors"][0]
