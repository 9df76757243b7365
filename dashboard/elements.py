"""Pieces that all pages share: tables, sources, confidence, problems in words, links."""

from __future__ import annotations

import contextlib
import html
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import asking, files, formats, kinds, pages
from dashboard.asking import Reply, Row
from dashboard.texts import language_in_address, pick, plural, t
from graph.errors import (
    InnonetzError,
    StatementTimeoutError,
    StoreUnreachableError,
    WrongUseError,
)

MOST_SOURCES = 3
Column = files.Column


# -- problems ------------------------------------------------------------------------------------


def problem_of(error: InnonetzError) -> str:
    """The key of the sentence for an error: away, timeout, unknown or failed."""
    if isinstance(error, StoreUnreachableError):
        return "problem.away"
    if isinstance(error, StatementTimeoutError):
        return "problem.timeout"
    return "problem.unknown" if isinstance(error, WrongUseError) else "problem.failed"


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Around a block that asks: an error becomes one sentence with what to do next."""
    try:
        yield
    except InnonetzError as error:
        st.warning(t(problem_of(error)), icon=":material/error:")


def notices(reply: Reply) -> None:
    """The sentences that belong beside an answer, also that it was cut."""
    for de, en in reply.notices:
        st.caption(pick(de, en))


def swipe_hint() -> None:
    """The sentence for narrow screens before a picture that is wider than they are."""
    st.html(f'<p class="iz-swipe">{html.escape(t("picture.swipe"))}</p>')


def said(replies: Mapping[str, Reply], names: Mapping[str, str]) -> list[str]:
    """What has to be said about several answers, each sentence with the names it holds for."""
    found: dict[str, list[str]] = {}
    for one, reply in replies.items():
        for de, en in reply.notices:
            found.setdefault(pick(de, en), []).append(names[one])
    if len(replies) < 2:
        return list(found)
    return [f"{', '.join(own)}: {sentence}" for sentence, own in found.items()]


def empty(text: str | None = None) -> None:
    """One sentence where nothing was found, with what to do next."""
    st.info(text or t("problem.empty"), icon=":material/info:")


# -- tables --------------------------------------------------------------------------------------


def _config(columns: Sequence[Column]) -> dict[str, Any]:
    config: dict[str, Any] = {}
    for c in columns:
        if c.kind == "number":
            config[c.heading] = st.column_config.NumberColumn(format="localized", width=c.width)
        elif c.kind == "share":
            config[c.heading] = st.column_config.ProgressColumn(
                format="percent", min_value=0, max_value=1, width=c.width
            )
        elif c.kind == "link":
            config[c.heading] = st.column_config.LinkColumn(
                display_text=r"https?://(?:www\.)?([^/]+)", width=c.width
            )
        else:
            config[c.heading] = st.column_config.TextColumn(width=c.width)
    return config


def table(
    rows: Collection[Mapping[str, Any]],
    columns: Sequence[Column],
    key: str,
    *,
    what: str = "",
    order: str = "",
    folded: bool = True,
) -> None:
    """The rows as a table with its files. ``folded`` puts it under "Als Tabelle: <what>".

    ``key`` names the widgets and the file; ``what`` says what the table holds, ``order`` in a
    sentence by what it is ordered.
    """
    label = t("table.label.of", what=what) if what else t("table.label")

    def draw() -> None:
        if order and len(rows) > 1:
            st.caption(order)
        # Once: the table and its files go over them column by column.
        _table(list(rows), columns, key, what, 420 if folded else 690)

    if folded:
        filled_when_open(f"{label} ({plural('table.rows', len(rows))})", f"{key}_fold", draw)
    else:
        draw()


@st.fragment
def filled_when_open(label: str, key: str, draw: Callable[[], None]) -> None:
    """A part under its label; ``draw`` runs only while it is open, and the page around it stays.

    A browser would else draw what nobody has asked for: a closed table costs it as much as an
    open one. Parts that the address names are ``sections.section``.
    """
    with st.expander(label, key=key, on_change="rerun") as box:
        if box.open:
            draw()


def _table(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[Column], key: str, what: str, height: int
) -> None:
    if not rows:
        st.caption(t("table.empty"))
        return
    st.dataframe(
        files.frame(rows, columns),
        hide_index=True,
        column_config=_config(columns),
        key=f"{key}_table",
        placeholder=t("unknown"),
        height=min(38 + 35 * len(rows), height),
        alt=what or t("table.label"),
    )
    with st.container(horizontal=True, key=f"{key}_files"):
        kinds_of_file = (
            ("csv", "text/csv", lambda: files.csv_bytes(rows, columns)),
            ("xlsx", files.XLSX, lambda: files.xlsx_bytes(rows, columns)),
        )
        for ending, mime, data in kinds_of_file:
            st.download_button(
                t(f"table.{ending}"),
                data=data,
                file_name=f"innonetz-{key}.{ending}",
                mime=mime,
                key=f"{key}_{ending}",
                on_click="ignore",
                icon=":material/download:",
            )


# -- sources and confidence ----------------------------------------------------------------------


def source_name(source_id: str) -> str:
    """Short name of a source with its date: ``idw, 19.05.2021``."""
    row = asking.source(source_id)
    parts = [row.get("publisher") or row.get("name"), formats.day(row.get("retrieved_on"))]
    return ", ".join(p for p in parts if p) or t("sources.unknown")


def source_links(ids: Sequence[str] | None, most: int = MOST_SOURCES) -> str:
    """Sources as links in HTML, escaped; those beyond ``most`` unfold on a click."""
    if not ids:
        return html.escape(t("sources.unknown"))
    links = [_source_link(i) for i in ids]
    shown = "; ".join(links[:most])
    if len(links) == most + 1:
        return "; ".join(links)
    if len(links) > most:
        more = html.escape(t("sources.more", n=len(ids) - most))
        rest = "; ".join(links[most:])
        shown += f' <details class="inline"><summary>{more}</summary>{rest}</details>'
    return shown


def _source_link(source_id: str) -> str:
    url = asking.source(source_id).get("url") or ""
    name = html.escape(source_name(source_id))
    if not url.startswith(("https://", "http://")):
        return name
    return f'<a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">{name}</a>'


def source_texts(ids: Sequence[str] | None) -> str:
    """Sources as plain text for tables and files."""
    return "; ".join(source_name(i) for i in ids or ())


def sources(ids: Sequence[str] | None) -> None:
    """A line with the sources of what stands above."""
    heading = html.escape(t("sources.word" if len(ids or ()) == 1 else "sources.many"))
    st.html(f'<div class="sources">{heading}: {source_links(ids)}</div>')


def confidence(value: str | None) -> str:
    """``abgeleitet`` or ``unbestätigt``; nothing for what a source states."""
    return t(f"confidence.{value}") if value in ("medium", "low") else ""


def named(name: str, value: str | None) -> str:
    """A name with its confidence behind it, for places where a mark would not be seen."""
    extra = confidence(value)
    return f"{name} ({extra})" if extra else name


def confidence_badge(value: str | None) -> str:
    """The confidence as a small mark in HTML; nothing for what a source states."""
    if not confidence(value):
        return ""
    title = html.escape(t(f"confidence.{value}.help"))
    return f'<span class="confidence" title="{title}">{html.escape(confidence(value))}</span>'


# -- kinds and links -----------------------------------------------------------------------------


def legend(looks: Sequence[kinds.Look]) -> None:
    """Colour, shape and word of the kinds that a picture shows."""
    items = "".join(
        f'<li><span aria-hidden="true" style="color:{k.colour}">{k.sign}</span> '
        f"{html.escape(k.words)}</li>"
        for k in looks
    )
    st.html(f'<ul class="legend">{items}</ul>')


def address(page: str, **params: str | None) -> tuple[str, dict[str, str]]:
    """Path and parameters of a page of ours, the language included."""
    query = {k: v for k, v in params.items() if v}
    if lang := language_in_address():
        query["lang"] = lang
    return pages.page(page).path, query


def href(page: str, **params: str | None) -> str:
    """The address of a page of ours for HTML."""
    from urllib.parse import urlencode

    path, query = address(page, **params)
    return html.escape("/" + path + ("?" + urlencode(query) if query else ""))


def thing_link(node: str, name: str, label: str | None = None) -> str:
    """The name of a thing as a link in HTML that opens it in the network, escaped."""
    where = href("explore", id=node, kind=label)
    return f'<a href="{where}" target="_self">{html.escape(name)}</a>'


def link(page: str, label: str, *, icon: str | None = None, **params: str | None) -> None:
    """A link to a page of ours; ``params`` travel in the address."""
    _, query = address(page, **params)
    st.page_link(st.session_state["pages"][page], label=label, icon=icon, query_params=query)


def share() -> None:
    """The hint that the address carries the state."""
    st.caption(t("share"))


class TableRows(Collection[Row]):
    """Rows that are put into words when somebody opens the table.

    To name the sources of hundreds of rows costs more than the rest of a page.
    """

    def __init__(self, rows: Collection[Row], worded: Callable[[Row], Row]) -> None:
        self._rows = rows
        self._worded = worded

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return map(self._worded, self._rows)

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)


def as_rows(
    reply: Reply | Sequence[Row], worded: Callable[[Row], Row] = lambda row: row
) -> TableRows:
    """Rows for a table: sources as short names, confidence as a word, and what ``worded`` adds."""
    rows = reply.rows if isinstance(reply, Reply) else reply

    def shown(row: Row) -> Row:
        row = {**worded(row)}
        if "sources" in row:
            row["sources"] = source_texts(row["sources"])
        if row.get("confidence"):
            row["confidence"] = t(f"confidence.{row['confidence']}")
        return row

    return TableRows(rows, shown)
