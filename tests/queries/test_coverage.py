"""coverage: known initiatives beside the stated number."""

from __future__ import annotations

from typing import Any

import pytest

from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.coverage import early_notice, early_only, score, stated_figure


@pytest.fixture
def programmes(loaded: Store) -> dict[str, Row]:
    return {row["programme"]: row for row in ask(loaded, "coverage").rows}


def test_the_latest_dated_figure_counts_and_all_are_listed(programmes: dict[str, Row]) -> None:
    row = programmes["go-cluster"]
    # figures.csv: 77 and 72 without date, 87 of 2019; cluster_programmes.csv: 66 admitted, 1 ended
    assert (row["known"], row["stated"], row["stated_as_of"]) == (67, 87, "2019")
    assert row["share"] == round(67 / 87, 3)
    assert sorted(f["value"] for f in row["figures"]) == [72, 77, 87]
    assert row["figure_sources"] == ["src-4dd04e8c68"]
    assert row["status"] == {"admitted": 66, "ended": 1}


def test_the_concept_phase_does_not_count(programmes: dict[str, Row]) -> None:
    row = programmes["wir"]  # cluster_programmes.csv: 22 implementation, 15 ended, 12 concept
    assert (row["known"], row["stated"], row["status"]["concept"]) == (37, 44, 12)
    assert (row["concept_only"], row["finalist_only"]) == (12, 0)
    # cluster_programmes.csv: four of rubin; six finalists of clusters4future
    assert programmes["rubin"]["concept_only"] == 4
    assert programmes["clusters4future"]["finalist_only"] == 6
    assert sum(r["concept_only"] for r in programmes.values()) == 16


def test_what_is_not_counted_is_told(loaded: Store) -> None:
    told = ask(loaded, "coverage").notices[-1]
    assert "16 nur in der Konzeptphase, 6 nur in der Endrunde" in told.de
    assert "16 in the concept phase only, 6 finalists only" in told.en


def test_who_was_admitted_later_is_no_concept_only() -> None:
    rows = [("a", "concept"), ("a", "ended"), ("b", "finalist"), ("b", "concept"), ("c", "unknown")]
    found = early_only([{"cluster": c, "status": s} for c, s in rows], "cluster")
    assert found == {"concept": 1, "finalist": 0}
    assert early_notice({"concept": 0, "finalist": 0}) == []


def test_other_stated_numbers(programmes: dict[str, Row]) -> None:
    assert (programmes["t-raum"]["known"], programmes["t-raum"]["stated"]) == (7, 12)
    # figures.csv: 25 and 26, both 2025: the larger one
    row = programmes["transformationsnetzwerke"]
    assert (row["known"], row["stated"], len(row["figures"])) == (24, 26, 2)


@pytest.mark.parametrize(
    "programme",
    [
        "rubin",  # figures.csv: only rounds 1 and 3
        "ecei-gold",  # 19 signatories and 6,300 firms are no label holders
        "innovation-strukturwandel",  # 61 alliances of two other programmes
        "spitzencluster",  # no figure
    ],
)
def test_no_figure_of_the_whole_programme_is_not_known(
    programmes: dict[str, Row], programme: str
) -> None:
    row = programmes[programme]
    assert row["stated"] is None
    assert row["share"] is None
    assert row["figure_sources"] == []


def test_every_programme_has_one_row(loaded: Store, programmes: dict[str, Row]) -> None:
    assert sorted(programmes) == [r["id"] for r in ask(loaded, "programmes").rows]


def test_unconfirmed_admissions_are_told_apart() -> None:
    """Made up: of three initiatives one is admitted by an unconfirmed row only."""
    admission = {"programme": "p", "status": "admitted", "since": None, "until": None,
                 "sources": ["s"]}  # fmt: skip
    tables: Tables = {
        "programmes": [{"programme": "p", "sources": ["s"], "confidence": "high"}],
        "admissions": [
            {**admission, "cluster": cluster, "confidence": confidence}
            for cluster, confidence in (("a", "low"), ("b", "high"), ("b", "low"), ("c", "medium"))
        ],
        "figures": [],
    }
    found = score(tables, {"as_of": None})
    row = found.rows[0]
    assert (row["known"], row["unconfirmed"], row["confidence"]) == (3, 1, "low")
    assert "1 der gezählten Aufnahmen ist unbestätigt" in found.notices[0].de


def test_nothing_is_unconfirmed_without_the_unverified_rows(loaded: Store) -> None:
    answer = ask(loaded, "coverage")
    assert not any(row["unconfirmed"] for row in answer.rows)
    assert not any("unbestätigt" in n.de for n in answer.notices)


def figure(node: str, value: float, as_of: str | None, **more: Any) -> Row:
    return {"id": node, "value": value, "as_of": as_of, "unit": "Cluster", "metric": "m", **more}


def test_the_rule_without_a_store() -> None:
    old, new, undated = figure("a", 9, "2019"), figure("b", 5, "2021-03"), figure("c", 99, None)
    assert stated_figure([old, undated, new]) == new
    assert stated_figure([undated]) == undated
    assert stated_figure([figure("a", 5, "2021"), figure("b", 6, "2021")])["id"] == "b"  # type: ignore[index]
    assert stated_figure([figure("a", 5, "2021", unit="Unternehmen")]) is None
    assert stated_figure([]) is None
