"""Tables as files: CSV and XLSX, with cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from dashboard.texts import language
from graph.harmless import FORMULA_STARTS, harmless

_NOT_ALLOWED = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
MOST_CHARACTERS = 32_767  # of one cell in XLSX
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Column:
    """A column of a table: field of the row, heading in words, and how it is shown."""

    field: str
    heading: str
    kind: Literal["text", "number", "link", "share"] = "text"
    width: Literal["small", "medium", "large"] | None = None


def frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> pd.DataFrame:
    """The rows as a frame with the headings of the columns; whole numbers stay whole."""
    data = {c.heading: [_cell(row.get(c.field)) for row in rows] for c in columns}
    result = pd.DataFrame(data, columns=[c.heading for c in columns])
    for column in columns:
        if column.kind in ("number", "share"):
            numbers = pd.to_numeric(result[column.heading], errors="coerce")
            whole = column.kind == "number" and (numbers.dropna() % 1 == 0).all()
            result[column.heading] = numbers.astype("Int64") if whole else numbers
    return result


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(str(v) for v in value)
    return value


def csv_bytes(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> bytes:
    """CSV that Excel opens by double click.

    German: semicolon and decimal comma; English: comma and point; UTF-8 with byte order mark.
    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    separator, decimal = (";", ",") if language() == "de" else (",", ".")
    safe = frame(rows, columns).map(harmless)
    safe.columns = [harmless(name) for name in safe.columns]
    text = safe.to_csv(index=False, sep=separator, decimal=decimal, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def xlsx_bytes(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> bytes:
    """XLSX with a bold first line that stays, a filter, and texts that are texts."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("innonetz")
    sheet.freeze_panes = "A2"
    table = frame(rows, columns)
    for i, column in enumerate(columns, start=1):
        widest = {"small": 14, "medium": 32, "large": 60}.get(column.width or "", 20)
        sheet.column_dimensions[get_column_letter(i)].width = widest
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(columns), 1))}{len(table) + 1}"
    sheet.append([_written(sheet, c.heading, bold=True) for c in columns])
    for values in table.itertuples(index=False):
        sheet.append([_written(sheet, value) for value in values])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _written(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, value.translate(_NOT_ALLOWED)[:MOST_CHARACTERS])
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    else:
        cell = WriteOnlyCell(sheet, value.item() if hasattr(value, "item") else value)
    if bold:
        cell.font = Font(bold=True)
    return cell
