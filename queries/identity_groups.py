"""Rows of ``identity_groups``: one a record, the groups in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.catalogue import question
from queries.wording import thousands

_PARTS = 4


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The records of each group, the one whose id stays first; no group is cut in the middle.

    A group that has more records than an answer has rows stands alone, and ``ask`` tells the cut.
    """
    groups = _whole(tables["groups"], question("identity_groups").header.limit)
    rows = [row for group in groups for row in _records(group)]
    if not rows:
        return Scored(rows, [_nothing(params["id"])])
    shown, total = len(groups), int(tables["total"][0]["total"])
    left_out = total > shown
    return Scored(rows, [_left_out(shown, total)] if left_out else [], truncated=left_out)


def _whole(groups: list[Row], limit: int) -> list[Row]:
    """The groups from the first on that fit in an answer of so many rows, at least one."""
    ends = list(accumulate(len(group["records"]) for group in groups))
    return groups[: max(1, bisect_right(ends, limit))]


def _records(group: Row) -> Iterator[Row]:
    for text in group["records"]:
        record, name, place, rule = (text.split("\t") + [""] * _PARTS)[:_PARTS]
        yield {
            "id": group["id"],
            "name": group["name"],
            "size": len(group["records"]),
            "record": record,
            "record_name": name,
            "record_place": place,
            "rule": rule,
            "sources": group["sources"],
        }


def _left_out(shown: int, total: int) -> Notice:
    one = shown == 1
    de = "ist die größte" if one else f"sind die {thousands(shown)} größten"
    en = "is the largest" if one else f"are the {thousands(shown, 'en')} largest"
    return Notice(
        f"Gelesen {de} von {thousands(total)} Organisationen, die "
        "aus mehreren Einträgen bestehen; jede andere zeigt die Frage nach ihrer Kennung.",
        f"Read {en} of {thousands(total, 'en')} organisations "
        "made of several records; any other is shown when asked for by its id.",
    )


def _nothing(node: str) -> Notice:
    if node:
        return Notice(
            "Zu dieser Kennung ist nichts zusammengeführt: Sie steht für einen einzigen Eintrag.",
            "Nothing was joined under this id: it stands for a single record.",
        )
    return Notice(
        "Keine Einträge sind zusammengeführt: Jede Organisation steht in nur einer Quelle, oder "
        "unter derselben Kennung. Weitere Quellen liest innonetz ingest.",
        "No records are joined: every organisation stands in one source only, or under one id. "
        "innonetz ingest reads further sources.",
    )
