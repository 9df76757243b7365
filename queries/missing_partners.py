"""Scoring of ``missing_partners``: organisations without a tie that would close open stages.

``score = Σ w v / Σ w`` over the parts that can be judged: fill and competence where open stages
are known, worked always, near where both seats are known. Each v lies in 0 … 1, the weights w
are in ``weights.yml``. Order: score, then name and id.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.chain_coverage import day_of
from queries.measures import (
    any_of,
    distance_km,
    highest,
    lowest,
    points,
    resource_allocation,
    saturated,
)
from queries.partner_words import all_of, reasons
from queries.stage_table import Known, Member, Stage, known, members, stage_table
from queries.weights import Partners, weights


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Every later statement starts at what the earlier ones found, so that all reads are local."""
    ids: dict[str, list[str]]
    match statement:
        case "active":
            ids = {"organisations": _all(tables["members"], "id")}
        case "meeting":
            ids = {"organisations": _all(tables["members"], "id")}
            own = {params["cluster"], *(m["via"] for m in tables["members"])}
            return {**ids, "own": sorted(own)} if ids["organisations"] else None
        case "by_field":
            unclear = tables["members"] and not tables["active"] and not params["chain"]
            return {} if unclear else None
        case "stages":
            ids = {"chains": chains(tables, params["chain"])}
        case "fillers" | "needs":
            ids = {"gaps": [s.id for s in _stages(tables, params)[0] if s.gap]}
        case "offers":
            ids = {"competences": _all(tables["needs"], "competence")}
        case "candidates":
            ids = {"candidates": candidates(tables)}
        case _:
            return {}
    return ids if all(ids.values()) else None


def _all(rows: list[Row], column: str) -> list[str]:
    return sorted({row[column] for row in rows})


def chains(tables: Tables, chain: str | None) -> list[str]:
    """The chain asked for, else those the cluster touches.

    Touched is a chain in which enough members are active; if there is none, every chain with a
    member; if no member is known to be active anywhere, the chains about a field of the cluster.
    """
    rules = weights().partners
    if chain:
        return [chain]
    active: dict[str, set[str]] = defaultdict(set)
    for row in tables["active"]:
        active[row["chain"]].add(row["id"])
    enough = [c for c, ids in active.items() if len(ids) >= rules.touched_from]
    by_field = [
        row["chain"]
        for row in tables["by_field"]
        if row["matching"] / row["stages"] >= rules.field_share
    ]
    return sorted(enough or active or by_field)


def _stages(tables: Tables, params: dict[str, Any]) -> tuple[list[Stage], Known]:
    found = members(tables["members"], params["cluster"], day_of(tables))
    count = known(found, tables["cluster"][0], tables["figures"])
    rules = weights().coverage
    return stage_table(tables["stages"], tables["active"], found, count.share, rules), count


