"""How well every initiative fits one who asks: the score of ``clusters_for``, without the details.

``score = Σ w v / Σ w`` over the parts that can be judged, each v in 0 … 1, the weights w in
``weights.yml``:

* field: see ``FieldFit``;
* colleagues: members at the same stage, and less those with the same competence, saturated;
* worked: resource allocation over shared projects and initiatives, saturated;
* near: ``max(0, 1 − km / reach)``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from queries.answers import Row, Tables
from queries.asker import Profile, profile_of
from queries.dates import standing, ties_at
from queries.fields import Hierarchy
from queries.measures import distance_km, nearness, points, saturated, weighted_mean
from queries.partner_facts import Meetings, allocation_of, places_of
from queries.weights import Fitting, Overlap, weights


class FieldFit:
    """How far the fields of initiatives fit those of the one who asks.

    ``max(Σ_a w_a max_b s(a,b) / Σ w_a, mean_b max_a w_a s(a,b))`` over its fields a and those of
    the initiative b, s from the hierarchy of fields, w how sure a field is (1 unless it was read
    from a text): one side may be much broader than the other. ``own`` holds the w.
    """

    def __init__(self, own: Mapping[str, float], hierarchy: Hierarchy, rules: Overlap) -> None:
        self._own = own
        self._total = sum(sorted(own.values()))
        self._hierarchy = hierarchy
        self._rules = rules
        self._near: dict[str, dict[str, float]] = {}

    def of(self, theirs: Collection[str]) -> float | None:
        """The fit of some fields; None when a side is not known."""
        if not self._own or not theirs:
            return None
        best: dict[str, float] = {}
        of_theirs = []
        for field in theirs:
            near = self.near(field)
            of_theirs.append(max(near.values(), default=0.0))
            for own, value in near.items():
                best[own] = max(value, best.get(own, 0.0))
        of_own = sum(sorted(best.values()))
        return max(of_own / self._total, sum(sorted(of_theirs)) / len(theirs))

    def near(self, field: str) -> dict[str, float]:
        """The own fields that are like this one, each with ``w s``."""
        if field not in self._near:
            like = {own: self._hierarchy.similarity(own, field, self._rules) for own in self._own}
            self._near[field] = {own: self._own[own] * s for own, s in like.items() if s > 0}
        return self._near[field]


class Fit(NamedTuple):
    """An initiative with its score and what that is made of; None = cannot be judged."""

    cluster: Row
    distance_km: float | None
    parts: dict[str, float | None]
    score: float

    @property
    def order(self) -> tuple[float, str, str]:
        """Best first, then name and id."""
        return (-self.score, self.cluster["name"], self.cluster["id"])


class Ranking:
    """All initiatives that fit, best first, with what speaks for each by its id.

    ``undated`` counts ties left out because they have no date and one was asked for.
    """

    def __init__(self, tables: Tables, params: dict[str, Any]) -> None:
        rules, as_of, me = weights().fitting, params["as_of"], params["organisation"]
        self.me = me
        self.profile: Profile = profile_of(tables, params)
        hierarchy = Hierarchy.of(tables["hierarchy"])
        self.fields = FieldFit(self.profile.weight, hierarchy, weights().overlap)
        ties, self.undated = ties_at(tables["colleagues"], as_of)
        self.colleagues = _colleagues(ties, me)
        memberships = _memberships(tables, me)
        self.meetings, undated = _meetings(tables["meeting"], memberships, me, as_of)
        self.undated += undated
        known = {row["cluster"] for row in tables["colleagues"]}
        known |= {cluster for joined in memberships.values() for cluster, _, _ in joined}
        candidates = _candidates(tables, known, hierarchy.families(self.profile.fields))
        fits = (self._fit(row, rules) for row in candidates)
        good = [fit for fit in fits if fit.score >= rules.threshold and self._reason(fit)]
        self.good = sorted(good, key=lambda fit: fit.order)

    def _fit(self, cluster: Row, rules: Fitting) -> Fit:
        node, profile = cluster["id"], self.profile
        distance = distance_km(profile.seats, points(cluster["seats"]))
        colleagues = _colleague_value(self.colleagues.get(node, ()), rules)
        worked = saturated(allocation_of(self.meetings.get(node, [])), rules.worked_half)
        parts = {
            "field": self.fields.of(cluster["fields"]),
            "colleagues": colleagues if profile.things else None,
            "worked": worked if self.me else None,
            "near": nearness(distance, rules.near_km),
        }
        score = weighted_mean((getattr(rules, name), value) for name, value in parts.items())
        return Fit(cluster, distance, parts, round(score, 4))

    def _reason(self, fit: Fit) -> bool:
        """Whether something beside nearness speaks for it."""
        node = fit.cluster["id"]
        return bool(fit.parts["field"] or node in self.colleagues or node in self.meetings)


def _candidates(tables: Tables, known: set[str], families: set[str]) -> list[Row]:
    """Initiatives with a related field, and those with members that are like it or that it met."""
    joined = {row["id"] for row in tables["joined"] if row["how"] == "member"}
    return [
        row
        for row in tables["clusters"]
        if (row["id"] in known or not families.isdisjoint(row["fields"]))
        and row["id"] not in joined
    ]


def _colleagues(rows: list[Row], me: str | None) -> dict[str, list[Row]]:
    """Members at the same stage or with the same competence, by initiative, each pair once."""
    found: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in sorted(rows, key=lambda r: (r["what_label"] != "Stage", r["name"], r["id"])):
        if row["id"] != me:
            kept = {k: row[k] for k in ("id", "name", "what_label", "what_id", "what_name",
                                        "product", "confidence")}  # fmt: skip
            found[row["cluster"]].setdefault(
                (row["what_id"], row["id"]), {**kept, "sources": sorted(row["sources"])}
            )
    return {cluster: list(pairs.values()) for cluster, pairs in found.items()}


def _colleague_value(colleagues: Collection[Row], rules: Fitting) -> float:
    """One for each member at the same stage, less for one with the same competence only."""
    best: dict[str, float] = {}
    for row in colleagues:
        value = 1.0 if row["what_label"] == "Stage" else rules.same_competence
        best[row["id"]] = max(best.get(row["id"], 0.0), value)
    return saturated(sum(sorted(best.values())), rules.colleagues_half)


# Of an organisation its memberships as [initiative, since, until].
Memberships = Mapping[str, list[list[Any]]]


def by_member(rows: list[Row]) -> list[Row]:
    """Rows of the statement ``memberships`` as one, so that a few of them are found at once."""
    return [{"of": {row["id"]: row["clusters"] for row in rows}}]


def _memberships(tables: Tables, me: str | None) -> Memberships:
    """The memberships of all whom the one who asks has met anywhere."""
    met = {tie[0] for place in tables["meeting"] for tie in place["taking_part"]} - {me}
    everyone: Memberships = tables["memberships"][0]["of"] if met else {}
    return {node: everyone[node] for node in met if node in everyone}


def _meetings(
    meeting: list[Row], memberships: Memberships, me: str | None, as_of: str | None
) -> tuple[dict[str, Meetings], int]:
    """For every initiative where the one who asks met which of its members; undated ties."""
    joined: dict[str, set[str]] = {}
    undated = 0
    for node, ties in memberships.items():
        stood = [standing(since, until, as_of) if as_of else "standing" for _, since, until in ties]
        undated += stood.count("undated")
        joined[node] = {t[0] for t, s in zip(ties, stood, strict=True) if s == "standing"}
    found: dict[str, Meetings] = defaultdict(list)
    for place in places_of(meeting, as_of)[0]:
        there: dict[str, list[str]] = defaultdict(list)
        for node in place.ties if me in place.ties else ():
            for cluster in joined.get(node, ()):
                there[cluster].append(node)
        # A place where it meets the initiative's own members because it is the initiative.
        there.pop(place.row["id"], None)
        for cluster, nodes in there.items():
            found[cluster].append((place, nodes))
    return dict(found), undated
