"""Which of a sentence's days is a meeting's.

A day right behind the name is its own ("kỳ họp thứ 5 … khai mạc ngày 12/7"); else it is the day before it, usually at
the head of the sentence ("Sáng 6/8, HĐND tỉnh tổ chức …"). Days of documents, births and anniversaries are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from pipeline.grammar.meetings import MeetingSpan
from pipeline.grammar.wording import Lexicon

_BEHIND = 85
#: With a part of the day ("chiều 19/4") or a verb that holds the meeting it may stand at the end of a long name.
_FAR_BEHIND = 330
_FOREIGN = re.compile(
    r"(?:\bsố\s+\S{1,40}\s+(?:ra\s+)?(?:ngày\s+)?"
    r"|(?:ký|ban hành|sinh|có hiệu lực|áp dụng|kể từ|tính đến|(?-i:đến)|trước|sau)\s+(?:từ\s+)?(?:ngày\s+)?"
    r"|(?:giải phóng|thành lập|ngày sinh|truyền thống|quốc khánh|thương binh)[^.;\n]{0,60}\(\s?(?:ngày\s+)?)$",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(r"\(\s?\d[\d./]{3,9}\s?[-–]\s?$")
# "nghe báo cáo" and "công nghệ thông tin" are no speech.
_SPEECH_BREAK = re.compile(
    r"(?:cho biết|cho hay|(?<!nghệ )(?<!sở )(?<!bộ )thông tin|xác nhận|nguồn tin|đưa tin|khẳng định"
    r"|(?<!nghe )(?-i:báo cáo)|nói)(?!\w)",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r"[;:]\s|(?<!\w)(?:trong khi|trước đó|sau đó|đồng thời|sau khi|từ khi)(?!\w)", re.IGNORECASE)
_BRACKETED = re.compile(r"\((?:từ )?(?:ngày )?$", re.IGNORECASE)
_TAKES_PLACE = re.compile(r"(?<!\w)(?:diễn ra|khai mạc|dự kiến|sẽ)(?!\w)", re.IGNORECASE)
# "tại buổi tiếp xúc sau kỳ họp thứ 5, diễn ra chiều 19/12": not the session by which it is placed.
_OF_ANOTHER = re.compile(r",\s(?:được\s)?(?:diễn ra|tổ chức)(?!\w)", re.IGNORECASE)
# "hội nghị … do HĐND tỉnh tổ chức tại … ngày 7/9"
_HELD = re.compile(r"(?<!\w)(?:tổ chức|diễn ra)(?!\w)[^,;]{0,80}$", re.IGNORECASE)
_PUT_OFF = re.compile(r"(?<!\w)(?:sang|đến|tới)\s+(?:ngày\s+)?$", re.IGNORECASE)
_PART = re.compile(
    r"(?<!\w)(?P<part>sáng|chiều|tối|trưa)(?:\s+(?:nay|qua|cùng))?(?:[\s,(]+(?:ngày\s+)?)?$", re.IGNORECASE
)
_PARTS = {"sáng": "morning", "chiều": "afternoon", "tối": "evening"}


_TODAY = Lexicon([f"{part} {day}" for part in ("sáng", "chiều", "tối", "trưa", "hôm") for day in ("nay", "qua")])


def find_today(sentence: str) -> list[tuple[int, int]]:
    """Where a sentence names a day that only its reader knows: ``sáng nay``, ``hôm qua``.

    >>> find_today("Sáng nay, HĐND tỉnh họp."), find_today("HĐND tỉnh họp.")
    ([(0, 8)], [])
    """
    return [(hit.start, hit.end) for hit in _TODAY.find(sentence)]


class Day(Protocol):
    """A day or an interval of days in the sentence: ``text[start:end]`` with its TIMEX3 value."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def timex(self) -> str: ...


AnyDay = TypeVar("AnyDay", bound=Day)


def is_foreign(sentence: str, day: Day) -> bool:
    """Whether the words before the day make it that of a document, a birth, an anniversary or a deadline."""
    before = sentence[max(0, day.start - 90) : day.start]
    return bool(_FOREIGN.search(before) or _RANGE_BEFORE.search(before) or _is_range_start(sentence, day))


def _is_range_start(sentence: str, day: Day) -> bool:
    """``(9/5/1954 - 9/5/2024)``: the first of an anniversary's two days."""
    opened = sentence[max(0, day.start - 6) : day.start].rstrip().lower().removesuffix("ngày").rstrip().endswith("(")
    return opened and bool(re.match(r"\s?[-–]\s?\d", sentence[day.end : day.end + 4]))


