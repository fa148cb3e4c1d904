"""Which mentions are one meeting, and which meeting is the main one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline.grammar.meeting_events import Event, Mention, group, reported
from pipeline.grammar.meetings import find_meetings


def mentions(*sentences: tuple[str, str]) -> Iterator[Mention]:
    """Mentions of the sentences, each with the day that is given for it."""
    offset = 0
    for number, (sentence, day) in enumerate(sentences):
        for span in find_meetings(sentence):
            moved = replace(span, start=span.start + offset, end=span.end + offset, noun_end=span.noun_end + offset)
            yield Mention(moved, number, timex=day, dateline=bool(day))
        offset += len(sentence) + 1


def events(*sentences: tuple[str, str]) -> list[Event]:
    return group(mentions(*sentences))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("HĐND tỉnh tổ chức kỳ họp thứ 5.", "Tại kỳ họp, đại biểu thảo luận."),
        ("HĐND tỉnh tổ chức kỳ họp thứ 5.", "Phiên họp bế mạc lúc 17 giờ."),
        ("HĐND tỉnh tổ chức kỳ họp thứ 5.", "Kỳ họp thứ năm thành công."),
        ("Sở tổ chức hội nghị tổng kết.", "Phát biểu tại hội nghị, giám đốc biểu dương."),
        ("Huyện tổ chức lễ khánh thành cầu.", "Tại buổi lễ, lãnh đạo huyện cắt băng."),
        ("Ban có buổi tiếp công dân định kỳ.", "Tại buổi tiếp, công dân trình bày."),
        ("Bà phát biểu tại phiên họp sáng qua.", "Tại phiên họp, đại biểu thảo luận."),
        ("Bà phát biểu tại phiên chất vấn của HĐND tỉnh.", "Tại phiên chất vấn, đại biểu hỏi về chợ."),
        ("Bà phát biểu tại phiên chất vấn của HĐND tỉnh.", "Kỳ họp thứ 5 bế mạc."),
    ],
)
def test_one_meeting(first: str, second: str) -> None:
    assert len(events((first, "2023-07-10"), (second, ""))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("HĐND tỉnh tổ chức kỳ họp thứ 5.", "Kỳ họp thứ 6 sẽ bàn tiếp."),
        ("HĐND tỉnh tổ chức họp báo.", "Kỳ họp thứ 6 sẽ khai mạc tuần sau."),
        ("Sở tổ chức hội nghị tổng kết.", "Huyện tổ chức lễ khánh thành cầu."),
        ("Ủy ban Thường vụ Quốc hội bế mạc phiên họp thứ 35.", "Kỳ họp thứ 7 của Quốc hội đã xong."),
        ("Ban Bí thư tổ chức cuộc họp.", "Ủy ban Kiểm tra ra thông báo kỳ họp thứ 20."),
    ],
)
def test_two_meetings(first: str, second: str) -> None:
    assert len(events((first, "2023-07-10"), (second, ""))) == 2


def test_days_far_apart_are_two_meetings_and_days_of_one_week_are_one() -> None:
    session = "HĐND tỉnh tổ chức kỳ họp."
    assert len(events((session, "2023-07-10"), (session, "2023-12-08"))) == 2
    assert len(events((session, "2023-07-10"), (session, "2023-07-12"))) == 1
    assert len(events((session, "XXXX-07-10"), (session, "2023-07-10"))) == 1


def test_the_meeting_of_the_lead_is_the_main_one() -> None:
    found = reported(
        events(
            ("Sở tổ chức hội nghị tổng kết.", "2023-01-10"),
            ("Trước đó, HĐND tỉnh đã họp kỳ họp thứ 4.", "2022-12-08"),
        )
    )
    assert [(item.event.meeting_type, item.is_main) for item in found] == [
        ("annual_review_conference", True),
        ("council_session", False),
    ]


def test_a_day_later_than_the_article_is_planned() -> None:
    (item,) = reported(events(("HĐND tỉnh tổ chức kỳ họp thứ 5.", "2023-07-10")), published="2023-07-01")
    assert item.status == "planned"
    (item,) = reported(events(("HĐND tỉnh tổ chức kỳ họp thứ 5.", "2023-07-10")), published="2023-07-11")
    assert item.status == "held"


def test_a_meeting_held_comes_before_what_is_announced_in_it() -> None:
    found = reported(
        events(
            ("HĐND tỉnh sẽ tổ chức kỳ họp thứ 11 và lấy phiếu.", "2023-12-10"),
            ("Bà Mẫu nêu tại buổi họp báo.", "2023-12-02"),
            ("Kỳ họp thứ 11 sẽ bàn về chợ.", ""),
        )
    )
    assert [(item.event.meeting_type, item.is_main) for item in found] == [
        ("council_session", False),
        ("press_conference", True),
    ]


def test_what_is_only_mentioned_is_no_meeting_of_the_article() -> None:
    lines = [("Giá lúa tăng.", "")] * 8
    assert reported(events(*lines, ("Hội nghị bàn về giá lúa từng diễn ra.", ""))) == []


def test_a_bare_sitting_is_the_session_of_its_day() -> None:
    found = events(("Bà phát biểu tại phiên họp.", "2023-07-10"), ("HĐND tỉnh tổ chức kỳ họp thứ 5.", "2023-07-10"))
    assert [(event.meeting_type, event.session_number) for event in found] == [("council_session", 5)]
