"""The time line: dates to places on the axis, and what is not known to signs of its own."""

from __future__ import annotations

import pytest

from dashboard.drawing.timeline import Group, Step, Words, span, ticks, timeline, year

WORDS = Words(undated="ohne Datum", bar="bekannt", open="offen", legend="Zeichen")
TODAY = "2026-11-22"


@pytest.mark.parametrize(
    ("value", "last", "number"),
    [
        ("2017", False, 2017.0),
        ("2017", True, 2018.0),  # a project that ends in 2017 takes the whole year
        ("2017-07", False, 2017.5),
        ("2017-06", True, 2017.5),
        ("2017-07-01", False, 2017.5),
        ("2017-12-31", True, 2018.0),
        (None, False, None),
        ("Herbst 2017", False, None),
    ],
)
def test_a_date_as_a_number_of_years(value: str | None, last: bool, number: float | None) -> None:
    assert year(value, last=last) == number


def test_few_round_years_on_the_axis() -> None:
    assert ticks(2017, 2021) == [2017, 2018, 2019, 2020, 2021]
    assert ticks(2007, 2027) == [2010, 2015, 2020, 2025]
    assert all(len(ticks(2027 - n, 2027)) <= 6 for n in range(1, 200))


def drawn(*steps: Step) -> str:
    return timeline([Group("mit <B>", steps)], WORDS, TODAY)


def test_a_bar_lies_where_its_years_are() -> None:
    # From 2017 to 2027, the end of the year of today: ten years, so a year is ten per cent.
    both = Step("x", "2017", "2019"), Step("y", "2022", "2022")
    assert span([Group("", both)], TODAY) == (2017, 2027)
    shown = drawn(*both)
    assert 'class="bar" style="left:0.00%;width:30.00%"' in shown
    assert 'class="bar" style="left:50.00%;width:10.00%"' in shown
    assert "mit &lt;B&gt;" in shown


def test_what_is_not_known_looks_other_than_what_is() -> None:
    begin_only = drawn(Step("x", "2017", None))
    assert 'class="bar open" style="left:0.00%;width:98.9' in begin_only  # until today
    end_only = drawn(Step("x", "2017", "2018"), Step("y", None, "2021"))
    assert 'class="bar open" style="left:0.00%;width:50.00%"' in end_only
    neither = drawn(Step("x", "2017", "2018"), Step("y", None, None))
    assert neither.count('<span class="none">ohne Datum</span>') == 1
    assert neither.count('class="bar"') == 1 and 'class="bar open"' not in neither


def test_without_any_date_there_is_no_empty_axis() -> None:
    shown = drawn(Step("x", None, None), Step("y", None, "Herbst"))
    assert "2026" not in shown and "lane" not in shown
    assert shown.count("<li>") == 2 and "mit &lt;B&gt;" in shown


def test_an_event_is_a_point() -> None:
    shown = drawn(Step("x", "2017", "2018"), Step("e", "2022-01-01", "2022-01-01", "●"))
    assert '<span class="point" style="left:50.00%">●</span>' in shown
