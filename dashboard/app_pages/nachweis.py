"""How good suggestions are: what the check on hidden ties found, beside the simple rules."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from dashboard import asking, elements, formats
from dashboard.asking import Row
from dashboard.elements import Column
from dashboard.texts import language, pick, t
from queries import record_file
from queries.weights import weights


def show(question: str, *, every: bool = False) -> None:
    """The record of a question in sentences and as a table, that of ``every`` question on wish."""
    found = record_file.load(asking.settings().home)
    told = [
        line
        for split in ("year", "member")
        if found and (line := record_file.sentence(found, question, split))
    ]
    if not found or not told:
        st.html(f'<p class="iz-note">{escape(t("partners.record.none"))}</p>')
        return
    lines = "<br>".join(escape(pick(line.de, line.en)) for line in told)
    st.html(f'<p class="iz-note">{lines}</p>')
    st.caption(
        t(
            "partners.record.how",
            day=formats.day(str(found["made"])[:10]),
            decided=formats.day(weights().record.decided),
            year=weights().record.year,
        )
    )
    rows = record_rows(found, None if every else question)
    elements.table(
        rows,
        [
            Column("question", t("partners.record.question"), width="medium"),
            Column("split", t("partners.record.split")),
            Column("group", t("partners.record.group")),
            Column("cases", t("partners.record.cases"), kind="number"),
            Column("ranker", t("partners.record.ranker"), width="medium"),
            Column("hits", t("partners.record.hits", n=weights().record.first), kind="share"),
            Column("mrr", "MRR", kind="number"),
            Column("hard", t("partners.record.hard"), kind="share"),
        ],
        "record",
        what=t("partners.record.table"),
    )


def record_rows(found: Mapping[str, Any], question: str | None = None) -> list[Row]:
    """The record for a table, in words; of one question where one is named."""
    return [
        {
            **row,
            "question": t(f"partners.record.{row['question']}"),
            "split": t(f"partners.record.{row['split']}"),
            "group": t(f"partners.group.{row['group']}"),
            "ranker": record_file.ranker(row["ranker"], language()),
        }
        for row in record_file.table(dict(found))
        if question in (None, row["question"])
    ]
