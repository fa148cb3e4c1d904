"""Place, format and length of a meeting."""

from __future__ import annotations

import pytest

from pipeline.grammar.meeting_details import find_format, find_length, find_place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Sáng 6/8, tại Hội trường UBND xã Tân An, Tổ đại biểu số 3 tổ chức hội nghị.", "Hội trường UBND xã Tân An"),
        ("Hội nghị diễn ra tại thành phố Lai Châu với sự tham gia của 80 đại biểu.", "thành phố Lai Châu"),
        ("Tại kỳ họp, đại biểu nghe báo cáo.", ""),
        ("Kỳ họp bàn về tình trạng lấn chiếm tại địa phương.", ""),
    ],
)
def test_place(sentence: str, place: str) -> None:
    assert find_place(sentence, 20) == place


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("Hội nghị theo hình thức trực tiếp kết hợp trực tuyến.", "mixed"),
        ("Hội nghị trực tuyến tới 12 điểm cầu.", "online"),
        ("Hội nghị tổ chức theo hình thức trực tiếp.", "in_person"),
        ("Hội nghị tổng kết.", ""),
    ],
)
def test_format(sentence: str, form: str) -> None:
    assert find_format(sentence, "conference") == form


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Kỳ họp kéo dài 3 ngày.", "2023-03-02"),
        ("Kỳ họp diễn ra trong hai ngày.", "2023-03-01"),
        ("Sau 3 ngày làm việc, kỳ họp bế mạc.", ""),
        ("Kỳ họp tổ chức trong 2 ngày 28/2 và 1/3.", ""),
        ("Kỳ họp thành công.", ""),
    ],
)
def test_length(sentence: str, last: str) -> None:
    assert find_length([sentence], "2023-02-28") == last
