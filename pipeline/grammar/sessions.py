"""Ordinals and terms of council sessions: ``kỳ họp thứ Hai mươi ba`` is 23, ``khóa XIV`` is XIV."""

from __future__ import annotations

import re
from functools import cache

from pipeline.frozen import frozen
from pipeline.grammar.wording import spelled
from pipeline.knowledge import rows

_TENS = ("mười", "mươi", "chục")


@frozen
class OrdinalSpan:
    """An ordinal: ``text[start:end]`` with its value."""

    text: str
    start: int
    end: int
    value: int


@frozen
class TermSpan:
    """A council's term: ``khóa XIV``; ``term`` is what stands behind the word."""

    text: str
    start: int
    end: int
    term: str


@cache
def _units() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("ordinal_words")}


@cache
def _ordinal() -> re.Pattern[str]:
    unit = "|".join(sorted(_units(), key=len, reverse=True))
    ten = "|".join(_TENS)
    word = rf"(?:(?:{unit})\s+)?(?:{ten})(?:\s+(?:{unit}))?|(?:{unit})"
    numeral = r"(?P<digits>\d{1,3})|(?P<roman>(?-i:[IVX]{1,6}))"
    return re.compile(
        rf"(?<!\w)(?:(?:lần\s+)?thứ\s+(?:{numeral}|(?P<word>{word}))"
        r"|lần\s+(?P<count>\d{1,2}))(?!\w|[./]\d)",
        re.IGNORECASE,
    )


def _words_value(words: str) -> int:
    """``hai mươi ba`` → 23."""
    units, tens, rest, ten_seen = _units(), 1, 0, False
    for word in words.lower().split():
        if word in _TENS:
            tens, rest, ten_seen = rest or 1, 0, True
        else:
            rest = units[word]
    return tens * 10 + rest if ten_seen else rest


_ROMAN = {"I": 1, "V": 5, "X": 10}


def _roman_value(numeral: str) -> int:
    """``XIV`` → 14: a smaller numeral before a larger one is taken away."""
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def find_ordinals(text: str) -> list[OrdinalSpan]:
    """Ordinals with ``thứ``, ``lần thứ`` or ``lần`` in digits, in capital Roman numerals or, up to 99, in words.

    >>> [span.value for span in find_ordinals("kỳ họp thứ Hai mươi ba, kỳ họp lần thứ 5, kỳ họp thứ VIII")]
    [23, 5, 8]
    """
    found = []
    for match in _ordinal().finditer(text):
        if digits := match["digits"] or match["count"]:
            value = int(digits)
        else:
            value = _roman_value(match["roman"]) if match["roman"] else _words_value(" ".join(match["word"].split()))
        found.append(OrdinalSpan(match.group(), match.start(), match.end(), value))
    return found


@cache
def _term() -> re.Pattern[str]:
    # A Roman numeral, or digits that are no year and no date.
    return re.compile(
        rf"(?<!\w){spelled('khóa')}\s+(?:thứ\s+)?(?P<term>[IVX]{{1,6}}|\d{{1,2}})(?![\w/]|\.\d)", re.IGNORECASE
    )


def find_terms(text: str) -> list[TermSpan]:
    """Terms as written.

    >>> [span.term for span in find_terms("HĐND tỉnh khóa XIX, nhiệm kỳ 2021-2026; Quốc hội khoá 15")]
    ['XIX', '15']
    """
    return [
        TermSpan(match.group(), match.start(), match.end(), match["term"].upper()) for match in _term().finditer(text)
    ]
