"""One identifier for all articles that report the same meeting.

Every function is a pure function of reports, whatever their order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import combinations, pairwise

from rapidfuzz.fuzz import partial_ratio, token_set_ratio

from pipeline.facts import Article, ArticleFacts, Meeting, row_id
from pipeline.frozen import frozen
from pipeline.knowledge import values
from pipeline.link.keys import name_key, written_out
from pipeline.link.posts import named_province, post_of
from pipeline.link.stays import days_between

# A council of a province holds one session at a time: two articles that report it report the same one.
_ONE_A_DAY = {"council_session": "hội đồng nhân dân", "standing_committee_meeting": "thường trực hội đồng nhân dân"}
# Meetings of which a body holds several on one day, here and there.
_SEVERAL_A_DAY = ("voter_contact", "citizen_reception", "supervision", "working_session", "ceremony", "other")
# A session and its reports lie that many days apart at most.
_SESSION = 31
_LONGEST = 10
# No province has so many meetings on a day; where a corpus says so, each pair of them is not worth looking at.
_CROWD = 300
# Words that a name needs to tell a meeting from others, and how like two names must be (per cent).
_TELLING = 5
_SAME_NAME = 90
_SAME_PLACE = 85
_ROMAN = re.compile(r"[IVXL]{1,7}")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


@frozen(kw_only=True)
class Report:
    """A meeting as one article reports it, for comparison.

    ``event_id`` is the event as far as the article alone gives it, ``hosts`` are keys of the bodies that hold it.
    """

    meeting_id: str
    article_id: str
    event_id: str
    meeting_type: str
    start: str
    end: str
    number: int | None
    term: int | None
    province: str
    hosts: tuple[str, ...]
    name: str
    location: str


def _hosts(meeting: Meeting, article: Article) -> tuple[str, ...]:
    """Who holds the meeting, as keys; empty where the articles cannot be compared."""
    bodies = meeting.organizers
    if not bodies and meeting.meeting_type in _ONE_A_DAY and article.admin_level == "province":
        bodies = (_ONE_A_DAY[meeting.meeting_type],)
    return tuple(sorted({_host(body, meeting.meeting_type, article.admin_level) for body in bodies} - {""}))


@lru_cache(maxsize=65536)
def _host(body: str, meeting_type: str, admin_level: str) -> str:
    # News of the whole country that speaks of "HĐND" of a province means the province's.
    level = _level_of(body) or ("province" if admin_level == "national" else admin_level)
    held = post_of("", _without_province(body), level)
    if level in ("district", "commune") and not held.place:
        # "HĐND huyện" may be that of any district, but two articles that report its session speak of one.
        return ""
    if meeting_type in _ONE_A_DAY and held.sector == "council":
        return f"{_ONE_A_DAY[meeting_type]}|{level}|{held.place}"
    return held.body


def _without_province(body: str) -> str:
    province = named_province(body)
    return body.replace(province, "").strip() if province else body


def _level_of(body: str) -> str:
    """The level that a body's own words tell."""
    words = written_out(body)
    if named_province(body) or words[-1:] == ("tỉnh",):
        return "province"
    for level, spelled in _levels().items():
        if any(words[at : at + len(word)] == word for word in spelled for at in range(len(words))):
            return level
    return "province" if words[-2:] == ("thành", "phố") else ""


@cache
def _levels() -> dict[str, list[tuple[str, ...]]]:
    return {
        level: [written_out(word) for word in values("place_levels", "word", level=level)]
        for level in ("commune", "district")
    }


def event_id(meeting: Meeting, article: Article) -> str:
    """The event that a meeting row reports: its kind, day, session number, province and body.

    A meeting without a day or a body shares its event with no other article, unless the corpus knows better.
    """
    hosts = _hosts(meeting, article)
    if not (meeting.start_date and hosts):
        return row_id("e", meeting.meeting_id)
    province = name_key(meeting.province or article.province)
    return row_id("e", meeting.meeting_type, meeting.start_date, meeting.session_number, province, "; ".join(hosts))


def reports_of(facts: ArticleFacts) -> list[Report]:
    """The meetings of an article that is linked; those without a day are compared with none."""
    article = facts.article
    return [
        Report(
            meeting_id=meeting.meeting_id,
            article_id=article.article_id,
            event_id=meeting.event_id,
            meeting_type=meeting.meeting_type,
            start=meeting.start_date,
            end=max(meeting.end_date, meeting.start_date),
            number=meeting.session_number,
            term=ordinal(meeting.term),
            province=name_key(meeting.province or article.province),
            hosts=_hosts(meeting, article),
            name=" ".join(written_out(meeting.name)),
            location=" ".join(written_out(meeting.location)),
        )
        for meeting in facts.meetings
        if meeting.start_date
    ]


