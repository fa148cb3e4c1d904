"""The phrases that tell roles, and the small words around them, out of the knowledge files."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.grammar.word_index import ByTwoWords, WordIndex, by_two_words, word_index
from pipeline.grammar.wording import any_of

# In a phrase of the knowledge file: some words, at most so many.
_GAP, _GAP_WORDS = "…", 5


@frozen
class Predicate:
    """A phrase of ``knowledge/role_frames.csv`` in a text."""

    start: int
    end: int
    roles: dict[str, str]
    """Frame → role."""

    @property
    def silent(self) -> bool:
        """Whether it gives no role and only ends a clause."""
        return not self.roles


@frozen
class _Phrase:
    head: list[str]
    #: The second word of the head; empty where it has one.
    second: str
    #: What stands behind the gap; empty where there is none.
    tail: list[str]
    kind: str
    roles: dict[str, str]


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """First word → the phrases that begin with it, the longest first."""
    phrases: dict[tuple[str, ...], _Phrase] = {}
    for row in knowledge.rows("role_frames"):
        words = tuple(fold(row["form"]).split())
        gap = words.index(_GAP) if _GAP in words else len(words)
        second = words[1] if gap > 1 else ""
        phrase = phrases.setdefault(words, _Phrase(list(words[:gap]), second, list(words[gap + 1 :]), row["role"], {}))
        if row["role"] not in ("none", "skip"):
            for frame in row["frames"].split():
                phrase.roles.setdefault(frame, row["role"])
    for words, phrase in phrases.items():
        for shorter in (phrases.get(words[:length]) for length in range(len(words) - 1, 0, -1)):
            # "trao đổi với" begins a sentence, and is "trao đổi" behind a subject; "chủ tọa kỳ họp là" names who does.
            if shorter is not None and shorter.kind == phrase.kind and words[-1] != "là":
                for frame, role in shorter.roles.items():
                    phrase.roles.setdefault(frame, role)
    by_first: dict[str, list[_Phrase]] = {}
    for words in sorted(phrases, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(phrases[words])
    return by_first


@cache
def _by_two_words() -> ByTwoWords[_Phrase]:
    return by_two_words((first, phrase.second, phrase) for first, of in _phrases().items() for phrase in of)


def find_predicates(folded: str) -> list[Predicate]:
    """The phrases in ``folded`` (see :func:`pipeline.grammar.folding.fold`), from left to right, without overlaps."""
    phrases, words = _by_two_words(), word_index(folded)
    if words.kinds.isdisjoint(phrases):
        return []
    found, behind = [], 0
    for index, (word, following) in enumerate(pairwise((*words.listed, ""))):
        if word not in phrases or index < behind:
            continue
        by_second = phrases[word]
        for phrase in by_second.get(following, by_second[""]):
            if end := _end_of(phrase, words, index):
                if phrase.kind != "skip":
                    start, last = words.starts[index], words.starts[end - 1]
                    found.append(Predicate(start, last + len(words.listed[end - 1]), phrase.roles))
                behind = end
                break
    return found


@cache
def _openers(frame: str, roles: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word, of in _phrases().items() if any(one.roles.get(frame) in roles for one in of))


def may_tell(folded: str, frame: str, roles: frozenset[str]) -> bool:
    """Whether a phrase that gives one of the ``roles`` in the ``frame`` may stand in a text: its first word does."""
    return not word_index(folded).kinds.isdisjoint(_openers(frame, roles))


def _end_of(phrase: _Phrase, words: WordIndex, index: int) -> int:
    """Where ``phrase``, whose head begins at the word ``index``, ends; 0 where it is not there."""
    listed, behind = words.listed, index + len(phrase.head)
    if listed[index:behind] != phrase.head:
        return 0
    if phrase.tail:
        first = behind + 1 + len(phrase.tail)
        ends = (end for end in range(first, first + _GAP_WORDS) if listed[end - len(phrase.tail) : end] == phrase.tail)
        return next(ends, 0)
    # Only blanks stand between the words of a phrase without a gap.
    for at in range(index, behind - 1):
        if not words.folded[words.starts[at] + len(listed[at]) : words.starts[at + 1]].isspace():
            return 0
    return behind


@cache
def any_word(*kinds: str) -> str:
    """The source of a pattern for any word of ``kinds`` of ``knowledge/role_words.csv``, over folded text."""
    return any_of(row["word"] for row in knowledge.rows("role_words") if row["kind"] in kinds)


@cache
def honorifics() -> str:
    """The source of a pattern for any form of address, rank or degree."""
    words = sorted({fold(word) for word in knowledge.values("honorifics", "honorific")}, key=lambda word: -len(word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)\.?"
