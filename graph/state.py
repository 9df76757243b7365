"""Which state of the graph stands: a mark of the last finished run, inside the store itself.

What was reckoned from the graph is good as long as its mark stands. So the mark goes before a run
writes and a new one comes when it has ended: a killed run leaves none, and a graph that another
machine has filled brings its own.
"""

from __future__ import annotations

from datetime import UTC, datetime

from graph import statements
from graph.store import Store


def mark_of(store: Store) -> str | None:
    """The mark of the last finished run; None when none is known, or one is at work."""
    found = store.read(statements.MARK).rows
    return str(found[0][0]) if len(found) == 1 else None


def remove_mark(store: Store) -> None:
    """To be called before the graph is changed."""
    store.write(statements.UNMARK)


def new_mark(run: str) -> str:
    """The mark of a run that ends now; no two are alike."""
    return f"{run} {datetime.now(UTC).isoformat()}"


def set_mark(store: Store, mark: str) -> None:
    """To be called when the graph is as a run wants it. A graph without sources bears no mark."""
    remove_mark(store)
    store.write(statements.SET_MARK, {"mark": mark})
