"""One rule who is a known member: every question that counts members gives the same number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest

from graph.store import Store
from queries.answers import Answer
from queries.catalogue import FOLDER, ask, catalogue
from queries.membership import known_number, undated_number
from tests.queries.test_lists import table

# In memberships.csv only board seats of 2017 to 2021 have ended.
TODAY = "2026"
# organisations.csv: two names of one body, which become one organisation.
SAME = {
    "staatliche-studienakademie-riesa": "berufsakademie-sachsen-staatliche-studienakademie-riesa"
}
COLUMNS = {"known_members", "members_known_a", "members_known_b"}
Counts = Iterator[tuple[str, int]]


def by_hand() -> dict[str, int]:
    """Known members by initiative, from memberships.csv: any other role than ``manages``."""
    found: dict[str, set[str]] = {row["id"]: set() for row in table("clusters")}
    for row in table("memberships"):
        if row["role"] != "manages" and not (row["until"] and row["until"] < TODAY):
            found[row["cluster"]].add(SAME.get(row["organisation"], row["organisation"]))
    return {cluster: len(members) for cluster, members in found.items()}


def of_column(store: Store, name: str, cluster: str) -> Counts:
    more = {"chain": "batterie"} if name in ("chain_coverage", "chain_gaps") else {}
    for row in ask(store, name, {"cluster": cluster, **more}).rows:
        yield cluster, row["known_members"]


def of_profile(store: Store, name: str, cluster: str) -> Counts:
    for row in ask(store, name, {"id": cluster}).rows:
        if row["section"] == "members":
            yield cluster, row["number"]


def of_siblings(store: Store, name: str, cluster: str) -> Counts:
    for row in ask(store, name, {"cluster": cluster, "limit": 50}).rows:
        yield row["id"], row["known_members"]


def told(store: Store, name: str, cluster: str) -> Counts:
    """What the notice says: "Von den angegebenen 185 Mitgliedern sind hier 19 bekannt"."""
    for notice in ask(store, name, {"cluster": cluster}).notices:
        number = re.search(r"Mitgliedern sind hier ([0-9]+) bekannt", notice.de)
        if number:
            yield cluster, int(number[1])
        elif "kein Mitglied bekannt" in notice.de:
            yield cluster, 0


PER_CLUSTER: dict[str, Callable[[Store, str, str], Counts]] = {
    "chain_coverage": of_column,
    "chain_gaps": of_column,
    "cluster_profile": of_profile,
    "siblings": of_siblings,
    "missing_partners": told,
}


def of_all(store: Store) -> dict[str, list[tuple[str, int]]]:
    """The questions that give many initiatives in one answer."""
    every = ask(store, "clusters")
    ids = [row["id"] for row in every.rows]
    group = ask(store, "double_counting", {"clusters": ids})
    return {
        "clusters": [(r["id"], r["known_members"]) for r in every.rows],
        "double_counting": [
            (r["id"], r["added_up"]) for r in group.rows if r["sort"] == "initiative"
        ],
        "overlaps": list(sides(ask(store, "overlaps"))),
        "untied_pairs": list(sides(ask(store, "untied_pairs", {"limit": 100}))),
    }


def sides(answer: Answer) -> Counts:
    for row in answer.rows:
        for side in ("a", "b"):
            yield row[f"{side}_id"], row[f"members_known_{side}"]


# -- the curated network -----------------------------------------------------------------------


def test_the_managers_of_the_data_set() -> None:
    # memberships.csv: 49 rows "manages"; in two of them the organisation takes part as well
    roles = defaultdict(set)
    for row in table("memberships"):
        roles[row["organisation"], row["cluster"]].add(row["role"])
    managing = [held for held in roles.values() if "manages" in held]
    assert len(managing) == 49
    assert sum(held == {"manages"} for held in managing) == 47
    assert sum(number > 0 for number in by_hand().values()) == 190  # of 337


def test_lists_of_initiatives_agree(loaded: Store) -> None:
    expected = by_hand()
    for name, counts in of_all(loaded).items():
        assert counts, name
        assert {(c, n, name) for c, n in counts} == {(c, expected[c], name) for c, _ in counts}
    assert len(of_all(loaded)["clusters"]) == len(expected)


@pytest.mark.parametrize("name", sorted(PER_CLUSTER))
def test_every_question_agrees_for_every_initiative(name: str, loaded_embedded: Store) -> None:
    seen = set()
    for cluster, number in by_hand().items():
        for one, given in PER_CLUSTER[name](loaded_embedded, name, cluster):
            seen.add(one)
            if one == cluster:
                assert (name, one, given) == (name, one, number)
    assert len(seen) > 100


def test_no_question_that_counts_members_is_left_out() -> None:
    counting = {n for n, q in catalogue().items() if COLUMNS & set(q.header.column_names)}
    assert counting <= {*PER_CLUSTER, "clusters", "overlaps", "untied_pairs"}


def test_the_rule_stands_in_no_statement() -> None:
    for path in FOLDER.glob("*.cypher"):
        assert not re.search(r"role\s*(<>|=|IN)\s*\[?'", path.read_text(encoding="utf-8")), path


def test_the_manager_that_is_active_holds_its_stage(loaded: Store) -> None:
    # memberships.csv: klib is only managed by the ZSW; stage_activities.csv: its battery lab
    rows = ask(loaded, "chain_coverage", {"cluster": "klib", "chain": "batterie"}).rows
    row = next(r for r in rows if r["stage"] == "batterie-forschung")
    assert (row["state"], row["known_members"]) == ("thin", 0)
    assert [o["office"] for o in row["organisations"]] == [True]
    # cluster_links still sees what one organisation manages
    links = ask(loaded, "cluster_links", {"cluster": "cluster-brennstoffzelle-bw"}).rows
    assert any("shared_management" in link["kinds"] for link in links)


# -- by hand: made-up ties ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ties", "number"),
    [
        ([["a", "manages", None, None]], 0),
        ([["a", "manages", None, None], ["a", "participant", None, None]], 1),
        ([["a", "lead", None, None], ["b", "host", None, None]], 2),
        ([["a", "member", "2015", "2019"]], 0),
        ([["a", "member", "2015", "2019"], ["a", "manages", None, None]], 0),
        ([["a", "member", "2015", "2019"], ["a", "board", None, None]], 1),
    ],
)
def test_who_counts_today(ties: list[list[str | None]], number: int) -> None:
    assert known_number(ties, None, "2026-11-22") == number


def test_who_counts_on_a_day() -> None:
    ties = [
        ["a", "member", "2015", "2019"],
        ["b", "member", None, None],
        ["c", "manages", "2010", None],
        ["d", "manages", None, None],
    ]
    assert known_number(ties, "2016", "2026-11-22") == 1
    assert undated_number(ties, "2016") == 1
