"""Comparison: two to four initiatives or programmes in columns, what differs is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import combinations

import streamlit as st

from dashboard import (
    addressed,
    as_of,
    asking,
    compare_view,
    elements,
    formats,
    link_view,
    overlap_view,
)
from dashboard.asking import Row
from dashboard.compare_view import Line
from dashboard.elements import Column
from dashboard.kinds import kind_word
from dashboard.texts import t

MOST = 4
INITIATIVES, PROGRAMMES = "initiativen", "programme"
FIRST = {
    INITIATIVES: ("carbon-composites", "mai-carbon"),
    PROGRAMMES: ("wir", "rubin"),
}


def show() -> None:
    """Draw the page."""
    clusters = {row["id"]: row for row in asking.ask("clusters").rows}
    if not clusters:
        elements.empty()
        return
    sort = addressed.segments(
        "art",
        t("compare.sort"),
        {INITIATIVES: t("compare.initiatives"), PROGRAMMES: t("compare.programmes")},
    )
    st.html(compare_view.STYLE + overlap_view.STYLE + link_view.FACTS_STYLE)
    with elements.guarded():
        if sort == PROGRAMMES:
            _programmes()
        else:
            _initiatives(clusters)
    elements.share()


def _chosen(sort: str, names: Mapping[str, str]) -> tuple[dict[str, str], str | None]:
    """The things to compare with their names, and the day; one thing is not enough."""
    left, right = st.columns([4, 1])
    options = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
    with left:
        ids = addressed.several(
            "mit" if sort == INITIATIVES else "programme",
            t("compare.choose"),
            options,
            FIRST[sort],
            max_selections=MOST,
            placeholder=t("compare.placeholder"),
        )[:MOST]
    with right:
        day = as_of.control()
    return {node: names[node] for node in ids}, day


# -- initiatives ---------------------------------------------------------------------------------


def _initiatives(clusters: Mapping[str, Row]) -> None:
    things, day = _chosen(INITIATIVES, link_view.names_of(clusters, ()))
    if len(things) < 2:
        elements.empty(t("compare.more"))
        return
    profiles = [asking.ask("cluster_profile", id=node, as_of=day) for node in things]
    lines = compare_view.initiative_lines(
        [clusters[node] for node in things],
        [reply.rows for reply in profiles],
        {row["code"]: row["name"] for row in asking.ask("regions").rows},
    )
    if day:
        st.caption(t("compare.day"))
    _table(lines, things, "Cluster")
    for sentence in elements.said(dict(zip(things, profiles, strict=True)), things):
        st.caption(sentence)
    for node, name in things.items():
        st.html(_sources(name, clusters[node]["sources"]))
    _together(things, day)
    _pairs(things, day)


def _together(things: Mapping[str, str], day: str | None) -> None:
    """How many members the initiatives have together, each counted once."""
    reply = asking.ask("double_counting", clusters=list(things), as_of=day)
    if not reply:
        return
    whole = reply.rows[0]
    st.subheader(t("compare.together"), anchor=False)
    st.markdown(
        t(
            "compare.together.text",
            added=formats.number(whole["added_up"]),
            once=formats.number(whole["counted_once"]),
            twice=formats.number(whole["twice"]),
        )
    )
    elements.notices(reply)
    several = [row for row in reply.rows if row["sort"] == "organisation"]
    elements.table(
        elements.as_rows([{**r, "in": [o["name"] for o in r["others"]]} for r in several]),
        [
            Column("name", t("column.name"), width="medium"),
            Column("in", t("compare.in"), width="large"),
            Column("confidence", t("column.confidence")),
            Column("sources", t("column.sources")),
        ],
        "members_in_both",
        what=t("compare.members_in_both"),
    )


def _pairs(things: Mapping[str, str], day: str | None) -> None:
    """The four overlaps of each pair."""
    st.subheader(t("compare.pairs"), anchor=False)
    replies = {
        f"{one} {two}": asking.ask("overlaps", cluster=one, other=two, as_of=day)
        for one, two in combinations(sorted(things), 2)
    }
    rows = [row for reply in replies.values() for row in reply.rows]
    heads = "".join(
        f'<th scope="col">{escape(name)}</th>'
        for name in (t("overlaps.col.pair"), t("overlaps.verdict"),
                     *(t(f"overlaps.{m}") for m in link_view.MEASURES))
    )  # fmt: skip
    body = "".join(_pair_html(row, things, day) for row in rows)
    st.html(
        f'<table class="iz-over wide"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )
    pairs = {key: " – ".join(things[node] for node in key.split()) for key in replies}
    for sentence in elements.said(replies, pairs):
        st.caption(sentence)


def _pair_html(row: Row, things: Mapping[str, str], day: str | None) -> str:
    link = elements.href("overlaps", initiative=row["a_id"], paar=link_view.key(row), stand=day)
    bars = "".join(
        overlap_view.measure_html(t(f"overlaps.{m}"), row[m]) for m in link_view.MEASURES
    )
    return (
        f'<tr><th scope="row"><a href="{link}" target="_self">{escape(things[row["a_id"]])} – '
        f'{escape(things[row["b_id"]])}</a><span class="small">{escape(link_view.reason(row))}'
        f"</span>{overlap_view.decided_html(row)}</th>"
        f'<td class="v">{overlap_view.verdict_html(row)}</td>{bars}</tr>'
    )


# -- programmes ----------------------------------------------------------------------------------


def _programmes() -> None:
    every = {r["id"]: r["short_name"] or r["name"] for r in asking.ask("programmes").rows}
    things, day = _chosen(PROGRAMMES, every)
    if len(things) < 2:
        elements.empty(t("compare.more"))
        return
    reply = asking.ask("programme_compare", programmes=list(things), as_of=day)
    if day:
        st.caption(t("compare.day"))
    _table(compare_view.programme_lines(reply.rows), things, "Programme")
    for row in reply.rows:
        st.html(_sources(things[row["id"]], row["sources"]))
    elements.notices(reply)
    st.subheader(t("compare.common"), anchor=False)
    common = compare_view.common_rows(reply.rows)
    if not common:
        st.write(t("compare.common.none"))
        return
    st.write(t("compare.common.text", n=formats.number(len(common))))
    elements.table(
        elements.as_rows([{**r, "kind": kind_word(r["label"], None)} for r in common]),
        [
            Column("name", t("column.name"), width="large"),
            Column("kind", t("column.kind")),
            Column("programmes", t("compare.programmes")),
            Column("confidence", t("column.confidence")),
            Column("sources", t("column.sources")),
        ],
        "in_several_programmes",
        what=t("compare.common"),
        folded=False,
    )


# -- both ----------------------------------------------------------------------------------------


def _table(lines: Sequence[Line], things: Mapping[str, str], label: str) -> None:
    st.html(compare_view.table_html(lines, things, label))
    elements.table(
        compare_view.table_rows(lines, things),
        [
            Column("heading", t("overlaps.attribute")),
            *(Column(node, name, width="medium") for node, name in things.items()),
            Column("mark", t("compare.mark")),
        ],
        "compare",
        what=t("compare.caption"),
    )


def _sources(name: str, ids: Sequence[str] | None) -> str:
    return f'<div class="sources">{escape(name)}: {elements.source_links(ids)}</div>'
