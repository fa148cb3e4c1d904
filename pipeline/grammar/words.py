"""The words of a sentence: syllables brought together by ``knowledge/words``, with the part of each in a phrase.

No tagger is asked: two syllables that nearly always make one word are one, a run of capitals is a name, and the few
dozen words that hold phrases together or end them stand in ``knowledge/phrase_breaks``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline import knowledge
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
#: Roles of ``knowledge/phrase_breaks`` that words have in a phrase.
_ROLES = ("stop", "prep", "aux", "and", "det", "bound")


class Word(NamedTuple):
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


@cache
def _kinds() -> dict[str, str]:
    """The kind of every listed word."""
    kinds = {fold(row["word"]): row["kind"] for row in knowledge.rows("words")}
    for row in knowledge.rows("phrase_breaks"):
        if row["role"] in _ROLES:
            kinds[fold(row["word"])] = row["role"]
        elif row["role"] in ("opener", "said"):
            kinds.setdefault(fold(row["word"]), "x")
    return kinds


@cache
def _most() -> dict[str, int]:
    """First syllable → the number of syllables of the longest listed word that begins with it."""
    most: dict[str, int] = {}
    for word in _kinds():
        first, *rest = word.split()
        most[first] = max(most.get(first, 0), 1 + len(rest))
    return most


@cache
def _surnames() -> frozenset[str]:
    return frozenset(map(fold, knowledge.values("surnames", "surname")))


@cache
def _places() -> frozenset[str]:
    """Words in front of the name of a street, a school or a place, their last syllables."""
    return frozenset(fold(word).split()[-1] for word in knowledge.values("name_blockers", "phrase", kind="before"))


#: The city is not the man.
_NAMESAKE = ["hồ", "chí", "minh"]


class _Pieces:
    """The syllables, figures and signs of a sentence, on their way to be words."""

    def __init__(self, raw: str, cuts: Sequence[int]) -> None:
        folded = fold(raw)
        self.raw = raw
        self.spans = [match.span() for match in _PIECE.finditer(raw)]
        self.keys = [folded[first:last] for first, last in self.spans]
        self.capital = [raw[first].isupper() for first, _ in self.spans]
        starts = [first for first, _ in self.spans]
        # No word goes on behind a number: "5 triệu đồng | tiền mặt".
        self.closed = {bisect_left(starts, cut) - 1 for cut in cuts}

    def joined(self, index: int) -> bool:
        """Whether only a blank stands between a piece and a syllable behind it."""
        if index + 1 >= len(self.spans) or index in self.closed:
            return False
        end, start = self.spans[index][1], self.spans[index + 1][0]
        return 0 < start - end < 3 and self.raw[start].isalpha() and "\n" not in self.raw[end:start]

    def word(self, index: int) -> tuple[int, str]:
        """How many pieces the word that begins at ``index`` has, and its kind."""
        first = self.raw[self.spans[index][0]]
        if not first.isalpha():
            return 1, "rank" if first.isdigit() else "sign"
        run = self.name_length(index) if self.capital[index] else 0
        if run > 1:
            return self.name(index, run)
        kinds, key = _kinds(), self.keys[index]
        for length in range(_most().get(key, 1), 1, -1):
            kind = kinds.get(" ".join(self.keys[index : index + length]))
            if kind and all(self.joined(at) for at in range(index, index + length - 1)):
                return length, kind
        if key in kinds:
            return 1, kinds[key]
        opens = not index and not self.raw[: self.spans[index][1]].isupper()
        return 1, "name" if run and not opens else "w"

    def name(self, index: int, run: int) -> tuple[int, str]:
        """A run of capitals up to where a person's name begins in it: ``HĐND tỉnh | Lò Văn Minh``."""
        keys = self.keys[index : index + run]
        is_place = index > 0 and self.keys[index - 1] in _places()
        for at in range(0 if not is_place else run, run - 2):
            if keys[at] in _surnames() and keys[at : at + 3] != _NAMESAKE:
                return (at, "name") if at else (run, "person")
        return run, "name"

    def name_length(self, index: int) -> int:
        """How many capitalised syllables follow each other; one that begins a word ends them: ``Bộ | Y tế``."""
        at = index
        while at < len(self.spans) and self.capital[at]:
            is_joined = self.joined(at)
            if is_joined and not self.capital[at + 1] and f"{self.keys[at]} {self.keys[at + 1]}" in _kinds():
                break
            at += 1
            if is_joined:
                continue
            # "TP. Vinh": the point is part of the name.
            point = self.keys[at - 1] in _ABBREVIATED and at + 1 < len(self.spans) and self.keys[at] == "."
            if not (point and self.capital[at + 1] and self.spans[at + 1][0] - self.spans[at][1] < 2):
                break
            at += 1
        return at - index


def split_words(text: str, start: int, end: int, cuts: Sequence[int] = ()) -> list[Word]:
    """The words of ``text[start:end]``; none reaches over an offset of ``cuts``.

    >>> [(word.key, word.kind) for word in split_words("tổ chức 5 kỳ họp ở Lào Cai", 0, 26)]
    [('tổ chức', 'v'), ('5', 'rank'), ('kỳ', 'w'), ('họp', 'v'), ('ở', 'prep'), ('lào cai', 'name')]
    """
    pieces = _Pieces(text[start:end], [cut - start for cut in cuts])
    words: list[Word] = []
    index = 0
    while index < len(pieces.spans):
        taken, kind = pieces.word(index)
        first, last = pieces.spans[index][0], pieces.spans[index + taken - 1][1]
        key = pieces.keys[index] if taken == 1 else " ".join(pieces.keys[index : index + taken])
        words.append(Word(first + start, last + start, key, kind, taken))
        index += taken
    return words


#: How far in front of a sentence a date may begin that reaches into it, in characters.
_LONGEST_DATE = 60


class Words:
    """The words of a sentence, to be asked by offset."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        numbers: Sequence[tuple[int, int]],
        taken: Sequence[tuple[int, int]] = (),
        people: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.list = split_words(text, start, end, [number_end for _, number_end in numbers])
        self._starts = [word.start for word in self.list]
        self._mark(numbers, "figure")
        self._mark(people, "person")
        self._mark(taken[bisect_left(taken, (start - _LONGEST_DATE, 0)) : bisect_left(taken, (end, 0))], "date")

    def _mark(self, spans: Sequence[tuple[int, int]], kind: str) -> None:
        for first, last in spans:
            for index in range(self.at(first), self.at(last)):
                word = self.list[index]
                self.list[index] = Word(word.start, word.end, word.key, kind, word.syllables)

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
        word = self.list[index]
        if word.kind == "date":
            return True
        if index + 1 >= len(self.list):
            return False
        following = self.list[index + 1]
        if word.kind in ("figure", "rank"):
            return following.key in _DATE_WORDS
        if word.key in _SPAN_WORDS:
            return _YEAR.match(following.key) is not None
        return word.key in _DATE_WORDS and (following.key[0].isdigit() or _ROMAN.fullmatch(following.key) is not None)

    def syllables(self, first: int, last: int) -> int:
        """How many syllables the words ``first`` to ``last`` (not included) have, signs left out."""
        return sum(word.syllables for word in self.list[first:last] if word.kind != "sign")
