"""The year that a calendar expression leaves out, and what it rests on.

Where the publication day is known, it settles all. Where it is not, the year comes from beside the expression (the
same day with its year elsewhere, "năm 1973, ngày 14.2"); then the article's own day, the first of its days, is settled
by the rules of :mod:`pipeline.grammar.year_rules` over the clues of :mod:`pipeline.grammar.year_events`, and all others
follow it as they would follow a publication day. Where nothing settles the year, it stays ``XXXX``.
"""

from __future__ import annotations

import datetime
import re
from bisect import insort
from collections.abc import Sequence

from pipeline.frozen import frozen, replace
from pipeline.grammar.calendar import UNKNOWN_YEAR, date_of, days_of, exists, month_and_day, shifted, with_year
from pipeline.grammar.date_syntax import Expression, lowered
from pipeline.grammar.year_clues import clause_before, is_ahead, year_cue
from pipeline.grammar.year_events import collect_clues, is_document_day
from pipeline.grammar.year_rules import own_year, year_to_come

#: A day ahead of the writing counts as this many times as far away as one behind it.
AHEAD = 3
#: What is told in one breath stands so near together, in characters.
_BREATH = 80


@frozen
class Settled:
    """A TIMEX3 value (empty where there is none) and what it rests on."""

    timex: str
    basis: str
    rule: str


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
        self.clues = collect_clues(low, expressions)
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
            if not exists(done.timex):
                # 29 February of a year that the text seems to mean but that has none.
                done = Settled(expression.timex, "unresolved", expression.rule)
            if expression.kind == "day" and done.timex and not _BORN.search(clause_before(self.low, expression, 20)):
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
        return Settled(with_year(expression.timex, year), "year_from_context", rule) if year else None

    def _year_nearby(self, index: int) -> tuple[int, str]:
        """The year that stands right beside an expression or at the same day elsewhere."""
        expression = self.expressions[index]
        if index and (year := self._year_in_front(self.expressions[index - 1], expression)):
            return year, "date.year_in_front"
        if index and (year := self._year_of_story(self.expressions[index - 1], expression)):
            return year, "date.day_before"
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
            if self._in_one_breath(*sorted((expression, other), key=lambda each: each.start)):
                return int(other.timex[:4])
        return 0

    def _year_written(self, timex: str) -> int:
        """The year of the same day or part of a year elsewhere, for an interval at either end; 0 where none or several.

        A month without a year is too often another year's to be settled like this.
        """
        years = set().union(*(self.written.get(part[5:], set()) for part in timex.split("/") if _is_written(part)))
        return min(years) if len(years) == 1 else 0

    def _year_in_front(self, before: Expression, expression: Expression) -> int:
        """The year of "năm 1973, ngày 14.2"; 0 where the two are not so close."""
        between = self.low[before.end : expression.start]
        if before.kind == "year" and before.timex and between in (", ", " (", " "):
            return int(before.timex)
        return 0

    def _year_of_story(self, before: Expression, expression: Expression) -> int:
        """The year of "tối 19/6/2014 ông bị bắt, hôm sau (20/6) huyện ủy họp"; 0 where the two are not so close."""
        if not (before.kind == expression.kind == "day" and before.timex[:4].isdigit()):
            return 0
        close = self._in_one_breath(before, expression)
        return _closest_year(datetime.date.fromisoformat(before.timex), expression) if close else 0

    def _in_one_breath(self, before: Expression, expression: Expression) -> bool:
        between = self.low[before.end : expression.start]
        return len(between) <= _BREATH and not re.search(r"[\n;]|[.!?]\s", between)

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
        return Settled(shifted(day, days).isoformat(), "relative", expression.rule)

    # -- the article's own time ---------------------------------------------------------------------------------------

    def _settle_now(self, settled: list[Settled | None]) -> None:
        """Settle the article's own day, the first in the text; dated background may have to come first.

        As soon as that day is settled it is the reference for all others.
        """
        self.reference = self._own_day_written()
        if self.reference is not None:
            return
        own = next((index for index, each in enumerate(self.expressions) if self._may_be_own(each)), None)
        written = settled[own] if own is not None else None
        if own is not None and written is not None:
            if self.clues.last is None or written.timex >= self.clues.last.isoformat():
                self.reference = datetime.date.fromisoformat(written.timex[:10])
                return
            # The same day of an earlier year: what the article tells of happened after it.
            settled[own] = None
        self._settle_open(settled, own)
        if own is not None:
            settled[own] = settled[own] or written

    def _settle_open(self, settled: list[Settled | None], own: int | None) -> None:
        """Settle the article's own day at ``own``, by background that is settled first where need be."""
        open_ones = [index for index, done in enumerate(settled) if done is None]
        for index in [own, *open_ones] if own is not None else open_ones:
            if index == own or (settled[index] is None and not self._is_coming(self.expressions[index])):
                self._settle_one(settled, index, index == own)
            if own is not None and settled[own] is None and settled[index] is not None:
                self._settle_one(settled, own, True)
            if own is not None and (done := settled[own]) is not None:
                self.reference = datetime.date.fromisoformat(done.timex[:10])
                return
        if own is None:
            self._settle_announced(settled)

    def _settle_announced(self, settled: list[Settled | None]) -> None:
        """Settle the days still to come of an article that has no day of its own: right behind what happened last."""
        for index, done in enumerate(settled):
            expression = self.expressions[index]
            day = month_and_day(expression.timex)
            if done is not None or day is None or not self._is_coming(expression):
                continue
            year, rule = year_to_come(self.clues, expression, *day)
            if year:
                settled[index] = Settled(with_year(expression.timex, year), "year_from_context", rule)

    def _own_day_written(self) -> datetime.date | None:
        """The first day of the text, where it stands with its year and nothing told as past is later."""
        first = next((each for each in self.expressions if each.kind == "day" and each.timex), None)
        last = self.clues.last
        if last is None or first is None or first.timex != last.isoformat():
            return None
        return None if is_document_day(self.low, clause_before(self.low, first), first) else last

    def _may_be_own(self, expression: Expression) -> bool:
        if expression.kind != "day" or not expression.timex.startswith(UNKNOWN_YEAR):
            return False
        if expression.recurring or self._is_coming(expression):
            return False
        return _LIMIT_BEFORE.search(clause_before(self.low, expression, 24)) is None

    def _is_coming(self, expression: Expression) -> bool:
        """Whether the words right before a day say that it is still to come."""
        around = clause_before(self.low, expression, 30) + self.low[expression.start : expression.end]
        return expression.tense == "future" or year_cue("future").search(around) is not None

    def _settle_one(self, settled: list[Settled | None], index: int, own: bool) -> None:
        expression = self.expressions[index]
        day = month_and_day(expression.timex)
        if day is None:
            return
        year, rule = own_year(self.clues, expression, *day)
        if rule == "date.edge_of_year" and not own:
            # Too vague for the background to lead from it to the article's own day.
            return
        if year and (found := date_of(year, *day)) is not None:
            settled[index] = Settled(with_year(expression.timex, year), "year_from_context", rule)
            insort(self.clues.events, found)
            self.clues.last = self.clues.events[-1]

    def _by_time(self, expression: Expression) -> Settled:
        """By the publication day, or by the article's own day once that is settled."""
        reference = self.reference
        if expression.unit or reference is None:
            return Settled(expression.timex, "unresolved", expression.rule)
        basis = "year_from_publication" if self.published else "year_from_context"
        if expression.year_shift is not None:
            return Settled(with_year(expression.timex, reference.year + expression.year_shift), basis, expression.rule)
        if not expression.tense and is_ahead(self.low, clause_before(self.low, expression), expression):
            expression = replace(expression, tense="future")
        year = _closest_year(reference, expression)
        return Settled(with_year(expression.timex, year), basis, expression.rule)


