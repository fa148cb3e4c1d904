"""The words of a text, indexed once for all lists of phrases that are looked up in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from pipeline.grammar.folding import SENTENCE, SENTENCES_KEPT, TEXTS_KEPT, expand

_WORD = re.compile(r"\w+")
_Phrase = TypeVar("_Phrase")


class WordIndex:
    """The words of a folded text: what all lists of phrases are looked up in.

    >>> words = word_index("hội nghị, hội đồng")
    >>> words.listed, words.starts
    (['hội', 'nghị', 'hội', 'đồng'], [0, 4, 10, 14])
    """

    __slots__ = ("_places", "_starts", "folded", "kinds", "listed")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.listed: list[str] = _WORD.findall(folded)
        self.kinds = frozenset(self.listed)
        self._starts: list[int] = []
        self._places: dict[str, list[int]] = {}

    @property
    def starts(self) -> list[int]:
        """Where the words begin; most texts hold no phrase of a list, and are not asked."""
        if not self._starts:
            end = 0
            for word in self.listed:
                start = self.folded.index(word, end)
                end = start + len(word)
                self._starts.append(start)
        return self._starts

    def places(self, wanted: frozenset[str]) -> list[int]:
        """Where the ``wanted`` words begin, in order.

        >>> word_index("hội nghị, hội đồng").places(frozenset({"hội"}))
        [0, 10]
        """
        known = self.kinds & wanted
        if not known:
            return []
        if not self._places:
            for word, start in zip(self.listed, self.starts, strict=True):
                self._places.setdefault(word, []).append(start)
        return sorted(start for word in known for start in self._places[word])


def word_index(folded: str) -> WordIndex:
    """The words of a folded text, those of the latest texts remembered."""
    return _sentence_words(folded) if len(folded) <= SENTENCE else _text_words(folded)


_sentence_words = lru_cache(SENTENCES_KEPT)(WordIndex)
_text_words = lru_cache(TEXTS_KEPT)(WordIndex)


def matches(
    pattern: re.Pattern[str], folded: str, openers: frozenset[str], text: str | None = None, end: int | None = None
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` gives where whatever it finds begins with one of the ``openers``.

    A search tries a pattern at every character; here it is tried at few words. ``text`` is the folded one unless it is
    given, and is read up to ``end``.
    """
    text, end, position = folded if text is None else text, len(folded) if end is None else end, 0
    for start in word_index(folded).places(openers):
        if position <= start < end and (match := pattern.match(text, start, end)):
            yield match
            position = match.end()


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words that the wordings of ``phrases`` begin with: where none of them stands, no phrase does.

    >>> sorted(first_words(["[Ủy ban] (MTTQ|Mặt trận)", "h.đ.n.d"]))
    ['h', 'mttq', 'mặt', 'ủy']
    """
    wordings = (wording for phrase in phrases for wording in expand(phrase))
    return frozenset(first.group() for wording in wordings if (first := _WORD.search(wording)))


#: First word → second word → the phrases that may stand there, in order; under an empty one those before other words.
ByTwoWords = Mapping[str, Mapping[str, list[_Phrase]]]


def by_two_words(phrases: Iterable[tuple[str, str, _Phrase]]) -> ByTwoWords[_Phrase]:
    """The table of phrases, each given behind its first word and its second, which is empty where any word may follow.

    >>> by_two_words([("hội", "nghị", 1), ("hội", "", 2)])
    {'hội': {'nghị': [1, 2], '': [2]}}
    """
    by_first: dict[str, list[tuple[str, _Phrase]]] = {}
    for first, second, phrase in phrases:
        by_first.setdefault(first, []).append((second, phrase))
    return {
        first: {
            second: [phrase for own, phrase in those if own in ("", second)]
            for second in dict.fromkeys([*(own for own, _ in those), ""])
        }
        for first, those in by_first.items()
    }
