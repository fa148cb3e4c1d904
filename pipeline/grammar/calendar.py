"""Arithmetic on TIMEX3 calendar values: which days a value covers, and of which kind it is."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange

UNKNOWN_YEAR = "XXXX"

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


def shifted(day: datetime.date, days: int) -> datetime.date:
    ordinal = min(max(day.toordinal() + days, 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(ordinal)


def date_of(year: int, month: int, day: int) -> datetime.date | None:
    return datetime.date(year, month, day) if 1 <= year <= 9999 and is_day(year, month, day) else None


def exists(timex: str) -> bool:
    """Whether every full day with a year in a value is in the calendar."""
    days = (part.split("-") for part in timex.split("/") if len(part) == 10 and part[:4].isdigit())
    return all(is_day(int(year), int(month), int(day)) for year, month, day in days)


def month_and_day(timex: str) -> tuple[int, int] | None:
    """Month and day where a value without a year begins: ``XXXX-12-21`` → (12, 21), ``XXXX-Q2`` → (4, 1)."""
    if re.match(r"XXXX-\d\d-\d\d", timex):
        return int(timex[5:7]), int(timex[8:10])
    if re.match(r"XXXX-\d\d", timex):
        return int(timex[5:7]), 1
    if part := re.match(r"XXXX-([HQ])(\d)", timex):
        return (int(part[2]) - 1) * (6 if part[1] == "H" else 3) + 1, 1
    return None


def with_year(timex: str, year: int) -> str:
    """``timex`` with its year; the end of an interval that crosses New Year gets the next one."""
    left, slash, right = timex.partition("/")
    filled = left.replace(UNKNOWN_YEAR, f"{year:04d}")
    if not slash:
        return filled
    if left.startswith(UNKNOWN_YEAR) and not right.startswith(UNKNOWN_YEAR):
        # "từ 28/12 đến 3/1/2019": the written end decides.
        year = int(right[:4]) - (left[5:] > right[5:])
        return f"{left.replace(UNKNOWN_YEAR, f'{year:04d}')}/{right}"
    end = int(filled[:4]) + (left[5:] > right[5:])
    return f"{filled}/{right.replace(UNKNOWN_YEAR, f'{end:04d}')}"
