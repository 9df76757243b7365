"""The part of the page on overlaps that lays a draft beside what there is."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import asking, draft_view, elements, formats, link_view, overlap_view
from dashboard.asking import Reply, Row
from dashboard.elements import Column
from dashboard.texts import all_texts, language, pick, t
from graph.errors import WrongUseError
from queries import documents

EXAMPLES = ("moor", "photonics", "sign")
_TEXT, _EXAMPLE = "draft_text", "draft_is_example"
_REPLY, _PROBLEM = "draft_reply", "draft_problem"
_HEIGHT = 170


def show(clusters: Mapping[str, Row], laender: Mapping[str, str]) -> None:
    """Draw the field for a draft and, once it was checked, the answer."""
    st.html(overlap_view.STYLE)
    st.header(t("draft.heading"), anchor=False)
    st.caption(t("draft.intro"))
    left, right = st.columns([2, 1], gap="large")
    with left:
        text = st.text_area(
            t("draft.text"), key=_TEXT, height=_HEIGHT, placeholder=t("draft.placeholder")
        )
        _examples()
    with right:
        uploaded = st.file_uploader(
            t("draft.file"),
            type=[suffix.removeprefix(".") for suffix in documents.SUFFIXES],
            max_upload_size=documents.MOST_BYTES // 1_000_000,
            key="draft_file",
        )
        land = st.selectbox(
            t("draft.land"),
            ["", *laender],
            format_func=lambda code: laender.get(code, t("draft.land.any")),
            key=f"draft_land_{language()}",
        )
        partners = st.text_input(t("draft.partners"), key="draft_partners")
    pressed = st.button(t("draft.check"), type="primary", key="draft_check")
    if st.session_state.pop(_EXAMPLE, False):
        _check(text, None, "", "")
    elif pressed:
        _check(text, uploaded, land, partners)
    if st.session_state.get(_PROBLEM):
        st.warning(t(st.session_state[_PROBLEM]), icon=":material/error:")
    reply = st.session_state.get(_REPLY)
    if reply and (text or uploaded):
        _answer(reply, clusters)


def _examples() -> None:
    st.caption(t("draft.examples"))
    with st.container(horizontal=True):
        for name in EXAMPLES:
            st.button(
                t(f"draft.example.{name}"),
                key=f"draft_example_{name}",
                help=t(f"draft.example.{name}.text") if language() == "en" else None,
                on_click=_take_example,
                args=(name,),
            )


def _take_example(name: str) -> None:
    # Always in German, like what it is compared with; English readers get it as a help text.
    st.session_state[_TEXT] = all_texts()[f"draft.example.{name}.text"][0]
    st.session_state[_EXAMPLE] = True


def _check(text: str, uploaded: UploadedFile | None, land: str, partners: str) -> None:
    """Ask and keep the answer for this visitor only; a draft is nobody else's business."""
    st.session_state[_REPLY] = st.session_state[_PROBLEM] = None
    try:
        st.session_state[_REPLY] = check(text, uploaded, land, partners)
    except UnreadableDraftError:
        st.session_state[_PROBLEM] = "draft.file.bad"
    except WrongUseError:
        st.session_state[_PROBLEM] = "draft.short"


class UnreadableDraftError(Exception):
    """The file that was handed in is no document."""


def check(text: str, uploaded: UploadedFile | None, land: str, partners: str) -> Reply:
    """The answer for a draft from the field, from a file, or from both.

    Raises UnreadableDraftError, and WrongUseError for too short a draft.
    """
    document = None
    if uploaded is not None:
        try:
            document = documents.text_of(uploaded.name, uploaded.getvalue())
        except WrongUseError as error:
            raise UnreadableDraftError from error
    with st.spinner(t("draft.waiting")):
        return asking.ask_once(
            "draft_check",
            text=text.strip() or None,
            file=document,
            land=land or None,
            partners=partners.strip() or None,
        )


def _answer(reply: Reply, clusters: Mapping[str, Row]) -> None:
    with st.container(border=True, key="draft_answer"):
        st.markdown(f"**{formats.plain(draft_view.headline(reply.rows, clusters))}**")
        for de, en in reply.notices[1:]:  # the first one says what the box below shows
            st.caption(pick(de, en))
        basis = reply.rows[0]["basis"] if reply.rows else ()
        with st.expander(t("draft.basis"), key="draft_basis", expanded=True):
            st.html(draft_view.basis_html(basis))
    st.subheader(t("draft.found"), anchor=False)
    st.caption(t("draft.rule"))
    st.html(draft_view.table_html(reply.rows))
    elements.table(
        elements.as_rows(draft_view.table_rows(reply.rows)),
        [
            Column("name", t("draft.col.thing"), width="medium"),
            Column("kind", t("draft.col.kind")),
            Column("verdict", t("overlaps.verdict")),
            Column("text_word", t("draft.text.measure")),
            Column("text", t("draft.text.value"), kind="number"),
            *(Column(m, t(f"overlaps.{m}"), kind="share") for m in link_view.MEASURES),
            Column("distance_km", t("overlaps.distance"), kind="number"),
            Column("reason", t("overlaps.reason"), width="large"),
            Column("differs", t("draft.differs"), width="large"),
            Column("sources", t("column.sources")),
        ],
        "draft",
        what=t("draft.table"),
    )
