from __future__ import annotations

import re

import pytest

from dashboard.drawing.hyphens import hyphenated, wrapped
from dashboard.drawing.swimlane import Actor, Cell, Lane, Stage, Words, bands, swimlane

WORDS = Words(
    states={s: f"word-{s}" for s in ("covered", "thin", "empty", "unknown", "rest")},
    explained={s: f"means-{s}" for s in ("covered", "thin", "empty", "unknown", "rest")},
    tiers={"oem": "Hersteller", "1": "Stufe 1", "2": "Stufe 2", "": ""},
    cluster="Initiative",
    caption="{first} bis {last}",
    caption_one="{first}",
    caption_cross="quer",
    more="und {n} weitere",
    legend="Zeichen",
    open_stage="öffnen: {stage}",
)
STAGES = [
    Stage("cell", "Zelle", 3, "2"),
    Stage("car", "Fahrzeug", 1, "oem"),
    Stage("test", "Prüfung", 9, "cross"),
    Stage("pack", "Pack", 2, "1"),
]


def drawn(lanes: list[Lane], stages: list[Stage] | None = None, chosen: str = "") -> str:
    return swimlane(lanes, stages or STAGES, WORDS, lambda lane, s: f"?x={lane}&stufe={s}", chosen)


def test_end_product_first_and_cross_stages_apart() -> None:
    assert [[s.id for s in band] for band in bands(STAGES)] == [["car", "pack", "cell"], ["test"]]


def test_a_long_chain_is_cut_into_bands_of_nearly_equal_length() -> None:
    stages = [Stage(f"s{n:02}", f"Stufe {n}", n) for n in range(13)]
    assert [len(band) for band in bands(stages)] == [7, 6]


@pytest.mark.parametrize(
    ("state", "symbol"),
    [("covered", "●"), ("thin", "◐"), ("empty", "▲"), ("unknown", "?"), ("rest", "–")],
)
def test_a_state_is_a_symbol_a_word_and_a_pattern(state: str, symbol: str) -> None:
    lane = Lane("a", "A", cells={"car": Cell(state)})
    cell = re.search(
        r'<td role="cell" class="([^"]+)" data-stage="Fahr.?zeug">(.*?)</td>', drawn([lane])
    )
    assert cell
    assert cell[1] == f"iz-{state}"
    assert symbol in cell[2]
    assert f"word-{state}" in cell[2]


def test_a_missing_cell_and_a_strange_state_are_unknown_not_a_gap() -> None:
    html = drawn([Lane("a", "A", cells={"car": Cell("odd")})])
    body = html.split("<tbody", 1)[1]
    assert "word-empty" not in body
    assert body.count('class="iz-unknown"') == len(STAGES)


def test_names_from_the_data_are_escaped() -> None:
    evil = '<img src=x onerror="1"> & Söhne'
    lane = Lane(evil, evil, evil, {"car": Cell("thin", (Actor(evil, evil),))})
    html = drawn([lane], [Stage("car", evil, 1, "oem")])
    assert "<img" not in html
    assert "&lt;img" in html
    assert "&amp; Söhne" in html


def test_organisations_and_products_stand_in_the_cell_and_the_rest_is_counted() -> None:
    actors = tuple(Actor(f"Firma {n}", f"Ware {n}") for n in range(5))
    html = drawn([Lane("a", "A", cells={"car": Cell("covered", actors)})])
    assert "word-covered 5" in html
    assert "Firma 2" in html
    assert "Ware 2" in html
    assert "Firma 3" not in html
    assert "und 2 weitere" in html


def test_the_table_has_caption_and_scopes_and_links() -> None:
    html = drawn([Lane("a", "A")], chosen="pack")
    assert "<caption>Fahrzeug bis Zelle</caption>" in html
    assert 'scope="row"' in html
    assert 'scope="col"' in html
    assert 'scope="colgroup" colspan="1">Hersteller' in html
    assert 'href="?x=a&amp;stufe=pack"' in html
    assert 'class="iz-chosen"' in html


def test_without_tiers_there_is_no_row_of_tiers() -> None:
    assert 'colgroup" colspan' not in drawn([Lane("a", "A")], [Stage("x", "X", 1)])


def test_long_words_get_soft_hyphens_at_their_joints() -> None:
    assert hyphenated("Batteriemanagementsystem") == "Batterie\u00admanagement\u00adsystem"
    assert hyphenated("Elektrolyt & Co") == "Elektrolyt &amp; Co"
    assert wrapped("Zellgehäuse und mechanische Zellteile", 16).split("\n") == [
        "Zellgehäuse und",
        "mechanische",
        "Zellteile",
    ]
    assert all(len(line) <= 17 for line in wrapped("Batteriemanagementsystem", 16).split("\n"))
