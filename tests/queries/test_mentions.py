"""Names that a text mentions. All names are made up or towns."""

from __future__ import annotations

import pytest

from queries.letters import LetterIndex
from queries.likeness import BACKGROUND_FROM, standing_out
from queries.mentions import Name, mentions

NAMES = [
    Name("Universität Musterstadt", "Organisation", "uni"),
    Name("Muster Werke GmbH", "Organisation", "muster"),
    Name("Testo", "Organisation", "testo"),
    Name("Technische Hochschule Musterau", "Organisation", "th"),
    Name("KIT", "Organisation", "kit"),
    Name("Leer", "Region", "leer"),
    Name("Sachsen", "Region", "sn"),
    Name("Sachsen-Anhalt", "Region", "st"),
    Name("Plant³", "Cluster", "plant3"),
]


def found(text: str) -> list[str]:
    return [m.name.id for m in mentions(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Mit der UNIVERSITAET Musterstadt.", ["uni"]),
        ("Die Muster Werke und Testo.", ["muster", "testo"]),
        ("Das Bündnis Plant³ in Sachsen", ["plant3", "sn"]),
        ("Sachsens Betriebe", ["sn"]),
        ("an der Technischen Hochschule Musterau", ["th"]),
        ("im südlichen Sachsen-Anhalt", ["st"]),
        ("ein kit für den presto testo", []),
        ("Das Haus steht leer. Leer stehende Hallen", []),
        ("Ein Verein in Leer und Testo, Testo", ["leer", "testo"]),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, ids: list[str]) -> None:
    assert found(text) == ids


def test_the_order_of_the_names_does_not_matter() -> None:
    text = "Testo, KIT und die Muster Werke GmbH in Sachsen-Anhalt und Leer"
    assert mentions(text, NAMES) == mentions(text, list(reversed(NAMES)))


def test_letters_find_the_text_that_shares_rare_words() -> None:
    texts = ["Moore vernässen an der Küste", "Autos bauen", "Moorböden und Paludikultur", "Licht"]
    scores = LetterIndex(texts).scores("nasse Moore")
    assert scores.index(max(scores)) == 0
    assert scores[2] > scores[1] == scores[3] == 0
    assert LetterIndex(texts).scores(texts[1])[1] == pytest.approx(1)
    assert LetterIndex(texts).scores("") == [0, 0, 0, 0]


def test_standing_out_by_hand() -> None:
    # 1 … 31: the median is 16, the median distance from it 8
    values = standing_out([float(n) for n in range(1, 32)])
    assert values[15] == 0
    assert values[30] == round(15 / (1.4826 * 8), 2) == -values[0]
    assert standing_out([1.0] * (BACKGROUND_FROM - 1)) == [None] * (BACKGROUND_FROM - 1)
    assert standing_out([1.0] * BACKGROUND_FROM) == [None] * BACKGROUND_FROM
