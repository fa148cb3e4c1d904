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


@cache
def roles() -> dict[str, tuple[str, ...]]:
    """Phrase → its roles among the comparators."""
    found: dict[str, tuple[str, ...]] = {}
    for row in knowledge.rows("number_contexts"):
        found[row["phrase"]] = (*found.get(row["phrase"], ()), row["role"])
    return found


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
