"""profile: everything known about a thing, with what is not known."""

from __future__ import annotations

import pytest

from graph.errors import WrongUseError
from graph.model import MODEL
from graph.store import Store
from queries.answers import Row
from queries.catalogue import ask
from queries.profile import SECTION_OF, SECTIONS


def facts(store: Store, node: str, **more: str) -> list[Row]:
    return ask(store, "profile", {"id": node, **more}).rows


def one(rows: list[Row], fact: str, other: str | None = None) -> Row:
    found = [r for r in rows if r["fact"] == fact and (other is None or r["other_id"] == other)]
    assert len(found) == 1, found
    return found[0]


def test_properties_are_facts_with_their_sources(loaded: Store) -> None:
    rows = facts(loaded, "wachstumsregion-ems-achse")  # clusters.csv
    members = one(rows, "member_count")
    assert (members["section"], members["value"], members["as_of"]) == ("core", "687", "2020-09")
    assert members["sources"]
    assert members["confidence"] == "high"


def test_what_is_not_known_stands_there_without_value(loaded: Store) -> None:
    rows = facts(loaded, "automotive-nordwest")  # clusters.csv: no city, no member_count
    for name in ("city", "member_count", "website"):
        row = one(rows, name)
        assert (row["value"], row["confidence"], row["sources"]) == (None, None, [])


def test_a_tie_tells_role_time_and_source(loaded: Store) -> None:
    rows = facts(loaded, "cluster-elektromobilitaet-sued-west")
    row = one(rows, "IN_PROGRAMME", "spitzencluster")  # cluster_programmes.csv
    assert (row["section"], row["role"], row["direction"]) == ("programme", "ended", "out")
    assert (row["since"], row["until"], row["funding_eur"]) == ("2012", "2017", 40_000_000)
    assert "src-04888081c3" in row["sources"]
    managed = one(rows, "MANAGES")  # memberships.csv e-mobil-bw-gmbh
    assert (managed["section"], managed["role"], managed["other_id"], managed["direction"]) == (
        "management", "manages", "e-mobil-bw-gmbh", "in",
    )  # fmt: skip


def test_figures_show_value_unit_and_date(loaded: Store) -> None:
    rows = facts(loaded, "cluster-elektromobilitaet-sued-west")
    # figures.csv fig-cluster-elektromobilitaet-sued-west-mitglieder-2020
    row = one(rows, "DESCRIBES", "fig-cluster-elektromobilitaet-sued-west-mitglieder-2020")
    assert (row["section"], row["value"], row["as_of"]) == ("figure", "160 Mitglieder", "2020")


def test_projects_show_their_years(loaded: Store) -> None:
    rows = facts(loaded, "cara")  # projects.csv allfratech
    row = one(rows, "BELONGS_TO", "allfratech")
    assert (row["since"], row["until"]) == ("2017", "2021")


def test_sections_come_in_their_order_and_are_known(loaded: Store) -> None:
    order = [SECTIONS.index(r["section"]) for r in facts(loaded, "medicalmountains")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    "node",
    ["manz-ag", "allfratech", "wir", "batterie-modul", "automobil", "ags-08", "iso-DE",
     "battery-show-europe-2023", "fig-go-cluster-mitglieder", "src-04888081c3", "mischen"],
)  # fmt: skip
def test_every_kind_of_thing_has_a_profile(loaded: Store, node: str) -> None:
    rows = facts(loaded, node)
    assert one(rows, "name")["value"]
    assert all(r["sources"] for r in rows if r["confidence"])


def test_an_id_that_names_two_things(loaded: Store) -> None:
    # value_chains.csv and fields.csv both have wasserstoff
    answer = ask(loaded, "profile", {"id": "wasserstoff"})
    assert {r["label"] for r in answer.rows} == {"ValueChain"}
    assert "Themenfeld" in answer.notices[0].de
    assert {r["label"] for r in facts(loaded, "wasserstoff", kind="Field")} == {"Field"}


def test_an_id_of_another_kind_is_refused(loaded: Store) -> None:
    with pytest.raises(WrongUseError, match="no project with the id 'manz-ag'"):
        facts(loaded, "manz-ag", kind="Project")


def test_ties_of_a_day(loaded: Store) -> None:
    given = {"id": "cluster-elektromobilitaet-sued-west", "as_of": "2015"}
    answer = ask(loaded, "profile", given)
    # cluster_programmes.csv: spitzencluster 2012 to 2017; cluster_links.csv: allfratech 2017
    assert one(answer.rows, "IN_PROGRAMME", "spitzencluster")["until"] == "2017"
    later = ask(loaded, "profile", {**given, "as_of": "2020"}).rows
    assert not [r for r in later if r["other_id"] == "spitzencluster"]
    # what has no time stays
    assert one(later, "ABOUT", "elektromobilitaet")
    assert any("ohne Datum" in n.de for n in answer.notices)


def test_ties_of_a_project_stand_as_long_as_it_runs(loaded: Store) -> None:
    # projects.csv: bergisch-smart-mobility 2019-07 to 2021-12; participations.csv: nine rows
    given = {"id": "bergisch-smart-mobility", "kind": "Project"}
    running = ask(loaded, "profile", {**given, "as_of": "2020-05-01"}).rows
    assert len([r for r in running if r["fact"] == "TAKES_PART_IN"]) == 9
    ended = ask(loaded, "profile", {**given, "as_of": "2023"}).rows
    assert not [r for r in ended if r["fact"] == "TAKES_PART_IN"]


def test_the_years_of_a_programme_are_not_those_of_an_admission(loaded: Store) -> None:
    # cluster_programmes.csv: biolago,go-cluster without since; programmes.csv: go-cluster
    # begins in 2012
    rows = facts(loaded, "biolago")
    assert one(rows, "IN_PROGRAMME", "go-cluster")["since"] is None


def test_every_tie_of_the_model_has_its_section() -> None:
    types = {table.type for table in MODEL.relationship_tables}
    assert types == set(SECTION_OF)
    assert set(SECTION_OF.values()) <= set(SECTIONS)


def test_a_suggestion_is_told_in_a_section_of_its_own(loaded: Store) -> None:
    """data/judgements.csv: whether "Porsche" is the Dr. Ing. h.c. F. Porsche AG is unsure."""
    pair = ("porsche", "dr-ing-h-c-f-porsche-ag")
    for node, partner in (pair, pair[::-1]):
        rows = ask(loaded, "profile", {"id": node, "kind": "Organisation"}).rows
        assert partner in [row["other_id"] for row in rows if row["section"] == "may_be"]
