"""Scoring of ``overlaps``: four separate overlaps of a pair of initiatives, and a verdict.

The four are never mixed into one number. The order is: verdict, number of high overlaps, then
fields, members, region and funding in that order, names last: all of it is seen in the answer.
The rules and marks are in ``weights.yml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.errors import WrongUseError
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, undated_notice
from queries.initiatives import Calendar, Network, network
from queries.measures import all_sources
from queries.overlap_measures import Measures, measure
from queries.overlap_sift import counted, promising, related
from queries.overlap_words import decided, facts, reason
from queries.pairs import Pair, first_pairs, ordered, pairs_of
from queries.weights import Overlap, weights

VERDICTS = ("doppelt", "benachbart", "ergänzend", None, "verschieden")
# The verdict of each rule, in the order in which they are tried.
RULES = {
    "fields_both": "doppelt",
    "fields_region": "doppelt",
    "fields_members": "doppelt",
    "fields": "benachbart",
    "members": "ergänzend",
    "project": "ergänzend",
    "related_region": "ergänzend",
    "related_member": "ergänzend",
    "none": "verschieden",
}

CONDENSED = {"clusters": counted}


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """With a cluster only what can overlap is read; the pair asked for is always read."""
    cluster, other = _asked(params)
    if cluster and cluster == other:
        raise WrongUseError(
            f"--cluster and --other both name {cluster!r}: name two different initiatives.",
            f"--cluster und --other nennen beide {cluster!r}: Nennen Sie zwei verschiedene "
            "Initiativen.",
        )
    if params["as_of"]:
        checked_day(params["as_of"])
    if statement == "sharing":
        return {"cluster": cluster} if cluster and not other else None
    if statement == "members":
        return {"ids": sorted(_chosen(cluster, other, tables, params))}
    if statement in ("programmes", "projects", "relations"):
        return {"ids": [row["cluster"] for row in tables["members"]]}
    return {}


def _chosen(
    cluster: str | None, other: str | None, tables: Tables, params: dict[str, Any]
) -> set[str]:
    """The initiatives of which the details are read."""
    if cluster is None:
        return {row["id"] for row in tables["clusters"]}
    if other:
        return {cluster, other}
    # What no high overlap is asked of, or undated ties are counted of, is looked at as a whole.
    if params["as_of"] or not params["min_measures"]:
        return {cluster, *related(cluster, tables)}
    return {cluster, *promising(cluster, tables, weights().overlap)}


def _asked(params: dict[str, Any]) -> tuple[str | None, str | None]:
    """The one or two initiatives asked for; a single one counts as the first."""
    cluster, other = params["cluster"], params["other"]
    return (cluster, other) if cluster else (other, None)


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a pair that shares something, best first."""
    chosen = {row["cluster"] for row in tables["members"]}
    net, rules = network(tables, params["as_of"], chosen), weights().overlap
    relations = _relations(tables["relations"], net.calendar)
    kept = []
    cluster, other = _asked(params)
    for pair in _candidates(net, relations, cluster, other):
        a, b = net.initiatives[pair[0]], net.initiatives[pair[1]]
        measures = measure(a, b, net, rules)
        high = sum(measures.high(rules).values())
        word = verdict(measures, rules)
        wanted = params["verdict"] in (None, word) and high >= params["min_measures"]
        if wanted or other:
            kept.append(
                (_order(word, high, measures, (a.name, b.name)), pair, measures, high, word)
            )
    kept.sort(key=lambda k: (k[0], k[1]))
    rows = [
        _row(net, pair, measures, high, word, relations.get(pair, []))
        for _, pair, measures, high, word in kept[: params["limit"]]
    ]
    notices = _notices(len(kept), len(rows))
    if net.calendar.as_of and net.calendar.undated:
        notices.append(undated_notice(net.calendar.undated, net.calendar.as_of))
    return Scored(rows, notices, truncated=len(kept) > len(rows))


