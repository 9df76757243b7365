"""All initiatives with their known members; with ``as_of`` those of that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import day_asked, day_of, german_day, standing, undated_notice
from queries.initiatives import formerly
from queries.membership import known_number, undated_number
from queries.recount import others_at

DATED = ("programmes", "projects")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """The dated ties are read only for a date."""
    del tables
    return None if statement in DATED and not params["as_of"] else {}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The rows with their members; with ``as_of`` without those founded later, counted anew."""
    day, today = day_asked(params), day_of(tables)
    parts = _Parts(tables, day, today)
    listed = [
        {
            **row,
            **parts.of(row["id"]),
            "known_members": known_number(row["ties"], day, today),
            "programmes_over": [] if day else sorted(formerly(row["admissions"], today)),
        }
        for row in tables["clusters"]
    ]
    return _at(day, listed, tables) if day else Scored(listed)


class _Parts:
    """The known members of the parts of an umbrella, by the one rule of members."""

    def __init__(self, tables: Tables, day: str | None, today: str | None) -> None:
        self._ties = {row["id"]: row["ties"] for row in tables["clusters"]}
        self._day, self._today = day, today
        self._parts: dict[str, list[str]] = defaultdict(list)
        for row in tables["parts"]:
            if row["other"] != row["owner"] and self._known(self._ties.get(row["other"], ())):
                self._parts[row["owner"]].append(row["other"])

    def _known(self, ties: Iterable[Sequence[str | None]]) -> int:
        return known_number(ties, self._day, self._today)

    def of(self, cluster: str) -> dict[str, Any]:
        """Members of all parts, each organisation once, and the parts that have any."""
        parts = self._parts.get(cluster, [])
        members = self._known(tie for part in parts for tie in self._ties[part])
        return {"members_of_parts": members, "parts": parts}


def _at(day: str, listed: list[Row], tables: Tables) -> Scored:
    ties = {name: others_at(tables[name], day) for name in DATED}
    rows = []
    for row in listed:
        if standing(row["founded"], None, day) == "not_yet":
            continue
        programmes = ties["programmes"][0].get(row["id"], {})
        rows.append(
            {
                **row,
                "programmes": list(programmes),
                "programme_names": [tie["name"] for tie in programmes.values()],
                "projects": len(ties["projects"][0].get(row["id"], ())),
            }
        )
    undated = sum(left_out for _, left_out in ties.values())
    undated += sum(undated_number(row["ties"], day) for row in listed)
    notices = [undated_notice(undated, day)] if undated else []
    later = len(listed) - len(rows)
    return Scored(rows, [*notices, *_founded(later, len(rows), day)])


def _founded(later: int, shown: int, day: str) -> list[Notice]:
    return [
        Notice(
            f"Stand {german_day(day)}: {later} später gegründete Initiativen fehlen. Unter den "
            f"{shown} gezeigten sind auch die, deren Gründung nicht bekannt ist.",
            f"As of {day}: {later} initiatives founded later are missing. Among the {shown} "
            "shown are also those whose founding is not known.",
        )
    ]
