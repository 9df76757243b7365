"""CORDIS: every quirk of its tables on a few rows. All projects, bodies and names are made up; the
forms of the cells are those of published rows (docs/sources-cordis.md)."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.frames import problems
from graph.model import MODEL
from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.sources.cordis import persons, source

PROJECT = {
    "id": "101000001", "acronym": "MUSTER", "status": "SIGNED", "title": "A sample of projects",
    "startDate": "2023-01-01", "endDate": "2026-12-31", "totalCost": "1999999,6",
    "ecMaxContribution": "1500000", "legalBasis": "HORIZON.2.4", "frameworkProgramme": "HORIZON",
    "fundingScheme": "HORIZON-RIA", "objective": "Text; with signs", "rcn": "1",
}  # fmt: skip
PART = {
    "projectID": "101000001", "projectAcronym": "MUSTER", "organisationID": "900000001",
    "vatNumber": "DE123456789", "name": "MUSTERWERK FUR PROBEN GMBH", "shortName": "MW",
    "SME": "true", "activityType": "PRC", "street": "MUSTERWEG 1", "postCode": "40210",
    "city": "DUSSELDORF", "country": "DE", "nutsCode": "DEA11", "geolocation": "51.2,6.8",
    "organizationURL": "www.muster.example", "order": "1", "role": "coordinator",
    "ecContribution": "500000.4", "netEcContribution": "400000", "totalCost": "960619,95",
    "endOfParticipation": "false", "active": "",
}  # fmt: skip
OTHER = PART | {
    "organisationID": "900000002", "vatNumber": "", "name": "INSTITUTO DE MUESTRAS",
    "shortName": "", "activityType": "REC", "city": "Madrid", "country": "ES", "nutsCode": "ES300",
    "organizationURL": "", "role": "participant",
}  # fmt: skip
SUBJECT = {
    "projectID": "101000001", "euroSciVocCode": "/23/47/301",
    "euroSciVocPath": "/natural sciences/physical sciences/optics", "euroSciVocTitle": "optics",
    "euroSciVocDescription": "",
}  # fmt: skip
BASIS = {
    "projectID": "101000001", "legalBasis": "HORIZON.2.4", "title": "Digital and Industry",
    "uniqueProgrammePart": "true",
}  # fmt: skip
Rows = list[dict[str, str]]


def table(rows: Rows) -> str:
    """The rows as CORDIS writes them: everything in quotes, semicolons, LF."""
    out = io.StringIO()
    writer = csv.DictWriter(
        out, list(rows[0]), delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(
    folder: Path, projects: Rows | None = None, parts: Rows | None = None, **more: Rows | str
) -> Reading:
    contents: dict[str, Rows | str] = {
        "project": projects or [PROJECT], "organization": parts or [PART, OTHER], **more
    }  # fmt: skip
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        text = content if isinstance(content, str) else table(content)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    reading = source.read(Inputs((folder,)))
    assert reading.account.balanced
    assert problems(MODEL, reading.frames) == []
    return reading


def rows(reading: Reading, name: str) -> dict[str, dict[str, Any]]:
    """The rows of a frame by id, or by the id they start from."""
    found = reading.frames[name].to_dict("records")
    return {str(r.get("id", r.get("start_id"))): {str(k): v for k, v in r.items()} for r in found}


def reasons(reading: Reading) -> list[tuple[str, int, str]]:
    return [(q.file, q.line, q.reason) for q in reading.account.quarantined]


def known(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def test_a_project_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    reading = read(tmp_path, euroSciVoc=[SUBJECT], legalBasis=[BASIS])
    project = rows(reading, "Project")["cordis-101000001"]
    assert known(project, "name", "title", "status", "start", "end", "volume_eur", "funding_eur",
                 "acronym", "funding_kind", "funding_profile", "website") == {
        "name": "MUSTER", "title": "A sample of projects", "status": "running",
        "start": "2023-01-01", "end": "2026-12-31", "volume_eur": 2000000, "funding_eur": 1500000,
        "acronym": "MUSTER", "funding_kind": "HORIZON-RIA",
        "funding_profile": "Digital and Industry",
        "website": "https://cordis.europa.eu/project/id/101000001",
    }  # fmt: skip
    under = rows(reading, "Project-FUNDED_UNDER-Programme")["cordis-101000001"]
    assert under["end_id"] == "horizon-europe"
    assert rows(reading, "Programme")["horizon-europe"]["level"] == "eu"
    body = rows(reading, "Organisation")["pic-900000001"]
    assert known(body, "name", "short_name", "kind", "pic", "vat", "city", "country",
                 "website") == {
        "name": "MUSTERWERK FUR PROBEN GMBH", "short_name": "MW", "kind": "company",
        "pic": "900000001", "vat": "DE123456789", "city": "Düsseldorf", "country": "DE",
        "website": "http://www.muster.example",
    }  # fmt: skip
    (seat,) = [s for s in reading.seats if s.id == "pic-900000001"]
    # Düsseldorf has the key 05111 and DEA11 (official lists).
    assert (seat.place.states, seat.place.district) == (("NW",), "05111")
    tie = rows(reading, "Organisation-TAKES_PART_IN-Project")["pic-900000001"]
    assert known(tie, "role", "grant_id", "funding_eur", "published_name", "status") == {
        "role": "coordinator", "grant_id": "101000001", "funding_eur": 500000,
        "published_name": "MUSTERWERK FUR PROBEN GMBH", "status": None,
    }  # fmt: skip
    assert reading.account.taken == reading.account.rows_in == 5
    assert reading.remarks == []


def test_fields_form_a_tree_with_or_without_the_leading_slash(tmp_path: Path) -> None:
    bare = {"euroSciVocCode": "23/47", "euroSciVocPath": "natural sciences/physical sciences"}
    second = PROJECT | {"id": "101000002"}
    reading = read(
        tmp_path, [PROJECT, second], [PART, PART | {"projectID": "101000002"}],
        euroSciVoc=[SUBJECT, SUBJECT | bare, SUBJECT, SUBJECT | bare | {"projectID": "101000002"}],
    )  # fmt: skip
    assert {i: r["name"] for i, r in rows(reading, "Field").items()} == {
        "esv-23": "natural sciences", "esv-23.47": "physical sciences", "esv-23.47.301": "optics",
    }  # fmt: skip
    broader = reading.frames["Field-BROADER-Field"]
    assert list(zip(broader["start_id"], broader["end_id"], strict=True)) == [
        ("esv-23.47", "esv-23"), ("esv-23.47.301", "esv-23.47")
    ]  # fmt: skip
    assert reading.account.ignored == {source.DOUBLE_FIELD: 1}
    assert len(reading.frames["Project-ABOUT-Field"]) == 3


def test_only_projects_with_a_german_participant_come_in_with_all_of_theirs(tmp_path: Path) -> None:
    foreign = PROJECT | {"id": "101000009"}
    parts = [OTHER, OTHER | {"projectID": "101000009"}, PART]
    reading = read(
        tmp_path, [foreign, PROJECT], parts,
        euroSciVoc=[SUBJECT | {"projectID": "101000009"}], legalBasis=[BASIS],
    )  # fmt: skip
    assert list(rows(reading, "Project")) == ["cordis-101000001"]
    assert set(rows(reading, "Organisation")) == {"pic-900000001", "pic-900000002"}
    assert reading.account.ignored == {source.NOT_GERMAN: 3}


@pytest.mark.parametrize(
    ("published", "role"),
    [("coordinator", "coordinator"), ("participant", "partner"), ("partner", "partner"),
     ("associatedPartner", "associated"), ("internationalPartner", "associated"),
     ("thirdParty", "other"), ("somethingNew", "other"), ("", "other")],
)  # fmt: skip
def test_roles(tmp_path: Path, published: str, role: str) -> None:
    reading = read(tmp_path, parts=[PART | {"role": published}])
    tie = rows(reading, "Organisation-TAKES_PART_IN-Project")["pic-900000001"]
    assert (tie["role"], tie["key"]) == (role, f"101000001/{role}")


def test_money_of_the_body_itself_counts_where_no_other_is_named(tmp_path: Path) -> None:
    own = {"ecContribution": "0", "netEcContribution": "81000,5", "endOfParticipation": "true"}
    tie = rows(read(tmp_path, parts=[PART | own]), "Organisation-TAKES_PART_IN-Project")
    assert known(tie["pic-900000001"], "funding_eur", "status") == {
        "funding_eur": 81000, "status": "ended early"  # half to even, as Python rounds
    }  # fmt: skip


SHIFTED = dict(zip(PART, ["101000001", "x", *list(PART.values())[1:-1]], strict=True))


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        (SHIFTED, "'MUSTER' cannot be the id of an organisation: the line may be shifted"),
        ({"projectID": "MUSTER"},
         "'MUSTER' cannot be the id of a project: the line may be shifted"),
        ({"country": "DUSSELDORF"},
         "'DUSSELDORF' cannot be a country code: the line may be shifted"),
        ({"activityType": "MUSTERWEG 1"},
         "'MUSTERWEG 1' cannot be a kind of activity: the line may be shifted"),
        ({"role": "500000.4"}, "'500000.4' cannot be the role: the line may be shifted"),
        ({"ecContribution": "true"}, "'true' cannot be an amount: the line may be shifted"),
        ({"ecContribution": "9" * 16}, "'9999999999999999' is more than any programme has"),
    ],
)  # fmt: skip
def test_shifted_lines_go_to_quarantine(tmp_path: Path, own: dict[str, str], reason: str) -> None:
    reading = read(tmp_path, parts=[PART, OTHER | own])
    assert reasons(reading) == [("organization.csv", 3, reason)]
    assert set(rows(reading, "Organisation")) == {"pic-900000001"}


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        ({"startDate": "2027-01-01"}, "ends 2026-12-31 before it starts 2027-01-01"),
        ({"endDate": "SIGNED"}, "'SIGNED' cannot be a date: the line may be shifted"),
        ({"endDate": "2026-13-01"}, "'2026-13-01' cannot be a date: the line may be shifted"),
        ({"frameworkProgramme": "FP9"}, "'FP9' is none of the programmes HORIZON, H2020, FP7"),
        ({"acronym": "", "title": ""}, "neither an acronym nor a title"),
    ],
)
def test_a_project_that_cannot_be_one_takes_its_rows_along(
    tmp_path: Path, own: dict[str, str], reason: str
) -> None:
    second = PART | {"projectID": "101000002"}
    reading = read(tmp_path, [PROJECT, PROJECT | {"id": "101000002"} | own], [PART, second])
    without = "the project is not in project.csv, or its row is in quarantine"
    assert reasons(reading) == [("project.csv", 3, reason), ("organization.csv", 3, without)]
    assert list(rows(reading, "Project")) == ["cordis-101000001"]


def test_a_line_with_a_cell_too_many_costs_that_line(tmp_path: Path) -> None:
    text = table([PART, OTHER]).replace('"Madrid"', '"Ma";"drid"').replace("\n", "\n\n", 1)
    reading = read(tmp_path, organization=text)
    assert reasons(reading) == [("organization.csv", 4, "23 cells instead of 22")]


def test_double_participations_are_ignored_by_a_rule(tmp_path: Path) -> None:
    other_amount = PART | {"ecContribution": "1"}
    reading = read(tmp_path, parts=[PART, PART, other_amount, PART | {"role": "participant"}])
    assert reading.account.ignored == {source.DOUBLE: 1, source.DOUBLE_OTHER: 1}
    ties = reading.frames["Organisation-TAKES_PART_IN-Project"]
    assert list(zip(ties["role"], ties["funding_eur"], strict=True)) == [
        ("coordinator", 500000), ("partner", 500000)
    ]  # fmt: skip


def test_the_latest_programme_names_a_body_best(tmp_path: Path) -> None:
    """In FP7 the body has another name and town, and no number; all names are kept."""
    early = {"projectID": "200001", "name": "Musterwerk alt GmbH", "city": "Neuss", "nutsCode": "",
             "shortName": "MWA", "vatNumber": "", "postCode": "41460"}  # fmt: skip
    fp7 = PROJECT | {"id": "200001", "frameworkProgramme": "FP7", "status": "CLOSED"}
    reading = read(tmp_path, [fp7, PROJECT], [PART | early, PART | {"shortName": ""}])
    body = rows(reading, "Organisation")["pic-900000001"]
    assert known(body, "name", "aliases", "city", "short_name", "vat") == {
        "name": "MUSTERWERK FUR PROBEN GMBH", "aliases": ["Musterwerk alt GmbH"],
        "city": "Düsseldorf", "short_name": "MWA", "vat": "DE123456789",
    }  # fmt: skip
    assert rows(reading, "Project")["cordis-200001"]["status"] == "ended"
    assert set(rows(reading, "Programme")) == {"fp7", "horizon-europe"}


def test_bodies_without_a_code_are_told_apart_by_name_and_place(tmp_path: Path) -> None:
    bare = PART | {"organisationID": ""}
    elsewhere = bare | {"city": "Jena", "nutsCode": "DEG03"}
    again = bare | {"name": "Musterwerk für Proben GmbH", "role": "partner"}
    reading = read(tmp_path, parts=[bare, elsewhere, again])
    found = sorted(r["city"] for r in rows(reading, "Organisation").values())
    assert found == ["Düsseldorf", "Jena"]


@pytest.mark.parametrize(
    ("activity", "name", "kind"),
    [
        ("HES", "TECHNISCHE UNIVERSITAET MUSTERSTADT", "university"),
        ("HES", "FACHHOCHSCHULE MUSTERSTADT", "applied_university"),
        ("REC", "MUSTERZENTRUM", "research_institute"),
        ("PUB", "MINISTERIUM FUER MUSTER", "ministry"),
        ("PUB", "AUTORIDAD DE MUESTRAS", "agency"),
        ("OTH", "MUSTERVERBAND EV", "association"),
        ("", "MUSTERWERK GMBH", "company"),
    ],
)
def test_kinds(tmp_path: Path, activity: str, name: str, kind: str) -> None:
    own = {"activityType": activity, "name": name}
    found = rows(read(tmp_path, parts=[PART | own]), "Organisation")
    assert found["pic-900000001"]["kind"] == kind


@pytest.mark.parametrize(
    ("name", "own", "rule"),
    [
        ("", {}, persons.WITHHELD),
        ("***", {"activityType": "HES"}, persons.WITHHELD),
        ("Private Person", {}, persons.WITHHELD),
        ("Musterfrau e.K.", {}, persons.SOLE_TRADER),
        ("MUSTERLADEN", {"shortName": "Musterfrau e.Kfr."}, persons.SOLE_TRADER),
        ("DR. MUSTERFRAU", {}, persons.TITLE),
        ("Herr Mustermann", {"activityType": ""}, persons.TITLE),
        ("Prof. Musterfrau Beratung", {}, persons.TITLE),
        ("MUSTERFRAU Sample", {}, persons.CASING),
        ("Musterfrau Probe", {"street": "", "postCode": "", "city": ""}, persons.NO_ADDRESS),
        ("MUSTERFRAU ERIKA", {}, persons.GIVEN_NAME),
        ("Mustermann, Hans-Peter", {"activityType": "OTH"}, persons.GIVEN_NAME),
        ("Georg Schuler", {}, persons.GIVEN_NAME),
    ],
)
def test_who_may_be_a_person_is_never_stored(
    tmp_path: Path, name: str, own: dict[str, str], rule: str
) -> None:
    person = OTHER | {"activityType": "PRC", "name": name} | own
    reading = read(tmp_path, parts=[PART, person])
    assert reading.account.ignored == {rule: 1}
    assert set(rows(reading, "Organisation")) == {"pic-900000001"}
    told = " ".join(frame.to_csv() for frame in reading.frames.values())
    assert not name.strip("*") or name not in told


def test_a_project_whose_only_german_participant_is_a_person_stays_out(tmp_path: Path) -> None:
    person = PART | {"projectID": "101000002", "name": "MUSTERFRAU ERIKA"}
    reading = read(tmp_path, [PROJECT, PROJECT | {"id": "101000002"}], [PART, person])
    assert list(rows(reading, "Project")) == ["cordis-101000001"]
    assert reading.account.ignored == {source.NOT_GERMAN: 2}


def test_columns_come_by_name_in_any_order_and_number(tmp_path: Path) -> None:
    needed = ("role", "country", "city", "activityType", "name", "organisationID", "projectID",
              "ecContribution")  # fmt: skip
    reading = read(tmp_path, parts=[{"new": "?", **{column: PART[column] for column in needed}}])
    assert reading.account.taken == 2
    assert rows(reading, "Organisation")["pic-900000001"]["city"] == "Dusseldorf"


def test_a_missing_column_puts_the_file_into_quarantine(tmp_path: Path) -> None:
    bare = {k: v for k, v in PART.items() if k != "country"}
    reading = read(tmp_path, parts=[bare])
    assert reasons(reading)[0] == ("organization.csv", 1, "header differs: missing 'country'")
    assert rows(reading, "Organisation") == {}


def test_archives_of_several_programmes_are_read_as_they_come(tmp_path: Path) -> None:
    h2020 = PROJECT | {"id": "300001", "frameworkProgramme": "H2020", "acronym": ""}
    part = PART | {"projectID": "300001"}
    for file, project, row in (("HORIZON", PROJECT, PART), ("h2020", h2020, part)):
        with zipfile.ZipFile(tmp_path / f"cordis-{file}projects-csv.zip", "w") as archive:
            archive.writestr("project.csv", table([project]))
            archive.writestr("organization.csv", table([row]))
            archive.writestr("euroSciVoc.csv", table([SUBJECT | {"projectID": project["id"]}]))
            archive.writestr("webLink.csv", "not read")
    reading = source.read(Inputs((tmp_path,)))
    assert reading.account.balanced
    assert reading.account.taken == 6
    assert {r["name"] for r in rows(reading, "Project").values()} == {
        "MUSTER", "A sample of projects"
    }  # fmt: skip
    assert reading.remarks == [
        "legalbasis.csv was not handed in: the projects come without parts of the programmes"
    ]


def test_unpacked_folders_are_told_apart(tmp_path: Path) -> None:
    for folder in ("horizon", "h2020"):
        read(tmp_path / folder)
    account = source.read(Inputs((tmp_path,))).account
    assert sorted(account.files) == [
        "h2020/organization.csv", "h2020/project.csv",
        "horizon/organization.csv", "horizon/project.csv",
    ]  # fmt: skip
    assert account.ignored == {source.DOUBLE_PROJECT: 1, source.DOUBLE: 2}


def test_without_a_main_table_the_message_names_it(tmp_path: Path) -> None:
    (tmp_path / "project.csv").write_text(table([PROJECT]), encoding="utf-8")
    with pytest.raises(WrongUseError, match=r"organization\.csv was not found"):
        source.read(Inputs((tmp_path,)))
