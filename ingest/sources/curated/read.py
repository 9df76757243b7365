"""Reading the curated tables: rows that fit, each with the line it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from graph.errors import WrongUseError
from ingest.accounting import Account, QuarantinedRow
from ingest.csvfiles import TextRow, read_rows
from ingest.source import SourceDescription
from ingest.sources.curated.rows import LAENDER, TABLES, Fact, Row, columns

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
        for text in read_rows(
            path, str(path.relative_to(folder)), columns(TABLES[name]), account,
            description.encoding, description.delimiter,
        ):  # fmt: skip
            row = _validated(TABLES[name], text, account)
            if row is not None:
                tables[name].append(Taken(row, text, unverified))
    for name, rows in tables.items():
        tables[name] = list(_without_doubles(rows, account))
        tables[name] = list(_with_sources(tables[name], account))
    _drop_dangling(tables, account)
    account.taken = sum(len(rows) for rows in tables.values())
    return tables, account


def _files(
    folder: Path, description: SourceDescription, with_unverified: bool
) -> Iterator[tuple[Path, str, bool]]:
    if not folder.is_dir():
        raise WrongUseError(f"There is no data folder {folder}: name one with --data DIR.")
    for file in (*description.files, *description.optional_files):
        path = folder / file
        if path.is_file():
            yield path, path.stem, False
        elif file in description.files:
            raise WrongUseError(
                f"{file} is missing in {folder}: restore it, or name another folder with --data."
            )
    if with_unverified:
        for path in sorted((folder / UNVERIFIED).glob("*.csv")):
            if path.stem in TABLES:
                yield path, path.stem, True


def _validated(table: type[Row], text: TextRow, account: Account) -> Row | None:
    try:
        return table.model_validate(text.cells)
    except ValidationError as error:
        reasons = []
        for item in error.errors(include_url=False):
            message = item["msg"].removeprefix("Value error, ")
            where = ".".join(str(part) for part in item["loc"][:1])
            reasons.append(f"{where}: {message}" if where else message)
        _quarantine(account, text, "; ".join(reasons))
        return None


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
                f"double: {' / '.join(taken.key)} stands already in line {before.text.line} "
                f"of {before.text.file}",
            )


def _with_sources(rows: list[Taken], account: Account) -> Iterator[Taken]:
    for taken in rows:
        if isinstance(taken.row, Fact) and not taken.row.sources and not taken.unverified:
            _quarantine(account, taken.text, "no source: a fact without a source is not loaded")
        else:
            yield taken


def _known(tables: Tables) -> dict[str, set[str]]:
    known = {name: {t.key[0] for t in rows} for name, rows in tables.items()}
    known["regions"] = set(REGIONS)
    # A judgement may name the id under which an organisation was known before.
    for taken in tables["judgements"]:
        known["organisations"] |= {taken.row.a_id, taken.row.b_id}
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
                reason = _dangling(taken.row, known)
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
