"""What a model sees of a sentence or a line: its syllables, pairs of them, and runs of characters."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.grammar.folding import fold
from pipeline.grammar.word_index import word_index

_DIGITS = re.compile(r"\d++")
#: Length of the runs of characters.
_RUN = 4
#: Longer sentences are cut: real ones stay far below.
_LONGEST = 2000


def word_features(sentence: str) -> set[str]:
    """Syllables (``giám``) and pairs of neighbours (``giám sát``).

    Vietnamese words are one to three syllables, so that pairs are most of the words there are. Case and tone placement
    are folded and every number is ``0``.

    >>> sorted(word_features("Giám sát 12 xã"))
    ['0', '0 xã', 'giám', 'giám sát', 'sát', 'sát 0', 'xã']
    """
    return _words_of(_syllables(sentence))


def sentence_features(sentence: str) -> set[str]:
    """The words, and behind a ``#`` runs of 4 characters.

    Runs reach over blanks, and so see the words that a typing slip leaves whole.

    >>> sorted(sentence_features("Giám sát") - word_features("Giám sát"))
    ['# giá', '# sát', '#giám', '#iám ', '#m sá', '#sát ', '#ám s']
    """
    syllables = _syllables(sentence)
    line = f" {' '.join(syllables)} "
    features = _words_of(syllables)
    features.update("#" + line[start : start + _RUN] for start in range(len(line) - _RUN + 1))
    return features


def _syllables(sentence: str) -> list[str]:
    words = word_index(fold(sentence[:_LONGEST])).listed
    return [word if word.isalpha() else _DIGITS.sub("0", word) for word in words]


def _words_of(syllables: list[str]) -> set[str]:
    features = set(syllables)
    features.update(map(" ".join, pairwise(syllables)))
    return features
