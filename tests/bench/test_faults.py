"""The damages are what they say, the same every time, and the harness finds what goes wrong."""

from __future__ import annotations

import io
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from bench import fault_runs
from bench import mutations as damages
from bench.faults import (
    Mutation,
    Outcome,
    Read,
    lines_below_header,
    mutations,
    summary,
    tried,
)
from bench.mutations import applied, kinds, members_of, zipped
from bench.national_files import Wish, write_catalogue
from graph.errors import WrongUseError
from ingest.accounting import Account, Reading
from ingest.csvfiles import Format, exactly, read_rows
from ingest.inputs import InputFile, Inputs

# The name has a byte of ISO 8859-15 that is no UTF-8.
CONTENT = b"id;start;sum;name\n" + b"".join(
    b'="%d";="0%d.02.2020";1.%03d,00;="F\xfcrth"\n' % (i, i % 9 + 1, i) for i in range(60)
)
ARCHIVE = zipped([("project.csv", CONTENT), ("organization.csv", CONTENT[:300])])


def of_kind(name: str, content: bytes = CONTENT) -> bytes:
    archive = content is ARCHIVE
    [kind] = [k for k in kinds(archive=archive) if k.name == name]
    return applied(kind, content, Random(1), archive=archive)


@pytest.mark.parametrize("archive", [False, True])
def test_mutations_are_named_and_the_same_for_the_same_seed(
    monkeypatch: pytest.MonkeyPatch, archive: bool
) -> None:
    monkeypatch.setattr(damages, "BOMB_BYTES", 2_000_000)
    content = ARCHIVE if archive else CONTENT
    number = 2 * len(kinds(archive=archive))
    first = [m.of(content, archive=archive) for m in mutations(5, number, archive=archive)]
    assert first == [m.of(content, archive=archive) for m in mutations(5, number, archive=archive)]
    assert len({m.name for m in mutations(5, number)}) == number
    assert Counter(m.kind for m in mutations(5, number, archive=archive)).most_common(1)[0][1] == 2
    # Some draws change nothing (a swap of two equal lines); most do.
    assert sum(damaged != content for damaged in first) > 0.9 * number


def test_what_some_damages_do() -> None:
    assert of_kind("header gone") == CONTENT.partition(b"\n")[2]
    assert of_kind("shuffled rows") != CONTENT
    assert sorted(of_kind("shuffled rows").splitlines()) == sorted(CONTENT.splitlines())
    assert max(map(len, of_kind("long cell").splitlines())) > 10_000_000
    assert b"\0" in of_kind("NUL bytes")
    assert of_kind("as UTF-16").startswith(b"\xff\xfe")
    assert any(date in of_kind("wrong dates") for date in damages._DATES)
    assert any(amount in of_kind("wrong amounts") for amount in damages._AMOUNTS)
    assert len(of_kind("column more").splitlines()[1].split(b";")) == 5
    assert len(of_kind("column less").splitlines()[1].split(b";")) == 3