def candidates(tables: Tables) -> list[str]:
    """All organisations with something in favour of them and no tie to the cluster."""
    tied = {row["id"] for row in (*tables["members"], *tables["tied"])}
    found = {row["id"] for row in (*tables["fillers"], *tables["offers"])}
    found |= {part[0] for place in tables["meeting"] for part in place["taking_part"]}
    return sorted(found - tied)


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row an organisation, best first; empty with its reason when nothing is good enough."""
    rules = weights().partners
    table, count = _stages(tables, params)
    found = members(tables["members"], params["cluster"], day_of(tables))
    if not found:
        return Scored([], [_nobody_known()])
    stages = {stage.id: stage for stage in table}
    evidence = _Evidence(tables, stages, found)
    seats = points(tables["cluster"][0]["seats"])
    rows = []
    for organisation in tables["candidates"]:
        row = _row(organisation, evidence, distance_km(seats, points(organisation["seats"])))
        if good_enough(row, rules):
            rows.append(row)
    rows.sort(key=lambda r: (-r["score"], r["name"], r["id"]))
    shown = rows[: params["limit"]]
    notices = _notices(table, count, rows, len(shown))
    return Scored(shown, notices, truncated=len(rows) > len(shown))


def good_enough(row: Row, rules: Partners) -> bool:
    """Whether a row is suggested: it reaches the threshold, and there is a firm reason.

    Who fills no open stage must have met several members, and must not be of a kind that is
    suggested only where it is active (municipalities, ministries and the like).
    """
    if row["score"] < rules.threshold:
        return False
    if row["fills"]:
        return True
    met = {w["member_id"] for w in row["worked_with"]}
    return len(met) >= rules.worked_from and row["kind"] not in rules.only_when_active


class _Evidence:
    """What speaks for each candidate, by its id."""

    def __init__(self, tables: Tables, stages: dict[str, Stage], found: dict[str, Member]) -> None:
        self.stages = stages
        self.open = any(stage.gap for stage in stages.values())
        self.fills = _fills(tables["fillers"], stages)
        self.worked, self.allocation = _worked(tables["meeting"], found)
        self.needs = _needs(tables["needs"], stages)
        self.offers: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in tables["offers"]:
            self.offers[row["id"]][row["competence"]] = row


def _fills(fillers: list[Row], stages: dict[str, Stage]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in fillers:
        stage = stages[row["stage"]]
        found[row["id"]].append(
            {
                "stage": stage.id,
                "name": stage.name,
                "name_en": stage.row["name_en"],
                "chain": stage.row["chain"],
                "state": stage.state,
                "product": row["product"],
                "basis": row["basis"],
                "sources": sorted(row["sources"]),
                "confidence": row["confidence"],
            }
        )
    rules = weights().partners
    for fills in found.values():
        fills.sort(key=lambda f: (-fill_value(f, rules), f["stage"]))
    return found


def fill_value(fill: Row, rules: Partners) -> float:
    """Value of one filled stage: by the state of the stage, less for our own classification."""
    value = float(getattr(rules, fill["state"]))
    return value if fill["basis"] == "source" else value * rules.classified


def _worked(
    meeting: list[Row], found: dict[str, Member]
) -> tuple[dict[str, list[Row]], dict[str, float]]:
    """For every organisation the members it met, where, and the resource allocation index.

    The degree of an initiative is the number of members it states where that is greater than
    the number of known ones.
    """
    worked: dict[str, list[Row]] = defaultdict(list)
    shared: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place in meeting:
        ties: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for node, sources, confidence in sorted(place["taking_part"], key=str):
            ties[node].append((sources, confidence))
        there = [found[node] for node in ties if node in found]
        for node in ties.keys() - found.keys():
            shared[node].append((len(there), max(place["degree"], place["stated"] or 0)))
            worked[node] += [_meeting(place, member, ties) for member in there]
    for rows in worked.values():
        rows.sort(key=_projects_first)
    return worked, {node: resource_allocation(sorted(pairs)) for node, pairs in shared.items()}


def _projects_first(row: Row) -> tuple[bool, str, str, str]:
    return (
        row["through_label"] != "Project",
        row["member_name"],
        row["through_id"],
        row["member_id"],
    )


def _meeting(place: Row, member: Member, ties: dict[str, list[tuple[list[str], str]]]) -> Row:
    return {
        "member_id": member.id,
        "member_name": member.name,
        "through_id": place["id"],
        "through_name": place["name"],
        "through_label": place["label"],
        "sources": sorted({s for sources, _ in ties[member.id] for s in sources}),
        "confidence": lowest(confidence for _, confidence in ties[member.id]),
    }


def _needs(rows: list[Row], stages: dict[str, Stage]) -> dict[str, tuple[Stage, dict[str, str]]]:
    """Open stages with the competences they need, names by id."""
    found: dict[str, tuple[Stage, dict[str, str]]] = {}
    for row in rows:
        _, names = found.setdefault(row["stage"], (stages[row["stage"]], {}))
        names[row["competence"]] = row["name"]
    return found


def competences(
    needs: dict[str, tuple[Stage, dict[str, str]]], offers: dict[str, Row], filled: set[str]
) -> tuple[list[Row], float]:
    """What an organisation can do that open stages need, and its best fit to one stage.

    Fit = needed competences it offers / needed competences. Stages that it fills are left out:
    there the competence is the same fact as the product and must not count twice.
    """
    found: dict[str, Row] = {}
    best = 0.0
    for stage, needed in (needs[s] for s in sorted(needs.keys() - filled)):
        own = sorted(needed.keys() & offers.keys())
        best = max(best, len(own) / len(needed))
        for competence in own:
            offer = offers[competence]
            row = {
                "id": competence,
                "name": needed[competence],
                "stages": [],
                "sources": sorted(offer["sources"]),
                "confidence": offer["confidence"],
            }
            found.setdefault(competence, row)["stages"].append(stage.name)
    return sorted(found.values(), key=lambda c: (c["name"], c["id"])), best


def _row(organisation: Row, evidence: _Evidence, distance: float | None) -> Row:
    node, rules = organisation["id"], weights().partners
    fills, worked = evidence.fills.get(node, []), evidence.worked.get(node, [])
    filled = {f["stage"] for f in fills}
    own, fit = competences(evidence.needs, evidence.offers.get(node, {}), filled)
    parts = {
        "fill": any_of(fill_value(f, rules) for f in fills) if evidence.open else None,
        "worked": saturated(evidence.allocation.get(node, 0.0), rules.worked_half),
        "competence": fit if evidence.needs else None,
        "near": None if distance is None else max(0.0, 1 - distance / rules.near_km),
    }
    de, en = reasons(fills, worked, own, distance)
    return {
        **{k: organisation[k] for k in ("id", "name", "kind", "city")},
        "distance_km": None if distance is None else round(distance, 1),
        "score": round(total(parts, rules), 4),
        "fills": fills,
        "worked_with": worked,
        "competences": own,
        "reasons": de,
        "reasons_en": en,
        "competes_with": _competes(fills, evidence.stages),
        "parts": {k: None if v is None else round(v, 3) for k, v in parts.items()},
        "confidence": highest(x["confidence"] for x in (fills or worked or own)),
        "sources": all_of(organisation, fills, worked, own),
    }


def total(parts: dict[str, float | None], rules: Partners) -> float:
    """The weighted mean of the parts that are known."""
    known_parts = {name: value for name, value in parts.items() if value is not None}
    weight = sum(getattr(rules, name) for name in known_parts)
    return float(sum(getattr(rules, n) * v for n, v in known_parts.items()) / weight)


def _competes(fills: list[Row], stages: dict[str, Stage]) -> list[Row]:
    """Members at a stage that the candidate fills as well."""
    return [
        {"id": o["id"], "name": o["name"], "stage": f["stage"], "stage_name": f["name"]}
        for f in fills
        for o in stages[f["stage"]].organisations
    ]


def _notices(table: list[Stage], count: Known, rows: list[Row], shown: int) -> list[Notice]:
    if not rows:
        return [_nothing(table)]
    notices = []
    if len(rows) > shown:
        notices.append(
            Notice(
                f"Gezeigt werden die besten {shown} von {len(rows)} Vorschlägen.",
                f"The best {shown} of {len(rows)} suggestions are shown.",
            )
        )
    if count.stated and count.members < count.stated:
        notices.append(
            Notice(
                f"Von den angegebenen {count.stated} Mitgliedern sind hier {count.members} "
                "bekannt: Eine vorgeschlagene Organisation kann schon Mitglied sein.",
                f"Of the stated {count.stated} members {count.members} are known here: an "
                "organisation that is suggested may be a member already.",
            )
        )
    return notices


def _nothing(table: list[Stage]) -> Notice:
    if not table:
        return Notice(
            "Von den bekannten Mitgliedern ist keine Tätigkeit in einer Wertschöpfungskette "
            "bekannt, und niemand hat oft genug mit ihnen gearbeitet.",
            "No activity of the known members in a value chain is known, and nobody has worked "
            "with them often enough.",
        )
    return Notice(
        "Keine Organisation im Bestand erreicht die Schwelle: Für die offenen Stufen ist "
        "niemand außerhalb des Clusters mit ausreichenden Belegen bekannt.",
        "No organisation known here reaches the threshold: for the open stages nobody outside "
        "the cluster is known with enough evidence.",
    )


def _nobody_known() -> Notice:
    return Notice(
        "Von diesem Cluster ist kein Mitglied bekannt. Ohne Mitglieder lässt sich kein passender "
        "Partner begründen.",
        "No member of this cluster is known. Without members no partner can be justified.",
    )
