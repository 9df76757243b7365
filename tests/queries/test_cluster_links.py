"""How initiatives are tied to each other."""

from __future__ import annotations

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.cluster_links import KINDS, score, strength
from tests.queries.shuffling import assert_same_under_shuffling

ESW = "cluster-elektromobilitaet-sued-west"


def pairs(store: Store, **params: str) -> dict[tuple[str, str], Row]:
    rows = ask(store, "cluster_links", params).rows
    return {(row["from_id"], row["to_id"]): row for row in rows}


# -- the curated network -----------------------------------------------------------------------


def test_the_lineage_of_esw_and_cara(loaded: Store) -> None:
    row = pairs(loaded, cluster=ESW)["cara", ESW]
    # projects.csv: allfratech, emcc, innotherms with clusters cara;ESW. cluster_links.csv:
    # cara,ESW,joint_project,AllFraTech says the first one again and does not count twice.
    assert row["joint_projects"] == 3
    # events.csv: allfratech-kickoff, battery-show-europe-2023
    assert row["joint_events"] == 2
    # cluster_links.csv: cara,ESW,network_partner,langjähriger Partner,2017
    assert row["network_partners"] == 1
    assert row["ties"] == 6
    assert row["kinds"] == ["joint_projects", "joint_events", "network_partners"]
    assert row["first_since"] == "2017"
    allfratech = next(f for f in row["facts"] if f["id"] == "allfratech")
    assert (allfratech["since"], allfratech["until"]) == ("2017", "2021")
    # 3 projects and 2 events of both alone, one partnership: 3·3 + 2·1 + 2
    assert row["strength"] == 13


def test_e_mobil_bw_manages_two_clusters(loaded: Store) -> None:
    row = pairs(loaded, cluster=ESW)["cluster-brennstoffzelle-bw", ESW]
    # memberships.csv: e-mobil-bw-gmbh manages both; cluster_links.csv says it again
    assert row["shared_management"] == 1
    assert row["shared_members"] == 0
    # projects.csv: h2rivers, hyfab
    assert row["joint_projects"] == 2


def test_a_part_keeps_its_direction(loaded: Store) -> None:
    # cluster_links.csv: medicalmountains,technologymountains,part_of,Säule Medizintechnik
    row = pairs(loaded, kind="part_of")["medicalmountains", "technologymountains"]
    fact = next(f for f in row["facts"] if f["kind"] == "part_of")
    assert (fact["start"], fact["end"]) == ("medicalmountains", "technologymountains")
    assert fact["what"] == "Säule Medizintechnik"


def test_successors(loaded: Store) -> None:
    found = pairs(loaded, kind="successor_of")
    assert len(found) == 7  # cluster_links.csv: rows of kind successor_of
    assert all("successor_of" in row["kinds"] for row in found.values())


def test_a_cluster_sees_the_same_as_the_whole(loaded_embedded: Store) -> None:
    everything, own = pairs(loaded_embedded), pairs(loaded_embedded, cluster=ESW)
    assert own == {pair: row for pair, row in everything.items() if ESW in pair}


def test_what_holds_for_every_pair(loaded: Store) -> None:
    rows = ask(loaded, "cluster_links").rows
    assert len({(r["from_id"], r["to_id"]) for r in rows}) == len(rows)
    for row in rows:
        assert row["from_id"] < row["to_id"]
        assert row["ties"] == len(row["facts"]) == sum(row[kind] for kind in KINDS)
        assert row["kinds"] == [kind for kind in KINDS if row[kind]]
        assert row["sources"] == sorted({s for f in row["facts"] for s in f["sources"]})
    strengths = [row["strength"] for row in rows]
    assert strengths == sorted(strengths, reverse=True)


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "cluster_links", {})


def test_nothing_found_comes_with_its_reason(loaded: Store) -> None:
    # cluster_links.csv has no agreement of plant3
    answer = ask(loaded, "cluster_links", {"cluster": "plant3", "kind": "agreements"})
    assert answer.rows == []
    assert "Das heißt nicht" in answer.notices[0].de


# -- on a day --------------------------------------------------------------------------------------


def test_what_stood_between_esw_and_cara_in_2020(loaded: Store) -> None:
    answer = ask(loaded, "cluster_links", {"cluster": ESW, "as_of": "2020-06-30"})
    row = next(r for r in answer.rows if r["from_id"] == "cara")
    # projects.csv: allfratech until 2021, emcc and innotherms from 2019; cluster_links.csv:
    # network_partner since 2017; events.csv: the events of both are of 2017 and 2023
    assert (row["joint_projects"], row["network_partners"], row["joint_events"]) == (3, 1, 0)
    assert "Stand 30.06.2020" in answer.notices[-1].de


