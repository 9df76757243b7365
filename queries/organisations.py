"""All organisations; with ``as_of`` the initiatives and projects of that day."""

from __future__ import annotations

from typing import Any

from queries.answers import Scored, Tables
from queries.recount import recounted

COUNTED = ("initiatives", "projects")
# One more than are shown: of the whole country there are several times as many.
MOST = 20_001


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The dated ties are read only for a date, no more organisations than are shown."""
    del tables
    if statement == "organisations":
        return {"most": MOST}
    return None if statement in COUNTED and not params["as_of"] else {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The rows as read; with ``as_of`` the two numbers are counted anew."""
    return recounted(tables["organisations"], COUNTED, tables, params)
