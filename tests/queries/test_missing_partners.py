"""Which partners a cluster lacks."""

from __future__ import annotations

from typing import Any, cast

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Scored, Tables
from queries.catalogue import ask
from queries.missing_partners import chains, score, total
from queries.weights import weights
from tests.queries.shuffling import assert_same_under_shuffling

RULES = weights().partners
ESW = "cluster-elektromobilitaet-sued-west"
SOME = (
    ESW,
    "silicon-saxony",
    "medicalmountains",
    "biolago",
    "plant3",
    "logistik-initiative-hamburg",
)


def suggested(store: Store, cluster: str, **params: Any) -> dict[str, Row]:
    rows = ask(store, "missing_partners", {"cluster": cluster, **params}).rows
    return {row["id"]: row for row in rows}


# -- the curated network -----------------------------------------------------------------------


def test_whom_esw_lacks_in_the_battery_chain(loaded: Store) -> None:
    found = suggested(loaded, ESW, chain="batterie")
    # stage_activities.csv: basf-se,batterie-kathodenmaterial,Kathodenmaterialien,source; no row
    # of memberships.csv ties it to ESW, which has nobody at that stage
    basf = found["basf-se"]
    assert basf["fills"][0]["stage"] == "batterie-kathodenmaterial"
    assert basf["fills"][0]["state"] == "unknown"
    assert basf["reasons"][0] == (
        "bietet Kathodenmaterialien (Quelle nennt Produkt), offene Stufe: Kathodenmaterial"
    )
    # stage_activities.csv: duesenfeld-gmbh,batterie-recycling,source (Wendeburg)
    assert found["duesenfeld-gmbh"]["reasons"][-1].endswith("km entfernt")
    # Dürr, Manz and the other members are not suggested
    assert not found.keys() & {"duerr-ag", "manz-ag", "elringklinger-ag", "mahle-gmbh"}


def test_joint_work_is_named(loaded: Store) -> None:
    # participations.csv: bmw, elringklinger-ag and manz-ag in ipcei-eubatin
    bmw = suggested(loaded, ESW, chain="batterie")["bmw"]
    through = {w["member_id"] for w in bmw["worked_with"] if w["through_id"] == "ipcei-eubatin"}
    assert through == {"elringklinger-ag", "manz-ag"}
    assert any(r.startswith("hat mit zwei Mitgliedern gearbeitet") for r in bmw["reasons"])


def test_competitors_are_marked(loaded: Store) -> None:
    # stage_activities.csv: ekpo and elringklinger-ag (member) at brennstoffzelle-stack
    ekpo = suggested(loaded, ESW)["ekpo-fuel-cell-technologies-gmbh"]
    rivals = {(c["id"], c["stage"]) for c in ekpo["competes_with"]}
    assert ("elringklinger-ag", "brennstoffzelle-stack") in rivals
    assert ekpo["distance_km"] == pytest.approx(31, abs=2)  # Dettingen an der Erms


@pytest.mark.parametrize("cluster", SOME)
def test_nobody_tied_is_suggested(loaded: Store, cluster: str) -> None:
    ties = """
    MATCH (c:Cluster {id: $cluster})<-[:PART_OF*0..3]-(own:Cluster)
    MATCH (own)<-[:MEMBER_OF|MANAGES]-(o:Organisation)
    RETURN o.id AS id ORDER BY id
    UNION
    MATCH (:Cluster {id: $cluster})<-[:BELONGS_TO]-(:Project)<-[:TAKES_PART_IN]-(o:Organisation)
    RETURN o.id AS id ORDER BY id
    """
    tied = {row["id"] for row in loaded.read(ties, {"cluster": cluster}).dicts()}
    assert tied
    assert not suggested(loaded, cluster, limit=200).keys() & tied


@pytest.mark.parametrize("cluster", SOME)
def test_what_holds_for_every_suggestion(loaded: Store, cluster: str) -> None:
    rows = list(suggested(loaded, cluster, limit=200).values())
    assert [(-r["score"], r["name"], r["id"]) for r in rows] == sorted(
        (-r["score"], r["name"], r["id"]) for r in rows
    )
    for row in rows:
        assert RULES.threshold <= row["score"] <= 1
        assert row["reasons"] and len(row["reasons"]) == len(row["reasons_en"])
        assert row["sources"] and row["confidence"] in ("high", "medium", "low")
        assert row["fills"] or row["kind"] not in RULES.only_when_active
        assert all(f["state"] in ("empty", "unknown", "thin") for f in row["fills"])
        assert row["distance_km"] is not None or row["parts"]["near"] is None
        if row["parts"]["near"]:
            assert row["same_fields"] and any("selben Thema" in r for r in row["reasons"])


