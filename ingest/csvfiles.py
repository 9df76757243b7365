"""Strict reading of delimited text: every line becomes a row or goes to quarantine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.accounting import Account, QuarantinedRow

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class TextRow:
    """One row of a file: where it starts, its cells by column name, and its text."""

    file: str
    line: int
    cells: dict[str, str]
    text: str


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Records with their first line number; a record goes on while a quote stands open."""
    start, held = 1, b""
    for number, line in enumerate(content.splitlines(keepends=True), start=1):
        held += line
        if held.count(b'"') % 2 == 0:
            if held.strip():
                yield start, held
            held, start = b"", number + 1
    if held.strip():
        yield start, held


def _cells(record: bytes, encoding: str, delimiter: str) -> list[str]:
    text = record.decode(encoding)
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def read_rows(
    path: Path, name: str, columns: tuple[str, ...], account: Account, encoding: str, delimiter: str
) -> Iterator[TextRow]:
    """Rows of a file as text, in order.

    The header must have exactly ``columns``, in any order; with another header the whole file
    goes to quarantine, row by row. ``account`` gets the number of rows and what is quarantined.
    """
    content = path.read_bytes().removeprefix(BYTE_ORDER_MARK)
    records = _records(content)
    _, first = next(records, (1, b""))
    problem, header = "", list(columns)
    try:
        header = [cell.strip() for cell in _cells(first, encoding, delimiter)] if first else []
    except (UnicodeDecodeError, csv.Error) as error:
        problem = f"header cannot be read: {error}"
    if not problem and sorted(header) != sorted(columns):
        missing, extra = sorted(set(columns) - set(header)), sorted(set(header) - set(columns))
        problem = f"header differs: missing {missing}, unknown {extra}"
    for line, record in records:
        account.files[name] += 1
        text = record.decode(encoding, errors="backslashreplace").rstrip("\r\n")
        reason, cells = problem, []
        if not reason:
            try:
                cells = _cells(record, encoding, delimiter)
            except UnicodeDecodeError as error:
                reason = f"wrong encoding: byte {error.object[error.start]:#04x} is not {encoding}"
            except csv.Error as error:
                reason = f"not a row: {error}"
            else:
                if len(cells) != len(header):
                    reason = f"{len(cells)} cells instead of {len(header)}"
        if reason:
            account.quarantined.append(QuarantinedRow(name, line, reason, text))
            continue
        stripped = (cell.strip() for cell in cells)
        yield TextRow(name, line, dict(zip(header, stripped, strict=True)), text)
