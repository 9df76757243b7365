"""Förderung: sentences, bars, the map's numbers, tables; and the page with its filters."""

from __future__ import annotations

import json
from typing import Any

import pytest
import streamlit as st

from dashboard import asking, funding_view
from dashboard.drawing import bars as drawn
from dashboard.drawing import map as land_map
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import words


def row(part: str, euros: int | None, **more: Any) -> dict[str, Any]:
    base = {
        "part": part, "kind": "part", "name": part.upper(), "name_en": None, "code": part.upper(),
        "things": 2, "with_amount": 1, "without_amount": 1, "funding_eur": euros,
        "things_shared": 0, "shared_eur": None, "share": None, "facts": [], "sources": [],
    }  # fmt: skip
    return {**base, **more}


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "de"})
    monkeypatch.setattr(st, "query_params", {})
    monkeypatch.setattr(asking, "source", lambda i: {"id": i, "publisher": "idw"})


def test_the_sum_and_what_is_not_known_of_it(german: None) -> None:
    total = row("", 12_500_000, kind="total", things=43, with_amount=2, without_amount=41)
    said = funding_view.total_words(total, "projects").replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "Bekannt sind 12.500.000 € aus 2 von 43 Projekten. Bei 41 Vorhaben ist kein Betrag bekannt."
    )
    one = row("", None, kind="total", things=1, without_amount=1)
    assert "Bei einem Vorhaben ist kein Betrag" in funding_view.total_words(one, "projects")


def test_unknown_amounts_have_no_bar_and_are_told(german: None) -> None:
    rows = [row("", 5, kind="total"), row("a", 14_250_000), row("b", None),
            row("c", None, shared_eur=2_000_000)]  # fmt: skip
    bars, left_out = funding_view.bars(rows, "region")
    assert [(b.id, b.value, b.shared) for b in bars] == [("a", 14.25, None), ("c", None, 2.0)]
    assert left_out == 1
    assert bars[0].words == "14,3 Mio. €"  # half up, as in commerce
    assert bars[1].words == "+ 2 Mio. €"


def test_years_stand_in_a_whole_row(german: None) -> None:
    rows = [row("2019", 2_000_000), row("2022", 1_000_000), row("2023", None),
            row("", 9, kind="unknown")]  # fmt: skip
    bars, left_out = funding_view.bars(rows, "year")
    assert [(b.id, b.value) for b in bars] == [
        ("2019", 2.0), ("2020", None), ("2021", None), ("2022", 1.0),
    ]  # fmt: skip
    assert bars[0].words == "2"
    assert left_out == 1
    assert funding_view.bars(rows[2:], "year")[0] == []


def test_the_map_tells_not_known_from_zero(german: None) -> None:
    lands = [{"code": c, "name": c} for c in ("A", "B", "C")]
    rows = [row("a", 0), row("b", None), row("c", 1_000_000, shared_eur=2_000_000)]
    values = funding_view.land_values(rows, lands)
    assert [v["funding"] for v in values] == [0.0, None, 3.0]
    words = dict.fromkeys(("land", "town", "initiatives", "funding"), "w")
    areas = land_map.options(values, [], words, value="funding")["layer"][0]
    colour = areas["encoding"]["color"]
    assert colour["value"] == land_map.NOT_KNOWN
    assert colour["condition"]["test"] == "datum.known"
    drawn_values = areas["transform"][0]["from"]["data"]["values"]
    assert [v["known"] for v in drawn_values] == [True, False, True]
    assert [v["said"] for v in drawn_values] == ["0", "nicht bekannt", "3"]


def test_bars_can_be_clicked_and_told_apart_without_colour() -> None:
    bars = [drawn.Bar("a", "Same", 1.0, 2.0, "1 {x}"), drawn.Bar("b", "Same", None, None, "")]
    titles = {"own": "o", "shared": "s", "axis": "x"}
    options = drawn.options(bars, titles, chosen="a")
    assert options["yAxis"]["data"] == ["Same", "Same (2)"]
    own, shared = options["series"]
    assert "decal" in shared["itemStyle"] and "decal" not in own["itemStyle"]
    # braces would be place holders
    assert shared["data"][0]["label"]["formatter"] == "1 (x)"
    event = {"selection": {"selected": [{"data_indices": [1]}]}}
    assert drawn.bar_at(bars, event) == "b"
    assert drawn.bar_at(bars, {"selection": {"selected": [{"data_indices": [7]}]}}) == ""
    assert drawn.bar_at(bars, None) == ""
    json.dumps(options, allow_nan=False)


@pytest.mark.embedded
def test_filters_change_the_sum(full: None, open_page: Open) -> None:
    # projects.csv: 12 of 178 with an amount; below wir lt-strategie-1 alone
    every = words(open_page("funding", was="projects"))
    assert "101.050.787" in every
    assert "Bei 166 Vorhaben ist kein Betrag bekannt." in every
    some = words(open_page("funding", was="projects", programm="wir"))
    assert "538.787" in some
    assert "101.050.787" not in some


@pytest.mark.embedded
def test_a_part_lists_its_grants(full: None, open_page: Open) -> None:
    # cluster_programmes.csv: spitzencluster, 40 M each for two clusters
    shown = words(open_page("funding", nach="programme", teil="spitzencluster"))
    assert "Cluster Elektromobilität Süd-West" in shown
    assert "40.000.000" in shown
