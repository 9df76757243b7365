"""A row of project.csv, the programmes, and the part of the programme that funds a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ingest.builder import FactBuilder
from ingest.sources.cordis import cells as c

SOURCE_ID = "src-cordis"
EVIDENCE = ([SOURCE_ID], "high")
_STATUS = {
    "SIGNED": "running", "ONG": "running", "CLOSED": "ended", "CLO": "ended",
    "TERMINATED": "ended", "CAN": "ended",
}  # fmt: skip


class FrameworkProgramme(NamedTuple):
    """One framework programme; ``rank`` is higher for a later one."""

    id: str
    name: str
    short_name: str
    start: str
    end: str
    rank: int


_HORIZON = FrameworkProgramme(
    "horizon-europe", "Horizont Europa – Rahmenprogramm für Forschung und Innovation",
    "Horizont Europa", "2021", "2027", 3,
)  # fmt: skip
_H2020 = FrameworkProgramme(
    "h2020", "Horizont 2020 – Rahmenprogramm für Forschung und Innovation", "Horizont 2020",
    "2014", "2020", 2,
)  # fmt: skip
_FP7 = FrameworkProgramme(
    "fp7", "Siebtes Forschungsrahmenprogramm der Europäischen Union (FP7)", "FP7", "2007", "2013", 1
)
# By the published code. Euratom projects stand in the file of the programme of their time.
PROGRAMMES = {"HORIZON": _HORIZON, "H2020": _H2020, "FP7": _FP7}


@dataclass(slots=True)
class Project:
    """One project; dates YYYY-MM-DD or empty, money in whole euros, ``scheme`` as published.

    ``part`` is the part of the programme that funds it, from legalBasis.csv.
    """

    id: str
    acronym: str
    title: str
    status: str
    start: str
    end: str
    volume: int | None
    funding: int | None
    programme: FrameworkProgramme
    scheme: str
    part: str = ""
    part_is_main: bool = False

    def stand_under(self, part: str, *, main: bool) -> None:
        """Note the part of the programme; the main one counts, else the first one named."""
        if not self.part or (main and not self.part_is_main):
            self.part, self.part_is_main = part, main


def project(row: dict[str, str]) -> Project:
    """Check one row by column name. Raises CellError with what cannot be."""
    code = row["frameworkProgramme"].upper()
    programme = next((p for start, p in PROGRAMMES.items() if code.startswith(start)), None)
    if programme is None:
        raise c.CellError(f"{code[:40]!r} is none of the programmes {', '.join(PROGRAMMES)}")
    found = Project(
        id=c.project_id(row["id"]),
        acronym=" ".join(row["acronym"].split()),
        title=" ".join(row["title"].split()),
        status=_STATUS.get(c.word(row["status"], "status").upper(), "unknown"),
        start=c.day(row["startDate"]),
        end=c.day(row["endDate"]),
        volume=c.euros(row["totalCost"]),
        funding=c.euros(row["ecMaxContribution"]),
        programme=programme,
        scheme=row.get("fundingScheme", ""),
    )
    if not (found.acronym or found.title):
        raise c.CellError("neither an acronym nor a title")
    if found.start and found.end and found.end < found.start:
        raise c.CellError(f"ends {found.end} before it starts {found.start}")
    return found


def add_project(facts: FactBuilder, project: Project) -> None:
    """The node of a project and its programme."""
    node = ("Project", f"cordis-{project.id}")
    facts.node(
        *node, project.acronym or project.title, EVIDENCE, names=[project.title],
        acronym=project.acronym, title=project.title, start=project.start, end=project.end,
        volume_eur=project.volume, funding_eur=project.funding, status=project.status,
        funding_kind=project.scheme, funding_profile=project.part,
        website=f"https://cordis.europa.eu/project/id/{project.id}",
    )  # fmt: skip
    facts.tie("FUNDED_UNDER", node, ("Programme", project.programme.id), EVIDENCE)


def add_programme(facts: FactBuilder, programme: FrameworkProgramme) -> None:
    """The node of a framework programme."""
    facts.node(
        "Programme", programme.id, programme.name, EVIDENCE, names=[programme.short_name],
        short_name=programme.short_name, level="eu", ministry="Europäische Kommission",
        ministry_at_start="Europäische Kommission", start=programme.start, end=programme.end,
    )  # fmt: skip
