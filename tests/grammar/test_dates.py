"""Vietnamese calendar expressions: the table of the guide, look-alikes, round trips, hostile text."""

from __future__ import annotations

import datetime
import re
import timeit
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.dates import find_dates

GUIDE = Path(__file__).parents[2] / "docs" / "dates.md"
KINDS = {"day", "month", "quarter", "half", "year", "interval", "term"}
BASES = {"explicit", "year_from_context", "year_from_publication", "relative", "unresolved"}


def guide_rows() -> list[tuple[str, str, list[str], list[str], list[str]]]:
    rows, published = [], ""
    for line in GUIDE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            published = ""
        if match := re.fullmatch(r"Published (\S+)\.", line):
            published = match[1]
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == 4 and cells[0] != "text" and not cells[0].startswith("---"):
            values, kinds, bases = ([] if cell == "–" else cell.replace("`", "").split("; ") for cell in cells[1:])
            rows.append((cells[0], published, values, kinds, bases))
    return rows


def timexes(text: str, published: str = "") -> list[str]:
    reference = datetime.date.fromisoformat(published) if published else None
    return [span.timex for span in find_dates(text, reference=reference)]


def test_the_guide_has_its_tables() -> None:
    assert len(guide_rows()) > 80


@pytest.mark.parametrize(("text", "published", "values", "kinds", "bases"), guide_rows())
def test_every_form_of_the_guide_is_read_as_it_says(
    text: str, published: str, values: list[str], kinds: list[str], bases: list[str]
) -> None:
    spans = find_dates(text, reference=datetime.date.fromisoformat(published) if published else None)
    assert [span.timex for span in spans] == values
    assert [span.kind for span in spans] == kinds
    assert [span.basis for span in spans] == bases


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the same figures, a date and none
        ("Ngày 12/12, tỉnh công bố kết quả.", ["XXXX-12-12"]),
        ("Huyện đạt 12/12 tiêu chí.", []),
        ("Kỳ họp diễn ra từ 2/3 đến 4/3.", ["XXXX-03-02/XXXX-03-04"]),
        ("Cần từ 2/3 tổng số đại biểu tán thành.", []),
        ("Phiên họp tháng 3/2018 của Thường trực.", ["2018-03"]),
        ("Nghị quyết số 3/2018 có hiệu lực.", []),
        ("Thông tư 12/2017/TT-BTC và công văn 5/2018-CV.", []),
        ("Kế hoạch năm 2019 của HĐND huyện.", ["2019"]),
        ("Luật Ngân sách nhà nước năm 2015.", []),
        ("Nghị quyết về kế hoạch giám sát năm 2018.", ["2018"]),
        ("Sau 3 tháng 5 ngày, đoàn về.", []),
        ("Trong 6 tháng, huyện làm xong 10 km.", []),
        ("Ông Ngô Văn Quý phát biểu.", []),
        ("Quý vị đại biểu, quý 1,62 triệu đồng.", []),
        ("Hơn 2000 người dự lễ.", []),
        ("Đạt tiêu chuẩn ISO 2000.", []),
        ("Cuộc thi có 1985 bài dự thi.", []),
        ("Gọi 0912.345.678 hoặc 024-3825-1111.", []),
        ("Nhà số 5-7 phố Bà Triệu, ngõ 12/3.", []),
        ("Lãi suất 4.5, tỷ số 2-1, hệ số từ 3.1 đến 4.12.", []),
        ("Ngày 31/4 và ngày 30/2 không có trong lịch.", []),
        ("Năm Căn là huyện của tỉnh Cà Mau.", []),
        ("Ngày 29/2/2023 không có, ngày 29/2/2024 có.", ["2024-02-29"]),
        # a list goes on with figures that belong to something else
        ("Ngày 5/12, 3 đại biểu chất vấn.", ["XXXX-12-05"]),
        ("Năm 2018, 1.200 hộ thoát nghèo.", ["2018"]),
        # the word behind a figure decides
        ("Tối 5-7 người dân đến trụ sở.", []),
        ("Cử tri gửi đơn chậm nhất 12/4.", ["XXXX-04-12"]),
    ],
)
def test_context_tells_dates_from_look_alikes(text: str, values: list[str]) -> None:
    assert timexes(text) == values


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Sáng 5/12, HĐND họp.", "morning"),
        ("Rạng sáng 5/12, mưa lớn.", "morning"),
        ("Chiều ngày 5/12, HĐND họp.", "afternoon"),
        ("Chiều muộn 5/12, HĐND họp.", "afternoon"),
        ("Tối thứ Bảy, ngày 5/12, HĐND họp.", "evening"),
        ("Ngày 5/12, HĐND họp.", ""),
    ],
)
def test_the_part_of_the_day_stands_before_the_day(text: str, part: str) -> None:
    (span,) = find_dates(text)
    assert span.part_of_day == part


def test_days_covered_are_given_where_the_year_is_known() -> None:
    half, open_day = find_dates("6 tháng đầu năm 2018 và ngày 3/4 hằng năm")
    assert (half.first, half.last) == ("2018-01-01", "2018-06-30")
    assert (open_day.first, open_day.last) == ("", "")


# -- properties --------------------------------------------------------------------------------------------------------

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
FORMS = (
    "ngày {d}/{m}/{y}",
    "ngày {d:02d}/{m:02d}/{y}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "ngày {d} tháng {m} năm {y}",
    "ngày {d:02d} tháng {m:02d} năm {y}",
    "ngày {d} tháng {m}/{y}",
    "ngày {d} / {m} / {y}",
)


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(["Họp {}", "({}) HĐND họp.", "{}", "Sáng {}, HĐND họp."]))
def test_every_full_day_reads_back(day: datetime.date, form: str, frame: str) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    (span,) = find_dates(frame.format(written))
    assert (span.timex, span.kind, span.basis, span.text) == (day.isoformat(), "day", "explicit", written)


