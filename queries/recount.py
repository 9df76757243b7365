"""Numbers of a list counted anew for a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from queries.answers import Row, Scored, Tables
from queries.dates import day_asked, ties_at, undated_notice


def others_at(ties: list[Row], day: str) -> tuple[dict[str, dict[str, Row]], int]:
    """For each ``owner`` the ``other`` ends of the ties that stood then; number of undated ties."""
    standing, undated = ties_at(ties, day)
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for tie in sorted(standing, key=lambda t: (t["owner"], t["other"])):
        found[tie["owner"]][tie["other"]] = tie
    return found, undated


def recounted(
    rows: list[Row], counted: Sequence[str], tables: Tables, params: dict[str, Any]
) -> Scored:
    """The rows as read; with ``as_of`` the numbers ``counted`` from the tables of those names."""
    day = day_asked(params)
    if day is None:
        return Scored(rows)
    undated = 0
    for name in counted:
        others, left_out = others_at(tables[name], day)
        rows = [{**row, name: len(others.get(row["id"], ()))} for row in rows]
        undated += left_out
    return Scored(rows, [undated_notice(undated, day)] if undated else [])
