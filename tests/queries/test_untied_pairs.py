"""Initiatives that suit each other and have no tie."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.suiting import complement, condensed, holders
from queries.untied_pairs import score
from tests.queries.shuffling import assert_same_under_shuffling

ESW = "cluster-elektromobilitaet-sued-west"


def pair_of(row: Row) -> tuple[str, str]:
    return row["a_id"], row["b_id"]


# -- the curated network -----------------------------------------------------------------------


def test_no_tied_pair_appears(loaded: Store) -> None:
    tied = {(r["from_id"], r["to_id"]) for r in ask(loaded, "cluster_links").rows}
    assert len(tied) > 500
    for params in ({}, {"why": "fields"}, {"why": "stages"}, {"cluster": ESW}):
        rows = ask(loaded, "untied_pairs", {**params, "limit": 100}).rows
        assert rows
        assert not {pair_of(row) for row in rows} & tied
        assert all(row["a_id"] < row["b_id"] for row in rows)


def test_a_pair_is_the_same_from_both_sides_and_in_the_whole(loaded_embedded: Store) -> None:
    whole = ask(loaded_embedded, "untied_pairs", {"limit": 3}).rows
    for row in whole:
        for side in pair_of(row):
            own = ask(loaded_embedded, "untied_pairs", {"cluster": side, "limit": 100}).rows
            assert row in own


def test_what_each_would_bring_is_not_with_the_other(loaded: Store) -> None:
    for row in ask(loaded, "untied_pairs", {"cluster": ESW, "why": "stages"}).rows:
        given, got = ({s["id"] for s in row[b]["stages"]} for b in ("brings_a", "brings_b"))
        assert given and got and not given & got
        held = [s["organisations"] for b in ("brings_a", "brings_b") for s in row[b]["stages"]]
        assert all(o["sources"] for organisations in held for o in organisations)


def test_the_way_leads_from_one_to_the_other(loaded: Store) -> None:
    rows = ask(loaded, "untied_pairs", {"cluster": ESW, "limit": 100}).rows
    ways = [row for row in rows if row["path"]]
    assert ways
    for row in ways:
        steps = row["path"]
        assert len(steps) == row["steps"] >= 2  # one step would be a tie
        assert (steps[0]["from_id"], steps[-1]["to_id"]) == pair_of(row)
        assert all(a["to_id"] == b["from_id"] for a, b in zip(steps, steps[1:], strict=False))
        assert {s for step in steps for s in step["sources"]} <= set(row["sources"])
    assert all(row["path"] == [] for row in rows if row["steps"] is None)


def test_initiatives_that_are_carried_on_are_left_out_and_counted(loaded: Store) -> None:
    # cluster_links.csv: composites-united,cfk-valley,successor_of
    answer = ask(loaded, "untied_pairs", {"cluster": "afbw", "limit": 100})
    assert "cfk-valley" not in {i for row in answer.rows for i in pair_of(row)}
    assert any("fortführt" in notice.de for notice in answer.notices)


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "untied_pairs", {"cluster": ESW})


# -- by hand: made-up initiatives ------------------------------------------------------------------


def cluster(node: str, *fields: str, at: tuple[float, float] | None = None, **more: Any) -> Row:
    regions = [[f"town-{node}", "municipality", node, *at, None]] if at else []
    return {
        "id": node, "name": node.upper(), "kind": "cluster", "sources": [f"src-{node}"],
        "confidence": "high", "fields": list(fields), "regions": regions, "funding": [],
        "successors": 0, "ties": [], **more,
    }  # fmt: skip


def active(who: str, at: str, stage: str) -> Row:
    return {
        "cluster": at, "id": who, "name": who, "role": "member", "until": None, "stage": stage,
        "product": "p", "basis": "source", "sources": ["src-x"], "confidence": "high",
        "member_sources": ["src-m"], "member_confidence": "medium",
    }  # fmt: skip


DAY = "2026-11-22"
STAGES = ["s1", "s2", "s3", "s4"]


def tables(clusters: list[Row], **more: list[Row]) -> Tables:
    activities = more.pop("activities", [])
    return {
        "tied": [], "paths": [],
        "clusters": condensed([{**row, "day": DAY} for row in clusters]),
        "activities": holders([{**row, "day": DAY} for row in activities]),
        "hierarchy": [
            {"id": f, "name": f.title(), "name_en": en, "broader": "alles"}
            for f, en in (("holz", "wood"), ("glas", "glass"))
        ],
        "chains": [
            {"chain": "v", "chain_name": "Kette", "chain_name_en": "chain", "stage": s,
             "name": s, "name_en": s, "position": i}
            for i, s in enumerate([*STAGES, "Teil nicht benannt"])
        ],
        **more,
    }  # fmt: skip


def rows(found: Tables, **params: Any) -> list[Row]:
    return score(found, {"cluster": None, "why": None, "limit": 20, **params}).rows


def test_the_same_field_and_the_nearest_first() -> None:
    found = rows(
        tables(
            [
                cluster("a", "holz", at=(50.0, 10.0)),
                cluster("b", "holz", at=(50.0, 15.0)),  # 357 km from a
                cluster("c", "holz"),
                cluster("d", "holz", at=(50.0, 10.5)),  # 36 km from a
                cluster("e", "glas", at=(50.0, 10.0)),
                cluster("f", at=(50.0, 10.0)),
            ]
        )
    )
    # a and d score 1 − 0.5·(1 − 0.2·0.643); of the others the known distances come first.
    assert [pair_of(r) for r in found] == [
        ("a", "d"), ("b", "d"), ("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"),
    ]  # fmt: skip
    assert found[0]["score"] == pytest.approx(0.5643, abs=0.001)
    assert {r["score"] for r in found[1:]} == {0.5}
    assert (found[0]["reasons"][0], found[0]["reasons_en"][0]) == (
        "Beide arbeiten zu: Holz.", "Both work on: wood.",
    )  # fmt: skip
    assert found[3]["distance_km"] is None
    assert "nicht bekannt" in found[3]["reasons"][-1]


@pytest.mark.parametrize(
    ("a", "b", "value"),
    [
        ({"s1", "s2"}, {"s3", "s4"}, 1.0),  # each half
        ({"s1"}, {"s2", "s3"}, 0.5),  # 2 · min(1, 2) / 4
        ({"s1", "s2", "s3", "s4"}, {"s1"}, 0.0),
        (set(), {"s1"}, 0.0),
    ],
)
def test_complement_counts_what_both_gain(a: set[str], b: set[str], value: float) -> None:
    one, two = ({stage: [] for stage in side} for side in (a, b))
    assert complement(one, two, 4) == complement(two, one, 4) == value


def test_a_stage_without_a_named_part_is_nothing_to_bring() -> None:
    activities = [
        active("x", "a", "s1"), active("y", "b", "s2"), active("y", "b", "Teil nicht benannt"),
    ]  # fmt: skip
    (row,) = rows(tables([cluster("a"), cluster("b")], activities=activities))
    assert row["stages"] == 0.5  # 2 · 1 / 4: the rest is no stage of the chain
    assert row["fields"] is None
    assert [s["id"] for s in row["brings_b"]["stages"]] == ["s2"]
    held = row["brings_b"]["stages"][0]["organisations"][0]
    assert (held["id"], held["sources"], held["confidence"]) == ("y", ["src-m", "src-x"], "medium")


def test_former_members_bring_nothing() -> None:
    gone = {**active("x", "a", "s1"), "until": "2019"}
    assert (
        rows(tables([cluster("a"), cluster("b")], activities=[gone, active("y", "b", "s2")])) == []
    )


@pytest.mark.parametrize(
    "gone",
    [
        {"successors": 1},
        {"kind": "alliance", "funding": [["ended", None]]},
        {"kind": "alliance", "funding": [["implementation", "2024"]]},
    ],
)
def test_what_is_over_is_left_out_unless_asked_for(gone: Row) -> None:
    found = tables([cluster("a", "holz"), cluster("b", "holz", **gone)])
    answer = score(found, {"cluster": None, "why": None, "limit": 20})
    assert answer.rows == []
    assert "ein Paar" in answer.notices[-1].de
    assert len(rows(found, cluster="b")) == 1


@pytest.mark.parametrize(
    "alive",
    [
        {"kind": "cluster", "funding": [["ended", "2017"]]},
        {"kind": "alliance", "funding": [["ended", None], ["implementation", "2027"]]},
        {"kind": "alliance"},
    ],
)
def test_what_may_go_on_is_shown(alive: Row) -> None:
    assert len(rows(tables([cluster("a", "holz"), cluster("b", "holz", **alive)]))) == 1


def test_a_tie_in_either_direction_takes_the_pair_out() -> None:
    two = [cluster("a", "holz"), cluster("b", "holz")]
    for clusters in (["a", "b"], ["b", "a"], ["c", "b", "a"]):
        assert rows(tables(two, groups=[{"clusters": clusters}])) == []
    assert len(rows(tables(two, tied=[{"clusters": ["a", "a"]}]))) == 1


def test_the_limit_is_told() -> None:
    many = [cluster(node, "holz") for node in "abcd"]
    answer = score(tables(many), {"cluster": None, "why": None, "limit": 2})
    assert len(answer.rows) == 2
    assert answer.truncated
    assert "2 von 6 Paaren" in answer.notices[0].de


def test_nothing_found_says_why() -> None:
    answer = score(tables([cluster("a", "holz")]), {"cluster": None, "why": None, "limit": 2})
    assert answer.rows == []
    assert "nur zum Teil bekannt" in answer.notices[0].de
