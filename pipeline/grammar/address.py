"""Forms of address before a name: "ông", "đồng chí", "Thiếu tướng". The list is ``knowledge/honorifics``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import any_phrase, expand, fold
from pipeline.grammar.word_index import first_words, matches

#: Words right before a post or a form of address that make it one of several people.
PLURAL = re.compile(
    r"(?:các|những|hai|ba|bốn|năm|sáu|\d{1,2})[ ]"
    r"(?:(?:đồng chí|ông|bà|vị|tân|chức danh|chức vụ)[ ])?(?:nguyên[ ])?$"
)


@cache
def honorific_rows() -> dict[str, dict[str, str]]:
    """Folded form of address → its row of ``knowledge/honorifics``."""
    return {fold(row["honorific"]): row for row in knowledge.rows("honorifics")}


@cache
def _honorifics() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_phrase(list(honorific_rows()))})\.?(?!\w)")


@cache
def _openers() -> frozenset[str]:
    return first_words(honorific_rows())


@cache
def _address_tail() -> re.Pattern[str]:
    """Forms of address right before a name, a plural word among them."""
    words = any_phrase(_before_names())
    number = r"\d{1,2}(?=[ ]{1,2}(?:ông|bà|đồng chí|vị|đ/c|anh|chị)(?!\w))"
    return re.compile(rf"(?:(?<!\w)(?:{words}|{number})[.:,]?[ ]{{0,3}}){{1,6}}$")


def _before_names() -> list[str]:
    return [*honorific_rows(), "hai", "các", "ba", "vị", "những"]


@cache
def _last_words() -> tuple[str, ...]:
    """How a text ends in front of a name that is addressed."""
    return tuple({wording.split()[-1].rstrip(".:,") for phrase in _before_names() for wording in expand(phrase)})


def without_address(gap: str) -> str:
    """``gap`` (folded) without the forms of address at its end."""
    return _address_tail().sub("", gap) if _may_address(gap) else gap


def _may_address(before: str) -> bool:
    """Whether a text may end in a form of address: most do not, as their last word tells at once."""
    return before.rstrip(" .:,").endswith(_last_words())


@frozen
class Address:
    """A form of address as printed, the gender that it tells, an officer's rank, whether it stands for several."""

    honorific: str = ""
    gender: str = ""
    rank: str = ""
    is_plural: bool = False


def address_before(text: str, folded: str, start: int) -> Address:
    """The form of address right before a name."""
    window = max(0, start - 40)
    before = _address_tail().search(folded, window, start) if _may_address(folded[window:start]) else None
    if before is None:
        return Address()
    words = list(_honorifics().finditer(folded, before.start(), start))
    if not words:
        return Address()
    genders = [row["gender"] for word in words if (row := honorific_rows().get(word.group().rstrip(".")))]
    gender = next((gender for gender in reversed(genders) if gender), "")
    first = next((word for word, found in zip(words, genders, strict=False) if found), words[-1])
    ranks = [word.group() for word in words if honorific_rows().get(word.group(), {}).get("kind") == "rank"]
    is_plural = PLURAL.search(folded, max(0, first.start() - 12), first.start()) is not None
    return Address(text[first.start() : first.end()], gender, ranks[-1].capitalize() if ranks else "", is_plural)


def _may_be_name(before: str, word: str) -> bool:
    """Whether the word before a capitalised form of address makes it a part of a name ("Nguyễn Bà Ngọc").

    An abbreviation does not: "TTXVN Ông An nói" is a caption run into the next sentence.
    """
    is_abbreviation = before.isupper() and not word.isupper()
    return before[0].isupper() and not is_abbreviation and not _honorifics().fullmatch(fold(before))


def honorific_spans(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Forms of address that are no part of a name: "ông", and "Ông" where nothing capitalised stands before it."""
    for match in matches(_honorifics(), folded, _openers()):
        start = match.start()
        if text[start].isupper():
            before = text[max(0, start - 24) : start]
            word = re.search(r"(\w+)[^\S\n]+$", before)
            if word is not None and _may_be_name(word.group(1), text[start : match.end()]):
                continue
        yield start, match.end()
