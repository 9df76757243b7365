"""Scoring of ``missing_partners``: organisations without a tie that would close open stages.

``score = Σ w v / (Σ w + u Σ w')`` over four parts, each v in 0 … 1; w' are the weights of parts
that cannot be judged, of which a share u counts as missing (all in ``weights.yml``):

* fill: noisy or over the open stages it holds; not judged where no stage is open or no activity
  of the organisation is known at all;
* worked: resource allocation over shared projects and initiatives, saturated, always judged;
* competence: best fit to one more open stage; not judged where no competence of it is known;
* near: nearness to the seat, where it works in a field of the cluster; 0 where it works in others;
  not judged where a seat or the fields are not known.

Order: score, then name and id.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, day_of, ties_at, undated_notice
from queries.measures import (
    any_of,
    distance_km,
    highest,
    nearness,
    points,
    saturated,
    weighted_mean,
)
from queries.partner_facts import (
    Needs,
    competences,
    fill_value,
    filled,
    joint_work,
    needs_of,
    rivals,
    same_fields,
)
from queries.partner_words import all_of, make_up, reasons
from queries.stage_table import Known, Member, Stage, known, members, stage_table
from queries.weights import Partners, weights


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Every later statement starts at what the earlier ones found, so that all reads are local."""
    ids: dict[str, Any]
    match statement:
        case "today":
            return {"as_of": checked_day(params["as_of"])} if params["as_of"] else {}
        case "active":
            ids = {"organisations": sorted(_members(tables, params)[0])}
        case "meeting":
            ids = {"organisations": sorted(_members(tables, params)[0])}
            own = {params["cluster"], *(m["via"] for m in tables["members"])}
            return {**ids, "own": sorted(own)} if ids["organisations"] else None
        case "by_field":
            unclear = tables["members"] and not tables["active"] and not params["chain"]
            return {} if unclear else None
        case "stages":
            ids = {"chains": chains(tables, params["chain"])}
        case "fillers" | "needs":
            ids = {"gaps": [s.id for s in _basis(tables, params).table if s.gap]}
        case "offers":
            ids = {"competences": sorted({row["competence"] for row in tables["needs"]})}
        case "about" | "kinds" | "candidates":
            ids = _of_candidates(statement, tables, params)
        case _:
            return {}
    return ids if all(ids.values()) else None


def _of_candidates(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any]:
    found = candidates(tables)
    if statement == "kinds":
        return {"candidates": found}
    if statement == "candidates":
        evidence = Evidence.of(tables, params)
        return {"candidates": possible(found, evidence), "_evidence": evidence}
    fields = sorted(row["id"] for row in tables["fields"])
    return {"chosen": dict.fromkeys(found, True), "fields": fields}


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


@dataclass(frozen=True)
class _Basis:
    """What is known of the cluster at the day asked for: members, their number, the stages."""

    found: dict[str, Member]
    count: Known
    table: list[Stage]
    undated: int


def _members(tables: Tables, params: dict[str, Any]) -> tuple[dict[str, Member], int]:
    rows, undated = ties_at(tables["members"], params["as_of"])
    return members(rows, params["cluster"], params["as_of"] or day_of(tables)), undated


def _basis(tables: Tables, params: dict[str, Any]) -> _Basis:
    found, undated = _members(tables, params)
    count = known(found, tables["cluster"][0], tables["figures"], params["as_of"])
    rules = weights().coverage
    table = stage_table(tables["stages"], tables["active"], found, count.share, rules)
    return _Basis(found, count, table, undated)


def candidates(tables: Tables) -> list[str]:
    """All organisations with something in favour of them and no tie to the cluster."""
    tied = {row["id"] for row in (*tables["members"], *tables["tied"])}
    found = {row["id"] for row in (*tables["fillers"], *tables["offers"])}
    found |= {part[0] for place in tables["meeting"] for part in place["taking_part"]}
    found |= {row["id"] for row in tables["same_town"]}
    return sorted(found - tied)


