"""One row of the export as a grant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from ingest.accounting import Account, QuarantinedRow
from ingest.csvfiles import TextRow
from ingest.sources.foerderkatalog.bodies import Bodies, Who
from ingest.sources.foerderkatalog.cells import CellError, amount, day, text
from ingest.sources.foerderkatalog.rules import DOUBLE, put_aside

# The last letter tells the partner: 03WIR6909B, 16BZF410C, 03ZU1107IC.
_PARTNER = re.compile(r"[0-9A-Z]*[0-9][A-Z]?[A-Z]")
_FEWEST = 6
_frame = itemgetter("ministry", "administered_by", "kind", "profile", "code", "code_text")


class Frame(NamedTuple):
    """What many grants share: who funds them, under which heading and plan code."""

    ministry: str
    administered_by: str
    kind: str
    profile: str
    code: str
    code_text: str


class Grant(NamedTuple):
    """A grant. ``number`` is the FKZ as published, ``key`` the same without blanks.

    ``stem`` is the key without the letter of the partner, empty when it has none; amounts are in
    whole euros, days as YYYY-MM-DD.
    """

    number: str
    key: str
    stem: str
    who: Who
    title: str
    start: str | None
    end: str | None
    amount: int | None
    project: str
    frame: Frame
    line: int
    content: int


@dataclass
class Catalogue:
    """The grants of all files and what the account says of their rows."""

    account: Account = field(default_factory=Account)
    bodies: Bodies = field(default_factory=Bodies)
    counts: Counter[str] = field(default_factory=Counter)
    _grants: dict[str, Grant] = field(default_factory=dict)
    _frames: dict[tuple[str, ...], Frame] = field(default_factory=dict)

    @property
    def grants(self) -> Iterator[Grant]:
        """All grants in the order of their keys."""
        return (self._grants[key] for key in sorted(self._grants))

    def take(self, row: TextRow) -> None:
        """Take a row, put it into quarantine with its reason, or aside by a named rule."""
        try:
            rule = self._taken(row)
        except CellError as error:
            self.account.quarantined.append(
                QuarantinedRow(row.file, row.line, str(error), row.text)
            )
            return
        if rule:
            self.account.ignored[rule] += 1
        else:
            self.account.taken += 1

    def _taken(self, row: TextRow) -> str:
        """Keep the grant of a row; gives the rule that puts it aside, else an empty text."""
        cells = row.cells
        number, title, frame = text(cells["fkz"]), text(cells["title"]), self._frame(cells)
        if not number:
            raise CellError("FKZ: empty")
        if rule := put_aside(cells["recipient"], title, frame.code, frame.profile):
            return rule
        key = number.replace(" ", "").upper()
        content = hash(row.text)
        if before := self._grants.get(key):
            if before.content == content:
                return DOUBLE
            raise CellError(f"double: FKZ {number!r} stands with other content in line "
                            f"{before.line} already")  # fmt: skip
        start, end = day(cells["start"]), day(cells["end"])
        if start and end and end < start:
            raise CellError(f"date: ends {end} before it starts {start}")
        euros = amount(cells["amount"])
        if euros is None:
            self.counts["amount not shown"] += 1
        who = self.bodies.who(cells)
        self._grants[key] = Grant(
            number, key, stem_of(key), who, title, start, end, euros, text(cells["project"]),
            frame, row.line, content,
        )  # fmt: skip
        return ""

    def _frame(self, cells: dict[str, str]) -> Frame:
        given = _frame(cells)
        found = self._frames.get(given)
        if found is None:
            found = Frame(*(text(cell) for cell in given))
            found = self._frames[given] = found._replace(code=found.code.upper())
        return found


def stem_of(key: str) -> str:
    """The common part of the grant numbers of partners, empty when the number shows none."""
    return key[:-1] if len(key) > _FEWEST and _PARTNER.fullmatch(key) else ""
