"""Which initiatives suit each other: close in field, or complementary in a value chain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from queries.answers import Row, Tables
from queries.dates import over
from queries.fields import Hierarchy, best_match
from queries.initiatives import row_of
from queries.measures import (
    Point,
    all_sources,
    any_of,
    distance_km,
    lowest,
    nearness,
    points,
)
from queries.membership import known_number
from queries.pairs import Pair, pairs_of
from queries.stage_table import is_rest
from queries.weights import Suiting, weights

# Kinds that live as long as the programme that funds them.
FUNDED_KINDS = frozenset({"alliance", "future_cluster", "transformation_network"})
# Stage -> organisations that hold it.
Held = dict[str, list[Row]]


@dataclass(frozen=True)
class Side:
    """One initiative with its fields, its seats, and the stages its members hold, by chain."""

    row: Row
    fields: frozenset[str]
    seats: list[Point]
    stages: dict[str, Held]

    @classmethod
    def of(cls, row: Row, stages: dict[str, Held]) -> Side:
        """From a condensed row."""
        return cls(row, frozenset(row["fields"]), points(row["seats"]), stages)

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def name(self) -> str:
        return str(self.row["name"])

    @property
    def known(self) -> int:
        """How many of its members are known."""
        return int(self.row["known"])

    @property
    def over(self) -> bool:
        """Whether another one carries it on, or all its known funding has ended."""
        return bool(self.row["over"])


class Fit(NamedTuple):
    """How two initiatives suit each other; None = not known."""

    fields: float | None
    stages: float | None
    chain: str | None
    distance_km: float | None
    score: float


@dataclass
class Comparison:
    """All initiatives that are compared, with the names of fields, stages and chains."""

    sides: dict[str, Side]
    hierarchy: Hierarchy
    fields: dict[str, Row]
    stages: dict[str, Row]
    sizes: Mapping[str, int]
    tied: set[Pair]
    _alike: dict[frozenset[frozenset[str]], float | None] = field(default_factory=dict)

    def named(self, fields: Collection[str]) -> list[Row]:
        """Fields with their German and English names, in order of their ids."""
        found = [self.fields[one] for one in sorted(fields)]
        return [
            {"id": r["id"], "name": r["name"], "name_en": r.get("name_en") or r["name"]}
            for r in found
        ]

    def alike(self, a: frozenset[str], b: frozenset[str]) -> float | None:
        """Similarity of two sets of fields; most initiatives share theirs with many others."""
        key = frozenset((a, b))
        if key not in self._alike:
            self._alike[key] = best_match(a, b, self.hierarchy, weights().overlap)
        return self._alike[key]


def condensed(rows: list[Row]) -> list[Row]:
    """Rows of the statement ``clusters`` with what is compared, and what hangs on ``day`` told."""
    return [_condensed(row) for row in rows]


def _condensed(row: Row) -> Row:
    day = row["day"]
    ended = [status == "ended" or over(until, day) for status, until in row["funding"]]
    gone = row["kind"] in FUNDED_KINDS and bool(ended) and all(ended)
    return {
        **{key: row[key] for key in ("id", "name", "sources", "fields")},
        "seats": [region[3:5] for region in row["regions"] if region[1] == "municipality"],
        "laender": sorted(region[0] for region in row["regions"] if region[1] == "land"),
        "known": known_number(row["ties"], None, day),
        "over": bool(row["successors"]) or gone,
    }


def holders(rows: list[Row]) -> list[Row]:
    """Rows of the statement ``activities`` as one an initiative: its stages with who holds them.

    Who is no longer a member on ``day`` holds none.
    """
    by_holder: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if not over(row["until"], row["day"]):
            by_holder[row["cluster"], row["stage"], row["id"]].append(row)
    found: dict[str, Held] = defaultdict(dict)
    for (cluster, stage, _), ties in sorted(by_holder.items()):
        found[cluster].setdefault(stage, []).append(_holder(ties))
    return [{"cluster": cluster, "stages": held} for cluster, held in found.items()]


def _holder(ties: list[Row]) -> Row:
    first = min(ties, key=lambda t: (t["basis"] != "source", str(t["product"])))
    return {
        **{key: first[key] for key in ("id", "name", "product", "basis")},
        "sources": all_sources(*(t["sources"] for t in ties), *(t["member_sources"] for t in ties)),
        "confidence": lowest(t[k] for t in ties for k in ("confidence", "member_confidence")),
    }


def read(tables: Tables, cluster: str | None = None) -> Comparison:
    """Read the tables of the questions that compare initiatives for their fit.

    With a cluster only it and those that share a field or a chain with it. Raises WrongUseError
    for one that was added after the last run.
    """
    stages = {row["stage"]: row for row in tables["chains"]}
    rules = weights().coverage
    # A rest is no stage to hold.
    chain_of = {stage: r["chain"] for stage, r in stages.items() if not is_rest(r["name"], rules)}
    held = {row["cluster"]: row["stages"] for row in tables["activities"]}
    sides = [
        Side.of(row, _by_chain(held.get(row["id"], {}), chain_of))
        for row in _near(tables["clusters"], held, chain_of, cluster)
    ]
    return Comparison(
        {side.id: side for side in sides},
        Hierarchy.of(tables["hierarchy"]),
        {row["id"]: row for row in tables["hierarchy"]},
        stages,
        Counter(chain_of.values()),
        {
            pair
            for name in ("tied", "groups")
            for row in tables.get(name, [])
            for pair in pairs_of(set(row["clusters"]))
        },
    )


def _by_chain(held: Held, chain_of: dict[str, str]) -> dict[str, Held]:
    found: dict[str, Held] = defaultdict(dict)
    for stage, organisations in held.items():
        if stage in chain_of:
            found[chain_of[stage]][stage] = organisations
    return dict(found)


def _near(
    rows: list[Row], held: dict[str, Held], chain_of: dict[str, str], cluster: str | None
) -> list[Row]:
    """The initiatives that share a field or a chain with one; all, where none is given."""
    if cluster is None:
        return rows
    fields = set(row_of(cluster, rows)["fields"])
    chains = {chain_of[stage] for stage in held.get(cluster, ()) if stage in chain_of}
    stages = {stage for stage, chain in chain_of.items() if chain in chains}
    return [
        row
        for row in rows
        if row["id"] == cluster
        or not fields.isdisjoint(row["fields"])
        or not stages.isdisjoint(held.get(row["id"], ()))
    ]


def complement(a: Held, b: Held, stages: int) -> float:
    """``2 · min(|A ∖ B|, |B ∖ A|) / n`` of a chain with n stages: 1 when each holds another half.

    Only what both sides add counts, so a small side next to a complete one gains little. The
    idea of complementary resources is Richardson's (The Organisation of Industry, 1972).
    """
    gain = min(len(a.keys() - b.keys()), len(b.keys() - a.keys()))
    return min(1.0, 2 * gain / stages) if stages else 0.0


def fit(a: Side, b: Side, net: Comparison, rules: Suiting) -> Fit | None:
    """The two measures, the nearness, and ``1 − (1 − w₁f)(1 − w₂s)(1 − w₃n)`` as their score.

    f: best-match average of the fields (``fields.best_match``); s: the best complement in a chain
    both are in; n: ``max(0, 1 − km / reach)``. A part that is not known adds nothing. Swapping
    the two gives the same; None when neither measure reaches its mark. Source of the joining:
    noisy or, Pearl (1988).
    """
    fields = net.alike(a.fields, b.fields)
    stages, chain = _best_chain(a, b, net)
    if not reasons_hold(fields, stages, rules):
        return None
    km = distance_km(a.seats, b.seats)
    near = nearness(km, weights().overlap.reach_km) or 0.0
    parts = (rules.fields * (fields or 0.0), rules.stages * (stages or 0.0), rules.near * near)
    return Fit(
        None if fields is None else round(fields, 3),
        None if stages is None else round(stages, 3),
        chain,
        None if km is None else round(km, 1),
        round(any_of(parts), 4),
    )


def _best_chain(a: Side, b: Side, net: Comparison) -> tuple[float | None, str | None]:
    if not a.stages or not b.stages:
        return None, None
    found = [
        (complement(a.stages[chain], b.stages[chain], net.sizes[chain]), chain)
        for chain in sorted(a.stages.keys() & b.stages.keys())
    ]
    best = max(found, key=lambda f: f[0], default=(0.0, None))
    return best if best[0] else (best[0], None)


def reasons_hold(fields: float | None, stages: float | None, rules: Suiting) -> list[str]:
    """Which of the two reasons reach their mark: fields, stages."""
    held = {
        "fields": (fields or 0.0) >= rules.fields_from,
        "stages": (stages or 0.0) >= rules.stages_from,
    }
    return [name for name, holds in held.items() if holds]


def untied(net: Comparison, cluster: str | None = None) -> set[Pair]:
    """Pairs with no tie that share a field or a chain."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for side in net.sides.values():
        for one in side.fields:
            holders["field", one].add(side.id)
        for chain in side.stages:
            holders["chain", chain].add(side.id)
    found = {pair for ids in holders.values() for pair in pairs_of(ids, cluster)}
    return found - net.tied
