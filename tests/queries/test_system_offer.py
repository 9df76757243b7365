"""The smallest group of members that covers the wanted stages."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries import set_cover
from queries.answers import Row
from queries.catalogue import ask
from queries.set_cover import smallest_cover
from tests.queries.shuffling import assert_same_under_shuffling

ESW = "cluster-elektromobilitaet-sued-west"


def offer(store: Store, **params: object) -> tuple[dict[str, Row], dict[str, Row]]:
    """The chosen members and the uncovered stages."""
    rows = ask(store, "system_offer", {"cluster": ESW, **params}).rows
    chosen = {r["id"]: r for r in rows if r["sort"] == "member"}
    return chosen, {r["id"]: r for r in rows if r["sort"] == "uncovered"}


# -- the curated network -----------------------------------------------------------------------


def test_two_stages_that_one_member_holds(loaded: Store) -> None:
    # stage_activities.csv: elringklinger-ag at batterie-modul (source) and, by our classification,
    # at batterie-zellkomponenten, where konzelmann-gmbh stands as well
    stages = ["batterie-modul", "batterie-zellkomponenten"]
    chosen, uncovered = offer(loaded, stages=",".join(stages))
    assert list(chosen) == ["elringklinger-ag"]
    assert uncovered == {}
    row = chosen["elringklinger-ag"]
    assert sorted(row["needed_for"]) == stages
    assert {s["id"]: s["basis"] for s in row["stages"]} == {
        "batterie-modul": "source",
        "batterie-zellkomponenten": "classified",
    }
    assert row["stand_ins"] == []


def test_who_could_stand_in(loaded: Store) -> None:
    # stage_activities.csv: duerr-ag and manz-ag at batterie-anlagen-zelle; duerr-ag comes first
    chosen, _ = offer(loaded, stages="batterie-anlagen-zelle")
    assert list(chosen) == ["duerr-ag"]
    assert [s["id"] for s in chosen["duerr-ag"]["stand_ins"]] == ["manz-ag"]


def test_the_whole_chain_and_what_stays_uncovered(loaded: Store) -> None:
    chosen, uncovered = offer(loaded, chain="batterie")
    coverage = ask(loaded, "chain_coverage", {"cluster": ESW, "chain": "batterie"}).rows
    held = {r["stage"]: {o["id"] for o in r["organisations"]} for r in coverage if not r["rest"]}
    assert set(uncovered) == {stage for stage, who in held.items() if not who}
    assert {u["state"] for u in uncovered.values()} == {"unknown"}  # 19 of 185 members are known
    covered = {s["id"] for member in chosen.values() for s in member["stages"]}
    assert covered == held.keys() - uncovered.keys()
    # No smaller group does: by brute force over all members of the chain.
    everyone = sorted({who for ids in held.values() for who in ids})
    for fewer in combinations(everyone, len(chosen) - 1):
        assert any(who and not who & set(fewer) for who in held.values())


def test_only_documented_activities(loaded: Store) -> None:
    # stage_activities.csv: comemso-gmbh at batterie-pruefung is our classification
    assert "batterie-pruefung" not in offer(loaded, chain="batterie")[1]
    assert "batterie-pruefung" in offer(loaded, chain="batterie", documented=True)[1]


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        # stage_activities.csv: mahle-gmbh alone at batterie-temperierung, nobody at the recycling
        ("batterie-temperierung", "1 Mitglied deckt 1 von 1 Stufe ab."),
        ("batterie-temperierung,batterie-recycling", "1 Mitglied deckt 1 von 2 Stufen ab."),
        ("batterie-recycling", "Kein bekanntes Mitglied besetzt eine der gewünschten Stufen."),
    ],
)
def test_how_much_is_covered_in_words(loaded_embedded: Store, stages: str, said: str) -> None:
    answer = ask(loaded_embedded, "system_offer", {"cluster": ESW, "stages": stages})
    assert [notice.de for notice in answer.notices] == [said]


def test_neither_chain_nor_stages_is_refused(loaded_embedded: Store) -> None:
    with pytest.raises(WrongUseError, match="Name a chain or stages"):
        offer(loaded_embedded)


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    params = {"cluster": "silicon-europe", "chain": "halbleiter"}
    assert_same_under_shuffling(loaded_embedded, "system_offer", params)


# -- by hand: made-up holders ----------------------------------------------------------------------


def brute_force(holders: dict[str, set[str]]) -> tuple[str, ...]:
    """The first of the smallest groups, trying all groups in the order of size and ids."""
    everything = set().union(*holders.values())
    for size in range(len(holders) + 1):
        for group in combinations(sorted(holders), size):
            if set().union(*(holders[h] for h in group)) >= everything:
                return group
    raise AssertionError


def made_up(seed: int, holders: int, things: int) -> dict[str, set[str]]:
    chance = random.Random(seed)
    names = [f"t{i:02}" for i in range(things)]
    return {f"h{i}": set(chance.sample(names, chance.randint(1, 4))) for i in range(holders)}


@pytest.mark.parametrize("seed", range(20))
def test_the_smallest_group_and_of_equals_the_first(seed: int) -> None:
    holders = made_up(seed, 10, 9)
    cover = smallest_cover(holders)
    assert cover.exact
    assert cover.chosen == brute_force(holders)


def test_greedy_beyond_twenty_keeps_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    worse = 0
    for seed in range(20):
        holders = made_up(seed, 12, 12)
        monkeypatch.setattr(set_cover, "EXACT_UP_TO", 20)
        best = smallest_cover(holders)
        monkeypatch.setattr(set_cover, "EXACT_UP_TO", 3)
        greedy = smallest_cover(holders)
        assert best.exact and not greedy.exact
        covered = set().union(*(holders[h] for h in greedy.chosen))
        assert covered == set().union(*holders.values())
        assert len(best.chosen) <= len(greedy.chosen) <= greedy.factor * len(best.chosen)
        worse += len(greedy.chosen) > len(best.chosen)
    assert worse > 0, "where greedy is never worse the bound is not tested"


def test_the_factor_is_the_harmonic_number_of_the_largest_holder() -> None:
    holders = {"a": {f"t{i}" for i in range(4)}, "b": {f"u{i}" for i in range(4)}}
    holders |= {f"c{i}": {f"v{i}"} for i in range(15)}
    cover = smallest_cover(holders)  # 23 things
    assert not cover.exact
    assert cover.factor == 2.08  # 1 + 1/2 + 1/3 + 1/4


def test_twenty_things_are_covered_exactly() -> None:
    # The well-known trap for greedy: two rows of ten, and blocks of both that look better.
    rows = {"r1": {f"a{i}" for i in range(10)}, "r2": {f"b{i}" for i in range(10)}}
    blocks = {
        f"k{start}": {f"{row}{i}" for row in "ab" for i in range(start, end)}
        for start, end in ((0, 6), (6, 9), (9, 10))
    }
    cover = smallest_cover({**rows, **blocks})
    assert (cover.chosen, cover.exact, cover.factor) == (("r1", "r2"), True, 1.0)


def test_nobody_holds_anything() -> None:
    assert smallest_cover({}).chosen == ()
    assert smallest_cover({"a": set()}).chosen == ()
