"""Towns, Länder and countries. Coordinates are those of GeoNames, keys those of the offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.frames import problems
from graph.model import MODEL
from ingest.places import (
    LAENDER,
    Gazetteer,
    Place,
    Seat,
    country_id,
    country_name,
    land_codes,
    limit_codes,
    region_id,
)
from ingest.regions import locate


@pytest.fixture(scope="module")
def towns(places: Path) -> Gazetteer:
    return Gazetteer.load(places)


def place(city: str | None, *states: str, country: str | None = "DE") -> Place:
    return Place(city, states, country)


@pytest.mark.parametrize(
    ("where", "name", "latitude", "longitude"),
    [
        (place("Jena", "TH"), "Jena", 50.93, 11.59),
        (place("Jena"), "Jena", 50.93, 11.59),
        (place("München", "BY"), "Munich", 48.14, 11.58),
        (place("Muenchen"), "Munich", 48.14, 11.58),
        (place("NÜRNBERG"), "Nuremberg", 49.45, 11.08),
        (place("Frankfurt am Main", "HE"), "Frankfurt am Main", 50.12, 8.68),
        (place("Frankfurt (Oder)", "BB"), "Frankfurt (Oder)", 52.35, 14.55),
        (place("Freiburg im Breisgau", "BW"), "Freiburg", 48.0, 7.85),
        (place("Oldenburg", "NI"), "Oldenburg", 53.14, 8.21),
        (place("Wien", country="AT"), "Vienna", 48.21, 16.37),
    ],
)
def test_a_town_is_found(
    where: Place, name: str, latitude: float, longitude: float, towns: Gazetteer
) -> None:
    found = towns.find(where)
    assert found is not None
    assert found.name == name
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.06)


def test_oldenburg_in_holstein_is_another_town(towns: Gazetteer) -> None:
    large, small = towns.find(place("Oldenburg")), towns.find(place("Oldenburg in Holstein"))
    assert large is not None
    assert small is not None
    assert large.admin == LAENDER["NI"].geonames
    assert small.admin == LAENDER["SH"].geonames


@pytest.mark.parametrize(
    "where",
    [
        place(None, "TH"),
        place("Kleinkleckersdorf"),
        place("Jena", "HB"),
        place("Neustadt"),
        place("Halle (Erfunden)"),
        place("Sydney", country="AU"),
    ],
    ids=["no-town", "unknown", "other-Land", "many", "shortened-without-Land", "far-away"],
)
def test_what_is_not_clear_is_not_found(where: Place, towns: Gazetteer) -> None:
    assert towns.find(where) is None


def test_keys_of_the_laender() -> None:
    """AGS: Statistisches Bundesamt; NUTS: Regulation (EC) 1059/2003."""
    assert len(LAENDER) == len({land.ags for land in LAENDER.values()}) == 16
    assert (LAENDER["SH"].ags, LAENDER["SH"].nuts) == ("01", "DEF")
    assert (LAENDER["SN"].ags, LAENDER["SN"].nuts) == ("14", "DED")
    assert sorted(land.nuts for land in LAENDER.values()) == [f"DE{c}" for c in "123456789ABCDEFG"]


def test_region_ids_and_names() -> None:
    assert (region_id("BE"), country_id("BE")) == ("ags-11", "iso-BE")
    assert (region_id("DE"), region_id("EU")) == ("iso-DE", "iso-EU")
    assert [country_name(c) for c in ("BE", "EU", "XQ")] == ["Belgien", "Europäische Union", "XQ"]


def test_limits_in_words() -> None:
    assert limit_codes("bundesweit") == ("DE",)
    assert limit_codes("Mecklenburg-Vorpommern") == ("MV",)
    assert limit_codes("strukturschwache Regionen") == limit_codes(None) == ()
    assert land_codes(["Sachsen", "Lausitz", "Bayern"]) == ("SN", "BY")


def seat(where: Place, node: str = "x") -> Seat:
    return Seat("Organisation", node, where, ("src-a",), "high")


def located(towns: Gazetteer, *seats: Seat) -> tuple[set[tuple[str, str]], list[str]]:
    frames, unplaced = locate(seats, towns)
    ties = frames["Organisation-LOCATED_IN-Region"][["start_id", "end_id"]]
    return set(ties.itertuples(index=False, name=None)), unplaced


def test_a_seat_lies_in_its_town_and_its_land(towns: Gazetteer) -> None:
    assert located(towns, seat(place("Jena", "TH"))) == (
        {("x", "geonames-2895044"), ("x", "ags-16053"), ("x", "ags-16")}, []
    )  # fmt: skip


def test_the_land_follows_from_the_town(towns: Gazetteer) -> None:
    ties, _ = located(towns, seat(place("Jena")))
    assert ("x", "ags-16") in ties


def test_belgium_is_not_berlin(towns: Gazetteer) -> None:
    """BE is the code of both."""
    frames, _ = locate([seat(place(None, country="BE")), seat(place(None, "BE"), "y")], towns)
    ties = frames["Organisation-LOCATED_IN-Region"]
    assert dict(zip(ties["start_id"], ties["end_id"], strict=True)) == {
        "x": "iso-BE", "y": "ags-11"
    }  # fmt: skip
    names = frames["Region"].set_index("id")["name"]
    assert (names["iso-BE"], names["ags-11"]) == ("Belgien", "Berlin")


def test_a_town_abroad_lies_in_its_country(towns: Gazetteer) -> None:
    frames, _ = locate([seat(place("Antwerpen", country="BE"))], towns)
    within = frames["Region-WITHIN-Region"].set_index("start_id")["end_id"]
    (town,) = set(frames["Region"].query("level == 'municipality'")["id"])
    assert within[town] == "iso-BE"


def test_a_town_that_is_not_found_is_told_and_the_land_stays(towns: Gazetteer) -> None:
    ties, unplaced = located(towns, seat(place("Jena;Kleinkleckersdorf", "TH")))
    assert ties == {("x", "geonames-2895044"), ("x", "ags-16053"), ("x", "ags-16")}
    assert unplaced == ["Kleinkleckersdorf (TH)"]


def test_a_region_bears_the_name_that_most_sources_use(towns: Gazetteer) -> None:
    """GeoNames calls it Munich, and finds it under all of its names."""
    spellings = ["München", "Munich", "München"]
    frames, _ = locate([seat(place(s), str(i)) for i, s in enumerate(spellings)], towns)
    town = frames["Region"].query("level == 'municipality'").iloc[0]
    assert (town["name"], town["search"]) == ("München", "munchen munich")


def test_only_the_country_is_known(towns: Gazetteer) -> None:
    assert located(towns, seat(place(None))) == ({("x", "iso-DE")}, [])


def test_the_regions_fit_the_model(towns: Gazetteer) -> None:
    frames, _ = locate([seat(place("Jena", "TH")), seat(place("Wien", country="AT"))], towns)
    del frames["Organisation-LOCATED_IN-Region"]  # the organisations come from elsewhere
    assert problems(MODEL, frames) == []
    # Länder, DE and AT, Jena and Wien, and Jena as a kreisfreie Stadt.
    assert len(frames["Region"]) == 16 + 2 + 2 + 1


def test_the_prepared_list_is_made_once(places: Path) -> None:
    (file,) = places.glob("towns-*.json")
    before = file.stat().st_mtime_ns
    Gazetteer.load(places)
    assert file.stat().st_mtime_ns == before
