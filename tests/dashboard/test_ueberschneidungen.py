"""The page on overlaps: a draft beside what there is, and pairs of initiatives."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard import draft_view, formats, overlap_view
from dashboard.app_pages import entwurf
from dashboard.texts import all_texts
from graph.store import Store
from tests.dashboard.apptest import html_of, open_over, unfolded

open_page = partial(open_over, "overlaps")


@pytest.fixture
def full(loaded_embedded: Store) -> Path:
    return loaded_embedded.settings.home


@pytest.mark.embedded
def test_pairs_show_four_measures_a_verdict_and_both_sides(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch)
    assert not at.exception
    html = html_of(at)
    for text in ("Mitglieder", "Themen", "Region", "Förderung", "doppelt", "= gleich"):
        assert text in html
    before = set(at.selectbox(key="at_paar").options)
    at.selectbox(key="at_urteil").set_value("ergänzend").run()
    assert set(at.selectbox(key="at_paar").options) != before
    assert not at.exception


@pytest.mark.embedded
def test_an_old_address_leads_here(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = "carbon-composites,mai-carbon"
    at = open_over("links", full, monkeypatch, ansicht="overlaps", paar=pair)
    assert not at.exception
    assert at.title[0].value == all_texts()["page.overlaps"][0]
    assert at.selectbox(key="at_paar").value == pair


@pytest.mark.embedded
def test_a_draft_is_answered_in_a_sentence_first(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch)
    at.button(key="draft_example_moor").click().run()
    assert not at.exception
    answer = next(m.value for m in at.markdown if "Plant³" in m.value)
    # cluster_programmes.csv: plant3 is in WIR!; clusters.csv: in Greifswald
    assert (
        answer.startswith("**Der Text ist ähnlich, und Ort oder Partner sind gleich")
        and "WIR!" in answer
    )
    html = html_of(at)
    assert "Greifswald (im Text genannt)" in html
    assert html.index("Plant³") < html.index("ArtIFARM")
    assert at.text_area(key="draft_text").value == all_texts()["draft.example.moor.text"][0]
    at.button(key="draft_example_sign").click().run()
    assert any("Nichts Ähnliches" in m.value for m in at.markdown)


@pytest.mark.embedded
def test_too_short_a_draft_says_what_to_do(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch)
    at.text_area(key="draft_text").set_value("Moor").run()
    at.button(key="draft_check").click().run()
    assert [w.value for w in at.warning] == [all_texts()["draft.short"][0]]
    assert not at.exception


class Uploaded:
    """What the browser hands in."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self._data = name, data

    def getvalue(self) -> bytes:
        return self._data


def test_an_unreadable_file_is_told_apart_from_a_short_draft() -> None:
    with pytest.raises(entwurf.UnreadableDraftError):
        entwurf.check("", Uploaded("entwurf.docx", b"no archive"), "", "")


# -- rows to words -------------------------------------------------------------------------------


def row(**own: Any) -> dict[str, Any]:
    return {
        "id": "a", "name": "<b>A</b>", "kind": "Cluster", "verdict": "doppelt", "named": False,
        "reason": "Doppelt: x.", "reason_en": "Duplicate: x.", "differs": "", "differs_en": "",
        "text": 0.9, "members": None, "fields": 1.0, "region": 0.4, "funding": None,
        "facts": [], "sources": [], "basis": [], **own,
    }  # fmt: skip


def test_the_headline_follows_the_best_verdict() -> None:
    initiatives = {"a": {"programme_names": ["WIR!"], "founded": "2019-04"}}
    said = draft_view.headline([row(differs="Ort: Jena statt Gera")], initiatives)
    assert "(WIR!, seit 2019)" in said
    assert said.endswith("Anders: Ort: Jena statt Gera.")
    none = all_texts()["draft.answer.verschieden"][0]
    assert draft_view.headline([row(verdict="verschieden")], initiatives) == none
    assert draft_view.headline([], {}) == none
    assert "WIR" not in draft_view.headline([row(kind="Project")], initiatives)


def test_likeness_in_words() -> None:
    words = [draft_view.text_word(v) for v in (None, -1.0, 1.35, 1.8, 3.0)]
    assert words == ["nicht bekannt", "kaum ähnlich", "ähnlich", "sehr ähnlich", "sehr ähnlich"]
    assert [draft_view.text_share(v) for v in (None, -1.0, 0.9, 9.0)] == [None, 0.0, 0.5, 1.0]


def test_what_the_draft_does_not_name_is_not_unknown() -> None:
    told = {"measure": "members", "label": "Organisation", "what": "X", "id": "x", "how": "text"}
    for rows, not_named, unknown in (([row()], 2, 0), ([row(basis=[told])], 1, 1)):
        html = draft_view.table_html(rows)
        assert html.count('class="no">nicht genannt') == not_named
        assert html.count('class="no">nicht bekannt') == unknown


def test_names_and_reasons_are_escaped() -> None:
    html = draft_view.table_html([row(reason="<script>")])
    assert "<b>A</b>" not in html and "<script>" not in html
    assert html.count('<td class="m"') == 5
    assert "\\<script\\>" in formats.plain("<script>")


def test_an_unknown_share_says_so_and_is_no_empty_bar() -> None:
    assert "nicht bekannt" in overlap_view.bar_html(None)
    assert "bar" not in overlap_view.bar_html(None)
    assert "width:0%" in overlap_view.bar_html(0)
    assert "width:28%" in overlap_view.bar_html(0.28)
    assert "28" not in overlap_view.bar_html(0.28, "ähnlich").partition("<span")[0]


@pytest.mark.embedded
def test_the_order_and_the_rule_of_every_verdict_are_told(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch)
    order = all_texts()["overlaps.order"][0]
    assert any(c.value.startswith(order) and "Themen ab 75" in c.value for c in at.caption)
    html = html_of(at)
    assert html.count("Entschieden hat: Themen") >= 15
    assert "4 von 4 Maßen hoch" in html or "3 von 4 Maßen hoch" in html
    rows = unfolded(at).dataframe[-1].value
    high = list(rows["Hohe Maße"][rows["Urteil"] == "doppelt"])
    assert high == sorted(high, reverse=True)


@pytest.mark.embedded
def test_side_by_side_names_the_laender_and_who_has_left_a_programme(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # cluster_programmes.csv: carbon-composites is in go-cluster no longer
    html = html_of(open_page(full, monkeypatch, paar="carbon-composites,mai-carbon"))
    assert "<td>Bayern</td>" in html and "<td>BY</td>" not in html
    assert "go-cluster (früher)" in html
