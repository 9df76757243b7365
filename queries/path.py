"""The shortest chain of real ties between two organisations."""

from __future__ import annotations

from typing import Any

from queries.answers import Notice, Scored, Tables


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The steps as read, or a notice where no chain is short enough."""
    steps = tables["steps"]
    if params["from"] == params["to"]:
        return Scored([], [_SAME])
    if not steps or len(steps) > params["max_length"]:
        return Scored([], [_no_chain(params["max_length"])])
    others = steps[0]["chains"] - 1
    return Scored(steps, [_others(others)] if others else [])


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
