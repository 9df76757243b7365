"""New members without a further tie."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.newcomers import score
from tests.queries.shuffling import assert_same_under_shuffling


def test_founders_of_2019_without_a_project(loaded: Store) -> None:
    # memberships.csv: 15 founders of automotiveland-nrw since 2019-04. Six have another tie:
    # aptiv, bsw, bergische-universitaet, neue-effizienz and wsw-mobil in participations.csv,
    # bergische-ihk (and bsw) in another initiative.
    asked = {"cluster": "automotiveland-nrw", "since": "2019"}
    answer = ask(loaded, "newcomers", asked)
    assert sorted(row["id"] for row in answer.rows) == [
        "babtec", "coroplast", "iqz", "new-ag", "reuschlaw", "tkm", "tuenkers",
        "wkw-walter-klein-gmbh-co-kg", "yet",
    ]  # fmt: skip
    assert {row["since"] for row in answer.rows} == {"2019-04"}
    assert (
        ask(loaded, "newcomers", {"cluster": "automotiveland-nrw", "since": "2019-05"}).rows == []
    )


def test_without_a_date_the_last_twelve_months_count(loaded: Store) -> None:
    # memberships.csv: two board members of biolago since 2026, sources up to November 2026; the
    # partner of 2017 is too old
    answer = ask(loaded, "newcomers", {"cluster": "biolago"})
    assert [row["id"] for row in answer.rows] == [
        "hochschule-fuer-logopaedie-st-gallen", "medicalvalues-gmbh",
    ]  # fmt: skip
    assert any("nicht bekannt, seit wann sie dabei sind" in n.de for n in answer.notices)


def test_who_joined_later_is_not_there_at_an_earlier_date(loaded: Store) -> None:
    asked = {"cluster": "biolago", "since": "2016", "as_of": "2018"}
    # memberships.csv: internationale-bodensee-konferenz-ibk since 2017
    rows = ask(loaded, "newcomers", asked).rows
    assert [row["id"] for row in rows] == ["internationale-bodensee-konferenz-ibk"]


def test_a_date_of_another_form_is_refused(loaded_embedded: Store) -> None:
    with pytest.raises(WrongUseError, match="is no date"):
        ask(loaded_embedded, "newcomers", {"cluster": "biolago", "since": "neulich"})


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(
        loaded_embedded, "newcomers", {"cluster": "automotiveland-nrw", "since": "2019"}
    )


# -- by hand -----------------------------------------------------------------------------------


def member(node: str, since: str | None, until: str | None = None, via: str = "c") -> Row:
    return {
        "id": node, "name": node.upper(), "kind": "company", "via": via, "via_name": via.upper(),
        "role": "member", "since": since, "until": until, "sources": ["src-1"],
        "confidence": "high",
    }  # fmt: skip


def found(members: list[Row], elsewhere: list[Row], **more: Any) -> tuple[list[str], list[str]]:
    tables: Tables = {"today": [{"day": "2026-11-22"}], "members": members, "elsewhere": elsewhere}
    answer = score(tables, {"cluster": "c", "since": None, "as_of": None, **more})
    return [row["id"] for row in answer.rows], [n.de for n in answer.notices]


def test_undated_members_are_counted_apart() -> None:
    project = {"id": "b", "label": "Project", "other": "p", "since": None}
    members = [member("a", "2026"), member("b", None), member("d", None), member("e", "2010")]
    ids, told = found(members, [project])
    assert ids == ["a"]
    assert told == [
        "Von 4 bekannten Mitgliedern ist bei 2 nicht bekannt, seit wann sie dabei sind; 1 davon "
        "sind in keinem Projekt und keiner anderen Initiative bekannt. Sie können neu sein."
    ]


def test_the_first_begin_counts_and_an_end_ends_it() -> None:
    twice = [member("a", "2010"), member("a", "2026"), member("b", "2026", until="2026-03")]
    assert found(twice, [])[0] == []
    assert found([member("a", "2026", via="part")], [])[0] == ["a"]


def test_a_project_that_begins_later_is_no_tie_at_the_date() -> None:
    later = [{"id": "a", "label": "Project", "other": "p", "since": "2025"}]
    members = [member("a", "2020")]
    assert found(members, later, since="2019")[0] == []
    assert found(members, later, since="2019", as_of="2021")[0] == ["a"]


def test_a_cluster_without_known_members_says_so() -> None:
    ids, told = found([], [])
    assert ids == [] and told == ["Von diesem Cluster ist kein Mitglied bekannt."]
