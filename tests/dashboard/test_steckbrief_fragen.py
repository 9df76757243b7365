"""The questions in a profile and the joint offer, on the curated network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import asking
from dashboard.texts import all_texts
from tests.dashboard.apptest import html_of, unfolded
from tests.dashboard.conftest import Open
from tests.dashboard.test_pages import words

pytestmark = pytest.mark.embedded
ESW = "cluster-elektromobilitaet-sued-west"
ASKED = ("siblings", "hierarchy", "lineage", "clusters_for", "competence_transfer", "system_offer")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """What the page asks, in order: names and parameters."""
    found: list[tuple[str, dict[str, Any]]] = []
    real = asking.ask

    def ask(name: str, **params: Any) -> asking.Reply:
        found.append((name, params))
        return real(name, **params)

    monkeypatch.setattr(asking, "ask", ask)
    yield found


def names_of(asked: list[tuple[str, dict[str, Any]]]) -> set[str]:
    return {name for name, _ in asked} & set(ASKED)


def initiative(open_page: Open, node: str, **more: str) -> AppTest:
    test = open_page("profiles", art="initiative", id=node, **more)
    assert not test.exception and not test.warning
    return test


@pytest.mark.parametrize("address", [{"art": "initiative"}, {"art": "organisation"}])
def test_a_closed_section_asks_nothing(
    full: None, open_page: Open, asked: list[Any], address: dict[str, str]
) -> None:
    test = open_page("profiles", **address)
    assert not test.exception and names_of(asked) == set()
    assert open_page("partners", cluster=ESW, kette="batterie") and names_of(asked) == set()


def test_who_is_alike_and_the_way_to_the_comparison(
    full: None, open_page: Open, asked: list[Any]
) -> None:
    # tests/queries/test_siblings.py works the two out by hand
    test = initiative(open_page, "photonics-bw", offen="vergleichbare")
    assert names_of(asked) == {"siblings"}
    html = html_of(test)
    assert "die gewählte Initiative" in html and "Ähnlichkeit" in html
    links = [link.proto.query_string for link in test.get("page_link")]
    (to_comparison,) = [query for query in links if "mit=" in query]
    assert "optonet" in html and to_comparison.startswith("mit=photonics-bw")
    assert any("Vergleichsgruppe" in fold.label for fold in test.expander)


def test_what_stands_above_and_below(full: None, open_page: Open) -> None:
    # cluster_links.csv: cool-silicon part_of silicon-saxony part_of silicon-europe
    html = html_of(initiative(open_page, "silicon-saxony", offen="zugehoerige"))
    places = [html.index(f">{name}<") for name in ("Silicon Europe Alliance", "Cool Silicon")]
    own = html.index("<strong>Silicon Saxony</strong>")
    assert places[0] < own < places[1]


def test_an_empty_answer_says_why(full: None, open_page: Open) -> None:
    # cluster_links.csv: no part_of of plant3
    test = initiative(open_page, "plant3", offen="zugehoerige")
    assert "heißt nicht, dass es nichts gibt" in words(test)


def test_the_story_of_a_partnership(full: None, open_page: Open) -> None:
    # tests/queries/test_lineage.py: AllFraTech 2017–2021, EMCC follows it, named by the source
    test = initiative(open_page, ESW, offen="herkunft", lang="en", stand="2020-12-31")
    html = html_of(test)
    assert 'class="iz-time"' in html and "with CARA" in html
    assert "follows AllFraTech (named by the source)" in html
    assert all_texts()["as_of.not_here"][1] in words(test)


def test_fitting_initiatives_with_their_record(
    full: None, open_page: Open, asked: list[Any]
) -> None:
    # tests/queries/test_clusters_for.py: vdma batterieproduktion fits Dürr
    given = {"art": "organisation", "id": "duerr-ag", "offen": "passende"}
    test = open_page("profiles", **given)
    html = html_of(test)
    assert not test.exception and names_of(asked) == {"clusters_for"}
    assert "VDMA Batterieproduktion" in html and "arbeitet am selben Thema" in html
    assert "mit der besten einfachen Regel" in html
    (table,) = [f for f in unfolded(test).expander if "einfachen Regeln" in f.label]
    assert {*table.dataframe[0].value["Vorschlag"]} == {"Cluster für eine Organisation"}
    open_page("profiles", stand="2015-12-31", **given)
    assert ("clusters_for", {"organisation": "duerr-ag", "as_of": "2015-12-31"}) in asked


def test_an_organisation_can_be_described_instead(full: None, open_page: Open) -> None:
    test = open_page("profiles", art="organisation", id="babtec", offen="passende")
    test.toggle(key="fitting_described").set_value(True).run()
    assert all_texts()["fitting.ask"][0] in words(test)
    test.text_input(key="fitting_text").set_value("Wir bauen Batteriezellen").run()
    assert not test.exception
    assert "arbeitet am selben Thema: Batterie" in html_of(test)


def test_where_the_ability_is_needed(full: None, open_page: Open) -> None:
    # stage_activities.csv: Dürr builds special machines; competences.csv: bau-von-sondermaschinen
    test = open_page("profiles", art="organisation", id="duerr-ag", offen="koennen")
    html = html_of(test)
    assert "Bau von Sondermaschinen</b>: Einzelne Maschinen oder ganze Linien" in html
    assert "genau dies ist vorhanden" in html


def test_without_a_competence_nothing_is_asked(
    full: None, open_page: Open, asked: list[Any]
) -> None:
    # stage_activities.csv has no row of babtec
    test = open_page("profiles", art="organisation", id="babtec", offen="koennen")
    assert names_of(asked) == set() and all_texts()["transfer.none"][0] in words(test)


def test_a_joint_offer(full: None, open_page: Open) -> None:
    # memberships.csv, stage_activities.csv: nine stages have a member; Dürr holds three,
    # ElringKlinger two, comemso, MAHLE and Mercedes one each alone, KIT or Ulm one: six
    given = {"cluster": ESW, "kette": "batterie", "offen": "verbund"}
    test = open_page("partners", **given)
    assert "6 Mitglieder decken 9 von 20 Stufen ab." in words(test)
    assert all_texts()["offer.exact"][0] in words(test)
    html = html_of(test)
    assert "Dürr AG" in html and "Ungedeckt oder nur nicht bekannt: 11 Stufen" in html
    few = open_page("partners", stufen="batterie-recycling", **given)
    assert "Kein bekanntes Mitglied" in words(few) and all_texts()["offer.nobody"][0] in words(few)
    assert "Ungedeckt oder nur nicht bekannt" in html_of(few)


def test_without_a_chain_the_page_says_how_to_get_an_offer(full: None, open_page: Open) -> None:
    test = open_page("partners", cluster=ESW, kette="")
    assert all_texts()["offer.no_chain"][0] in words(test)
