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
        ("Sáng 6/7, số vụ giảm so với cùng kỳ năm 2016.", "2017-07-06", "date.compared_year"),
        ("Sáng 9/12, HĐND giao kế hoạch năm 2015. Năm 2015 giảm 12 người.", "2014-12-09", "date.topic_year"),
        ("Chiều 15/5, bộ họp. Thông tư có hiệu lực từ ngày 20/8/2017.", "2017-05-15", "date.effective_day"),
        ("Ngày 10/4, bà nhận nhiệm vụ. Trước đó ngày 20/9/2017, bà xin thôi.", "2018-04-10", "date.after_event"),
        ("Ngày 20/9, thí sinh dự kỳ thi tuyển công chức 2018.", "2018-09-20", "date.topic_year"),
        ("Đến hết 31/12, huyện thu đủ. Kế hoạch năm 2019 giữ nguyên.", "2018-12-31", "date.topic_year"),
        ("Ngày 18-5, dân họp thôn. Ảnh chụp ngày 18-5-2015.", "2015-05-18", "date.same_day_written"),
        ("Ngày 5-4, xe gặp nạn. Đăng kiểm ngày 8/3/2019. Xe mua ngày 5/4/2013.", "2019-04-05", "date.after_event"),
        ("Chiều 12/5, xã họp. Đầu năm 2019, dân chặn xe.", "2019-05-12", "date.edge_of_year"),
        ("Ngày 20/1, tỉnh họp. Cuối năm 2018, tỉnh đã hỏi ý kiến dân.", "2019-01-20", "date.edge_of_year"),
        ("Chiều 20/10, tỉnh họp. Cầu sẽ khởi công cuối năm 2018.", "2018-10-20", "date.before_event"),
        ("Sáng 8/12, HĐND bàn việc thu phí từ đầu năm 2015.", "2014-12-08", "date.effective_day"),
        ("Chiều 25/7, sở trả lời. Việc thu hồi xong ngay trong quý 3/2019.", "2019-07-25", "date.before_event"),
        ("Sáng 14/5, sở trả lời. Từ nay đến tháng 8/2019, các quán được rà soát.", "2019-05-14", "date.before_event"),
        ("Sáng 20/12, huyện chúc mừng nhân dịp năm mới 2019.", "2018-12-20", "date.new_year"),
        ("Sáng 8/1, xã tặng quà Tết Nguyên đán Kỷ Hợi 2019.", "2019-01-08", "date.new_year"),
        ("Chiều 24/8, HĐND bàn học phí. Năm học 2015-2016 tăng 50 lớp.", "2015-08-24", "date.topic_year"),
        ("Sáng 12/8, ngành tổng kết năm học 2018-2019.", "2019-08-12", "date.topic_year"),
        ("Sáng 3/12, HĐND họp. Tài liệu có báo cáo thu chi năm 2017 và phần ước thực hiện của năm 2018.",
         "2018-12-03", "date.reviewed_year"),
        ("Chiều 15/12, sở họp. Dự kiến năm 2016, 20 chung cư được kiểm định.", "2015-12-15", "date.topic_year"),
        ("Ngày 1/7, sở trả lời. Dự kiến năm 2019 sẽ xong quy hoạch.", "2019-07-01", "date.topic_year"),
        ("Ngày 6/12, HĐND bàn danh mục dự án cần thu hồi đất năm 2018.", "2017-12-06", "date.topic_year"),
        ("Ngày 15/8, dân phản đối. Tháng 5/2019, khi biết tỉnh sẽ xây lò, dân đã viết đơn.", "2019-08-15",
         "date.after_event"),
        ("Ngày 4/6, sở trả lời. Mặt bằng được giao từ nay cho đến tháng 10/2019.", "2019-06-04", "date.before_event"),
        ("Sáng 21/6, hội trao giải báo chí lần thứ 37 năm 2019.", "2019-06-21", "date.topic_year"),
        ("Chiều 17/12, HĐND họp. Năm 2018 này, thu ngân sách khá.", "2018-12-17", "date.topic_year"),
        ("Sáng 9/1, xã họp. Vụ lúa năm 2018 vừa qua được mùa.", "2019-01-09", "date.reviewed_year"),
        ("Ngày 3/1, sở báo cáo kết quả thu - chi ngân sách năm 2018.", "2019-01-03", "date.reviewed_year"),
        ("Sáng 8/12, sở trả lời. Chợ xây năm 2012. Việc thanh tra dự kiến xong giữa tháng 1/2018.", "2017-12-08",
         "date.before_event"),
        ("Ngày 30/12, xã nghe báo cáo tình hình kinh tế - xã hội năm 2014.", "2014-12-30", "date.reviewed_year"),
        ("Kỳ họp dự kiến mở ngày 9/7. Báo cáo 6 tháng đầu năm 2018 đã gửi.", "2018-07-09", "date.reviewed_year"),
        ("Ngày 3/4, HĐND bầu ông Lò Văn Mẫu, 47 tuổi. Ông Lò Văn Mẫu sinh năm 1972.", "2019-04-03", "date.age"),
        ("Ngày 3/4, ông Lò Văn Mẫu, 24 tuổi, nhận việc. Ông Lò Văn Mẫu sinh năm 1995.", "2019-04-03", "date.age"),
        ("Ngày 3/4, ông Lò Văn Mẫu, 47 tuổi, làm chủ tịch nhiệm kỳ 2016-2021. Năm 2012 ông về xã. Ông Lò Văn Mẫu sinh "
         "năm 1972.", "2019-04-03", "date.age"),
        ("Ngày 3/4, bà Bùi Thị Thử (45 tuổi) trúng cử. Bà Bùi Thị Thử sinh ngày 2/9/1974.", "2019-04-03", "date.age"),
        ("Ngày 20/3, tỉnh họp. Trước đó, tháng 12/2018, tỉnh đã nghe về dự kiến bồi thường.", "2019-03-20",
         "date.after_event"),
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
        "Ngày 11/4, xã trả lời. Căn cứ Quyết định số 12 ngày 20/9/2017 của tỉnh.",
        "Ngày 11/4, xã trả lời. Ngày 20/9/2017, tỉnh ban hành Quyết định về giá đất.",
        "Ngày 11/6, xã trả lời. Dân gửi đơn ngày 20/9/2017.",
        "Ngày 15/1, thu ngân sách tăng so với cùng kỳ năm 2016.",
        "Ngày 8/5, xã trả lời. Luật có hiệu lực từ ngày 1/1/2009. Năm 2012 xã đã đo đất.",
        "Ngày 12/5, xã trả lời. Kết luận ngày 15/1/2011 nêu rõ. Luật Xây dựng 2014 quy định.",
        "Sáng 10/8, xã họp. Cuối năm 2015, xã mất điện.",
        "Sáng 1/10, HĐND bầu ông Mẫu làm chủ tịch. Tháng 9/2017, ông được bổ nhiệm giám đốc sở.",
        "Sáng 10/3, xã họp. Cuối năm 2015, xã mất điện. Năm 2017, đường dây được thay.",
        "Sáng 6/12, huyện họp. Từ cuối năm 2016, vỉa hè được lát đá.",
        "Chiều 4/8, HĐND bàn sách mới, dùng từ năm học 2017-2018.",
        "Chiều 4/8, HĐND bàn học phí năm học 2018-2019, mức trần đến năm học 2020-2021.",
        "Ngày 29/4, phố đi bộ mở. Đường hoa đón Tết Bính Thân 2016 đặt ở đó.",
        "Ngày 3/4, ông Lò Văn Mẫu, 47 tuổi, nhận việc. Ông Giàng A Thử sinh năm 1972.",
        # of another of like name, past all years, later than what is told, and with two ages or births
        "Ngày 3/4, ông Lò Văn Mẫu, 47 tuổi, nhận việc. Ông Hà Văn Mẫu sinh năm 1972.",
        "Ngày 3/4, ông Lò Văn Mẫu, 47 tuổi, nhận việc. Ông Lò Văn Mẫu sinh năm 1999.",
        "Ngày 3/4, ông Lò Văn Mẫu, 47 tuổi, nhận việc. Ông Lò Văn Mẫu sinh năm 1972, ông Lò Văn Mẫu sinh năm 1975.",
        "Ngày 3/4, ông Lò Văn Mẫu, 47 tuổi, nhận việc. Chợ xây năm 2012. Ông Lò Văn Mẫu sinh năm 1972.",
        "Ngày 3/4, ông Lò Văn Mẫu, 47 tuổi, gặp ông Lò Văn Mẫu, 35 tuổi. Ông Lò Văn Mẫu sinh năm 1972.",
        "Sáng 7/6, tỉnh họp. Kế hoạch giai đoạn 2016-2020 được bàn. Ngày 2/3/2012, tỉnh đã họp.",
        "Theo danh sách ban hành ngày 8/5/2017, hội đồng có 9 người. Tối 14/9, một người bị bắt.",
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
        ("Tháng tư", "2024-04", ""),
        ("Tháng mười năm 2023", "2023-10", ""),
        ("3/3/2024", "2024-03-03", ""),
        ("12 tháng 10 năm 2023", "2023-10-12", ""),
        ("Ngày 12/10", "2023-10-12", ""),
        ("Thứ ba ngày mồng 6 tháng 2", "2024-02-06", ""),
        ("Chúa nhật ngày 7 tháng 4", "2024-04-07", ""),
        ("Thứ tư của tuần tới", "2024-03-20", ""),
        ("Chúa nhật tuần này", "2024-03-17", ""),
        ("Buổi sáng nay", "2024-03-14", "morning"),
        ("Tối hôm nay", "2024-03-14", "evening"),
        ("Tối ngày mai", "2024-03-15", "evening"),
        ("Tối mai lúc 8 giờ", "2024-03-15", "evening"),
        ("8 giờ tối nay", "2024-03-14", "evening"),
        ("3 giờ chiều ngày mai", "2024-03-15", "afternoon"),
        ("Lúc 4:00 chiều ngày 23/2", "2024-02-23", "afternoon"),
        ("Hôm nay lúc 2 giờ chiều", "2024-03-14", ""),
        ("Hôm qua 08:16", "2024-03-13", ""),
        ("Thứ Tư, 07/02/2024 | 22:34", "2024-02-07", ""),
        ("9 Tháng 1 2024 lúc 15:08", "2024-01-09", ""),
        ("05 Tháng một 2024 - 03:54", "2024-01-05", ""),
        ("29 tháng 10, 2023", "2023-10-29", ""),
        ("Từ 10 đến 15 tháng 5 năm 2023", "2023-05-10/2023-05-15", ""),
        ("Từ 10 tháng 6 đến 20 tháng 7 năm 2023", "2023-06-10/2023-07-20", ""),
        ("Ngày 30-4-1975", "1975-04-30", ""),
        ("Năm 1850 đến 1958", "1850/1958", ""),
        ("Đầu năm 2009", "2009", ""),
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


