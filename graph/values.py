"""Driver values as plain values: what leaves the door can be written as JSON."""

from __future__ import annotations

import math
from typing import Any

from neo4j.graph import Node, Path, Relationship

_PLAIN = {str, int, bool, type(None)}


def plain(value: Any) -> Any:
    """A driver value as None, bool, number, text, list or dict.

    Nodes and relationships become dicts of their properties with ``label``, or ``type``, ``from``
    and ``to`` (the ids of the ends); paths become lists of both in turn; dates, times and
    durations ISO text; bytes hexadecimal text; numbers that are none (NaN, infinite) None.
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list):
        # A list may hold a million texts: whether it is plain already is asked of all at once.
        return value if _PLAIN.issuperset(map(type, value)) else [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return _of_graph(value)


def _of_graph(value: Any) -> Any:
    if isinstance(value, Node):
        return _named({"label": min(value.labels, default="")}, value)
    if isinstance(value, Relationship):
        ends = {"from": _id(value.start_node), "to": _id(value.end_node)}
        return _named({"type": value.type, **ends}, value)
    if isinstance(value, Path):
        return [plain(part) for pair in _alternate(value) for part in pair]
    if isinstance(value, bytes | bytearray):
        return bytes(value).hex()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _named(head: dict[str, Any], value: Node | Relationship) -> dict[str, Any]:
    # Twice: first for the order of the keys, then against properties of the same name.
    return {**head, **{k: plain(v) for k, v in value.items()}, **head}


def _id(node: Node | None) -> Any:
    return None if node is None else plain(node.get("id"))


def _alternate(path: Path) -> list[tuple[Any, ...]]:
    nodes = list(path.nodes)
    pairs: list[tuple[Any, ...]] = [(nodes[0],)]
    pairs += [(r, n) for r, n in zip(path.relationships, nodes[1:], strict=True)]
    return pairs
