"""Days, months and years named by their distance from the writing: "hôm qua", "thứ năm tuần tới", "năm ngoái"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.grammar.date_syntax import (
    PARTS_OF_DAY,
    Expression,
    Reading,
    S,
    weekday_number,
)
from pipeline.knowledge import rows

_WEEKDAY_OF_WEEK = re.compile(
    rf"(?:thứ{S}(?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>(?:chủ|chúa){S}nhật)){S}"
    rf"(?:(?:của{S})?tuần{S}(?P<week>này|trước|qua|tới|sau)|(?P<next>tới)|(?P<last>vừa{S}(?:rồi|qua)))(?!\w)"
)
_WEEKS = {"này": 0, "trước": -1, "qua": -1, "tới": 1, "sau": 1}
_PART_BEFORE = re.compile(rf"(?<!\w)(?P<part>rạng{S}sáng|sáng|trưa|chiều|tối|đêm|khuya){S}$")


@cache
def _relative() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    table = {row["phrase"]: row for row in rows("relative_dates")}
    phrases = "|".join(re.escape(phrase).replace("\\ ", S) for phrase in table)
    return re.compile(rf"(?:{phrases})(?!\w)"), table


#: "15 tháng trước", "nhiều năm nay", "5 năm tới": a length of time.
_COUNTED = re.compile(
    rf"(?<!\w)(?:\d{{1,4}}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|vài|mấy|dăm|nhiều|những|các|bao|suốt|nửa|rưỡi){S}$"
)


def read_relative(low: str, start: int) -> Reading | None:
    if low.startswith("cùng ngày", start):
        return [Expression(start, start + 9, "", "day", "date.same_day", unit="same")], start + 9
    if match := _WEEKDAY_OF_WEEK.match(low, start):
        unit, offset = "week", _WEEKS.get(match["week"] or "", 0)
        if match["week"] is None:
            unit, offset = "weekday", 1 if match["next"] else -1
        number = weekday_number(match)
        span = Expression(start, match.end(), "", "day", "date.weekday", weekday=number, unit=unit, offset=offset)
        return [span], match.end()
    pattern, table = _relative()
    found = pattern.match(low, start)
    if found is None:
        return None
    if _COUNTED.search(low, max(0, start - 10), start):
        return [], found.end()
    row = table[" ".join(found.group().split())]
    part = _PART_BEFORE.search(low, max(0, start - 12), start)
    expression = Expression(
        start,
        found.end(),
        "",
        row["unit"],
        "date.relative",
        part_of_day=row["part_of_day"] or (PARTS_OF_DAY[" ".join(part["part"].split())] if part else ""),
        unit=row["unit"],
        offset=int(row["offset"]),
    )
    return [expression], found.end()
