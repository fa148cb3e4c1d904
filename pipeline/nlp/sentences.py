"""Sentences of Vietnamese news as character offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.facts import Block

# A full stop behind one of these ends an abbreviation, not a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:TP|Tp|tp|TS|ThS|Ths|GS|PGS|BS|KS|LS|CN|NSƯT|NSND|Đ/c|đ/c|Đ\.c|đ\.c|St|T|P|Q|H|X|TX|TT|Tx|Mr|Mrs|v\.v|[A-ZĐ])\.$"
)
_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s)")
_STARTS_SENTENCE = re.compile(r"\s+[\"“‘(\[–-]*\s?[\dA-ZÀ-ỸĐ]")


def find_sentences(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Cut every block into sentences.

    Returns ``(start, end)`` offsets without surrounding white space, in order; no sentence crosses a block. Semicolons
    and colons do not end a sentence: Vietnamese news lists whole rosters behind them.

    >>> find_sentences("Ông A dự. Bà B nói.", [Block("body", 0, 19)])
    [(0, 9), (10, 19)]
    """
    sentences = []
    for block in blocks:
        start = block.start
        for match in _END.finditer(text, block.start, block.end):
            if not _STARTS_SENTENCE.match(text, match.end(), block.end):
                continue
            if match.group() == "." and _ABBREVIATION.search(text, max(start, match.end() - 8), match.end()):
                continue
            sentences.append((start, match.end()))
            start = match.end()
            while start < block.end and text[start].isspace():
                start += 1
        if start < block.end:
            sentences.append((start, block.end))
    return sentences
