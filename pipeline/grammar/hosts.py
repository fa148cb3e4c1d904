"""The bodies that hold a meeting, out of the bodies of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from pipeline.frozen import frozen
from pipeline.grammar.chairs import chair_at
from pipeline.grammar.folding import fold
from pipeline.grammar.meeting_types import consents
from pipeline.grammar.meetings import MeetingSpan
from pipeline.grammar.places import place_at
from pipeline.grammar.titles import is_of_title
from pipeline.grammar.wording import any_of
from pipeline.knowledge import values


class Body(Protocol):
    """A body as written: ``text`` stands at ``[start:end]`` of the sentence."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@frozen
class HostSpan:
    """A host: ``text`` stands at ``[start:end]`` of the sentence."""

    text: str
    start: int
    end: int


_COUNCIL = re.compile(r"(?:HĐND|H[ộô]i đồng nhân dân)(?!\w)", re.IGNORECASE)
_NO_COUNCIL = re.compile(
    r"(?:thường trực|văn phòng|ban|tổ đại biểu|đoàn|TT|chủ tịch|đại biểu|ủy ban|uỷ ban|kinh tế|pháp chế)\b",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(r"(?:quốc hội|QH|UBTVQH|hội đồng nhân dân tối cao)(?!\w)", re.IGNORECASE)
_NO_ASSEMBLY = re.compile(r"đại biểu|ĐBQH|văn phòng|(?:ủy|uỷ) ban (?!thường vụ)", re.IGNORECASE)
# What may stand between two hosts, and between the last host and its verb.
_JOINT = re.compile(
    r"(?:\s\((?-i:[^()]{0,12}[A-ZĐƯ]{2,6})\))?[\s,–-]*"
    r"(?:và|cùng|cùng với|&|phối hợp(?: với| cùng)?|tổ chức|cùng phối hợp với)?[\s,]*(?:các\s+)?",
    re.IGNORECASE,
)
# "do đồng chí A, Trưởng Ban B, làm trưởng đoàn": who leads it, and that one's bodies, stand between host and verb.
_LED = re.compile(r"(?<!\w)do\s[^;:]{2,160}?(?:dẫn đầu|làm trưởng đoàn|làm tổ trưởng|chủ trì)[\s,]{0,3}", re.IGNORECASE)
# "tại Trường Mầm non Tân Mẫu, HĐND và UBND xã tổ chức": where it is held, not who holds it.
_PLACED = re.compile(r"(?<!\w)(?:tại|ở)\s$", re.IGNORECASE)
_AND = re.compile(r"(?:\s\((?-i:[^()]{0,12}[A-ZĐƯ]{2,6})\))?\s(?:và|với|cùng)\s")
_TO_VERB = re.compile(
    r"(?:,\s(?:huyện|quận|thị xã|thành phố|TP|tỉnh)\.?\s[^,;:()]{2,30}){0,2}[\s,)]*(?:\((?:[^()]{1,50})\)[\s,]*)?"
    r"[^,;:()]{0,48}(?:\([^()]{1,60}\)\s*)?[^,;:()]{0,30}",
    re.IGNORECASE,
)
_BEHIND_GAP = 78
#: Rules of verbs whose host stands behind: "khảo sát của Ban Pháp chế", "báo cáo trước HĐND".
_HOST_BEHIND = ("meeting.finding", "meeting.address")
#: With "của" before it the body may stand at the end of a long name.
_FAR_GAP = 150
#: Meetings of one body's members: "phiên họp thứ 5, HĐND tỉnh", "tại phiên họp, Ban Thường vụ Tỉnh ủy xem xét".
_OF_ITS_BODY = frozenset(
    (
        "council_session",
        "national_assembly_session",
        "standing_committee_meeting",
        "committee_meeting",
        "questioning_session",
        "party_meeting",
        "government_meeting",
    )
)
_SENT_BY = re.compile(r"(?<!\w)(?:đoàn|tổ)\s(?:giám sát|khảo sát)\s(?:của\s)?$", re.IGNORECASE)
_SESSION_OF = re.compile(r"(?<!\w)kỳ họp[^,;:.]{0,50}$", re.IGNORECASE)
_NO_HOST_GAP = re.compile(
    r"[.;:]\s|[“\"]|(?<!\w)(?:nghị quyết|chỉ thị|kết luận|quyết định|quy định|"
    r"với|cho|về|đã|sẽ|được|trước|sau|tại|kỳ họp|"
    r"vào(?!\s+(?:ngày|sáng|chiều|tối|đầu|cuối)))(?!\w)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?<!\w)do\s+$", re.IGNORECASE)
_HOLDS = re.compile(r"[^,;.]{0,25}?(?:tổ chức|phối hợp|chủ trì)", re.IGNORECASE)
_PRESIDES = re.compile(r"(?:đã\s+)?(?:chủ trì|đồng chủ trì)\s+", re.IGNORECASE)
# "tổ đại biểu số 2 HĐND …", "đoàn công tác của …": the delegation, not the body that sent it, meets voters or visits.
_DELEGATION = re.compile(
    r"(?<!\w)(?:tổ|đoàn)\s+(?:đại biểu|ĐB|công tác)(?:\s+(?:đơn vị\s+)?(?:số\s+)?\d{1,2})?(?:\s+(?:của|thuộc))?\s+$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<!\w)(?:tổ|đoàn)\s+(?:đại biểu|ĐB)\s+(?:đơn vị\s+(?:số\s+)?|số\s+)\d{1,2}(?!\w)", re.IGNORECASE
)
_VERB_IN_NAME = re.compile(r"\s+tổ chức$")
_DELEGATES = re.compile(r"(?:các\s+)?(?:tổ đại biểu|tổ ĐB|đoàn đại biểu|đoàn ĐBQH)", re.IGNORECASE)
_VISIT = re.compile(r"đến|thăm", re.IGNORECASE)


def _fits(meeting_type: str, body: Body) -> bool:
    """A council session is held by the council, an assembly session by the assembly or its Standing Committee.

    Either may question, as may what is of it.
    """
    if meeting_type == "council_session":
        return bool(_COUNCIL.search(body.text)) and not _NO_COUNCIL.match(body.text)
    if meeting_type == "national_assembly_session":
        return bool(_ASSEMBLY.search(body.text)) and not _NO_ASSEMBLY.search(body.text)
    if meeting_type == "questioning_session":
        return bool(_COUNCIL.search(body.text) or _ASSEMBLY.search(body.text))
    return True


_LEADERS = re.compile(
    r"(?:lãnh đạo|đại diện|ứng viên|ứng viên đại biểu|ứng cử viên đại biểu)\s+(?:của\s+)?$", re.IGNORECASE
)


def _is_of_person(sentence: str, start: int) -> bool:
    """``Bí thư Thành ủy``, ``lãnh đạo Sở``: persons of the body, not the body."""
    return bool(_LEADERS.search(sentence, max(0, start - 30), start)) or is_of_title(sentence, start)


def _chain(sentence: str, verb: int, bodies: Sequence[HostSpan], *, by_person: bool) -> list[HostSpan]:
    """The bodies before a verb that are its subject: the last one and those joined to it."""
    led = [match.span() for match in _LED.finditer(sentence, max(0, verb - 300), verb)]
    before = [body for body in bodies if body.end <= verb and not any(start < body.start < end for start, end in led)]
    if before and not by_person and _is_of_person(sentence, before[-1].start):
        # "Bí thư Thành ủy … tiếp xúc cử tri": the person, not the body.
        return []
    if before and _PLACED.search(sentence, 0, before[-1].start):
        return []
    if not before or not _TO_VERB.fullmatch(_LED.sub("", sentence[before[-1].end : verb])):
        return []
    chain = [before[-1]]
    for body in reversed(before[:-1]):
        if not _JOINT.fullmatch(sentence[body.end : chain[0].start]) or _PLACED.search(sentence, 0, body.start):
            break
        chain.insert(0, body)
    return chain


_PLACE_HEAD = re.compile(
    r"(?:^|[,.:]\s)(?P<place>(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường)\s)[^,.;:]{2,60}$",
    re.IGNORECASE,
)


@cache
def _manner() -> re.Pattern[str]:
    """What may stand between a host and its verb: "đã long trọng"."""
    return re.compile(rf"\s(?:{any_of(values('meeting_words', 'phrase', category='manner'))}\s){{0,3}}", re.IGNORECASE)


def _place(sentence: str, verb: int) -> list[HostSpan]:
    """``Sáng nay, tỉnh Lào Cai tổ chức …``: the place for those who govern it."""
    head = _PLACE_HEAD.search(sentence, max(0, verb - 75), verb)
    near = sentence[head.start("place") : verb] if head else ""
    place = place_at(" " + near, fold(" " + near), 0)
    if head is None or place is None or place.level not in ("province", "district", "commune"):
        return []
    start, end = head.start("place"), head.start("place") + place.end - 1
    named = place.name_start > place.start and _manner().fullmatch(sentence, end, verb)
    return [HostSpan(sentence[start:end], start, end)] if named else []


def _presiding(sentence: str, meeting: MeetingSpan, bodies: Sequence[HostSpan]) -> list[HostSpan]:
    """``Thường trực HĐND tỉnh chủ trì hội nghị``: a body, not a person of one, right before the verb."""
    verb = _PRESIDES.search(sentence, max(0, meeting.start - 20), meeting.start)
    if verb is None or verb.end() != meeting.start:
        return []
    return _chain(sentence, verb.start(), [body for body in bodies if verb.start() - body.end < 3], by_person=False)


#: Meetings that are those of the office whose holder chairs them, where no body is named.
_OF_THE_CHAIR = {
    "government_meeting": re.compile(r"UBND|[ỦU][ỷy] ban nhân dân|Chính phủ", re.IGNORECASE),
    "press_conference": re.compile(""),
}


def _chaired(sentence: str, meeting: MeetingSpan, bodies: Sequence[HostSpan]) -> list[HostSpan]:
    """``Chủ tịch UBND huyện A chủ trì cuộc họp``: the body of the chair's title."""
    own = _OF_THE_CHAIR.get(meeting.meeting_type)
    chair = chair_at(sentence, meeting.start, meeting.noun_end) if own else None
    if own is None or chair is None:
        return []
    of_chair = [body for body in bodies if chair[0] <= body.start < chair[1] and _is_of_person(sentence, body.start)]
    return [body for body in of_chair if own.match(body.text)][-1:]


def _held_by(sentence: str, meeting: MeetingSpan, bodies: Sequence[HostSpan]) -> list[HostSpan]:
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


def _behind(sentence: str, meeting: MeetingSpan, bodies: Sequence[HostSpan]) -> list[HostSpan]:
    """The body right behind the noun: ``kỳ họp thứ 5 HĐND tỉnh``."""
    body = next((body for body in bodies if meeting.noun_end <= body.start), None)
    if body is None:
        return []
    gap = sentence[meeting.noun_end : body.start]
    if len(gap) > (_FAR_GAP if gap.endswith("của ") else _BEHIND_GAP):
        return []
    # "tại cuộc họp báo, Chánh Văn phòng UBND tỉnh …": the next clause; only a body's own meeting has its name there.
    next_clause = "," in gap and meeting.meeting_type not in _OF_ITS_BODY
    if next_clause or _NO_HOST_GAP.search(gap) or _is_of_person(sentence, body.start):
        return []
    return _joined(sentence, body, bodies)


def _joined(sentence: str, first: HostSpan, bodies: Sequence[HostSpan]) -> list[HostSpan]:
    """The body and those behind that are joined to it."""
    chain = [first]
    for body in bodies:
        if body.start >= chain[-1].end and _AND.fullmatch(sentence, chain[-1].end, body.start):
            chain.append(body)
    return chain


def _councils(sentence: str, meeting: MeetingSpan, bodies: Sequence[HostSpan]) -> list[HostSpan]:
    """What a session, or a meeting with voters, has for a host somewhere in its sentence."""
    if meeting.meeting_type in ("council_session", "national_assembly_session"):
        return [body for body in bodies if body.end <= meeting.start][-1:]
    if meeting.meeting_type == "press_conference":
        # "họp báo về kỳ họp thứ 5 HĐND tỉnh": whose session it is, its press conference is.
        told = [body for body in bodies if meeting.noun_end <= body.start <= meeting.noun_end + _BEHIND_GAP]
        return told[:1] if told and _SESSION_OF.search(sentence[meeting.noun_end : told[0].start]) else []
    if meeting.meeting_type == "supervision":
        # "làm việc với đoàn giám sát của Ban Pháp chế": who sent the delegation holds it.
        sent = [body for body in bodies if _SENT_BY.search(sentence, max(0, body.start - 30), body.start)]
        return sent[:1]
    if meeting.meeting_type == "voter_contact":
        groups = [body for body in bodies if _DELEGATES.match(body.text)]
        named = _COUNCIL.search(meeting.text) and not _SESSION_OF.search(meeting.text)
        return groups[:1] or [body for body in bodies if named and _fits("council_session", body)][:1]
    return []


def _hosts_of(sentence: str, bodies: Sequence[Body]) -> list[HostSpan]:
    """The bodies as hosts: without a verb read as part of a name, with the delegation that stands for them.

    A delegation of two bodies ("tổ đại biểu Quốc hội và HĐND thành phố") is one host.
    """
    hosts: list[HostSpan] = []
    for body in bodies:
        if sentence[max(0, body.start - 1) : body.start] == "(" and sentence[body.end : body.end + 1] == ")":
            # "Mặt trận Tổ quốc (MTTQ)": the short form of the body before it.
            continue
        verb = _VERB_IN_NAME.search(body.text)
        end = body.start + verb.start() if verb else body.end
        front = _DELEGATION.search(sentence, max(0, body.start - 40), body.start)
        start = front.start() if front else body.start
        if hosts and _DELEGATES.match(hosts[-1].text) and sentence[hosts[-1].end : start] == " và ":
            start = hosts.pop().start
        if hosts and sentence[hosts[-1].end : start] == " ":
            # "Công đoàn Văn phòng …": a body and the one that it is of.
            start = hosts.pop().start
        hosts.append(HostSpan(sentence[start:end], start, end))
    return hosts


def _with_senders(sentence: str, group: HostSpan, hosts: Sequence[HostSpan]) -> HostSpan:
    """``tổ đại biểu số 4, Đoàn đại biểu Quốc hội tỉnh``: the group and the delegation that it belongs to."""
    sender = next((host for host in hosts if host.start >= group.end), None)
    if sender is None or not re.fullmatch(r",? (?:(?:của|thuộc) )?", sentence[group.end : sender.start]):
        return group
    return HostSpan(sentence[group.start : sender.end], group.start, sender.end)


def find_councils(text: str, bodies: Sequence[Body]) -> list[HostSpan]:
    """Councils with their place among ``bodies``, those that a body of theirs names too: ``Ban Pháp chế HĐND tỉnh``."""
    found = []
    for body in bodies:
        council = _COUNCIL.search(body.text)
        if council and len(body.text) - council.end() > 1 and not re.search(r"[(),]| và ", body.text[council.end() :]):
            found.append(HostSpan(body.text[council.start() :], body.start + council.start(), body.end))
    return found


def find_hosts(sentence: str, meeting: MeetingSpan, bodies: Sequence[Body]) -> list[HostSpan]:
    """The hosts of ``meeting`` among ``bodies`` (offsets within the sentence), in order; empty where it names none."""
    if meeting.kind == "frame" and _VISIT.match(meeting.text):
        return []
    consent = consents(sentence)
    asked = [body for body in bodies if any(start <= body.start < end for start, end in consent)]
    fitting = _hosts_of(sentence, [body for body in bodies if body not in asked and _fits(meeting.meeting_type, body)])
    if meeting.meeting_type == "voter_contact":
        # Deputies meet voters, the assembly does not.
        fitting = [host for host in fitting if not _ASSEMBLY.fullmatch(host.text)]
    by_person = meeting.meeting_type == "working_session"
    if meeting.meeting_type == "voter_contact" and (group := _NUMBERED.search(sentence)):
        around = next((host for host in fitting if host.start <= group.start() < host.end), None)
        return [around or _with_senders(sentence, HostSpan(group.group(), group.start(), group.end()), fitting)]
    if meeting.host_end >= 0:
        chain = _chain(sentence, meeting.host_end, fitting, by_person=by_person)
        if chain or (chain := _place(sentence, meeting.host_end)):
            return chain
    for found in (_presiding(sentence, meeting, fitting), _held_by(sentence, meeting, fitting)):
        if found:
            return found
    named = meeting.kind in ("session", "sitting", "conference", "part", "event") or meeting.rule in _HOST_BEHIND
    if named and (behind := _behind(sentence, meeting, fitting)):
        return behind
    return _councils(sentence, meeting, fitting) or _chaired(sentence, meeting, fitting)
