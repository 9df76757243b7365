"""Which initiatives suit each other: close in field, or complementary in a value chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from queries.answers import Row, Tables
from queries.dates import day_of, over
from queries.fields import Hierarchy, best_match
from queries.initiatives import Initiative, initiative
from queries.measures import all_sources, any_of, distance_km, lowest, nearness
from queries.membership import known_number
from queries.pairs import Pair, pairs_of
from queries.stage_table import is_rest
from queries.weights import Suiting, weights

# Kinds that live as long as the programme that funds them.
FUNDED_KINDS = frozenset({"alliance", "future_cluster", "transformation_network"})
# Stage -> organisations that hold it.
Held = dict[str, list[Row]]


@dataclass
class Side:
    """One initiative with the stages its members hold, by chain."""

    initiative: Initiative
    known: int
    over: bool
    stages: dict[str, Held] = field(default_factory=lambda: defaultdict(dict))

    @property
    def id(self) -> str:
        return self.initiative.id

    @property
    def name(self) -> str:
        return self.initiative.name


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
    sizes: dict[str, int]
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


def read(tables: Tables) -> Comparison:
    """Read the tables of the questions that compare initiatives for their fit."""
    hierarchy = Hierarchy.of(tables["hierarchy"])
    day = day_of(tables)
    sides = {row["id"]: _side(row, hierarchy, day) for row in tables["clusters"]}
    stages = {row["stage"]: row for row in tables["chains"]}
    rules = weights().coverage
    sizes: dict[str, int] = defaultdict(int)
    for row in stages.values():
        sizes[row["chain"]] += not is_rest(row["name"], rules)
    _hold(sides, stages, tables["activities"], day)
    return Comparison(
        sides,
        hierarchy,
        {row["id"]: row for row in tables["hierarchy"]},
        stages,
        sizes,
        {
            pair
            for name in ("tied", "groups")
            for row in tables.get(name, [])
            for pair in pairs_of(set(row["clusters"]))
        },
    )


def _side(row: Row, hierarchy: Hierarchy, day: str | None) -> Side:
    ended = [status == "ended" or over(until, day) for status, until in row["funding"]]
    gone = bool(row["successors"]) or (row["kind"] in FUNDED_KINDS and bool(ended) and all(ended))
    return Side(initiative(row, hierarchy), known_number(row["ties"], None, day), gone)


def _hold(sides: dict[str, Side], stages: dict[str, Row], rows: list[Row], day: str | None) -> None:
    """Put the members that are active at a stage on their side; a rest is no stage to hold."""
    rules = weights().coverage
    by_holder: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        stage = stages.get(row["stage"])
        if stage and not over(row["until"], day) and not is_rest(stage["name"], rules):
            by_holder[row["cluster"], row["stage"], row["id"]].append(row)
    for (cluster, stage_id, _), ties in sorted(by_holder.items()):
        held = sides[cluster].stages[stages[stage_id]["chain"]].setdefault(stage_id, [])
        held.append(_holder(ties))


def _holder(ties: list[Row]) -> Row:
    first = min(ties, key=lambda t: (t["basis"] != "source", str(t["product"])))
    return {
        **{key: first[key] for key in ("id", "name", "product", "basis")},
        "sources": all_sources(*(t["sources"] for t in ties), *(t["member_sources"] for t in ties)),
        "confidence": lowest(t[k] for t in ties for k in ("confidence", "member_confidence")),
    }


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
    fields = net.alike(a.initiative.fields, b.initiative.fields)
    stages, chain = _best_chain(a, b, net)
    if not reasons_hold(fields, stages, rules):
        return None
    km = distance_km(a.initiative.seats, b.initiative.seats)
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
        for one in side.initiative.fields:
            holders["field", one].add(side.id)
        for chain in side.stages:
            holders["chain", chain].add(side.id)
    found = {pair for ids in holders.values() for pair in pairs_of(ids, cluster)}
    return found - net.tied
