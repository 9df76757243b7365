"""The data set that is shipped fits the model, row by row."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from graph.frames import digested, problems
from graph.model import MODEL
from graph.properties import MEMBER_ROLES
from graph.schema import Table
from ingest.accounting import Reading
from ingest.builder import UNCONFIRMED_SOURCE
from ingest.inputs import Inputs
from ingest.options import DEFAULT_DATA, RunOptions
from ingest.prepare import Prepared, prepare_run
from ingest.sources import SOURCES
from ingest.sources.curated.rows import TABLES, columns
from tests.ingest.network import read_table

README = (DEFAULT_DATA / "README.md").read_text(encoding="utf-8")
REFERENCE_REGIONS = {"src-geonames", "src-region-codes"}


def _rows_in(path: Path) -> int:
    """Data rows counted by the csv module alone."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


@pytest.fixture(scope="module")
def reading() -> Reading:
    return SOURCES["curated"].read(Inputs((DEFAULT_DATA,)))


@pytest.fixture(scope="module")
def plain(places_home: Path) -> Prepared:
    return prepare_run(RunOptions(), places_home)


@pytest.fixture(scope="module")
def unverified(places_home: Path) -> Prepared:
    return prepare_run(RunOptions(with_unverified=True), places_home)


@pytest.fixture(scope="module")
def places_home(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Path:
    home = tmp_path_factory.mktemp("home")
    (home / "cache").symlink_to(places)
    return home


def test_every_row_is_taken(reading: Reading) -> None:
    assert reading.account.quarantined == []
    assert dict(reading.account.ignored) == {}
    assert reading.account.taken == reading.account.rows_in
    assert reading.account.balanced


def test_rows_are_counted_as_the_csv_module_counts_them(reading: Reading) -> None:
    counted = {path.name: _rows_in(path) for path in DEFAULT_DATA.glob("*.csv")}
    assert dict(reading.account.files) == counted
    assert len(counted) == 18


# Tables whose rows become one fact each, and the tables of the model they stand in.
ONE_FACT_A_ROW = {
    "sources": ["Source"],
    "programmes": ["Programme"],
    "fields": ["Field"],
    "competences": ["Competence"],
    "value_chains": ["ValueChain"],
    "stages": ["Stage"],
    "organisations": ["Organisation"],
    "clusters": ["Cluster"],
    "cluster_programmes": ["Cluster-IN_PROGRAMME-Programme"],
    "memberships": ["Organisation-MEMBER_OF-Cluster", "Organisation-MANAGES-Cluster"],
    "projects": ["Project"],
    "participations": ["Organisation-TAKES_PART_IN-Project"],
    "cluster_links": [
        "Cluster-COOPERATES_WITH-Cluster", "Cluster-PART_OF-Cluster", "Cluster-SUCCESSOR_OF-Cluster"
    ],
    "stage_competences": ["Stage-NEEDS-Competence"],
    "stage_activities": ["Organisation-ACTIVE_AT-Stage"],
    "events": ["Event"],
    "figures": ["Figure"],
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_FACT_A_ROW)
def test_every_row_becomes_one_fact(name: str, reading: Reading) -> None:
    facts = sum(len(reading.frames[table]) for table in ONE_FACT_A_ROW[name])
    assert facts == _rows_in(DEFAULT_DATA / f"{name}.csv")


def test_memberships_keep_their_roles(reading: Reading) -> None:
    roles = Counter(row["role"] for row in read_table(DEFAULT_DATA, "memberships"))
    members = Counter(reading.frames["Organisation-MEMBER_OF-Cluster"]["role"])
    managers = Counter(reading.frames["Organisation-MANAGES-Cluster"]["role"])
    assert members == {role: roles[role] for role in MEMBER_ROLES if roles[role]}
    assert managers == {"manages": roles["manages"], "lead": roles["lead"]}


def _documented() -> dict[str, set[str]]:
    """Table -> columns as the README lists them, brackets taken off."""
    found = {}
    for name, text in re.findall(r"^\| (\w+)\.csv \| (.*) \|$", README, re.MULTILINE):
        bare = re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", text)
        found[name] = {c.strip() for c in re.split("[;:]", bare)[0].split(",")}
    return found


def test_the_readme_names_every_table_and_column() -> None:
    documented = _documented()
    assert set(documented) == set(TABLES)
    for name, row in TABLES.items():
        evidence = set() if name in ("sources", "judgements") else {"sources", "confidence"}
        assert documented[name] | evidence == set(columns(row)), name


def test_a_fact_without_a_source_does_not_exist(plain: Prepared) -> None:
    assert plain.frames is not None
    known = set(plain.frames["Source"]["id"])
    for table in MODEL:
        for sources in plain.frames[table.table]["sources"]:
            assert sources, table.table
            assert set(sources) <= known, table.table
    assert UNCONFIRMED_SOURCE not in known
    assert problems(MODEL, plain.frames) == []


def _by_key(prepared: Prepared, table: Table) -> dict[tuple[str, ...], list[object]]:
    assert prepared.frames is not None
    rows = digested(table, prepared.frames[table.table])
    return {tuple(row[: 3 if "-" in table.table else 1]): row for row in rows}


def test_unverified_rows_only_come_on_demand(plain: Prepared, unverified: Prepared) -> None:
    """unverified/organisations.csv has one row: universitaetsmedizin-rostock."""
    assert unverified.readings[0].account.quarantined == []
    table = MODEL.node("Organisation")
    assert ("universitaetsmedizin-rostock",) not in _by_key(plain, table)
    row = _by_key(unverified, table)["universitaetsmedizin-rostock",]
    assert row[table.columns.index("confidence")] == "low"
    assert row[table.columns.index("sources")] == [UNCONFIRMED_SOURCE]


def test_what_only_unverified_rows_say_has_low_confidence(
    plain: Prepared, unverified: Prepared
) -> None:
    """Regions are the exception: what a town is, the place list says."""
    come = 0
    for table in MODEL:
        before, after = _by_key(plain, table), _by_key(unverified, table)
        assert before.keys() <= after.keys()
        for key in after.keys() - before.keys():
            row = after[key]
            sources = row[table.columns.index("sources")]
            assert isinstance(sources, list)
            if not set(sources) <= REFERENCE_REGIONS:
                assert row[table.columns.index("confidence")] == "low", (table.table, key)
                come += 1
    rows = sum(_rows_in(path) for path in (DEFAULT_DATA / "unverified").glob("*.csv"))
    assert come >= rows > 0


def test_verified_facts_keep_their_confidence(plain: Prepared, unverified: Prepared) -> None:
    for table in MODEL:
        at = table.columns.index("confidence")
        before, after = _by_key(plain, table), _by_key(unverified, table)
        assert {k: r[at] for k, r in before.items()} == {k: after[k][at] for k in before}


def test_codes_stay_text(plain: Prepared) -> None:
    """AGS of Schleswig-Holstein is 01; rounds of cluster_programmes.csv are 1, 2, ..."""
    assert plain.frames is not None
    regions = plain.frames["Region"].set_index("id")
    assert regions.loc["ags-01", "ags"] == "01"
    assert regions.loc["ags-08", "nuts"] == "DE1"
    rounds = {row["round"] for row in read_table(DEFAULT_DATA, "cluster_programmes")} - {""}
    found = set(plain.frames["Cluster-IN_PROGRAMME-Programme"]["round"].dropna())
    assert found == rounds
    assert all(isinstance(value, str) for value in found)


# Persons, and what competitors must not tell each other (data protection, antitrust law).
FORBIDDEN = re.compile(
    r"person|contact|e?mail|phone|director|first_?name|last_?name|surname|birth|salutation|"
    r"price|customer|capacit|turnover|revenue|sales|profit|margin|cost|"
    r"preis|kunde|kapazit|umsatz|ansprech|vorname|nachname|telefon"
)


def test_the_model_has_no_place_for_what_is_forbidden() -> None:
    names = {p.name for n in MODEL.nodes for p in n.properties}
    names |= {p.name for r in MODEL.relationships for p in r.properties}
    names |= {column for row in TABLES.values() for column in columns(row)}
    assert [name for name in sorted(names) if FORBIDDEN.search(name)] == []
    assert FORBIDDEN.search("contact_person")
    assert FORBIDDEN.search("turnover_eur")
    assert not {"Person", "Customer", "Contact"} & {n.label for n in MODEL.nodes}


def _translated() -> list[tuple[str, str, str]]:
    """Columns in German with their column in English, by table."""
    found = []
    for name, row in TABLES.items():
        for english in (c for c in columns(row) if c.endswith("_en")):
            bare = english.removesuffix("_en")
            german = bare if bare in columns(row) else f"{bare}_de"
            found.append((name, german, english))
    return found


@pytest.mark.parametrize(("name", "german", "english"), _translated())
def test_every_text_for_readers_stands_in_both_languages(
    name: str, german: str, english: str
) -> None:
    for row in read_table(DEFAULT_DATA, name):
        de, en = row[german], row[english]
        assert bool(de) == bool(en), row["id"]
        assert re.findall(r"\d+", de) == re.findall(r"\d+", en), row["id"]
        assert de.endswith(".") == en.endswith("."), row["id"]
        assert not re.search(r"[äöüßÄÖÜ]|\b(und|oder|mit|für|aus|von|zum|der|das|nicht)\b", en), en


def test_every_competence_has_its_sentences_in_both_languages() -> None:
    # competences.csv: 113 rows
    rows = read_table(DEFAULT_DATA, "competences")
    assert len(rows) == 113
    for row in rows:
        told = [row[f"{what}_{lang}"] for what in ("plain", "example") for lang in ("de", "en")]
        assert all(told) and len(set(told)) == 4, row["id"]
