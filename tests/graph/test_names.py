"""German names in their second form: compared, never shown."""

from __future__ import annotations

import unicodedata

import pytest

from graph.names import compact, legal_form, search_text, without_legal_form, words

# Name as published, its form for comparing, its legal form.
NAMES = [
    ("Robert Bosch GmbH", "robert bosch", "gmbh"),
    ("Robert Bosch Gesellschaft mit beschränkter Haftung", "robert bosch", "gmbh"),
    ("Robert Bosch Stiftung GmbH", "robert bosch stiftung", "gmbh"),
    ("Robert Bosch Stiftung", "robert bosch stiftung", ""),
    ("Stiftung Volkswagen", "stiftung volkswagen", ""),
    ("Volkshochschule Oldenburg gGmbH", "volkshochschule oldenburg", "ggmbh"),
    ("Volkshochschule Oldenburg gemeinnützige GmbH", "volkshochschule oldenburg", "ggmbh"),
    ("Verein Deutscher Ingenieure", "verein deutscher ingenieure", ""),
    ("Verein Deutscher Ingenieure e.V.", "verein deutscher ingenieure", "ev"),
    ("Verein Deutscher Ingenieure e. V.", "verein deutscher ingenieure", "ev"),
    ("VEREIN DEUTSCHER INGENIEURE EV", "verein deutscher ingenieure", "ev"),
    ("Verein Deutscher Ingenieure eingetragener Verein", "verein deutscher ingenieure", "ev"),
    ("Helmholtz-Zentrum Dresden-Rossendorf e. V.", "helmholtz zentrum dresden rossendorf", "ev"),
    ("Klinikum Oldenburg AöR", "klinikum oldenburg", "aor"),
    ("Klinikum Oldenburg Anstalt des öffentlichen Rechts", "klinikum oldenburg", "aor"),
    ("Klinikum Oldenburg A.ö.R.", "klinikum oldenburg", "aor"),
    ("Charité – Universitätsmedizin Berlin KdöR", "charite universitatsmedizin berlin", "kdor"),
    ("CHARITE - UNIVERSITAETSMEDIZIN BERLIN KDÖR", "charite universitatsmedizin berlin", "kdor"),
    ("Musterwerk K.d.ö.R.", "musterwerk", "kdor"),
    ("Musterwerk Körperschaft des öffentlichen Rechts", "musterwerk", "kdor"),
    ("Jenoptik AG", "jenoptik", "ag"),
    ("Jenoptik Aktiengesellschaft", "jenoptik", "ag"),
    ("4flow SE", "4flow", "se"),
    ("Freischwimmer UG (haftungsbeschränkt)", "freischwimmer", "ug"),
    ("Freischwimmer UG", "freischwimmer", "ug"),
    ("Freischwimmer gUG (haftungsbeschränkt)", "freischwimmer", "gug"),
    ("Bürgerenergie Jena eG", "burgerenergie jena", "eg"),
    ("Buergerenergie Jena e.G.", "burgerenergie jena", "eg"),
    ("Infineon Technologies Dresden GmbH & Co. KG", "infineon technologies dresden", "gmbh co kg"),
    ("Infineon Technologies Dresden GmbH und Co. Kommanditgesellschaft",
     "infineon technologies dresden", "gmbh co kg"),
    ("Merck KGaA", "merck", "kgaa"),
    ("Muster SE & Co. KGaA", "muster", "se co kgaa"),
    ("Muster B.V. & Co. KG", "muster", "bv co kg"),
    ("Weber OHG", "weber", "ohg"),
    ("Weber GbR", "weber", "gbr"),
    ("Müller & Söhne KG", "muller und sohne", "kg"),
    ("MUELLER UND SOEHNE KG", "muller und sohne", "kg"),
    ("Mueller e. K.", "muller", "ek"),
    ("Müller Partner PartG mbB", "muller partner", "partg"),
    ("Gesellschaft für Schwerionenforschung m.b.H.", "gesellschaft fur schwerionenforschung",
     "gmbh"),
    ("Gesellschaft fuer Schwerionenforschung mbH", "gesellschaft fur schwerionenforschung",
     "gmbh"),
    ("Stadt Oldenburg", "stadt oldenburg", ""),
    ("Stadt Oldenburg in Holstein", "stadt oldenburg in holstein", ""),
    ("Großröhrsdorfer Straßenbau GmbH", "grossrohrsdorfer strassenbau", "gmbh"),
    ("GROSSROEHRSDORFER STRASSENBAU GMBH", "grossrohrsdorfer strassenbau", "gmbh"),
    ("VDI/VDE Innovation + Technik GmbH", "vdi vde innovation technik", "gmbh"),
    ("Oldenburg Tourismus & Marketing GmbH", "oldenburg tourismus und marketing", "gmbh"),
    ("Ørsted Deutschland GmbH", "orsted deutschland", "gmbh"),
    ("Politechnika Łódzka", "politechnika lodzka", ""),
    ("Agrarhof Sagard", "agrarhof sagard", ""),
    ("Lage Co", "lage", "co"),
    ("GmbH", "gmbh", "gmbh"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "bare", "form"), NAMES, ids=[n[0] for n in NAMES])
