"""Erkunden: the path between two organisations."""

from __future__ import annotations

import html

import streamlit as st

from dashboard import asking, elements, explore_state, formats, profile_view
from dashboard.asking import Row
from dashboard.drawing.network import Node
from dashboard.elements import Column
from dashboard.kinds import look
from dashboard.texts import t, word

HITS = 8


def button(start: Node | None, shown: bool) -> None:
    """The button that asks for the other organisation; it closes when a path is ``shown``."""
    key = "path_again" if shown else "path"
    with st.popover(t("explore.path"), icon=":material/route:", key=key):
        if start is None:
            st.write(t("explore.path.need"))
            return
        st.markdown(t("explore.path.from", name=start.name))
        text = st.text_input(t("explore.path.search"), key="path_text", live="300ms").strip()
        if len(text) < 2:
            return
        reply = asking.ask("find", text=text, kind="Organisation", limit=HITS)
        rows = [r for r in reply.rows if r["id"] != start.id]
        if not rows:
            st.caption(t("search.none", text=text))
        for row in rows:
            st.button(
                " – ".join(p for p in (row["name"], row["place"]) if p),
                key=f"path_{row['id']}",
                type="tertiary",
                on_click=explore_state.ask_path,
                args=(start.id, row["id"]),
            )


def found(start: str, end: str) -> None:
    """The path as a list with dates and sources, and as a table."""
    names = {i: _name(i) for i in (start, end)}
    st.subheader(t("explore.path.title", a=names[start], b=names[end]), anchor=False)
    reply = asking.ask("path", **{"from": start, "to": end})
    if not reply:
        elements.empty(t("explore.path.none", a=names[start], b=names[end]))
    else:
        st.html(f'<ol class="path">{"".join(_step(r) for r in reply.rows)}</ol>')
        elements.notices(reply)
        _table(reply.rows)
    st.button(
        t("explore.path.close"),
        key="path_close",
        icon=":material/close:",
        on_click=explore_state.close_path,
    )


def _name(node_id: str) -> str:
    return profile_view.heading(asking.ask("profile", id=node_id, kind="Organisation").rows)[0]


def _end(row: Row, end: str) -> str:
    sign = look(row[f"{end}_label"])
    where = elements.href("explore", id=row[f"{end}_id"], kind=row[f"{end}_label"])
    name = html.escape(row[f"{end}_name"])
    mark = "" if sign.key == "public" else f'<span style="color:{sign.colour}">{sign.sign}</span> '
    return f'{mark}<a href="{where}" target="_self">{name}</a>'


def _step(row: Row) -> str:
    says = [
        word("tie", row["tie"]),
        profile_view.role(row["tie"], row["role"]),
        formats.period(row["since"], row["until"]),
        t("profile.as_of", day=formats.day(row["as_of"])) if row["as_of"] else "",
    ]
    text = html.escape(" · ".join(p for p in says if p))
    arrow = "→" if row["direction"] == "out" else "←"
    badge = elements.confidence_badge(row["confidence"])
    return (
        f'<li>{_end(row, "from")} <span class="tie">{arrow} {text} {arrow}</span> '
        f'{_end(row, "to")} {badge} <span class="src">{elements.source_links(row["sources"])}'
        "</span></li>"
    )


def _table(rows: list[Row]) -> None:
    shown = [
        {
            **row,
            "tie": word("tie", row["tie"]),
            "role": profile_view.role(row["tie"], row["role"]),
            "period": formats.period(row["since"], row["until"]),
            "confidence": word("confidence", row["confidence"]),
            "sources": elements.source_texts(row["sources"]),
        }
        for row in rows
    ]
    columns = [
        Column("from_name", t("explore.column.from")),
        Column("tie", t("explore.column.tie")),
        Column("role", t("explore.column.role")),
        Column("to_name", t("explore.column.to")),
        Column("period", t("column.period")),
        Column("confidence", t("column.confidence")),
        Column("sources", t("column.sources")),
    ]
    elements.table(shown, columns, "weg")
