"""missing_partners reads the details of those alone that can be suggested."""

from __future__ import annotations

from queries.answers import Row, Tables
from queries.missing_partners import possible
from queries.weights import weights


def place(*nodes: str) -> Row:
    return {"taking_part": [[node, [], "high", None, None] for node in nodes]}


def test_who_met_one_member_and_works_in_no_field_is_not_looked_at() -> None:
    # Made up: m and n are members. a met both in two projects, b met m twice, c fills a stage,
    # d works in a field, e was met by nobody, f met both but is tied already.
    assert weights().partners.worked_from == 2
    tables: Tables = {
        "fillers": [{"id": "c"}],
        "about": [{"id": "d"}],
        "meeting": [place("m", "a", "b", "f"), place("n", "a", "f"), place("m", "b", "e")],
    }
    assert possible(["a", "b", "c", "d", "e"], tables, {"m", "n"}) == ["a", "c", "d"]
