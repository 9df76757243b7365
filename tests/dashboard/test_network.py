"""The network picture: nodes and ties of answers, stable positions, events to ids."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from dashboard.drawing import network as net
from dashboard.kinds import LOOKS


def row(a: str, b: str, **more: Any) -> dict[str, Any]:
    """A tie from ``Organisation:a`` to ``Cluster:b`` as ``neighbours`` answers it."""
    base = {
        "id": a, "label": "Organisation", "name": f"Name {a}", "name_en": None,
        "kind": "company",
        "other_id": b, "other_label": "Cluster", "other_name": f"Cluster {b}",
        "other_name_en": None,
        "other_kind": "cluster", "tie": "MEMBER_OF", "from_id": a, "from_label": "Organisation",
        "to_id": b, "to_label": "Cluster", "role": "member", "since": None, "strength": 1,
        "confidence": "high", "sources": ["s"],
    }  # fmt: skip
    return {**base, **more}


STAR = [row(f"o{i}", "c") for i in range(12)]
MORE = [row(f"n{i}", "d") for i in range(14)] + [row("o1", "d")]


def words(shown: net.Network) -> net.Words:
    looks = {n.key: LOOKS["company"] for n in shown.nodes}
    texts = {n.key: "Art" for n in shown.nodes}
    return net.Words(looks, texts, {}, {(t.source, t.target): "Tie" for t in shown.ties})


def test_centre_comes_first_and_several_ties_are_one_line() -> None:
    shown = net.network([[*STAR, row("o1", "c", role="board")]])
    assert shown.nodes[0].key == "Cluster:c"
    assert len(shown.nodes) == 13
    line = next(t for t in shown.ties if t.source == "Organisation:o1")
    assert len(line.rows) == 2


def test_one_id_under_two_labels_is_two_nodes() -> None:
    shown = net.network([[row("x", "x")]])
    assert [n.key for n in shown.nodes] == ["Cluster:x", "Organisation:x"]


def test_no_more_nodes_than_allowed_and_no_loose_line() -> None:
    shown = net.network([STAR], most=5)
    keys = {n.key for n in shown.nodes}
    assert len(keys) == 5
    assert all(t.source in keys and t.target in keys for t in shown.ties)


def test_the_best_confidence_stays() -> None:
    low, high = row("a", "c", confidence="low"), row("a", "c", role="board")
    for rows in ([low, high], [high, low]):
        shown = net.network([rows])
        assert shown.node("Organisation:a") is not None
        assert shown.nodes[1].confidence == "high"
        assert shown.ties[0].confidence == "high"


def test_same_positions_whatever_order_the_rows_come_in() -> None:
    mixed = STAR[:]
    random.Random(5).shuffle(mixed)
    assert net.positions(net.network([STAR])) == net.positions(net.network([mixed]))


def test_old_nodes_stay_exactly_and_new_ones_stand_apart() -> None:
    old = net.positions(net.network([STAR]))
    both = net.network([STAR, MORE])
    new = net.positions(both, old)
    assert {k: new[k] for k in old} == old
    assert len(set(new.values())) == len(both.nodes)
    assert net.positions(both, old) == new


def test_options_are_plain_json_and_keep_ids() -> None:
    shown = net.network([STAR])
    options = net.options(shown, net.positions(shown), words(shown), "Organisation:o3", "Cluster:c")
    series = json.loads(json.dumps(options, allow_nan=False))["series"][0]
    assert [p["id"] for p in series["data"]] == [n.key for n in shown.nodes]
    assert series["selectedMode"] == "single"
    assert [p["id"] for p in series["data"] if p.get("selected")] == ["Organisation:o3"]


def test_names_cannot_smuggle_markup_or_place_holders() -> None:
    shown = net.network([[row("a", "c", name="<img src=x> {b}")]])
    options = net.options(shown, net.positions(shown), words(shown), "", "Cluster:c")
    point = options["series"][0]["data"][1]
    assert "<img" not in point["tooltip"]["formatter"]
    assert "{" not in point["label"]["formatter"]


def test_unsure_ties_are_dashed_and_said() -> None:
    shown = net.network([[row("a", "c", confidence="low")]])
    said = net.Words(
        {n.key: LOOKS["company"] for n in shown.nodes},
        {n.key: "Art" for n in shown.nodes},
        {"Organisation:a": "unbestätigt"},
        {(t.source, t.target): "Tie" for t in shown.ties},
    )
    series = net.options(shown, net.positions(shown), said, "", "Cluster:c")["series"][0]
    assert series["links"][0]["lineStyle"]["type"] == "dashed"
    assert series["data"][1]["label"]["formatter"] == "Name a (unbestätigt)"


def event(kind: str, *indices: int) -> dict[str, Any]:
    group = {"series_index": 0, "data_type": kind, "data_indices": list(indices)}
    return {"selection": {"selected": [group]}}


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (event("node", 0), "Cluster:c"),
        (event("node", 2), "Organisation:o1"),
        (event("edge", 0), "Organisation:o0"),
        (event("node", 13), ""),
        (event("node", 999), ""),
        (event("node", -1), ""),
        (event("edge", 12), ""),
        (event("node", 999, 1), "Organisation:o0"),
        (event("node"), ""),
        ({"selection": {"selected": []}}, ""),
        ({"selection": {}}, ""),
        ({}, ""),
        (None, ""),
    ],
)
def test_event_to_id(given: Any, key: str) -> None:
    assert net.chosen(given, net.network([STAR])) == key


def test_short_names() -> None:
    assert net.short("Robert Bosch GmbH") == "Robert Bosch"
    assert net.short("CARA – European Cluster for Mobility Solutions") == "CARA"
    assert len(net.short("x" * 80)) == net.LONGEST_LABEL


def test_keys() -> None:
    assert net.split_key(net.key_of("Cluster", "a:b")) == ("Cluster", "a:b")
    assert net.split_key("plain") == ("", "plain")


def test_nothing_to_draw() -> None:
    assert net.positions(net.network([[]])) == {}
