"""The schema page ``docs/schema.md``, written from the model: ``python -m graph.schema_page``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from graph.model import MODEL
from graph.schema import NodeType, Property, RelationshipType

PAGE = Path(__file__).parent.parent / "docs" / "schema.md"


def _property_table(properties: tuple[Property, ...]) -> Iterator[str]:
    if not properties:
        return
    yield "| property | type | required | description |"
    yield "|---|---|---|---|"
    for p in properties:
        text = p.description
        if p.values:
            text += ": " + ", ".join(f"`{v}`" for v in p.values)
        if p.derived:
            text += " (derived, not exported)"
        yield f"| `{p.name}` | {p.type} | {'yes' if p.required else ''} | {text} |"
    yield ""


def _node(node: NodeType) -> Iterator[str]:
    yield f"### {node.label}"
    yield ""
    yield f"{node.description} Asked for by {node.asked_by}."
    yield ""
    yield from _property_table(node.own)


def _relationship(relationship: RelationshipType) -> Iterator[str]:
    yield f"### {relationship.type}"
    yield ""
    for ends in relationship.ends:
        yield f"- `(:{ends.start})-[:{relationship.type}]->(:{ends.end})`"
    yield ""
    told_apart = ", ".join(f"`{d}`" for d in relationship.discriminator)
    apart = f" Several between the same ends are told apart by {told_apart}." if told_apart else ""
    yield f"{_sentence(relationship.description)} Asked for by {relationship.asked_by}.{apart}"
    yield ""
    yield from _property_table(relationship.own)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _overview() -> Iterator[str]:
    yield "| node | what it is | asked for by |"
    yield "|---|---|---|"
    for node in MODEL.nodes:
        yield f"| [{node.label}](#{node.label.lower()}) | {node.description} | {node.asked_by} |"
    yield ""
    yield "| relationship | from → to | in words | asked for by |"
    yield "|---|---|---|---|"
    for r in MODEL.relationships:
        ends = ", ".join(f"{e.start} → {e.end}" for e in r.ends)
        yield f"| [{r.type}](#{r.type.lower()}) | {ends} | {r.description} | {r.asked_by} |"
    yield ""


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "graph LR"
    for table in MODEL.relationship_tables:
        yield f"  {table.start} -- {table.type} --> {table.end}"
    yield "```"
    yield ""


def page() -> str:
    """The whole page as Markdown."""
    lines = [
        "# Schema",
        "",
        "Written by `make docs` from `graph/model.py`; do not edit it by hand.",
        "",
        "One label per node. `id` is unique within its label. Dates are text, as precise as their",
        "source: `2019`, `2019-04` or `2019-04-01`. Codes are text. Money is in whole euros.",
        "",
        *_overview(),
        *_diagram(),
        "## On every node",
        "",
        *_property_table((*MODEL.nodes[0].properties[:3], *_common())),
        "## On every relationship",
        "",
        *_property_table((MODEL.relationships[0].properties[0], *_common())),
        "## Nodes",
        "",
    ]
    for node in MODEL.nodes:
        lines += _node(node)
    lines += ["## Relationships", ""]
    for relationship in MODEL.relationships:
        lines += _relationship(relationship)
    return "\n".join(lines).rstrip() + "\n"


def _common() -> tuple[Property, ...]:
    return MODEL.nodes[0].properties[-5:]


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` tell whether it is up to date; returns the exit code."""
    if "--check" not in arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    sys.stderr.write("docs/schema.md is not up to date: run 'make docs' and commit it.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
