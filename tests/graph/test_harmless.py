"""Cells that no spreadsheet takes for a formula, and the text they were made of."""

from __future__ import annotations

import pytest

from graph.harmless import as_it_was, harmless

# What Excel and LibreOffice begin a formula with, or strip before they look for one.
DANGEROUS = ["=1+1", "+49 441", "-1", "@SUM(A1)", "\t=1", "\r=1", '="01ZS0048";="BMFTR"', "'=1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_dangerous_text_begins_with_an_apostrophe_and_comes_back(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert as_it_was(harmless(text)) == text


@pytest.mark.parametrize("text", ["", "Bündnis", "'s-Hertogenbosch", "3-D", "a=b", " =1"])
def test_another_text_stays_as_it_is_both_ways(text: str) -> None:
    assert harmless(text) == as_it_was(text) == text


@pytest.mark.parametrize("value", [-1.5, -7, None, True])
def test_what_is_no_text_is_no_formula(value: object) -> None:
    assert harmless(value) is value
