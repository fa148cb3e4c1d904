"""One spelling for matching: the folded text has the offsets of the text itself.

Lower case, the tone mark of *oa*, *oe*, *uy* on the first vowel (``uỷ`` → ``ủy``), every dash a hyphen, every blank but
the line break a space. Each character gives exactly one character, so that a span of the folded text is a span of the
text.
"""

from __future__ import annotations

import re
from functools import cache

_TONES = ("àò", "áó", "ảỏ", "ãõ", "ạọ")
_SECOND_VOWEL = {
    **{f"o{vowel[0]}": f"{vowel[1]}a" for vowel in _TONES},
    **{f"o{vowel}": f"{glide}e" for vowel, glide in zip("èéẻẽẹ", "òóỏõọ", strict=True)},
    **{f"u{vowel}": f"{glide}y" for vowel, glide in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)},
}
_NEW_PLACEMENT = re.compile("(?<!q)(?:" + "|".join(_SECOND_VOWEL) + r")(?!\w)")
_SAME_LENGTH = {
    **dict.fromkeys(map(ord, "–—−‐‑"), "-"),
    **dict.fromkeys(map(ord, "\t\u00a0\u2007\u202f\r\u200b"), " "),
    ord("’"): "'",
    ord("‘"): "'",
}
# str.translate would look up every character: ten times slower on Vietnamese.
_OTHER_FORMS = re.compile("[" + "".join(map(chr, _SAME_LENGTH)) + "]")


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few letters of other scripts have a longer lower case: keep those as they are.
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def fold(text: str) -> str:
    """``text`` for matching, character by character.

    >>> fold("Chủ tịch UỶ BAN – Hoà Bình, quý IV")
    'chủ tịch ủy ban - hòa bình, quý iv'
    """
    lowered = _lower(_OTHER_FORMS.sub(lambda match: _SAME_LENGTH[ord(match.group())], text))
    return _NEW_PLACEMENT.sub(lambda match: _SECOND_VOWEL[match.group()], lowered)


@cache
def fold_word(word: str) -> str:
    """:func:`fold` of a single word, remembered."""
    return fold(word)


_ALTERNATIVES = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|([^\s()\[\]]+)")


_BLANK = "[ ]{1,3}"


def pattern_of(phrase: str) -> str:
    """The source of a pattern over folded text for a phrase of the knowledge files.

    ``(a|b)`` is a choice, ``[a|b]`` a choice that may be absent; any blanks stand between words.

    >>> import re
    >>> bool(re.fullmatch(pattern_of("[Ủy ban] (MTTQ|Mặt trận) [Việt Nam]"), fold("Uỷ ban MTTQ")))
    True
    """
    source, required_seen = "", False
    for match in _ALTERNATIVES.finditer(fold(phrase)):
        choice, optional, word = match.groups()
        options = (choice or optional or word).split("|")
        body = "(?:" + "|".join(_BLANK.join(map(re.escape, option.split())) for option in options) + ")"
        # Optional words in front bring the blank behind them, later ones the blank before them.
        if optional:
            source += f"(?:{_BLANK}{body})?" if required_seen else f"(?:{body}{_BLANK})?"
        else:
            source += (_BLANK if required_seen else "") + body
            required_seen = True
    return source


def longest_first(phrases: list[str]) -> str:
    """A choice of patterns for ``phrases``, longer ones tried first."""
    return "|".join(pattern_of(phrase) for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)))
