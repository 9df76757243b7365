"""Overlaps: a draft beside what there is, then which initiatives overlap with each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import addressed, as_of, asking, elements, formats, link_view, overlap_view
from dashboard.app_pages import entwurf
from dashboard.asking import Row
from dashboard.compare_view import field_names, land_names, programme_names
from dashboard.elements import Column
from dashboard.kinds import kind_word
from dashboard.texts import language_in_address, plural, t
from queries.weights import weights

VERDICTS = ("doppelt", "benachbart", "ergänzend", "verschieden")
SHOWN = 15
ASKED = 500
ANCHOR = "paar"
_SCROLL = """<script>
if (location.hash === "#paar") {
  history.replaceState(null, "", location.pathname + location.search);
  setTimeout(() => document.getElementById("paar")?.scrollIntoView(), 300);
}
</script>"""


def show() -> None:
    """Draw the page."""
    clusters = {row["id"]: row for row in asking.ask("clusters").rows}
    if not clusters:
        elements.empty()
        return
    st.html(link_view.FACTS_STYLE)
    with elements.guarded():
        entwurf.show(clusters, _lands())
    st.divider()
    with elements.guarded():
        _pairs(clusters)
    elements.share()


def _lands() -> dict[str, str]:
    rows = asking.ask("regions").rows
    return {r["code"]: r["name"] for r in sorted(rows, key=lambda r: r["name"]) if r["code"]}


def _pairs(clusters: Mapping[str, Row]) -> None:
    """Filters, the strongest pairs, two initiatives side by side."""
    st.header(t("overlaps.pairs"), anchor=False)
    st.caption(t("overlaps.reading"))
    names = link_view.names_of(clusters, ())
    left, middle, right = st.columns([1, 1.6, 0.8])
    with left:
        words = {v: t(f"overlaps.verdict.{v}") for v in VERDICTS}
        verdict = addressed.select(
            "urteil", t("overlaps.verdict"), {"": t("links.all"), **words}, resets=("paar",)
        )
    with middle:
        everyone = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
        cluster = addressed.select(
            "initiative",
            t("links.cluster"),
            {"": t("links.all"), **everyone},
            resets=("paar",),
        )
    with right:
        day = as_of.control()
    reply = asking.ask(
        "overlaps", cluster=cluster or None, verdict=verdict or None, as_of=day, limit=ASKED
    )
    if day:
        st.caption(as_of.note(day))
    elements.notices(reply)
    if not reply:
        elements.empty(t("overlaps.none"))
        return
    by_pair = {link_view.key(row): row for row in reply.rows}
    chosen = st.query_params.get("paar", "")
    st.caption(f"{t('overlaps.order')} {_marks()}")
    st.html(table_html(reply.rows[:SHOWN], names, chosen, verdict, cluster))
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


def _marks() -> str:
    """From where on each measure is called high."""
    rules = weights().overlap
    return t(
        "overlaps.marks",
        fields=formats.percent(rules.fields_mark),
        region=formats.percent(rules.region_mark),
        funding=formats.percent(rules.funding_mark),
        number=formats.number(rules.shared_members_from),
        members=formats.percent(rules.members_mark),
    )


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
        f'<table class="iz-over wide"><caption>{escape(plural("overlaps.caption", len(rows)))}'
        f'</caption><thead><tr><th scope="col">{escape(t("overlaps.col.pair"))}</th>'
        f'<th scope="col">{escape(t("overlaps.verdict"))}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _pair_row(row: Row, names: Mapping[str, str], chosen: str, verdict: str, cluster: str) -> str:
    key = link_view.key(row)
    day = st.query_params.get(as_of.NAME, "")
    query = {"urteil": verdict, "initiative": cluster, as_of.NAME: day, "paar": key}
    query["lang"] = language_in_address()
    link = "?" + urlencode({k: v for k, v in query.items() if v}) + f"#{ANCHOR}"
    bars = "".join(
        overlap_view.measure_html(t(f"overlaps.{m}"), row[m]) for m in link_view.MEASURES
    )
    mark = ' class="chosen"' if key == chosen else ""
    title = escape(t("overlaps.open"))
    return (
        f'<tr{mark}><th scope="row"><a href="{escape(link)}" target="_self" title="{title}">'
        f"{escape(names[row['a_id']])}<br>{escape(names[row['b_id']])}</a>"
        f'{overlap_view.decided_html(row)}</th><td class="v">{overlap_view.verdict_html(row)}'
        f"{overlap_view.high_html(row)}</td>{bars}</tr>"
    )


def _table(rows: Sequence[Row]) -> None:
    def told(row: Row) -> Row:
        return {
            **row,
            "verdict": link_view.verdict(row),
            "decided": link_view.decided(row),
            "reason": link_view.reason(row),
        }

    elements.table(
        elements.as_rows(rows, told),
        [
            Column("a_name", t("links.col.first"), width="medium"),
            Column("b_name", t("links.col.second"), width="medium"),
            Column("verdict", t("overlaps.verdict")),
            Column("measures_high", t("overlaps.col.high"), kind="number"),
            *(Column(m, t(f"overlaps.{m}"), kind="share") for m in link_view.MEASURES),
            Column("distance_km", t("overlaps.distance"), kind="number"),
            Column("decided", t("overlaps.decided"), width="large"),
            Column("reason", t("overlaps.reason"), width="large"),
            Column("sources", t("column.sources")),
        ],
        "overlaps",
        what=t("overlaps.table"),
        order=t("overlaps.order"),
    )


# -- side by side --------------------------------------------------------------------------------


def _side_by_side(row: Row, clusters: Mapping[str, Row], names: Mapping[str, str]) -> None:
    st.write(link_view.reason(row))
    st.caption(t("overlaps.because", rule=link_view.decided(row)))
    elements.link(
        "compare", t("overlaps.open.compare"), mit=f"{row['a_id']},{row['b_id']}", stand=as_of.day()
    )
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        st.html(compared_html(clusters[row["a_id"]], clusters[row["b_id"]], names))
    with right:
        st.markdown(f"**{t('overlaps.common')}**")
        st.html(overlap_view.common_html(row))


def attributes(cluster: Row, lands: Mapping[str, str]) -> dict[str, str]:
    """What is compared of an initiative, in words; empty where it is not known."""
    return {
        "kind": kind_word("Cluster", cluster["kind"]),
        "city": cluster["city"] or "",
        "states": ", ".join(land_names(cluster, lands)),
        "field_names": ", ".join(field_names(cluster)),
        "programme_names": ", ".join(programme_names(cluster)),
        "founded": formats.day(cluster["founded"]),
        "member_count": formats.number(cluster["member_count"]),
        "known_members": formats.number(cluster["known_members"]),
        "projects": formats.number(cluster["projects"]),
    }


def compared_html(one: Row, two: Row, names: Mapping[str, str]) -> str:
    """Two initiatives in columns; what is alike is marked with the word."""
    lands = _lands()
    left, right = attributes(one, lands), attributes(two, lands)
    heads = "".join(
        f'<th scope="col"><a href="{elements.href("explore", id=c["id"])}" target="_self">'
        f"{escape(names[c['id']])}</a></th>"
        for c in (one, two)
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(t(f"overlaps.{name}"))}</th>{_value(left[name])}'
        f"{_value(right[name])}<td>{_same(name, left[name], right[name])}</td></tr>"
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


def _same(name: str, left: str, right: str) -> str:
    # Two equal numbers of what is known here say nothing about the initiatives.
    if not left or left != right or name in ("known_members", "projects"):
        return ""
    return f'<span class="same">= {escape(t("overlaps.same"))}</span>'
