"""The date control "Stand": the network as it stood on a day, shared in the address."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime

import streamlit as st

from dashboard import addressed, formats
from dashboard.texts import t

NAME = "stand"
EARLIEST = date(1990, 1, 1)
# The field itself takes a typed day only when it is left, or with the key Escape.
ENTER = """
if (!window.izEnter) {
  window.izEnter = true;
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.('[data-testid="stDateInputField"]');
    if (event.key !== "Enter" || !field || event.target.tagName === "BUTTON") return;
    const leave = new KeyboardEvent("keydown", {key: "Escape", bubbles: true, cancelable: true});
    event.target.dispatchEvent(leave);
  }, true);
}
"""


def control() -> str | None:
    """Draw the control; the chosen day as ``YYYY-MM-DD``, or None for today's network.

    Give it to questions as ``as_of``. An address may hold a year or a month: it means its last
    day. What is no date of our time is told.
    """
    text = st.query_params.get(NAME, "")
    given = last_day(text)
    addressed.remark(NAME, _not_possible(text) if text and not given else "")
    chosen = addressed.day(
        NAME, t("as_of.label"), given, earliest=EARLIEST, latest=_today(), help=t("as_of.help")
    )
    return chosen.isoformat() if chosen else None


def _not_possible(text: str) -> str:
    first, last = formats.day(EARLIEST), formats.day(_today())
    return t("as_of.bad", value=formats.plain(text), first=first, last=last)


def day() -> str | None:
    """The chosen day where the control itself stands elsewhere on the page."""
    given = last_day(st.query_params.get(NAME, ""))
    return given.isoformat() if given else None


def note(chosen: str | None) -> str:
    """The sentence beside an answer that holds for a day of the past; nothing for today."""
    return t("as_of.note", day=formats.day(chosen)) if chosen else ""


def last_day(text: str) -> date | None:
    """The last day of the year or month, the day itself, or None when it is out of bounds."""
    try:
        parts = [int(part) for part in text.split("-")]
        year, month, *day = [*parts, 12] if len(parts) == 1 else parts
        found = date(year, month, day[0] if day else calendar.monthrange(year, month)[1])
    except (ValueError, IndexError, calendar.IllegalMonthError):
        return None
    return found if EARLIEST <= found <= _today() else None


def _today() -> date:
    return datetime.now(UTC).date()
