"""Days, months and years as people write them in lists."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from graph.names import words

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_GERMAN = re.compile(r"(?:(?:([0-9]{1,2})\.\s*)?([0-9]{1,2})[./]\s*)?([0-9]{4})")
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})\.?\s+)?([^\W\d_]+)\.?\s+([0-9]{4})")
_MONTHS = (
    ("januar", "january", "jan"), ("februar", "february", "feb"), ("marz", "march", "mar", "mrz"),
    ("april", "apr"), ("mai", "may"), ("juni", "june", "jun"), ("juli", "july", "jul"),
    ("august", "aug"), ("september", "sep", "sept"), ("oktober", "october", "okt", "oct"),
    ("november", "nov"), ("dezember", "december", "dez", "dec"),
)  # fmt: skip
_MONTH = {name: i for i, names in enumerate(_MONTHS, start=1) for name in names}


@cache
def partial_date(text: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD of a text in one of the usual German or ISO forms.

    Raises ValueError for anything else; a year of two digits is not guessed.
    """
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _GERMAN.fullmatch(text):
        day, month, year = match.groups()
    elif (match := _IN_WORDS.fullmatch(text)) and words(match.group(2)) in _MONTH:
        day, month, year = match.group(1), str(_MONTH[words(match.group(2))]), match.group(3)
    else:
        raise ValueError(f"{text!r} is no date")
    dt.date(int(year), int(month or 1), int(day or 1))
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    return "-".join(parts)
