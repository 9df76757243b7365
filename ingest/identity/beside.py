"""The search for suggestions, in a process of its own beside the rest of a run.

Nothing of the graph but the suggestions themselves waits for it, and in a national network it
takes as long as reading all files. Where few records are compared, starting a process would cost
more than it saves: there the search runs in this one.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from ingest.identity.aliases import AliasIndex, Entry
from ingest.identity.blocking import Blocks
from ingest.identity.judgements import Judgement
from ingest.identity.participations import Participations
from ingest.identity.record import OrganisationRecord
from ingest.identity.suggest import Suggestions, suggest
from ingest.identity.told_apart import ToldApart

# From so many records on a process of its own is worth its second of starting.
MANY_RECORDS = 10_000
_ROOT = Path(__file__).parents[2]
_WORK = "from ingest.identity.beside import work; work()"


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


class Search:
    """A search that is done, or is under way in another process."""

    def __init__(self, question: Question, *, many: int = MANY_RECORDS) -> None:
        """Begin to answer where there are ``many`` records; else when the result is asked for."""
        self._question = question
        self._found: Suggestions | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._answer: IO[bytes] | None = None
        if len(question.records) >= many and sys.executable:
            self._begin(question)

    def _begin(self, question: Question) -> None:
        # Files, not pipes: neither process ever waits for the other to read.
        self._answer = tempfile.TemporaryFile()  # noqa: SIM115
        with tempfile.TemporaryFile() as asked:
            pickle.dump(question, asked, protocol=pickle.HIGHEST_PROTOCOL)
            asked.seek(0)
            paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
            self._process = subprocess.Popen(
                [sys.executable, "-c", _WORK],
                stdin=asked,
                stdout=self._answer,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            )

    def result(self) -> Suggestions:
        """The suggestions; waits for them. Should the other process fail, they are made here."""
        if self._found is None:
            self._found = self._received() or self._question.answer()
        return self._found

    def _received(self) -> Suggestions | None:
        process, answer = self._process, self._answer
        if process is None or answer is None:
            return None
        with answer:
            if process.wait() != 0:
                return None
            answer.seek(0)
            found = pickle.load(answer)  # noqa: S301  # from our own process, by a file no other sees
        return found if isinstance(found, Suggestions) else None

    def stop(self) -> None:
        """End a search that nobody waits for any more."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._answer is not None:
            self._answer.close()


def work() -> None:
    """Answer the question on standard input, on standard output: the other process's task."""
    # Who interrupts the run means the run, and that ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    question = pickle.load(sys.stdin.buffer)  # noqa: S301  # as above
    if isinstance(question, Question):
        pickle.dump(question.answer(), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
