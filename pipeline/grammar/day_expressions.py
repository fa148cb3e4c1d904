"""Days as written: "ngày 7/12", "7-12-2023", "6, 7 và 8/12", "từ 27.3 đến 2.4", and what only looks like one."""

from __future__ import annotations

import re
from functools import cache

from pipeline.frozen import frozen, replace
from pipeline.grammar.calendar import UNKNOWN_YEAR, is_day
from pipeline.grammar.date_syntax import (
    CLOSES,
    DASH,
    DAY,
    DOCUMENT_AFTER,
    MONTH,
    YEAR,
    Expression,
    H,
    Reading,
    S,
    cue,
    finish,
    follows,
    is_lunar,
    is_range,
    members,
    month_number,
    name_of,
)
from pipeline.knowledge import rows


@cache
def _day_point() -> re.Pattern[str]:
    """A day: "ngày 6", "7/12", "8.12.2023", "06 tháng 8 năm 2018"."""
    part = rf"(?:{name_of('part_of_day')}{S})?"
    word = rf"(?P<word>ngày(?:{S}|(?=\d))|hôm{S}|(?:mùng|mồng){S})?"
    figures = (
        # "9-10/12": two days of one month, so the dash is a link, not the mark between day and month.
        rf"(?P<bare>{DAY})(?={H}{DASH}{H}{DAY}{H}[/.]{H}{MONTH}(?![\d]))"
        rf"|(?P<d1>{DAY}){H}(?P<sep>[/.-]){H}(?P<m1>{MONTH})(?:{H}[/.-]{H}(?P<y1>{YEAR})|(?:,?{S}|/)năm{S}(?P<y2>{YEAR}))?"
        rf"(?!\d|{H}/{H}\d|[.,]\d|-\d(?!\d?[/.]\d)|[/-][a-zđ])"
        rf"|(?P<d2>{DAY}),?{S}tháng{H}(?P<m2>{MONTH}(?!\d)|{name_of('month')}\b)(?:{H}[/.-]{H}(?P<y3>{YEAR})|,?{S}năm{S}(?P<y4>{YEAR})|,?{S}(?P<y5>{YEAR})(?={H}(?:[,;:.)|–-]|$|\n)|{S}(?:lúc|tại|đến)(?!\w)))?"
        rf"|(?P<d3>{DAY})(?![\d/%]|\.\d|,\d{{3}}|{H}{DASH}{H}\d{{3}})"
    )
    return re.compile(rf"{part}{word}\(?(?:{figures})")


@cache
def _holidays() -> dict[str, re.Pattern[str]]:
    """Month and day → the names that stand before it ("Quốc khánh 2/9")."""
    names: dict[str, list[str]] = {}
    for row in rows("holidays"):
        names.setdefault(row["day"], []).append(r"[\s,–-]{1,3}".join(map(re.escape, row["name"].split())))
    return {day: re.compile(rf"(?:{'|'.join(found)})[\s,(]{{1,3}}$") for day, found in names.items()}


@frozen
class _Day:
    start: int
    end: int
    day: int
    month: int
    year: int
    sep: str
    word: bool
    ranged: bool

    @property
    def timex(self) -> str:
        return f"{f'{self.year:04d}' if self.year else UNKNOWN_YEAR}-{self.month:02d}-{self.day:02d}"


def _day_of(match: re.Match[str], link: re.Match[str] | None) -> _Day:
    figure = next(name for name in ("bare", "d1", "d2", "d3") if match[name])
    month = match["m1"] or match["m2"]
    year = match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"]
    # "ngày (16/11)": the word stands outside the brackets, the figures are the span.
    start = match.start("word") if match["word"] and "(" not in match.group() else match.start(figure)
    return _Day(
        start,
        match.end(),
        int(match[figure]),
        month_number(month) if month else 0,
        int(year) if year else 0,
        match["sep"] or ("" if month is None else " "),
        bool(match["word"]),
        is_range(link),
    )


#: So many days are listed at most; a longer run of bare figures is no list of days and is skipped as one.
_MOST_DAYS = 8


