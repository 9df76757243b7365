"""Research near by that fits and is not tied yet."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.research_for import KINDS, score
from tests.queries.shuffling import assert_same_under_shuffling

ESW = "cluster-elektromobilitaet-sued-west"
CASES = (
    {"cluster": ESW},
    {"organisation": "duerr-ag"},
    {"organisation": "duerr-ag", "field": "photonik"},
    {"cluster": "plant3", "field": "biooekonomie"},
)


# -- the curated network -----------------------------------------------------------------------


def test_whom_esw_could_win_in_electromobility(loaded: Store) -> None:
    # clusters.csv and projects.csv: electromobility is the field of scale-up-e-drive, mcube and
    # smarterz-smartstrat; memberships.csv and participations.csv: TU München and RWTH Aachen in
    # the first, the former in the second as well. Nobody of them is tied to ESW.
    answer = ask(loaded, "research_for", {"cluster": ESW})
    assert [row["id"] for row in answer.rows] == [
        "technische-universitaet-muenchen",  # about 190 km from Stuttgart
        "rwth-aachen-university",  # about 315 km
        "deutsches-zentrum-fuer-luft-und-raumfahrt-institut-fuer-fahrzeugkonzep",  # no town known
        "steinbeis-innovationszentrum-automation-in-leichtbauprozessen",
    ]
    first = answer.rows[0]
    assert first["distance_km"] == pytest.approx(190, abs=5)
    assert [f["through"] for f in first["fields"]] == [["MCube", "Scale-up E-Drive"]]
    assert first["evidence"] == 2


def test_a_field_with_research_is_said_to_be_tied(loaded: Store) -> None:
    answer = ask(loaded, "research_for", {"cluster": "medicalmountains"})
    assert answer.rows == []
    assert answer.notices[0].de == (
        "Zu diesen Themen ist schon eine Verbindung zur Forschung bekannt: Medizintechnik."
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: "-".join(c.values()))
def test_what_holds_for_every_body(loaded: Store, case: dict[str, str]) -> None:
    ties = """
    MATCH (:Cluster {id: $cluster})<-[:PART_OF*0..3]-(own:Cluster)<-[:MEMBER_OF|MANAGES]-(o)
    RETURN o.id AS id ORDER BY id
    UNION
    MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(:Project)<-[:TAKES_PART_IN]-(o)
    RETURN o.id AS id ORDER BY id
    UNION
    MATCH (:Organisation {id: $organisation})-[:TAKES_PART_IN|MEMBER_OF|MANAGES]->()
          <-[:TAKES_PART_IN|MEMBER_OF|MANAGES]-(o:Organisation)
    RETURN o.id AS id ORDER BY id
    """
    params = {"cluster": case.get("cluster", ""), "organisation": case.get("organisation", "")}
    tied = {row["id"] for row in loaded.read(ties, params).dicts()}
    rows = ask(loaded, "research_for", {**case, "limit": 200}).rows
    assert tied and rows
    for row in rows:
        assert row["kind"] in KINDS
        assert row["id"] not in tied
        assert row["fields"] and row["sources"]
        if "field" in case:
            assert [f["id"] for f in row["fields"]] == [case["field"]]


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    asked = {"organisation": "duerr-ag", "field": "photonik", "limit": 200}
    assert_same_under_shuffling(loaded_embedded, "research_for", asked)


@pytest.mark.parametrize("given", [{}, {"cluster": ESW, "organisation": "duerr-ag"}])
def test_either_cluster_or_organisation(loaded_embedded: Store, given: dict[str, str]) -> None:
    with pytest.raises(WrongUseError, match="either --cluster or --organisation"):
        ask(loaded_embedded, "research_for", given)


# -- by hand -----------------------------------------------------------------------------------


def tie(node: str, kind: str = "university", **more: Any) -> Row:
    own = {"id": node, "name": node, "kind": kind, "place": "p", "label": "Project"}
    return {**own, "since": None, "until": None, **more}


def research(node: str, field: str, *through: str) -> Row:
    names = [[t, t.upper(), ["src-1"], "high"] for t in through or ("z",)]
    return {"id": node, "field": field, "name": field.upper(), "name_en": None, "through": names}


def body(node: str, *seat: float) -> Row:
    seats = [list(seat)] if seat else []
    return {"id": node, "name": node, "kind": "university", "city": None, "seats": seats,
            "sources": ["src-1"]}  # fmt: skip


def tables(**more: list[Row]) -> Tables:
    """Organisation x about the fields f and g."""
    names = [{"id": f, "name": f.upper(), "name_en": None} for f in ("f", "g")]
    return {
        "cluster": [],
        "organisation": [{"id": "x", "name": "X", "seats": [[50.0, 8.0]], "fields": ["f", "g"]}],
        "of_cluster": [], "of_organisation": [], "tied_fields": [], "fields": names,
        "research": [], "candidates": [],
        **more,
    }  # fmt: skip


ASKED: dict[str, Any] = {
    "cluster": None, "organisation": "x", "field": None, "limit": 10, "as_of": None,
}  # fmt: skip


def test_most_fields_first_then_the_nearest_then_most_facts() -> None:
    found = tables(
        research=[research("both", "f"), research("both", "g"), research("near", "f"),
                  research("far", "f"), research("b", "f", "y", "z"), research("a", "f")],
        candidates=[body("both"), body("near", 50.5, 8.0), body("far", 53.0, 8.0), body("b"),
                    body("a")],
    )  # fmt: skip
    assert [row["id"] for row in score(found, ASKED).rows] == ["both", "near", "far", "b", "a"]


def test_a_tied_body_whose_fields_are_not_known_is_a_doubt() -> None:
    found = tables(of_organisation=[tie("u"), tie("c", "company")])
    told = [notice.de for notice in score(found, ASKED).notices]
    assert told[0].startswith("Von 1 verbundenen Forschungseinrichtungen ist sonst kein Thema")
    assert told[1].startswith("Keine weitere Forschungseinrichtung ist hier")
    known = score({**found, "tied_fields": [{"id": "u", "fields": ["f"]}]}, ASKED).notices
    assert known[0].de.endswith("zur Forschung bekannt: F.")


def test_undated_ties_are_counted_apart_at_a_date() -> None:
    found = tables(of_organisation=[tie("u"), tie("v", since="2019", until="2020")])
    told = [n.de for n in score(found, {**ASKED, "as_of": "2021"}).notices]
    assert told[0].startswith("Von 1 verbundenen")  # work that is over was done
    assert told[1].startswith("Stand 2021: 1 Beziehung ohne Datum")


def test_without_a_known_field_one_has_to_be_named() -> None:
    answer = score(tables(fields=[]), ASKED)
    assert answer.rows == [] and "Nennen Sie eines" in answer.notices[0].de
