"""The history of partnerships: what began, what followed, who carried on whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.cluster_links import already_said, published_facts
from queries.dates import later
from queries.measures import all_sources, lowest

# The initiatives of a partnership, in order of their ids.
Partners = tuple[str, ...]
_JOINT = (("projects", "Project", "joint_projects"), ("events", "Event", "joint_events"))
_UNKNOWN = "9999"


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Everything is read of the initiative itself, or of those that a project belongs to."""
    del params
    if statement == "own":
        return {}
    own = sorted({row["id"] for row in tables["own"]})
    return {"clusters": own} if own else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a step: partnerships by their first known begin, steps by theirs, then by the ids."""
    own = {row["id"] for row in tables["own"]}
    # A project asks for what its initiatives did with each other, an initiative for all its own.
    least = 2 if any(row["label"] == "Project" for row in tables["own"]) else 1
    found = _partnerships(tables)
    every = {p: steps for p, steps in found.items() if len(own & set(p)) >= least}
    for steps in every.values():
        for step in steps:
            step["follows"] = _followed(step, steps)
    for partners, steps in _successions(tables["successions"]).items():
        every[partners] = [*every.get(partners, []), *steps]
    names, other = _names(tables), params["other"]
    rows = [
        row
        for partners in sorted(every, key=lambda p: (min(map(_begin, every[p])), p))
        if other is None or other in partners
        for row in _rows(partners, every[partners], names)
    ]
    return Scored(rows, [] if rows else [_NOTHING])


def _partnerships(tables: Tables) -> dict[Partners, list[Row]]:
    """What several initiatives did together; a tie in words that names a thing is that thing."""
    found: dict[Partners, list[Row]] = defaultdict(list)
    for table, label, kind in _JOINT:
        for thing in sorted(tables[table], key=lambda t: str(t["id"])):
            partners = tuple(sorted({c["id"] for c in thing["clusters"]}))
            if len(partners) > 1:
                found[partners].append(_joint(thing, label, kind))
    for pair, fact in published_facts(tables["published"]):
        around = [step for p, steps in found.items() if set(pair) <= set(p) for step in steps]
        if not already_said(fact, around):
            found[pair].append(fact | {"follows": []})
    return found


def _joint(thing: Row, label: str, kind: str) -> Row:
    return {
        "kind": kind,
        "id": thing["id"],
        "label": label,
        "what": thing["name"],
        "title": thing["title"],
        "note": thing["note"],
        "since": thing["since"],
        "until": thing["until"],
        "follows": [],
        "sources": all_sources(*(c["sources"] for c in thing["clusters"])),
        "confidence": lowest(c["confidence"] for c in thing["clusters"]),
    }


def _followed(step: Row, steps: Iterable[Row]) -> list[Row]:
    """The earlier joint projects of the same partners that a joint project builds on.

    A project that a source states in words only follows nothing: there is no title to tell it.
    A source names the earlier one in title or remark, or this one begins after its end; only the
    latest such end counts, so that a row of projects is a row.
    """
    projects = [s for s in steps if s["kind"] == "joint_projects" and s["id"]]
    if step not in projects:
        return []
    others = [o for o in projects if o["id"] != step["id"]]
    words = f"{step['title'] or ''} {step['note'] or ''}".casefold()
    named = [o for o in others if o["what"].casefold() in words and _not_after(o, step)]
    ended = [o for o in others if o["until"] and step["since"] and later(step["since"], o["until"])]
    last = max((o["until"] for o in ended), default=None)
    basis = {o["id"]: "inferred" for o in ended if o["until"] == last}
    basis |= {o["id"]: "source" for o in named}
    return [
        {"id": o["id"], "name": o["what"], "basis": basis[o["id"]]}
        for o in sorted(others, key=lambda o: (_begin(o), o["id"]))
        if o["id"] in basis
    ]


def _not_after(one: Row, other: Row) -> bool:
    return not (one["since"] and other["since"] and later(one["since"], other["since"]))


def _successions(rows: list[Row]) -> dict[Partners, list[Row]]:
    found: dict[Partners, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r["start_id"], r["end_id"], str(r["since"]))):
        before = {"id": row["end_id"], "name": row["end_name"], "basis": "source"}
        found[tuple(sorted((row["start_id"], row["end_id"])))].append(
            {
                **{key: row[key] for key in ("since", "until", "confidence")},
                "kind": "successor_of",
                "id": row["start_id"],
                "label": "Cluster",
                "what": row["start_name"],
                "title": row["what"],
                "follows": [before],
                "sources": all_sources(row["sources"]),
            }
        )
    return found


def _names(tables: Tables) -> dict[str, str]:
    names = {
        c["id"]: c["name"]
        for table, _, _ in _JOINT
        for row in tables[table]
        for c in row["clusters"]
    }
    for row in (*tables["published"], *tables["successions"]):
        names |= {row[f"{end}_id"]: row[f"{end}_name"] for end in ("start", "end")}
    return names


def _begin(step: Row) -> str:
    return step["since"] or _UNKNOWN


def _rows(partners: Partners, steps: list[Row], names: dict[str, str]) -> Iterable[Row]:
    """The steps in order of time; of one begin the tie in words first, it says what began."""
    order = sorted(
        steps,
        key=lambda s: (_begin(s), s["id"] is not None, s["kind"], str(s["id"]), str(s["what"])),
    )
    for number, step in enumerate(order, 1):
        yield {
            **step,
            "step": number,
            "partners": [{"id": one, "name": names[one]} for one in partners],
        }


_NOTHING = Notice(
    "Über Partnerschaften, gemeinsame Projekte oder Nachfolge ist hier nichts bekannt. Das heißt "
    "nicht, dass es nichts gibt.",
    "Nothing is known here of partnerships, joint projects or a succession. That does not mean "
    "that there is nothing.",
)
