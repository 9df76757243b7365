"""What speaks for an organisation as a partner, case by case."""

from __future__ import annotations

from queries.partner_facts import fill_value, same_fields
from queries.weights import weights

RULES = weights().partners


def test_a_fill_counts_by_state_and_basis() -> None:
    values = [
        fill_value({"state": state, "basis": basis}, RULES)
        for state in ("empty", "unknown", "thin")
        for basis in ("source", "classified")
    ]
    assert values == [1.0, 0.5, 0.8, 0.4, 0.5, 0.25]


def test_a_shared_field_names_the_work_that_shows_it() -> None:
    about = [
        {"id": "x", "field": "f", "name": "F", "name_en": None,
         "through": [["p", "Projekt", ["src-2"], "medium"], ["c", "Cluster", ["src-1"], "high"]]},
        {"id": "x", "field": "g", "name": "G", "name_en": None,
         "through": [["p", "Projekt", ["src-2"], "medium"]]},
    ]  # fmt: skip
    (row,) = same_fields(about, {"f", "h"})["x"]
    assert (row["id"], row["through"]) == ("f", ["Cluster", "Projekt"])
    assert (row["sources"], row["confidence"]) == (["src-1", "src-2"], "high")
