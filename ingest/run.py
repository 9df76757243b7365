"""The run: read, identify, assemble, compare, apply, report. A plan is a run without writing."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from graph.apply import Progress, apply, prepare, silent
from graph.difference import Difference, difference
from graph.model import MODEL
from graph.schema import Table
from graph.standing_beside import StandingBeside
from graph.state import mark_of, new_mark, remove_mark, set_mark
from graph.store import Store
from ingest import report
from ingest.accounting import Reading, write_quarantine
from ingest.german import german
from ingest.identify import MAY_BE
from ingest.lock import one_run
from ingest.options import RunOptions
from ingest.prepare import (
    Prepared,
    complete,
    known_run,
    prepare_run,
    prepared_but_suggestions,
)
from ingest.sources import SOURCES
from ingest.unchanged import known_digests, remember, still_stands


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True)
class _Clock:
    """When a run started, and how long it has taken."""

    started: str = field(default_factory=_now)
    _start: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start


def plan(
    options: RunOptions, store: Store, progress: Progress = silent
) -> tuple[report.RunReport, Difference]:
    """What a run would change. Writes nothing."""
    clock = _Clock()
    prepared = prepare_run(options, store.settings.home, progress)
    changes = _compare(MODEL, prepared, store, progress)
    result = _report(prepared, options, store, changes, clock)
    return result.model_copy(update={"planned": True}), changes


def _compare(
    tables: Iterable[Table],
    prepared: Prepared,
    store: Store,
    progress: Progress,
    standing: StandingBeside | None = None,
) -> Difference:
    progress("compare", 0, 1)
    if prepared.frames is None:
        return Difference(())
    known = known_digests(store.settings.home)
    changes = difference(
        tables, prepared.frames, store, known, standing.of if standing is not None else None
    )
    progress("compare", 1, 1)
    return changes


def run(options: RunOptions, store: Store, progress: Progress = silent) -> report.RunReport:
    """Bring the graph to what the sources say and keep the report.

    Raises RunningError when another run is at work, StoreUnreachableError, and LostRowsError
    when somebody else changes the store meanwhile.
    """
    home = store.settings.home
    clock = _Clock()
    with one_run(home):
        if same := _unchanged(options, store, clock, progress):
            return same
        # What stands is read while the files are.
        with (
            closing(StandingBeside(store)) as standing,
            prepared_but_suggestions(options, home, progress) as prepared,
        ):
            changes = _publish(prepared, options, store, standing, progress)
            if not prepared.failures:
                remember(home, prepared.run, store, changes)
        result = _report(prepared, options, store, changes, clock)
        for item in result.sources:
            _keep_quarantine(item, prepared, home, result)
        report.save(home, result)
        if prepared.frames is not None:
            _mark(store, prepared.run)  # last: until then pages say that facts may be missing
    return result


def _publish(
    prepared: Prepared,
    options: RunOptions,
    store: Store,
    standing: StandingBeside,
    progress: Progress,
) -> Difference:
    """Write what differs: first what the sources say, then the suggestions found meanwhile."""
    if prepared.frames is None:
        return Difference(())
    if options.rebuild:
        remove_mark(store)
        apply(difference(MODEL, {}, store), store, prepared.run, progress)
    facts = [table for table in MODEL if table.table != MAY_BE]
    as_read = None if options.rebuild else standing
    said = _written(facts, prepared, store, progress, as_read)
    standing.close()
    for new in prepared.fresh:  # while the suggestions are still searched
        new.keep(store.settings.home)
    complete(prepared, store.settings.home, progress)
    # Read anew: some suggestions may have gone with their organisations.
    suggested = _written([MODEL.table(MAY_BE)], prepared, store, progress)
    parts = {part.table.table: part for part in (*said.tables, *suggested.tables)}
    return Difference(tuple(parts[table.table] for table in MODEL))


def _written(
    tables: Sequence[Table],
    prepared: Prepared,
    store: Store,
    progress: Progress,
    standing: StandingBeside | None = None,
) -> Difference:
    changes = _compare(tables, prepared, store, progress, standing)
    prepare(MODEL, store)  # also after an offline import, which makes no constraints
    if not changes.empty:
        remove_mark(store)
        apply(changes, store, prepared.run, progress)
    return changes


def _mark(store: Store, run_id: str) -> None:
    """Let the graph bear a mark: its old one when nothing was written, else a new one."""
    if mark_of(store) is None:
        set_mark(store, new_mark(run_id))


def _unchanged(
    options: RunOptions, store: Store, clock: _Clock, progress: Progress
) -> report.RunReport | None:
    """The report of a run that has nothing to do, or None when it may have."""
    home = store.settings.home
    inputs = known_run(options, home)
    before = next((r for r in report.load_reports(home) if r.run == inputs), None)
    progress("compare", 0, 1)
    if not before or before.exit_code or not still_stands(home, inputs, store):
        return None
    progress("compare", 1, 1)
    _mark(store, inputs)
    nothing = [t.model_copy(update={"add": 0, "change": 0, "remove": 0}) for t in before.tables]
    result = before.model_copy(
        update={
            "started": clock.started, "seconds": clock.seconds, "engine": store.engine,
            "address": store.address, "data": str(options.data), "outcome": "unchanged",
            "tables": nothing,
        }
    )  # fmt: skip
    report.save(home, result)
    return result


def _keep_quarantine(
    item: report.SourceReport, prepared: Prepared, home: Path, result: report.RunReport
) -> None:
    rows = next(r.account.quarantined for r in prepared.readings if r.source == item.name)
    stamp = result.started.replace(":", "").replace("-", "")
    path = write_quarantine(home / "quarantine" / f"{stamp}_{result.run}", item.name, rows)
    item.quarantine_file = str(path or "")


def _reasons(reasons: Iterable[str]) -> dict[str, int]:
    """Quarantine reasons without their particulars, most frequent first."""
    kinds = Counter(reason.split("; ")[0].split("'")[0].strip(" :,") for reason in reasons)
    return dict(kinds.most_common())


def _report(
    prepared: Prepared,
    options: RunOptions,
    store: Store,
    changes: Difference,
    clock: _Clock,
) -> report.RunReport:
    if prepared.failures:
        outcome: report.Outcome = "failed" if prepared.frames is None else "kept"
    else:
        outcome = "unchanged" if changes.empty and not options.rebuild else "written"
    frames = prepared.frames or {}
    return report.RunReport(
        run=prepared.run,
        started=clock.started,
        seconds=clock.seconds,
        engine=store.engine,
        address=store.address,
        data=str(options.data),
        with_unverified=options.with_unverified,
        outcome=outcome,
        missing=list(prepared.missing),
        sources=[_source_report(r, prepared) for r in prepared.readings],
        tables=[
            report.TableReport(
                table=t.table.table, add=len(t.add), change=len(t.change), remove=len(t.remove)
            )
            for t in changes.tables
        ],
        facts=sum(len(f) for f in frames.values()),
        merged=prepared.identities.canonical,
        conflicts=prepared.assembly.conflicts,
        unplaced=prepared.assembly.unplaced,
        remarks=[
            *prepared.remarks,
            *(remark for r in prepared.readings for remark in r.remarks),
            *prepared.assembly.remarks,
        ],
    )


def _source_report(reading: Reading, prepared: Prepared) -> report.SourceReport:
    account = reading.account
    reason = prepared.failures.get(reading.source, "")
    if prepared.frames is None and not reason:
        reason = f"nothing was written, because of {', '.join(prepared.missing)}"
    return report.SourceReport(
        name=reading.source,
        title=SOURCES[reading.source].description.title,
        rows_in=account.rows_in,
        taken=account.taken,
        quarantined=len(account.quarantined),
        ignored=dict(account.ignored),
        files=dict(account.files),
        accepted=not reason,
        in_place=reading.source in prepared.in_place,
        reason=reason,
        reason_de=german(reason),
        quarantine_reasons=_reasons(q.reason for q in account.quarantined),
        quarantine_reasons_de=_reasons(german(q.reason) for q in account.quarantined),
    )
