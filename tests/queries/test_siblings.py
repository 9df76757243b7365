"""The initiatives most alike: a comparison group."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Scored, Tables
from queries.catalogue import ask
from queries.siblings import Likeness, condensed, group_of, mean, score
from tests.queries.shuffling import assert_same_under_shuffling

ESW = "cluster-elektromobilitaet-sued-west"
PARTS = ("fields", "size", "age", "make_up")


def siblings(store: Store, cluster: str, limit: int = 50) -> dict[str, Row]:
    rows = ask(store, "siblings", {"cluster": cluster, "limit": limit}).rows
    return {row["id"]: row for row in rows}


# -- the curated network -----------------------------------------------------------------------


def test_two_photonics_networks_by_hand(loaded: Store) -> None:
    row = siblings(loaded, "photonics-bw")["optonet"]
    # clusters.csv: photonik and photonik; 80 and 115 members; founded 2000 and 2001
    assert (row["like_fields"], row["like_size"], row["like_age"]) == (1.0, 0.696, 0.95)
    # memberships.csv with organisations.csv: 11 companies, 2 research, 1 public of 14;
    # 6 companies, 1 research of 7 (optonet-e-v only manages): min(11/14, 6/7) + min(2/14, 1/7)
    assert row["make_up"] == {"companies": 6, "research": 1, "public": 0, "others": 0}
    assert row["like_make_up"] == 0.929
    assert row["likeness"] == pytest.approx(0.8937, abs=0.0001)
    assert (row["parts_known"], row["left_out"]) == (4, [])


def test_likeness_is_the_same_from_both_sides(loaded: Store) -> None:
    one = siblings(loaded, "photonics-bw")["optonet"]
    other = siblings(loaded, "optonet")["photonics-bw"]
    same = ["likeness", "left_out", "tied", "distance_km", *(f"like_{p}" for p in PARTS)]
    assert [one[c] for c in same] == [other[c] for c in same]
    assert one["tied"]  # cluster_links.csv: both are part of optecnet, and share members


def test_the_chosen_one_stands_first_with_its_profile(loaded: Store) -> None:
    rows = list(siblings(loaded, ESW, 5).values())
    assert len(rows) == 6
    own = rows[0]
    # clusters.csv: founded 2007, 185 members; memberships.csv: 20 organisations,
    # of which e-mobil-bw-gmbh, an agency, only manages
    assert (own["id"], own["founded"], own["stated_members"]) == (ESW, "2007", 185)
    assert own["make_up"] == {"companies": 14, "research": 5, "public": 0, "others": 0}
    assert own["known_members"] == 19
    assert own["likeness"] is None and own["tied"] is None
    values = [row["likeness"] for row in rows[1:]]
    assert values == sorted(values, reverse=True)


def test_unknown_parts_are_named_and_left_out_of_the_mean(loaded: Store) -> None:
    rows = [r for r in siblings(loaded, ESW).values() if r["id"] != ESW]
    assert any(row["left_out"] for row in rows)
    for row in rows:
        known = [row[f"like_{part}"] for part in PARTS if row[f"like_{part}"] is not None]
        assert row["left_out"] == [part for part in PARTS if row[f"like_{part}"] is None]
        assert len(known) == row["parts_known"] >= 2
        assert row["likeness"] == pytest.approx(sum(known) / len(known), abs=0.0001)
        assert row["like_fields"] > 0


def test_whether_they_are_tied_is_what_cluster_links_says(loaded: Store) -> None:
    links = ask(loaded, "cluster_links", {"cluster": ESW}).rows
    tied = {i for row in links for i in (row["from_id"], row["to_id"])} - {ESW}
    for row in siblings(loaded, ESW).values():
        assert row["id"] == ESW or row["tied"] == (row["id"] in tied)


def test_what_is_not_known_of_the_chosen_one_is_told(loaded: Store) -> None:
    # clusters.csv: automotive-bw has neither founding date nor member count; nobody but its
    # manager
    answer = ask(loaded, "siblings", {"cluster": "automotive-bw"})
    assert "Größe, Alter, Zusammensetzung" in answer.notices[0].de


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "siblings", {"cluster": ESW})


# -- by hand: made-up initiatives ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("alike", "value"),
    [
        (Likeness(1.0, None, None, None), 1.0),
        (Likeness(1.0, 0.5, None, 0.0), 0.5),
        (Likeness(None, None, None, None), 0.0),
    ],
)
def test_the_mean_is_over_what_is_known(alike: Likeness, value: float) -> None:
    assert mean(alike) == value


@pytest.mark.parametrize(
    ("kind", "group"),
    [("company", "companies"), ("hospital", "research"), ("school", "public"), ("other", "others")],
)
def test_every_kind_has_a_group(kind: str, group: str) -> None:
    assert group_of(kind) == group


def cluster(node: str, **more: Any) -> Row:
    return {
        "id": node, "name": node, "kind": "cluster", "founded": None, "member_count": None,
        "member_count_as_of": None, "sources": ["src-1"], "confidence": "high",
        "fields": ["holz"], "regions": [], "programmes": [], "projects": 0, "figures": [],
        "members": [], "day": "2026-11-22", **more,
    }  # fmt: skip


def answer(*clusters: Row) -> Scored:
    tables: Tables = {
        "tied": [], "clusters": condensed(list(clusters)),
        "hierarchy": [{"id": "holz", "name": "Holz", "broader": "alles"}],
    }  # fmt: skip
    return score(tables, {"cluster": "a", "limit": 10})


def test_one_known_part_is_too_little_to_compare() -> None:
    found = answer(cluster("a", founded="2000"), cluster("b"), cluster("c", founded="2010-05"))
    assert [row["id"] for row in found.rows] == ["a", "c"]
    assert found.rows[1]["likeness"] == 0.75  # fields 1, age 1 − 10 / 20


def test_of_equal_likeness_the_one_of_which_more_is_known_comes_first() -> None:
    known = {"founded": "2000", "member_count": 10}
    found = answer(cluster("a", **known), cluster("b", founded="2000"), cluster("c", **known))
    assert [row["id"] for row in found.rows] == ["a", "c", "b"]


def test_former_members_do_not_count_in_the_make_up() -> None:
    members = [[f"o{i}", "company", "member", "2019" if i == 5 else None] for i in range(6)]
    found = answer(cluster("a", members=members), cluster("b", members=members))
    assert found.rows[1]["make_up"]["companies"] == 5
    assert found.rows[1]["like_make_up"] == 1.0


def test_nobody_alike_says_why() -> None:
    found = answer(cluster("a", founded="2000"), cluster("b", fields=[]))
    assert [row["id"] for row in found.rows] == ["a"]
    assert "Keine Initiative mit verwandtem Thema" in found.notices[-1].de


def test_one_that_came_after_the_last_run_says_what_to_do() -> None:
    with pytest.raises(WrongUseError, match="innonetz ingest --rebuild"):
        answer(cluster("b"))
