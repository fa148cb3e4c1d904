"""Patterns out of written phrases: one spelling in the knowledge files, every spelling in the text.

Vietnamese puts the tone mark of *oa*, *oe* and *uy* on either vowel (``ủy``, ``uỷ``; ``hòa``, ``hoà``), headlines
are in capitals and portals double their blanks. A phrase of a knowledge file is written once, in the old placement or
the new, and matches all of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.grammar.folding import fold, fold_word

#: Words that a phrase leaves open between two of its parts, written ``…`` in the knowledge files.
GAP = r"[^.;!?\n]{1,90}?"

_QUOTE = "[“”\"„«'‘]"
_WORD = re.compile(r"\w+")


@cache
def _placements() -> dict[str, str]:
    """``ủy`` → ``(?:ủy|uỷ)`` and so on: what folds to one spelling."""
    glides, vowels = "oou", "aey"
    table = {}
    for glide, vowel in zip(glides, vowels, strict=True):
        for tone in "\u0300\u0301\u0309\u0303\u0323":
            first = unicodedata.normalize("NFC", glide + tone) + vowel
            second = glide + unicodedata.normalize("NFC", vowel + tone)
            table[first] = f"(?:{first}|{second})"
    return table


@cache
def _placement_pattern() -> re.Pattern[str]:
    # "quỳ" has no choice of placement: its u belongs to the consonant.
    return re.compile("(?<!q)(?:" + "|".join(_placements()) + r")(?!\w)")


def spelled(phrase: str) -> str:
    """The source of a pattern that matches ``phrase`` in either tone placement, with any white space between words.

    Compile it with ``re.IGNORECASE``. ``…`` stands for some words within the sentence; where the phrase opens a
    quotation (``“``) the text may, with any mark.

    >>> import re
    >>> [bool(re.fullmatch(spelled("Ủy ban"), word, re.IGNORECASE)) for word in ("Uỷ ban", "ỦY  BAN", "Ủy viên")]
    [True, True, False]
    >>> [bool(re.fullmatch(spelled("giải “Lúa vàng”"), text)) for text in ('giải "lúa vàng', "giải lúa vàng")]
    [True, True]
    """
    words = []
    for word in phrase.replace("”", "").split():
        if word == "…":
            words.append(GAP)
            continue
        source = re.escape(fold(word.removeprefix("“")))
        source = _placement_pattern().sub(lambda match: _placements()[match.group()], source)
        words.append(rf"(?:{_QUOTE}\s?)?{source}" if word.startswith("“") else source)
    return r"\s{1,3}".join(words)


def any_of(phrases: Iterable[str]) -> str:
    """The source of a pattern for any of ``phrases`` as whole words, the longest first."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return r"(?<!\w)(?:" + "|".join(spelled(phrase) for phrase in longest_first) + r")(?!\w)"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a lexicon, by its index, at ``[start:end]`` of the text."""

    index: int
    start: int
    end: int


class Lexicon:
    """Many phrases sought at once: a look-up by the first word, then the patterns of the phrases that begin with it.

    Of phrases that begin at the same word the longest wins, then the first; hits do not overlap. The time is linear in
    the text and does not grow with the number of phrases.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        self._by_word: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for index in sorted(range(len(phrases)), key=lambda index: (-len(phrases[index]), index)):
            first = _WORD.search(phrases[index])
            if first is None:
                raise ValueError(f"a phrase without a word: {phrases[index]!r}")
            pattern = re.compile(spelled(phrases[index]) + r"(?!\w)", re.IGNORECASE)
            self._by_word.setdefault(fold_word(first.group()), []).append((index, pattern))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """The phrases in ``text[start:end]``, in order."""
        limit = len(text) if end is None else end
        position = start
        for word in _WORD.finditer(text, start, limit):
            if word.start() < position:
                continue
            for index, pattern in self._by_word.get(fold_word(word.group()), ()):
                if match := pattern.match(text, word.start(), limit):
                    yield Hit(index, match.start(), match.end())
                    position = match.end()
                    break
