"""The comparison group of an initiative as HTML and as rows; nothing here asks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard import elements, formats, overlap_view, partner_view
from dashboard.kinds import kind_word
from dashboard.texts import plural, t

Row = dict[str, Any]
PARTS = ("fields", "size", "age", "make_up")
GROUPS = ("companies", "research", "public", "others")
SHOWN = 5
# So many fit beside the initiative itself in the comparison.
COMPARED = 3


def group_html(rows: Sequence[Row]) -> str:
    """The initiative, then those most like it: the likeness and its four parts as bars.

    ``rows`` are those of ``siblings``: the initiative itself first.
    """
    heads = "".join(
        f'<th scope="col">{escape(t(f"alike.{name}"))}</th>' for name in ("likeness", *PARTS)
    )
    own, *others = rows
    body = _own(own) + "".join(_other(row) for row in others[:SHOWN])
    return (
        f'<table class="iz-over wide"><caption>{escape(_caption(others))}</caption><thead><tr>'
        f'<th scope="col">{escape(t("alike.initiative"))}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _caption(others: Sequence[Row]) -> str:
    if len(others) <= SHOWN:
        return t("alike.caption")
    return t("alike.caption.more", shown=SHOWN, n=len(others))


def _own(row: Row) -> str:
    return (
        f'<tr class="chosen"><th scope="row"><strong>{escape(row["name"])}</strong>'
        f'{_profile(row)}</th><td class="v" colspan="5">{escape(t("alike.own"))}</td></tr>'
    )


def _other(row: Row) -> str:
    where = elements.href("profiles", art="initiative", id=row["id"])
    links = elements.source_links(row["sources"], most=1)
    bars = overlap_view.measure_html(t("alike.likeness"), row["likeness"]) + "".join(
        overlap_view.measure_html(t(f"alike.{part}"), row[f"like_{part}"]) for part in PARTS
    )
    return (
        f'<tr><th scope="row"><a href="{where}" target="_self">{escape(row["name"])}</a> '
        f"{elements.confidence_badge(row['confidence'])}{_profile(row)}"
        f'<span class="small">{links}</span></th>{bars}</tr>'
    )


def _profile(row: Row) -> str:
    """Kind, Land, age and size of one in two short lines."""
    first = [
        kind_word("Cluster", row["kind"]),
        ", ".join(land["name"] for land in row["laender"]),
        t("alike.founded", year=row["founded"][:4]) if row["founded"] else "",
    ]
    lines = [" · ".join(part for part in first if part), members(row), standing(row)]
    return "".join(f'<span class="small">{escape(line)}</span>' for line in lines if line)


def members(row: Row) -> str:
    """How many members it states and how many are known."""
    number = row["known_members"]
    known = plural("alike.members", number) if number else t("alike.members.none")
    if row["stated_members"] is None:
        return known
    return t("alike.members.of", known=known, stated=formats.number(row["stated_members"]))


def standing(row: Row) -> str:
    """Whether the chosen one is tied to it, and how far away it is; nothing for itself."""
    if row.get("likeness") is None:
        return ""
    far = partner_view.far(row["distance_km"]) or t("chains.distance.none")
    return " · ".join((t("alike.tied" if row["tied"] else "alike.untied"), far))


def compared(rows: Sequence[Row]) -> str:
    """The initiative and those most like it as the address of the comparison has them."""
    return ",".join(row["id"] for row in rows[: COMPARED + 1])


def table_rows(rows: Sequence[Row]) -> list[Row]:
    """The whole group for the table: the likeness in parts and the profile of each."""
    return [
        {
            **row,
            "kind": kind_word("Cluster", row["kind"]),
            "founded": formats.day(row["founded"]),
            "left_out": [t(f"alike.{part}") for part in row.get("left_out") or ()],
            **{f"make_up_{group}": row["make_up"][group] for group in GROUPS},
            "fields": _names(row["fields"]),
            "laender": _names(row["laender"]),
            "programmes": _names(row["programmes"]),
            "distance_km": formats.whole(row["distance_km"]),
            "tied": "" if row.get("tied") is None else t("yes" if row["tied"] else "no"),
        }
        for row in rows
    ]


def _names(things: Sequence[Row]) -> list[str]:
    return [thing["name"] for thing in things]
