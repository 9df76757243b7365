"""What the members of an initiative cover of a value chain: the stage table.

The organisations are those with a tie MEMBER_OF or MANAGES that is not over on the day of the
newest source. Who only runs the office (``membership.py``) may hold a stage, because what it does
there is documented all the same, but is not counted as a known member. Members of initiatives that
are PART_OF this one may hold stages as well and carry ``via``; the share of known members is
reckoned from the initiative's own ones only, because the number it states is its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from queries.answers import Row
from queries.dates import later, over
from queries.measures import all_sources, lowest
from queries.membership import is_office
from queries.weights import Coverage

COUNT_METRICS = frozenset({"Mitglieder", "Partner", "Akteure"})
GAPS = ("empty", "unknown", "thin")


@dataclass(frozen=True)
class Member:
    """One organisation of an initiative; ``via`` is the part through which it belongs.

    ``office``: it only runs the office there and is no member.
    """

    id: str
    name: str
    kind: str
    sources: tuple[str, ...]
    confidence: str
    via: str | None = None
    via_name: str | None = None
    office: bool = False


@dataclass(frozen=True)
class Known:
    """How many members are known, and how many the initiative states."""

    members: int
    stated: int | None = None
    as_of: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        """Known members / stated members, at most 1; None when no number is stated."""
        return round(min(1.0, self.members / self.stated), 3) if self.stated else None


@dataclass
class Stage:
    """One stage with the organisations that hold it."""

    row: Row
    state: str = "unknown"
    organisations: list[Row] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.row["stage"])

    @property
    def name(self) -> str:
        return str(self.row["name"])

    @property
    def gap(self) -> bool:
        return self.state in GAPS


def members(rows: list[Row], cluster: str, day: str | None) -> dict[str, Member]:
    """Members and offices by id; a tie of their own goes before one through a part."""
    by_tie: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if not over(row["until"], day):
            by_tie[row["id"], row["via"]].append(row)
    found: dict[str, Member] = {}
    for (node, via), ties in sorted(by_tie.items(), key=lambda t: (t[0][1] != cluster, t[0])):
        direct = via == cluster
        found.setdefault(
            node,
            Member(
                node,
                ties[0]["name"],
                ties[0]["kind"],
                tuple(all_sources(*(t["sources"] for t in ties))),
                lowest(t["confidence"] for t in ties),
                None if direct else via,
                None if direct else ties[0]["via_name"],
                all(is_office(t["role"]) for t in ties),
            ),
        )
    return found


class Stated(NamedTuple):
    """The number of members an initiative states, with its date and sources."""

    number: int | None
    as_of: str | None
    sources: list[str]


def stated_members(cluster: Row, figures: list[Row], day: str | None = None) -> Stated:
    """The number of members that is stated of an initiative, with ``day`` the one of that day.

    The number of the initiative counts; a published figure takes its place when it is dated
    later, or when the initiative has no number at all. For a day of the past only numbers count
    that are dated and not later.
    """
    stated, as_of = cluster["member_count"], cluster["member_count_as_of"]
    dated = [f for f in figures if f["metric"] in COUNT_METRICS and f["as_of"]]
    if day is not None:
        dated = [f for f in dated if not later(f["as_of"], day)]
        if as_of is None or later(as_of, day):
            stated, as_of = None, None
    sources = cluster["sources"] if stated else []
    for figure in sorted(dated, key=lambda f: (f["as_of"], f["id"])):
        if stated is None or (as_of and figure["as_of"] > as_of):
            stated, as_of = round(figure["value"]), figure["as_of"]
            sources = figure["sources"]
    return Stated(stated, as_of, sources)


def known(
    found: dict[str, Member], cluster: Row, figures: list[Row], day: str | None = None
) -> Known:
    """Known members of its own beside the number the initiative states."""
    own = sum(1 for m in found.values() if m.via is None and not m.office)
    stated = stated_members(cluster, figures, day)
    return Known(own, stated.number, stated.as_of, tuple(stated.sources))


def is_rest(name: str, rules: Coverage) -> bool:
    """Whether a stage only collects suppliers whose part no source names."""
    return rules.rest_marker in name


def state_of(organisations: list[Row], share: float | None, rules: Coverage) -> str:
    """The state of a stage that is not a rest.

    covered: enough organisations whose product a source names; thin: fewer, or only classified
    ones; empty: none, although enough members are known; unknown: none, and too few are known.
    """
    named = {o["id"] for o in organisations if o["basis"] == "source"}
    if len(named) >= rules.covered_from:
        return "covered"
    if organisations:
        return "thin"
    return "empty" if share is not None and share >= rules.empty_from_share else "unknown"


def stage_table(
    stages: list[Row],
    activities: list[Row],
    found: dict[str, Member],
    share: float | None,
    rules: Coverage,
) -> list[Stage]:
    """All stages in order of position, each with its state and the members that hold it."""
    held: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(activities, key=lambda a: (a["basis"] != "source", a["name"], a["id"])):
        if row["id"] in found:
            held[row["stage"]].append(_holder(row, found[row["id"]]))
    table = []
    for row in sorted(stages, key=lambda s: (s["chain"], s["position"], s["stage"])):
        organisations = held[row["stage"]]
        rest = is_rest(row["name"], rules)
        state = "rest" if rest else state_of(organisations, share, rules)
        table.append(Stage(row, state, organisations))
    return table


def _holder(activity: Row, member: Member) -> Row:
    return {
        "id": member.id,
        "name": member.name,
        "kind": member.kind,
        "product": activity["product"],
        "basis": activity["basis"],
        "via": member.via,
        "via_name": member.via_name,
        "office": member.office,
        "sources": all_sources(activity["sources"], member.sources),
        "confidence": lowest((activity["confidence"], member.confidence)),
    }
