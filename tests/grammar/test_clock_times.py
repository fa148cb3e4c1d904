"""Clock times: found as written, hours that something lasts left alone, nothing else read into them."""

from __future__ import annotations

import re
import timeit
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.clock_times import find_clock_times
from pipeline.grammar.dates import find_dates
from pipeline.grammar.numbers import find_numbers

GUIDE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text("utf-8").partition("## Clock times")[2]
ROWS = re.findall(r"^\| (?!text|---|form)([^|]+) \| ([^|]+) \|$", GUIDE.partition("## Left out")[0], re.MULTILINE)


def test_the_guide_has_its_table() -> None:
    assert len(ROWS) >= 5


@pytest.mark.parametrize(("text", "times"), ROWS)
def test_every_clock_time_of_the_guide_is_read_as_it_says(text: str, times: str) -> None:
    found = "; ".join(f"`{span.timex}`" for span in find_clock_times(text))
    assert (found or "–") == times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Phiên họp mở đầu lúc 8 giờ tại hội trường.", ["8 giờ T08:00"]),
        ("Đại biểu có mặt vào 7h.", ["7h T07:00"]),
        ("Bế mạc lúc 16h45.", ["16h45 T16:45"]),
        ("Cử tri đến từ 14g15.", ["14g15 T14:15"]),
        ("Đồng hồ chỉ 10:45.", ["10:45 T10:45"]),
        ("Bấm nút lúc 15:23:24.", ["15:23:24 T15:23"]),
        ("Hội nghị bắt đầu lúc 8 giờ 30 phút.", ["8 giờ 30 phút T08:30"]),
        ("Hội nghị bắt đầu lúc 8 giờ 30.", ["8 giờ 30 T08:30"]),
        ("Đoàn đến lúc 11 giờ kém 15.", ["11 giờ kém 15 T10:45"]),
        ("Đoàn rời huyện lúc 3 giờ rưỡi chiều.", ["3 giờ rưỡi chiều T15:30"]),
        ("Mưa bắt đầu từ 2 giờ sáng.", ["2 giờ sáng T02:00"]),
        ("Nước rút lúc 12 giờ đêm.", ["12 giờ đêm T00:00"]),
        ("Buổi tiếp dân tan lúc 11 giờ trưa.", ["11 giờ trưa T11:00"]),
        ("Họp lại vào khoảng 7 giờ tối.", ["7 giờ tối T19:00"]),
        ("Chương trình phát lúc 8 giờ tối nay.", ["8 giờ T20:00"]),
        ("Đoàn lên đường lúc hai giờ rưỡi.", ["hai giờ rưỡi T02:30"]),
        ("Xã báo cáo trước 9 giờ ngày 5/12.", ["9 giờ T09:00"]),
        ("Giá mới áp dụng từ 0h ngày 1/7.", ["0h T00:00"]),
        ("Bộ phận một cửa làm việc từ 7 giờ đến 11 giờ.", ["7 giờ T07:00", "11 giờ T11:00"]),
        ("Đường cấm xe tải 6h-8h.", ["6h T06:00", "8h T08:00"]),
    ],
)
def test_clock_times_are_found(text: str, times: list[str]) -> None:
    assert [f"{span.text} {span.timex}" for span in find_clock_times(text)] == times


@pytest.mark.parametrize(
    "text",
    [
        "Phiên chất vấn kéo dài 3 giờ.",
        "Tổ công tác mất 2 giờ đồng hồ.",
        "Công an xã trực 24/24 giờ.",
        "Bác sĩ theo dõi từ 4 giờ trở lên.",
        "Học viên học 200 giờ.",
        "Tỷ số là 2:1.",
        "Mạng 5G phủ ba xã.",
        "Bà làm ở Phòng Tài chính 5 năm.",
        "Trong 8 giờ 30 người đã đến.",
    ],
)
def test_lengths_of_time_and_look_alikes_are_no_clock_times(text: str) -> None:
    assert find_clock_times(text) == []


@pytest.mark.parametrize("written", ["8 giờ", "8h", "14h30", "14g15", "19:30", "3 giờ rưỡi chiều", "9 giờ kém 15"])
def test_no_number_and_no_date_is_read_within_a_clock_time(written: str) -> None:
    text = f"Cử tri gặp đại biểu lúc {written} ngày 9/10."
    assert find_numbers(text) == []
    assert [span.text for span in find_dates(text)] == ["ngày 9/10"]


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["{}h{:02d}", "{}g{:02d}", "{:02d}:{:02d}", "{}h{}"]))
def test_every_hour_and_minute_reads_back(hour: int, minute: int, form: str) -> None:
    written = form.format(hour, minute)
    (span,) = find_clock_times(f"Hội nghị bắt đầu lúc {written}, kết thúc cùng buổi.")
    assert (span.text, span.timex) == (written, f"T{hour:02d}:{minute:02d}")


PIECES = [
    "8",
    "24",
    "giờ",
    "h",
    "30",
    "phút",
    "rưỡi",
    "kém",
    "sáng",
    "tối nay",
    ":",
    " ",
    "lúc",
    "-",
    "đến",
    "mười",
    "\n",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)))
def test_any_text_is_survived(text: str) -> None:
    end = 0
    for span in find_clock_times(text):
        assert text[span.start : span.end] == span.text != ""
        assert span.start >= end
        end = span.end


@pytest.mark.parametrize("piece", ["8h", "8 giờ ", "8:", "12h30 đến ", "mười ", "8 giờ 30 ", "lúc "])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        return min(timeit.repeat(lambda: find_clock_times(text), number=1, repeat=3))

    assert seconds(40_000) < 8 * max(seconds(10_000), 0.01)
