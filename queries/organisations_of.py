"""The organisations of an initiative, also at a date."""

from __future__ import annotations

from typing import Any

from queries.answers import Scored, Tables
from queries.dates import day_asked, ties_at, undated_notice


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The rows as read; with ``as_of`` only ties that stood then."""
    rows, day = tables["rows"], day_asked(params)
    if day is None:
        return Scored(rows)
    standing, undated = ties_at(rows, day)
    return Scored(standing, [undated_notice(undated, day)] if undated else [])
