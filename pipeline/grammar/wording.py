"""Patterns out of written phrases: one spelling in the knowledge files, every spelling in the text.

Vietnamese puts the tone mark of *oa*, *oe* and *uy* on either vowel (``ủy``, ``uỷ``; ``hòa``, ``hoà``), headlines
are in capitals and portals double their blanks. A phrase of a knowledge file is written once, in the old placement or
the new, and matches all of these: a lexicon seeks it in the folded text, a pattern out of it may be sought in any.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.frozen import frozen
from pipeline.grammar.folding import any_sequence, fold
from pipeline.grammar.word_index import by_two_words, word_index

#: What a phrase of the knowledge files leaves open: some words, a figure.
_OPEN = {"…": r"[^.;!?\n]{1,90}?", "#": r"\d{1,4}"}
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
def _letters() -> re.Pattern[str]:
    # "quỳ" has no choice of placement: its u belongs to the consonant.
    return re.compile("(?<!q)(?:" + "|".join(_placements()) + r")(?!\w)|.")


def spelled(phrase: str) -> str:
    """The source of a pattern that matches ``phrase`` in either tone placement, with any white space between words.

    Compile it with ``re.IGNORECASE``. ``…`` stands for some words within the sentence, ``#`` for a figure; where the
    phrase opens a quotation (``“``) the text may, with any mark.

    >>> import re
    >>> [bool(re.fullmatch(spelled("Ủy ban"), word, re.IGNORECASE)) for word in ("Uỷ ban", "ỦY  BAN", "Ủy viên")]
    [True, True, False]
    >>> [bool(re.fullmatch(spelled("giải “Lúa vàng”"), text)) for text in ('giải "lúa vàng', "giải lúa vàng")]
    [True, True]
    """
    return "".join(_steps(phrase))


def any_of(phrases: Iterable[str]) -> str:
    """The source of a pattern for any of ``phrases`` as whole words, the longest that fits."""
    return rf"(?<!\w){any_sequence(map(_steps, phrases))}(?!\w)"


def _steps(phrase: str, *, in_folded: bool = False) -> list[str]:
    """The sources of a phrase's letters, blanks and gaps; ``in_folded`` where it is sought in folded text."""
    steps: list[str] = []
    for word in phrase.replace("”", "").split():
        steps += [r"\s{1,3}"] if steps else []
        if word in _OPEN:
            steps.append(_OPEN[word])
            continue
        if word.startswith("“"):
            steps.append(rf"(?:{_QUOTE}\s?)?")
        spelled_once = fold(word.removeprefix("“"))
        if in_folded:
            steps.append(re.escape(spelled_once))
        else:
            steps += [_placements().get(letter, re.escape(letter)) for letter in _letters().findall(spelled_once)]
    return steps


@frozen
class Hit:
    """A phrase of a lexicon, by its index, at ``[start:end]`` of the text."""

    index: int
    start: int
    end: int


@frozen
class _Phrase:
    """A phrase by its index, the words that a text must have for it, and its pattern."""

    index: int
    words: frozenset[str]
    pattern: re.Pattern[str]


class Lexicon:
    """Many phrases sought at once: a look-up by the first word, then the patterns of the phrases that begin with it.

    Of phrases that begin at the same word the longest wins, then the first; hits do not overlap. The time is linear in
    the text and does not grow with the number of phrases; lexicons share the index of a text's words.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        found: list[tuple[str, str, _Phrase]] = []
        for index in sorted(range(len(phrases)), key=lambda index: (-len(phrases[index]), index)):
            words = _WORD.findall(fold(phrases[index]))
            if not words or phrases[index].startswith("#"):
                raise ValueError(f"a phrase without a word at its head: {phrases[index]!r}")
            # Behind a gap or a mark, any word may be the second.
            is_plain = len(words) > 1 and fold(phrases[index]).startswith(f"{words[0]} {words[1]}")
            pattern = re.compile("".join(_steps(phrases[index], in_folded=True)) + r"(?!\w)")
            found.append((words[0], words[1] if is_plain else "", _Phrase(index, frozenset(words), pattern)))
        self._by_words = by_two_words(found)
        self._openers = frozenset(self._by_words)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """The phrases in ``text[start:end]``, in order."""
        folded = fold(text)
        words = word_index(folded)
        known = words.kinds & self._openers
        if not known:
            return
        position, limit = start, len(text) if end is None else end
        first = bisect_left(words.starts, start) if start else 0
        last = len(words.listed) if end is None else bisect_left(words.starts, end)
        for number in [number for number, word in enumerate(words.listed[first:last], first) if word in known]:
            by_second = self._by_words[words.listed[number]]
            following = words.listed[number + 1] if number + 1 < len(words.listed) else ""
            for phrase in by_second.get(following, by_second[""]):
                if not phrase.words <= words.kinds or (offset := words.starts[number]) < position:
                    continue
                if match := phrase.pattern.match(folded, offset, limit):
                    yield Hit(phrase.index, match.start(), match.end())
                    position = match.end()
                    break
