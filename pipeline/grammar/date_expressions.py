"""Vietnamese calendar expressions as written: spans and TIMEX3 values with ``XXXX`` where no year stands.

The text is read in lower case from anchor to anchor (a figure, or a word such as ``ngày`` or ``quý``), so the cost is
linear: at each anchor a handful of patterns without unbounded repeats is tried. Days, months and years may stand in
chains ("ngày 6, 7 và 8/12", "từ tháng 1/2011 đến tháng 3/2017"), in which a member takes what it lacks from a later
one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import zip_longest

from pipeline.grammar.clock_times import clock_time_at
from pipeline.grammar.date_syntax import Expression, Reading, lowered
from pipeline.grammar.day_expressions import read_days
from pipeline.grammar.folding import fold
from pipeline.grammar.month_expressions import read_edge_day, read_months, read_part_of_year, read_quarter
from pipeline.grammar.relative_dates import read_relative
from pipeline.grammar.word_index import word_index
from pipeline.grammar.year_expressions import read_years

_ANCHOR = re.compile(
    r"(?<![\w])(?:(?<!\d[/.])\d|ngày(?=\d|\b)|mùng\b|mồng\b|tháng|quý\b|q\.?[1-4]|năm\b|nửa\b|t(?=\d)|(?:hôm|bữa|sáng|trưa|chiều|tối|đêm)\s"
    r"|thứ\s|ch(?:ủ|úa) nhật\s|cùng ngày\b|(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)\s(?:một\s)?tháng\s)"
)


#: What the words begin with that an anchor begins with, beside figures: a new anchor is to be added here too.
_BEGINNINGS = (
    *("ngày", "mùng", "mồng", "tháng", "quý", "quí", "q", "năm", "nửa", "hôm", "bữa", "thứ", "chủ", "chúa", "cùng"),
    *("sáng", "trưa", "chiều", "tối", "đêm", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"),
)


@lru_cache(maxsize=4096)
def _may_open(word: str) -> bool:
    """Whether an anchor may begin with a word: a search would try the whole pattern at every letter."""
    return word[0].isdigit() or word[1:2].isdigit() or word.startswith(_BEGINNINGS)


def find_expressions(text: str) -> list[Expression]:
    """Every calendar expression of a text, in order, without overlaps."""
    low, words, position = lowered(text), word_index(fold(text)), 0
    found: list[Expression] = []
    for start in words.places(frozenset(filter(_may_open, words.kinds))):
        if start < position or _ANCHOR.match(low, start) is None:
            continue
        end = start + 1
        for read in _READERS:
            if result := read(low, start):
                expressions, end = result
                found += expressions
                break
        position = max([end, start + 1, *(expression.end for expression in found[-1:])])
        if low[start].isdigit():
            # Never start inside a figure: "1.427.700" is one, and so is what no pattern reads.
            while position < len(low) and low[position - 1].isalnum() and low[position].isdigit():
                position += 1
    return [
        expression
        for expression, later in zip_longest(found, found[1:])
        # "sáng nay, 6-8" is one day, the one in figures.
        if not (later is not None and later.now and expression.unit == "day" and later.start - expression.end <= 8)
    ]


def _pass_clock_time(low: str, start: int) -> Reading | None:
    """A clock time is no date, and neither is anything within it."""
    end = clock_time_at(low, start)
    return ([], end) if end > start else None


_READERS: tuple[Callable[[str, int], Reading | None], ...] = (
    _pass_clock_time,
    read_part_of_year,
    read_days,
    read_edge_day,
    read_months,
    read_quarter,
    read_years,
    read_relative,
)
