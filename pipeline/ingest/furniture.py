"""Lines that belong to the page and not to the article."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, get_args

from pipeline import knowledge
from pipeline.grammar.folding import fold

Effect = Literal["", "drop", "menu", "end", "tail"]

_EDGE = " .:;,|·•-–—>»›<«*+"
_LINK = re.compile(r"(?:>|[»›►▶☛→👉]|\[?(?:Xem thêm|Đọc thêm|Xem tiếp)\s?[:»>])\s?\S")
_TRAIL = re.compile(r"\S\s?(?:[»›>/]\s?[^»›>/]{2,60}){2,}$")
_DATED = re.compile(r"[(\[]\s?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?:[\s,-]{1,3}\d{1,2}[:h]\d{2})?\s?[)\]]\s?$")
#: A related link is a headline; longer lines are prose, whatever mark they begin with.
_LINK_WORDS = 30
_SHORT = 12


@lru_cache(maxsize=4096)
def key(line: str) -> str:
    """``line`` as the furniture list is searched: folded words, without punctuation at the ends.

    >>> key(" IN TRANG » ")
    'in trang'
    """
    return fold(line).strip(_EDGE)


@cache
def _lines() -> dict[str, Effect]:
    """Whole lines. A menu's entry may head a section below the article too: there the section decides."""
    effects: dict[str, Effect] = {}
    for row in knowledge.rows("furniture"):
        if row["match"] == "line" and effects.get(key(row["phrase"])) not in ("end", "tail"):
            effects[key(row["phrase"])] = _effect(row)
    return effects


@cache
def _starts() -> dict[str, list[tuple[str, bool, Effect]]]:
    """Beginnings of lines by their first word: phrase, whether any line may be longer, effect."""
    starts: dict[str, list[tuple[str, bool, Effect]]] = {}
    for row in knowledge.rows("furniture"):
        if row["match"] in ("start", "footer"):
            phrase = fold(row["phrase"])
            starts.setdefault(phrase.split()[0].strip(_EDGE), []).append(
                (phrase, row["match"] == "footer", _effect(row))
            )
    return starts


@cache
def _within() -> tuple[tuple[str, Effect], ...]:
    return tuple((key(row["phrase"]), _effect(row)) for row in knowledge.rows("furniture") if row["match"] == "within")


def _effect(row: dict[str, str]) -> Effect:
    for effect in get_args(Effect):
        if effect and effect == row["effect"]:
            return effect  # type: ignore[no-any-return]
    raise ValueError(f"knowledge/furniture.csv: unknown effect {row['effect']!r} of {row['phrase']!r}")


@lru_cache(maxsize=4096)
def effect(line: str) -> Effect:
    """What the furniture list says of ``line``; empty where it may be the article's.

    >>> effect("In trang | Gửi mail"), effect("Các tin khác"), effect("In 5.000 tờ rơi")
    ('drop', 'end', '')
    >>> effect("In bài viết  Gửi Email  Trở về")
    'drop'
    """
    words = key(line)
    if words in _lines():
        return _lines()[words]
    if "|" in line and any(key(piece) in _lines() for piece in line.split("|")):
        return "drop" if len(words.split()) <= _SHORT else ""
    is_short = len(words.split()) <= _SHORT
    if is_short and _is_run(words.split()):
        return "drop"
    return _start_effect(fold(line).lstrip(_EDGE), is_short=is_short) or (
        next((what for phrase, what in _within() if phrase in words), "") if is_short else ""
    )


def _is_run(words: list[str]) -> bool:
    """Whether ``words`` are nothing but lines to drop, set side by side: In bài viết Gửi email Trở về."""
    start, parts = 0, 0
    while start < len(words):
        ends = range(len(words), start, -1)
        end = next((end for end in ends if _lines().get(" ".join(words[start:end])) == "drop"), None)
        if end is None:
            return False
        start, parts = end, parts + 1
    return parts > 1


def _start_effect(folded: str, *, is_short: bool) -> Effect:
    first = folded.split(None, 1)[0].strip(_EDGE) if folded else ""
    for phrase, is_footer, what in _starts().get(first, ()):
        is_whole = not (phrase[-1].isalnum() and folded[len(phrase) : len(phrase) + 1].isalnum())
        if (is_short or is_footer) and is_whole and folded.startswith(phrase):
            return what
    return ""


@cache
def _menu() -> frozenset[str]:
    return frozenset(
        key(row["phrase"]) for row in knowledge.rows("furniture") if (row["match"], row["effect"]) == ("line", "menu")
    )


def is_menu(line: str) -> bool:
    """Whether ``line`` is a portal's menu entry or its trail (Trang chủ » Tin tức)."""
    return key(line) in _menu() or effect(line) == "menu" or _TRAIL.search(line) is not None


def is_link(line: str) -> bool:
    """Whether ``line`` is a related link set between paragraphs."""
    return bool(_LINK.match(line)) and len(line.split()) <= _LINK_WORDS


def is_dated_link(line: str) -> bool:
    """Whether ``line`` is a headline with its day, as lists of older news have them."""
    return _DATED.search(line) is not None and len(line.split()) <= _LINK_WORDS


def has_words(line: str) -> bool:
    """Whether ``line`` says anything: counters and rulers have no letters."""
    return any(character.isalpha() for character in line)
