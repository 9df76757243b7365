"""Scoring of ``newcomers``: members since a date that have no further tie."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, day_of, english_day, german_day, later, over
from queries.measures import all_sources, lowest
from queries.membership import of_members


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The other ties are read of the members only."""
    if statement == "today":
        for name in ("since", "as_of"):
            if params[name]:
                checked_day(params[name])
    if statement != "elsewhere":
        return {}
    ids = sorted({row["id"] for row in tables["members"]})
    own = sorted({params["cluster"], *(row["via"] for row in tables["members"])})
    return {"organisations": ids, "own": own} if ids else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a member, the newest first."""
    day = params["as_of"] or day_of(tables)
    begin = params["since"] or _year_before(day)
    ties = _standing(of_members(tables["members"]), day)
    tied = {
        row["id"]
        for row in tables["elsewhere"]
        if not (params["as_of"] and row["since"] and later(row["since"], params["as_of"]))
    }
    undated = {node for node, rows in ties.items() if not any(r["since"] for r in rows)}
    found = []
    for node, rows in ties.items():
        first = min((r["since"] for r in rows if r["since"]), default=None)
        if first and begin and not later(begin, first) and node not in tied:
            found.append(_row(node, rows, first, params["cluster"]))
    found.sort(key=lambda r: (r["name"], r["id"]))
    found.sort(key=lambda r: str(r["since"]), reverse=True)
    return Scored(found, _notices(begin, len(ties), found, undated, tied))


def _year_before(day: str | None) -> str | None:
    return f"{int(day[:4]) - 1}{day[4:]}" if day else None


def _standing(rows: list[Row], day: str | None) -> dict[str, list[Row]]:
    """Memberships by organisation that had begun and were not over; undated ones may stand."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        begun = not (row["since"] and day and later(row["since"], day))
        if begun and not over(row["until"], day):
            found[row["id"]].append(row)
    return found


def _row(node: str, rows: list[Row], since: str, cluster: str) -> Row:
    first = min(
        (r for r in rows if r["since"] == since),
        key=lambda r: (r["via"] != cluster, r["via"], r["role"] or ""),
    )
    direct = first["via"] == cluster
    return {
        "id": node,
        "name": first["name"],
        "kind": first["kind"],
        "role": first["role"],
        "since": since,
        "via": None if direct else first["via"],
        "via_name": None if direct else first["via_name"],
        "sources": all_sources(*(r["sources"] for r in rows)),
        "confidence": lowest(r["confidence"] for r in rows),
    }


def _notices(
    begin: str | None, members: int, found: list[Row], undated: set[str], tied: set[str]
) -> list[Notice]:
    if not members:
        return [
            Notice(
                "Von diesem Cluster ist kein Mitglied bekannt.",
                "No member of this cluster is known.",
            )
        ]
    notices = []
    if not found:
        notices.append(
            Notice(
                f"Seit {german_day(begin or '')} ist kein neues Mitglied ohne weiteren "
                "Anschluss bekannt.",
                f"Since {english_day(begin or '')} no new member without a further tie is known.",
            )
        )
    if undated:
        alone = len(undated - tied)
        notices.append(
            Notice(
                f"Von {members} bekannten Mitgliedern ist bei {len(undated)} nicht bekannt, seit "
                f"wann sie dabei sind; {alone} davon sind in keinem Projekt und keiner anderen "
                "Initiative bekannt. Sie können neu sein.",
                f"Of {members} known members it is not known of {len(undated)} since when they "
                f"belong; {alone} of these are known in no project and no other initiative. They "
                "may be new.",
            )
        )
    return notices
