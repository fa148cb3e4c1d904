"""The rules that settle the year of an article's own day, where it is written without one.

Each rule is a function of the article's clues and the day; it gives a year, or 0 where it does not decide. Rather
than guess a rule says nothing: a day long after the last dated event may belong to any later year.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.grammar.calendar import date_of
from pipeline.grammar.date_syntax import Expression
from pipeline.grammar.year_clues import Clues

#: How far a day may lie from the dated event beside it. Half a year: beyond it the next year is as likely.
NEAR = 184
#: The latest year of an article that is named so often is its own.
OFTEN = 3
#: How far the day may lie behind an event of the year before. News looks back so far, and names an older year again.
EVENT_IN_NEXT_YEAR = 240
#: The same of months.
NEAR_IN_NEXT_YEAR = 92
#: How far the day may lie behind that of a document, which is cited as long as it is in force.
NEAR_OLD = 92
NEAR_OLD_IN_NEXT_YEAR = 62
#: How far a day may lie from the Tết that the article names with its year.
AROUND_NEW_YEAR = 75
#: How far an event of untold tense may lie behind the day, if others came before it.
STILL_TO_COME = 92


def own_year(clues: Clues, expression: Expression, month: int, day: int) -> tuple[int, str]:
    """The year of the article's own day and the rule that found it; 0 where nothing settles it."""
    if expression.weekday is not None and (year := _by_weekday(clues, expression.weekday, month, day)):
        return year, "date.weekday"
    for rule, anchor in (("date.anniversary", clues.anniversary), ("date.duration", clues.lasted)):
        if anchor is not None and (year := _nearest(clues, anchor, month, day)):
            return year, rule
    if len(clues.aged) == 1 and _fits(clues, min(clues.aged), month, day):
        return min(clues.aged), "date.age"
    if year := _from_review(clues, month):
        return year, "date.reviewed_year"
    if len(clues.new_years) == 1:
        # Tết lies between 21 January and 20 February.
        tet = datetime.date(min(clues.new_years), 2, 5)
        if year := _nearest(clues, tet, month, day, AROUND_NEW_YEAR):
            return year, "date.new_year"
    if year := _from_comparison(clues, month):
        return year, "date.compared_year"
    if len(clues.elected) == 1 and expression.kind == "day" and _fits_election(clues, min(clues.elected), month, day):
        return min(clues.elected), "date.election"
    year, rule = _by_events(clues, expression.kind, month, day)
    if not year and (year := _from_effect(clues, month, day)):
        return year, "date.effective_day"
    if not year and (year := _from_topic(clues, month)):
        rule = "date.topic_year"
    return year, rule


def _by_weekday(clues: Clues, weekday: int, month: int, day: int) -> int:
    """The one year around the article's other dates in which the day is that weekday."""
    years = clues.dated | clues.reviewed | clues.planned | clues.topical | set(clues.mentions)
    near = sorted({year + shift for year in years for shift in (0, 1)})
    found = [year for year in near if (date := date_of(year, month, day)) and date.weekday() == weekday]
    return found[0] if len(found) == 1 else 0


def _nearest(clues: Clues, anchor: datetime.date, month: int, day: int, reach: int = NEAR) -> int:
    """The year that puts the day within ``reach`` days of ``anchor``; 0 where none does or two do."""
    found = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        date = date_of(year, month, day)
        if date and abs((date - anchor).days) <= reach and _fits(clues, year, month, day):
            found.append(year)
    return found[0] if len(found) == 1 else 0


def _fits(clues: Clues, year: int, month: int, day: int) -> bool:
    """No event that the article tells as past lies after the day."""
    date = date_of(year, month, day)
    if date is None:
        return False
    return date.year >= clues.latest and (clues.last is None or clues.last <= date)


def _fits_election(clues: Clues, year: int, month: int, day: int) -> bool:
    """Elections are held in May, the first session by July; an election that is still to come settles nothing."""
    date = date_of(year, month, day)
    if date is None or not 3 <= month <= 7 or not _fits(clues, year, month, day):
        return False
    return year not in clues.dated_ahead


def _by_events(clues: Clues, kind: str, month: int, day: int) -> tuple[int, str]:
    """The year that puts the day right behind the last dated event, or right before the first still to come."""
    last, coming = clues.last, clues.next
    years = {anchor.year + shift for anchor in (last, coming) if anchor for shift in (-1, 0, 1)}
    found: list[tuple[int, int, str]] = []
    for year in sorted(years):
        date = date_of(year, month, day)
        if date is None or year < clues.latest or (coming and date > coming):
            continue
        if behind := _event_behind(clues, kind, date):
            rule = "date.edge_of_year" if behind in clues.edges else "date.after_event"
            found.append(((date - behind).days, year, rule))
        if coming and _fits(clues, year, month, day) and (ahead := (coming - date).days) <= NEAR:
            found.append((ahead, year, "date.before_event"))
    return min(found)[1:] if found else (0, "")