def _candidates(
    net: Network, relations: dict[Pair, list[Row]], cluster: str | None, other: str | None
) -> Iterable[Pair]:
    """Pairs that share a member, a family of fields or a project, or are related.

    A programme alone makes no pair: the largest ones hold dozens of unlike initiatives.
    """
    if cluster and other:
        return [ordered(cluster, other)]
    holders: dict[tuple[str, str], set[str]] = {}
    for one in net.initiatives.values():
        shared = (("member", one.members), ("field", one.families), ("project", one.projects))
        for kind, things in shared:
            for thing in things:
                holders.setdefault((kind, thing), set()).add(one.id)
    found = {pair for pair in relations if cluster is None or cluster in pair}
    for initiatives in holders.values():
        found.update(pairs_of(initiatives, cluster))
    return found


def verdict(m: Measures, rules: Overlap) -> str | None:
    """The verdict in words; None when the fields of a side are not known.

    doppelt: fields high, and region or members high. benachbart: fields high. ergänzend: members
    high or a joint project, or related fields together with a near region or a shared member.
    verschieden: everything else.
    """
    rule = deciding_rule(m, rules)
    return RULES[rule] if rule else None


def deciding_rule(m: Measures, rules: Overlap) -> str | None:
    """The first rule that holds, by its name in ``RULES``; None when no field is known."""
    if m.fields is None:
        return None
    high, related = m.high(rules), m.fields >= rules.related_mark
    holds = {
        "fields_both": high["fields"] and high["region"] and high["members"],
        "fields_region": high["fields"] and high["region"],
        "fields_members": high["fields"] and high["members"],
        "fields": high["fields"],
        "members": high["members"],
        "project": m.joint_projects > 0,
        "related_region": related and high["region"],
        "related_member": related and (m.members_shared or 0) > 0,
        "none": True,
    }
    return next(rule for rule in RULES if holds[rule])


def _order(word: str | None, high: int, m: Measures, names: tuple[str, str]) -> tuple[Any, ...]:
    values = (m.fields, m.members, m.region, m.funding)
    return (VERDICTS.index(word), -high, *(-(v or 0.0) for v in values), names)


def _relations(rows: list[Row], calendar: Calendar) -> dict[Pair, list[Row]]:
    found: dict[Pair, list[Row]] = {}
    for row in sorted(rows, key=lambda r: (r["start_id"], r["end_id"], r["type"])):
        if calendar.stood(row["since"], row["until"]):
            found.setdefault(ordered(row["start_id"], row["end_id"]), []).append(row)
    return found


def _row(
    net: Network, pair: Pair, m: Measures, high: int, word: str | None, relations: list[Row]
) -> Row:
    a, b = net.initiatives[pair[0]], net.initiatives[pair[1]]
    evidence = facts(a, b, net, relations)
    relation = relations[0]["type"].lower() if relations else None
    de, en = reason(a, b, net, m, word, relation)
    rule, rule_en = decided(m, deciding_rule(m, weights().overlap), weights().overlap)
    return {
        "a_id": a.id,
        "a_name": a.name,
        "b_id": b.id,
        "b_name": b.name,
        **m._asdict(),
        "members_known_a": len(a.members),
        "members_known_b": len(b.members),
        "measures_high": high,
        "verdict": word,
        "relation": relation,
        "decided": rule,
        "decided_en": rule_en,
        "reason": de,
        "reason_en": en,
        "facts": evidence,
        "sources": all_sources(*(f["sources"] for f in evidence)),
    }


def _notices(found: int, shown: int) -> list[Notice]:
    if not found:
        return [
            Notice(
                "Keine Überschneidung dieser Art ist bekannt. Von vielen Initiativen sind "
                "Mitglieder, Themen oder Förderung nur zum Teil bekannt.",
                "No overlap of this kind is known. Members, fields or funding of many "
                "initiatives are known only in part.",
            )
        ]
    if found > shown:
        return [first_pairs(shown, found)]
    return []
