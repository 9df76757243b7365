from __future__ import annotations

from dashboard.drawing import sankey
from dashboard.drawing.sankey import CROSS, OTHER, Node, flow, node_at, sankey_options

NODES = [
    Node("car", "Fahrzeug"),
    Node("cell", "Zelle"),
    Node("ore", "Rohstoff"),
    Node("recycling", "Recycling", CROSS),
    Node("research", "Forschung", CROSS),
    Node("Luftfahrt", "Kette Luftfahrt", OTHER),
]
FEEDS = [
    ("ore", "cell"),
    ("cell", "car"),
    ("car", "recycling"),
    ("recycling", "ore"),
    ("cell", "Luftfahrt"),
    ("cell", "nowhere"),
]


def test_the_way_back_is_told_in_words_and_not_drawn() -> None:
    drawn = flow(NODES, FEEDS)
    assert drawn.returns == (("car", "recycling"),)
    assert ("recycling", "ore") in drawn.links
    assert all("nowhere" not in link for link in drawn.links)


def test_stages_without_a_delivery_are_told_apart() -> None:
    assert flow(NODES, FEEDS).apart == ("research",)


def test_a_circle_among_products_is_opened_once() -> None:
    nodes = [Node(i, i) for i in ("a", "b", "c")]
    drawn = flow(nodes, [("c", "b"), ("b", "a"), ("a", "c"), ("a", "a")])
    assert drawn.returns == (("a", "c"),)
    assert drawn.links == (("b", "a"), ("c", "b"))


def test_the_order_of_the_rows_does_not_matter() -> None:
    assert flow(NODES, FEEDS) == flow(NODES, FEEDS[::-1])


def test_index_to_id_with_bounds() -> None:
    drawn = flow(NODES, FEEDS)
    assert node_at(drawn, "node", [0]) == "car"
    assert node_at(drawn, "edge", [0]) == ""
    assert node_at(drawn, "node", []) == ""
    assert node_at(drawn, "node", [len(drawn.nodes)]) == ""
    assert node_at(drawn, "node", [-1]) == ""


def test_the_chosen_stage_stands_out_and_equal_names_do_no_harm() -> None:
    nodes = [Node("a", "Gleich"), Node("b", "Gleich")]
    drawn = flow(nodes, [("a", "b")])
    series = sankey_options(drawn, "b")["series"][0]
    assert [d["id"] for d in series["data"]] == ["a", "b"]
    assert series["data"][0]["itemStyle"] != series["data"][1]["itemStyle"]
    assert series["links"] == [{"source": "a", "target": "b", "value": 1}]


def test_size_grows_with_the_picture() -> None:
    wide = flow([Node(str(n), str(n)) for n in range(9)], [(str(n + 1), str(n)) for n in range(8)])
    assert sankey.width(wide) > sankey.width(flow(NODES, FEEDS))
    assert sankey.height(flow([], [])) > 0


def test_the_key_escapes_its_words() -> None:
    assert "&lt;b&gt;" in sankey.legend_html(dict.fromkeys(sankey.KINDS, "<b>"))
