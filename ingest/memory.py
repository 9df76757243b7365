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


@contextmanager
def collector_spared() -> Iterator[None]:
    """Let the collector of cycles pass over all that is there already, for a while.

    For work on large tables that are built: what comes new is collected as ever.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
