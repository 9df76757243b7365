"""The network at a date: which dated ties stood then.

Dates are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as precise as their source; two dates are
compared at the precision of the less precise one, so a tie since 2019 stands in all of 2019.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal

from graph.errors import WrongUseError
from queries.answers import Notice, Row, Tables

Standing = Literal["standing", "not_yet", "over", "undated"]
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def checked_day(text: str) -> str:
    """The date as it is. Raises WrongUseError when it has another form or no calendar has it."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise _no_date(text)
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError as error:
        raise WrongUseError(
            f"{text!r} is in no calendar: write a day, a month or a year that exists.",
            f"{text!r} steht in keinem Kalender: Geben Sie einen Tag, einen Monat oder ein Jahr "
            "an, das es gibt.",
        ) from error
    return text


def _no_date(text: str) -> WrongUseError:
    return WrongUseError(
        f"{text!r} is no date: write a year, a month or a day, such as 2021, 2021-06, 2021-06-30.",
        f"{text!r} ist kein Datum: Schreiben Sie Jahr, Monat oder Tag, etwa 2021, 2021-06 oder "
        "2021-06-30.",
    )


def standing(since: str | None, until: str | None, day: str) -> Standing:
    """Whether a tie from ``since`` until ``until`` stood on that day.

    A tie without a begin is over when its end has passed and else undated: it may not have begun.
    A tie with a begin and without an end stands, as nothing is known of an end.
    """
    if until and _before(until, day):
        return "over"
    if not since:
        return "undated"
    return "not_yet" if _before(day, since) else "standing"


def over(until: str | None, day: str | None) -> bool:
    """Whether a tie with this end was over on that day; an unknown end is no end."""
    return bool(until and day and _before(until, day))


def day_of(tables: Tables) -> str | None:
    """The day of the newest source: what ended before it is over today."""
    return tables["today"][0]["day"] if tables["today"] else None


def later(a: str, b: str) -> bool:
    """Whether date a is later than date b, at the precision of the less precise one."""
    return _before(b, a)


def _before(a: str, b: str) -> bool:
    length = min(len(a), len(b))
    return a[:length] < b[:length]


def day_asked(params: dict[str, Any]) -> str | None:
    """The checked parameter ``as_of``; None when the state of today is asked for."""
    return checked_day(params["as_of"]) if params["as_of"] else None


def german_day(day: str) -> str:
    """The date as Germans write it, as precise as it is: ``30.06.2021``, ``06.2021``, ``2021``."""
    return ".".join(reversed(day.split("-")))


def english_day(day: str) -> str:
    """The date as it is read in English: ``30 June 2021``, ``June 2021``, ``2021``."""
    year, *rest = day.split("-")
    if not rest:
        return year
    parts = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*parts, _MONTHS[int(rest[0]) - 1], year])


def undated_notice(number: int, day: str) -> Notice:
    """The sentence that tells how many ties could not be placed in time."""
    one = number == 1
    return Notice(
        f"Stand {german_day(day)}: {number} {'Beziehung' if one else 'Beziehungen'} ohne Datum "
        f"{'ist' if one else 'sind'} nicht mitgezählt, weil nicht bekannt ist, ob sie damals "
        f"{'bestand' if one else 'bestanden'}.",
        f"As of {day}: {number} {'tie' if one else 'ties'} without a date "
        f"{'is' if one else 'are'} not counted, because it is not known whether "
        f"{'it' if one else 'they'} stood then.",
    )


def ties_at(rows: list[Row], as_of: str | None) -> tuple[list[Row], int]:
    """The ties that stood at a date by their ``since`` and ``until``, and how many are undated.

    Without a date all ties are given back, and none counts as undated.
    """
    if as_of is None:
        return rows, 0
    states = [standing(row["since"], row["until"], as_of) for row in rows]
    kept = [row for row, state in zip(rows, states, strict=True) if state == "standing"]
    return kept, states.count("undated")
