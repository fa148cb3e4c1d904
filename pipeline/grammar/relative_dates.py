"""Days, months and years named by their distance from the writing: "hôm qua", "thứ năm tuần tới", "năm ngoái"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.grammar.date_syntax import (
    Expression,
    Reading,
    S,
    name_of,
    value_of,
    weekday_name,
    weekday_number,
)
from pipeline.knowledge import rows


@cache
def _weekday_of_week() -> re.Pattern[str]:
    week = rf"(?:của{S})?tuần{S}(?P<week>{name_of('week_shift')})"
    return re.compile(rf"{weekday_name()}{S}(?:{week}|(?P<next>tới)|(?P<last>vừa{S}(?:rồi|qua)))(?!\w)")


@cache
def _part_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<part>{name_of('part_of_day')}){S}$")


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
    if match := _weekday_of_week().match(low, start):
        if match["week"]:
            unit, offset = "week", int(value_of("week_shift", match["week"]))
        else:
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
    part = _part_before().search(low, max(0, start - 12), start)
    expression = Expression(
        start,
        found.end(),
        "",
        row["unit"],
        "date.relative",
        part_of_day=row["part_of_day"] or (value_of("part_of_day", part["part"]) if part else ""),
        unit=row["unit"],
        offset=int(row["offset"]),
    )
    return [expression], found.end()
