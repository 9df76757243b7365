"""Driver values as plain values: what leaves the door is text, numbers, lists and dicts."""

from __future__ import annotations

from typing import Any

from neo4j.graph import Node, Path, Relationship


def plain(value: Any) -> Any:
    """Nodes, relationships, paths, dates and bytes as plain values; the rest as it is."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, Node):
        return {"label": next(iter(value.labels), ""), **{k: plain(v) for k, v in value.items()}}
    if isinstance(value, Relationship):
        return {
            "type": value.type,
            "start": (value.start_node or {}).get("id"),
            "end": (value.end_node or {}).get("id"),
            **{k: plain(v) for k, v in value.items()},
        }
    if isinstance(value, Path):
        return [plain(part) for pair in _alternate(value) for part in pair]
    if isinstance(value, bytes | bytearray):
        return bytes(value).hex()
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return str(value)


def _alternate(path: Path) -> list[tuple[Any, ...]]:
    nodes = list(path.nodes)
    pairs: list[tuple[Any, ...]] = [(nodes[0],)]
    pairs += [(r, n) for r, n in zip(path.relationships, nodes[1:], strict=True)]
    return pairs
