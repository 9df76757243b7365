"""Scoring of ``competence_transfer``: stages of other chains that need what somebody can do.

``fit = Σ_n max_o s(n, o) / |N|`` over the competences n that a stage needs and those on offer o:
the one-sided best-match average, with s from the hierarchy of competences (``weights.yml``).
Order: fit, then number of equal competences, then name and id of the stage.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from graph.errors import WrongUseError
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, day_of, over, ties_at, undated_notice
from queries.measures import all_sources, lowest
from queries.stage_table import is_rest
from queries.weights import Transfer, weights

Above = dict[str, set[str]]


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Stages are looked for around the competences on offer only."""
    match statement:
        case "today":
            return _check(params)
        case "offered" | "own_chains":
            return {} if params["organisation"] else None
        case "asked":
            return {"ids": params["competences"]} if params["competences"] else None
        case "hierarchy":
            return {}
        case "needs":
            near = _near({row["id"] for row in _offers(tables)}, _above(tables))
            return {"near": sorted(near)} if near else None
        case "stages":
            ids = sorted({row["stage"] for row in tables["needs"]})
        case _:
            ids = [row["stage"] for row in _shown(tables, params)[0]]
    return {"stages": ids} if ids else None


def _check(params: dict[str, Any]) -> dict[str, Any]:
    if bool(params["organisation"]) == bool(params["competences"]):
        raise WrongUseError(
            "The question 'competence_transfer' needs either --organisation or --competences.",
            "Die Frage 'competence_transfer' braucht entweder --organisation oder --competences.",
        )
    if params["as_of"]:
        checked_day(params["as_of"])
    return {}


def _offers(tables: Tables) -> list[Row]:
    return [*tables["offered"], *tables["asked"]]


def _above(tables: Tables) -> Above:
    found: Above = defaultdict(set)
    for row in tables["hierarchy"]:
        if row["broader"]:
            found[row["id"]].add(row["broader"])
    return found


def _near(offered: set[str], above: Above) -> set[str]:
    """The competences on offer with their broader, narrower and related terms."""
    broader = {b for k in offered for b in above[k]}
    below = {k for k, bs in above.items() if bs & (offered | broader)}
    return offered | broader | below


