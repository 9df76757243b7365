"""Alliances that titles of grants name, tied to the curated clusters."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from graph.frames import Frames
from ingest.alliances import AllianceMention, tie_alliances
from ingest.inputs import Inputs
from ingest.sources.curated.source import read as read_curated
from ingest.sources.foerderkatalog.titles import alliance
from tests.ingest.sources.made_up_grants import grant, reading

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def curated() -> Frames:
    return read_curated(Inputs((DATA,))).frames


# Titles and numbers as data sources and the curated set quote them from real grants; the last
# ones are made up after them.
TITLES = [
    ("WIR! - MR4B - Handbuch2AR, TP2", "03WIR6909B", ("wir", "MR4B"), ""),
    ("WIR! - region 4.0 - Verbundvorhaben Uckerbots, TP5", "03WIR0813E",
     ("wir", "region 4.0"), "region-4-0"),
    ("RUBIN - news-polygraph - Verbundvorhaben: MOVERA, TP3", "03RU2U151C",
     ("rubin", "news-polygraph"), ""),
    ("OTC Rostock: Meer (OTC-SMOC) - C", "03ZU1107IC",
     ("clusters4future", "OTC Rostock"), "otc-rostock"),
    ("WIR!-Gipsrecycling als Chance für den Südharz – Rückführung sulfathaltiger Stoffströme",
     "03WIR0306", ("wir", "Gipsrecycling als Chance für den Südharz"), "gipsrecycling-suedharz"),
    ("Verbundvorhaben: WIR!- Plant³ - Moor, TP1", "03WIR0901A", ("wir", "Plant³"), "plant3"),
    ("T!Raum - greenCHEM - Lösung, TP2", "03TR03L01A", ("t-raum", "greenCHEM"), "greenchem"),
    ("RUBIN - ISC - Carbon", "03RU1U051A", ("rubin", "ISC"), "rubin-isc"),
    ("Zwanzig20 - C³ - Verbundvorhaben: Beton, TP1", "03ZZ0301A", ("zwanzig20", "C³"),
     "c3-carbon-concrete"),
    # Only the number tells the programme; REGION.innovativ has no alliances.
    ("Verbundvorhaben: Erdachtes", "03WIR1234A", ("wir", ""), None),
    ("REGION.innovativ - Erdachtes", "03RI0001A", ("region-innovativ", ""), None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "number", "named", "cluster"), TITLES)
def test_an_alliance_is_named_and_found(
    title: str, number: str, named: tuple[str, str], cluster: str | None, curated: Frames
) -> None:
    assert alliance(title, number) == named
    ties = tie_alliances([AllianceMention("fkz-1", *named, number, "src-x")], curated)
    assert list(ties.frames["Project-FUNDED_UNDER-Programme"]["end_id"]) == [named[0]]
    found = ties.frames.get("Project-BELONGS_TO-Cluster")
    if cluster:
        assert found is not None
        assert list(found["end_id"]) == [cluster]
        assert list(found["sources"]) == [["src-x"]]
        assert list(found["confidence"]) == ["medium"]
    else:
        assert found is None
    assert len(ties.unresolved) == (cluster == "")


@pytest.mark.parametrize(
    ("title", "number"),
    [("RUBIN - Uhren mit Rubidium", "13N16308"), ("Wir lernen", "01AB1234"),
     ("Zukunftscluster - Studie", "01AB1234"), ("Erdachtes", "03XP0528D")],
)  # fmt: skip
def test_other_titles_name_no_alliance(title: str, number: str) -> None:
    assert alliance(title, number) is None


def test_what_is_not_known_is_listed_and_never_guessed(curated: Frames) -> None:
    mentions = [AllianceMention(f"fkz-{i}", "wir", "Erdachtes Tal", f"03WIR99{i}", "src-x")
                for i in (2, 1)]  # fmt: skip
    # A known cluster of another programme is not meant, however it is called.
    mentions.append(AllianceMention("fkz-3", "wir", "greenCHEM", "03WIR9903A", "src-x"))
    ties = tie_alliances(mentions, curated)
    assert "Project-BELONGS_TO-Cluster" not in ties.frames
    assert ties.unresolved == [
        "alliance 'Erdachtes Tal' of wir is not known as a cluster: 2 grants, such as 03WIR991, "
        "are tied to the programme only",
        "alliance 'greenCHEM' of wir is not known as a cluster: 1 grants, such as 03WIR9903A, "
        "are tied to the programme only",
    ]


def test_a_name_of_two_clusters_ties_neither() -> None:
    clusters = {"id": ["a", "b"], "name": ["Tal – eins", "Tal – zwei"], "short_name": None,
                "legal_name": None, "former_names": None}  # fmt: skip
    frames = {"Cluster": pd.DataFrame(clusters, dtype=object),
              "Programme": pd.DataFrame({"id": ["wir"]}, dtype=object)}  # fmt: skip
    found = tie_alliances([AllianceMention("p", "wir", "Tal", "1", "s")], frames)
    assert "Project-BELONGS_TO-Cluster" not in found.frames
    sure = tie_alliances([AllianceMention("p", "wir", "Tal – zwei", "1", "s")], frames)
    assert list(sure.frames["Project-BELONGS_TO-Cluster"]["end_id"]) == ["b"]


def test_every_known_alliance_is_found_by_the_name_of_its_titles(curated: Frames) -> None:
    """Short name, or the name up to its dash, of all 94 that the curated set has."""
    inside = curated["Cluster-IN_PROGRAMME-Programme"]
    kept = inside[inside["end_id"].isin(["wir", "rubin", "clusters4future", "t-raum", "zwanzig20"])]
    names = curated["Cluster"].set_index("id")
    mentions = []
    for cluster, programme in kept[["start_id", "end_id"]].itertuples(index=False, name=None):
        row = names.loc[cluster]
        name = row["short_name"] or row["name"].partition(" – ")[0]
        mentions.append(AllianceMention(f"fkz-{cluster}", programme, name, "1", "src-x"))
    ties = tie_alliances(mentions, curated)
    found = ties.frames["Project-BELONGS_TO-Cluster"]
    assert ties.unresolved == []
    assert len(mentions) > 90
    assert all(start == f"fkz-{end}" for start, end in zip(found["start_id"], found["end_id"],
                                                           strict=True))  # fmt: skip


def test_a_reading_tells_the_alliances_of_its_grants(tmp_path: Path) -> None:
    read = reading(
        tmp_path,
        grant("03WIR0813D", "Erste GmbH", "WIR! - region 4.0 - Uckerbots, TP4", project="Ucker"),
        grant("03WIR0813E", "Zweite GmbH", "WIR! - region 4.0 - Uckerbots, TP5", project="Ucker"),
    )
    assert read.alliances == [
        AllianceMention("fkz-03WIR0813", "wir", "region 4.0", number, "src-foerderkatalog")
        for number in ("03WIR0813D", "03WIR0813E")
    ]
