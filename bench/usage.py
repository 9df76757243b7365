"""What this process and its children (the engine) used meanwhile: memory and processor time.

Processor time is the better witness on a busy machine: it does not count waiting for others.
"""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

import psutil

INTERVAL_SECONDS = 0.1
_MB = 1_000_000


class Usage:
    """Watches for the time of a ``with`` block; starts after the engine did.

    The engine is what this process started, or the process with the id ``engine``.
    """

    def __init__(self, engine: int | None = None) -> None:
        self.client_mb = 0
        self.engine_mb = 0
        self.client_cpu = 0.0
        self.engine_cpu = 0.0
        self._client = [psutil.Process()]
        self._engine = (
            [psutil.Process(engine)] if engine else self._client[0].children(recursive=True)
        )
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self.client_cpu = -_processor(self._client)
        self.engine_cpu = -_processor(self._engine)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client_cpu += _processor(self._client)
        self.engine_cpu += _processor(self._engine)
        self._done.set()
        self._thread.join()

    def figures(self) -> dict[str, float]:
        """The four figures by name."""
        names = ("client_mb", "engine_mb", "client_cpu", "engine_cpu")
        return {name: getattr(self, name) for name in names}

    def _watch(self) -> None:
        """Look at the resident memory every tenth of a second."""
        while True:
            self.client_mb = max(self.client_mb, _resident(self._client))
            self.engine_mb = max(self.engine_mb, _resident(self._engine))
            if self._done.wait(INTERVAL_SECONDS):
                return


def _resident(processes: list[psutil.Process]) -> int:
    return int(sum(p.memory_info().rss for p in processes if p.is_running()) // _MB)


def _processor(processes: list[psutil.Process]) -> float:
    times = [p.cpu_times() for p in processes if p.is_running()]
    return float(sum(t.user + t.system for t in times))
