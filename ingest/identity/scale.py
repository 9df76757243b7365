"""The rules of identity as columns, for more names than one process can compare.

Records become rows of plain texts (``rows``); what is compared and what it weighs is declared
once (``COMPARED``, with the points of ``rules.yml``; blocks are those of
``ingest.identity.blocking``) and handed to splink, which runs it on DuckDB on one machine or on
Spark on many. Nothing is learnt from the data, so both give the same pairs and the same scores:
``1 / (1 + 2^-points)``, as in ``ingest.identity.reasons``.

Only equality and Levenshtein distances are used: both engines have them built in. What
``ingest.identity.compare`` sees beyond that (acronyms, cut words, units of a body, forms that are
often converted) it sees alone: pairs found here are candidates for it.

splink, DuckDB and pyspark are the optional extras ``scale`` and ``spark``.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.identity.blocking import blocks
from ingest.identity.form import Form, form_of
from ingest.identity.reasons import rules
from ingest.identity.record import STRONG_IDS, OrganisationRecord

if TYPE_CHECKING:
    from pyspark.sql import SparkSession
    from splink import SettingsCreator
    from splink.internals.database_api import DatabaseAPI
    from splink.internals.splink_dataframe import SplinkDataFrame

TEXTS = ("name_key", "words", "town", "country", "legal_form", "domain", *STRONG_IDS)
SCHEMA = pa.schema(
    [("unique_id", pa.string()), *((text, pa.string()) for text in TEXTS),
     ("blocks", pa.list_(pa.int64()))]
)  # fmt: skip


@dataclass(frozen=True)
class Level:
    """One answer of a comparison: its condition in SQL, and the reasons whose points it brings."""

    condition: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """One comparison: ``column`` unknown on either side says nothing, else the first level that
    holds counts, and ``otherwise`` where none does."""

    column: str
    levels: tuple[Level, ...]
    otherwise: tuple[str, ...] = ()


def _equal(column: str, *reasons: str) -> Level:
    return Level(f"{column}_l = {column}_r", reasons)


def _letters(column: str, most: int, shortest: int, *reasons: str) -> Level:
    """At most so many letters apart, in texts of at least ``shortest`` letters."""
    distance = f"levenshtein({column}_l, {column}_r) <= {most}"
    return Level(
        f"{distance} AND length({column}_l) >= {shortest} AND length({column}_r) >= {shortest}",
        reasons,
    )


COMPARED = (
    Compared(
        "words",
        (
            _equal("name_key", "same_name"),
            _equal("words", "same_words"),
            _letters("words", 1, 8, "same_words", "typing_error"),
            _letters("words", 2, 16, "same_words", "typing_error", "typing_error"),
        ),
        ("nothing_shared",),
    ),
    Compared("town", (_equal("town", "same_place"),), ("other_place",)),
    Compared("country", (_equal("country"),), ("other_country",)),
    Compared("legal_form", (_equal("legal_form", "same_legal_form"),), ("other_legal_form",)),
    Compared("domain", (_equal("domain", "domain"),)),
    *(Compared(kind, (_equal(kind, "same_id"),), ("other_id",)) for kind in STRONG_IDS),
)


def rows(records: Iterable[OrganisationRecord]) -> pa.Table:
    """All records as one table of ``SCHEMA``, without those whose name is withheld.

    Unknown texts are null; ``blocks`` are the numbers of the blocks that a record is in.
    """
    forms = [form for record in records if not (form := form_of(record)).name.redacted]
    inside: list[list[int]] = [[] for _ in forms]
    for number, members in enumerate(blocks(forms).groups):
        for member in members:
            inside[member].append(number)
    lines = [{**_texts(form), "blocks": of} for form, of in zip(forms, inside, strict=True)]
    return pa.Table.from_pylist(lines, schema=SCHEMA)


def _texts(form: Form) -> dict[str, str | None]:
    given = {
        "unique_id": form.record.id,
        "name_key": form.name.key,
        "words": " ".join(sorted(form.name.tokens)),
        "town": " ".join(sorted(town.head for town in form.seat.towns)),
        "country": form.seat.country,
        "legal_form": form.legal_form,
        "domain": form.record.domain.casefold(),
        **dict(form.record.strong_ids()),
    }
    return {name: given.get(name) or None for name in ("unique_id", *TEXTS)}


# -- the same for both engines ---------------------------------------------------------------


def settings() -> SettingsCreator:
    """``COMPARED`` and the blocks in the words of splink."""
    import splink.comparison_library as library
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only",
        # Only the two ids and the score are wanted.
        retain_matching_columns=False,
        # Even odds before any reason: the score then is that of the points alone.
        probability_two_random_records_match=0.5,
        comparisons=[
            library.CustomComparison(list(_levels(compared)), output_column_name=compared.column)
            for compared in COMPARED
        ],
        blocking_rules_to_generate_predictions=[block_on("blocks", arrays_to_explode=["blocks"])],
    )


def _levels(compared: Compared) -> Iterator[Any]:
    from splink import comparison_level_library as library

    yield library.NullLevel(compared.column)
    for level in compared.levels:
        yield _weighed(library.CustomLevel(level.condition), level.reasons)
    yield _weighed(library.ElseLevel(), compared.otherwise)


def _weighed(level: Any, reasons: tuple[str, ...]) -> Any:
    """A level with the m and u whose quotient is 2 to the points of the reasons."""
    points = sum(rules().reasons[code].points for code in reasons)
    factor = 2.0 ** -abs(points)
    m, u = (0.5, 0.5 * factor) if points >= 0 else (0.5 * factor, 0.5)
    return level.configure(m_probability=m, u_probability=u)


def compared(table: Any, engine: DatabaseAPI[Any]) -> SplinkDataFrame:
    """Compare all pairs of rows that share a block.

    ``table`` is what ``rows`` gives, or anything with these columns that the engine can read. The
    result has ``unique_id_l``, ``unique_id_r`` and ``match_probability`` of every such pair.
    """
    from splink import Linker

    linker = Linker(engine.register(table), settings(), log_level="ERROR")
    return linker.inference.predict()


def duckdb_engine() -> DatabaseAPI[Any]:
    """DuckDB in the memory of this process."""
    from splink import DuckDBAPI

    return DuckDBAPI()


def spark_engine(session: SparkSession, checkpoints: str) -> DatabaseAPI[Any]:
    """Spark; ``checkpoints`` is a folder that all workers can write.

    ANSI mode is off, as splink's SQL expects. The functions of splink's jar are not used.
    """
    from splink.backends.spark import SparkAPI

    session.conf.set("spark.sql.ansi.enabled", "false")
    session.sparkContext.setCheckpointDir(checkpoints)
    return SparkAPI(spark_session=session, register_udfs_automatically=False)


# -- the command -----------------------------------------------------------------------------


def prepare(source: Path, target: Path) -> int:
    """Read organisations from a CSV file and write them as Parquet rows; returns how many.

    The columns are named as the fields of ``OrganisationRecord``; ``id`` and ``name`` must be
    there, others may be missing and columns of other names are passed over. Several aliases or
    Länder are divided by ``;``.
    """
    with source.open(encoding="utf-8", newline="") as file:
        table = rows(_record(line) for line in csv.DictReader(file))
    pq.write_table(table, target)
    return int(table.num_rows)


def _record(line: dict[str, str]) -> OrganisationRecord:
    known = {f.name for f in fields(OrganisationRecord)}
    given: dict[str, Any] = {k: v or "" for k, v in line.items() if k in known}
    for name in ("aliases", "states"):
        given[name] = tuple(filter(None, given.get(name, "").split(";")))
    return OrganisationRecord(**given)


def main(arguments: list[str] | None = None) -> int:
    """``python -m ingest.identity.scale``: see docs/scale.md."""
    wish = _parser().parse_args(arguments)
    if wish.step == "prepare":
        sys.stdout.write(f"{prepare(Path(wish.source), Path(wish.target))} rows\n")
    elif wish.step == "duckdb":
        compared(pq.read_table(wish.source), duckdb_engine()).to_parquet(wish.target)
    else:
        from pyspark.sql import SparkSession

        session = SparkSession.builder.appName("innonetz identity").getOrCreate()
        table = session.read.parquet(wish.source)
        compared(table, spark_engine(session, wish.checkpoints)).to_parquet(wish.target)
        session.stop()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest.identity.scale")
    steps = parser.add_subparsers(dest="step", required=True)
    for step, text in (
        ("prepare", "CSV of organisations to Parquet rows"),
        ("duckdb", "compare the rows on this machine"),
        ("spark", "compare the rows on Spark"),
    ):
        one = steps.add_parser(step, help=text)
        one.add_argument("source")
        one.add_argument("target")
        if step == "spark":
            one.add_argument("--checkpoints", required=True, help="a folder all workers can write")
    return parser


if __name__ == "__main__":
    sys.exit(main())
