"""Rows of ``identity_groups``: one a record, the groups in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.wording import thousands

_PARTS = 4


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The records of each group, the one whose id stays first."""
    rows = [row for group in tables["groups"] for row in _records(group)]
    if not rows:
        return Scored(rows, [_nothing(params["id"])])
    shown, total = len(tables["groups"]), int(tables["total"][0]["total"])
    return Scored(rows, [_left_out(shown, total)] if total > shown else [])


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
    return Notice(
        f"Gelesen sind die {thousands(shown)} größten von {thousands(total)} Organisationen, die "
        "aus mehreren Einträgen bestehen; nach einer Kennung kann man alle fragen.",
        f"Read are the {thousands(shown, 'en')} largest of {thousands(total, 'en')} organisations "
        "made of several records; by an id all can be asked for.",
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
