"""``innonetz identity`` as a person types it; needs no engine. Names and ids are made up."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import pytest

from graph.errors import WrongUseError
from ingest.accepted import save
from ingest.identity.judgements import Judgement
from ingest.identity.own import add_own, own_file, read_own, with_own
from ingest.inputs import Inputs
from ingest.options import RunOptions
from ingest.prepare import prepare_run
from ingest.sources import SOURCES
from tests.commands import environment, innonetz
from tests.ingest.network import write_network

ROOT = Path(__file__).parents[1]
HEADER = "a_name,a_place,b_name,b_place"


def identity(*args: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    return innonetz(("identity", *args), environment(home or ROOT / "no-home"))


def pairs(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "pairs.csv"
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def test_compare_prints_the_rows_with_what_is_decided(tmp_path: Path) -> None:
    path = pairs(
        tmp_path,
        f"label,{HEADER}",
        'x,"Müller, Söhne GmbH",Jena,MUELLER SOEHNE GMBH,Jena',
        "y,TU Musterstadt,,Technische Universität Musterstadt,",
        "=1,TU Dresden,,TU Darmstadt,",
    )
    done = identity("compare", "--pairs", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert list(rows[0]) == ["label", *HEADER.split(","), "decision", "score", "reasons"]
    assert rows[0]["a_name"] == "Müller, Söhne GmbH"
    assert [row["decision"] for row in rows] == ["same", "suggest", "different"]
    assert [float(row["score"]) > 0.6 for row in rows] == [True, True, False]
    assert "same words in the name (+4.5)" in rows[1]["reasons"]
    assert rows[2]["label"] == "'=1", "no spreadsheet takes it for a formula"
    german = identity("compare", "--pairs", str(path), "--lang", "de")
    assert "gleiche Wörter im Namen (+4.5)" in german.stdout


def test_compare_takes_what_a_german_spreadsheet_writes(tmp_path: Path) -> None:
    path = pairs(tmp_path, HEADER.replace(",", ";"), "A AG;Ulm;A SE;Ulm", encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(identity("compare", "--pairs", str(path)).stdout))
    assert (row["a_name"], row["decision"]) == ("A AG", "suggest")


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"a_name,b_name\nA,B\n", "a_place, b_place"),
        (b"", "a_name"),
        (f"{HEADER}\nM\xfcller,,B,\n".encode("latin-1"), "CSV UTF-8"),
        (f"{HEADER}\nA,B\n".encode(), "line 2"),
        (f'{HEADER}\n"A,B,C,D\n'.encode(), "double quotes"),
    ],
    ids=["header", "empty", "encoding", "cells", "quote"],
)
def test_a_wrong_file_is_refused_with_a_remedy(content: bytes, remedy: str, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_bytes(content)
    done = identity("compare", "--pairs", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert remedy in done.stderr


def test_a_missing_file_is_refused_with_a_remedy(tmp_path: Path) -> None:
    done = identity("compare", "--pairs", str(tmp_path / "none.csv"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "--pairs" in done.stderr


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[Path, Path]:
    """A data folder whose sources were read once, and its home."""
    data, home = write_network(tmp_path / "data"), tmp_path / "home"
    save(home, SOURCES["curated"].read(Inputs((data,))), "made-up")
    return data, home


def test_a_decision_counts_from_the_next_run_on(loaded: tuple[Path, Path]) -> None:
    data, home = loaded
    before = prepare_run(RunOptions(data=data), home)
    assert before.frames is not None
    first, second = sorted(before.frames["Organisation"]["id"])[:2]
    done = identity("decide", first, second, "same", "--why", "made up", home=home)
    assert done.returncode == 0, done.stderr
    assert str(own_file(home)) in done.stdout.replace("\n", "")
    after = prepare_run(RunOptions(data=data), home)
    assert after.identities.canonical[second] == first
    assert after.run != before.run, "the judgements are an input of the run"
    # The later decision on the same day counts; the earlier line stays in the file.
    assert identity("decide", second, first, "different", "--why", "x", home=home).returncode == 0
    assert second not in prepare_run(RunOptions(data=data), home).identities.canonical
    assert len(read_own(home)) == 2


def test_a_decision_about_nothing_is_refused(loaded: tuple[Path, Path]) -> None:
    _, home = loaded
    done = identity("decide", "no-such", "neither", "same", "--why", "x", home=home)
    assert (done.returncode, own_file(home).exists()) == (2, False)
    assert "ask find" in done.stderr
    done = identity("decide", "a", "a", "same", "--why", "x", home=home)
    assert done.returncode == 2
    assert identity("decide", "a", "b", "perhaps", "--why", "x", home=home).returncode == 2


def test_the_operator_overrides_what_is_shipped() -> None:
    def judged(decision: str, date: str) -> Judgement:
        return Judgement("a", "b", "A", "B", decision, "", date)

    shipped, own = judged("different", "2026-12-31"), judged("same", "2026-01-01")
    assert with_own([shipped], [own]) == [own]
    assert with_own([shipped], []) == [shipped]


def test_the_operators_file_is_appended_to_and_checked(tmp_path: Path) -> None:
    one = Judgement("a", "b", "A", "B", "same", 'he said "yes"', "2026-01-01T00:00:00Z")
    path = add_own(tmp_path, one)
    path.write_text(path.read_text("utf-8").rstrip("\n"), "utf-8")  # an editor left it so
    add_own(tmp_path, one)
    assert read_own(tmp_path) == [one, one]
    path.write_text(path.read_text("utf-8") + "A,B,a,b,perhaps,,\n", "utf-8")
    with pytest.raises(WrongUseError, match="Line 4"):
        read_own(tmp_path)
