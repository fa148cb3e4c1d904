"""Which day of a sentence is a meeting's."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from pipeline.grammar.meeting_days import day_of, find_today, is_foreign, part_of_day
from pipeline.grammar.meetings import find_meetings


@dataclass(frozen=True)
class Day:
    start: int
    end: int
    timex: str


def days_in(sentence: str) -> list[Day]:
    return [
        Day(match.start(), match.end(), match.group()) for match in re.finditer(r"\d{1,2}/\d{1,2}(?:/\d{4})?", sentence)
    ]


def tied(sentence: str) -> str:
    meeting = find_meetings(sentence)[0]
    day = day_of(sentence, meeting, days_in(sentence), bounds=(0, len(sentence)))
    return day.timex if day else ""


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Sáng 6/8, HĐND tỉnh khai mạc kỳ họp thứ 5.", "6/8"),
        ("Kỳ họp thứ 5 HĐND tỉnh Sơn La khai mạc ngày 9/7.", "9/7"),
        ("Chiều 2/6, Văn phòng cho biết kỳ họp thứ 5 sẽ khai mạc ngày 9/7.", "9/7"),
        ("Chiều 2/6, ông Mẫu cho biết HĐND sẽ sớm tổ chức kỳ họp thứ 5.", ""),
        ("Ngày 2/6, cử tri góp ý trước kỳ họp thứ 5.", ""),
        ("Nhân ngày thành lập Đảng bộ (3/2/1930), sáng 2/2, tỉnh tổ chức hội nghị.", "2/2"),
        ("Theo Kế hoạch số 15 ngày 2/6, tỉnh tổ chức hội nghị.", ""),
        ("Buổi giám sát của Ban Pháp chế về công tác bảo vệ và chăm sóc trẻ em trên địa bàn diễn ra sáng 9/7.", "9/7"),
        ("Hội nghị tuyên dương cán bộ.", ""),
        ("Thông cáo phát đi sau phiên họp chiều 9/7 nêu rõ kết quả.", "9/7"),
        ("Cử tri nêu ý kiến sau kỳ họp thứ 5 bàn về chợ, xong trước 9/7.", ""),
        ("Trước kỳ họp thứ 5 dự kiến khai mạc ngày 9/7, cử tri nêu ý kiến.", "9/7"),
        ("Ngày 2/6, Ủy ban Kiểm tra cho biết kỳ họp thứ 5 đã xem xét kỷ luật.", ""),
        ("Ngày 2/6, ông cho biết tại kỳ họp thứ 5 rằng chợ đã mở.", "2/6"),
        (
            "Hội nghị phản biện dự thảo nghị quyết của HĐND tỉnh về quản lý, sắp xếp lại các bến xe, bãi đỗ xe, điểm"
            " dừng nghỉ nhằm giảm ùn tắc giao thông và bảo vệ môi trường trên địa bàn tỉnh Sơn La trong những năm tới"
            " và về lâu dài do Ủy ban MTTQ Việt Nam tỉnh tổ chức ngày 16/6.",
            "16/6",
        ),
    ],
)
def test_day_of(sentence: str, day: str) -> None:
    assert tied(sentence) == day


@pytest.mark.parametrize(
    ("sentence", "foreign"),
    [
        ("Nghị quyết số 12/NQ-HĐND ngày 9/7 nêu rõ.", True),
        ("Quy chế được ký ngày 9/7.", True),
        ("Ông sinh ngày 9/7 tại Sơn La.", True),
        ("Kỷ niệm ngày giải phóng huyện (9/7/1953 - 9/7/2023).", True),
        ("Sáng 9/7, hội nghị khai mạc.", False),
    ],
)
def test_is_foreign(sentence: str, foreign: bool) -> None:
    assert {is_foreign(sentence, day) for day in days_in(sentence)} == {foreign}


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Sáng 6/8, họp.", "morning"),
        ("Chiều ngày 6/8, họp.", "afternoon"),
        ("Tối nay (6/8), họp.", "evening"),
        ("Ngày 6/8, họp.", ""),
        ("Họp vào 6/8 buổi chiều.", "afternoon"),
    ],
)
def test_part_of_day(sentence: str, part: str) -> None:
    assert part_of_day(sentence, days_in(sentence)[0]) == part


def test_today_is_a_day_that_only_the_reader_knows() -> None:
    assert find_today("HĐND tỉnh chiều qua họp.") == [(10, 19)]
    assert find_today("HĐND tỉnh họp từ sáng tới chiều.") == []
