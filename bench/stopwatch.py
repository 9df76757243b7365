"""Times the steps of a run from outside: the run itself knows nothing of being measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any

import ingest.accepted
import ingest.inputs
import ingest.places
import ingest.prepare
import ingest.reading_beside
import ingest.run
from ingest.sources import SOURCES

# Whose attribute is which step. A step that a later version does otherwise counts as "rest".
_STEPS: tuple[tuple[Any, str, str], ...] = (
    (ingest.inputs.Inputs, "fingerprint", "fingerprint"),
    (ingest.accepted, "load", "load kept"),
    (ingest.places.Gazetteer, "load", "gazetteer"),
    (ingest.prepare, "identify", "identify"),
    (ingest.reading_beside.ReadingBeside, "reading", "wait for reading"),
    (ingest.prepare, "assemble", "assemble"),
    (ingest.prepare, "problems", "check"),
    (ingest.run, "complete", "wait for suggestions"),
    (ingest.run, "difference", "difference"),
    (ingest.run, "remember", "remember"),
    (ingest.run, "prepare", "constraints"),
    (ingest.run, "apply", "write"),
    (ingest.accepted, "save", "keep"),
)


class Stopwatch:
    """Seconds of each step of a run within ``running``; what is in no step is the rest."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.total = 0.0
        self._inside = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Measure what runs in the block."""
        with ExitStack() as stack:
            for owner, name, step in _STEPS:
                if name in vars(owner):
                    stack.callback(setattr, owner, name, vars(owner)[name])
                    setattr(owner, name, self._timed(getattr(owner, name), step))
            for name, source in list(SOURCES.items()):
                stack.callback(SOURCES.__setitem__, name, source)
                SOURCES[name] = replace(source, read=self._timed(source.read, f"read {name}"))
            started = time.perf_counter()
            yield
            self.total = time.perf_counter() - started
        self.seconds["rest"] = self.total - sum(self.seconds.values())

    def _timed(self, work: Callable[..., Any], step: str) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            if self._inside:  # a step within a step counts as the outer one
                return work(*arguments, **named)
            self._inside += 1
            started = time.perf_counter()
            try:
                return work(*arguments, **named)
            finally:
                self._inside -= 1
                taken = time.perf_counter() - started
                self.seconds[step] = self.seconds.get(step, 0.0) + taken

        return timed
