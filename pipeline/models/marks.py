"""Marks of a row that tell how likely it is right, beside the rule that found it.

They are of a kind that any text has (how long the sentence is, what stands before the number), so that what they are
worth holds for articles that nobody has seen. What each adds stands in ``knowledge/confidence_marks``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pipeline.facts import ArticleFacts, CalendarDate, Evidenced, Metric, Position
from pipeline.knowledge import rows

#: Name of a mark → how strongly the row has it; those that it does not have are left out.
Marks = dict[str, float]

#: Characters of a usual sentence of council news; the mark of length is 0 there.
_USUAL_SENTENCE = 180
#: A measure this many characters from its number is as far as can be told.
_FAR = 200
#: Characters before a number in which the word before it is looked for.
_BEFORE = 24
_WORD = re.compile(r"\w+|[^\w\s]")


class Surroundings:
    """What an article holds around its rows, counted once."""

    def __init__(self, facts: ArticleFacts) -> None:
        self.text = facts.article.text
        self.is_council_news = facts.article.is_council_news
        self.heads = [(block.start, block.end) for block in facts.article.blocks if block.kind in ("title", "lead")]
        self.metrics = Counter(row.evidence for row in facts.metrics)
        self.values = Counter(row.value for row in facts.metrics)

    def is_in_head(self, offset: int) -> bool:
        """Whether ``offset`` lies in the title or the lead."""
        return any(start <= offset < end for start, end in self.heads)

    def mark_before(self, offset: int) -> str:
        """The mark of the word before ``offset``, over "hơn", "khoảng" and the like; empty where it has none."""
        for word in reversed(_WORD.findall(self.text[max(0, offset - _BEFORE) : offset].lower())):
            mark = _word_marks().get(word, "")
            if mark != "between":
                return mark
        return ""


@cache
def _word_marks() -> dict[str, str]:
    marks: dict[str, str] = {}
    for row in rows("confidence_words"):
        marks.setdefault(row["word"], row["mark"])
    return marks


def marks_of(table: str, row: Evidenced, around: Surroundings) -> Marks:
    """The marks of a row of ``table``, with its rule and ``every``, which all rows have."""
    marks = {"every": 1.0, row.found_by: 1.0}
    own = _OF_TABLE.get(table)
    if own:
        marks.update((name, float(value)) for name, value in own(row, around).items() if value)
    return marks


def _metric_marks(row: Metric, around: Surroundings) -> Mapping[str, float]:
    before = around.mark_before(row.start)
    return {
        "same_value": around.values[row.value] > 1,
        "percentage": row.unit == "%",
        "planned": row.status == "planned",
        "after_preposition": before == "after_preposition",
        "after_link": before == "after_link",
        "one": row.value == 1,
        "other_news": not around.is_council_news,
        "far_phrase": math.log1p(min(_FAR, _distance(row)) / 10),
        "name_in_phrase": any(word[:1].isupper() for word in row.indicator.split()[1:]),
        "crowd": math.log(max(1, around.metrics[row.evidence])),
    }


def _distance(row: Metric) -> int:
    """Characters between a number and the words that say what it measures, where these stand together."""
    phrase, number = row.evidence.find(row.indicator), row.evidence.find(row.text)
    if phrase < 0 or number < 0:
        return 0
    return max(0, number - phrase - len(row.indicator), phrase - number - len(row.text))


def _position_marks(row: Position, around: Surroundings) -> Mapping[str, float]:
    return {
        "in_head": around.is_in_head(row.start),
        "long_sentence": math.log(max(1, len(row.evidence)) / _USUAL_SENTENCE),
        "one_word_body": len(row.organization.split()) == 1,
    }


def _date_marks(row: CalendarDate, around: Surroundings) -> Mapping[str, float]:
    return {"written_out": row.basis == "explicit", "month": row.kind == "month"}


_OF_TABLE: Mapping[str, Callable[[Any, Surroundings], Mapping[str, float]]] = {
    "metrics": _metric_marks,
    "positions": _position_marks,
    "dates": _date_marks,
}
