"""The network around a thing, one row a tie."""

from __future__ import annotations

from collections import Counter
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, ties_at, undated_notice
from queries.ties import DATED, also_named, chosen, counted, nothing_there
from queries.wording import thousands

Thing = tuple[str, str]
EVERYONE = 50_000
_ENDS = ("id", "label", "name", "name_en", "kind", "x", "y")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """One centre is chosen; the ties are read between it and the neighbours that are shown."""
    if statement == "centre":
        return {}
    if not tables["centre"]:
        return None
    day = params["as_of"]
    if statement == "own" and day is None:
        return None
    if statement != "ties":
        # Of a day of the past all neighbours are read, and those chosen who were there then.
        most = EVERYONE if day else params["limit"]
        return {"node": chosen(tables["centre"])["node"], "limit": most}
    shown = {row["id"] for row in _around(tables, params)}
    return {"ids": sorted(shown | {params["id"]})} if shown else None


def _around(tables: Tables, params: dict[str, Any]) -> list[Row]:
    """The neighbours that are shown, in their order."""
    if params["as_of"] is None:
        return tables["around"]
    there = {(row["label"], row["id"]) for row in _standing(tables["own"], params["as_of"])[0]}
    found = [row for row in tables["around"] if (row["label"], row["id"]) in there]
    return found[: params["limit"]]


def _standing(ties: list[Row], day: str) -> tuple[list[Row], int]:
    """The ties that stood on a day, and how many have no date; some kinds know no date."""
    dated = [tie for tie in ties if tie["tie"] in DATED]
    kept, undated = ties_at(dated, checked_day(day))
    stood = {id(tie) for tie in kept}
    return [tie for tie in ties if tie["tie"] not in DATED or id(tie) in stood], undated


def _of_the_thing(tie: Row) -> Row:
    """The tie with the dates of its project or event where it has none of its own."""
    return {
        **tie,
        "since": tie["since"] or tie["thing_since"],
        "until": tie["until"] or tie["thing_until"],
    }


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """Ties of the centre by the order of the neighbours, then ties among neighbours.

    strength of a row = number of ties between its two ends. Raises WrongUseError.
    """
    if not tables["centre"]:
        raise nothing_there(params)
    around, notices = _around(tables, params), also_named(tables["centre"])
    if not around:
        return Scored([], [*notices, _NONE, *_undated(tables, [], params["as_of"])])
    centre: Thing = (chosen(tables["centre"])["label"], params["id"])
    places = {(row["label"], row["id"]): i for i, row in enumerate(around)}
    shown = {centre, *places}
    every = [t for t in tables["ties"] if {_start(t), _end(t)} <= shown]
    among = [t for t in every if centre not in (_start(t), _end(t))]
    ties = every
    if params["as_of"]:
        ties = _standing([_of_the_thing(t) for t in every], params["as_of"])[0]
    strength = Counter(frozenset((_start(t), _end(t))) for t in ties)

    def order(tie: Row) -> tuple[bool, int, int]:
        ends = [places[e] for e in (_start(tie), _end(tie)) if e in places]
        return len(ends) > 1, min(ends), max(ends)

    rows = [
        _row(tie, centre, strength[frozenset((_start(tie), _end(tie)))])
        for tie in sorted(ties, key=order)
    ]
    missing = _left_out(tables, around, params["as_of"])
    if missing:
        notices.append(_not_shown(missing))
    notices += _undated(tables, among, params["as_of"])
    return Scored(rows, notices, truncated=bool(missing))


def _undated(tables: Tables, among: list[Row], day: str | None) -> list[Notice]:
    """How many ties of the centre, and among the neighbours shown, could not be placed in time."""
    if day is None:
        return []
    number = _standing(tables["own"], day)[1]
    number += _standing([_of_the_thing(tie) for tie in among], day)[1]
    return [undated_notice(number, day)] if number else []


def _start(tie: Row) -> Thing:
    return tie["from_label"], tie["from_id"]


def _end(tie: Row) -> Thing:
    return tie["to_label"], tie["to_id"]


def _row(tie: Row, centre: Thing, strength: int) -> Row:
    """The tie with the neighbour first and the centre second, whatever its direction."""
    first, second = ("to", "from") if _start(tie) == centre else ("from", "to")
    direction = "out" if _start(tie) == centre else "in" if _end(tie) == centre else "among"
    return {
        **tie,
        **{end: tie[f"{first}_{end}"] for end in _ENDS},
        **{f"other_{end}": tie[f"{second}_{end}"] for end in _ENDS},
        "direction": direction,
        "strength": strength,
    }


def _left_out(tables: Tables, around: list[Row], day: str | None) -> dict[str, int]:
    shown = Counter(row["label"] for row in around)
    every = Counter({row["label"]: row["neighbours"] for row in tables["counts"]})
    if day:
        there = {(row["label"], row["id"]) for row in _standing(tables["own"], day)[0]}
        every = Counter(label for label, _ in there)
    return {label: n - shown[label] for label, n in every.items() if n > shown[label]}


def _not_shown(missing: dict[str, int]) -> Notice:
    total = sum(missing.values())
    return Notice(
        f"{thousands(total)} weitere nicht gezeigt: {counted(missing, 'de')}.",
        f"{thousands(total, 'en')} more not shown: {counted(missing, 'en')}.",
    )


_NONE = Notice(
    "Zu diesem Ding ist keine Beziehung bekannt.",
    "No tie of this thing is known.",
)
