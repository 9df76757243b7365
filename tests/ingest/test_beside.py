"""The search for suggestions beside a run: the same outcome as in one process, however it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import graph.beside
from ingest.identity.aliases import Entry
from ingest.identity.beside import Question, Search, begin
from ingest.identity.judgements import Judgement
from ingest.identity.participations import Participations
from ingest.identity.record import OrganisationRecord
from ingest.identity.told_apart import ToldApart

ROOT = Path(__file__).parents[2]
# Made up: two spellings of one body, a register that knows it by both, and another body.
RECORDS = [
    OrganisationRecord("a", "Institut für Beispielkunde Musterstadt", city="Musterstadt"),
    OrganisationRecord("b", "IfB Beispielkunde Musterstadt", city="Musterstadt"),
    OrganisationRecord("c", "Probewerke GmbH", city="Musterdorf"),
    OrganisationRecord("d", "Probewerk AG", city="Musterdorf"),
]
QUESTION = Question(
    RECORDS,
    Participations([("a", "p1"), ("b", "p1"), ("a", "p2"), ("b", "p2"), ("c", "p2")]),
    [Judgement("c", "d", "Probewerke GmbH", "Probewerk AG", "unsure", "made up", "2026-01-01")],
    {},
    [Entry("r", ("Institut für Beispielkunde Musterstadt", "IfB Beispielkunde Musterstadt"))],
    ToldApart("rules"),
)


def test_another_process_finds_what_this_one_does() -> None:
    here = Search(QUESTION).result()
    assert [(s.a.id, s.b.id) for s in here.pairs] == [("a", "b"), ("c", "d")]
    there = Search(QUESTION, many=1)
    found = there.result()
    assert found.pairs == here.pairs
    assert (found.candidates, found.compared, found.remembered) == (
        here.candidates, here.compared, here.remembered
    )  # fmt: skip
    assert found.told_apart.numbers.tolist() == here.told_apart.numbers.tolist()
    assert there.result() is found
    there.stop()


def test_a_process_that_was_begun_with_names_finds_the_same(tmp_path: Path) -> None:
    """Names that come again, one that does not, and unknown ones."""
    path = tmp_path / "Organisation.parquet"
    names = [RECORDS[0].name, "Verschwundene Werke AG", None]
    pq.write_table(pa.table({"name": names, "aliases": [None, ["VW AG", "Werke"], []]}), path)
    begun = begin([path])
    search = Search(QUESTION, begun, many=1)
    assert search._beside is begun
    assert search.result().pairs == Search(QUESTION).result().pairs
    search.stop()


def test_without_its_files_the_process_is_replaced(tmp_path: Path) -> None:
    search = Search(QUESTION, begin([tmp_path / "gone.parquet"]), many=1)
    assert search.result().pairs == Search(QUESTION).result().pairs
    search.stop()


def wait_for_ever(*_: object) -> None:
    time.sleep(600)


def test_the_other_process_ends_with_the_one_that_began_it() -> None:
    """A run that is killed leaves nobody behind who reads or writes."""
    begins = (
        "from graph.beside import Beside; from tests.ingest.test_beside import wait_for_ever; "
        "b = Beside(wait_for_ever); "
        "import os; print(b._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", begins], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 30
    while psutil.pid_exists(int(done.stdout)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not psutil.pid_exists(int(done.stdout))


def test_shared_projects_are_counted() -> None:
    projects = QUESTION.participations
    assert [projects("a", "b"), projects("a", "c"), projects("a", "d")] == [2, 1, 0]


def _process(search: Search) -> subprocess.Popen[bytes]:
    assert search._beside is not None
    return search._beside._process


def test_should_the_other_process_be_killed_this_one_does_the_work() -> None:
    search = Search(QUESTION, many=1)
    _process(search).send_signal(signal.SIGKILL)
    assert search.result().pairs == Search(QUESTION).result().pairs


def test_a_search_that_nobody_waits_for_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.beside, "_WORK", "import time; time.sleep(600)")
    search = Search(QUESTION, many=1)
    search.stop()
    assert _process(search).poll() is not None
