"""Counting of ``programme_compare``: what is known of each programme, and what several share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graph.errors import WrongUseError
from queries.answers import Notice, Row, Scored, Tables
from queries.coverage import NOT_ADMITTED, unconfirmed_notice
from queries.dates import checked_day, day_of, undated_notice
from queries.initiatives import Calendar, Evidence, evidence_of
from queries.measures import all_sources, lowest, only_unconfirmed
from queries.membership import of_members

MOST = 6
Thing = tuple[str, str]  # label and id


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Members and participants are read of what was admitted and funded."""
    wanted = set(params["programmes"])
    if not 2 <= len(wanted) <= MOST:
        raise WrongUseError(
            f"Name two to {MOST} programmes with --programmes, separated by commas.",
            f"Nennen Sie zwei bis {MOST} Programme mit --programmes, mit Komma getrennt.",
        )
    if params["as_of"]:
        checked_day(params["as_of"])
    calendar = Calendar(params["as_of"])
    if statement == "members":
        return {"ids": sorted({row["id"] for row in _admitted(tables, calendar)})}
    if statement == "participants":
        return {"ventures": sorted({row["id"] for row in _funded(tables, calendar)})}
    return {}


def _admitted(tables: Tables, calendar: Calendar) -> list[Row]:
    return [
        row
        for row in tables["admissions"]
        if row["status"] not in NOT_ADMITTED and calendar.stood(row["since"], row["until"])
    ]


def _funded(tables: Tables, calendar: Calendar) -> list[Row]:
    return [r for r in tables["projects"] if calendar.stood(r["since"], r["until"])]


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a programme, in the order in which they were asked for."""
    calendar = Calendar(params["as_of"], day_of(tables))
    admitted, funded = _admitted(tables, calendar), _funded(tables, calendar)
    names: dict[Thing, str] = {}
    held: dict[str, dict[Thing, Evidence]] = {row["id"]: {} for row in tables["facts"]}
    for row in admitted:
        names["Cluster", row["id"]] = row["name"]
        _hold(held[row["programme"]], ("Cluster", row["id"]), [evidence_of(row)])
    for through, ties, counts in (
        (admitted, of_members(tables["members"]), calendar.member),
        (funded, tables["participants"], calendar.stood),
    ):
        for row in ties:
            if counts(row["since"], row["until"]):
                names["Organisation", row["id"]] = row["name"]
                _hold_through(held, row, through)
    by_id = {row["id"]: row for row in tables["facts"]}
    asked = [by_id[node] for node in dict.fromkeys(params["programmes"])]
    rows = [_row(row, admitted, funded, held, names) for row in asked]
    notices = [*_notices(rows), *unconfirmed_notice(sum(r["unconfirmed"] for r in rows))]
    if calendar.as_of and calendar.undated:
        notices.append(undated_notice(calendar.undated, calendar.as_of))
    return Scored(rows, notices)


def _hold_through(held: dict[str, dict[Thing, Evidence]], tie: Row, through: list[Row]) -> None:
    """An organisation occurs in every programme of what it is a member of or takes part in."""
    for way in through:
        if way["id"] == tie["through"]:
            both = [evidence_of(tie), evidence_of(way)]
            _hold(held[way["programme"]], ("Organisation", tie["id"]), both)


def _hold(held: dict[Thing, Evidence], thing: Thing, evidence: list[Evidence]) -> None:
    found = [*evidence, held[thing]] if thing in held else evidence
    held[thing] = (all_sources(*(e[0] for e in found)), lowest(e[1] for e in found))


def _row(
    programme: Row,
    admitted: list[Row],
    funded: list[Row],
    held: dict[str, dict[Thing, Evidence]],
    names: dict[Thing, str],
) -> Row:
    node = programme["id"]
    own = {row["id"]: row for row in admitted if row["programme"] == node}
    shared = _in_both(node, held, names)
    return {
        **programme,
        "initiatives": len(own),
        "unconfirmed": len(
            only_unconfirmed((row for row in admitted if row["programme"] == node), "id")
        ),
        "laender": _by(own.values(), "laender"),
        "fields": _by(own.values(), "fields"),
        "projects": len({row["id"] for row in funded if row["programme"] == node}),
        "organisations": sum(label == "Organisation" for label, _ in held[node]),
        "also_elsewhere": sum(row["label"] == "Organisation" for row in shared),
        "in_both": shared,
    }


def _by(initiatives: Iterable[Row], column: str) -> list[Row]:
    """Initiatives by Land or field, most first; one in several counts in each."""
    found: dict[tuple[str | None, str | None], list[Row]] = defaultdict(list)
    for row in initiatives:
        for node, name in row[column] or [(None, None)]:
            found[node, name].append(row)
    rows = [
        {
            "id": node,
            "name": name,
            "initiatives": len(own),
            "sources": all_sources(*(row["sources"] for row in own)),
        }
        for (node, name), own in found.items()
    ]
    return sorted(rows, key=lambda r: (r["id"] is None, -int(r["initiatives"]), r["id"] or ""))


def _in_both(
    node: str, held: dict[str, dict[Thing, Evidence]], names: dict[Thing, str]
) -> list[Row]:
    rows = []
    for thing, evidence in sorted(held[node].items()):
        programmes = [p for p in sorted(held) if p != node and thing in held[p]]
        if programmes:
            found = [evidence, *(held[p][thing] for p in programmes)]
            rows.append(
                {
                    "label": thing[0],
                    "id": thing[1],
                    "name": names[thing],
                    "programmes": programmes,
                    "sources": all_sources(*(e[0] for e in found)),
                    "confidence": lowest(e[1] for e in found),
                }
            )
    return sorted(rows, key=lambda r: (r["label"], -len(r["programmes"]), r["id"]))


def _notices(rows: list[Row]) -> list[Notice]:
    bare = [row["short_name"] or row["name"] for row in rows if not row["organisations"]]
    if not bare:
        return []
    names = ", ".join(bare)
    return [
        Notice(
            f"Zu diesen Programmen ist hier keine beteiligte Organisation bekannt: {names}.",
            f"No organisation that takes part is known here for: {names}.",
        )
    ]
