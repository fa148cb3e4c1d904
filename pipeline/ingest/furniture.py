"""Lines that belong to the page and not to the article."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipeline import knowledge
from pipeline.grammar.folding import fold

Effect = Literal["", "drop", "menu", "end", "tail"]

_EDGE = " .:;,|·•-–—>»›<«*+"
_LINK = re.compile(r"(?:>{1,3}|[»›►▶☛→👉]|\[?(?:Xem thêm|Đọc thêm|Xem tiếp)\s?[:»>])\s?\S")
_TRAIL = re.compile(r"\S\s?(?:[»›>/]\s?[^»›>/]{2,60}){2,}$")
_WORD = re.compile(r"\w+")
#: A related link is a headline; longer lines are prose, whatever mark they begin with.
_LINK_WORDS = 30
_SHORT = 20


def key(line: str) -> str:
    """``line`` as the furniture list is searched: folded words, without punctuation at the ends.

    >>> key(" IN TRANG » ")
    'in trang'
    """
    return _WORD.sub(lambda match: fold(match.group()), line).strip(_EDGE)


@cache
def _phrases(match: str) -> dict[str, Effect]:
    effects: dict[str, Effect] = {}
    for row in knowledge.rows("furniture"):
        if row["match"] == match:
            effect = row["effect"]
            if effect not in ("drop", "menu", "end", "tail"):
                raise ValueError(f"knowledge/furniture.csv: unknown effect {effect!r} of {row['phrase']!r}")
            # A phrase may be furniture above the article (a menu) and below it (a section): the latter ends it too.
            effects[key(row["phrase"])] = "end" if effects.get(key(row["phrase"])) else effect  # type: ignore[assignment]
    return effects


@cache
def _menu() -> frozenset[str]:
    return frozenset(key(row["phrase"]) for row in knowledge.rows("furniture") if row["effect"] == "menu")


def effect(line: str) -> Effect:
    """What the furniture list says of ``line``; empty where it may be the article's."""
    words = key(line)
    if words in _phrases("line"):
        return _phrases("line")[words]
    for phrase, what in _phrases("start").items():
        if words.startswith(phrase) and not words[len(phrase) : len(phrase) + 1].isalnum():
            return what
    if len(words.split()) <= _SHORT:
        return next((what for phrase, what in _phrases("within").items() if phrase in words), "")
    return ""


def is_menu(line: str) -> bool:
    """Whether ``line`` is a portal's menu entry or its trail (Trang chủ » Tin tức)."""
    words = key(line)
    if words in _menu() or _TRAIL.search(line):
        return True
    return any(words.startswith(phrase) for phrase, what in _phrases("start").items() if what == "menu")


def is_link(line: str) -> bool:
    """Whether ``line`` is a related link set between paragraphs."""
    return bool(_LINK.match(line)) and len(line.split()) <= _LINK_WORDS


def has_words(line: str) -> bool:
    """Whether ``line`` says anything: counters and rulers have no letters."""
    return any(character.isalpha() for character in line)
