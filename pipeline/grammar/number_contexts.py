"""The words around a number (``knowledge/number_contexts``) and the roles that they give it."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import fold

#: Longest phrase of ``knowledge/number_contexts`` that is looked for in front of a number, in characters.
WINDOW = 24


@cache
def _before(*roles: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The phrases of ``roles`` at the end of the text in front of a number, longest first; and their last words."""
    phrases = [row["phrase"] for row in knowledge.rows("number_contexts") if row["role"] in roles]
    pattern = rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})\s{{0,2}}$"
    return tuple({phrase.lower().split()[-1] for phrase in phrases}), re.compile(pattern, re.IGNORECASE)


@cache
def behind(*roles: str) -> re.Pattern[str]:
    """The phrases of ``roles`` behind a number."""
    phrases = [row["phrase"] for row in knowledge.rows("number_contexts") if row["role"] in roles]
    return re.compile(rf"\s(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?!\w)", re.IGNORECASE)


#: What can bound a number (``knowledge/context_words``).
BOUNDS = frozenset(("approx", "gt", "lt", "ge", "le"))


@cache
def _bounds(direction: str) -> tuple[dict[str, str], tuple[str, ...], str]:
    """Word → category, of what bounds a number from that side; their last words; a pattern of them all."""
    rows = [row for row in knowledge.rows("context_words") if "number" in (row["targets"] or "number").split()]
    told = [row for row in rows if row["direction"] == direction and row["category"].split()[0] in BOUNDS]
    words = {row["literal"]: row["category"].split()[0] for row in told}
    last = tuple({word.split()[-1] for word in words})
    # "khách hàng 20" is no "hàng 20": what hides a word is sought with it.
    hiding = (row["literal"] for row in rows if row["category"] == "pseudo" and row["literal"].endswith(last))
    words |= dict.fromkeys(hiding, "")
    return words, last, "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _bound_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({_bounds('forward')[2]})\s{{0,2}}$", re.IGNORECASE)


@cache
def _bound_behind() -> re.Pattern[str]:
    return re.compile(rf"\s({_bounds('backward')[2]})(?!\w)", re.IGNORECASE)


def bound_before(text: str, start: int) -> str:
    """The comparator that the words right in front of a number give it; empty where there is none.

    >>> bound_before("có không quá 3 người", 13), bound_before("có 3 người", 3)
    ('le', '')
    """
    words, last, _ = _bounds("forward")
    window = text[max(0, start - WINDOW) : start]
    match = _bound_before().search(window) if window.rstrip().lower().endswith(last) else None
    return words[match.group(1).lower()] if match else ""


def bound_behind(text: str, end: int) -> str:
    """The comparator that the words right behind a number, or behind its unit, give it: ``trở lên``."""
    match = _bound_behind().match(text, end)
    return _bounds("backward")[0][match.group(1).lower()] if match else ""


def ends_with(text: str, start: int, *roles: str) -> re.Match[str] | None:
    """The phrase of ``roles`` that ends right in front of ``start``."""
    last_words, phrases = _before(*roles)
    window = text[max(0, start - WINDOW) : start]
    return phrases.search(window) if window.rstrip().lower().endswith(last_words) else None


def number_follows(text: str, start: int, role: str) -> bool:
    """Whether a phrase of ``knowledge/number_contexts`` with ``role`` stands right in front of ``start``."""
    return ends_with(text, start, role) is not None


@cache
def references() -> frozenset[str]:
    """Numbers with a noun that name known parties ("hai nước"), folded."""
    return frozenset(fold(phrase) for phrase in knowledge.values("number_contexts", "phrase", role="reference"))
