"""Whether an article is news about a people's council, its committee, their members, bodies or elections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from pipeline import knowledge
from pipeline.facts import Block
from pipeline.grammar.folding import any_phrase, fold


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + any_phrase(list(knowledge.values("relevance", "phrase"))) + r")(?!\w)")


#: Mentions in the body that make an article without one in its headline or lead council news.
_MENTIONS = 3


def is_council_news(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the headline or lead names a council body below the state, or the text does so again and again."""
    folded = fold(text)
    head = next((block.end for block in blocks if block.kind == "lead"), min(len(text), 400))
    if _words().search(folded, 0, head):
        return True
    body = islice(_words().finditer(folded, head), _MENTIONS)
    return sum(1 for _ in body) == _MENTIONS
