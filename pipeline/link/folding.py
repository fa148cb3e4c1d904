"""Names compared as readers compare them: whatever their case, spacing and tone placement."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def fold_syllable(syllable: str) -> str:
    """Lower case, with the tone mark behind the letters, so that both ways to place it are equal.

    >>> fold_syllable("Thuỷ") == fold_syllable("THỦY")
    True
    >>> fold_syllable("Hoa") == fold_syllable("Hòa")
    False
    """
    letters = unicodedata.normalize("NFD", syllable.lower())
    tone = "".join(mark for mark in letters if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)) + tone


def fold_words(text: str) -> list[str]:
    """The folded words of ``text``; punctuation and white space only separate.

    >>> fold_words("H'Bơ  KHĂP")
    ['h', 'bơ', 'khăp']
    """
    return [fold_syllable(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def fold(text: str) -> str:
    """``fold_words`` joined by single spaces: a key under which spellings of one name meet."""
    return " ".join(fold_words(text))