def test_a_suggestion_may_be_a_member_already(loaded: Store) -> None:
    notices = ask(loaded, "missing_partners", {"cluster": ESW}).notices
    assert any("185" in n.de and "schon Mitglied" in n.de for n in notices)


def test_a_longer_list_begins_with_the_shorter_one(loaded: Store) -> None:
    answer = ask(loaded, "missing_partners", {"cluster": ESW})
    assert answer.truncated and len(answer.rows) == 10
    longer = ask(loaded, "missing_partners", {"cluster": ESW, "limit": 200})
    assert longer.rows[:10] == answer.rows


def test_a_cluster_without_known_members_says_so(loaded: Store) -> None:
    # memberships.csv has no row of bavairia
    answer = ask(loaded, "missing_partners", {"cluster": "bavairia"})
    assert answer.rows == []
    assert "kein Mitglied bekannt" in answer.notices[0].de


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "missing_partners", {"cluster": ESW, "limit": 200})


# -- by hand -----------------------------------------------------------------------------------


def evidence(**own: Any) -> Row:
    return {"sources": ["src-1"], "confidence": "high", **own}


def stage(node: str) -> Row:
    return evidence(
        chain="v", stage=node, name=f"Stufe {node}", name_en=node, position=1, tier=None
    )


def active(node: str, at: str, basis: str = "source") -> Row:
    own = {"id": node, "name": node.upper(), "stage": at, "chain": "v"}
    return evidence(**own, product=f"Ware {node}", basis=basis)


def organisation(node: str, kind: str = "company", seat: tuple[float, float] | None = None) -> Row:
    seats = [list(seat)] if seat else []
    known = {"activity_known": True, "competences_known": True, "fields_known": True}
    return evidence(id=node, name=node.upper(), kind=kind, city=None, seats=seats, **known)


def tables(**more: list[Row]) -> Tables:
    """Member m at stage s1; nobody at s2; four stated members, so s2 is unknown."""
    cluster = {"id": "c", "name": "C", "member_count": 4, "member_count_as_of": None}
    member = {"id": "m", "name": "M", "kind": "company", "via": "c", "via_name": "C"}
    return {
        "today": [{"day": "2026-11-22"}],
        "cluster": [evidence(**cluster, seats=[[50.0, 8.0]])],
        "figures": [], "tied": [], "by_field": [], "fillers": [], "needs": [], "offers": [],
        "meeting": [], "candidates": [], "fields": [], "about": [],
        "same_town": [],
        "kinds": [{"kind": row["kind"], "number": 1} for row in more.get("candidates", [])],
        "members": [evidence(**member, role="member", since=None, until=None)],
        "active": [active("m", "s1")],
        "stages": [stage("s1"), stage("s2")],
        **more,
    }  # fmt: skip


ASKED: dict[str, Any] = {"cluster": "c", "chain": "v", "limit": 10, "as_of": None}


def about(node: str, field: str) -> Row:
    through = [["p", "P", ["src-5"], "medium"]]
    return {"id": node, "field": field, "name": field.upper(), "name_en": None, "through": through}


def rows(found: Tables, limit: int = 10) -> list[Row]:
    return score(found, {**ASKED, "limit": limit}).rows


def test_the_score_by_hand() -> None:
    # x fills the unknown stage s2 (0.8, source), offers one of the two competences s1 needs, met
    # m in a project of three (1/3) and sits one degree of latitude (111.2 km) away.
    found = tables(
        candidates=[organisation("x", seat=(51.0, 8.0))],
        fillers=[active("x", "s2")],
        needs=[
            {"stage": "s1", "competence": "k1", "name": "Kleben", "name_en": "Bonding"},
            {"stage": "s1", "competence": "k2", "name": "Löten", "name_en": None},
        ],
        offers=[evidence(id="x", competence="k1")],
        meeting=[
            {"id": "p", "label": "Project", "name": "P", "stated": None,
             "taking_part": [["m", ["src-2"], "high", None, None],
                             ["x", ["src-3"], "medium", None, None],
                             ["y", ["src-4"], "high", None, None]]}
        ],
        fields=[{"id": "f", "name": "F"}],
        about=[about("x", "f"), about("x", "g")],
    )  # fmt: skip
    (row,) = rows(found)
    worked = (1 / 3) / (1 / 3 + 0.3)
    near = 1 - 111.195 / 200
    assert row["score"] == pytest.approx(
        0.5 * 0.8 + 0.25 * worked + 0.15 * 0.5 + 0.1 * near, abs=1e-4
    )
    assert row["reasons"] == [
        "bietet Ware x (Quelle nennt Produkt), offene Stufe: Stufe s2",
        "hat mit einem Mitglied gearbeitet: M (P)",
        "kann, was weitere offene Stufen brauchen: Kleben",
        "arbeitet am selben Thema: F",
        "111 km entfernt",
    ]
    assert row["reasons_en"][2] == "can do what further open stages need: Bonding"
    assert row["competes_with"] == []


