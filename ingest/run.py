"""The run: read, identify, assemble, compare, apply, report. A plan is a run without writing."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pandas as pd

from graph.apply import Progress, apply, prepare, silent
from graph.difference import Difference, difference
from graph.errors import InnonetzError, WrongUseError
from graph.frames import Frames, problems
from graph.model import MODEL
from graph.store import Store
from ingest import accepted, report
from ingest.accounting import Account, Reading, write_quarantine
from ingest.assemble import Assembly, assemble
from ingest.identity.resolve import Identities, resolve
from ingest.lock import one_run
from ingest.places import Gazetteer
from ingest.sources import SOURCES, Source

DEFAULT_DATA = Path(__file__).parent.parent / "data"


# A file with fewer rows may shrink as it likes: there one row is a large share.
_FEW_ROWS = 20


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True)
class RunOptions:
    """What to run: the data folder, the sources (none named = all), and the switches."""

    data: Path = DEFAULT_DATA
    sources: tuple[str, ...] = ()
    with_unverified: bool = False
    rebuild: bool = False


@dataclass(frozen=True)
class _Clock:
    """When a run started, and how long it has taken."""

    started: str = field(default_factory=_now)
    _start: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start


@dataclass
class Prepared:
    """Everything before the comparison: what each source gave, and the wanted graph.

    ``frames`` is None when a source failed and no earlier good reading of it is known.
    """

    run: str
    readings: list[Reading] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    frames: Frames | None = None
    identities: Identities = field(default_factory=Identities)
    assembly: Assembly = field(default_factory=lambda: Assembly({}))


def prepare_run(options: RunOptions, home: Path, progress: Progress = silent) -> Prepared:
    """Read all sources and compute the wanted graph; writes nothing to the store.

    Raises WrongUseError for an unknown source or a missing table.
    """
    unknown = set(options.sources) - set(SOURCES)
    if unknown:
        name, known = sorted(unknown)[0], ", ".join(SOURCES)
        raise WrongUseError(
            f"There is no source {name!r}; known are {known}.",
            f"Es gibt keine Quelle {name!r}; bekannt sind {known}.",
        )
    prepared = Prepared(fingerprint(options))
    usable: list[Reading] = []
    for i, (name, source) in enumerate(SOURCES.items()):
        progress("read", i, len(SOURCES))
        before = accepted.load(home, name)
        if options.sources and name not in options.sources and before:
            usable.append(before)
            continue
        reading = source.read(options.data, with_unverified=options.with_unverified)
        prepared.readings.append(reading)
        reason = _failure(source, reading, None if options.rebuild else before)
        if not reason:
            usable.append(reading)
            continue
        prepared.failures[name] = reason
        if before:
            usable.append(before)
    progress("read", len(SOURCES), len(SOURCES))
    if len(usable) == len(SOURCES):
        _assemble(prepared, usable, home)
    return prepared


def _failure(source: Source, reading: Reading, before: Reading | None) -> str:
    """Why a reading is not published, or an empty text."""
    account, limits = reading.account, source.description.limits
    if not account.balanced:
        return "rows in are not rows taken, quarantined and ignored: please report this defect"
    if not account.rows_in:
        return "the source has no rows"
    share = len(account.quarantined) / account.rows_in
    if share > limits.max_quarantined_share:
        return (
            f"{share:.1%} of the rows are in quarantine, the limit is "
            f"{limits.max_quarantined_share:.1%}"
        )
    return _shrunk(account, before.account, limits.max_shrink_share) if before else ""


def _shrunk(account: Account, before: Account, limit: float) -> str:
    """The file, or all files, that lost more of the rows than the limit; or an empty text."""
    bad = Counter(row.file for row in account.quarantined)
    rows = {name: number - bad[name] for name, number in account.files.items()}
    counts = [(f"{name} has", rows[name], before.files.get(name, 0)) for name in rows]
    for what, now, then in (("there are", account.rows_in, before.rows_in), *counts):
        if then >= _FEW_ROWS and now < then * (1 - limit):
            return (
                f"{what} only {now} good rows, {then} in the last good run: if that is right, run "
                "again with --rebuild"
            )
    return ""


def _assemble(prepared: Prepared, usable: Sequence[Reading], home: Path) -> None:
    organisations = pd.concat([r.frames["Organisation"] for r in usable], ignore_index=True)
    judgements = [j for r in usable for j in r.judgements]
    seats = [s for r in usable for s in r.seats if s.label == "Organisation"]
    states = {s.id: s.place.states for s in seats}
    prepared.identities = resolve(organisations, judgements, states)
    gazetteer = Gazetteer.load(home / "cache")
    prepared.assembly = assemble(usable, prepared.identities, gazetteer)
    found = problems(MODEL, prepared.assembly.frames)
    if found:
        listed = "; ".join(found[:5])
        raise InnonetzError(
            f"The wanted graph contradicts the model, nothing was written: {listed}. Please "
            "report this defect.",
            f"Der gewünschte Graph widerspricht dem Modell, nichts wurde geschrieben: {listed}. "
            "Bitte melden Sie diesen Fehler.",
        )
    prepared.frames = prepared.assembly.frames


def fingerprint(options: RunOptions) -> str:
    """Id of the inputs: the same files, judgements, switches and version give the same id."""
    digest = blake2b(digest_size=5)
    digest.update(f"{_version()} {options.with_unverified}".encode())
    files = sorted(options.data.glob("*.csv"))
    if options.with_unverified:
        files += sorted((options.data / "unverified").glob("*.csv"))
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return f"in-{digest.hexdigest()}"


def _version() -> str:
    try:
        return version("innonetz")
    except PackageNotFoundError:
        return "source"


def plan(
    options: RunOptions, store: Store, progress: Progress = silent
) -> tuple[report.RunReport, Difference]:
    """What a run would change. Writes nothing."""
    clock = _Clock()
    prepared = prepare_run(options, store.settings.home, progress)
    changes = _compare(prepared, store, progress)
    result = _report(prepared, options, store, changes, clock)
    return result.model_copy(update={"planned": True}), changes


def _compare(prepared: Prepared, store: Store, progress: Progress) -> Difference:
    progress("compare", 0, 1)
    if prepared.frames is None:
        return Difference(())
    changes = difference(MODEL, prepared.frames, store)
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
        prepared = prepare_run(options, home, progress)
        if options.rebuild and prepared.frames is not None:
            apply(difference(MODEL, {}, store), store, prepared.run, progress)
        changes = _compare(prepared, store, progress)
        if not changes.empty:
            prepare(MODEL, store)
            apply(changes, store, prepared.run, progress)
        for reading in prepared.readings:
            if reading.source not in prepared.failures:
                accepted.save(home, reading)
        result = _report(prepared, options, store, changes, clock)
        for item in result.sources:
            _keep_quarantine(item, prepared, home, result)
        report.save(home, result)
    return result


def _keep_quarantine(
    item: report.SourceReport, prepared: Prepared, home: Path, result: report.RunReport
) -> None:
    rows = next(r.account.quarantined for r in prepared.readings if r.source == item.name)
    stamp = result.started.replace(":", "").replace("-", "")
    path = write_quarantine(home / "quarantine" / f"{stamp}_{result.run}", item.name, rows)
    item.quarantine_file = str(path or "")


def _reasons(account: Account) -> dict[str, int]:
    """Quarantine reasons without their particulars, most frequent first."""
    kinds = Counter(q.reason.split("; ")[0].split("'")[0].strip(" :,") for q in account.quarantined)
    return dict(kinds.most_common(8))


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
        sources=[_source_report(r, prepared.failures) for r in prepared.readings],
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
        remarks=[remark for r in prepared.readings for remark in r.remarks],
    )


def _source_report(reading: Reading, failures: dict[str, str]) -> report.SourceReport:
    account = reading.account
    return report.SourceReport(
        name=reading.source,
        title=SOURCES[reading.source].description.title,
        rows_in=account.rows_in,
        taken=account.taken,
        quarantined=len(account.quarantined),
        ignored=dict(account.ignored),
        files=dict(account.files),
        accepted=reading.source not in failures,
        reason=failures.get(reading.source, ""),
        quarantine_reasons=_reasons(account),
    )
