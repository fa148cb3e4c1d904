"""Component ``council_activities``: the kinds of work that an article reports, each once for each status."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extractors.evidence import evidence_at, sentence_at
from pipeline.extractors.meetings import named_at
from pipeline.facts import Activity, ArticleFacts, Meeting, row_id
from pipeline.frozen import frozen
from pipeline.grammar.activities import ActivitySpan, find_activities, is_planned, planning_words, plans_from
from pipeline.grammar.bodies import find_bodies
from pipeline.knowledge import rows
from pipeline.models.features import sentence_features
from pipeline.models.tagger import activity_tagger
from pipeline.nlp.state import facts_of, sentences_of

#: Types of meetings whose articles report on an office's or a council's work.
_REPORTING = frozenset(("review_conference", "annual_review_conference", "briefing_conference"))
#: A bound that keeps the work linear in hostile texts; real sentences stay far below.
_LONGEST_SENTENCE = 8000
_ACTOR_REACH = 400
#: The first sentences, title included, tell what the article is about; further down words can stand in passing.
_LEAD_SENTENCES = 4
#: The probability from which the model confirms work that is told by such words.
_CONFIRMED = 0.4
_QUOTE_OPENS = re.compile(
    r"(?:đề nghị|yêu cầu|nhấn mạnh|chỉ đạo)[^:\n]{0,80}:\s*[“\"](?P<rest>[^”\"]*)$", re.IGNORECASE
)
_PUBLIC_BODY = re.compile(
    r"(?<!\w)(?:HĐND|UBND|hội đồng nhân dân|[uủ][ỷy] ban nhân dân|(?:tỉnh|thành|huyện|quận|thị|đảng) [uủ][ỷy])(?!\w)",
    re.IGNORECASE,
)


@frozen
class _Candidate:
    activity_type: str
    status: str
    start: int
    end: int
    rule: str
    confidence: float


@cache
def _of_meetings() -> dict[str, str]:
    return {row["meeting_type"]: row["activity_type"] for row in rows("meeting_activities")}


class ActivitiesExtractor:
    """Fills ``doc._.council.activities``."""

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        seen: set[tuple[str, str]] = set()
        # Meetings first, which sorting keeps: a meeting tells more than the word for it.
        candidates = sorted([*_from_meetings(facts), *_from_sentences(doc)], key=lambda item: item.start)
        for item in candidates:
            if (item.activity_type, item.status) in seen:
                continue
            seen.add((item.activity_type, item.status))
            facts.activities.append(_row(doc, item))
        return doc


def _from_meetings(facts: ArticleFacts) -> Iterator[_Candidate]:
    """A meeting is work of its own kind."""
    for row in facts.meetings:
        activity_type = _of_meetings().get(row.meeting_type)
        if activity_type and row.status != "cancelled" and (row.is_main or activity_type != "conference"):
            status = "done" if row.status == "held" else "planned"
            yield _Candidate(activity_type, status, row.start, row.end, "activity.meeting", 0.85)


def is_report(facts: ArticleFacts) -> bool:
    """Whether the article reports on an office's or a council's work: its main meeting reviews it."""
    return any(row.is_main and row.meeting_type in _REPORTING for row in facts.meetings)


def _from_sentences(doc: Doc) -> Iterator[_Candidate]:
    facts = facts_of(doc)
    report = is_report(facts)
    blocks, agendas = _planned_blocks(doc), _planned_meetings(doc)
    for number, (start, end) in enumerate(sentences_of(doc)):
        sentence = facts_of(doc).article.text[start : min(end, start + _LONGEST_SENTENCE)]
        spans = find_activities(sentence)
        contexts = planning_words(sentence) if spans else []
        public = bool(spans) and _PUBLIC_BODY.search(sentence) is not None
        for span in spans:
            if span.reach == "report" and not report:
                continue
            if span.reach == "body" and not public:
                continue
            if not (report or number < _LEAD_SENTENCES or _is_matter(sentence, span)):
                continue
            at = start + span.start
            inside = _within(blocks, at) or _within(agendas, at)
            planned = span.status == "planned" or is_planned(sentence, span.start, contexts, paragraph_planned=inside)
            yield _Candidate(
                span.activity_type,
                "planned" if planned else "done",
                start + span.start,
                start + span.end,
                f"activity.{span.reach}",
                0.75 if report else 0.55,
            )


def _is_matter(sentence: str, span: ActivitySpan) -> bool:
    """Whether the work is what the sentence tells; the model decides where the words are often used in passing."""
    if not span.passing:
        return True
    return activity_tagger().probability(sentence_features(sentence), span.activity_type) >= _CONFIRMED


def sure_type(sentence: str) -> str:
    """The one kind of work that the lexicon finds in a sentence, believed wherever it stands; else empty.

    >>> sure_type("HĐND xã lấy phiếu tín nhiệm."), sure_type("Ban thẩm tra tờ trình và tiếp công dân.")
    ('confidence_vote', '')
    """
    spans = find_activities(sentence)
    types = {span.activity_type for span in spans}
    return types.pop() if len(types) == 1 and all(span.reach == "any" and not span.passing for span in spans) else ""


def _planned_blocks(doc: Doc) -> list[tuple[int, int]]:
    """Blocks that hold plans: by their head, or inside a quotation that asks for work and runs over blocks."""
    found, quoted = [], False
    for block in facts_of(doc).article.blocks:
        text = facts_of(doc).article.text[block.start : block.end]
        if quoted or (plans := plans_from(text)) >= 0:
            found.append((block.start if quoted else block.start + plans, block.end))
        if quoted:
            quoted = not re.search(r"[”\"]\s*\.?$", text)
        elif ":" in text and ("“" in text or '"' in text):
            quoted = _QUOTE_OPENS.search(text) is not None
    return found


def _planned_meetings(doc: Doc) -> list[tuple[int, int]]:
    """Sentences that tell of a meeting yet to come: its agenda is plans."""
    meetings = {row.meeting_id: row.status for row in facts_of(doc).meetings}
    return [(start, end) for start, end in sentences_of(doc) if meetings.get(named_at(doc, start)) == "planned"]


def _within(ranges: list[tuple[int, int]], offset: int) -> bool:
    """Whether one of the ranges, which are in order and do not overlap, holds ``offset``."""
    index = bisect_right(ranges, (offset, sys.maxsize)) - 1
    return index >= 0 and ranges[index][0] <= offset < ranges[index][1]


def _actor(doc: Doc, offset: int) -> str:
    """The body named last before the work in its sentence."""
    start = max(sentence_at(doc, offset)[0], offset - _ACTOR_REACH)
    bodies = find_bodies(facts_of(doc).article.text[start:offset])
    return " ".join(bodies[-1].text.split()) if bodies else ""


def _meeting_of(facts: ArticleFacts, item: _Candidate) -> Meeting | None:
    return next((row for row in facts.meetings if row.start == item.start and row.end == item.end), None)


def _period(doc: Doc, item: _Candidate) -> tuple[str, str]:
    """The time in the work's own sentence, where it names exactly one."""
    start, end = sentence_at(doc, item.start)
    times = {
        (row.start_date, row.end_date)
        for row in facts_of(doc).dates
        if start <= row.start < end and row.start_date and row.kind in ("year", "half", "quarter", "month", "interval")
    }
    return times.pop() if len(times) == 1 else ("", "")


