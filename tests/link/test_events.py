"""Which reports are of one event: council, session, days, names and places."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from pipeline.link.events import Report, events_of

SESSION = Report(
    meeting_id="m-1",
    article_id="a-1",
    event_id="e-1",
    meeting_type="council_session",
    start="2019-07-03",
    end="2019-07-05",
    number=9,
    term=15,
    province="lào cai",
    hosts=("hội đồng nhân dân|province|",),
    name="kỳ họp thứ 9",
    location="",
)
VOTERS = replace(
    SESSION,
    meeting_type="voter_contact",
    start="2019-06-01",
    end="2019-06-01",
    number=None,
    term=None,
    name="tiếp xúc cử tri",
    location="xã tả phời",
)


def are_one(*reports: Report) -> bool:
    numbered = [
        replace(report, meeting_id=f"m-{place}", article_id=f"a-{place}", event_id=f"e-{place}")
        for place, report in enumerate(reports)
    ]
    results = [events_of(order) for order in permutations(numbered)]
    assert all(result == results[0] for result in results)
    return len({results[0].get(report.meeting_id, report.event_id) for report in numbered}) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(SESSION, start="2019-07-05", end="2019-07-05"), id="its last day"),
        pytest.param(replace(SESSION, start="2019-07-08", end="2019-07-08", term=None), id="told late"),
        pytest.param(replace(SESSION, number=None, name="", start="2019-07-04", end="2019-07-04"), id="no number"),
    ],
)
def test_a_session_is_one_event_on_all_its_days(other: Report) -> None:
    assert are_one(SESSION, other)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(SESSION, number=10), id="number"),
        pytest.param(replace(SESSION, term=14), id="term"),
        pytest.param(replace(SESSION, start="2020-07-03", end="2020-07-03"), id="year"),
        pytest.param(replace(SESSION, province="nam định"), id="province"),
        pytest.param(replace(SESSION, hosts=("hội đồng nhân dân|district|sa pa",)), id="council"),
    ],
)
def test_two_sessions_are_two_events(other: Report) -> None:
    assert not are_one(SESSION, other)


def test_a_report_without_number_joins_no_two_sessions() -> None:
    assert not are_one(SESSION, replace(SESSION, number=None), replace(SESSION, number=10))


def test_meetings_of_one_day_are_told_apart_by_their_places() -> None:
    assert are_one(VOTERS, replace(VOTERS, name="buổi tiếp xúc cử tri"))
    assert not are_one(VOTERS, replace(VOTERS, location="phường kim tân"))
    assert not are_one(replace(VOTERS, location=""), replace(VOTERS, location=""))


def test_a_conference_is_known_by_its_name() -> None:
    named = replace(VOTERS, meeting_type="conference", hosts=(), location="", name="hội nghị xúc tiến đầu tư vùng")
    assert are_one(named, replace(named, meeting_type="other"))
    assert not are_one(named, replace(named, name="hội nghị tổng kết công tác dân vận năm"))
