"""The profile of a thing as HTML: numbers of members and of admissions."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from dashboard import asking, profile_view


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"lang": "de"})
    monkeypatch.setattr(st, "query_params", {})
    monkeypatch.setattr(asking, "source", lambda i: {"id": i})


def core(label: str, fact: str, value: str) -> dict[str, Any]:
    return {"section": "core", "label": label, "fact": fact, "value": value, "value_en": None,
            "role": None, "sources": ["s"], "confidence": "high"}  # fmt: skip


def tie(label: str, section: str, fact: str, other: str, role: str) -> dict[str, Any]:
    return {
        "section": section, "label": label, "fact": fact, "value": None, "value_en": None,
        "role": role, "other_id": other, "other_name": other, "other_name_en": None,
        "other_kind": None,
        "other_label": "Cluster" if label == "Programme" else "Organisation", "since": None,
        "until": None, "as_of": None, "funding_eur": None, "note": None, "direction": "in",
        "sources": ["s"], "confidence": "high",
    }  # fmt: skip


def test_the_manager_is_shown_and_not_counted() -> None:
    rows = [
        core("Cluster", "member_count", "160"),
        tie("Cluster", "management", "MANAGES", "office", "manages"),
        tie("Cluster", "membership", "MEMBER_OF", "firm", "member"),
    ]
    shown = profile_view.profile(rows, 1)
    assert "office" in shown
    assert "1 hier bekannt, 160 nennt die Initiative selbst" in shown
    alone = profile_view.profile(rows[:2], 0)
    assert "Kein Mitglied bekannt" in alone


def test_a_lead_alone_is_a_known_member() -> None:
    rows = [
        core("Cluster", "name", "Bündnis"),
        tie("Cluster", "management", "MANAGES", "lead", "lead"),
    ]
    shown = profile_view.profile(rows, 1)
    assert "nur, wer das Bündnis führt" in shown
    assert "Kein Mitglied bekannt" not in shown


def test_the_concept_phase_is_told_beside_the_initiatives() -> None:
    # as in cluster_programmes.csv: wir has 12 of 49 in the concept phase only
    states = ["concept"] * 12 + ["implementation"] * 22 + ["ended"] * 15
    rows = [core("Programme", "name", "WIR!")] + [
        tie("Programme", "programme", "IN_PROGRAMME", f"c{i}", state)
        for i, state in enumerate(states)
    ]
    shown = profile_view.profile(rows)
    assert "(49)" in shown
    assert "37 aufgenommen; nicht als aufgenommen gezählt: Konzeptphase: 12" in shown
    assert "nicht als aufgenommen" not in profile_view.profile([rows[0], *rows[13:]])


def test_the_members_are_headed_by_their_true_number() -> None:
    # One firm in two roles: two members, three ties, and the office beside them is no member.
    rows = [
        core("Cluster", "name", "Netz"),
        tie("Cluster", "membership", "MEMBER_OF", "office", "partner"),
        tie("Cluster", "membership", "MEMBER_OF", "firm", "member"),
        tie("Cluster", "membership", "MEMBER_OF", "firm", "board"),
    ]
    shown = profile_view.profile(rows, 2)
    assert "Mitglieder und Partner (2 bekannte Mitglieder, 3 Verbindungen)</h4>" in shown
    assert "Mitglieder und Partner (3)</h4>" in profile_view.profile(rows, 3)
    assert "(1 bekanntes Mitglied, 3 Verbindungen)" in profile_view.profile(rows, 1)


def test_memberships_of_an_organisation_are_headed_by_the_initiatives() -> None:
    rows = [
        core("Organisation", "name", "Firma"),
        *(tie("Organisation", "membership", "MEMBER_OF", other, role)
          for other, role in (("a", "member"), ("a", "board"), ("b", "member"))),
    ]  # fmt: skip
    shown = profile_view.profile(rows)
    assert "Mitglied und Partner bei (2 Initiativen, 3 Verbindungen)</h4>" in shown
