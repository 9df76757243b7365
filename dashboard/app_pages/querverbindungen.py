"""Cross-links: heat map and network of the initiatives, and the facts behind every pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard import addressed, as_of, asking, elements, formats, link_view
from dashboard.app_pages import bruecken, unverbunden
from dashboard.asking import Row
from dashboard.drawing import cluster_network, heatmap
from dashboard.elements import Column
from dashboard.texts import t

MOST = ("25", "40", "60", "100")
MOST_AT_FIRST = "40"
# What one view chooses and the others do not know, or mean otherwise.
OF_ONE_VIEW = ("art", "land", "programm", "anzahl", "paar", "organisation", "grund", as_of.NAME)
_STYLE = """<style>
.st-key-links_matrix, .st-key-links_network {overflow-x: auto}
.st-key-links_matrix > * {min-width: %dpx}
.st-key-links_network > * {min-width: 900px}
</style>"""


def show() -> None:
    """Draw the page."""
    if st.query_params.get("ansicht") == "overlaps":
        # Overlaps stood here before they got a page of their own; the address keeps working.
        kept = {k: v for k, v in st.query_params.to_dict().items() if k != "ansicht"}
        st.switch_page(st.session_state["pages"]["overlaps"], query_params=kept)
    clusters = {row["id"]: row for row in asking.ask("clusters").rows}
    if not clusters:
        elements.empty()
        return
    views = {v: t(f"links.view.{v}") for v in VIEWS}
    view = addressed.segments("ansicht", t("links.view"), views, resets=OF_ONE_VIEW)
    st.html(link_view.FACTS_STYLE)
    with elements.guarded():
        VIEWS[view](clusters)
        elements.share()


def _ties(clusters: Mapping[str, Row]) -> None:
    with st.columns([1, 3.2])[0]:
        day = as_of.control()
    reply = asking.ask("cluster_links", as_of=day)
    names = link_view.names_of(clusters, reply.rows)
    rows, most = _filtered(reply.rows, clusters, names)
    if day:
        st.caption(as_of.note(day))
    elements.notices(reply)
    if not rows:
        elements.empty(t("links.none"))
        return
    drawn = heatmap.matrix(link_view.pairs(rows), names, most)
    _limits(rows, drawn)
    st.html(_STYLE % max(480, 180 + 14 * len(drawn.ids)))
    by_pair = {link_view.key(row): row for row in rows}
    left, right = st.columns([1.9, 1], gap="large")
    with right:
        chosen = _pair(by_pair, names)
    with left:
        _matrix(drawn, by_pair[chosen])
    _network(drawn, rows, names, by_pair[chosen])
    _table(rows)


def _filtered(
    rows: list[Row], clusters: Mapping[str, Row], names: Mapping[str, str]
) -> tuple[list[Row], int]:
    kinds_at, cluster_at, land_at, programme_at, most_at = st.columns([2.2, 2, 1.5, 1.7, 1.1])
    reset = ("paar",)
    with kinds_at:
        kinds = addressed.several(
            "art",
            t("links.kinds"),
            {k: t(f"links.kind.{k}") for k in link_view.KINDS},
            placeholder=t("links.kinds.placeholder"),
        )
    tied = sorted({r[end] for r in rows for end in ("from_id", "to_id")}, key=names.__getitem__)
    with cluster_at:
        cluster = addressed.select(
            "initiative", t("links.cluster"), _or_all({i: names[i] for i in tied}), resets=reset
        )
    with land_at:
        land = addressed.select("land", t("links.land"), _or_all(lands()), resets=reset)
    with programme_at:
        programme = addressed.select(
            "programm", t("links.programme"), _or_all(programmes(clusters)), resets=reset
        )
    with most_at:
        most = addressed.select("anzahl", t("links.most"), {m: m for m in MOST}, MOST_AT_FIRST)
    found = link_view.touching(link_view.of_kinds(rows, kinds), clusters, land, programme)
    if cluster:
        found = link_view.around(found, cluster)
    return found, int(most)


def _or_all(options: Mapping[str, str]) -> dict[str, str]:
    return {"": t("links.all"), **options}


def lands() -> dict[str, str]:
    """Names of the Länder by their code."""
    rows = asking.ask("regions").rows
    return {r["code"]: r["name"] for r in sorted(rows, key=lambda r: r["name"]) if r["code"]}


def programmes(clusters: Mapping[str, Row]) -> dict[str, str]:
    """Short names of the programmes in which an initiative is."""
    found = {
        i: name
        for row in clusters.values()
        for i, name in zip(row["programmes"] or (), row["programme_names"] or (), strict=True)
    }
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def _limits(rows: Sequence[Row], drawn: heatmap.Matrix) -> None:
    key = "links.shown" if drawn.left_out else "links.shown.all"
    st.caption(
        t(
            key,
            pairs=formats.number(len(rows)),
            shown=formats.number(len(drawn.ids)),
            left=formats.number(drawn.left_out),
        )
    )


# -- pictures ------------------------------------------------------------------------------------


def _matrix(drawn: heatmap.Matrix, chosen: Row) -> None:
    st.subheader(t("links.matrix"), anchor=False)
    st.caption(t("links.matrix.reading"))
    key = "links_heat"

    def clicked() -> None:
        pair = cell_clicked(drawn, st.session_state.get(key))
        if pair:
            addressed.put("paar", link_view.pair_id(*pair))

    ends = (chosen["from_id"], chosen["to_id"])
    elements.swipe_hint()
    with st.container(key="links_matrix"):
        st.echarts_chart(
            heatmap.heatmap_options(drawn, ends, link_view.step_name),
            height=heatmap.side(drawn),
            key=key,
            on_select=clicked,
            alt=t("links.matrix.alt", n=len(drawn.ids)),
        )


def cell_clicked(drawn: heatmap.Matrix, event: Any) -> tuple[str, str] | None:
    """The pair that an event of the heat map names."""
    for group in event["selection"]["selected"] if event else ():
        pair = heatmap.pair_at(drawn, group["data_indices"])
        if pair:
            return pair
    return None


def _network(
    drawn: heatmap.Matrix, rows: Sequence[Row], names: Mapping[str, str], chosen: Row
) -> None:
    st.subheader(t("links.network"), anchor=False)
    st.caption(t("links.network.reading"))
    st.html(cluster_network.legend_html({g: t(f"links.group.{g}") for g in cluster_network.GROUPS}))
    lines = link_view.lines(rows, drawn.ids)
    key = "links_net"

    def clicked() -> None:
        _go(net_clicked(drawn.ids, lines, st.session_state.get(key)))

    elements.swipe_hint()
    with st.container(key="links_network"):
        st.echarts_chart(
            cluster_network.network_options(
                drawn.ids,
                {i: heatmap.short(n) for i, n in names.items()},
                lines,
                (chosen["from_id"], chosen["to_id"]),
            ),
            height=620,
            key=key,
            on_select=clicked,
            alt=t("links.network.alt", n=len(drawn.ids), links=len(lines)),
        )


def net_clicked(
    ids: Sequence[str], lines: Sequence[cluster_network.Line], event: Any
) -> tuple[str, ...]:
    """What an event of the network names: one initiative, a pair, or nothing."""
    for group in event["selection"]["selected"] if event else ():
        found = cluster_network.clicked(ids, lines, group["data_type"], group["data_indices"])
        if found:
            return found
    return ()


def _go(found: tuple[str, ...]) -> None:
    if len(found) == 1:
        addressed.put("initiative", found[0])
        addressed.put("paar", "")
    elif found:
        addressed.put("paar", link_view.pair_id(*found))


# -- the facts of a pair -------------------------------------------------------------------------


def _pair(by_pair: Mapping[str, Row], names: Mapping[str, str]) -> str:
    st.subheader(t("links.pair.heading"), anchor=False)
    options = {
        key: t("links.pair.option", a=names[r["from_id"]], b=names[r["to_id"]], n=r["ties"])
        for key, r in by_pair.items()
    }
    chosen = addressed.select("paar", t("links.pair"), options)
    around = st.query_params.get("initiative")
    st.caption(t("links.pair.order.around" if around else "links.pair.order"))
    row = by_pair[chosen]
    st.html(facts_html(row, names))
    return chosen


def facts_html(row: Row, names: Mapping[str, str]) -> str:
    """Everything that ties a pair, with period, source and confidence of each fact."""
    head = " – ".join(
        elements.thing_link(row[end], names[row[end]]) for end in ("from_id", "to_id")
    )
    blocks = []
    for kind in link_view.KINDS:
        facts = [f for f in row["facts"] if f["kind"] == kind]
        if facts:
            items = "".join(_fact(f, names) for f in facts)
            title = escape(t(f"links.kind.{kind}"))
            blocks.append(f"<h5>{title[:1].upper()}{title[1:]}</h5><ul>{items}</ul>")
    summary = escape(link_view.summary(row))
    return (
        f'<div class="iz-facts"><h4>{head}</h4><p class="sum">{summary}</p>{"".join(blocks)}</div>'
    )


def _fact(fact: Row, names: Mapping[str, str]) -> str:
    said = link_view.said(fact, names)
    name = elements.thing_link(fact["id"], said) if fact["id"] else escape(said)
    others = (fact.get("participants") or 2) - 2
    small = [link_view.span(fact) or t("links.date.none")]
    if others == 1:
        small.append(t("links.participants.one"))
    elif others > 1:
        small.append(t("links.participants", n=others))
    return (
        f"<li>{name} {elements.confidence_badge(fact['confidence'])}"
        f'<span class="small">{escape(" · ".join(small))}</span>'
        f'<span class="small">{elements.source_links(fact["sources"])}</span></li>'
    )


def _table(rows: Sequence[Row]) -> None:
    cluster = st.query_params.get("initiative", "")
    held = [k for k in link_view.KINDS if any(r[k] for r in rows)]
    elements.table(
        elements.as_rows(link_view.most_first(rows, cluster)),
        [
            Column("from_name", t("links.col.first"), width="medium"),
            Column("to_name", t("links.col.second"), width="medium"),
            Column("ties", t("links.col.ties"), kind="number"),
            Column("strength", t("links.col.strength"), kind="number"),
            *(Column(k, t(f"links.kind.{k}"), kind="number") for k in held),
            Column("first_since", t("links.col.since")),
            Column("sources", t("column.sources")),
        ],
        "links",
        what=t("links.table"),
        order=t("links.order.around" if cluster else "links.order"),
    )


VIEWS: dict[str, Callable[[Mapping[str, Row]], None]] = {
    "ties": _ties,
    "bridges": bruecken.show,
    "untied": unverbunden.show,
}
