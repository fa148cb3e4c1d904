"""Meetings that a verb tells without a noun."""

from __future__ import annotations

import pytest

from pipeline.grammar.meeting_frames import find_frames, find_today


def told(sentence: str, day: str) -> list[tuple[str, str, str]]:
    start = sentence.index(day)
    return [(span.text, span.meeting_type, span.status) for span in find_frames(sentence, start, start + len(day))]


@pytest.mark.parametrize(
    ("sentence", "day", "spans"),
    [
        ("Sáng nay, HĐND tỉnh Sơn La bầu hai ủy viên.", "Sáng nay", [("bầu", "council_session", "")]),
        (
            "Ngày 5/7, báo cáo trước HĐND tỉnh, bà Lò Thị Mẫu nói về học phí.",
            "5/7",
            [("báo cáo trước", "council_session", "")],
        ),
        (
            "Trong phần trả lời chất vấn tại HĐND tỉnh ngày 5/7, ông nhận lỗi.",
            "5/7",
            [("chất vấn tại", "council_session", "")],
        ),
        ("Ngày 5/7, Sở Y tế báo cáo trước UBND tỉnh về thuốc.", "5/7", []),
        (
            "Ban Pháp chế HĐND tỉnh cho biết, từ ngày 6/8 sẽ giám sát việc cấp đất.",
            "6/8",
            [("giám sát", "supervision", "planned")],
        ),
        (
            "Ngày 2/5, Đoàn khảo sát của HĐND tỉnh đã đi thực tế tại xã Mẫu.",
            "2/5",
            [("đi thực tế", "supervision", "held")],
        ),
        ("Ngày 2/5, Phó Thủ tướng đã đi thực tế tại xã Mẫu.", "2/5", []),
        ("Ngày 2/5, ông cho biết HĐND tỉnh bầu hai ủy viên.", "2/5", []),
    ],
)
def test_frames(sentence: str, day: str, spans: list[tuple[str, str, str]]) -> None:
    assert told(sentence, day) == spans


def test_today_is_sought_at_the_head_of_the_sentence() -> None:
    assert find_today("HĐND tỉnh chiều qua họp.") == (10, 19)
    assert find_today("a " * 60 + "sáng nay") is None