@pytest.mark.parametrize(
    "text",
    [
        "15 tháng trước", "23 ngày trước", "3 năm tới", "2 tháng vừa rồi", "ba tháng tiếp theo", "sau 22 giờ nữa",
        "nhiều năm nay", "thập niên 1950", "thế kỷ XIX", "tuần sau", "mùa đông này", "thứ hai", "năm trước",
        "giáng sinh", "3/3/17", "lúc 2 giờ rưỡi", "10h45", "15:23:24", "bây giờ",
    ],
)  # fmt: skip
def test_forms_of_other_tools_that_are_no_value_of_a_table(text: str) -> None:
    assert find_dates(text, reference=datetime.date(2024, 3, 14)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ngày 24/10/2017, HĐND họp về 9 tháng đầu năm.", ["2017-10-24", "2017-01/2017-09"]),
        ("Ngày 10/7/2019, HĐND sơ kết 6 tháng đầu năm.", ["2019-07-10", "2019-H1"]),
        ("Ngày 10/7/2019, HĐND bàn việc 6 tháng cuối năm.", ["2019-07-10", "2019-H2"]),
        ("Ngày 10/1/2019, sở báo cáo thu quý IV.", ["2019-01-10", "2018-Q4"]),
        ("Ngày 10/1/2019, sở báo cáo. Tháng 12, thu khá.", ["2019-01-10", "2018-12"]),
    ],
)
def test_a_part_of_a_year_is_the_one_that_lies_nearest(text: str, values: list[str]) -> None:
    assert [span.timex for span in find_dates(text)] == values


