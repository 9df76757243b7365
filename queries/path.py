"""The shortest chain of real ties between two organisations."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.dates import checked_day, ties_at, undated_notice

LABEL = "Organisation"
# Label and id: an id is unique within its label only.
Node = tuple[str, str]


def parameters(statement: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
    """Of a day of the past the ties are read, of today the shortest chain itself."""
    del tables
    return {} if (statement == "ties") == bool(params["as_of"]) else None


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The steps, or a notice where no chain is short enough. Raises WrongUseError."""
    day = params["as_of"]
    notices, steps = [], tables["steps"]
    if day:
        ties, undated = ties_at(tables["ties"], checked_day(day))
        notices = [undated_notice(undated, day)] if undated else []
        steps = shortest(ties, (LABEL, params["from"]), (LABEL, params["to"]))
    if params["from"] == params["to"]:
        return Scored([], [_SAME])
    if not steps or len(steps) > params["max_length"]:
        return Scored([], [_no_chain(params["max_length"]), *notices])
    others = steps[0]["chains"] - 1
    return Scored(steps, [*([_others(others)] if others else []), *notices])


def shortest(ties: list[Row], start: Node, end: Node) -> list[Row]:
    """The shortest chain between two nodes; of equally short ones the first by the ids on its way.

    Breadth first from the end; then from the start always to the first node that is nearer.
    """
    around: dict[Node, dict[Node, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for tie in sorted(ties, key=lambda t: (t["tie"], t["key"])):
        one, two = (tie["from_label"], tie["from_id"]), (tie["to_label"], tie["to_id"])
        around[one][two].append(tie)
        around[two][one].append(tie)
    away, ways = _levels(around, end)
    if start not in away or start == end:
        return []
    steps: list[Row] = []
    here = start
    while here != end:
        nearer = [node for node in around[here] if away.get(node) == away[here] - 1]
        there = min(nearer, key=lambda node: (node[1], node[0]))
        steps.append(_step(around[here][there][0], here, len(steps) + 1, ways[start]))
        here = there
    return steps


def _levels(
    around: Mapping[Node, Mapping[Node, list[Row]]], end: Node
) -> tuple[dict[Node, int], dict[Node, int]]:
    """How many steps each node is away from the end, and how many shortest chains lead there."""
    away, ways = {end: 0}, {end: 1}
    waiting = deque([end])
    while waiting:
        node = waiting.popleft()
        for other, ties in around.get(node, {}).items():
            if other not in away:
                away[other], ways[other] = away[node] + 1, 0
                waiting.append(other)
            if away[other] == away[node] + 1:
                ways[other] += ways[node] * len(ties)
    return away, ways


def _step(tie: Row, here: Node, number: int, chains: int) -> Row:
    along = here == (tie["from_label"], tie["from_id"])
    first, second = ("from", "to") if along else ("to", "from")
    return {
        **tie,
        **{f"from_{key}": tie[f"{first}_{key}"] for key in ("id", "label", "name")},
        **{f"to_{key}": tie[f"{second}_{key}"] for key in ("id", "label", "name")},
        "direction": "out" if along else "in",
        "step": number,
        "chains": chains,
    }


def _no_chain(steps: int) -> Notice:
    return Notice(
        f"Keine Kette von höchstens {steps} Schritten ist bekannt. Das heißt nicht, dass es keine "
        "gibt.",
        f"No chain of at most {steps} steps is known. That does not mean there is none.",
    )


def _others(number: int) -> Notice:
    if number == 1:
        return Notice("Eine weitere Kette ist gleich kurz.", "One other chain is equally short.")
    return Notice(
        f"{number} weitere Ketten sind gleich kurz.", f"{number} other chains are equally short."
    )


_SAME = Notice(
    "Beides ist dieselbe Organisation: Wählen Sie zwei verschiedene.",
    "Both are the same organisation: choose two different ones.",
)
