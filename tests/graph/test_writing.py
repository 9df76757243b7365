"""Many batches in a row: each is there once, also when a commit has to be tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from neo4j import Session
from neo4j.exceptions import ClientError, TransientError

from graph.errors import LostRowsError
from graph.store import Store
from graph.writing import Batch, Pipeline

CREATE = "UNWIND $rows AS i CREATE (:Made {i: i}) RETURN count(*) AS n"
DOUBLED = "UNWIND $rows AS i MATCH (m:Made {i: i}) CREATE (:Twin {i: m.i}) RETURN count(*) AS n"


def batches(*sizes: int, statement: str = CREATE) -> list[Batch]:
    """Batches of so many rows, numbered from 0."""
    ends = [sum(sizes[: i + 1]) for i in range(len(sizes))]
    return [
        Batch(statement, {"rows": list(range(end - size, end))}, size)
        for end, size in zip(ends, sizes, strict=True)
    ]


def made(store: Store, label: str = "Made") -> list[int]:
    found = store.read("MATCH (m) WHERE $label IN labels(m) RETURN m.i AS i", {"label": label})
    return sorted(row[0] for row in found.rows)


def test_batches_arrive_once_and_are_told_in_order(empty: Store) -> None:
    wished = batches(3, 1, 2, 3, 3)
    assert list(empty.write_all(iter(wished))) == wished
    assert made(empty) == list(range(12))


def test_another_statement_finds_what_was_written_before(empty: Store) -> None:
    wished = [*batches(3, 3), *batches(3, 3, statement=DOUBLED)]
    assert list(empty.write_all(iter(wished))) == wished
    assert made(empty, "Twin") == list(range(6))


def test_what_was_carried_out_before_a_refused_batch_stays(empty: Store) -> None:
    """The third batch says that it makes one more than it does."""
    first, second, third, fourth = batches(2, 2, 2, 2)
    wrong = Batch(third.statement, third.parameters, 3)
    with pytest.raises(LostRowsError, match="A batch of 3 rows met only 2"):
        list(empty.write_all(iter([first, second, wrong, fourth])))
    assert made(empty) == [0, 1, 2, 3]


def test_who_stops_listening_stops_the_writing(empty: Store) -> None:
    """At most the three batches that were on their way are there."""
    written = empty.write_all(iter(batches(*[1] * 10)))
    next(written)
    written.close()
    assert set(made(empty)) <= {0, 1, 2, 3} and 0 in made(empty)


class Faulty:
    """A session whose transactions fail at one step, as often as is left."""

    def __init__(self, session: Session, step: str, error: Exception, left: list[int]) -> None:
        self._session, self._step, self._error, self._left = session, step, error, left

    def begin_transaction(self, **options: Any) -> Any:
        transaction: Any = self._session.begin_transaction(**options)
        if self._left[0] > 0:
            self._left[0] -= 1
            setattr(transaction, self._step, self._fail)
        return transaction

    def __enter__(self) -> Session:
        return self._session.__enter__()

    def __exit__(self, *error: Any) -> None:
        self._session.__exit__(*error)

    def _fail(self, *_: Any, **__: Any) -> Any:
        raise self._error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)


def failing(store: Store, step: str, error: Exception, times: int) -> Callable[[], Any]:
    """Makes sessions on the store of which the first transactions fail."""
    left = [times]
    driver = store._writing_driver()
    return lambda: Faulty(store._session(driver, "WRITE"), step, error, left)


@pytest.mark.parametrize("step", ["run", "commit"])
@pytest.mark.parametrize("times", [1, 2, 4])
def test_what_the_server_asks_to_try_again_is_written_once(
    empty: Store, step: str, times: int
) -> None:
    """As with a deadlock."""
    wished = batches(2, 2, 2, 2)
    deadlock = TransientError("deadlock (made up)")
    behind = 0 if empty.settings.embedded else 2
    pipeline = Pipeline[Batch](failing(empty, step, deadlock, times), behind)
    assert list(pipeline.write(iter(wished))) == wished
    assert made(empty) == list(range(8))


def test_what_cannot_be_tried_again_ends_the_writing(empty: Store) -> None:
    pipeline = Pipeline[Batch](failing(empty, "commit", ClientError("no (made up)"), 1), 0)
    told: list[Batch] = []

    def tell(written: Iterator[Batch]) -> None:
        told.extend(written)

    with pytest.raises(ClientError, match="made up"):
        tell(pipeline.write(iter(batches(2, 2))))
    assert told == []
    assert made(empty) == []
