"""The year that a date leaves out: what settles it and what does not."""

from __future__ import annotations

import datetime

import pytest

from pipeline.grammar.dates import find_dates


def first(text: str, published: str = "") -> tuple[str, str]:
    """Value and rule of the first date of a text."""
    span = find_dates(text, reference=datetime.date.fromisoformat(published) if published else None)[0]
    return span.timex, span.found_by


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("Chiều 21.12, Ban đánh giá kết quả hoạt động năm 2017.", "2017-12-21", "date.reviewed_year"),
        ("Sáng 9/1, Ban tổng kết công tác năm 2020, triển khai nhiệm vụ năm 2021.", "2021-01-09", "date.reviewed_year"),
        ("Ngày 29/6, phiên họp bàn nhiệm vụ 6 tháng cuối năm 2021.", "2021-06-29", "date.reviewed_year"),
        ("Chiều 3/7, tỉnh họp. Quý I/2021, thu ngân sách khá.", "2021-07-03", "date.after_event"),
        ("Sáng 20/8, đoàn đi xã. Nghị quyết ban hành ngày 5/6/2019.", "2019-08-20", "date.after_event"),
        ("Sáng 20/8, đoàn đi xã. Công trình dự kiến xong ngày 15/10/2019.", "2019-08-20", "date.before_event"),
        ("Thứ Hai, ngày 5/9, trường khai giảng. Ngày 1/3/2016, trường khởi công.", "2016-09-05", "date.weekday"),
        ("Ngày 20/5, công bố kết quả bầu cử đại biểu HĐND nhiệm kỳ 2016-2021.", "2016-05-20", "date.election"),
        ("Ngày 10/11, dâng hương kỷ niệm (15/11/1940 - 15/11/2020).", "2020-11-10", "date.anniversary"),
        ("Sáng 12/9, sơ kết 3 năm thực hiện Chỉ thị ban hành ngày 1/9/2018.", "2021-09-12", "date.duration"),
        ("Ngày 8/6, chương trình giám sát năm 2019 được thông qua.", "2018-06-08", "date.topic_year"),
        ("Ngày 8/6, HĐND bàn dự toán năm 2019.", "2019-06-08", "date.topic_year"),
        ("Ngày 18-5, dân họp thôn. Ảnh chụp ngày 18-5-2015.", "2015-05-18", "date.same_day_written"),
    ],
)  # fmt: skip
def test_the_article_settles_the_year(text: str, value: str, rule: str) -> None:
    assert first(text) == (value, rule)


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 4/4, HĐND huyện nhiệm kỳ 2011-2016 họp.",
        "Ngày 3/4, HĐND bàn quy hoạch đến năm 2030, tầm nhìn 2050.",
        "Ngày 3/4, ông Hoàng Văn Tám, sinh năm 1972, nhận quyết định.",
        "Ngày 3/10, theo Luật Đất đai năm 2013, xã trả lời dân.",
        "Ngày 3/10, xã trả lời. Ngày 1/2/2016, dân gửi đơn.",
        "Ngày 3/10, xã trả lời. Đầu tháng 12, xã họp.",
        "Ngày 8/5 hằng năm là ngày truyền thống. Sáng 3/10, xã họp.",
        "Ngày 12/5, xã trả lời. Kết luận ngày 15/1/2011 nêu rõ. Luật Xây dựng 2014 quy định.",
    ],
)
def test_what_settles_nothing_leaves_the_year_open(text: str) -> None:
    assert all(span.timex.startswith("XXXX") for span in find_dates(text) if span.basis != "explicit")
    assert any(span.basis == "unresolved" for span in find_dates(text))


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Ngày 28/12, HĐND họp.", "2024-01-05", "2023-12-28"),
        ("Ngày 5/1, HĐND sẽ họp.", "2023-12-28", "2024-01-05"),
        ("Ngày 10/6 tới, HĐND họp.", "2023-03-01", "2023-06-10"),
        ("Ngày 10/6 năm ngoái, HĐND họp.", "2023-08-01", "2022-06-10"),
        ("Quý IV, tỉnh thu vượt dự toán.", "2024-01-20", "2023-Q4"),
        ("Từ ngày 30/12 đến 2/1, cơ quan nghỉ.", "2024-01-05", "2023-12-30/2024-01-02"),
        ("Hôm kia, đoàn đã về.", "2024-03-01", "2024-02-28"),
        ("Tháng trước, xã đã báo cáo.", "2024-01-15", "2023-12"),
        ("Chủ nhật tuần này, xã bầu cử.", "2024-03-14", "2024-03-17"),
        ("Ngày 8/5 hằng năm là ngày truyền thống.", "2024-03-14", "XXXX-05-08"),
    ],
)
def test_the_publication_day_settles_the_year(text: str, published: str, value: str) -> None:
    assert first(text, published)[0] == value


