"""Provinces and districts in text, with what stands before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice, pairwise

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import fold
from pipeline.grammar.word_index import first_words, word_index

#: Words of the longest name and of the longest frame, and characters that hold them.
_LONGEST = 7
_REACH = 80
_WORD = re.compile(r"\w+(?:'\w+)?")
_UPPER = "A-ZĐ" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))))
_CAPITAL = re.compile(rf"(?<!\w)[{_UPPER}\d]\w*(?:['’]\w+)?")
_JOIN = re.compile(r"\s{1,3}|\s?-\s?|\.\s?")
#: What stands right before a place and names its rank.
_RANKS = {
    ("tỉnh",): "tỉnh",
    ("thành", "phố"): "thành phố",
    ("tp",): "thành phố",
    ("t", "p"): "thành phố",
    ("thủ", "đô"): "thành phố",
    ("huyện",): "huyện",
    ("h",): "huyện",
    ("quận",): "quận",
    ("q",): "quận",
    ("thị", "xã"): "thị xã",
    ("tx",): "thị xã",
}
#: Surnames that open a sentence or a body's name as other words.
_NO_SURNAME = frozenset(("đoàn", "từ"))
_MIDDLE_NAMES = frozenset(("văn", "thị"))


@frozen
class ProvinceSpan:
    """A province, or a district that tells the province, at ``text[start:end]`` of the whole text.

    Attributes
    ----------
    name
        The official name, without its rank.
    level
        ``province`` or ``district``.
    provinces
        The provinces that it may be or lie in; more than one where several have a district of that name.
    rank
        ``tỉnh``, ``thành phố``, ``huyện``, ``quận``, ``thị xã`` where such a word stands before it.
    frame
        ``body`` behind an office (HĐND tỉnh …), ``area`` behind land or people, ``deputy`` behind a member of the
        National Assembly, ``street`` behind a thing that only borrows the name, else empty.
    """

    text: str
    start: int
    end: int
    name: str
    level: str
    provinces: tuple[str, ...]
    rank: str
    frame: str


@frozen
class _Place:
    name: str
    level: str
    provinces: tuple[str, ...]
    bare: bool


_Token = tuple[str, int, int]
_Words = tuple[str, ...]


def _words(phrase: str) -> _Words:
    return tuple(_WORD.findall(fold(phrase)))


@cache
def _index() -> dict[str, list[tuple[_Words, _Place]]]:
    """Places by the first word of their names, the longest name first."""
    places: dict[_Words, _Place] = {}
    for row in knowledge.rows("districts"):
        before = places.get(_words(row["district"]))
        provinces = (*(before.provinces if before else ()), row["province"])
        # A town's bare name is as good as with its rank; a district's is often a person's or a street's.
        bare = row["kind"] == "thành phố" and " " in row["district"] and (before is None or before.bare)
        places[_words(row["district"])] = _Place(row["district"], "district", tuple(dict.fromkeys(provinces)), bare)
    for row in knowledge.rows("provinces"):
        places[_words(row["province"])] = _Place(row["province"], "province", (row["province"],), True)
    for row in knowledge.rows("province_names"):
        provinces = (row["province"],) if row["province"] else ()
        places[_words(row["name"])] = _Place(row["province"], "province", provinces, row["bare"] == "yes")
    index: dict[str, list[tuple[_Words, _Place]]] = {}
    for words, place in sorted(places.items(), key=lambda item: (-len(item[0]), item[0])):
        index.setdefault(words[0], []).append((words, place))
    return index


@cache
def _openers() -> frozenset[str]:
    """What the index of words has of the first words: that of "M'Đrắk" is "m"."""
    return first_words(_index())


@cache
def _frames() -> dict[_Words, str]:
    return {_words(row["words"]): row["frame"] for row in knowledge.rows("place_frames")}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(map(fold, knowledge.values("surnames", "surname", common="yes"))) - _NO_SURNAME


def find_provinces(text: str) -> list[ProvinceSpan]:
    """Provinces, and districts that their rank or their fame tells from other names, in order.

    >>> [(place.name, place.rank, place.frame) for place in find_provinces("HĐND huyện Hải Lăng (Quảng Trị)")]
    [('Hải Lăng', 'huyện', 'body'), ('Quảng Trị', '', '')]
    """
    folded, index, found, skip = fold(text), _index(), [], 0
    for start in word_index(folded).places(_openers()):
        word = _CAPITAL.match(text, start) if start >= skip else None
        places = index.get(folded[start : word.end()]) if word else None
        if word is None or places is None:
            continue
        end = word.end()
        candidates = [
            (words, place)
            for words, place in places
            if len(words) == 1 or words[1] in folded[end : end + 3 + len(words[1])]
        ]
        if not candidates:
            continue
        # The longest name comes first.
        longest = len(candidates[0][0])
        tokens = [_token(word) for word in islice(_WORD.finditer(folded, start, start + _REACH), longest)]
        for words, place in candidates:
            if _stands(text, tokens, words):
                skip = tokens[len(words) - 1][2]
                span = _span(text, folded, start, skip, place)
                if span is not None:
                    found.append(span)
                break
    return found


def _token(word: re.Match[str]) -> _Token:
    return word.group(), word.start(), word.end()


def _stands(text: str, tokens: Sequence[_Token], words: _Words) -> bool:
    """Whether the capitalised ``words`` are the first of ``tokens``, joined by blanks, dots or hyphens alone."""
    here = tokens[: len(words)]
    if tuple(word for word, _, _ in here) != words:
        return False
    if not all(text[start].isupper() or text[start].isdigit() for _, start, _ in here):
        return False
    return all(_joined(text, left, right) for left, right in pairwise(here))


def _joined(text: str, left: _Token, right: _Token) -> bool:
    gap = text[left[2] : right[1]]
    return gap == " " or (len(gap) <= 3 and _JOIN.fullmatch(fold(gap)) is not None)


def _span(text: str, folded: str, start: int, end: int, place: _Place) -> ProvinceSpan | None:
    words = word_index(folded)
    last = bisect_left(words.starts, start)
    near = slice(max(0, last - _LONGEST), last)
    tokens = [
        (word, first, first + len(word)) for word, first in zip(words.listed[near], words.starts[near], strict=True)
    ]
    before = _before(text, tokens, start)
    used = next((size for size in (2, 1) if before[-size:] in _RANKS), 0)
    rank = _RANKS[before[-used:]] if used else ""
    offices = before[: len(before) - used]
    frame = next((_frames()[offices[first:]] for first in range(len(offices)) if offices[first:] in _frames()), "")
    if not place.provinces:
        return None
    if not rank and not place.bare and (place.level == "province" or frame != "body" or place.name.isdigit()):
        return None
    if not rank and not frame and _is_person(text, tokens, start):
        return None
    return ProvinceSpan(text[start:end], start, end, place.name, place.level, place.provinces, rank, frame)


def _before(text: str, tokens: Sequence[_Token], start: int) -> _Words:
    """The words in front of ``start`` that no punctuation parts from it."""
    following: _Token = ("", start, start)
    words: list[str] = []
    for token in reversed(tokens):
        if not _joined(text, token, following):
            break
        words.append(token[0])
        following = token
    return tuple(reversed(words))


def _is_person(text: str, tokens: Sequence[_Token], start: int) -> bool:
    """Whether a surname in front makes the words a person's name (Nguyễn Thái Bình)."""
    names: list[str] = []
    behind = start
    for word, first, end in tokens[:-3:-1]:
        if text[end:behind] != " " or not text[first:end].istitle():
            break
        names.append(word)
        behind = first
    return bool(names) and (names[0] in _MIDDLE_NAMES or not _surnames().isdisjoint(names))
