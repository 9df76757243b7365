"""Which initiatives are active in a value chain, by their members at its stages."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, ties_at, undated_notice


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Only initiatives of organisations in the chain are read."""
    del params
    if statement == "ties":
        return {}
    via = sorted({row["via"] for row in tables["ties"]})
    return {"via": via} if via else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row an initiative: most stages first, then most organisations, then by id."""
    as_of = params["as_of"]
    if as_of is not None:
        checked_day(as_of)
    ties, undated = ties_at(tables["ties"], as_of)
    above: dict[str, list[Row]] = defaultdict(list)
    for row in tables["clusters"]:
        above[row["via"]].append(row)
    clusters: dict[str, Row] = {}
    organisations: dict[str, set[str]] = defaultdict(set)
    stages: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        for cluster in above[tie["via"]]:
            clusters[cluster["id"]] = {k: v for k, v in cluster.items() if k != "via"}
            organisations[cluster["id"]].add(tie["organisation"])
            stages[cluster["id"]].update(tie["stages"])
    rows = [
        {**row, "organisations": len(organisations[node]), "stages": len(stages[node])}
        for node, row in clusters.items()
    ]
    rows.sort(key=lambda r: (-r["stages"], -r["organisations"], r["id"]))
    notices = [] if rows else [_NOBODY]
    return Scored(rows, [*notices, *([undated_notice(undated, as_of)] if undated else [])])


_NOBODY = Notice(
    "Von keiner Initiative ist hier ein Mitglied in dieser Kette bekannt.",
    "Of no initiative a member in this chain is known here.",
)
