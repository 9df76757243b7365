"""Strict reading of delimited text: every line becomes a row or goes to quarantine."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, NamedTuple

from graph.apply import Progress, silent
from ingest.accounting import Account, QuarantinedRow
from ingest.inputs import InputFile

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# A cell may run over several lines; one that runs over more is a quote that was never closed.
MOST_LINES = 200
# No line of a table is longer; what is longer is cut here and judged in pieces.
MOST_BYTES_A_LINE = 32 * 1024**2
_CHUNK = 1024**2
_TOLD_EVERY = 2_000  # rows between two steps of the progress bar
# From the cells of a header to the names of the columns. Raises HeaderError.
Header = Callable[[list[str]], Sequence[str]]
# Control characters that no text has: all but tab, line feed and carriage return.
_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})


class TextRow(NamedTuple):
    """One row of a file: where it starts, its cells by column name, and its text."""

    file: str
    line: int
    cells: dict[str, str]
    text: str


class HeaderError(ValueError):
    """A header is not that of the table; the message says how it differs."""


@dataclass(frozen=True)
class Format:
    """How a file is written: its header, its encoding and its delimiter.

    ``lead`` is the number of lines above the header.

    With ``quoted`` a cell may stand in double quotes and run over lines; without, a quote is a
    sign like any other and a row is a line.
    """

    header: Header
    encoding: str
    delimiter: str
    quoted: bool = True
    lead: int = 0


def exactly(columns: Sequence[str], may_lack: Collection[str] = ()) -> Header:
    """A header of exactly these columns, in any order; some may be missing."""

    def checked(cells: list[str]) -> Sequence[str]:
        names = [cell.strip() for cell in cells]
        wanted = [name for name in columns if name in names or name not in may_lack]
        if sorted(names) != sorted(wanted):
            raise HeaderError(f"header differs: {_differences(names, wanted)}")
        return names

    return checked


def _differences(names: Sequence[str], columns: Sequence[str]) -> str:
    missing, unknown = sorted(set(columns) - set(names)), sorted(set(names) - set(columns))
    double = sorted({n for n in names if list(names).count(n) > 1})
    found = (("missing", missing), ("unknown", unknown), ("double", double))
    return ", ".join(f"{what} {n!r}" for what, ns in found for n in ns)


class _NotARowError(ValueError):
    """The bytes of a record are not one row; the message says why."""


def _cells(record: bytes, form: Format) -> tuple[str, list[str]]:
    """The text and the cells of exactly one row. Raises _NotARowError."""
    try:
        text = record.decode(form.encoding)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise _NotARowError(f"wrong encoding: byte {byte:#04x} is not {form.encoding}") from error
    if len(record.translate(None, _CONTROLS)) != len(record):
        byte = next(byte for byte in record if byte in _CONTROLS)
        raise _NotARowError(f"control character {byte:#04x} in the row")
    text = text.rstrip("\r\n")
    return text, _quoted(text, form) if form.quoted else _plain(text, form)


def _quoted(text: str, form: Format) -> list[str]:
    lines = io.StringIO(text, newline="")
    try:
        rows = list(csv.reader(lines, delimiter=form.delimiter, strict=True))
    except csv.Error as error:
        raise _NotARowError(f"not a row: {error}") from error
    if len(rows) != 1:
        raise _NotARowError(f"not a row: a quote opens in it and {len(rows)} rows follow")
    return rows[0]


def _plain(text: str, form: Format) -> list[str]:
    cells = text.split(form.delimiter)
    limit = csv.field_size_limit()
    if len(text) > limit and max(map(len, cells)) > limit:
        raise _NotARowError(f"not a row: field larger than field limit ({limit})")
    return cells


class _Record(NamedTuple):
    line: int
    content: bytes
    text: str
    cells: list[str]
    problem: str = ""


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream with their ends (LF, CRLF or CR), without a byte order mark."""
    rest = stream.read(_CHUNK).removeprefix(BYTE_ORDER_MARK)
    while rest:
        more = stream.read(_CHUNK)
        *whole, last = rest.splitlines(keepends=True)
        yield from whole
        # A CR at the end may be the first half of a CRLF: the next piece tells.
        if not more or last.endswith(b"\n") or len(last) > MOST_BYTES_A_LINE:
            yield last
            last = b""
        rest = last + more


