"""Which initiatives can overlap with one, told by what is quick to read.

What a list shows has at least one high overlap. Fields and places of all initiatives are kept, and
who shares members, projects or programmes is one small look; so all details are read of those
alone that can have a high overlap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import radians
from typing import NamedTuple

from queries.answers import Row, Tables
from queries.fields import Hierarchy, best_match, disjoint_match
from queries.initiatives import Initiative, initiative, row_of
from queries.measures import EARTH_RADIUS_KM, distance_km
from queries.membership import known_number
from queries.overlap_measures import region, rounded
from queries.weights import Overlap

_ROUNDING = 0.001  # measures are rounded before they are compared with their marks


def counted(rows: list[Row]) -> list[Row]:
    """Rows of the statement ``clusters`` with the number of known members instead of their ties."""
    return [
        {
            **{k: v for k, v in row.items() if k not in ("ties", "day")},
            "members": known_number(row["ties"], None, row["day"]),
        }
        for row in rows
    ]


def related(cluster: str, tables: Tables) -> set[str]:
    """Those that share a member, a family of fields or a project with it, or are its relations."""
    hierarchy, rows = Hierarchy.of(tables["hierarchy"]), tables["clusters"]
    alike = hierarchy.related(row_of(cluster, rows)["fields"])
    found = {row["id"] for row in rows if not alike.isdisjoint(row["fields"])}
    return found | _sharing(tables, ("member", "project", "relation"))


def promising(cluster: str, tables: Tables, rules: Overlap) -> set[str]:
    """Those of the related ones of which an overlap can be high.

    Fields and region are measured; that of members is bounded by those that share any tie, that of
    funding can be high with any shared programme or project.
    """
    hierarchy, near = Hierarchy.of(tables["hierarchy"]), related(cluster, tables)
    row = row_of(cluster, tables["clusters"])
    own, size = initiative(row, hierarchy), row["members"]
    found = near & _sharing(tables, ("programme", "project"))
    shared = dict(_shared(tables, ("member",)))
    never = disjoint_match(rules) < rules.fields_mark
    known: dict[frozenset[str], bool] = {}
    around = Around.of(row, rules)
    for row in tables["clusters"]:
        if row["id"] not in near or row["id"] in found:
            continue
        fields = frozenset(row["fields"])
        if fields not in known:
            unlike = never and own.fields.isdisjoint(fields)
            alike = None if unlike else best_match(own.fields, fields, hierarchy, rules)
            known[fields] = (rounded(alike) or 0.0) >= rules.fields_mark
        if (
            known[fields]
            or _many_shared(shared.get(row["id"], 0), min(size, row["members"]), rules)
            or (around.may_hold(row) and _close(own, row, hierarchy, rules))
        ):
            found.add(row["id"])
    return found


def _many_shared(shared: int, smaller: int, rules: Overlap) -> bool:
    """Whether the overlap of members can be high; ``shared`` also counts offices."""
    if shared < rules.shared_members_from or not smaller:
        return False
    return (rounded(shared / smaller) or 0.0) >= rules.members_mark


class Around(NamedTuple):
    """Where another initiative has to lie at least for a high overlap in region: a quick look."""

    regions: frozenset[str]
    latitudes: tuple[float, ...]
    degrees: float

    @classmethod
    def of(cls, row: Row, rules: Overlap) -> Around:
        """Around an initiative; one degree of latitude is ``R π / 180``."""
        reach_km = rules.reach_km * (1 - rules.region_mark + _ROUNDING)
        seats = tuple(r[3] for r in row["regions"] if r[3] is not None)
        degrees = reach_km / radians(EARTH_RADIUS_KM)
        return cls(frozenset(r[0] for r in row["regions"]), seats, degrees)

    def may_hold(self, row: Row) -> bool:
        """Whether it shares a region, or a seat lies in the same belt of latitudes."""
        return any(
            region[0] in self.regions
            or (
                region[3] is not None
                and any(abs(region[3] - own) <= self.degrees for own in self.latitudes)
            )
            for region in row["regions"]
        )


def _close(own: Initiative, row: Row, hierarchy: Hierarchy, rules: Overlap) -> bool:
    other = initiative(row, hierarchy)
    there = region(own, other, distance_km(own.seats, other.seats), rules)
    return (rounded(there) or 0.0) >= rules.region_mark


def _sharing(tables: Tables, kinds: Collection[str]) -> set[str]:
    return {other for other, _ in _shared(tables, kinds)}


def _shared(tables: Tables, kinds: Collection[str]) -> Iterator[tuple[str, int]]:
    """Ids with the number of things of these kinds that they share."""
    for row in tables["sharing"]:
        if row["what"] in kinds:
            yield from map(tuple, row["shared"])
