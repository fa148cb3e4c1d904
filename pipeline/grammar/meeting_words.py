"""Words that stand around the name of a meeting, by category: ``knowledge/meeting_words.csv``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.grammar.wording import any_of
from pipeline.knowledge import values


@cache
def meeting_words(category: str) -> re.Pattern[str]:
    """Any phrase of a category of ``knowledge/meeting_words``."""
    return re.compile(any_of(values("meeting_words", "phrase", category=category)), re.IGNORECASE)


@cache
def words_before(category: str) -> re.Pattern[str]:
    """One of the category's phrases at the very end of a text."""
    return re.compile(any_of(values("meeting_words", "phrase", category=category)) + r"\s{1,3}$", re.IGNORECASE)
