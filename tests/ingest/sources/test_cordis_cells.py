"""Single cells of CORDIS: codes, amounts, numbers, names. All names of bodies are made up."""

from __future__ import annotations

import pytest

from ingest.sources.cordis import cells, persons


@pytest.mark.parametrize(
    ("published", "code"),
    [("DE", "DE"), ("EL", "GR"), ("UK", "GB"), ("XK", "XK"), ("ZZ", ""), ("", ""), ("DE;HU", "DE"),
     ("ZZ;HU", "HU")],
)  # fmt: skip
def test_country_codes(published: str, code: str) -> None:
    assert cells.country(published) == code


@pytest.mark.parametrize(
    ("published", "euros"),
    [("528340.97", 528341), ("960619,95", 960620), ("230000", 230000), ("0", None), ("", None),
     ("1.234.567,89", 1234568), ("1,234,567", 1234567), ("225125.175", 225125), ("1.5E7", 15000000),
     ("-10", None)],
)  # fmt: skip
def test_amounts_with_either_decimal_mark(published: str, euros: int | None) -> None:
    assert cells.euros(published) == euros


@pytest.mark.parametrize(
    ("published", "number"),
    [("DE123456789", "DE123456789"), ("de 123.456.789", "DE123456789"), ("DE12345", ""),
     ("DE999999999", ""), ("CHE105000000MWST", "CHE105000000MWST"), ("MISSING", ""), ("", "")],
)  # fmt: skip
def test_vat_numbers(published: str, number: str) -> None:
    assert cells.vat(published) == number


@pytest.mark.parametrize(
    ("published", "address"),
    [("http://a.example/x", "http://a.example/x"), ("www.a.example", "http://www.a.example"),
     ("info@a.example", ""), ("javascript:alert(1)", ""), ("-", "")],
)  # fmt: skip
def test_addresses(published: str, address: str) -> None:
    assert cells.website(published) == address


@pytest.mark.parametrize(
    ("name", "activity"),
    [
        ("DR. ING. MUSTER AG", "PRC"),
        ("ERIKA MUSTERFRAU GMBH & CO. KG", "PRC"),
        ("PIETRO MUESTRA S.R.L.", "PRC"),
        ("PIOTR PROBA SP Z O O", "PRC"),
        ("Muster Werke Georg", "PRC"),
        ("Erika-Musterfrau-Stiftung", "OTH"),
        ("ROBERT MUSTER INSTITUT", "REC"),
        ("ERIKA MUSTERFRAU", "REC"),
        ("MUSTERWERK", "PRC"),
    ],
)
def test_bodies_that_bear_the_name_of_a_person_stay(name: str, activity: str) -> None:
    assert persons.left_out(name, "", activity, True) == ""
