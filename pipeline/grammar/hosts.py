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
_TITLE = re.compile(
    r"(?:chủ tịch|bí thư|giám đốc|trưởng ban|trưởng đoàn|bộ trưởng|ủy viên|uỷ viên|thường trực)\s*(?:của\s+)?$",
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


def find_hosts(sentence: str, meeting: MeetingSpan, bodies: Sequence[BodyT]) -> list[BodyT]:
    """The hosts of ``meeting`` among ``bodies`` (offsets within the sentence), in order; empty where it names none."""
    fitting = [body for body in bodies if _fits(meeting.meeting_type, body)]
    if meeting.host_end >= 0 and (
        chain := _chain(sentence, meeting.host_end, fitting, by_person=meeting.meeting_type == "working_session")
    ):
        return chain
    if meeting.kind in ("session", "sitting", "conference", "part", "event"):
        behind = [body for body in fitting if meeting.noun_end <= body.start <= meeting.noun_end + _BEHIND_GAP]
        for body in behind[:1]:
            gap = sentence[meeting.noun_end : body.start]
            if not re.search(r"[.;:]\s|(?<!\w)(?:với|cho|về|đã|sẽ|được|trước|sau|tại|kỳ họp|vào)(?!\w)", gap):
                return [body]
    if meeting.meeting_type in ("council_session", "national_assembly_session"):
        return [body for body in fitting if body.end <= meeting.start][-1:]
    return []
