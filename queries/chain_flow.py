"""The flow of a value chain: its stages, who stands there, and who delivers to whom."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_of, over
from queries.measures import all_sources, lowest
from queries.stage_table import is_rest
from queries.weights import weights


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Stages of other chains are read as far as they feed this one or are fed by it."""
    del params
    if statement in ("stages", "active"):
        stages = {row["stage"] for row in tables["own"]}
        stages |= {row[end] for row in tables["feeds"] for end in ("stage", "to_stage")}
        return {"stages": sorted(stages)} if stages else None
    if statement == "memberships":
        ids = sorted({row["id"] for row in tables["active"]})
        return {"organisations": ids} if ids else None
    return {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """Stages of the chain by position, those of other chains, then the deliveries by ids."""
    chain = params["chain"]
    stages = {row["stage"]: row for row in tables["stages"]}
    held = _held(tables["active"])
    ties = _ties(tables)
    rows = [_stage(row, chain, held[row["stage"]], ties) for row in stages.values()]
    rows.sort(key=lambda r: (r["other_chain"], r["chain"], r["position"], r["stage"]))
    if not rows:
        return Scored([], [_NO_STAGES])
    feeds = [_feeds(row, stages) for row in tables["feeds"]]
    feeds.sort(key=lambda r: (r["stage"], r["to_stage"]))
    return Scored(rows + feeds, _notices(rows))


def _held(rows: list[Row]) -> dict[str, list[Row]]:
    """Organisations of each stage: a named product before our own classification, then by name."""
    found: dict[str, list[Row]] = defaultdict(list)
    order = ("name", "id", "product")
    for row in sorted(rows, key=lambda a: (a["basis"] != "source", *(str(a[k]) for k in order))):
        organisation = {k: v for k, v in row.items() if k != "stage"}
        found[row["stage"]].append({**organisation, "sources": all_sources(row["sources"])})
    return found


def _ties(tables: Tables) -> dict[str, dict[str, list[Row]]]:
    """The initiatives of each organisation with the ties that are not over."""
    day = day_of(tables)
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables["memberships"]:
        if not over(row["until"], day):
            found[row["organisation"]][row["id"]].append(row)
    return found


def _stage(
    row: Row, chain: str, organisations: list[Row], ties: dict[str, dict[str, list[Row]]]
) -> Row:
    return {
        **row,
        "sort": "stage",
        "other_chain": row["chain"] != chain,
        "rest": is_rest(row["name"], weights().coverage),
        "organisations": organisations,
        "clusters": _clusters(organisations, ties),
    }


def _clusters(organisations: list[Row], ties: dict[str, dict[str, list[Row]]]) -> list[Row]:
    """Initiatives at a stage: most organisations first, then by name and id."""
    members: dict[str, set[str]] = defaultdict(set)
    evidence: dict[str, list[Row]] = defaultdict(list)
    for organisation in organisations:
        for cluster, rows in ties[organisation["id"]].items():
            members[cluster].add(organisation["id"])
            evidence[cluster] += rows
    found = [
        {
            "id": cluster,
            "name": evidence[cluster][0]["name"],
            "organisations": len(ids),
            "sources": all_sources(*(row["sources"] for row in evidence[cluster])),
            "confidence": lowest(row["confidence"] for row in evidence[cluster]),
        }
        for cluster, ids in members.items()
    ]
    return sorted(found, key=lambda c: (-c["organisations"], c["name"], c["id"]))


def _feeds(row: Row, stages: dict[str, Row]) -> Row:
    start, end = stages[row["stage"]], stages[row["to_stage"]]
    return {
        "sort": "feeds",
        **{key: start[key] for key in _NAMED},
        "to_stage": row["to_stage"],
        "to_name": end["name"],
        "to_name_en": end["name_en"],
        "to_chain": end["chain"],
        "other_chain": start["chain"] != end["chain"],
        "sources": all_sources(row["sources"]),
        "confidence": row["confidence"],
    }


def _notices(rows: list[Row]) -> list[Notice]:
    unknown = sum(1 for r in rows if not r["other_chain"] and not r["organisations"])
    if not unknown:
        return []
    one = unknown == 1
    return [
        Notice(
            f"An {unknown} {'Stufe' if one else 'Stufen'} ist hier keine Organisation bekannt. Das "
            "heißt nicht, dass es dort keine gibt.",
            f"At {unknown} {'stage' if one else 'stages'} no organisation is known here. That does "
            "not mean that there is none.",
        )
    ]


_NAMED = ("stage", "name", "name_en", "chain", "chain_name", "chain_name_en")
_NO_STAGES = Notice(
    "Für diese Kette sind keine Stufen erfasst.",
    "No stages are recorded for this chain.",
)
