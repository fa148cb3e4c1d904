"""Sentences of Vietnamese news as character offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline import knowledge
from pipeline.facts import Block

_UPPER = "A-ZĐ" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))))
# A stop with what closes around it, before a blank, or glued to the next sentence ("… thành phố.Giúp các Ban").
# The look-behind stands behind the first mark: the search runs to a mark and tries nothing before it.
_STOP = re.compile(rf"[.!?…](?<![.!?…].)[.!?…]*+[\"”’»)\]/.]{{0,3}}(?=\s|[{_UPPER}][^\W\d_])")
_OPENING = re.compile(rf"\s{{0,5}}[\"“‘«(\[–—•*+-]{{0,3}}\s?[\d{_UPPER}]")
_GLUED = re.compile(r"[^\W\d_]{2}[.!?…]{1,6}[\"”’»)\]/.]{0,3}$|[\d%)”\"]\.$|…$|\.\.\.$")
#: "1.", "IV.", "a)." open a point, they do not end one.
_POINT = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,5}|[a-zđA-ZĐ])(?:\.\d{1,2}){0,3}\s?[.)]{1,2}$")
_INITIAL = re.compile(rf"(?<!\w)(?:[{_UPPER}]\.){{0,3}}[{_UPPER}]\.$")
#: How far back an abbreviation may begin.
_BACK = 12


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice('abbreviation')})\.$")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice('place')})\.$")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,5}}[\"“(]?(?:{_choice('opener')})(?!\w)")


@cache
def _photo() -> re.Pattern[str]:
    """A photographer's name that runs into the next sentence ("Ảnh: Hải Nam Tại kỳ họp …")."""
    opener = rf"(?:{_choice('opener')})(?!\w)"
    name = rf"(?:(?!{opener})[{_UPPER}][\w.]{{0,12}}\s){{1,4}}"
    return re.compile(rf"(?:[Ảả]nh|ẢNH|Clip|Video)\s?:\s?{name}(?={opener})")


def _choice(kind: str) -> str:
    words = sorted(knowledge.values("sentence_words", "word", kind=kind), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


def find_sentences(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Cut every block into sentences.

    Returns ``(start, end)`` offsets without surrounding white space, in order; no sentence crosses a block. Semicolons
    and colons do not end a sentence: Vietnamese news lists whole rosters behind them.

    >>> text = "Ông An dự họp ở TP. Huế.Bà Bình nói."
    >>> [text[start:end] for start, end in find_sentences(text, [Block("body", 0, len(text))])]
    ['Ông An dự họp ở TP. Huế.', 'Bà Bình nói.']
    """
    sentences = []
    for block in blocks:
        start = _skip_blanks(text, block.start, block.end)
        for end in _ends(text, block):
            if end > start and _POINT.fullmatch(text, start, end) is None:
                sentences.append((start, end))
                start = _skip_blanks(text, end, block.end)
        end = start + len(text[start : block.end].rstrip())
        if start < end:
            sentences.append((start, end))
    return sentences


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, block: Block) -> Iterator[int]:
    """Where a sentence of the block ends, before its last."""
    ends = [match.end() for match in _STOP.finditer(text, block.start, block.end) if _is_end(text, match, block)]
    if "nh:" in text or "NH:" in text or "nh :" in text:
        ends = sorted({*ends, *(match.end() for match in _photo().finditer(text, block.start, block.end))})
    for end in ends:
        stop = end
        while stop > block.start and text[stop - 1].isspace():
            stop -= 1
        yield stop


def _is_end(text: str, match: re.Match[str], block: Block) -> bool:
    end = match.end()
    if not _OPENING.match(text, end, block.end):
        return False
    back = max(block.start, end - _BACK)
    if end < block.end and not text[end].isspace() and not _GLUED.search(text, back, end):
        return False
    if match.group() != ".":
        return True
    if _abbreviation().search(text, back, end):
        return False
    if _place().search(text, back, end) or _INITIAL.search(text, back, end):
        return _opener().match(text, end, block.end) is not None
    return True