def day_of(sentence: str, meeting: MeetingSpan, days: Sequence[AnyDay], *, bounds: tuple[int, int]) -> AnyDay | None:
    """The day of ``meeting`` among ``days`` (offsets within the sentence), or none.

    ``bounds`` are the end of the mention before and the start of the mention behind: a day beyond them is another
    meeting's, unless it heads the sentence.
    """
    if meeting.status == "postponed" and (day := _new_day(sentence, days)):
        return day
    own = [day for day in days if not is_foreign(sentence, day)]
    before = [day for day in own if day.end <= meeting.start]
    if not (meeting.kind == "frame" and before):
        day = _day_behind(sentence, meeting, own, bounds[1])
        aside = meeting.aside and not _is_after(sentence, meeting, bounds)
        if day and (not aside or gives_day(sentence, meeting, day)):
            return day
    for day in reversed(before):
        between = sentence[day.end : meeting.start]
        speech = _SPEECH_BREAK.search(between)
        told = (meeting.at or meeting.host_end >= 0) and day.end >= bounds[0]
        if speech and (meeting.status == "planned" or meeting.past or meeting.about or not told):
            # "Ngày 6/8, Văn phòng cho biết kỳ họp thứ 5 đã xong": the day of the saying.
            continue
        if meeting.about or _NEW_CLAUSE.search(between):
            continue
        if day.end >= bounds[0] or day.start < 60:
            return day
    return None


def _is_after(sentence: str, meeting: MeetingSpan, bounds: tuple[int, int]) -> bool:
    """``thông cáo phát đi sau phiên họp chiều 17/7``: the one meeting of its sentence, and over."""
    return bounds == (0, len(sentence)) and sentence[: meeting.start].rstrip().lower().endswith("sau")


def _day_behind(sentence: str, meeting: MeetingSpan, days: Sequence[AnyDay], bound: int) -> AnyDay | None:
    """The first day behind the noun, where nothing but the name lies between."""
    day = next((day for day in days if meeting.noun_end <= day.start < bound), None)
    if day is None:
        return None
    between = sentence[meeting.noun_end : day.start]
    told = _PART.search(sentence, max(0, day.start - 25), day.start) or _HELD.search(between)
    reach = _FAR_BEHIND if told else _BEHIND
    if len(between) > reach or _SPEECH_BREAK.search(between) or _NEW_CLAUSE.search(between):
        return None
    about = meeting.about and not meeting.aside
    return None if about and not gives_day(sentence, meeting, day) else day


def gives_day(sentence: str, meeting: MeetingSpan, day: Day) -> bool:
    """Whether a verb or brackets give a day behind the meeting to it, also where it is only spoken of.

    "họp báo về kỳ họp thứ 8 chiều 1/7" tells the day of the press conference, "… kỳ họp thứ 8 (diễn ra từ 3/7)" that of
    the session.
    """
    between = sentence[meeting.noun_end : day.start]
    if meeting.aside and _OF_ANOTHER.search(between):
        return False
    return len(between) <= _BEHIND and bool(_TAKES_PLACE.search(between) or _BRACKETED.search(between))


def _new_day(sentence: str, days: Sequence[AnyDay]) -> AnyDay | None:
    """The day to which a meeting was put off: ``lùi … sang ngày 19/7``."""
    return next((day for day in days if _PUT_OFF.search(sentence[max(0, day.start - 20) : day.start])), None)


def part_of_day(sentence: str, day: Day) -> str:
    """``morning``, ``afternoon``, ``evening`` or empty, from the word before the day or at its head.

    >>> from types import SimpleNamespace
    >>> part_of_day("Chiều ngày 6/8, HĐND họp", SimpleNamespace(start=11, end=14, timex="XXXX-08-06"))
    'afternoon'
    """
    match = _PART.search(sentence, max(0, day.start - 25), day.start) or re.match(
        r"(?P<part>sáng|chiều|tối)(?!\w)", sentence[day.start : day.end], re.IGNORECASE
    )
    if match is None:
        match = re.match(
            r"[\s,(]{0,2}(?:vào\s+)?(?:buổi\s+)?(?P<part>sáng|chiều|tối)(?!\w)", sentence[day.end : day.end + 18]
        )
    return _PARTS.get(match["part"].lower(), "") if match else ""