@pytest.fixture
def smaller_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the real one, which takes a second to pack."""
    monkeypatch.setattr(damages, "BOMB_BYTES", 30_000_000)


@pytest.mark.usefixtures("smaller_bomb")
def test_a_bomb_is_small_on_disk_and_paths_lead_out() -> None:
    bomb = of_kind("zip bomb", ARCHIVE)
    assert len(bomb) < 100_000
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        assert max(info.file_size for info in archive.infolist()) == 30_000_000
    names = [name for name, _ in members_of(of_kind("paths that leave", ARCHIVE))]
    assert any(".." in name or name.startswith(("/", "C:")) for name in names)


# -- the harness -----------------------------------------------------------------------------


@dataclass
class _Made:
    account: Account = field(default_factory=Account)


def outcome_of(read: Read, tmp_path: Path, *, limit: float = 5.0) -> Outcome:
    """A reader tries the file with its rows in another order: none is gone."""
    [kind] = [k for k in kinds(archive=False) if k.name == "shuffled rows"]
    [outcome] = tried(
        read, CONTENT, "made_up.csv", tmp_path / "here" / "there", [Mutation(0, kind, "x")],
        limit=limit, count_rows=lines_below_header,
    )  # fmt: skip
    return outcome


def test_a_balanced_reading_is_fine(tmp_path: Path) -> None:
    def read(files: Sequence[Path]) -> _Made:
        rows = files[0].read_bytes().count(b"\n") - 1
        return _Made(Account(Counter({"made_up.csv": rows}), taken=rows))

    outcome = outcome_of(read, tmp_path)
    assert outcome.fine
    assert outcome.rows_in == outcome.taken == 60


def test_a_lost_row_is_a_defect(tmp_path: Path) -> None:
    outcome = outcome_of(lambda _: _Made(Account(Counter({"x": 3}), taken=2)), tmp_path)
    assert outcome.defect == "rows in are not rows taken, quarantined and ignored"


def test_a_row_left_out_of_the_account_is_a_defect(tmp_path: Path) -> None:
    outcome = outcome_of(lambda _: _Made(Account(Counter({"x": 3}), taken=3)), tmp_path)
    assert outcome.defect == "told 3 rows of 60"


def test_a_number_that_no_store_takes_is_a_defect(tmp_path: Path) -> None:
    def read(_files: Sequence[Path]) -> Reading:
        frames = {"Project": pd.DataFrame({"funding_eur": [1, 2**63]}, dtype=object)}
        return Reading("made_up", frames, Account(Counter({"x": 60}), taken=60))

    assert "which no store takes" in outcome_of(read, tmp_path).defect


def test_a_crash_is_a_defect_and_says_where(tmp_path: Path) -> None:
    def read(_files: Sequence[Path]) -> _Made:
        raise KeyError("id")

    assert outcome_of(read, tmp_path).defect.startswith("KeyError in test_faults.py:")


def test_a_hang_is_ended_and_is_a_defect(tmp_path: Path) -> None:
    def read(_files: Sequence[Path]) -> _Made:
        time.sleep(30)
        raise AssertionError

    started = time.monotonic()
    assert "still reading" in outcome_of(read, tmp_path, limit=0.2).defect
    assert time.monotonic() - started < 5


def test_a_refusal_with_a_sentence_is_fine(tmp_path: Path) -> None:
    def read(_files: Sequence[Path]) -> _Made:
        raise WrongUseError("This is not a list of grants.", "Das ist keine Liste.")

    outcome = outcome_of(read, tmp_path)
    assert outcome.fine
    assert "not a list" in outcome.error


def test_a_file_outside_is_a_defect(tmp_path: Path) -> None:
    def read(files: Sequence[Path]) -> _Made:
        (files[0].parent.parent.parent / "outside.csv").write_text("x")
        return _Made()

    assert "wrote" in outcome_of(read, tmp_path).defect


def test_summary_has_a_line_a_kind_with_the_first_defect() -> None:
    outcomes = [
        Outcome("0 cut", "cut", 10, 7, 2, 1, 0.5),
        Outcome("1 cut", "cut", 5, 5, 0, 0, 1.5, defect="KeyError in x.py:3: 'id'"),
        Outcome("2 empty", "empty", error="The file is empty."),
    ]
    table = summary("Faults", outcomes)
    assert [row[:9] for row in table.rows] == [
        ["cut", "2", "15", "12", "2", "1", "0", "1.50", "1"],
        ["empty", "1", "0", "0", "0", "0", "1", "0.00", "0"],
    ]
    assert table.rows[0][9].startswith("KeyError")


def test_the_strict_reader_of_csv_files_stands_every_damage(tmp_path: Path) -> None:
    """Rows of a table like those of the curated set: every one is taken or in quarantine."""
    form = Format(exactly(("id", "start", "sum")), "utf-8", ";")
    content = b"id;start;sum\n" + b"".join(b"%d;2020-01-02;%d\n" % (i, i) for i in range(80))

    def read(files: Sequence[Path]) -> Reading:
        account = Account()
        for path in files:
            for _ in read_rows(InputFile(path.name, path), form, account):
                account.taken += 1
        return Reading("made_up", {}, account)

    wanted = list(mutations(1, 2 * len(kinds(archive=False))))
    outcomes = tried(read, content, "made_up.csv", tmp_path / "a" / "b", wanted)
    assert [o for o in outcomes if not o.fine] == []
    assert sum(o.taken for o in outcomes) > 1_000
    assert sum(o.quarantined for o in outcomes) > 100


def test_archives_damaged_anywhere_are_read_or_refused_with_a_sentence(tmp_path: Path) -> None:
    """Wrong bytes in the packed data, in the names and in the directory at the end."""
    form = Format(exactly(("id", "start", "sum")), "utf-8", ";")
    content = b"id;start;sum\n" + b"".join(b"%d;2020-01-02;%d\n" % (i, i * i) for i in range(400))
    archive = zipped([("Übersicht.csv", content), ("other.csv", content)])
    named = {"zip cut", "zip with wrong bytes", "no zip", "paths that leave", "zip in zip"}

    def read(files: Sequence[Path]) -> Reading:
        account = Account()
        for file in Inputs(tuple(files)).files(("*.csv",)):
            for _ in read_rows(file, form, account):
                account.taken += 1
        return Reading("made_up", {}, account)

    wanted = [m for m in mutations(1, 2_000, archive=True) if m.kind.name in named]
    outcomes = tried(read, archive, "made_up.zip", tmp_path / "a" / "b", wanted)
    assert [o for o in outcomes if not o.fine] == []
    assert sum(bool(o.error) for o in outcomes) > 100
    assert sum(o.taken for o in outcomes) > 1_000


def test_the_directory_of_an_archive_can_be_wrong_too(tmp_path: Path) -> None:
    """Each byte of the last 200 in turn becomes 255: version, name, sizes, offsets."""
    content = zipped([("Übersicht.csv", CONTENT)])
    path = tmp_path / "made_up.zip"
    for place in range(len(content) - 200, len(content)):
        path.write_bytes(content[:place] + b"\xff" + content[place + 1 :])
        try:
            for file in Inputs((path,)).files(("*.csv",)):
                with file.open() as stream:
                    stream.read()
        except WrongUseError as error:
            assert "made_up.zip" in str(error)


@pytest.mark.usefixtures("smaller_bomb")
def test_every_source_with_a_sample_stands_every_kind_of_damage(tmp_path: Path) -> None:
    """One file a kind; ``python -m bench faults`` tries a thousand."""
    for sample in fault_runs.samples(tmp_path / "samples"):
        number = len(kinds(archive=sample.name.endswith(".zip")))
        outcomes = fault_runs.tried_on(sample, number, tmp_path / "a" / sample.name)
        assert [o for o in outcomes if not o.fine] == [], sample.name
        assert sum(o.taken for o in outcomes) > 0, sample.name


def test_a_made_up_list_of_grants_is_damaged_where_it_hurts(tmp_path: Path) -> None:
    """Dates and sums are found by their look, also inside ``=\"…\"``."""
    content = write_catalogue(tmp_path, Wish(2_000)).path.read_bytes()
    before = set(content.splitlines())
    for name, values in (("wrong dates", damages._DATES), ("wrong amounts", damages._AMOUNTS)):
        changed = [line for line in of_kind(name, content).splitlines() if line not in before]
        assert 0 < len(changed) <= 5
        for line in changed:
            cells = line.split(b";")
            assert len(cells) == 27
            columns = (20, 21) if name == "wrong dates" else (22,)
            assert any(value in cells[i] for value in values for i in columns)
