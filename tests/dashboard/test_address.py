"""What stands in the address: only what a page uses; what is not understood is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit as st

import dashboard
from dashboard import elements, texts
from dashboard.app_pages.ueberblick import DOORS
from dashboard.pages import PAGES
from dashboard.texts import all_texts
from tests.dashboard.conftest import Open

USED = {parameter for entry in PAGES for parameter in entry.uses}
CALL = re.compile(r'addressed\.(?:select|segments|several|pills|text|switch|put)\(\s*"(\w+)"')


def test_every_parameter_of_a_widget_belongs_to_a_page() -> None:
    folder = Path(dashboard.__file__).parent
    named = {n for f in folder.rglob("*.py") for n in CALL.findall(f.read_text(encoding="utf-8"))}
    assert {"land", "paar", "teil", "belegt"} <= named <= USED | {"lang"}


def test_every_door_leads_to_parameters_that_its_page_uses() -> None:
    uses = {entry.path: entry.uses for entry in PAGES}
    for _, _, questions in DOORS:
        for _, path, params in questions:
            assert set(params) <= set(uses[path])


@pytest.mark.embedded
def test_what_a_page_does_not_use_leaves_its_address(full: None, open_page: Open) -> None:
    test = open_page("overview", land="BY", id="acod", kind="Cluster", lang="en")
    assert not test.exception
    assert set(test.query_params) == {"land", "lang"}


@pytest.mark.embedded
def test_another_view_begins_without_the_choice_of_the_one_before(
    full: None, open_page: Open
) -> None:
    test = open_page("links", ansicht="bridges", organisation="audi-ag", anzahl="3")
    test.segmented_control(key="at_ansicht").set_value("untied").run()
    assert set(test.query_params) == {"ansicht"}


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("name", "parameter", "label"),
    [
        ("overview", "land", "Land auswählen"),
        ("links", "initiative", "Initiative"),
        ("compare", "mit", "Wählen Sie"),
        ("sources", "type", "Art"),
        ("overlaps", "urteil", "Urteil"),
    ],
)
def test_an_unknown_value_is_told_with_what_to_do(
    full: None, open_page: Open, name: str, parameter: str, label: str
) -> None:
    test = open_page(name, **{parameter: "gibt-es-nicht"})
    assert not test.exception
    (said,) = [w.value for w in test.warning]
    assert label in said and "gibt-es-nicht" in said


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("parameter", "value", "remedy"),
    [
        ("open", "Organisation:gibt-es-nicht", "Nachbarn zeigen"),
        ("open", "Unfug:gibt-es-nicht", "Nachbarn zeigen"),
        ("sel", "Organisation:gibt-es-nicht", "suchen Sie oben"),
        ("most", "gibt-es-nicht", "Höchstens so viele Nachbarn"),
    ],
)
def test_what_the_picture_cannot_show_is_told(
    full: None, open_page: Open, parameter: str, value: str, remedy: str
) -> None:
    test = open_page("explore", id="acod", kind="Cluster", **{parameter: value})
    assert not test.exception
    (said,) = [w.value for w in test.warning]
    assert remedy in said and "gibt-es-nicht" in said
    # The rest of the picture stands, and the remedy is on the page.
    assert "mit" in test.markdown[0].value
    assert parameter != "most" or test.segmented_control(key="at_most").value == "60"


@pytest.mark.embedded
def test_a_right_picture_has_nothing_to_be_told(full: None, open_page: Open) -> None:
    test = open_page("explore", id="acod", kind="Cluster", most="30", sel="Cluster:acod")
    assert not test.exception and not test.warning


@pytest.mark.embedded
def test_a_choice_that_fits_no_longer_is_not_blamed_on_the_address(
    full: None, open_page: Open
) -> None:
    test = open_page("chains", stufe="gibt-es-nicht")
    assert len(test.warning) == 1
    test.segmented_control(key="at_umfang").set_value("land").run()
    assert not test.warning


@pytest.mark.embedded
def test_an_unknown_language_is_told(full: None, open_page: Open) -> None:
    test = open_page("overview", lang="fr")
    assert [w.value for w in test.warning] == [
        all_texts()["app.lang_unknown"][0].format(value="fr")
    ]
    assert "lang" not in test.query_params


# -- the language of the browser -----------------------------------------------------------------


@pytest.fixture
def english_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "browser_language", lambda: "en")


@pytest.mark.embedded
def test_an_english_browser_reads_english_until_it_is_switched(
    full: None, english_browser: None, open_page: Open
) -> None:
    test = open_page("overview")
    assert test.title[0].value == all_texts()["page.overview"][1]
    assert test.query_params["lang"] == "en"
    test.segmented_control(key="lang").set_value("de").run()
    assert test.title[0].value == all_texts()["page.overview"][0]
    # A link in a text begins anew: it has to name German where the browser says English.
    assert test.query_params["lang"] == "de"
    assert 'lang=de"' in "".join(html.proto.body for html in test.get("html"))


@pytest.mark.embedded
def test_the_address_counts_before_the_browser(
    full: None, english_browser: None, open_page: Open
) -> None:
    test = open_page("overview", lang="de")
    assert test.title[0].value == all_texts()["page.overview"][0]


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-US", "en"), ("EN", "en"), ("de-DE", "de"), ("fr-FR", "de"), ("", "de"), (None, "de")],
)
def test_every_browser_but_an_english_one_reads_german(
    monkeypatch: pytest.MonkeyPatch, locale: str | None, language: str
) -> None:
    class Context:
        def __init__(self) -> None:
            self.locale = locale

    monkeypatch.setattr(st, "context", Context())
    assert texts.browser_language() == language


def test_links_need_no_language_where_german_is_understood(german: None) -> None:
    assert "lang" not in elements.href("overview")
