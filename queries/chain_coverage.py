"""Scoring of ``chain_coverage``: the state of every stage of a chain for those it is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.coverage_scope import Scope, scope, scope_parameters
from queries.dates import undated_notice
from queries.measures import all_sources
from queries.stage_table import Known, Stage, stage_table
from queries.weights import weights

# Stages outside the order of suppliers have a tier of this name, which is none.
NO_TIER = "cross"
# What is told of a competence that a stage needs.
NEED = ("id", "name", "name_en", "plain", "plain_en")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The activities are read for the organisations of the scope only."""
    if statement != "activities":
        return scope_parameters(statement, tables, params)
    ids = sorted({row["id"] for row in (*tables["members"], *tables["active"])})
    return {"organisations": ids} if ids else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a stage, in order of position."""
    rules = weights().coverage
    about = scope(tables, params)
    table = stage_table(tables["stages"], tables["activities"], about.members, about.share, rules)
    needed: dict[str, list[Row]] = defaultdict(list)
    for need in tables["needs"]:
        needed[need["stage"]].append({key: need[key] for key in NEED})
    tiers = by_tier(table)
    rows = [_row(stage, about.count, needed[stage.id], tiers) for stage in table]
    said = (
        notices(about.count, table, rules.empty_from_share)
        if about.kind == "cluster"
        else (_scope_notices(about, table))
    )
    if about.undated:
        said.append(undated_notice(about.undated, params["as_of"]))
    return Scored(rows, said)


def by_tier(table: list[Stage]) -> dict[str, Row]:
    """What the stages of each tier have in common: number of stages by state, organisations."""
    stages: dict[str, list[Stage]] = defaultdict(list)
    for stage in table:
        if stage.row["tier"] and stage.row["tier"] != NO_TIER and stage.state != "rest":
            stages[stage.row["tier"]].append(stage)
    found = {}
    for tier, own in sorted(stages.items()):
        states = Counter(stage.state for stage in own)
        found[tier] = {
            "tier": tier,
            "stages": len(own),
            **{state: states[state] for state in ("covered", "thin", "empty", "unknown")},
            "organisations": len({o["id"] for stage in own for o in stage.organisations}),
        }
    return found


def _row(stage: Stage, count: Known, needs: list[Row], tiers: dict[str, Row]) -> Row:
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
        "tier_coverage": tiers.get(stage.row["tier"]) if stage.state != "rest" else None,
        "sources": all_sources(stage.row["sources"], count.sources, *held),
    }


_NO_STAGES = Notice(
    "Für diese Kette sind keine Stufen erfasst.",
    "No stages are recorded for this chain.",
)


def notices(count: Known, table: list[Stage], enough: float) -> list[Notice]:
    """What the number of known members lets one say about open stages."""
    if not table:
        return [_NO_STAGES]
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


def _scope_notices(about: Scope, table: list[Stage]) -> list[Notice]:
    """How many initiatives stand behind the answer, and what may be told of open stages."""
    if not table:
        return [_NO_STAGES]
    if not about.initiatives:
        return [
            Notice(
                "Hier ist keine Initiative bekannt. Offene Stufen heißen deshalb unbekannt.",
                "No initiative is known here. So open stages are called unknown.",
            )
        ]
    de = f"Betrachtet sind {about.initiatives} Initiativen"
    en = f"{about.initiatives} initiatives are looked at"
    if about.count.stated:
        telling = about.initiatives - about.silent
        de += (
            f"; {telling} davon geben zusammen {about.count.stated} Mitglieder an, "
            f"{about.count.members} davon sind hier bekannt"
        )
        en += (
            f"; {telling} of them state {about.count.stated} members together, "
            f"{about.count.members} of these are known here"
        )
    if any(stage.state == "unknown" for stage in table):
        de += ". Eine Lücke lässt sich daraus nicht sicher ablesen"
        en += ". A gap cannot be told from that with certainty"
    said = [Notice(f"{de}.", f"{en}.")]
    if about.unplaced:
        one = about.unplaced == 1
        said.append(
            Notice(
                f"{about.unplaced} {'Organisation zählt' if one else 'Organisationen zählen'} "
                "über eine Initiative von hier mit, weil ihr Sitz nicht bekannt ist: "
                f"{'Sie kann' if one else 'Sie können'} auch anderswo sitzen.",
                f"{about.unplaced} {'organisation counts' if one else 'organisations count'} "
                "through an initiative from here, because the seat is not known: "
                f"{'it' if one else 'they'} may have it elsewhere.",
            )
        )
    return said
