"""Scoring of ``cluster_links``: all ties of a pair of initiatives, counted and weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Any

from graph.properties import MANAGING_ROLES
from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, ties_at, undated_notice
from queries.measures import all_sources, lowest
from queries.pairs import Pair, grouped, ordered, pairs_of
from queries.weights import weights

# Kinds of tie in the order of the columns; what a published tie is called in the graph.
KINDS = (
    "shared_members", "joint_projects", "joint_events", "agreements", "network_partners",
    "shared_management", "part_of", "successor_of",
)  # fmt: skip
PUBLISHED = {
    "joint_project": "joint_projects",
    "joint_event": "joint_events",
    "agreement": "agreements",
    "network_partner": "network_partners",
    "shared_management": "shared_management",
    "PART_OF": "part_of",
    "SUCCESSOR_OF": "successor_of",
}
Facts = dict[Pair, list[Row]]


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a pair, strongest first; ties of strength by the ids."""
    cluster, as_of = params["cluster"], params["as_of"]
    tables, undated = at_day(tables, as_of)
    facts: Facts = defaultdict(list)
    for pair, fact in chain(
        _memberships(tables["members"], cluster),
        _joint("joint_projects", "Project", tables["projects"], cluster),
        _joint("joint_events", "Event", tables["events"], cluster),
    ):
        facts[pair].append(fact)
    for pair, fact in published_facts(tables["published"]):
        asked = cluster is None or cluster in pair
        if asked and not already_said(fact, facts[pair]):
            facts[pair].append(fact)
    names = names_of(tables)
    rows = [_row(pair, names, found) for pair, found in facts.items() if found]
    if params["kind"]:
        rows = [row for row in rows if params["kind"] in row["kinds"]]
    rows.sort(key=lambda r: (-r["strength"], -r["ties"], r["from_id"], r["to_id"]))
    notices = [] if rows else [_nothing()]
    return Scored(rows, [*notices, *([undated_notice(undated, as_of)] if undated else [])])


def at_day(tables: Tables, as_of: str | None) -> tuple[Tables, int]:
    """The ties that stood on a day, and how many have no date. Raises WrongUseError."""
    if as_of is None:
        return tables, 0
    checked_day(as_of)
    found, undated = dict(tables), 0
    for name in ("projects", "events", "published"):
        found[name], number = ties_at(tables[name], as_of)
        undated += number
    found["members"] = []
    for organisation in tables["members"]:
        ties, number = ties_at(organisation["ties"], as_of)
        found["members"].append({**organisation, "ties": ties})
        undated += number
    return found, undated


def names_of(tables: Tables) -> dict[str, str]:
    """Names of all initiatives that occur."""
    names = {
        tie["cluster"]: tie["name"]
        for table in ("members", "projects", "events")
        for thing in tables[table]
        for tie in thing["ties"]
    }
    for row in tables["published"]:
        names |= {row["start_id"]: row["start_name"], row["end_id"]: row["end_name"]}
    return names


def strength(facts: list[Row]) -> float:
    """``Σ weight(kind) / (n − 1)`` over the facts, n = initiatives that take part in the fact.

    A thing that many share says little about any two of them. Source: Newman, Scientific
    collaboration networks II (2001), where a paper of n authors counts 1 / (n − 1) for each pair.
    """
    rules = weights().links
    values = [rules.of(f["kind"]) / (int(f["participants"]) - 1) for f in facts]
    return round(sum(sorted(values)), 4)


def _by_id(thing: Row) -> str:
    return str(thing["id"])


def _by_words(row: Row) -> list[str]:
    columns = ("start_id", "end_id", "type", "kind", "what", "since")
    return [str(row[column] or "") for column in columns]


def _memberships(organisations: list[Row], cluster: str | None) -> list[tuple[Pair, Row]]:
    """An organisation in both; where it manages both, that is the tie and counts once."""
    found = []
    for organisation in sorted(organisations, key=_by_id):
        ties = grouped(organisation["ties"], "cluster")
        for pair in pairs_of([key for (key,) in ties], cluster):
            both = [ties[pair[0],], ties[pair[1],]]
            manages = all(any(t["role"] in MANAGING_ROLES for t in side) for side in both)
            kind = "shared_management" if manages else "shared_members"
            found.append((pair, _fact(kind, "Organisation", organisation, len(ties), both)))
    return found


