"""Days that a TIMEX3 value covers."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.calendar import days_of, is_day, last_day


@pytest.mark.parametrize(
    ("timex", "first", "last"),
    [
        ("2018-08-06", "2018-08-06", "2018-08-06"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-Q3", "2018-07-01", "2018-09-30"),
        ("2018-H2", "2018-07-01", "2018-12-31"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-01/2018-09", "2018-01-01", "2018-09-30"),
        ("2023-12-28/2024-01-03", "2023-12-28", "2024-01-03"),
        ("2016/2021", "2016-01-01", "2021-12-31"),
        ("XXXX-04-03", "", ""),
        ("XXXX-12-28/2024-01-03", "", ""),
        ("2018-H3", "", ""),
        ("2018-13", "", ""),
        ("", "", ""),
    ],
)
def test_first_and_last_day(timex: str, first: str, last: str) -> None:
    assert days_of(timex) == (first, last)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_ends_the_day_before_the_next_begins(year: int, month: int) -> None:
    last = datetime.date.fromisoformat(days_of(f"{year:04d}-{month:02d}")[1])
    assert last.day == last_day(year, month)
    assert not is_day(year, month, last.day + 1)


def test_29_february_exists_while_the_year_is_open() -> None:
    assert is_day(0, 2, 29)
    assert not is_day(2023, 2, 29)
    assert not is_day(0, 2, 30)
