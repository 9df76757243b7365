"""Lists of operations as the run calls them: from the files handed in to a reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import WrongUseError
from ingest.accounting import Account, QuarantinedRow, Reading
from ingest.days import partial_date
from ingest.inputs import InputFile, Inputs
from ingest.source import SourceDescription
from ingest.sources.efre.facts import Collected, build, project_id
from ingest.sources.efre.layout import Layout, ListHeader, layouts
from ingest.sources.efre.rows import Operation, RowError, RowReader
from ingest.tables import ListForm, read_table

DESCRIPTION = SourceDescription.load(Path(__file__).with_name("source.yml"))
TWICE = "a row that stands there twice"
SUPERSEDED = "an operation that a newer list has too"
# "DS: 31. Januar 2026", "Stand: 31.01.2026" above the header.
_DAY = re.compile(
    r"\b(?:DS|Stand|Datenstand|Stichtag)\s*:?\s*([0-9]{1,2}\.\s?(?:[0-9]{1,2}\.\s?|[^\W\d_]+\s)"
    r"[0-9]{4})"
)


@dataclass
class _List:
    """One file: its layout and day, and its operations by project with the number of rows."""

    file: str
    layout: Layout | None = None
    as_of: str = ""
    operations: dict[str, list[Operation]] = field(default_factory=dict)


def read(inputs: Inputs) -> Reading:
    """Read all lists handed in. Raises WrongUseError when there is none to read."""
    files = [f for f in inputs.files(DESCRIPTION.files) if "~$" not in f.name]
    if not files:
        raise WrongUseError(
            "efre: there is no CSV or XLSX file in what was handed in. Get the list of operations "
            "from the managing authority (docs/sources-efre.md) and name its folder.",
            "efre: In dem Übergebenen ist keine CSV- oder XLSX-Datei. Die Liste der Vorhaben bei "
            "der Verwaltungsbehörde beziehen (docs/sources-efre.md) und ihren Ordner angeben.",
        )
    known = layouts(inputs.files(DESCRIPTION.optional_files))
    account = Account()
    lists = [_read_file(file, known, inputs, account) for file in files]
    facts = build(_newest(lists, account))
    return Reading(DESCRIPTION.name, facts.frames(), account, facts.seats)


def _read_file(file: InputFile, known: Sequence[Layout], inputs: Inputs, account: Account) -> _List:
    header = ListHeader(known)
    sheets = tuple(layout.sheet for layout in known if layout.sheet)
    form = ListForm(header, sheets, lambda: header.taken().decimal)
    found, seen = _List(file.name), set[Operation]()
    reader: RowReader | None = None
    for row in read_table(file, form, account, inputs.progress):
        if reader is None:
            found.layout, found.as_of = header.taken(), _day(form.above)
            reader = RowReader(found.layout)
        if rule := reader.left_out(row):
            account.ignored[rule] += 1
            continue
        try:
            operation = reader.operation(row)
        except RowError as error:
            reason = str(error)
            account.quarantined.append(QuarantinedRow(row.file, row.line, reason, row.text))
            continue
        if operation in seen:
            account.ignored[TWICE] += 1
            continue
        seen.add(operation)
        found.operations.setdefault(project_id(operation), []).append(operation)
        account.taken += 1
    return found


def _day(above: Sequence[str]) -> str:
    for line in above:
        if match := _DAY.search(line):
            try:
                return partial_date(re.sub(r"\.\s?(?=[0-9])", ".", match.group(1)))
            except ValueError:
                continue
    return ""


def _newest(lists: Sequence[_List], account: Account) -> Collected:
    """Of an operation that several lists have the newest counts, undated ones count as oldest."""
    collected = Collected()
    for found in sorted(lists, key=lambda f: (f.as_of, f.file), reverse=True):
        if found.layout is None:
            continue
        collected.lists.setdefault(found.layout.key, (found.layout, found.as_of))
        for node_id, rows in found.operations.items():
            if node_id in collected.operations:
                account.taken -= len(rows)
                account.ignored[SUPERSEDED] += len(rows)
            else:
                collected.operations[node_id] = rows
    return collected
