"""The facts that stand in the store, as far as a comparison needs them: their keys and digests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph import fact_numbers, statements
from graph.digested_rows import DigestedRows
from graph.fact_numbers import ODD, Numbers
from graph.schema import NodeType, Table
from graph.store import Store

_SHIFT = np.uint64(29)


@dataclass(frozen=True)
class Standing:
    """Key and digest of every fact of a table, each as one text, as a number, and its key as one.

    The texts lie in one piece of memory, or in a file: of a large table few are looked at.
    """

    texts: pa.LargeStringArray
    facts: Numbers
    keys: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> Standing:
        """With the numbers of the texts."""
        keys, digests = _numbers(texts)
        facts = fact_numbers.joined(keys, digests)
        return cls(pa.array(texts, pa.large_string()), facts, keys)

    def at(self, places: npt.NDArray[np.intp]) -> list[str]:
        """The texts at some places."""
        return [str(text) for text in self.texts.take(pa.array(places)).to_pylist()]


def standing_texts(store: Store, table: Table) -> list[str]:
    """Key and digest of every fact of a table that stands in the store, each as one text."""
    answer = store.read(statements.standing(table), {"separator": statements.SEPARATOR})
    return list(answer.value())


def read_standing(store: Store, table: Table) -> Standing:
    """What stands of a table now."""
    return Standing.of(standing_texts(store, table))


def _numbers(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """The numbers of the keys and of the digests in texts of both."""
    parts = [text.rpartition(statements.SEPARATOR) for text in texts]
    keys, digests = ([part[i] for part in parts] for i in (0, 2))
    return fact_numbers.of_texts(keys), fact_numbers.of_texts(digests)


def fingerprint(facts: Numbers) -> str:
    """One text for many facts, whatever their order: how many they are, and two sums of them."""
    with np.errstate(over="ignore"):
        other = (facts ^ (facts >> _SHIFT)) * ODD
        sums = [int(np.sum(part, dtype=np.uint64)) for part in (facts, other ^ (other >> _SHIFT))]
    return f"{len(facts)}-" + "".join(f"{value:016x}" for value in sums)


def stood(rows: DigestedRows) -> Numbers:
    """What ``fingerprints`` will read of these rows when they stand."""
    return rows.facts() if isinstance(rows.table, NodeType) else rows.digests()


def _stands(table: Table, store: Store) -> Numbers:
    """Keys and digests of things, of ties the digests alone: in these are both ends and the key.

    Every end of a million ties would have to be looked up, which takes twice as long.
    """
    if isinstance(table, NodeType):
        return fact_numbers.joined(*_numbers(standing_texts(store, table)))
    return fact_numbers.of_texts(list(store.read(statements.digests(table)).value()))


def fingerprints(tables: Iterable[Table], store: Store) -> dict[str, str]:
    """The fingerprint of what stands, by table."""

    def of(table: Table) -> tuple[str, str]:
        return table.table, fingerprint(_stands(table, store))

    # Two at a time: one is counted here while the server collects another.
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(pool.map(of, tables))
