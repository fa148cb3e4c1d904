"""Meetings that a verb tells without a noun for them: "Sáng 6/8, HĐND tỉnh đã bầu …", "báo cáo trước HĐND tỉnh …".

Such a verb counts beside a day, for which "sáng nay" and "hôm qua" do as well; without one only where it tells what a
body found ("Khảo sát của Ban Pháp chế cho thấy …") or has just done ("HĐND tỉnh vừa thông qua …"). Which hosts it
needs, and where they stand, is ``knowledge/meeting_frames.csv``.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.frozen import replace
from pipeline.grammar.meeting_names import name_window, noun_hits, session_number, term_of
from pipeline.grammar.meeting_types import act_type, council_acts, first_cue, is_committee, is_not_itself
from pipeline.grammar.meeting_words import meeting_words
from pipeline.grammar.meetings import MeetingSpan, said_of, status_of
from pipeline.grammar.titles import is_of_title
from pipeline.grammar.wording import Lexicon
from pipeline.knowledge import rows, values

Row = dict[str, str]

#: How far behind the day, in characters, the verb may stand.
_REACH = 330
#: How far from its day the verb that opens a sentence may stand.
_OPENING_REACH = 120
#: How far before a day that a speech verb brings in ("… cho biết, ngày 6/8 sẽ …") the host may stand.
_HOST_BEFORE = 160


#: How far behind a body's survey the verb that tells its finding may stand.
_FINDING_REACH = 110
_LONGEST_HOST = 40


@cache
def _frames(*places: str) -> tuple[Lexicon, tuple[tuple[Row, ...], ...]]:
    """The verbs whose ``place`` is one of these, and for each its rows."""
    chosen = [row for row in rows("meeting_frames") if row["place"] in places]
    verbs = tuple(dict.fromkeys(row["verb"] for row in chosen))
    return Lexicon(verbs), tuple(tuple(row for row in chosen if row["verb"] == verb) for verb in verbs)


@cache
def _hosts() -> tuple[Lexicon, tuple[tuple[Row, ...], ...]]:
    """Who holds meetings, and for each the rows of ``knowledge/meeting_hosts``: one a set that it is of."""
    phrases = tuple(dict.fromkeys(values("meeting_hosts", "phrase")))
    return Lexicon(phrases), tuple(tuple(row for row in rows("meeting_hosts") if row["phrase"] == p) for p in phrases)


def _of_sets(index: int, sets: str) -> Row | None:
    """The row of a host that is of one of the sets."""
    return next((row for row in _hosts()[1][index] if row["set"] in sets.split("|")), None)


def _host(sets: str, text: str) -> Row | None:
    """The row of ``knowledge/meeting_hosts`` for the first host of one of the sets that the text names."""
    for hit in _hosts()[0].find(text):
        row = _of_sets(hit.index, sets)
        if row and not (row["meeting_type"] and _is_of_another(text, hit.start)):
            return row
    return None


def _is_of_another(text: str, start: int) -> bool:
    """Whether the host at ``start`` only lends its name to a part, a document or an official."""
    return is_not_itself(text, start) or is_of_title(text, start)


def _host_at(sets: str, text: str, start: int) -> tuple[int, Row] | None:
    """Where the host of one of the sets that stands at ``start`` ends, and its row; else ``None``."""
    hit = next(_hosts()[0].find(text, start, start + _LONGEST_HOST), None)
    row = _of_sets(hit.index, sets) if hit and hit.start == start else None
    return (hit.end, row) if hit and row else None


_NOT_A_VERB = re.compile(
    r"(?<!\w)(?:kỳ|kì|phiên|cuộc|buổi|đợt|các|về|việc|công tác|hoạt động|để|sau khi|trước khi|ủy ban|uỷ ban|đoàn|tổ|"
    r"kết luận|kết quả|báo cáo|thông báo|kế hoạch|quyết định|biên bản)\s+$",
    re.IGNORECASE,
)
# "… thông báo: từ 3/8 sẽ khảo sát": no host behind the day.
_WILL = re.compile(
    r"[\s,]*(?:(?:đoàn|ban|đơn vị|cơ quan) này\s+)?(?:sẽ|dự kiến)(?:\s+(?:tổ chức|tiến hành))?\s*", re.IGNORECASE
)


def find_frames(sentence: str, day_start: int, day_end: int) -> list[MeetingSpan]:
    """The meeting that a verb tells by the day at ``[day_start:day_end]``: at most one, the first.

    The verb opens the sentence ("Làm việc với … chiều 23/8, …"), is the main one behind the day (no speech verb may
    stand between the day and it), or tells to whom somebody spoke ("báo cáo trước HĐND tỉnh").
    """
    span = (
        _address(sentence)
        or _opening(sentence, day_start)
        or _behind_day(sentence, day_start, day_end)
        or _before_day(sentence, day_start)
    )
    return [span] if span else []


def find_undated(sentence: str) -> list[MeetingSpan]:
    """The meeting that a sentence tells without noun or day of its own: at most one.

    >>> [(m.text, m.meeting_type) for m in find_undated("Khảo sát của Ban Pháp chế HĐND tỉnh cho thấy nhiều sai phạm.")]
    [('Khảo sát của', 'supervision')]
    >>> [(m.text, m.meeting_type) for m in find_undated("HĐND tỉnh Sơn La vừa thông qua mức học phí mới.")]
    [('thông qua', 'council_session')]
    """
    span = _finding(sentence) or _just_done(sentence) or _met(sentence)
    return [span] if span else []


def _finding(sentence: str) -> MeetingSpan | None:
    """``Giám sát của HĐND tỉnh cho thấy …``: the body right behind the words went to see."""
    verbs, frames = _frames("finding")
    for hit in verbs.find(sentence):
        for row in frames[hit.index]:
            gap = _TO_HOST.match(sentence, hit.end)
            host = _host_at(row["host"], sentence, gap.end()) if gap else None
            if host and meeting_words("finds").search(sentence, host[0], host[0] + _FINDING_REACH):
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
    return _frame(sentence, act.start("verb"), act.end("verb"), act_type(act), act.group())


_MET = re.compile(r"(?<!\w)(?:đã|vừa)\s(?P<verb>họp)(?!\s(?:báo|mặt|lớp))(?!\w)", re.IGNORECASE)
#: How far before the verb, in characters, the body that met may stand.
_SUBJECT_REACH = 90


def _met(sentence: str) -> MeetingSpan | None:
    """``Thường trực HĐND xã đã họp và quyết định …``."""
    for match in _MET.finditer(sentence):
        subject = re.split(r"[,;:.]\s", sentence[max(0, match.start() - _SUBJECT_REACH) : match.start()])[-1]
        cue = first_cue("body", "sitting", subject)
        if cue and not is_of_title(subject, cue.start):
            return _frame(sentence, match.start("verb"), match.end("verb"), cue.meeting_type, subject)
    return None


def _before_day(sentence: str, day_start: int) -> MeetingSpan | None:
    """``HĐND tỉnh thông qua … chiều 5/7``: with its part of the day it is the day of the act, not of a document."""
    if not _PART_OF_DAY.search(sentence, max(0, day_start - 16), day_start):
        return None
    if span := _right_before(sentence, day_start) or _sent(sentence, day_start):
        return span
    act = next(council_acts(sentence[max(0, day_start - _REACH) : day_start]), None)
    if act is None:
        return None
    front = max(0, day_start - _REACH)
    return _frame(sentence, front + act.start("verb"), front + act.end("verb"), act_type(act), act.group())


#: How far before its day a verb without an act of a council may stand.
_RIGHT_BEFORE = 70


def _right_before(sentence: str, day_start: int) -> MeetingSpan | None:
    """``Bà A trả lời cử tri quận B chiều 8/5``: a verb that needs no host, with its day in the same clause."""
    verbs, frames = _frames("")
    front = max(0, day_start - _RIGHT_BEFORE)
    for hit in verbs.find(sentence, front, day_start):
        kinds = [row["meeting_type"] for row in frames[hit.index] if row["meeting_type"] and not row["host"]]
        apart = re.search(r"[;:]\s|(?<![A-ZĐ])\.\s", sentence[hit.end : day_start])
        # "kỳ họp thứ 5 khai mạc sáng 4/12": the noun's own verb.
        named = next(noun_hits(sentence[front : hit.start]), None)
        if kinds and not apart and not named and not _NOT_A_VERB.search(sentence, max(0, hit.start - 16), hit.start):
            return _frame(sentence, hit.start, hit.end, kinds[0], sentence[max(0, hit.start - _REACH) : hit.start])
    return None


#: How far before their day those may be named whom a body sent.
_SENT_BEFORE = 150


def _sent(sentence: str, day_start: int) -> MeetingSpan | None:
    """``… nói với đoàn khảo sát các chợ của HĐND tỉnh sáng 21/5``."""
    verbs, frames = _frames("sent")
    for hit in verbs.find(sentence, max(0, day_start - _SENT_BEFORE), day_start):
        senders = list(_hosts()[0].find(sentence, hit.end, day_start))
        for row in frames[hit.index]:
            if any(_of_sets(sender.index, row["host"]) for sender in senders):
                span = _frame(sentence, hit.start, hit.end, row["meeting_type"], "")
                return replace(span, host_end=-1, rule="meeting.finding")
    return None


_PART_OF_DAY = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối)(?:\s(?:ngày|nay))?[\s(]{0,2}$", re.IGNORECASE)


# "làm việc với Ban Pháp chế, HĐND tỉnh ngày 2/5": the comma only parts a body from its council.
_NEXT_CLAUSE = re.compile(r",(?!\s(?:HĐND|Hội đồng nhân dân|UBND)(?!\w))|[;:]\s|\.\s(?=[A-ZĐ])", re.IGNORECASE)


def _opening(sentence: str, day_start: int) -> MeetingSpan | None:
    verbs, frames = _frames("", "opening")
    for hit in verbs.find(sentence, max(0, day_start - _REACH), day_start):
        # A capital opens the sentence, also where a caption has run into it ("Ảnh: A Làm việc với … ngày 2/5").
        opens = sentence[hit.start].isupper() and not _NOT_A_VERB.search(sentence, max(0, hit.start - 16), hit.start)
        if not opens or day_start - hit.end > _OPENING_REACH:
            continue
        behind = sentence[hit.end : day_start]
        for row in frames[hit.index]:
            if not _NEXT_CLAUSE.search(behind) and (meeting_type := _type(row, behind)):
                return _frame(sentence, hit.start, hit.end, meeting_type, "")
    return None


def _behind_day(sentence: str, day_start: int, day_end: int) -> MeetingSpan | None:
    verbs, frames = _frames("", "opening")
    clause = sentence[day_end : day_end + _REACH].partition("; ")[0]
    speech = _speech(clause)
    for hit in verbs.find(clause):
        if hit.start > speech:
            break
        host = clause[: hit.start]
        if _WILL.fullmatch(host):
            host = sentence[max(0, day_start - _HOST_BEFORE) : day_start]
        elif not host.strip(" ,)"):
            host = _subject_behind(clause[hit.end :])
        types = (_type(row, host) for row in frames[hit.index] if row["place"] != "opening")
        if not _NOT_A_VERB.search(clause[: hit.start]) and (meeting_type := next(filter(None, types), "")):
            return _frame(sentence, day_end + hit.start, day_end + hit.end, meeting_type, host)
    return None


_NEXT_SUBJECT = re.compile(r",\s(?P<who>[^,;:]{4,90})")


def _subject_behind(clause: str) -> str:
    """``Sáng 5/9, họp về giá lúa, Chủ tịch UBND tỉnh nói …``: the subject of the clause behind; empty where none is."""
    subject = _NEXT_SUBJECT.search(clause)
    return subject["who"] if subject else ""


# "trình bày tờ trình về học phí trước HĐND tỉnh"
_BEFORE_WHOM = re.compile(r"[^.;:!?\n“”\"]{0,90}?\s(?:tại|trước|ở)\s(?:(?:hội trường|nghị trường|diễn đàn|tổ)\s)?")


_HALF_WORD = re.compile(r"(?<!\w)vấn\s$", re.IGNORECASE)


def _speech(clause: str) -> int:
    """Where a speech verb begins what somebody says; the end where there is none ("vấn đề Nghị viện" holds none)."""
    for match in meeting_words("speech").finditer(clause):
        if not _HALF_WORD.search(clause, max(0, match.start() - 5), match.start()):
            return match.start()
    return len(clause)


def _address(sentence: str) -> MeetingSpan | None:
    """``báo cáo trước HĐND tỉnh``: the body to which somebody spoke is the one that meets."""
    verbs, frames = _frames("behind")
    for hit in verbs.find(sentence):
        to_whom = _BEFORE_WHOM.match(sentence, hit.end)
        for row in frames[hit.index] if to_whom else ():
            host = _host_at(row["host"], sentence, to_whom.end()) if to_whom else None
            if to_whom and host:
                span = _frame(sentence, hit.start, to_whom.end() - 1, host[1]["meeting_type"], "")
                return replace(span, rule="meeting.address")
    return None


def _type(row: Row, host: str) -> str:
    """The type that a frame tells beside the words of its host; empty where the host is not one that it needs."""
    if row["host"]:
        found = _host(row["host"], host)
        return (row["meeting_type"] or found["meeting_type"]) if found else ""
    cue = None if row["meeting_type"] else first_cue("body", "sitting", host)
    return row["meeting_type"] or (cue.meeting_type if cue else "")


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
        committee=is_committee("frame", meeting_type, host + sentence[start : end + 70]),
        rule="meeting.verb",
    )
