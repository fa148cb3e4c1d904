"""Meetings of an article out of their mentions: which mentions are one meeting, and which meeting is the main one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.frozen import frozen
from pipeline.grammar.meetings import MeetingSpan

#: Types that a bare "hội nghị" may name again.
_CONFERENCES = frozenset(
    (
        "conference",
        "review_conference",
        "annual_review_conference",
        "briefing_conference",
        "training_conference",
        "workshop",
        "party_meeting",
        "voter_contact",
        "questioning_session",
    )
)
#: Types that a bare "phiên họp", "cuộc họp" or "buổi họp" may name again.
_SITTINGS = frozenset(
    (
        "council_session",
        "standing_committee_meeting",
        "committee_meeting",
        "government_meeting",
        "party_meeting",
        "national_assembly_session",
        "press_conference",
        "briefing_conference",
        "questioning_session",
        "workshop",
        "other",
    )
)
_SESSIONS = frozenset(("council_session", "national_assembly_session"))
#: Types that have an opening, a debate and a closing.
_PARTED = _SESSIONS | {"conference", "party_meeting"}
#: A meeting of several days is told on any of them.
_SAME_MEETING_DAYS = 6
MAIN_SCORE = 2.0
#: The sentences that tell what an article is about.
_EARLY = 4


@frozen
class Mention:
    """A mention in its article: offsets of ``span`` are the article's.

    ``sentence`` counts the sentences behind the title from 0 (-1 is the title). ``timex`` is the day tied to it,
    ``last`` the last day where it is an interval, ``near`` any coarser time ("đầu tháng 12"), which ``opens`` its
    sentence or stands at the meeting; ``today`` is set where the day is only its reader's ("sáng nay"), ``explicit``
    where its year is written, ``another`` where the sentence goes on to a further meeting of the day ("Cùng ngày, …").
    """

    span: MeetingSpan
    sentence: int
    timex: str = ""
    last: str = ""
    near: str = ""
    opens: bool = False
    part_of_day: str = ""
    dateline: bool = False
    caption: bool = False
    today: bool = False
    explicit: bool = False
    another: bool = False


@dataclass(slots=True)
class Event:
    """A meeting: its mentions in the order of the text; ``today`` is the article's own day, if that is known."""

    mentions: list[Mention] = field(default_factory=list)
    today: str = ""

    @property
    def meeting_type(self) -> str:
        weak = ("frame",) if self.is_part else ("frame", "part")
        typed = [m.span.meeting_type for m in self.mentions if m.span.typed and m.span.kind not in weak]
        plain = [m.span.meeting_type for m in self.mentions if m.span.meeting_type not in ("", "other")]
        session = [kind for kind in plain if kind in _SESSIONS]
        return (typed or session or plain or [self.mentions[0].span.meeting_type or "other"])[0]

    @property
    def is_part(self) -> bool:
        """Whether only parts of a meeting are named: "phiên chất vấn", and no "kỳ họp"."""
        return all(m.span.kind == "part" for m in self.mentions)

    @property
    def typed(self) -> bool:
        """Whether a cue or a verb has told the type."""
        return any(m.span.typed for m in self.mentions)

    @property
    def session_number(self) -> int | None:
        return next((m.span.session_number for m in self.mentions if m.span.session_number is not None), None)

    @property
    def outside(self) -> bool:
        """Whether the article tells of it only from outside."""
        return all(m.span.about or m.span.past for m in self.mentions)

    @property
    def dated(self) -> Mention | None:
        """The mention whose day is the meeting's: the earliest in the text."""
        return next((m for m in self.mentions if m.timex), None)

    @property
    def run(self) -> Mention | None:
        """The mention that tells all days of a session of several; else that whose day is the meeting's."""
        first = self.dated
        if first is None or first.last or self.meeting_type not in _SESSIONS:
            return first
        return next((m for m in self.mentions if m.last and m.timex <= first.timex <= m.last), first)

    @property
    def timex(self) -> str:
        return self.dated.timex if self.dated else ""

    @property
    def first(self) -> Mention:
        """The mention that stands for the meeting: the first that is more than a bare noun, behind the title if any."""
        told = [m for m in self.mentions if m.sentence >= 0 and not m.caption]
        named = [m for m in told if m.timex or m.today or m.span.session_number is not None]
        held = [m for m in told if m.span.host_end >= 0]
        return (named or held or told or self.mentions)[0]

    @property
    def status(self) -> str:
        """The first mention that says; a meeting told with its day, not a later one than the article's, was held."""
        told = [m.span.status for m in self.mentions]
        for status in ("cancelled", "postponed"):
            if told.count(status) >= 2 or status in told[:2]:
                return status
        lead = self.dated or self.first
        if lead.span.status == "planned":
            return "planned" if "held" not in told or told.count("planned") >= told.count("held") else "held"
        untold = not lead.span.status and (lead.span.about or not lead.timex)
        opens = self.dated is not None and self.dated.dateline
        ahead = (untold and "planned" in told) or (_is_later(self.timex, self.today) and not opens)
        return "planned" if ahead and "held" not in told else "held"

    @property
    def is_of_today(self) -> bool:
        """Whether it goes on on the article's own day."""
        now = any(m.timex and m.timex <= self.today <= (m.last or m.timex) for m in self.mentions)
        return now and self.status == "held"

    def score(self) -> float:
        """How much the article is about this meeting."""
        body = [m for m in self.mentions if m.sentence >= 0]
        early = [m for m in body if m.sentence < _EARLY and not m.span.about]
        score = 1.2 * any(m.sentence < 0 for m in self.mentions)
        score += 1.8 * (any(m.timex or m.today for m in early) or (bool(body) and self.is_of_today)) + 1.2 * any(
            m.dateline for m in early
        )
        score += 1.5 * any(m.span.host_end >= 0 for m in early)
        score += 1.0 * any(m.span.at for m in body if m.sentence < 3) + 0.4 * min(4, len(body))
        score += 0.6 * any(m.span.at and m.span.session_number is not None and not m.span.past for m in early)
        score -= 1.0 * (self.meeting_type == "other")
        score -= 2.0 * (self.first.span.past and not self.first.dateline)
        score -= 1.5 * all(m.span.about for m in self.mentions)
        score -= 0.8 * (self.status == "planned")
        return score


