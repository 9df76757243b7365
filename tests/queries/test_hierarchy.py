"""Clusters of clusters, and who manages them."""

from __future__ import annotations

from typing import Any

from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.hierarchy import score
from tests.queries.shuffling import assert_same_under_shuffling


def rows(store: Store, node: str | None = None) -> list[Row]:
    return ask(store, "hierarchy", {"id": node}).rows


def managers(row: Row) -> set[tuple[str, str]]:
    return {(m["id"], m["role"]) for m in row["managed_by"]}


# -- the curated network -----------------------------------------------------------------------


def test_the_ems_achse_and_what_came_out_of_it(loaded: Store) -> None:
    found = rows(loaded, "wachstumsregion-ems-achse")
    # cluster_links.csv: wachstumsregion-ems-achse,automotive-cluster-nord,part_of
    parts = [r for r in found if r["tie"] == "PART_OF"]
    assert [(r["level"], r["parent_id"], r["id"]) for r in parts] == [
        (-1, "automotive-cluster-nord", "wachstumsregion-ems-achse"),
        (0, "wachstumsregion-ems-achse", "kompetenzzentrum-automotive-ems-achse"),
    ]
    part = parts[1]
    # cluster_links.csv: kompetenzzentrum-automotive-ems-achse, part_of, 2016
    assert (part["since"], part["what"]) == ("2016", "aus der Wachstumsregion entstanden")
    # memberships.csv: both manage it, with the remark Koordination
    assert managers(part) == {("stadt-emden", "manages"), ("zukunft-emden-gmbh", "manages")}


def test_who_manages_an_initiative_stands_above_it(loaded: Store) -> None:
    (above,) = [r for r in rows(loaded, "cluster-brennstoffzelle-bw") if r["level"] < 0]
    # memberships.csv: e-mobil-bw-gmbh manages it since 2013
    assert (above["level"], above["tie"], above["parent_id"]) == (-1, "MANAGES", "e-mobil-bw-gmbh")
    assert (above["parent_label"], above["role"], above["since"]) == (
        "Organisation", "manages", "2013")  # fmt: skip
    assert (above["id"], above["sources"] != []) == ("cluster-brennstoffzelle-bw", True)


def test_lower_saxonys_agency_advises_four_clusters(loaded: Store) -> None:
    found = rows(loaded, "automotive-agentur-niedersachsen")
    advised = {r["id"] for r in found if "berät das Cluster" in (r["what"] or "")}
    # memberships.csv: rows with the remark "berät das Cluster"; needs.md, section 7, seed 001
    assert advised == {
        "automotive-nordwest", "autos", "its-mobility", "kompetenzzentrum-automotive-ems-achse",
    }  # fmt: skip
    assert all(r["tie"] == "MEMBER_OF" for r in found if r["level"] == 0)
    # What is part of an initiative it accompanies stands one level lower.
    assert ("wachstumsregion-ems-achse", "kompetenzzentrum-automotive-ems-achse") in {
        (r["parent_id"], r["id"]) for r in found if r["level"] == 1
    }


def test_e_mobil_bw_manages_two_clusters_and_leads_a_project(loaded: Store) -> None:
    found = rows(loaded, "e-mobil-bw-gmbh")
    # memberships.csv: manages the two clusters of seed 001, leads scale-up-e-drive
    assert {(r["id"], r["role"]) for r in found if r["tie"] == "MANAGES"} == {
        ("cluster-brennstoffzelle-bw", "manages"),
        ("cluster-elektromobilitaet-sued-west", "manages"),
        ("scale-up-e-drive", "lead"),
    }
    assert next(r for r in found if r["id"] == "cluster-brennstoffzelle-bw")["since"] == "2013"


def test_the_whole_has_every_part_below_its_umbrella(loaded: Store) -> None:
    found = rows(loaded)
    pairs = {(r["parent_id"], r["id"]) for r in found}
    # cluster_links.csv: rows of kind part_of
    assert ("silicon-europe", "silicon-saxony") in pairs
    assert ("silicon-saxony", "cool-silicon") in pairs
    assert ("technologymountains", "medicalmountains") in pairs
    assert ("r-tech-gmbh", "it-logistikcluster") in pairs  # memberships.csv: manages three
    assert all(r["tie"] != "MEMBER_OF" for r in found)
    levels = {(r["parent_id"], r["id"]): r["level"] for r in found}
    assert levels["silicon-europe", "silicon-saxony"] == 0


def test_an_unknown_manager_is_empty_and_counted(loaded: Store) -> None:
    answer = ask(loaded, "hierarchy")
    unknown = {r["id"] for r in answer.rows if not r["managed_by"]}
    assert unknown
    assert str(len(unknown)) in answer.notices[0].de


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "hierarchy", {"id": None})
    assert_same_under_shuffling(loaded_embedded, "hierarchy", {"id": "cool-silicon"})


def test_nothing_known_says_so(loaded: Store) -> None:
    answer = ask(loaded, "hierarchy", {"id": "plant3"})  # cluster_links.csv: no part_of of plant3
    # memberships.csv: who manages it is known
    assert {r["tie"] for r in answer.rows} == {"MANAGES"}
    assert "Teile oder ein Dach" in answer.notices[0].de
    assert "nicht, dass es nichts gibt" in answer.notices[0].de


# -- by hand -----------------------------------------------------------------------------------


def part(child: str, parent: str) -> Row:
    return {
        "parent": parent, "parent_label": "Cluster", "parent_name": parent, "tie": "PART_OF",
        "role": None, "what": None, "id": child, "name": child, "kind": "cluster", "since": None,
        "until": None, "sources": ["src-1"], "confidence": "high",
    }  # fmt: skip


def answer(top: str, below: list[Row], above: list[Row]) -> list[tuple[Any, ...]]:
    tables: Tables = {
        "label": [{"label": "Cluster"}], "tops": [], "bodies": [], "managed": [],
        "below": below, "above": above,
    }  # fmt: skip
    found = score(tables, {"id": top}).rows
    return [(r["level"], r["parent_id"], r["id"]) for r in found]


def test_a_circle_of_parts_ends() -> None:
    circle = [part("a", "b"), part("b", "a")]
    assert answer("a", circle, circle) == [
        (-2, "a", "b"), (-1, "b", "a"), (0, "a", "b"), (1, "b", "a"),
    ]  # fmt: skip


def test_four_levels_are_followed() -> None:
    ladder = [part(f"c{i + 1}", f"c{i}") for i in range(6)]
    assert [level for level, _, _ in answer("c0", ladder, [])] == [0, 1, 2, 3]
    assert [level for level, _, _ in answer("c6", [], ladder)] == [-4, -3, -2, -1]
