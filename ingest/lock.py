"""One run at a time: the second is told who is running."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import RunningError


@contextlib.contextmanager
def one_run(home: Path) -> Iterator[None]:
    """Hold the lock of a data folder. Raises RunningError when another run holds it."""
    home.mkdir(parents=True, exist_ok=True)
    holder = home / "run.json"
    lock = FileLock(home / "run.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        who = _who(holder)
        raise RunningError(
            "Another run is at work: process {process} on {host}, since {since}. Wait until it "
            "has ended, then try again.".format(**who),
            "Ein anderer Lauf ist im Gang: Prozess {process} auf {host}, seit {since}. Warten, bis "
            "er beendet ist, dann noch einmal versuchen.".format(**who),
        ) from error
    try:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        holder.write_text(
            json.dumps({"process": os.getpid(), "host": socket.gethostname(), "since": now}),
            encoding="utf-8",
        )
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _who(holder: Path) -> dict[str, str]:
    """Process, host and time of the run that holds the lock."""
    for _ in range(10):  # it writes them just after it has the lock
        try:
            found = json.loads(holder.read_text(encoding="utf-8"))
            return {name: str(found[name]) for name in ("process", "host", "since")}
        except (OSError, ValueError, KeyError):
            time.sleep(0.02)
    return dict.fromkeys(("process", "host", "since"), "?")
