"""Delimited text, read strictly: no line is lost, none is guessed. All rows are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.accounting import Account
from ingest.csvfiles import MOST_LINES, Format, TextRow, exactly, read_rows
from ingest.inputs import InputFile

FORM = Format(exactly(("id", "name", "note")), "utf-8", ",")
HEADER = b"id,name,note\n"


def read(tmp_path: Path, content: bytes, form: Format = FORM) -> tuple[list[TextRow], Account]:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    account = Account()
    rows = list(read_rows(InputFile("t.csv", path), form, account))
    account.taken = len(rows)
    assert account.balanced
    return rows, account


def reasons(account: Account) -> list[tuple[int, str]]:
    return [(row.line, row.reason) for row in account.quarantined]


def test_cells_come_by_name_and_with_their_line(tmp_path: Path) -> None:
    rows, account = read(tmp_path, HEADER + b'a,"X, Y",\n\n  \nb, Z ,"say ""hi"""\n')
    assert [(r.line, r.cells) for r in rows] == [
        (2, {"id": "a", "name": "X, Y", "note": ""}),
        (5, {"id": "b", "name": "Z", "note": 'say "hi"'}),
    ]
    assert account.quarantined == []


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfid,name,note\na,X,n\n",
        b"id,name,note\r\na,X,n\r\n",
        b"id,name,note\ra,X,n\r",
        b"id,name,note\na,X,n",
        b"note,id,name\nn,a,X\n",
        b"\n\nid,name,note\n\na,X,n\n\n\n",
        b'"id","name","note"\n"a","X","n"\n',
    ],
    ids=["BOM", "CRLF", "CR", "no-newline-at-end", "other-order", "blank-lines", "all-quoted"],
)
def test_harmless_forms_give_the_same_row(content: bytes, tmp_path: Path) -> None:
    rows, account = read(tmp_path, content)
    assert [r.cells for r in rows] == [{"id": "a", "name": "X", "note": "n"}]
    assert account.quarantined == []


def test_a_cell_may_run_over_lines(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, HEADER + b'a,X,"one\ntwo\r\nthree"\nb,Y,\n')
    assert [(r.line, r.cells["note"]) for r in rows] == [(2, "one\ntwo\r\nthree"), (5, "")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"a,X", "2 cells instead of 3"),
        (b"a,X,n,n", "4 cells instead of 3"),
        (b'a,"X" Y,n', "not a row: ',' expected after '\"'"),
        (b"a,M\xfcller,n", "wrong encoding: byte 0xfc is not utf-8"),
        (b"a,X\x00,n", "control character 0x00 in the row"),
        (b"a,X\x1f,n", "control character 0x1f in the row"),
        (b'a,"X,n', "not a row: unexpected end of data"),
    ],
)
def test_a_bad_line_costs_only_itself(line: bytes, reason: str, tmp_path: Path) -> None:
    rows, account = read(tmp_path, HEADER + b"g,G,1\n" + line + b'\nh,"H ""h""",2\ni,I,3\n')
    assert [r.cells["id"] for r in rows] == ["g", "h", "i"]
    assert reasons(account) == [(3, reason)]
    assert account.files == {"t.csv": 4}


def test_two_unclosed_quotes_do_not_swallow_what_stands_between(tmp_path: Path) -> None:
    """Taken as one cell, lines 2 to 5 would have one quote at each end."""
    rows, account = read(tmp_path, HEADER + b'a,"X,n\nb,Y,n\nc,Z,n\nd,"W,n\ne,V,n\n')
    assert [r.cells["id"] for r in rows] == ["b", "c", "e"]
    assert [line for line, _ in reasons(account)] == [2, 5]


def test_a_sign_for_inches_is_no_quote(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, HEADER + b'a,10" pipe,n\nb,12" pipe,n\nc,Z,n\n')
    assert [r.cells["name"] for r in rows] == ['10" pipe', '12" pipe', "Z"]


def test_a_cell_of_too_many_lines_is_no_cell(tmp_path: Path) -> None:
    long = b'a,X,"' + b"x,y,z\n" * MOST_LINES + b'"\n'
    rows, account = read(tmp_path, HEADER + long + b"b,Y,n\n")
    assert [r.cells["id"] for r in rows] == ["x"] * (MOST_LINES - 1) + ["b"]
    assert [line for line, _ in reasons(account)] == [2, MOST_LINES + 2]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (b"id,name,remark\n", "header differs: missing 'note', unknown 'remark'"),
        (b"id,name\n", "header differs: missing 'note'"),
        (b"id,name,note,more\n", "header differs: unknown 'more'"),
        (b"id,name,note,note\n", "header differs: double 'note'"),
        (b"id;name;note\n", "header differs: missing 'id', missing 'name', missing 'note', "
         "unknown 'id;name;note'"),
        (b"id,n\xe4me,note\n",
         "header cannot be read: wrong encoding: byte 0xe4 is not utf-8"),
    ],
)  # fmt: skip
def test_another_header_puts_the_whole_file_aside(
    header: bytes, reason: str, tmp_path: Path
) -> None:
    rows, account = read(tmp_path, header + b"a,X,n\nb,Y,n\n")
    assert rows == []
    assert reasons(account) == [(1, reason), (2, reason), (3, reason)]
    assert [row.row for row in account.quarantined][1:] == ["a,X,n", "b,Y,n"]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \n"])
def test_an_empty_file_is_seen(content: bytes, tmp_path: Path) -> None:
    rows, account = read(tmp_path, content)
    assert rows == []
    assert reasons(account) == [(1, "the file is empty: it has not even a header")]


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    rows, account = read(tmp_path, HEADER)
    assert (rows, account.rows_in, account.quarantined) == ([], 0, [])
    assert dict(account.files) == {"t.csv": 0}


def test_encoding_and_delimiter_are_those_of_the_source(tmp_path: Path) -> None:
    form = Format(exactly(("id", "name")), "cp1252", ";")
    rows, _ = read(tmp_path, "id;name\na;Müller, €\n".encode("cp1252"), form)
    assert rows[0].cells == {"id": "a", "name": "Müller, €"}


def test_the_row_in_quarantine_is_as_it_was(tmp_path: Path) -> None:
    """Bytes that are no text are shown as escapes, so that they can be found again."""
    _, account = read(tmp_path, HEADER + b'a, "X"\t,M\xfcller\r\n')
    assert account.quarantined[0].row == 'a, "X"\t,M\\xfcller'
