"""Values as people of a language write them."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from pipeline.knowledge import rows
from pipeline.tables.labels import Language

_UNKNOWN = "XXXX"
# How a day of a month and a month are written, with their year and without.
_PATTERNS: Mapping[Language, tuple[str, str, str, str]] = {
    "vi": ("d/M/y", "d/M", "M/y", "'tháng' M"),
    "en": ("d MMMM y", "d MMMM", "MMMM y", "MMMM"),
}
_PARTS = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")
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
    return str(format_date(date, _PATTERNS[language][0], locale=language))


def time(timex: str, language: Language) -> str:
    """A TIMEX3 value in words, and that its year is not known where it is not; what is no such value stays as it is.

    >>> [time(timex, "en") for timex in ("2018-09", "2023-04-27/2023-04-28", "XXXX-06-30", "2018-H1")]
    ['September 2018', '27 April 2023 – 28 April 2023', '30 June (year not known)', '2018, first half']
    >>> [time(timex, "vi") for timex in ("2018-09", "2016/2021", "XXXX-06-28/XXXX-06-30", "XXXX-03", "2018-Q4")]
    ['9/2018', '2016 – 2021', '28/6 – 30/6 (không rõ năm)', 'tháng 3 (không rõ năm)', 'quý IV/2018']
    """
    told = " – ".join(_part_of_time(part, language) for part in timex.split("/"))
    unknown = words(language)["year_unknown"]
    return f"{told} ({unknown})" if _UNKNOWN in timex and _UNKNOWN not in told else told


def _part_of_time(value: str, language: Language) -> str:
    year, _, rest = value.partition("-")
    known = "" if year == _UNKNOWN else year
    if rest in _PARTS:
        return words(language)[rest].format(year=known).strip(" ,/")
    try:
        # A leap year lets the 29th of February stand.
        date = datetime.date.fromisoformat(f"{known or '2000'}-{rest}{'' if '-' in rest else '-01'}")
    except ValueError:
        return value
    pattern = _PATTERNS[language][2 * ("-" not in rest) + (not known)]
    return str(format_date(date, pattern, locale=language))


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
