"""Scoring of ``untied_pairs``: initiatives that suit each other and have no tie."""

from __future__ import annotations

from typing import Any, NamedTuple

from queries.answers import Notice, Row, Scored, Tables
from queries.measures import all_sources
from queries.pairs import Pair, first_pairs, grouped
from queries.suiting import (
    Comparison,
    Fit,
    Side,
    condensed,
    fit,
    holders,
    read,
    reasons_hold,
    untied,
)
from queries.suiting_words import brought, reasons
from queries.ways import neighbours, shortest_way
from queries.weights import weights

CONDENSED = {"clusters": condensed, "activities": holders}
# So far the statement "around" leads, and so far a way of today may be at all.
NEAR_STEPS, MOST_STEPS = 4, 5


class Found(NamedTuple):
    """A pair that suits, with its measures."""

    pair: Pair
    fit: Fit


class Ranking(NamedTuple):
    """The pairs in their order, and how many were left out because one side is over."""

    net: Comparison
    pairs: list[Found]
    left_out: int


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """With a cluster only its own ties are read; ways only of the pairs that are shown."""
    if statement == "groups":
        return None if params["cluster"] else {}
    if statement == "tied":
        return {} if params["cluster"] else None
    if statement in ("around", "farther", "paths"):
        return _way_parameters(statement, tables, params)
    return {}


def _way_parameters(
    statement: str, tables: Tables, params: dict[str, Any]
) -> dict[str, Any] | None:
    """Ways are looked for half from each end; the fifth step only where four do not do."""
    if statement == "around":
        ranking = _ranking(tables, params)
        shown = [one.pair for one in ranking.pairs[: params["limit"]]]
        ends = sorted({end for pair in shown for end in pair})
        return {"ends": ends, "_pairs": shown, "_ranking": ranking}
    read_so_far = (*tables["around"], *tables.get("farther", ()))
    near = neighbours(one for row in read_so_far for one in row["beside"])
    most = NEAR_STEPS if statement == "farther" else MOST_STEPS
    pairs: list[Pair] = params["_pairs"]
    ways = {pair: shortest_way(near, *pair, most) for pair in pairs}
    if statement == "farther":
        # The cluster that is asked about is an end of every pair: one start serves them all.
        starts = sorted({params["cluster"] or pair[0] for pair, way in ways.items() if not way})
        return {"starts": starts} if starts else None
    found = [list(way) for way in ways.values() if way]
    return {"ways": found} if found else None


def _ranking(tables: Tables, params: dict[str, Any]) -> Ranking:
    net = read(tables, params["cluster"])
    return Ranking(net, *ranked(net, params["cluster"], params["why"]))


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a pair, best first; equal scores by the distance of the seats, then by the ids."""
    net, found, left_out = params.get("_ranking") or _ranking(tables, params)
    shown = found[: params["limit"]]
    ways = grouped(tables["paths"], "a", "b")
    rows = [_row(one, net, ways.get(one.pair, [])) for one in shown]
    notices = _notices(len(found), len(shown), left_out)
    return Scored(rows, notices, truncated=len(found) > len(shown))


def ranked(net: Comparison, cluster: str | None, why: str | None) -> tuple[list[Found], int]:
    """The pairs in their order, and how many were left out because one side is over."""
    rules = weights().suiting
    kept, left_out = [], 0
    for pair in untied(net, cluster):
        a, b = net.sides[pair[0]], net.sides[pair[1]]
        measured = fit(a, b, net, rules)
        if measured is None:
            continue
        if why and why not in reasons_hold(measured.fields, measured.stages, rules):
            continue
        if any(side.over and side.id != cluster for side in (a, b)):
            left_out += 1
        else:
            kept.append(Found(pair, measured))
    kept.sort(key=_order)
    return kept, left_out


def _order(one: Found) -> tuple[float, bool, float, Pair]:
    km = one.fit.distance_km
    return (-one.fit.score, km is None, km or 0.0, one.pair)


def pair_row(one: Found, net: Comparison) -> Row:
    """Who the two are, how well they suit each other, and why."""
    a, b = net.sides[one.pair[0]], net.sides[one.pair[1]]
    de, en = reasons(a, b, net, one.fit)
    return {
        "a_id": a.id,
        "a_name": a.name,
        "b_id": b.id,
        "b_name": b.name,
        "score": one.fit.score,
        "reasons": de,
        "reasons_en": en,
        "distance_km": one.fit.distance_km,
        "sources": all_sources(a.row["sources"], b.row["sources"]),
    }


def _row(one: Found, net: Comparison, steps: list[Row]) -> Row:
    a, b = net.sides[one.pair[0]], net.sides[one.pair[1]]
    way = [_step(step) for step in sorted(steps, key=lambda s: int(s["step"]))]
    brings_a, brings_b = brought(a, b, net, one.fit), brought(b, a, net, one.fit)
    pair = pair_row(one, net)
    return {
        **pair,
        "fields": one.fit.fields,
        "fields_shared": net.named(a.fields & b.fields),
        "stages": one.fit.stages,
        "chain": _chain(one.fit.chain, net),
        "same_land": _same_land(a, b),
        "brings_a": brings_a,
        "brings_b": brings_b,
        "members_known_a": a.known,
        "members_known_b": b.known,
        "steps": len(way) or None,
        "path": way,
        "sources": all_sources(pair["sources"], *(s["sources"] for s in way)),
    }


def _chain(chain: str | None, net: Comparison) -> Row | None:
    if chain is None:
        return None
    row = min((s for s in net.stages.values() if s["chain"] == chain), key=lambda s: s["stage"])
    return {"id": chain, "name": row["chain_name"], "name_en": row["chain_name_en"]}


def _same_land(a: Side, b: Side) -> bool | None:
    one, two = set(a.row["laender"]), set(b.row["laender"])
    return bool(one & two) if one and two else None


def _step(step: Row) -> Row:
    return {key: value for key, value in step.items() if key not in ("a", "b", "step")}


def _notices(found: int, shown: int, left_out: int) -> list[Notice]:
    notices = []
    if not found:
        notices.append(
            Notice(
                "Kein Paar ohne Verbindung passt so zusammen. Von vielen Initiativen sind Themen "
                "und Mitglieder nur zum Teil bekannt.",
                "No pair without a tie suits each other like this. Fields and members of many "
                "initiatives are known only in part.",
            )
        )
    if found > shown:
        notices.append(first_pairs(shown, found))
    if left_out:
        pairs, pairs_en = (
            ("ein Paar", "one pair")
            if left_out == 1
            else (f"{left_out} Paare", f"{left_out} pairs")
        )
        notices.append(
            Notice(
                f"Nicht gezeigt: {pairs} mit einer Initiative, die eine andere fortführt "
                "oder deren bekannte Förderung beendet ist.",
                f"Not shown: {pairs_en} with an initiative that another one carries on or "
                "whose known funding has ended.",
            )
        )
    return notices
