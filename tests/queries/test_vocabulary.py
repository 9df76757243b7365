"""Terms of the vocabularies in a few lines of German."""

from __future__ import annotations

import pytest

from queries.answers import Row
from queries.vocabulary import alike, content, stem, terms_in
from queries.weights import weights

RULES = weights().fitting


def entry(node: str, name: str, explained: str = "", label: str = "Field") -> Row:
    return {"label": label, "id": node, "name": name, "name_en": None, "explained": explained}


VOCABULARY = [
    entry("batterie", "Batterie"),
    entry("fertigungssoftware", "Software für die Fertigung"),
    entry("implantate", "Implantate", "Ersatzteile für den Körper aus Titan und Keramik.", "Stage"),
    entry("photonik", "Photonik und Optik"),
]


def found(text: str) -> dict[str, float]:
    return {term.id: term.fit for term in terms_in(text, VOCABULARY, RULES)}


@pytest.mark.parametrize(
    ("word", "short"),
    [("batterien", "batteri"), ("implantaten", "implantat"), ("laser", "laser"), ("see", "see")],
)
def test_a_stem_has_no_ending_and_four_letters_at_least(word: str, short: str) -> None:
    assert stem(word) == short


def test_words_that_say_nothing_are_left_out() -> None:
    assert content("Wir sind ein Hersteller von Implantaten") == {"implantat": "Implantaten"}
    assert "fertig" in content("die Fertigung", all_words=True)


def test_a_part_of_a_compound_counts_less() -> None:
    assert alike("batteri", "batteri", RULES) == 1
    assert alike("batteri", "batteriezell", RULES) == RULES.compound
    assert alike("batteriezell", "batteri", RULES) == RULES.compound
    assert alike("zell", "batteriezell", RULES) == 0  # too short
    assert alike("optik", "photonik", RULES) == 0


def test_a_term_is_found_by_its_words() -> None:
    assert found("Implantate") == {"implantate": 1.0}
    assert found("Prüfung von Batteriezellen") == {"batterie": RULES.compound}
    assert found("Brot und Kuchen") == {}
    assert found("") == {}


def test_a_general_word_left_over_keeps_a_term_from_being_named() -> None:
    # Both words of the name say the same: "Software" alone is one half of it.
    assert found("Software").get("fertigungssoftware", 0) <= 0.6
    assert found("Software") == {"fertigungssoftware": 0.5}


def test_the_words_of_the_text_are_given_as_the_reason() -> None:
    (term,) = terms_in("Wir machen Titan-Implantate", VOCABULARY, RULES)
    assert term.because == ("Implantate", "Titan")


def test_the_explanation_alone_is_too_little() -> None:
    assert found("Keramik") == {}
