"""Two large sources read beside each other: the same outcome as one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import psutil
import pytest

import ingest.prepare
from bench.national import inputs, write_files
from graph.errors import WrongUseError
from graph.frames import digested
from graph.model import MODEL
from ingest import accepted
from ingest.options import RunOptions
from ingest.prepare import Prepared, prepare_run, prepared_but_suggestions
from ingest.sources import SOURCES
from tests.conftest import new_home

ROWS = 3_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("national")
    write_files(folder, ROWS, lambda _: None)
    return folder


@pytest.fixture
def options(files: Path, data: Path) -> RunOptions:
    return RunOptions(data, inputs=inputs(files, "first"))


@pytest.fixture
def home(tmp_path: Path, places: Path) -> Path:
    return new_home(tmp_path / "home", places)


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Files of any size are read beside each other, and nothing is left behind."""
    monkeypatch.setattr(ingest.prepare, "MANY_BYTES", 50_000)
    before = set(psutil.Process().children())
    yield
    assert set(psutil.Process().children()) <= before


class Tell:
    """A progress that notes what it is told."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int, int]] = []

    def __call__(self, step: str, done: int, total: int) -> None:
        self.seen.append((step, done, total))


def outcome(prepared: Prepared) -> dict[str, Any]:
    assert prepared.frames is not None
    return {
        "run": prepared.run,
        "facts": {t.table: digested(t, prepared.frames[t.table]) for t in MODEL},
        "remarks": prepared.remarks + prepared.assembly.remarks,
        "of readings": [(r.source, r.account, r.remarks) for r in prepared.readings],
    }


def folders(home: Path) -> set[str]:
    return {path.name for path in (home / "accepted").glob("*/")}


def test_the_outcome_is_that_of_one_after_the_other(
    options: RunOptions, home: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    told, told_beside = Tell(), Tell()
    one_by_one = outcome(prepare_run(options, home, told))
    request.getfixturevalue("beside")
    read_here: list[str] = []
    for name, source in SOURCES.items():
        monkeypatch.setitem(SOURCES, name, _noted(source, read_here))
    assert outcome(prepare_run(options, home, told_beside)) == one_by_one
    assert "foerderkatalog" in read_here
    assert "cordis" not in read_here
    assert told_beside.seen == told.seen
    assert folders(home) == set()  # nothing was published


def _noted(source: Any, seen: list[str]) -> Any:
    def read(given: Any) -> Any:
        seen.append(source.description.name)
        return source.read(given)

    return replace(source, read=read)


def test_what_was_read_beside_is_kept_when_it_is_published(
    options: RunOptions, home: Path, beside: None
) -> None:
    with prepared_but_suggestions(options, home) as prepared:
        for new in prepared.fresh:
            new.keep(home)
    kept = accepted.load(home, "cordis")
    (read,) = (r for r in prepared.readings if r.source == "cordis")
    assert kept is not None
    assert kept.account == read.account
    assert len(folders(home)) == len(prepared.fresh)
    again = prepare_run(options, home)
    assert again.run == prepared.run
    assert again.fresh == []


def test_a_file_that_cannot_be_read_is_told_as_ever(
    options: RunOptions, home: Path, beside: None, tmp_path: Path
) -> None:
    broken = tmp_path / "cordis-HORIZONprojects-csv.zip"
    broken.write_bytes(b"PK no archive")
    given = dict(options.inputs) | {"cordis": (broken,)}
    with pytest.raises(WrongUseError, match="cordis-HORIZONprojects-csv.zip cannot be read"):
        prepare_run(RunOptions(options.data, inputs=given), home)
    assert folders(home) == set()


def test_when_the_other_process_fails_this_one_reads(
    options: RunOptions, home: Path, beside: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = outcome(prepare_run(options, home))
    monkeypatch.setattr("graph.beside._WORK", "raise SystemExit(1)")
    assert outcome(prepare_run(options, home)) == expected


def test_who_interrupts_the_run_ends_the_reading(
    options: RunOptions, home: Path, beside: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Ctrl-C does while the other source is read here."""

    def interrupted(_: object) -> NoReturn:
        raise KeyboardInterrupt

    source = replace(SOURCES["foerderkatalog"], read=interrupted)
    monkeypatch.setitem(SOURCES, "foerderkatalog", source)
    with pytest.raises(KeyboardInterrupt):
        prepare_run(options, home)
    assert folders(home) == set()


def test_a_source_that_is_kept_is_not_read_beside(
    options: RunOptions, home: Path, files: Path, beside: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with prepared_but_suggestions(options, home) as prepared:
        for new in prepared.fresh:
            new.keep(home)
    monkeypatch.setattr("graph.beside._WORK", "raise SystemExit(1)")
    seen: list[str] = []
    for name, source in SOURCES.items():
        monkeypatch.setitem(SOURCES, name, _noted(source, seen))
    changed = RunOptions(options.data, inputs=inputs(files, "changed"))
    assert prepare_run(changed, home).frames is not None
    assert seen == ["foerderkatalog"]
