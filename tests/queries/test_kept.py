"""What is kept between two runs, and when it is made anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.settings import Settings
from graph.state import mark_of, new_mark, set_mark
from graph.store import Store
from queries import kept
from queries.catalogue import ask, catalogue, keep
from queries.kept import Shelf, shelf_of, why_slow

ROWS = [{"id": "a", "names": ["x", "y"], "none": None}]


class Read:
    """A reading that counts how often it was asked."""

    def __init__(self, rows: Any) -> None:
        self.rows, self.times = rows, 0

    def __call__(self) -> Any:
        self.times += 1
        return self.rows


def test_a_table_is_read_once_a_state(tmp_path: Path) -> None:
    read = Read(ROWS)
    for shelf in (Shelf(tmp_path, "run 1"), Shelf(tmp_path, "run 1")):  # as two processes
        assert shelf.table("q.t-1", read) == ROWS
        assert shelf.table("q.t-1", read) == ROWS
    assert read.times == 1
    # another state, another statement or other code
    Shelf(tmp_path, "run 2").table("q.t-1", read)
    Shelf(tmp_path, "run 1").table("q.t-2", read)
    assert read.times == 3


def test_who_gets_rows_cannot_spoil_them_for_others(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "run 1")
    rows = shelf.table("q.t-1", Read(ROWS))
    with pytest.raises(TypeError):
        rows[0]["id"] = "spoilt"
    rows.clear()
    assert shelf.table("q.t-1", Read(ROWS)) == ROWS


def test_arrays_are_mapped_and_not_read(tmp_path: Path) -> None:
    make = Read({"numbers": np.arange(5), "words": np.array(["a", "bc"])})
    Shelf(tmp_path, "run 1").arrays("q.a-1", make)
    found = Shelf(tmp_path, "run 1").arrays("q.a-1", make)
    assert make.times == 1
    assert isinstance(found["numbers"], np.memmap)
    assert found["numbers"].tolist() == [0, 1, 2, 3, 4] and found["words"].tolist() == ["a", "bc"]


@pytest.mark.parametrize("spoil", ["deleted", "broken"])
def test_what_is_gone_or_broken_is_made_again(tmp_path: Path, spoil: str) -> None:
    table, arrays = Read(ROWS), Read({"numbers": np.arange(5)})
    first = Shelf(tmp_path, "run 1")
    first.table("q.t-1", table)
    first.arrays("q.a-1", arrays)
    files = [p for p in tmp_path.rglob("*") if p.is_file() and p.suffix in (".json", ".npy")]
    for file in files:
        file.unlink() if spoil == "deleted" else file.write_bytes(b"{broken")
    for _ in range(2):
        again = Shelf(tmp_path, "run 1")
        assert again.table("q.t-1", table) == ROWS
        assert again.arrays("q.a-1", arrays)["numbers"].tolist() == [0, 1, 2, 3, 4]
    assert (table.times, arrays.times) == (2, 2)


def test_what_other_code_made_and_old_states_go(tmp_path: Path) -> None:
    for state in range(5):
        Shelf(tmp_path, f"run {state}").table("q.t-1", Read(ROWS))
    shelves = list((tmp_path / "cache" / "kept").iterdir())
    assert len(shelves) == 3
    Shelf(tmp_path, "run 4").table("q.t-2", Read(ROWS))
    names = [p.name for p in (tmp_path / "cache" / "kept" / kept.digest("run 4")).iterdir()]
    assert sorted(names) == ["mark.txt", "q.t-2.json"]


def test_a_closed_data_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    shelf, read = Shelf(tmp_path, "run 1"), Read(ROWS)
    assert shelf.table("q.t-1", read) == shelf.table("q.t-1", read) == ROWS
    assert read.times == 1
    told = why_slow(shelf)
    assert told is not None and "Datenordner" in told.de
    assert why_slow(Shelf(tmp_path / "open", "run 1")) is None


# -- in a graph ----------------------------------------------------------------------------------


def test_a_graph_without_a_mark_answers_and_says_why_it_takes_long(
    loaded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ask(loaded, "regions")
    monkeypatch.setattr(kept, "shelf_of", lambda _: None)
    monkeypatch.setattr(kept, "SLOW_SECONDS", -1.0)
    without = ask(loaded, "regions")
    assert without.rows == answer.rows
    assert "nichts Vorbereitetes" in without.notices[-1].de


def test_everything_kept_is_made_at_once(loaded: Store) -> None:
    shelf = shelf_of(loaded)
    assert shelf is not None
    keep(loaded, lambda *_: None)
    folder = loaded.settings.home / "cache" / "kept" / kept.digest(shelf.mark)
    found = {path.name.partition("-")[0] for path in folder.iterdir()} - {"mark.txt"}
    assert found == {f"{n}.{key}" for n, entry in catalogue().items() for key in entry.kept}
    assert json.loads(next(folder.glob("overview.rows-*")).read_text("utf-8"))


def test_a_mark_stands_on_one_source_and_is_replaced(
    loaded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mark_of(loaded)
    assert before is not None
    set_mark(loaded, new_mark("in-test"))
    try:
        assert str(mark_of(loaded)).startswith("in-test ")
        # a second mark, as two machines might write them: neither counts
        other = "MATCH (s:Source) WITH s ORDER BY s.id DESC LIMIT 1 SET s.finished = 'x'"
        loaded.write(other)
        assert (
            mark_of(loaded) is None
            or loaded.read("MATCH (s:Source) RETURN count(s) AS n").value() == 1
        )
    finally:
        set_mark(loaded, before)
    assert mark_of(loaded) == before


def test_settings_without_a_home_are_not_touched(tmp_path: Path) -> None:
    # a shelf alone writes nothing
    Shelf(Settings(home=tmp_path).home, "run 1")
    assert not list(tmp_path.iterdir())
