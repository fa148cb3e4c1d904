"""Months and parts of a year: "tháng 7/2023", "quý I", "6 tháng đầu năm", "ngày đầu tiên của tháng 3"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.frozen import replace
from pipeline.grammar.calendar import UNKNOWN_YEAR, last_day
from pipeline.grammar.date_syntax import (
    DOCUMENT_AFTER,
    MONTH,
    NOT_NUMBER,
    YEAR,
    Expression,
    H,
    Reading,
    S,
    finish,
    is_lunar,
    is_range,
    members,
    month_number,
    name_of,
    numbered_before,
    value_of,
)


@cache
def _month_point() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>tháng{H}|(?<!\w)t)?(?:(?P<m>{MONTH})(?!\d)|(?P<w>{name_of('month')}\b))"
        rf"(?:{H}(?P<sep>[/.-]){H}(?P<y1>{YEAR})|(?:,?{S}(?:của{S})?năm)?{S}(?P<y2>{YEAR}))?{NOT_NUMBER}"
    )


_NUMBER_WORD = r"\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười"
COUNT = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}


def _year_of(prefix: str) -> str:
    """The year behind a part of it: "năm 2018", "của năm nay", "/2018"; groups ``<prefix>year`` and so on."""
    named = rf"{S}(?P<{prefix}year>{YEAR})|{S}(?P<{prefix}shift>nay|ngoái|tới|sau)\b"
    return rf"(?:{S}(?:của{S})?năm(?:{named})?|{H}/{H}(?P<{prefix}year2>{YEAR}))"


_PART_OF_YEAR = re.compile(
    rf"(?P<n>{_NUMBER_WORD}){S}tháng(?:{S}(?P<side>đầu|cuối))?{_year_of('')}"
    rf"|nửa{S}(?P<half>đầu|cuối){_year_of('h')}"
)
_QUARTER = re.compile(
    rf"(?P<word>(?:quý|q\.?){H})?(?P<q>iii|ii|iv|i|[1-4]|một|nhất|hai|ba|tư)(?![\w]|[.,]\d)"
    rf"(?:{H}[/.-]{H}(?P<y1>{YEAR})|,?{S}(?:của{S})?(?:năm{S})?(?P<y2>{YEAR}))?"
)
_ROMAN = ("i", "ii", "iii", "iv")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4}


_EDGE_DAY = re.compile(rf"ngày{S}(?P<edge>đầu{S}tiên|cuối{S}cùng){S}(?:của{S})?(?=tháng)")


def read_edge_day(low: str, start: int) -> Reading | None:
    """ "ngày đầu tiên của tháng ba": the first or last day of a month."""
    edge = _EDGE_DAY.match(low, start)
    month = _month_point().match(low, edge.end()) if edge else None
    if edge is None or month is None:
        return None
    year = month["y1"] or month["y2"] or UNKNOWN_YEAR
    number = month_number(month["m"] or month["w"])
    if edge["edge"].startswith("đầu"):
        day = 1
    elif year == UNKNOWN_YEAR and number == 2:
        return None
    else:
        day = last_day(0 if year == UNKNOWN_YEAR else int(year), number)
    expression = Expression(start, month.end(), f"{year}-{number:02d}-{day:02d}", "day", "date.edge_day")
    return [finish(low, expression)], month.end()


def read_months(low: str, start: int) -> Reading | None:
    chain = members(low, start, _month_point())
    if not chain or not _month_stands(low, chain[0][0]):
        return None
    kept = chain[:1]
    for match, link in chain[1:]:
        short_range = link is not None and link.group() in ("-", "–")
        if not (match["word"] or match["y1"] or match["y2"] or short_range or _list_goes_on(chain, match)):
            break
        if match["w"] and not match["word"]:
            break
        kept.append((match, link))
    if kept[-1][0]["w"] and is_lunar(low, kept[0][0].start(), kept[-1][0].end()):
        return [], kept[-1][0].end()
    if is_lunar(low, kept[0][0].start(), kept[-1][0].end()):
        return [], kept[-1][0].end()
    return _month_expressions(low, kept), kept[-1][0].end()


def _list_goes_on(chain: list[tuple[re.Match[str], re.Match[str] | None]], match: re.Match[str]) -> bool:
    """A month without "tháng" and without a year counts only when a later member of the list has its year."""
    later = chain[[point for point, _ in chain].index(match) + 1 :]
    return any(point["y1"] or point["y2"] for point, _ in later)


# Without its year "Cách mạng Tháng Tám" is the name of a street, a school or a revolution.
_REVOLUTION = re.compile(rf"cách{S}mạng{S}$")


def _month_stands(low: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match["word"]:
        if _REVOLUTION.search(low, max(0, start - 12), start) and not (match["y1"] or match["y2"]):
            return False
        if match["word"].startswith("t") and not match["word"].startswith("th"):
            return match["y1"] is not None
        if match["w"] and not (match["y1"] or match["y2"]):
            return match["w"] not in ("một", "năm", "giêng", "chạp")
        # "3 tháng 5 ngày": a length of time.
        return re.search(rf"\d{H}$", low[max(0, start - 4) : start]) is None or bool(match["y1"] or match["y2"])
    if match["y1"] is None or match["w"] or match["sep"] != "/" or _is_scale(match):
        return False
    return numbered_before().search(low, max(0, start - 25), start) is None and DOCUMENT_AFTER.match(low, end) is None


def _is_scale(match: re.Match[str]) -> bool:
    """ "quy hoạch 1/2000": the scale of a plan."""
    return match["m"] == "1" and match["y1"] in ("1000", "2000")


def _month_expressions(low: str, chain: list[tuple[re.Match[str], re.Match[str] | None]]) -> list[Expression]:
    months: list[tuple[re.Match[str], bool, int, int]] = []
    year = month = 0
    for match, link in reversed(chain):
        own = match["y1"] or match["y2"]
        number = month_number(match["m"] or match["w"])
        year = int(own) if own else year - (year > 0 and number > month > 0)
        month = number
        months.append((match, is_range(link), year, number))
    months.reverse()
    found, index = [], 0
    while index < len(months):
        match, _, year, number = months[index]
        timex = f"{f'{year:04d}' if year else UNKNOWN_YEAR}-{number:02d}"
        start, end = match.span()
        if index + 1 < len(months) and months[index + 1][1]:
            last, _, last_year, last_number = months[index + 1]
            timex += f"/{f'{last_year:04d}' if last_year else UNKNOWN_YEAR}-{last_number:02d}"
            found.append(finish(low, Expression(start, last.end(), timex, "interval", "date.month_range")))
            index += 2
            continue
        found.append(finish(low, Expression(start, end, timex, "month", "date.month")))
        index += 1
    return found


def read_quarter(low: str, start: int) -> Reading | None:
    """ "quý I/2024", "quý II và quý III năm 2023", "quý I, II/2024"."""
    chain = [match for match, _ in members(low, start, _QUARTER, limit=4)]
    if not chain or not chain[0]["word"]:
        return None
    kept = chain[:1]
    for match in chain[1:]:
        if not (match["word"] or match["q"] in _ROMAN or _year_behind(match)):
            break
        kept.append(match)
    if not chain[0]["word"].startswith("qu") and not _year_behind(chain[0]):
        return None
    found: list[Expression] = []
    year = ""
    for match in reversed(kept):
        year = _year_behind(match) or year
        number = int(match["q"]) if match["q"].isdigit() else _QUARTERS[match["q"]]
        timex = f"{year or UNKNOWN_YEAR}-Q{number}"
        found.append(finish(low, Expression(match.start(), match.end(), timex, "quarter", "date.quarter")))
    return found[::-1], kept[-1].end()


def _year_behind(match: re.Match[str]) -> str:
    return match["y1"] or match["y2"] or ""


def read_part_of_year(low: str, start: int) -> Reading | None:
    match = _PART_OF_YEAR.match(low, start)
    if match is None:
        return None
    year = match["year"] or match["year2"] or match["hyear"] or match["hyear2"] or UNKNOWN_YEAR
    shift = match["shift"] or match["hshift"]
    side = match["half"] or match["side"] or "đầu"
    count = 6 if match["half"] else COUNT.get(match["n"]) or int(match["n"])
    if not 2 <= count <= 11 or (year == UNKNOWN_YEAR and match["n"] and not match["side"]):
        return None
    first, last = (1, count) if side == "đầu" else (13 - count, 12)
    if count == 6:
        timex, kind = f"{year}-H{1 if side == 'đầu' else 2}", "half"
    else:
        timex, kind = f"{year}-{first:02d}/{year}-{last:02d}", "interval"
    expression = Expression(start, match.end(), timex, kind, "date.part_of_year")
    if shift:
        expression = replace(expression, year_shift=int(value_of("year_shift", shift)))
    return [expression], match.end()
