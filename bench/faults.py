"""Damaged files against every reader: no crash, no hang, no row lost without a count.

``mutations`` gives damages of a file, each with a name and always the same for the same seed.
``tried`` reads each damaged file through a reader and says what became of its rows. Readers
follow the contract ``read(files) -> Reading`` with an account of their rows.
"""

from __future__ import annotations

import math
import resource
import signal
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from types import FrameType
from typing import Protocol

from bench.mutations import Kind, applied, kinds
from bench.table import Table, number, seconds
from graph.errors import InnonetzError
from ingest.inputs import Inputs
from ingest.sources import Source
from ingest.vocabulary import Terms, Vocabulary

# What a list may name here: one made-up cluster.
MADE_UP = Vocabulary(Terms((("cl-a", ("Cluster Alpha",)),)))
_PAST_INTEGERS = 2**63  # stores know integers of 64 bits
SECONDS = 20.0  # a reading that takes longer hangs


class Account(Protocol):
    """What a reader says about the rows of a file."""

    @property
    def rows_in(self) -> int: ...
    @property
    def balanced(self) -> bool: ...
    @property
    def taken(self) -> int: ...
    @property
    def quarantined(self) -> Sequence[object]: ...
    @property
    def ignored(self) -> Counter[str]: ...


class Reading(Protocol):
    """What a reader gives; more is not needed here."""

    @property
    def account(self) -> Account: ...


Read = Callable[[Sequence[Path]], Reading]
# How many rows a damaged file has, told by somebody else than the reader.
CountRows = Callable[[bytes], int]


def reading_of(source: Source) -> Read:
    """The reader of a source as it is tried here."""
    return lambda files: source.read(Inputs(tuple(files), vocabulary=MADE_UP))


def lines_below_header(content: bytes) -> int:
    """Lines that are not blank, without the first: the rows of a format without quotes."""
    return max(sum(bool(line.strip()) for line in content.splitlines()) - 1, 0)


@dataclass(frozen=True)
class Mutation:
    """One damage: its number, its kind, and the seed that it is drawn with."""

    number: int
    kind: Kind
    seed: str

    @property
    def name(self) -> str:
        return f"{self.number:04} {self.kind.name}"

    def of(self, content: bytes, *, archive: bool) -> bytes:
        """The damaged content; the same for the same content."""
        return applied(self.kind, content, Random(self.seed), archive=archive)


def mutations(seed: int, count: int, *, archive: bool = False) -> Iterator[Mutation]:
    """So many damages, every kind about equally often; ``archive`` asks for those of zips too."""
    known = kinds(archive=archive)
    for i in range(count):
        yield Mutation(i, known[i % len(known)], f"fault {seed} {i}")


@dataclass(frozen=True)
class Outcome:
    """What became of one damaged file. Numbers are rows; ``error`` is the message, if any.

    ``fine`` is False for a crash, a hang, rows without a count, or a file outside the folder.
    """

    mutation: str
    kind: str
    rows_in: int = 0
    taken: int = 0
    quarantined: int = 0
    ignored: int = 0
    seconds: float = 0.0
    memory_mb: int = 0
    error: str = ""
    defect: str = ""

    @property
    def fine(self) -> bool:
        return not self.defect


def tried(
    read: Read,
    content: bytes,
    name: str,
    folder: Path,
    wanted: Sequence[Mutation],
    *,
    limit: float = SECONDS,
    count_rows: CountRows | None = None,
) -> list[Outcome]:
    """Read every damaged copy of a file called ``name`` and say what became of it.

    The copies stand one after the other in ``folder/in``; whatever appears beside that, or
    beside the copy, counts as a defect. With ``count_rows`` a reader that leaves rows out of its
    account is found too; a header that is no header may count as a row. Call it from the main
    thread: the time limit is a signal.
    """
    inside = folder / "in"
    inside.mkdir(parents=True, exist_ok=True)
    path = inside / name
    outcomes = []
    for mutation in wanted:
        damaged = mutation.of(content, archive=name.endswith(".zip"))
        path.write_bytes(damaged)
        before = _everything(folder)
        outcome = _read(read, path, mutation, limit)
        if strange := _everything(folder) - before:
            outcome = replace(outcome, defect=outcome.defect or f"wrote {sorted(strange)[0]}")
        rows = count_rows(damaged) if count_rows else outcome.rows_in
        if outcome.fine and not outcome.error and outcome.rows_in not in (rows, rows + 1):
            outcome = replace(outcome, defect=f"told {outcome.rows_in} rows of {rows}")
        outcomes.append(outcome)
    path.unlink(missing_ok=True)
    return outcomes


