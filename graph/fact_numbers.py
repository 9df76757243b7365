"""Numbers of 64 bits that stand for texts and rows, made of whole columns at once.

The digest of a row is a JSON text and a strong hash, one row after the other; these numbers take a
tenth of that. They only tell what is alike from what is not: what is written has its digest.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph import frames, statements
from graph.frames import canonical, canonical_column, encoded, key_columns
from graph.schema import PropertyType, Table

Numbers = npt.NDArray[np.uint64]
# pandas asks for 16 bytes; a fixed key gives the same numbers in every process.
_KEY = "innonetz facts 1"
_SAMPLE = 1_000
_AT_ONCE = 16_000
ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 by the golden ratio, as in Knuth's hashing


def none() -> Numbers:
    """No numbers."""
    return np.empty(0, dtype=np.uint64)


def of_texts(texts: Sequence[str]) -> Numbers:
    """The number of each text (SipHash with a fixed key)."""
    cells = np.empty(len(texts), dtype=object)
    cells[:] = texts
    # The numbers are the same by categories; that is quicker only where texts come often.
    some = texts[:: len(texts) // _SAMPLE + 1]
    often = len(set(some)) * 2 < len(some)
    return pd.util.hash_array(cells, hash_key=_KEY, categorize=often).astype(np.uint64, copy=False)


_UNKNOWN: np.uint64 = of_texts([""])[0]


def joined(keys: Numbers, digests: Numbers) -> Numbers:
    """One number for the key and the digest of each fact."""
    with np.errstate(over="ignore"):
        numbers: Numbers = keys * ODD + digests
    return numbers


def are_in(numbers: Numbers, others: Numbers) -> npt.NDArray[np.bool_]:
    """Which of the numbers are among the others."""
    return pd.Index(numbers).isin(pd.Index(others))


def key_texts(table: Table, frame: pd.DataFrame) -> list[str]:
    """The key of each row as one text, as ``statements.standing`` gives it."""
    columns = [frame[name].tolist() for name in key_columns(table)]
    if len(columns) == 1:
        return columns[0]
    return list(map(statements.SEPARATOR.join, zip(*columns, strict=True)))


def of_contents(table: Table, frame: pd.DataFrame) -> Numbers:
    """A number for all that is digested of each row; rows of one digest have one number."""
    # What a processor keeps at hand: of a million rows at once it takes twice as long.
    parts = [frame.iloc[i : i + _AT_ONCE] for i in range(0, len(frame), _AT_ONCE)]
    return np.concatenate([none(), *(_of_rows(table, part) for part in parts)])


def _of_rows(table: Table, frame: pd.DataFrame) -> Numbers:
    kinds = {p.name: p.type for p in table.content}
    found = np.zeros(len(frame), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for name in table.columns:
            # The factor before each addition tells a text in one column from it in the next.
            found = found * ODD + _of_column(frame[name].tolist(), kinds.get(name))
    return found


def _of_column(values: list[Any], kind: PropertyType | None) -> Numbers | np.uint64:
    if values.count(None) == len(values):
        return _UNKNOWN
    return of_texts(_lists(values) if kind is PropertyType.TEXTS else _cells(values, kind))


def _cells(values: list[Any], kind: PropertyType | None) -> list[str]:
    """Values as texts; unknown is the empty one, which no known value is."""
    if kind in (PropertyType.INTEGER, PropertyType.NUMBER):
        cells = canonical_column(values, kind)
        return ["" if cell is None else repr(cell) for cell in cells]
    # As ``canonical``, which a text need not be asked.
    text = kind or PropertyType.TEXT
    return [v if type(v) is str else "" if v is None else canonical(v, text) or "" for v in values]


def _lists(values: list[Any]) -> list[str]:
    """Lists of texts as texts. JSON tells ["a b"] from ["a", "b"]; most lists occur many times."""
    known: dict[tuple[str, ...], str] = {(): ""}
    texts = []
    for value in values:
        key = tuple(value or ())
        text = known.get(key)
        if text is None:
            text = known[key] = encoded(canonical(value, PropertyType.TEXTS))
        texts.append(text)
    return texts


def rules(tables: Sequence[Table]) -> str:
    """All that digests and numbers depend on beside the rows: with other rules none are known."""
    shape = {table.table: [[p.name, p.type] for p in table.content] for table in tables}
    digest = blake2b(encoded([pd.__version__, shape]).encode(), digest_size=8)
    for code in (frames.__file__, __file__):
        digest.update(Path(code).read_bytes())
    return digest.hexdigest()
