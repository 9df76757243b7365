"""What stands in the files of CORDIS: columns by vintage, invented projects, fields of science."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_COMMON = (
    "id", "acronym", "status", "title", "startDate", "endDate", "totalCost", "ecMaxContribution",
    "legalBasis", "topics", "ecSignatureDate", "frameworkProgramme", "masterCall", "subCall",
    "fundingScheme", "nature", "objective", "contentUpdateDate", "rcn", "grantDoi",
)  # fmt: skip
# Order and set differ by vintage.
PROJECT_COLUMNS = {
    "HORIZON": (*_COMMON, "keywords", "Human-validated"),
    "h2020": (*_COMMON, "keywords"),
    "fp7": ("rcn", "id", "acronym", "status", "frameworkProgramme", "topics", "title",
            "startDate", "endDate", "objective", "totalCost", "ecMaxContribution", "masterCall",
            "subCall", "fundingScheme", "nature", "legalBasis", "ecSignatureDate",
            "contentUpdateDate", "grantDoi"),
}  # fmt: skip
ORGANISATION_COLUMNS = (
    "projectID", "projectAcronym", "organisationID", "vatNumber", "name", "shortName", "SME",
    "activityType", "street", "postCode", "city", "country", "nutsCode", "geolocation",
    "organizationURL", "contactForm", "contentUpdateDate", "rcn", "order", "role",
    "ecContribution", "netEcContribution", "totalCost", "endOfParticipation", "active",
)  # fmt: skip
_BASES = {
    "HORIZON": ("HORIZON.2.4", "HORIZON.2.5", "HORIZON.1.1", "HORIZON.3.1"),
    "h2020": ("H2020-EU.2.1.1.", "H2020-EU.3.3.", "H2020-EU.1.1.", "H2020-EU.3.4."),
    "fp7": ("FP7-ICT", "FP7-ENERGY", "FP7-NMP", "FP7-PEOPLE"),
}
_SCHEMES = ("RIA", "IA", "CSA", "ERC-STG", "MSCA-ITN", "SME-1")
_FRAMEWORKS = {"HORIZON": "HORIZON", "h2020": "H2020", "fp7": "FP7"}
_HOW = ("invented", "imagined", "fictional", "supposed", "pretended")
_WHAT = ("sensors", "batteries", "materials", "networks", "enzymes", "photonics", "turbines")
_WHERE = ("factories", "hospitals", "harbours", "cities", "farms", "vehicles", "satellites")
_SYLLABLES = ("BRA", "LUM", "QUA", "TRI", "ZOR", "KNO", "VEX", "MOP", "PLU", "WIM", "XAN", "DRU")

# Codes, paths and titles in the manner of EuroSciVoc; the numbers are invented.
VOCABULARY = [
    (f"{9_000_000 + i * 11}", f"{area}/{field}/invented topic {i}", f"invented topic {i}")
    for i, (area, field) in enumerate(
        (area, field)
        for area in ("natural sciences", "engineering and technology", "social sciences")
        for field in ("physical sciences", "electrical engineering", "economics", "materials")
        for _ in range(40)
    )
]


@dataclass(frozen=True)
class Programme:
    """One framework programme: name in the archive, its size, and years of start."""

    name: str
    projects: int
    participations: int
    first: int
    last: int

    def id(self, number: int) -> str:
        """The id of a project; the leading digit tells the programmes apart."""
        lead = {"HORIZON": 101, "h2020": 7, "fp7": 2}[self.name]
        return f"{lead}{number:06}" if lead == 101 else f"{lead}{number:05}"


def comma(amount: float) -> str:
    """Money with the decimal comma, as in project.csv."""
    return f"{amount:.2f}".replace(".", ",")


def ended(start: int, months: int) -> str:
    """ISO date some months after the first month of a year."""
    year, month = divmod(start * 12 + months, 12)
    return f"{year}-{month + 1:02}-28"


def project_row(programme: Programme, number: int, chance: Random) -> dict[str, str]:
    """One invented project; the same for the same number and source of chance."""
    year = programme.first + int(chance.random() * (programme.last - programme.first + 1))
    acronym = "".join(chance.choices(_SYLLABLES, k=2)) + str(number)
    what, where = chance.choice(_WHAT), chance.choice(_WHERE)
    title = f"{chance.choice(_HOW).capitalize()} {what} for {where} ({acronym})"
    cost = chance.lognormvariate(14.3, 0.9)
    # 0 means not declared: lump sums.
    total = "0" if chance.random() < 0.12 else comma(cost * 1.2)
    objective = f'An {chance.choice(_HOW)} "pilot" with {what}; nothing of it exists.'
    if chance.random() < 0.02:
        objective += "\nA second line, inside the quotes."
    return {
        "id": programme.id(number), "acronym": acronym,
        "status": "CLOSED" if year < 2021 else "SIGNED", "title": title,
        "startDate": f"{year}-{1 + int(chance.random() * 12):02}-01",
        "endDate": ended(year, 12 + int(chance.random() * 48)), "totalCost": total,
        "ecMaxContribution": comma(cost), "legalBasis": chance.choice(_BASES[programme.name]),
        "topics": f"{_FRAMEWORKS[programme.name]}-TOPIC-{number % 400:03}",
        "ecSignatureDate": f"{year - 1}-11-15",
        "frameworkProgramme": _FRAMEWORKS[programme.name], "masterCall": "CALL-INVENTED",
        "subCall": "CALL-INVENTED-01", "fundingScheme": chance.choice(_SCHEMES),
        "objective": objective, "contentUpdateDate": "2026-08-01 12:00:00",
        "rcn": str(900_000 + number), "grantDoi": f"10.3030/{programme.id(number)}",
        "keywords": f"{what}, {where}", "Human-validated": "false",
    }  # fmt: skip
