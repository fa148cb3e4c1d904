"""Clock times: "8 giờ", "14h30", "15g15", "3 giờ rưỡi chiều", "9 giờ kém 15", "19:30".

They have no column of their own. They are found so that nothing else is read into their figures: no day, no number.
Hours that something lasts ("kéo dài 3 giờ", "24/24 giờ") are none.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.frozen import frozen
from pipeline.grammar.date_syntax import H, S, lowered, name_of, value_of

_FIGURE = r"(?<![\w.,/:])(?<!\d-)(?P<figure>[01]?\d|2[0-4])"
_MINUTE = r"[0-5]?\d"
#: Without one of these no figure is an hour.
_HOURS = re.compile(r"\d(?:[hg:]|[^\S\n]{1,3}(?:[hg](?!\w)|giờ))")


@cache
def _behind() -> str:
    """Pattern of what goes on behind the hour: minutes, a part of the day."""
    parts = rf"{name_of('part_of_day')}(?!\w)"
    # Bare minutes close what they stand in: in "8 giờ 30 người" they are none.
    minutes_end = rf"(?={H}[,.;)\n]|{H}$|{S}(?:(?:đến|tới|ngày|cùng)(?!\w)|{parts}))"
    more = rf"(?P<more>{S}(?:rưỡi|kém{S}\d{{1,2}}(?:{S}phút)?|{_MINUTE}(?:{S}phút|{minutes_end}))(?!\w))?"
    # "8 giờ tối nay": the evening belongs to the day behind it as well.
    part = rf"(?:(?={S}(?P<shared>{parts}){S}(?:nay|qua|mai|hôm)(?!\w))|{S}(?P<part>{parts}))?"
    return rf"{more}){part}"


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        # "14h30", "15g15", "19:30", "15:23:24"
        rf"{_FIGURE}(?:[hg](?P<minute>{_MINUTE})(?!\d)(?:{H}(?:phút|p|')(?!\w))?"
        rf"|:(?P<minutes>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
        # "8h", "8 giờ", "8 giờ 30 phút", "8 giờ rưỡi", "9 giờ kém 15"
        rf"|(?:{H}[hg](?!\w)|{S}giờ(?!\w)){_behind()}"
    )


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<word>{name_of('hour')})(?:{S}giờ(?!\w){_behind()}")


_BEFORE = re.compile(r"(?<!\w)(?:lúc|hồi|vào|từ|đúng|(?:lúc|hồi|vào|từ)\s(?:khoảng|gần|hơn|đúng))\s$")
_DAY_BEHIND = re.compile(rf",?{S}(?:ngày|hôm|thứ){S}\w|{H}[-–—]{H}\d{{1,2}}{H}(?:h|giờ)(?!\w)")
#: "từ 4 giờ trở lên", "8 giờ mỗi ngày": what something lasts.
_LASTS = re.compile(rf"{S}(?:trở{S}(?:lên|xuống)|mỗi|đồng{S}hồ)(?!\w)")
#: "từ 7 giờ đến 19 giờ": the second is a clock time because the first is.
_UNTIL = re.compile(rf"(?:{S}(?:đến|tới)|{H}[-–—]){H}$")


@frozen
class ClockSpan:
    """A clock time at ``text[start:end]``, the part of the day included; ``timex`` is its TIMEX3 value ``Thh:mm``."""

    text: str
    start: int
    end: int
    timex: str


def find_clock_times(text: str) -> list[ClockSpan]:
    """Every clock time of a text, in order.

    >>> [(span.text, span.timex) for span in find_clock_times("Từ 7h30 đến 11 giờ, nghỉ 2 giờ, họp lúc 3 giờ chiều.")]
    [('7h30', 'T07:30'), ('11 giờ', 'T11:00'), ('3 giờ chiều', 'T15:00')]
    """
    low = lowered(text)
    matches = list(_clock().finditer(low)) if _HOURS.search(low) else []
    if " giờ" in low:
        matches = sorted([*matches, *_spelled().finditer(low)], key=lambda match: match.start())
    found: list[ClockSpan] = []
    for match in matches:
        if _stands(low, match, found[-1].end if found else 0):
            start, end = match.span()
            found.append(ClockSpan(text[start:end], start, end, _value(match)))
    return found


def clock_time_at(low: str, start: int) -> int:
    """Where the clock time that begins at ``start`` of a text in lower case ends; ``start`` where none begins."""
    match = _clock().match(low, start)
    return match.end() if match and _stands(low, match, 0) else start


def _stands(low: str, match: re.Match[str], before: int) -> bool:
    """Whether the hours are a point of the day and not what something lasts.

    ``before`` is where the clock time in front ends, 0 where there is none.
    """
    groups = match.groupdict()
    if _LASTS.match(low, match.end()):
        return False
    if groups.get("minute") or groups.get("minutes") or _part(match) or "kém" in (match["more"] or ""):
        return True
    if _BEFORE.search(low[max(0, match.start() - 12) : match.start()]) or _DAY_BEHIND.match(low, match.end()):
        return True
    return before > 0 and _UNTIL.fullmatch(low, before, match.start()) is not None


def _value(match: re.Match[str]) -> str:
    groups = match.groupdict()
    hour = int(groups["figure"]) if groups.get("figure") else int(value_of("hour", match["word"]))
    minute = int(groups.get("minute") or groups.get("minutes") or 0)
    more = (match["more"] or "").split()
    if "rưỡi" in more:
        minute = 30
    elif "kém" in more:
        hour, minute = hour - 1, 60 - min(int(more[1]), 59)
    elif more:
        minute = int(more[0])
    return f"T{_of_day(hour, _part(match)) % 24:02d}:{minute % 60:02d}"


def _part(match: re.Match[str]) -> str:
    return match["part"] or match["shared"] or ""


def _of_day(hour: int, part: str) -> int:
    """ "3 giờ chiều" is 15, "12 giờ đêm" 0, "11 giờ trưa" 11, "1 giờ đêm" 1."""
    kind = value_of("part_of_day", part) if part else ""
    if kind == "evening":
        return 0 if hour == 12 else hour + 12 if 5 <= hour < 12 else hour
    return hour + 12 if kind == "afternoon" and hour < 9 else hour
