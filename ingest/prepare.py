"""Everything of a run before the comparison: read, identify, assemble."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from graph.apply import Progress, silent
from graph.errors import InnonetzError, WrongUseError
from graph.frames import Frames, problems
from graph.model import MODEL
from ingest import accepted
from ingest.accepted import Accepted
from ingest.accounting import Account, Reading
from ingest.assemble import Assembly, assemble
from ingest.identity.resolve import Identities, resolve
from ingest.inputs import Inputs
from ingest.options import RunOptions
from ingest.places import Gazetteer
from ingest.sources import SOURCES, Source

# A file with fewer rows may shrink as it likes: there one row is a large share.
_FEW_ROWS = 20


@dataclass(frozen=True)
class Fresh:
    """A reading of this run, to be kept when it is published."""

    reading: Reading
    fingerprint: str
    handed_in: tuple[Path, ...]


@dataclass
class Prepared:
    """What each source gave, and the wanted graph.

    ``run`` is the id of the inputs: the same files, judgements, switches and version give the
    same id. ``readings`` are those of sources that were looked at, ``fresh`` those read anew.
    ``frames`` is None when a source failed and no earlier good reading of it is known.
    """

    run: str = ""
    readings: list[Reading] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    frames: Frames | None = None
    identities: Identities = field(default_factory=Identities)
    assembly: Assembly = field(default_factory=lambda: Assembly({}))


def prepare_run(options: RunOptions, home: Path, progress: Progress = silent) -> Prepared:
    """Read all sources and compute the wanted graph; writes nothing to the store.

    Raises WrongUseError for an unknown source, a missing table or a file that cannot be read.
    """
    _check_names(options)
    prepared = Prepared()
    usable: dict[str, Accepted | Fresh] = {}
    for i, (name, source) in enumerate(SOURCES.items()):
        progress("read", i, len(SOURCES))
        before = accepted.load(home, name)
        if options.sources and name not in options.sources and before:
            usable[name] = before
            continue
        given = _given(name, source, options, home, before)
        if not given.paths:
            if before:
                usable[name] = before
            continue
        if found := _read(prepared, source, given, before, options, progress):
            usable[name] = found
    progress("read", len(SOURCES), len(SOURCES))
    prepared.run = _run_id(options, usable)
    if not set(prepared.failures) - set(usable):
        _assemble(prepared, [u.reading for u in usable.values()], home)
    return prepared


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


def _given(
    name: str, source: Source, options: RunOptions, home: Path, before: Accepted | None
) -> _Given:
    """Where a source is read from; no paths when nothing new is there."""
    if paths := options.inputs.get(name):
        return _Given(tuple(paths), True)
    dropped = options.drop_folder / name if options.drop_folder else None
    if dropped and dropped.is_dir() and any(dropped.iterdir()):
        return _Given((dropped,), True)
    if earlier := accepted.handed_in(home, name):
        # What is kept was made by another version: read the same files again.
        return _Given(() if before else _still_there(name, earlier), True)
    default = source.default(options.data)
    if not default and name in options.sources and not before:
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
    source: Source,
    given: _Given,
    before: Accepted | None,
    options: RunOptions,
    progress: Progress,
) -> Accepted | Fresh | None:
    """The reading to use: kept, fresh, the earlier one after a failure, or none at all."""
    inputs = Inputs(given.paths, options.with_unverified, progress)
    fingerprint = f"{inputs.fingerprint()}{_code()}"
    if before and before.fingerprint == fingerprint and not options.rebuild:
        prepared.readings.append(before.reading)
        return before
    reading = source.read(inputs)
    prepared.readings.append(reading)
    reason = _failure(source, reading, None if options.rebuild or not before else before.reading)
    if reason:
        prepared.failures[reading.source] = reason
        return before
    fresh = Fresh(reading, fingerprint, given.paths if given.handed_in else ())
    prepared.fresh.append(fresh)
    return fresh


@cache
def _code() -> str:
    """Fingerprint of the code that makes facts of files: a reading of other code is read anew."""
    digest = blake2b(digest_size=4)
    for file in sorted(Path(__file__).parent.rglob("*")):
        if file.suffix in (".py", ".yml", ".csv"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _run_id(options: RunOptions, usable: dict[str, Accepted | Fresh]) -> str:
    digest = blake2b(digest_size=5)
    digest.update(f"{_version()} {options.with_unverified}".encode())
    for name, used in usable.items():
        digest.update(f"{name} {used.fingerprint}".encode())
    return f"in-{digest.hexdigest()}"


def _version() -> str:
    try:
        return version("innonetz")
    except PackageNotFoundError:
        return "source"


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
