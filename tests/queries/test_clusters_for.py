"""Which initiatives fit an organisation, or a name, a place and two lines of text."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.clusters_for import score
from queries.fields import Hierarchy
from queries.fitting import FieldFit
from queries.weights import weights
from tests.queries.shuffling import assert_same_under_shuffling

RULES = weights().fitting
SOME = (
    "comemso-gmbh",
    "duerr-ag",
    "karlsruher-institut-fuer-technologie-kit",
    "fraunhofer-iao",
    "airbus",
)


def fitting(store: Store, **params: Any) -> dict[str, Row]:
    return {row["id"]: row for row in ask(store, "clusters_for", params).rows}


# -- the curated network -----------------------------------------------------------------------


def test_what_fits_duerr(loaded: Store) -> None:
    # stage_activities.csv: duerr-ag and manz-ag at batterie-anlagen-modul and -zelle;
    # memberships.csv: manz-ag in vdma-batterieproduktion, duerr-ag in ESW only
    answer = ask(loaded, "clusters_for", {"organisation": "duerr-ag"})
    first = answer.rows[0]
    assert first["id"] == "vdma-batterieproduktion"
    assert {(c["id"], c["what_id"]) for c in first["colleagues"] if c["what_label"] == "Stage"} == {
        ("manz-ag", "batterie-anlagen-modul"),
        ("manz-ag", "batterie-anlagen-zelle"),
    }
    assert [w["through_id"] for w in first["worked_with"]] == [
        "cluster-elektromobilitaet-sued-west"
    ]
    assert "arbeitet am selben Thema: Batterie" in first["reasons"]
    # organisations.csv: no town of duerr-ag, so nearness is not judged
    assert first["distance_km"] is None and first["parts"]["near"] is None
    assert answer.notices[0].de == (
        "Schon bekannt als Mitglied, daher nicht in der Liste: Cluster Elektromobilität Süd-West."
    )


def test_what_fits_two_lines_of_text(loaded: Store) -> None:
    asked = {
        "name": "Muster Medizintechnik GmbH",
        "place": "Tuttlingen",
        "text": "Hersteller von chirurgischen Instrumenten und Implantaten aus Titan",
    }
    answer = ask(loaded, "clusters_for", asked)
    rows = {row["id"]: row for row in answer.rows}
    # clusters.csv: medicalmountains in Tuttlingen about medizintechnik
    near = rows["medicalmountains"]
    assert near["distance_km"] == 0 and "am selben Ort" in near["reasons"]
    assert [f["because"] for f in near["fields"]] == [
        ["Chirurgische Instrumente", "Implantate", "Implantaten", "Instrumenten", "Medizintechnik"]
    ]
    # stage_activities.csv: aesculap-ag makes both; memberships.csv: it is in technologymountains
    colleagues = rows["technologymountains"]["colleagues"]
    assert {c["id"] for c in colleagues} == {"aesculap-ag"}
    assert answer.notices[0].de.startswith("Im Text erkannt: Medizintechnik (")


def test_a_text_without_a_subject_says_what_to_write(loaded: Store) -> None:
    answer = ask(loaded, "clusters_for", {"text": "Wir backen Brot und Kuchen", "place": "Nirgend"})
    assert answer.rows == []
    assert "Der Ort „Nirgend“ ist hier nicht bekannt" in answer.notices[0].de
    assert "Beschreiben Sie" in answer.notices[1].de


@pytest.mark.parametrize("organisation", SOME)
def test_what_holds_for_every_initiative(loaded: Store, organisation: str) -> None:
    statement = """
    MATCH (:Organisation {id: $id})-[:MEMBER_OF|MANAGES]->(c:Cluster)
    RETURN DISTINCT c.id AS id ORDER BY id
    """
    joined = {row["id"] for row in loaded.read(statement, {"id": organisation}).dicts()}
    rows = ask(loaded, "clusters_for", {"organisation": organisation, "limit": 200}).rows
    assert joined and rows
    assert not {row["id"] for row in rows} & joined
    assert [(-r["score"], r["name"], r["id"]) for r in rows] == sorted(
        (-r["score"], r["name"], r["id"]) for r in rows
    )
    for row in rows:
        assert RULES.threshold <= row["score"] <= 1
        assert row["reasons"] and len(row["reasons"]) == len(row["reasons_en"])
        assert organisation not in {c["id"] for c in row["colleagues"]}
        assert row["sources"]


def test_partners_in_a_project_of_the_initiative_are_marked(loaded: Store) -> None:
    statement = """
    MATCH (o:Organisation)-[:TAKES_PART_IN]->(:Project)-[:BELONGS_TO]->(c:Cluster)
    WHERE NOT EXISTS { (o)-[:MEMBER_OF|MANAGES]->(c) }
    RETURN o.id AS organisation, c.id AS cluster ORDER BY organisation, cluster LIMIT 5
    """
    pairs = loaded.read(statement, {}).dicts()
    assert pairs
    seen = 0
    for pair in pairs:
        found = fitting(loaded, organisation=pair["organisation"], limit=200)
        if pair["cluster"] in found:
            seen += 1
            assert found[pair["cluster"]]["tied"] in ("project", "part")
    assert seen


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "clusters_for", {"organisation": SOME[2]})
    text = {"text": "Prüfstände für Batteriezellen in der Elektromobilität", "place": "Stuttgart"}
    assert_same_under_shuffling(loaded_embedded, "clusters_for", text)


@pytest.mark.parametrize("given", [{}, {"place": "Jena"}])
def test_something_has_to_be_told(loaded_embedded: Store, given: dict[str, str]) -> None:
    with pytest.raises(WrongUseError, match="needs --organisation, or --text"):
        ask(loaded_embedded, "clusters_for", given)


# -- by hand -----------------------------------------------------------------------------------


def evidence(**own: Any) -> Row:
    return {"sources": ["src-1"], "confidence": "high", **own}


def tables(**more: list[Row]) -> Tables:
    """Organisation x at stage s, in a project with m, a member of c; c lies 111 km away."""
    people = [["x", ["src-2"], "high", "2020", None], ["m", ["src-2"], "high", "2020", None]]
    project = {"id": "p", "label": "Project", "name": "P", "stated": None}
    colleague = {"cluster": "c", "id": "m", "name": "M", "what_label": "Stage", "what_id": "s",
                 "what_name": "S", "product": "Ware", "since": "2019", "until": None}  # fmt: skip
    cluster = {"id": "c", "name": "C", "kind": "cluster", "city": None}
    return {
        "organisation": [evidence(id="x", name="X", kind="company", seats=[[50.0, 8.0]])],
        "place": [], "vocabulary": [], "stage_fields": [], "joined": [],
        "about": [{"id": "x", "field": "f", "name": "F", "name_en": None,
                   "through": [["p", "P", ["src-2"], "high"]]}],
        "own": [{"label": "Stage", "id": "s", "name": "S"}],
        "hierarchy": [{"id": "f", "name": "F", "name_en": None, "broader": "top"},
                      {"id": "g", "name": "G", "name_en": None, "broader": "top"}],
        "colleagues": [evidence(**colleague)],
        "meeting": [{**project, "taking_part": people}],
        "memberships": [{"of": {"m": [["c", "2019", None]]}}],
        "clusters": [evidence(**cluster, fields=["f", "g"], seats=[[51.0, 8.0]])],
        "met": [{"id": "m", "name": "M"}],
        **more,
    }  # fmt: skip


ASKED: dict[str, Any] = {
    "organisation": "x", "name": None, "place": None, "text": None, "limit": 10, "as_of": None,
}  # fmt: skip


def test_the_score_by_hand() -> None:
    # field: of its one field f all is covered (1.0); one colleague: 1 / (1 + 1); the project of
    # two gives 1/2, saturated at 0.3; one degree of latitude is 111.2 km of 200
    (row,) = score(tables(), ASKED).rows
    near = 1 - 111.195 / 200
    expected = 0.35 * 1 + 0.25 * 0.5 + 0.25 * (0.5 / 0.8) + 0.15 * near
    assert row["score"] == pytest.approx(expected, abs=1e-4)
    assert row["reasons"] == [
        "arbeitet am selben Thema: F",
        "1 Mitglied auf derselben Stufe (S): M",
        "hat mit einem Mitglied gearbeitet: M (P)",
        "111 km entfernt",
    ]


def test_a_related_field_is_told_as_such_and_nearness_alone_is_no_reason() -> None:
    theirs = tables()["clusters"][0]
    nobody: dict[str, list[Row]] = {"colleagues": [], "meeting": [], "memberships": []}
    (row,) = score(tables(clusters=[{**theirs, "fields": ["g"]}]), ASKED).rows
    assert row["reasons"][0] == "arbeitet an einem verwandten Thema: G"
    assert [(f["id"], f["relation"], f["because"]) for f in row["fields"]] == [
        ("g", "related", ["F"])
    ]
    stranger = {**theirs, "fields": [], "seats": [[50.0, 8.0]]}
    assert score(tables(clusters=[stranger], about=[], own=[], **nobody), ASKED).rows == []


def test_a_member_with_the_same_competence_counts_less() -> None:
    own = tables()["colleagues"][0]
    (row,) = score(tables(colleagues=[{**own, "what_label": "Competence"}]), ASKED).rows
    assert row["parts"]["colleagues"] == pytest.approx(0.3 / 1.3, abs=1e-3)


def test_at_a_date_before_the_tie_nothing_of_it_counts() -> None:
    (row,) = score(tables(), {**ASKED, "as_of": "2018"}).rows
    assert row["worked_with"] == [] and row["colleagues"] == []
    # Made up: in 2019 m was a member, the project of 2020 had not begun.
    (row,) = score(tables(), {**ASKED, "as_of": "2019"}).rows
    assert row["worked_with"] == [] and len(row["colleagues"]) == 1


def test_the_better_side_of_the_fields_counts() -> None:
    tree = Hierarchy({"f": "top", "g": "top", "h": None, "top": None})

    def field_fit(own: dict[str, float], theirs: set[str]) -> float | None:
        return FieldFit(own, tree, weights().overlap).of(theirs)

    assert field_fit({"f": 1.0}, {"f", "h"}) == 1  # all of its own
    assert field_fit({"f": 1.0, "h": 1.0}, {"f"}) == 1  # all of theirs
    assert field_fit({"f": 1.0}, {"g"}) == 0.2  # siblings
    assert field_fit({"f": 0.6}, {"f"}) == 1  # the only thing the text says
    assert field_fit({"f": 0.5, "h": 1.0}, {"f", "g"}) == pytest.approx(0.5 / 1.5)
    assert field_fit({}, {"f"}) is None and field_fit({"f": 1.0}, set()) is None