def _description(doc: Doc, item: _Candidate) -> str:
    """The clause that tells the work."""
    text = facts_of(doc).article.text
    start, end = sentence_at(doc, item.start)
    left = max(text.rfind(mark, start, item.start) for mark in (";", ":", ". ")) + 1
    left = max(left, start)
    rights = [position for mark in (";", ":") if (position := text.find(mark, item.end, end)) >= 0]
    return " ".join(text[left : min(rights, default=end)].split())[:300]


def _row(doc: Doc, item: _Candidate) -> Activity:
    facts = facts_of(doc)
    meeting = _meeting_of(facts, item)
    if meeting:
        actor, period = "; ".join(meeting.organizers), (meeting.start_date, meeting.end_date)
    else:
        actor, period = _actor(doc, item.start), _period(doc, item)
    return Activity(
        activity_id=row_id("v", facts.article.article_id, item.activity_type, item.status, item.start),
        article_id=facts.article.article_id,
        activity_type=item.activity_type,
        status=item.status,
        actor=actor,
        description=_description(doc, item),
        period_start=period[0],
        period_end=period[1],
        evidence=evidence_at(doc, item.start),
        start=item.start,
        end=item.end,
        found_by=item.rule,
        confidence=item.confidence,
    )


@Language.factory("council_activities")
def make_activities(nlp: Language, name: str) -> ActivitiesExtractor:
    """Factory of the component."""
    return ActivitiesExtractor()
