"""The first sheet of an XLSX file as rows of text, read as a stream; formulas by their values."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from graph.errors import WrongUseError
from ingest.inputs import MOST_RATIO, InputFile

# What the parts of a workbook may unpack to; a list of 300,000 rows is about 150 MB.
MOST_BYTES = 1024**3
_SMALL = 64 * 1024**2
# A workbook that lies in a zip archive is held in memory: XLSX cannot be read front to back.
MOST_PACKED = 100 * 1024**2
# What a cell shows whose formula failed.
CELL_ERRORS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!"}
)
# Everything openpyxl raises at a workbook that is broken, or is none.
_BROKEN = (
    OSError, EOFError, KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError,
    NotImplementedError, RuntimeError, ParseError, zipfile.BadZipFile, zlib.error,
    InvalidFileException,
)  # fmt: skip


def sheet_rows(file: InputFile, sheets: Sequence[str]) -> Iterator[tuple[int, list[Any]]]:
    """Row numbers and values of the sheet of one of those names, else of the first sheet.

    Rows without any value are left out. Raises WrongUseError when the file cannot be read.
    """
    with file.open() as stream, _told(file.name):
        content: Any = io.BytesIO(stream.read(MOST_PACKED + 1)) if file.member else stream
        _check_size(content, file.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about decoration that is not read anyway
            book = load_workbook(content, read_only=True, data_only=True, keep_links=False)
            found = [name for name in book.sheetnames if name.casefold() in _folded(sheets)]
            sheet = book[found[0]] if found else book.worksheets[0]
            # A size that a sheet states of itself may be a million empty rows.
            sheet.reset_dimensions()
            for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
                if any(value is not None and value != "" for value in values):
                    yield number, list(values)
            book.close()


def _folded(names: Sequence[str]) -> set[str]:
    return {name.casefold() for name in names}


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise WrongUseError(
            f"{name} is no workbook that can be read ({error}): open it in a spreadsheet program, "
            "save it as XLSX, then run again.",
            f"{name} ist keine lesbare Arbeitsmappe ({error}): in einer Tabellenkalkulation öffnen "
            "und als XLSX speichern, dann noch einmal starten.",
        ) from error


def _check_size(content: Any, name: str) -> None:
    with zipfile.ZipFile(content) as archive:
        parts = archive.infolist()
    size, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    if size > MOST_BYTES or (size > _SMALL and size > MOST_RATIO * max(packed, 1)):
        raise WrongUseError(
            f"{name} would unpack to {size:,} bytes, far more than a real list: it was not read.",
            f"{name} würde entpackt {size:,} Bytes groß, weit mehr als eine echte Liste: Die Datei "
            "wurde nicht gelesen.",
        )


def text_of(value: Any, decimal: str) -> str:
    """A value as text: numbers with that decimal mark, days as YYYY-MM-DD, unknown as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, float):
        whole = value.is_integer()
        return str(int(value)) if whole else f"{Decimal(repr(value)):f}".replace(".", decimal)
    # Excel writes the CR of a line break in a cell as _x000D_.
    return str(value).replace("_x000D_", "").strip()
