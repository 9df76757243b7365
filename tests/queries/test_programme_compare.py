"""Programmes side by side."""

from __future__ import annotations

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row
from queries.catalogue import ask
from tests.queries.shuffling import assert_same_under_shuffling

BOTH = {"programmes": ["wir", "rubin"]}


def compared(store: Store, **params: object) -> dict[str, Row]:
    return {row["id"]: row for row in ask(store, "programme_compare", {**BOTH, **params}).rows}


def test_wir_beside_rubin(loaded: Store) -> None:
    rows = compared(loaded)
    assert list(rows) == ["wir", "rubin"]
    # programmes.csv
    assert rows["wir"]["start"] == "2017" and rows["rubin"]["start"] == "2019-11"
    assert rows["wir"]["ministry"] == rows["rubin"]["ministry"] == "BMFTR"
    assert (rows["wir"]["rounds"], rows["rubin"]["rounds"]) == (2, 3)
    # cluster_programmes.csv without concept and finalist; projects.csv
    assert (rows["wir"]["initiatives"], rows["rubin"]["initiatives"]) == (37, 12)
    assert (rows["wir"]["projects"], rows["rubin"]["projects"]) == (98, 1)
    # memberships.csv without the role manages, and participations.csv: 213 ids in WIR!, of which
    # two have one name (organisations.csv: staatliche-studienakademie-riesa) and are one body
    assert (rows["wir"]["organisations"], rows["rubin"]["organisations"]) == (212, 48)


def test_organisations_in_both(loaded: Store) -> None:
    rows = compared(loaded)
    shared = [row["id"] for row in rows["wir"]["in_both"] if row["label"] == "Organisation"]
    # memberships.csv: these four stand in an initiative of each
    assert shared == [
        "hochschule-zittau-goerlitz", "htwk-leipzig", "rwth-aachen-university",
        "technische-universitaet-dresden",
    ]  # fmt: skip
    assert rows["wir"]["also_elsewhere"] == rows["rubin"]["also_elsewhere"] == 4
    assert all(row["programmes"] == ["rubin"] for row in rows["wir"]["in_both"])


def test_by_land_and_field(loaded: Store) -> None:
    wir = compared(loaded)["wir"]
    # clusters.csv of the 37: 12 in Sachsen; six about biooekonomie
    assert (wir["laender"][0]["name"], wir["laender"][0]["initiatives"]) == ("Sachsen", 12)
    assert (wir["fields"][0]["id"], wir["fields"][0]["initiatives"]) == ("biooekonomie", 6)
    for column in ("laender", "fields"):
        assert sum(row["initiatives"] for row in wir[column]) >= wir["initiatives"]
        assert all(row["sources"] for row in wir[column])


def test_what_is_shared_is_the_same_from_both_sides(loaded: Store) -> None:
    params = {"programmes": ["wir", "rubin", "t-raum", "go-cluster"]}
    rows = ask(loaded, "programme_compare", params).rows
    sides = {(r["id"], p, s["id"]) for r in rows for s in r["in_both"] for p in s["programmes"]}
    assert sides
    assert sides == {(other, one, thing) for one, other, thing in sides}


def test_at_a_day_only_what_stood_then(loaded: Store) -> None:
    before = compared(loaded, as_of="2016")
    # both programmes began later
    assert {row["initiatives"] for row in before.values()} == {0}
    assert ask(loaded, "programme_compare", {**BOTH, "as_of": "2022"}).notices


@pytest.mark.parametrize("programmes", [["wir"], ["wir", "wir"]])
def test_one_programme_is_not_compared(loaded: Store, programmes: list[str]) -> None:
    with pytest.raises(WrongUseError, match="two to 6"):
        ask(loaded, "programme_compare", {"programmes": programmes})


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "programme_compare", BOTH)
