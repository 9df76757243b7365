"""The search for suggestions, in a process of its own beside the rest of a run.

Nothing of the graph but the suggestions themselves waits for it, and in a national network it
takes as long as reading all files. Where few records are compared, starting a process would cost
more than it saves: there the search runs in this one.

It is mostly the names of the last run that are compared again, and to take them apart is half of
the work. So after a first run the process starts while the files are still being read.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import pyarrow.parquet as pq

from graph.beside import Beside
from ingest.identity.aliases import AliasIndex, Entry
from ingest.identity.blocking import Blocks, get_ready
from ingest.identity.form import name_form
from ingest.identity.judgements import Judgement
from ingest.identity.participations import Participations
from ingest.identity.record import OrganisationRecord
from ingest.identity.suggest import Suggestions, suggest
from ingest.identity.told_apart import ToldApart
from ingest.memory import collector_paused

# From so many records on a process of its own is worth its second of starting.
MANY_RECORDS = 10_000


@dataclass(frozen=True)
class Question:
    """All that a search for suggestions depends on; see ``suggest``."""

    records: Sequence[OrganisationRecord]
    participations: Participations
    judgements: Sequence[Judgement]
    canonical: dict[str, str]
    register: Sequence[Entry]
    told_apart: ToldApart

    def answer(self) -> Suggestions:
        """Compare the records, here and now."""
        found = suggest(
            self.records,
            shared_projects=self.participations,
            judgements=self.judgements,
            canonical=self.canonical,
            register=AliasIndex(self.register) if self.register else None,
            told_apart=self.told_apart,
        )
        return replace(found, blocks=_without_members(found.blocks))


def _without_members(blocks: Blocks) -> Blocks:
    """The figures of the blocks: who is in which is of no use any more, and large."""
    return replace(blocks, groups=[])


def begin(names: Sequence[Path] = ()) -> Beside:
    """Start the other process; it takes the names of these files apart until it is asked."""
    beside = Beside(work)
    beside.tell(list(names))
    return beside


class Search:
    """A search that is done, or is under way in another process."""

    def __init__(
        self, question: Question, begun: Beside | None = None, *, many: int = MANY_RECORDS
    ) -> None:
        """Begin to answer where there are ``many`` records; else when the result is asked for.

        ``begun`` is the other process where it has been started already.
        """
        self._question = question
        self._found: Suggestions | None = None
        self._beside: Beside | None = None
        if len(question.records) >= many and sys.executable:
            self._beside = begun or begin()
            self._beside.tell(question)

    def result(self) -> Suggestions:
        """The suggestions; waits for them. Should the other process fail, they are made here."""
        if self._found is None:
            self._found = self._received() or self._question.answer()
        return self._found

    def _received(self) -> Suggestions | None:
        answer = self._beside.answer() if self._beside else None
        if answer is None:
            return None
        found = pickle.load(answer)  # noqa: S301  # from our own process, by a file no other sees
        return found if isinstance(found, Suggestions) else None

    def stop(self) -> None:
        """End a search that nobody waits for any more."""
        if self._beside is not None:
            self._beside.stop()


def work(told: Iterator[Any], answer: IO[bytes]) -> None:
    """Take names apart, then answer the question: the other process's task."""
    with collector_paused():
        for path in next(told):
            for name in _names_in(path):
                get_ready(name_form(name))
        question: Question = next(told)
        pickle.dump(question.answer(), answer, protocol=pickle.HIGHEST_PROTOCOL)


def _names_in(path: Path) -> Iterator[str]:
    """Every name and alias in a file of organisations."""
    stored = pq.read_table(path, columns=["name", "aliases"])
    yield from filter(None, stored["name"].to_pylist())
    for aliases in stored["aliases"].to_pylist():
        yield from aliases or ()