def _same_day(a: str, b: str) -> bool:
    """Whether two days may be of one meeting; unknown years agree with any."""
    if not a or not b or a == b:
        return True
    if a[4:] == b[4:] and "X" in a[:4] + b[:4]:
        return True
    known = next((value[:4] for value in (a, b) if not value.startswith("X")), "2024")
    try:
        days = [datetime.date.fromisoformat(value.replace("XXXX", known)) for value in (a[:10], b[:10])]
    except ValueError:
        return False
    return abs((days[0] - days[1]).days) <= _SAME_MEETING_DAYS


def _same_kind(span: MeetingSpan, event: Event) -> bool:
    """Whether the mention's noun and type can name the event."""
    kind, meeting_type = span.kind, event.meeting_type
    if kind == "event" and any(m.span.text.lower().startswith(span.text.lower()) for m in event.mentions):
        # "buổi tiếp" after "buổi tiếp công dân": the same, shortened.
        return True
    if span.typed and span.kind not in ("again", "part"):
        untold = not event.typed and event.mentions[0].span.kind == kind
        return span.meeting_type == meeting_type or untold
    if kind == "session":
        # A party's "kỳ họp" is no other sitting of it.
        told_so = any(m.span.kind == "session" for m in event.mentions)
        return meeting_type in _SESSIONS or (told_so and meeting_type == span.meeting_type)
    if kind == "sitting":
        return meeting_type in _SITTINGS
    if kind == "part":
        return meeting_type in _PARTED or event.is_part
    if kind == "conference":
        return meeting_type in _CONFERENCES
    return span.meeting_type == meeting_type


def _recalls(mention: Mention, event: Event) -> bool:
    """Whether one tells of today and the other of a day with its year, which news does not give its own day."""
    if mention.today:
        return any(m.explicit for m in event.mentions)
    return mention.explicit and any(m.today for m in event.mentions)


