"""The flow of a value chain, and who stands at each stage."""

from __future__ import annotations

from graph.store import Store
from queries.answers import Row
from queries.catalogue import ask
from queries.chain_flow import score
from tests.queries.shuffling import assert_same_under_shuffling

# stages.csv, column feeds: from or to the chain batterie
BETWEEN = {
    ("batterie-pack", "fahrzeug-hersteller"),
    ("batterie-pack", "fahrzeug-nutzfahrzeug"),
    ("fahrzeug-elektroantrieb", "batterie-fahrzeug"),
    ("fahrzeug-elektronikbauteile", "batterie-bms"),
    ("fahrzeug-karosserie", "batterie-fahrzeug"),
    ("fahrzeug-ladetechnik", "batterie-fahrzeug"),
    ("fahrzeug-thermo-und-filter", "batterie-temperierung"),
    ("fahrzeug-verwertung", "batterie-recycling"),
    ("halbleiter-bauelemente", "batterie-bms"),
    ("photonik-strahlquellen", "batterie-anlagen-zelle"),
}


def flow(store: Store, chain: str) -> tuple[dict[str, Row], dict[tuple[str, str], Row]]:
    """Stages by id, deliveries by their ends."""
    rows = ask(store, "chain_flow", {"chain": chain}).rows
    stages = {r["stage"]: r for r in rows if r["sort"] == "stage"}
    return stages, {(r["stage"], r["to_stage"]): r for r in rows if r["sort"] == "feeds"}


# -- the curated network -----------------------------------------------------------------------


def test_stages_and_deliveries_of_the_battery_chain(loaded: Store) -> None:
    stages, feeds = flow(loaded, "batterie")
    # stages.csv: 20 rows of the chain, 39 values of feeds from or to them
    assert len(feeds) == 39
    assert sum(not row["other_chain"] for row in stages.values()) == 20
    assert feeds["batterie-anlagen-modul", "batterie-pack"]["other_chain"] is False
    assert {end for pair in feeds for end in pair} <= stages.keys()


def test_where_a_chain_meets_another_one(loaded: Store) -> None:
    stages, feeds = flow(loaded, "batterie")
    between = {pair for pair, row in feeds.items() if row["other_chain"]}
    assert between == BETWEEN
    others = {row["stage"]: row["chain"] for row in stages.values() if row["other_chain"]}
    assert set(others) == {i for pair in BETWEEN for i in pair if not i.startswith("batterie")}
    seen_from_there = flow(loaded, "fahrzeug")[1]
    assert {
        pair for pair in BETWEEN if "halbleiter" not in pair[0] and "photonik" not in pair[0]
    } <= seen_from_there.keys()


def test_who_stands_at_a_stage(loaded: Store) -> None:
    stages, _ = flow(loaded, "batterie")
    row = stages["batterie-anlagen-zelle"]
    # stage_activities.csv: two with a named product, then the one we classified
    assert [(o["id"], o["basis"]) for o in row["organisations"]] == [
        ("duerr-ag", "source"), ("manz-ag", "source"), ("grob-werke-gmbh-co-kg", "classified"),
    ]  # fmt: skip
    # memberships.csv: both are in ESW, manz-ag in the VDMA group as well
    assert [(c["id"], c["organisations"]) for c in row["clusters"]] == [
        ("cluster-elektromobilitaet-sued-west", 2), ("vdma-batterieproduktion", 1),
    ]  # fmt: skip
    assert all(c["sources"] for c in row["clusters"])


def test_it_says_the_same_as_the_other_questions(loaded: Store) -> None:
    stages, feeds = flow(loaded, "fahrzeug")
    for row in ask(loaded, "stages", {"chain": "fahrzeug"}).rows:
        own = stages[row["id"]]
        assert len({o["id"] for o in own["organisations"]}) == row["organisations"]
        assert sorted(end for start, end in feeds if start == row["id"]) == row["feeds"]
    active = {c["id"] for s in stages.values() if not s["other_chain"] for c in s["clusters"]}
    assert active <= {c["id"] for c in ask(loaded, "chain_clusters", {"chain": "fahrzeug"}).rows}


def test_stages_without_an_organisation_are_counted_as_not_known(loaded: Store) -> None:
    answer = ask(loaded, "chain_flow", {"chain": "batterie"})
    empty = [r for r in answer.rows if r["sort"] == "stage" and not r["other_chain"]]
    number = sum(not r["organisations"] for r in empty)
    assert number > 0
    assert f"An {number} Stufe" in answer.notices[0].de


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "chain_flow", {"chain": "fahrzeug"})


# -- by hand -----------------------------------------------------------------------------------


def test_a_chain_without_stages_says_so() -> None:
    tables: dict[str, list[Row]] = dict.fromkeys(
        ("today", "feeds", "own", "stages", "active", "memberships"), []
    )
    answer = score(tables, {"chain": "v"})
    assert answer.rows == []
    assert "keine Stufen" in answer.notices[0].de
