"""The rules as columns, run by splink: by hand on DuckDB, and the same on Spark."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bench.hand_made import PRACTICE, read
from ingest.identity.reasons import rules
from ingest.identity.record import OrganisationRecord
from ingest.identity.scale import compared, duckdb_engine, main, rows, spark_engine
from tests.conftest import skip_or_fail

Found = dict[tuple[str, str], float]


def needs(*packages: str) -> None:
    """Skip loudly, or fail in CI, where a package is missing."""
    missing = [p for p in packages if importlib.util.find_spec(p) is None]
    extra = "spark" if "pyspark" in missing else "scale"
    if missing:
        skip_or_fail(f"{', '.join(missing)} missing: pip install '.[{extra}]'")


def pairs(table: pa.Table, engine: Any) -> Found:
    found = {}
    for line in compared(table, engine).as_record_list():
        ids = sorted((line["unique_id_l"], line["unique_id_r"]))
        found[ids[0], ids[1]] = float(line["match_probability"])
    return found


@pytest.fixture(scope="module")
def names() -> pa.Table:
    """The names of half of the hand-made pairs."""
    known, labelled = read()
    used = sorted({i for p in labelled if p.part == PRACTICE for i in p.pair})
    return rows(OrganisationRecord(str(i), known[i].name, city=known[i].place) for i in used)


@pytest.fixture
def spark(tmp_path: Path) -> Iterator[Any]:
    needs("splink", "duckdb", "pyspark")
    if shutil.which("java") is None:
        skip_or_fail("java missing: Spark needs a JDK 17")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        # One part and no second planning: for so few rows all else is waiting.
        .config("spark.default.parallelism", "1")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(tmp_path / "warehouse"))
        .getOrCreate()
    )
    yield session
    session.stop()


def score(*codes: str) -> float:
    """By hand: every point doubles the odds, which start even."""
    return 1 / (1 + 2 ** -sum(rules().reasons[code].points for code in codes))


def test_scores_are_the_points_of_the_rules() -> None:
    needs("splink", "duckdb")
    table = rows(
        [
            OrganisationRecord("a", "Silltronik Werke GmbH", city="Dresden", country="DE"),
            OrganisationRecord("b", "SILLTRONIK WERKE GMBH", city="Dresden", country="DE"),
            OrganisationRecord("c", "Silltronic Werke GmbH", city="Dresden", country="DE"),
            OrganisationRecord("d", "Silltronik Werke AG", city="Leipzig", country="DE"),
        ]
    )
    found = pairs(table, duckdb_engine())
    assert found["a", "b"] == pytest.approx(score("same_name", "same_place", "same_legal_form"))
    assert found["a", "c"] == pytest.approx(
        score("same_words", "typing_error", "same_place", "same_legal_form")
    )
    assert found["a", "d"] == pytest.approx(score("same_name", "other_place", "other_legal_form"))


def test_unknown_says_nothing_and_a_strong_id_says_all() -> None:
    needs("splink", "duckdb")
    table = rows(
        [
            OrganisationRecord("a", "Silltronik Werke", city="Dresden", vat="DE 1"),
            OrganisationRecord("b", "Silltronik Werke", vat="de1"),
            OrganisationRecord("c", "Silltronik Werke", vat="DE2"),
        ]
    )
    found = pairs(table, duckdb_engine())
    assert found["a", "b"] == pytest.approx(score("same_name", "same_id"))
    assert found["a", "c"] == pytest.approx(score("same_name", "other_id"))


def test_a_withheld_name_has_no_row() -> None:
    withheld = "Keine Anzeige aufgrund datenschutzrechtlicher Regelungen."
    table = rows([OrganisationRecord("a", withheld), OrganisationRecord("b", "Solar")])
    assert table.column("unique_id").to_pylist() == ["b"]


def test_spark_finds_what_duckdb_finds(names: pa.Table, spark: Any, tmp_path: Path) -> None:
    here = pairs(names, duckdb_engine())
    there = pairs(names, spark_engine(spark, str(tmp_path / "checkpoints")))
    assert len(here) > 200
    assert sum(here.values()) > 50
    assert here.keys() == there.keys()
    assert sum(there.values()) == pytest.approx(sum(here.values()), rel=1e-9)


def test_the_command_writes_the_pairs_of_a_file(tmp_path: Path) -> None:
    needs("splink", "duckdb")
    source, prepared, target = (tmp_path / n for n in ("o.csv", "rows.parquet", "pairs.parquet"))
    source.write_text("id,name,city,note\na,Silltronik GmbH,Jena,x\nb,SILLTRONIK GMBH,Jena,\n")
    assert main(["prepare", str(source), str(prepared)]) == 0
    assert main(["duckdb", str(prepared), str(target)]) == 0
    found = pq.read_table(target).to_pylist()
    assert [(line["unique_id_l"], line["unique_id_r"]) for line in found] == [("a", "b")]
