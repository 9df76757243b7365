"""Member lists as the run calls them: from the files handed in to a reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.errors import WrongUseError
from graph.member_list import SHEET_DE, SHEET_EN
from ingest.accounting import Account, QuarantinedRow, Reading
from ingest.inputs import InputFile, Inputs
from ingest.source import SourceDescription
from ingest.sources.memberlist.facts import Listed, build
from ingest.sources.memberlist.header import MemberHeader
from ingest.sources.memberlist.rows import HIDDEN, Checker, Member, RowError
from ingest.tables import ListForm, read_table

DESCRIPTION = SourceDescription.load(Path(__file__).with_name("source.yml"))
TWICE = "a row that stands there twice"


def read(inputs: Inputs) -> Reading:
    """Read all member lists handed in. Raises WrongUseError when there is none to read."""
    files = [f for f in inputs.files(DESCRIPTION.files) if "~$" not in f.name]
    if not files:
        raise WrongUseError(
            "memberlist: there is no CSV or XLSX file in what was handed in. Save the list in one "
            "of these forms; the dashboard has an empty template (page Fehlende Partner).",
            "memberlist: In dem Übergebenen ist keine CSV- oder XLSX-Datei. Bitte die Liste in "
            "einer dieser Formen speichern; eine leere Vorlage gibt es auf der Seite Fehlende "
            "Partner.",
        )
    account, remarks = Account(), list[str]()
    members: dict[Member, Listed] = {}
    for file in files:
        _read_file(file, inputs, account, remarks, members)
    facts = build(list(members.values()), inputs.vocabulary)
    return Reading(DESCRIPTION.name, facts.frames(), account, facts.seats, remarks=remarks)


def _read_file(
    file: InputFile,
    inputs: Inputs,
    account: Account,
    remarks: list[str],
    members: dict[Member, Listed],
) -> None:
    checker = Checker(MemberHeader(file.name), inputs.vocabulary)
    form = ListForm(checker.header, (SHEET_DE, SHEET_EN))
    own, aside = Account(), list[QuarantinedRow]()
    for row in read_table(file, form, own, inputs.progress):
        try:
            member = checker.member(row)
        except RowError as error:
            aside.append(QuarantinedRow(row.file, row.line, str(error), checker.shown(row)))
            continue
        if member in members:
            account.ignored[TWICE] += 1
            continue
        members[member] = Listed(member, row.file, row.line)
        account.taken += 1
    # Of a line that is no row nobody knows which of its cells is about a person: none is kept.
    account.quarantined += [replace(q, row=HIDDEN) for q in own.quarantined] + aside
    account.files += own.files
    account.ignored += own.ignored
    remarks += checker.header.remarks + checker.remarks
