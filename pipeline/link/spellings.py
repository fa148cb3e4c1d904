"""Names that may be one name, spelled in two ways.

Candidates differ in one syllable by a letter or a mark, or in one syllable left out. Scores that favour a common
beginning are of no use here: they match every "Nguyễn Văn …".
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

# Initials stand for too many names to be a slip of the keyboard.
_SHORTEST = 2
# The number of syllables from which a name with one left out is still a name.
_LEAST = 3


@lru_cache(maxsize=65536)
def skeleton(syllable: str) -> str:
    """The letters of a syllable without any marks.

    >>> skeleton("đưć")
    'duc'
    """
    letters = unicodedata.normalize("NFD", syllable.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def similar_names(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names (:func:`pipeline.link.keys.name_key`) that differ by a letter, a mark or a syllable left out.

    Each name meets only names that share all its other syllables, so the cost does not grow with the square of their
    number. Pairs come once, each in its order.

    >>> sorted(similar_names(["giàng a pao", "giàng a páo", "giàng thị mai", "giàng mai"]))
    [('giàng a pao', 'giàng a páo'), ('giàng mai', 'giàng thị mai')]
    """
    names = sorted(set(keys))
    known = set(names)
    frames: defaultdict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    for name in names:
        syllables = name.split()
        for at, syllable in enumerate(syllables):
            rest = " ".join([*syllables[:at], "*", *syllables[at + 1 :]])
            frames[at, rest][syllable] = name
            shorter = " ".join(syllables[:at] + syllables[at + 1 :])
            if len(syllables) > _LEAST - 1 and 0 < at < len(syllables) - 1 and shorter in known:
                yield min(name, shorter), max(name, shorter)
    for named in frames.values():
        if len(named) > 1:
            for a, b in _near(sorted(named)):
                yield min(named[a], named[b]), max(named[a], named[b])


def _near(syllables: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of syllables that differ in marks alone or, marks aside, in one letter."""
    bare = [skeleton(syllable) for syllable in syllables]
    if len(syllables) < 8:
        for a, b in combinations(range(len(bare)), 2):
            if _is_slip(bare[a], bare[b], OSA.distance(bare[a], bare[b], score_cutoff=1)):
                yield syllables[a], syllables[b]
        return
    distances = cdist(bare, bare, scorer=OSA.distance, score_cutoff=1)
    for a, b in zip(*(distances <= 1).nonzero(), strict=True):
        if a < b and _is_slip(bare[a], bare[b], int(distances[a, b])):
            yield syllables[a], syllables[b]


def _is_slip(a: str, b: str, distance: int) -> bool:
    return distance == 0 or (distance == 1 and min(len(a), len(b)) >= _SHORTEST)


def differs_in_marks(a: str, b: str) -> bool:
    """Whether two names are the same but for marks.

    >>> differs_in_marks("giàng a pao", "giàng a páo"), differs_in_marks("lù a tú", "vù a tú")
    (True, False)
    """
    return [skeleton(syllable) for syllable in a.split()] == [skeleton(syllable) for syllable in b.split()]
