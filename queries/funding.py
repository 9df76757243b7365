"""Sums of known funding by part, which together give exactly the total.

What belongs to one part counts there. What belongs to several counts once in a row of its own; its
euros are divided as far as a source states the shares, and only the rest stands in that row. So
``total = Σ parts + several + unknown`` holds for numbers and for euros.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_asked, standing, undated_notice
from queries.fields import Hierarchy
from queries.funding_grants import (
    UNKNOWN,
    Chosen,
    Grants,
    Numbers,
    having,
    made_projects,
    made_ties,
    of_initiatives,
    of_projects,
)
from queries.funding_parts import Parts, parts_of
from queries.measures import lowest
from queries.wording import thousands

KEPT = {
    "projects": made_projects,
    **dict.fromkeys(("project_places", "project_fields", "project_programmes"), made_ties),
}
# So many single grants of a part are told, the largest ones.
FACTS_MOST = 200
# What the rows beside the parts are called.
_TOTAL = ("Summe", "total")
_SEVERAL = {
    "region": ("mehrere Länder", "several Länder"),
    "programme": ("mehrere Programme", "several programmes"),
    "year": ("mehrere Jahre", "several years"),
    "field": ("mehrere Themenfelder", "several fields"),
}
_UNKNOWN = {
    "region": ("Land nicht bekannt", "Land not known"),
    "programme": ("Programm nicht bekannt", "programme not known"),
    "year": ("Beginn nicht bekannt", "begin not known"),
    "field": ("Themenfeld nicht bekannt", "field not known"),
}


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Only one of the two kinds of funding is read."""
    del tables
    others = {"initiatives"} if _of_projects(params) else KEPT.keys()
    return None if statement in others else {}


