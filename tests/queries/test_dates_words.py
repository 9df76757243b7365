"""Days as people write them in the sentences beside an answer."""

from __future__ import annotations

from queries.dates import english_day, german_day


def test_days_in_both_languages_are_as_precise_as_they_are() -> None:
    assert german_day("2025-11-22") == "22.11.2025"
    days = ("2025-11-22", "2025-06", "2025")
    assert [english_day(d) for d in days] == ["22 November 2025", "June 2025", "2025"]
