"""The page on missing partners: rows to pieces of the page, and the page in AppTest."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard import partner_view
from dashboard.app_pages import fehlende_partner, nachweis
from graph.store import Store
from tests.dashboard.apptest import html_of, open_over

ESW = "cluster-elektromobilitaet-sued-west"
open_page = partial(open_over, "partners")


@pytest.fixture
def full(loaded_embedded: Store) -> Path:
    return loaded_embedded.settings.home


@pytest.mark.embedded
def test_the_page_says_what_is_open_and_whom_to_ask(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_page(full, monkeypatch, cluster=ESW, kette="batterie")
    assert not at.exception
    # chain_coverage: machines by Dürr and Manz, research by KIT and Ulm
    assert any("Abgedeckt: 3 von 20 Stufen" in m.value for m in at.markdown)
    assert any("19 bekannt, das sind 10" in c.value for c in at.caption)
    html = html_of(at)
    assert "Batterierecycling" in html and "Duesenfeld GmbH" in html
    # The empty template stands on the page; what is in it: tests/ingest/sources/test_memberlist.py
    assert {f"template_{form}" for form in ("xlsx", "csv")} <= {
        str(b.proto.id).rsplit("-", 1)[-1] for b in at.get("download_button")
    }
    marks = [b for b in at.button if str(b.key).startswith("mark_")]
    assert 0 < len(marks) <= fehlende_partner.SHOWN
    # Keeping one puts it on the list, keeping it again takes it off.
    marks[0].click().run()
    assert any(h.value == "Merkliste (1)" for h in at.header)
    # A new session at the same address, as after going back in the browser, has it again.
    kept = at.query_params["merkliste"]
    again = open_page(full, monkeypatch, cluster=ESW, kette="batterie", merkliste=kept + ",x~~y")
    assert any(h.value == "Merkliste (1)" for h in again.header) and not again.exception
    at.button(key=marks[0].key).click().run()
    assert any(h.value == "Merkliste (0)" for h in at.header)
    assert not at.exception


@pytest.mark.embedded
def test_a_cluster_without_a_chain_still_gets_an_answer(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # stage_activities.csv knows nothing of the members of elmug (memberships.csv)
    at = open_page(full, monkeypatch, cluster="elmug", lang="en")
    assert not at.exception
    assert at.selectbox(key="at_kette_en").value == ""
    assert "Whom you could ask" in [h.value for h in at.header]


@pytest.mark.embedded
def test_an_umbrella_is_answered_through_its_parts(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # memberships.csv has nobody of optecnet itself, cluster_links.csv names its parts
    at = open_page(full, monkeypatch, cluster="optecnet")
    assert not at.exception and not at.warning
    assert at.selectbox(key="at_cluster").value == "optecnet"
    chosen = [o for o in at.selectbox(key="at_cluster").options if o.startswith("OptecNet")]
    assert len(chosen) == 1 and "nur in ihren Teilen" in chosen[0]
    html = html_of(at)
    assert "Von dieser Initiative selbst ist kein Mitglied bekannt" in html
    assert "/fehlende-partner?cluster=photonics-bw" in html
    assert "iz-partner" in html or any(i.value for i in at.info)
    # It states eight members, its clusters: none of them is a share of the 29 known ones.
    assert not any("Von angegebenen" in c.value for c in at.caption)


@pytest.mark.embedded
def test_who_has_neither_members_nor_parts_with_members_is_told(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # its only part rail-s has no known member
    at = open_page(full, monkeypatch, cluster="erci-european-railway-clusters-initiative")
    (said,) = [w.value for w in at.warning]
    assert "kein Mitglied bekannt" in said


# -- pieces --------------------------------------------------------------------------------------


def suggestion(**more: Any) -> dict[str, Any]:
    row = {
        "id": "x", "name": "X & Söhne", "kind": "company", "city": None, "distance_km": None,
        "reasons": ["eins", "zwei", "drei", "vier"], "reasons_en": ["one", "two", "three", "four"],
        "competes_with": [], "sources": [], "confidence": "high", "score": 0.5,
        "parts": {"fill": 0.5, "worked": 0, "competence": None, "near": None},
    }  # fmt: skip
    return {**row, **more}


def gap(stage: str, position: int, known: int, **more: Any) -> dict[str, Any]:
    row = {"stage": stage, "name": stage, "name_en": None, "position": position,
           "state": "unknown", "organisations": [], "candidates": [], "candidates_known": known,
           "certainty": 0.11, "known_members": 20, "stated_members": 185, "stated_as_of": None,
           "sources": [], "needs": []}  # fmt: skip
    return {**row, **more}


@pytest.mark.usefixtures("german")
def test_at_most_three_reasons_and_the_distance_is_one() -> None:
    assert partner_view.reasons(suggestion()) == ["eins", "zwei", "drei"]
    far = suggestion(distance_km=40.0, reasons=["eins", "zwei", "drei", "40 km entfernt"])
    assert partner_view.reasons(far) == ["eins", "zwei", "40 km entfernt"]


@pytest.mark.usefixtures("german")
def test_who_competes_with_a_member_is_marked() -> None:
    rival = {"id": "m", "name": "M AG", "stage": "s"}
    html = partner_view.partner_html(suggestion(competes_with=[rival, {**rival, "stage": "t"}]))
    assert "⚠ Im Wettbewerb mit M AG<" in html and "X &amp; Söhne" in html
    assert "⚠" not in partner_view.partner_html(suggestion())


@pytest.mark.usefixtures("german")
def test_gaps_for_which_somebody_is_known_come_first() -> None:
    gaps = [gap("a", 1, 0), gap("b", 3, 2), gap("c", 2, 1)]
    assert [g["stage"] for g in partner_view.ordered_gaps(gaps)] == ["c", "b", "a"]


@pytest.mark.usefixtures("german")
def test_how_sure_a_gap_is() -> None:
    assert "sind hier 20 bekannt, das sind 11" in partner_view.certainty_words([gap("a", 1, 0)])
    unknown = gap("a", 1, 0, stated_members=None, certainty=None)
    assert "nicht angegeben" in partner_view.certainty_words([unknown])


@pytest.mark.usefixtures("german")
def test_an_open_stage_names_the_nearest_and_counts_the_rest() -> None:
    people = [{"id": n, "name": n.upper(), "distance_km": km} for n, km in
              (("a", 12.4), ("b", None), ("c", 90.0), ("d", None))]  # fmt: skip
    html = partner_view.gaps_html([gap("s", 1, 9, candidates=people)])
    assert "A</a> (12 km); " in html and "B</a>; " in html
    assert "und 6 weitere" in html
    assert "hier niemand bekannt" in partner_view.gaps_html([gap("s", 1, 0)])
    need = {"id": "k", "name": "Kleben", "name_en": "Bonding"}
    assert "braucht: Kleben<" in partner_view.gaps_html([gap("s", 1, 0, needs=[need])])


@pytest.mark.usefixtures("german")
def test_research_and_newcomers_as_lists_and_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partner_view.elements, "source_links", "".join)
    field = {"id": "f", "name": "Batterie", "name_en": "Battery", "through": ["P", "Q"]}
    body = {"id": "u", "name": "Uni", "kind": "university", "distance_km": 190.8,
            "fields": [field], "sources": []}  # fmt: skip
    assert "Uni</a> (191 km)" in partner_view.research_html([body])
    assert "(Entfernung nicht bekannt)" in partner_view.research_html(
        [{**body, "distance_km": None}]
    )
    (row,) = partner_view.research_rows([body])
    assert (row["kind"], row["fields"], row["through"]) == ("Universität", ["Batterie"], ["P", "Q"])
    member = {"id": "m", "name": "M", "kind": "company", "role": "member", "since": "2019-04",
              "sources": []}  # fmt: skip
    assert "M</a> (seit 04.2019)" in partner_view.newcomers_html([member])
    assert partner_view.newcomer_rows([member])[0]["role"] == "Mitglied"


@pytest.mark.usefixtures("german")
def test_the_watch_list_can_be_exported() -> None:
    kept = partner_view.watched(suggestion(distance_km=39.6), "c", "Cluster C")
    (row,) = partner_view.watch_rows([kept])
    assert row["cluster_name"] == "Cluster C" and row["distance_km"] == 40
    assert row["reasons"] == "eins; zwei; drei; vier" and row["kind"] == "Unternehmen"
    json.dumps(kept)  # plain values, fit for the session


@pytest.mark.usefixtures("german")
def test_the_record_in_words() -> None:
    measures = {"hits": 0.2, "mrr": 0.1, "found": 0.3, "hard": 0.6}
    groups = {"newcomer": {"cases": 7, "rankers": {"town": measures}}}
    found = {"splits": {"year": {"clusters_for": groups, "chain_gaps": groups}}}
    assert len(nachweis.record_rows(found)) == 2
    (row,) = nachweis.record_rows(found, "clusters_for")
    assert (row["question"], row["split"]) == ("Cluster für eine Organisation", "nach Jahr")
    assert (row["group"], row["ranker"]) == ("ohne andere Verbindung", "gleicher Ort")
