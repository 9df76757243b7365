"""Steckbriefe: the make-up in words, and one page for each kind of thing."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from dashboard import asking, make_up_view
from dashboard.app_pages import steckbriefe
from dashboard.texts import all_texts
from tests.dashboard.apptest import unfolded
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import words

FACT = {
    "id": "o", "label": "Organisation", "name": "<b>O</b>", "note": None, "sources": ["a"],
    "confidence": "high",
}  # fmt: skip


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "de"})
    monkeypatch.setattr(st, "query_params", {})
    monkeypatch.setattr(asking, "source", lambda i: {"id": i, "publisher": "idw"})


def row(section: str, item: str = "known", **more: Any) -> dict[str, Any]:
    base = {
        "section": section, "item": item, "name": None, "name_en": None, "number": 3, "of": None,
        "share": None, "as_of": None, "funding_eur": None, "without_amount": None, "facts": [FACT],
        "sources": ["a"], "confidence": "high",
    }  # fmt: skip
    return {**base, **more}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (row("members", number=23, of=160, as_of="2020"),
         "23 von 160 angegebenen Mitgliedern sind bekannt (Stand 2020)."),
        (row("members", number=1), "1 Mitglied ist bekannt."),
        (row("grants", number=0, without_amount=0),
         "Zur Förderung von Initiativen ist nichts bekannt."),
        (row("projects", without_amount=3), "Projekte: 3; Beträge sind nicht bekannt."),
        (row("projects", funding_eur=0, without_amount=2),
         "Projekte: 3, bekannte Förderung 0 €; ohne bekannten Betrag: 2."),
    ],
)  # fmt: skip
def test_sentences(german: None, given: dict[str, Any], sentence: str) -> None:
    assert make_up_view.sentence(given).replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_values_of_the_model_are_words(german: None) -> None:
    assert make_up_view.item_name(row("member_kind", "company")) == "Unternehmen"
    assert make_up_view.item_name(row("status", "concept")) == "Konzeptphase"
    assert make_up_view.item_name(row("member_land", "unknown")) == "nicht bekannt"
    assert make_up_view.item_name(row("round", "2")) == "Runde 2"
    assert make_up_view.number(row("chain", number=2, of=8, share=0.25)).endswith(
        "2 von 8 (25 %)".replace(" %", "\N{NO-BREAK SPACE}%")
    )


def test_numbers_open_to_their_facts_and_names_are_escaped(german: None) -> None:
    shown = make_up_view.make_up([row("member_kind", "company", of=3, share=1.0)], "Cluster")
    assert "<details><summary>" in shown
    assert "&lt;b&gt;O&lt;/b&gt;" in shown and "<b>O</b>" not in shown
    assert "idw" in shown


def test_a_quotient_without_verdict_says_why(german: None) -> None:
    few = row("field", "energie", name="Energie", quotient=1.7, expected=0.6, verdict=None)
    shown = make_up_view.make_up([few], "Region")
    assert "zu wenige bekannt" in shown
    assert "1,7" in shown


@pytest.mark.embedded
@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("kind", steckbriefe.KINDS)
def test_every_kind_has_its_page(full: None, open_page: Open, kind: str, lang: str) -> None:
    test = open_page("profiles", art=kind, lang=lang)
    assert not test.exception
    assert not test.warning
    shown = words(test)
    assert '<article class="sheet">' in shown
    assert all_texts()["profiles.facts"][lang == "en"] in shown
    assert "None" not in shown
    assert not test.download_button  # the files are made when the table is opened
    assert unfolded(test).download_button


@pytest.mark.embedded
def test_the_address_chooses_and_tells_a_wrong_id(full: None, open_page: Open) -> None:
    # clusters.csv: medicalmountains; memberships.csv: six organisations, one of which only manages
    shown = words(open_page("profiles", art="initiative", id="medicalmountains"))
    assert "5 Mitglieder sind bekannt." in shown
    wrong = words(open_page("profiles", art="initiative", id="no-such-thing"))
    assert "no-such-thing" in wrong


@pytest.mark.embedded
def test_a_day_of_the_past(full: None, open_page: Open) -> None:
    # cluster_programmes.csv: spitzencluster 2012 to 2017 with 40 M, go-cluster since 2014
    given = {"art": "initiative", "id": "cluster-elektromobilitaet-sued-west"}
    shown = words(open_page("profiles", stand="2013-06-30", **given))
    assert "Spitzencluster" in shown
    assert "go-cluster (" not in shown
    assert "ohne Datum" in shown


@pytest.mark.embedded
def test_the_search_leads_to_profiles_only_here(full: None, open_page: Open) -> None:
    test = open_page("profiles")
    test.text_input("search").set_value("Sachsen").run()
    links = {link.proto.query_string for link in test.get("page_link")}
    assert any("art=" in link for link in links)
    assert any("kind=" in link for link in links)  # towns and projects have no profile
    assert "art=region&id=ags-14" in links
    elsewhere = open_page("funding")
    elsewhere.text_input("search").set_value("Sachsen").run()
    links = {link.proto.query_string for link in elsewhere.get("page_link")}
    assert "id=ags-14&kind=Region" in links
    assert not any("art=" in link for link in links)
