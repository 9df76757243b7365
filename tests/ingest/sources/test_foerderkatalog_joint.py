"""How grants of the Förderkatalog are tied into joint projects; rows are made up.

Grant numbers follow the real patterns (03WIR6909B, 03ZU1107IC, 16BZF410C, 13N16308).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.accounting import Reading
from ingest.sources.foerderkatalog.grants import stem_of
from ingest.sources.foerderkatalog.titles import acronym, last_word, without_part
from tests.ingest.sources.made_up_grants import grant, reading


def ties(read: Reading) -> dict[str, tuple[str, str]]:
    """Project and rule of each grant."""
    frame = read.frames["Organisation-TAKES_PART_IN-Project"]
    columns = ["grant_id", "end_id", "tied_by"]
    return {g: (p, r) for g, p, r in frame[columns].itertuples(index=False, name=None)}


@pytest.mark.parametrize(
    ("number", "stem"),
    [
        ("03WIR6909B", "03WIR6909"), ("03RU2U151C", "03RU2U151"), ("03ZU1107IC", "03ZU1107I"),
        ("03TR03L01A", "03TR03L01"), ("16BZF410B", "16BZF410"), ("03EN3117C", "03EN3117"),
        ("13N16308", ""), ("16KISK159", ""), ("K332700/7", ""), ("13ME0191/5", ""),
        ("DV5207", ""), ("WRF2024", ""),
    ],
)  # fmt: skip
def test_stems_of_real_grant_numbers(number: str, stem: str) -> None:
    assert stem_of(number) == stem


def test_one_text_and_one_time_is_one_project(tmp_path: Path) -> None:
    """Rule 1. The name is the text; money and time are those of all partners."""
    read = reading(
        tmp_path,
        grant("13N16308", "Erste GmbH", project="Muster-Tal", amount="100,00", end="31.12.2022"),
        grant("16SV8942", "Zweite GmbH", project="MusterTal", amount="200,50",
              start="01.03.2022", end="30.06.2025"),
        grant("13N17000", "Dritte GmbH", project="Muster-Tal", amount="0,00"),
    )  # fmt: skip
    assert set(ties(read).values()) == {("fkz-13N16308", "project_name")}
    [project] = read.frames["Project"].to_dict("records")
    assert (project["name"], project["funding_eur"]) == ("Muster-Tal", 301)
    assert (project["start"], project["end"]) == ("2021-04-01", "2025-06-30")
    assert project["confidence"] == "high"
    assert any("project_name 3; single 0" in remark for remark in read.remarks)


def test_one_text_of_two_ministries_is_two_projects(tmp_path: Path) -> None:
    read = reading(
        tmp_path,
        *(grant(f"01AB000{i}", project="Tal", ministry=m)
          for i, m in enumerate(("BMFTR", "BMWE", "BMWE", "BMFTR"))),
    )  # fmt: skip
    assert {g: p for g, (p, _) in ties(read).items()} == {
        "01AB0000": "fkz-01AB0000", "01AB0003": "fkz-01AB0000",
        "01AB0001": "fkz-01AB0001", "01AB0002": "fkz-01AB0001",
    }  # fmt: skip


def test_one_text_years_later_is_another_project(tmp_path: Path) -> None:
    read = reading(
        tmp_path,
        grant("01AB0001", project="Tal", start="01.04.2009", end="31.03.2012"),
        grant("01AB0002", project="Tal", start="01.04.2010", end="31.03.2012"),
        grant("01AB0003", project="Tal", start="01.05.2010", end="31.03.2012"),
        # A partner that joined late, known by its number.
        grant("01AB0004A", project="Tal", start="01.05.2010", end="31.03.2013"),
        grant("01AB0004B", project="Tal", start="01.01.2013", end="31.03.2013"),
    )
    assert ties(read) == {
        "01AB0001": ("fkz-01AB0001", "project_name"),
        "01AB0002": ("fkz-01AB0001", "project_name"),
        "01AB0003": ("fkz-01AB0004", "project_name"),
        "01AB0004A": ("fkz-01AB0004", "project_name"),
        "01AB0004B": ("fkz-01AB0004", "project_name"),
    }


def test_one_stem_at_one_time_is_one_project(tmp_path: Path) -> None:
    """Rule 2; what is inferred is of medium confidence."""
    read = reading(
        tmp_path,
        grant("16BZF410B", "Erste Universität", "Erdachtes - Teilvorhaben 1"),
        grant("16BZF410C", "Erste Universität", "Erdachtes - Teilvorhaben 2"),
        # Phases of one body's work follow each other: no joint project.
        grant("0311958A", start="01.01.1995", end="31.12.1997"),
        grant("0311958B", start="01.01.1998", end="31.12.1999"),
        # Two texts say that they are two projects.
        grant("03XX100A", project="Berg"),
        grant("03XX100B", project="Tal"),
    )
    assert ties(read) == {
        "16BZF410B": ("fkz-16BZF410", "grant_stem"),
        "16BZF410C": ("fkz-16BZF410", "grant_stem"),
        "0311958A": ("fkz-0311958A", "single"),
        "0311958B": ("fkz-0311958B", "single"),
        "03XX100A": ("fkz-03XX100A", "single"),
        "03XX100B": ("fkz-03XX100B", "single"),
    }
    confidence = read.frames["Project"].set_index("id")["confidence"].to_dict()
    assert (confidence["fkz-16BZF410"], confidence["fkz-0311958A"]) == ("medium", "high")
    assert read.frames["Project"].set_index("id")["name"].to_dict()["fkz-16BZF410"] == "Erdachtes"


def test_a_number_that_is_the_stem_of_others_stays_a_project_of_its_own(tmp_path: Path) -> None:
    read = reading(
        tmp_path,
        grant("03WIR0306"),
        grant("03WIR0306A", "Erste GmbH", project="Tal"),
        grant("03WIR0306B", "Zweite GmbH", project="Tal"),
    )
    assert {g: p for g, (p, _) in ties(read).items()} == {
        "03WIR0306": "fkz-03WIR0306",
        "03WIR0306A": "fkz-03WIR0306A",
        "03WIR0306B": "fkz-03WIR0306A",
    }


def test_a_grant_without_text_joins_the_project_of_its_stem(tmp_path: Path) -> None:
    read = reading(
        tmp_path,
        grant("03EN3117C", "Erste GmbH", project="EnEff:Stadt: ENaQ2"),
        grant("03EN3117F", "Zweite GmbH", project="EnEff:Stadt: ENaQ2"),
        grant("03EN3117G", "Dritte GmbH", start="01.01.2023"),
    )
    assert ties(read) == {
        "03EN3117C": ("fkz-03EN3117", "project_name"),
        "03EN3117F": ("fkz-03EN3117", "project_name"),
        "03EN3117G": ("fkz-03EN3117", "grant_stem"),
    }


def test_one_acronym_in_the_titles_of_parts_is_one_project(tmp_path: Path) -> None:
    """Rule 3, with unrelated numbers."""
    read = reading(
        tmp_path,
        grant("13N16308", "Erste GmbH", "Verbundprojekt: Licht (MaLeFiz) - Teilvorhaben: Glas"),
        grant("13N16411", "Zweite GmbH", "Verbundprojekt: Licht (MaLeFiz) - Teilvorhaben: Eisen"),
        # Another ministry, another subject, another time, or no part of anything.
        grant("20X0001", "Dritte GmbH", "Verbundprojekt: X (MaLeFiz) - Teilvorhaben: Holz",
              ministry="BMWE"),
        grant("13N16412", "Vierte GmbH", "Verbundprojekt: X (MaLeFiz) - Teilvorhaben: Holz",
              code="FA1917"),
        grant("13N16413", "Fünfte GmbH", "Verbundprojekt: X (MaLeFiz) - Teilvorhaben: Holz",
              start="01.05.2022"),
        grant("13N16414", "Sechste GmbH", "Buch über MaLeFiz (MaLeFiz)"),
    )  # fmt: skip
    tied = {g: p for g, (p, rule) in ties(read).items() if rule == "acronym"}
    assert tied == {"13N16308": "fkz-13N16308", "13N16411": "fkz-13N16308"}
    project = read.frames["Project"].set_index("id").loc["fkz-13N16308"]
    assert (project["name"], project["acronym"]) == ("MaLeFiz", "MaLeFiz")


@pytest.mark.parametrize(
    ("title", "short", "found"),
    [
        ("Verbundprojekt: Licht (MaLeFiz) - Teilvorhaben: Glas", "Licht (MaLeFiz)", "MaLeFiz"),
        ("Verbundvorhaben: Funk - 6G-TERAKOM -; Teilvorhaben: X", "Funk - 6G-TERAKOM",
         "6G-TERAKOM"),
        ("OTC Rostock: Meer (OTC-SMOC) - C", "OTC Rostock: Meer (OTC-SMOC) - C", "OTC-SMOC"),
        ("Verbundvorhaben/Stahl, TP5", "Stahl", ""),
        ("Verbundwerkstoffe für KMU (KMU)", "Verbundwerkstoffe für KMU (KMU)", ""),
        ("Ein Werk (Phase 2) - Teilprojekt B", "Ein Werk (Phase 2)", ""),
        ("Teilvorhaben: Glas", "Teilvorhaben: Glas", ""),
    ],
)  # fmt: skip
def test_what_titles_say(title: str, short: str, found: str) -> None:
    assert (without_part(title), acronym(title)) == (short, found)


def test_a_plain_word_at_the_end_may_be_the_short_name() -> None:
    assert last_word("Fahren - Uckerbots- Teilvorhaben: Rad") == "Uckerbots"
    assert last_word("Fahren (Uckerbots) - Teilvorhaben: Rad") == "Uckerbots"
    assert last_word("Fahren auf dem Feld") == ""
