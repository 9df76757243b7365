"""Work in a process of its own beside this one: for what takes long and holds the interpreter.

Question and answer travel as files that no other process sees, so neither process ever waits for
the other to read.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Any

_ROOT = Path(__file__).parents[1]
_WORK = "from graph.beside import work; work()"
_LOOK_SECONDS = 0.5


class Beside:
    """A function at work in another process: ``answer`` waits for it, ``stop`` ends it."""

    def __init__(self, module: str, function: str, question: object) -> None:
        """Begin ``module.function(question, answer)``; ``answer`` is a file to write to.

        Raises OSError when no process can be started.
        """
        self._answer = tempfile.TemporaryFile()  # noqa: SIM115
        with tempfile.TemporaryFile() as asked:
            pickle.dump((module, function, question), asked, protocol=pickle.HIGHEST_PROTOCOL)
            asked.seek(0)
            paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
            self._process = subprocess.Popen(
                [sys.executable, "-c", _WORK, str(os.getpid())],
                stdin=asked,
                stdout=self._answer,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            )

    @property
    def at_work(self) -> bool:
        """Whether it is not over yet."""
        return self._process.poll() is None

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
        self._answer.close()


def work() -> None:
    """Answer the question on standard input, on standard output: the other process's task."""
    # Who interrupts the run means the run, and that ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(int(sys.argv[1]),), daemon=True).start()
    module, function, question = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own process
    called: Any = getattr(__import__(module, fromlist=[function]), function)
    called(question, sys.stdout.buffer)
    sys.stdout.flush()


def _end_with(parent: int) -> None:
    """End this process when the one that began it has ended, so that none works for nobody."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)
