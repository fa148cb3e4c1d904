"""What a number is said of, word by word: the roles that words have in phrases, quantities' names, a phrase's text."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import fold
from pipeline.grammar.words import Word, Words

#: "120/200 ý kiến (60%) tán thành …", "văn bản (trừ văn bản mật) được gửi …"
IN_BRACKETS = re.compile(r"\s?\([^()]{0,48}\)")
_QUOTES = re.compile(r"[\"“”]|(?<!\w)['‘’]|['‘’](?!\w)")
#: Words that no phrase ends with.
OPEN = frozenset({"prep", "aux", "and", "det", "bound", "copula"})
CONTENT = frozenset({"n", "v", "a", "w", "name", "person"})


@cache
def words_of(role: str) -> re.Pattern[str]:
    """The words of ``knowledge/phrase_breaks`` with ``role``, longest first."""
    words = sorted(knowledge.values("phrase_breaks", "word", role=role), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def keys(role: str) -> frozenset[str]:
    return frozenset(fold(word) for word in knowledge.values("phrase_breaks", "word", role=role))


def hangs(word: Word) -> bool:
    """Whether a word says nothing without what stands behind it: "người chiếm | 2%"."""
    return word.kind in OPEN or word.key in keys("copula")


@cache
def _heads(role: str) -> frozenset[tuple[str, ...]]:
    """The quantities' names of ``knowledge/metric_heads`` as tuples of syllables."""
    return frozenset(tuple(fold(head).split()) for head in knowledge.values("metric_heads", "head", role=role))


def head_at(words: Words, index: int, end: int, role: str = "name") -> int:
    """How many words a quantity's name has that begins with word ``index``; 0 where none begins."""
    syllables: list[str] = []
    longest = 0
    for at in range(index, min(end, index + 5, len(words))):
        syllables += words[at].key.split()
        if tuple(syllables) in _heads(role):
            longest = at + 1 - index
    return longest


def is_dimension(words: Words, index: int, lowest: int) -> bool:
    """Whether word ``index`` is a dimension that is an adjective: ``đường rộng``, not ``chiều rộng``."""
    if not head_at(words, index, index + 1, "adjective"):
        return False
    return index <= lowest or not head_at(words, index - 1, index + 1)


def shortened(words: Words, first: int, end: int, most: int) -> int:
    """The end of words ``[first:end)`` moved up so that they have ``most`` syllables at most."""
    last = end
    while end > first + 1 and words.syllables(first, end) > most:
        end -= 1
        while end > first + 1 and words[end - 1].kind in OPEN:
            end -= 1
    # "đường nối từ cầu | Bến Đò": what has a name is not cut off it.
    return end + 1 if end < last and is_its_name(words, end) else end


def is_its_name(words: Words, index: int) -> bool:
    """Whether a word is the name of what the noun in front of it says."""
    return words[index].kind == "name" and words[index].syllables <= 3 and words[index - 1].kind in ("n", "w")


def cut(words: Words, first: int, end: int) -> str:
    """The text of words ``[first:end)``."""
    return words.text[words[first].start : words[end - 1].end] if first < end else ""


def without_brackets(phrase: str) -> str:
    """The phrase without quotes and brackets, blanks once: ``ý kiến (60%) tán thành`` is ``ý kiến tán thành``."""
    return " ".join(_QUOTES.sub("", IN_BRACKETS.sub("", phrase)).split())
