"""Lists that people make and export: CSV or XLSX, with the header somewhere near the top.

Encoding, delimiter and the line of the header are recognised; every line is accounted for.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from graph.apply import Progress, silent
from ingest.accounting import Account, QuarantinedRow
from ingest.csvfiles import Format, Header, HeaderError, TextRow, read_rows
from ingest.inputs import InputFile
from ingest.xlsxfiles import CELL_ERRORS, sheet_rows, text_of

ABOVE = "title lines above the header"
# So far down a header is looked for, and so much of a file is looked at for its encoding.
MOST_ABOVE = 40
_HEAD_BYTES = 256 * 1024
_SAMPLE_BYTES = 16 * 1024**2
_DELIMITERS = (";", ",", "\t", "|")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ASCII = bytes(range(128))
_TOLD_EVERY = 2_000


@dataclass(frozen=True)
class ListForm:
    """What is known of a list beforehand.

    ``header`` gives the names of the columns ("" = not read) or raises HeaderError; ``sheets`` are
    names of the sheet to read, else it is the first; ``decimal`` gives the mark with which numbers
    of a sheet become texts, asked when the header is known. ``above`` gets the texts of the lines
    above the header.
    """

    header: Header
    sheets: tuple[str, ...] = ()
    decimal: Callable[[], str] = lambda: ","
    above: list[str] = field(default_factory=list, compare=False)


def read_table(
    file: InputFile, form: ListForm, account: Account, progress: Progress = silent
) -> Iterator[TextRow]:
    """Rows of a CSV or XLSX file as text by column name, in order; the file is streamed.

    What is no row goes to quarantine, a file without the header as a whole. Raises WrongUseError
    when the file cannot be read at all. Columns without a heading are not read.
    """
    if file.name.lower().endswith((".xlsx", ".xlsm")):
        yield from _xlsx(file, form, account, progress)
        return
    found, above = _recognised(file, form)
    account.files[file.name] += above
    if above:
        account.ignored[ABOVE] += above
    yield from read_rows(file, found, account, progress)


# -- CSV -----------------------------------------------------------------------------------------


def _recognised(file: InputFile, form: ListForm) -> tuple[Format, int]:
    """How a CSV file is written, and how many lines with text stand above its header."""
    with file.open() as stream:
        sample = stream.read(_SAMPLE_BYTES)
    if sample.startswith(_UTF16):
        return Format(
            _refuse("the file is UTF-16: save it as XLSX or as CSV UTF-8"), "utf-8", ";"
        ), 0
    encoding = _encoding(sample)
    head = sample[:_HEAD_BYTES].decode(encoding, errors="replace").removeprefix("\ufeff")
    for delimiter in _DELIMITERS:
        for line, cells in _head_rows(head, delimiter):
            if _problem(form.header, cells) == "":
                titles = [text for text in head.splitlines()[:line] if text.strip()]
                form.above.extend(titles)
                return Format(form.header, encoding, delimiter, lead=line), len(titles)
    first = next((line for line in head.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    return Format(form.header, encoding, delimiter), 0


def _encoding(sample: bytes) -> str:
    """UTF-8, or Windows-1252 when most of the bytes that tell the two apart are no UTF-8."""
    telling = len(sample.translate(None, _ASCII))
    wrong = sample.decode("utf-8", errors="replace").count("\ufffd")
    return "cp1252" if wrong > 1 and 2 * wrong >= telling or wrong == telling == 1 else "utf-8"


def _head_rows(head: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The first rows with the number of lines above each."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    above = 0
    try:
        for cells in islice(reader, MOST_ABOVE):
            yield above, cells
            above = reader.line_num
    except csv.Error:
        return  # a quote that is not closed, a cell without end: no header below it


def _problem(header: Header, cells: list[str]) -> str:
    try:
        header(cells)
    except HeaderError as error:
        return str(error)
    return ""


def _refuse(reason: str) -> Header:
    def refused(_: list[str]) -> Sequence[str]:
        raise HeaderError(reason)

    return refused


# -- XLSX ----------------------------------------------------------------------------------------


def _xlsx(
    file: InputFile, form: ListForm, account: Account, progress: Progress
) -> Iterator[TextRow]:
    account.files.setdefault(file.name, 0)
    rows = sheet_rows(file, form.sheets)
    top = list(islice(rows, MOST_ABOVE))
    heads = [_texts(values, ",") for _, values in top]
    at = next((i for i, cells in enumerate(heads) if not _problem(form.header, cells)), None)
    if at is None:
        _all_aside(file, _why_none(form.header, heads), account, chain(top, rows))
        return
    account.files[file.name] += at
    if at:
        account.ignored[ABOVE] += at
    form.above.extend(" ".join(filter(None, cells)) for cells in heads[:at])
    columns, decimal = list(form.header(heads[at])), form.decimal()
    for number, (line, values) in enumerate(chain(top[at + 1 :], rows), start=1):
        account.files[file.name] += 1
        if number % _TOLD_EVERY == 0:
            progress(file.name, number, number)
        cells = _texts(values, decimal)
        text = ";".join(cells)
        cells += [""] * (len(columns) - len(cells))
        if problem := _cell_problem(columns, cells):
            account.quarantined.append(QuarantinedRow(file.name, line, problem, text))
            continue
        yield TextRow(file.name, line, dict(zip(columns, cells, strict=False)), text)
    progress(file.name, 1, 1)


def _texts(values: Sequence[Any], decimal: str) -> list[str]:
    return [text_of(value, decimal) for value in values]


def _why_none(header: Header, heads: Sequence[list[str]]) -> str:
    """What is wrong with the fullest of the first rows, which is most likely meant as header."""
    fullest = max(heads, key=lambda cells: sum(map(bool, cells)), default=None)
    empty = "the file is empty: it has not even a header"
    return _problem(header, fullest) if fullest else empty


def _all_aside(
    file: InputFile, problem: str, account: Account, rows: Iterable[tuple[int, list[Any]]]
) -> None:
    """Put a whole sheet aside, header included; an empty one as one line."""
    texts = [(line, ";".join(_texts(values, ","))) for line, values in rows]
    for line, text in texts or [(1, "")]:
        account.files[file.name] += 1
        account.quarantined.append(QuarantinedRow(file.name, line, problem, text))


def _cell_problem(columns: Sequence[str], cells: list[str]) -> str:
    for name, cell in zip(columns, cells, strict=False):
        if name and cell in CELL_ERRORS:
            return f"a formula failed: {cell!r} in the column {name}"
    return ""
