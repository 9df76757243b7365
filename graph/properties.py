"""Properties that several node and relationship types share, and the words they may hold."""

from __future__ import annotations

from graph.schema import Property, PropertyType

T, L, INT, N, D = (
    PropertyType.TEXT,
    PropertyType.TEXTS,
    PropertyType.INTEGER,
    PropertyType.NUMBER,
    PropertyType.DATE,
)

ORGANISATION_KINDS = (
    "company", "university", "applied_university", "research_institute", "school", "agency",
    "association", "chamber", "ministry", "municipality", "foundation", "network", "hospital",
    "other",
)  # fmt: skip
CLUSTER_KINDS = (
    "cluster", "alliance", "future_cluster", "transformation_network", "network", "umbrella",
    "association",
)  # fmt: skip
MEMBER_ROLES = (
    "member", "board", "founding_member", "partner", "project_partner", "host", "participant",
    "other",
)  # fmt: skip
MANAGING_ROLES = ("manages", "lead")
COOPERATION_KINDS = (
    "joint_project", "joint_event", "agreement", "network_partner", "shared_management",
)  # fmt: skip

NOTE = Property("note", T, "remark of the data set")
WEBSITE = Property("website", T, "address of the website")
CITY = Property("city", T, "town as published")
COUNTRY = Property("country", T, "ISO 3166-1 code, EU for bodies of the Union")
NAME_EN = Property("name_en", T, "English label")
SHORT_NAME = Property("short_name", T, "short name as published")
FORMER_NAMES = Property("former_names", L, "former names as published")
START = Property("start", D, "start")
END = Property("end", D, "end")
SINCE = Property("since", D, "start of the tie, unknown when empty")
UNTIL = Property("until", D, "end of the tie, unknown when empty")
AS_OF = Property("as_of", D, "date for which the source states it")
FUNDING = Property("funding_eur", INT, "funding in whole euros")
FINISHED = Property(
    "finished", T, "on one source alone: the last run that ended, and when; see graph/state.py",
    derived=True,
)  # fmt: skip
POSITION = (
    Property("x", N, "horizontal place in the drawn network", derived=True),
    Property("y", N, "vertical place in the drawn network", derived=True),
)


def in_both(name: str, meaning: str) -> tuple[Property, Property]:
    """A text for readers in German, and beside it the same in English."""
    return (
        Property(name, T, f"{meaning}, in German"),
        Property(f"{name}_en", T, f"{meaning}, in English"),
    )
