"""A file of pairs of names and places, and what is decided about each of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import WrongUseError
from ingest.identity.aliases import AliasIndex
from ingest.identity.compare import Comparison, compare
from ingest.identity.record import OrganisationRecord

PAIR_COLUMNS = ("a_name", "a_place", "b_name", "b_place")
RESULT_COLUMNS = ("decision", "score", "reasons")


@dataclass(frozen=True)
class PairFile:
    """The header and the rows of a file of pairs, as they stand in it."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


def read_pairs(path: Path) -> PairFile:
    """Read a CSV in UTF-8 with the columns a_name, a_place, b_name, b_place and perhaps others.

    Comma or semicolon divide the cells. Raises WrongUseError, each with what to do.
    """
    text = _text(path)
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header, *rows = [(lines.line_num, row) for row in lines if row] or [(1, [])]
    except csv.Error as error:
        raise _wrong(path, f"line {lines.line_num}: {error}") from error
    columns = tuple(name.strip() for name in header[1])
    if missing := [name for name in PAIR_COLUMNS if name not in columns]:
        raise WrongUseError(
            f"{path} has no column {', '.join(missing)}: its first line must name "
            f"{', '.join(PAIR_COLUMNS)}.",
            f"In {path} fehlt die Spalte {', '.join(missing)}: Die erste Zeile muss "
            f"{', '.join(PAIR_COLUMNS)} nennen.",
        )
    for line, row in rows:
        if len(row) != len(columns):
            raise _wrong(path, f"line {line}: {len(row)} cells instead of {len(columns)}")
    return PairFile(columns, tuple(dict(zip(columns, row, strict=True)) for _, row in rows))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUseError(
            f"{path} is not in UTF-8 (byte {error.start}): save it as 'CSV UTF-8'.",
            f"{path} ist nicht in UTF-8 (Byte {error.start}): als „CSV UTF-8“ speichern.",
        ) from error
    except OSError as error:
        raise WrongUseError(
            f"{path} cannot be read ({error.strerror}): name an existing file with --pairs.",
            f"{path} lässt sich nicht lesen ({error.strerror}): mit --pairs eine vorhandene Datei "
            "angeben.",
        ) from error


def _wrong(path: Path, what: str) -> WrongUseError:
    return WrongUseError(
        f"{path}, {what}: put cells with commas or quotes into double quotes, and save again.",
        f"{path}, {what}: Zellen mit Komma oder Anführungszeichen in doppelte Anführungszeichen "
        "setzen und neu speichern.",
    )


def decide_pairs(
    pairs: Sequence[Mapping[str, str]], register: AliasIndex | None = None
) -> Iterator[Comparison]:
    """What is decided about each pair, from its names and places alone."""
    for row in pairs:
        yield compare(
            OrganisationRecord("a", row["a_name"], city=row["a_place"]),
            OrganisationRecord("b", row["b_name"], city=row["b_place"]),
            register=register,
        )
