"""Two runs at a time in one data folder: the second is told who is at work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import RunningError
from graph.store import Store
from ingest.lock import one_run
from ingest.options import RunOptions
from ingest.run import run
from tests.ingest.network import facts

HOLD = """
import sys, time
from pathlib import Path
from ingest.lock import one_run
with one_run(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(embedded: Store) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of the store's data folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(embedded.settings.home)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_second_run_is_told_who_is_at_work(
    holder: subprocess.Popen[str], data: Path, embedded: Store
) -> None:
    with pytest.raises(RunningError) as error:
        run(RunOptions(data), embedded)
    assert f"Another run is at work: process {holder.pid} on " in str(error.value)
    assert f"Prozess {holder.pid} auf " in error.value.text("de")
    assert error.value.exit_code == 1
    assert facts(embedded) == {}


def test_a_killed_run_frees_the_lock(
    holder: subprocess.Popen[str], data: Path, embedded: Store
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert (embedded.settings.home / "run.json").is_file()  # it had no time to tidy up
    assert run(RunOptions(data), embedded).outcome == "written"
    assert not (embedded.settings.home / "run.json").exists()


def test_a_failed_run_frees_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), one_run(tmp_path):
        raise ZeroDivisionError
    with one_run(tmp_path):
        assert json.loads((tmp_path / "run.json").read_text("utf-8"))["process"] == os.getpid()


def test_without_a_note_the_holder_is_unknown_and_the_error_the_same(tmp_path: Path) -> None:
    with one_run(tmp_path):
        (tmp_path / "run.json").unlink()
        with pytest.raises(RunningError, match=r"process \? on \?"), one_run(tmp_path):
            pass


def test_two_folders_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with one_run(tmp_path / "a"), one_run(tmp_path / "b"):
        assert (tmp_path / "a" / "run.json").is_file()
        assert (tmp_path / "b" / "run.json").is_file()