@given(DAYS, DAYS)
def test_two_days_joined_by_den_are_one_interval(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    if first == last or (first.day, first.month) == (last.day, last.month):
        return
    text = f"Từ ngày {first.day}/{first.month}/{first.year} đến ngày {last.day}/{last.month}/{last.year}, đoàn đi."
    assert timexes(text) == [f"{first}/{last}"]


@given(st.integers(1, 12), st.integers(1900, 2099), st.sampled_from(["tháng {}/{}", "tháng {} năm {}", "tháng {}-{}"]))
def test_every_month_reads_back(month: int, year: int, form: str) -> None:
    assert timexes(f"Trong {form.format(month, year)}, HĐND họp.") == [f"{year}-{month:02d}"]


YEARS = st.integers(1900, 2099)
ROMAN = ("I", "II", "III", "IV")


@given(st.integers(1, 4), YEARS, st.sampled_from(["quý {r}/{y}", "quý {r} năm {y}", "quý {q} năm {y}", "quí {q}-{y}"]))
def test_every_quarter_reads_back(quarter: int, year: int, form: str) -> None:
    written = form.format(q=quarter, r=ROMAN[quarter - 1], y=year)
    (span,) = find_dates(f"Thu ngân sách {written} đạt khá.")
    assert (span.timex, span.kind, span.text) == (f"{year}-Q{quarter}", "quarter", written)


@given(st.integers(2, 11), YEARS, st.sampled_from(["đầu", "cuối"]))
def test_every_run_of_months_reads_back(count: int, year: int, side: str) -> None:
    (span,) = find_dates(f"Thu ngân sách {count} tháng {side} năm {year} đạt khá.")
    first, last = (1, count) if side == "đầu" else (13 - count, 12)
    assert (span.first[:7], span.last[:7]) == (f"{year}-{first:02d}", f"{year}-{last:02d}")


@given(YEARS, st.integers(1, 20), st.sampled_from(["{}-{}", "{} - {}", "{}–{}", "{} đến {}"]))
def test_every_term_and_span_of_years_reads_back(year: int, length: int, form: str) -> None:
    written = form.format(year, year + length)
    (term,) = find_dates(f"HĐND tỉnh nhiệm kỳ {written} họp.")
    (span,) = find_dates(f"Đề án giai đoạn {written} được duyệt.")
    assert (term.timex, term.kind, term.text) == (f"{year}/{year + length}", "term", written)
    assert (span.timex, span.kind, span.text) == (f"{year}/{year + length}", "interval", written)


@given(DAYS, st.lists(st.integers(1, 28), min_size=2, max_size=5, unique=True))
def test_every_list_of_days_reads_back(day: datetime.date, listed: list[int]) -> None:
    numbers = sorted(listed)
    written = ", ".join(map(str, numbers[:-1])) + f" và {numbers[-1]}/{day.month}/{day.year}"
    assert timexes(f"Ngày {written}, HĐND tỉnh họp.") == [f"{day.year}-{day.month:02d}-{each:02d}" for each in numbers]


@given(DAYS.filter(lambda day: day.year > 1901), st.integers(-120, 60))
def test_a_day_near_publication_takes_its_year(published: datetime.date, distance: int) -> None:
    day = published + datetime.timedelta(days=distance)
    text = f"Ngày {day.day}/{day.month}, HĐND tỉnh họp."
    (span,) = find_dates(text, reference=published)
    assert (span.timex, span.basis) == (day.isoformat(), "year_from_publication")


FRAGMENTS = st.sampled_from(
    ["ngày ", "tháng ", "năm ", "quý ", "sáng ", "từ ", "đến ", " và ", ", ", "/", "-", ".", "(", ")", "\n", " ",
     "5", "12", "2018", "31/2", "29/2",
     "hôm nay", "cùng ngày", "thứ hai", "mùng ", "âm lịch", "Luật ", "nhiệm kỳ ", "ký ngày 1/1/2013",
     "sơ kết 2 năm ", "İ", "\u00a0", "𝟓", "5/12/0001", "9999", "tuần tới", "quý này", "6 tháng đầu năm", "quý II"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(FRAGMENTS, max_size=25).map("".join)), st.none() | DAYS)
def test_any_text_is_survived_and_spans_are_the_text(text: str, reference: datetime.date | None) -> None:
    end = 0
    for span in find_dates(text, reference=reference):
        assert text[span.start : span.end] == span.text != ""
        assert span.start >= end
        assert span.kind in KINDS
        assert span.basis in BASES
        assert span.timex
        for day in span.timex.split("/"):
            assert len(day) != 10 or day.startswith("XXXX") or datetime.date.fromisoformat(day)
        end = span.end


@pytest.mark.parametrize(
    "unit",
    ["1/1/", "ngày ", "1-", "1, ", "ngày 1, ", "tháng 1, ", "năm 2018, ", "cùng ngày ", "sáng 5/12 ", "9", " ", "(",
     "6 tháng đầu năm ", "kỳ họp thứ nhất nhiệm kỳ 2016-2021 ", "luật a ", "quý i và ", "sơ kết 2 năm ", "\n5/12, "],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return min(timeit.repeat(lambda: find_dates(text), number=1, repeat=5))

    find_dates("ngày 5/12")
    assert seconds(40_000) < 8 * max(seconds(10_000), 0.02)
