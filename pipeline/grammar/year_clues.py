"""What an article says about its own time: the dated events, the year that it reviews, plans or compares with.

:mod:`pipeline.grammar.year_events` and :mod:`pipeline.grammar.year_mentions` collect these clues, the rules of
:mod:`pipeline.grammar.year_rules` settle a missing year by them.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from pipeline.grammar.date_syntax import Expression
from pipeline.grammar.folding import any_phrase
from pipeline.knowledge import values

#: News on the web is not older; earlier years are history and settle nothing.
OLDEST = 1990
#: Nor do articles speak of later years as of their own: a year counted up to lies no farther.
LATEST = 2029
#: What makes a day or a year the first of a span.
UNTIL = re.compile(r"\s?(?:đến|tới|-|–)(?!\w)")


@dataclass(slots=True)
class Clues:
    """What the article says about its own time."""

    past: list[datetime.date] = field(default_factory=list)
    future: list[datetime.date] = field(default_factory=list)
    events: list[datetime.date] = field(default_factory=list)
    last: datetime.date | None = None
    next: datetime.date | None = None
    dated: set[int] = field(default_factory=set)
    dated_ahead: set[int] = field(default_factory=set)
    anniversary: datetime.date | None = None
    reviewed: set[int] = field(default_factory=set)
    planned: set[int] = field(default_factory=set)
    topical: set[int] = field(default_factory=set)
    supervised: set[int] = field(default_factory=set)
    halves: set[int] = field(default_factory=set)
    coming: set[int] = field(default_factory=set)
    opening: set[int] = field(default_factory=set)
    targets: set[int] = field(default_factory=set)
    mentions: Counter[int] = field(default_factory=Counter)
    elected: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    latest: int = 0
    lasted: datetime.date | None = None
    compared: set[int] = field(default_factory=set)
    effective: list[datetime.date] = field(default_factory=list)
    documents: set[datetime.date] = field(default_factory=set)
    careers: set[datetime.date] = field(default_factory=set)
    aged: set[int] = field(default_factory=set)
    school_years: set[int] = field(default_factory=set)
    school_bounds: set[int] = field(default_factory=set)
    edges: set[datetime.date] = field(default_factory=set)
    new_years: set[int] = field(default_factory=set)


@cache
def year_cue(kind: str) -> re.Pattern[str]:
    """The words of one kind of ``knowledge/year_contexts``."""
    return re.compile(rf"(?<!\w){any_phrase(values('year_contexts', 'word', kind=kind))}(?!\w)")


_CLAUSE_END = re.compile(r"\n|;|\.(?=\s)|!(?=\s)|\?(?=\s)")


def clause_before(low: str, expression: Expression, reach: int = 110) -> str:
    """What stands before an expression in its sentence, at most ``reach`` characters."""
    before = low[max(0, expression.start - reach) : expression.start]
    return _CLAUSE_END.split(before)[-1]


_AHEAD_BEHIND = re.compile(r"(?:(?!\s(?:đã|khi)\s)[^\n.;]){0,70}?(?<!\w)(?:sẽ|dự kiến)(?!\w)")
#: "theo thông báo số 1483 ngày 4/9/2018": past, whatever the sentence speaks of.
_NUMBERED = re.compile(r"(?<!\w)số\s\S{1,30}\s(?:ngày\s)?$")


def is_ahead(low: str, clause: str, expression: Expression) -> bool:
    """Whether the sentence speaks of the time as still to come."""
    if _NUMBERED.search(clause):
        return False
    return (
        year_cue("future").search(clause + low[expression.start : expression.end]) is not None
        or _AHEAD_BEHIND.match(low, expression.end) is not None
    )
