"""One defect at a time: that row goes aside with its reason, all others come in.

Cells are spoilt in the small made-up network, lines and files in a copy of the curated tables.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import WrongUseError
from ingest.accounting import QuarantinedRow, Reading, write_quarantine
from ingest.inputs import Inputs
from ingest.options import DEFAULT_DATA
from ingest.sources import SOURCES
from tests.ingest.network import add, drop, edit, read_table, write_table

FIRST_EVENT = "allfratech-kickoff"  # the first row of events.csv


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(DEFAULT_DATA, folder, ignore=shutil.ignore_patterns("geo", "ror"))
    return folder


@pytest.fixture(scope="module")
def whole() -> Reading:
    return read(DEFAULT_DATA)


def read(folder: Path) -> Reading:
    reading = SOURCES["curated"].read(Inputs((folder,)))
    assert reading.account.balanced
    return reading


def aside(reading: Reading) -> list[tuple[str, str]]:
    """File and reason of every row in quarantine."""
    return [(row.file, row.reason) for row in reading.account.quarantined]


def of_event(row: dict[str, str]) -> bool:
    return row["id"] == FIRST_EVENT


# Table, cells of its last row, and the reason why that row goes aside.
BAD_CELLS = [
    ("events", {"clusters": "gibt-es-nicht"},
     "clusters: unknown id 'gibt-es-nicht', it stands in no row of clusters"),
    ("events", {"start": "2023-13-40"},
     "start: '2023-13-40' is no date: no calendar has it"),
    ("events", {"start": "12.05.2023"},
     "start: '12.05.2023' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"),
    ("events", {"start": "2023-02-29", "end": ""},
     "start: '2023-02-29' is no date: no calendar has it"),
    ("events", {"start": "2023-05-02", "end": "2023-05-01"},
     "ends '2023-05-01' before it starts '2023-05-02'"),
    ("events", {"sources": ""}, "no source: a fact without a source is not loaded"),
    ("events", {"sources": "src-0000000000"},
     "sources: unknown id 'src-0000000000', it stands in no row of sources"),
    ("events", {"confidence": "sehr hoch"},
     "confidence: unknown category 'sehr hoch', known are 'high', 'medium' or 'low'"),
    ("events", {"id": "Größe 1"},
     "id: 'Größe 1' does not have the form ^[A-Za-z0-9][A-Za-z0-9._@-]*$"),
    ("events", {"name": ""}, "name: the cell is empty"),
    ("events", {"country": "Deutschland"},
     "country: 'Deutschland' does not have the form ^[A-Z]{2}$"),
    ("figures", {"value": "viele"}, "value: 'viele' is no number: write digits with a point "
     "before the decimals"),
    ("figures", {"value": "NaN"}, "value: 'NaN' is no number: write digits with a point before "
     "the decimals"),
    ("figures", {"subject": "atlantis"},
     "subject: unknown id 'atlantis', it stands in no row of clusters, programmes, regions"),
    ("memberships", {"role": "Mitglied"},
     "role: unknown category 'Mitglied', known are member, board, founding_member, partner, "
     "project_partner, host, participant, other, manages, lead"),
    ("memberships", {"since": "2021", "until": "2019-06"},
     "ends '2019-06' before it starts '2021'"),
    ("memberships", {"cluster": ""},
     "cluster: the cell is empty"),
    ("projects", {"status": "laufend"},
     "status: unknown category 'laufend', known are 'running', 'ended', 'selected', 'planned' or "
     "'unknown'"),
    ("projects", {"funding_eur": "1,5 Mio."},
     "funding_eur: '1,5 Mio.' is no whole number: write digits only"),
    ("projects", {"funding_eur": "-5"}, "funding_eur: '-5' is no whole number: write digits only"),
    ("projects", {"funding_eur": "1e6"},
     "funding_eur: '1e6' is no whole number: write digits only"),
    ("projects", {"funding_eur": "99999999999999999999"},
     "funding_eur: '99999999999999999999' is too large"),
    ("cluster_programmes", {"round": "zweite"},
     "round: 'zweite' does not have the form ^[0-9]+$"),
    ("cluster_links", {"from": "cl-a", "to": "cl-a"}, "from: 'cl-a' is tied to itself"),
    ("judgements", {"decision": "vielleicht"},
     "decision: unknown category 'vielleicht', known are 'same', 'different' or 'unsure'"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "cells", "reason"), BAD_CELLS, ids=[f"{t}-{'-'.join(c)}" for t, c, _ in BAD_CELLS]
)
def test_a_bad_cell_puts_its_row_aside(
    table: str, cells: dict[str, str], reason: str, data: Path
) -> None:
    good = read(data).account
    rows = read_table(data, table)
    rows[-1].update(cells)
    write_table(data, table, rows)
    account = read(data).account
    assert [(row.file, row.line, row.reason) for row in account.quarantined] == [
        (f"{table}.csv", len(rows) + 1, reason)
    ]
    assert account.taken == good.taken - 1


# What hangs on a last row goes with it, so that these tables are changed by a new row.
BAD_ROWS = [
    ("organisations", {"kind": "GmbH"}, "kind: unknown category 'GmbH', known are company, "
     "university, applied_university, research_institute, school, agency, association, chamber, "
     "ministry, municipality, foundation, network, hospital, other"),
    ("organisations", {"state": "Sachsen"}, "state: unknown category 'Sachsen', known are BW, BY, "
     "BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH"),
    ("organisations", {"lei": "7LTWFZYICNSX9D621K86"},
     "lei: '7LTWFZYICNSX9D621K86' is no LEI: its check digits do not fit the rest"),
    ("organisations", {"register": "HRB 12345"}, "register: 'HRB 12345' is no register number: "
     "write it like HRB 12345, Amtsgericht Stuttgart"),
    ("organisations", {"part_of": "erfunden"}, "part_of: 'erfunden' refers to itself"),
    ("clusters", {"kind": "verbund"}, "kind: unknown category 'verbund', known are cluster, "
     "alliance, future_cluster, transformation_network, network, umbrella, association"),
    ("clusters", {"member_count": "ca. 80"},
     "member_count: 'ca. 80' is no whole number: write digits only"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "cells", "reason"), BAD_ROWS)
def test_a_bad_new_row_is_put_aside(
    table: str, cells: dict[str, str], reason: str, data: Path
) -> None:
    good = read(data).account
    kind = {"organisations": "company", "clusters": "cluster"}[table]
    add(data, table, **({"id": "erfunden", "name": "Erfunden", "kind": kind} | cells))
    reading = read(data)
    assert aside(reading) == [(f"{table}.csv", reason)]
    assert reading.account.taken == good.taken


def test_a_row_with_two_defects_names_both(copy: Path) -> None:
    edit(copy, "events", of_event, start="gestern", country="D")
    ((_, reason),) = aside(read(copy))
    assert reason.startswith("country: 'D':") or reason.startswith("start: 'gestern'")
    assert "; " in reason
    assert "'gestern' is no date" in reason


def test_of_two_rows_with_one_key_the_first_comes_in(copy: Path, whole: Reading) -> None:
    rows = read_table(copy, "events")
    write_table(copy, "events", [*rows, {**rows[0], "name": "Zweitname"}])
    reading = read(copy)
    place = f"double: '{FIRST_EVENT}' stands already in line 2 of events.csv"
    assert aside(reading) == [("events.csv", place)]
    names = reading.frames["Event"].set_index("id")["name"]
    assert names[FIRST_EVENT] == rows[0]["name"]
    assert reading.account.taken == whole.account.taken


def test_a_row_without_a_source_does_not_block_its_sourced_twin(copy: Path) -> None:
    rows = read_table(copy, "events")
    write_table(copy, "events", [{**rows[0], "sources": ""}, *rows])
    reading = read(copy)
    assert aside(reading) == [("events.csv", "no source: a fact without a source is not loaded")]
    assert FIRST_EVENT in set(reading.frames["Event"]["id"])


def change_line(path: Path, number: int, change: Callable[[bytes], bytes]) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    lines[number - 1] = change(lines[number - 1])
    path.write_bytes(b"".join(lines))


BAD_LINES: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("latin-1", lambda line: b"M\xfcnchen," + line.partition(b",")[2],
     "wrong encoding: byte 0xfc is not utf-8"),
    ("too few cells", lambda line: line.rpartition(b",")[0] + b"\n", "11 cells instead of 12"),
    ("too many cells", lambda line: line.strip() + b",x\n", "13 cells instead of 12"),
    ("unclosed quote", lambda line: b'"' + line, "not a row: unexpected end of data"),
    ("bits of a binary file", lambda line: b"\x00\x01" + line,
     "control character 0x00 in the row"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "reason"), [b[1:] for b in BAD_LINES], ids=[b[0] for b in BAD_LINES]
)
def test_a_bad_line_is_put_aside_alone(
    change: Callable[[bytes], bytes], reason: str, copy: Path, whole: Reading
) -> None:
    change_line(copy / "events.csv", 5, change)
    reading = read(copy)
    assert aside(reading) == [("events.csv", reason)]
    assert reading.account.quarantined[0].line == 5
    assert reading.account.taken == whole.account.taken - 1


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.replace(b"\n", b"\n\n"),
    ],
    ids=["BOM", "CRLF", "blank lines"],
)
def test_what_spreadsheets_add_changes_nothing(
    change: Callable[[bytes], bytes], copy: Path, whole: Reading
) -> None:
    for path in copy.glob("*.csv"):
        path.write_bytes(change(path.read_bytes()))
    reading = read(copy)
    assert aside(reading) == []
    assert reading.account.taken == whole.account.taken
    assert reading.frames["Cluster"].equals(whole.frames["Cluster"])


def test_an_unknown_column_puts_the_whole_file_aside(copy: Path, whole: Reading) -> None:
    path = copy / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("id,name", "id,titel", 1), "utf-8")
    reading = read(copy)
    rows = whole.account.files["events.csv"]
    reason = "header differs: missing 'name', unknown 'titel'"
    assert aside(reading) == [("events.csv", reason)] * (rows + 1)
    assert reading.account.taken == whole.account.taken - rows
    assert reading.frames["Event"].empty


def test_a_table_may_lack_its_translations(copy: Path, whole: Reading) -> None:
    """As the tables were before they had English columns beside the German ones."""
    with (copy / "competences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (copy / "competences.csv").open("w", encoding="utf-8", newline="") as file:
        header = [name for name in rows[0] if name not in ("plain_en", "example_en")]
        writer = csv.DictWriter(file, header, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    reading = read(copy)
    assert aside(reading) == []
    assert reading.account.taken == whole.account.taken
    assert set(reading.frames["Competence"]["plain_en"]) == {None}
    assert set(whole.frames["Competence"]["plain_en"]) != {None}


def test_an_empty_file_is_reported(copy: Path, whole: Reading) -> None:
    (copy / "events.csv").write_bytes(b"")
    reading = read(copy)
    assert aside(reading) == [("events.csv", "the file is empty: it has not even a header")]
    assert reading.account.taken == whole.account.taken - whole.account.files["events.csv"]


def test_a_missing_table_is_an_error_with_its_remedy(copy: Path) -> None:
    (copy / "events.csv").unlink()
    with pytest.raises(WrongUseError, match=r"^events\.csv is missing in .*: restore it") as error:
        read(copy)
    assert "events.csv fehlt in" in error.value.text("de")


def test_judgements_may_be_missing(copy: Path, whole: Reading) -> None:
    (copy / "judgements.csv").unlink()
    reading = read(copy)
    assert reading.judgements == []
    assert whole.judgements != []


def test_a_misspelt_table_is_remarked(copy: Path) -> None:
    shutil.copy(copy / "events.csv", copy / "event.csv")
    assert "event.csv is no table of this source and was not read" in read(copy).remarks


def test_what_hangs_on_a_bad_organisation_goes_with_it(copy: Path, whole: Reading) -> None:
    """3d-micromac-ag: one row each in organisations, participations and stage_activities, ...

    ... and in memberships as many as the csv module counts there.
    """
    body = "3d-micromac-ag"
    hanging = {
        name: sum(row["organisation"] == body for row in read_table(copy, name))
        for name in ("memberships", "participations", "stage_activities")
    }
    assert sum(hanging.values()) >= 2
    edit(copy, "organisations", lambda row: row["id"] == body, kind="Laserfirma")
    reading = read(copy)
    reason = f"organisation: unknown id '{body}', it stands in no row of organisations"
    for name, number in hanging.items():
        assert aside(reading).count((f"{name}.csv", reason)) == number
    assert len(aside(reading)) == 1 + sum(hanging.values())
    assert reading.account.taken == whole.account.taken - 1 - sum(hanging.values())


def test_a_judgement_keeps_ties_of_an_id_that_gave_way(copy: Path) -> None:
    """judgements.csv: eurocopter is the same as airbus-helicopters, an own record or not."""
    was = [r for r in read_table(copy, "judgements") if "eurocopter" in (r["a_id"], r["b_id"])]
    assert [r["decision"] for r in was] == ["same"]
    drop(copy, "organisations", lambda row: row["id"] == "eurocopter")
    cluster = read_table(copy, "clusters")[0]
    tie = {"cluster": cluster["id"], "role": "other", "sources": cluster["sources"]}
    add(copy, "memberships", organisation="eurocopter", **tie)
    assert aside(read(copy)) == []


@pytest.mark.parametrize("decision", ["different", "unsure"])
def test_a_judgement_that_joins_nothing_makes_no_id_known(decision: str, copy: Path) -> None:
    add(copy, "judgements", a_id="airbus", b_id="nie-da", a_name="Airbus", b_name="Nie da",
        decision=decision, date="2026-01-01")  # fmt: skip
    cluster = read_table(copy, "clusters")[0]
    tie = {"cluster": cluster["id"], "role": "member", "sources": cluster["sources"]}
    add(copy, "memberships", organisation="nie-da", **tie)
    reason = "organisation: unknown id 'nie-da', it stands in no row of organisations"
    assert aside(read(copy)) == [("memberships.csv", reason)]


def test_unverified_rows_must_say_so(copy: Path) -> None:
    rows = read_table(copy, "unverified/organisations")
    write_table(copy, "unverified/organisations", [{**rows[0], "confidence": "high"}])
    reading = SOURCES["curated"].read(Inputs((copy,), with_unverified=True))
    assert aside(reading)[0] == (
        "unverified/organisations.csv", "unverified: the confidence must be 'low'"
    )  # fmt: skip


def test_what_a_source_states_makes_the_unverified_row_superfluous(copy: Path) -> None:
    rows = read_table(copy, "organisations")
    write_table(copy, "unverified/organisations", [{**rows[0], "confidence": "low"}])
    account = SOURCES["curated"].read(Inputs((copy,), with_unverified=True)).account
    assert dict(account.ignored) == {"unverified, and a source states the same": 1}
    assert account.balanced


def test_the_quarantine_file_tells_file_line_reason_and_row(copy: Path, tmp_path: Path) -> None:
    change_line(copy / "events.csv", 3, lambda _: b'"ganz, anders", kaputt\n')
    path = write_quarantine(tmp_path / "q", "curated", read(copy).account.quarantined)
    assert path is not None
    with path.open(encoding="utf-8", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["file", "line", "reason", "reason_de", "row"]
    text = '"ganz, anders", kaputt'
    assert row == ["events.csv", "3", "2 cells instead of 12", "2 Zellen statt 12", text]


def test_without_bad_rows_there_is_no_quarantine_file(tmp_path: Path) -> None:
    assert write_quarantine(tmp_path / "q", "curated", []) is None
    assert not (tmp_path / "q").exists()


def test_two_runs_of_one_second_keep_their_files_apart(tmp_path: Path) -> None:
    """Both have the same inputs, so the same id: docs/decisions/run-id.md."""
    folder = tmp_path / "quarantine" / "20261123T101112_in-0123"
    first = write_quarantine(folder, "curated", [QuarantinedRow("a.csv", 2, "one", "x")])
    second = write_quarantine(folder, "curated", [QuarantinedRow("a.csv", 2, "two", "x")])
    third = write_quarantine(folder, "curated", [QuarantinedRow("a.csv", 2, "three", "x")])
    other = write_quarantine(folder, "ror", [QuarantinedRow("b.json", 1, "one", "x")])
    assert first == folder / "curated.csv" and other == folder / "ror.csv"
    assert second == folder.with_name(f"{folder.name}_2") / "curated.csv"
    assert third == folder.with_name(f"{folder.name}_3") / "curated.csv"
    assert "one" in first.read_text(encoding="utf-8")
    assert "two" in second.read_text(encoding="utf-8")
