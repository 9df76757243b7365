"""Which foreign statements the reading connection refuses, judged by the engine's own plan."""

from __future__ import annotations

from typing import Any

from neo4j import ResultSummary

_ABROAD = {"LoadCSV": "LOAD CSV reads from outside the graph"}
_REFUSED = "This connection only reads the graph: {reason}. Nothing was changed."


def _operators(plan: dict[str, Any]) -> set[str]:
    names = {str(plan.get("operatorType", "")).split("@")[0]}
    for child in plan.get("children", []):
        names |= _operators(child)
    return names


def refusal(summary: ResultSummary) -> str:
    """The sentence why an explained statement is refused, or an empty text."""
    if summary.query_type not in (None, "r"):
        return _REFUSED.format(reason="the statement would write or change the schema")
    for operator in _operators(summary.plan or {}):
        if operator in _ABROAD:
            return _REFUSED.format(reason=_ABROAD[operator])
    return ""
