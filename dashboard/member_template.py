"""The empty template of a member list: XLSX with choices and explanations, CSV with the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import asking, files
from dashboard.texts import language, t
from graph.harmless import FORMULA_STARTS, harmless
from graph.member_list import ROLES, SHEET_DE, SHEET_EN, TEMPLATE, listed

ROWS = 1000  # so many rows have choices; further ones are read just the same
_DATES = ("since", "until", "as_of")
_WIDTHS = {"cluster": 36, "organisation": 40, "stage": 36, "competence": 36, "product": 30,
           "register": 36, "source": 36}  # fmt: skip
# The columns with choices, and whether another text is refused or only warned of: several
# competences in one cell are no entry of the list.
_CHOICES = {"cluster": "stop", "role": "stop", "stage": "warning", "competence": "warning"}
_LABELS = {"cluster": "Cluster", "stage": "Stage", "competence": "Competence"}


def section() -> None:
    """The two files of the template with a sentence about what they are for."""
    st.header(t("template.heading"), anchor=False)
    st.write(t("template.text"))
    with st.container(horizontal=True, key="template_files"):
        for ending, mime, data in (
            ("xlsx", files.XLSX, lambda: xlsx_bytes(asking.ask("member_terms").rows)),
            ("csv", "text/csv", csv_bytes),
        ):
            st.download_button(
                t(f"template.{ending}"),
                data=data,
                file_name=f"innonetz-{_sheet_name().lower()}.{ending}",
                mime=mime,
                key=f"template_{ending}",
                on_click="ignore",
                icon=":material/download:",
            )


def _sheet_name() -> str:
    return SHEET_DE if language() == "de" else SHEET_EN


def headings() -> list[str]:
    """The headings of the template in the language of the page."""
    return [getattr(column, f"heading_{language()}") for column in TEMPLATE]


def csv_bytes() -> bytes:
    """The header alone, as a CSV file that Excel opens by double click."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if language() == "de" else ",", lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in headings()])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(terms: Sequence[Mapping[str, Any]]) -> bytes:
    """A workbook of three sheets: the empty list, what each column means, the allowed values.

    ``terms`` are the rows of the question ``member_terms``.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = _sheet_name()
    _list_sheet(sheet)
    _explanations(book.create_sheet(t("template.sheet.meaning")))
    choices = book.create_sheet(t("template.sheet.choices"))
    _choices(choices, sheet, _values(terms))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _list_sheet(sheet: Worksheet) -> None:
    sheet.freeze_panes = "A2"
    for i, (column, heading) in enumerate(zip(TEMPLATE, headings(), strict=True), start=1):
        _write(sheet.cell(1, i), heading, bold=True)
        sheet.column_dimensions[get_column_letter(i)].width = _WIDTHS.get(column.name, 16)
        if column.name in _DATES:
            # As text, so that a spreadsheet does not make a day of 2024-05.
            for row in range(2, ROWS + 2):
                sheet.cell(row, i).number_format = "@"


def _explanations(sheet: Worksheet) -> None:
    rows = [("column", "needed", "meaning")]
    for i, key in enumerate(rows[0], start=1):
        _write(sheet.cell(1, i), t(f"template.{key}"), bold=True)
    for row, (column, heading) in enumerate(zip(TEMPLATE, headings(), strict=True), start=2):
        _write(sheet.cell(row, 1), heading)
        _write(sheet.cell(row, 2), t("template.yes") if column.needed else "")
        _write(sheet.cell(row, 3), getattr(column, f"meaning_{language()}"))
    notes = len(TEMPLATE) + 3
    for row, note in enumerate(t("template.notes").split("\n"), start=notes):
        _write(sheet.cell(row, 1), note)
    for letter, width in (("A", 18), ("B", 10), ("C", 90)):
        sheet.column_dimensions[letter].width = width


def _values(terms: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The allowed values of each column with choices, as the reader understands them."""
    place = 0 if language() == "de" else 1
    values = {"role": [words[place] for words in ROLES.values()]}
    for name, label in _LABELS.items():
        rows = [row for row in terms if row["label"] == label]
        values[name] = [listed(_name(row), row["id"]) for row in rows]
    return values


def _name(row: Mapping[str, Any]) -> str:
    return str(row["name_en"] if language() == "en" and row["name_en"] else row["name"])


def _choices(sheet: Worksheet, target: Worksheet, values: Mapping[str, Sequence[str]]) -> None:
    names = [column.name for column in TEMPLATE]
    for i, (name, style) in enumerate(_CHOICES.items(), start=1):
        letter, at = get_column_letter(i), names.index(name)
        _write(sheet.cell(1, i), headings()[at], bold=True)
        sheet.column_dimensions[letter].width = 50
        for row, value in enumerate(values[name], start=2):
            _write(sheet.cell(row, i), value)
        if not values[name]:
            continue
        area = f"'{sheet.title}'!${letter}$2:${letter}${len(values[name]) + 1}"
        choice = DataValidation("list", formula1=area, allow_blank=True, errorStyle=style)
        choice.error = t("template.error", list=sheet.title)
        choice.errorTitle = headings()[at]
        choice.showErrorMessage = True
        cells = get_column_letter(at + 1)
        choice.add(f"{cells}2:{cells}{ROWS + 1}")
        target.add_data_validation(choice)


def _write(cell: Any, text: str, *, bold: bool = False) -> None:
    """A text that stays a text, whatever it begins with."""
    if not isinstance(cell, Cell) or not text:
        return
    cell.value = text[: files.MOST_CHARACTERS]
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)
    cell.alignment = Alignment(vertical="top")
    if bold:
        cell.font = Font(bold=True)
