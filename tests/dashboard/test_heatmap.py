from __future__ import annotations

import random

from dashboard.drawing.cluster_network import (
    Line,
    clicked,
    hubs,
    layout,
    legend_html,
    network_options,
)
from dashboard.drawing.heatmap import (
    Pair,
    heatmap_options,
    in_groups,
    matrix,
    pair_at,
    short,
    strongest,
)

PAIRS = [
    Pair("a", "b", 5), Pair("b", "c", 4), Pair("a", "c", 3),
    Pair("x", "y", 4), Pair("y", "z", 2), Pair("c", "x", 1),
]  # fmt: skip
NAMES = {i: f"Name {i}" for i in "abcxyz"}
LINES = [Line(p.a, p.b, p.ties, ("shared_members",)) for p in PAIRS]


def test_groups_stand_together() -> None:
    assert [set(g) for g in in_groups(list("abcxyz"), PAIRS)] == [set("abc"), set("xyz")]


def test_the_order_is_the_same_whatever_order_the_rows_come_in() -> None:
    mixed = PAIRS[:]
    random.Random(3).shuffle(mixed)
    assert matrix(mixed, NAMES, 10) == matrix(PAIRS, NAMES, 10)


def test_at_most_so_many_clusters_and_the_others_are_counted() -> None:
    drawn = matrix(PAIRS, NAMES, 4)
    assert len(drawn.ids) == 4
    assert drawn.left_out == 2
    assert set(strongest(PAIRS, 2)) == {"a", "b"}


def test_both_halves_lead_to_the_same_pair_and_bounds_are_checked() -> None:
    drawn = matrix(PAIRS, NAMES, 10)
    assert len(drawn.cells) == 2 * len(PAIRS)
    assert pair_at(drawn, [0]) == pair_at(drawn, [1]) == ("a", "b")
    assert pair_at(drawn, []) is None
    assert pair_at(drawn, [len(drawn.cells)]) is None
    assert pair_at(drawn, [-1]) is None


def test_the_number_stands_in_the_cell_and_the_chosen_pair_is_framed() -> None:
    drawn = matrix(PAIRS, NAMES, 10)
    options = heatmap_options(drawn, ("b", "a"), lambda low, high: f"{low}-{high}")
    data = options["series"][0]["data"]
    assert data[0]["label"]["formatter"] == "5"
    assert "itemStyle" in data[0]
    assert "itemStyle" not in data[2]
    assert options["series"][0]["selectedMode"] == "single"


def test_nothing_tied_is_no_error() -> None:
    assert matrix([], {}, 10).ids == ()
    assert in_groups(["b", "a"], []) == [["a"], ["b"]]


def test_equal_short_names_stay_two_rows() -> None:
    labels = matrix([Pair("a", "b", 1)], {"a": "Gleich", "b": "Gleich"}, 10).labels
    assert labels == ("Gleich", "Gleich (2)")


def test_long_names_are_cut_at_a_word() -> None:
    assert short("Kurz", 10) == "Kurz"
    assert short("Cluster Optik und Photonik", 18) == "Cluster Optik und…"
    assert len(short("A" * 90)) <= 33


def test_the_network_is_stable_and_every_place_is_a_plain_number() -> None:
    one, two = layout("abcxyz", LINES), layout("zyxcba", LINES[::-1])
    assert one == two
    assert all(type(v) is float for place in one.values() for v in place)


def test_small_parts_do_not_lie_on_the_large_one() -> None:
    lines = [*LINES, Line("p", "q", 1, ("agreements",))]
    places = layout("abcxyzpq", lines)
    assert min(places[i][0] for i in "pq") > max(places[i][0] for i in "abcxyz")


def test_line_width_grows_with_ties_and_its_kind_is_the_most_telling_one() -> None:
    lines = [
        Line("a", "b", 1, ("shared_members",)),
        Line("b", "c", 6, ("shared_members", "agreements")),
    ]
    links = network_options(["a", "b", "c"], NAMES, lines)["series"][0]["links"]
    assert links[0]["lineStyle"]["width"] < links[1]["lineStyle"]["width"]
    assert links[0]["lineStyle"]["type"] != links[1]["lineStyle"]["type"]
    assert lines[1].group == "agreed"


def test_only_hubs_are_labelled() -> None:
    assert hubs("abcxyz", LINES, 2) == {"a", "b"}


def test_a_click_on_the_network_with_bounds() -> None:
    ids = ["a", "b", "c"]
    assert clicked(ids, LINES, "edge", [0]) == ("a", "b")
    assert clicked(ids, LINES, "node", [2]) == ("c",)
    for kind, index in (("edge", [99]), ("node", [3]), ("node", [-1]), ("node", [])):
        assert clicked(ids, LINES, kind, index) == ()


def test_the_key_of_the_network_escapes_its_words() -> None:
    assert "&lt;i&gt;" in legend_html(dict.fromkeys(("members", "work", "agreed", "family"), "<i>"))