def test_a_name_loses_its_legal_form_for_comparing(name: str, bare: str, form: str) -> None:
    assert without_legal_form(name) == bare
    assert legal_form(name) == form


def test_the_table_is_long_enough() -> None:
    assert len({name for name, _, _ in NAMES}) >= 40


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Technische Universität Dresden", "Technische Universität Darmstadt"),
        ("Robert Bosch GmbH", "Bosch Rexroth AG"),
        ("Robert Bosch GmbH", "Robert Bosch Stiftung GmbH"),
        ("Infineon Technologies AG", "Infineon Technologies Dresden GmbH & Co. KG"),
        ("Stadt Oldenburg", "Stadt Oldenburg in Holstein"),
        ("Hochschule Mittweida", "Hochschule Mittweida - University of Applied Sciences"),
    ],
)
def test_different_bodies_stay_different(a: str, b: str) -> None:
    assert without_legal_form(a) != without_legal_form(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Technische Universität Dresden", "TECHNISCHE UNIVERSITAET DRESDEN"),
        ("Technische Universität Dresden", "Technische Universita\u0308t Dresden"),
        ("Straße", "STRASSE"),
        ("Straße", "STRAẞE"),
        ("Luft- und Raumfahrt", "LUFT - UND RAUMFAHRT"),
        ("Institut für Technologie (KIT)", "INSTITUT FUR TECHNOLOGIE KIT"),
        ("Institut für Technologie (KIT)", "INSTITUT FUER TECHNOLOGIE KIT"),
        ("A & B", "A und B"),
    ],
)
def test_spellings_of_one_name_are_alike(a: str, b: str) -> None:
    assert words(a) == words(b)


def test_a_form_in_the_middle_stays() -> None:
    assert without_legal_form("GmbH-Verband Sachsen e. V.") == "gmbh verband sachsen"
    assert without_legal_form("AG Energiebilanzen") == "ag energiebilanzen"


@pytest.mark.parametrize("text", ["", "   ", "—", "Ижевск"])
def test_what_has_no_latin_letter_has_no_second_form(text: str) -> None:
    assert (words(text), without_legal_form(text), legal_form(text), compact(text)) == ("",) * 4


def test_blanks_and_hyphens_do_not_matter_for_the_search() -> None:
    assert compact("Ems-Achse") == compact("Emsachse") == "emsachse"
    assert compact("CUSTOMCELLS Itzehoe") == compact("Custom Cells Itzehoe")


def test_search_text_holds_each_name_once() -> None:
    names = ["Ems-Achse", None, "", "Wachstumsregion Ems-Achse", "EMSACHSE"]
    assert search_text(names) == "emsachse wachstumsregionemsachse"


def test_letters_with_marks_are_their_base_letters_as_unicode_takes_them_apart() -> None:
    """Held against the canonical decomposition itself, sign by sign and past the kept table."""
    others = {*"ßøłæœđðþı&", "Ø", "Ł", "Æ", "Œ", "Đ", "Ð", "Þ", "ẞ"}  # folded by hand
    for code in range(0xC0, 0x3000):
        sign = chr(code)
        parts = unicodedata.normalize("NFKD", sign.lower())
        base = "".join(c for c in parts if not unicodedata.combining(c))
        if sign not in others and base.isascii() and base.isalpha() and base.islower():
            assert words(f"x{sign}x") == words(f"x{base}x"), hex(code)
    assert words("Dvořák – Żółć…") == "dvorak zolc"
