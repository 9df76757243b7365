"""What has come of a partnership."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Store
from queries.answers import Row, Scored, Tables
from queries.catalogue import ask
from queries.lineage import score
from tests.queries.shuffling import assert_same_under_shuffling

ESW = "cluster-elektromobilitaet-sued-west"


def lineage(store: Store, node: str, other: str | None = None) -> list[Row]:
    return ask(store, "lineage", {"id": node, "other": other}).rows


# -- the curated network -----------------------------------------------------------------------


def test_esw_and_cara_from_the_partnership_to_the_follow_ups(loaded: Store) -> None:
    # needs.md, no. 42. cluster_links.csv: network_partner since 2017; projects.csv: allfratech
    # 2017–2021, emcc and innotherms 2019–2021 "(Teil von AllFraTech)"; events.csv: kick-off 2017
    # and Battery Show 2023. cluster_links.csv says joint_project AllFraTech again: no own step.
    found = lineage(loaded, ESW, "cara")
    assert [(r["step"], r["kind"], r["id"], (r["since"] or "")[:4], (r["until"] or "")[:4])
            for r in found] == [
        (1, "network_partners", None, "2017", ""),
        (2, "joint_projects", "allfratech", "2017", "2021"),
        (3, "joint_events", "allfratech-kickoff", "2017", "2017"),
        (4, "joint_projects", "emcc", "2019", "2021"),
        (5, "joint_projects", "innotherms", "2019", "2021"),
        (6, "joint_events", "battery-show-europe-2023", "2023", "2023"),
    ]  # fmt: skip
    allfratech = {"id": "allfratech", "name": "AllFraTech", "basis": "source"}
    assert [r["follows"] for r in found if r["id"] in ("emcc", "innotherms")] == [[allfratech]] * 2
    assert "src-e917807e73" in found[1]["sources"]
    assert {p["id"] for r in found for p in r["partners"]} == {"cara", ESW}


def test_a_project_tells_the_same_story(loaded: Store) -> None:
    assert lineage(loaded, "emcc") == lineage(loaded, ESW, "cara")


def test_a_joint_project_in_words_only_is_a_step(loaded: Store) -> None:
    # cluster_links.csv: dsp-valley-be,silicon-saxony,joint_project,"Silicon Europe (7. EU-…)",2012;
    # projects.csv has no project of both
    (row,) = lineage(loaded, "silicon-saxony", "dsp-valley-be")
    assert (row["kind"], row["id"], row["since"]) == ("joint_projects", None, "2012")
    assert row["what"].startswith("Silicon Europe") and row["follows"] == []


def test_successors_and_predecessors(loaded: Store) -> None:
    # cluster_links.csv: composites-united,cfk-valley and carbon-composites,successor_of, 2019
    found = [r for r in lineage(loaded, "cfk-valley") if r["kind"] == "successor_of"]
    assert {(r["id"], r["follows"][0]["id"], r["since"]) for r in found} == {
        ("composites-united", "cfk-valley", "2019-02-28"),
        ("composites-united", "carbon-composites", "2019-01-01"),
    }


def test_an_initiative_stands_in_each_of_its_partnerships(loaded: Store) -> None:
    found = lineage(loaded, ESW)
    assert all(ESW in {p["id"] for p in r["partners"]} for r in found)
    assert len({str(r["partners"]) for r in found}) > 3
    for row in found:
        assert row["sources"]


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    for node in (ESW, "composites-united", "emcc"):
        assert_same_under_shuffling(loaded_embedded, "lineage", {"id": node})


def test_nothing_known_says_so(loaded: Store) -> None:
    # projects.csv: adapp belongs to one initiative only
    answer = ask(loaded, "lineage", {"id": "adapp"})
    assert answer.rows == []
    assert "nicht, dass es nichts gibt" in answer.notices[0].de


# -- by hand: made-up projects ---------------------------------------------------------------------


def project(node: str, since: str | None, until: str | None, **more: Any) -> Row:
    clusters = [
        {"id": c, "name": c, "sources": [f"src-{node}"], "confidence": "high"} for c in ("a", "b")
    ]
    return {
        "id": node, "name": node.upper(), "title": None, "note": None, "since": since,
        "until": until, "clusters": clusters, **more,
    }  # fmt: skip


def answer(*projects: Row, **more: list[Row]) -> Scored:
    tables: Tables = {
        "own": [{"id": "a", "label": "Cluster"}], "projects": list(projects), "events": [],
        "published": [], "successions": [], **more,
    }  # fmt: skip
    return score(tables, {"id": "a", "other": None})


def follows(*projects: Row) -> dict[str, list[tuple[str, str]]]:
    return {
        row["id"]: [(f["id"], f["basis"]) for f in row["follows"]] for row in answer(*projects).rows
    }


def test_a_row_of_projects_is_a_row() -> None:
    assert follows(
        project("p1", "2010", "2012"), project("p2", "2013", "2015"), project("p3", "2016", None)
    ) == {"p1": [], "p2": [("p1", "inferred")], "p3": [("p2", "inferred")]}


def test_what_runs_at_the_same_time_does_not_follow() -> None:
    assert follows(project("p1", "2010", "2014"), project("p2", "2013", "2015")) == {
        "p1": [],
        "p2": [],
    }


@pytest.mark.parametrize(("since", "until"), [(None, None), ("2012", None), (None, "2020")])
def test_unknown_dates_make_no_follow_up(since: str | None, until: str | None) -> None:
    found = follows(project("p1", "2010", None), project("p2", since, until))
    assert found == {"p1": [], "p2": []}


def test_a_source_that_names_the_earlier_one_goes_before_the_dates() -> None:
    later = project("p2", "2012", None, note="baut auf P1 auf")
    assert follows(project("p1", "2010", "2014"), later)["p2"] == [("p1", "source")]
    # Named by the earlier one it is no follow-up of the later one.
    early = project("p1", "2010", "2014", note="Vorläufer von P2")
    assert follows(early, project("p2", "2012", None)) == {"p1": [], "p2": []}


def test_an_unknown_begin_comes_last() -> None:
    found = answer(project("p1", None, None), project("p2", "2012", None)).rows
    assert [row["id"] for row in found] == ["p2", "p1"]
