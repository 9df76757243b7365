"""Everything of a run before the comparison: read, identify, assemble."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from graph.apply import Progress, silent
from graph.beside import Beside
from graph.errors import InnonetzError, WrongUseError
from graph.frames import Frames, problems
from graph.model import MODEL
from ingest import accepted
from ingest.accounting import Account, Reading
from ingest.assemble import Assembly, assemble
from ingest.begun import begun_search
from ingest.code import fingerprint_of_code
from ingest.identify import MAY_BE, Identified, add_records, add_suggestions, identify
from ingest.identity import told_apart
from ingest.identity.own import own_file, read_own, with_own
from ingest.identity.resolve import Identities
from ingest.inputs import Inputs, size_of
from ingest.memory import collector_paused, collector_spared
from ingest.options import RunOptions
from ingest.places import Gazetteer
from ingest.reading_beside import MANY_BYTES, ReadingBeside
from ingest.sources import SOURCES, Source
from ingest.vocabulary import Vocabulary, without_lost_ties

# A file with fewer rows may shrink as it likes: there one row is a large share.
_FEW_ROWS = 20


@dataclass(frozen=True)
class Fresh:
    """A reading of this run, to be kept when it is published; ``folder`` has it already."""

    reading: Reading
    fingerprint: str
    handed_in: tuple[Path, ...]
    folder: Path | None = None

    def keep(self, home: Path) -> None:
        """Let it be the last good reading of its source."""
        if self.folder is None:
            accepted.save(home, self.reading, self.fingerprint, self.handed_in)
        else:
            name = self.reading.source
            accepted.publish(home, name, self.fingerprint, self.folder, self.handed_in)


@dataclass
class Prepared:
    """What each source gave, and the wanted graph.

    ``run`` is the id of the inputs: the same files, judgements, switches and version give the
    same id. ``readings`` are those of sources that were looked at, ``fresh`` those read anew.
    A source that failed is in ``in_place`` when its earlier reading stands in for it.
    ``missing`` are those that failed and cannot be left out; ``frames`` is None with any.
    """

    run: str = ""
    readings: list[Reading] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    in_place: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    remarks: list[str] = field(default_factory=list)
    frames: Frames | None = None
    identified: Identified = field(default_factory=Identified)
    assembly: Assembly = field(default_factory=lambda: Assembly({}))

    @property
    def identities(self) -> Identities:
        """Which records are one organisation."""
        return self.identified.identities


def prepare_run(options: RunOptions, home: Path, progress: Progress = silent) -> Prepared:
    """Read all sources and compute the wanted graph; writes nothing to the store.

    Raises WrongUseError for an unknown source, a missing table or a file that cannot be read.
    """
    with prepared_but_suggestions(options, home, progress) as prepared:
        complete(prepared, home, progress)
        return prepared


@contextmanager
def prepared_but_suggestions(
    options: RunOptions, home: Path, progress: Progress = silent
) -> Iterator[Prepared]:
    """As ``prepare_run``; what may be one organisation is still searched, until ``complete``."""
    with ExitStack() as stack:
        with collector_paused():
            prepared = _prepared(options, home, stack, progress)
        stack.callback(prepared.identified.stop)
        with collector_spared():
            yield prepared


def complete(prepared: Prepared, home: Path, progress: Progress = silent) -> None:
    """Wait for the suggestions and put them into the wanted graph."""
    frames = prepared.frames
    if frames is None:
        return
    progress("suggest", 0, 1)
    prepared.assembly.remarks += add_suggestions(frames, prepared.identified)
    told_apart.save(_told_apart(home), prepared.identified.suggestions.told_apart)
    _check({table: frames[table] for table in ("Organisation", MAY_BE)})
    progress("suggest", 1, 1)


def _told_apart(home: Path) -> Path:
    return home / "cache" / "told_apart.npz"


def _prepared(options: RunOptions, home: Path, stack: ExitStack, progress: Progress) -> Prepared:
    prepared = Prepared()
    used: dict[str, tuple[Reading, str]] = {}
    tasks = _survey(options, home)
    beside = _begun(tasks, options, home)
    if beside:
        stack.callback(beside.close)
    search = begun_search(home)
    if search:
        stack.callback(search.stop)
    for i, task in enumerate(tasks):
        progress("read", i, len(tasks))
        known = [reading for reading, _ in used.values()] if task.source.uses_vocabulary else []
        given = Inputs(task.paths, options.with_unverified, progress, Vocabulary.of(known))
        own = beside if beside and beside.source == task.name else None
        if found := _read(prepared, task, given, options, home, own):
            used[task.name] = found
    progress("read", len(tasks), len(tasks))
    prepared.run = _run_id(options, home, {name: mark for name, (_, mark) in used.items()})
    prepared.in_place = frozenset(prepared.failures) & set(used)
    gone = [name for name in prepared.failures if name not in used]
    prepared.missing = tuple(name for name in gone if _needed(name, home))
    if not prepared.missing:
        _assemble(prepared, [reading for reading, _ in used.values()], home, search, progress)
    return prepared


def _begun(tasks: Sequence[_Task], options: RunOptions, home: Path) -> ReadingBeside | None:
    """The second large source that has to be read anew, begun beside the first."""
    large = [
        task for task in tasks
        if task.to_be_read(options) and not task.source.uses_vocabulary
        and size_of(task.paths) >= MANY_BYTES
    ]  # fmt: skip
    if len(large) < 2:
        return None
    task = large[1]
    given = Inputs(task.paths, options.with_unverified)
    return ReadingBeside(task.name, given, home, task.fingerprint)


def _needed(name: str, home: Path) -> bool:
    """Whether the graph cannot do without a source that gave nothing.

    What was published of it earlier stands in the graph, also when this version cannot use the
    kept reading: without it these facts would be lost.
    """
    return SOURCES[name].base or accepted.is_kept(home, name)


def known_run(options: RunOptions, home: Path) -> str:
    """The id a run will have when all its readings are kept already; empty when one is not."""
    tasks = _survey(options, home)
    if options.rebuild or any(task.paths and task.fingerprint != task.kept for task in tasks):
        return ""
    return _run_id(options, home, {task.name: task.kept for task in tasks})


@dataclass(frozen=True)
class _Task:
    """A source of this run: the paths to read, none when its kept reading serves.

    ``fingerprint`` is that of the paths, ``kept`` that of the kept reading, each empty without.
    """

    name: str
    source: Source
    paths: tuple[Path, ...]
    handed_in: bool
    fingerprint: str
    kept: str

    def to_be_read(self, options: RunOptions) -> bool:
        """Whether its kept reading does not serve."""
        return bool(self.paths) and (self.fingerprint != self.kept or options.rebuild)


def _survey(options: RunOptions, home: Path) -> list[_Task]:
    """What there is to read, and what is kept; sources without either are left out."""
    _check_names(options)
    tasks: list[_Task] = []
    for name, source in SOURCES.items():
        kept = accepted.fingerprint_of(home, name)
        task = _task(name, options, home, kept)
        if task.paths or kept:
            if task.paths and source.uses_vocabulary:
                before = _digest(t.fingerprint or t.kept for t in tasks)
                task = replace(task, fingerprint=task.fingerprint + before)
            tasks.append(task)
    return tasks


def _task(name: str, options: RunOptions, home: Path, kept: str) -> _Task:
    """What is to do about one source when ``kept`` is the fingerprint of its kept reading."""
    source = SOURCES[name]
    wanted = not options.sources or name in options.sources or not kept
    given = _given(name, source, options, home, kept) if wanted else _Given((), False)
    inputs = Inputs(given.paths, options.with_unverified)
    mark = f"{inputs.fingerprint()}{fingerprint_of_code()}" if given.paths else ""
    return _Task(name, source, given.paths, given.handed_in, mark, kept)


def _digest(marks: Iterable[str]) -> str:
    return blake2b(" ".join(marks).encode(), digest_size=4).hexdigest()


def _check_names(options: RunOptions) -> None:
    unknown = {*options.sources, *options.inputs} - set(SOURCES)
    if unknown:
        name, known = sorted(unknown)[0], ", ".join(SOURCES)
        raise WrongUseError(
            f"There is no source {name!r}; known are {known}.",
            f"Es gibt keine Quelle {name!r}; bekannt sind {known}.",
        )


class _Given(NamedTuple):
    """The paths of a source, and whether somebody handed them in."""

    paths: tuple[Path, ...]
    handed_in: bool


def _given(name: str, source: Source, options: RunOptions, home: Path, kept: str) -> _Given:
    """Where a source is read from; no paths when nothing new is there."""
    if paths := options.inputs.get(name):
        return _Given(tuple(paths), True)
    dropped = options.drop_folder / name if options.drop_folder else None
    if dropped and dropped.is_dir() and any(dropped.iterdir()):
        return _Given((dropped,), True)
    if earlier := accepted.handed_in(home, name):
        # What is kept was made by another version, or may have been judged by another vocabulary:
        # read the same files again.
        again = source.uses_vocabulary and all(path.exists() for path in earlier)
        return _Given(() if kept and not again else _still_there(name, earlier), True)
    default = source.default(options.data)
    if not default and name in options.sources and not kept:
        raise WrongUseError(
            f"{name}: no files were handed in. Name them after the source (innonetz ingest {name} "
            f"PATH) or put them into the folder {name} below the one INNONETZ_SOURCES names.",
            f"{name}: Es sind keine Dateien übergeben. Nach der Quelle angeben (innonetz ingest "
            f"{name} PFAD) oder in den Ordner {name} unter dem von INNONETZ_SOURCES legen.",
        )
    return _Given((default,) if default else (), False)


def _still_there(name: str, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    if gone := [str(path) for path in paths if not path.exists()]:
        raise WrongUseError(
            f"{name}: what was read earlier is of another version of innonetz, and {gone[0]} is "
            f"gone. Hand the files in again (innonetz ingest {name} PATH), or drop the source "
            f"(innonetz ingest --forget {name}).",
            f"{name}: Das früher Gelesene stammt aus einer anderen Version von innonetz, und "
            f"{gone[0]} ist nicht mehr da. Die Dateien erneut übergeben (innonetz ingest {name} "
            f"PFAD) oder die Quelle verwerfen (innonetz ingest --forget {name}).",
        )
    return paths


def _read(
    prepared: Prepared,
    task: _Task,
    given: Inputs,
    options: RunOptions,
    home: Path,
    beside: ReadingBeside | None,
) -> tuple[Reading, str] | None:
    """The reading to use and its mark: kept, fresh, the earlier one after a failure, or none."""
    if not task.to_be_read(options):
        if before := accepted.load(home, task.name):
            if task.paths:
                prepared.readings.append(before)
            return before, task.kept
        if not task.paths:  # what is kept is damaged: as if nothing were
            task = _task(task.name, options, home, kept="")
    reading = beside.reading(given.progress) if beside else None
    reading = reading or task.source.read(replace(given, paths=task.paths))
    prepared.readings.append(reading)
    reason = _failure(
        task.source, reading, None if options.rebuild else accepted.account_of(home, task.name)
    )
    if reason:
        prepared.failures[task.name] = reason
        before = accepted.load(home, task.name)
        return (before, task.kept) if before else None
    handed_in = task.paths if task.handed_in else ()
    folder = beside.folder if beside else None
    prepared.fresh.append(Fresh(reading, task.fingerprint, handed_in, folder))
    return reading, task.fingerprint


def _run_id(options: RunOptions, home: Path, marks: dict[str, str]) -> str:
    digest = blake2b(digest_size=5)
    digest.update(f"{_version()} {options.with_unverified}".encode())
    for name, mark in marks.items():
        digest.update(f"{name} {mark}".encode())
    own = own_file(home)
    digest.update(own.read_bytes() if own.is_file() else b"")
    return f"in-{digest.hexdigest()}"


def _version() -> str:
    try:
        return version("innonetz")
    except PackageNotFoundError:
        return "source"


def _failure(source: Source, reading: Reading, before: Account | None) -> str:
    """Why a reading is not published, or an empty text; ``before`` is of the last good one."""
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
    return _shrunk(account, before, limits.max_shrink_share) if before else ""


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


def _assemble(
    prepared: Prepared,
    readings: Sequence[Reading],
    home: Path,
    search: Beside | None,
    progress: Progress,
) -> None:
    named = [name for name, source in SOURCES.items() if source.uses_vocabulary]
    usable, prepared.remarks = without_lost_ties(readings, named)
    judgements = with_own((j for r in usable for j in r.judgements), read_own(home))
    progress("identify", 0, 2)
    before = told_apart.load(_told_apart(home))
    prepared.identified = identify(usable, judgements, before, search)
    progress("identify", 1, 2)
    gazetteer = Gazetteer.load(home / "cache")
    prepared.assembly = assemble(usable, prepared.identities, gazetteer)
    frames = prepared.assembly.frames
    add_records(frames["Organisation"], prepared.identified)
    progress("identify", 2, 2)
    _check(frames)
    prepared.frames = frames


def _check(frames: Frames) -> None:
    """Raise the error that names what in the frames contradicts the model."""
    if found := problems(MODEL, frames):
        listed = "; ".join(found[:5])
        raise InnonetzError(
            f"The wanted graph contradicts the model and was not written: {listed}. Please "
            "report this defect.",
            f"Der gewünschte Graph widerspricht dem Modell und wurde nicht geschrieben: {listed}. "
            "Bitte melden Sie diesen Fehler.",
        )
