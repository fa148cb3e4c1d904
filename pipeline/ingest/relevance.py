"""Whether an article is news about a people's council, its committee, their members, bodies or elections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline import knowledge
from pipeline.facts import Block
from pipeline.grammar.folding import any_phrase, fold
from pipeline.grammar.word_index import first_words, matches

#: Characters behind the headline within which news names whom it is about.
_HEAD = 400
#: Mentions in a thousand characters from which the whole text is about them; in passing there are two or three.
_DENSITY = 4.0
_THOUSAND = 1000


@cache
def _words() -> re.Pattern[str]:
    phrases = any_phrase(list(knowledge.values("relevance", "phrase", sense="yes")))
    others = any_phrase(list(knowledge.values("relevance", "phrase", sense="no")))
    return re.compile(rf"(?<!\w)(?!(?:{others})(?!\w))(?:{phrases})(?!\w)")


@cache
def _openers() -> frozenset[str]:
    return first_words(knowledge.values("relevance", "phrase", sense="yes"))


def is_council_news(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the headline or the opening names a council body below the state, or the text does so all the time."""
    folded = fold(text)
    title = next((block.end for block in blocks if block.kind == "title"), 0)
    if any(matches(_words(), folded, _openers(), end=min(len(text), title + _HEAD))):
        return True
    mentions = sum(1 for _ in matches(_words(), folded, _openers()))
    return mentions * _THOUSAND >= _DENSITY * max(_THOUSAND, len(text))
