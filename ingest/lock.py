"""One run at a time: the second is told who is running."""

from __future__ import annotations

import contextlib
import json
import os
import socket
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
        raise RunningError(_who(holder)) from error
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


def _who(holder: Path) -> str:
    try:
        who = json.loads(holder.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        who = {"process": "?", "host": "?", "since": "?"}
    return (
        f"Another run is at work: process {who['process']} on {who['host']}, since "
        f"{who['since']}. Wait until it has ended, then try again."
    )
