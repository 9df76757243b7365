"""What the cells of CORDIS may hold. A cell that cannot be one tells that the line is shifted."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

_NUMBER = re.compile(r"[0-9]+")
_PROJECT = re.compile(r"[0-9]{5,10}")
_PIC = re.compile(r"[0-9]{6,10}")
_AMOUNT = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*(?:E[0-9]{1,2})?")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T][0-9:.]+)?")
_WORD = re.compile(r"[A-Za-z_]{0,40}")
_COUNTRY = re.compile(r"[A-Z]{2}(?:[;,/ ]+[A-Z]{2})*")
_WEBSITE = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?", re.IGNORECASE)
_VAT = re.compile(r"[A-Z]{2}(?=(?:[A-Z]*[0-9]){6})[0-9A-Z]{7,15}")
_GERMAN_VAT = re.compile(r"DE[0-9]{9}")
# EU codes that are not those of ISO 3166.
_ISO = {"EL": "GR", "UK": "GB"}
# Codes for groups and for "unknown"; XK (Kosovo) is not of ISO, yet a country here.
_NO_COUNTRY = frozenset({"ZZ", "QO", "EU", "EZ", "UN", "XA", "XB"})
_COUNTRIES = frozenset(c for c in map(str, Locale("en").territories) if len(c) == 2) - _NO_COUNTRY
# The largest amount that is taken for one: ten times the budget of a framework programme.
_MOST = 10**12


class CellError(ValueError):
    """A cell cannot be what its column says; the message says what it holds instead."""


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")


def project_id(text: str) -> str:
    """The id of a project. Raises CellError."""
    if not _PROJECT.fullmatch(text):
        raise CellError(f"{_shown(text)} cannot be the id of a project: the line may be shifted")
    return text


def pic(text: str) -> str:
    """The participant identification code, empty when none is given. Raises CellError."""
    if text and not _PIC.fullmatch(text):
        raise CellError(
            f"{_shown(text)} cannot be the id of an organisation: the line may be shifted"
        )
    return text


def word(text: str, column: str) -> str:
    """A code of letters such as a role or a status. Raises CellError."""
    if not _WORD.fullmatch(text):
        raise CellError(f"{_shown(text)} cannot be the {column}: the line may be shifted")
    return text


@lru_cache(maxsize=4096)
def country(text: str) -> str:
    """ISO code of the first known country named; empty when none is. Raises CellError."""
    if text and not _COUNTRY.fullmatch(text):
        raise CellError(f"{_shown(text)} cannot be a country code: the line may be shifted")
    codes = (_ISO.get(code, code) for code in re.findall(r"[A-Z]{2}", text))
    return next((code for code in codes if code in _COUNTRIES), "")


@lru_cache(maxsize=1 << 14)
def euros(text: str) -> int | None:
    """Whole euros; the decimal mark is a point in one cell and a comma in the next.

    None for an empty cell, and for 0, which stands for what is not declared. Raises CellError.
    """
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        value = int(text) if len(text) <= 15 else _MOST + 1
    elif _AMOUNT.fullmatch(text):
        value = round(float(_with_point(text)))
    else:
        raise CellError(f"{_shown(text)} cannot be an amount: the line may be shifted")
    if value > _MOST:
        raise CellError(f"{_shown(text)} is more than any programme has")
    return value if value > 0 else None


def _with_point(text: str) -> str:
    """An amount as Python writes it. A single mark is the decimal one: CORDIS groups no digits.

    Of several marks the last is the decimal one, unless all are the same: then they group.
    """
    marks = [sign for sign in text if sign in ".,"]
    if len(marks) == 1:
        return text.replace(",", ".")
    if len(set(marks)) <= 1:
        return "".join(sign for sign in text if sign not in marks)
    whole, _, part = text.replace(",", ".").rpartition(".")
    return f"{whole.replace('.', '')}.{part}"


@lru_cache(maxsize=1 << 14)
def day(text: str) -> str:
    """A day as YYYY-MM-DD, without a time that may follow it; empty stays empty.

    Raises CellError.
    """
    if not text:
        return ""
    found = _DATE.fullmatch(text)
    if not found or not ("01" <= text[5:7] <= "12" and "01" <= text[8:10] <= "31"):
        raise CellError(f"{_shown(text)} cannot be a date: the line may be shifted")
    return found.group(1)


def flag(text: str) -> bool:
    """Whether a cell says yes; everything else is no."""
    return text.lower() in ("true", "1", "yes")


@lru_cache(maxsize=1 << 17)
def vat(text: str) -> str:
    """A VAT number in one spelling, empty when the cell holds something else."""
    number = re.sub(r"[\s.\-/]", "", text).upper()
    form = _GERMAN_VAT if number.startswith("DE") else _VAT
    found = form.fullmatch(number)
    # "DE999999999" and the like stand for "none".
    return number if found and len(set(re.findall("[0-9]", number))) > 1 else ""


@lru_cache(maxsize=1 << 17)
def website(text: str) -> str:
    """An address with its scheme, empty when the cell holds something else, as a mail address."""
    if not _WEBSITE.fullmatch(text):
        return ""
    return text if text.lower().startswith("http") else f"http://{text}"
