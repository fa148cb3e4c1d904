"""Patterns out of written phrases: one spelling in the knowledge files, every spelling in the text.

Vietnamese puts the tone mark of *oa*, *oe* and *uy* on either vowel (``ủy``, ``uỷ``; ``hòa``, ``hoà``), headlines
are in capitals and portals double their blanks. A phrase of a knowledge file is written once, in the old placement or
the new, and matches all of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

#: Words that a phrase leaves open between two of its parts, written ``…`` in the knowledge files.
GAP = r"[^.;!?\n]{1,90}?"

_TONES = (("à", "á", "ả", "ã", "ạ"), ("è", "é", "ẻ", "ẽ", "ẹ"), ("ỳ", "ý", "ỷ", "ỹ", "ỵ"))
_GLIDES = (("ò", "ó", "ỏ", "õ", "ọ"), ("ò", "ó", "ỏ", "õ", "ọ"), ("ù", "ú", "ủ", "ũ", "ụ"))
_BARE = (("o", "a"), ("o", "e"), ("u", "y"))


@cache
def _placements() -> dict[str, str]:
    """``ủy`` → ``(?:ủy|uỷ)`` and so on, for either spelling."""
    table = {}
    for tones, glides, (glide, vowel) in zip(_TONES, _GLIDES, _BARE, strict=True):
        for toned_vowel, toned_glide in zip(tones, glides, strict=True):
            old, new = toned_glide + vowel, glide + toned_vowel
            table[old] = table[new] = f"(?:{old}|{new})"
    return table


@cache
def _placement_pattern() -> re.Pattern[str]:
    # "quy" and "qua" have no choice of placement: their u belongs to the consonant.
    return re.compile("(?<![qQ])(?:" + "|".join(_placements()) + r")(?!\w)", re.IGNORECASE)


def spelled(phrase: str) -> str:
    """The source of a pattern that matches ``phrase`` in either tone placement, with any white space between words.

    Compile it with ``re.IGNORECASE``. ``…`` stands for some words within the sentence.

    >>> import re
    >>> [bool(re.fullmatch(spelled("Ủy ban"), word, re.IGNORECASE)) for word in ("Uỷ ban", "ỦY  BAN", "Ủy viên")]
    [True, True, False]
    """
    words = []
    for word in phrase.split():
        if word == "…":
            words.append(GAP)
        else:
            parts = _placement_pattern().sub(lambda match: _placements()[match.group().lower()], re.escape(word))
            words.append(parts)
    return r"\s{1,3}".join(words)


def any_of(phrases: Iterable[str]) -> str:
    """The source of a pattern for any of ``phrases`` as whole words, the longest first."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return r"(?<!\w)(?:" + "|".join(spelled(phrase) for phrase in longest_first) + r")(?!\w)"
