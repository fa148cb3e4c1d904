"""The clues that an article gives of its own time: the dated events of its text, told as past or still to come."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from pipeline.grammar.calendar import UNKNOWN_YEAR, date_of, days_of
from pipeline.grammar.date_syntax import Expression, S
from pipeline.grammar.year_clues import LATEST, OLDEST, UNTIL, Clues, clause_before, is_ahead, year_cue
from pipeline.grammar.year_mentions import interval_clue, year_clue

#: A deadline so many years behind all else that an article names is too far to tell its time.
FAR_AHEAD = 6

_DURATION = re.compile(rf"(?:sơ kết|tổng kết|kỷ niệm|kỉ niệm){S}(?:hơn{S}|gần{S})?(\d{{1,3}}){S}năm(?!\w){S}(?!\d)")
_ORIGIN = re.compile(
    r"(?<!\w)(?:ký|ban hành|thành lập|ra đời|có hiệu lực|quyết định|nghị quyết|quy chế|chỉ thị|kết luận|chương trình)"
    r"(?!\w)"
)
# A law of 2013 or document 85/2014/QH13 is not named before that year.
_LAW_YEARS = (
    re.compile(r"(?:h(?<!\wh)iến pháp|l(?<!\wl)uật|p(?<!\wp)háp lệnh)(?!\w)[^\n.;:,\d]{0,60}(20[0-2]\d)(?!\d)"),
    re.compile(r"\d/(20[0-2]\d)/(?:nđ|tt|qh|nq|qđ|ub)"),
)
# A whole name stands behind a form of address; two syllables of it are shared by many.
_NAMED = r"(?<!\w)(?:ông|bà|anh|chị|cô|đồng chí|đại biểu) (\w{1,7}(?: \w{1,7}){1,4}),? \(?"
_AGE = re.compile(rf"{_NAMED}([2-7]\d) tuổi(?!\w)")
_BIRTH = re.compile(rf"{_NAMED}sinh (?:ngày [\d/.-]{{3,6}}[/.-]|năm )(19\d\d)(?!\d)")
_TIMEX_YEARS = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d)")
_FIRST_SESSION = re.compile(r"kỳ họp thứ nhất|ủy ban bầu cử|uỷ ban bầu cử|ngày bầu cử|kết quả bầu cử")
_ELECTED = re.compile(r"trúng cử|ứng cử|tái đắc cử")
_LATER_SESSION = re.compile(r"kỳ họp (?:bất thường|(?:lần )?thứ (?!nhất|1\b|i\b))")


def collect_clues(low: str, expressions: Sequence[Expression]) -> Clues:
    """What the dated expressions of an article tell of its own time; ``low`` is its text in lower case."""
    clues = Clues()
    for index, expression in enumerate(expressions):
        if not expression.timex or UNKNOWN_YEAR in expression.timex:
            continue
        clause = clause_before(low, expression)
        if expression.kind == "year":
            year_clue(clues, low, clause, expression)
        elif expression.kind == "term":
            year = int(expression.timex[:4])
            # A term is spoken of from the year before it on.
            clues.told.add(year - 1)
            if _FIRST_SESSION.search(low) or (_ELECTED.search(low) and not _LATER_SESSION.search(low)):
                clues.elected.add(year)
        elif _is_event(expression):
            _event_clue(clues, low, clause, expressions, index)
        elif expression.rule == "date.interval":
            interval_clue(clues, clause, int(expression.timex[:4]))
        elif expression.rule == "date.month_range" and not is_ahead(low, clause, expression):
            clues.told.add(int(days_of(expression.timex)[1][:4]))
    clues.told.update(int(match[1]) for law_year in _LAW_YEARS for match in law_year.finditer(low))
    _order_events(clues)
    if " tuổi" in low and "sinh" in low:
        clues.aged = _years_by_age(low, expressions)
    # A year behind the first event still to come is ahead as well, whatever its words tell.
    clues.latest = max((year for year in clues.told if clues.next is None or year <= clues.next.year), default=0)
    clues.elected = {max(clues.elected)} if clues.elected else set()
    _duration_clues(clues, low, expressions)
    return clues


def _years_by_age(low: str, expressions: Sequence[Expression]) -> set[int]:
    """The years in which persons are as old as an article says that also tells when they were born."""
    ages, births = (_told_once(pattern, low) for pattern in (_AGE, _BIRTH))
    # The end of a term of office or of a plan counts: a life that is told may stop years before the article.
    named = {int(year) for expression in expressions for year in _TIMEX_YEARS.findall(expression.timex)}
    told = max(named - set(births.values()), default=LATEST)
    years = (births[name] + ages[name] for name in ages.keys() & births.keys())
    return {year for year in years if year <= min(told + 1, LATEST)}


def _told_once(pattern: re.Pattern[str], low: str) -> dict[str, int]:
    """The number that is told of each name; names of which two are told are those of two people, or wrong."""
    numbers: dict[str, set[int]] = {}
    for match in pattern.finditer(low):
        numbers.setdefault(match[1], set()).add(int(match[2]))
    return {name: min(told) for name, told in numbers.items() if len(told) == 1}


def _is_event(expression: Expression) -> bool:
    """Whether a value is short enough for something to have happened in it: up to a part of a year."""
    kinds, rules = ("day", "month", "quarter", "half"), ("date.day_range", "date.part_of_year")
    return expression.kind in kinds or expression.rule in rules


def _order_events(clues: Clues) -> None:
    """What is told as past cannot lie behind what is still to come."""
    named = [year for year in (*clues.mentions, *(day.year for day in clues.past)) if year]
    # What happened early or late in a year tells the time of the article only where that is the latest it names.
    latest, told = max(named, default=0), max(clues.told, default=0)
    past = {day for day in clues.past if day not in clues.edges or day.year >= latest}
    ahead = [day for day in clues.future if day not in past and (day not in clues.edges or day.year >= told)]
    clues.next = min(ahead, default=None)
    if clues.next is not None and named and max(named) < clues.next.year - FAR_AHEAD:
        clues.next = None
    behind = [day for day in past if clues.next is None or day <= clues.next]
    clues.events = sorted(behind)
    clues.last = max(behind, default=None)
    clues.dated_ahead = {day.year for day in ahead}
    clues.dated = clues.dated_ahead | {day.year for day in behind}


def _event_clue(clues: Clues, low: str, clause: str, expressions: Sequence[Expression], index: int) -> None:
    expression = expressions[index]
    first, last = days_of(expression.timex)
    if not first:
        return
    # A part of a year is spoken of from its last month on.
    at_its_end = expression.kind == "quarter" or expression.rule == "date.part_of_year"
    day = datetime.date.fromisoformat(f"{last[:8]}01" if at_its_end else first)
    if day.year < OLDEST:
        return
    before = expressions[index - 1] if index else None
    if before is not None and before.timex[4:] == expression.timex[4:] and expression.start - before.end <= 4:
        clues.anniversary = day
        if clues.past and clues.past[-1].isoformat() == before.timex:
            clues.past.pop()
    elif expression.kind == "half":
        clues.halves.add(day.year)
    elif _is_effective(clause):
        clues.effective.append(day)
    elif expression.kind == "month" and _is_of_career(low, clause, expression) and not _WILL.search(clause):
        clues.careers.add(day)
        clues.past.append(day)
    elif expression.tense == "future" or is_ahead(low, clause, expression) or _is_planned(clause):
        clues.future.append(datetime.date.fromisoformat(last))
    elif _begins_rule(low, clause, expression):
        clues.effective.append(day)
    elif expression.kind == "day" and is_document_day(low, clause, expression):
        if year_cue("basis").search(clause):
            # What a decision rests on may be of any age.
            clues.told.add(day.year)
        else:
            clues.past.append(day)
            clues.documents.add(day)
    else:
        clues.past.append(day)


_ISSUED = re.compile(r"(?<!\w)(?:ban hành|ký|cấp|gửi)\s(?:vào\s)?$")
_ISSUES = re.compile(r"[^\n.;]{0,40}?(?<!\w)(?:ban hành|ký|ra|có)\s")


def is_document_day(low: str, clause: str, expression: Expression) -> bool:
    """ "Quyết định số 12 ngày 5/6/2015", "Ngày 5/6/2015, tỉnh ban hành Quyết định"."""
    if year_cue("document").search(clause[-60:]) or _ISSUED.search(clause):
        return True
    issues = _ISSUES.match(low, expression.end)
    return issues is not None and year_cue("document").match(low, issues.end()) is not None


_WILL = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)")
_REST = re.compile(r"[^\n.;]{0,80}")


def _is_of_career(low: str, clause: str, expression: Expression) -> bool:
    """ "Tháng 4/2016, ông được bổ nhiệm Giám đốc Sở": a step in somebody's life, told however long ago."""
    rest = _REST.match(low, expression.end)
    cue = year_cue("career")
    return bool(cue.search(clause[-60:]) or (rest and cue.search(rest.group())))


