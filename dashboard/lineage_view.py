"""What came of the partnerships of an initiative: to a time line and to rows; nothing here asks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any

from dashboard import elements, formats
from dashboard.drawing.timeline import Group, Step, Words
from dashboard.texts import t

Row = dict[str, Any]
SHOWN = 24
NAMED = 4
_SIGNS = {"joint_events": "●", "successor_of": "◆"}


def groups(rows: Sequence[Row], own: str) -> list[Group]:
    """The first steps by partnership, in the order of the answer of ``lineage``.

    ``own`` is the id of the initiative: the headings name the others.
    """
    found = groupby(rows[:SHOWN], key=lambda row: [p["id"] for p in row["partners"]])
    return [_group(list(steps), own) for _, steps in found]


def _group(rows: Sequence[Row], own: str) -> Group:
    partners = rows[0]["partners"]
    others = [p["name"] for p in partners if p["id"] != own]
    # Of a succession among others the initiative itself is no part.
    inside = len(others) < len(partners)
    heading = t(f"lineage.{_how(rows)}", names=named(others)) if inside else " – ".join(others)
    return Group(heading, tuple(_step(row) for row in rows))


def _how(rows: Sequence[Row]) -> str:
    return "after" if all(row["kind"] == "successor_of" for row in rows) else "with"


def named(names: Sequence[str]) -> str:
    """The names, of many only the first and how many more."""
    if len(names) <= NAMED:
        return ", ".join(names)
    return t("lineage.others", names=", ".join(names[:NAMED]), n=len(names) - NAMED)


def _step(row: Row) -> Step:
    name = escape(row["what"] or t(f"lineage.kind.{row['kind']}"))
    if row["id"]:
        name = elements.thing_link(row["id"], row["what"], row["label"])
    lines = [about(row), *follow_up(row)]
    small = "".join(f'<span class="small">{escape(line)}</span>' for line in lines if line)
    text = (
        f"{name} {elements.confidence_badge(row['confidence'])}{small}"
        f'<span class="src">{elements.source_links(row["sources"], most=1)}</span>'
    )
    return Step(text, row["since"], row["until"], _SIGNS.get(row["kind"], ""))


def about(row: Row) -> str:
    """What kind of step it is, and when it was."""
    when = formats.period(row["since"], row["until"])
    if row["kind"] in _SIGNS:
        when = formats.day(row["since"])
    kind = t(f"lineage.kind.{row['kind']}") if row["what"] else ""
    return " · ".join(part for part in (kind, when or t("links.date.none")) if part)


def follow_up(row: Row) -> list[str]:
    """What the step carries on, and how that is known."""
    if row["kind"] == "successor_of":
        return [t("lineage.carries_on", names=", ".join(f["name"] for f in row["follows"]))]
    return [t(f"lineage.follows.{one['basis']}", name=one["name"]) for one in row["follows"]]


def words() -> Words:
    """The words of the picture in the chosen language."""
    return Words(
        undated=t("links.date.none"),
        bar=t("lineage.legend.bar"),
        open=t("lineage.legend.open"),
        legend=t("lineage.legend"),
    )


def table_rows(rows: Sequence[Row]) -> list[Row]:
    """Every step for the table."""
    return [
        {
            **row,
            "partners": [p["name"] for p in row["partners"]],
            "kind": t(f"lineage.kind.{row['kind']}"),
            "since": formats.day(row["since"]),
            "until": formats.day(row["until"]),
            "follows": [one["name"] for one in row["follows"]],
            "basis": [t(f"lineage.basis.{one['basis']}") for one in row["follows"]],
        }
        for row in rows
    ]
