"""A joint offer: the fewest members of a cluster that hold the wanted stages of a chain."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import addressed, asking, chain_view, elements, fitting_view, offer_view
from dashboard.asking import Row
from dashboard.elements import Column
from dashboard.sections import section, undated
from dashboard.texts import t


def show(cluster: Row, chain: str, day: str | None) -> None:
    """The section; it asks when it is opened. ``day`` is the one the page shows."""
    section("verbund", t("offer.heading"), lambda: _offer(cluster, chain, day))


def _offer(cluster: Row, chain: str, day: str | None) -> None:
    st.caption(t("offer.reading"))
    undated(day)
    names = chain_view.stage_options(asking.ask("stages", chain=chain).rows)
    left, right = st.columns([2.6, 1], vertical_alignment="bottom")
    with left:
        wanted = addressed.several(
            "stufen", t("offer.stages"), names, placeholder=t("offer.stages.all")
        )
    with right:
        documented = addressed.switch("belegt", t("offer.documented"))
    asked = {"stages": wanted} if wanted else {"chain": chain}
    reply = asking.ask("system_offer", cluster=cluster["id"], documented=documented, **asked)
    for de_en in elements.said({"": reply}, {"": ""}):
        st.markdown(f"**{de_en}**")
    if offer_view.members_of(reply.rows):
        _group(reply.rows)
    else:
        st.caption(t("offer.nobody"))
    if offer_view.open_stages(reply.rows):
        st.html(offer_view.open_html(reply.rows))
    _table(reply.rows)


def _group(rows: Sequence[Row]) -> None:
    if offer_view.surely_smallest(rows):
        st.caption(t("offer.exact"))
    st.html(fitting_view.STYLE + offer_view.group_html(rows))
    st.caption(t("offer.competition"))


def _table(rows: Sequence[Row]) -> None:
    chains = {row["id"]: chain_view.stage_name(row) for row in asking.ask("chains").rows}
    elements.table(
        elements.as_rows(offer_view.table_rows(rows, chains)),
        [
            Column("stage", t("chains.col.stage"), width="medium"),
            Column("chain", t("chains.chain")),
            Column("state", t("chains.col.state")),
            Column("member", t("offer.member"), width="medium"),
            Column("kind", t("column.kind")),
            Column("product", t("chains.col.product"), width="large"),
            Column("basis", t("chains.col.basis")),
            Column("only", t("offer.only.column")),
            Column("stand_ins", t("offer.stand_ins"), width="medium"),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "system_offer",
        what=t("offer.table"),
    )
