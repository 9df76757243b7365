"""Scoring of ``chain_gaps``: the open stages of a chain with candidates from outside.

Nothing is weighed here: candidates are ordered by evidence (a source names the product before our
own classification, then confidence), within equal evidence by distance, then by name and id.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from graph.errors import WrongUseError
from queries import chain_coverage
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, day_of, ties_at, undated_notice
from queries.measures import all_sources, confidence_rank, distance_km, points
from queries.partner_facts import Work, filled, joint_work
from queries.partner_words import all_of, reasons
from queries.stage_table import Known, Stage, known, members, stage_table
from queries.weights import weights

_OF_CLUSTER = ("cluster", "figures", "members", "tied")
_NEED = (*chain_coverage.NEED, "sources")
_OF_REGION = ("region", "inside")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Of cluster and region only what was asked for is read; the candidates come last."""
    if statement == "today":
        _check(params)
    if statement in _OF_CLUSTER:
        return {} if params["cluster"] else None
    if statement in _OF_REGION:
        return {} if params["region"] else None
    if statement not in ("candidates", "meeting"):
        return {}
    found = _Chain(tables, params)
    ids = sorted({row["id"] for rows in found.outside.values() for row in rows})
    return {"candidates": ids, "own": sorted(found.own)} if ids else None


def _check(params: dict[str, Any]) -> None:
    if bool(params["cluster"]) == bool(params["region"]):
        raise WrongUseError(
            "The question 'chain_gaps' needs either --cluster or --region.",
            "Die Frage 'chain_gaps' braucht entweder --cluster oder --region.",
        )
    if params["as_of"]:
        checked_day(params["as_of"])


