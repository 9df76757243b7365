"""The mark of the last finished run: gone while one writes, the same when nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.state import mark_of
from graph.store import Store
from ingest import run as running
from ingest.options import RunOptions
from ingest.run import run


def test_a_mark_goes_with_the_graph_it_stands_for(
    data: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mark_of(store) is None  # nothing is in it
    first = run(RunOptions(data), store)
    mark = mark_of(store)
    assert mark is not None and mark.startswith(f"{first.run} ")

    assert run(RunOptions(data), store).outcome == "unchanged"
    assert mark_of(store) == mark

    # As if it was killed while it writes.
    def killed(*_: object) -> None:
        assert mark_of(store) is None
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(running, "apply", killed)
        with pytest.raises(KeyboardInterrupt):
            run(RunOptions(data, rebuild=True), store)
    assert mark_of(store) is None

    # The next run finds the graph as it should be, and cannot know of what state the old mark was.
    assert run(RunOptions(data), store).outcome == "unchanged"
    assert mark_of(store) not in (None, mark)
