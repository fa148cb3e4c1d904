"""The year that a calendar expression leaves out, and what it rests on.

An article tells its years in a few ways, tried in this order; where none settles the year, it stays ``XXXX``:

1. the publication day, when it is known;
2. the same day written with its year elsewhere, a year right in front ("năm 1973, ngày 14.2");
3. the weekday, where a year near the article's other dates makes it true;
4. the article's own time: the day of an anniversary ("2/9/1945 - 2/9/2025"), what lasted until now ("sơ kết 2 năm"
   of what was signed on 5/7/2014), the year that is reviewed or planned, the election or first session of a term,
   the dated events that came shortly before, and those to come.

A rule says nothing rather than guess: a date long after the last dated event may belong to any later year.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.grammar.calendar import days_of, is_day
from pipeline.grammar.date_expressions import UNKNOWN_YEAR, Expression, lowered
from pipeline.knowledge import values

#: How far a day may lie from the dated event beside it. Half a year: beyond it the next year is as likely.
NEAR = 184
#: The latest year of an article that is named so often is its own.
OFTEN = 3
#: News on the web is not older; earlier years are history and settle nothing.
OLDEST = 1990
#: A day ahead of the writing counts as this many times as far away as one behind it.
AHEAD = 3
#: The same across New Year, where a writer would rather add the year.
NEAR_IN_NEXT_YEAR = 92


@dataclass(frozen=True, slots=True)
class Settled:
    """A TIMEX3 value (empty where there is none) and what it rests on."""

    timex: str
    basis: str
    rule: str


@dataclass(slots=True)
class _Clues:
    """What the article says about its own time."""

    past: list[datetime.date] = field(default_factory=list)
    future: list[datetime.date] = field(default_factory=list)
    events: list[datetime.date] = field(default_factory=list)
    last: datetime.date | None = None
    next: datetime.date | None = None
    dated: set[int] = field(default_factory=set)
    dated_ahead: set[int] = field(default_factory=set)
    anniversary: datetime.date | None = None
    reviewed: set[int] = field(default_factory=set)
    planned: set[int] = field(default_factory=set)
    topical: set[int] = field(default_factory=set)
    supervised: set[int] = field(default_factory=set)
    halves: set[int] = field(default_factory=set)
    coming: set[int] = field(default_factory=set)
    opening: set[int] = field(default_factory=set)
    targets: set[int] = field(default_factory=set)
    mentions: Counter[int] = field(default_factory=Counter)
    elected: set[int] = field(default_factory=set)
    latest: int = 0
    lasted: datetime.date | None = None


def resolve(text: str, expressions: Sequence[Expression], reference: datetime.date | None) -> list[Settled]:
    """Settle every expression of an article; the result has one entry for each, in their order."""
    low = lowered(text)
    return _Resolver(low, expressions, reference).run()


class _Resolver:
    def __init__(self, low: str, expressions: Sequence[Expression], reference: datetime.date | None) -> None:
        self.low = low
        self.expressions = expressions
        self.reference = reference
        self.published = reference is not None
        self.clues = _clues(low, expressions)
        self.written = _written_days(expressions)

    def run(self) -> list[Settled]:
        settled: list[Settled | None] = [self._alone(index) for index in range(len(self.expressions))]
        if self.reference is None:
            self._settle_now(settled)
        result: list[Settled] = []
        last_day = ""
        for expression, known in zip(self.expressions, settled, strict=True):
            done = known or self._by_time(expression)
            if expression.unit == "same":
                done = Settled(last_day, "relative", expression.rule)
            if not _exists(done.timex):
                # 29 February of a year that the text seems to mean but that has none.
                done = Settled(expression.timex, "unresolved", expression.rule)
            if expression.kind == "day" and done.timex:
                last_day = done.timex
            result.append(done)
        return result

    def _alone(self, index: int) -> Settled | None:
        """What an expression and its neighbours tell without the article's time."""
        expression = self.expressions[index]
        if expression.unit:
            return self._relative(expression)
        if UNKNOWN_YEAR not in expression.timex:
            return Settled(expression.timex, "explicit", expression.rule)
        if expression.recurring:
            return Settled(expression.timex, "unresolved", expression.rule)
        year, rule = self._year_nearby(index)
        return Settled(_with_year(expression.timex, year), "year_from_context", rule) if year else None

    def _year_nearby(self, index: int) -> tuple[int, str]:
        """The year that stands right beside an expression or at the same day elsewhere."""
        expression = self.expressions[index]
        if index and (year := self._year_in_front(self.expressions[index - 1], expression)):
            return year, "date.year_in_front"
        if _is_part_of_year(expression) and (year := self._year_beside(index)):
            return year, "date.year_beside"
        if self.reference is None and (year := self._year_written(expression.timex)):
            return year, "date.same_day_written"
        return 0, ""

    def _year_beside(self, index: int) -> int:
        """The year of the part of a year named in one breath: "quý III và 9 tháng đầu năm 2023"."""
        expression = self.expressions[index]
        for other in self.expressions[max(0, index - 1) : index + 2]:
            if other is expression or not _is_part_of_year(other) or not other.timex[:4].isdigit():
                continue
            between = self.low[min(expression.end, other.end) : max(expression.start, other.start)]
            if len(between) <= 80 and not re.search(r"[\n;]|[.!?]\s", between):
                return int(other.timex[:4])
        return 0

    def _year_written(self, timex: str) -> int:
        """The year that stands at the same day elsewhere, for an interval at either end; 0 where none or several do."""
        years = set().union(*(self.written.get(day[5:], set()) for day in timex.split("/") if len(day) == 10))
        return min(years) if len(years) == 1 else 0

    def _year_in_front(self, before: Expression, expression: Expression) -> int:
        """The year of "năm 1973, ngày 14.2"; 0 where the two are not so close."""
        between = self.low[before.end : expression.start]
        if before.kind == "year" and before.timex and between in (", ", " (", " "):
            return int(before.timex)
        return 0

    def _relative(self, expression: Expression) -> Settled:
        if self.reference is None or expression.unit == "same":
            return Settled("", "relative", expression.rule)
        day = self.reference
        if expression.unit == "year":
            return Settled(f"{day.year + expression.offset:04d}", "relative", expression.rule)
        if expression.unit == "month":
            months = day.year * 12 + day.month - 1 + expression.offset
            return Settled(f"{months // 12:04d}-{months % 12 + 1:02d}", "relative", expression.rule)
        if expression.unit == "quarter":
            quarters = day.year * 4 + (day.month - 1) // 3 + expression.offset
            return Settled(f"{quarters // 4:04d}-Q{quarters % 4 + 1}", "relative", expression.rule)
        if expression.unit == "weekday" and expression.weekday is not None:
            # "thứ ba tới", "thứ ba vừa rồi": the next or the last one, never the day itself.
            ahead = (expression.weekday - day.weekday() - 1) % 7 + 1
            days = ahead if expression.offset > 0 else (ahead % 7) - 7
        elif expression.unit == "week" and expression.weekday is not None:
            days = expression.weekday - day.weekday() + 7 * expression.offset
        else:
            days = expression.offset
        return Settled(_shift(day, days).isoformat(), "relative", expression.rule)

    # -- the article's own time ---------------------------------------------------------------------------------------

    def _settle_now(self, settled: list[Settled | None]) -> None:
        """Settle the article's own day, the first in the text; dated background may have to come first.

        As soon as that day is settled it is the reference for all others.
        """
        self.reference = self._own_day_written()
        if self.reference is not None:
            return
        open_ones = [index for index, done in enumerate(settled) if done is None]
        own = next((index for index in open_ones if self._may_be_own(self.expressions[index])), None)
        for index in [own, *open_ones] if own is not None else open_ones:
            if index == own or (settled[index] is None and not self._is_coming(self.expressions[index])):
                self._settle_one(settled, index)
            if own is not None and settled[own] is None and settled[index] is not None:
                self._settle_one(settled, own)
            if own is not None and (done := settled[own]) is not None:
                self.reference = datetime.date.fromisoformat(done.timex[:10])
                return

    def _own_day_written(self) -> datetime.date | None:
        """The first day of the text, where it stands with its year and nothing told as past is later."""
        first = next((each for each in self.expressions if each.kind == "day" and each.timex), None)
        last = self.clues.last
        if last is None or first is None or first.timex != last.isoformat():
            return None
        return None if _DOCUMENT_BEFORE.search(_clause(self.low, first, 60)) else last

    def _may_be_own(self, expression: Expression) -> bool:
        return _DAY.match(expression.timex) is not None and not self._is_coming(expression)

    def _is_coming(self, expression: Expression) -> bool:
        """Whether the words right before a day say that it is still to come."""
        around = _clause(self.low, expression, 30) + self.low[expression.start : expression.end]
        return expression.tense == "future" or _year_cue("future").search(around) is not None

    def _settle_one(self, settled: list[Settled | None], index: int) -> None:
        expression = self.expressions[index]
        day = _first_day(expression.timex)
        if day is None:
            return
        year, rule = self._own_year(expression, *day)
        if year and (found := _date(year, *day)) is not None:
            settled[index] = Settled(_with_year(expression.timex, year), "year_from_context", rule)
            insort(self.clues.events, found)
            self.clues.last = self.clues.events[-1]

    def _own_year(self, expression: Expression, month: int, day: int) -> tuple[int, str]:
        """The year of the article's own day and the rule that found it; 0 where nothing settles it."""
        clues = self.clues
        if expression.weekday is not None and (year := self._by_weekday(expression.weekday, month, day)):
            return year, "date.weekday"
        for rule, anchor in (("date.anniversary", clues.anniversary), ("date.duration", clues.lasted)):
            if anchor is not None and (year := self._nearest(anchor, month, day)):
                return year, rule
        if year := _from_review(clues, month):
            return year, "date.reviewed_year"
        if len(clues.elected) == 1 and self._fits_election(min(clues.elected), month, day):
            return min(clues.elected), "date.election"
        year, rule = self._by_events(month, day)
        if not year and (year := _from_topic(clues, month)):
            rule = "date.topic_year"
        return year, rule

    def _by_weekday(self, weekday: int, month: int, day: int) -> int:
        """The one year around the article's other dates in which the day is that weekday."""
        years = self.clues.dated | self.clues.reviewed | self.clues.planned | self.clues.topical
        near = sorted({year + shift for year in years for shift in (0, 1)})
        found = [year for year in near if (date := _date(year, month, day)) and date.weekday() == weekday]
        return found[0] if len(found) == 1 else 0

    def _nearest(self, anchor: datetime.date, month: int, day: int) -> int:
        """The year that puts the day within half a year of ``anchor``; 0 where none does or two do."""
        found = []
        for year in (anchor.year - 1, anchor.year, anchor.year + 1):
            date = _date(year, month, day)
            if date and abs((date - anchor).days) <= NEAR and self._fits(year, month, day):
                found.append(year)
        return found[0] if len(found) == 1 else 0

    def _fits(self, year: int, month: int, day: int) -> bool:
        """No event that the article tells as past lies after the day."""
        date = _date(year, month, day)
        if date is None:
            return False
        return date.year >= self.clues.latest and (self.clues.last is None or self.clues.last <= date)

    def _fits_election(self, year: int, month: int, day: int) -> bool:
        """Elections are held in May, the first session by July; an election that is still to come settles nothing."""
        date = _date(year, month, day)
        if date is None or not 3 <= month <= 7 or not self._fits(year, month, day):
            return False
        return year not in self.clues.dated_ahead

    def _by_events(self, month: int, day: int) -> tuple[int, str]:
        """The year that puts the day right behind the last dated event, or right before the first still to come."""
        last, coming = self.clues.last, self.clues.next
        years = {anchor.year + shift for anchor in (last, coming) if anchor for shift in (-1, 0, 1)}
        found: list[tuple[int, int, str]] = []
        for year in sorted(years):
            date = _date(year, month, day)
            if date is None or year < self.clues.latest or (coming and date > coming):
                continue
            if (gap := self._gap_behind(date)) is not None:
                found.append((gap, year, "date.after_event"))
            if coming and self._fits(year, month, day) and (ahead := (coming - date).days) <= NEAR:
                found.append((ahead, year, "date.before_event"))
        return min(found)[1:] if found else (0, "")

    def _gap_behind(self, date: datetime.date) -> int | None:
        """Days since the dated event before ``date``, where it is near and no event lies far behind ``date``.

        The tense of an event is not always told: one or more may be still to come, if others came shortly before.
        """
        events = self.clues.events
        index = bisect_right(events, date)
        if index == 0 or (events[-1] - date).days > NEAR_IN_NEXT_YEAR:
            return None
        gap = (date - events[index - 1]).days
        return gap if gap <= (NEAR if date.year == events[index - 1].year else NEAR_IN_NEXT_YEAR) else None

    def _by_time(self, expression: Expression) -> Settled:
        """By the publication day, or by the article's own day once that is settled."""
        reference = self.reference
        if expression.unit or reference is None:
            return Settled(expression.timex, "unresolved", expression.rule)
        basis = "year_from_publication" if self.published else "year_from_context"
        if expression.year_shift is not None:
            return Settled(_with_year(expression.timex, reference.year + expression.year_shift), basis, expression.rule)
        day = _first_day(expression.timex)
        if day is None:
            return Settled(_with_year(expression.timex, reference.year), basis, expression.rule)
        if not expression.tense and _is_ahead(self.low, _clause(self.low, expression), expression):
            expression = replace(expression, tense="future")
        year = _closest_year(reference, expression, *day)
        return Settled(_with_year(expression.timex, year), basis, expression.rule)


