"""The part of the page on cross-links that shows who holds the initiatives together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard import addressed, asking, elements, formats, link_view
from dashboard.asking import Row
from dashboard.drawing import bars as drawn_bars
from dashboard.elements import Column
from dashboard.texts import plural, t, word

SHOWN = 15
ASKED = 60
INTRODUCTIONS = ("3", "5", "10")
INTRODUCTIONS_AT_FIRST = "5"
PARAMETER = "organisation"


def show(clusters: Mapping[str, Row]) -> None:
    """Draw the bridges, what falls apart without one, and whom to introduce to whom."""
    names = link_view.names_of(clusters, ())
    reply = asking.ask("bridges", limit=ASKED)
    st.subheader(t("bridges.heading"), anchor=False)
    st.caption(t("bridges.reading"))
    if reply:
        _bridges(reply.rows, names)
    elements.notices(reply)
    st.subheader(t("bridges.introduce"), anchor=False)
    _introductions(names)


def _bridges(rows: Sequence[Row], names: Mapping[str, str]) -> None:
    left, right = st.columns([1.4, 1], gap="large")
    options = {row["id"]: row["name"] for row in rows}
    with right:
        chosen = addressed.select(PARAMETER, t("bridges.organisation"), options)
        st.html(without_html(next(row for row in rows if row["id"] == chosen), names))
    with left:
        _picture(rows[:SHOWN], chosen)
    elements.table(
        elements.as_rows([_flat(row, names) for row in rows]),
        [
            Column("name", t("column.name"), width="medium"),
            Column("clusters", t("bridges.col.clusters"), kind="number"),
            Column("pairs", t("bridges.col.pairs"), kind="number"),
            Column("pairs_apart", t("bridges.col.apart"), kind="number"),
            Column("cut_off", t("bridges.col.cut"), kind="number"),
            Column("cut_names", t("bridges.col.cut.names"), width="large"),
            Column("sources", t("column.sources")),
        ],
        "bridges",
        what=t("bridges.table"),
        order=t("bridges.order"),
    )


def _flat(row: Row, names: Mapping[str, str]) -> Row:
    cut = [names.get(one["id"], one["name"]) for part in row["parts"] for one in part]
    return {**row, "pairs": formats.whole(row["pairs"]), "cut_names": cut}


def _picture(rows: Sequence[Row], chosen: str) -> None:
    key = "bridges_bars"
    bars = [
        drawn_bars.Bar(
            row["id"],
            row["name"],
            formats.whole(row["pairs"]),
            None,
            t("bridges.bar", pairs=formats.number(formats.whole(row["pairs"]))),
        )
        for row in rows
    ]

    def clicked() -> None:
        organisation = drawn_bars.bar_at(bars, st.session_state.get(key))
        if organisation:
            addressed.put(PARAMETER, organisation)

    titles = {"own": t("bridges.axis"), "shared": "", "axis": t("bridges.axis")}
    st.echarts_chart(
        drawn_bars.options(bars, titles, chosen=chosen),
        height=drawn_bars.height(bars, upright=False),
        key=key,
        on_select=clicked,
        alt=t("bridges.alt", n=len(bars)),
    )


def without_html(row: Row, names: Mapping[str, str]) -> str:
    """What would fall apart without an organisation, and what ties it to whom."""
    if row["parts"]:
        cut = plural("bridges.cut", row["cut_off"])
        items = "".join(f"<li>{_part(part, names)}</li>" for part in row["parts"])
        lost = f"<h5>{escape(t('bridges.lost'))}</h5><ul>{items}</ul>"
    else:
        cut, lost = t("bridges.cut.none"), ""
    ties = "".join(_membership(tie, names) for tie in row["memberships"])
    said = t(
        "bridges.sum",
        pairs=formats.number(formats.whole(row["pairs"])),
        n=formats.number(row["clusters"]),
    )
    return (
        f'<div class="iz-facts"><h4>{elements.thing_link(row["id"], row["name"])}</h4>'
        f'<p class="sum">{escape(said)}</p><p>{escape(cut)}</p>{lost}'
        f"<h5>{escape(t('bridges.ties'))}</h5><ul>{ties}</ul></div>"
    )


def _part(part: Sequence[Row], names: Mapping[str, str]) -> str:
    return ", ".join(
        elements.thing_link(one["id"], names.get(one["id"], one["name"])) for one in part
    )


def _membership(tie: Row, names: Mapping[str, str]) -> str:
    small = " · ".join(
        p for p in (word("role", tie["role"]), formats.period(tie["since"], tie["until"])) if p
    )
    return (
        f"<li>{elements.thing_link(tie['id'], names.get(tie['id'], tie['name']))} "
        f"{elements.confidence_badge(tie['confidence'])}"
        f'<span class="small">{escape(small)}</span>'
        f'<span class="small">{elements.source_links(tie["sources"])}</span></li>'
    )


# -- introductions -------------------------------------------------------------------------------


def _introductions(names: Mapping[str, str]) -> None:
    st.caption(t("bridges.introduce.reading"))
    left, right = st.columns([2.4, 1])
    everyone = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
    with left:
        cluster = addressed.select(
            "initiative", t("links.cluster"), {"": t("links.all"), **everyone}
        )
    with right:
        options = {n: n for n in INTRODUCTIONS}
        k = addressed.select("anzahl", t("bridges.number"), options, INTRODUCTIONS_AT_FIRST)
    reply = asking.ask("introductions", k=int(k), cluster=cluster or None)
    if reply:
        items = "".join(introduction_html(row, names) for row in reply.rows)
        st.html(f'<div class="iz-facts"><ul>{items}</ul></div>')
    elements.notices(reply)
    elements.table(
        elements.as_rows([{**row, "reasons": link_view.reasons(row)} for row in reply.rows]),
        [
            Column("step", t("bridges.col.step"), kind="number"),
            Column("a_name", t("links.col.first"), width="medium"),
            Column("b_name", t("links.col.second"), width="medium"),
            Column("gain", t("bridges.col.gain"), kind="number"),
            Column("pairs_joined", t("bridges.col.joined"), kind="number"),
            Column("pairs_nearer", t("bridges.col.nearer"), kind="number"),
            Column("distance_km", t("bridges.col.distance"), kind="number"),
            Column("reasons", t("bridges.col.reasons"), width="large"),
            Column("sources", t("column.sources")),
        ],
        "introductions",
        what=t("bridges.introduce.table"),
        order=t("bridges.introduce.order"),
    )


def introduction_html(row: Row, names: Mapping[str, str]) -> str:
    """One introduction: the two, what it brings, and why they suit each other."""
    both = " – ".join(
        elements.thing_link(row[f"{side}_id"], names.get(row[f"{side}_id"], row[f"{side}_name"]))
        for side in "ab"
    )
    parts = [
        plural(f"bridges.{what}", row[f"pairs_{what}"])
        for what in ("joined", "nearer")
        if row[f"pairs_{what}"]
    ]
    why = " ".join(link_view.reasons(row))
    return (
        f"<li><b>{row['step']}. {both}</b>"
        f'<span class="small"><b>{escape(" · ".join(parts))}</b></span>'
        f'<span class="small">{escape(why)}</span></li>'
    )
