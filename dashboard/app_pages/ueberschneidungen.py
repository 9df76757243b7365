"""The part of the page on cross-links that shows which initiatives overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import addressed, asking, elements, formats, link_view
from dashboard.asking import Row
from dashboard.elements import Column
from dashboard.kinds import kind_word
from dashboard.texts import language, t

VERDICTS = ("doppelt", "benachbart", "ergänzend", "verschieden")
SHOWN = 15
ASKED = 500
ANCHOR = "paar"
_SIGNS = {"doppelt": "◉", "benachbart": "◎", "ergänzend": "◐", "verschieden": "○", None: "?"}
_STYLE = """<style>
.iz-over {width: 100%; border-collapse: collapse; font-size: 14px; color: #1a1a1a}
.iz-over caption {text-align: left; caption-side: top; color: #34404d; padding: 0 0 6px}
.iz-over th, .iz-over td {text-align: left; vertical-align: top; padding: 8px 10px 8px 0; border: 0;
  border-top: 1px solid #d5dbe2; overflow-wrap: break-word}
.iz-over thead th {font-weight: 600; border-top: 0}
.iz-over tbody th {font-weight: 400}
.iz-over td.m {width: 13%}
.iz-over .bar {display: block; height: 9px; background: #e3e8ee; margin-top: 4px}
.iz-over .bar span {display: block; height: 9px; background: #004b87}
.iz-over .no {color: #4a4f57; font-style: italic}
.iz-over .word {font-weight: 600; white-space: nowrap}
.iz-over .same {color: #00513b; font-weight: 600; white-space: nowrap}
.iz-over .small {display: block; font-size: 13px; color: #34404d}
.iz-over tr.chosen > * {background: #eef4fa}
@media (max-width: 700px) {
  .iz-over.wide thead {position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%)}
  .iz-over.wide, .iz-over.wide tbody, .iz-over.wide caption {display: block}
  .iz-over.wide tr {display: grid; grid-template-columns: 1fr 1fr; column-gap: 14px;
    border-top: 2px solid #b8c2cc; padding: 6px 0}
  .iz-over.wide th, .iz-over.wide td {display: block; width: auto !important; border: 0;
    padding: 4px 0}
  .iz-over.wide tbody th, .iz-over.wide td.v {grid-column: 1 / span 2}
  .iz-over.wide td.m::before {content: attr(data-name); display: block; color: #34404d}
}
</style>"""
_SCROLL = """<script>
if (location.hash === "#paar") {
  history.replaceState(null, "", location.pathname + location.search);
  setTimeout(() => document.getElementById("paar")?.scrollIntoView(), 300);
}
</script>"""


def show(clusters: Mapping[str, Row]) -> None:
    """Draw the overlaps: filters, the strongest pairs, two initiatives side by side."""
    st.caption(t("overlaps.reading"))
    names = link_view.names_of(clusters, ())
    left, right = st.columns([1, 1.6])
    with left:
        words = {v: t(f"overlaps.verdict.{v}") for v in VERDICTS}
        verdict = addressed.select(
            "urteil", t("overlaps.verdict"), {"": t("links.all"), **words}, resets=("paar",)
        )
    with right:
        everyone = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
        cluster = addressed.select(
            "initiative",
            t("links.cluster"),
            {"": t("links.all"), **everyone},
            resets=("paar",),
        )
    reply = asking.ask("overlaps", cluster=cluster or None, verdict=verdict or None, limit=ASKED)
    elements.notices(reply)
    if not reply:
        elements.empty(t("overlaps.none"))
        return
    by_pair = {link_view.key(row): row for row in reply.rows}
    st.subheader(t("overlaps.heading"), anchor=False)
    chosen = st.query_params.get("paar", "")
    st.html(_STYLE + table_html(reply.rows[:SHOWN], names, chosen, verdict, cluster))
    _table(reply.rows)
    st.html(f'<div id="{ANCHOR}" style="scroll-margin-top:5rem"></div>')
    st.html(_SCROLL, unsafe_allow_javascript=True)
    st.subheader(t("overlaps.side"), anchor=False)
    options = {
        key: t("links.pair.name", a=names[row["a_id"]], b=names[row["b_id"]])
        for key, row in by_pair.items()
    }
    row = by_pair[addressed.select("paar", t("links.pair"), options)]
    _side_by_side(row, clusters, names)


# -- the table of pairs --------------------------------------------------------------------------


def table_html(
    rows: Sequence[Row], names: Mapping[str, str], chosen: str, verdict: str, cluster: str
) -> str:
    """The strongest pairs with four bars and the verdict each."""
    heads = "".join(
        f'<th scope="col">{escape(t(f"overlaps.{m}"))}</th>' for m in link_view.MEASURES
    )
    body = "".join(_pair_row(row, names, chosen, verdict, cluster) for row in rows)
    return (
        f'<table class="iz-over wide"><caption>{escape(t("overlaps.caption", n=len(rows)))}'
        f'</caption><thead><tr><th scope="col">{escape(t("overlaps.col.pair"))}</th>'
        f'<th scope="col">{escape(t("overlaps.verdict"))}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _pair_row(row: Row, names: Mapping[str, str], chosen: str, verdict: str, cluster: str) -> str:
    key = link_view.key(row)
    query = {"ansicht": "overlaps", "urteil": verdict, "initiative": cluster, "paar": key}
    if language() != "de":
        query["lang"] = language()
    link = "?" + urlencode({k: v for k, v in query.items() if v}) + f"#{ANCHOR}"
    bars = "".join(
        f'<td class="m" data-name="{escape(t(f"overlaps.{m}"))}">{bar_html(row[m])}</td>'
        for m in link_view.MEASURES
    )
    mark = ' class="chosen"' if key == chosen else ""
    title = escape(t("overlaps.open"))
    return (
        f'<tr{mark}><th scope="row"><a href="{escape(link)}" target="_self" title="{title}">'
        f"{escape(names[row['a_id']])}<br>{escape(names[row['b_id']])}</a></th>"
        f'<td class="v">{_verdict(row)}</td>{bars}</tr>'
    )


def _verdict(row: Row) -> str:
    sign = _SIGNS.get(row["verdict"], "?")
    word = escape(link_view.verdict(row))
    return f'<span class="word"><span aria-hidden="true">{sign}</span> {word}</span>'


def bar_html(share: float | None) -> str:
    """A small bar with its number; what is not known says so."""
    if share is None:
        return f'<span class="no">{escape(t("unknown"))}</span>'
    width = round(100 * max(0.0, min(1.0, share)))
    return (
        f'{escape(formats.percent(share))}<span class="bar" aria-hidden="true">'
        f'<span style="width:{width}%"></span></span>'
    )


def _table(rows: Sequence[Row]) -> None:
    told = [{**r, "verdict": link_view.verdict(r), "reason": link_view.reason(r)} for r in rows]
    elements.table(
        elements.as_rows(told),
        [
            Column("a_name", t("links.col.first"), width="medium"),
            Column("b_name", t("links.col.second"), width="medium"),
            Column("verdict", t("overlaps.verdict")),
            *(Column(m, t(f"overlaps.{m}"), kind="share") for m in link_view.MEASURES),
            Column("distance_km", t("overlaps.distance"), kind="number"),
            Column("reason", t("overlaps.reason"), width="large"),
            Column("sources", t("column.sources")),
        ],
        "overlaps",
        what=t("overlaps.table"),
    )


# -- side by side --------------------------------------------------------------------------------


def _side_by_side(row: Row, clusters: Mapping[str, Row], names: Mapping[str, str]) -> None:
    st.write(link_view.reason(row))
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        st.html(compared_html(clusters[row["a_id"]], clusters[row["b_id"]], names))
    with right:
        st.markdown(f"**{t('overlaps.common')}**")
        st.html(common_html(row))


def attributes(cluster: Row) -> dict[str, str]:
    """What is compared of an initiative, in words; empty where it is not known."""
    return {
        "kind": kind_word("Cluster", cluster["kind"]),
        "city": cluster["city"] or "",
        "states": ", ".join(cluster["states"] or ()),
        "field_names": ", ".join(cluster["field_names"] or ()),
        "programme_names": ", ".join(cluster["programme_names"] or ()),
        "founded": formats.day(cluster["founded"]),
        "member_count": formats.number(cluster["member_count"]),
        "known_members": formats.number(cluster["known_members"]),
        "projects": formats.number(cluster["projects"]),
    }


def compared_html(one: Row, two: Row, names: Mapping[str, str]) -> str:
    """Two initiatives in columns; what is alike is marked with the word."""
    left, right = attributes(one), attributes(two)
    heads = "".join(
        f'<th scope="col"><a href="{elements.href("explore", id=c["id"])}" target="_self">'
        f"{escape(names[c['id']])}</a></th>"
        for c in (one, two)
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(t(f"overlaps.{name}"))}</th>{_value(left[name])}'
        f"{_value(right[name])}<td>{_same(left[name], right[name])}</td></tr>"
        for name in left
    )
    return (
        f'<table class="iz-over"><thead><tr><th scope="col">{escape(t("overlaps.attribute"))}</th>'
        f"{heads}<td style='border:0'></td></tr></thead><tbody>{rows}</tbody></table>"
    )


def _value(text: str) -> str:
    if not text:
        return f'<td><span class="no">{escape(t("unknown"))}</span></td>'
    return f"<td>{escape(text)}</td>"


def _same(left: str, right: str) -> str:
    if not left or left != right:
        return ""
    return f'<span class="same">= {escape(t("overlaps.same"))}</span>'


def common_html(row: Row) -> str:
    """What both have in common, by measure, with sources."""
    blocks = []
    for measure in (*link_view.MEASURES, "relation"):
        facts = [f for f in row["facts"] or () if f["measure"] == measure]
        if facts:
            items = "".join(
                f"<li>{escape(f['what'] or '')} {elements.confidence_badge(f['confidence'])}"
                f'<span class="small">{elements.source_links(f["sources"])}</span></li>'
                for f in facts
            )
            blocks.append(f"<h5>{escape(t(f'overlaps.{measure}'))}</h5><ul>{items}</ul>")
    none = f"<p>{escape(t('overlaps.common.none'))}</p>"
    return f'<div class="iz-facts">{"".join(blocks) or none}</div>'
