"""Bridges and pairs without contact, on the page on cross-links."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard.app_pages import bruecken, unverbunden
from dashboard.texts import all_texts
from graph.store import Store
from tests.dashboard.apptest import html_of, open_over, unfolded

open_page = partial(open_over, "links")


@pytest.fixture
def full(loaded_embedded: Store) -> Path:
    return loaded_embedded.settings.home


@pytest.mark.embedded
def test_bridges_and_introductions(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agency = "automotive-agentur-niedersachsen"
    at = open_page(full, monkeypatch, ansicht="bridges", organisation=agency, anzahl="3")
    assert not at.exception
    html = html_of(at)
    # memberships.csv: partner of six initiatives, of retrason since 2022-10
    assert "Gehört zu 6 Initiativen" in html
    assert "10.2022" in html
    assert html.count(" neu verbunden") == 3
    assert any("Als Tabelle: alle Brücken" in e.label for e in at.expander)


@pytest.mark.embedded
def test_the_order_of_the_introductions_is_told(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = unfolded(open_page(full, monkeypatch, ansicht="bridges", anzahl="10"))
    table = at.dataframe[-1].value
    assert list(table["Schritt"]) == list(range(1, 11))
    assert table["Gewinn an Nähe"].gt(0).all()
    said = [c.value for c in at.caption]
    assert all_texts()["bridges.introduce.order"][0] in said
    assert all_texts()["bridges.order"][0] in said


@pytest.mark.embedded
def test_pairs_without_contact(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    esw = "cluster-elektromobilitaet-sued-west"
    at = open_page(full, monkeypatch, ansicht="untied", initiative=esw, grund="stages")
    assert not at.exception
    html = html_of(at)
    assert "brächte ein" in html and "In der Kette" in html
    assert 'aria-current="true"' in html
    options = at.selectbox(key="at_paar").options
    assert options
    assert all("Cluster Elektromobilität" in option for option in options)


@pytest.mark.embedded
def test_a_list_shorter_than_the_table_says_so(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch, ansicht="untied")
    pairs = len(at.selectbox(key="at_paar").options)
    assert pairs > 12
    said = [caption.value for caption in at.caption]
    assert any(f"die ersten 12 von {pairs} Paaren" in words for words in said)


# -- rows to words: made up ------------------------------------------------------------------------


def bridge(*parts: list[str]) -> dict[str, Any]:
    return {
        "id": "o", "name": "<O>", "clusters": 2, "pairs": 3.4, "cut_off": sum(map(len, parts)),
        "parts": [[{"id": c, "name": c.upper()} for c in part] for part in parts],
        "memberships": [],
    }  # fmt: skip


def test_what_falls_apart_is_named() -> None:
    html = bruecken.without_html(bridge(["a", "b"], ["c"]), {"a": "Kurz"})
    assert "verlören 3 Initiativen" in html
    assert ">Kurz<" in html and ">B<" in html
    assert "&lt;O&gt;" in html


def test_where_nothing_falls_apart_it_is_said() -> None:
    assert "blieben alle Initiativen verbunden" in bruecken.without_html(bridge(), {})


def test_an_unknown_way_is_said() -> None:
    assert "nicht bekannt" in unverbunden.way({"steps": None, "path": []})
    step = {"to_name": "B"}
    assert "3 Schritte, über B, B." in unverbunden.way({"steps": 3, "path": [step] * 3})
