"""Where in other sectors is needed what somebody can do."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.competence_transfer import relation, score
from tests.queries.shuffling import assert_same_under_shuffling


def stages(store: Store, **params: Any) -> dict[str, Row]:
    return {row["stage"]: row for row in ask(store, "competence_transfer", params).rows}


# -- the curated network -----------------------------------------------------------------------


def test_where_duerr_could_build_machines(loaded: Store) -> None:
    # stage_activities.csv: duerr-ag uses sondermaschinen, in the battery chain only.
    # stage_competences.csv: faserverbund-anlagen needs robotik, sondermaschinen,
    # steuerungstechnik (competences.csv: all below automatisieren) and verbund-pressen
    answer = ask(loaded, "competence_transfer", {"organisation": "duerr-ag", "limit": 200})
    first = answer.rows[0]
    assert first["stage"] == "faserverbund-anlagen"
    assert [(m["needed_id"], m["relation"]) for m in first["matches"]] == [
        ("sondermaschinen", "same"),
        ("robotik", "related"),
        ("steuerungstechnik", "related"),
    ]
    assert first["fit"] == (1 + 0.25 + 0.25) / 4
    # competences.csv: the sentence for outsiders
    assert first["matches"][1]["needed_plain"].startswith("Roboter einrichten und programmieren")
    assert {row["chain"] for row in answer.rows} & {"batterie"} == set()
    assert answer.notices[0].de == "Schon tätig, daher nicht in der Liste: Traktionsbatterie."
    assert answer.notices[0].en == "Active there already, so not in the list: Traction battery."


def test_a_competence_alone_is_enough(loaded: Store) -> None:
    # stage_activities.csv: wkw-walter-klein-gmbh-co-kg makes bodywork; memberships.csv: it is a
    # founder of automotiveland-nrw
    body = stages(loaded, competences="kleben", limit=200)["fahrzeug-karosserie"]
    assert "wkw-walter-klein-gmbh-co-kg" in {o["id"] for o in body["organisations"]}
    assert "automotiveland-nrw" in {c["id"] for c in body["clusters"]}


def test_without_a_known_competence_some_have_to_be_named(loaded: Store) -> None:
    # stage_activities.csv has no row of babtec
    answer = ask(loaded, "competence_transfer", {"organisation": "babtec"})
    assert answer.rows == [] and "Nennen Sie Kompetenzen" in answer.notices[0].de


@pytest.mark.parametrize("given", [{}, {"organisation": "duerr-ag", "competences": "kleben"}])
def test_either_organisation_or_competences(loaded_embedded: Store, given: dict[str, str]) -> None:
    with pytest.raises(WrongUseError, match="either --organisation or --competences"):
        ask(loaded_embedded, "competence_transfer", given)


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    asked = {"competences": "kleben,elektrisch-pruefen", "limit": 200}
    assert_same_under_shuffling(loaded_embedded, "competence_transfer", asked)


def test_members_at_a_date(loaded_embedded: Store) -> None:
    # memberships.csv: wkw-walter-klein-gmbh-co-kg in automotiveland-nrw since 2019-04
    def clusters(day: str) -> set[str]:
        asked = {"competences": "kleben", "limit": 200, "as_of": day}
        found = stages(loaded_embedded, **asked)["fahrzeug-karosserie"]
        return {c["id"] for c in found["clusters"]}

    assert "automotiveland-nrw" in clusters("2019-04")
    assert "automotiveland-nrw" not in clusters("2019-03")


# -- by hand -----------------------------------------------------------------------------------

ABOVE = {"a": {"top"}, "b": {"top"}, "c": {"other"}, "top": set(), "other": set()}


@pytest.mark.parametrize(
    ("needed", "offered", "how"),
    [
        ("a", "a", "same"),
        ("a", "top", "broader"),
        ("top", "a", "narrower"),
        ("a", "b", "related"),
        ("a", "c", None),
        ("top", "other", None),
    ],
)
def test_relations_of_competences(needed: str, offered: str, how: str | None) -> None:
    assert relation(needed, offered, ABOVE) == how


def competence(node: str, broader: str | None = None) -> Row:
    names = {"name": node.upper(), "name_en": f"{node} (en)"}
    plain = {"plain": f"Satz {node}", "plain_en": f"sentence {node}"}
    return {"id": node, **names, **plain, "broader": broader}


def tables(*needs: str, name: str = "Stufe", **more: list[Row]) -> Tables:
    """Somebody who can do a and, less fitting, b; one stage with the given needs."""
    evidence = {"sources": ["src-1"], "confidence": "high"}
    stage = {"stage": "s", "name": name, "name_en": None, "chain": "v", "chain_name": "V",
             "definition": None, "sources": ["src-1"]}  # fmt: skip
    return {
        "today": [{"day": "2026-11-22"}], "asked": [], "own_chains": [], "active": [],
        "clusters": [], "stages": [stage],
        "offered": [{**competence("a"), **evidence}, {**competence("b"), **evidence}],
        "hierarchy": [competence("a", "top"), competence("b", "top"), competence("c", "other"),
                      competence("d", "top"), competence("top"), competence("other")],
        "needs": [{"stage": "s", "competence": n, **evidence} for n in needs],
        **more,
    }  # fmt: skip


ASKED: dict[str, Any] = {
    "organisation": "x", "competences": None, "k": 1, "limit": 10, "as_of": None,
}  # fmt: skip


def test_each_need_counts_its_nearest_offer() -> None:
    (row,) = score(tables("a", "d", "top", "c"), ASKED).rows
    assert row["fit"] == (1 + 0.25 + 0.5 + 0) / 4
    assert [(m["needed_id"], m["offered_id"], m["relation"]) for m in row["matches"]] == [
        ("a", "a", "same"),
        ("top", "a", "narrower"),
        ("d", "a", "related"),
    ]
    last = row["matches"][-1]
    assert (last["needed_name_en"], last["offered_name_en"]) == ("d (en)", "a (en)")
    assert (last["needed_plain"], last["needed_plain_en"]) == ("Satz d", "sentence d")
    assert (last["offered_plain"], last["offered_plain_en"]) == ("Satz a", "sentence a")


def test_too_little_is_not_shown_and_a_rest_stage_neither() -> None:
    assert score(tables("d", "c"), ASKED).rows == []  # 0.125
    rest = score(tables("a", name="Zulieferer (Teil nicht benannt)"), ASKED)
    assert rest.rows == [] and "Keine Stufe einer anderen Kette" in rest.notices[0].de


def test_initiatives_by_the_number_of_their_members_there() -> None:
    def membership(cluster: str, member: str, until: str | None = None) -> Row:
        return {"stage": "s", "id": cluster, "name": cluster, "member": member, "since": None,
                "until": until, "sources": ["src-1"]}  # fmt: skip

    ties = [membership("c", "m"), membership("d", "m"), membership("d", "n"),
            membership("e", "m", until="2020")]  # fmt: skip
    (row,) = score(tables("a", clusters=ties), ASKED).rows
    assert (row["clusters_known"], [c["id"] for c in row["clusters"]]) == (2, ["d"])
    assert row["clusters"][0]["members"] == 2
