"""The bodies that hold a meeting, out of the bodies of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from pipeline.grammar.meetings import MeetingSpan


class Body(Protocol):
    """A body as written: ``text`` stands at ``[start:end]`` of the sentence."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


BodyT = TypeVar("BodyT", bound=Body)

_COUNCIL = re.compile(r"(?:HĐND|H[ộô]i đồng nhân dân)(?!\w)", re.IGNORECASE)
_NO_COUNCIL = re.compile(
    r"(?:thường trực|văn phòng|ban|tổ đại biểu|đoàn|TT|chủ tịch|đại biểu|ủy ban|uỷ ban|kinh tế|pháp chế)\b",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(r"(?:quốc hội|QH)(?!\w)", re.IGNORECASE)
_NO_ASSEMBLY = re.compile(r"đại biểu|ĐBQH|văn phòng|ủy ban|uỷ ban", re.IGNORECASE)
# What may stand between two hosts, and between the last host and its verb.
_JOINT = re.compile(
    r"[\s,–-]*(?:và|cùng|cùng với|&|phối hợp(?: với| cùng)?|tổ chức|cùng phối hợp với)?[\s,]*(?:các\s+)?", re.IGNORECASE
)
_TO_VERB = re.compile(
    r"[\s,)]*(?:\((?:[^()]{1,50})\)[\s,]*)?(?:do\s[^,;]{2,60}?(?:dẫn đầu|làm trưởng đoàn|chủ trì)[\s,]*)?"
    r"[^,;:()]{0,48}(?:\([^()]{1,60}\)\s*)?[^,;:()]{0,30}",
    re.IGNORECASE,
)
_BEHIND_GAP = 78
_NO_HOST_GAP = re.compile(
    r"[.;:]\s|[“\"]|(?<!\w)(?:với|cho|về|đã|sẽ|được|trước|sau|tại|kỳ họp|"
    r"vào(?!\s+(?:ngày|sáng|chiều|tối|đầu|cuối)))(?!\w)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?<!\w)do\s+$", re.IGNORECASE)
_HOLDS = re.compile(r"[^,;.]{0,25}?(?:tổ chức|phối hợp|chủ trì)", re.IGNORECASE)
_PRESIDES = re.compile(r"(?:đã\s+)?(?:chủ trì|đồng chủ trì)\s+", re.IGNORECASE)
_DELEGATES = re.compile(r"(?:các\s+)?(?:tổ đại biểu|tổ ĐB|đoàn đại biểu|đoàn ĐBQH)", re.IGNORECASE)
_VISIT = re.compile(r"đến|thăm", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:chủ tịch|bí thư|giám đốc|trưởng ban|trưởng đoàn|bộ trưởng|ủy viên|uỷ viên|thường trực|chánh|lãnh đạo)\s*"
    r"(?:của\s+)?$",
    re.IGNORECASE,
)


def _fits(meeting_type: str, body: Body) -> bool:
    """A council session is held by the council itself, an assembly session by the assembly."""
    if meeting_type == "council_session":
        return bool(_COUNCIL.search(body.text)) and not _NO_COUNCIL.match(body.text)
    if meeting_type == "national_assembly_session":
        return bool(_ASSEMBLY.search(body.text)) and not _NO_ASSEMBLY.search(body.text)
    return True


def _chain(sentence: str, verb: int, bodies: Sequence[BodyT], *, by_person: bool) -> list[BodyT]:
    """The bodies before a verb that are its subject: the last one and those joined to it."""
    before = [body for body in bodies if body.end <= verb]
    if before and not by_person and _TITLE.search(sentence[max(0, before[-1].start - 40) : before[-1].start]):
        # "Bí thư Thành ủy … tiếp xúc cử tri": the person, not the body.
        return []
    if not before or not _TO_VERB.fullmatch(sentence[before[-1].end : verb]):
        return []
    chain = [before[-1]]
    for body in reversed(before[:-1]):
        if not _JOINT.fullmatch(sentence[body.end : chain[0].start]):
            break
        chain.insert(0, body)
    return chain


def _presiding(sentence: str, meeting: MeetingSpan, bodies: Sequence[BodyT]) -> list[BodyT]:
    """``Thường trực HĐND tỉnh chủ trì hội nghị``: a body, not a person of one, right before the verb."""
    verb = _PRESIDES.search(sentence, max(0, meeting.start - 20), meeting.start)
    if verb is None or verb.end() != meeting.start:
        return []
    return _chain(sentence, verb.start(), [body for body in bodies if verb.start() - body.end < 3], by_person=False)


def _held_by(sentence: str, meeting: MeetingSpan, bodies: Sequence[BodyT]) -> list[BodyT]:
    """``hội nghị … do HĐND tỉnh tổ chức``."""
    for index, body in enumerate(bodies):
        if body.start < meeting.noun_end or not _BY.search(sentence[max(0, body.start - 5) : body.start]):
            continue
        chain = [body]
        for other in bodies[index + 1 :]:
            if not _JOINT.fullmatch(sentence[chain[-1].end : other.start]):
                break
            chain.append(other)
        if _HOLDS.match(sentence[chain[-1].end : chain[-1].end + 40]):
            return chain
    return []


def _behind(sentence: str, meeting: MeetingSpan, bodies: Sequence[BodyT]) -> list[BodyT]:
    """The body right behind the noun: ``kỳ họp thứ 5 HĐND tỉnh``."""
    body = next((body for body in bodies if meeting.noun_end <= body.start <= meeting.noun_end + _BEHIND_GAP), None)
    if body is None or _NO_HOST_GAP.search(sentence[meeting.noun_end : body.start]):
        return []
    return [body]


def _councils(meeting: MeetingSpan, bodies: Sequence[BodyT]) -> list[BodyT]:
    """What a session, or a meeting with voters, has for a host somewhere in its sentence."""
    if meeting.meeting_type in ("council_session", "national_assembly_session"):
        return [body for body in bodies if body.end <= meeting.start][-1:]
    if meeting.meeting_type == "voter_contact":
        groups = [body for body in bodies if _DELEGATES.match(body.text)]
        councils = [body for body in bodies if _fits("council_session", body) and _COUNCIL.search(meeting.text)]
        return groups[:1] or councils[:1]
    return []


def find_hosts(sentence: str, meeting: MeetingSpan, bodies: Sequence[BodyT]) -> list[BodyT]:
    """The hosts of ``meeting`` among ``bodies`` (offsets within the sentence), in order; empty where it names none."""
    if meeting.kind == "frame" and _VISIT.match(meeting.text):
        return []
    fitting = [body for body in bodies if _fits(meeting.meeting_type, body)]
    by_person = meeting.meeting_type == "working_session"
    if meeting.host_end >= 0 and (chain := _chain(sentence, meeting.host_end, fitting, by_person=by_person)):
        return chain
    if presides := _presiding(sentence, meeting, fitting):
        return presides
    if held_by := _held_by(sentence, meeting, fitting):
        return held_by
    if meeting.kind in ("session", "sitting", "conference", "part", "event") and (
        behind := _behind(sentence, meeting, fitting)
    ):
        return behind
    return _councils(meeting, fitting)
