"""Contradictions between records in words: of what, which statement counts, what another says."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

from dashboard import formats
from dashboard.asking import Row
from dashboard.kinds import kind_word
from dashboard.profile_view import WORDS
from dashboard.texts import t, word

# As ``ingest.assemble`` writes them into the report.
_LINE = re.compile(r"(\S+) (.+?): (\w+) is (.+), another record says (.+)", re.DOTALL)


def rows(lines: Sequence[str], names: Mapping[str, str]) -> list[Row]:
    """The columns thing, what, kept, other of each line; one that is not understood stays whole.

    ``names`` are those of things by id; what has none there is told by its id.
    """
    return [_row(line, names) for line in lines]


def _row(line: str, names: Mapping[str, str]) -> Row:
    match = _LINE.fullmatch(line)
    if not match:
        return {"thing": line, "what": "", "kept": "", "other": ""}
    table, key, column, kept, other = match.groups()
    label, _, rest = table.partition("-")
    return {
        "thing": _thing(rest, key.split(), names),
        "what": word("fact", column),
        "kept": _value(label, column, kept),
        "other": _value(label, column, other),
    }


def _thing(rest: str, key: Sequence[str], names: Mapping[str, str]) -> str:
    """The name of a thing; of a tie both names with what ties them."""
    if not rest or len(key) < 2:
        return names.get(" ".join(key), " ".join(key))
    tie = rest.partition("-")[0]
    both = t("links.pair.name", a=names.get(key[0], key[0]), b=names.get(key[1], key[1]))
    return f"{both} ({word('ties', tie)})"


def _value(label: str, column: str, written: str) -> str:
    """A value as people read it; the report has it as Python writes it."""
    try:
        value = ast.literal_eval(written)
    except (ValueError, SyntaxError):
        return written
    if isinstance(value, int | float):
        money = column.endswith("_eur")
        return formats.euro(value) if money else formats.number(value)
    if column == "kind":
        return kind_word(label, str(value))
    group = WORDS.get((label, column))
    return word(group, str(value)) if group else "; ".join(str(value).split(";"))
