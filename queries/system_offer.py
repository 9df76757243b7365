"""Scoring of ``system_offer``: the smallest group of members that holds the wanted stages."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from graph.errors import WrongUseError
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_of
from queries.measures import all_sources
from queries.set_cover import EXACT_UP_TO, Cover, smallest_cover
from queries.stage_table import Stage, known, members, stage_table
from queries.weights import weights

DOCUMENTED = "source"
# What each member does at each wanted stage it holds.
Held = dict[str, dict[str, Row]]


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The wanted stages are those named and those of the chain. Raises WrongUseError for none."""
    if not (params["chain"] or params["stages"]):
        raise WrongUseError(
            "Name a chain or stages.", "Nennen Sie eine Kette oder einzelne Stufen."
        )
    if statement == "of_chain":
        return {} if params["chain"] else None
    if statement in ("wanted", "activities"):
        wanted = {row["stage"] for row in tables["of_chain"]} | set(params["stages"] or ())
        return {"wanted": sorted(wanted)} if wanted else None
    return {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The members of the group by name, then the uncovered stages by position."""
    day = day_of(tables)
    found = members(tables["members"], params["cluster"], day)
    count = known(found, tables["cluster"][0], tables["figures"])
    named = set(params["stages"] or ())
    counting = [
        row
        for row in tables["activities"]
        if not params["documented"] or row["basis"] == DOCUMENTED
    ]
    rules = weights().coverage
    table = [
        stage
        for stage in stage_table(tables["wanted"], counting, found, count.share, rules)
        if stage.state != "rest" or stage.id in named
    ]
    held = _held(table)
    cover = smallest_cover({member: stages.keys() for member, stages in held.items()})
    rows = [_member(member, cover.chosen, held, found[member].via) for member in cover.chosen]
    rows.sort(key=lambda r: (r["name"], r["id"]))
    open_stages = [stage for stage in table if not stage.organisations]
    rows += [_uncovered(stage, count.share) for stage in open_stages]
    return Scored(rows, _notices(table, open_stages, cover))


def _held(table: list[Stage]) -> Held:
    held: Held = defaultdict(dict)
    for stage in table:
        for holder in stage.organisations:
            words = {key: holder[key] for key in ("product", "basis", "sources", "confidence")}
            at = {"id": stage.id, **{k: stage.row[k] for k in ("name", "name_en", "chain")}}
            # Sorted with a named product first: that one speaks for the member at the stage.
            held[holder["id"]].setdefault(stage.id, {**at, **words, "member": holder})
    return held


def _member(member: str, chosen: tuple[str, ...], held: Held, via: str | None) -> Row:
    own = held[member]
    others = {stage for other in chosen if other != member for stage in held[other]}
    alone = [stage for stage in own if stage not in others]
    stand_ins = [
        {"id": other, "name": next(iter(stages.values()))["member"]["name"]}
        for other, stages in held.items()
        if other not in chosen and stages.keys() >= set(alone)
    ]
    about = next(iter(own.values()))["member"]
    return {
        "sort": "member",
        "id": member,
        "name": about["name"],
        "kind": about["kind"],
        "stages": [{k: v for k, v in s.items() if k != "member"} for s in own.values()],
        "needed_for": alone,
        "stand_ins": sorted(stand_ins, key=lambda s: (s["name"], s["id"])),
        "via": via,
        "sources": all_sources(*(stage["sources"] for stage in own.values())),
    }


def _uncovered(stage: Stage, share: float | None) -> Row:
    enough = share is not None and share >= weights().coverage.empty_from_share
    return {
        "sort": "uncovered",
        "id": stage.id,
        "name": stage.name,
        "name_en": stage.row["name_en"],
        "state": "empty" if enough else "unknown",
        "stages": [],
        "needed_for": [],
        "stand_ins": [],
        "sources": all_sources(stage.row["sources"]),
    }


def _notices(table: list[Stage], open_stages: list[Stage], cover: Cover) -> list[Notice]:
    if not table:
        return [Notice("Keine Stufe ist gewünscht.", "No stage is wanted.")]
    if not cover.chosen:
        return [
            Notice(
                "Kein bekanntes Mitglied besetzt eine der gewünschten Stufen.",
                "No known member holds one of the wanted stages.",
            )
        ]
    said = [_covered(len(table), len(table) - len(open_stages), len(cover.chosen))]
    if not cover.exact:
        factor, factor_de = str(cover.factor), str(cover.factor).replace(".", ",")
        said.append(
            Notice(
                f"Mehr als {EXACT_UP_TO} Stufen: Die Gruppe ist schrittweise gewählt und höchstens "
                f"{factor_de}-mal so groß wie die kleinste.",
                f"More than {EXACT_UP_TO} stages: the group is chosen step by step and at most "
                f"{factor} times as large as the smallest.",
            )
        )
    return said


def _covered(wanted: int, covered: int, members: int) -> Notice:
    who, who_en = (
        ("Mitglied deckt", "member covers")
        if members == 1
        else ("Mitglieder decken", "members cover")
    )
    what, what_en = ("Stufe", "stage") if wanted == 1 else ("Stufen", "stages")
    return Notice(
        f"{members} {who} {covered} von {wanted} {what} ab.",
        f"{members} {who_en} {covered} of {wanted} {what_en}.",
    )