def _exists(timex: str) -> bool:
    """Whether every full day with a year in a value is in the calendar."""
    days = (part.split("-") for part in timex.split("/") if len(part) == 10 and part[:4].isdigit())
    return all(is_day(int(year), int(month), int(day)) for year, month, day in days)


def _is_part_of_year(expression: Expression) -> bool:
    return expression.kind in ("quarter", "half") or expression.rule == "date.part_of_year"


def _closest_year(reference: datetime.date, expression: Expression, month: int, day: int) -> int:
    """The year that puts the day closest to ``reference``; news looks back further than ahead."""
    dates = [date for shift in (-1, 0, 1) if (date := _date(reference.year + shift, month, day))]
    if not dates:
        return reference.year
    if expression.weekday is not None:
        dates = [date for date in dates if date.weekday() == expression.weekday] or dates
    gaps = [(date - reference).days for date in dates]
    if expression.tense == "future":
        gaps = [gap for gap in gaps if -31 <= gap <= 300] or gaps
    elif expression.tense == "past":
        gaps = [gap for gap in gaps if gap <= 0] or gaps
    best = min(gaps, key=lambda gap: -gap if gap <= 0 else gap * AHEAD)
    return _shift(reference, best).year


def _shift(day: datetime.date, days: int) -> datetime.date:
    ordinal = min(max(day.toordinal() + days, 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(ordinal)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    return datetime.date(year, month, day) if 1 <= year <= 9999 and is_day(year, month, day) else None


_DAY = re.compile(r"XXXX-\d\d-\d\d")


def _first_day(timex: str) -> tuple[int, int] | None:
    """Month and day where a value without a year begins: ``XXXX-12-21`` → (12, 21), ``XXXX-Q2`` → (4, 1)."""
    if _DAY.match(timex):
        return int(timex[5:7]), int(timex[8:10])
    if re.match(r"XXXX-\d\d", timex):
        return int(timex[5:7]), 1
    if part := re.match(r"XXXX-([HQ])(\d)", timex):
        return (int(part[2]) - 1) * (6 if part[1] == "H" else 3) + 1, 1
    return None


def _with_year(timex: str, year: int) -> str:
    """``timex`` with its year; the end of an interval that crosses New Year gets the next one."""
    left, slash, right = timex.partition("/")
    filled = left.replace(UNKNOWN_YEAR, f"{year:04d}")
    if not slash:
        return filled
    if left.startswith(UNKNOWN_YEAR) and not right.startswith(UNKNOWN_YEAR):
        # "từ 28/12 đến 3/1/2019": the written end decides.
        year = int(right[:4]) - (left[5:] > right[5:])
        return f"{left.replace(UNKNOWN_YEAR, f'{year:04d}')}/{right}"
    end = int(filled[:4]) + (left[5:] > right[5:])
    return f"{filled}/{right.replace(UNKNOWN_YEAR, f'{end:04d}')}"


def _written_days(expressions: Sequence[Expression]) -> dict[str, set[int]]:
    """Month and day → the years with which the article writes it."""
    found: dict[str, set[int]] = {}
    for expression in expressions:
        for day in expression.timex.split("/"):
            if len(day) == 10 and not day.startswith(UNKNOWN_YEAR):
                found.setdefault(day[5:], set()).add(int(day[:4]))
    # Of an anniversary's two days the later one is the article's.
    return {
        day: {max(years)} if len(years) == 2 and max(years) - min(years) >= 5 else years for day, years in found.items()
    }


# -- clues -----------------------------------------------------------------------------------------------------------

_S = r"[^\S\n]{1,3}"
_DURATION = re.compile(
    rf"(?:sơ kết|tổng kết|kỷ niệm|kỉ niệm){_S}(?:hơn{_S}|gần{_S})?(\d{{1,3}}){_S}năm(?!\w){_S}(?!\d)"
)
_ORIGIN = re.compile(
    r"(?<!\w)(?:ký|ban hành|thành lập|ra đời|có hiệu lực|quyết định|nghị quyết|quy chế|chỉ thị|kết luận|chương trình)"
    r"(?!\w)"
)
_DOCUMENT_BEFORE = re.compile(
    r"(?<!\w)(?:nghị quyết|quyết định|nghị định|thông tư|chỉ thị|kết luận|kế hoạch|công văn|tờ trình|thông báo|số)"
    r"(?!\w)"
)
# A law of 2013 or document 85/2014/QH13 is not named before that year.
_LAW_YEAR = re.compile(
    r"(?<!\w)(?:hiến pháp|luật|pháp lệnh)(?!\w)[^\n.;:,\d]{0,60}(20[0-2]\d)(?!\d)|\d/(20[0-2]\d)/(?:nđ|tt|qh|nq|qđ|ub)"
)
_XUAN = re.compile(r"(?<!\w)xuân(?:\s\w{1,6}\s\w{1,6})?[\s,–-]{1,3}$")
_FIRST_SESSION = re.compile(
    r"kỳ họp thứ nhất|ủy ban bầu cử|uỷ ban bầu cử|trúng cử|ứng cử|ngày bầu cử|kết quả bầu cử|tái đắc cử"
)


@cache
def _year_cue(kind: str) -> re.Pattern[str]:
    words = sorted(values("year_contexts", "word", kind=kind), key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace("\\ ", _S) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def _clause(low: str, expression: Expression, reach: int = 110) -> str:
    """What stands before an expression in its sentence, at most ``reach`` characters."""
    before = low[max(0, expression.start - reach) : expression.start]
    return re.split(r"[\n;:]|[.!?](?=\s)", before)[-1]


def _clues(low: str, expressions: Sequence[Expression]) -> _Clues:
    clues = _Clues()
    for index, expression in enumerate(expressions):
        if not expression.timex or UNKNOWN_YEAR in expression.timex:
            continue
        clause = _clause(low, expression)
        if expression.kind == "year":
            _year_clue(clues, low, clause, expression)
        elif expression.kind == "term":
            year = int(expression.timex[:4])
            # A term is spoken of from the year before it on.
            clues.latest = max(clues.latest, year - 1)
            if _FIRST_SESSION.search(low):
                clues.elected.add(year)
        elif expression.kind in ("day", "month", "quarter", "half") or expression.timex.count("-") == 4:
            _event_clue(clues, low, clause, expressions, index)
        elif expression.rule == "date.month_range" and not _is_ahead(low, clause, expression):
            clues.latest = max(clues.latest, int(days_of(expression.timex)[1][:4]))
    clues.latest = max([clues.latest, *(int(match[1] or match[2]) for match in _LAW_YEAR.finditer(low))])
    _order_events(clues)
    clues.elected = {max(clues.elected)} if clues.elected else set()
    _duration_clues(clues, low, expressions)
    return clues


def _order_events(clues: _Clues) -> None:
    """What is told as past cannot lie behind what is still to come."""
    past = set(clues.past)
    ahead = [day for day in clues.future if day not in past]
    clues.next = min(ahead, default=None)
    named = [year for year in (*clues.mentions, *(day.year for day in past)) if year]
    if clues.next is not None and named and max(named) < clues.next.year - 2:
        # A deadline years ahead of all else that the article names says nothing about its own day.
        clues.next = None
    behind = [day for day in past if clues.next is None or day <= clues.next]
    clues.events = sorted(behind)
    clues.last = max(behind, default=None)
    clues.dated_ahead = {day.year for day in ahead}
    clues.dated = clues.dated_ahead | {day.year for day in behind}


def _event_clue(clues: _Clues, low: str, clause: str, expressions: Sequence[Expression], index: int) -> None:
    expression = expressions[index]
    first, last = days_of(expression.timex)
    if not first:
        return
    # A quarter is spoken of from its last month on.
    day = datetime.date.fromisoformat(f"{last[:8]}01" if expression.kind == "quarter" else first)
    before = expressions[index - 1] if index else None
    if before is not None and before.timex[4:] == expression.timex[4:] and expression.start - before.end <= 4:
        clues.anniversary = day
        if clues.past and clues.past[-1].isoformat() == before.timex:
            clues.past.pop()
    elif expression.kind == "half":
        clues.halves.add(day.year)
    elif expression.tense == "future" or _is_ahead(low, clause, expression):
        clues.future.append(datetime.date.fromisoformat(last))
    elif day.year >= OLDEST:
        clues.past.append(day)


_AHEAD_BEHIND = re.compile(r"[^\n.;]{0,70}?(?<!\w)(?:sẽ|dự kiến)(?!\w)")


def _is_ahead(low: str, clause: str, expression: Expression) -> bool:
    """Whether the sentence speaks of the time as still to come."""
    return (
        _year_cue("future").search(clause + low[expression.start : expression.end]) is not None
        or _AHEAD_BEHIND.match(low, expression.end) is not None
    )


def _year_clue(clues: _Clues, low: str, clause: str, expression: Expression) -> None:
    """What a year is mentioned for: by the nearest word before it that says so."""
    year = int(expression.timex)
    if year < OLDEST:
        return
    best, kind = (len(clause), "topical") if _XUAN.search(clause) else (-1, "")
    for name in ("reviewed", "planned", "topical", "supervised", "bound", "other"):
        for match in _year_cue(name).finditer(clause):
            if match.end() > best:
                best, kind = match.end(), name
    if (within := _WITHIN.search(clause)) and (within["now"] or _is_ahead(low, clause, expression)):
        # "dự kiến hoàn thành trong năm 2017" is said in 2017; "đến năm 2030" may be said any time.
        kind = "coming"
    if kind in ("reviewed", "planned", "supervised", "coming") or (kind == "topical" and len(clause) - best <= 50):
        getattr(clues, kind).add(year)
    if kind in ("", "reviewed", "topical") and not _is_ahead(low, clause, expression):
        clues.latest = max(clues.latest, year)
    if re.search(r"đầu\s$", clause):
        clues.opening.add(year)
    if kind not in ("bound", "other"):
        clues.mentions[year] += 1
    elif not clause.endswith(("từ ", "từ năm ", "so với ")):
        clues.targets.add(year)


_WITHIN = re.compile(r"(?:(?P<now>ngay trong)|trong|cuối)\s$")


def _duration_clues(clues: _Clues, low: str, expressions: Sequence[Expression]) -> None:
    """Days that lie a stated number of years after a dated event: "sơ kết 2 năm … ký ngày 5/7/2014"."""
    match = _DURATION.search(low)
    if match is None:
        return
    dated = [e for e in expressions if e.kind == "day" and e.timex and UNKNOWN_YEAR not in e.timex]
    origin = next((e for e in dated if _ORIGIN.search(_clause(low, e, 80) + low[e.start : e.end + 40])), None)
    if origin is None:
        return
    year, month, day = map(int, origin.timex.split("-"))
    if clues.mentions and year < max(clues.mentions) < year + int(match[1]) - 1:
        # The article speaks of later years, but of none near the one it would have to be.
        return
    if (
        OLDEST <= year + int(match[1]) <= 2100
        and (lasted := _date(year + int(match[1]), month, min(day, 28))) is not None
    ):
        clues.lasted = lasted


def _from_review(clues: _Clues, month: int) -> int:
    """ "Tổng kết năm 2015": held from September 2015 to April 2016; halves are reviewed and planned in mid-year."""
    if len(clues.halves) == 1 and 5 <= month <= 9:
        return min(clues.halves)
    if len(clues.reviewed) == 1:
        year = min(clues.reviewed)
        if month >= 9:
            return year
        if month <= 4:
            return year + 1
    return 0


def _from_topic(clues: _Clues, month: int) -> int:
    """A year that the article plans, funds or holds something in, unless it speaks of later ones."""
    if len(clues.supervised) == 1 and 5 <= month <= 8:
        # The mid-year session decides on the next year's supervision.
        return min(clues.supervised) - 1
    latest = max(clues.latest, clues.last.year if clues.last else 0)
    return next((year for year in _topic_years(clues, month) if year >= latest), 0)


def _topic_years(clues: _Clues, month: int) -> Iterator[int]:
    """What may be the article's own year, the surest first."""
    mentioned = max(clues.mentions, default=0)
    for years in (clues.topical, clues.coming):
        if len(years) == 1:
            yield min(years)
    if clues.opening and month <= 4 and (year := max(clues.opening)) >= max(mentioned, *clues.targets, 0):
        yield year
    if len(clues.planned) == 1 and (year := min(clues.planned)) >= mentioned - 1:
        yield year - 1 if month >= 10 else year
    if clues.mentions[mentioned] >= OFTEN and mentioned not in clues.targets:
        yield mentioned
