"""Pieces of the page Quellen as pure functions: filters, age, reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.asking import Row
from dashboard.texts import plural, t


def filtered(rows: Sequence[Row], text: str, kind: str) -> list[Row]:
    """Rows of that kind whose publisher, title or address holds the text; empty = everything."""
    wanted = text.casefold().strip()
    return [
        r
        for r in rows
        if (not kind or r["kind"] == kind)
        and any(wanted in (r[f] or "").casefold() for f in ("publisher", "title", "url"))
    ]


def age_in_days(value: str | None, today: date) -> int | None:
    """Days since a full date; None when the date is not known to the day."""
    try:
        return (today - date.fromisoformat((value or "")[:10])).days
    except ValueError:
        return None


def reason_of(text: str) -> str:
    """A reason without its particulars, as the run report counts it."""
    return text.split("; ", maxsplit=1)[0].split("'", maxsplit=1)[0].strip(" :,")


def reasons(rows: Sequence[dict[str, str]]) -> dict[str, int]:
    """How many rows were put aside for each reason, most frequent first."""
    return dict(Counter(reason_of(r["reason"]) for r in rows).most_common())


def place_words(place: str, lands: Mapping[str, str]) -> str:
    """``Mülheim (NW)`` of a report with the name of the Land; ``(?)`` is a Land not known."""
    town, _, code = place.rpartition(" (")
    land = code.removesuffix(")")
    if not town:
        return place
    return f"{town} ({lands.get(land, land if land != '?' else t('sources.run.unplaced.land'))})"


def undated_words(rows: Sequence[Row]) -> str:
    """How many sources have no known day, with a space before it; nothing when there are none."""
    n = sum(not r["retrieved_on"] for r in rows)
    return f" {plural('sources.undated', n)}" if n else ""
