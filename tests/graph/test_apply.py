"""Writing a difference in batches, on both engines. All facts are made up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graph.apply import BATCH, apply, prepare
from graph.difference import Difference, TableDifference, difference
from graph.errors import LostRowsError
from graph.frames import Frames, frame_of
from graph.model import MODEL
from graph.schema import Table
from graph.standing import standing_texts
from graph.store import Store
from graph.writing import Batch

FIELD = MODEL.node("Field")
BROADER = MODEL.table("Field-BROADER-Field")
EVIDENCE = {"sources": ["src-a"], "confidence": "high"}


def frame(table: Table, *rows: dict[str, Any]) -> Frames:
    cells = [[{**EVIDENCE, **row}.get(c) for c in table.columns] for row in rows]
    return {table.table: frame_of(table, cells)}


def fields(*ids: str, name: str = "Feld") -> Frames:
    return frame(FIELD, *({"id": i, "name": f"{name} {i}", "search": i} for i in ids))


def broader(*pairs: tuple[str, str]) -> Frames:
    return frame(BROADER, *({"start_id": a, "end_id": b, "key": "-"} for a, b in pairs))


def bring(store: Store, wanted: Frames, run: str = "r1") -> int:
    return apply(difference(MODEL, wanted, store), store, run)


@pytest.fixture
def prepared(empty: Store) -> Store:
    prepare(MODEL, empty)
    return empty


class Recorder:
    """Stands in for the store and notes what it is asked to write."""

    def __init__(self) -> None:
        self.batches: list[tuple[str, int, int | None]] = []

    def write_all(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        for batch in batches:
            clause = next(c for c in ("CREATE", "SET", "DELETE") if f"{c} " in batch.statement)
            self.batches.append((clause, len(batch.parameters["rows"]), batch.expect))
            yield batch


@pytest.mark.parametrize(
    ("rows", "sizes"),
    [(0, []), (1, [1]), (2_000, [2_000]), (2_001, [2_000, 1]), (4_500, [2_000, 2_000, 500])],
)
def test_rows_go_in_batches_each_with_its_number_expected(rows: int, sizes: list[int]) -> None:
    assert BATCH == 2_000
    part = TableDifference(FIELD, add=[[f"f{i}"] for i in range(rows)])
    recorder, told = Recorder(), []
    done = apply(
        Difference((part,)), recorder, "r1",  # type: ignore[arg-type] # a store's double
        lambda step, done, total: told.append((step, done, total)),
    )  # fmt: skip
    assert done == rows
    assert recorder.batches == [("CREATE", size, size) for size in sizes]
    assert told == [("Field", sum(sizes[: i + 1]), rows) for i in range(len(sizes))]


def test_nodes_come_before_ties_and_go_after_them() -> None:
    nodes = TableDifference(FIELD, add=[["new"]], change=[["old"]], remove=[("gone",)])
    ties = TableDifference(
        BROADER, add=[["a", "b"]], remove=[("c", "d", "-")], renew=[("a", "b", "-")]
    )
    recorder = Recorder()
    apply(Difference((nodes, ties)), recorder, "r1")  # type: ignore[arg-type] # a store's double
    assert recorder.batches == [
        ("DELETE", 1, None),  # doubles: how many stand is not known
        ("CREATE", 1, 1),
        ("SET", 1, 1),
        ("CREATE", 1, 1),
        ("DELETE", 1, 1),
        ("DELETE", 1, None),  # whatever still hangs on the node
        ("DELETE", 1, 1),
    ]


def test_more_rows_than_one_batch_arrive_once(prepared: Store) -> None:
    wanted = fields(*(f"f{i}" for i in range(2_001)))
    assert bring(prepared, wanted) == 2_001
    assert len(standing_texts(prepared, FIELD)) == 2_001
    assert bring(prepared, wanted) == 0


def test_content_and_bookkeeping_stand_as_written(prepared: Store) -> None:
    bring(prepared, fields("a", "b"), "r1")
    bring(prepared, fields("a") | broader(), "r2")
    bring(prepared, fields("a", name="Neu"), "r3")
    rows = prepared.read(
        "MATCH (f:Field) RETURN f.id, f.name, f.sources, f.first_run, f.changed_run"
    )
    assert rows.rows == [["a", "Neu a", ["src-a"], "r1", "r3"]]


def test_an_unknown_end_rolls_its_batch_back(prepared: Store) -> None:
    bring(prepared, fields("a", "b"))
    wanted = fields("a", "b") | broader(("a", "b"), ("a", "nowhere"))
    with pytest.raises(LostRowsError, match="A batch of 2 rows met only 1 facts"):
        bring(prepared, wanted)
    assert standing_texts(prepared, BROADER) == []
    assert len(standing_texts(prepared, FIELD)) == 2


def test_a_fact_that_somebody_took_meanwhile_is_noticed(prepared: Store) -> None:
    bring(prepared, fields("a", "b"))
    changes = difference(MODEL, fields("a", "b", name="Neu"), prepared)
    prepared.write("MATCH (f:Field {id: 'b'}) DELETE f")
    with pytest.raises(LostRowsError):
        apply(changes, prepared, "r2")
    assert prepared.read("MATCH (f:Field) RETURN f.name").rows == [["Feld a"]]


def test_doubles_are_renewed(prepared: Store) -> None:
    wanted = fields("a", "b") | broader(("a", "b"))
    bring(prepared, wanted)
    prepared.write(
        "MATCH (a:Field {id: 'a'})-[r:BROADER]->(b:Field {id: 'b'}) "
        "CREATE (a)-[:BROADER {key: r.key, digest: r.digest}]->(b)"
    )
    assert len(standing_texts(prepared, BROADER)) == 2
    bring(prepared, wanted)
    assert len(standing_texts(prepared, BROADER)) == 1
    assert bring(prepared, wanted) == 0


def test_a_node_goes_with_all_that_hangs_on_it(prepared: Store) -> None:
    bring(prepared, fields("a", "b") | broader(("a", "b")))
    prepared.write("MATCH (f:Field {id: 'b'}) CREATE (f)-[:NOTED]->(:Note), (f)-[:NOTED]->(f)")
    assert bring(prepared, fields("a")) == 2
    assert prepared.read("MATCH (f:Field) RETURN f.id").rows == [["a"]]
    assert prepared.read("MATCH (n:Note) RETURN count(n) AS n").value() == 1


def test_a_node_cannot_stand_twice(prepared: Store) -> None:
    """The constraint behind every id, made twice without harm."""
    prepare(MODEL, prepared)
    bring(prepared, fields("a"))
    with pytest.raises(Exception, match="(?i)constraint|duplicate|already exists"):
        prepared.write("CREATE (:Field {id: 'a'})")
    assert len(standing_texts(prepared, FIELD)) == 1


def test_what_bears_no_digest_is_left_alone(prepared: Store) -> None:
    prepared.write("CREATE (:Field {id: 'mine', name: 'Handarbeit'})")
    bring(prepared, fields("a"))
    bring(prepared, {})
    assert prepared.read("MATCH (f:Field) RETURN f.id").rows == [["mine"]]
