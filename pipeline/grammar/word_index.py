"""The words of a text, indexed once for all lists of phrases that are looked up in it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from pipeline.grammar.folding import SENTENCE, SENTENCES_KEPT, TEXTS_KEPT, expand

_WORD = re.compile(r"\w+")


class WordIndex:
    """The words of a folded text: what all lists of phrases are looked up in.

    >>> words = word_index("hội nghị, hội đồng")
    >>> words.listed, words.starts
    (['hội', 'nghị', 'hội', 'đồng'], [0, 4, 10, 14])
    """

    __slots__ = ("_starts", "folded", "kinds", "listed")

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.listed: list[str] = _WORD.findall(folded)
        self.kinds = frozenset(self.listed)
        self._starts: list[int] = []

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

    def places(self, wanted: Container[str]) -> list[int]:
        """Where the ``wanted`` words begin, in order.

        >>> word_index("hội nghị, hội đồng").places({"hội"})
        [0, 10]
        """
        return [start for word, start in zip(self.listed, self.starts, strict=True) if word in wanted]


def word_index(folded: str) -> WordIndex:
    """The words of a folded text, those of the latest texts remembered."""
    return _sentence_words(folded) if len(folded) <= SENTENCE else _text_words(folded)


_sentence_words = lru_cache(SENTENCES_KEPT)(WordIndex)
_text_words = lru_cache(TEXTS_KEPT)(WordIndex)


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words that the wordings of ``phrases`` begin with: where none of them stands, no phrase does.

    >>> sorted(first_words(["[Ủy ban] (MTTQ|Mặt trận)", "h.đ.n.d"]))
    ['h', 'mttq', 'mặt', 'ủy']
    """
    wordings = (wording for phrase in phrases for wording in expand(phrase))
    return frozenset(first.group() for wording in wordings if (first := _WORD.search(wording)))
