"""Contradictions between records in words: of what, which statement counts, what another says."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import elements, formats
from dashboard.asking import Row
from dashboard.kinds import kind_word
from dashboard.profile_view import WORDS
from dashboard.texts import t, word
from graph.contradiction import Contradiction, Statement


def rows(found: Sequence[Contradiction | str]) -> list[Row]:
    """The columns thing, what, kept, other and who states them, a row for each other value.

    A report of an earlier version has a sentence instead of the parts: it stays as it is.
    """
    told: list[Row] = []
    for one in found:
        if isinstance(one, str):
            told.append({"thing": one} | dict.fromkeys(_COLUMNS, ""))
        else:
            told += [_row(one, other) for other in one.values[1:]]
    return told


_COLUMNS = ("what", "kept", "kept_by", "other", "other_by")


def _row(one: Contradiction, other: Statement) -> Row:
    kept = one.values[0]
    cells = (
        word("fact", one.field),
        _value(one, kept.value),
        elements.source_texts(kept.sources),
        _value(one, other.value),
        elements.source_texts(other.sources),
    )
    return {"thing": _thing(one)} | dict(zip(_COLUMNS, cells, strict=True))


def _thing(one: Contradiction) -> str:
    """The name of a thing; of a tie both names with what ties them."""
    if not one.tie:
        return one.names[0]
    both = t("links.pair.name", a=one.names[0], b=one.names[1])
    return f"{both} ({word('ties', one.tie)})"


def _value(one: Contradiction, value: str | float) -> str:
    """A value as people read it."""
    if isinstance(value, int | float):
        return formats.euro(value) if one.field.endswith("_eur") else formats.number(value)
    if one.field == "kind" and not one.tie:
        return kind_word(one.label, value)
    group = WORDS.get((one.label, one.field)) if not one.tie else None
    return word(group, value) if group else "; ".join(value.split(";"))
