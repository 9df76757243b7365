"""Sections of a page that ask their question only when a person opens them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import addressed, elements
from dashboard.texts import t

# What the address opens may stand far below; what a person opens by a click is in view.
_SCROLL = """<script>
setTimeout(() => document.querySelector('[class*="st-key-at_offen_%s"]')?.scrollIntoView(), 400);
</script>"""


@st.fragment
def section(name: str, title: str, draw: Callable[[], None]) -> None:
    """A section under its title; ``draw`` asks and draws, and runs only while it is open.

    The address names the open ones. Opening one runs it alone, the page around it stays.
    """
    with addressed.fold(name, title) as box:
        if not box.open:
            return
        with elements.guarded():
            draw()
        if not addressed.seen_before(name) and name == addressed.folds()[0]:
            st.html(_SCROLL % name, unsafe_allow_javascript=True)


def undated(day: str | None) -> None:
    """Say that an answer knows no day although the page shows one of the past."""
    if day:
        st.caption(t("as_of.not_here"))
