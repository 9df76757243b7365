"""Reading millions of small values without the collector of cycles looking through them again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause Python's collector of cycles for a while in which large tables are built.

    Facts hold no cycles, so there is nothing to collect, and every look through them costs time;
    memory is given back by reference counts as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
