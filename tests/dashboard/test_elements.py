"""Pieces all pages share: rows are worded when somebody looks, the language once a run."""

from __future__ import annotations

import contextvars

import pytest
import streamlit as st

from dashboard import elements, texts


@pytest.mark.usefixtures("german")
def test_rows_of_a_table_are_worded_when_somebody_looks() -> None:
    seen = []

    def worded(row: dict[str, str]) -> dict[str, str]:
        seen.append(row["name"])
        return {**row, "name": row["name"].upper()}

    rows = elements.as_rows(
        [{"name": "a", "confidence": "low"}, {"name": "b", "confidence": "high"}], worded
    )
    assert len(rows) == 2
    assert seen == []
    assert next(iter(rows)) == {"name": "A", "confidence": texts.t("confidence.low")}
    assert seen == ["a"]
    assert [row["name"] for row in rows] == ["A", "B"]
    assert [row["name"] for row in list(rows)[1:]] == ["B"]


def test_the_language_is_looked_up_once_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def run() -> list[str]:
        told = []
        for chosen in ("en", "de"):
            monkeypatch.setattr(st, "session_state", {"lang": chosen})
            if chosen == "en":
                texts.settle_language()
            told.append(texts.language())
        texts.settle_language()  # the next run
        return [*told, texts.language()]

    assert contextvars.copy_context().run(run) == ["en", "en", "de"]
