"""Words that change how a fact is to be read: planned, approximate, bounded, former, negated (after ConText)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContextSpan:
    """A context word, ``sentence[start:end]``, and what it reaches, ``sentence[scope_start:scope_end]``."""

    category: str
    text: str
    start: int
    end: int
    scope_start: int
    scope_end: int


def find_context(sentence: str) -> list[ContextSpan]:
    """The context words of a sentence in their order."""
    return []


def categories_at(contexts: Iterable[ContextSpan], start: int, end: int) -> frozenset[str]:
    """Categories whose scope covers the start of ``sentence[start:end]``."""
    return frozenset(span.category for span in contexts if span.scope_start <= start < span.scope_end)
