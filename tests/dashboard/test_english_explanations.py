"""In English no page shows a German explanation of ours; in German none in English."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import compare_view, profile_view
from dashboard.pages import PAGES
from ingest.options import DEFAULT_DATA
from tests.dashboard.apptest import unfolded
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import words
from tests.ingest.network import read_table

# Explanations by table: the column in German and the one in English.
EXPLAINED = (
    ("competences", "plain_de", "plain_en"),
    ("competences", "example_de", "example_en"),
    ("value_chains", "end_product_de", "end_product_en"),
    ("value_chains", "definition_de", "definition_en"),
    ("fields", "definition_de", "definition_en"),
    ("stages", "definition_de", "definition_en"),
    ("programmes", "aim_de", "aim_en"),
    ("programmes", "for_whom", "for_whom_en"),
    ("figures", "metric", "metric_en"),
    ("figures", "unit", "unit_en"),
    ("figures", "metric", "metric_en"),
)
# Where explanations stand: the page, what its address says, and one of them in both languages.
SHOWN = (
    ("profiles", {"art": "organisation", "id": "duerr-ag", "offen": "koennen"},
     "competences sondermaschinen plain"),
    ("chains", {"kette": "batterie", "stufe": "batterie-anlagen-zelle"},
     "stages batterie-anlagen-zelle definition"),
    ("chains", {"kette": "photonik"}, "value_chains photonik definition"),
    ("compare", {"art": "programme", "programme": "wir,rubin"}, "programmes rubin for_whom"),
    ("explore", {"id": "abdichten", "kind": "Competence"}, "competences abdichten example"),
    ("explore", {"id": "batterie", "kind": "Field"}, "fields batterie definition"),
    ("explore", {"id": "batterie", "kind": "ValueChain"}, "value_chains batterie end_product"),
    ("explore", {"id": "bau-rueckbau", "kind": "Stage"}, "stages bau-rueckbau definition"),
    ("explore", {"id": "wir", "kind": "Programme"}, "programmes wir aim"),
    ("explore", {"id": "rubin", "kind": "Programme"},
     "figures fig-rubin-ausgewaehlte-buendnisse-runde-3-2022 metric"),
    ("explore", {"id": "wir", "kind": "Programme"}, "figures fig-wir-buendnisse-2023 unit"),
    ("sources", {"view": "coverage"}, "figures fig-wir-buendnisse-2023 metric"),
)  # fmt: skip
PAIRS = {
    f"{table} {row['id']} {german.removesuffix('_de')}": (row[german], row[english])
    for table, german, english in EXPLAINED
    for row in read_table(DEFAULT_DATA, table)
    if row[german]
}


def everything(test: AppTest) -> str:
    """All texts of a page and the cells of its open tables."""
    cells = [str(cell) for table in test.dataframe for cell in table.value.to_numpy().ravel()]
    return "\n".join([words(test), *cells])


def told(texts: str, lang: int) -> list[str]:
    """The sentences in a language that a page shows; fewer words may stand in a name."""
    return [pair[lang] for pair in PAIRS.values() if pair[lang][-1] == "." and pair[lang] in texts]


@pytest.mark.embedded
@pytest.mark.parametrize(("page", "address", "explained"), SHOWN)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_explanation_stands_in_the_chosen_language(
    page: str, address: dict[str, str], explained: str, lang: str, full: None, open_page: Open
) -> None:
    test = open_page(page, lang=lang, **address)
    assert not test.exception
    shown, chosen = everything(unfolded(test)), ("de", "en").index(lang)
    other = PAIRS[explained][1 - chosen]
    assert PAIRS[explained][chosen] in shown
    assert other not in shown or " " not in other  # a single word stands in names, too
    assert told(shown, 1 - chosen) == []


@pytest.mark.embedded
@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_no_page_explains_in_german_what_is_read_in_english(
    page: str, full: None, open_page: Open
) -> None:
    assert told(everything(open_page(page, lang="en")), 0) == []


# -- where one language is missing ---------------------------------------------------------------


def fact(name: str, value: str | None) -> dict[str, Any]:
    return {"section": "core", "label": "Competence", "fact": name, "value": value,
            "sources": [], "confidence": None}  # fmt: skip


@pytest.mark.parametrize("english", [[fact("plain_en", None)], []])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_empty_english_cell_falls_back_to_german(
    english: list[dict[str, Any]], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": lang})
    shown = profile_view.profile([fact("plain", "Fugen schließen."), *english])
    assert shown.count("<tr>") == 1 and "Fugen schließen." in shown


def test_what_is_known_in_english_alone_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "de"})
    shown = profile_view.profile([fact("plain_en", "Closing joints.")])
    assert "In einem Satz" in shown and "Closing joints." in shown


def test_whom_a_programme_funds_falls_back_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "en"})
    row = dict.fromkeys(
        ("ministry", "level", "aim", "aim_en", "region_limit", "start", "end", "rounds",
         "budget_eur", "initiatives", "unconfirmed", "projects", "organisations",
         "also_elsewhere")
    )  # fmt: skip
    given = {**row, "laender": [], "fields": [], "for_whom": "Gemeinden", "for_whom_en": None}
    lines = compare_view.programme_lines([given, {**given, "for_whom_en": "municipalities"}])
    (line,) = [line for line in lines if line.heading == "For whom"]
    assert line.cells == (("Gemeinden",), ("municipalities",))