def year_to_come(clues: Clues, expression: Expression, month: int, day: int) -> tuple[int, str]:
    """The year of an announced day and the rule that found it; it may lie half a year behind what happened last."""
    year, rule = own_year(clues, expression, month, day)
    if year or clues.last is None:
        return year, rule
    for year in (clues.last.year, clues.last.year + 1):
        date = date_of(year, month, day)
        if date and 0 <= (date - clues.last).days <= NEAR and year >= clues.latest:
            return year, "date.after_event"
    return 0, ""


def _event_behind(clues: Clues, kind: str, date: datetime.date) -> datetime.date | None:
    """The dated event before ``date``, where it is near and no event lies far behind ``date``.

    The tense of an event is not always told: one or more may be still to come, if others came shortly before.
    """
    events = clues.events
    index = bisect_right(events, date)
    if index == 0 or (events[-1] - date).days > STILL_TO_COME:
        return None
    for event in reversed(events[:index]):
        if (date - event).days <= _reach(clues, event, kind, date.year):
            return event
        if event not in clues.edges:
            break
    return None


def _reach(clues: Clues, event: datetime.date, kind: str, year: int) -> int:
    """How far behind an event a day of ``year`` may lie."""
    if event in clues.careers:
        # A step of a career is told however long ago: half of the days beside one were of a later year.
        return -1
    old = event in clues.documents
    if year == event.year:
        return NEAR_OLD if old else NEAR
    if old:
        return NEAR_OLD_IN_NEXT_YEAR
    # A month or a part of a year is spoken of at its end, not from where it begins.
    return EVENT_IN_NEXT_YEAR if kind == "day" and event not in clues.edges else NEAR_IN_NEXT_YEAR


def _from_review(clues: Clues, month: int) -> int:
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


def _from_comparison(clues: Clues, month: int) -> int:
    """ "Tăng 5% so với cùng kỳ năm 2016": said in 2017, after a part of it."""
    if len(clues.compared) != 1 or month <= 2:
        return 0
    year = min(clues.compared) + 1
    return year if year >= max(clues.latest, clues.last.year if clues.last else 0) else 0


def _from_effect(clues: Clues, month: int, day: int) -> int:
    """The year that puts the day nearest to the one from which a decision applies, if nothing else is later."""
    if not clues.effective:
        return 0
    anchor = max(clues.effective)
    if (clues.last and clues.last > anchor) or max(clues.mentions, default=0) > anchor.year:
        return 0
    return _nearest(clues, anchor, month, day, NEAR_OLD if anchor in clues.edges else NEAR)


def _from_topic(clues: Clues, month: int) -> int:
    """A year that the article plans, funds or holds something in, unless it speaks of later ones."""
    if len(clues.supervised) == 1 and 5 <= month <= 8:
        # The mid-year session decides on the next year's supervision.
        return min(clues.supervised) - 1
    last = clues.last.year if clues.last else 0
    if month >= 10 and clues.planned and (year := max(clues.planned)) > last and year >= max(clues.mentions):
        # The session at the end of a year decides on the next: on its budget, its staff, its programme.
        return year - 1
    latest = max(clues.latest, last)
    return next((year for year in _topic_years(clues, month) if year >= latest), 0)


def _topic_years(clues: Clues, month: int) -> Iterator[int]:
    """What may be the article's own year, the surest first."""
    mentioned = max(clues.mentions, default=0)
    for years in (clues.topical, clues.coming):
        if len(years) == 1:
            yield min(years)
    school_year = max(clues.school_years, default=0)
    if 6 <= month <= 9 and school_year and school_year >= max(clues.school_bounds, default=0):
        # Fees and staff of a school year are settled in the summer before it.
        yield school_year
    if clues.opening and month <= 4 and (year := max(clues.opening)) >= max(mentioned, *clues.targets, 0):
        yield year
    if len(clues.planned) == 1 and (year := min(clues.planned)) >= mentioned - 1:
        yield year - 1 if month >= 10 else year
    if clues.mentions[mentioned] >= OFTEN and mentioned not in clues.targets:
        yield mentioned
