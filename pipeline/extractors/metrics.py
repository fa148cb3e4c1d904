"""Component ``council_metrics``: numbers that measure something, with their period."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline import knowledge
from pipeline.extractors.evidence import evidence_at, sentence_at
from pipeline.extractors.meetings import meeting_at, named_at
from pipeline.extractors.officials import PEOPLE
from pipeline.facts import ArticleFacts, Metric, row_id
from pipeline.frozen import replace
from pipeline.grammar.attribution import actor_of
from pipeline.grammar.bodies import BodySpan, bodies_within
from pipeline.grammar.metric_spans import MetricSpan
from pipeline.grammar.metrics import find_metrics
from pipeline.grammar.periods import Calendar, Periods
from pipeline.nlp.state import facts_of, sentences_of

#: Meetings that look back on a time of which their articles report the counts.
_REVIEWS = frozenset({"review_conference", "annual_review_conference"})
#: How far behind a number a change of it stands, in characters.
_NEAR = 30
#: Rules of shares of the number in front.
_OF_THE_LAST = frozenset({"metric.share.of_count", "metric.share.belied"})
_PARAGRAPHS = frozenset({"title", "lead", "body", "heading", "cell"})


class MetricsExtractor:
    """Fills ``doc._.council.metrics``, after the dates, documents, officials and meetings were found."""

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        sentences = sentences_of(doc)
        taken = [(row.start, row.end) for row in facts.dates]
        taken += [(row.start, row.end) for row in facts.documents]
        taken += [(span.start, span.end) for span in doc.user_data.get("council_documents", ())]
        people = doc.user_data.get(PEOPLE, ())
        spans = find_metrics(facts.article.text, sentences, taken=sorted(taken), people=people)
        periods = _periods(doc, facts)
        actors = _Actors(doc)
        times = _times(doc, spans, periods)
        facts.metrics.extend(_row(doc, facts, span, time, actors) for span, time in zip(spans, times, strict=True))
        doubts = tuple(span.doubt for span in spans if span.doubt)
        if doubts:
            facts.article = replace(facts.article, warnings=(*facts.article.warnings, *doubts))
        return doc


class _Actors:
    """Bodies, looked for once a sentence that holds a metric."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = facts_of(doc).article.text
        self.bodies: dict[int, list[BodySpan]] = {}

    def at(self, offset: int) -> str:
        """The body whose number stands at ``offset``, as printed; empty where the sentence does not tell."""
        start, end = sentence_at(self.doc, offset)
        if start not in self.bodies:
            self.bodies[start] = bodies_within(self.text, start, end)
        actor = actor_of(self.text[start:end], offset - start, self.bodies[start])
        return self.text[start + actor[0] : start + actor[1]] if actor else ""


@cache
def _activity_of(indicator_id: str) -> str:
    """The kind of work that a measure counts."""
    return next(iter(knowledge.values("indicator_activities", "activity_type", indicator=indicator_id)), "")


@cache
def _of_meetings() -> frozenset[str]:
    """Measures of a meeting itself: who came, what was asked, voted and passed there."""
    return frozenset(knowledge.values("meeting_indicators", "indicator"))


def _meeting(doc: Doc, span: MetricSpan, period: tuple[str, str] | None) -> str:
    """The meeting whose number it is: the main one for a measure of meetings, else the one that the sentence names.

    A number of a whole period (a review's counts) is no meeting's.
    """
    if period:
        return ""
    return meeting_at(doc, span.start) if span.indicator_id in _of_meetings() else named_at(doc, span.start)


def _periods(doc: Doc, facts: ArticleFacts) -> Periods:
    return Periods(
        facts.article.text,
        [Calendar(row.start, row.end, row.kind, row.start_date, row.end_date) for row in facts.dates],
        sentences_of(doc),
        [(block.start, block.end) for block in facts.article.blocks if block.kind in _PARAGRAPHS],
        review=any(row.is_main and row.meeting_type in _REVIEWS for row in facts.meetings),
    )


def _times(doc: Doc, spans: Sequence[MetricSpan], periods: Periods) -> list[tuple[str, str] | None]:
    """The period of every metric; a share or a change of the number in front has that one's ("9 tỷ, tăng 7%").

    Unless its own clause tells another: "năm 2018 có 9 vụ, năm 2019 tăng 2 vụ".
    """
    times: list[tuple[str, str] | None] = []
    for index, span in enumerate(spans):
        last = spans[index - 1] if index else None
        near = last is not None and span.start - last.end < _NEAR and sentence_at(doc, last.start)[1] > span.start
        of_last = near and (span.change != "" or span.rule in _OF_THE_LAST)
        if last and times[-1] and of_last and not periods.begin_anew(last.end, span.start):
            times.append(times[-1])
        else:
            times.append(periods.at(span.start, span.end, span.indicator))
    return times


def _row(doc: Doc, facts: ArticleFacts, span: MetricSpan, period: tuple[str, str] | None, actors: _Actors) -> Metric:
    article = facts.article.article_id
    first, last = period or ("", "")
    return Metric(
        metric_id=row_id("m", article, "metric", span.start, span.end),
        article_id=article,
        meeting_id=_meeting(doc, span, period),
        indicator=span.indicator,
        indicator_id=span.indicator_id,
        value=span.value,
        value_max=span.value_max,
        denominator=span.denominator,
        unit=span.unit,
        comparator=span.comparator,
        change=span.change,
        status="planned" if span.planned else "actual",
        actor=actors.at(span.start),
        subject=span.subject,
        activity_type=_activity_of(span.indicator_id),
        period_start=first,
        period_end=last,
        text=span.text,
        evidence=evidence_at(doc, span.start),
        start=span.start,
        end=span.end,
        found_by=span.rule,
        confidence=span.confidence,
    )


@Language.factory("council_metrics")
def make_metrics(nlp: Language, name: str) -> MetricsExtractor:
    """Factory of the component."""
    return MetricsExtractor()
