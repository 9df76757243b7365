"""Förderung: known sums by Land, programme, year and field, and what is not known of them."""

from __future__ import annotations

import streamlit as st

from dashboard import addressed, as_of, asking, elements, formats, funding_view
from dashboard.asking import Reply, Row
from dashboard.drawing import bars as drawn_bars
from dashboard.drawing import map as land_map
from dashboard.elements import Column
from dashboard.texts import plural, t

OF = ("initiatives", "projects")
BY = ("region", "programme", "year", "field")
FIRST_FACTS = 12
PNG = {"feature": {"saveAsImage": {"title": "PNG", "name": "innonetz-foerderung", "pixelRatio": 3}}}


def show() -> None:
    """Draw the page."""
    with elements.guarded():
        if not asking.counts():
            elements.empty()
            return
        of, by, filters = _controls()
        reply = asking.ask("funding", of=of, by=by, **filters)
        if not reply:
            elements.notices(reply)
            elements.empty(t("funding.none"))
            return
        st.html(f'<p class="lead">{funding_view.total_words(reply.rows[0], of)}</p>')
        _pictures(reply, of, by, filters)
        elements.notices(reply)
        st.caption(t(f"funding.reading.{of}"))
        _part(reply)
        _tables(reply)
        elements.share()


# -- controls ------------------------------------------------------------------------------------


def _controls() -> tuple[str, str, dict[str, object]]:
    left, right = st.columns([1, 1.6])
    with left:
        of = addressed.segments(
            "was", t("funding.of"), {o: t(f"funding.of.{o}") for o in OF}, resets=("teil",)
        )
    with right:
        by = addressed.segments(
            "nach", t("funding.by"), {b: t(f"funding.by.{b}") for b in BY}, resets=("teil",)
        )
    first, second, third, fourth = st.columns([1, 1.3, 1, 0.8])
    everything = {"": t("funding.all")}
    with first:
        lands = {r["id"]: r["name"] for r in asking.ask("regions").rows}
        region = addressed.select("land", t("funding.land"), everything | lands, resets=("teil",))
    with second:
        programmes = funding_view.by_name(
            [
                {"id": r["id"], "name": r["short_name"] or r["name"]}
                for r in asking.ask("programmes").rows
                if r["level"] != "label"
            ]
        )
        programme = addressed.select(
            "programm", t("funding.programme"), everything | programmes, resets=("teil",)
        )
    with third:
        field = addressed.select(
            "thema", t("funding.field"), everything | _fields(), resets=("teil",)
        )
    with fourth:
        day = as_of.control()
    filters: dict[str, object] = {
        "region": region or None,
        "programme": programme or None,
        "field": field or None,
        "as_of": day,
    }
    if day:
        st.caption(as_of.note(day))
    return of, by, filters


def _fields() -> dict[str, str]:
    """The general fields, as the parts of all funding name them."""
    rows = asking.ask("funding", by="field", of="initiatives").rows
    rows = rows + asking.ask("funding", by="field", of="projects").rows
    return funding_view.by_name([r for r in rows if r["kind"] == "part"], "part")


# -- pictures ------------------------------------------------------------------------------------


def _pictures(reply: Reply, of: str, by: str, filters: dict[str, object]) -> None:
    left, right = st.columns([1, 1.35], gap="large")
    with left, elements.guarded():
        _map(of, filters)
    with right:
        st.header(t(f"funding.bars.{by}"), anchor=False)
        _bars(reply, by)


def _map(of: str, filters: dict[str, object]) -> None:
    st.header(t("funding.map"), anchor=False)
    lands = asking.ask("regions").rows
    # The map keeps all Länder, also when one is chosen.
    reply = asking.ask("funding", of=of, by="region", **{**filters, "region": None})
    values = funding_view.land_values(reply.rows, lands)
    words = {k: t(f"funding.map.{k}") for k in ("land", "town", "initiatives", "funding")}
    codes = {r["id"]: r["code"] for r in lands}
    chosen = codes.get(str(filters["region"]), "")
    st.vega_lite_chart(
        land_map.options(values, [], words, chosen, height=470, value="funding"),
        key="funding_map",
        on_select=_land_clicked,
        width="stretch",
        alt=t("funding.map.alt"),
    )
    st.caption(f"{t('funding.map.caption')} {t('overview.map.credit')}.")


