"""Values as people of a language write them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from pipeline.knowledge import rows
from pipeline.tables.labels import Language

_DAY_OF_MONTH = re.compile(r"XXXX-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
# The Vietnamese alphabet; foreign letters stand where the Latin one has them.
_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {
    "\N{COMBINING GRAVE ACCENT}": 1,
    "\N{COMBINING HOOK ABOVE}": 2,
    "\N{COMBINING TILDE}": 3,
    "\N{COMBINING ACUTE ACCENT}": 4,
    "\N{COMBINING DOT BELOW}": 5,
}


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


def money_unit(largest: float, language: Language) -> tuple[str, float]:
    """What amounts up to ``largest`` đồng are best printed in, and how many đồng that is.

    >>> money_unit(8.1e14, "vi"), money_unit(25e6, "en"), money_unit(900, "vi")
    (('tỷ đồng', 1000000000.0), ('million đồng', 1000000.0), ('đồng', 1))
    """
    say = words(language)
    for key, worth in (("billion", 1e9), ("million", 1e6)):
        if largest >= worth:
            return say[key], worth
    return say["dong"], 1


def in_print_order(text: str) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """Where a name stands in a Vietnamese list: by syllables, their letters, then their tones.

    >>> sorted(["Đà Nẵng", "Dương Á", "Hà Nội", "Bùi Tiến", "Bùi Tá", "An", "Ân", "Bạch Vân"], key=in_print_order)
    ['An', 'Ân', 'Bạch Vân', 'Bùi Tá', 'Bùi Tiến', 'Dương Á', 'Đà Nẵng', 'Hà Nội']
    >>> sorted(["Kỳ họp thứ 14", "Kỳ họp thứ ba", "Kỳ họp thứ 5"], key=in_print_order)
    ['Kỳ họp thứ 5', 'Kỳ họp thứ 14', 'Kỳ họp thứ ba']
    """
    letters: list[tuple[int, ...]] = []
    tones: list[int] = []
    for syllable in text.lower().split():
        if syllable.isdecimal() and len(syllable) < 10:
            letters.append((-1, int(syllable)))
            continue
        places = []
        for letter in unicodedata.normalize("NFC", syllable):
            marks = unicodedata.normalize("NFD", letter)
            tones.append(next((_TONES[mark] for mark in marks if mark in _TONES), 0))
            plain = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
            places.append(_LETTERS.get(plain, len(_LETTERS) + ord(plain[0]) if plain else 0))
        letters.append(tuple(places))
    return tuple(letters), tuple(tones)
