"""The page on cross-links: rows to drawing, and the page in AppTest."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import link_view
from dashboard.app_pages import querverbindungen
from dashboard.drawing import heatmap
from dashboard.texts import all_texts
from graph.store import Store
from queries.catalogue import ask
from tests.dashboard.apptest import html_of, open_over, unfolded

open_page = partial(open_over, "links")


def captions(at: AppTest) -> str:
    return "\n".join(c.value for c in at.caption)


@pytest.fixture
def full(loaded_embedded: Store) -> Path:
    return loaded_embedded.settings.home


@pytest.mark.embedded
def test_the_strongest_pair_is_open_with_its_facts_and_sources(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch)
    assert not at.exception
    html = html_of(at)
    assert "3 gemeinsame Projekte · 2 gemeinsame Veranstaltungen" in html
    assert 'rel="noopener noreferrer"' in html
    assert "abgeleitet" in html


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("at_art", ["agreements"]),
        ("at_initiative", "carbon-composites"),
        ("at_land", "SN"),
        ("at_programm", "go-cluster"),
    ],
)
def test_each_filter_changes_the_pairs(
    key: str, value: Any, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch)
    before = set(at.selectbox(key="at_paar").options)
    widget = at.multiselect(key=key) if isinstance(value, list) else at.selectbox(key=key)
    widget.set_value(value).run()
    after = set(at.selectbox(key="at_paar").options)
    assert not at.exception
    assert after
    assert len(after) < len(before)


@pytest.mark.embedded
def test_the_number_of_initiatives_shown_is_told(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch)
    assert "die 40 am stärksten verbundenen" in captions(at)
    at.selectbox(key="at_anzahl").set_value("60").run()
    assert "die 60 am stärksten verbundenen" in captions(at)


@pytest.mark.embedded
def test_the_table_is_ordered_by_what_it_shows(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = unfolded(open_page(full, monkeypatch))
    ties = list(at.dataframe[0].value["Verbindungen"])
    assert ties == sorted(ties, reverse=True)
    assert all_texts()["links.order"][0] in captions(at)
    at = unfolded(open_page(full, monkeypatch, initiative="mai-carbon"))
    assert all_texts()["links.order.around"][0] in captions(at)


@pytest.mark.embedded
def test_the_list_of_pairs_says_by_what_it_is_ordered(
    loaded_embedded: Store, full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = unfolded(open_page(full, monkeypatch))
    assert "Geordnet nach der Stärke" in captions(at)
    rows = ask(loaded_embedded, "cluster_links").rows
    strength = [row["strength"] for row in rows]
    assert strength == sorted(strength, reverse=True)
    # The number in brackets is that of the ties: it need not fall.
    told = [int(o.rpartition("(")[2].rstrip(")")) for o in at.selectbox(key="at_paar").options]
    assert told == [row["ties"] for row in rows]
    assert sorted(at.dataframe[0].value["Stärke"], reverse=True) == strength
    initiative = "cluster-elektromobilitaet-sued-west"
    at = open_page(full, monkeypatch, initiative=initiative)
    assert "Zuerst die Paare der gewählten Initiative" in captions(at)


@pytest.mark.embedded
def test_the_address_opens_a_pair(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch, paar="carbon-composites,mai-carbon")
    assert at.selectbox(key="at_paar").value == "carbon-composites,mai-carbon"
    assert "8 gemeinsame Mitglieder" in html_of(at)


@pytest.mark.embedded
def test_a_selection_without_ties_says_so(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = open_page(full, monkeypatch, art="agreements", land="HB")
    assert not at.exception
    assert any("Das heißt nicht, dass es keine gibt" in i.value for i in at.info)


# -- rows to drawing -----------------------------------------------------------------------------


def fact(kind: str, what: str | None = "Firma", since: str | None = None) -> dict[str, Any]:
    return {
        "kind": kind, "what": what, "id": "x", "label": "Organisation", "since": since,
        "until": None, "start": None, "end": None, "participants": 2, "sources": [],
        "confidence": "high",
    }  # fmt: skip


def pair(a: str, b: str, *facts: dict[str, Any]) -> dict[str, Any]:
    counts = {k: sum(f["kind"] == k for f in facts) for k in link_view.KINDS}
    return {
        "from_id": a, "from_name": a, "to_id": b, "to_name": b, "ties": len(facts),
        "kinds": [k for k in link_view.KINDS if counts[k]], "facts": list(facts), **counts,
    }  # fmt: skip


ROW = pair(
    "a", "b",
    fact("shared_members"), fact("shared_members", "Andere"), fact("joint_projects"),
    fact("agreements", None, "2017"),
)  # fmt: skip


def test_the_summary_counts_and_dates() -> None:
    assert link_view.summary(ROW) == (
        "2 gemeinsame Mitglieder · 1 gemeinsames Projekt · Vereinbarung seit 2017"
    )


def test_a_filter_by_kind_counts_anew() -> None:
    assert link_view.of_kinds([ROW], []) == [ROW]
    (kept,) = link_view.of_kinds([ROW], ["agreements"])
    assert (kept["ties"], kept["shared_members"], kept["kinds"]) == (1, 0, ["agreements"])
    assert link_view.of_kinds([ROW], ["part_of"]) == []


def test_a_filter_by_kind_weighs_and_orders_anew() -> None:
    # weights.yml, links: a shared member weighs more than nothing, and the more of them the more
    more = pair("c", "d", fact("shared_members"), fact("shared_members", "Andere"))
    less = pair("a", "b", fact("shared_members"), *(fact("joint_projects") for _ in range(9)))
    kept = link_view.of_kinds([less, more], ["shared_members"])
    assert [row["from_id"] for row in kept] == ["c", "a"]
    assert kept[0]["strength"] == 2 * kept[1]["strength"] > 0


def test_around_an_initiative_stand_its_pairs_and_those_of_its_neighbours() -> None:
    rows = [pair("b", "c", fact("part_of")), ROW, pair("a", "c", fact("part_of")),
            pair("c", "d", fact("part_of"))]  # fmt: skip
    assert [link_view.key(r) for r in link_view.around(rows, "a")] == ["a,b", "a,c", "b,c"]


def test_names_from_the_data_are_escaped_in_the_facts() -> None:
    evil = "<script>alert(1)</script> & Co"
    html = querverbindungen.facts_html(
        pair("a", "b", {**fact("shared_members", evil)}), {"a": evil, "b": "B"}
    )
    assert "<script>" not in html
    assert "&amp; Co" in html


def test_direction_of_a_part_is_told() -> None:
    part = {**fact("part_of", None), "start": "a", "end": "b"}
    assert link_view.said(part, {"a": "A", "b": "B"}) == "A ist Teil von B"


def test_a_click_on_the_matrix_with_bounds() -> None:
    drawn = heatmap.matrix(link_view.pairs([ROW]), {"a": "A", "b": "B"}, 10)

    def event(*indices: int) -> dict[str, Any]:
        return {"selection": {"selected": [{"data_type": None, "data_indices": list(indices)}]}}

    assert querverbindungen.cell_clicked(drawn, event(1)) == ("a", "b")
    assert querverbindungen.cell_clicked(drawn, event(2)) is None
    assert querverbindungen.cell_clicked(drawn, event()) is None
    assert querverbindungen.cell_clicked(drawn, None) is None
