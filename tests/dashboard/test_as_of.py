"""The date control that pages share."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import as_of
from tests.dashboard.conftest import Open


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-06-03", date(2021, 6, 3)),
        ("2020-02", date(2020, 2, 29)),
        ("2021", date(2021, 12, 31)),
        ("", None),
        ("2021-02-30", None),
        ("2021-13", None),
        ("heute", None),
        ("1800", None),
        ("2999-01-01", None),
    ],
)
def test_an_address_means_a_day_or_nothing(text: str, day: date | None) -> None:
    assert as_of.last_day(text) == day


@pytest.mark.embedded
@pytest.mark.parametrize("stand", ["1850", "2999-01-01", "gestern"])
def test_a_day_out_of_bounds_is_told_with_what_to_do(
    full: None, open_page: Open, stand: str
) -> None:
    test = open_page("overlaps", stand=stand)
    assert not test.exception
    (said,) = [w.value for w in test.warning]
    assert f"„{stand}“" in said and "01.01.1990" in said and "Wählen Sie" in said
    test.date_input(key="at_stand").set_value(date(2020, 1, 2)).run()
    assert not test.warning


def _page() -> None:
    import streamlit as st

    from dashboard import as_of

    st.write(f"asked: {as_of.control()}")


def test_the_control_and_the_address_say_the_same() -> None:
    at = AppTest.from_function(_page)
    at.query_params["stand"] = "2019-05"
    at.run()
    assert not at.exception
    assert at.markdown[0].value == "asked: 2019-05-31"
    assert at.date_input(key="at_stand").value == date(2019, 5, 31)
    at.date_input(key="at_stand").set_value(date(2020, 1, 2)).run()
    assert at.markdown[0].value == "asked: 2020-01-02"
    assert at.query_params["stand"] == "2020-01-02"
    at.date_input(key="at_stand").set_value(None).run()
    assert at.markdown[0].value == "asked: None"
    assert "stand" not in at.query_params
