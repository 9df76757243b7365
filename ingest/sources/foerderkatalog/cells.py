"""Cells of the export as values: texts, amounts, dates; and the encoding of a file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.csvfiles import BYTE_ORDER_MARK
from ingest.inputs import InputFile

_CHUNK = 1024**2
# Bytes that are control characters in ISO 8859 and quotes, dashes and the euro in Windows-1252.
_WINDOWS = bytes(range(0x80, 0xA0))
_HIGH = bytes(range(0x80, 0x100))
# Text in UTF-8 has few wrong bytes among its many; text in one byte a sign has hardly a right one.
_FEW_WRONG = 0.1
_ENOUGH = 1_000
_AMOUNT = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{3})*|-?[0-9]+)(?:,([0-9]{1,2}))?")
# The largest real row is a transfer of 1.73 bn €; no store takes an integer of 400 digits.
_MOST_DIGITS = 11
_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


class CellError(ValueError):
    """A cell does not hold what its column says; the message says why."""


def text(cell: str) -> str:
    """The text of a cell, wrapped in ``="…"`` or bare, with single blanks."""
    if cell[:2] == '="' and cell[-1] == '"' and len(cell) > 2:
        cell = cell[2:-1]
    # Most cells need no more: to split a title of 200 letters takes longer than to look at it.
    if cell.isprintable() and "  " not in cell:
        return cell.strip()
    return " ".join(cell.split())


def amount(cell: str) -> int | None:
    """Whole euros of ``794.358,00``, halves upwards; None when the cell is empty or 0.

    In the export 0,00 stands for what is not shown. Raises CellError.
    """
    given = text(cell)
    if not given:
        return None
    found = _AMOUNT.fullmatch(given)
    if not found:
        raise CellError(f"amount: {given!r} is not an amount such as 794.358,00")
    digits = found[1].replace(".", "")
    if len(digits.lstrip("-0")) > _MOST_DIGITS:
        raise CellError(f"amount: {given[:20]!r} is more than any grant")
    euros = int(digits)
    if euros < 0 or found[1].startswith("-"):
        raise CellError(f"amount: {given!r} is below zero")
    return euros + ((found[2] or "0").ljust(2, "0") >= "50") or None


@cache
def day(cell: str) -> str | None:
    """``="01.04.2021"`` as ``2021-04-01``; None when the cell is empty. Raises CellError."""
    given = text(cell)
    if not given:
        return None
    found = _DATE.fullmatch(given)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        pass  # such as 31.02.2021: told below
    raise CellError(f"date: {given!r} is not a day such as 01.04.2021")


@dataclass
class _Bytes:
    """Counts over the bytes of a file: high ones, those of Windows-1252, wrong ones in UTF-8."""

    high: int = 0
    windows: int = 0
    wrong: int = 0

    @property
    def clearly_not_utf8(self) -> bool:
        return self.wrong > _ENOUGH and self.wrong > self.high * _FEW_WRONG


def encoding_of(file: InputFile) -> str:
    """The encoding of a file, found by streaming over it once.

    UTF-8 when it has a byte order mark or (but for a few broken signs) is valid as such; else
    Windows-1252 when bytes occur that ISO 8859-15 has no sign for; else ISO 8859-15.
    """
    seen = _Bytes()
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    with file.open() as stream:
        chunk = stream.read(_CHUNK)
        if chunk.startswith(BYTE_ORDER_MARK):
            return "utf-8"
        while chunk:
            low = chunk.translate(None, _HIGH)
            seen.high += len(chunk) - len(low)
            seen.windows += len(chunk) - len(chunk.translate(None, _WINDOWS))
            if not seen.clearly_not_utf8:
                seen.wrong += decoder.decode(chunk).count("\ufffd")
            chunk = stream.read(_CHUNK)
    if seen.wrong <= seen.high * _FEW_WRONG:
        return "utf-8"
    return "cp1252" if seen.windows else "iso-8859-15"
