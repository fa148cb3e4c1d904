"""Units and counted nouns (``knowledge/units``): the longest one that begins at an offset."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold, fold_word
from pipeline.grammar.syllables import UPPER

#: Words of one unit; a comma may stand inside ("tỉnh, thành phố"), symbols stand alone.
_WORDS = re.compile(r"[ \u00a0]?+([^\W_]++(?:[-.][^\W\d_]++)*+[²³]?|[%‰²])(,?)")
#: A capital and a small letter: the beginning of a name, not of an abbreviation.
NAME_BEGINS = rf"[{UPPER}](?![{UPPER}])[^\W\d_]"


@frozen
class UnitSpan:
    """A unit, ``text[start:end]``, with its kind in ``knowledge/units``."""

    text: str
    start: int
    end: int
    kind: str


@cache
def _units() -> dict[str, str]:
    return {fold(row["unit"]): row["kind"] for row in knowledge.rows("units")}


@cache
def _lengths() -> dict[str, int]:
    """First word → how many words the longest unit has that begins with it."""
    lengths: dict[str, int] = {}
    for unit in _units():
        words = [match[1] for match in _WORDS.finditer(unit)]
        lengths[words[0]] = max(lengths.get(words[0], 0), len(words))
    return lengths


@cache
def _cased() -> frozenset[str]:
    """Units that are one or two letters: their case tells them from other words (m, kV, W)."""
    return frozenset(row["unit"] for row in knowledge.rows("units") if len(row["unit"]) <= 2)


def unit_at(text: str, offset: int) -> UnitSpan | None:
    """The longest unit that begins at ``offset`` (a space before it is skipped), or ``None``.

    >>> unit_at("12 đoàn giám sát", 2)
    UnitSpan(text='đoàn giám sát', start=3, end=16, kind='count')
    """
    span = _longest(text, offset)
    return None if span is None or span.kind == "other" else span


def is_no_unit(text: str, offset: int) -> bool:
    """Whether words begin at ``offset`` that are known to be no counted noun: ``35 kV``, ``990 xuất hiện``."""
    span = _longest(text, offset)
    return span is not None and span.kind == "other"


def _longest(text: str, offset: int) -> UnitSpan | None:
    match = _WORDS.match(text, offset)
    most = _lengths().get(fold_word(match[1]), 0) if match else 0
    ends: list[tuple[int, str]] = []
    start, phrase = match.start(1) if match else -1, ""
    while match and len(ends) < most:
        phrase += (" " if phrase else "") + match[1]
        ends.append((match.end(1), phrase))
        phrase += match[2]
        match = _WORDS.match(text, match.end())
    units = _units()
    for end, words in reversed(ends):
        kind = units.get(fold_word(words))
        if kind and (len(words) > 2 or words.islower() or words in _cased()):
            return UnitSpan(text[start:end], start, end, kind)
    return None
