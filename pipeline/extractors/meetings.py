"""Component ``council_meetings``: meetings, and which meeting each participant was in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extractors.evidence import evidence_at, sentence_at
from pipeline.facts import Block, CalendarDate, Meeting, row_id
from pipeline.frozen import frozen, replace
from pipeline.grammar.bodies import bodies_within
from pipeline.grammar.hosts import find_councils, find_hosts
from pipeline.grammar.meeting_days import day_of, find_today, gives_day, is_foreign, part_of_day
from pipeline.grammar.meeting_details import find_format, find_length, find_place
from pipeline.grammar.meeting_events import Event, Mention, Reported, group, reported
from pipeline.grammar.meeting_frames import find_frames, find_undated
from pipeline.grammar.meeting_types import holder_before
from pipeline.grammar.meetings import MeetingSpan, find_meetings
from pipeline.nlp.state import facts_of, sentences_of

#: Sentences in which a verb alone may tell a meeting.
_FRAME_SENTENCES = 4
#: How far into its sentence a dateline may stand.
_DATELINE = 60
#: How far into its sentence "sáng nay" may stand that a verb tells a meeting by, and how far from it its own date.
_TODAY_REACH = 90
_BESIDE = 12
#: How far into its sentence the month may stand that is the time of its meeting: "Trước đó, đầu tháng 5, tại …".
_OPENING = 32
#: The longest headline, in characters.
_HEADLINE = 180
_AND_THE_NEXT = re.compile(r"\s?(?:,|và|&)\s(?:ngày\s)?")
# At the head of a sentence, or behind a heading that has run into it.
_ANOTHER = re.compile(r"(?<!\w)(?:Cùng ngày|Cũng (?:trong|vào) (?:ngày|sáng|chiều|tối))(?!\w)")
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d(?:/(?:\d{4}|XXXX)-\d\d-\d\d)?")
#: Meetings of the council whose province the article is about.
_LOCAL = frozenset(("council_session", "standing_committee_meeting", "committee_meeting"))
#: Bounds that keep the work linear in hostile texts; real articles and sentences stay far below.
_MOST_MENTIONS = 400
_DAY_REACH = 1200
_MOST_RIVALS = 12
_LONGEST_SENTENCE = 8000
#: The head of an article, in characters: who its council is stands there.
_HEAD = 1500
_BARE_COUNCIL = re.compile(r"(?:HĐND|hội đồng nhân dân)(?: (?:tỉnh|thành phố|TP|huyện|quận|xã|phường))?", re.IGNORECASE)
_ASSEMBLY = re.compile(r"(?<!\w)Quốc hội(?!\w)")
#: As a word of its own: neither the QH of "85/2014/QH13" nor that of "QHĐT".
_QH = re.compile(r"(?<![\w/.-])QH(?![\w/]|-\w)")
_SENTENCES = "council_meeting_sentences"


@frozen
class _LocalDay:
    """A day with offsets within its sentence; without a TIMEX3 value where only the reader knows it ("sáng nay")."""

    start: int
    end: int
    timex: str = ""
    explicit: bool = False


class MeetingsExtractor:
    """Fills ``doc._.council.meetings`` and the ``meeting_id`` of its participants."""

    def __call__(self, doc: Doc) -> Doc:
        facts = facts_of(doc)
        mentions = islice(mentions_of(doc), _MOST_MENTIONS)
        found = reported(group(mentions), published=facts.article.published_at[:10], dateline=dateline_of(doc))
        by_sentence: dict[int, str] = {}
        for meeting in found:
            row = _row(doc, meeting)
            facts.meetings.append(row)
            for mention in meeting.event.mentions:
                by_sentence.setdefault(sentence_at(doc, mention.span.start)[0], row.meeting_id)
        doc.user_data[_SENTENCES] = by_sentence
        facts.participants[:] = [
            replace(row, meeting_id=row.meeting_id or meeting_at(doc, row.start)) for row in facts.participants
        ]
        return doc


def meeting_at(doc: Doc, offset: int) -> str:
    """The ``meeting_id`` of the meeting that the sentence at ``offset`` names, else of the main one.

    Empty where the article has no main meeting and the sentence names none. To be called behind ``council_meetings``.
    """
    main = next((row.meeting_id for row in facts_of(doc).meetings if row.is_main), "")
    return named_at(doc, offset) or main


def named_at(doc: Doc, offset: int) -> str:
    """The ``meeting_id`` of the meeting that the sentence at ``offset`` names; empty where it names none."""
    named: dict[int, str] = doc.user_data.get(_SENTENCES, {})
    return named.get(sentence_at(doc, offset)[0], "")


def dateline_of(doc: Doc) -> str:
    """The day that one of the first sentences opens with: that of what the article reports; empty where none does."""
    facts = facts_of(doc)
    for start, end in sentences_of(doc)[:_FRAME_SENTENCES]:
        for row in facts.dates:
            day = _LocalDay(row.start - start, row.end - start, row.timex)
            opens = start <= row.start < min(end, start + _DATELINE) and _DAY.fullmatch(row.timex)
            if opens and not is_foreign(facts.article.text[start:end], day):
                return row.timex.partition("/")[2] or row.timex
    return ""


def mentions_of(doc: Doc) -> Iterator[Mention]:
    """Mentions of meetings in the order of the text, each with the day that its sentence ties to it."""
    facts = facts_of(doc)
    text, blocks = facts.article.text, facts.article.blocks
    block_starts = [block.start for block in blocks]
    date_starts = [row.start for row in facts.dates]
    count = 0
    for start, end in sentences_of(doc):
        block = blocks[max(0, bisect_right(block_starts, start) - 1)] if blocks else Block("body", 0, len(text))
        dates = facts.dates[bisect_right(date_starts, start - 1) : bisect_right(date_starts, end - 1)]
        # A first line as long as a paragraph, or with the meeting's day, is the lead of an article without headline.
        headline = block.kind == "title" and block.end - block.start < _HEADLINE and not dates
        number = -1 if headline else count
        count += not headline
        if block.kind in ("byline", "cell"):
            continue
        for mention in _sentence_mentions(text[start:end], start, dates, number, block.kind == "caption"):
            yield _with_holder(mention, text)


def _sentence_mentions(
    sentence: str, offset: int, dates: Sequence[CalendarDate], number: int, caption: bool
) -> Iterator[Mention]:
    days = _days_in(sentence, offset, dates)
    coarse = [row for row in dates if _is_coarse(sentence, row, row.start - offset)]
    opening = next((row for row in coarse if row.start - offset < _OPENING), None)
    spans = _dated_spans(sentence, days, number)
    undated = find_undated(sentence) if not spans and (number < _FRAME_SENTENCES or opening) else []
    spans = [span for span in spans or undated if not (span.plural or span.source)]
    claimed: dict[int, str] = {}
    for index, span in enumerate(spans):
        near_days = [day for day in days if not undated and -_DAY_REACH < day.start - span.start < _DAY_REACH]
        bounds = (spans[index - 1].end if index else 0, _next_owner(sentence, spans, index, near_days))
        day = day_of(sentence, span, near_days, bounds=bounds)
        if day and day.end <= span.start and claimed.setdefault(day.start, span.kind) != span.kind:
            # The dateline is the first meeting's; another kind of meeting behind it is only spoken of.
            day = None
        # A verb without a noun has no month of its own: the one behind it is that of its object.
        near = [row for row in coarse if span.kind != "frame" and -12 <= row.start - offset - span.noun_end <= 40]
        opens = not day and not near and index == 0 and _opens(span, opening, offset)
        near = [opening] if opens and opening else near
        first, _, last = day.timex.partition("/") if day else ("", "", "")
        if day and span.aside and day.start >= span.noun_end:
            # "thông cáo phát đi sau phiên họp chiều 17/7" tells of the meeting itself.
            span = replace(span, about=False)
        yield Mention(
            span=_shifted(span, offset),
            sentence=number,
            timex=first,
            last=last,
            near=near[0].timex if near and not day else "",
            opens=opens,
            part_of_day=part_of_day(sentence, day) if day else "",
            dateline=day is not None and day.start < _DATELINE and day.end <= span.start,
            caption=caption,
            today=day is not None and not day.timex,
            explicit=day is not None and day.explicit,
            another=_ANOTHER.search(sentence, 0, _DATELINE) is not None and len(span.text) > span.noun_end - span.start,
        )


def _dated_spans(sentence: str, days: Sequence[_LocalDay], number: int) -> list[MeetingSpan]:
    """The meetings that a sentence names, and those that a verb tells beside its day where no noun tells one."""
    spans = find_meetings(sentence)
    told = any(not (span.about or span.plural or span.source or span.kind == "again") for span in spans)
    if told or not _tells_day(days, number):
        return spans
    frames = find_frames(sentence, days[0].start, days[0].end)
    # Later in the article, only a verb that can mean nothing else.
    frames = [span for span in frames if number < _FRAME_SENTENCES or span.is_sure]
    return sorted([*spans, *frames], key=lambda span: span.start)


def _days_in(sentence: str, offset: int, dates: Sequence[CalendarDate]) -> list[_LocalDay]:
    """The days that a sentence names, "sáng nay" among them unless its date stands beside it."""
    days = [
        _LocalDay(row.start - offset, row.end - offset, row.timex, row.basis == "explicit")
        for row in dates
        if _DAY.fullmatch(row.timex)
    ]
    known = [
        _LocalDay(start, end)
        for start, end in find_today(sentence)
        if not any(-3 < day.start - end < _BESIDE or start <= day.start < end for day in days)
    ]
    return sorted([*_runs(sentence, days), *known], key=lambda day: day.start)


def _runs(sentence: str, days: Sequence[_LocalDay]) -> list[_LocalDay]:
    """The days, those that are told one after the other ("ngày 6 và 7/12") as one run."""
    joined: list[_LocalDay] = []
    for day in days:
        last = joined[-1] if joined else None
        if last and _AND_THE_NEXT.fullmatch(sentence, last.end, day.start) and last.timex < day.timex:
            first = last.timex.partition("/")[0]
            joined[-1] = _LocalDay(last.start, day.end, f"{first}/{day.timex.rpartition('/')[2]}", last.explicit)
        else:
            joined.append(day)
    return joined


def _tells_day(days: Sequence[_LocalDay], number: int) -> bool:
    """Whether a verb may tell a meeting beside the first of the days; "sáng nay" only early in article and sentence."""
    return bool(days) and (bool(days[0].timex) or (number < _FRAME_SENTENCES and days[0].start < _TODAY_REACH))


def _next_owner(sentence: str, spans: Sequence[MeetingSpan], index: int, days: Sequence[_LocalDay]) -> int:
    """Where the next meeting is named to which the days behind it belong.

    "tại buổi tiếp xúc … trước kỳ họp thứ hai sáng 3/5": what only places a meeting in time owns no day, unless a verb
    or brackets give it one: "họp báo về kỳ họp thứ 6 (khai mạc ngày 5/12)".
    """
    for other in islice(spans, index + 1, index + 1 + _MOST_RIVALS):
        own = [day for day in days if day.start >= other.noun_end]
        if not other.about or any(gives_day(sentence, other, day) for day in own):
            return other.start
    return len(sentence)


def _with_holder(mention: Mention, text: str) -> Mention:
    """The mention; a bare "kỳ họp" typed by the body named last, "phiên thảo luận" where that is the assembly."""
    if mention.span.kind not in ("session", "part") or mention.span.typed:
        return mention
    meeting_type = holder_before(text, mention.span.start, mention.span.kind)
    if not meeting_type or (mention.span.kind == "part" and meeting_type != "national_assembly_session"):
        return mention
    return replace(mention, span=replace(mention.span, meeting_type=meeting_type))


def _opens(span: MeetingSpan, opening: CalendarDate | None, offset: int) -> bool:
    """Whether the month that opens a sentence is the time of its first meeting, and not of somebody's career."""
    ahead = opening is not None and opening.end - offset <= span.start
    return ahead and not span.about and span.kind != "congress"