def _joint(kind: str, label: str, things: list[Row], cluster: str | None) -> list[tuple[Pair, Row]]:
    found = []
    for thing in sorted(things, key=_by_id):
        ties = grouped(thing["ties"], "cluster")
        for pair in pairs_of([key for (key,) in ties], cluster):
            both = [ties[pair[0],], ties[pair[1],]]
            fact = _fact(kind, label, thing, len(ties), both)
            found.append((pair, fact | {"since": thing["since"], "until": thing["until"]}))
    return found


def _fact(kind: str, label: str, thing: Row, participants: int, both: list[list[Row]]) -> Row:
    """The tie began when both sides were tied to the thing: the later of two known starts."""
    ties = [tie for side in both for tie in side]
    starts = [min((t.get("since") or "" for t in side), default="") for side in both]
    ends = [t["until"] for t in ties if t.get("until")]
    return {
        "kind": kind,
        "what": thing["name"],
        "id": thing["id"],
        "label": label,
        "since": max(starts) if all(starts) else None,
        "until": min(ends, default=None),
        "start": None,
        "end": None,
        "participants": participants,
        "sources": all_sources(*(t["sources"] for t in ties)),
        "confidence": lowest(t["confidence"] for t in ties),
    }


def published_facts(rows: list[Row]) -> list[tuple[Pair, Row]]:
    """Ties that a source states in words between two initiatives."""
    found = []
    for row in sorted(rows, key=_by_words):
        kind = PUBLISHED[row["kind"] if row["type"] == "COOPERATES_WITH" else row["type"]]
        directed = row["type"] != "COOPERATES_WITH"
        fact = {
            "kind": kind,
            "what": row["what"],
            "id": None,
            "label": None,
            "since": row["since"],
            "until": row["until"],
            "start": row["start_id"] if directed else None,
            "end": row["end_id"] if directed else None,
            "participants": 2,
            "sources": all_sources(row["sources"]),
            "confidence": row["confidence"],
        }
        found.append((ordered(row["start_id"], row["end_id"]), fact))
    return found


def already_said(fact: Row, facts: Iterable[Row]) -> bool:
    """Whether a published tie repeats a thing both share; then its evidence goes there.

    It repeats it when its words name the thing (or the reverse); a shared management is one and
    the same whoever states it.
    """
    for other in facts:
        if other["kind"] != fact["kind"] or other["id"] is None:
            continue
        one, two = (fact["what"] or "").casefold(), other["what"].casefold()
        if fact["kind"] == "shared_management" or (one and (one in two or two in one)):
            other["sources"] = all_sources(other["sources"], fact["sources"])
            other["since"] = other["since"] or fact["since"]
            return True
    return False


def _in_order(fact: Row) -> tuple[int, list[str]]:
    words = [str(fact[column] or "") for column in ("what", "id", "start", "since")]
    return KINDS.index(fact["kind"]), words


def _row(pair: Pair, names: dict[str, str], facts: list[Row]) -> Row:
    facts = sorted(facts, key=_in_order)
    counts = {kind: sum(1 for f in facts if f["kind"] == kind) for kind in KINDS}
    return {
        "from_id": pair[0],
        "from_name": names[pair[0]],
        "to_id": pair[1],
        "to_name": names[pair[1]],
        "kinds": [kind for kind in KINDS if counts[kind]],
        "ties": len(facts),
        **counts,
        "facts": facts,
        "strength": strength(facts),
        "first_since": min((f["since"] for f in facts if f["since"]), default=None),
        "sources": all_sources(*(f["sources"] for f in facts)),
    }


def _nothing() -> Notice:
    return Notice(
        "Zwischen diesen Initiativen ist keine solche Verbindung bekannt. Das heißt nicht, dass es "
        "keine gibt.",
        "No such tie between these initiatives is known. That does not mean that there is none.",
    )
