"""The phrases that tell roles, and the small words around them, out of the knowledge files."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import fold, word_places

_WORD = re.compile(r"\w+")
# In a phrase of the knowledge file: some words.
_GAP = "…"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: list[str]
    kind: str
    roles: dict[str, str]


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """First word → the phrases that begin with it, the longest first."""
    phrases: dict[tuple[str, ...], _Phrase] = {}
    for row in knowledge.rows("role_frames"):
        words = tuple(fold(row["form"]).split())
        phrase = phrases.setdefault(words, _Phrase(list(words), row["role"], {}))
        if row["role"] not in ("none", "skip"):
            for frame in row["frames"].split():
                phrase.roles.setdefault(frame, row["role"])
    for words, phrase in phrases.items():
        for shorter in (phrases.get(words[:length]) for length in range(len(words) - 1, 0, -1)):
            # "trao đổi với" begins a sentence, and is "trao đổi" behind a subject.
            if shorter is not None and shorter.kind == phrase.kind:
                for frame, role in shorter.roles.items():
                    phrase.roles.setdefault(frame, role)
    by_first: dict[str, list[_Phrase]] = {}
    for phrase in phrases.values():
        by_first.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sorted(of, key=lambda phrase: -len(phrase.words))) for first, of in by_first.items()}


def find_predicates(folded: str) -> list[Predicate]:
    """The phrases in ``folded`` (see :func:`pipeline.grammar.folding.fold`), from left to right, without overlaps."""
    phrases, places = _phrases(), word_places(folded)
    known = phrases.keys() & places.keys()
    if not known:
        return []
    spans = [match.span() for match in _WORD.finditer(folded)]
    words = [folded[start:end] for start, end in spans]
    found, behind = [], 0
    for index, word in enumerate(words):
        if word not in known or index < behind:
            continue
        for phrase in phrases[word]:
            end = _end_of(phrase.words, words, index)
            if end and _unbroken(folded, spans[index:end], phrase.words):
                if phrase.kind != "skip":
                    found.append(Predicate(spans[index][0], spans[end - 1][1], phrase.roles))
                behind = end
                break
    return found


def _end_of(phrase: list[str], words: list[str], index: int) -> int:
    """Where ``phrase``, which begins at ``words[index]``, ends; 0 where it is not there. ``…`` is up to five words."""
    if _GAP not in phrase:
        behind = index + len(phrase)
        return behind if words[index:behind] == phrase else 0
    middle = phrase.index(_GAP)
    head, tail = phrase[:middle], phrase[middle + 1 :]
    start = index + len(head)
    if words[index:start] != head:
        return 0
    ends = (place + len(tail) for place in range(start + 1, start + 6) if words[place : place + len(tail)] == tail)
    return next(ends, 0)


def _unbroken(folded: str, spans: list[tuple[int, int]], phrase: list[str]) -> bool:
    """Whether only blanks stand between the words of a phrase without a gap."""
    return _GAP in phrase or all(folded[end:start].isspace() for (_, end), (start, _) in itertools.pairwise(spans))


@cache
def words_of(*kinds: str) -> str:
    """The source of a pattern for any word of ``kinds`` of ``knowledge/role_words.csv``, over folded text."""
    words = {fold(row["word"]) for row in knowledge.rows("role_words") if row["kind"] in kinds}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return (
        r"(?<!\w)(?:" + "|".join(r"\s{1,3}".join(map(re.escape, word.split())) for word in longest_first) + r")(?!\w)"
    )


@cache
def honorifics() -> str:
    """The source of a pattern for any form of address, rank or degree."""
    words = sorted({fold(word) for word in knowledge.values("honorifics", "honorific")}, key=lambda word: -len(word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)\.?"
