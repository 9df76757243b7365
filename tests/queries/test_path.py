"""path: the shortest chain of real ties."""

from __future__ import annotations

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.catalogue import ask, question
from queries.path import shortest
from tests.queries.shuffling import tables_of


def test_two_members_of_one_cluster(loaded: Store) -> None:
    # memberships.csv comemso-gmbh and manz-ag: both members of cluster-elektromobilitaet-sued-west
    answer = ask(loaded, "path", {"from": "comemso-gmbh", "to": "manz-ag"})
    steps = [(r["step"], r["from_id"], r["tie"], r["direction"], r["to_id"]) for r in answer.rows]
    cluster = "cluster-elektromobilitaet-sued-west"
    assert steps == [
        (1, "comemso-gmbh", "MEMBER_OF", "out", cluster),
        (2, cluster, "MEMBER_OF", "in", "manz-ag"),
    ]
    assert all(r["sources"] == ["src-e917807e73"] for r in answer.rows)


def test_a_project_lends_its_years(loaded: Store) -> None:
    # participations.csv: both took part in bergisch-smart-mobility, projects.csv 2019-07 to 2021-12
    given = {"from": "stadt-remscheid", "to": "wsw-mobil-gmbh"}
    answer = ask(loaded, "path", given)
    assert [r["tie"] for r in answer.rows] == ["TAKES_PART_IN", "TAKES_PART_IN"]
    assert {(r["since"], r["until"]) for r in answer.rows} == {("2019-07", "2021-12")}


def test_of_equally_short_ones_the_first_by_id_and_their_number(loaded: Store) -> None:
    # participations.csv: bergische-universitaet-wuppertal and the BSW share bergisch-smart-mobility
    # and camo-nrw, memberships.csv may add initiatives
    body = "bergische-struktur-und-wirtschaftsfoerderungsgesellschaft-mbh"
    answer = ask(loaded, "path", {"from": "bergische-universitaet-wuppertal", "to": body})
    assert len(answer.rows) == 2
    assert answer.rows[0]["to_id"] <= "bergisch-smart-mobility"
    assert "gleich kurz" in answer.notices[0].de


def test_the_way_back_is_as_long(loaded: Store) -> None:
    ends = ("e-mobil-bw-gmbh", "3d-microprint-gmbh")
    there = ask(loaded, "path", {"from": ends[0], "to": ends[1]}).rows
    back = ask(loaded, "path", {"from": ends[1], "to": ends[0]}).rows
    assert len(there) == len(back) == 6
    stops = [there[0]["from_id"], *(r["to_id"] for r in there)]
    assert stops[0] == ends[0]
    assert stops[-1] == ends[1]
    assert [r["from_id"] for r in there] == stops[:-1]


def test_no_chain_within_the_steps_is_said(loaded: Store) -> None:
    given = {"from": "e-mobil-bw-gmbh", "to": "3d-microprint-gmbh", "max_length": 5}
    answer = ask(loaded, "path", given)
    assert answer.rows == []
    assert "höchstens 5 Schritten" in answer.notices[0].de


def test_the_same_organisation_twice(loaded: Store) -> None:
    answer = ask(loaded, "path", {"from": "manz-ag", "to": "manz-ag"})
    assert answer.rows == []
    assert "dieselbe" in answer.notices[0].de


# -- on a day --------------------------------------------------------------------------------------


def test_a_project_joins_while_it_runs(loaded: Store) -> None:
    # participations.csv: both in bergisch-smart-mobility; projects.csv: 2019-07 to 2021-12
    given = {"from": "stadt-remscheid", "to": "wsw-mobil-gmbh"}
    then = ask(loaded, "path", {**given, "as_of": "2020-06-30"})
    assert [(r["tie"], r["to_id"]) for r in then.rows] == [
        ("TAKES_PART_IN", "bergisch-smart-mobility"), ("TAKES_PART_IN", "wsw-mobil-gmbh"),
    ]  # fmt: skip
    assert then.rows == ask(loaded, "path", given).rows
    assert "ohne Datum" in then.notices[-1].de
    for day in ("2019-06", "2022"):
        answer = ask(loaded, "path", {**given, "as_of": day})
        assert answer.rows == []
        assert "Das heißt nicht" in answer.notices[0].de


def test_a_wrong_date_is_refused(loaded_embedded: Store) -> None:
    given = {"from": "stadt-remscheid", "to": "wsw-mobil-gmbh", "as_of": "2020-13"}
    with pytest.raises(WrongUseError, match="in no calendar"):
        ask(loaded_embedded, "path", given)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("comemso-gmbh", "manz-ag"),
        ("stadt-remscheid", "wsw-mobil-gmbh"),
        ("e-mobil-bw-gmbh", "3d-microprint-gmbh"),
        ("bmw", "stadt-emden"),
        ("airbus", "universitaet-rostock"),
    ],
)
def test_over_all_ties_both_searches_find_the_same(
    loaded_embedded: Store, start: str, end: str
) -> None:
    given = {"from": start, "to": end}
    tables, _ = tables_of(loaded_embedded, "path", {**given, "as_of": "2020"})
    found = shortest(tables["ties"][::-1], ("Organisation", start), ("Organisation", end))
    expected, _ = tables_of(loaded_embedded, "path", given)
    assert found
    columns = (*question("path").header.column_names, "chains")
    assert [{c: r[c] for c in columns} for r in found] == [
        {c: r[c] for c in columns} for r in expected["steps"]
    ]
