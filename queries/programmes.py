"""All programmes; with ``as_of`` the initiatives and projects of that day."""

from __future__ import annotations

from typing import Any

from queries.answers import Row, Scored, Tables
from queries.coverage import early_notice, early_only
from queries.dates import day_asked, ties_at
from queries.recount import recounted

COUNTED = ("initiatives", "projects")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The dated projects are read only for a date."""
    del tables
    return None if statement == "projects" and not params["as_of"] else {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The rows as read with what of their initiatives was never admitted, as in ``coverage``.

    With ``as_of`` the numbers are counted anew.
    """
    counted = recounted(tables["programmes"], COUNTED, tables, params)
    day = day_asked(params)
    ties = ties_at(tables["initiatives"], day)[0] if day else tables["initiatives"]
    rows = [{**row, **_early(ties, row["id"])} for row in counted.rows]
    states = ("concept", "finalist")
    early = {state: sum(row[f"{state}_only"] for row in rows) for state in states}
    return Scored(rows, [*counted.notices, *early_notice(early)])


def _early(ties: list[Row], programme: str) -> dict[str, int]:
    early = early_only((tie for tie in ties if tie["owner"] == programme), "other")
    return {f"{state}_only": number for state, number in early.items()}
