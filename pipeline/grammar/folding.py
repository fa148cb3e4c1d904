"""One spelling for matching: the folded text has the offsets of the text itself.

Lower case, the tone mark of *oa*, *oe*, *uy* on the first vowel (``uỷ`` → ``ủy``), every dash a hyphen, every blank but
the line break a space. Each character gives exactly one character, so that a span of the folded text is a span of the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

_TONES = ("àò", "áó", "ảỏ", "ãõ", "ạọ")
_SECOND_VOWEL = {
    **{f"o{vowel[0]}": f"{vowel[1]}a" for vowel in _TONES},
    **{f"o{vowel}": f"{glide}e" for vowel, glide in zip("èéẻẽẹ", "òóỏõọ", strict=True)},
    **{f"u{vowel}": f"{glide}y" for vowel, glide in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)},
}
# "quỳ" has no choice of placement: its u belongs to the consonant. The look-behind stands behind the letters, since the
# search runs to a first letter many times as fast as it tries a pattern at each one.
_NEW_PLACEMENT = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)(?<!qo.)|u[ỳýỷỹỵ](?!\w)(?<!qu.)")
_SAME_LENGTH = {
    **dict.fromkeys(map(ord, "–—−‐‑"), "-"),
    **dict.fromkeys(map(ord, "\t\u00a0\u2007\u202f\r\u200b"), " "),
    ord("’"): "'",
    ord("‘"): "'",
}
# str.translate would look up every character: ten times slower on Vietnamese.
_OTHER_FORMS = re.compile("[" + "".join(map(chr, _SAME_LENGTH)) + "]")
#: Sentences of an article are asked for by one extractor after another, whole articles a few times.
SENTENCE = 2000
SENTENCES_KEPT, TEXTS_KEPT = 256, 4
#: Longer words are none: a text without a blank must not be kept in thousands of pieces.
_WORD_KEPT = 60


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
    return _fold_sentence(text) if len(text) <= SENTENCE else _fold_text(text)


def _fold(text: str) -> str:
    lowered = _lower(_OTHER_FORMS.sub(_same_length, text))
    return _NEW_PLACEMENT.sub(_old_placement, lowered)


_fold_sentence = lru_cache(SENTENCES_KEPT)(_fold)
_fold_text = lru_cache(TEXTS_KEPT)(_fold)


def _same_length(match: re.Match[str]) -> str:
    return _SAME_LENGTH[ord(match.group())]


def _old_placement(match: re.Match[str]) -> str:
    return _SECOND_VOWEL[match.group()]


def fold_word(word: str) -> str:
    """:func:`fold` of a word or name, the latest ones remembered."""
    return _known_word(word) if len(word) <= _WORD_KEPT else _fold(word)


_known_word = lru_cache(1 << 15)(_fold)


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

    What matches is one of the phrases, blanks aside (see :func:`squeeze`). It need not end with a word: "ban" is found
    in "bang" where the pattern does not go on otherwise.

    >>> import re
    >>> re.compile(any_phrase(["Ban Bí thư", "Ban"])).match("ban  bí thư").group()
    'ban  bí thư'
    """
    wordings = {wording for phrase in phrases for wording in expand(phrase) if wording}
    return any_sequence([["[ ]{1,3}" if char == " " else re.escape(char) for char in wording] for wording in wordings])


def any_sequence(sequences: Iterable[Sequence[str]]) -> str:
    """The source of a pattern for any of ``sequences`` of patterns, the longest that fits.

    They are sorted into a tree, so that a pattern of hundreds of phrases looks at each character once: Python tries the
    options of a plain choice one after another.

    >>> any_sequence(["ban", "bang", "bí"])
    'b(?:an(?:g)?|í)'
    """
    tree: dict[str, Any] = {}
    for sequence in sorted(sequences, key=lambda sequence: (-len(sequence), sequence)):
        branch = tree
        for step in sequence:
            branch = branch.setdefault(step, {})
        branch[""] = {}
    return _tree_source(tree) if tree else "(?!)"


def _tree_source(tree: dict[str, Any]) -> str:
    """Source of a tree of patterns; the key ``""`` marks where a sequence may end."""
    options = []
    for step, below in tree.items():
        if step:
            source = step
            while len(below) == 1 and "" not in below:
                (step, below), *_ = below.items()
                source += step
            options.append(source + ("" if below.keys() == {""} else _tree_source(below)))
    choice = "|".join(options)
    if "" in tree:
        return f"(?:{choice})?"
    return f"(?:{choice})" if len(options) > 1 else choice


def squeeze(phrase: str) -> str:
    """``phrase`` with single blanks.

    >>> squeeze("ban  bí thư")
    'ban bí thư'
    """
    return " ".join(phrase.split())
