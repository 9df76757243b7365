"""Scoring of ``chain_coverage``: the state of every stage of a chain for one initiative."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.measures import all_sources
from queries.stage_table import Known, Stage, known, members, stage_table
from queries.weights import weights


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The activities are read for the members only."""
    del params
    if statement != "activities":
        return {}
    ids = sorted({row["id"] for row in tables["members"]})
    return {"organisations": ids} if ids else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a stage, in order of position."""
    rules = weights().coverage
    found = members(tables["members"], params["cluster"], day_of(tables))
    count = known(found, tables["cluster"][0], tables["figures"])
    table = stage_table(tables["stages"], tables["activities"], found, count.share, rules)
    needed: dict[str, list[Row]] = defaultdict(list)
    for need in tables["needs"]:
        needed[need["stage"]].append({k: need[k] for k in ("id", "name", "plain")})
    rows = [_row(stage, count, needed[stage.id]) for stage in table]
    return Scored(rows, notices(count, table, rules.empty_from_share))


def day_of(tables: Tables) -> str | None:
    """The day of the newest source."""
    return tables["today"][0]["day"] if tables["today"] else None


def _row(stage: Stage, count: Known, needs: list[Row]) -> Row:
    held = [o["sources"] for o in stage.organisations]
    return {
        **stage.row,
        "rest": stage.state == "rest",
        "state": stage.state,
        "share_known": count.share,
        "known_members": count.members,
        "stated_members": count.stated,
        "stated_as_of": count.as_of,
        "organisations": stage.organisations,
        "needs": sorted(needs, key=lambda k: (k["name"], k["id"])),
        "sources": all_sources(stage.row["sources"], count.sources, *held),
    }


def notices(count: Known, table: list[Stage], enough: float) -> list[Notice]:
    """What the number of known members lets one say about open stages."""
    if not table:
        return [
            Notice(
                "Für diese Kette sind keine Stufen erfasst.",
                "No stages are recorded for this chain.",
            )
        ]
    if all(stage.state != "unknown" for stage in table):
        return []
    if count.stated is None:
        return [
            Notice(
                f"{count.members} Mitglieder sind bekannt; wie viele es insgesamt sind, ist nicht "
                "angegeben. Eine Lücke lässt sich daraus nicht sicher ablesen.",
                f"{count.members} members are known; how many there are is not stated. A gap "
                "cannot be told from that with certainty.",
            )
        ]
    if count.share is not None and count.share < enough:
        return [
            Notice(
                f"Von den angegebenen {count.stated} Mitgliedern sind hier {count.members} "
                "bekannt. Eine Lücke lässt sich daraus nicht sicher ablesen.",
                f"Of the stated {count.stated} members {count.members} are known here. A gap "
                "cannot be told from that with certainty.",
            )
        ]
    return []