def _days(chain: list[_Day]) -> list[_Day]:
    """The days of a chain, each with its month: what it lacks comes from the next that has it."""
    while chain and not chain[-1].month:
        chain.pop()
    month = year = 0
    filled: list[_Day] = []
    for day in reversed(chain):
        month = day.month or month
        # "28/12 đến 3/1/2024": a later day in front of the written year lies in the year before.
        crosses = bool(filled) and year > 0 and (month, day.day) > (filled[-1].month, filled[-1].day)
        year = day.year or year - crosses
        filled.append(replace(day, month=month, year=year))
    filled.reverse()
    filled = _trim(chain, filled)
    if all(is_day(day.year, day.month, day.day) for day in filled):
        return filled
    # "ngày 5/12, 31/2 …": the first may stand alone.
    alone = filled[:1] if chain[0].month else []
    return [day for day in alone if is_day(day.year, day.month, day.day)]


def _trim(written: list[_Day], filled: list[_Day]) -> list[_Day]:
    """Cut a list where a figure without a month stands behind a comma: "ngày 5/12, 3 đại biểu …" is one day."""
    for index in range(1, len(filled)):
        if written[index - 1].month and not written[index].month:
            return filled[:index]
    return filled


def read_days(low: str, start: int) -> Reading | None:
    chain = [_day_of(match, link) for match, link in members(low, start, _day_point(), limit=_MOST_DAYS)]
    if len(chain) == _MOST_DAYS and not any(day.month for day in chain):
        return [], chain[-1].start
    days = _days(chain)
    if not days or not _days_stand(low, days):
        return None
    if is_lunar(low, days[0].start, days[-1].end):
        return [], days[-1].end
    found = []
    index = 0
    while index < len(days):
        day = days[index]
        if index + 1 < len(days) and days[index + 1].ranged and not _is_anniversary(day, days[index + 1]):
            last = days[index + 1]
            rule = "date.day_range"
            timex = f"{day.timex}/{last.timex}"
            found.append(finish(low, Expression(day.start, last.end, timex, "interval", rule)))
            index += 2
            continue
        rule = "date.day" if day.year else "date.day_month"
        found.append(finish(low, Expression(day.start, day.end, day.timex, "day", rule)))
        index += 1
    return found, days[-1].end


def _is_anniversary(first: _Day, last: _Day) -> bool:
    """ "(2/9/1945 - 2/9/2025)" names two days, not eighty years."""
    return (first.day, first.month) == (last.day, last.month) and first.year != last.year


def _days_stand(low: str, days: list[_Day]) -> bool:
    """Whether figures that look like days are days: by their year, the word before them or what stands around."""
    start, end = days[0].start, days[-1].end
    if not days[0].word and cue("not_day").search(low, max(0, start - 20), start):
        # "tuần 4, tháng 6/2017", "lần 3 tháng 5 năm 2019".
        return False
    if any(day.year for day in days):
        return DOCUMENT_AFTER.match(low, end) is None
    if follows("counted").match(low, end):
        return days[0].word and days[-1].sep == "/"
    if days[0].word or cue("day_cue").search(low, max(0, start - 20), start):
        return True
    if days[-1].sep == " ":
        return False
    if days[-1].sep in "/-" and _AFTER_CLOCK.search(low, max(0, start - 10), start):
        return True
    holiday = _holidays().get(f"{days[0].month:02d}-{days[0].day:02d}")
    if holiday is not None and holiday.search(low, max(0, start - 50), start):
        return True
    return (days[-1].sep != "." or _is_short_run(days)) and _stands_weakly(low, days, start, end)


#: "lúc 14h30 9/10": the day stands behind the hour.
_AFTER_CLOCK = re.compile(rf"\d(?:{S})?(?:h|g|giờ|phút)(?:{H}\d{{2}})?,?{S}$")


def _is_short_run(days: list[_Day]) -> bool:
    """ "27.3 - 2.4" are days; "3.1 đến 4.12", ten months apart, are coefficients."""
    return len(days) == 2 and days[1].ranged and (days[1].month - days[0].month) % 12 <= 1


def _stands_weakly(low: str, days: list[_Day], start: int, end: int) -> bool:
    """Without a word that only days have: "từ 1-4 đến", "(16/11)", "22/12, HĐND …" at the head of a line."""
    closed = CLOSES.match(low, end) is not None
    before = low[max(0, start - 3) : start].rstrip(" ")
    if before.endswith("(") and days[-1].sep == "/":
        return low.startswith(")", end) or follows("after_day").match(low, end) is not None
    if before.endswith("\n") or start == 0:
        return days[-1].sep == "/" and low.startswith(",", end)
    if cue("weak_day_cue").search(low, max(0, start - 20), start):
        if days[-1].sep == "-" and low.startswith(" năm", end):
            return False
        return closed or follows("after_day").match(low, end) is not None
    return False
