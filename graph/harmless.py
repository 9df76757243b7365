"""Cells of CSV files that no spreadsheet takes for a formula, and the way back.

docs/decisions/harmless-cells.md tells where this is used and where not.
"""

from __future__ import annotations

import re
from typing import Any

# What a spreadsheet takes for the begin of a formula, also after apostrophes of an earlier writing.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def harmless(value: Any) -> Any:
    """A text that begins like a formula with an apostrophe before it; all else as it is.

    A number is no text: -1.5 stays -1.5.
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def as_it_was(text: str) -> str:
    """The text that ``harmless`` was given, from what it made of it."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