class _Ahead:
    """Lines of which the next ones can be looked at before they are taken."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._coming: deque[bytes] = deque()

    def upcoming(self) -> Iterator[bytes]:
        yield from tuple(self._coming)
        for line in self._lines:
            self._coming.append(line)
            yield line

    def take(self, number: int) -> list[bytes]:
        return [self._coming.popleft() for _ in range(number)]

    def back(self, lines: Sequence[bytes]) -> None:
        self._coming.extendleft(reversed(lines))


def _records(stream: BinaryIO, form: Format) -> Iterator[_Record]:
    """All records but empty lines; the first one is the header.

    A record goes on while a quote stands open. When that does not give one row, its first line
    alone is judged, so that a quote that is never closed costs one line and not the rest.
    """
    if not form.quoted:
        yield from _plain_records(stream, form)
        return
    ahead = _Ahead(islice(_lines(stream), form.lead, None))
    at, width = 1 + form.lead, 0
    while (length := _length(ahead)) > 0:
        lines = ahead.take(length)
        if not lines[0].strip():
            at += 1
            continue
        record = _judged(lines, at, form, width)
        if record.problem and length > 1:
            ahead.back(lines[1:])
            record, length = _judged(lines[:1], at, form, width), 1
        yield record
        at, width = at + length, width or len(record.cells)


def _plain_records(stream: BinaryIO, form: Format) -> Iterator[_Record]:
    """All records where a row is a line."""
    width = 0
    below = islice(_lines(stream), form.lead, None)
    for number, line in enumerate(below, start=1 + form.lead):
        if line.strip():
            record = _judged([line], number, form, width)
            yield record
            width = width or len(record.cells)


def _length(ahead: _Ahead) -> int:
    """How many lines the next record has, judged by its quotes; 1 when they are never closed."""
    quotes = length = 0
    for line in ahead.upcoming():
        length += 1
        quotes += line.count(b'"')
        if quotes % 2 == 0:
            return length
        if length == MOST_LINES:
            break
    return min(length, 1)


def _judged(lines: list[bytes], line: int, form: Format, width: int) -> _Record:
    """The record of these lines; ``width`` is the number of its cells, 0 for the header."""
    content = lines[0] if len(lines) == 1 else b"".join(lines)
    try:
        text, cells = _cells(content, form)
        if width and len(cells) != width:
            raise _NotARowError(f"{len(cells)} cells instead of {width}")
    except _NotARowError as error:
        text = content.decode(form.encoding, errors="backslashreplace").rstrip("\r\n")
        return _Record(line, content, text, [], str(error))
    return _Record(line, content, text, cells)


def _header(record: _Record | None, form: Format) -> tuple[Sequence[str], str]:
    """The names of the columns, and why the header is none."""
    if record is None:
        return (), "the file is empty: it has not even a header"
    if record.problem:
        return (), f"header cannot be read: {record.problem}"
    try:
        return form.header(record.cells), ""
    except HeaderError as error:
        return (), str(error)


def read_rows(
    file: InputFile, form: Format, account: Account, progress: Progress = silent
) -> Iterator[TextRow]:
    """Rows of a file as text, in order; the file is streamed.

    With a header that the format does not take the whole file goes to quarantine, row by row and
    header included. ``account`` gets the number of rows and what is quarantined; ``progress`` is
    told the bytes read, of the bytes of the file.
    """
    account.files.setdefault(file.name, 0)
    with file.open() as stream:
        records = _records(stream, form)
        header = next(records, None)
        columns, problem = _header(header, form)
        if problem:
            account.files[file.name] += 1
            text = header.text if header else ""
            account.quarantined.append(QuarantinedRow(file.name, 1, problem, text))
        done = 0
        for number, record in enumerate(records, start=1):
            account.files[file.name] += 1
            done += len(record.content)
            if number % _TOLD_EVERY == 0:
                progress(file.name, done, max(file.size, done))
            if reason := problem or record.problem:
                row = QuarantinedRow(file.name, record.line, reason, record.text)
                account.quarantined.append(row)
                continue
            cells = dict(zip(columns, map(str.strip, record.cells), strict=True))
            yield TextRow(file.name, record.line, cells, record.text)
    progress(file.name, max(file.size, done), max(file.size, done))
