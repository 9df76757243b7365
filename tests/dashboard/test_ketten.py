"""The page on value chains: rows to drawing, and the page in AppTest."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard import chain_view, elements, formats
from dashboard.app_pages import ketten, ketten_stufe
from dashboard.asking import Reply
from dashboard.drawing import sankey
from graph.store import Store
from tests.dashboard.apptest import html_of, open_over

ESW = "cluster-elektromobilitaet-sued-west"
open_page = partial(open_over, "chains")


@pytest.fixture
def full(loaded_embedded: Store) -> Path:
    return loaded_embedded.settings.home


@pytest.mark.embedded
def test_the_page_begins_where_there_is_something_to_see(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch)
    assert not at.exception
    assert at.selectbox(key="at_kette").value == "batterie"
    assert at.multiselect(key="at_cluster").value[0] == ESW
    html = html_of(at)
    for text in ("19 von 185 Mitgliedern bekannt", "● ", "dünn", "nicht bekannt", "Manz AG"):
        assert text in html.replace('<span aria-hidden="true">', "").replace("</span>", "")


@pytest.mark.embedded
def test_each_choice_changes_what_is_shown(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch)
    before = html_of(at)
    at.multiselect(key="at_cluster").set_value([ESW]).run()
    one = html_of(at)
    assert "VDMA" in before
    assert "VDMA" not in one
    at.selectbox(key="at_stufe").set_value("batterie-anlagen-zelle").run()
    stage = html_of(at)
    assert stage != one
    assert "Anlagen für die Zellmontage" in stage
    at.selectbox(key="at_kette").set_value("halbleiter").run()
    assert "Silicon Saxony" in html_of(at)
    assert not at.exception


@pytest.mark.embedded
def test_the_address_holds_the_state(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch, kette="halbleiter", stufe="halbleiter-fertigung")
    assert at.selectbox(key="at_kette").value == "halbleiter"
    assert at.selectbox(key="at_stufe").value == "halbleiter-fertigung"
    at.selectbox(key="at_kette").set_value("photonik").run()
    assert at.query_params["kette"] in ("photonik", ["photonik"])
    assert "stufe" not in at.query_params


@pytest.mark.embedded
def test_an_unknown_address_falls_back(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch, kette="<b>", cluster="x,y", stufe="z")
    assert not at.exception
    assert at.selectbox(key="at_kette").value == "batterie"
    assert any("wen Sie vergleichen möchten" in i.value for i in at.info)


# -- rows to drawing -----------------------------------------------------------------------------


def coverage(stage: str, state: str, *names: str) -> dict[str, Any]:
    return {
        "stage": stage,
        "name": stage,
        "name_en": None,
        "tier": "1",
        "state": state,
        "share_known": 0.1,
        "known_members": 20,
        "stated_members": 185,
        "organisations": [
            {"id": n, "name": n, "product": None, "basis": "source", "sources": []} for n in names
        ],
        "sources": [],
    }


def test_the_first_open_initiative_is_the_one_partners_are_sought_for() -> None:
    by_cluster = {"a": [coverage("s", "covered", "x", "y")], "b": [coverage("s", "thin", "x")]}
    assert chain_view.needy(by_cluster, "s") == "b"
    assert chain_view.needy(by_cluster, "other") == "a"


def test_open_stages_keep_their_row_in_the_table() -> None:
    rows = chain_view.coverage_table(
        {"a": "A"}, {"a": [coverage("s", "thin", "x", "y"), coverage("u", "unknown")]}
    )
    assert [(r["stage"], r["organisation"]) for r in rows] == [("s", "x"), ("s", "y"), ("u", None)]


def test_unknown_numbers_are_said() -> None:
    row = coverage("s", "unknown")
    assert chain_view.known_note(row) == "20 von 185 Mitgliedern bekannt"
    assert "nicht bekannt" in chain_view.known_note({**row, "stated_members": None})
    assert [formats.whole(km) for km in (41.6, 12.5, None)] == [42, 13, None]


def test_a_click_on_the_flow_names_a_stage_of_this_chain_only() -> None:
    nodes = [sankey.Node("a", "A"), sankey.Node("B", "Kette B", sankey.OTHER)]
    drawn = sankey.flow(nodes, [("a", "B")])

    def event(*indices: int) -> dict[str, Any]:
        group = {"series_index": 0, "data_type": "node", "data_indices": list(indices)}
        return {"selection": {"selected": [group]}}

    assert ketten.stage_clicked(drawn, event(0)) == "a"
    assert ketten.stage_clicked(drawn, event(1)) == ""
    assert ketten.stage_clicked(drawn, event(7)) == ""
    assert ketten.stage_clicked(drawn, None) == ""


def test_the_address_of_a_cell_carries_all_that_is_chosen() -> None:
    given = {"kette": "batterie", "cluster": "a,b", "stand": "2020-12-31", "fuer": "a"}
    address = ketten_stufe.address(given, "b", "s&t")
    assert address == "?kette=batterie&cluster=a%2Cb&stand=2020-12-31&fuer=b&stufe=s%26t#stufe"
    assert ketten_stufe.address({"fuer": "a"}, "", "s") == "?stufe=s#stufe"


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("address", "row", "notice"),
    [
        ({"umfang": "land", "land": "ags-08"}, "Baden-Württemberg", "35 Initiativen"),
        ({"umfang": "programme", "programm": "spitzencluster"}, "Spitzencluster", "15 Initiativen"),
        ({"umfang": "country"}, "Ganz Deutschland", "309 Initiativen"),
        ({"stand": "2015"}, "Cluster Elektromobilität", "Stand 31.12.2015"),
    ],
)
def test_whom_to_look_at_and_when(
    full: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: dict[str, str],
    row: str,
    notice: str,
) -> None:
    at = open_page(full, monkeypatch, kette="batterie", **address)
    assert not at.exception
    html = html_of(at)
    assert row in html
    assert notice in html
    assert "Abdeckung nach Rang" in html
    if "umfang" in address:
        assert any("Mögliche Partner werden" in c.value for c in at.caption)


@pytest.mark.embedded
def test_in_english_the_chosen_things_have_their_english_names(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch)
    at.segmented_control(key="lang").set_value("en").run()
    assert not at.exception
    box = at.selectbox(key="at_kette_en")
    assert box.value == "batterie"
    assert "Traction battery" in box.options
    assert "Who covers which stage?" in [s.value for s in at.subheader]


def test_coverage_by_tier_in_words() -> None:
    sums = {"tier": "1", "stages": 3, "covered": 1, "thin": 0, "empty": 0, "unknown": 2}
    assert chain_view.tier_words(sums) == "1 von 3 abgedeckt, 2 nicht bekannt"
    assert chain_view.tier_words(None) == "–"
    rows = [{**coverage("s", "thin"), "tier_coverage": {**sums, "thin": 2, "unknown": 0}}]
    html = chain_view.tier_html({"a": "<A>"}, {"a": rows})
    assert "Zulieferer Stufe 1" in html and "2 dünn" in html and "&lt;A&gt;" in html
    assert chain_view.tier_html({"a": "A"}, {"a": [{**rows[0], "tier_coverage": None}]}) == ""


def test_the_same_sentence_is_said_once_with_all_names() -> None:
    said = Reply(notices=(("Zu wenig bekannt.", "Too little known."),))
    found = elements.said({"a": said, "b": said, "c": Reply()}, {"a": "A", "b": "B", "c": "C"})
    assert found == ["A, B: Zu wenig bekannt."]
    assert elements.said({"a": said}, {"a": "A"}) == ["Zu wenig bekannt."]


def test_what_other_chains_deliver_is_said() -> None:
    flow = [
        {"sort": "stage", "stage": "x", "name": "X", "name_en": None, "other_chain": True,
         "chain_name": "Kette W", "chain_name_en": None},
        {"sort": "stage", "stage": "a", "name": "A", "name_en": None, "other_chain": False},
        {"sort": "feeds", "stage": "x", "to_stage": "a", "to_chain": "v", "other_chain": True},
        {"sort": "feeds", "stage": "a", "to_stage": "x", "to_chain": "w", "other_chain": True},
        {"sort": "feeds", "stage": "a", "to_stage": "a", "to_chain": "v", "other_chain": False},
    ]  # fmt: skip
    assert ketten.other_stages(flow) == {"x": ("X", "Kette W")}
    names = {"a": "A", "x": "X (Kette W)"}
    assert ketten.supplied(flow, "v", names) == "X (Kette W) → A"
    assert ketten.supplied(flow[:2], "v", names) == ""


@pytest.mark.usefixtures("german")
def test_the_cells_of_the_tiers_keep_apart() -> None:
    tier = {"covered": 1, "stages": 2, "thin": 0, "empty": 1, "unknown": 0}
    html = chain_view.tier_html({"a": "A"}, {"a": [{"tier": "1", "tier_coverage": tier}]})
    assert html.count("padding:.3rem 1rem .3rem 0") == 2