def relation(needed: str, offered: str, above: Above) -> str | None:
    """How a competence on offer stands to a needed one: same, broader, narrower, related.

    broader: what is on offer is the broader term of what is needed.
    """
    if needed == offered:
        return "same"
    if offered in above[needed]:
        return "broader"
    if needed in above[offered]:
        return "narrower"
    return "related" if above[needed] & above[offered] else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a stage, best first; empty with its reason."""
    shown, found = _shown(tables, params)
    day = params["as_of"] or day_of(tables)
    ties, undated = ties_at(tables["clusters"], params["as_of"])
    clusters = _by_stage([tie for tie in ties if not over(tie["until"], day)])
    active = _by_stage(tables["active"])
    rows = [_row(row, active[row["stage"]], clusters[row["stage"]], params["k"]) for row in shown]
    notices = _notices(tables, found, len(shown))
    if params["as_of"] and undated:
        notices.append(undated_notice(undated, params["as_of"]))
    return Scored(rows, notices, truncated=found > len(shown))


def _shown(tables: Tables, params: dict[str, Any]) -> tuple[list[Row], int]:
    """The best stages with their matches, and how many are good enough."""
    rules, above = weights().transfer, _above(tables)
    marker = weights().coverage
    offers = sorted(_offers(tables), key=lambda row: str(row["id"]))
    terms = {row["id"]: row for row in tables["hierarchy"]}
    needs = _by_stage(tables["needs"])
    left_out = {row["id"] for row in tables["own_chains"]}
    rows = []
    for stage in tables["stages"]:
        if stage["chain"] in left_out or is_rest(stage["name"], marker):
            continue
        matches = [
            match
            for need in needs[stage["stage"]]
            if (match := _match(need, offers, terms, above, rules))
        ]
        fit = sum(sorted(getattr(rules, m["relation"]) for m in matches)) / len(
            needs[stage["stage"]]
        )
        if fit >= rules.threshold:
            matches.sort(key=lambda m: (-getattr(rules, m["relation"]), m["needed_name"]))
            needed = len(needs[stage["stage"]])
            rows.append({**stage, "fit": round(fit, 4), "matches": matches, "needs": needed})
    rows.sort(key=_order)
    return rows[: params["limit"]], len(rows)


def _order(row: Row) -> tuple[Any, ...]:
    same = sum(m["relation"] == "same" for m in row["matches"])
    return (-row["fit"], -same, row["name"], row["stage"])


def _match(
    need: Row, offers: list[Row], terms: dict[str, Row], above: Above, rules: Transfer
) -> Row | None:
    """The competence on offer that is nearest to a needed one."""
    options = [(relation(need["competence"], o["id"], above), o) for o in offers]
    known = [(getattr(rules, how), how, o) for how, o in options if how]
    if not known:
        return None
    _, how, offer = max(known, key=lambda k: k[0])
    needed = terms[need["competence"]]
    return {
        "needed_id": needed["id"],
        "needed_name": needed["name"],
        "needed_name_en": needed["name_en"],
        "needed_plain": needed["plain"],
        "needed_plain_en": needed["plain_en"],
        "offered_id": offer["id"],
        "offered_name": offer["name"],
        "offered_name_en": offer["name_en"],
        "offered_plain": offer["plain"],
        "offered_plain_en": offer["plain_en"],
        "relation": how,
        "sources": all_sources(need["sources"], offer["sources"]),
        "confidence": lowest((need["confidence"], offer["confidence"])),
    }


def _by_stage(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["stage"]].append(row)
    return found


def _row(stage: Row, active: list[Row], ties: list[Row], k: int) -> Row:
    there = sorted(active, key=lambda a: (a["basis"] != "source", a["name"], a["id"]))
    keys = ("id", "name", "kind", "product", "basis", "confidence")
    organisations = [{**{x: a[x] for x in keys}, "sources": sorted(a["sources"])} for a in there]
    clusters = _clusters(ties)
    listed = (*stage["matches"], *organisations[:k], *clusters[:k])
    return {
        **stage,
        "organisations": organisations[:k],
        "organisations_known": len(organisations),
        "clusters": clusters[:k],
        "clusters_known": len(clusters),
        "sources": all_sources(stage["sources"], *(x["sources"] for x in listed)),
    }


def _clusters(ties: list[Row]) -> list[Row]:
    """Initiatives by the number of their members at the stage."""
    found: dict[str, Row] = {}
    members: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        row = found.setdefault(tie["id"], {"id": tie["id"], "name": tie["name"], "sources": []})
        row["sources"] = all_sources(row["sources"], tie["sources"])
        members[tie["id"]].add(tie["member"])
    rows = [{**row, "members": len(members[node])} for node, row in found.items()]
    return sorted(rows, key=lambda r: (-r["members"], r["name"], r["id"]))


def _notices(tables: Tables, found: int, shown: int) -> list[Notice]:
    if not _offers(tables):
        return [
            Notice(
                "Von dieser Organisation ist keine Kompetenz bekannt. Nennen Sie Kompetenzen "
                "(--competences).",
                "No competence of this organisation is known. Name competences (--competences).",
            )
        ]
    notices = []
    chains = tables["own_chains"]
    if chains:
        listed = "; ".join(sorted(row["name"] for row in chains))
        listed_en = "; ".join(sorted(row["name_en"] or row["name"] for row in chains))
        notices.append(
            Notice(
                f"Schon tätig, daher nicht in der Liste: {listed}.",
                f"Active there already, so not in the list: {listed_en}.",
            )
        )
    if not found:
        notices.append(
            Notice(
                "Keine Stufe einer anderen Kette braucht genug davon.",
                "No stage of another chain needs enough of it.",
            )
        )
    elif found > shown:
        notices.append(
            Notice(
                f"Gezeigt werden die besten {shown} von {found} Stufen.",
                f"The best {shown} of {found} stages are shown.",
            )
        )
    return notices
