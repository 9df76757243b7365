"""The reader of the Förderkatalog on made-up rows that show every quirk of the format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.frames import problems
from graph.model import MODEL
from ingest import accepted
from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.sources.foerderkatalog.cells import CellError, amount, day, text
from ingest.sources.foerderkatalog.source import read
from tests.ingest.sources.made_up_grants import (
    CHEMNITZ,
    DRESDEN,
    NEW,
    OLD,
    OLDENBURG,
    grant,
    header,
    reading,
)

TAKES_PART = "Organisation-TAKES_PART_IN-Project"
LOCATED = "Project-LOCATED_IN-Region"
REDACTED = "Keine Anzeige aufgrund datenschutzrechtlicher Regelungen."


def rows(read: Reading, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in read.frames[table].to_dict("records")]


def only(read: Reading, table: str) -> dict[str, Any]:
    [row] = rows(read, table)
    return row


def place(read: Reading, name: str) -> tuple[Any, ...]:
    [node] = [o["id"] for o in rows(read, "Organisation") if o["name"] == name]
    [seat] = [s.place for s in read.seats if s.id == node]
    return seat.city, seat.states, seat.country, seat.district


@pytest.mark.parametrize("names", [NEW, OLD], ids=["new", "old"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_grant_becomes_a_project_with_its_participant(
    names: tuple[str, ...], end: str, tmp_path: Path
) -> None:
    found = reading(tmp_path, grant("01AB1234", project="Mustertal"), names=names, end=end)
    assert found.account.balanced
    assert (found.account.taken, found.account.rows_in) == (1, 1)
    project, part = only(found, "Project"), only(found, TAKES_PART)
    assert (
        project
        | {
            "id": "fkz-01AB1234",
            "name": "Mustertal",
            "title": "Erdachte Sensoren",
            "start": "2021-04-01",
            "end": "2024-03-31",
            "funding_eur": 794358,
            "ministry": "BMFTR",
            "administered_by": "PT-J",
            "funding_kind": "Direkte Projektförderung",
            "funding_profile": "Technologie- und Innovationsförderung",
        }
        == project
    )
    assert (
        part
        | {
            "end_id": "fkz-01AB1234",
            "role": "partner",
            "grant_id": "01AB1234",
            "funding_eur": 794358,
            "start": "2021-04-01",
            "end": "2024-03-31",
            "title": "Erdachte Sensoren",
            "tied_by": "single",
            "published_name": "Musterwerk GmbH",
            "published_unit": None,
        }
        == part
    )
    body = only(found, "Organisation")
    assert (body["kind"], body["legal_form"], body["city"]) == ("company", "GmbH", "Oldenburg")
    assert part["start_id"] == body["id"]
    # The assembly adds the regions that a reading asks for.
    assert problems(MODEL, found.frames) == [f"{LOCATED}: unknown Region ['ags-03403']"]


def test_the_two_blocks_of_places_are_kept_apart(tmp_path: Path) -> None:
    unit = "Technische Universität Dresden - Institut für Erdachtes"
    found = reading(tmp_path, grant("01AB1234", "Technische Universität Dresden", place=DRESDEN,
                                    body=unit, body_place=CHEMNITZ))  # fmt: skip
    assert place(found, "Technische Universität Dresden") == ("Dresden", ("SN",), "DE", "14612")
    assert place(found, unit) == ("Chemnitz", ("SN",), "DE", "14511")
    part_of, part = only(found, "Organisation-PART_OF-Organisation"), only(found, TAKES_PART)
    assert part_of["kind"] == "unit"
    # The legal person takes part; the unit is told by the name it was published under.
    assert part["start_id"] == part_of["end_id"]
    assert (part["published_name"], part["published_unit"]) == (
        "Technische Universität Dresden", unit)  # fmt: skip


def test_a_project_lies_where_its_work_is_done(tmp_path: Path) -> None:
    """One tie a Kreis with the euros that go there; the recipient's seat is not the place."""
    munich = ("09162000", "München", "München", "Bayern", "Deutschland")
    nowhere = ("00000000", "", "", "Sachsen", "Deutschland")
    common = {"project": "Mustertal"}
    found = reading(
        tmp_path,
        grant("01AB1234A", "Erdachte Gesellschaft e. V.", place=munich, body="Institut für X",
              body_place=DRESDEN, amount="100,00", **common),
        grant("01AB1234B", place=DRESDEN, amount="30,00", **common),
        grant("01AB1234C", REDACTED, place=CHEMNITZ, amount="7,00", **common),
        grant("01AB1234D", "Musterverein e. V.", place=nowhere, amount="0,00", **common),
        grant("01AB1234E", "Muster AG", place=("99999999", "", "Wien", "", "Österreich"),
              amount="5,00", **common),
    )  # fmt: skip
    assert {(r["end_id"], r["funding_eur"]) for r in rows(found, LOCATED)} == {
        ("ags-14612", 130), ("ags-14511", 7), ("ags-14", None), ("iso-AT", 5)}  # fmt: skip
    asked = {s.place.smallest for s in found.seats if not s.label}
    assert asked == {"ags-14612", "ags-14511", "ags-14", "iso-AT"}


