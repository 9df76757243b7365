"""A joint offer of members as HTML and as rows; nothing here asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import chain_view, elements
from dashboard.drawing.swimlane import SYMBOLS
from dashboard.kinds import kind_word
from dashboard.texts import plural, t, word
from queries.set_cover import EXACT_UP_TO

Row = dict[str, Any]
NAMED = 3


def members_of(rows: Sequence[Row]) -> list[Row]:
    """The members of the group."""
    return [row for row in rows if row["sort"] == "member"]


def open_stages(rows: Sequence[Row]) -> list[Row]:
    """The wanted stages that no member holds."""
    return [row for row in rows if row["sort"] == "uncovered"]


def surely_smallest(rows: Sequence[Row]) -> bool:
    """Whether no smaller group can hold as much: so many stages are searched exactly."""
    held = {stage["id"] for row in members_of(rows) for stage in row["stages"]}
    return 0 < len(held) <= EXACT_UP_TO


def group_html(rows: Sequence[Row]) -> str:
    """Who brings what, what another one of the group brings as well, and who could stand in."""
    heads = "".join(
        f'<th scope="col">{escape(t(f"offer.{name}"))}</th>'
        for name in ("member", "brings", "stand_ins")
    )
    body = "".join(_member(row) for row in members_of(rows))
    return f'<table class="iz-open"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _member(row: Row) -> str:
    about = [kind_word("Organisation", row["kind"])]
    if row["via"]:
        about.append(t("chains.via", name=row["via"]))
    stages = "".join(_held(stage, row["needed_for"]) for stage in row["stages"])
    return (
        f'<tr><th scope="row">{elements.thing_link(row["id"], row["name"])}'
        f'<span class="small">{escape(" · ".join(about))}</span></th>'
        f'<td><ul class="iz-needs">{stages}</ul></td>'
        f'<td data-name="{escape(t("offer.stand_ins"))}">{_stand_ins(row)}</td></tr>'
    )


def _held(stage: Row, alone: Sequence[str]) -> str:
    both = "" if stage["id"] in alone else f" <em>{escape(t('offer.both'))}</em>"
    said = f"{stage['product'] or t('unknown')} ({word('basis', stage['basis'])})"
    return (
        f"<li><b>{escape(chain_view.stage_name(stage))}</b>{both}: {escape(said)} "
        f"{elements.confidence_badge(stage['confidence'])} "
        f'<span class="src">{elements.source_links(stage["sources"], most=1)}</span></li>'
    )


def _stand_ins(row: Row) -> str:
    others = row["stand_ins"]
    if not others:
        return escape(t("offer.stand_ins.none"))
    names = "; ".join(elements.thing_link(one["id"], one["name"]) for one in others[:NAMED])
    left = len(others) - NAMED
    return names + (escape(t("partners.more", n=left)) if left > 0 else "")


def open_html(rows: Sequence[Row]) -> str:
    """The stages that stay uncovered, by whether they are empty or only not known."""
    parts = []
    for state in ("empty", "unknown"):
        names = [chain_view.stage_name(row) for row in open_stages(rows) if row["state"] == state]
        if names:
            title = plural(f"offer.open.{state}", len(names))
            parts.append(
                f'<p><span aria-hidden="true">{SYMBOLS[state]}</span> '
                f"<b>{escape(title)}:</b> {escape(', '.join(names))}</p>"
            )
    return f'<div class="iz-open-stages">{"".join(parts)}</div>'


def table_rows(rows: Sequence[Row], chains: Mapping[str, str]) -> list[Row]:
    """One row a member and stage, then the uncovered stages; ``chains`` are names by id."""
    held = [
        {
            "member": row["name"],
            "kind": kind_word("Organisation", row["kind"]),
            "stage": chain_view.stage_name(stage),
            "chain": chains.get(stage["chain"], stage["chain"]),
            "state": t("offer.covered"),
            "product": stage["product"],
            "basis": word("basis", stage["basis"]),
            "only": t("yes" if stage["id"] in row["needed_for"] else "no"),
            "stand_ins": [one["name"] for one in row["stand_ins"]],
            "sources": stage["sources"],
            "confidence": stage["confidence"],
        }
        for row in members_of(rows)
        for stage in row["stages"]
    ]
    left = [
        {
            "stage": chain_view.stage_name(row),
            "state": t(f"chains.state.{row['state']}"),
            "sources": row["sources"],
        }
        for row in open_stages(rows)
    ]
    return [*held, *left]