def test_before_it_began_nothing_stood(loaded: Store) -> None:
    answer = ask(loaded, "cluster_links", {"cluster": ESW, "as_of": "2012"})
    # cluster_links.csv, projects.csv: nothing of both before 2017; the fuel cell cluster since 2013
    assert not {"cara", "cluster-brennstoffzelle-bw"} & {r["from_id"] for r in answer.rows}


def test_no_pair_of_a_day_is_unknown_to_the_whole(loaded_embedded: Store) -> None:
    whole = pairs(loaded_embedded)
    then = pairs(loaded_embedded, as_of="2021")
    assert 0 < len(then) < len(whole)
    for pair, row in then.items():
        assert row["ties"] <= whole[pair]["ties"]


def test_a_wrong_date_is_refused(loaded_embedded: Store) -> None:
    with pytest.raises(WrongUseError, match="is no date"):
        pairs(loaded_embedded, as_of="31.12.2020")


# -- by hand -----------------------------------------------------------------------------------


def tie(cluster: str, role: str = "member", since: str | None = None) -> Row:
    return {
        "cluster": cluster, "name": cluster.upper(), "role": role, "since": since, "until": None,
        "sources": [f"src-{cluster}"], "confidence": "high",
    }  # fmt: skip


def thing(node: str, *ties: Row) -> Row:
    return {"id": node, "name": f"Projekt {node}", "since": "2020", "until": None, "ties": ties}


def published(start: str, end: str, kind: str, what: str | None) -> Row:
    return {
        "start_id": start, "start_name": start.upper(), "end_id": end, "end_name": end.upper(),
        "type": "COOPERATES_WITH", "kind": kind, "what": what, "since": None, "until": None,
        "sources": ["src-p"], "confidence": "medium",
    }  # fmt: skip


def tables(**more: list[Row]) -> Tables:
    return {"members": [], "projects": [], "events": [], "published": [], **more}


def rows(
    found: Tables, cluster: str | None = None, kind: str | None = None, as_of: str | None = None
) -> list[Row]:
    return score(found, {"cluster": cluster, "kind": kind, "as_of": as_of}).rows


def test_what_many_share_counts_less_for_each_pair() -> None:
    found = rows(tables(members=[thing("o", tie("a"), tie("b"), tie("c"))]))
    assert [(r["from_id"], r["to_id"]) for r in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert {r["strength"] for r in found} == {0.5}  # 1 / (3 − 1)


def test_two_roles_in_one_initiative_are_one_tie() -> None:
    both = thing("o", tie("a"), tie("a", "board"), tie("b", since="2019"))
    (row,) = rows(tables(members=[both]))
    assert (row["shared_members"], row["ties"]) == (1, 1)
    assert row["facts"][0]["since"] is None  # of one side the start is not known


def test_the_tie_began_when_both_had_joined() -> None:
    (row,) = rows(tables(members=[thing("o", tie("a", since="2015"), tie("b", since="2019"))]))
    assert row["first_since"] == "2019"


def test_who_manages_one_and_belongs_to_the_other_is_a_shared_member() -> None:
    (row,) = rows(tables(members=[thing("o", tie("a", "manages"), tie("b"))]))
    assert (row["shared_members"], row["shared_management"]) == (1, 0)


@pytest.mark.parametrize(
    ("what", "number"), [("p", 1), ("Projekt P (EU)", 1), ("etwas anderes", 2), (None, 2)]
)
def test_a_published_tie_that_repeats_a_project_counts_once(what: str | None, number: int) -> None:
    found = tables(
        projects=[thing("p", tie("a"), tie("b"))],
        published=[published("b", "a", "joint_project", what)],
    )
    (row,) = rows(found)
    assert row["joint_projects"] == number
    assert "src-p" in row["sources"]


def test_only_the_pairs_and_kinds_asked_for() -> None:
    found = tables(
        members=[thing("o", tie("a"), tie("b"), tie("c"))],
        published=[published("a", "b", "agreement", "Vertrag")],
    )
    assert {(r["from_id"], r["to_id"]) for r in rows(found, "c")} == {("a", "c"), ("b", "c")}
    (row,) = rows(found, kind="agreements")
    assert (row["from_id"], row["to_id"], row["ties"]) == ("a", "b", 2)


def test_strength_is_the_weighted_sum() -> None:
    facts = [
        {"kind": "agreements", "participants": 2},
        {"kind": "shared_members", "participants": 5},
    ]
    assert strength(facts) == 3.25  # 3 / 1 + 1 / 4


def test_a_shared_member_of_a_day_had_joined_both() -> None:
    both = thing("o", tie("a", since="2015"), tie("b", since="2019"))
    found = tables(members=[both, thing("p", tie("a", since="2015"), tie("b"))])
    assert rows(found, as_of="2018") == []
    (row,) = rows(found, as_of="2019")
    assert (row["shared_members"], row["facts"][0]["id"]) == (1, "o")
    answer = score(found, {"cluster": None, "kind": None, "as_of": "2019"})
    assert "1 Beziehung ohne Datum" in answer.notices[-1].de
