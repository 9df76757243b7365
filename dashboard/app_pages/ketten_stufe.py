"""One stage of a value chain: who is known there, and who could join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import addressed, as_of, asking, chain_view, elements, formats, link_view
from dashboard.asking import Row
from dashboard.drawing.swimlane import SYMBOLS
from dashboard.elements import Column
from dashboard.texts import t, word

SHOWN_CANDIDATES = 6
ASKED_CANDIDATES = 100
ANCHOR = "stufe"
_STYLE = """<style>
.iz-block {margin: 0 0 1rem}
.iz-block h4 {font-size: 1rem; margin: 0 0 .3rem; padding: 0; font-weight: 600}
.iz-block h4 span {font-weight: 400; color: #34404d}
.iz-block ul {list-style: none; margin: 0; padding: 0}
.iz-block li {margin: 0; padding: .5rem 0; border-top: 1px solid #d5dbe2; font-size: .95rem}
.iz-block .small {display: block; font-size: .86rem; color: #34404d}
.iz-block .warn {display: block; font-size: .88rem; color: #7a2f00; font-weight: 600}
.iz-block .why {list-style: disc; padding-left: 1.1rem}
.iz-block .why li {border: 0; padding: .05rem 0; font-size: .9rem}
</style>"""
# A link in the table loads the page anew; bring the reader to where it leads, once.
_SCROLL = """<script>
if (location.hash === "#stufe") {
  history.replaceState(null, "", location.pathname + location.search);
  setTimeout(() => document.getElementById("stufe")?.scrollIntoView(), 300);
}
</script>"""


def address(given: Mapping[str, str], lane: str, stage: str) -> str:
    """The address with the stage open, for one of the rows if ``lane`` is named.

    ``given`` are the parameters of the page as it is: all that was chosen stays.
    """
    query = {**given, "stufe": stage, "fuer": lane}
    return "?" + urlencode({k: v for k, v in query.items() if v}) + f"#{ANCHOR}"


def show(
    chain: Row,
    stages: Sequence[Row],
    coverage: Mapping[str, list[Row]],
    names: Mapping[str, str],
    *,
    suggests: bool = True,
) -> None:
    """Draw the part of the page that is about one stage.

    ``suggests``: the rows are initiatives, for which partners can be suggested.
    """
    st.html(f'<div id="{ANCHOR}" style="scroll-margin-top:5rem"></div>{_STYLE}')
    st.html(_SCROLL, unsafe_allow_javascript=True)
    st.subheader(t("chains.stage.heading"), anchor=False)
    options = chain_view.stage_options(stages)
    left, right = st.columns([1, 1.6], vertical_alignment="top", gap="medium")
    with left:
        stage = addressed.select(
            "stufe", t("chains.stage"), options, _first_stage(chain, stages, coverage, suggests)
        )
    with right:
        _explanation(stages, stage, options, coverage)
    if not coverage:
        return
    who, candidates = st.columns(2, gap="large")
    with who:
        st.markdown(f"**{t('chains.who')}**")
        st.html("".join(_known(names[c], _row_of(rows, stage)) for c, rows in coverage.items()))
    with candidates:
        st.markdown(f"**{t('chains.candidates')}**")
        if suggests:
            _candidates(chain, stage, coverage, names)
        else:
            st.caption(t("chains.candidates.only"))


def _first_stage(
    chain: Row, stages: Sequence[Row], coverage: Mapping[str, list[Row]], suggests: bool
) -> str:
    first = next(iter(coverage), None)
    candidates = _suggested(first, chain).rows if first and suggests else []
    return chain_view.first_stage(stages, coverage, candidates)


def _suggested(cluster: str, chain: Row) -> asking.Reply:
    return asking.ask(
        "missing_partners",
        cluster=cluster,
        chain=chain["id"],
        limit=ASKED_CANDIDATES,
        as_of=as_of.day(),
    )


def _row_of(coverage: Sequence[Row], stage: str) -> Row:
    return next((row for row in coverage if row["stage"] == stage), {})


def _explanation(
    stages: Sequence[Row],
    stage: str,
    names: Mapping[str, str],
    coverage: Mapping[str, list[Row]],
) -> None:
    row = next(r for r in stages if r["id"] == stage)
    fed = [r["id"] for r in stages if stage in (r["feeds"] or ())]
    feeds = [i for i in row["feeds"] or () if i in names]
    first = next(iter(coverage.values()), [])
    needs = [chain_view.stage_name(need) for need in _row_of(first, stage).get("needs") or ()]
    lines = [chain_view.definition(row)]
    for key, found in (
        ("chains.stage.feeds", [names[i] for i in feeds]),
        ("chains.stage.fed", [names[i] for i in fed if i in names]),
        ("chains.stage.needs", needs),
    ):
        if found:
            lines.append(t(key, names=", ".join(found)))
    body = "".join(f'<span class="small">{escape(line)}</span>' for line in lines[1:])
    st.html(
        f'<div class="iz-block"><b>{escape(names[stage])}</b><br>{escape(lines[0])}{body}'
        f'<p class="sources">{elements.source_links(row["sources"])}</p></div>'
    )


def _known(name: str, row: Row) -> str:
    """One initiative at the stage: its state and the members with product and source."""
    state = row.get("state", "unknown")
    items = "".join(_member(held) for held in row.get("organisations") or ())
    none = f"<li>{escape(t('chains.who.none'))}</li>"
    return (
        f'<div class="iz-block"><h4>{escape(name)} <span>· {SYMBOLS[state]} '
        f"{escape(t(f'chains.state.{state}'))}</span></h4><ul>{items or none}</ul></div>"
    )


def _member(held: Row) -> str:
    basis = word("basis", held["basis"])
    via = [t("chains.via", name=held["via_name"])] if held.get("via_name") else []
    office = [t("chains.office")] if held.get("office") else []
    product = escape(held["product"] or t("unknown"))
    return (
        f"<li><b>{elements.thing_link(held['id'], held['name'])}</b>: {product}"
        f'<span class="small">{escape(" · ".join([basis, *via, *office]))} · '
        f"{elements.source_links(held['sources'])}</span></li>"
    )


def _candidates(
    chain: Row, stage: str, coverage: Mapping[str, list[Row]], names: Mapping[str, str]
) -> None:
    options = {cluster: names[cluster] for cluster in coverage}
    cluster = addressed.select(
        "fuer", t("chains.candidates.for"), options, chain_view.needy(coverage, stage)
    )
    state = _row_of(coverage[cluster], stage).get("state")
    if state in ("covered", "rest"):
        st.info(t(f"chains.candidates.{state}", cluster=names[cluster]))
        return
    reply = _suggested(cluster, chain)
    found = chain_view.for_stage(reply.rows, stage)
    if not found:
        st.info(t("chains.candidates.none", cluster=names[cluster]))
        return
    elements.notices(reply)
    shown = found[:SHOWN_CANDIDATES]
    items = "".join(_candidate(row) for row in shown)
    intro = escape(t("chains.candidates.intro"))
    st.html(f'<div class="iz-block"><span class="small">{intro}</span><ul>{items}</ul></div>')
    if len(found) > len(shown):
        st.caption(t("chains.candidates.more", shown=len(shown), n=len(found)))
    _candidate_table(found)


def _candidate(row: Row) -> str:
    # The reasons name the distance where it is known.
    unknown = t("chains.distance.none") if row["distance_km"] is None else None
    place = " · ".join(p for p in (row["city"], unknown) if p)
    reasons = link_view.reasons(row)
    why = "".join(f"<li>{escape(reason)}</li>" for reason in reasons)
    rivals = ", ".join(dict.fromkeys(r["name"] for r in row["competes_with"]))
    warn = f'<span class="warn">⚠ {escape(t("chains.competes", names=rivals))}</span>'
    fill = row["fill"]
    return (
        f"<li><b>{elements.thing_link(row['id'], row['name'])}</b> <span>{escape(place)}</span>"
        f'<ul class="why">{why}</ul>{warn if rivals else ""}'
        f'<span class="small">{escape(word("basis", fill.get("basis")))} · '
        f"{elements.source_links(fill.get('sources') or row['sources'])}</span></li>"
    )


def _candidate_table(found: Sequence[Row]) -> None:
    rows = [
        {
            **row,
            "product": row["fill"].get("product"),
            "basis": word("basis", row["fill"].get("basis")),
            "reasons": link_view.reasons(row),
            "competes": list(dict.fromkeys(r["name"] for r in row["competes_with"])),
            "distance_km": formats.whole(row["distance_km"]),
        }
        for row in found
    ]
    elements.table(
        elements.as_rows(rows),
        [
            Column("name", t("column.name")),
            Column("city", t("column.place")),
            Column("distance_km", t("chains.col.distance"), kind="number"),
            Column("product", t("chains.col.product"), width="large"),
            Column("basis", t("chains.col.basis")),
            Column("reasons", t("chains.col.reasons"), width="large"),
            Column("competes", t("chains.col.competes")),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "candidates",
        what=t("chains.table.candidates"),
    )
