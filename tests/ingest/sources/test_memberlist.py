"""Member lists that clusters hand in. All clusters, firms and rows here are made up."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from openpyxl import load_workbook

from dashboard import member_template
from graph.errors import WrongUseError
from graph.frames import problems
from graph.member_list import ROLES, TEMPLATE
from graph.model import MODEL
from graph.properties import MANAGING_ROLES, MEMBER_ROLES
from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.remarks import in_english, in_german
from ingest.sources.memberlist import source
from ingest.sources.memberlist.rows import HIDDEN
from ingest.vocabulary import Terms, Vocabulary, without_lost_ties

VOCABULARY = Vocabulary(
    Terms((("cl-a", ("Cluster Alpha", "Alpha")), ("cl-b", ("Bündnis Beta",)))),
    Terms((("st-zelle", ("Zellfertigung", "Cells")), ("st-f1", ("Forschung",)),
           ("st-f2", ("Forschung",)))),
    Terms((("abdichten", ("Abdichten", "Sealing")), ("formen", ("Formen",)))),
)  # fmt: skip
HEADER = "Cluster;Organisation;Ort;Land;Rolle;seit;bis;Stufe;Kompetenz;Produkt;Quelle;Stand"
GOOD = (
    "cl-a;Erfundene Müller GmbH;Jena;Thüringen;Mitglied;01.03.2020;;Zellfertigung;"
    "Abdichten;Zellen;https://alpha.example/mitglieder;2026-05"
)


def read(tmp_path: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Reading:
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "liste.csv").write_bytes("\n".join([header, *rows]).encode(encoding))
    reading = source.read(Inputs((tmp_path,), vocabulary=VOCABULARY))
    assert reading.account.balanced
    return reading


def facts(reading: Reading, table: str) -> list[dict[str, Any]]:
    rows = reading.frames[table].to_dict("records")
    return [{str(k): v for k, v in row.items() if v is not None} for row in rows]


def test_the_nearest_name_is_found_whatever_its_legal_form() -> None:
    """With the form "acod e v" is nearer to "autos ev" than to "acod"."""
    clusters = Terms((("acod", ("ACOD",)), ("autos", ("AutOS e.V.",))))
    assert clusters.nearest("Acod e.V.") == "ACOD [acod]"
    assert clusters.nearest("Akod eingetragener Verein") == "ACOD [acod]"
    assert clusters.nearest("Auto's GmbH") == "AutOS e.V. [autos]"


def test_a_name_is_taken_without_its_legal_form_if_only_one_thing_has_it() -> None:
    clusters = Terms((
        ("acod", ("ACOD",)), ("autos", ("AutOS e.V.",)), ("optik-ev", ("Optik e.V.",)),
        ("optik-gmbh", ("Optik GmbH",)),
    ))  # fmt: skip
    assert clusters.find("Acod e.V.") == ["acod"]
    assert clusters.find("AutOS") == ["autos"]
    assert clusters.find("Optik e.V.") == ["optik-ev"]  # exactly, so the other does not matter
    assert clusters.find("Optik AG") == []  # may be either
    assert clusters.find("e.V.") == []


def test_a_row_becomes_a_membership_an_activity_and_a_competence(tmp_path: Path) -> None:
    reading = read(tmp_path, GOOD, encoding="cp1252")
    (node,) = facts(reading, "Organisation")
    assert (node["name"], node["kind"], node["city"]) == (
        "Erfundene Müller GmbH",
        "company",
        "Jena",
    )
    (member,) = facts(reading, "Organisation-MEMBER_OF-Cluster")
    assert (member["start_id"], member["end_id"]) == (node["id"], "cl-a")
    assert (member["role"], member["since"], member["as_of"]) == ("member", "2020-03-01", "2026-05")
    (active,) = facts(reading, "Organisation-ACTIVE_AT-Stage")
    assert (active["end_id"], active["product"], active["basis"]) == (
        "st-zelle",
        "Zellen",
        "source",
    )
    assert active["competences"] == ["abdichten"]
    (offers,) = facts(reading, "Organisation-OFFERS-Competence")
    assert offers["end_id"] == "abdichten"
    (src,) = facts(reading, "Source")
    assert src["name"] == "Mitgliederliste von Cluster Alpha"
    assert (src["url"], src["retrieved_on"]) == ("https://alpha.example/mitglieder", "2026-05")
    assert member["sources"] == [src["id"]]
    (seat,) = reading.seats
    assert (seat.place.city, seat.place.states, seat.place.country) == ("Jena", ("TH",), "DE")
    own = {"Organisation", "Source"}
    assert not [p for p in problems(MODEL, reading.frames) if p.split()[0].strip(":") in own]


def test_headings_in_english_and_in_any_order_mean_the_same(tmp_path: Path) -> None:
    english = read(
        tmp_path, "member,Cluster Alpha,Erfundene Müller GmbH,Jena,TH",
        header="Role,Network,Company,City,Federal state",
    )  # fmt: skip
    german = read(tmp_path / "de", GOOD)
    (a,), (b,) = facts(english, "Organisation"), facts(german, "Organisation")
    assert a["id"] == b["id"]


def test_every_word_for_a_role_gives_a_role_of_the_model(tmp_path: Path) -> None:
    words = [(role, word) for role, known in ROLES.items() for word in known]
    rows = [f"cl-a;Firma {i} GmbH;;;{word}" for i, (_, word) in enumerate(words)]
    reading = read(tmp_path, *rows, header="Cluster;Organisation;Ort;Land;Rolle")
    found = facts(reading, "Organisation-MEMBER_OF-Cluster")
    found += facts(reading, "Organisation-MANAGES-Cluster")
    assert sorted(f["role"] for f in found) == sorted(role for role, _ in words)
    assert set(ROLES) == {*MEMBER_ROLES, *MANAGING_ROLES}


@pytest.mark.parametrize(
    ("change", "said", "gesagt"),
    [
        (("cl-a", "cl-x"), "unknown cluster (Cluster unbekannt): 'cl-x' in the column 'Cluster'",
         "gemeint?"),
        (("cl-a", ""), "unknown cluster (Cluster unbekannt): ''", "Siehe die Liste in der Vorlage"),
        (("Mitglied", "Mitgleid"), "Did you mean 'Mitglied'?", "Ist 'Mitglied' gemeint?"),
        (("Mitglied", ""), "unknown role (Rolle unbekannt): ''", "Erlaubt: Mitglied, Vorstand"),
        (("01.03.2020", "3.20"), "no date (kein Datum): '3.20' in the column 'seit'",
         "Erlaubt: 2024"),
        ((";;Zell", ";2019;Zell"), "ends before it starts (Ende vor Beginn)", "liegt vor"),
        (("Erfundene Müller GmbH", "–"), "no organisation (keine Organisation)", "nennt keine"),
        (("Erfundene Müller GmbH", "=A1"), "a formula instead of a name", "als Text schreiben"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_is_told_in_both_languages(
    change: tuple[str, str], said: str, gesagt: str, tmp_path: Path
) -> None:
    reading = read(tmp_path, GOOD, GOOD.replace(*change, 1))
    assert reading.account.taken == 1
    (row,) = reading.account.quarantined
    assert (row.file, row.line) == ("liste.csv", 3)
    assert said in row.reason
    assert gesagt in row.reason.split(" / ")[1]


def test_a_row_with_two_defects_names_both(tmp_path: Path) -> None:
    reading = read(tmp_path, GOOD.replace("cl-a", "cl-x").replace("Mitglied", "?"))
    (row,) = reading.account.quarantined
    assert "unknown cluster" in row.reason and "unknown role" in row.reason


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        (("Zellfertigung", "Zelfertigung"), "Did you mean 'Zellfertigung [st-zelle]'?"),
        (("Zellfertigung", "Forschung"), "may be Forschung [st-f1], Forschung [st-f2]"),
        ((";Abdichten", ';"Formen; Abdichtung"'), "Did you mean 'Abdichten [abdichten]'?"),
        (("Thüringen", "Türingen"), "unknown state or country (Land unbekannt): 'Türingen'"),
    ],
)  # fmt: skip
def test_an_unknown_stage_competence_or_land_is_told_and_the_membership_taken(
    change: tuple[str, str], remark: str, tmp_path: Path
) -> None:
    reading = read(tmp_path, GOOD.replace(*change))
    assert (reading.account.taken, reading.account.quarantined) == (1, [])
    (said,) = reading.remarks
    assert said.startswith("liste.csv, line 2: ") and remark in said
    assert "ohne diese Angabe übernommen" in said


OFFICIAL = "Cluster;Organisation;Rolle;LEI;Handelsregister"


def test_a_lei_and_a_register_number_are_kept_in_one_form(tmp_path: Path) -> None:
    row = "cl-a;Erfundene GmbH;Mitglied;7ltw fzyi cnsx 8d62 1k86;Amtsgericht Ulm, hrb 12"
    reading = read(tmp_path, row, header=OFFICIAL)
    (node,) = facts(reading, "Organisation")
    assert (node["lei"], node["register"]) == ("7LTWFZYICNSX8D621K86", "HRB 12, Amtsgericht Ulm")
    assert reading.remarks == []


def test_a_wrong_lei_or_register_number_is_told_and_the_membership_taken(tmp_path: Path) -> None:
    row = "cl-a;Erfundene GmbH;Mitglied;7LTWFZYICNSX9D621K86;HRB 12"
    reading = read(tmp_path, row, header=OFFICIAL)
    assert (reading.account.taken, reading.account.quarantined) == (1, [])
    (node,) = facts(reading, "Organisation")
    assert "lei" not in node and "register" not in node
    assert [in_german(remark) for remark in reading.remarks] == [
        "liste.csv, Zeile 2: '7LTWFZYICNSX9D621K86' ist keine LEI: Die Prüfziffern passen nicht "
        "zum Rest, in der Spalte 'LEI'. Die Mitgliedschaft wurde ohne diese Angabe übernommen.",
        "liste.csv, Zeile 2: 'HRB 12' ist keine Registernummer: schreiben wie HRB 12345, "
        "Amtsgericht Stuttgart, in der Spalte 'Handelsregister'. Die Mitgliedschaft wurde ohne "
        "diese Angabe übernommen.",
    ]
    assert in_english(reading.remarks[1]).endswith("The membership was taken without it.")


def test_the_brackets_of_the_template_tell_namesakes_apart(tmp_path: Path) -> None:
    reading = read(tmp_path, GOOD.replace("Zellfertigung", "Forschung [st-f2]"))
    assert [a["end_id"] for a in facts(reading, "Organisation-ACTIVE_AT-Stage")] == ["st-f2"]
    assert reading.remarks == []


def test_columns_about_persons_and_secrets_are_not_read_and_said_so(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "cl-a;Erfundene GmbH;Mitglied;Erika Muster;x@y.example;5 Mio;?;07743",
        "cl-x;Erfundene GmbH;Mitglied;Erika Muster;x@y.example;5 Mio;?;07743",
        header="Cluster;Organisation;Rolle;Ansprechpartnerin;E-Mail;Umsatz 2025;Produckt;PLZ",
    )  # fmt: skip
    assert [r.split("'")[1] for r in reading.remarks] == [
        "Ansprechpartnerin", "E-Mail", "Umsatz 2025", "Produckt", "PLZ",
    ]  # fmt: skip
    assert "betrifft Personen" in reading.remarks[0]
    assert "Geschäftsgeheimnisse" in reading.remarks[2]
    assert "Ist 'Produkt' gemeint?" in reading.remarks[3]
    # The row put aside is shown without them.
    assert reading.account.quarantined[0].row == "cl-x; Erfundene GmbH; Mitglied; 07743"
    kept = "".join(str(f.to_dict()) for f in reading.frames.values())
    assert "Muster" not in kept and "x@y" not in kept


@pytest.mark.parametrize(
    "row",
    [
        "cl-a;Dr. Erika Muster;;;Mitglied;;;;;;;", "cl-a;Frau Muster;;;Mitglied;;;;;;;",
        "cl-a;Erfundene GmbH;;;Mitglied;;;;;;Mail an erika@muster.example;",
        "cl-a;Erfundene GmbH;;;Mitglied;;;;;;laut Herrn Muster;",
    ],
)  # fmt: skip
def test_a_row_with_a_person_is_put_aside_and_not_shown(row: str, tmp_path: Path) -> None:
    reading = read(tmp_path, row)
    (aside,) = reading.account.quarantined
    assert aside.row == HIDDEN
    assert "uster" not in aside.reason
    assert reading.remarks == []


def test_what_is_no_row_is_not_shown_either(tmp_path: Path) -> None:
    reading = read(tmp_path, GOOD, "cl-a;Erika Muster;zu wenig")
    assert [(q.line, q.row) for q in reading.account.quarantined] == [(3, HIDDEN)]
    other = read(tmp_path / "b", "Erika Muster;1", header="Name;Telefon")
    assert {q.row for q in other.account.quarantined} == {HIDDEN}
    assert "Spalte fehlt" in other.account.quarantined[0].reason


def test_the_same_row_twice_is_one_and_a_second_stage_is_added(tmp_path: Path) -> None:
    again = GOOD.replace("Zellfertigung", "st-f1").replace(";Zellen;", ";Forschung an Zellen;")
    third = GOOD.replace(";Zellen;", ";Packs;")
    reading = read(tmp_path, GOOD, GOOD, again, third)
    assert reading.account.ignored == {source.TWICE: 1}
    products = {a["end_id"]: a["product"] for a in facts(reading, "Organisation-ACTIVE_AT-Stage")}
    assert products == {"st-f1": "Forschung an Zellen", "st-zelle": "Zellen; Packs"}


def test_without_a_list_the_remedy_is_said(tmp_path: Path) -> None:
    (tmp_path / "liste.ods").write_bytes(b"x")
    with pytest.raises(WrongUseError, match="Save the list in one of these forms") as raised:
        source.read(Inputs((tmp_path,)))
    assert "leere Vorlage" in raised.value.german


def test_a_tie_to_what_has_left_the_data_set_is_left_out_and_told(tmp_path: Path) -> None:
    old = read(tmp_path, GOOD, GOOD.replace("cl-a", "cl-b").replace("Zellfertigung", "st-f1"))
    curated = read(tmp_path / "x", GOOD)
    curated.source = "curated"
    table = MODEL.node("Cluster")
    for label, ids in (("Cluster", ["cl-a"]), ("Stage", ["st-zelle", "st-f1"]),
                       ("Competence", ["abdichten"])):  # fmt: skip
        table = MODEL.node(label)
        rows = [[i if c == "id" else None for c in table.columns] for i in ids]
        curated.frames[label] = curated.frames[label].iloc[:0].reindex(range(len(rows)))
        curated.frames[label]["id"] = [row[0] for row in rows]
    (_, kept), told = without_lost_ties([curated, old], ["memberlist"])
    assert [m["end_id"] for m in facts(kept, "Organisation-MEMBER_OF-Cluster")] == ["cl-a"]
    assert len(facts(kept, "Organisation-ACTIVE_AT-Stage")) == 2
    assert len(told) == 1 and "Cluster 'cl-b' is no longer in the data set" in told[0]


# -- the template --------------------------------------------------------------------------------

TERMS = [
    {"label": label, "id": node_id, "name": names[0],
     "name_en": None if label == "Cluster" else (names[1:] or (None,))[0]}
    for label, terms in (("Cluster", VOCABULARY.clusters), ("Stage", VOCABULARY.stages),
                         ("Competence", VOCABULARY.competences))
    for node_id, names in terms.entries
]  # fmt: skip


@pytest.fixture(params=["de", "en"])
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(st, "session_state", {"lang": request.param})
    monkeypatch.setattr(st, "query_params", {})
    return str(request.param)


def test_the_template_filled_with_two_rows_is_read_as_it_is(lang: str, tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(member_template.xlsx_bytes(TERMS)))
    sheet, _, choices = book.worksheets
    allowed = {
        column[0].value: [c.value for c in column[1:] if c.value] for column in choices.columns
    }
    heading = {c.name: getattr(c, f"heading_{lang}") for c in TEMPLATE}
    # One row by what the lists offer, one by hand.
    for at, organisation in ((2, "Erfundene Eins GmbH"), (3, "Erfundene Zwei e.V.")):
        for i, column in enumerate(TEMPLATE, start=1):
            if options := allowed.get(heading[column.name]):
                sheet.cell(at, i).value = options[at - 2]
            elif column.name == "organisation":
                sheet.cell(at, i).value = organisation
            elif column.name == "since":
                sheet.cell(at, i).value = 2020
    assert sheet["A2"].value == "Cluster Alpha [cl-a]"
    book.save(tmp_path / "liste.xlsx")
    reading = source.read(Inputs((tmp_path,), vocabulary=VOCABULARY))
    assert (reading.account.taken, reading.account.quarantined) == (2, [])
    assert reading.account.balanced
    ends = {m["end_id"] for m in facts(reading, "Organisation-MEMBER_OF-Cluster")}
    assert ends == {"cl-a", "cl-b"}
    assert {a["end_id"] for a in facts(reading, "Organisation-ACTIVE_AT-Stage")} == {
        "st-zelle", "st-f1",
    }  # fmt: skip
    assert reading.remarks == []


def test_the_choices_of_the_template_point_at_every_allowed_value(lang: str) -> None:
    sheet, meaning, choices = load_workbook(
        io.BytesIO(member_template.xlsx_bytes(TERMS))
    ).worksheets
    rules = {
        str(v.sqref): (v.formula1, v.errorStyle) for v in sheet.data_validations.dataValidation
    }
    assert rules == {
        "A2:A1001": (f"'{choices.title}'!$A$2:$A$3", "stop"),
        "E2:E1001": (f"'{choices.title}'!$B$2:$B$11", "stop"),
        "H2:H1001": (f"'{choices.title}'!$C$2:$C$4", "warning"),
        "I2:I1001": (f"'{choices.title}'!$D$2:$D$3", "warning"),
    }
    assert meaning.max_row > len(TEMPLATE)
    assert lang in ("de", "en")


def test_the_csv_template_has_the_header_alone(lang: str, tmp_path: Path) -> None:
    (tmp_path / "leer.csv").write_bytes(member_template.csv_bytes())
    (tmp_path / "voll.csv").write_bytes(
        member_template.csv_bytes()
        + (GOOD.replace(";Zellen;", ";Zellen;;;").encode() if lang == "de" else b"")
    )
    reading = source.read(Inputs((tmp_path,), vocabulary=VOCABULARY))
    assert reading.account.quarantined == []


def test_a_name_that_looks_like_a_formula_stays_a_text_in_the_template(lang: str) -> None:
    terms = [{"label": "Cluster", "id": "x", "name": "=1+1", "name_en": None}]
    choices = load_workbook(io.BytesIO(member_template.xlsx_bytes(terms))).worksheets[2]
    assert (choices["A2"].value, choices["A2"].data_type) == ("=1+1 [x]", "s")
    assert lang
