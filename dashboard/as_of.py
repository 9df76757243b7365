"""The date control "Stand": the network as it stood on a day, shared in the address."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime

import streamlit as st

from dashboard import addressed, formats
from dashboard.texts import t

NAME = "stand"
EARLIEST = date(1990, 1, 1)


def control() -> str | None:
    """Draw the control; the chosen day as ``YYYY-MM-DD``, or None for today's network.

    Give it to questions as ``as_of``. An address may hold a year or a month: it means its last
    day. What is no date of our time is left out.
    """
    given = last_day(st.query_params.get(NAME, ""))
    chosen = addressed.day(
        NAME, t("as_of.label"), given, earliest=EARLIEST, latest=_today(), help=t("as_of.help")
    )
    return chosen.isoformat() if chosen else None


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
