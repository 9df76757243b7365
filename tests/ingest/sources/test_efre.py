"""Lists of operations. The headings are those of Niedersachsen, all rows are made up.

Headings and quirks (second header line in English, key of ten digits, _x000D_, blanks after names,
an operation away from the seat of its beneficiary): docs/sources-efre.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graph.errors import WrongUseError
from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.places import Place
from ingest.sources.efre import rows, source
from ingest.sources.efre.layout import layouts
from ingest.sources.efre.places import location
from ingest.tables import ABOVE

HEADER_2021 = [
    "betroffenes spezifisches Ziel", "Code des Vorhabens", "Bezeichnung des Vorhabens",
    "Zweck und erwartete oder tatsächliche Errungenschaften des Vorhabens",
    "Datum des Beginns des Vorhabens",
    "voraussichtliches oder tatsächliches Datum des Abschlusses des Vorhabens",
    "Standortindikator oder Geolokalisierung für das Vorhaben", "Land",
    "Art der Intervention für das Vorhaben", "Gesamtkosten des Vorhabens", "betroffener Fonds",
    "Unionsbeitrag", "Kofinanzierungssatz der Union", "Name des Begünstigten",
]  # fmt: skip
ENGLISH_2021 = ["Specific Objective", "Operation ID", "Operation Name", *["x"] * 10,
                "Beneficiary's Name"]  # fmt: skip
HEADER_2014 = [
    "Name des Begünstigten", "Bezeichnung \ndes Vorhabens", "Zusammenfassung des Vorhabens",
    "Datum des \nBeginns des \nVorhabens", "Datum des \nEndes des \nVorhabens",
    "Gesamtbetrag der \nförderfähigen Ausgaben des \nVorhabens in €",
    "Unions-\nKofinan-\nzierungssatz", "Unionsbeitrag", "Kategorie der Region", "Land",
    "Landkreis", None, "Interventionsbereich", None,
]  # fmt: skip
OLDENBURG = Place("Oldenburg (Oldenburg)", ("NI",), "DE", "03403")


def operation(code: str = "Nds_1", **change: Any) -> list[Any]:
    cells = {
        "objective": "1.1 - Ziel", "code": code, "name": "Erfundenes Vorhaben",
        "purpose": "Zweck_x000D_\n", "start": dt.date(2022, 7, 1), "end": dt.date(2024, 4, 30),
        "location": "Oldenburg (Oldenburg)", "country": "DE", "kind": "010 - Forschung",
        "total": 1000.5, "fund": "EFRE-SER", "eu": 400.49, "rate": 0.4,
        "beneficiary": "Erfundene Drei GmbH   ",
    }  # fmt: skip
    return list((cells | change).values())


def write(path: Path, *lines: Sequence[Any], day: str = "31. Januar 2026") -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["Liste der Vorhaben (List of operation)"], ["Quelle: NBank "],
                 [f"DS: {day} mit Korrekturen April 2026"], [], *lines):  # fmt: skip
        sheet.append(line)
    book.save(path)


def read(folder: Path, *lines: Sequence[Any]) -> Reading:
    if lines:
        write(folder / "liste.xlsx", HEADER_2021, ENGLISH_2021, *lines)
    reading = source.read(Inputs((folder,)))
    assert reading.account.balanced
    return reading


def facts(reading: Reading, table: str) -> list[dict[str, Any]]:
    found = reading.frames[table].to_dict("records")
    return [{str(k): v for k, v in row.items() if v is not None} for row in found]


def seats(reading: Reading, label: str) -> list[tuple[Place, str]]:
    return [(s.place, s.confidence) for s in reading.seats if s.label == label]


def test_an_operation_becomes_a_project_with_its_beneficiary_and_programme(tmp_path: Path) -> None:
    reading = read(tmp_path, operation())
    assert reading.account.ignored == {ABOVE: 3, rows.SECOND_HEADER: 1}
    (project,) = facts(reading, "Project")
    assert project["id"].startswith("efre-ni-2021-2027-")
    assert (project["name"], project["start"], project["end"]) == (
        "Erfundenes Vorhaben", "2022-07-01", "2024-04-30",
    )  # fmt: skip
    assert (project["volume_eur"], project["funding_eur"]) == (1001, 400)  # whole euros
    assert (project["funding_kind"], project["funding_profile"]) == ("EFRE-SER", "1.1 - Ziel")
    assert project["note"] == "Zweck; Art der Intervention: 010 - Forschung"
    (body,) = facts(reading, "Organisation")
    assert (body["name"], body["kind"]) == ("Erfundene Drei GmbH", "company")
    (part,) = facts(reading, "Organisation-TAKES_PART_IN-Project")
    assert (part["start_id"], part["end_id"]) == (body["id"], project["id"])
    assert (part["role"], part["grant_id"], part["funding_eur"]) == ("other", "Nds_1", 400)
    assert part["published_name"] == "Erfundene Drei GmbH"
    (programme,) = facts(reading, "Programme")
    assert (programme["id"], programme["level"]) == ("efre-ni-2021-2027", "eu")
    assert [t["end_id"] for t in facts(reading, "Programme-LIMITED_TO-Region")] == ["ags-03"]
    (src,) = facts(reading, "Source")
    assert (src["id"], src["retrieved_on"]) == ("src-efre-ni-2021-2027", "2026-01-31")
    # The list says where the operation is; that its beneficiary sits there is a guess.
    assert seats(reading, "Project") == [(OLDENBURG, "high")]
    assert seats(reading, "Organisation") == [(OLDENBURG, "low")]
    assert "city" not in body


def test_the_older_list_has_no_code_and_a_key_of_ten_digits(tmp_path: Path) -> None:
    line = ["Erfundene Bäder GmbH   ", "Dach", "Sanierung", dt.date(2018, 8, 17),
            dt.date(2020, 7, 31), "667.132,54", "33,33%", 333566.27, "EFRE-SER", "DE",
            "0325700000", "Schaumburg", "013", "Energie"]  # fmt: skip
    write(tmp_path / "a.xlsx", HEADER_2014, ["beneficiary name", "operation name"], line, line)
    reading = read(tmp_path)
    assert reading.account.ignored[source.TWICE] == 1
    (project,) = facts(reading, "Project")
    assert project["id"].startswith("efre-ni-2014-2020-")
    assert (project["volume_eur"], project["funding_eur"]) == (667133, 333566)
    assert project["note"].endswith("Volumen = förderfähige Ausgaben")
    assert seats(reading, "Project") == [(Place(None, ("NI",), "DE", "03257"), "high")]
    assert "grant_id" not in facts(reading, "Organisation-TAKES_PART_IN-Project")[0]


def test_a_csv_of_the_same_list_gives_the_same_facts(tmp_path: Path) -> None:
    sheet, text = tmp_path / "a", tmp_path / "b"
    sheet.mkdir()
    text.mkdir()
    line = ["1.1 - Ziel", "Nds_1", "Erfundenes Vorhaben", "Zweck", "01.07.2022", "30.04.2024",
            "Oldenburg (Oldenburg)", "DE", "010 - Forschung", "1.000,50 €", "EFRE-SER", "400,49",
            "40%", "Erfundene Drei GmbH"]  # fmt: skip
    content = "\n".join(
        ";".join(cells) for cells in (["Liste"], ["DS: 31.01.2026"], HEADER_2021, line)
    )
    (text / "liste.csv").write_bytes(content.encode("cp1252"))
    one, other = read(sheet, operation()), read(text)
    for table in one.frames:
        assert facts(one, table) == facts(other, table), table


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"beneficiary": "Erika Muster"}, rows.PERSON),
        ({"beneficiary": "Frau Muster"}, rows.PERSON),
        ({"beneficiary": "natürliche Person"}, rows.REDACTED),
        ({"beneficiary": "", "name": ""}, rows.NO_OPERATION),
        ({"beneficiary": " ", "name": "\u00a0"}, rows.NO_OPERATION),
        ({"beneficiary": "Summe", "name": ""}, rows.NO_OPERATION),
        (
            {"beneficiary": "Gesamtsumme EFRE:", "name": "", "fund": "", "start": ""},
            rows.NO_OPERATION,
        ),
        ({"beneficiary": "", "name": "Insgesamt"}, rows.NO_OPERATION),
        (
            {
                "beneficiary": "Name des Begünstigten",
                "name": "Bezeichnung des Vorhabens",
                "start": "Datum des Beginns des Vorhabens",
            },
            rows.REPEATED_HEADER,
        ),
    ],
)
def test_persons_and_totals_are_left_out_by_a_named_rule(
    change: dict[str, Any], rule: str, tmp_path: Path
) -> None:
    reading = read(tmp_path, operation(), operation("Nds_2", **change))
    assert (reading.account.taken, reading.account.ignored[rule]) == (1, 1)
    assert reading.account.quarantined == []
    assert "Muster" not in "".join(str(f.to_dict()) for f in reading.frames.values())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"fund": "ELER"}, "unknown fund: 'ELER', known are EFRE, ESF"),
        ({"beneficiary": ""}, "no beneficiary"),
        ({"beneficiary": "Total Erfunden GmbH", "name": ""}, "no name of the operation"),
        ({"name": ""}, "no name of the operation"),
        ({"start": "bald"}, "no date: 'bald' as start"),
        ({"end": dt.date(2021, 1, 1)}, "ends before it starts: '2021-01-01'"),
        ({"total": "viel"}, "no amount: 'viel' as total"),
        ({"total": "1.000.50"}, "no amount"),
        ({"total": -5}, "no possible amount: '-5'"),
        ({"eu": 2000}, "EU share above the total cost: '2000' of '1000.5'"),
    ],
)
def test_a_bad_cell_puts_its_row_aside(change: dict[str, Any], reason: str, tmp_path: Path) -> None:
    reading = read(tmp_path, operation(), operation("Nds_2", **change))
    (aside,) = reading.account.quarantined
    assert reason in aside.reason
    assert (aside.line, reading.account.taken) == (8, 1)


def test_parts_of_an_operation_add_up_and_places_do_not(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        operation("Nds_1", total=1000, eu=400, fund="EFRE-SER"),
        operation("Nds_1", total=500, eu=300, fund="EFRE-UER"),
        operation("Nds_2", location="Uelzen"),
        operation("Nds_2", location="Hatten"),
    )  # fmt: skip
    by_code = {p["grant_id"]: p for p in facts(reading, "Organisation-TAKES_PART_IN-Project")}
    assert {code: p["funding_eur"] for code, p in by_code.items()} == {"Nds_1": 700, "Nds_2": 400}
    volumes = {p["id"]: p["volume_eur"] for p in facts(reading, "Project")}
    assert volumes[by_code["Nds_1"]["end_id"]] == 1500
    assert volumes[by_code["Nds_2"]["end_id"]] == 1001
    towns = [place.city for place, _ in seats(reading, "Project")][-2:]
    assert towns == ["Uelzen", "Hatten"]


def test_a_town_in_its_name_is_where_a_beneficiary_sits(tmp_path: Path) -> None:
    school = "Erfundene Volkshochschule Oldenburg gGmbH"
    reading = read(
        tmp_path,
        operation("Nds_1", beneficiary=school, location="Hatten"),
        operation("Nds_2", beneficiary=school),
    )  # fmt: skip
    assert len({row["id"] for row in facts(reading, "Organisation")}) == 1
    assert set(seats(reading, "Organisation")) == {(OLDENBURG, "medium")}
    assert [place.city for place, _ in seats(reading, "Project")] == [
        "Hatten", "Oldenburg (Oldenburg)",
    ]  # fmt: skip


def test_of_two_lists_the_newer_one_counts(tmp_path: Path) -> None:
    for name, day, total in (("a", "31. Juli 2026", 2000), ("b", "31. Januar 2026", 1000)):
        lines = operation("Nds_1", total=total), operation(f"Nds_{name}")
        write(tmp_path / f"{name}.xlsx", HEADER_2021, *lines, day=day)
    reading = read(tmp_path)
    assert len(facts(reading, "Project")) == 3
    assert {p["volume_eur"] for p in facts(reading, "Project")} == {2000, 1001}
    assert reading.account.ignored[source.SUPERSEDED] == 1
    assert facts(reading, "Source")[0]["retrieved_on"] == "2026-07-31"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("0340300000", OLDENBURG), ("03403000", OLDENBURG), ("DE943", OLDENBURG),
        ("Oldenburg (Oldenburg), Stadt", Place("Oldenburg (Oldenburg)", ("NI",), "DE", "03403")),
        ("26122 Oldenburg", Place("Oldenburg", ("NI",), "DE", "03403")),
        ("Landkreis Schaumburg", Place(None, ("NI",), "DE", "03257")),
        ("Hatten", Place("Hatten", ("NI",), "DE")),
        ("landesweit", Place(None, ("NI",), "DE")), ("", Place(None, ("NI",), "DE")),
        ("DE5", Place(None, ("HB",), "DE")), ("0399900000", Place(None, ("NI",), "DE")),
    ],
)  # fmt: skip
def test_places_are_read_from_keys_codes_and_names(text: str, place: Place) -> None:
    # Keys and NUTS codes: ingest/districts.csv
    assert location(text, "DE", "NI") == place


def test_a_place_abroad_is_not_in_the_land() -> None:
    assert location("Groningen", "NL", "NI") == Place("Groningen", (), "NL")


def test_a_list_of_an_unknown_layout_is_put_aside_until_its_layout_is_given(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text("Empfänger,Projekt,Kosten\nErfundene GmbH,A,1.5\n")
    reading = read(tmp_path)
    assert len(reading.account.quarantined) == 2
    assert (
        "of no known layout; nearest: ni-2014-2020 lacks" in reading.account.quarantined[0].reason
    )
    (tmp_path / "bremen.yml").write_text(
        "{land: HB, period: 2021-2027, publisher: x, url: x, decimal: '.', needed: [total],"
        "columns: {beneficiary: [Empfänger], name: [Projekt], total: [Kosten]},"
        "programmes: {EFRE: {id: efre-hb-2021-2027, name: EFRE Bremen}}}"
    )
    (project,) = facts(read(tmp_path), "Project")
    assert (project["volume_eur"], project["id"][:18]) == (2, "efre-hb-2021-2027-")


@pytest.mark.parametrize(
    ("text", "said"), [("land: XX", "XX"), ("[", "no valid layout"), ("a: 1", "Extra inputs")]
)
def test_a_wrong_layout_is_refused_with_its_reason(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(text)
    with pytest.raises(WrongUseError, match=said) as raised:
        layouts(Inputs((tmp_path,)).files(["*.yml"]))
    assert "keine gültige Beschreibung" in raised.value.german


def test_without_a_list_the_remedy_is_said(tmp_path: Path) -> None:
    (tmp_path / "liste.pdf").write_bytes(b"x")
    with pytest.raises(WrongUseError, match="managing authority"):
        source.read(Inputs((tmp_path,)))
