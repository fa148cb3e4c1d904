"""Names compared as readers compare them: whatever their case, spacing, punctuation and tone placement.

Unlike :mod:`pipeline.grammar.folding`, a key has no offsets, so it may forgive more: a tone mark
may stand anywhere in its syllable.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def syllable_key(syllable: str) -> str:
    """Lower case, with the tone mark behind the letters, so that both ways to place it are equal.

    >>> syllable_key("Thuỷ") == syllable_key("THỦY")
    True
    >>> syllable_key("Hoa") == syllable_key("Hòa")
    False
    """
    letters = unicodedata.normalize("NFD", syllable.lower())
    tone = "".join(mark for mark in letters if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES)) + tone


def key_words(text: str) -> list[str]:
    """The words of ``text``; punctuation and white space only separate, case and tone placement do not count.

    >>> key_words("H'Bơ  KHĂP")
    ['h', 'bơ', 'khăp']
    """
    return [syllable_key(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def name_key(name: str) -> str:
    """A key under which the spellings of one name meet.

    >>> name_key("TRẦN THỊ THUỶ") == name_key("Trần Thị  Thủy")
    True
    """
    return " ".join(key_words(name))
