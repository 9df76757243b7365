"""missing_partners reads the details of those alone that can be suggested."""

from __future__ import annotations

import pytest

from graph.store import Store
from queries.catalogue import question
from queries.missing_partners import Evidence, candidates, possible
from queries.weights import weights
from tests.queries.shuffling import scored, tables_of
from tests.queries.test_missing_partners import ASKED, about, active, meeting, tables

CLUSTERS = ("cluster-elektromobilitaet-sued-west", "silicon-saxony", "medicalmountains")


def test_who_met_one_member_and_works_in_no_field_is_not_looked_at() -> None:
    # Made up: m and n are members. a met both at one of two, b met m twice, c fills the open stage,
    # d works in the field, e was met by nobody, f met both in a crowd of 99.
    assert weights().partners.worked_from == 2
    crowd = [f"other-{i}" for i in range(96)]
    members = [{**tables()["members"][0], "id": node, "name": node.upper()} for node in ("m", "n")]
    found = tables(
        members=members,
        fillers=[active("c", "s2")],
        fields=[{"id": "field", "name": "Field"}],
        about=[about("d", "field")],
        meeting=[meeting("p", "n", "a"), meeting("q", "b"), meeting("r", "b"),
                 meeting("s", "n", "f", *crowd)],
    )  # fmt: skip
    assert candidates(found) == sorted(["a", "b", "c", "f", *crowd])
    # f: 2 of 99 give (2 / 99) / (2 / 99 + 0.3) = 0.063 for joint work, at most 0.025 all in all.
    looked_at = possible(["a", "b", "c", "d", "e", "f"], Evidence.of(found, ASKED))
    assert looked_at == ["a", "c", "d"]


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_nobody_who_is_left_out_would_be_suggested(loaded_embedded: Store, cluster: str) -> None:
    found, params = tables_of(loaded_embedded, "missing_partners", {"cluster": cluster})
    statement = question("missing_partners").statements["candidates"]
    everyone = loaded_embedded.read(statement, {"candidates": candidates(found)}).dicts()
    assert len(everyone) > len(found["candidates"]) > 0
    told = scored("missing_partners", found, params)
    assert scored("missing_partners", {**found, "candidates": everyone}, params) == told
