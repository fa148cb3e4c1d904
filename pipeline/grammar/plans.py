"""Whether a number is planned: what its own words, its sentence and the sentences in front of it tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.grammar.context import ContextSpan, categories_at, find_context
from pipeline.grammar.metric_spans import MetricSpan, Offsets
from pipeline.grammar.periods import ITEM
from pipeline.grammar.phrases import words_of
from pipeline.grammar.wording import Lexicon
from pipeline.knowledge import values

#: How far behind a sentence that plans the next one may still speak of the plan, in characters.
_REACH = 100
#: A year that is told is mostly past, as are the words of ``knowledge/phrase_breaks`` for what happened.
_YEAR = re.compile(r"(?<!\w)năm \d{4}(?!\w)", re.IGNORECASE)
#: "hiện" at the end of these tells no time: "thực hiện", "xuất hiện".
_NO_TIME = r"(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!tái )(?<!biểu )"
_WILL = re.compile(r"\s(?:sẽ|dự kiến)\s")
_MUST = re.compile(r"\s(?:cần|phải|cần phải)\s")
#: What is counted is there: "13 môn học hiện nay", "7 xã đã sáp nhập", "mức cũ 30.000 đồng".
_THERE = re.compile(r"(?<!\w)(?:đã|đang|hiện (?:có|nay|tại|hành|đang)|còn lại|trước đây|chưa|cũ)(?!\w)", re.IGNORECASE)
_THERE_BEHIND = re.compile(r"[^,;.:()\d]{0,40}?\s(?:hiện (?:có|nay|tại|hành)|trước đây)(?!\w)", re.IGNORECASE)
#: "(hiện là" 20.000 đồng")
_THERE_BEFORE = re.compile(rf"(?<!\w){_NO_TIME}hiện(?: nay| tại)?(?: là| có| chỉ| còn){{0,2}}\s$", re.IGNORECASE)
#: "tăng từ" 30.000 đồng/lượt "lên" 50.000 đồng
_FROM = re.compile(r"(?<!\w)từ(?: mức)?\s$", re.IGNORECASE)
_RAISED = re.compile(r"(?:\s?/\s?\w{2,6}(?: \w{2,5})?){0,3}(?:\s[^,;.:()\d]{1,40})?\s(?:lên|xuống|còn|thành)\s")


class Plans:
    """What the sentences of an article plan, asked in their order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._listed = False
        self._end = -_REACH

    def of_sentence(self, start: int, end: int, before: MetricSpan | None) -> bool:
        """Whether a sentence's numbers are planned unless they are told to be there.

        ``before`` is the metric in front where the sentence goes on with it ("Trong đó, …").
        """
        if self.in_list(start, end) or (before is not None and before.planned):
            return True
        set_ahead = start - self._end < _REACH or any(_set().find(self.text, start, end))
        return set_ahead and not _tells_the_past(self.text, start, end)

    def in_list(self, start: int, end: int) -> bool:
        """Whether the sentence is an item of a list that a plan introduces."""
        return self._listed and ITEM.match(self.text, start, end) is not None

    def leave(self, start: int, end: int, rows: Sequence[MetricSpan]) -> None:
        """Go on behind a sentence whose metrics are ``rows``."""
        self._listed = self._listed and self.in_list(start, end)
        if rows and not self._listed and all(metric.planned for metric in rows):
            self._end = end
        if self.text.endswith(":", start, end):
            # A plan that ends in a colon is the plan of the list below it.
            sentence = self.text[start:end]
            self._listed = "planned" in categories_at(find_context(sentence), len(sentence) - 1, len(sentence))


@cache
def _set() -> Lexicon:
    """What is set in advance: a rate, a bound, a project's cost."""
    return Lexicon(values("phrase_breaks", "word", role="set"))


@cache
def _past() -> re.Pattern[str]:
    return re.compile(_NO_TIME + words_of("happened").pattern, re.IGNORECASE)


def _tells_the_past(text: str, start: int, end: int) -> bool:
    return bool(_past().search(text, start, end) or _YEAR.search(text, start, end))


def is_planned(
    text: str, sentence: Offsets, contexts: Sequence[ContextSpan], metric: MetricSpan, of_sentence: bool
) -> bool:
    """Whether a metric is planned, in a sentence that is ``of_sentence`` where nothing else is told."""
    if _is_to_be(metric):
        return True
    return not _is_there(text, metric) and (of_sentence or _is_said_to_be(sentence, contexts, metric))


def is_raised(text: str, metric: MetricSpan) -> bool:
    """The first of two levels: "từ" 30.000 đồng "lên 50.000 đồng"."""
    starts = _FROM.search(text, max(0, metric.start - 8), metric.start) is not None
    return starts and _RAISED.match(text, metric.end) is not None


def _is_there(text: str, metric: MetricSpan) -> bool:
    """What is counted is there already, or is the first of two levels: "từ 30.000 đồng lên 50.000 đồng"."""
    own = metric.own_phrase or metric.indicator
    lead = text[max(0, metric.start - 24) : metric.start]
    told = _THERE.search(own) or _THERE_BEFORE.search(lead) or _THERE_BEHIND.match(text, metric.end)
    return told is not None or is_raised(text, metric)


def _is_to_be(metric: MetricSpan) -> bool:
    """What is counted is still to be done: "9 hộ cần di dời", "4 xã miền núi sẽ sáp nhập"."""
    own = metric.own_phrase
    return bool(_WILL.search(own)) or _MUST.match(own, own.find(metric.unit) + len(metric.unit)) is not None


def _is_said_to_be(sentence: Offsets, contexts: Sequence[ContextSpan], metric: MetricSpan) -> bool:
    first = metric.number_start - sentence[0]
    return "planned" in categories_at(contexts, first, first + 1)