def test_a_day_told_in_one_breath_with_another_is_near_it() -> None:
    text = "Ngày 8/6/2017, đài đưa tin. Tối 19/6/2014, ông bị bắt, hôm sau (20/6) huyện ủy họp."
    assert [span.timex for span in find_dates(text)] == ["2017-06-08", "2014-06-19", "2014-06-20"]


def test_the_own_day_written_with_its_year_elsewhere_is_the_reference() -> None:
    text = "Sáng nay, 2/6, hội thi mở. Hội thi kéo dài trong hai ngày 2-3/6/2017. Giải trao tối 21/6 tới."
    assert [span.timex for span in find_dates(text)] == ["2017-06-02", "2017-06-02/2017-06-03", "2017-06-21"]


def test_an_announced_day_follows_what_happened_last() -> None:
    text = "Kỳ họp dự kiến mở ngày 4/12. Tháng 11/2017, các ban đã thẩm tra."
    assert first(text) == ("2017-12-04", "date.after_event")


def test_a_half_takes_the_year_of_the_same_half() -> None:
    text = "Trong 6 tháng đầu năm, thu khá. Sơ kết 6 tháng đầu năm 2017. Khởi công vào năm 2019, vào năm 2019."
    assert first(text) == ("2017-H1", "date.same_day_written")


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
