"""Which stages of a chain are open, and who could fill them."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.chain_gaps import score
from tests.queries.shuffling import assert_same_under_shuffling

ESW = "cluster-elektromobilitaet-sued-west"
BW = "ags-08"  # Baden-Württemberg
CASES = (
    {"cluster": ESW, "chain": "batterie"},
    {"cluster": "silicon-saxony", "chain": "halbleiter"},
    {"cluster": "acod", "chain": "fahrzeug"},
    {"region": BW, "chain": "batterie"},
    {"region": "ags-14", "chain": "halbleiter"},  # Sachsen
)


def gaps(store: Store, **params: Any) -> dict[str, Row]:
    return {row["stage"]: row for row in ask(store, "chain_gaps", params).rows}


# -- the curated network -----------------------------------------------------------------------


def test_who_could_recycle_batteries_for_esw(loaded: Store) -> None:
    # stage_activities.csv: batterie-recycling is held by duesenfeld-gmbh (Wendeburg),
    # primobius-gmbh (Hilchenbach), redux-recycling-gmbh (Bremerhaven) by source, sms-group-gmbh
    # only classified; no row of memberships.csv ties one of them to ESW (Stuttgart)
    row = gaps(loaded, cluster=ESW, chain="batterie")["batterie-recycling"]
    assert (row["state"], row["organisations"], row["candidates_known"]) == ("unknown", [], 4)
    order = [(c["id"], c["basis"]) for c in row["candidates"]]
    assert order == [
        ("primobius-gmbh", "source"),  # 50.9 N 8.1 E, about 250 km from Stuttgart
        ("duesenfeld-gmbh", "source"),  # 52.3 N 10.4 E, about 400 km
        ("redux-recycling-gmbh", "source"),  # 53.5 N 8.6 E, about 530 km
        ("sms-group-gmbh", "classified"),
    ]
    distances = [c["distance_km"] for c in row["candidates"]]
    assert distances[:3] == pytest.approx([252, 401, 532], rel=0.05)
    assert distances[3] is None  # organisations.csv: no city of sms-group-gmbh
    assert row["candidates"][1]["product"] == "Recycling von Traktionsbatterien (Wendeburg)"
    assert not any(c["competes"] for c in row["candidates"])


def test_each_gap_carries_its_certainty(loaded: Store) -> None:
    # clusters.csv: ESW states 185 members, memberships.csv knows 19 of them: without the manager
    answer = ask(loaded, "chain_gaps", {"cluster": ESW, "chain": "batterie"})
    assert {row["certainty"] for row in answer.rows} == {round(19 / 185, 3)}
    assert {row["state"] for row in answer.rows} <= {"unknown", "thin"}
    assert "nicht sicher ablesen" in answer.notices[0].de


def test_an_open_stage_says_what_it_needs(loaded: Store) -> None:
    # stage_competences.csv: the rows of batterie-bms; competences.csv: each has a plain sentence
    needs = gaps(loaded, cluster=ESW, chain="batterie")["batterie-bms"]["needs"]
    assert {k["id"] for k in needs} == {
        "eingebettete-software",
        "elektrisch-pruefen",
        "funktionale-sicherheit",
        "leiterplatten-bestuecken",
        "schaltungen-entwerfen",
    }
    assert all(k["plain"].endswith(".") for k in needs)
    # competences.csv: leiterplatten-bestuecken
    assert "Placing electronic components on circuit boards and soldering them." in {
        k["plain_en"] for k in needs
    }


def test_a_covered_stage_is_no_gap(loaded: Store) -> None:
    # stage_activities.csv: duerr-ag and manz-ag, both members, hold the machines by source
    found = gaps(loaded, cluster=ESW, chain="batterie")
    assert not found.keys() & {"batterie-anlagen-modul", "batterie-anlagen-zelle"}
    # comemso-gmbh is there, but classified only: thin, and whoever comes in competes with it
    testing = found["batterie-pruefung"]
    assert testing["state"] == "thin"
    assert [o["id"] for o in testing["organisations"]] == ["comemso-gmbh"]
    assert testing["candidates"] and all(c["competes"] for c in testing["candidates"])


def test_a_rest_stage_is_no_gap(loaded: Store) -> None:
    # stages.csv: "… nicht benannt" collects suppliers of vehicles whose part is not named
    names = [r["name"] for r in gaps(loaded, cluster="acod", chain="fahrzeug").values()]
    assert names and not any("nicht benannt" in name for name in names)


def test_joint_work_with_a_member_is_told(loaded: Store) -> None:
    # participations.csv: bmw, elringklinger-ag and manz-ag in ipcei-eubatin
    row = gaps(loaded, cluster=ESW, chain="batterie")["batterie-zelle"]
    bmw = next(c for c in row["candidates"] if c["id"] == "bmw")
    met = {w["member_id"] for w in bmw["works_with"] if w["through_id"] == "ipcei-eubatin"}
    assert met == {"elringklinger-ag", "manz-ag"}


def test_a_region_counts_who_has_a_seat_there(loaded: Store) -> None:
    # stage_activities.csv: research by source at Karlsruhe, Ulm and Stuttgart (organisations.csv:
    # all BW), so the stage is covered
    answer = ask(loaded, "chain_gaps", {"region": BW, "chain": "batterie"})
    found = {row["stage"]: row for row in answer.rows}
    assert "batterie-forschung" not in found
    assert all(row["certainty"] is None and row["state"] != "empty" for row in answer.rows)
    # Hilchenbach, Wendeburg and Bremerhaven lie outside; of SMS group no seat is known
    recycling = [c["id"] for c in found["batterie-recycling"]["candidates"]]
    assert recycling == [
        "primobius-gmbh", "duesenfeld-gmbh", "redux-recycling-gmbh", "sms-group-gmbh",
    ]  # fmt: skip
    assert "wie viele es gibt, ist nicht bekannt" in answer.notices[0].de
    # organisations.csv: duerr-ag, manz-ag and 14 others have neither town nor Land
    assert answer.notices[1].de.startswith("Bei 16 vorgeschlagenen Organisationen")


@pytest.mark.parametrize("case", CASES, ids=lambda c: "-".join(c.values()))
def test_what_holds_for_every_gap(loaded: Store, case: dict[str, str]) -> None:
    ties = """
    MATCH (c:Cluster {id: $cluster})<-[:PART_OF*0..3]-(own:Cluster)
    MATCH (own)<-[:MEMBER_OF|MANAGES]-(o:Organisation)
    RETURN o.id AS id ORDER BY id
    UNION
    MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(:Project)<-[:TAKES_PART_IN]-(o:Organisation)
    RETURN o.id AS id ORDER BY id
    UNION
    MATCH (:Region {id: $region})<-[:LOCATED_IN]-(o:Organisation) RETURN o.id AS id ORDER BY id
    """
    params = {"cluster": case.get("cluster", ""), "region": case.get("region", "")}
    tied = {row["id"] for row in loaded.read(ties, params).dicts()}
    answer = ask(loaded, "chain_gaps", {**case, "k": 50})
    assert tied and answer.rows
    for row in answer.rows:
        assert row["state"] in ("empty", "thin", "unknown")
        assert bool(row["organisations"]) == (row["state"] == "thin")
        assert not {c["id"] for c in row["candidates"]} & tied
        assert {o["id"] for o in row["near_by"]} <= tied
        assert row["candidates_known"] == len(row["candidates"])
        for candidate in row["candidates"]:
            assert candidate["sources"] and candidate["reasons"]
            assert len(candidate["reasons"]) == len(candidate["reasons_en"])
    few = ask(loaded, "chain_gaps", {**case, "k": 1}).rows
    assert [r["candidates"] for r in few] == [r["candidates"][:1] for r in answer.rows]


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(
        loaded_embedded, "chain_gaps", {"cluster": ESW, "chain": "batterie"}
    )


@pytest.mark.parametrize("given", [{}, {"cluster": ESW, "region": BW}])
def test_either_cluster_or_region(loaded_embedded: Store, given: dict[str, str]) -> None:
    with pytest.raises(WrongUseError, match="either --cluster or --region"):
        ask(loaded_embedded, "chain_gaps", {"chain": "batterie", **given})


# -- by hand -----------------------------------------------------------------------------------


def evidence(**own: Any) -> Row:
    return {"sources": ["src-1"], "confidence": "high", **own}


def active(node: str, at: str, basis: str = "source", confidence: str = "high") -> Row:
    own = {"id": node, "name": node.upper(), "stage": at, "product": f"Ware {node}"}
    return evidence(**own, basis=basis) | {"confidence": confidence}


def organisation(node: str, *seat: float) -> Row:
    seats = [list(seat)] if seat else []
    own = {"id": node, "name": node.upper(), "kind": "company", "city": None}
    return evidence(**own, levels=["municipality"] if seat else [], seats=seats)


def tables(*candidates: Row, at: list[Row], stated: int = 2, **more: list[Row]) -> Tables:
    """Member m, one of two stated ones, so that a stage without members is empty."""
    stages = [
        {"chain": "v", "stage": s, "name": s, "name_en": s, "position": n, "tier": None,
         "definition": None, "sources": ["src-1"]}
        for n, s in enumerate(("s1", "s2"))
    ]  # fmt: skip
    member = {"id": "m", "name": "M", "kind": "company", "via": "c", "via_name": "C", "role": "x"}
    cluster = {"id": "c", "name": "C", "member_count": stated, "member_count_as_of": "2020"}
    return {
        "today": [{"day": "2026-11-22"}],
        "cluster": [evidence(**cluster, seats=[[50.0, 8.0]])],
        "figures": [], "tied": [], "region": [], "inside": [], "meeting": [],
        "needs": [],
        "members": [evidence(**member, since="2020", until=None)],
        "stages": stages, "active": at, "candidates": list(candidates),
        **more,
    }  # fmt: skip


ASKED: dict[str, Any] = {"cluster": "c", "region": None, "chain": "v", "k": 5, "as_of": None}


def test_nearest_first_within_equal_evidence() -> None:
    found = tables(
        organisation("far", 53.0, 8.0), organisation("near", 51.0, 8.0), organisation("nowhere"),
        organisation("guess", 50.0, 8.0), organisation("weak", 50.0, 8.0),
        at=[active("m", "s1"), active("far", "s2"), active("near", "s2"), active("nowhere", "s2"),
            active("guess", "s2", "classified"), active("weak", "s2", confidence="medium")],
    )  # fmt: skip
    thin, empty = score(found, ASKED).rows
    assert (thin["stage"], thin["state"]) == ("s1", "thin")
    assert (empty["stage"], empty["state"], empty["certainty"]) == ("s2", "empty", 0.5)
    assert [c["id"] for c in empty["candidates"]] == ["near", "far", "nowhere", "weak", "guess"]
    assert empty["candidates"][0]["distance_km"] == pytest.approx(111.2, abs=0.1)


def test_who_is_tied_in_another_way_is_told_apart() -> None:
    found = tables(at=[active("p", "s2")], tied=[{"id": "p"}])
    row = score(found, ASKED).rows[1]
    assert [o["id"] for o in row["near_by"]] == ["p"]
    assert row["candidates"] == []


def test_too_few_known_members_make_a_stage_unknown_and_not_empty() -> None:
    rows = score(tables(at=[], stated=3), ASKED).rows
    assert [row["state"] for row in rows] == ["unknown", "unknown"]


def test_a_seat_known_by_country_only_may_lie_in_the_land() -> None:
    found = tables(
        {**organisation("x"), "levels": ["country"]}, {**organisation("y"), "levels": ["land"]},
        at=[active("x", "s2"), active("y", "s2")],
        members=[], region=[{"id": "r", "level": "land", "seats": [], "sources": ["src-1"]}],
    )  # fmt: skip
    told = [n.de for n in score(found, {**ASKED, "cluster": None, "region": "r"}).notices]
    assert told[1].startswith("Bei 1 vorgeschlagenen")


def test_nothing_open_says_so() -> None:
    member = {"id": "n", "name": "N", "kind": "company", "via": "c", "via_name": "C", "role": "x"}
    found = tables(at=[active(o, s) for o in "mn" for s in ("s1", "s2")])
    found["members"].append(evidence(**member, since=None, until=None))
    answer = score(found, ASKED)
    assert answer.rows == []
    assert answer.notices[-1].de.startswith("Keine Stufe dieser Kette ist offen")


def test_at_a_date_who_was_not_yet_a_member_leaves_the_stage_open() -> None:
    found = tables(at=[active("m", "s1")])
    assert [row["state"] for row in score(found, ASKED).rows] == ["thin", "empty"]
    before = score(found, {**ASKED, "as_of": "2019"}).rows
    # Neither the member nor the number stated for 2020 counts; m is no stranger all the same.
    assert [(r["state"], r["certainty"]) for r in before] == [("unknown", None)] * 2
    assert [o["id"] for o in before[0]["near_by"]] == ["m"]