def _of_projects(params: dict[str, Any]) -> bool:
    return bool(params["of"] == "projects")


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The total, then the parts, then what belongs to several and what is not known."""
    read = of_projects(tables) if _of_projects(params) else of_initiatives(tables["initiatives"])
    lands = {d["id"]: d["land"] for d in tables["districts"]}
    hierarchy = Hierarchy({f["id"]: f["broader"] for f in tables["fields"]})
    if wanted := params["programme"]:
        only = read.programmes.to([p == wanted for p in read.programmes.names])
        read = replace(read, programmes=only)
    passed = _passing(read, params, hierarchy, lands)
    funded = passed & ~(read.finalists & (read.amounts == UNKNOWN))
    left_out = int((passed & ~funded).sum())
    running, undated = _running(read, funded, day_asked(params))
    (chosen,) = np.nonzero(running)
    told = _notices(chosen, read, params, left_out, undated)
    if not len(chosen):
        return Scored([], told)
    rows = _table(read, chosen, parts_of(read, running, tables, params, hierarchy, lands))
    if any(row["things"] + row["things_shared"] > FACTS_MOST for row in rows[1:]):
        told.append(_largest_told())
    return Scored(rows, told)


# -- which grants ----------------------------------------------------------------------------


def _passing(
    grants: Grants, params: dict[str, Any], hierarchy: Hierarchy, lands: Mapping[str, str]
) -> Chosen:
    """The grants that pass the filters; a Kreis lies in its Land."""
    found = np.ones(len(grants), dtype=bool)
    region, year, field = params["region"], params["year"], params["field"]
    if params["programme"]:
        found &= having(grants, grants.programmes)
    if region:
        inside = [region in (r, lands.get(r)) for r in grants.places.names]
        found &= having(grants, grants.places.to(inside))
    if year:
        found &= grants.years == f"{year:04d}"
    if field:
        below = [field in hierarchy.upwards(f) for f in grants.fields.names]
        found &= having(grants, grants.fields.to(below))
    return found


def _running(grants: Grants, funded: Chosen, day: str | None) -> tuple[Chosen, int]:
    """Those that ran on a day, and how many cannot be placed in time; without a day all."""
    if day is None:
        return funded, 0
    # Many grants share their dates: each pair is looked at once.
    spans, place = np.unique(
        np.stack([grants.since[funded], grants.until[funded]]), axis=1, return_inverse=True
    )
    states = np.array([standing(str(a) or None, str(b) or None, day) for a, b in spans.T])
    own = states[place.ravel()] if len(states) else states
    found = np.zeros(len(grants), dtype=bool)
    found[np.nonzero(funded)[0]] = own == "standing"
    return found, int((own == "undated").sum())


# -- rows ------------------------------------------------------------------------------------


def _table(grants: Grants, chosen: Numbers, parts: Parts) -> list[Row]:
    """All rows: ``total = Σ parts + several + unknown``, in numbers and in euros."""
    nobody = chosen[:0]
    total = _row(grants, chosen, nobody, nobody, parts)
    known = total["funding_eur"]
    rows = [_part(grants, number, parts, known) for number in np.unique(parts.ties.what)]
    rows.sort(key=_order(parts.by))
    given = np.bincount(
        parts.ties.grant, weights=np.maximum(parts.ties.euros, 0), minlength=len(grants)
    ).astype(np.int64)
    several = chosen[parts.several[chosen]]
    unknown = chosen[parts.number[chosen] == 0]
    for kind, held, names in (
        ("several", several, _SEVERAL[parts.by]),
        ("unknown", unknown, _UNKNOWN[parts.by]),
    ):
        if len(held):
            row = _row(grants, held, nobody, nobody, parts)
            # The euros that no part has already.
            left = held[grants.amounts[held] != UNKNOWN]
            euros = int((grants.amounts[left] - given[left]).sum()) if len(left) else None
            row |= {"funding_eur": euros, "facts": _facts(grants, held, parts, None)}
            rows.append(_named(kind, names, {**row, "share": _share(euros, known)}))
    return [_named("total", _TOTAL, {**total, "share": _share(known, known), "facts": []}), *rows]


def _part(grants: Grants, number: int, parts: Parts, known: int | None) -> Row:
    """The row of one part."""
    ties = parts.ties
    own = ties.what == number
    members, euros = ties.grant[own], ties.euros[own]
    several = parts.several[members]
    row = _row(grants, members[~several], members[several], euros[several], parts)
    part = ties.names[number]
    told = {
        **row,
        "share": _share(row["funding_eur"], known),
        "facts": _facts(grants, members, parts, int(number), euros),
        "part": part,
        "code": parts.codes.get(part),
    }
    return _named("part", parts.named(number), told)


def _named(kind: str, names: tuple[str, str], row: Row) -> Row:
    return {**row, "kind": kind, "name": names[0], "name_en": names[1]}


def _order(by: str) -> Any:
    if by == "year":
        return lambda row: row["part"]
    return lambda row: (-(row["funding_eur"] or 0), -row["things"], row["part"])


def _sum(amounts: Numbers) -> int | None:
    """Sum of the known amounts; None when none is known, which is not zero."""
    known = amounts[amounts != UNKNOWN]
    return int(known.sum()) if len(known) else None


def _row(grants: Grants, own: Numbers, beside: Numbers, shares: Numbers, parts: Parts) -> Row:
    """A row of grants; those ``beside`` them belong to other parts as well, with these shares."""
    amounts = grants.amounts[own]
    with_amount = own[amounts != UNKNOWN]
    counted = np.concatenate([with_amount, beside[shares != UNKNOWN]])
    everybody = np.concatenate([own, beside])
    return {
        "things": len(own),
        "with_amount": len(with_amount),
        "without_amount": len(own) - len(with_amount),
        "funding_eur": _sum(np.concatenate([amounts, shares])),
        "things_shared": len(beside),
        "shared_eur": _sum(grants.amounts[beside[~parts.divided[beside]]]),
        "sources": sorted(grants.sources_of(everybody)),
        "confidence": lowest(map(str, np.unique(grants.confidence[counted])))
        if len(counted)
        else None,
    }


def _share(euros: int | None, known: int | None) -> float | None:
    return round(euros / known, 4) if euros is not None and known else None


def _facts(
    grants: Grants,
    held: Numbers,
    parts: Parts,
    part: int | None,
    shares: Numbers | None = None,
) -> list[Row]:
    """The largest grants, known amounts first; of a divided one the share of this part."""
    amounts = grants.amounts[held]
    if shares is not None:
        amounts = np.where(parts.divided[held], shares, amounts)
    order = np.lexsort((held, -np.where(amounts > 0, amounts, -1)))[:FACTS_MOST]
    some = held[order]
    also = _also(parts, some)
    programmes = grants.programmes_of(some)
    found = []
    for place, number in zip(order, some.tolist(), strict=True):
        euros = int(amounts[place])
        programme = programmes.get(number)
        found.append(
            {
                **grants.tell(number),
                "programme": programme,
                "programme_name": grants.programme_names.get(programme or ""),
                "since": str(grants.since[number]) or None,
                "until": str(grants.until[number]) or None,
                "funding_eur": None if euros == UNKNOWN else euros,
                "sources": list(grants.sources[grants.source[number]]),
                "confidence": str(grants.confidence[number]) or None,
                "also": [name for what, name in also.get(number, ()) if what != part],
            }
        )
    return found


def _also(parts: Parts, some: Numbers) -> dict[int, list[tuple[int, str]]]:
    """The parts of those of some grants that have several, in the order of their ids."""
    ties = parts.ties
    wanted = np.isin(ties.grant, some[parts.several[some]])
    found: dict[int, list[tuple[int, str]]] = {}
    pairs = zip(ties.grant[wanted].tolist(), ties.what[wanted].tolist(), strict=True)
    for grant, what in sorted(pairs):
        found.setdefault(grant, []).append((what, parts.named(what)[0]))
    return found


def _largest_told() -> Notice:
    return Notice(
        f"Einzeln stehen je Teil die {thousands(FACTS_MOST)} größten Förderungen da; gezählt und "
        "summiert sind alle.",
        f"Of each part the {thousands(FACTS_MOST, 'en')} largest grants are told one by one; "
        "counted and added up are all.",
    )


def _notices(
    chosen: Numbers, grants: Grants, params: dict[str, Any], left_out: int, undated: int
) -> list[Notice]:
    found = []
    if not len(chosen):
        found.append(
            Notice(
                "Zu dieser Auswahl ist keine Förderung bekannt. Das heißt nicht, dass es keine "
                "gab: Nehmen Sie eine Einschränkung heraus.",
                "No funding is known for this choice. That does not mean that there was none: "
                "take out a restriction.",
            )
        )
    without = int((grants.amounts[chosen] == UNKNOWN).sum())
    if without:
        found.append(
            Notice(
                f"Bei {thousands(without)} von {thousands(len(chosen))} Förderungen ist kein "
                "Betrag bekannt. Jede Summe ist deshalb eine Untergrenze.",
                f"The amount of {thousands(without, 'en')} of {thousands(len(chosen), 'en')} "
                "grants is not known. Every sum is therefore a lower bound.",
            )
        )
    if left_out:
        one = left_out == 1
        found.append(
            Notice(
                f"{left_out} {'Finalist' if one else 'Finalisten'} ohne Aufnahme "
                f"{'zählt' if one else 'zählen'} nicht mit.",
                f"{left_out} {'finalist' if one else 'finalists'} that "
                f"{'was' if one else 'were'} not admitted {'does' if one else 'do'} not count.",
            )
        )
    if undated:
        found.append(undated_notice(undated, params["as_of"]))
    return found
