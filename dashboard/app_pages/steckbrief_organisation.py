"""Questions about one organisation: which initiatives fit it, and who needs what it can do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import as_of, asking, elements, fitting_view, partner_view
from dashboard.app_pages import nachweis
from dashboard.asking import Reply, Row
from dashboard.elements import Column
from dashboard.sections import section
from dashboard.texts import t

STYLE = partner_view.STYLE + fitting_view.STYLE


def show(node: str, numbers: Sequence[Row], day: str | None) -> None:
    """The sections; each asks when it is opened. ``numbers`` is the make-up of the organisation."""
    able = any(row["section"] == "competence" for row in numbers)
    section("passende", t("fitting.heading"), lambda: _initiatives(node, day))
    section("koennen", t("transfer.heading"), lambda: _transfer(node, day, able=able))


def _initiatives(node: str, day: str | None) -> None:
    if day:
        st.caption(as_of.note(day))
    described = st.toggle(t("fitting.described"), key="fitting_described")
    reply = (
        _described(day) if described else asking.ask("clusters_for", organisation=node, as_of=day)
    )
    if reply is None:
        return
    if reply:
        st.html(STYLE + fitting_view.cards_html(reply.rows))
    elements.notices(reply)
    if not reply:
        return
    elements.table(
        elements.as_rows(fitting_view.initiative_rows(reply.rows)),
        [
            Column("name", t("column.name"), width="medium"),
            Column("kind", t("column.kind")),
            Column("city", t("column.place")),
            Column("distance_km", t("chains.col.distance"), kind="number"),
            Column("score", t("partners.col.score"), kind="share"),
            *(Column(f"part_{p}", t(f"fitting.part.{p}"), kind="share")
              for p in fitting_view.PARTS),
            Column("reasons", t("chains.col.reasons"), width="large"),
            Column("tied", t("fitting.tied")),
            Column("sources", t("column.sources")),
        ],
        "clusters_for",
        what=t("fitting.table"),
    )  # fmt: skip
    st.markdown(f"**{t('partners.record')}**")
    nachweis.show("clusters_for")


def _described(day: str | None) -> Reply | None:
    """The answer for what a person writes, which is kept nowhere; None before there is a text."""
    left, right = st.columns([2.6, 1])
    with left:
        text = st.text_input(
            t("fitting.text"), key="fitting_text", placeholder=t("fitting.text.example")
        )
    with right:
        town = st.text_input(t("fitting.town"), key="fitting_town")
    if not text.strip():
        st.caption(t("fitting.ask"))
        return None
    return asking.ask_once("clusters_for", text=text, place=town.strip() or None, as_of=day)


def _transfer(node: str, day: str | None, *, able: bool) -> None:
    if not able:
        st.caption(t("transfer.none"))
        return
    st.caption(t("transfer.reading"))
    if day:
        st.caption(as_of.note(day))
    reply = asking.ask("competence_transfer", organisation=node, as_of=day)
    if reply:
        st.html(STYLE + fitting_view.stages_html(reply.rows))
    elements.notices(reply)
    if not reply:
        return
    left = len(reply.rows) - fitting_view.SHOWN_STAGES
    if left > 0:
        st.caption(t("transfer.limit", shown=fitting_view.SHOWN_STAGES, n=len(reply.rows)))
    elements.table(
        elements.as_rows(fitting_view.stage_rows(reply.rows)),
        [
            Column("stage", t("transfer.stage"), width="medium"),
            Column("chain_name", t("chains.chain")),
            Column("fit", t("transfer.fit"), kind="share"),
            Column("needed", t("transfer.needed")),
            Column("plain", t("transfer.plain"), width="large"),
            Column("offered", t("transfer.offered")),
            Column("relation", t("transfer.relation")),
            Column("organisations", t("transfer.organisations"), width="medium"),
            Column("clusters", t("transfer.clusters"), width="medium"),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "competence_transfer",
        what=t("transfer.table"),
    )