def _land_clicked() -> None:
    code = land_map.chosen(st.session_state.get("funding_map"))
    ids = {r["code"]: r["id"] for r in asking.ask("regions").rows}
    addressed.put("land", ids.get(code, ""))
    addressed.put("teil", "")


def _bars(reply: Reply, by: str) -> None:
    bars, left_out = funding_view.bars(reply.rows, by)
    if not bars:
        st.caption(t("funding.bars.none"))
        return
    upright = by == "year"
    key = f"funding_bars_{by}_{len(bars)}"

    def clicked() -> None:
        part = drawn_bars.bar_at(bars, st.session_state.get(key))
        if part:
            addressed.put("teil", part)

    titles = {k: t(f"funding.series.{k}") for k in ("own", "shared", "axis")}
    chosen = st.query_params.get("teil", "")
    st.echarts_chart(
        {**drawn_bars.options(bars, titles, upright=upright, chosen=chosen), "toolbox": PNG},
        height=drawn_bars.height(bars, upright),
        key=key,
        on_select=clicked,
        alt=t("funding.bars.alt", what=t(f"funding.by.{by}")),
    )
    several = next((r["funding_eur"] for r in reply.rows if r["kind"] == "several"), None)
    if several:
        st.caption(t("funding.bars.several", sum=funding_view.amount(several)))
    undated = next((r["funding_eur"] for r in reply.rows if r["kind"] == "unknown"), None)
    if upright and undated:
        st.caption(t("funding.bars.undated", sum=funding_view.amount(undated)))
    if left_out:
        st.caption(plural("funding.bars.rest", left_out))


# -- one part and the tables -----------------------------------------------------------------------


def _part(reply: Reply) -> None:
    rows = {funding_view.part_id(r): r for r in reply.rows if r["kind"] != "total"}
    st.header(t("funding.part"), anchor=False)
    options = {k: f"{funding_view.name(r)} ({_counted(r)})" for k, r in rows.items()}
    chosen = addressed.select("teil", t("funding.part.choose"), options)
    row = rows[chosen]
    st.html(funding_view.facts(row, FIRST_FACTS))


def _counted(row: Row) -> str:
    return formats.number(row["things"] + row["things_shared"])


def _tables(reply: Reply) -> None:
    columns = [
        Column("name", t("funding.column.name"), width="medium"),
        Column("funding_eur", t("funding.column.funding_eur"), "number"),
        Column("things", t("funding.column.things"), "number"),
        Column("with_amount", t("funding.column.with_amount"), "number"),
        Column("without_amount", t("funding.column.without_amount"), "number"),
        Column("shared_eur", t("funding.column.shared_eur"), "number"),
        Column("things_shared", t("funding.column.things_shared"), "number"),
        Column("sources", t("column.sources")),
    ]
    rows = funding_view.table_rows(reply.rows)
    elements.table(rows, columns, "foerderung", what=t("funding.table"))
    single = [
        Column("name", t("column.name"), width="medium"),
        Column("programme_name", t("funding.programme")),
        Column("period", t("column.period")),
        Column("funding_eur", t("funding.column.funding_eur"), "number"),
        Column("note", t("funding.column.note")),
        Column("confidence", t("column.confidence")),
        Column("sources", t("column.sources")),
    ]
    facts = funding_view.fact_rows(reply.rows)
    what = "facts" if funding_view.all_facts_told(reply.rows) else "largest"
    elements.table(facts, single, "foerderungen", what=t(f"funding.table.{what}"))