def _is_part_of_year(expression: Expression) -> bool:
    return expression.kind in ("quarter", "half") or expression.rule == "date.part_of_year"


def _closest_year(reference: datetime.date, expression: Expression) -> int:
    """The year that puts what an expression covers closest to ``reference``; news looks back further than ahead."""
    gaps: dict[int, int] = {}
    for year in (reference.year - 1, reference.year, reference.year + 1):
        timex = with_year(expression.timex, year)
        first, last = (datetime.date.fromisoformat(day) for day in days_of(timex)) if exists(timex) else (None, None)
        if first and last and expression.weekday in (None, first.weekday()):
            gaps[year] = max((first - reference).days, 0) or min((last - reference).days, 0)
    if expression.tense == "future":
        gaps = {year: gap for year, gap in gaps.items() if -31 <= gap <= 300} or gaps
    elif expression.tense == "past":
        gaps = {year: gap for year, gap in gaps.items() if gap <= 0} or gaps
    return min(gaps, key=lambda year: -gaps[year] if gaps[year] <= 0 else gaps[year] * AHEAD, default=reference.year)


def _is_written(timex: str) -> bool:
    """Whether a value is a day, a quarter or a half."""
    return len(timex) == 10 or timex[5:6] in ("H", "Q")


def _written_days(expressions: Sequence[Expression]) -> dict[str, set[int]]:
    """Month and day, quarter or half → the years with which the article writes it."""
    found: dict[str, set[int]] = {}
    for expression in expressions:
        for part in expression.timex.split("/"):
            if _is_written(part) and not part.startswith(UNKNOWN_YEAR):
                found.setdefault(part[5:], set()).add(int(part[:4]))
    # Of an anniversary's two days the later one is the article's.
    return {
        day: {max(years)} if len(years) == 2 and max(years) - min(years) >= 5 else years for day, years in found.items()
    }


#: "sinh ngày 20/5/1970 … cùng ngày": nothing is told of a day of birth.
_BORN = re.compile(r"(?<!\w)(?:sinh|sn)\s(?:ngày\s)?$")
#: "đến hết ngày 31/12", "kể từ 1/7": the end or the beginning of something, not the day of the news.
_LIMIT_BEFORE = re.compile(r"(?<!\w)(?:đến|đến hết|tính đến|hết|kể từ|trước|sau|chậm nhất|hạn)\s(?:ngày\s)?$")
