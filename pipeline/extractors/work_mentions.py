"""What speaks for each kind of work in an article: meetings, words, roles and the model of sentences."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from pipeline.extractors.meetings import named_at
from pipeline.facts import ArticleFacts, Meeting
from pipeline.frozen import frozen
from pipeline.grammar.activities import (
    ActivitySpan,
    find_activities,
    is_office,
    is_planned,
    planning_words,
    plans_from,
    tense_of,
)
from pipeline.grammar.wording import Lexicon
from pipeline.knowledge import rows
from pipeline.models.features import word_features
from pipeline.models.matrix import activity_matrix
from pipeline.models.reported import MENTIONED, ArticleSigns, Mention, Source
from pipeline.nlp.state import facts_of, sentences_of

#: Types of meetings whose articles report on an office's or a council's work.
_REPORTING = frozenset(("review_conference", "annual_review_conference", "briefing_conference"))
#: Meetings of the National Assembly and of parties, which may be called as a council's are.
_OTHERS = frozenset(("national_assembly_session", "party_meeting"))
#: A report names so many kinds of work; other news from such a meeting is about one or two.
_REPORTED_KINDS = 5
#: A bound that keeps the work linear in hostile texts; real sentences stay far below.
_LONGEST_SENTENCE = 8000
_QUOTE_OPENS = re.compile(
    r"(?:đề nghị|yêu cầu|nhấn mạnh|chỉ đạo)[^:\n]{0,80}:\s*[“\"](?P<rest>[^”\"]*)$", re.IGNORECASE
)
_PUBLIC_BODIES = Lexicon(
    [
        *("HĐND", "UBND", "hội đồng nhân dân", "ủy ban nhân dân"),
        *("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy"),
    ]
)


@frozen
class WorkEvidence:
    """Kind of work → what speaks for it, in the order of the text, meetings first; and the article around it.

    ``is_report`` tells that the article reports on the work of an office or a council, and so means all that it names.
    """

    mentions: dict[str, list[Mention]]
    signs: ArticleSigns
    is_report: bool


@frozen
class _Sentence:
    """A sentence by its number, and what the model says of it."""

    number: int
    start: int
    text: str
    spans: list[ActivitySpan]
    told: dict[str, float]
    names_body: bool
    names_meeting: bool

    def mention(self, source: Source, kind: str, start: int, end: int, *, planned: bool) -> Mention:
        """What stands at ``[start:end]`` of the sentence as a mention of the kind."""
        return Mention(
            source=source,
            planned=planned,
            start=self.start + start,
            end=self.start + end,
            sentence=self.number,
            probability=self.told.get(kind, 0.0),
            names_body=self.names_body,
            names_meeting=self.names_meeting,
        )


@frozen
class _Plans:
    """Where an article tells of what is to come: blocks, and sentences on meetings yet to be held."""

    blocks: list[tuple[int, int]]
    sentences: list[tuple[int, int]]

    def hold(self, offset: int) -> bool:
        """Whether ``offset`` lies among plans."""
        return _within(self.blocks, offset) or _within(self.sentences, offset)


def work_evidence(doc: Doc) -> WorkEvidence:
    """All that speaks for kinds of work in an article. To be called behind ``council_meetings``."""
    facts = facts_of(doc)
    sentences = list(_sentences(doc))
    plans, report = _Plans(_planned_blocks(doc), _planned_meetings(doc)), _is_report(facts, sentences)
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for kind, mention in _of_meetings(facts, sentences):
        found[kind].append(mention)
    for sentence in sentences:
        for kind, mention in _of_sentence(sentence, plans, report):
            found[kind].append(mention)
    for kind, mention in _of_roles(facts, sentences):
        found[kind].append(mention)
    main = next((row for row in facts.meetings if row.is_main), None)
    signs = ArticleSigns(
        tenses=[tense_of(sentence.text) for sentence in sentences],
        told=[sentence.told for sentence in sentences],
        main_type=main.meeting_type if main else "",
        main_status=main.status if main else "",
    )
    return WorkEvidence(dict(found), signs, report)


def _is_report(facts: ArticleFacts, sentences: Sequence[_Sentence]) -> bool:
    """Whether the main meeting reviews work, an office or a council holds it, and many kinds of work are named."""
    main = next((row for row in facts.meetings if row.is_main), None)
    if main is None or main.meeting_type not in _REPORTING or not is_office(" ".join(main.organizers)):
        return False
    named = {span.activity_type for sentence in sentences for span in sentence.spans if span.reach != "hint"}
    return len(named) >= _REPORTED_KINDS


def _sentences(doc: Doc) -> Iterator[_Sentence]:
    whole = facts_of(doc).article.text
    places = [(start, whole[start : min(end, start + _LONGEST_SENTENCE)]) for start, end in sentences_of(doc)]
    told = activity_matrix().of_each([word_features(text) for _, text in places])
    meetings = {row.meeting_id: row for row in facts_of(doc).meetings}
    for number, (start, text) in enumerate(places):
        meeting = meetings.get(named_at(doc, start))
        # "Kỳ họp" of others is no council's work, whatever words and model say.
        other = "council_session" if meeting and meeting.meeting_type in _OTHERS and not _kind_of(meeting) else ""
        yield _Sentence(
            number=number,
            start=start,
            text=text,
            spans=[span for span in find_activities(text) if span.activity_type != other],
            told={kind: share for kind, share in told[number].items() if kind != other},
            names_body=any(_PUBLIC_BODIES.find(text)),
            names_meeting=meeting is not None,
        )


def _of_meetings(facts: ArticleFacts, sentences: Sequence[_Sentence]) -> Iterator[tuple[str, Mention]]:
    """A meeting is work of its own kind."""
    for row in facts.meetings:
        kind = _kind_of(row)
        if kind and row.status != "cancelled" and (row.is_main or kind != "conference"):
            sentence = _sentence_of(sentences, row.start)
            yield kind, Mention(Source.MEETING, row.status != "held", row.start, row.end, sentence.number)


def _of_sentence(sentence: _Sentence, plans: _Plans, report: bool) -> Iterator[tuple[str, Mention]]:
    """The words of a sentence, and the kinds that only the model sees in it."""
    spans = sentence.spans
    named = {span.activity_type for span in spans}
    modelled = [kind for kind, share in sentence.told.items() if share >= MENTIONED and kind not in named]
    if not spans and not modelled:
        return
    contexts = planning_words(sentence.text)
    for span in spans:
        inside = plans.hold(sentence.start + span.start)
        planned = span.status == "planned" or is_planned(
            sentence.text, span.end - 1, contexts, paragraph_planned=inside
        )
        source = Source.WORD if _tells(span, sentence, report) else Source.HINT
        yield span.activity_type, sentence.mention(source, span.activity_type, span.start, span.end, planned=planned)
    length = len(sentence.text)
    planned = bool(modelled) and is_planned(
        sentence.text, length - 1, contexts, paragraph_planned=plans.hold(sentence.start)
    )
    for kind in modelled:
        yield kind, sentence.mention(Source.MODEL, kind, 0, length, planned=planned)


def _tells(span: ActivitySpan, sentence: _Sentence, report: bool) -> bool:
    """Whether the words tell the work here, and do not only hint at it."""
    return span.reach == "any" or (span.reach == "body" and sentence.names_body) or (span.reach != "hint" and report)


def _of_roles(facts: ArticleFacts, sentences: Sequence[_Sentence]) -> Iterator[tuple[str, Mention]]:
    for role in facts.participants:
        if kind := _kinds("role_activities", "role").get(role.role):
            sentence = _sentence_of(sentences, role.start)
            yield kind, Mention(Source.ROLE, False, role.start, role.end, sentence.number)


def _kind_of(meeting: Meeting) -> str:
    """Which kind of work a meeting is, by its type and, where that needs it, the noun by which it is called."""
    row = next((row for row in rows("meeting_activities") if row["meeting_type"] == meeting.meeting_type), None)
    nouns = row["nouns"] if row else ""
    called = not nouns or meeting.name.lower().startswith(tuple(nouns.split("|")))
    return row["activity_type"] if row and called else ""


@cache
def _kinds(table: str, column: str) -> dict[str, str]:
    """What a table says each code of a column is work of."""
    return {row[column]: row["activity_type"] for row in rows(table)}


def _sentence_of(sentences: Sequence[_Sentence], offset: int) -> _Sentence:
    return sentences[max(0, bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1)]


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
