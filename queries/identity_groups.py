"""Rows of ``identity_groups``: one a record, the groups in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from queries.answers import Notice, Row, Scored, Tables

_PARTS = 4


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The records of each group, the one whose id stays first."""
    rows = [row for group in tables["groups"] for row in _records(group)]
    return Scored(rows, [] if rows else [_nothing(params["id"])])


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
