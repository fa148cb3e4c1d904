"""Wordings compared as a reader compares them: case, tone placement, dashes and usual abbreviations do not count."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from pipeline.knowledge import rows
from pipeline.link.keys import key_words


@cache
def _abbreviations() -> tuple[dict[str, list[str]], tuple[tuple[str, str], ...]]:
    """Words with their expansion, and spellings with what replaces them."""
    table = rows("abbreviations")
    words = {row["written"]: key_words(row["words"]) for row in table if row["kind"] == "word"}
    spellings = tuple((row["written"], f" {row['words']} ") for row in table if row["kind"] == "spelling")
    return {" ".join(key_words(written)): expansion for written, expansion in words.items()}, spellings


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` as keys, abbreviations written out.

    >>> words("UBND TP.HCM") == words("Uỷ ban nhân dân thành phố Hồ Chí Minh")
    True
    """
    expansions, spellings = _abbreviations()
    text = unicodedata.normalize("NFC", text).lower()
    for written, replacement in spellings:
        text = text.replace(written, replacement)
    return tuple(part for word in key_words(text) for part in expansions.get(word, [word]))


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
