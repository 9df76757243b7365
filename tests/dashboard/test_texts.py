"""Texts: one pair for each key, every key used exists, every value of the model has its word."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import streamlit as st

import dashboard
from dashboard import formats
from dashboard.texts import all_texts, plural, t, word
from graph.model import MODEL
from graph.properties import ORGANISATION_KINDS
from queries.answers import Notice
from queries.profile import HIDDEN

FOLDER = Path(dashboard.__file__).parent
PLACE = re.compile(r"\{(\w+)\}")
# Values of the model and the group of words they are shown with.
GROUPS = {
    ("Organisation", "kind"): "organisation_kind",
    ("Cluster", "kind"): "cluster_kind",
    ("Project", "status"): "project_status",
    ("Programme", "level"): "programme_level",
    ("Region", "level"): "region_level",
    ("Stage", "tier"): "stage_tier",
    ("Source", "kind"): "source_kind",
    ("MEMBER_OF", "role"): "role",
    ("MANAGES", "role"): "role",
    ("TAKES_PART_IN", "role"): "role",
    ("TAKES_PART_IN", "tied_by"): "tied_by",
    ("IN_PROGRAMME", "status"): "programme_status",
    ("COOPERATES_WITH", "kind"): "cooperation",
    ("ACTIVE_AT", "basis"): "basis",
}


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "de"})


def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "en"})


def test_both_languages_and_the_same_values() -> None:
    for key, (de, en) in all_texts().items():
        assert de.strip() and en.strip(), key
        assert set(PLACE.findall(de)) == set(PLACE.findall(en)), key


def test_every_key_in_the_code_exists() -> None:
    missing = []
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                first = node.args[0]
                if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                    continue
                keys = {"t": [""], "plural": [".one", ".many"]}.get(node.func.id, [])
                missing += [first.value + k for k in keys if first.value + k not in all_texts()]
    assert missing == []


def test_every_value_of_the_model_has_a_word() -> None:
    found = set()
    for table in (*MODEL.nodes, *MODEL.relationships):
        name = getattr(table, "label", None) or getattr(table, "type", "")
        for declared in table.properties:
            if not declared.values:
                continue
            if declared.name == "confidence":
                group = "confidence"
            else:
                group = GROUPS[(name, declared.name)]
                found.add((name, declared.name))
            assert [v for v in declared.values if f"{group}.{v}" not in all_texts()] == []
    assert found == GROUPS.keys()


def test_every_label_tie_and_property_has_a_word() -> None:
    texts = all_texts()
    for node in MODEL.nodes:
        assert f"label.{node.label}" in texts and f"labels.{node.label}" in texts
    for tie in MODEL.relationships:
        assert f"tie.{tie.type}" in texts and f"ties.{tie.type}" in texts


def test_word_keeps_what_it_does_not_know() -> None:
    assert word("organisation_kind", ORGANISATION_KINDS[0]) == "Unternehmen"
    assert word("organisation_kind", "brand_new") == "brand_new"
    assert word("organisation_kind", None) == ""


def test_numbers_and_dates_in_german() -> None:
    assert formats.number(1132) == "1.132"
    assert formats.number(0.5) == "0,5"
    assert formats.number(None) == ""
    assert formats.euro(13_000_000) == "13.000.000 €".replace(" ", "\N{NO-BREAK SPACE}")
    assert formats.day("2021-05-19") == "19.05.2021"
    assert formats.day("2021-05") == "05.2021"
    assert formats.day("2021") == "2021"
    assert formats.day("Herbst 2021") == "Herbst 2021"
    assert formats.day(None) == ""
    assert formats.period("2019", "2022") == "2019 – 2022"
    assert formats.period("2019", None) == "seit 2019"
    assert formats.period(None, "2022-01") == "bis 01.2022"
    assert formats.period(None, None) == ""
    assert plural("table.rows", 1) == "eine Zeile"
    assert plural("table.rows", 1200) == "1.200 Zeilen"


def test_numbers_and_dates_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    english(monkeypatch)
    assert formats.number(1132) == "1,132"
    assert formats.day("2021-05-19") == "19 May 2021"
    assert formats.period("2019", None) == "since 2019"
    assert t("page.explore") == "Explore"


def test_a_date_that_is_none_stays_as_it_is() -> None:
    assert formats.day("2021-13-45") == "2021-13-45"
    assert formats.moment("yesterday") == "yesterday"


def test_every_property_that_a_profile_shows_has_its_words() -> None:
    names = {p.name for node in MODEL.nodes for p in node.content} - HIDDEN
    # A text in both languages has one word: only one of them is shown.
    shown = {n for n in names if n.removesuffix("_en") == n or n.removesuffix("_en") not in names}
    assert [name for name in sorted(shown) if f"fact.{name}" not in all_texts()] == []


def test_a_sentence_has_one_full_stop() -> None:
    # made up: a name that ends with a full stop of its own
    names = "Muster e.V."
    assert t("untied.way", n=4, names=names) == "Heute sind es 4 Schritte, über Muster e.V."
    assert Notice(f"Schon Mitglied: {names}.", "A member.").de == "Schon Mitglied: Muster e.V."
