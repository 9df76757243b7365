"""What a cluster covers of a value chain."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.chain_coverage import score
from queries.stage_table import is_rest, known, members
from queries.weights import weights
from tests.queries.shuffling import assert_same_under_shuffling

ESW = "cluster-elektromobilitaet-sued-west"


def by_stage(store: Store, cluster: str, chain: str) -> dict[str, Row]:
    answer = ask(store, "chain_coverage", {"cluster": cluster, "chain": chain})
    return {row["stage"]: row for row in answer.rows}


def held(row: Row) -> dict[str, str]:
    return {o["id"]: o["basis"] for o in row["organisations"]}


# -- the curated network -----------------------------------------------------------------------


def test_covered_thin_and_unknown_stages_of_esw_in_the_battery_chain(loaded: Store) -> None:
    rows = by_stage(loaded, ESW, "batterie")
    # stage_activities.csv: duerr-ag and manz-ag, batterie-anlagen-zelle, basis source
    assert rows["batterie-anlagen-zelle"]["state"] == "covered"
    assert held(rows["batterie-anlagen-zelle"]) == {"duerr-ag": "source", "manz-ag": "source"}
    # stage_activities.csv: elringklinger-ag,batterie-modul,Zellkontaktiersysteme, basis source
    assert rows["batterie-modul"]["state"] == "thin"
    # Nobody known, and clusters.csv: 185 members stated; memberships.csv: 20 organisations, of
    # which e-mobil-bw-gmbh only manages
    assert rows["batterie-rohstoffe"]["state"] == "unknown"
    assert rows["batterie-rohstoffe"]["organisations"] == []
    assert {r["known_members"] for r in rows.values()} == {19}
    assert {r["stated_members"] for r in rows.values()} == {185}
    assert {r["share_known"] for r in rows.values()} == {0.103}


def test_the_five_exhibitors_land_in_their_stages(loaded: Store) -> None:
    # needs.md, no. 18; stage_activities.csv, rows of these five, mostly classified
    rows = by_stage(loaded, ESW, "batterie")
    assert held(rows["batterie-pruefung"]) == {"comemso-gmbh": "classified"}
    assert held(rows["batterie-anlagen-elektrode"])["coperion-gmbh"] == "classified"
    assert held(rows["batterie-zellkomponenten"]) == {
        "elringklinger-ag": "classified",
        "konzelmann-gmbh": "classified",
    }
    assert rows["batterie-zellkomponenten"]["state"] == "thin"  # two, but only classified
    assert "manz-ag" in held(rows["batterie-anlagen-modul"])


def test_stages_come_in_order_of_position(loaded: Store) -> None:
    rows = list(by_stage(loaded, ESW, "batterie").values())
    assert [(r["position"], r["stage"]) for r in rows] == sorted(
        (r["position"], r["stage"]) for r in rows
    )
    assert len(rows) == 20  # stages.csv: rows of the chain batterie


def test_a_stage_without_a_named_part_is_no_gap(loaded: Store) -> None:
    # stages.csv: fahrzeug-systemlieferant "Systemlieferant (Baugruppe nicht benannt)"
    row = by_stage(loaded, ESW, "fahrzeug")["fahrzeug-systemlieferant"]
    assert (row["state"], row["rest"]) == ("rest", True)
    assert held(row) == {"robert-bosch-gmbh": "source"}


def test_a_stage_is_empty_when_enough_members_are_known(loaded: Store) -> None:
    # clusters.csv: rubin-isc states 15 members; memberships.csv: 16 organisations
    rows = by_stage(loaded, "rubin-isc", "bau")
    assert rows["bau-rueckbau"]["state"] == "empty"
    assert rows["bau-rueckbau"]["share_known"] == 1.0


def test_members_of_a_part_count_and_are_marked(loaded: Store) -> None:
    # cluster_links.csv: cool-silicon part_of silicon-saxony; memberships.csv: x-fab-dresden
    row = by_stage(loaded, "silicon-europe", "halbleiter")["halbleiter-fertigung"]
    via = {o["id"]: o["via"] for o in row["organisations"]}
    assert via["x-fab-dresden"] in ("cool-silicon", "silicon-saxony")
    assert row["state"] == "covered"


def test_the_limit_of_what_is_known_is_said(loaded: Store) -> None:
    answer = ask(loaded, "chain_coverage", {"cluster": ESW, "chain": "batterie"})
    assert "185" in answer.notices[0].de and "19" in answer.notices[0].de
    assert "certainty" in answer.notices[0].en


def test_every_row_has_sources(loaded: Store) -> None:
    for row in by_stage(loaded, ESW, "batterie").values():
        assert row["sources"] == sorted(set(row["sources"]))
        assert all(o["sources"] for o in row["organisations"])


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    params = {"cluster": "silicon-europe", "chain": "halbleiter"}
    assert_same_under_shuffling(loaded_embedded, "chain_coverage", params)


# -- by hand -----------------------------------------------------------------------------------


def member(node: str, via: str = "c", until: str | None = None) -> Row:
    return {
        "id": node, "name": node.upper(), "kind": "company", "via": via, "via_name": via.upper(),
        "role": "member", "until": until, "sources": [f"src-{node}"], "confidence": "high",
    }  # fmt: skip


def stage(node: str, position: int, name: str = "") -> Row:
    return {
        "chain": "v", "stage": node, "name": name or node, "name_en": node, "position": position,
        "tier": None, "definition": None, "sources": ["src-s"],
    }  # fmt: skip


def activity(node: str, at: str, basis: str = "source") -> Row:
    return {
        "id": node, "name": node.upper(), "stage": at, "product": "p", "basis": basis,
        "sources": ["src-a"], "confidence": "medium",
    }  # fmt: skip


def tables(stated: int | None, *, figures: list[Row] | None = None) -> Tables:
    return {
        "today": [{"day": "2026-11-22"}],
        "cluster": [
            {"id": "c", "name": "C", "member_count": stated, "member_count_as_of": "2020",
             "sources": ["src-c"]}
        ],
        "figures": figures or [],
        "members": [member("a"), member("b"), member("gone", until="2019"), member("x", "part")],
        "stages": [stage("end", 1), stage("two", 2), stage("one", 3), stage("none", 4),
                   stage("some", 5, "Zulieferer (Teil nicht benannt)"), stage("class", 6)],
        "needs": [],
        "activities": [
            activity("a", "two"), activity("x", "two"), activity("a", "one"),
            activity("b", "some"), activity("gone", "none"), activity("stranger", "none"),
            activity("a", "class", "classified"), activity("b", "class", "classified"),
        ],
    }  # fmt: skip


ASKED = {"cluster": "c", "region": None, "programme": None, "chain": "v", "as_of": None}


def states(found: Tables) -> dict[str, str]:
    return {r["stage"]: r["state"] for r in score(found, ASKED).rows}


def test_all_states_by_hand() -> None:
    # a and b of 4 stated members are known: half, so a stage without a member is empty.
    assert states(tables(4)) == {
        "end": "empty", "two": "covered", "one": "thin", "none": "empty", "some": "rest",
        "class": "thin",
    }  # fmt: skip


@pytest.mark.parametrize("stated", [5, None])
def test_too_little_known_is_never_empty(stated: int | None) -> None:
    found = states(tables(stated))
    assert found["end"] == found["none"] == "unknown"
    assert found["two"] == "covered"


def test_the_share_counts_own_members_only() -> None:
    found = members(tables(4)["members"], "c", "2026-11-22")
    assert set(found) == {"a", "b", "x"}
    assert found["x"].via == "part"
    assert known(found, tables(4)["cluster"][0], []).share == 0.5


def figure(node: str, as_of: str | None, value: int, metric: str = "Mitglieder") -> Row:
    return {"id": node, "metric": metric, "value": value, "as_of": as_of, "sources": ["src-f"]}


def test_a_later_figure_takes_the_place_of_the_stated_number() -> None:
    found = members(tables(4)["members"], "c", None)
    cluster = tables(4)["cluster"][0]

    def stated(*figures: Row, **own: Any) -> tuple[int | None, str | None]:
        count = known(found, {**cluster, **own}, list(figures))
        return count.stated, count.as_of

    assert stated(figure("f", "2019", 9)) == (4, "2020")
    assert stated(figure("f", "2021", 9), figure("g", "2023", 8)) == (8, "2023")
    assert stated(figure("f", "2023", 9, "Aussteller")) == (4, "2020")
    assert stated(figure("f", None, 9)) == (4, "2020")
    # An undated number of its own is not replaced; a missing one is.
    assert stated(figure("f", "2023", 9), member_count_as_of=None) == (4, None)
    missing = {"member_count": None, "member_count_as_of": None}
    assert stated(figure("f", "2019", 9), **missing) == (9, "2019")


def test_a_rest_is_known_by_its_words() -> None:
    rules = weights().coverage
    assert is_rest("Systemlieferant (Baugruppe nicht benannt)", rules)
    assert not is_rest("Gussteile", rules)


def test_a_chain_without_stages_says_so() -> None:
    answer = score({**tables(4), "stages": []}, ASKED)
    assert answer.rows == []
    assert answer.notices[0].de and answer.notices[0].en