def test_units_of_one_name_stay_with_their_bodies(tmp_path: Path) -> None:
    """Two universities of one town may each have an Institut für Physik."""
    found = reading(
        tmp_path,
        *(grant(f"01AB123{i}", f"Universität {i} Dresden", place=DRESDEN, body="Institut für X")
          for i in range(2)),
    )  # fmt: skip
    assert len({r["end_id"] for r in rows(found, "Organisation-PART_OF-Organisation")}) == 2
    assert len([o for o in rows(found, "Organisation") if o["name"] == "Institut für X"]) == 2


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('="Text"', "Text"), ('=""', ""), ("bare  text", "bare text"), ('="a ""b"""', 'a ""b""'),
        ("=SUM(A1)", "=SUM(A1)"), ('="', '="'), ('=""x"', '"x'), ("", ""),
    ],
)  # fmt: skip
def test_texts_of_cells(cell: str, value: str) -> None:
    assert text(cell) == value


def test_a_title_too_long_to_be_wrapped_stands_bare(tmp_path: Path) -> None:
    title = "Erdachte Sensoren " * 16 + 'mit "Zeichen"'
    assert len(title) > 255
    assert only(reading(tmp_path, grant("01AB1234", title=title)), TAKES_PART)["title"] == title


@pytest.mark.parametrize(
    ("cell", "euros"),
    [("794.358,00", 794358), ("1.234.567,49", 1234567), ("0,50", 1), ("99,5", 100), ("12", 12),
     ("1234,00", 1234), ('="5.000,00"', 5000), ("0,00", None), ("", None)],
)  # fmt: skip
def test_amounts_are_whole_euros_rounded_half_up(cell: str, euros: int | None) -> None:
    assert amount(cell) == euros


@pytest.mark.parametrize(
    "cell",
    ["794,358.00", "79.43,00", "-5,00", "-0,40", "1e5", "viel", "٣,00", "1" + "0" * 11, "9" * 5000],
)
def test_what_is_no_amount_is_told(cell: str) -> None:
    with pytest.raises(CellError, match="amount"):
        amount(cell)


def test_days() -> None:
    assert (day('="01.04.2021"'), day('=""')) == ("2021-04-01", None)
    for wrong in ("31.02.2021", "2021-04-01", "00.01.2021", "1.1.21"):
        with pytest.raises(CellError, match="date"):
            day(wrong)


@pytest.mark.parametrize(
    ("encoding", "name", "told"),
    [
        ("utf-8", "Müller „Süß“ GmbH", "utf-8"),
        ("utf-8-sig", "Müller GmbH", "utf-8"),
        ("cp1252", "Müller „Süß“ – GmbH", "cp1252"),
        ("iso-8859-15", "Müller €uro Š GmbH", "iso-8859-15"),
        ("ascii", "Mueller GmbH", "utf-8"),
    ],
)
def test_the_encoding_is_recognised(encoding: str, name: str, told: str, tmp_path: Path) -> None:
    names = tuple(n.encode("ascii", "ignore").decode() for n in NEW)
    if encoding == "ascii":  # a header without umlauts does not exist: only the bytes are looked at
        (tmp_path / "x.csv").write_text(header(names), encoding="ascii")
        assert "x.csv was read as utf-8" in read(Inputs((tmp_path / "x.csv",))).remarks
        return
    found = reading(tmp_path, grant("01AB1234", name), encoding=encoding)
    assert only(found, "Organisation")["name"] == name
    assert f"Suchliste.csv was read as {told}" in found.remarks