def _is_other_chamber(span: MeetingSpan, event: Event) -> bool:
    """Whether one is a sitting of the assembly's Standing Committee and the other a session of the assembly."""
    if span.committee:
        return event.session_number is not None and not any(m.span.committee for m in event.mentions)
    return span.session_number is not None and any(m.span.committee for m in event.mentions)


def _fits(mention: Mention, event: Event) -> bool:
    span = mention.span
    if not _same_kind(span, event):
        return False
    if _is_other_chamber(span, event):
        return False
    if mention.another and event.timex and event.meeting_type not in _SESSIONS:
        return False
    number = event.session_number
    if span.session_number is not None and number is not None:
        return span.session_number == number
    if not _same_day(mention.timex, event.timex) or _recalls(mention, event):
        return False
    if span.session_number is not None:
        # A numbered session is not the unnumbered one that was planned, or the other way round.
        inside = not (span.about or span.past) or event.outside
        return inside and {span.status, event.status} != {"planned", "held"}
    elsewhere = mention.near and (span.status == "planned" or span.past)
    if elsewhere and (event.timex or event.session_number is not None):
        return False
    return not (span.status == "planned" and _looks_ahead(span) and event.status == "held")


_AHEAD = re.compile(r"(?:sắp tới|tới đây|lần tới|cuối năm|đầu năm sau|tới)\s*$", re.IGNORECASE)


def _looks_ahead(span: MeetingSpan) -> bool:
    """``kỳ họp cuối năm``, ``kỳ họp tới``: another meeting than the one at hand."""
    return bool(_AHEAD.search(span.text))


def group(mentions: Iterable[Mention]) -> list[Event]:
    """Meetings out of mentions of single ones: each joins the latest meeting that it fits, or begins one."""
    events: list[Event] = []
    parts: list[Mention] = []
    for mention in mentions:
        fitting = [event for event in events if _fits(mention, event)]
        if fitting:
            best = max(
                fitting, key=lambda event: (_nearness(mention, event), not event.outside, event.mentions[-1].span.start)
            )
            best.mentions.append(mention)
        elif (mention.span.kind, mention.span.meeting_type) == ("part", "other"):
            parts.append(mention)
        elif mention.span.kind != "again":
            events.append(Event([mention]))
    for mention in parts:
        _join_later(mention, events)
    return _same_day_merged(events)


def _join_later(part: Mention, events: Sequence[Event]) -> None:
    """Give a "phiên bế mạc" told before its meeting is named to the first one behind it that it fits."""
    for event in events:
        first = event.mentions[0].span
        if first.start > part.span.start and not first.past and _fits(part, event):
            event.mentions.insert(0, part)
            return


def _same_day_merged(events: list[Event]) -> list[Event]:
    """A "phiên họp" and a "hội nghị" of one day are two words for one meeting; a "phiên chất vấn" is its session's."""
    kept: list[Event] = []
    sessions = [e for e in events if e.meeting_type in _SESSIONS and not e.outside and not e.is_part]
    for event in events:
        if event.is_part and (whole := sessions or _of_same_day(event, events)):
            whole[0].mentions = sorted([*whole[0].mentions, *event.mentions], key=lambda m: m.span.start)
            continue
        if told := _told_by(event, events):
            told.mentions = sorted([*told.mentions, *event.mentions], key=lambda m: m.span.start)
            continue
        words = {m.span.kind for m in event.mentions}
        same = [
            other
            for other in kept
            if event.timex
            and not event.mentions[0].another
            and other.timex == event.timex
            and event.session_number is None
            and words <= {"sitting", "conference"}
            and {m.span.kind for m in other.mentions} <= {"sitting", "conference"}
        ]
        if same:
            same[0].mentions.extend(event.mentions)
        else:
            kept.append(event)
    return kept


