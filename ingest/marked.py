"""A run between two marks: what was kept of the graph before it is not used while it changes."""

from __future__ import annotations

from graph.apply import Progress, silent
from graph.state import mark_of, new_mark, remove_mark, set_mark
from graph.store import Store
from ingest.options import RunOptions
from ingest.report import RunReport
from ingest.run import run


def marked_run(options: RunOptions, store: Store, progress: Progress = silent) -> RunReport:
    """As ``run``; the graph bears a new mark afterwards, or its old one when nothing changed.

    A run that was killed leaves no mark; the next one sets it.
    """
    before = mark_of(store)
    if before is not None:
        remove_mark(store)
    report = run(options, store, progress)
    same = report.outcome in ("unchanged", "failed")
    if not same:
        set_mark(store, new_mark(report.run))
    elif before is not None or report.outcome == "unchanged":
        set_mark(store, before or new_mark(report.run))
    return report
