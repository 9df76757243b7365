"""The four overlaps of a pair of initiatives, each measured for itself."""

from __future__ import annotations

from typing import Any, NamedTuple

from queries.initiatives import Initiative, Network
from queries.measures import containment, distance_km, jaccard, nearness, specificity
from queries.weights import Overlap


class Measures(NamedTuple):
    """The four overlaps of a pair with their parts; None = not known."""

    members: float | None
    members_shared: int | None
    members_containment: float | None
    fields: float | None
    fields_shared: int | None
    region: float | None
    distance_km: float | None
    same_land: bool | None
    funding: float | None
    programmes_shared: int
    joint_projects: int

    def high(self, rules: Overlap) -> dict[str, bool]:
        """Which of the four reach their mark."""
        return {
            "members": (self.members_shared or 0) >= rules.shared_members_from
            and (self.members_containment or 0) >= rules.members_mark,
            "fields": (self.fields or 0) >= rules.fields_mark,
            "region": (self.region or 0) >= rules.region_mark,
            "funding": (self.funding or 0) >= rules.funding_mark,
        }


def measure(a: Initiative, b: Initiative, net: Network, rules: Overlap) -> Measures:
    """The four overlaps of a pair. Swapping the two gives the same."""
    both_known = bool(a.members and b.members)
    distance = distance_km(a.seats, b.seats)
    same_land = not a.laender.keys().isdisjoint(b.laender) if a.laender and b.laender else None
    return Measures(
        members=rounded(jaccard(a.members, b.members)) if both_known else None,
        members_shared=_common(a.members, b.members) if both_known else None,
        members_containment=rounded(containment(a.members, b.members)) if both_known else None,
        fields=rounded(net.similarity(a.fields, b.fields, rules)),
        fields_shared=len(a.fields & b.fields) if a.fields and b.fields else None,
        region=rounded(region(a, b, distance, rules)),
        distance_km=None if distance is None else round(distance, 1),
        same_land=same_land,
        funding=rounded(funding(a, b, net, rules)),
        programmes_shared=_common(a.programmes, b.programmes),
        joint_projects=_common(a.projects, b.projects),
    )


def _common(a: dict[str, Any], b: dict[str, Any]) -> int:
    """How many keys both have; most pairs of initiatives share nothing."""
    return len(a.keys() & b.keys()) if a and b else 0


def rounded(value: float | None) -> float | None:
    """A measure as it is shown and compared with its mark."""
    return None if value is None else round(value, 3)


def region(a: Initiative, b: Initiative, distance: float | None, rules: Overlap) -> float | None:
    """1 in the same town, else ``max(1 − km / reach, same Land)``; None when not known.

    Different Länder, or different countries, give 0 unless the seats are known to be near.
    """
    if not a.towns.keys().isdisjoint(b.towns):
        return 1.0
    near = nearness(distance, rules.reach_km)
    if not a.laender.keys().isdisjoint(b.laender):
        return max(near or 0.0, rules.same_land)
    if near is not None or (a.laender and b.laender):
        return near or 0.0
    return 0.0 if a.states and b.states and a.states.isdisjoint(b.states) else None


def funding(a: Initiative, b: Initiative, net: Network, rules: Overlap) -> float | None:
    """``min(1, max_p round(p) · specificity(p) + joint projects · weight)``.

    A programme with many initiatives is less specific and so counts less; labels are left out
    by the statement. None when a side has neither a known programme nor a known project.
    """
    if not (a.programmes or a.projects) or not (b.programmes or b.projects):
        return None
    best = 0.0
    for programme in a.programmes.keys() & b.programmes.keys():
        one, two = a.programmes[programme][0], b.programmes[programme][0]
        weight = rules.same_round if one and one == two else rules.same_programme
        size = net.programme_size[programme]
        best = max(best, weight * specificity(size, net.total))
    joint = _common(a.projects, b.projects)
    return min(1.0, best + joint * rules.joint_project)
