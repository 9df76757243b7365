"""CORDIS as the run calls it: from its archives to a reading.

The graph is that of the German landscape: projects with a German participant come into it, with
all their participants. The participations are read twice, first to learn which projects these are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.model import MODEL
from ingest.accounting import Account, QuarantinedRow, Reading
from ingest.builder import FactBuilder
from ingest.csvfiles import TextRow, read_rows
from ingest.inputs import Inputs
from ingest.source import SourceDescription
from ingest.sources.cordis import tables as t
from ingest.sources.cordis.bodies import Bodies
from ingest.sources.cordis.cells import CellError, flag, project_id
from ingest.sources.cordis.fields import Fields, subject
from ingest.sources.cordis.participations import Participation, participation
from ingest.sources.cordis.projects import (
    EVIDENCE,
    SOURCE_ID,
    FrameworkProgramme,
    Project,
    add_programme,
    add_project,
    project,
)

DESCRIPTION = SourceDescription.load(Path(__file__).with_name("source.yml"))
NOT_GERMAN = "no German participant in the project"
DOUBLE_PROJECT = "second row of one project"
DOUBLE = "double participation (same project, organisation and role)"
DOUBLE_OTHER = "double participation with another amount"
DOUBLE_FIELD = "second row of one project and field"
_NO_PROJECT = "the project is not in project.csv, or its row is in quarantine"


def read(inputs: Inputs) -> Reading:
    """Read the archives or folders handed in. Raises WrongUseError when a main table is missing."""
    return _Reader(inputs, t.find_tables(inputs)).read()


class _Reader:
    def __init__(self, inputs: Inputs, tables: t.TableFiles) -> None:
        self._inputs = inputs
        self._tables = tables
        self._account = Account()
        self._facts = FactBuilder(MODEL)
        self._german: set[str] = set()
        self._projects: dict[str, Project] = {}

    def read(self) -> Reading:
        self._german = self._with_german_participant()
        self._read_projects()
        self._read_legal_basis()
        self._read_participations()
        self._read_fields()
        self._finish()
        return Reading(
            DESCRIPTION.name, self._facts.frames(), self._account, self._facts.seats,
            remarks=self._remarks(),
        )  # fmt: skip

    def _rows(self, table: str, account: Account) -> Iterator[TextRow]:
        for file in self._tables.of(table):
            yield from read_rows(file, t.FORMATS[table], account, self._inputs.progress)

    def _quarantine(self, row: TextRow, reason: str) -> None:
        self._account.quarantined.append(QuarantinedRow(row.file, row.line, reason, row.text))

    def _with_german_participant(self) -> set[str]:
        """Ids of the projects in which a German body takes part; a first look, not accounted."""
        found: set[str] = set()
        for row in self._rows(t.ORGANIZATION, Account()):
            if "DE" not in row.cells["country"] or row.cells["projectID"] in found:
                continue
            try:
                part = participation(row.cells)
            except CellError:
                continue  # the second look puts it into quarantine
            if part.country == "DE" and not part.left_out:
                found.add(part.project)
        return found

    def _read_projects(self) -> None:
        account = self._account
        for row in self._rows(t.PROJECT, account):
            try:
                id_ = project_id(row.cells["id"])
                if id_ not in self._german:
                    account.ignored[NOT_GERMAN] += 1
                elif id_ in self._projects:
                    account.ignored[DOUBLE_PROJECT] += 1
                else:
                    self._projects[id_] = project(row.cells)
                    account.taken += 1
            except CellError as error:
                self._quarantine(row, str(error))

    def _kept(self, table: str) -> Iterator[TextRow]:
        """The rows of a table whose project is in the graph; all others are accounted for."""
        for row in self._rows(table, self._account):
            try:
                project_ = project_id(row.cells["projectID"])
            except CellError as error:
                self._quarantine(row, str(error))
                continue
            if project_ not in self._german:
                self._account.ignored[NOT_GERMAN] += 1
            elif project_ not in self._projects:
                self._quarantine(row, _NO_PROJECT)
            else:
                yield row

    def _read_legal_basis(self) -> None:
        for row in self._kept(t.LEGAL_BASIS):
            part = row.cells["title"] or row.cells["legalBasis"]
            main = flag(row.cells.get("uniqueProgrammePart", ""))
            self._projects[row.cells["projectID"]].stand_under(part, main=main)
            self._account.taken += 1

    def _read_participations(self) -> None:
        bodies = Bodies()
        funding: dict[tuple[str, str, str], int | None] = {}
        for row in self._kept(t.ORGANIZATION):
            try:
                part = participation(row.cells)
            except CellError as error:
                self._quarantine(row, str(error))
                continue
            if rule := part.left_out:
                self._account.ignored[rule] += 1
                continue
            body = bodies.add(part, self._projects[part.project].programme.rank)
            key = (part.project, body, part.role)
            if key in funding:
                same = funding[key] == part.funding
                self._account.ignored[DOUBLE if same else DOUBLE_OTHER] += 1
                continue
            funding[key] = part.funding
            self._tie(part, body)
            self._account.taken += 1
        bodies.emit(self._facts)

    def _tie(self, part: Participation, body: str) -> None:
        self._facts.tie(
            "TAKES_PART_IN", ("Organisation", body), ("Project", f"cordis-{part.project}"),
            EVIDENCE, role=part.role, grant_id=part.project, funding_eur=part.funding,
            published_name=part.name, status="ended early" if part.ended else None,
        )  # fmt: skip

    def _read_fields(self) -> None:
        fields = Fields()
        ties: set[tuple[str, str]] = set()
        for row in self._kept(t.EUROSCIVOC):
            try:
                found = subject(row.cells)
            except CellError as error:
                self._quarantine(row, str(error))
                continue
            tie = (found.project, fields.add(found))
            if tie in ties:
                self._account.ignored[DOUBLE_FIELD] += 1
                continue
            ties.add(tie)
            ends = ("Project", f"cordis-{tie[0]}"), ("Field", tie[1])
            self._facts.tie("ABOUT", *ends, EVIDENCE)
            self._account.taken += 1
        fields.emit(self._facts)

    def _finish(self) -> None:
        """The projects, complete only now, with their programmes, and the source."""
        programmes: dict[str, FrameworkProgramme] = {}
        for found in self._projects.values():
            add_project(self._facts, found)
            programmes[found.programme.id] = found.programme
        for programme in programmes.values():
            add_programme(self._facts, programme)
        self._facts.node(
            "Source", SOURCE_ID, "CORDIS: EU-geförderte Forschungsprojekte", EVIDENCE,
            names=[DESCRIPTION.publisher], publisher=DESCRIPTION.publisher, url=DESCRIPTION.url,
            kind="dataset", language="en", licence=DESCRIPTION.licence,
        )  # fmt: skip

    def _remarks(self) -> list[str]:
        names = {t.EUROSCIVOC: "fields of science", t.LEGAL_BASIS: "parts of the programmes"}
        return [
            f"{table} was not handed in: the projects come without {what}"
            for table, what in names.items()
            if not self._tables.of(table)
        ]
