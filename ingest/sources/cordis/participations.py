"""A row of organization.csv as a participation: who takes part in which project, in which role."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.sources.cordis import cells as c
from ingest.sources.cordis.persons import left_out

# Roles as published; one that is not here is "other".
_ROLES = {
    "coordinator": "coordinator",
    "participant": "partner",
    "partner": "partner",
    "beneficiary": "partner",
    "hostinstitution": "partner",
    "associatedpartner": "associated",
    "internationalpartner": "associated",
    "subcontractor": "subcontractor",
    "thirdparty": "other",
}
_ACTIVITIES = frozenset({"HES", "PRC", "REC", "PUB", "OTH"})


@dataclass(frozen=True, slots=True)
class Participation:
    """One row; texts as published, empty when unknown, money in whole euros.

    ``role`` is one of the model; ``pic`` the participant identification code; ``nuts`` the
    nutsCode; ``has_address`` whether street, postcode or town are given.
    """

    project: str
    pic: str
    name: str
    short_name: str
    vat: str
    activity: str
    city: str
    country: str
    nuts: str
    website: str
    role: str
    funding: int | None
    ended: bool
    has_address: bool

    @property
    def left_out(self) -> str:
        """The rule by which it is left out as a private person's, or an empty text."""
        return left_out(self.name, self.short_name, self.activity, self.has_address)


def participation(row: dict[str, str]) -> Participation:
    """Check one row by column name. Raises CellError with what cannot be."""
    project, code = c.project_id(row["projectID"]), c.pic(row["organisationID"])
    activity = row["activityType"].upper()
    if activity and activity not in _ACTIVITIES:
        raise c.CellError(
            f"{activity[:40]!r} cannot be a kind of activity: the line may be shifted"
        )
    city = " ".join(row["city"].split())
    return Participation(
        project=project,
        pic=code,
        name=" ".join(row["name"].split()),
        short_name=" ".join(row.get("shortName", "").split()),
        vat=c.vat(row.get("vatNumber", "")),
        activity=activity,
        city=city,
        country=c.country(row["country"]),
        nuts=row.get("nutsCode", ""),
        website=c.website(row.get("organizationURL", "")),
        role=_ROLES.get(c.word(row["role"], "role").lower(), "other"),
        funding=c.euros(row["ecContribution"]) or c.euros(row.get("netEcContribution", "")),
        ended=c.flag(row.get("endOfParticipation", "")),
        has_address=bool(city or row.get("street") or row.get("postCode")),
    )