def test_one_broken_sign_in_utf8_costs_its_row_only(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    good = [grant(f"01AB12{i}", "Müller GmbH").encode() for i in range(10, 30)]
    path.write_bytes(b"\n".join([header().encode(), *good, good[0].replace(b"\xc3", b"")]))
    found = read(Inputs((path,)))
    assert (found.account.taken, len(found.account.quarantined)) == (20, 1)
    assert only(found, "Organisation")["name"] == "Müller GmbH"


def test_redacted_recipients_are_nobody(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        grant("01AB1234A", REDACTED, project="Mustertal"),
        grant("01AB1234B", "Musterwerk GmbH", project="Mustertal"),
        grant("01AB1235", REDACTED.replace("Regelungen", "Bestimmungen")),
        grant("01AB1236", "Musterwerk GmbH", body=REDACTED),
    )
    assert [o["name"] for o in rows(found, "Organisation")] == ["Musterwerk GmbH"]
    money = {p["id"]: p["funding_eur"] for p in rows(found, "Project")}
    assert money == {"fkz-01AB1234": 2 * 794358, "fkz-01AB1235": 794358, "fkz-01AB1236": 794358}
    assert {r["grant_id"] for r in rows(found, TAKES_PART)} == {"01AB1234B", "01AB1236"}
    assert len(rows(found, "Project-ABOUT-Field")) == 3
    assert any(r.startswith("2 grants whose recipient is not shown") for r in found.remarks)
    assert found.account.taken == 4


def test_transfers_and_bookkeeping_are_put_aside_by_name(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        grant("01AB1", "Freistaat Sachsen", "Zuweisung nach der Verwaltungsvereinbarung X"),
        grant("01AB2", "Ministerium für Erdachtes des Landes Nordrhein-Westfalen", code="TB6020"),
        grant("01AB3", "Musterwerk GmbH", "Sammelvorhabenbuchung 2021"),
        grant("01AB4", "Musterwerk GmbH", "Anlage nur zum Zweck der Auszahlung"),
        # Not every grant to a Land is a transfer, and not every such title is one to a Land.
        grant("01AB5", "Freie und Hansestadt Hamburg", "Erdachte Ampeln im Hafen"),
        grant("01AB6", "Universität Leipzig", "Begleitung der Bund-Länder-Initiative"),
        grant("01AB7", "Land in Sicht e.V.", "Zuweisung"),
        grant("01AB8", "Bundesministerium für Erdachtes", "Zuweisung"),
    )
    assert found.account.balanced
    assert dict(found.account.ignored) == {"transfer between Bund and Land": 2,
                                           "bookkeeping row": 2}  # fmt: skip
    assert {r["grant_id"] for r in rows(found, TAKES_PART)} == {"01AB5", "01AB6", "01AB7", "01AB8"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (OLDENBURG, ("Oldenburg", ("NI",), "DE", "03403")),
        (("00000000", "", "", "Sachsen", "Deutschland"), (None, ("SN",), "DE", None)),
        (("99999999", "Wien", "Wien", "", "Österreich"), ("Wien", (), "AT", None)),
        (("", "Leer", "Loga", "Niedersachsen", "Deutschland"), ("Leer", ("NI",), "DE", None)),
        # A lost leading zero is not guessed; the key counts before the name of the Land.
        (("3403000", "Oldenburg", "", "Niedersachsen", "Deutschland"),
         ("Oldenburg", ("NI",), "DE", None)),
        (("14612000", "Dresden, Landeshauptstadt", "", "Bayern", "Deutschland"),
         ("Dresden", ("SN",), "DE", "14612")),
    ],
)  # fmt: skip
def test_keys_of_municipalities(
    cells: tuple[str, ...], expected: tuple[Any, ...], tmp_path: Path
) -> None:
    assert place(reading(tmp_path, grant("01AB1", place=cells)), "Musterwerk GmbH") == expected


