"""Arithmetic on TIMEX3 calendar values: which days a value covers, and of which kind it is."""

from __future__ import annotations

import re
from calendar import monthrange

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PART = re.compile(r"(\d{4})-([HQ])([1-4])")
_YEAR = re.compile(r"\d{4}")


def last_day(year: int, month: int) -> int:
    """The number of days of a month. ``year`` 0 stands for an unknown year, in which February has 29."""
    return monthrange(year or 2000, month)[1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the day exists; in an unknown year (0) 29 February does."""
    return 1 <= month <= 12 and 1 <= day <= last_day(year, month)


def days_of(timex: str) -> tuple[str, str]:
    """The first and the last day that a TIMEX3 value covers, ISO 8601; empty strings where the year is unknown.

    >>> days_of("2018-H1")
    ('2018-01-01', '2018-06-30')
    >>> days_of("2016/2021")
    ('2016-01-01', '2021-12-31')
    >>> days_of("XXXX-04-03")
    ('', '')
    """
    if "/" in timex:
        left, _, right = timex.partition("/")
        first, last = days_of(left)[0], days_of(right)[1]
        return (first, last) if first and last else ("", "")
    if _DAY.fullmatch(timex):
        return timex, timex
    if month := _MONTH.fullmatch(timex):
        return _months(int(month[1]), int(month[2]), int(month[2]))
    if part := _PART.fullmatch(timex):
        year, length, number = int(part[1]), 6 if part[2] == "H" else 3, int(part[3])
        return _months(year, (number - 1) * length + 1, number * length)
    if _YEAR.fullmatch(timex):
        return _months(int(timex), 1, 12)
    return "", ""


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    if not (year and 1 <= first <= last <= 12):
        return "", ""
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{last_day(year, last):02d}"
