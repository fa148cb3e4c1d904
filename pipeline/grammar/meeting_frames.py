"""Meetings that a verb tells without a noun for them: "Sáng 6/8, HĐND tỉnh đã bầu …", "báo cáo trước HĐND tỉnh …".

Such a verb counts beside a day, for which "sáng nay" and "hôm qua" do as well; without one only where it tells what a
body found ("Khảo sát của Ban Pháp chế cho thấy …") or has just done ("HĐND tỉnh vừa thông qua …"). Which hosts it
needs, and where they stand, is ``knowledge/meeting_frames.csv``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.grammar.meetings import (
    MeetingSpan,
    council_acts,
    first_cue,
    meeting_words,
    name_window,
    said_of,
    session_number,
    status_of,
    term_of,
)
from pipeline.grammar.wording import Lexicon, any_of
from pipeline.knowledge import rows

Row = dict[str, str]

#: How far behind the day, in characters, the verb may stand.
_REACH = 330
#: How far into its sentence the verb that opens it may reach.
_OPENING = 40
#: How far before a day that a speech verb brings in ("… cho biết, ngày 6/8 sẽ …") the host may stand.
_HOST_BEFORE = 160


#: How far behind a body's survey the verb that tells its finding may stand.
_FINDING_REACH = 110


@cache
def _frames(*places: str) -> tuple[Lexicon, tuple[tuple[Row, ...], ...]]:
    """The verbs whose ``place`` is one of these, and for each its rows."""
    chosen = [row for row in rows("meeting_frames") if row["place"] in places]
    verbs = tuple(dict.fromkeys(row["verb"] for row in chosen))
    return Lexicon(verbs), tuple(tuple(row for row in chosen if row["verb"] == verb) for verb in verbs)


@cache
def _host_words(words: str) -> re.Pattern[str]:
    return re.compile(any_of(words.split("|")), re.IGNORECASE)


_NOT_A_VERB = re.compile(
    r"(?<!\w)(?:kỳ|kì|phiên|cuộc|buổi|các|về|việc|công tác|hoạt động|để|sau khi|trước khi|ủy ban|uỷ ban|đoàn|tổ)\s+$",
    re.IGNORECASE,
)
_TODAY = re.compile(r"(?<!\w)(?:(?:sáng|chiều|tối|trưa|hôm)\s+(?:nay|qua))(?!\w)", re.IGNORECASE)
# "… thông báo: từ 3/8 sẽ khảo sát": no host behind the day.
_WILL = re.compile(
    r"[\s,]*(?:(?:đoàn|ban|đơn vị|cơ quan) này\s+)?(?:sẽ|dự kiến)(?:\s+(?:tổ chức|tiến hành))?\s*", re.IGNORECASE
)


def find_today(sentence: str) -> tuple[int, int] | None:
    """Where the sentence opens with a day that only its reader knows: ``Sáng nay``, ``Hôm qua``; else None.

    >>> find_today("Sáng nay, HĐND tỉnh họp."), find_today("HĐND tỉnh họp.")
    ((0, 8), None)
    """
    match = _TODAY.search(sentence, 0, 90)
    return (match.start(), match.end()) if match else None


def find_frames(sentence: str, day_start: int, day_end: int) -> list[MeetingSpan]:
    """The meeting that a verb tells by the day at ``[day_start:day_end]``: at most one, the first.

    The verb opens the sentence ("Làm việc với … chiều 23/8, …"), is the main one behind the day (no speech verb may
    stand between the day and it), or tells to whom somebody spoke ("báo cáo trước HĐND tỉnh").
    """
    span = (
        _opening(sentence, day_start)
        or _behind_day(sentence, day_start, day_end)
        or _address(sentence)
        or _before_day(sentence, day_start)
    )
    return [span] if span else []


def find_undated(sentence: str) -> list[MeetingSpan]:
    """The meeting that a sentence tells without noun or day: at most one.

    >>> [(m.text, m.meeting_type) for m in find_undated("Khảo sát của Ban Pháp chế HĐND tỉnh cho thấy nhiều sai phạm.")]
    [('Khảo sát của', 'supervision')]
    >>> [(m.text, m.meeting_type) for m in find_undated("HĐND tỉnh Sơn La vừa thông qua mức học phí mới.")]
    [('thông qua', 'council_session')]
    """
    span = _finding(sentence) or _just_done(sentence)
    return [span] if span else []


def _finding(sentence: str) -> MeetingSpan | None:
    """``Giám sát của HĐND tỉnh cho thấy …``: the body right behind the words went to see."""
    verbs, frames = _frames("finding")
    for hit in verbs.find(sentence):
        for row in frames[hit.index]:
            host = _host_words(row["host"]).search(sentence, hit.end, hit.end + 24)
            told = host and meeting_words("finds").search(sentence, host.end(), host.end() + _FINDING_REACH)
            if host and told and _TO_HOST.fullmatch(sentence, hit.end, host.start()):
                span = _frame(sentence, hit.start, hit.end, row["meeting_type"], "")
                return replace(span, rule="meeting.finding")
    return None


_TO_HOST = re.compile(r"[\s,]{1,3}(?:các\s)?")
_JUST = re.compile(r"(?<!\w)vừa(?!\w)", re.IGNORECASE)


def _just_done(sentence: str) -> MeetingSpan | None:
    """``HĐND tỉnh vừa thông qua …`` at the head of its sentence."""
    act = next(council_acts(sentence[:_HOST_BEFORE]), None)
    if act is None or act.start() or not _JUST.search(act.group()):
        return None
    return _frame(sentence, act.start("verb"), act.end("verb"), "council_session", act.group())


def _before_day(sentence: str, day_start: int) -> MeetingSpan | None:
    """``HĐND tỉnh thông qua … chiều 5/7``: with its part of the day it is the day of the act, not of a document."""
    if not _PART_OF_DAY.search(sentence, max(0, day_start - 16), day_start):
        return None
    act = next(council_acts(sentence[max(0, day_start - _REACH) : day_start]), None)
    if act is None:
        return None
    front = max(0, day_start - _REACH)
    return _frame(sentence, front + act.start("verb"), front + act.end("verb"), "council_session", act.group())


_PART_OF_DAY = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối)(?:\s(?:ngày|nay))?[\s(]{0,2}$", re.IGNORECASE)


def _opening(sentence: str, day_start: int) -> MeetingSpan | None:
    verbs, frames = _frames("", "opening")
    hit = next(verbs.find(sentence, 0, min(day_start, _OPENING)), None)
    if hit is None or hit.start:
        return None
    behind = sentence[hit.end : day_start]
    for row in frames[hit.index]:
        if "," not in behind and (not row["host"] or _host_words(row["host"]).search(behind)) and row["meeting_type"]:
            return _frame(sentence, 0, hit.end, row["meeting_type"], "")
    return None


def _behind_day(sentence: str, day_start: int, day_end: int) -> MeetingSpan | None:
    verbs, frames = _frames("", "opening")
    clause = sentence[day_end : day_end + _REACH]
    speech = meeting_words("speech").search(clause)
    for hit in verbs.find(clause, 0, speech.start() if speech else len(clause)):
        host = clause[: hit.start]
        if _WILL.fullmatch(host):
            host = sentence[max(0, day_start - _HOST_BEFORE) : day_start]
        told = tuple(row for row in frames[hit.index] if row["place"] != "opening")
        if not _NOT_A_VERB.search(clause[: hit.start]) and (meeting_type := _frame_type(told, host)):
            return _frame(sentence, day_end + hit.start, day_end + hit.end, meeting_type, host)
    return None


def _address(sentence: str) -> MeetingSpan | None:
    """``báo cáo trước HĐND tỉnh``: the body right behind the words is the one that meets."""
    verbs, frames = _frames("behind")
    for hit in verbs.find(sentence):
        for row in frames[hit.index]:
            if _host_words(row["host"]).match(sentence, hit.end + 1):
                return _frame(sentence, hit.start, hit.end, row["meeting_type"], "")
    return None


def _frame_type(frames: tuple[Row, ...], host: str) -> str:
    """The type that a verb tells behind ``host``; empty where the host is not one that it needs."""
    for row in frames:
        if row["host"] and not _host_words(row["host"]).search(host):
            continue
        cue = None if row["meeting_type"] else first_cue("body", "sitting", host)
        if row["meeting_type"] or cue:
            return row["meeting_type"] or (cue.meeting_type if cue else "")
    return ""


def _frame(sentence: str, start: int, end: int, meeting_type: str, host: str) -> MeetingSpan:
    window, words = name_window(sentence, end), said_of(sentence, start, end)
    council = meeting_type in ("council_session", "national_assembly_session")
    meets = council and "họp" in sentence[start:end].lower()
    return MeetingSpan(
        text=sentence[start:end],
        start=start,
        end=end,
        noun_end=end,
        kind="frame",
        meeting_type=meeting_type,
        typed=True,
        session_number=session_number("frame", sentence[end - 4 : end] + window) if meets else None,
        term=term_of("", host) if council else "",
        host_end=start,
        status=status_of(words),
        past=any(word.category == "past" and word.end <= start for word in words),
        rule="meeting.verb",
    )
