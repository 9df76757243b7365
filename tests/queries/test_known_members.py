"""Who only runs the office of an initiative is no known member of it, in every question alike.

Expectations: the ties of data/memberships.csv, counted here by the csv module alone.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import Any

from graph.store import Store
from ingest.options import DEFAULT_DATA
from queries.catalogue import ask

# Two names of one organisation, joined by its identity.
ONE_WITH = {
    "staatliche-studienakademie-riesa": "berufsakademie-sachsen-staatliche-studienakademie-riesa"
}


def _table() -> dict[str, dict[str, set[str]]]:
    """The organisations of every initiative that are in it today, by role."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with (DEFAULT_DATA / "memberships.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["until"]:  # all six that end did so years ago
                node = ONE_WITH.get(row["organisation"], row["organisation"])
                found[row["cluster"]][row["role"]].add(node)
    return found


def _members(roles: dict[str, set[str]]) -> set[str]:
    return set().union(*(ids for role, ids in roles.items() if role != "manages"))


def _known(store: Store, question: str, **params: Any) -> Any:
    """The first number of known members of the answer, whatever the question calls it."""
    row = ask(store, question, params).rows[0]
    return row["added_up"] if question == "double_counting" else row["known_members"]


def test_the_list_counts_members_and_no_offices(loaded: Store) -> None:
    table = _table()
    shown = {row["id"]: row["known_members"] for row in ask(loaded, "clusters").rows}
    assert {node: number for node, number in shown.items() if number} == {
        node: len(_members(roles)) for node, roles in table.items() if _members(roles)
    }


def test_every_question_counts_the_members_of_an_initiative_alike(loaded_embedded: Store) -> None:
    """All initiatives whose office is known, 40 and more."""
    run = {node: roles for node, roles in _table().items() if roles["manages"]}
    assert len(run) > 40
    for node, roles in run.items():
        number = len(_members(roles))
        covered = ask(loaded_embedded, "chain_coverage", {"cluster": node, "chain": "fahrzeug"})
        assert {row["known_members"] for row in covered.rows} == {number}, node
        profile = ask(loaded_embedded, "cluster_profile", {"id": node}).rows[0]
        assert (profile["section"], profile["number"]) == ("members", number), node
        added = ask(loaded_embedded, "double_counting", {"clusters": node}).rows
        assert [r["added_up"] for r in added if r["id"] == node] == [number], node


def test_an_office_may_hold_a_stage_and_is_no_member(loaded: Store) -> None:
    """The office of KLiB is active in battery research itself (data/stage_activities.csv)."""
    rows = ask(loaded, "chain_coverage", {"cluster": "klib", "chain": "batterie"}).rows
    (research,) = (row for row in rows if row["stage"] == "batterie-forschung")
    (office,) = _table()["klib"]["manages"]
    assert office in {holder["id"] for holder in research["organisations"]}
    assert research["known_members"] == len(_members(_table()["klib"]))


def test_a_programme_tells_who_reached_the_concept_phase_only(loaded: Store) -> None:
    """data/cluster_programmes.csv: 49 initiatives stand under WIR!, 12 only with a concept."""
    answer = ask(loaded, "programme_profile", {"id": "wir"})
    assert answer.rows[0]["number"] == 37
    (told,) = (n.de for n in answer.notices if "Konzeptphase" in n.de)
    assert told.startswith("12 weitere kamen nur in die Konzeptphase")
    assert "37 aufgenommenen" in told
