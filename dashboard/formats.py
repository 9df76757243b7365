"""Numbers and dates as people of the chosen language write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent

from dashboard.texts import language, pick
from queries.wording import half_up, rounded

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LOCALES = {"de": "de_DE", "en": "en_GB"}


def _locale() -> str:
    return _LOCALES[language()]


def number(value: float | None) -> str:
    """``1.132`` in German, ``1,132`` in English; nothing for an unknown number."""
    return "" if value is None else format_decimal(value, locale=_locale())


def percent(share: float) -> str:
    """A share of 1 as per cent without decimals, halves up: ``0.125`` is 13 %."""
    return format_percent(rounded(share, 2), locale=_locale())


def whole(km: float | None) -> int | None:
    """Whole kilometres, halves up, as the reasons of the questions have them."""
    return None if km is None else half_up(km)


def euro(value: float | None) -> str:
    """Whole euros, with the sign where the language has it: ``1.200 €``, ``€1,200``."""
    if value is None:
        return ""
    pattern = pick("#,##0\u00a0¤", "¤#,##0")
    return format_currency(value, "EUR", pattern, locale=_locale(), currency_digits=False)


def day(value: str | date | None) -> str:
    """A date as ``19.05.2021``, a month as ``05.2021``, a year as it is; others unchanged."""
    text = value.isoformat() if isinstance(value, date) else (value or "")
    match = _DATE.fullmatch(text)
    if not match:
        return text
    year, month, of_month = match.groups()
    if not month:
        return year
    try:
        first = date(int(year), int(month), int(of_month or 1))
    except ValueError:
        return text
    german = "dd.MM.yyyy" if of_month else "MM.yyyy"
    english = "d MMM yyyy" if of_month else "MMM yyyy"
    return format_date(first, german if language() == "de" else english, locale=_locale())


def moment(value: str) -> str:
    """A time stamp in ISO form as date and time in the zone of this machine."""
    try:
        at = datetime.fromisoformat(value).astimezone()
    except ValueError:
        return value
    pattern = "dd.MM.yyyy, HH:mm 'Uhr'" if language() == "de" else "d MMM yyyy, HH:mm"
    # The zone is taken off, because babel would go back to UTC.
    return format_datetime(at.replace(tzinfo=None), pattern, locale=_locale())


def period(start: str | None, end: str | None) -> str:
    """``2019 – 2022``, ``seit 2019``, ``bis 2022``; nothing when both are unknown."""
    from dashboard.texts import t

    if start and end:
        return day(start) if start == end else f"{day(start)} – {day(end)}"
    if start:
        return t("period.since", start=day(start))
    return t("period.until", end=day(end)) if end else ""


def plain(text: str) -> str:
    """A text from the data inside Markdown: its signs are not taken for marks."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|$~:" else c for c in text)
