"""The rows of a list of operations: amounts, days, places and the rules that leave a row out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from graph.names import compact
from ingest.csvfiles import TextRow
from ingest.days import partial_date
from ingest.persons import looks_like_a_person
from ingest.places import Place
from ingest.sources.efre.layout import Layout, ProgrammeLayout
from ingest.sources.efre.places import locations

PERSON = "natural person as beneficiary, left out"
REDACTED = "beneficiary not named by the list, left out"
NO_OPERATION = "line without an operation (totals, notes)"
SECOND_HEADER = "second line of the header"
REPEATED_HEADER = "header repeated further down"
# Only whole cells: "Total" is also the beginning of a firm's name.
_SUM = re.compile(
    r"(?:(?:gesamt|zwischen|teil|end)?summen?|(?:ins)?gesamt|gesamtbetrag|gesamtergebnis|total)"
    r"(?:[\s:]|in|der|aller|vorhaben|liste|eur|euro|€|efre|esf\+?|jtf|[0-9]{4}|[-–])*",
    re.IGNORECASE,
)
# What lists write where a name must not appear.
_REDACTED = re.compile(
    r"nat[uü]rliche person|privatperson|anonymi|datenschutz|nicht ver[oö]ffentlich|^x{3,}$|^\*+$",
    re.IGNORECASE,
)
_AMOUNT = {
    ",": re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"),
    ".": re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"),
}
_MOST = 2**53 - 1


@dataclass(frozen=True)
class Operation:
    """One line of a list. Amounts in euros with cents, None where the list has none."""

    layout: Layout = field(compare=False)
    beneficiary: str
    beneficiary_place: Place | None
    code: str
    name: str
    purpose: str
    start: str
    end: str
    total: Decimal | None
    eu: Decimal | None
    fund: str
    objective: str
    intervention: str
    programme: ProgrammeLayout
    places: tuple[Place, ...]


class RowError(ValueError):
    """A row that does not fit; the message names every defect."""


@dataclass
class RowReader:
    """Turns rows of one list into operations."""

    layout: Layout
    _defects: list[str] = field(default_factory=list)

    def left_out(self, row: TextRow) -> str:
        """The rule that leaves a row out, empty when none does."""
        name, operation = _clean(row.cells["beneficiary"]), _clean(row.cells["name"])
        alone = "" if name and operation else name or operation
        if not (name or operation) or _SUM.fullmatch(alone):
            return NO_OPERATION
        if self.layout.names([name, operation]) == ["beneficiary", "name"]:
            return REPEATED_HEADER
        if self.layout.second_header and compact(name) == compact(self.layout.second_header):
            return SECOND_HEADER
        if _REDACTED.search(name):
            return REDACTED
        return PERSON if name and looks_like_a_person(name) else ""

    def operation(self, row: TextRow) -> Operation:
        """The operation of a row. Raises RowError."""
        cells: dict[str, str] = {
            name: _clean(row.cells.get(name, "")) for name in self.layout.columns
        }
        self._defects = []
        programme = self.layout.programme_of(cells.get("fund", ""))
        if programme is None:
            known = ", ".join(self.layout.programmes)
            self._defects.append(f"unknown fund: {cells['fund']!r}, known are {known}")
        for name, what in (("beneficiary", "no beneficiary"), ("name", "no name of the operation")):
            if not cells[name]:
                self._defects.append(f"{what}; the cell is empty")
        start, end = self._date("start", cells), self._date("end", cells)
        if start and end and end < start[: len(end)]:
            self._defects.append(f"ends before it starts: {end!r} is before {start!r}")
        total, eu = self._amount("total", cells), self._amount("eu", cells)
        if total and eu and eu > total + 1:
            self._defects.append(f"EU share above the total cost: '{eu}' of '{total}'")
        if self._defects or programme is None:
            raise RowError(" | ".join(self._defects))
        land, place = self.layout.land, cells.get("beneficiary_place", "")
        return Operation(
            layout=self.layout,
            beneficiary=cells["beneficiary"],
            beneficiary_place=locations(place, "", land)[0] if place else None,
            code=cells.get("code", ""),
            name=cells["name"],
            purpose=cells.get("purpose", ""),
            start=start,
            end=end,
            total=total,
            eu=eu,
            fund=cells.get("fund", ""),
            objective=cells.get("objective", ""),
            intervention=cells.get("intervention", ""),
            programme=programme,
            places=locations(row.cells.get("location", ""), cells.get("country", ""), land),
        )

    def _date(self, name: str, cells: dict[str, str]) -> str:
        text = cells.get(name, "")
        try:
            return partial_date(text) if text else ""
        except ValueError:
            self._defects.append(f"no date: {text!r} as {name}")
            return ""

    def _amount(self, name: str, cells: dict[str, str]) -> Decimal | None:
        text = re.sub(r"\s|€|EUR", "", cells.get(name, ""))
        if not text:
            return None
        mark = self.layout.decimal
        if not _AMOUNT[mark].fullmatch(text):
            self._defects.append(f"no amount: {text!r} as {name}")
            return None
        other = "." if mark == "," else ","
        amount = Decimal(text.replace(other, "").replace(mark, "."))
        if not 0 <= amount <= _MOST:
            self._defects.append(f"no possible amount: {text!r} as {name}")
        return amount


def _clean(text: str) -> str:
    return " ".join(text.replace("_x000D_", " ").split())
