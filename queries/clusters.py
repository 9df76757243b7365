"""All initiatives; with ``as_of`` those founded by then, with their ties of that day."""

from __future__ import annotations

from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_asked, day_of, german_day, standing, undated_notice
from queries.initiatives import formerly
from queries.recount import others_at

DATED = ("members", "programmes", "projects")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The dated ties are read only for a date."""
    del tables
    return None if statement in DATED and not params["as_of"] else {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The rows as read; with ``as_of`` without those founded later, and counted anew."""
    day = day_asked(params)
    if day is None:
        today = day_of(tables)
        return Scored([_row(row, formerly(row["admissions"], today)) for row in tables["clusters"]])
    ties = {name: others_at(tables[name], day) for name in DATED}
    rows = []
    for row in tables["clusters"]:
        if standing(row["founded"], None, day) == "not_yet":
            continue
        programmes = ties["programmes"][0].get(row["id"], {})
        rows.append(
            {
                **_row(row, set()),
                "known_members": len(ties["members"][0].get(row["id"], ())),
                "programmes": list(programmes),
                "programme_names": [tie["name"] for tie in programmes.values()],
                "projects": len(ties["projects"][0].get(row["id"], ())),
            }
        )
    undated = sum(left_out for _, left_out in ties.values())
    notices = [undated_notice(undated, day)] if undated else []
    later = len(tables["clusters"]) - len(rows)
    return Scored(rows, [*notices, *_founded(later, len(rows), day)])


def _row(row: Row, over: set[str]) -> Row:
    own = {**row, "programmes_over": sorted(over)}
    del own["admissions"]
    return own


def _founded(later: int, shown: int, day: str) -> list[Notice]:
    return [
        Notice(
            f"Stand {german_day(day)}: {later} später gegründete Initiativen fehlen. Unter den "
            f"{shown} gezeigten sind auch die, deren Gründung nicht bekannt ist.",
            f"As of {day}: {later} initiatives founded later are missing. Among the {shown} "
            "shown are also those whose founding is not known.",
        )
    ]
