"""Values as people of a language write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from pipeline.knowledge import rows
from pipeline.tables.labels import Language

_DAY_OF_MONTH = re.compile(r"XXXX-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


@cache
def words(language: Language) -> Mapping[str, str]:
    """The words of the pages themselves: key → words.

    >>> words("vi")["search"]
    'Tìm kiếm'
    """
    return {row["key"]: row[language] for row in rows("report_words")}


def day(value: str, language: Language) -> str:
    """A whole ISO 8601 day in words; what is none stays as it is.

    >>> day("2023-12-06", "vi"), day("2023-12-06", "en"), day("2023-H1", "en")
    ('6/12/2023', '6 December 2023', '2023-H1')
    """
    try:
        date = datetime.date.fromisoformat(value)
    except ValueError:
        return value
    return str(format_date(date, {"vi": "d/M/y", "en": "d MMMM y"}[language], locale=language))


def time(timex: str, language: Language) -> str:
    """A TIMEX3 value in words as far as it is a day, a month or days from one to another; else as it is.

    >>> time("2018-09", "en"), time("XXXX-03-29", "vi"), time("2023-04-27/2023-04-28", "en"), time("2018-H1", "vi")
    ('September 2018', '29/3', '27 April 2023 – 28 April 2023', '2018-H1')
    """
    if "/" in timex:
        return " – ".join(time(part, language) for part in timex.split("/"))
    if _DAY_OF_MONTH.fullmatch(timex):
        return _formatted(f"2000-{timex[5:]}", {"vi": "d/M", "en": "d MMMM"}[language], language)
    if _MONTH.fullmatch(timex):
        return _formatted(f"{timex}-01", {"vi": "M/y", "en": "MMMM y"}[language], language)
    return day(timex, language)


def _formatted(value: str, pattern: str, language: Language) -> str:
    return str(format_date(datetime.date.fromisoformat(value), pattern, locale=language))


def days(start: str, end: str, language: Language) -> str:
    """The days from ``start`` to ``end``; what a whole year covers is the year.

    >>> days("2023-01-01", "2023-12-31", "en"), days("2023-07-04", "2023-07-06", "vi"), days("2023-07-04", "", "en")
    ('2023', '4/7/2023 – 6/7/2023', '4 July 2023')
    """
    if start[4:] == "-01-01" and end[4:] == "-12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}–{end[:4]}"
    return " – ".join(dict.fromkeys(day(value, language) for value in (start, end) if value))


def number(value: float, language: Language) -> str:
    """A number with its separators.

    >>> number(1290000.5, "vi"), number(1290000.5, "en")
    ('1.290.000,5', '1,290,000.5')
    """
    return str(format_decimal(value, "#,##0.####", locale=language))


def share(value: float, language: Language) -> str:
    """A probability as a percentage.

    >>> share(0.93, "vi")
    '93%'
    """
    return str(format_percent(value, "0%", locale=language))
