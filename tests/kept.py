"""Engines that hold the curated network, in a process of their own.

A test session starts each at most once, when a test first needs it: its two processes read from
the same. ``python -m tests.kept FOLDER`` holds both until Ctrl-C; while it runs,
``INNONETZ_TEST_KEPT=FOLDER python -m pytest tests/queries`` finds them loaded, which spares the
better part of a minute. What the tests read is then as old as that start.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
from filelock import FileLock

from graph.networks import place_nodes
from graph.settings import Settings
from graph.store import Store
from ingest.options import RunOptions
from ingest.places import Gazetteer
from ingest.run import run
from tests.neo4j.server import Neo4jServer, fetched_jars, require_java

ENGINES = ("embedded", "neo4j")
# The process of the test session that asks for the engines.
SESSION = "INNONETZ_TEST_SESSION"
ROOT = Path(__file__).parents[1]
START_SECONDS = 400
_LOOK_EVERY = 0.2


def curated(store: Store) -> Store:
    """The store with the curated network, its places included, as ``innonetz ingest`` leaves it."""
    assert run(RunOptions(), store).exit_code == 0
    place_nodes(store)
    return store


def _address(folder: Path, engine: str) -> Path:
    """Written when the engine is loaded: its address, empty for the embedded one."""
    return folder / f"{engine}-address"


def _settings(folder: Path, engine: str) -> Settings:
    uri = _address(folder, engine).read_text(encoding="utf-8")
    return Settings(home=folder / engine, uri=uri)


def kept_settings(engine: str) -> Settings | None:
    """Settings that reach a kept engine; None when INNONETZ_TEST_KEPT names no folder."""
    folder = os.environ.get("INNONETZ_TEST_KEPT")
    return _settings(Path(folder), engine) if folder else None


def started(folder: Path, engine: str) -> Settings:
    """Settings that reach the engine of a session's folder, started by whoever asks first.

    Raises Neo4jUnavailable when this machine cannot run one.
    """
    if engine == "neo4j":
        require_java()
        fetched_jars()
    with FileLock(folder / f"{engine}.lock", timeout=START_SECONDS):
        if not _address(folder, engine).exists():
            begin(folder, engine)
            _wait(folder, engine)
    return _settings(folder, engine)


def prepared_places(folder: Path) -> Path:
    """The folder of the prepared place list, which takes seconds to make."""
    found = folder / "places"
    with FileLock(folder / "places.lock", timeout=START_SECONDS):
        if not found.exists():
            Gazetteer.load(found)
    return found


def new_home(home: Path, places: Path) -> Path:
    """A data folder of the user that already has the place list."""
    shutil.copytree(places, home / "cache", dirs_exist_ok=True)
    return home


def begin(folder: Path, engine: str) -> None:
    """Let a process start and load the engine of a session's folder, if none does yet."""
    if _pid(folder, engine).exists():
        return
    with _log(folder, engine).open("wb") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.kept", str(folder), engine],
            cwd=ROOT, stdout=told, stderr=told, start_new_session=True,
        )  # fmt: skip
    _pid(folder, engine).write_text(str(process.pid), encoding="utf-8")


def _pid(folder: Path, engine: str) -> Path:
    return folder / f"{engine}.pid"


def _log(folder: Path, engine: str) -> Path:
    return folder / f"{engine}.log"


def _wait(folder: Path, engine: str) -> None:
    pid = int(_pid(folder, engine).read_text(encoding="utf-8"))
    deadline = time.monotonic() + START_SECONDS
    while not _address(folder, engine).exists():
        if not _runs(pid) or time.monotonic() > deadline:
            told = _log(folder, engine).read_text(errors="replace")
            raise RuntimeError(f"{engine} did not start:\n{told}")
        time.sleep(_LOOK_EVERY)


def _runs(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def stop(folder: Path) -> None:
    """End the engines of a session's folder."""
    for file in folder.glob("*.pid"):
        with contextlib.suppress(psutil.NoSuchProcess):
            process = psutil.Process(int(file.read_text(encoding="utf-8")))
            process.terminate()
            process.wait(60)


@contextlib.contextmanager
def _loaded(folder: Path, engine: str) -> Iterator[None]:
    """The engine with the curated network, until the block ends."""
    with contextlib.ExitStack() as stack:
        uri = stack.enter_context(Neo4jServer()).uri if engine == "neo4j" else ""
        settings = Settings(home=new_home(folder / engine, prepared_places(folder)), uri=uri)
        curated(stack.enter_context(Store.open(settings)))
        new = folder / f"{engine}-address.new"
        new.write_text(uri, encoding="utf-8")
        new.replace(_address(folder, engine))
        yield
        _address(folder, engine).unlink()


def main(folder: Path, engines: tuple[str, ...]) -> None:
    """Hold the engines until a signal comes, or until the test session that asked is gone."""
    folder.mkdir(parents=True, exist_ok=True)
    session = int(os.environ.get(SESSION, os.getppid()))
    with contextlib.ExitStack() as stack:
        for engine in engines:
            stack.enter_context(_loaded(folder, engine))
        sys.stdout.write(f"Loaded: INNONETZ_TEST_KEPT={folder}\n")
        sys.stdout.flush()
        while psutil.pid_exists(session):
            if signal.sigtimedwait({signal.SIGINT, signal.SIGTERM}, 1):
                break


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    main(Path(sys.argv[1]).resolve(), tuple(sys.argv[2:]) or ENGINES)
