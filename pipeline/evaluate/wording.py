"""Wordings compared as a reader compares them: case, tone placement, dashes and usual abbreviations do not count."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.link.keys import key_words
from pipeline.link.keys import written_out as words

__all__ = ["covered", "place_words", "shared", "words"]


def shared(a: Iterable[str], b: Iterable[str]) -> float:
    """Share of all words of two phrases that both hold (Jaccard); 1 for two empty phrases."""
    first, second = set(a), set(b)
    return len(first & second) / len(first | second) if first | second else 1.0


def covered(a: Iterable[str], b: Iterable[str]) -> float:
    """Share of the shorter phrase's words that the other one holds; 0 where either is empty."""
    first, second = set(a), set(b)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


@cache
def place_words() -> frozenset[str]:
    """Words that tell no two bodies or places apart."""
    return frozenset(key_words("tỉnh thành phố của các và"))
