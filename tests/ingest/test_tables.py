"""Lists as people save them: encodings, delimiters, titles above the header. Rows are made up."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graph.errors import WrongUseError
from ingest.accounting import Account
from ingest.csvfiles import TextRow, exactly
from ingest.days import partial_date
from ingest.inputs import InputFile, Inputs
from ingest.tables import ABOVE, ListForm, read_table

FORM = ListForm(exactly(("Name", "Zahl")))
SHEET: list[list[Any]] = [["Name", "Zahl"], ["Müller", 1.5]]


def workbook(rows: Sequence[Sequence[Any]], **sheets: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    for row in rows:
        first.append(row)
    for name, more in sheets.items():
        other = book.create_sheet(name)
        for row in more:
            other.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(
    tmp_path: Path, content: bytes, name: str = "liste.csv", form: ListForm = FORM
) -> tuple[list[TextRow], Account]:
    path = tmp_path / name
    path.write_bytes(content)
    account = Account()
    rows = list(read_table(InputFile(name, path, size=len(content)), form, account))
    account.taken = len(rows)
    assert account.balanced
    return rows, account


@pytest.mark.parametrize(
    "content",
    [
        "Name;Zahl\nMüller;1,5\n".encode(),
        "Name;Zahl\r\nMüller;1,5\r\n".encode("cp1252"),
        "\ufeffName,Zahl\nMüller,\"1,5\"\n".encode(),
        "Name\tZahl\nMüller\t1,5\n".encode(),
    ],
    ids=["utf-8", "cp1252", "comma-bom", "tab"],
)  # fmt: skip
def test_how_a_csv_is_written_is_recognised(content: bytes, tmp_path: Path) -> None:
    rows, account = read(tmp_path, content)
    assert [row.cells for row in rows] == [{"Name": "Müller", "Zahl": "1,5"}]
    assert not account.quarantined


def test_titles_above_the_header_are_counted_and_kept(tmp_path: Path) -> None:
    form = ListForm(exactly(("Name", "Zahl")))
    rows, account = read(
        tmp_path, b'Liste;\n\nDS: 2026;\n"Na\nme";Zahl\nName;Zahl\nA;1\n', form=form
    )
    assert [(row.line, row.cells["Name"]) for row in rows] == [(7, "A")]
    assert account.ignored == {ABOVE: 4}  # two titles, and two lines of what only looks like one
    assert form.above[:2] == ["Liste;", "DS: 2026;"]


def test_a_wrong_byte_in_utf8_costs_its_line_alone(tmp_path: Path) -> None:
    text = "Name;Zahl\nMüller;1\nGröße;2\n".encode() + b"M\xfcller;3\n"
    rows, account = read(tmp_path, text)
    assert [row.cells["Name"] for row in rows] == ["Müller", "Größe"]
    assert [(q.line, q.reason.split(":")[0]) for q in account.quarantined] == [
        (4, "wrong encoding")
    ]


def test_without_the_header_the_whole_file_is_put_aside(tmp_path: Path) -> None:
    for name, content in (
        ("a.csv", b"Name;Wert\nA;1\nB;2\n"),
        ("a.xlsx", workbook([["Name", "Wert"], ["A", 1], ["B", 2]])),
        ("b.csv", "Name;Zahl\nA;1\n1;2".encode("utf-16")),
    ):
        rows, account = read(tmp_path, content, name)
        assert rows == []
        assert account.rows_in == len(account.quarantined) == 3


def test_a_sheet_gives_texts_with_the_asked_decimal_mark(tmp_path: Path) -> None:
    content = workbook(
        [["Titel"], [], ["Name", "Zahl"], ["Müller", 151942.48], [None, None],
         [dt.date(2026, 1, 31), 7.0], ["=1+1", "#REF!"]]
    )  # fmt: skip
    for mark in (",", "."):
        form = ListForm(exactly(("Name", "Zahl")), decimal=lambda mark=mark: mark)  # type: ignore[misc]
        rows, account = read(tmp_path, content, "a.xlsx", form)
        assert [(row.line, *row.cells.values()) for row in rows] == [
            (4, "Müller", f"151942{mark}48"), (6, "2026-01-31", "7"),
        ]  # fmt: skip
        # The formula was never computed, so its cell is empty; the other one shows its failure.
        assert [q.reason for q in account.quarantined] == [
            "a formula failed: '#REF!' in the column Zahl"
        ]


def test_the_named_sheet_is_read_else_the_first(tmp_path: Path) -> None:
    content = workbook([["x"]], Mitglieder=SHEET)
    form = ListForm(exactly(("Name", "Zahl")), ("Mitglieder",))
    assert len(read(tmp_path, content, "a.xlsx", form)[0]) == 1
    assert len(read(tmp_path, workbook(SHEET, Anderes=[["x"]]), "a.xlsx", form)[0]) == 1


def test_a_workbook_in_an_archive_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("liste.xlsx", workbook(SHEET))
    (file,) = Inputs((tmp_path,)).files(["*.xlsx"])
    assert [row.cells["Zahl"] for row in read_table(file, FORM, Account())] == ["1,5"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"Name;Zahl\nA;1\n"])
def test_what_is_no_workbook_is_said_with_a_remedy(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="save it as XLSX") as raised:
        read(tmp_path, content, "a.xlsx")
    assert "als XLSX speichern" in raised.value.german


def test_a_workbook_that_unpacks_to_far_more_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.xlsxfiles.MOST_BYTES", 1000)
    with pytest.raises(WrongUseError, match="far more than a real list"):
        read(tmp_path, workbook(SHEET), "a.xlsx")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020", "2020"), ("2020-03", "2020-03"), ("2020-3-1", "2020-03-01"),
        ("2020-03-01 00:00:00", "2020-03-01"), ("1.3.2020", "2020-03-01"),
        ("01. 03. 2020", "2020-03-01"), ("03.2020", "2020-03"), ("3/2020", "2020-03"),
        ("März 2020", "2020-03"), ("31. Januar 2026", "2026-01-31"), ("Sept. 2021", "2021-09"),
    ],
)  # fmt: skip
def test_days_are_read_in_the_usual_forms(text: str, date: str) -> None:
    assert partial_date(text) == date


@pytest.mark.parametrize("text", ["1.3.20", "2020-13", "31.02.2020", "bald", "20", "٢٠٢٠", "0000"])
def test_other_texts_are_no_days(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        partial_date(text)
