"""neighbours: the network around a thing."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.catalogue import ask
from tests.queries.shuffling import scored, tables_of

ESW = "cluster-elektromobilitaet-sued-west"
DATA = Path(__file__).parents[2] / "data"


def test_ties_of_the_centre_and_among_the_neighbours(loaded: Store) -> None:
    rows = ask(loaded, "neighbours", {"id": "allfratech"}).rows
    ties = {(r["from_id"], r["tie"], r["to_id"]): r for r in rows}
    # projects.csv allfratech: clusters cara and cluster-elektromobilitaet-sued-west
    belongs = ties["allfratech", "BELONGS_TO", "cara"]
    assert (belongs["id"], belongs["other_id"], belongs["direction"]) == (
        "cara", "allfratech", "out",
    )  # fmt: skip
    # cluster_links.csv: the two clusters are tied to each other, twice, and in an event's ties
    among = ties["cara", "COOPERATES_WITH", "cluster-elektromobilitaet-sued-west"]
    assert among["direction"] == "among"
    assert among["strength"] == 2
    assert all(r["sources"] and r["confidence"] for r in rows)


def test_every_tie_of_the_centre_is_shown_when_there_is_room(loaded: Store) -> None:
    with (DATA / "memberships.csv").open(encoding="utf-8") as file:
        members = [r for r in csv.DictReader(file) if r["cluster"] == "medicalmountains"]
    rows = ask(loaded, "neighbours", {"id": "medicalmountains", "limit": 300}).rows
    shown = [r for r in rows if r["tie"] in ("MEMBER_OF", "MANAGES") and r["direction"] == "in"]
    assert sorted((r["id"], r["role"]) for r in shown) == sorted(
        (m["organisation"], m["role"]) for m in members
    )


def test_the_strongest_come_first_and_the_rest_is_counted(loaded: Store) -> None:
    everything = ask(loaded, "neighbours", {"id": "medicalmountains", "limit": 300})
    few = ask(loaded, "neighbours", {"id": "medicalmountains", "limit": 3})
    assert not everything.truncated
    strength = Counter(r["id"] for r in everything.rows if r["direction"] != "among")
    # Two ties each: ihk-schwarzwald-baar-heuberg has two roles (memberships.csv), before
    # technologymountains because membership counts before cooperation (cluster_links.csv); then
    # one tie each, the manager first.
    assert {i for i, n in strength.items() if n > 1} == {
        "ihk-schwarzwald-baar-heuberg", "technologymountains",
    }  # fmt: skip
    first = list(dict.fromkeys(r["id"] for r in few.rows if r["direction"] != "among"))
    assert first == [
        "ihk-schwarzwald-baar-heuberg", "technologymountains", "medicalmountains-ag",
    ]  # fmt: skip
    assert few.truncated
    assert few.notices[0].de.startswith(f"{len(strength) - 3} weitere nicht gezeigt:")


@pytest.mark.parametrize("node", ["go-cluster", "ags-08", "batterie-modul", "ecei-gold"])
def test_figures_and_sources_are_left_out(loaded: Store, node: str) -> None:
    rows = ask(loaded, "neighbours", {"id": node}).rows
    labels = {r["from_label"] for r in rows} | {r["to_label"] for r in rows}
    assert rows
    assert not labels & {"Figure", "Source"}


def test_each_tie_stands_once(loaded: Store) -> None:
    rows = ask(loaded, "neighbours", {"id": "wir", "limit": 300}).rows
    keys = Counter(
        (r["from_id"], r["from_label"], r["tie"], r["to_id"], r["to_label"], r["role"],
         r["since"], str(r["sources"]))
        for r in rows
    )  # fmt: skip
    ties = Counter((r["from_id"], r["from_label"], r["tie"], r["to_id"]) for r in rows)
    assert max(keys.values()) <= max(ties.values())
    centre = [r for r in rows if r["direction"] != "among"]
    assert all(r["other_id"] == "wir" for r in centre)


def test_an_id_that_names_two_things(loaded: Store) -> None:
    answer = ask(loaded, "neighbours", {"id": "wasserstoff", "kind": "Field"})
    assert {r["other_label"] for r in answer.rows if r["direction"] != "among"} == {"Field"}
    with pytest.raises(WrongUseError, match="no project with the id"):
        ask(loaded, "neighbours", {"id": "wasserstoff", "kind": "Project"})


# -- on a day --------------------------------------------------------------------------------------


def test_what_stood_around_esw_in_2020(loaded: Store) -> None:
    given = {"id": ESW, "limit": 300}
    then = ask(loaded, "neighbours", {**given, "as_of": "2020-06-30"})
    whole = ask(loaded, "neighbours", given)
    found = {row["id"] for row in then.rows if row["direction"] != "among"}
    # cluster_links.csv: network_partner of cara since 2017; projects.csv: emcc 2019 to 2021
    assert {"cara", "emcc", "allfratech"} <= found
    # events.csv: Battery Show 2023; memberships.csv: manz-ag without a date
    assert not {"battery-show-europe-2023", "manz-ag"} & found
    # clusters.csv: the field carries no date and stays
    assert "elektromobilitaet" in found
    assert found < {row["id"] for row in whole.rows}
    assert "Stand 30.06.2020" in then.notices[-1].de


def test_the_limit_holds_on_a_day_and_is_told(loaded: Store) -> None:
    given = {"id": ESW, "as_of": "2020-06-30"}
    every, few = (ask(loaded, "neighbours", {**given, "limit": n}) for n in (300, 3))
    ids = [
        list(dict.fromkeys(r["id"] for r in answer.rows if r["direction"] != "among"))
        for answer in (every, few)
    ]
    assert ids[1] == ids[0][:3]
    assert few.truncated and not every.truncated
    assert f"{len(ids[0]) - 3} weitere nicht gezeigt" in few.notices[0].de


def test_a_wrong_date_is_refused(loaded_embedded: Store) -> None:
    with pytest.raises(WrongUseError, match="is no date"):
        ask(loaded_embedded, "neighbours", {"id": ESW, "as_of": "früher"})


def test_order_of_reading_does_not_matter_on_a_day(loaded_embedded: Store) -> None:
    tables, params = tables_of(loaded_embedded, "neighbours", {"id": ESW, "as_of": "2020"})
    expected = {str(row) for row in scored("neighbours", tables, params).rows}
    turned = {**tables, "own": tables["own"][::-1], "counts": tables["counts"][::-1]}
    assert {str(row) for row in scored("neighbours", turned, params).rows} == expected
