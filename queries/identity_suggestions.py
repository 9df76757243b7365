"""Rows of ``identity_suggestions``, with a word about what is left out."""

from __future__ import annotations

from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.spelling import spelt
from queries.wording import thousands


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """The pairs as they were read; scored they were when the run compared the records."""
    del params
    rows, total = [_spelt(row) for row in tables["pairs"]], int(tables["total"][0]["total"])
    if not rows:
        text = Notice(
            "Kein Paar ist sich ähnlich genug, um danach zu fragen. Weitere Quellen liest "
            "innonetz ingest.",
            "No pair is alike enough to be asked about. innonetz ingest reads further sources.",
        )
        return Scored(rows, [text])
    if total == len(rows):
        return Scored(rows, [])
    left = Notice(
        f"Gezeigt sind {thousands(len(rows))} von {thousands(total)} Paaren.",
        f"Shown are {thousands(len(rows), 'en')} of {thousands(total, 'en')} pairs.",
    )
    return Scored(rows, [left])


def _spelt(row: Row) -> Row:
    """The words of the reasons as the two names spell them; compared they were folded."""
    names = (row["a_name"], row["b_name"])
    told = ("for_de", "against_de", "for_en", "against_en")
    return {**row, **{column: [spelt(text, names) for text in row[column]] for column in told}}