def test_an_unknown_seat_is_left_out_and_not_counted_as_far() -> None:
    found = tables(candidates=[organisation("x")], fillers=[active("x", "s2")])
    (row,) = rows(found)
    assert row["parts"]["near"] is None
    # nearness (0.1) and competences (0.15, no stage has needs) count as missing by half
    assert row["score"] == pytest.approx(0.5 * 0.8 / (0.5 + 0.25 + 0.25 / 2), abs=1e-4)


def test_the_competence_of_the_filled_stage_does_not_count_twice() -> None:
    found = tables(
        candidates=[organisation("x")],
        fillers=[active("x", "s2")],
        needs=[{"stage": "s2", "competence": "k", "name": "Kleben", "name_en": "Bonding"}],
        offers=[evidence(id="x", competence="k")],
    )
    (row,) = rows(found)
    assert row["competences"] == []
    assert row["parts"]["competence"] == 0


def test_who_is_at_the_stage_of_a_member_competes_with_it() -> None:
    found = tables(candidates=[organisation("x")], fillers=[active("x", "s1"), active("x", "s2")])
    (row,) = rows(found)
    assert [(c["id"], c["stage"]) for c in row["competes_with"]] == [("m", "s1")]


def meeting(node: str, *others: str, stated: int | None = None) -> Row:
    taking_part = [[o, ["src-2"], "high", None, None] for o in ("m", *others)]
    own = {"id": node, "label": "Cluster", "name": node, "stated": stated}
    return {**own, "taking_part": taking_part}


def test_joint_work_alone_needs_several_members_and_a_fitting_kind() -> None:
    def found(kind: str, *members: str) -> list[Row]:
        more = tables(
            candidates=[organisation("x", kind)],
            meeting=[meeting("n", "x", *members), meeting("o", "x", *members)],
            active=[], stages=[],
        )  # fmt: skip
        known = [{**more["members"][0], "id": m, "name": m} for m in members]
        return rows({**more, "members": [*more["members"], *known]})

    assert found("company") == []  # one member only
    assert len(found("company", "m2")) == 1
    assert found("municipality", "m2") == []


def test_of_whom_no_activity_is_known_is_not_said_to_fill_nothing() -> None:
    silent = {**organisation("x"), "activity_known": False, "competences_known": False}
    found = tables(
        candidates=[silent],
        needs=[{"stage": "s1", "competence": "k1", "name": "Kleben", "name_en": "Bonding"}],
        meeting=[meeting("n", "x", "m2"), meeting("o", "x", "m2")],
    )
    members = [found["members"][0], {**found["members"][0], "id": "m2", "name": "M2"}]
    (row,) = rows({**found, "members": members})
    assert (row["parts"]["fill"], row["parts"]["competence"]) == (None, None)


def test_one_member_or_the_same_town_is_enough_in_the_same_field() -> None:
    def found(*fields: str, **more: Any) -> list[Row]:
        silent = {**organisation("x", seat=(50.0, 8.0)), "activity_known": False}
        asked = {"fields": [{"id": "f", "name": "F"}], "about": [about("x", f) for f in fields]}
        return rows(tables(candidates=[silent], **asked, **more))

    met = {"meeting": [meeting("n", "x"), meeting("o", "x")]}
    assert len(found("f")) == 1  # same town, same field
    assert found("g") == []  # same town, another field
    assert found("g", **met) == []  # one member, another field
    assert [r["distance_km"] for r in found("f", **met)] == [0]


def test_a_large_initiative_says_less_even_when_few_members_are_known() -> None:
    def worked(stated: int | None) -> float:
        more = tables(
            candidates=[organisation("x")],
            fillers=[active("x", "s2")],
            meeting=[meeting("n", "x", stated=stated)],
        )
        return float(rows(more)[0]["parts"]["worked"])

    assert worked(None) == pytest.approx(0.5 / 0.8, abs=1e-3)  # 1/2
    assert worked(200) == pytest.approx(0.005 / 0.305, abs=1e-3)  # 1/200


