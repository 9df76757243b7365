"""What speaks for an organisation as a partner: stages it fills, joint work, competences.

Shared by the questions that suggest organisations to an initiative or a region.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
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


@dataclass
class Work:
    """Who has met which members where, with the resource allocation index of each.

    ``undated`` counts ties left out because they have no date and one was asked for.
    """

    met: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    allocation: dict[str, float] = field(default_factory=dict)
    undated: int = 0


@dataclass(frozen=True)
class Place:
    """A project or an initiative, with the sources and confidence of each who takes part in it."""

    row: Row
    ties: Mapping[str, list[tuple[list[str], str]]]

    @property
    def degree(self) -> int:
        """How many take part; the number of members an initiative states where that is greater."""
        return max(len(self.ties), self.row["stated"] or 0)

    def meetings(self, members: Mapping[str, Member]) -> list[Row]:
        """One row for each of the members that can be met here."""
        there = sorted(members.keys() & self.ties.keys())
        return [_meeting(self.row, members[node], self.ties[node]) for node in there]


Meetings = list[tuple[Place, list[Row]]]


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


def work_of(meetings: Meetings) -> tuple[list[Row], float]:
    """Whom one organisation met where, and the resource allocation index of that."""
    rows = sorted((row for _, there in meetings for row in there), key=_projects_first)
    return rows, resource_allocation(sorted((len(there), p.degree) for p, there in meetings))


def joint_work(meeting: list[Row], members: Mapping[str, Member], as_of: str | None = None) -> Work:
    """For every organisation the members it met, where, and the resource allocation index."""
    places, undated = places_of(meeting, as_of)
    work = Work(undated=undated)
    by_node: dict[str, Meetings] = defaultdict(list)
    for place in places:
        if there := place.meetings(members):
            for node in place.ties.keys() - members.keys():
                by_node[node].append((place, there))
    for node, meetings in by_node.items():
        work.met[node], work.allocation[node] = work_of(meetings)
    return work


def _taking_part(
    place: Row, as_of: str | None
) -> tuple[dict[str, list[tuple[list[str], str]]], int]:
    """Who takes part in a place on that day; a project that is over is work that was done."""
    ties: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    counts = {"standing", "over"} if place["label"] == "Project" else {"standing"}
    undated = 0
    for node, sources, confidence, since, until in sorted(place["taking_part"], key=str):
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


def _meeting(place: Row, member: Member, ties: list[tuple[list[str], str]]) -> Row:
    return {
        "member_id": member.id,
        "member_name": member.name,
        "through_id": place["id"],
        "through_name": place["name"],
        "through_label": place["label"],
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
