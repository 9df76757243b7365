"""What speaks for an organisation as a partner: stages it fills, joint work, competences.

Shared by the questions that suggest organisations to an initiative or a region.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field

from queries.answers import Row
from queries.dates import standing
from queries.measures import all_sources, highest, lowest, resource_allocation
from queries.stage_table import Member, Stage
from queries.weights import Partners

RESEARCH = frozenset({"university", "applied_university", "research_institute"})


def filled(row: Row, stage: Stage) -> Row:
    """What an organisation makes at an open stage."""
    return {
        "stage": stage.id,
        "name": stage.name,
        "name_en": stage.row["name_en"],
        "chain": stage.row["chain"],
        "state": stage.state,
        "product": row["product"],
        "basis": row["basis"],
        "sources": sorted(row["sources"]),
        "confidence": row["confidence"],
    }


def fill_value(fill: Row, rules: Partners) -> float:
    """Value of one filled stage: by the state of the stage, less for our own classification."""
    value = float(getattr(rules, fill["state"]))
    return value if fill["basis"] == "source" else value * rules.classified


@dataclass(frozen=True)
class Place:
    """A project or an initiative, with the sources and confidence of each who takes part in it."""

    row: Row
    ties: Mapping[str, list[tuple[list[str], str]]]

    @property
    def degree(self) -> int:
        """How many take part; the number of members an initiative states where that is greater."""
        return max(len(self.ties), self.row["stated"] or 0)


# Where one organisation met which members, by their ids.
Meetings = list[tuple[Place, Collection[str]]]


@dataclass
class Work:
    """Who has met which members where.

    ``undated`` counts ties left out because they have no date and one was asked for.
    """

    names: Mapping[str, str]
    meetings: dict[str, Meetings] = field(default_factory=lambda: defaultdict(list))
    undated: int = 0

    def members(self, node: str) -> set[str]:
        """The ids of the members that one has met."""
        return {member for _, there in self.meetings.get(node, ()) for member in there}

    def met(self, node: str) -> list[Row]:
        """Whom one has met where, projects first."""
        return meeting_rows(self.meetings.get(node, []), self.names)

    def allocation(self, node: str) -> float:
        """The resource allocation index of what one shares with the members."""
        return allocation_of(self.meetings.get(node, []))


def places_of(meeting: list[Row], as_of: str | None) -> tuple[list[Place], int]:
    """The places with who takes part on that day, and the number of ties left out as undated.

    ``meeting`` holds the places with all who take part, as ``[id, sources, confidence, since,
    until]``.
    """
    found, undated = [], 0
    for row in meeting:
        ties, without = _taking_part(row, as_of)
        undated += without
        found.append(Place(row, ties))
    return found, undated


def meeting_rows(meetings: Meetings, names: Mapping[str, str]) -> list[Row]:
    """One row for each member that was met somewhere, projects first."""
    found = [_meeting(place, node, names[node]) for place, there in meetings for node in there]
    return sorted(found, key=_projects_first)


def allocation_of(meetings: Meetings) -> float:
    """The resource allocation index of the members that were met."""
    return resource_allocation(sorted((len(there), place.degree) for place, there in meetings))


def joint_work(meeting: list[Row], members: Mapping[str, Member], as_of: str | None = None) -> Work:
    """For every organisation the members it met, and where."""
    places, undated = places_of(meeting, as_of)
    work = Work({node: member.name for node, member in members.items()}, undated=undated)
    for place in places:
        if there := members.keys() & place.ties.keys():
            for node in place.ties.keys() - there:
                work.meetings[node].append((place, there))
    return work


def _taking_part(
    place: Row, as_of: str | None
) -> tuple[dict[str, list[tuple[list[str], str]]], int]:
    """Who takes part in a place on that day; a project that is over is work that was done."""
    ties: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    counts = {"standing", "over"} if place["label"] == "Project" else {"standing"}
    undated = 0
    for node, sources, confidence, since, until in place["taking_part"]:
        if as_of:
            # Without a begin nothing tells that the work had begun, even if it is over.
            state = standing(since, until, as_of) if since else "undated"
            undated += state == "undated"
            if state not in counts:
                continue
        ties[node].append((sources, confidence))
    return ties, undated


def _projects_first(row: Row) -> tuple[bool, str, str, str]:
    return (
        row["through_label"] != "Project",
        row["member_name"],
        row["through_id"],
        row["member_id"],
    )


def _meeting(place: Place, member: str, name: str) -> Row:
    ties = place.ties[member]
    return {
        "member_id": member,
        "member_name": name,
        "through_id": place.row["id"],
        "through_name": place.row["name"],
        "through_label": place.row["label"],
        "sources": sorted({s for sources, _ in ties for s in sources}),
        "confidence": lowest(confidence for _, confidence in ties),
    }


Needs = dict[str, tuple[Stage, dict[str, Row]]]


def needs_of(rows: list[Row], stages: dict[str, Stage]) -> Needs:
    """Open stages with the competences they need, rows by id."""
    found: Needs = {}
    for row in rows:
        _, needed = found.setdefault(row["stage"], (stages[row["stage"]], {}))
        needed[row["competence"]] = row
    return found


def competences(
    needs: Needs, offers: dict[str, Row], filled_stages: set[str]
) -> tuple[list[Row], float]:
    """What an organisation can do that open stages need, and its best fit to one stage.

    Fit = needed competences it offers / needed competences. Stages that it fills are left out:
    there the competence is the same fact as the product and must not count twice.
    """
    found: dict[str, Row] = {}
    best = 0.0
    for stage, needed in (needs[s] for s in sorted(needs.keys() - filled_stages)):
        own = sorted(needed.keys() & offers.keys())
        best = max(best, len(own) / len(needed))
        for competence in own:
            offer = offers[competence]
            row = {
                "id": competence,
                "name": needed[competence]["name"],
                "name_en": needed[competence]["name_en"],
                "stages": [],
                "sources": sorted(offer["sources"]),
                "confidence": offer["confidence"],
            }
            found.setdefault(competence, row)["stages"].append(stage.name)
    return sorted(found.values(), key=lambda c: (c["name"], c["id"])), best


def rivals(fills: list[Row], stages: dict[str, Stage]) -> list[Row]:
    """Members at a stage that the candidate fills as well."""
    return [
        {"id": o["id"], "name": o["name"], "stage": f["stage"], "stage_name": f["name"]}
        for f in fills
        for o in stages[f["stage"]].organisations
    ]


def same_fields(about: list[Row], fields: Container[str]) -> dict[str, list[Row]]:
    """For every organisation the fields it shares, with the work that shows it.

    A field is known of an organisation through its initiatives, projects and stages.
    """
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(about, key=lambda r: (r["id"], r["name"], r["field"])):
        if row["field"] in fields:
            through = sorted(row["through"], key=str)
            found[row["id"]].append(
                {
                    "id": row["field"],
                    "name": row["name"],
                    "name_en": row["name_en"],
                    "through": [name for _, name, _, _ in through],
                    "sources": all_sources(*(sources for _, _, sources, _ in through)),
                    "confidence": highest(confidence for *_, confidence in through),
                }
            )
    return found
