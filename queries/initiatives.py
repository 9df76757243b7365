"""Initiatives with all that is compared of them: members, fields, seats, programmes, projects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from graph.errors import WrongUseError
from queries.answers import Row, Tables
from queries.dates import day_of, over, standing
from queries.fields import Hierarchy, best_match
from queries.measures import Point, lowest, points
from queries.membership import is_office
from queries.pairs import grouped
from queries.weights import Overlap

# [sources, confidence] of a tie.
Evidence = tuple[list[str], str]
GERMANY = "DE"


@dataclass
class Initiative:
    """One initiative; an empty part means that nothing is known, not that there is nothing."""

    id: str
    name: str
    evidence: Evidence
    fields: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    towns: dict[str, str] = field(default_factory=dict)
    laender: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    seats: list[Point] = field(default_factory=list)
    members: dict[str, Evidence] = field(default_factory=dict)
    programmes: dict[str, tuple[str | None, Evidence]] = field(default_factory=dict)
    # Those of them in which it is no longer.
    formerly: set[str] = field(default_factory=set)
    projects: dict[str, Evidence] = field(default_factory=dict)

    @property
    def states(self) -> set[str]:
        """The countries it lies in; a Land lies in Germany."""
        return set(self.countries) | ({GERMANY} if self.laender else set())


@dataclass
class Calendar:
    """Which ties count: those of a day, or without a day all that are not over today."""

    as_of: str | None = None
    today: str | None = None
    undated: int = 0

    def member(self, since: str | None, until: str | None) -> bool:
        """Whether a membership counts."""
        return self.stood(since, until) if self.as_of else not over(until, self.today)

    def stood(self, since: str | None, until: str | None) -> bool:
        """Whether a tie that stays true after its end counts; one without a date is counted."""
        if not self.as_of:
            return True
        found = standing(since, until, self.as_of)
        self.undated += found == "undated"
        return found == "standing"


@dataclass
class Network:
    """All initiatives with the names of what they may share, of fields in English too."""

    initiatives: dict[str, Initiative]
    hierarchy: Hierarchy
    names: dict[str, dict[str, str]]
    programme_size: dict[str, int]
    total: int
    calendar: Calendar = field(default_factory=Calendar)
    fields_en: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[frozenset[str], frozenset[str]], float | None] = field(default_factory=dict)

    def similarity(self, a: frozenset[str], b: frozenset[str], rules: Overlap) -> float | None:
        """Best-match average of two sets of fields; many initiatives have the same ones."""
        if (a, b) not in self._known:
            self._known[a, b] = best_match(a, b, self.hierarchy, rules)
        return self._known[a, b]


def network(
    tables: Tables, as_of: str | None = None, chosen: Collection[str] | None = None
) -> Network:
    """Read the tables of the question ``overlaps``; with a day the network as it stood then.

    Of the initiatives only those that are ``chosen``, where some are.
    """
    hierarchy = Hierarchy.of(tables["hierarchy"])
    found = {
        row["id"]: initiative(row, hierarchy)
        for row in tables["clusters"]
        if chosen is None or row["id"] in chosen
    }
    calendar = Calendar(as_of, day_of(tables))
    # Of two admissions to one programme the one in the later known round counts.
    for row in sorted(tables["programmes"], key=lambda r: (r["round"] or "", r["sources"])):
        if calendar.stood(row["since"], row["until"]):
            found[row["cluster"]].programmes[row["id"]] = (row["round"], evidence_of(row))
    if not as_of:  # what stood on a day of the past was not over then
        for (node,), rows in grouped(tables["programmes"], "cluster").items():
            admissions = ((row["id"], row["status"], row["until"]) for row in rows)
            found[node].formerly = formerly(admissions, calendar.today)
    for row in tables["projects"]:
        if calendar.stood(row["since"], row["until"]):
            found[row["cluster"]].projects[row["id"]] = evidence_of(row)
    names = {
        "Field": {row["id"]: row["name"] for row in tables["hierarchy"]},
        "Organisation": add_members(found, tables["members"], calendar.member),
        "Programme": {row["id"]: row["name"] for row in tables["programmes"]},
        "Project": {row["id"]: row["name"] for row in tables["projects"]},
    }
    size = {row["id"]: row["size"] for row in tables["programmes"]}
    fields_en = {row["id"]: row["name_en"] or row["name"] for row in tables["hierarchy"]}
    return Network(found, hierarchy, names, size, tables["total"][0]["total"], calendar, fields_en)


def row_of(cluster: str, rows: Iterable[Row]) -> Row:
    """The row of an initiative among those that are kept.

    Raises WrongUseError for one that somebody wrote into the store after the last run.
    """
    row = next((row for row in rows if row["id"] == cluster), None)
    if row is None:
        raise WrongUseError(
            f"{cluster!r} was added after the last run: start innonetz ingest --rebuild.",
            f"{cluster!r} kam nach dem letzten Lauf hinzu: innonetz ingest --rebuild starten.",
        )
    return row


def formerly(
    admissions: Iterable[tuple[str, str | None, str | None]], today: str | None
) -> set[str]:
    """The programmes of which every admission (programme, status, end) is over."""
    still: dict[str, bool] = {}
    for programme, status, until in admissions:
        ended = status == "ended" or over(until, today)
        still[programme] = still.get(programme, False) or not ended
    return {programme for programme, stands in still.items() if not stands}


def evidence_of(row: Row) -> Evidence:
    """What a row rests on."""
    return (row["sources"], row["confidence"])


def initiative(row: Row, hierarchy: Hierarchy) -> Initiative:
    """What stands in the row of an initiative itself: fields and places."""
    levels = ("municipality", "district", "land", "country")
    by_level: dict[str, dict[str, str]] = {level: {} for level in levels}
    for region, level, name, _, _, code in sorted(row["regions"], key=lambda r: str(r[0])):
        by_level[level][code if level == "country" else region] = name
    return Initiative(
        row["id"],
        row["name"],
        evidence_of(row),
        frozenset(row["fields"]),
        frozenset(hierarchy.families(row["fields"])),
        by_level["municipality"],
        by_level["land"],
        by_level["country"],
        points(r[3:5] for r in row["regions"] if r[1] == "municipality"),
    )


def add_members(
    found: dict[str, Initiative], rows: list[Row], counts: Callable[[str | None, str | None], bool]
) -> dict[str, str]:
    """Members whose tie ``counts`` by its begin and end; running the office alone is none."""
    names = {}
    for row in rows:
        own = found[row["cluster"]].members
        for node, name, role, since, until, sources, confidence in sorted(row["members"], key=str):
            names[node] = name
            if not is_office(role) and counts(since, until):
                before = own.get(node, ([], confidence))
                own[node] = ([*before[0], *sources], lowest((before[1], confidence)))
    return names
