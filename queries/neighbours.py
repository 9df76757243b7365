"""The network around a thing, one row a tie."""

from __future__ import annotations

from collections import Counter
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.ties import also_named, chosen, counted, nothing_there

Thing = tuple[str, str]
_ENDS = ("id", "label", "name", "kind", "x", "y")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """One centre is chosen; the ties are read between it and the neighbours that are shown."""
    if statement == "centre":
        return {}
    if not tables["centre"]:
        return None
    if statement != "ties":
        return {"kind": chosen(tables["centre"])}
    shown = {row["id"] for row in tables["around"]}
    return {"ids": sorted(shown | {params["id"]})} if shown else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """Ties of the centre by the order of the neighbours, then ties among neighbours.

    strength of a row = number of ties between its two ends. Raises WrongUseError.
    """
    if not tables["centre"]:
        raise nothing_there(params)
    around, notices = tables["around"], also_named(tables["centre"])
    if not around:
        return Scored([], [*notices, _NONE])
    centre: Thing = (chosen(tables["centre"]), params["id"])
    places = {(row["label"], row["id"]): i for i, row in enumerate(around)}
    shown = {centre, *places}
    ties = [t for t in tables["ties"] if {_start(t), _end(t)} <= shown]
    strength = Counter(frozenset((_start(t), _end(t))) for t in ties)

    def order(tie: Row) -> tuple[bool, int, int]:
        ends = [places[e] for e in (_start(tie), _end(tie)) if e in places]
        return len(ends) > 1, min(ends), max(ends)

    rows = [
        _row(tie, centre, strength[frozenset((_start(tie), _end(tie)))])
        for tie in sorted(ties, key=order)
    ]
    missing = _left_out(tables)
    if missing:
        notices.append(_not_shown(missing))
    return Scored(rows, notices, truncated=bool(missing))


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


def _left_out(tables: Tables) -> dict[str, int]:
    shown = Counter(row["label"] for row in tables["around"])
    rest = {r["label"]: r["neighbours"] - shown[r["label"]] for r in tables["counts"]}
    return {label: n for label, n in rest.items() if n > 0}


def _not_shown(missing: dict[str, int]) -> Notice:
    total = sum(missing.values())
    return Notice(
        f"{total} weitere nicht gezeigt: {counted(missing, 'de')}.",
        f"{total} more not shown: {counted(missing, 'en')}.",
    )


_NONE = Notice(
    "Zu diesem Ding ist keine Beziehung bekannt.",
    "No tie of this thing is known.",
)