def test_bad_rows_are_put_into_quarantine_with_their_reason(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        grant("01AB1"),
        grant("01AB2", title="Teil 1; Teil 2"),
        grant("01AB3", start="32.01.2021"),
        grant("01AB4", start="01.04.2025"),
        grant("01AB5", amount="viel"),
        grant("", "Musterwerk GmbH"),
        grant("01AB6", ""),
        grant("01AB1"),
        grant("01AB1", amount="1,00"),
        "abgeschnitten",
    )
    assert found.account.balanced
    assert (found.account.taken, found.account.ignored["the same row again"]) == (1, 1)
    assert [(q.line, q.reason) for q in found.account.quarantined] == [
        (3, "28 cells instead of 27"),
        (4, "date: '32.01.2021' is not a day such as 01.04.2021"),
        (5, "date: ends 2024-03-31 before it starts 2025-04-01"),
        (6, "amount: 'viel' is not an amount such as 794.358,00"),
        (7, "FKZ: empty"),
        (8, "recipient: empty"),
        (10, "double: FKZ '01AB1' stands with other content in line 2 already"),
        (11, "1 cells instead of 27"),
    ]


def test_an_unknown_header_puts_the_file_aside(tmp_path: Path) -> None:
    found = reading(tmp_path, grant("01AB1"), names=(*NEW[:-1], "Neue Spalte"))
    assert [q.reason for q in found.account.quarantined] == [
        "header differs: unknown 'Neue Spalte'"] * 2  # fmt: skip
    assert found.account.balanced


def test_without_an_export_the_message_says_what_to_hand_in(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="hand in the CSV") as error:
        read(Inputs((tmp_path,)))
    assert "CSV-Datei der Suche" in error.value.german


def test_plan_codes_are_fields_of_their_own_scheme(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        grant("01AB1"),
        grant("01AB2", code="ZMAN", code_text="LP für alle Mandanten"),
        grant("01AB3", code="U06021", code_text="Beschleunigeranlage"),
        grant("01AB4", code=""),
    )
    assert {f["id"]: f["name"] for f in rows(found, "Field")} == {
        "lps-EA2113": "Erdachte Energiesysteme", "lps-EA": "EA", "lps-E": "E",
        "lps-ZMAN": "LP für alle Mandanten", "lps-U06021": "Beschleunigeranlage", "lps-U": "U",
    }  # fmt: skip
    assert {f["scheme"] for f in rows(found, "Field")} == {"Leistungsplansystematik 2009"}
    broader = {(r["start_id"], r["end_id"]) for r in rows(found, "Field-BROADER-Field")}
    assert broader == {("lps-EA2113", "lps-EA"), ("lps-EA", "lps-E"), ("lps-U06021", "lps-U")}
    about = {(r["start_id"], r["end_id"]) for r in rows(found, "Project-ABOUT-Field")}
    assert ("fkz-01AB2", "lps-ZMAN") in about
    assert len(about) == 3


def test_a_spelling_and_place_is_one_record(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        grant("01AB1", "Musterwerk GmbH"),
        grant("K332700 /7", "Musterwerk  GmbH"),
        grant("01AB3", "Musterwerk GmbH & Co. KG"),
        grant("01AB4", "Musterwerk GmbH", place=DRESDEN),
        grant("01AB5", "Dr. Erika Beispiel"),
    )
    forms = {o["name"]: o["legal_form"] for o in rows(found, "Organisation")}
    assert forms["Musterwerk GmbH & Co. KG"] == "GmbH & Co. KG"
    assert sorted((o["name"], o["city"]) for o in rows(found, "Organisation")) == [
        ("Musterwerk GmbH", "Dresden"), ("Musterwerk GmbH", "Oldenburg"),
        ("Musterwerk GmbH & Co. KG", "Oldenburg")]  # fmt: skip
    assert any("named like a person" in remark for remark in found.remarks)
    # The number stays as published; the id has no blanks.
    assert {r["end_id"] for r in rows(found, TAKES_PART) if r["grant_id"] == "K332700 /7"} == {
        "fkz-K332700/7"}  # fmt: skip


def test_a_kept_reading_is_the_reading(tmp_path: Path) -> None:
    found = reading(tmp_path, grant("03WIR0801A", title="WIR! - region 4.0 - Erdachtes, TP1"))
    accepted.save(tmp_path, found, "x")
    kept = accepted.load(tmp_path, "foerderkatalog")
    assert kept is not None
    assert kept.alliances == found.alliances != []
    assert kept.seats == found.seats
    assert rows(kept, TAKES_PART) == rows(found, TAKES_PART)
