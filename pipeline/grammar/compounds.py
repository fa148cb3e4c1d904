"""Two-syllable words (``knowledge/compounds``): no phrase begins or ends in the middle of one."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge

_SYLLABLE_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,7})[ \u00a0]$")
_SYLLABLE_BEHIND = re.compile(r"[ \u00a0]([^\W\d_]{1,7})(?!\w)")
_FIRST = re.compile(r"[^\W\d_]{1,7}(?!\w)")
_LAST = re.compile(r"(?<!\w)[^\W\d_]{1,7}$")
_LONGEST = 8


@cache
def _compounds() -> frozenset[str]:
    return frozenset(knowledge.values("compounds", "word"))


def _word_from(text: str, start: int, syllable: str) -> re.Match[str] | None:
    """The syllable behind, where both are one word."""
    behind = _SYLLABLE_BEHIND.match(text, start)
    return behind if behind and f"{syllable} {behind.group(1)}".lower() in _compounds() else None


def _word_up_to(text: str, end: int, syllable: str) -> re.Match[str] | None:
    before = _SYLLABLE_BEFORE.search(text, max(0, end - _LONGEST), end)
    return before if before and f"{before.group(1)} {syllable}".lower() in _compounds() else None


def in_compound(text: str, start: int, end: int) -> bool:
    """Whether the syllable ``text[start:end]`` is half of a word: ``bằng`` in ``mặt bằng``."""
    syllable = text[start:end]
    return _word_up_to(text, start, syllable) is not None or _word_from(text, end, syllable) is not None


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the other halves of its first and its last word.

    >>> text = "cho tự ý ký hợp đồng"
    >>> text[slice(*whole_words(text, 7, 15))]
    'tự ý ký hợp đồng'
    """
    return _first_whole(text, start), _last_whole(text, end)


def _first_whole(text: str, start: int) -> int:
    first = _FIRST.match(text, start)
    if first is None or _word_from(text, first.end(), first.group()):
        return start
    before = _word_up_to(text, start, first.group())
    return before.start(1) if before else start


def _last_whole(text: str, end: int) -> int:
    last = _LAST.search(text, max(0, end - _LONGEST), end)
    if last is None or _word_up_to(text, last.start(), last.group()):
        return end
    behind = _word_from(text, end, last.group())
    return behind.end(1) if behind else end
