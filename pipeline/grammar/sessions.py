"""Ordinals and terms of council sessions: ``kỳ họp thứ Hai mươi ba`` is 23, ``khóa XIV`` is XIV."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.grammar.wording import spelled
from pipeline.knowledge import rows

_TENS = ("mười", "mươi", "chục")


@dataclass(frozen=True, slots=True)
class OrdinalSpan:
    """An ordinal: ``text[start:end]`` with its value."""

    text: str
    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
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
    return re.compile(
        rf"(?<!\w)(?:lần\s+)?thứ\s+(?:(?P<digits>\d{{1,3}})|(?P<word>{word}))(?!\w|[./]\d)", re.IGNORECASE
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


def find_ordinals(text: str) -> list[OrdinalSpan]:
    """Ordinals with ``thứ`` or ``lần thứ`` in digits or words, up to 99 in words.

    >>> [span.value for span in find_ordinals("kỳ họp thứ Hai mươi ba, kỳ họp lần thứ 5, kỳ họp thứ nhất")]
    [23, 5, 1]
    """
    found = []
    for match in _ordinal().finditer(text):
        value = int(match["digits"]) if match["digits"] else _words_value(" ".join(match["word"].split()))
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
