"""A source that is read in a process of its own while another is read here.

Two large sources say nothing of each other, and to read one keeps one processor core busy. What
was read comes back through the files in which accepted readings are kept anyway, so that they are
written in the other process too.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graph.apply import Progress
from graph.beside import Beside
from ingest import accepted
from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.memory import collector_paused
from ingest.sources import SOURCES

# From so many bytes on, packed or not, a process of its own is worth its second of starting.
MANY_BYTES = 5_000_000
_LOOK_SECONDS = 0.1


@dataclass(frozen=True)
class _Question:
    source: str
    paths: tuple[Path, ...]
    with_unverified: bool
    home: Path
    folder: str


class ReadingBeside:
    """Begins to read a source; ``reading`` waits for what it says, ``close`` ends it."""

    def __init__(self, source: str, inputs: Inputs, home: Path, fingerprint: str) -> None:
        """Begin; what is read is written below ``home``, to a folder named by the fingerprint."""
        self.source = source
        self.folder: Path | None = None
        self._home = home
        # With the number of this process: what a killed run has left is never taken for it.
        name = f"{fingerprint}-{os.getpid()}"
        question = _Question(source, inputs.paths, inputs.with_unverified, home, name)
        self._expected = accepted.folder_of(home, source, question.folder)
        self._beside = Beside(work)
        self._beside.tell(question)

    def reading(self, progress: Progress) -> Reading | None:
        """What the source says. None when the other process failed: then it is to be read here."""
        told = 0
        at_work = True
        while at_work:
            time.sleep(_LOOK_SECONDS)
            at_work = self._beside.at_work
            lines, _, _ = self._beside.so_far(told).rpartition(b"\n")
            for line in lines.splitlines():
                progress(*json.loads(line))
            told += len(lines) + bool(lines)
        if self._beside.answer() is None:
            return None
        found = accepted.load_from(self._expected, self.source)
        self.folder = self._expected if found else None
        return found

    def close(self) -> None:
        """End the reading when nobody waits for it, and remove it unless it was published."""
        self._beside.stop()
        accepted.drop(self._home, self.source, self._expected)


def work(told: Iterator[_Question], answer: IO[bytes]) -> None:
    """Read the source and write its reading to the folder: the other process's task."""
    question = next(told)

    def tell(step: str, done: int, total: int) -> None:
        answer.write(json.dumps([step, done, total]).encode() + b"\n")
        answer.flush()

    inputs = Inputs(question.paths, question.with_unverified, tell)
    with collector_paused():
        reading = SOURCES[question.source].read(inputs)
        accepted.write(question.home, reading, question.folder)
