"""Whether a number is planned: what its own words, its sentence and the sentences in front of it tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from pipeline.frozen import frozen
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
#: A sentence that tells what there is: "Xã có hơn 300 hộ".
_THERE_IS = re.compile(
    r"(?<!\w)(?<!sẽ )(?<!phải )(?<!cần )có (?:(?:hơn|trên|gần|khoảng|tới|đến|tổng số|tất cả) ){0,2}\d", re.IGNORECASE
)
#: What is counted is there: "13 môn học hiện nay", "7 xã đã sáp nhập", "mức cũ 30.000 đồng".
_THERE = re.compile(r"(?<!\w)(?:đã|đang|hiện (?:có|nay|tại|hành|đang)|còn lại|trước đây|chưa|cũ)(?!\w)", re.IGNORECASE)
_THERE_BEHIND = re.compile(r"[^,;.:()\d]{0,40}?\s(?:hiện (?:có|nay|tại|hành)|trước đây)(?!\w)", re.IGNORECASE)
#: "(hiện là" 20.000 đồng")
_THERE_BEFORE = re.compile(rf"(?<!\w){_NO_TIME}hiện(?: nay| tại)?(?: là| có| chỉ| còn){{0,2}}\s$", re.IGNORECASE)
#: "tăng từ" 30.000 đồng/lượt "lên" 50.000 đồng
_FROM = re.compile(r"(?<!\w)từ(?: mức)?\s$", re.IGNORECASE)
_RAISED = re.compile(r"(?:\s?/\s?\w{2,6}(?: \w{2,5})?){0,3}(?:\s[^,;.:()\d]{1,40})?\s(?:lên|xuống|còn|thành)\s")


@frozen
class SentencePlan:
    """What is planned of a sentence: all that stands in ``clauses``, and of the rest sums, rates, measures, counts.

    What the rest tells of what somebody does or has is another thing: "…; huyện giải quyết 200 hồ sơ".
    """

    clauses: tuple[Offsets, ...] = ()
    sums: bool = False
    counts: bool = False

    def holds(self, text: str, metric: MetricSpan) -> bool:
        """Whether the plan reaches the metric."""
        at = bisect_right(self.clauses, (metric.start, len(text))) - 1
        if at >= 0 and metric.start < self.clauses[at][1]:
            return True
        return (self.counts if _is_count(metric) else self.sums) and not _is_told(text, metric)


class Plans:
    """What the sentences of an article plan, asked in their order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._listed = False
        self._carried = False
        self._end = -_REACH

    def of_sentence(self, start: int, end: int, before: MetricSpan | None) -> SentencePlan:
        """What is planned of a sentence's numbers unless they are told to be there.

        ``before`` is the metric in front where the sentence goes on with it ("Trong đó, …").
        """
        self._carried = False
        if self.in_list(start, end) or (before is not None and before.planned):
            return SentencePlan(((start, end),))
        if _tells_the_past(self.text, start, end):
            return SentencePlan()
        clauses = _set_clauses(self.text, start, end)
        if clauses:
            return SentencePlan(clauses, sums=True, counts=True)
        self._carried = start - self._end < _REACH
        if not self._carried or _THERE_IS.search(self.text, start, end):
            return SentencePlan(sums=self._carried)
        whole = self._is_same_line(start) or _has_words(self.text[start:end])
        return SentencePlan(((start, end),) if whole else (), sums=True)

    def in_list(self, start: int, end: int) -> bool:
        """Whether the sentence is an item of a list that a plan introduces."""
        return self._listed and ITEM.match(self.text, start, end) is not None

    def _plans_on(self, start: int, end: int, rows: Sequence[MetricSpan]) -> bool:
        """Whether the next sentence may be of the plan: this one has words of a plan, or lists more of its kind."""
        if not self._carried or _has_words(self.text[start:end]):
            return True
        return self._is_same_line(start) and not any(map(_is_count, rows))

    def _is_same_line(self, start: int) -> bool:
        return self.text.find("\n", max(0, self._end), start) < 0

    def leave(self, start: int, end: int, rows: Sequence[MetricSpan]) -> None:
        """Go on behind a sentence whose metrics are ``rows``."""
        self._listed = self._listed and self.in_list(start, end)
        if rows and not self._listed and all(metric.planned for metric in rows) and self._plans_on(start, end, rows):
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


def _has_words(sentence: str) -> bool:
    return any(context.category == "planned" for context in find_context(sentence))


def _is_count(metric: MetricSpan) -> bool:
    """Whether a metric counts things of their own: seats and storeys measure what is built."""
    return metric.rule.startswith("metric.count") and metric.unit not in values("phrase_breaks", "word", role="built")


def _is_told(text: str, metric: MetricSpan) -> bool:
    """Whether the metric is what somebody does or has, or a flow: "thu ngân sách 3 tỷ đồng"."""
    if metric.governor or metric.name in values("metric_heads", "head", role="flow"):
        return True
    return _THERE_IS.search(text, max(0, metric.start - 24), metric.end) is not None


def _set_clauses(text: str, start: int, end: int) -> tuple[Offsets, ...]:
    """The clauses of ``text[start:end]`` that hold a word of what is set, in order."""
    clauses: list[Offsets] = []
    for word in _set().find(text, start, end):
        last = clauses[-1][1] if clauses else start
        if not clauses or word.start >= last:
            behind = text.find(";", word.start, end)
            clauses.append((max(last, text.rfind(";", last, word.start)), end if behind < 0 else behind))
    return tuple(clauses)


def _tells_the_past(text: str, start: int, end: int) -> bool:
    return bool(_past().search(text, start, end) or _YEAR.search(text, start, end))


def is_planned(
    text: str, sentence: Offsets, contexts: Sequence[ContextSpan], metric: MetricSpan, of_sentence: SentencePlan
) -> bool:
    """Whether a metric is planned, in a sentence that is ``of_sentence`` where nothing else is told."""
    if _is_to_be(metric):
        return True
    return not _is_there(text, metric) and (
        of_sentence.holds(text, metric) or _is_said_to_be(sentence, contexts, metric)
    )


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
