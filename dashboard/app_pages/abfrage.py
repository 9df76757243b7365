"""Abfrage: Cypher for experts, reading only, as a table and as a network."""

from __future__ import annotations

import zlib
from typing import Any

import streamlit as st

from dashboard import addressed, asking, console, elements, formats, query_view
from dashboard.console import Result
from dashboard.drawing import network as net
from dashboard.kinds import kind_word, look
from dashboard.texts import pick, plural, t, word
from graph.errors import StatementError, StatementRefusedError, StatementTimeoutError

LIMITS = ("100", "500", "2000")
FIRST = "clusters.clusters"
_TEXT, _RESULT, _PROBLEM, _CHOSEN = "query_text", "query_result", "query_problem", "query_example"


def show() -> None:
    """Draw the page."""
    with elements.guarded():
        if not asking.counts():
            elements.empty()
            return
        st.caption(t("query.what", seconds=formats.number(console.seconds_allowed())))
        _controls()
        _problem()
        result = st.session_state.get(_RESULT)
        if result is not None:
            _result(result)
        st.caption(t("query.share"))


# -- controls ------------------------------------------------------------------------------------


def _controls() -> None:
    examples = console.examples()
    titles = {k: pick(e.title_de, e.title_en) for k, e in examples.items()}
    ordered = dict(sorted(titles.items(), key=lambda item: item[1].casefold()))
    left, right = st.columns([2.6, 1], vertical_alignment="bottom")
    with left:
        chosen = addressed.select("beispiel", t("query.example"), ordered, FIRST)
    with right:
        limit = addressed.segments("zeilen", t("query.limit"), {n: n for n in LIMITS}, LIMITS[1])
    if st.session_state.get(_CHOSEN) != chosen or _TEXT not in st.session_state:
        # Another example was chosen, or the page is opened anew: its text stands in the field.
        st.session_state[_CHOSEN] = chosen
        st.session_state[_TEXT] = examples[chosen].text
        st.session_state.pop(_RESULT, None)
        st.session_state.pop(_PROBLEM, None)
    text = st.text_area(t("query.text"), key=_TEXT, height=220, help=t("query.text.help"))
    if st.button(t("query.run"), key="query_run", type="primary", icon=":material/play_arrow:"):
        _run(text, int(limit))


def _run(text: str, limit: int) -> None:
    """Run the statement and keep what came of it until the next one."""
    st.session_state.pop(_RESULT, None)
    st.session_state.pop(_PROBLEM, None)
    try:
        st.session_state[_RESULT] = console.run(text, limit)
    except StatementError as error:
        st.session_state[_PROBLEM] = (_kind_of(error), error.text("de"), error.text("en"))


def _kind_of(error: StatementError) -> str:
    if isinstance(error, StatementRefusedError):
        return "refused"
    return "late" if isinstance(error, StatementTimeoutError) else "wrong"


def _problem() -> None:
    if _PROBLEM not in st.session_state:
        return
    kind, de, en = st.session_state[_PROBLEM]
    said = t(f"query.{kind}")
    if kind == "late":
        said = t("query.late", seconds=formats.number(console.seconds_allowed()))
    st.warning(said, icon=":material/error:")
    st.caption(t("query.wording"))
    st.code(pick(de, en), language=None, wrap_lines=True)


# -- the result ----------------------------------------------------------------------------------


def _result(result: Result) -> None:
    rows = result.rows
    count = plural("query.rows", len(rows.rows))
    st.html(f'<p class="lead">{t("query.took", rows=count, ms=_milliseconds(result))}</p>')
    if rows.truncated:
        st.caption(t("query.cut", n=formats.number(len(rows.rows))))
    if not rows.rows:
        elements.empty(t("query.none"))
        return
    shown = query_view.network(rows, result.named)
    if len(shown.nodes) > 1:
        _network(shown)
    st.header(t("query.table"), anchor=False)
    table, columns = query_view.table(rows)
    elements.table(table, columns, "abfrage", what=t("query.table"), folded=False)


def _milliseconds(result: Result) -> str:
    return formats.number(round(result.seconds * 1000))


def _network(shown: net.Network) -> None:
    st.header(t("query.network"), anchor=False)
    # Another picture is another chart: a choice in the old one means nothing in it.
    key = f"query_net_{zlib.crc32(repr([n.key for n in shown.nodes]).encode())}"
    st.echarts_chart(
        net.options(shown, query_view.positions(shown), _words(shown)),
        height=520,
        key=key,
        alt=t("query.network.alt", nodes=len(shown.nodes), ties=len(shown.ties)),
    )
    elements.legend(
        list({look(n.label, n.kind).key: look(n.label, n.kind) for n in shown.nodes}.values())
    )
    if any(r["tie"] == query_view.SAME_ROW for tie in shown.ties for r in tie.rows):
        st.caption(t("query.network.rows"))
    if len(shown.nodes) == query_view.MOST_NODES:
        st.caption(t("query.network.most", n=query_view.MOST_NODES))


def _words(shown: net.Network) -> net.Words:
    names = {n.key: n.name for n in shown.nodes}
    return net.Words(
        looks={n.key: look(n.label, n.kind) for n in shown.nodes},
        kind={n.key: kind_word(n.label, n.kind) for n in shown.nodes},
        unsure={},
        ties={(tie.source, tie.target): _line(tie, names) for tie in shown.ties},
    )


def _line(tie: net.Tie, names: dict[str, str]) -> str:
    kinds: dict[str, Any] = dict.fromkeys(str(r["tie"]) for r in tie.rows)
    words = [t("query.tie.row") if k == query_view.SAME_ROW else word("tie", k) for k in kinds]
    return f"{names[tie.source]} – {', '.join(words)} – {names[tie.target]}"
