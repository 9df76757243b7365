"""Questions about one initiative: who is like it, what is around it, what came of it."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard import alike_view, asking, elements, hierarchy_view, lineage_view, overlap_view
from dashboard.drawing import timeline
from dashboard.elements import Column
from dashboard.sections import section, undated
from dashboard.texts import t


def show(node: str, name: str, day: str | None) -> None:
    """The sections; each asks when it is opened. ``day`` is the one the page shows."""
    section("vergleichbare", t("alike.heading"), lambda: _alike(node, day))
    section("zugehoerige", t("hierarchy.heading"), lambda: _hierarchy(node, name, day))
    section("herkunft", t("lineage.heading"), lambda: _lineage(node, day))


def _alike(node: str, day: str | None) -> None:
    st.caption(t("alike.reading"))
    undated(day)
    reply = asking.ask("siblings", cluster=node)
    if len(reply.rows) > 1:
        st.html(overlap_view.STYLE + alike_view.group_html(reply.rows))
    elements.notices(reply)
    if len(reply.rows) < 2:
        return
    elements.link(
        "compare", t("alike.compare"), mit=alike_view.compared(reply.rows), stand=day,
        icon=":material/compare_arrows:",
    )  # fmt: skip
    elements.table(
        elements.as_rows(alike_view.table_rows(reply.rows)),
        [
            Column("name", t("column.name"), width="medium"),
            Column("kind", t("column.kind")),
            Column("likeness", t("alike.likeness"), kind="share"),
            *(Column(f"like_{p}", t(f"alike.{p}"), kind="share") for p in alike_view.PARTS),
            Column("left_out", t("alike.left_out")),
            Column("founded", t("overlaps.founded")),
            Column("stated_members", t("overlaps.member_count"), kind="number"),
            Column("known_members", t("overlaps.known_members"), kind="number"),
            *(Column(f"make_up_{g}", t(f"alike.group.{g}"), kind="number")
              for g in alike_view.GROUPS),
            Column("projects", t("overlaps.projects"), kind="number"),
            Column("fields", t("overlaps.fields"), width="medium"),
            Column("laender", t("overlaps.states")),
            Column("programmes", t("overlaps.programme_names"), width="medium"),
            Column("distance_km", t("chains.col.distance"), kind="number"),
            Column("tied", t("alike.tied.column")),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "siblings",
        what=t("alike.table"),
    )  # fmt: skip


def _hierarchy(node: str, name: str, day: str | None) -> None:
    undated(day)
    reply = asking.ask("hierarchy", id=node)
    if any(row["parent_label"] == "Cluster" for row in reply.rows):
        st.html(hierarchy_view.STYLE + hierarchy_view.tree_html(reply.rows, name))
    elements.notices(reply)
    if not reply:
        return
    elements.table(
        elements.as_rows(hierarchy_view.table_rows(reply.rows)),
        [
            Column("direction", t("hierarchy.direction")),
            Column("parent_name", t("hierarchy.upper"), width="medium"),
            Column("name", t("hierarchy.lower"), width="medium"),
            Column("kind", t("column.kind")),
            Column("what", t("hierarchy.what"), width="medium"),
            Column("managed_by", t("hierarchy.managers"), width="medium"),
            Column("period", t("column.period")),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "hierarchy",
        what=t("hierarchy.table"),
    )


def _lineage(node: str, day: str | None) -> None:
    undated(day)
    reply = asking.ask("lineage", id=node)
    if reply:
        st.caption(t("lineage.reading"))
        today = datetime.now(UTC).date().isoformat()
        groups = lineage_view.groups(reply.rows, node)
        st.html(timeline.STYLE + timeline.timeline(groups, lineage_view.words(), today))
    elements.notices(reply)
    if not reply:
        return
    if len(reply.rows) > lineage_view.SHOWN:
        st.caption(t("lineage.limit", shown=lineage_view.SHOWN, n=len(reply.rows)))
    elements.table(
        elements.as_rows(lineage_view.table_rows(reply.rows)),
        [
            Column("partners", t("lineage.partners"), width="medium"),
            Column("step", t("lineage.step"), kind="number"),
            Column("kind", t("column.kind")),
            Column("what", t("column.name"), width="medium"),
            Column("title", t("lineage.title"), width="large"),
            Column("since", t("links.col.since")),
            Column("until", t("lineage.until")),
            Column("follows", t("lineage.follows")),
            Column("basis", t("chains.col.basis")),
            Column("sources", t("column.sources")),
            Column("confidence", t("column.confidence")),
        ],
        "lineage",
        what=t("lineage.table"),
    )
