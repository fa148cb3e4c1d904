"""The words of a sentence: syllables brought together by ``knowledge/words``, with the part of each in a phrase.

No tagger is asked: two syllables that nearly always make one word are one, a run of capitals is a name, and the few
dozen words that hold phrases together or end them stand in ``knowledge/phrase_breaks``.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold

#: A syllable with what is written together with it (``KH&CN``, ``m2``), a figure, a sign.
_PIECE = re.compile(r"[^\W\d_]++(?:[.&-][^\W\d_]++)*+\d*+|\d++(?:[.,/-]\d++)*+|[^\w\s]|_")
#: The point of these belongs to the name behind it.
_ABBREVIATED = frozenset({"tp", "p", "q", "h", "ts", "ths", "pgs", "gs", "tx", "kp", "st"})
#: Behind these words a figure is part of a date.
_DATE_WORDS = frozenset({"năm", "tháng", "ngày", "quý", "năm học"})
#: Behind these only a year is.
_SPAN_WORDS = frozenset({"giai đoạn", "nhiệm kỳ"})
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_ROMAN = re.compile(r"[ivx]{1,4}")


@frozen
class Word:
    """A word, ``text[start:end]``, folded.

    ``kind`` is ``n`` (noun), ``v`` (verb), ``a`` (adjective), ``x`` (adverb, connective), ``w`` (any other syllable),
    ``name``, ``person``, ``sign``, ``figure`` (a number that counts), ``rank`` (any other figure), ``date`` (part of a
    calendar expression or of a document's number), or a role of ``knowledge/phrase_breaks``: ``stop``, ``prep``,
    ``aux``, ``and``, ``det``, ``bound``.
    """

    start: int
    end: int
    key: str
    kind: str
    syllables: int = 1


#: Roles of ``knowledge/phrase_breaks`` that words have in a phrase.
_ROLES = ("stop", "prep", "aux", "and", "det", "bound")


@cache
def _kinds() -> dict[str, str]:
    kinds = {fold(row["word"]): row["kind"] for row in knowledge.rows("words")}
    for row in knowledge.rows("phrase_breaks"):
        if row["role"] in _ROLES:
            kinds[fold(row["word"])] = row["role"]
        elif row["role"] in ("opener", "said"):
            kinds.setdefault(fold(row["word"]), "x")
    return kinds


def split_words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``.

    >>> [(word.key, word.kind) for word in split_words("tổ chức 5 kỳ họp ở Lào Cai", 0, 26)]
    [('tổ chức', 'v'), ('5', 'rank'), ('kỳ', 'w'), ('họp', 'v'), ('ở', 'prep'), ('lào cai', 'name')]
    """
    folded = fold(text[start:end])
    pieces = [(match.start() + start, match.end() + start) for match in _PIECE.finditer(text[start:end])]
    keys = [folded[first - start : last - start] for first, last in pieces]
    words: list[Word] = []
    index = 0
    while index < len(pieces):
        taken, kind = _word_at(text, pieces, keys, index)
        first, last = pieces[index][0], pieces[index + taken - 1][1]
        words.append(Word(first, last, " ".join(keys[index : index + taken]), kind, taken))
        index += taken
    return words


def _word_at(text: str, pieces: list[tuple[int, int]], keys: list[str], index: int) -> tuple[int, str]:
    """How many pieces the word that begins at ``index`` has, and its kind."""
    kinds = _kinds()
    first = pieces[index][0]
    if not text[first].isalpha():
        return 1, "rank" if text[first].isdigit() else "sign"
    run = _name_length(text, pieces, keys, index)
    if run > 1:
        return _name_at(keys[index : index + run])
    for length in (3, 2):
        kind = kinds.get(" ".join(keys[index : index + length]))
        if kind and all(_joined(text, pieces, at) for at in range(index, index + length - 1)):
            return length, kind
    if run:
        return 1, kinds.get(keys[index], "name" if text[first : first + 2].isupper() or index else "w")
    return 1, kinds.get(keys[index], "w")


def _name_at(keys: list[str]) -> tuple[int, str]:
    """A run of capitals up to where a person's name begins in it: ``HĐND tỉnh | Lò Văn Minh``."""
    for index, key in enumerate(keys):
        if key in _surnames() and len(keys) - index > 2 and keys[index : index + 3] != _NAMESAKE:
            return (index, "name") if index else (len(keys), "person")
    return len(keys), "name"


#: The city is not the man.
_NAMESAKE = ["hồ", "chí", "minh"]


@cache
def _surnames() -> frozenset[str]:
    return frozenset(map(fold, knowledge.values("surnames", "surname")))


def _joined(text: str, pieces: list[tuple[int, int]], index: int) -> bool:
    """Whether only a blank stands between a piece and the next."""
    if index + 1 >= len(pieces):
        return False
    gap = text[pieces[index][1] : pieces[index + 1][0]]
    return bool(gap) and len(gap) < 3 and "\n" not in gap and text[pieces[index + 1][0]].isalpha()


def _name_length(text: str, pieces: list[tuple[int, int]], keys: list[str], index: int) -> int:
    """How many capitalised syllables follow each other from ``index`` on; one that begins a word ends them: Bộ Y tế."""
    kinds, length = _kinds(), 0
    while index + length < len(pieces) and text[pieces[index + length][0]].isupper():
        here = index + length
        follows = here + 1 < len(pieces) and text[pieces[here + 1][0]].islower()
        if follows and _joined(text, pieces, here) and f"{keys[here]} {keys[here + 1]}" in kinds:
            break
        length += 1
        if not _joined(text, pieces, here):
            point = here + 2 < len(pieces) and keys[here] in _ABBREVIATED and keys[here + 1] == "."
            if point and text[pieces[here + 2][0]].isupper() and pieces[here + 2][0] - pieces[here + 1][1] < 2:
                # "TP. Vinh": the point is part of the name.
                return length + 1 + max(_name_length(text, pieces, keys, here + 2), 1)
            break
    return length


def _within(word: Word, spans: Sequence[tuple[int, int]], kind: str) -> Word:
    """The word, of ``kind`` where it stands within one of the spans."""
    index = bisect_right(spans, (word.start, sys.maxsize)) - 1
    return replace(word, kind=kind) if index >= 0 and word.start < spans[index][1] else word


class Words:
    """The words of a sentence, to be asked by offset."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        numbers: Sequence[tuple[int, int]],
        taken: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.text, self.start, self.end = text, start, end
        # No word goes on behind a number: "5 triệu đồng | tiền mặt".
        cuts = [start, *(number_end for _, number_end in numbers if number_end < end), end]
        words = [word for first, last in pairwise(cuts) for word in split_words(text, first, last)]
        self.list = [_within(_within(word, numbers, "figure"), taken, "date") for word in words]
        self._starts = [word.start for word in self.list]

    def __len__(self) -> int:
        return len(self.list)

    def __getitem__(self, index: int) -> Word:
        return self.list[index]

    def at(self, offset: int) -> int:
        """The index of the first word that begins at ``offset`` or behind it."""
        return bisect_left(self._starts, offset)

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The span with the rest of its first and of its last word."""
        first, last = self.at(start + 1) - 1, self.at(end) - 1
        if first >= 0 and self.list[first].end > start:
            start = min(start, self.list[first].start)
        if last >= 0 and self.list[last].start < end:
            end = max(end, self.list[last].end)
        return start, end

    def is_date(self, index: int) -> bool:
        """Whether a date stands at ``index``: ``năm 2018``, ``quý II``, ``6 tháng``."""
        if self[index].kind == "date":
            return True
        if index + 1 >= len(self):
            return False
        following = self[index + 1]
        if self[index].kind in ("figure", "rank"):
            return following.key in _DATE_WORDS
        if self[index].key in _SPAN_WORDS:
            return _YEAR.match(following.key) is not None
        return self[index].key in _DATE_WORDS and (
            following.key[0].isdigit() or _ROMAN.fullmatch(following.key) is not None
        )

    def syllables(self, first: int, last: int) -> int:
        """How many syllables the words ``first`` to ``last`` (not included) have, signs left out."""
        return sum(word.syllables for word in self.list[first:last] if word.kind != "sign")
