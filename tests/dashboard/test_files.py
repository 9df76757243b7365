"""Tables as files: no cell acts in a spreadsheet, numbers stay numbers."""

from __future__ import annotations

import io
from typing import Any

import pytest
import streamlit as st
from openpyxl import load_workbook

from dashboard import files
from dashboard.files import Column

COLUMNS = [Column("name", "Name"), Column("n", "Zahl", "number"), Column("share", "-", "share")]
DANGEROUS = ["=1+1", "+49 30", "-1+2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x";"y")']
ROWS = [{"name": text, "n": 1200 + i, "share": -0.5} for i, text in enumerate(DANGEROUS)]
HARMLESS = [{"name": "Bündnis – a", "n": None, "share": None}, {"name": None, "n": -7, "share": 1}]


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "de"})
    monkeypatch.setattr(st, "query_params", {})


def sheet(rows: list[dict[str, Any]]) -> Any:
    return load_workbook(io.BytesIO(files.xlsx_bytes(rows, COLUMNS))).active


def test_no_cell_of_a_csv_is_a_formula() -> None:
    lines = files.csv_bytes(ROWS, COLUMNS).decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Name;Zahl;'-"
    for line, text in zip(lines[1:], DANGEROUS, strict=False):
        cell = line.lstrip('"')
        assert cell.startswith("'" + text[0]), line


def test_numbers_of_a_csv_stay_numbers() -> None:
    lines = files.csv_bytes(HARMLESS, COLUMNS).decode("utf-8-sig").split("\r\n")
    assert lines[1] == "Bündnis – a;;"
    assert lines[2] == ";-7;1,0"


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    found = sheet(ROWS)
    for row, text in zip(found.iter_rows(min_row=2), DANGEROUS, strict=True):
        assert row[0].data_type == "s"
        assert row[0].value == text  # as it is, but a text
    assert found["B2"].value == 1200
    assert found["C2"].value == -0.5


def test_a_workbook_keeps_what_is_not_known_empty() -> None:
    found = sheet(HARMLESS)
    assert [c.value for c in found[2]] == ["Bündnis – a", None, None]
    assert [c.value for c in found[3]] == [None, -7, 1]
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == "A1:C3"


def test_what_a_workbook_cannot_hold_is_cut_or_left_out() -> None:
    found = sheet([{"name": "a\x00b" + "x" * 40_000, "n": 1, "share": 0}])
    assert found["A2"].value.startswith("abx")
    assert len(found["A2"].value) == files.MOST_CHARACTERS