def _everything(folder: Path) -> set[str]:
    """All files around the copy, one folder above included: where a path in a zip may lead."""
    return {str(p) for p in (*folder.rglob("*"), *folder.parent.glob("*"))}


class HangError(Exception):
    """A reading went on for longer than its limit."""


@contextmanager
def _limited(limit: float) -> Iterator[None]:
    """Raise HangError in the block after so many seconds."""
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("the time limit needs the main thread")

    def over(_signal: int, _frame: FrameType | None) -> None:
        raise HangError(f"still reading after {limit:.0f} s")

    former = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def _read(read: Read, path: Path, mutation: Mutation, limit: float) -> Outcome:
    started = time.perf_counter()
    name, kind = mutation.name, mutation.kind.name

    def outcome(defect: str = "", error: str = "", account: Account | None = None) -> Outcome:
        figures = (
            (account.rows_in, account.taken, len(account.quarantined), account.ignored.total())
            if account
            else (0, 0, 0, 0)
        )
        return Outcome(
            name, kind, *figures, time.perf_counter() - started, _peak_mb(), error, defect
        )

    try:
        with _limited(limit):
            reading = read([path])
    except HangError as error:
        return outcome(defect=str(error))
    except InnonetzError as error:
        # Refused with a sentence and a remedy: nothing was read, so nothing was lost.
        sentence = str(error)
        return outcome(error=sentence, defect="" if sentence.strip() else "an error without a word")
    except Exception as error:  # noqa: BLE001 - any crash at all is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return outcome(defect=f"{type(error).__name__} in {where}: {error}")
    account = reading.account
    defect = "" if account.balanced else "rows in are not rows taken, quarantined and ignored"
    return outcome(defect=defect or _unstorable(reading), account=account)


def _unstorable(reading: Reading) -> str:
    """The first number that no store takes, in words; empty when there is none."""
    for name, frame in getattr(reading, "frames", {}).items():
        for column in frame:
            for value in frame[column]:
                whole = isinstance(value, int) and abs(value) >= _PAST_INTEGERS
                if whole or (isinstance(value, float) and math.isinf(value)):
                    return f"{name}.{column} holds {str(value)[:20]}, which no store takes"
    return ""


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000


def summary(title: str, outcomes: Sequence[Outcome]) -> Table:
    """One line a kind of damage: files, rows by fate, longest reading, errors, defects."""
    columns = ["kind", "files", "rows in", "taken", "quarantined", "ignored", "refused",
               "longest", "defects", "first defect or error"]  # fmt: skip
    by_kind: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_kind.setdefault(outcome.kind, []).append(outcome)
    rows = []
    for kind, group in by_kind.items():
        totals = (sum(getattr(o, what) for o in group)
                  for what in ("rows_in", "taken", "quarantined", "ignored"))  # fmt: skip
        words = [o.defect for o in group if o.defect] or [o.error for o in group if o.error] or [""]
        rows.append([
            kind, number(len(group)), *(number(total) for total in totals),
            number(sum(bool(o.error) for o in group)),
            seconds(max(o.seconds for o in group)), number(sum(not o.fine for o in group)),
            " ".join(words[0].split())[:120].replace("|", "/"),
        ])  # fmt: skip
    return Table(title, columns, rows)
