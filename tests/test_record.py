"""The check of suggestions from end to end, on a made-up network in a copy of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.options import RunOptions
from innonetz_record import check_suggestions
from queries.record import OURS
from tests.conftest import new_home
from tests.ingest.network import write_network

RIVALS = {
    "degree", "town", "common_neighbours", "adamic_adar", "resource_allocation", "memory",
}  # fmt: skip


@pytest.mark.embedded
def test_known_ties_are_hidden_and_looked_for(tmp_path: Path, places: Path) -> None:
    # Made up: 40 firms, each in one of two clusters; hidden is about one in five of them.
    data = write_network(tmp_path / "data")
    steps: list[tuple[str, int, int]] = []
    home = new_home(tmp_path / "home", places)
    found = check_suggestions(
        RunOptions(data=data), home, lambda *step: steps.append(step), development=True
    )
    assert steps[-1] == ("check", 1, 1)
    assert found["development"] and found["rules"]["decided"]
    questions = found["splits"]["member"]
    partners = questions["missing_partners"]
    assert 2 <= partners["all"]["cases"] <= 16
    assert set(partners["all"]["rankers"]) == {OURS, *RIVALS}
    # Who loses its only tie is a newcomer, of whom nothing else is known.
    assert (
        partners["newcomer"]["cases"] + partners.get("known", {"cases": 0})["cases"]
        == (partners["all"]["cases"])
    )
    assert questions["clusters_for"]["all"]["cases"] == partners["all"]["cases"]
    for case in found["cases"]["member"]["missing_partners"]:
        assert case["for"] in ("cl-a", "cl-b") and case["hidden"].startswith("firm-")