def _is_coarse(sentence: str, row: CalendarDate, start: int) -> bool:
    """A month, a quarter, "cuối năm 2018": a time that a meeting can be announced for."""
    if row.kind == "year":
        return bool(re.search(r"(?:cuối|đầu|giữa)\s+$", sentence[max(0, start - 8) : start], re.IGNORECASE))
    return row.kind in ("month", "quarter")


def _shifted(span: MeetingSpan, offset: int) -> MeetingSpan:
    """The span with offsets in the article."""
    host_end = span.host_end + offset if span.host_end >= 0 else -1
    return replace(
        span, start=span.start + offset, end=span.end + offset, noun_end=span.noun_end + offset, host_end=host_end
    )


def _around(doc: Doc, offset: int) -> tuple[int, int]:
    """The sentence at ``offset``, cut where it is longer than any real one."""
    start, end = sentence_at(doc, offset)
    return max(start, offset - _LONGEST_SENTENCE // 4), min(end, offset + _LONGEST_SENTENCE // 4)


def _organizers(doc: Doc, event: Event) -> tuple[str, ...]:
    """The hosts that the first mention names which names any; the mention that stands for the meeting goes first."""
    lead, text = event.first, facts_of(doc).article.text
    for mention in [lead, *(m for m in event.mentions if m is not lead and m.sentence >= 0)][:6]:
        start, end = _around(doc, mention.span.start)
        span = replace(_shifted(mention.span, -start), meeting_type=event.meeting_type)
        hosts = find_hosts(text[start:end], span, bodies_within(text, start, end))
        if hosts:
            return tuple(dict.fromkeys(" ".join(host.text.split()) for host in hosts))
    return ()


def _in_full(doc: Doc, meeting_type: str, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """The council of a session as the head of the article names it, where the meeting's own sentence says less."""
    text = facts_of(doc).article.text
    if meeting_type == "national_assembly_session" and not hosts:
        return tuple(match.group() for match in (_ASSEMBLY.search(text), _QH.search(text)) if match)[:1]
    told_by_council = meeting_type in ("council_session", "questioning_session")
    if not told_by_council or len(hosts) > 1 or (hosts and not _BARE_COUNCIL.fullmatch(hosts[0])):
        return hosts
    head = text[:_HEAD]
    written = _short(hosts[0]) if hosts else ""
    councils = find_councils(head, bodies_within(text, 0, len(head)))
    told = [name for council in councils if _short(name := " ".join(council.text.split())).startswith(written)]
    # The one with its place, else at least its level.
    fuller = sorted(told, key=lambda name: _BARE_COUNCIL.fullmatch(name) is not None)
    return tuple(fuller[:1]) or hosts


def _short(council: str) -> str:
    """The name of a council for comparing two writings of it."""
    return re.sub(r"hội đồng nhân dân", "hđnd", council.lower())


def _review_period(doc: Doc, event: Event) -> tuple[str, str]:
    """The time that the meeting's name says it reviews."""
    if not event.meeting_type.endswith("review_conference"):
        return "", ""
    for mention in event.mentions:
        for row in facts_of(doc).dates:
            inside = mention.span.noun_end <= row.start < mention.span.end + 30
            if inside and row.kind in ("year", "half", "quarter", "interval", "month") and row.start_date:
                return row.start_date, row.end_date
    return "", ""


def _days(doc: Doc, event: Event) -> tuple[str, str, str]:
    """First day, last day, TIMEX3 value."""
    dated = event.run
    if dated is None:
        return "", "", next((mention.near for mention in event.mentions if mention.near), "")
    timex = f"{dated.timex}/{dated.last}" if dated.last else dated.timex
    if "X" in dated.timex:
        return "", "", timex
    last = dated.last
    if not last and event.meeting_type == "council_session":
        sentences = dict.fromkeys(_around(doc, mention.span.start) for mention in event.mentions)
        last = find_length([facts_of(doc).article.text[start:end] for start, end in sentences], dated.timex)
    return dated.timex, last or dated.timex, timex


def _row(doc: Doc, meeting: Reported) -> Meeting:
    event = meeting.event
    article = facts_of(doc).article
    lead = event.first.span
    start, end = _around(doc, lead.start)
    first_day, last_day, timex = _days(doc, event)
    period = _review_period(doc, event)
    dated, hosts = event.run, _organizers(doc, event)
    return Meeting(
        meeting_id=row_id("m", article.article_id, lead.start, lead.end),
        article_id=article.article_id,
        name=" ".join(lead.text.split()) if lead.kind != "frame" else "",
        meeting_type=event.meeting_type,
        is_main=meeting.is_main,
        start_date=first_day,
        end_date=last_day,
        timex=timex,
        part_of_day=dated.part_of_day if dated else "",
        status=meeting.status,
        format=find_format(facts_of(doc).article.text[start:end], event.meeting_type),
        organizers=_in_full(doc, event.meeting_type, hosts) if meeting.is_main else hosts,
        location=find_place(facts_of(doc).article.text[start:end], lead.start - start),
        province=article.province if meeting.is_main and event.meeting_type in _LOCAL else "",
        term=next((mention.span.term for mention in event.mentions if mention.span.term), ""),
        session_number=event.session_number,
        period_start=period[0],
        period_end=period[1],
        evidence=evidence_at(doc, lead.start),
        start=lead.start,
        end=lead.end,
        found_by=lead.rule,
        confidence=_confidence(event, meeting.is_main),
    )


def _confidence(event: Event, is_main: bool) -> float:
    """A prior: higher where the meeting has a day, a number and is told more than once."""
    sure = 0.45 + 0.15 * bool(event.timex) + 0.12 * (event.session_number is not None) + 0.15 * is_main
    sure += 0.08 * (len(event.mentions) > 1) - 0.15 * (event.first.span.kind == "frame")
    return round(min(0.97, max(0.3, sure)), 2)


@Language.factory("council_meetings")
def make_meetings(nlp: Language, name: str) -> MeetingsExtractor:
    """Factory of the component."""
    return MeetingsExtractor()
