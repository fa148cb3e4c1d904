"""Names compared as readers compare them: whatever their case, spacing, punctuation and tone placement.

Unlike :mod:`pipeline.grammar.folding`, a key has no offsets, so it may forgive more: a tone mark
may stand anywhere in its syllable.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.knowledge import rows

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


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A key under which the spellings of one name meet.

    >>> name_key("TRẦN THỊ THUỶ") == name_key("Trần Thị  Thủy")
    True
    """
    return " ".join(key_words(name))


@cache
def _abbreviations() -> tuple[dict[str, list[str]], tuple[tuple[str, str], ...]]:
    """Words with their expansion, and spellings with what replaces them."""
    table = rows("abbreviations")
    words = {row["written"]: key_words(row["words"]) for row in table if row["kind"] == "word"}
    spellings = tuple((row["written"], f" {row['words']} ") for row in table if row["kind"] == "spelling")
    return {" ".join(key_words(written)): expansion for written, expansion in words.items()}, spellings


@lru_cache(maxsize=65536)
def written_out(text: str) -> tuple[str, ...]:
    """The words of ``text`` as keys, abbreviations written out.

    >>> written_out("UBND TP.HCM") == written_out("Uỷ ban nhân dân thành phố Hồ Chí Minh")
    True
    """
    expansions, spellings = _abbreviations()
    text = unicodedata.normalize("NFC", text).lower()
    for written, replacement in spellings:
        text = text.replace(written, replacement)
    return tuple(part for word in key_words(text) for part in expansions.get(word, [word]))