def ordinal(term: str) -> int | None:
    """The number of a term, Roman or not.

    >>> ordinal("khóa XIV"), ordinal("14"), ordinal("")
    (14, 14, None)
    """
    digits = re.search(r"\d{1,2}", term)
    if digits:
        return int(digits.group())
    roman = [match.group() for match in _ROMAN.finditer(term.upper()) if match.group() == term.upper().split()[-1]]
    if not roman:
        return None
    worth = [_VALUES[letter] for letter in roman[-1]]
    return sum(-one if one < max(worth[at:]) else one for at, one in enumerate(worth))


def events_of(reports: Iterable[Report]) -> dict[str, str]:
    """``meeting_id`` → event, for every report whose event is not the one that its article alone gives."""
    ordered = sorted(reports, key=lambda report: report.meeting_id)
    parents = list(range(len(ordered)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for a, b in _same_events(ordered):
        parents[root(a)] = root(b)
    events: dict[int, tuple[str, str]] = {}
    for at, report in enumerate(ordered):
        known = events.get(root(at))
        own = (report.start, report.event_id)
        events[root(at)] = min(known, own) if known else own
    return {
        report.meeting_id: events[root(at)][1]
        for at, report in enumerate(ordered)
        if events[root(at)][1] != report.event_id
    }


def _same_events(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of reports of one event, by their places."""
    yield from _same_sessions(reports)
    unnumbered: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in _same_day(reports):
        numbers = reports[a].number, reports[b].number
        if not _is_session(reports[a], reports[b]) or (numbers[0] is None) == (numbers[1] is None):
            yield a, b
        elif numbers[0] is None:
            unnumbered[a].add(b)
        else:
            unnumbered[b].add(a)
    for a, numbered in unnumbered.items():
        # "The session" of a day on which two are reported is neither for sure.
        if len({reports[b].number for b in numbered}) == 1:
            yield a, min(numbered)


def _is_session(a: Report, b: Report) -> bool:
    return a.meeting_type in _ONE_A_DAY and a.meeting_type == b.meeting_type


def _same_sessions(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Sessions of one number of one council that lie within a month, whatever day of them an article reports."""
    sessions: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, report in enumerate(reports):
        if report.number is not None and report.meeting_type in _ONE_A_DAY and report.province:
            for host in report.hosts:
                sessions[report.meeting_type, report.province, host, report.number].append(at)
    for places in sessions.values():
        places.sort(key=lambda at: (reports[at].start, at))
        for a, b in pairwise(places):
            if days_between(reports[a].start, reports[b].start) <= _SESSION and _one_term(reports[a], reports[b]):
                yield a, b


def _one_term(a: Report, b: Report) -> bool:
    return a.term is None or b.term is None or a.term == b.term


def _same_day(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs that share a day and a province and are one meeting."""
    days: defaultdict[tuple[str, str], dict[tuple[object, ...], int]] = defaultdict(dict)
    for at, report in enumerate(reports):
        likeness = (
            *(report.meeting_type, report.number, report.term, report.start, report.end),
            *(report.hosts, report.name, report.location),
        )
        for day in _days(report) if report.province else ():
            alike = days[report.province, day].setdefault(likeness, at)
            # Reports that say the same to the letter need not be compared with all others again.
            if alike != at and _is_one(reports[alike], report):
                yield alike, at
    for same_day in days.values():
        if len(same_day) > _CROWD:
            continue
        for a, b in combinations(sorted(same_day.values()), 2):
            if _is_one(reports[a], reports[b]):
                yield a, b


def _days(report: Report) -> Iterator[str]:
    first = date.fromisoformat(report.start)
    last = date.fromisoformat(report.end)
    for offset in range(min((last - first).days, _LONGEST) + 1):
        yield (first + timedelta(days=offset)).isoformat()


def _is_one(a: Report, b: Report) -> bool:
    """Whether two reports of one day and province mean one meeting."""
    if a.article_id == b.article_id or not _one_term(a, b):
        return False
    if a.number is not None and b.number is not None and a.number != b.number:
        return False
    told = min(len(a.name.split()), len(b.name.split())) >= _TELLING
    if a.meeting_type == b.meeting_type and a.meeting_type in _ONE_A_DAY and a.province:
        return not set(a.hosts).isdisjoint(b.hosts)
    if not a.province or (a.hosts and b.hosts and set(a.hosts).isdisjoint(b.hosts)):
        return False
    if a.location and b.location and partial_ratio(a.location, b.location) < _SAME_PLACE:
        return False
    named = told and token_set_ratio(a.name, b.name) >= _SAME_NAME
    if a.meeting_type != b.meeting_type or not (a.hosts and b.hosts):
        return named
    return named or (not told and a.meeting_type not in _SEVERAL_A_DAY) or bool(a.location and b.location)
