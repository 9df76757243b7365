"""The facts that stand in the store, as far as a comparison needs them: their keys and digests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph import fact_numbers, statements
from graph.fact_numbers import ODD, Numbers
from graph.schema import Table
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
        keys = [text.rpartition(statements.SEPARATOR)[0] for text in texts]
        return cls(
            pa.array(texts, pa.large_string()),
            fact_numbers.of_texts(texts),
            fact_numbers.of_texts(keys),
        )

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


def fingerprint(facts: Numbers) -> str:
    """One text for many facts, whatever their order: how many they are, and two sums of them."""
    with np.errstate(over="ignore"):
        other = (facts ^ (facts >> _SHIFT)) * ODD
        sums = [int(np.sum(part, dtype=np.uint64)) for part in (facts, other ^ (other >> _SHIFT))]
    return f"{len(facts)}-" + "".join(f"{value:016x}" for value in sums)


def fingerprints(tables: Iterable[Table], store: Store) -> dict[str, str]:
    """The fingerprint of what stands, by table."""

    def of(table: Table) -> tuple[str, str]:
        return table.table, fingerprint(fact_numbers.of_texts(standing_texts(store, table)))

    # Two at a time: one is counted here while the server collects another.
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(pool.map(of, tables))
