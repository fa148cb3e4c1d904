"""A meeting's place, format and length, as its sentence tells them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

_PLACE = re.compile(
    r"(?<!\w)(?:tại|ở)\s+(?P<place>(?:hội trường|phòng họp|trụ sở|nhà|trung tâm|quảng trường|văn phòng|khách sạn|"
    r"hội sở|điểm cầu|UBND|TP\.?|thành phố|thị xã|huyện|xã|phường|thị trấn|(?P<name>\w))[^,;:.()\[\]\n“”\"]{1,70}?)"
    r"(?=[,;:(]|\.(?:\s|$)|$|\s(?:đã|sẽ|để|nhằm|do|với|diễn ra|theo|tổ chức|vào|trong)(?!\w))",
)
_NO_PLACE = re.compile(r"(?:kỳ họp|kì họp|hội nghị|phiên|buổi|cuộc|đây)", re.IGNORECASE)
_AT = re.compile(r"(?<!\w)(?:tại|ở) ", re.IGNORECASE)
_MIXED = re.compile(r"trực tiếp (?:và|kết hợp(?: với)?|kết hợp cả) trực tuyến|trực tiếp,? kết hợp", re.IGNORECASE)
_ONLINE = re.compile(r"trực tuyến|điểm cầu|cầu truyền hình", re.IGNORECASE)
_IN_PERSON = re.compile(r"hình thức trực tiếp", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?<!\w)(?:trong|kéo dài|kéo dài trong|làm việc|diễn ra)\s+(?:vòng\s+)?"
    r"(?P<days>\d|một|hai|ba|bốn|năm|sáu)\s+ngày(?!\w)(?![\s,]{1,2}(?:từ\s)?(?:ngày\s)?\d)",
    re.IGNORECASE,
)
_DAYS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}


def find_place(sentence: str, meeting_start: int) -> str:
    """The place named in the sentence, the one before the meeting first; empty where there is none.

    >>> find_place("Sáng 6/8, tại Hội trường UBND xã Tân An, Tổ đại biểu số 3 tiếp xúc cử tri.", 60)
    'Hội trường UBND xã Tân An'
    """
    for match in _AT.finditer(sentence, 0, meeting_start + 200):
        # The kind of place may be capitalised, as "Hội trường" and "Trung tâm" often are.
        head = match.end()
        for words in (sentence[head : head + 90], _uncapitalised(sentence[head : head + 90])):
            place = _PLACE.match("tại " + words)
            if place is None or _NO_PLACE.match(place["place"]):
                continue
            if place["name"] is None or place["name"].isupper():
                return sentence[head : head + len(place["place"])].strip()
    return ""


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]


def find_format(sentence: str, meeting_type: str) -> str:
    """``in_person``, ``online``, ``mixed`` or empty."""
    if _MIXED.search(sentence):
        return "mixed"
    if meeting_type != "workshop" and _ONLINE.search(sentence):
        return "online"
    return "in_person" if _IN_PERSON.search(sentence) else ""


def find_length(sentences: Iterable[str], first_day: str) -> str:
    """The last day of a meeting that lasts "3 ngày"; empty where no sentence tells its length.

    >>> find_length(["Kỳ họp diễn ra trong 3 ngày."], "2019-07-30")
    '2019-08-01'
    """
    for sentence in sentences:
        match = _LENGTH.search(sentence)
        if match:
            days = _DAYS.get(match["days"].lower()) or int(match["days"])
            return (datetime.date.fromisoformat(first_day) + datetime.timedelta(days=days - 1)).isoformat()
    return ""