def _of_same_day(part: Event, events: Sequence[Event]) -> list[Event]:
    """Meetings of the day of a part that have parts: "phiên thảo luận sáng 2/12, trong khuôn khổ hội nghị"."""
    return [e for e in events if e.meeting_type in _PARTED and part.timex and e.timex == part.timex and not e.is_part]


def _told_by(event: Event, events: Sequence[Event]) -> Event | None:
    """The meeting of the same day that a bare "cuộc họp" is: a session, or one that a verb tells."""
    bare = event.timex and event.meeting_type == "other" and {m.span.kind for m in event.mentions} == {"sitting"}
    of_day = [other for other in events if bare and other.timex == event.timex and not other.outside]
    verbal = {"frame", "session"}
    return next((other for other in of_day if {m.span.kind for m in other.mentions} & verbal), None)


def _nearness(mention: Mention, event: Event) -> int:
    same_number = mention.span.session_number is not None and mention.span.session_number == event.session_number
    return 2 * same_number + bool(mention.timex and mention.timex == event.timex)


@frozen
class Reported:
    """A meeting that the article reports or announces."""

    event: Event
    is_main: bool
    status: str


def reported(events: Sequence[Event], *, published: str = "", dateline: str = "") -> list[Reported]:
    """The meetings that the article reports or announces, in the order of the text.

    A meeting counts that has a day or a session number, that is the main one, or that is announced for, or recalled
    with, a coarser time. One whose day is later than the article's (``published``, else the ``dateline`` of its first
    sentences, else the day of the main meeting) is still planned.
    """
    for event in events:
        event.today = published or dateline
    main = main_event(events)
    day = published or (main.timex if main and main.status == "held" else "")
    kept = []
    for event in events:
        announced = (
            event.status == "planned" and event.meeting_type in _SESSIONS and any(m.near for m in event.mentions)
        )
        recalled = any(m.opens or (event.typed and _is_recalled(m, event.meeting_type)) for m in event.mentions)
        now = any(m.today and m.span.at and 0 <= m.sentence < _EARLY for m in event.mentions)
        today = event.typed and event.status == "held" and now
        told = event is main or event.timex or event.session_number is not None
        if not (told or announced or recalled or today):
            continue
        if event is not main and not event.first.span.is_sure:
            continue
        status = "planned" if event.status == "held" and _is_later(event.timex, day) else event.status
        kept.append(Reported(event, event is main, status))
    return kept


def _is_recalled(mention: Mention, meeting_type: str) -> bool:
    """Whether a mention tells of a meeting that is over with its month: "tại kỳ họp đầu tháng 7 vừa qua"."""
    session = meeting_type == "council_session" and mention.span.status != "planned"
    return bool(mention.near) and (mention.span.past or session)


def _is_later(day: str, today: str) -> bool:
    """Whether a day is known to be later; ISO days sort as text, and two days without a year are of one year."""
    return bool(day and today) and day.startswith("X") == today.startswith("X") and day > today


def main_event(events: Sequence[Event]) -> Event | None:
    """The meeting that the article is about; none where it reports no meeting."""
    rivals = [event for event in events if not event.outside]
    scored = [
        (event.score() + 0.6 * (rivals == [event] and event.status == "held"), -index, event)
        for index, event in enumerate(events)
    ]
    fit = [item for item in scored if item[0] >= MAIN_SCORE and (item[2].is_of_today or _is_told_early(item[2]))]
    if best := max(scored, default=None, key=lambda item: item[:2]):
        # An article that reports a meeting is about that one rather than about what is announced in it.
        held = [item for item in fit if item[2].status == "held"] if best[2].status == "planned" else []
        best = max(held, default=best, key=lambda item: item[:2])
        if best in fit:
            return best[2]
    # An article that goes back to one numbered session, and to it alone, is about that.
    told = [event for event in rivals if event.session_number is not None and event.status == "held"]
    return told[0] if len(told) == 1 and len(told[0].mentions) > 1 else None


def _is_told_early(event: Event) -> bool:
    early = [m for m in event.mentions if m.sentence < 5]
    return any(m.timex or m.today or m.span.host_end >= 0 or m.span.at or m.span.session_number for m in early)