def test_the_chains_a_cluster_touches() -> None:
    def at(node: str, chain: str) -> Row:
        return {**active(node, "s"), "chain": chain}

    two = tables(active=[at("a", "v"), at("b", "v"), at("b", "w")])
    assert chains(two, None) == ["v"]
    assert chains(two, "z") == ["z"]
    assert chains(tables(active=[at("a", "v"), at("a", "w")]), None) == ["v", "w"]
    by_field = [
        {"chain": "v", "matching": 3, "stages": 6},
        {"chain": "w", "matching": 1, "stages": 6},
    ]
    assert chains(tables(active=[], by_field=by_field), None) == ["v"]


def test_nothing_good_found_comes_with_its_reason() -> None:
    weak = tables(candidates=[organisation("x")], fillers=[active("x", "s1", "classified")])
    answer = score(weak, ASKED)
    assert answer.rows == []
    assert "erreicht die Schwelle" in answer.notices[0].de
    nobody = score({**weak, "members": [], "active": []}, ASKED)
    assert "kein Mitglied" in nobody.notices[0].de


def test_parts_that_cannot_be_judged_count_as_missing_by_half() -> None:
    parts = {"fill": None, "worked": 0.6, "competence": None, "near": 0.2}
    known, unknown = 0.25 + 0.1, 0.5 + 0.15
    assert total(parts, RULES) == pytest.approx((0.25 * 0.6 + 0.1 * 0.2) / (known + unknown / 2))


def test_nearness_counts_in_the_same_field_only() -> None:
    def near(*fields: str) -> float | None:
        (row,) = rows(
            tables(
                candidates=[{**organisation("x", seat=(51.0, 8.0)), "fields_known": bool(fields)}],
                fillers=[active("x", "s2")],
                fields=[{"id": "f", "name": "F"}],
                about=[about("x", field) for field in fields],
            )
        )
        return cast("float | None", row["parts"]["near"])

    assert near("f", "g") == pytest.approx(1 - 111.195 / 200, abs=1e-3)
    assert near("g") == 0
    assert near() is None  # its fields are not known


def test_the_make_up_of_the_list_stands_beside_it() -> None:
    # Made up: one institute and one company fill the stage, a third body was looked at in vain.
    found = tables(
        candidates=[organisation("x"), organisation("y", "university"), organisation("z")],
        fillers=[active("x", "s2"), active("y", "s2")],
    )
    told = score(found, ASKED).notices[-1].de
    assert "1 von 2 Vorschlägen (50 %), unter allen 3 geprüften Organisationen 33 %" in told
    assert "Anteil kleiner Unternehmen ist nicht bekannt" in told


def test_at_a_date_only_what_stood_then_counts() -> None:
    # Made up: m joined in 2019 and left in 2022, n is undated; x met m in a project of 2020.
    def member(node: str, since: str | None, until: str | None) -> Row:
        own = {"id": node, "name": node, "kind": "company", "via": "c", "via_name": "C"}
        return evidence(**own, role="member", since=since, until=until)

    project = {"id": "p", "label": "Project", "name": "P", "stated": None}
    found = tables(
        members=[member("m", "2019", "2022"), member("n", None, None)],
        candidates=[organisation("x")],
        fillers=[active("x", "s2")],
        meeting=[
            {**project, "taking_part": [["m", ["src-2"], "high", "2020", "2021"],
                                        ["x", ["src-3"], "high", "2020", "2021"]]}
        ],
    )  # fmt: skip

    def at(day: str) -> Scored:
        return score(found, {**ASKED, "as_of": day})

    (row,) = at("2021-06").rows
    assert [w["member_id"] for w in row["worked_with"]] == ["m"]
    assert "1 Beziehung ohne Datum" in at("2021-06").notices[-1].de
    (before,) = at("2019-05").rows
    assert before["worked_with"] == []  # the project had not begun
    nobody = at("2023")
    assert nobody.rows == [] and "kein Mitglied" in nobody.notices[0].de


def test_at_a_date_members_without_a_date_do_not_count(loaded: Store) -> None:
    # memberships.csv: all 23 rows of ESW are undated
    answer = ask(loaded, "missing_partners", {"cluster": ESW, "as_of": "2020"})
    assert answer.rows == []
    assert "kein Mitglied bekannt" in answer.notices[0].de
    assert "Stand 2020: 23 Beziehungen ohne Datum" in answer.notices[1].de


def test_a_date_of_another_form_is_refused(loaded_embedded: Store) -> None:
    with pytest.raises(WrongUseError, match="is no date"):
        ask(loaded_embedded, "missing_partners", {"cluster": ESW, "as_of": "gestern"})
