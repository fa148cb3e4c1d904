"""Where in a report things stand."""

from __future__ import annotations

import re

from pipeline.facts import row_id
from pipeline.report.corpus import Fact

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


def page_of(kind: str, identifier: str) -> str:
    """The page of a thing, relative to the folder of the language.

    >>> page_of("indicators", "votes_for")
    'indicators/votes_for.html'

    An identifier that would be no good file name (tables can be edited) gives way to one made of it.
    """
    name = identifier if _SAFE.fullmatch(identifier) else row_id("x", identifier)
    return f"{kind}/{name}.html"


def words_of(fact: Fact) -> str:
    """The place of a fact's words on the page of its article."""
    return f"{page_of('articles', fact.article_id)}#w{fact.number}"
