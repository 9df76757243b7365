"""Work in a process of its own beside this one: for what takes long and holds the interpreter."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

_ROOT = Path(__file__).parents[1]
_WORK = "from graph.beside import work; work()"
_LOOK_SECONDS = 0.5
_NICE = 5


class Beside:
    """A function at work in another process: ``answer`` waits for it, ``stop`` ends it.

    It is told of one thing after the other (``tell``), and answers by a file that no other process
    sees. So neither process ever waits for the other to read.
    """

    def __init__(self, function: Callable[[Iterator[Any], IO[bytes]], None]) -> None:
        """Begin ``function(told, answer)``: an iterator of what it is told, and a file.

        The function is one of a module, which the other process imports. Raises OSError when no
        process can be started.
        """
        self._answer = tempfile.TemporaryFile()  # noqa: SIM115
        self._telling: threading.Thread | None = None
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WORK, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=self._answer,
            stderr=subprocess.DEVNULL,  # who asked does the work and meets the same error
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )
        self._ear = cast(IO[bytes], self._process.stdin)
        self.tell(function)

    def tell(self, what: object) -> None:
        """Tell the function one thing more; does not wait until it listens."""
        before, content = self._telling, pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL)
        self._telling = threading.Thread(target=self._feed, args=(content, before), daemon=True)
        self._telling.start()

    def _feed(self, content: bytes, before: threading.Thread | None) -> None:
        if before is not None:
            before.join()
        # One that has ended, or is being ended, need not know; closed files are ValueErrors.
        with contextlib.suppress(OSError, ValueError):
            self._ear.write(content)
            self._ear.flush()

    @property
    def at_work(self) -> bool:
        """Whether it is not over yet."""
        return self._process.poll() is None

    def so_far(self, start: int) -> bytes:
        """What it has answered yet, from a place on; nothing where the platform cannot tell."""
        if not hasattr(os, "pread"):
            return b""
        file = self._answer.fileno()
        return os.pread(file, os.fstat(file).st_size - start, start)

    def answer(self) -> IO[bytes] | None:
        """The answer from its beginning; waits for it. None when the process failed."""
        if self._process.wait() != 0:
            return None
        self._answer.seek(0)
        return self._answer

    def stop(self) -> None:
        """End it when nobody waits for it any more, and drop its answer."""
        if self.at_work:
            self._process.kill()
            self._process.wait()
        if self._telling is not None:
            self._telling.join()
        with contextlib.suppress(OSError):
            self._ear.close()
        self._answer.close()


def work() -> None:
    """Call the function: the other process's task."""
    # Who interrupts the run means the run, and that ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):  # the run goes first, where both want the same processor core
        os.nice(_NICE)
    threading.Thread(target=_end_with, args=(int(sys.argv[1]),), daemon=True).start()
    told = _told()
    next(told)(told, sys.stdout.buffer)
    sys.stdout.flush()


def _told() -> Iterator[Any]:
    while True:
        yield pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own process


def _end_with(parent: int) -> None:
    """End this process when the one that began it has ended, so that none works for nobody."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)
