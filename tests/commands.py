"""The command line as a process of its own, with arguments, environment, output and exit code.

It is forked from a process that has the libraries loaded: to load them takes a second, and the
tests give some hundred commands. Our own modules are loaded anew in each, because the language is
chosen when they are. The README's commands are run as a person types them, see test_readme.py.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import multiprocessing.process
import os
import runpy
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

ROOT = Path(__file__).parents[1]
PROGRAM = "innonetz.py"
SECONDS = 250
# What our modules import of others.
_LOADED = [
    "networkx", "neo4j", "numpy", "openpyxl", "pandas", "platformdirs", "pyarrow.parquet",
    "pydantic", "rapidfuzz", "rich.progress", "rich.table", "scipy.sparse.csgraph",
    "scipy.spatial", "typer", "yaml",
]  # fmt: skip


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of this process without what chooses a store, and with a data folder."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "INNONETZ_"))}
    return plain | {"INNONETZ_HOME": str(home), "LC_ALL": "C.UTF-8"} | more


def innonetz(args: tuple[str, ...], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run ``innonetz ARGS`` to its end."""
    with tempfile.TemporaryDirectory(prefix="innonetz-command-") as folder:
        out, err = (Path(folder) / name for name in ("out", "err"))
        process = started(args, env, str(out), str(err))
        process.join(SECONDS)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"innonetz {' '.join(args)} did not end in {SECONDS} s")
        told = [path.read_text(encoding="utf-8") for path in (out, err)]
    done = subprocess.CompletedProcess(args, process.exitcode, *told)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def started(
    args: tuple[str, ...], env: dict[str, str], out: str = os.devnull, err: str = os.devnull
) -> multiprocessing.process.BaseProcess:
    """Start ``innonetz ARGS`` as the leader of its own group of processes."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    process = context.Process(target=_run, args=(args, env, out, err))
    # A page that was tested before stays the main module, and the new process would run it.
    with mock.patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        process.start()
    with contextlib.suppress(ProcessLookupError):  # it is over already
        while process.pid and os.getpgid(process.pid) != process.pid:
            time.sleep(0.005)
    return process


def _run(args: tuple[str, ...], env: dict[str, str], out: str, err: str) -> None:
    """In the new process: become the command."""
    os.setsid()
    os.environ.clear()
    os.environ.update(env)
    os.chdir(ROOT)
    for path, stream in ((os.devnull, 0), (out, 1), (err, 2)):
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(file, stream)
        os.close(file)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    sys.argv = [PROGRAM, *args]
    sys.path[0:0] = [str(ROOT)]
    runpy.run_path(PROGRAM, run_name="__main__")


class Command:
    """The command in one data folder, whose engine stays up between the calls."""

    def __init__(self, home: Path, data: Path) -> None:
        self.home, self.data = home, data

    def __call__(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        return innonetz(args, environment(self.home, **env))

    def json(self, *args: str) -> Any:
        done = self(*args, "--format", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def refused(self, code: int, *args: str, **env: str) -> str:
        """The one sentence of an error."""
        done = self(*args, **env)
        assert done.returncode == code, (done.returncode, done.stderr)
        assert done.stdout == ""
        (line,) = [ln for ln in done.stderr.splitlines() if ln.startswith(("Error:", "Fehler:"))]
        return line
