"""Whom a coverage is about: the members of a cluster, of a programme's initiatives, of a Land.

A scope gives the organisations that count, and how much of them is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from graph.errors import WrongUseError
from queries.answers import Row, Tables
from queries.coverage import NOT_ADMITTED
from queries.dates import checked_day, day_of, ties_at
from queries.measures import all_sources
from queries.membership import known_number
from queries.stage_table import Known, Member, known, members, stated_members

# The whole country, when neither cluster, region nor programme is named.
WHOLE_COUNTRY = "iso-DE"
Kind = Literal["cluster", "region", "programme"]
# Statements that only some scopes need.
_READ_FOR: dict[str, tuple[Kind, ...]] = {
    "scope": ("region", "programme"),
    "counted": ("region", "programme"),
    "parts": ("programme",),
    "members": ("cluster",),
    "active": ("region", "programme"),
    "places": ("region",),
}
# What a seat in a region has instead of a membership.
_NO_TIE: Row = {"via": "", "via_name": None, "role": None, "until": None}


@dataclass(frozen=True)
class Scope:
    """The organisations of a scope, and how much of it is known.

    ``share`` is the share of known members with which a stage may be called empty; None when it
    may not, whatever is known. ``silent`` initiatives state no number of members; ``unplaced``
    organisations count through an initiative of the region, because their seat is not known.
    """

    kind: Kind
    members: dict[str, Member]
    count: Known
    share: float | None
    initiatives: int = 1
    silent: int = 0
    unplaced: int = 0
    undated: int = 0


def kind_of(params: dict[str, Any]) -> Kind:
    """Which scope is asked for. Raises WrongUseError when several are, or the date is none."""
    given = [name for name in ("cluster", "region", "programme") if params[name]]
    if len(given) > 1:
        words = " and ".join(f"--{name}" for name in given)
        raise WrongUseError(
            f"Choose one of cluster, region and programme, not {words}.",
            "Wählen Sie Cluster, Land oder Programm, nicht mehreres zugleich.",
        )
    if params["as_of"]:
        checked_day(params["as_of"])
    return "cluster" if params["cluster"] else "programme" if params["programme"] else "region"


def scope_parameters(
    statement: str, tables: Tables, params: dict[str, Any]
) -> dict[str, Any] | None:
    """What the statements about whom it is about need; None for those a scope does without."""
    kind = kind_of(params)
    if kind not in _READ_FOR.get(statement, (kind,)):
        return None
    region = params["region"] or (WHOLE_COUNTRY if kind == "region" else None)
    own = (
        [params["cluster"]] if kind == "cluster" else _initiatives(tables.get("scope", []), params)
    )
    return {"region": region, "clusters": own}


def _initiatives(rows: list[Row], params: dict[str, Any]) -> list[str]:
    """Ids of the initiatives of a scope; of a programme those admitted on the day asked for."""
    if params["programme"]:
        admitted = [row for row in rows if row["status"] not in NOT_ADMITTED]
        rows, _ = ties_at(admitted, params["as_of"])
    return sorted({row["id"] for row in rows})


def scope(tables: Tables, params: dict[str, Any]) -> Scope:
    """The organisations that count, by their ids."""
    kind, as_of = kind_of(params), params["as_of"]
    today = day_of(tables)
    day = as_of or today
    if kind == "cluster":
        rows, undated = ties_at(tables["members"], as_of)
        found = members(rows, params["cluster"], day)
        count = known(found, tables["cluster"][0], tables["figures"], as_of)
        return Scope(kind, found, count, count.share, undated=undated)
    own = set(_initiatives(tables["scope"], params))
    count, silent = _count(tables, as_of, day)
    if kind == "region":
        seated, unplaced = _by_seat(tables)
        rows, undated = ties_at(_member_rows(unplaced, own), as_of)
        found = members([*seated, *rows], "", day)
        through = sum(1 for member in found.values() if member.via)
        return Scope(kind, found, count, None, len(own), silent, through, undated)
    belonging = own | {row["id"] for row in tables["parts"]}
    rows, undated = ties_at(_member_rows(tables["active"], belonging), as_of)
    undated += ties_at(tables["scope"], as_of)[1]
    share = None if silent else count.share
    return Scope(kind, members(rows, "", day), count, share, len(own), silent, undated=undated)


def _member_rows(organisations: list[Row], belonging: Collection[str]) -> list[Row]:
    """The ties of organisations to some initiatives, one row each."""
    return [
        {**{key: organisation[key] for key in ("id", "name", "kind")}, **tie}
        for organisation in organisations
        for tie in organisation["ties"]
        if tie["via"] in belonging
    ]


def _by_seat(tables: Tables) -> tuple[list[Row], list[Row]]:
    """Rows of the organisations with a seat in the region, and those without a known seat.

    That somebody sits in Germany does not tell whether it sits in this Land. A seat has no date.
    """
    inside = {row["id"] for row in tables["places"]}
    whole = any(row["level"] == "country" for row in tables["places"])
    seated, unplaced = [], []
    for organisation in tables["active"]:
        seats = [seat for seat in organisation["seats"] if whole or seat["level"] != "country"]
        own = {key: organisation[key] for key in ("id", "name", "kind")}
        seated += [
            {**_NO_TIE, **own, **seat, "id": own["id"]} for seat in seats if seat["id"] in inside
        ]
        if not seats:
            unplaced.append(organisation)
    return seated, unplaced


def _count(tables: Tables, as_of: str | None, day: str | None) -> tuple[Known, int]:
    """Known and stated members of all initiatives together, and how many state no number.

    ``Σ min(known, stated)`` and ``Σ stated`` over those that state one; capped per initiative, so
    that one with more known than stated hides no gap of another.
    """
    figures: dict[str, list[Row]] = defaultdict(list)
    for row in tables["figures"]:
        figures[row["cluster"]].append(row)
    counted = {
        row["cluster"]: known_number(row["members"], as_of, day) for row in tables["counted"]
    }
    stated = {
        row["id"]: stated_members(row, figures[row["id"]], as_of) for row in tables["cluster"]
    }
    telling = {node: one for node, one in stated.items() if one.number}
    total = sum(one.number or 0 for one in telling.values())
    reached = sum(min(counted.get(node, 0), one.number or 0) for node, one in telling.items())
    sources = all_sources(*(one.sources for one in telling.values()))
    return Known(reached, total or None, None, tuple(sources)), len(stated) - len(telling)
