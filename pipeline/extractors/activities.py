"""Component ``council_activities``: the kinds of work that an article reports, each once for each status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extractors.evidence import evidence_at, sentence_at
from pipeline.extractors.work_mentions import WorkEvidence, work_evidence
from pipeline.facts import Activity, ArticleFacts, Meeting, row_id
from pipeline.frozen import frozen
from pipeline.grammar.activities import find_activities
from pipeline.grammar.bodies import bodies_within
from pipeline.models.reported import (
    DONE,
    IS_PLANNED,
    PLANNED,
    REPORTED,
    Mention,
    Source,
    planned_marks,
    reported_marks,
    shipped_weights,
    told_statuses,
)
from pipeline.nlp.state import facts_of, sentences_of

_ACTOR_REACH = 400
#: What a row rests on → its rule.
_RULES = {
    Source.MEETING: "activity.meeting",
    Source.WORD: "activity.words",
    Source.ROLE: "activity.hints",
    Source.HINT: "activity.hints",
    Source.MODEL: "activity.model",
}
#: How sure a report's rows are, by what they rest on.
_REPORT_PRIORS = {Source.MEETING: 0.95, Source.WORD: 0.9}


@frozen
class _Told:
    """A kind of work that the article reports, and the mention that shows it."""

    activity_type: str
    status: str
    mention: Mention
    rule: str
    confidence: float

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


class ActivitiesExtractor:
    """Fills ``facts_of(doc).activities``."""

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        if sentences_of(doc):
            evidence = work_evidence(doc)
            told = _of_report(evidence) if evidence.is_report else _of_news(evidence)
            facts.activities += [_row(doc, item) for item in sorted(told, key=lambda item: (item.start, item.end))]
        return doc


def _of_report(evidence: WorkEvidence) -> Iterator[_Told]:
    """A report on work means each kind that it names, as done, as planned or as both."""
    for kind, mentions in evidence.mentions.items():
        for status in (DONE, PLANNED):
            named = [
                mention
                for mention in mentions
                if mention.source in _REPORT_PRIORS and mention.planned == (status == PLANNED)
            ]
            if named:
                # Meetings come first: a meeting tells more than the word for it.
                first = named[0]
                rule = "activity.meeting" if first.source is Source.MEETING else "activity.report"
                yield _Told(kind, status, first, rule, _REPORT_PRIORS[first.source])


def _of_news(evidence: WorkEvidence) -> Iterator[_Told]:
    """Other news names many kinds of work and is about few: those that all that speaks for them makes likely."""
    weights = shipped_weights()
    for kind, mentions in evidence.mentions.items():
        reported = weights.probability(REPORTED, reported_marks(kind, mentions, evidence.signs))
        planned = weights.probability(IS_PLANNED, planned_marks(kind, mentions, evidence.signs))
        for status, share in told_statuses(mentions, reported, planned).items():
            shown = _shown(mentions, planned=status == PLANNED)
            yield _Told(kind, status, shown, _RULES[shown.source], round(share, 3))


def _shown(mentions: Sequence[Mention], *, planned: bool) -> Mention:
    """The mention that shows the work best: the surest of that status, the first of these."""
    ranks = list(Source)
    fitting = [mention for mention in mentions if mention.planned == planned] or mentions
    return min(fitting, key=lambda mention: (ranks.index(mention.source), mention.start))


def sure_type(sentence: str) -> str:
    """The one kind of work that the lexicon finds in a sentence, believed wherever it stands; else empty.

    >>> sure_type("HĐND xã lấy phiếu tín nhiệm."), sure_type("Ban thẩm tra tờ trình và tiếp công dân.")
    ('confidence_vote', '')
    """
    spans = find_activities(sentence)
    types = {span.activity_type for span in spans}
    return types.pop() if len(types) == 1 and all(span.reach == "any" for span in spans) else ""


def _actor(doc: Doc, offset: int) -> str:
    """The body named last before the work in its sentence."""
    start = max(sentence_at(doc, offset)[0], offset - _ACTOR_REACH)
    bodies = bodies_within(facts_of(doc).article.text, start, offset)
    return " ".join(bodies[-1].text.split()) if bodies else ""


def _meeting_of(facts: ArticleFacts, item: _Told) -> Meeting | None:
    if item.mention.source is not Source.MEETING:
        return None
    return next((row for row in facts.meetings if row.start == item.start and row.end == item.end), None)


def _period(doc: Doc, item: _Told) -> tuple[str, str]:
    """The time in the work's own sentence, where it names exactly one."""
    start, end = sentence_at(doc, item.start)
    times = {
        (row.start_date, row.end_date)
        for row in facts_of(doc).dates
        if start <= row.start < end and row.start_date and row.kind in ("year", "half", "quarter", "month", "interval")
    }
    return times.pop() if len(times) == 1 else ("", "")


def _description(doc: Doc, item: _Told) -> str:
    """The clause that tells the work."""
    text = facts_of(doc).article.text
    start, end = sentence_at(doc, item.start)
    left = max(text.rfind(mark, start, item.start) for mark in (";", ":", ". ")) + 1
    left = max(left, start)
    rights = [position for mark in (";", ":") if (position := text.find(mark, item.end, end)) >= 0]
    return " ".join(text[left : min(rights, default=end)].split())[:300]


def _row(doc: Doc, item: _Told) -> Activity:
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
