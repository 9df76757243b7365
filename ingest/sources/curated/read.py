"""Reading the curated tables: rows that fit, each with the line it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.errors import WrongUseError
from ingest.accounting import Account, QuarantinedRow
from ingest.csvfiles import Format, TextRow, exactly, read_rows
from ingest.identity.judgements import Judgement
from ingest.identity.resolve import known_ids
from ingest.inputs import InputFile
from ingest.source import SourceDescription
from ingest.sources.curated.cells import LAENDER
from ingest.sources.curated.rows import TABLES, Fact, JudgementRow, Row, columns, may_lack

UNVERIFIED = "unverified"
REGIONS = frozenset({"DE", "EU", *LAENDER})


@dataclass(frozen=True)
class Taken:
    """A row that fits its table, with its place in the file."""

    row: Row
    text: TextRow
    unverified: bool

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(str(getattr(self.row, name) or "") for name in self.row.key)


Tables = dict[str, list[Taken]]


def read_tables(
    folder: Path, description: SourceDescription, *, with_unverified: bool
) -> tuple[Tables, Account]:
    """Read all tables of the data folder; rows that do not fit are in the account.

    Raises WrongUseError when a table that the source needs is missing.
    """
    account = Account()
    tables: Tables = {name: [] for name in TABLES}
    for path, name, unverified in _files(folder, description, with_unverified):
        header = exactly(columns(TABLES[name]), may_lack(TABLES[name]))
        form = Format(header, description.encoding, description.delimiter)
        file = InputFile(path.relative_to(folder).as_posix(), path)
        for text in read_rows(file, form, account):
            row = _validated(TABLES[name], text, account)
            if row is not None:
                tables[name].append(Taken(row, text, unverified))
    for name, rows in tables.items():
        sourced = list(_supported(rows, account))
        tables[name] = list(_without_doubles(sourced, account))
    _drop_dangling(tables, account)
    account.taken = sum(len(rows) for rows in tables.values())
    return tables, account


def judgements(tables: Tables) -> list[Judgement]:
    """The decisions of people, in the order of the file."""
    rows = [t.row for t in tables["judgements"] if isinstance(t.row, JudgementRow)]
    return [
        Judgement(j.a_id, j.b_id, j.a_name, j.b_name, j.decision, j.reason_de or "", j.date or "")
        for j in rows
    ]


def _files(
    folder: Path, description: SourceDescription, with_unverified: bool
) -> Iterator[tuple[Path, str, bool]]:
    if not folder.is_dir():
        raise WrongUseError(
            f"There is no data folder {folder}: name one with --data DIR.",
            f"Den Datenordner {folder} gibt es nicht: mit --data einen anderen angeben.",
        )
    for file in (*description.files, *description.optional_files):
        path = folder / file
        if path.is_file():
            yield path, path.stem, False
        elif file in description.files:
            raise WrongUseError(
                f"{file} is missing in {folder}: restore it, or name another folder with --data.",
                f"{file} fehlt in {folder}: Die Datei wiederherstellen oder mit --data einen "
                "anderen Ordner angeben.",
            )
    if with_unverified:
        for path in sorted((folder / UNVERIFIED).glob("*.csv")):
            if path.stem in TABLES:
                yield path, path.stem, True


def _validated(table: type[Row], text: TextRow, account: Account) -> Row | None:
    try:
        return table.model_validate(text.cells)
    except ValidationError as error:
        found = error.errors(include_url=False)
        _quarantine(account, text, "; ".join(_reason(dict(item)) for item in found))
        return None


def _reason(item: dict[str, Any]) -> str:
    """What is wrong with one cell, with its content where the message does not show it."""
    given = item["input"]
    match item["type"]:
        case "value_error":
            message = str(item["ctx"]["error"])
        case "literal_error":
            message = f"unknown category {given!r}, known are {item['ctx']['expected']}"
        case _ if given in ("", None):
            message = "the cell is empty"
        case "string_pattern_mismatch":
            message = f"{given!r} does not have the form {item['ctx']['pattern']}"
        case "less_than_equal" | "int_parsing_size":
            message = f"{given!r} is too large"
        case "float_parsing" | "finite_number":
            message = f"{given!r} is no number: write digits with a point before the decimals"
        case _:
            message = f"{given!r} does not fit this column"
    where = ".".join(str(part) for part in item["loc"][:1])
    return f"{where}: {message}" if where else message


def _quarantine(account: Account, text: TextRow, reason: str) -> None:
    account.quarantined.append(QuarantinedRow(text.file, text.line, reason, text.text))


def _without_doubles(rows: list[Taken], account: Account) -> Iterator[Taken]:
    first: dict[tuple[str, ...], Taken] = {}
    for taken in rows:
        before = first.get(taken.key)
        if before is None:
            first[taken.key] = taken
            yield taken
        elif taken.unverified and not before.unverified:
            account.ignored["unverified, and a source states the same"] += 1
        else:
            _quarantine(
                account,
                taken.text,
                f"double: {' / '.join(taken.key)!r} stands already in line {before.text.line} "
                f"of {before.text.file}",
            )


def _supported(rows: list[Taken], account: Account) -> Iterator[Taken]:
    """Rows whose evidence allows them in."""
    for taken in rows:
        row = taken.row
        if isinstance(row, Fact) and not taken.unverified and not row.sources:
            _quarantine(account, taken.text, "no source: a fact without a source is not loaded")
        elif isinstance(row, Fact) and taken.unverified and row.confidence != "low":
            _quarantine(account, taken.text, "unverified: the confidence must be 'low'")
        else:
            yield taken


def _known(tables: Tables) -> dict[str, set[str]]:
    known = {name: {t.key[0] for t in rows} for name, rows in tables.items()}
    known["regions"] = set(REGIONS)
    # A judgement may name the id under which an organisation was known before.
    known["organisations"] = known_ids(known["organisations"], judgements(tables))
    return known


def _drop_dangling(tables: Tables, account: Account) -> None:
    """Quarantine rows that name an unknown id, until no row does."""
    dropped = True
    while dropped:
        dropped = False
        known = _known(tables)
        for name, rows in tables.items():
            kept = []
            for taken in rows:
                reason = _dangling(taken.row, known) or _to_itself(name, taken)
                if reason:
                    _quarantine(account, taken.text, reason)
                    dropped = True
                else:
                    kept.append(taken)
            tables[name] = kept


def _dangling(row: Row, known: dict[str, set[str]]) -> str:
    refers = {**row.refers, "sources": ("sources",)} if isinstance(row, Fact) else row.refers
    for column, targets in refers.items():
        value = getattr(row, column)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and not any(one in known[target] for target in targets):
                label = column.rstrip("_")
                return f"{label}: unknown id {one!r}, it stands in no row of {', '.join(targets)}"
    return ""


def _to_itself(table: str, taken: Taken) -> str:
    for column, targets in taken.row.refers.items():
        value = getattr(taken.row, column)
        own = value == taken.key[0] or (isinstance(value, tuple) and taken.key[0] in value)
        if own and taken.row.key == ("id",) and table in targets:
            return f"{column}: {taken.key[0]!r} refers to itself"
    return ""