def _is_effective(clause: str) -> bool:
    """ "áp dụng từ ngày 1/1/2019": may be ahead or behind, and mostly is ahead of the decision that says so."""
    return any(not clause[match.end() :].strip() for match in year_cue("effective").finditer(clause))


_FROM = re.compile(r"(?<!\w)(?:kể\s)?từ\s$")


def _begins_rule(low: str, clause: str, expression: Expression) -> bool:
    """ "Từ ngày 1/1/2018, mức phí là …": what is decided begins with a month."""
    is_first = expression.kind == "day" and expression.timex.endswith("-01")
    return is_first and _FROM.search(clause) is not None and UNTIL.match(low, expression.end) is None


_PLANNED = re.compile(r"(?<!\w)(?:nhiệm vụ|phương hướng|kế hoạch)(?:\s\w{2,6}){0,3}\s(?:trong\s)?$")


def _is_planned(clause: str) -> bool:
    """ "nhiệm vụ trọng tâm quý 4": work that is still ahead."""
    return _PLANNED.search(clause) is not None


def _duration_clues(clues: Clues, low: str, expressions: Sequence[Expression]) -> None:
    """Days that lie a stated number of years after a dated event: "sơ kết 2 năm … ký ngày 5/7/2014"."""
    match = _DURATION.search(low)
    if match is None:
        return
    dated = [e for e in expressions if e.kind == "day" and e.timex and UNKNOWN_YEAR not in e.timex]
    origin = next((e for e in dated if _ORIGIN.search(clause_before(low, e, 80) + low[e.start : e.end + 40])), None)
    if origin is None:
        return
    year, month, day = map(int, origin.timex.split("-"))
    if clues.mentions and year < max(clues.mentions) < year + int(match[1]) - 1:
        # The article speaks of later years, but of none near the one it would have to be.
        return
    if (
        OLDEST <= year + int(match[1]) <= 2100
        and (lasted := date_of(year + int(match[1]), month, min(day, 28))) is not None
    ):
        clues.lasted = lasted