def possible(found: list[str], evidence: Evidence) -> list[str]:
    """The candidates of whom ``good_enough`` may hold: details are read of these alone.

    Most candidates met one member once and work in no field of the cluster, or share so little
    work with several that even next door they would stay below the threshold.
    """
    rules = weights().partners
    return [
        node
        for node in found
        if (evidence.fills.get(node) or evidence.fields.get(node) or evidence.met_enough(node))
        and evidence.best_score(node) >= rules.threshold
    ]


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row an organisation, best first; empty with its reason when nothing is good enough."""
    evidence = params.get("_evidence") or Evidence.of(tables, params)
    basis = evidence.basis
    if all(member.office for member in basis.found.values()):
        return Scored([], [_nobody_known(), *_undated(basis.undated, params)])
    seats = points(tables["cluster"][0]["seats"])
    rows = []
    for organisation in tables["candidates"]:
        row = _row(organisation, evidence, distance_km(seats, points(organisation["seats"])))
        if good_enough(row, evidence):
            rows.append(row)
    rows.sort(key=lambda r: (-r["score"], r["name"], r["id"]))
    shown = [_told(row, evidence) for row in rows[: params["limit"]]]
    notices = _notices(basis, rows, len(shown))
    if shown:
        looked_at = [{"kind": r["kind"]} for r in tables["kinds"] for _ in range(r["number"])]
        notices.append(make_up(shown, looked_at))
    notices += _undated(basis.undated + evidence.work.undated, params)
    return Scored(shown, notices, truncated=len(rows) > len(shown))


def _undated(number: int, params: dict[str, Any]) -> list[Notice]:
    return [undated_notice(number, params["as_of"])] if params["as_of"] and number else []


def good_enough(row: Row, evidence: Evidence) -> bool:
    """Whether a row is suggested: it reaches the threshold, and there is a firm reason.

    Firm is an open stage that it fills, several members that it met, or one member or the same
    town together with a field of the cluster. Who fills no open stage must not be of a kind that
    is suggested only where it is active (municipalities, ministries and the like).
    """
    rules, node = weights().partners, row["id"]
    if row["score"] < rules.threshold:
        return False
    if row["fills"]:
        return True
    same_town = row["distance_km"] is not None and row["distance_km"] < 1
    near_by = node in evidence.work.meetings or same_town
    firm = evidence.met_enough(node) or (row["same_fields"] and near_by)
    return bool(firm) and row["kind"] not in rules.only_when_active


class Evidence:
    """What speaks for each candidate, by its id: all but its seat, name and kind."""

    def __init__(self, tables: Tables, basis: _Basis, as_of: str | None) -> None:
        self.basis = basis
        self.stages = {stage.id: stage for stage in basis.table}
        self.open = any(stage.gap for stage in basis.table)
        self.fills = _fills(tables["fillers"], self.stages)
        self.work = joint_work(tables["meeting"], basis.found, as_of)
        self.needs: Needs = needs_of(tables["needs"], self.stages)
        self.offers: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in tables["offers"]:
            self.offers[row["id"]][row["competence"]] = row
        self.fields = same_fields(tables["about"], {row["id"] for row in tables["fields"]})
        self.fields_known = bool(tables["fields"])

    @classmethod
    def of(cls, tables: Tables, params: dict[str, Any]) -> Evidence:
        """Of the tables without details of the candidates."""
        return cls(tables, _basis(tables, params), params["as_of"])

    def met_enough(self, node: str) -> bool:
        """Whether it met so many members that this alone is a firm reason."""
        return len(self.work.members(node)) >= weights().partners.worked_from

    def skills(self, node: str) -> tuple[list[Row], float]:
        """What it can do that open stages need, and its best fit to one it does not fill."""
        offers = self.offers.get(node)
        filled_ones = {fill["stage"] for fill in self.fills.get(node, ())}
        return competences(self.needs, offers, filled_ones) if offers else ([], 0.0)

    def parts(self, node: str) -> dict[str, float]:
        """The parts of the score but nearness, 0 for what is not known to speak for it."""
        rules = weights().partners
        return {
            "fill": any_of(fill_value(fill, rules) for fill in self.fills.get(node, ())),
            "worked": saturated(self.work.allocation(node), rules.worked_half),
            "competence": self.skills(node)[1],
        }

    def best_score(self, node: str) -> float:
        """What its score is at most: what is 0 might not be judged, and it might sit next door."""
        found = self.parts(node)
        parts: dict[str, float | None] = {name: value or None for name, value in found.items()}
        next_door = 1.0 if self.fields.get(node) else None
        parts |= {"worked": found["worked"], "near": next_door}
        return round(total(parts, weights().partners), 4)


def _fills(fillers: list[Row], stages: dict[str, Stage]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in fillers:
        found[row["id"]].append(filled(row, stages[row["stage"]]))
    rules = weights().partners
    for fills in found.values():
        fills.sort(key=lambda f: (-fill_value(f, rules), f["stage"]))
    return found


def _row(organisation: Row, evidence: Evidence, distance: float | None) -> Row:
    node, rules = organisation["id"], weights().partners
    fields, known_parts = evidence.fields.get(node, []), evidence.parts(node)
    # Of whom no activity is known, it is not known either that it fills no open stage.
    judged_stage = evidence.open and organisation["activity_known"]
    judged_skill = bool(evidence.needs) and organisation["competences_known"]
    judged_field = evidence.fields_known and organisation["fields_known"]
    parts = {
        "fill": known_parts["fill"] if judged_stage else None,
        "worked": known_parts["worked"],
        "competence": known_parts["competence"] if judged_skill else None,
        "near": near(distance, fields, judged_field, rules),
    }
    return {
        **{k: organisation[k] for k in ("id", "name", "kind", "city", "sources")},
        "distance_km": None if distance is None else round(distance, 1),
        "score": round(total(parts, rules), 4),
        "fills": evidence.fills.get(node, []),
        "same_fields": fields,
        "parts": {k: None if v is None else round(v, 3) for k, v in parts.items()},
    }


def _told(row: Row, evidence: Evidence) -> Row:
    """The row with its reasons in words, and the sources and confidence of what they rest on."""
    fills, fields = row["fills"], row["same_fields"]
    worked, (own, _) = evidence.work.met(row["id"]), evidence.skills(row["id"])
    de, en = reasons(fills, worked, own, row["distance_km"], fields)
    return {
        **row,
        "worked_with": worked,
        "competences": own,
        "competes_with": rivals(fills, evidence.stages),
        "reasons": de,
        "reasons_en": en,
        "confidence": highest(x["confidence"] for x in (fills or worked or own or fields)),
        "sources": all_of(row, fills, worked, own, fields),
    }


def near(distance: float | None, fields: list[Row], judged: bool, rules: Partners) -> float | None:
    """``max(0, 1 − km / reach)`` in the same field, 0 in others; None when not known."""
    if distance is None or not judged:
        return None
    return nearness(distance, rules.near_km) if fields else 0.0


def total(parts: dict[str, float | None], rules: Partners) -> float:
    """The weighted mean of the parts; one that cannot be judged counts as missing in part."""
    weighted = ((getattr(rules, name), value) for name, value in parts.items())
    return weighted_mean(weighted, rules.not_judged)


def _notices(basis: _Basis, rows: list[Row], shown: int) -> list[Notice]:
    count = basis.count
    if not rows:
        return [_nothing(basis.table)]
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
