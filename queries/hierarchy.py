"""Clusters of clusters: what is part of what, and who manages it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.measures import all_sources

# A chain of parts is followed so far; the statements read one level more than they walk.
DEEPEST = 4
_MANAGER = ("id", "name", "role", "since", "until", "sources", "confidence")
_TIES = ("MANAGES", "PART_OF", "MEMBER_OF")


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """What is above is read of an initiative only, bodies of organisations only."""
    given = params["id"]
    if statement == "label":
        return {} if given else None
    if statement == "tops":
        return None if given else {}
    clusters, organisations = _tops(tables, given)
    if statement == "above":
        return {} if given and clusters else None
    if statement == "bodies":
        more = {"organisations": organisations, "managed": given is None}
        return more if organisations else None
    if statement == "below":
        below = sorted({*clusters, *(row["id"] for row in tables["bodies"])})
        return {"clusters": below} if below else None
    shown = sorted({row["id"] for name in ("bodies", "below", "above") for row in tables[name]})
    shown += [given] if given and clusters else []
    return {"shown": shown} if shown else None


def _tops(tables: Tables, given: str | None) -> tuple[list[str], list[str]]:
    """The initiatives and the organisations on top."""
    tops = tables["tops"] or [{"id": given, "label": row["label"]} for row in tables["label"]]
    by_label = {
        label: sorted(str(t["id"]) for t in tops if t["label"] == label)
        for label in ("Cluster", "Organisation")
    }
    return by_label["Cluster"], by_label["Organisation"]


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """What is above first, from the farthest down; then each top with what is below it.

    A thing that is part of two is shown below both. A circle of parts is followed once.
    """
    clusters, organisations = _tops(tables, params["id"])
    managed = _managed(tables["managed"])
    below: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in (*tables["bodies"], *tables["below"]):
        below[row["parent_label"], row["parent"]].append(row)
    rows = _above(tables["above"], params["id"]) if params["id"] else []
    if clusters and params["id"]:
        rows += [(-1, _manager(row)) for row in tables["managed"] if row["cluster"] in clusters]
    for label, tops in (("Cluster", clusters), ("Organisation", organisations)):
        for top in tops:
            rows += _walk(label, top, below, 0, ())
    found = [_row(level, row, managed) for level, row in rows]
    return Scored(found, _notices(found, params["id"]))


def _walk(
    label: str,
    parent: str,
    below: dict[tuple[str, str], list[Row]],
    level: int,
    seen: tuple[str, ...],
) -> Iterable[tuple[int, Row]]:
    if level >= DEEPEST or parent in seen:
        return
    for row in sorted(below[label, parent], key=_order):
        yield level, row
        yield from _walk("Cluster", row["id"], below, level + 1, (*seen, parent))


def _above(rows: list[Row], bottom: str) -> list[tuple[int, Row]]:
    """What is above an initiative, each tie once at its nearest level."""
    found: list[tuple[int, Row]] = []
    here, seen = {bottom}, set[str]()
    for level in range(1, DEEPEST + 1):
        step = [row for row in rows if row["id"] in here]
        found += [(-level, row) for row in step]
        seen |= here
        here = {row["parent"] for row in step} - seen
    return sorted(found, key=lambda f: (f[0], *_order(f[1])))


def _order(row: Row) -> tuple[str, ...]:
    words = (row["name"], row["id"], row["role"] or "", row["parent"], row["what"] or "")
    return (str(_TIES.index(row["tie"])), *words)


def _managed(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r["role"] != "manages", r["name"], r["id"])):
        found[row["cluster"]].append({name: row[name] for name in _MANAGER})
    return found


def _manager(row: Row) -> Row:
    """Who manages an initiative as something above it."""
    own = {name: row[name] for name in ("role", "what", "kind", "since", "until", "sources")}
    return {
        **own,
        "parent": row["id"],
        "parent_label": "Organisation",
        "parent_name": row["name"],
        "tie": "MANAGES",
        "id": row["cluster"],
        "name": row["cluster_name"],
        "confidence": row["confidence"],
    }


def _row(level: int, row: Row, managed: dict[str, list[Row]]) -> Row:
    by = managed.get(row["id"], [])
    return {
        **row,
        "level": level,
        "parent_id": row["parent"],
        "managed_by": by,
        "sources": all_sources(row["sources"]),
    }


def _notices(rows: list[Row], given: str | None) -> list[Notice]:
    if not rows:
        return [
            Notice(
                "Über Teile, Dach oder geführte Initiativen ist hier nichts bekannt. Das heißt "
                "nicht, dass es nichts gibt.",
                "Nothing is known here of parts, an umbrella or managed initiatives. That does not "
                "mean that there is nothing.",
            )
        ]
    # Only those who manage the initiative itself.
    if all(row["parent_label"] == "Organisation" and row["id"] == given for row in rows):
        return [
            Notice(
                "Über Teile oder ein Dach ist hier nichts bekannt. Das heißt nicht, dass es nichts "
                "gibt.",
                "Nothing is known here of parts or an umbrella. That does not mean that there is "
                "nothing.",
            )
        ]
    unknown = len({row["id"] for row in rows if not row["managed_by"]})
    if given or not unknown:
        return []
    one = unknown == 1
    return [
        Notice(
            f"Von {unknown} {'Initiative' if one else 'Initiativen'} ist nicht bekannt, wer sie "
            "führt.",
            f"Of {unknown} {'initiative' if one else 'initiatives'} it is not known who manages "
            f"{'it' if one else 'them'}.",
        )
    ]
