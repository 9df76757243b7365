"""Rows of the questions in a profile to pieces of the page; expectations worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from dashboard import (
    alike_view,
    asking,
    fitting_view,
    hierarchy_view,
    lineage_view,
    make_up_view,
    offer_view,
)

Row = dict[str, Any]
EVIDENCE: Row = {"sources": ["src-1"], "confidence": "high"}


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "de"})
    monkeypatch.setattr(asking, "source", lambda i: {"id": i, "publisher": "idw"})


# -- who is alike --------------------------------------------------------------------------------


def initiative(node: str, **more: Any) -> Row:
    row = {
        "id": node, "name": f"{node} & Co", "kind": "cluster", "founded": "2007-05",
        "stated_members": 185, "stated_as_of": None, "known_members": 1, "fields": [],
        "make_up": {"companies": 1, "research": 0, "public": 0, "others": 0},
        "laender": [{"id": "ags-08", "name": "Baden-Württemberg"}], "programmes": [],
        "projects": 2, "distance_km": None, **EVIDENCE,
    }  # fmt: skip
    return {**row, **more}


def sibling(node: str, **more: Any) -> Row:
    likeness = {"likeness": 0.75, "like_fields": 1.0, "like_size": None, "like_age": 0.5,
                "like_make_up": None, "left_out": ["size", "make_up"], "tied": False}  # fmt: skip
    return initiative(node, **likeness, **more)


def test_the_group_starts_with_the_chosen_one_and_shows_what_is_not_known() -> None:
    rows = [initiative("own"), *(sibling(f"s{n}") for n in range(7))]
    shown = alike_view.group_html(rows)
    assert shown.index("own &amp; Co") < shown.index("die gewählte Initiative")
    assert shown.count("<tr") == 1 + 1 + alike_view.SHOWN
    assert shown.count('<span class="no">nicht bekannt</span>') == 2 * alike_view.SHOWN
    assert "keine Verbindung bekannt · Entfernung nicht bekannt" in shown
    assert "1 Mitglied bekannt, selbst genannt 185" in shown
    assert alike_view.compared(rows) == "own,s0,s1,s2"


def test_the_table_of_the_group_names_what_was_left_out() -> None:
    own, other = alike_view.table_rows([initiative("own"), sibling("s", distance_km=39.5)])
    assert other["left_out"] == ["Größe", "Zusammensetzung"] and other["tied"] == "nein"
    assert other["distance_km"] == 40 and other["make_up_companies"] == 1
    assert (own["left_out"], own["tied"], own["founded"]) == ([], "", "05.2007")


# -- above and below -----------------------------------------------------------------------------


def part(level: int, node: str, parent: str, **more: Any) -> Row:
    row = {
        "level": level, "id": node, "name": node.upper(), "kind": "cluster", "tie": "PART_OF",
        "parent_id": parent, "parent_name": parent.upper(), "parent_label": "Cluster",
        "role": None, "what": None, "managed_by": [], "since": None, "until": None, **EVIDENCE,
    }  # fmt: skip
    return {**row, **more}


def test_the_tree_goes_from_the_top_down() -> None:
    rows = [
        part(-2, "roof", "top"), part(-1, "own", "roof", what="Gründungsmitglied", since="2013"),
        part(0, "child", "own", managed_by=[{"name": "GmbH"}]), part(1, "grandchild", "child"),
    ]  # fmt: skip
    shown = hierarchy_view.tree_html(rows, "Own")
    assert [shown.index(f">{n}<") for n in ("TOP", "ROOF", "Own", "CHILD", "GRANDCHILD")] == sorted(
        shown.index(f">{n}<") for n in ("TOP", "ROOF", "Own", "CHILD", "GRANDCHILD")
    )
    indents = [float(piece.split("rem")[0]) for piece in shown.split("margin-left:")[1:]]
    assert indents == [0, 1.3, 2.6, 3.9, 5.2]
    assert "Dach von OWN · Gründungsmitglied · seit 2013" in shown
    assert "Cluster · geführt von GmbH" in shown
    assert "wer sie führt, ist nicht bekannt" in shown


def test_above_and_below_are_told_apart_in_the_table() -> None:
    above, below = hierarchy_view.table_rows([part(-1, "own", "roof"), part(0, "child", "own")])
    assert (above["direction"], below["direction"]) == ("darüber", "darunter")
    assert above["tie"] == "Teil von"


# -- what came of it -----------------------------------------------------------------------------


def step(kind: str, node: str | None, partners: tuple[str, ...], **more: Any) -> Row:
    row = {
        "partners": [{"id": p, "name": p.upper()} for p in partners], "step": 1, "kind": kind,
        "id": node, "label": "Project" if node else None, "what": node, "title": None,
        "since": None, "until": None, "follows": [], **EVIDENCE,
    }  # fmt: skip
    return {**row, **more}


def test_steps_stand_under_their_partnership() -> None:
    after = [{"id": "one", "name": "One", "basis": "inferred"}]
    before = [{"id": "old", "name": "Old", "basis": "source"}]
    rows = [
        step("network_partners", None, ("a", "own"), since="2017"),
        step("joint_projects", "two", ("a", "own"), since="2020", until="2021", follows=after),
        step("joint_events", "fair", ("b", "own"), since="2023-05-23", until="2023-05-25"),
        step("successor_of", "own", ("c", "own"), follows=before),
        step("successor_of", "new", ("new", "old"), follows=before),
    ]
    found = lineage_view.groups(rows, "own")
    assert [g.heading for g in found] == ["mit A", "mit B", "Nachfolge: C", "NEW – OLD"]
    first, second = found[0].steps
    assert "Netzwerkpartner" in first.text and "seit 2017" in first.text
    assert "gemeinsames Projekt · 2020 – 2021" in second.text
    assert "folgt auf One (erschlossen: beginnt nach dessen Ende)" in second.text
    (fair,) = found[1].steps
    assert fair.sign == "●" and "gemeinsame Veranstaltung · 23.05.2023" in fair.text
    (new,) = found[3].steps
    assert new.sign == "◆" and "führt fort: Old" in new.text
    assert "Zeitraum nicht bekannt" in new.text
    assert lineage_view.table_rows(rows)[1]["basis"] == ["aus den Daten erschlossen"]


# -- where an organisation fits ------------------------------------------------------------------


def test_a_fitting_initiative_says_why_and_that_it_is_tied() -> None:
    row = {
        "id": "c", "name": "<C>", "kind": "network", "city": None, "distance_km": 12.0,
        "reasons": ["eins", "zwei", "drei", "12 km entfernt"], "reasons_en": [], "score": 0.5,
        "parts": {"field": 1.0, "colleagues": None, "worked": 0.0, "near": 0.5},
        "tied": "project", "sources": ["src-1"],
    }  # fmt: skip
    shown = fitting_view.cards_html([row])
    assert "<li>zwei</li><li>12 km entfernt</li>" in shown and "drei" not in shown
    assert "&lt;C&gt;" in shown and "schon Partner in einem Projekt" in shown
    assert "Netzwerk · Ort nicht bekannt" in shown
    (told,) = fitting_view.initiative_rows([row])
    assert len(told["reasons"]) == 4 and told["part_colleagues"] is None


def needing(**more: Any) -> Row:
    """A stage that needs one competence, of which the broader term is on offer."""
    match = {
        "needed_id": "k", "needed_name": "Kleben", "needed_name_en": "Bonding",
        "needed_plain": "Teile mit Klebstoff verbinden.",
        "needed_plain_en": "Joining parts with adhesive.", "offered_id": "f",
        "offered_name": "Fügen", "offered_name_en": "Joining", "offered_plain": "Verbinden.",
        "offered_plain_en": None, "relation": "broader", **EVIDENCE,
    }  # fmt: skip
    people = [{"id": f"o{n}", "name": f"O{n}", **EVIDENCE} for n in range(5)]
    row = {
        "stage": "s", "name": "Rumpf", "name_en": "Hull", "chain": "v", "chain_name": "Schiffbau",
        "chain_name_en": "Shipbuilding",
        "definition": "Der Rumpf.", "definition_en": "The hull.", "fit": 0.5, "matches": [match],
        "needs": 2, "sources": ["src-1"],
        "organisations": people, "organisations_known": 9, "clusters": [], "clusters_known": 0,
    }  # fmt: skip
    return {**row, "matches": [{**match, **more}]}


def test_a_stage_explains_each_competence_in_a_sentence() -> None:
    row = needing()
    shown = fitting_view.stages_html([row])
    assert "<b>Kleben</b>: Teile mit Klebstoff verbinden." in shown
    assert "vorhanden ist der Oberbegriff: Fügen" in shown
    assert "1 von 2 Kompetenzen" in shown and "und 5 weitere" in shown
    assert "Initiativen:" not in shown
    (told,) = fitting_view.stage_rows([row])
    assert (told["needed"], told["relation"], told["fit"]) == ("Kleben", "Oberbegriff", 0.5)


def test_in_english_the_sentence_is_english_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "en"})
    shown = fitting_view.stages_html([needing()])
    assert "<b>Bonding</b>: Joining parts with adhesive." in shown and "The hull." in shown
    assert "Klebstoff" not in shown and "Der Rumpf" not in shown
    (told,) = fitting_view.stage_rows([needing(needed_plain_en=None)])
    assert told["plain"] == "Teile mit Klebstoff verbinden."


# -- a joint offer -------------------------------------------------------------------------------


def held(node: str) -> Row:
    return {"id": node, "name": node.upper(), "name_en": None, "chain": "v", "product": None,
            "basis": "source", **EVIDENCE}  # fmt: skip


def member(node: str, stages: tuple[str, ...], **more: Any) -> Row:
    row = {"sort": "member", "id": node, "name": node.upper(), "kind": "company", "via": None,
           "stages": [held(s) for s in stages], "needed_for": [], "stand_ins": [],
           "sources": ["src-1"]}  # fmt: skip
    return {**row, **more}


def test_a_group_says_who_cannot_be_left_out_and_who_could_stand_in() -> None:
    others = [{"id": f"x{n}", "name": f"X{n}"} for n in range(5)]
    shown = offer_view.group_html(
        [
            member("a", ("s", "t"), needed_for=["s"], via="Teil"),
            member("b", ("t",), stand_ins=others),
        ]
    )
    assert shown.count("auch ein anderes der Gruppe") == 2  # both hold t, only a holds s
    assert "über Teil" in shown and "und 2 weitere" in shown
    assert "nicht bekannt (in der Quelle genannt)" in shown


def test_up_to_twenty_stages_the_group_is_surely_the_smallest() -> None:
    # queries/set_cover.py: exact up to 20 things, greedy beyond
    twenty = tuple(f"s{n}" for n in range(20))
    assert offer_view.surely_smallest([member("a", twenty)])
    assert not offer_view.surely_smallest([member("a", twenty), member("b", ("t",))])
    assert not offer_view.surely_smallest([])


def test_uncovered_and_not_known_are_told_apart() -> None:
    left = [
        {"sort": "uncovered", "id": n, "name": n, "name_en": None, "state": state,
         "sources": ["src-1"]}
        for n, state in (("S", "empty"), ("T", "unknown"), ("U", "unknown"))
    ]  # fmt: skip
    shown = offer_view.open_html(left)
    assert "Ungedeckt bleibt:</b> S" in shown
    assert "2 Stufen, weil zu wenige Mitglieder bekannt sind:</b> T, U" in shown
    rows = offer_view.table_rows([member("a", ("s",)), *left], {"v": "Kette V"})
    assert [(r["stage"], r["state"]) for r in rows][:2] == [("S", "besetzt"), ("S", "Lücke")]
    assert rows[0]["chain"] == "Kette V"


# -- the table of a profile ----------------------------------------------------------------------


def test_the_table_of_a_region_holds_the_comparison_with_the_country() -> None:
    row = {
        "section": "field", "item": "energie", "name": "Energie", "name_en": None, "number": 3,
        "of": 10, "share": 0.3, "funding_eur": None, "without_amount": None, "quotient": 1.7,
        "expected": 1.8, "verdict": "stronger", "sources": ["src-1"],
    }  # fmt: skip
    (told,) = make_up_view.table_rows([row], "Region")
    assert (told["expected"], told["quotient"], told["verdict"]) == (1.8, 1.7, "▲ häufiger")
