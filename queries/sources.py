"""The number of facts that name a source, beside the source."""

from __future__ import annotations

from typing import Any

from queries.answers import Scored, Tables


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Facts are counted only when that is asked for."""
    del tables
    return None if statement == "facts" and not params["count_facts"] else {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """``facts`` of a source = nodes (without sources) and relationships whose sources name it."""
    facts = {row["id"]: row["facts"] for row in tables["facts"]}
    nothing = 0 if params["count_facts"] else None
    return Scored([{**row, "facts": facts.get(row["id"], nothing)} for row in tables["sources"]])
