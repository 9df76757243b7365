"""What has to be written so that the standing graph becomes the wanted one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
import pandas as pd

from graph import statements
from graph.digested_rows import DigestedRows, KnownDigests, Row
from graph.fact_numbers import are_in
from graph.frames import Frames, empty
from graph.schema import NodeType, Table
from graph.standing import Standing, read_standing
from graph.store import Store

Key = tuple[str, ...]


@dataclass(frozen=True)
class TableDifference:
    """The difference of one table.

    ``add`` and ``change`` hold rows ``[*columns, digest]``, ``remove`` keys. ``renew`` are keys
    that stand more than once: all are removed, and the wanted ones added again. ``foreign`` counts
    facts without a digest, which somebody else wrote and which are left alone; only a foreign
    node with a wanted id, of which there can be but one, is taken over as a change. ``wanted`` are
    all rows of the table, also those that stand already.
    """

    table: Table
    add: Sequence[Row] = field(default_factory=list)
    change: Sequence[Row] = field(default_factory=list)
    remove: list[Key] = field(default_factory=list)
    renew: list[Key] = field(default_factory=list)
    foreign: int = 0
    wanted: DigestedRows | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Difference:
    """The difference of the whole graph, table by table in the order of the model."""

    tables: tuple[TableDifference, ...]

    @property
    def add(self) -> int:
        return sum(len(t.add) for t in self.tables)

    @property
    def change(self) -> int:
        return sum(len(t.change) for t in self.tables)

    @property
    def remove(self) -> int:
        return sum(len(t.remove) for t in self.tables)

    @property
    def empty(self) -> bool:
        return not any(t.add or t.change or t.remove or t.renew for t in self.tables)


def _fact(text: str) -> tuple[Key, str]:
    *key, digest = text.split(statements.SEPARATOR)
    return tuple(key), digest


def compare(
    table: Table, wanted: Sequence[Row], standing: list[tuple[Key, str]]
) -> TableDifference:
    """The difference of one table: wanted rows ``[*columns, digest]`` against standing facts."""
    width = 1 if isinstance(table, NodeType) else 3
    rows = {tuple(row[:width]): row for row in wanted}
    taken_over = {k for k, digest in standing if not digest and k in rows and width == 1}
    before = {k: digest for k, digest in standing if digest or k in taken_over}
    foreign = sum(not digest and k not in taken_over for k, digest in standing)
    times = Counter(k for k, digest in standing if digest)
    doubles = {k for k, number in times.items() if number > 1}
    return TableDifference(
        table,
        add=[row for k, row in rows.items() if k not in before or k in doubles],
        change=[
            row for k, row in rows.items()
            if k in before and k not in doubles and before[k] != row[-1]
        ],
        remove=sorted(k for k in before if k not in rows and k not in doubles),
        renew=sorted(doubles),
        foreign=foreign,
    )  # fmt: skip


def compare_all(
    wanted: DigestedRows, standing: Standing, known: KnownDigests | None = None
) -> TableDifference:
    """As ``compare``, of whole tables: what agrees is put aside by numbers, all at once.

    With ``known`` digests only the rows that are left are digested. Keys that stand several
    times, or whose fact differs, are left for ``compare`` to judge.
    """
    facts, keys = wanted.facts(known), wanted.keys
    agrees = are_in(facts, standing.facts)
    gone = ~are_in(standing.facts, facts)
    several = pd.Series(standing.keys).duplicated(keep=False).to_numpy()
    doubtful = standing.keys[gone | several]
    (rows,) = np.nonzero(~agrees | are_in(keys, doubtful))
    (texts,) = np.nonzero(gone | are_in(standing.keys, doubtful))
    found = compare(wanted.table, wanted.take(rows), [_fact(text) for text in standing.at(texts)])
    return replace(found, wanted=wanted)


def difference(
    tables: Iterable[Table],
    wanted: Frames,
    store: Store,
    known: KnownDigests | None = None,
    standing: Callable[[Table], Standing] | None = None,
) -> Difference:
    """Compare the wanted frames with the store, for these tables (a model is all of its tables).

    Tables missing in ``wanted`` count as empty. ``known`` digests spare the making of them, and
    ``standing`` tells what stands where that has been read already.
    """
    standing = standing or partial(read_standing, store)
    # On a server just started every statement is planned anew: an empty store costs one, not all.
    nothing_stands = store.read(statements.ANY_NODES).value() == 0
    parts = []
    for table in tables:
        frame = wanted.get(table.table)
        rows = DigestedRows(table, empty(table) if frame is None else frame)
        if nothing_stands:
            parts.append(TableDifference(table, add=rows, wanted=rows))
        else:
            parts.append(compare_all(rows, standing(table), known))
    return Difference(tuple(parts))
