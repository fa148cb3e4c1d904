"""One spelling for matching: the folded text has the offsets of the text itself.

Lower case, the tone mark of *oa*, *oe*, *uy* on the first vowel (``uỷ`` → ``ủy``), every dash a hyphen, every blank but
the line break a space. Each character gives exactly one character, so that a span of the folded text is a span of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

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


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """:func:`fold` of a word or name, the latest ones remembered."""
    return fold(word)


_CHOICE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|([^\s()\[\]]+)")


def expand(phrase: str) -> list[str]:
    """The folded wordings of a phrase of the knowledge files: ``(a|b)`` is a choice, ``[a|b]`` one that may be absent.

    >>> expand("[Ủy ban] (MTTQ|Mặt trận)")
    ['ủy ban mttq', 'ủy ban mặt trận', 'mttq', 'mặt trận']
    """
    wordings = [""]
    for match in _CHOICE.finditer(fold(phrase)):
        choice, optional, word = match.groups()
        options = [" ".join(option.split()) for option in (choice or optional or word).split("|")]
        if optional is not None:
            options.append("")
        wordings = [f"{wording} {option}".strip() for wording in wordings for option in options]
    return wordings


def any_phrase(phrases: Iterable[str]) -> str:
    """The source of a pattern for any of ``phrases``, the longest that fits, with one to three blanks between words.

    Phrases are sorted into a tree by their words, so that a pattern of hundreds of phrases looks at each word once.
    What matches is one of the phrases, blanks aside (see :func:`squeeze`).

    >>> import re
    >>> re.compile(any_phrase(["Ban Bí thư", "Ban"])).match("ban  bí thư").group()
    'ban  bí thư'
    """
    tree: dict[str, Any] = {}
    for phrase in phrases:
        for wording in expand(phrase):
            branch = tree
            for word in wording.split():
                branch = branch.setdefault(word, {})
            branch[""] = {}
    return _branch_source(tree)


def _branch_source(tree: dict[str, Any]) -> str:
    """Source of a tree of words; the key ``""`` marks where a phrase may end."""
    options = []
    for word in sorted((word for word in tree if word), key=lambda word: (-len(word), word)):
        below = tree[word]
        rest = _branch_source({key: value for key, value in below.items() if key})
        source = re.escape(word)
        if rest != "(?!)":
            source += f"(?:[ ]{{1,3}}{rest})" + ("?" if "" in below else "")
        # A word must end where its phrase goes on or ends: "ban" is no beginning of "bang".
        options.append(source)
    return f"(?:{'|'.join(options)})" if options else "(?!)"


def squeeze(phrase: str) -> str:
    """``phrase`` with single blanks.

    >>> squeeze("ban  bí thư")
    'ban bí thư'
    """
    return " ".join(phrase.split())