def test_without_a_publication_day_deictic_days_are_not_reported() -> None:
    assert find_dates("Hôm qua, sáng nay và thứ năm tuần tới, đoàn làm việc.") == []


def test_the_same_day_is_the_one_named_before() -> None:
    days = find_dates("Sáng 5/12/2022, HĐND họp. Chiều cùng ngày, đoàn đi xã.")
    assert [span.timex for span in days] == ["2022-12-05", "2022-12-05"]
    assert days[1].basis == "relative"


def test_background_is_settled_first_where_it_leads_to_the_article() -> None:
    text = "Sáng 19/5, huyện họp.\nTháng 12/2012, đoàn khảo sát báo cáo.\nĐầu tháng 3, dự án dừng lại."
    assert [span.timex for span in find_dates(text)] == ["2013-05-19", "2012-12", "2013-03"]


def test_an_event_still_to_come_bounds_the_day() -> None:
    text = "Sáng nay 6-8, phiên họp mở đầu. Cuối tháng 11-2020, Ban sẽ khảo sát."
    assert find_dates(text)[0].timex == "2020-08-06"


@pytest.mark.parametrize(
    ("text", "value", "part"),
    [
        # forms that other tools' Vietnamese test corpora exercise; published on Thursday 14 March 2024
        ("Bữa nay", "2024-03-14", ""),
        ("Tối hôm qua", "2024-03-13", "evening"),
        ("Trưa ngày mai", "2024-03-15", "afternoon"),
        ("Ngày hôm kia", "2024-03-12", ""),
        ("Thứ ba tới", "2024-03-19", ""),
        ("Thứ năm tới", "2024-03-21", ""),
        ("Thứ ba vừa rồi", "2024-03-12", ""),
        ("Thứ năm vừa qua", "2024-03-07", ""),
        ("Thứ 6 của tuần này", "2024-03-15", ""),
        ("Chủ nhật tuần trước", "2024-03-10", ""),
        ("Quý này", "2024-Q1", ""),
        ("Quý trước", "2023-Q4", ""),
        ("Quý 4 của năm 2025", "2025-Q4", ""),
        ("Ngày mồng 3 tháng 5 năm 2023", "2023-05-03", ""),
        ("Ngày đầu tiên của tháng ba", "2024-03-01", ""),
        ("Vào lúc 7:30 chiều ngày 20 tháng 2 năm 2024", "2024-02-20", "afternoon"),
        ("Tháng 4 tới", "2024-04", ""),
        ("Năm tới", "2025", ""),
    ],
)
def test_forms_of_other_tools(text: str, value: str, part: str) -> None:
    (span,) = find_dates(text, reference=datetime.date(2024, 3, 14))
    assert (span.timex, span.part_of_day) == (value, part)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Thu ngân sách quý III và 9 tháng đầu năm 2022.", ["2022-Q3", "2022-01/2022-09"]),
        ("Sơ kết 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2022.", ["2022-H1", "2022-H2"]),
        ("Sơ kết 6 tháng đầu năm. Quý III/2022, huyện làm đường.", ["XXXX-H1", "2022-Q3"]),
    ],
)
def test_parts_of_a_year_named_in_one_breath_share_it(text: str, values: list[str]) -> None:
    assert [span.timex for span in find_dates(text)] == values


def test_events_of_untold_tense_on_both_sides_settle_the_day() -> None:
    text = "Sáng 8/2, sở trả lời. Ngày 2/2/2019, phòng kiểm tra. Việc rà soát từ ngày 15/2/2019."
    assert first(text) == ("2019-02-08", "date.after_event")


def test_a_deadline_years_ahead_settles_nothing() -> None:
    text = "Sáng 8/7, HĐND họp. Năm 2015 trạm thu phí mở. Dự kiến thu đến ngày 1/8/2033."
    assert first(text)[0] == "XXXX-07-08"


def test_the_first_day_with_its_year_is_the_reference_of_the_others() -> None:
    text = "Ngày 10/1/2023, HĐND huyện họp. Trước đó, ngày 25/12, Ban đã thẩm tra. Ngày 20/2 tới, đoàn đi xã."
    assert [span.timex for span in find_dates(text)] == ["2023-01-10", "2022-12-25", "2023-02-20"]
    assert find_dates(text)[1].basis == "year_from_context"


def test_a_documents_day_is_no_reference() -> None:
    text = "Theo Quyết định số 5 ngày 10/1/2013, xã lập tổ. Ngày 25/12, tổ họp."
    assert find_dates(text)[1].timex == "XXXX-12-25"


def test_29_february_stays_open_in_a_year_without_it() -> None:
    assert first("Ngày 29/2, HĐND họp.", "2024-03-01")[0] == "2024-02-29"
    assert first("Ngày 29/2 năm nay, HĐND họp.", "2023-03-01") == ("XXXX-02-29", "date.day_month")