class _Chain:
    """The stage table of the chain, and who is active at its open stages from outside."""

    def __init__(self, tables: Tables, params: dict[str, Any]) -> None:
        rules = weights().coverage
        self.region = params["region"]
        self.day = params["as_of"] or day_of(tables)
        rows, self.undated = ties_at(tables["members"], params["as_of"])
        every = [*rows, *tables["inside"]]
        self.found = members(every, params["cluster"] or self.region, self.day)
        self.count = self._known(tables, params["as_of"])
        self.table = stage_table(
            tables["stages"], tables["active"], self.found, self.count.share, rules
        )
        # Also where a membership is over or undated: who was a member once is no stranger.
        self.tied = {row["id"] for row in (*tables["tied"], *tables["members"])}
        self.own = {self.region or params["cluster"], *(row["via"] for row in every)}
        self.outside: dict[str, list[Row]] = defaultdict(list)
        self.near_by: dict[str, list[Row]] = defaultdict(list)
        self.needs: dict[str, list[Row]] = defaultdict(list)
        for row in tables["needs"]:
            self.needs[row["stage"]].append({key: row[key] for key in _NEED})
        gaps = {stage.id for stage in self.table if stage.gap}
        for row in tables["active"]:
            if row["stage"] in gaps and row["id"] not in self.found:
                known_already = row["id"] in self.tied
                (self.near_by if known_already else self.outside)[row["stage"]].append(row)

    def _known(self, tables: Tables, as_of: str | None) -> Known:
        if self.region:
            return Known(len(self.found), sources=tuple(tables["region"][0]["sources"]))
        return known(self.found, tables["cluster"][0], tables["figures"], as_of)


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row an open stage, in order of position."""
    chain = _Chain(tables, params)
    place = tables["region"] if chain.region else tables["cluster"]
    seats = points(place[0]["seats"])
    organisations = {row["id"]: row for row in tables["candidates"]}
    work = joint_work(tables["meeting"], chain.found, params["as_of"])
    rows = []
    for stage in chain.table:
        if stage.gap:
            offered = [
                _candidate(organisations[row["id"]], row, stage, work, seats)
                for row in chain.outside[stage.id]
            ]
            offered.sort(key=_order)
            rows.append(_row(stage, chain, offered, params["k"]))
    undated = chain.undated + work.undated
    return Scored(rows, _notices(chain, rows, undated, tables["candidates"], params["as_of"]))


def _order(candidate: Row) -> tuple[Any, ...]:
    distance = candidate["distance_km"]
    return (
        candidate["basis"] != "source",
        confidence_rank(candidate["confidence"]),
        distance is None,
        distance or 0.0,
        candidate["name"],
        candidate["id"],
    )


def _candidate(
    organisation: Row, active: Row, stage: Stage, work: Work, seats: list[tuple[float, float]]
) -> Row:
    fill = filled(active, stage)
    met = work.met(organisation["id"])
    distance = distance_km(seats, points(organisation["seats"]))
    de, en = reasons([fill], met, [], distance)
    return {
        **{key: organisation[key] for key in ("id", "name", "kind", "city")},
        "distance_km": None if distance is None else round(distance, 1),
        "product": fill["product"],
        "basis": fill["basis"],
        "works_with": met,
        "competes": bool(stage.organisations),
        "reasons": de,
        "reasons_en": en,
        "sources": all_of(organisation, [fill], met),
        "confidence": fill["confidence"],
    }


def _row(stage: Stage, chain: _Chain, offered: list[Row], most: int) -> Row:
    near_by = [_holder(row) for row in chain.near_by[stage.id]]
    shown = offered[:most]
    listed = (*stage.organisations, *near_by, *shown)
    return {
        **stage.row,
        "state": stage.state,
        "certainty": chain.count.share,
        "known_members": chain.count.members,
        "stated_members": chain.count.stated,
        "stated_as_of": chain.count.as_of,
        "organisations": stage.organisations,
        "near_by": sorted(near_by, key=lambda r: (r["name"], r["id"])),
        "needs": sorted(chain.needs[stage.id], key=lambda k: (k["name"], k["id"])),
        "candidates": shown,
        "candidates_known": len(offered),
        "sources": all_sources(
            stage.row["sources"], chain.count.sources, *(x["sources"] for x in listed)
        ),
    }


def _holder(row: Row) -> Row:
    keys = ("id", "name", "product", "basis", "confidence")
    return {**{key: row[key] for key in keys}, "sources": sorted(row["sources"])}


def _notices(
    chain: _Chain, rows: list[Row], undated: int, candidates: list[Row], as_of: str | None
) -> list[Notice]:
    found = []
    if chain.region:
        found += _region_notices(chain, candidates)
    else:
        enough = weights().coverage.empty_from_share
        found += chain_coverage.notices(chain.count, chain.table, enough)
    if chain.table and not rows:
        found.append(
            Notice(
                "Keine Stufe dieser Kette ist offen: Für jede sind genug Organisationen belegt.",
                "No stage of this chain is open: enough organisations are documented for each.",
            )
        )
    if as_of and undated:
        found.append(undated_notice(undated, as_of))
    return found


def _region_notices(chain: _Chain, candidates: list[Row]) -> list[Notice]:
    found = [
        Notice(
            f"Bekannt sind {len(chain.found)} Organisationen mit Sitz in dieser Region; wie viele "
            "es gibt, ist nicht bekannt. Eine Lücke lässt sich daraus nicht sicher ablesen.",
            f"{len(chain.found)} organisations with a seat in this region are known; how many "
            "there are is not known. A gap cannot be told from that with certainty.",
        )
    ]
    # That somebody sits in Germany does not tell whether it sits in this Land.
    unplaced = sum(not {"municipality", "land"} & set(row["levels"]) for row in candidates)
    if unplaced:
        found.append(
            Notice(
                f"Bei {unplaced} vorgeschlagenen Organisationen ist nicht bekannt, in welchem Land "
                "sie sitzen: Sie können in der Region liegen.",
                f"Of {unplaced} suggested organisations it is not known in which Land they have "
                "their seat: they may lie in the region.",
            )
        )
    return found
