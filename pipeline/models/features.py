"""What a model sees of a sentence: its syllables, pairs of them, and runs of characters."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.grammar.folding import fold

_SYLLABLE = re.compile(r"\w+")
_DIGITS = re.compile(r"\d++")
#: Length of the runs of characters.
_RUN = 4
#: Longer sentences are cut: real ones stay far below.
_LONGEST = 2000


def sentence_features(sentence: str) -> set[str]:
    """Syllables (``giám``), pairs of neighbours (``giám sát``) and, behind a ``#``, runs of 4 characters.

    Vietnamese words are one to three syllables, so that pairs are most of the words there are. Case and tone placement
    are folded and every number is ``0``. Runs reach over blanks, and so see the words that a typing slip leaves whole.

    >>> sorted(feature for feature in sentence_features("Giám sát 12 xã") if "#" not in feature)
    ['0', '0 xã', 'giám', 'giám sát', 'sát', 'sát 0', 'xã']
    """
    syllables = _SYLLABLE.findall(_DIGITS.sub("0", fold(sentence[:_LONGEST])))
    features = set(syllables)
    features.update(f"{first} {second}" for first, second in pairwise(syllables))
    line = f" {' '.join(syllables)} "
    features.update("#" + line[start : start + _RUN] for start in range(len(line) - _RUN + 1))
    return features
