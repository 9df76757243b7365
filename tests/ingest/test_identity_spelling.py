"""Misspelt words, moved blanks, a missing word, English taken apart: how names still meet.

The names are real public ones, the slips are made up. Expectations are worked out by hand.
"""

from __future__ import annotations

import pytest

from ingest.identity.compare import Comparison, compare
from ingest.identity.form import name_form
from ingest.identity.record import OrganisationRecord
from ingest.identity.spelling import is_word, mended, wrong_letters
from ingest.identity.translated import cognate, explained


def weights(name: str) -> dict[str, float]:
    form = name_form(name)
    return dict(zip(form.tokens, form.weights, strict=True))


def compared(a: str, b: str, place: str = "Mainz", b_place: str = "") -> Comparison:
    one = OrganisationRecord("a", a, city=place)
    other = OrganisationRecord("b", b, city=b_place or place)
    found = compare(one, other)
    assert compare(other, one) == found
    return found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("h0chschule", "hochschule"),  # a nought for an o
        ("univeristat", "universitat"),  # two letters swapped
        ("museurn", "museum"),  # rn for m, as a scan reads it
        ("researhc", "research"),  # English words too, before they are translated
        ("0f", "of"),
    ],
)
def test_a_common_word_is_put_right(wrong: str, right: str) -> None:
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "word",
    [
        "hochschule",  # right as it is
        "wirkstoff",  # one letter from "Werkstoff" and a word of its own
        "senioren",  # one letter from "Sensoren"
        "universita",  # cut off, which is another thing
        "europaisches",  # another ending
        "5g", "3d", "2024",
        "kunz",  # too short: one letter from "Kunst"
    ],
)  # fmt: skip
def test_what_may_be_right_is_left_alone(word: str) -> None:
    assert mended(word) == word


def test_a_word_may_hold_a_figure_but_not_a_number() -> None:
    assert is_word("d4esden") and is_word("betrieb")
    assert not is_word("sfb1234") and not is_word("4711")


def test_letters_that_differ_between_whole_names() -> None:
    assert wrong_letters("kerckhoffklinik", "kerckhotfklinik") == 1
    assert wrong_letters("kerckhoffklinik", "kerchhotfklinik") is None  # two in so few letters
    assert wrong_letters("ipm", "ipms") is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Museum für Naturkunde", "Museurn für Naturkunde"),
        ("Universitätsklinikum Mainz", "Universitätsk1inikum Mainz"),
        ("Kerckhoff Klinik Institut", "KerckhotfKlinik Institut"),
        ("Institut für Software- und Systemtechnik", "Institut fürSoftware- und Systemtecbnik"),
        ("Max Weber Netzwerk Osteuropa", "Max Weber Netz. Osteuropa"),
        ("Vereinigung der Denkmalfachämter in den Ländern", "Vereinigung der in den Ländern"),
    ],
)
def test_slips_are_suggested_and_never_merged(a: str, b: str) -> None:
    found = compared(a, b)
    assert found.accepted and found.decision == "suggest"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Phoenix Contact GmbH", "Phoenix Contact Electronics GmbH"),  # a firm and its subsidiary
        ("Hochschule Bremen", "Hochschule für Künste Bremen"),  # schools differ in one word
        ("Max-Planck-Institut für Physik", "Max-Planck-Institut für Plasmaphysik"),
        ("Max Planck Institute for Physics", "Max Planck Institute for Plasma Physics"),
        ("Max Rubner-Institut", "Max Rubner-Institut, Institut für Ernährungsverhalten"),
        ("Fraunhofer IPM", "Fraunhofer IPMS"),
    ],
)
def test_a_word_more_may_be_another_body(a: str, b: str) -> None:
    assert not compared(a, b).accepted


def test_a_missing_word_is_told() -> None:
    found = compared("Krankenhaus Barmherzige Schwestern Nord", "Krankenhaus Barmherzige Nord")
    told = [r.what for r in found.reasons if r.code == "word_missing"]
    assert told == ["schwestern"]


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("pharmacology", "pharmakologie"),
        ("clinical", "klinische"),
        ("genomics", "genomik"),
        ("catholic", "katholische"),
    ],
)
def test_words_of_both_languages_have_one_root(english: str, german: str) -> None:
    assert cognate(english) == cognate(german)


def test_loose_words_explain_a_compound() -> None:
    assert explained(["laser", "technologie"], ["lasertechnik"])
    assert explained(["pflanzen", "genetik", "forschung"], ["pflanzengenetik", "forschung"])
    assert not explained(["physik", "forschung"], ["plasmaphysik"])  # no research in it
    assert not explained(["laser"], ["lasertechnik"])  # one word explains nothing


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Institute for Ship Technology", "Institut für Schiffstechnik"),
        ("Institute for Polymer Research", "Institut für Polymerforschung"),
        ("Institute of Clinical Pharmacology", "Institut für Klinische Pharmakologie"),
        ("Deutsches Zentrum für Astrophysik", "German Centre for Astrophysics"),
    ],
)
def test_an_english_name_is_that_of_the_body(english: str, german: str) -> None:
    assert compared(english, german).accepted


def test_a_site_in_another_town_is_not_the_body() -> None:
    name = "Duale Hochschule Baden-Württemberg"
    assert not compared(name, f"{name} Mannheim", "Stuttgart", "Mannheim").accepted
    assert not compared(
        "Universitätsklinikum Münster", "Universitätsklinikum Ulm", "Münster", "Ulm"
    ).accepted


def test_a_german_subsidiary_is_not_its_group_by_a_known_name() -> None:
    found = compared("Covestro AG", "Covestro Deutschland AG", "Leverkusen")
    assert "alias" not in {r.code for r in found.reasons}


def test_two_known_names_at_a_dash_are_one_body() -> None:
    whole = "Julius Kühn-Institut - Bundesforschungsinstitut für Kulturpflanzen"
    found = compared(whole, "JKI", "Quedlinburg")
    assert "alias" in {r.code for r in found.reasons} and found.accepted


def test_what_a_hochschule_teaches_counts_behind_its_town_only() -> None:
    behind = weights("Hochschule Aalen - Technik und Wirtschaft")
    assert behind["technik"] < 0.1 < behind["aalen"]
    assert weights("Hochschule für Technik Stuttgart")["technik"] > 0.1
