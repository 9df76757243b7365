"""Strict reading of delimited text: every line becomes a row or goes to quarantine."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.accounting import Account, QuarantinedRow

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# A cell may run over several lines; one that runs over more is a quote that was never closed.
MOST_LINES = 200
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class TextRow:
    """One row of a file: where it starts, its cells by column name, and its text."""

    file: str
    line: int
    cells: dict[str, str]
    text: str


@dataclass(frozen=True)
class Format:
    """How a file is written: its columns in any order, its encoding and its delimiter."""

    columns: tuple[str, ...]
    encoding: str
    delimiter: str


class _NotARowError(ValueError):
    """The bytes of a record are not one row; the message says why."""


def _cells(record: bytes, form: Format) -> list[str]:
    """The cells of exactly one row. Raises _NotARowError."""
    try:
        text = record.decode(form.encoding)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise _NotARowError(f"wrong encoding: byte {byte:#04x} is not {form.encoding}") from error
    if control := _CONTROL.search(text):
        raise _NotARowError(f"control character {ord(control.group()):#04x} in the row")
    lines = io.StringIO(text, newline="")
    try:
        rows = list(csv.reader(lines, delimiter=form.delimiter, strict=True))
    except csv.Error as error:
        raise _NotARowError(f"not a row: {error}") from error
    if len(rows) != 1:
        raise _NotARowError(f"not a row: a quote opens in it and {len(rows)} rows follow")
    return rows[0]


@dataclass(frozen=True)
class _Record:
    line: int
    content: bytes
    cells: list[str]
    problem: str = ""

    def text(self, encoding: str) -> str:
        return self.content.decode(encoding, errors="backslashreplace").rstrip("\r\n")


def _records(content: bytes, form: Format) -> Iterator[_Record]:
    """All records but empty lines.

    A record goes on while a quote stands open. When that does not give one row, its first line
    alone is judged, so that a quote that is never closed costs one line and not the rest.
    """
    lines = content.splitlines(keepends=True)
    at, width = 0, 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        length = _lines_until_closed(lines, at)
        record = _judged(lines, at, length, form, width)
        if record.problem and length > 1:
            record, length = _judged(lines, at, 1, form, width), 1
        yield record
        at, width = at + length, len(form.columns)


def _lines_until_closed(lines: list[bytes], start: int) -> int:
    """How many lines a record has, judged by its quotes; 1 when they are never closed."""
    quotes = 0
    for length, line in enumerate(lines[start : start + MOST_LINES], start=1):
        quotes += line.count(b'"')
        if quotes % 2 == 0:
            return length
    return 1


def _judged(lines: list[bytes], start: int, length: int, form: Format, width: int) -> _Record:
    """One record of so many lines; ``width`` is the number of its cells, 0 for the header."""
    content = b"".join(lines[start : start + length])
    try:
        cells = _cells(content, form)
        if width and len(cells) != width:
            raise _NotARowError(f"{len(cells)} cells instead of {width}")
    except _NotARowError as error:
        return _Record(start + 1, content, [], str(error))
    return _Record(start + 1, content, cells)


def _header_problem(header: _Record | None, columns: tuple[str, ...]) -> str:
    if header is None:
        return "the file is empty: it has not even a header"
    if header.problem:
        return f"header cannot be read: {header.problem}"
    names = [cell.strip() for cell in header.cells]
    if sorted(names) == sorted(columns):
        return ""
    missing, unknown = sorted(set(columns) - set(names)), sorted(set(names) - set(columns))
    double = sorted({n for n in names if names.count(n) > 1})
    found = (("missing", missing), ("unknown", unknown), ("double", double))
    return "header differs: " + ", ".join(f"{what} {n!r}" for what, ns in found for n in ns)


def read_rows(path: Path, name: str, form: Format, account: Account) -> Iterator[TextRow]:
    """Rows of a file as text, in order.

    The header must have exactly the columns of the format, in any order; with another header the
    whole file goes to quarantine, row by row and header included. ``account`` gets the number of
    rows and what is quarantined.
    """
    records = _records(path.read_bytes().removeprefix(BYTE_ORDER_MARK), form)
    header = next(records, None)
    problem = _header_problem(header, form.columns)
    account.files.setdefault(name, 0)
    if problem:
        account.files[name] += 1
        text = header.text(form.encoding) if header else ""
        account.quarantined.append(QuarantinedRow(name, 1, problem, text))
    columns = [cell.strip() for cell in header.cells] if header else []
    for record in records:
        account.files[name] += 1
        text = record.text(form.encoding)
        if reason := problem or record.problem:
            account.quarantined.append(QuarantinedRow(name, record.line, reason, text))
            continue
        stripped = (cell.strip() for cell in record.cells)
        yield TextRow(name, record.line, dict(zip(columns, stripped, strict=True)), text)
