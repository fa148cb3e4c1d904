"""The time that a number measures."""

from __future__ import annotations

import re

import pytest

from pipeline.grammar.periods import Calendar, Periods


def period_of(article: str, number: str, *, review: bool = False) -> str:
    """First day of the period of ``number``; paragraphs are lines, "năm 2021" and "quý I/2022" the dates."""
    dates = []
    for match in re.finditer(r"[Nn]ăm (\d{4})|quý I/(\d{4})", article):
        year, quarter = match.groups()
        kind, last = ("quarter", f"{quarter}-03-31") if quarter else ("year", f"{year}-12-31")
        dates.append(Calendar(match.start(), match.end(), kind, f"{year or quarter}-01-01", last))
    sentences = [match.span() for match in re.finditer(r"[^.\n]+\.?", article) if match.group().strip()]
    sentences = [(start + (article[start] == " "), end) for start, end in sentences]
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", article)]
    start = article.index(number)
    found = Periods(article, dates, sentences, paragraphs, review=review).at(start, start + len(number))
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("article", "number", "first"),
    [
        ("Trong năm 2021, huyện tổ chức 5 kỳ họp.", "5", "2021-01-01"),
        ("Đến năm 2021, tỉnh có 60 xã đạt chuẩn.", "60", "2021-01-01"),
        ("Huyện tổ chức 5 kỳ họp trong năm 2021.", "5", "2021-01-01"),
        ("Tỉnh có 7 việc của chương trình năm 2021, như tiếp dân.", "7", "2021-01-01"),
        ("Theo báo cáo, quý I/2022 huyện thu 3 tỷ, tăng 8% so với cùng kỳ năm 2021.", "8", "2022-01-01"),
        ("Tổng số hộ nghèo năm 2021 là 900 hộ, trong đó có 50 hộ mới.", "50", "2021-01-01"),
        ("Trong năm 2021, huyện họp. Huyện nhận 40 đơn.", "40", "2021-01-01"),
        ("Huyện có 900 hộ nghèo năm 2021. Trong đó 50 hộ mới.", "50", "2021-01-01"),
        ("Bà Sen cho biết trong năm 2021, huyện xử lý 65 vụ.", "65", "2021-01-01"),
    ],
)
def test_the_text_tells(article: str, number: str, first: str) -> None:
    assert period_of(article, number) == first


@pytest.mark.parametrize(
    ("article", "number"),
    [
        ("Huyện nhận 40 đơn.", "40"),
        ("Số đơn tăng 12 đơn so với năm 2021.", "12"),
        ("Ông được kết nạp năm 2021, hai lần được khen.", "hai"),
        ("Số vụ tăng 12 vụ so với thời điểm năm 2021.", "12"),
        ("Xuân Tân Sửu năm 2021, huyện gặp 40 doanh nghiệp.", "40"),
        ("Huyện có 8 nhóm giải pháp, phấn đấu hoàn thành trong năm 2021.", "8"),
        ("Đề án năm 2021 nêu rõ mục tiêu, có 8 nhóm giải pháp.", "8"),
    ],
)
def test_the_text_does_not_tell(article: str, number: str) -> None:
    assert period_of(article, number) == ""


REVIEW = (
    "Năm 2021, huyện đạt nhiều kết quả.\nHuyện tổ chức 5 kỳ họp.\nTại hội nghị, 3 tập thể được khen.\nCó 2 cá nhân."
)


def test_a_review_carries_its_period_over_paragraphs() -> None:
    assert period_of(REVIEW, "5", review=True) == "2021-01-01"
    assert period_of(REVIEW, "5", review=False) == ""


def test_the_report_of_the_meeting_ends_the_review() -> None:
    assert period_of(REVIEW, "3", review=True) == ""
    assert period_of(REVIEW, "2 cá nhân", review=True) == ""


def test_items_of_a_list_take_the_period_of_the_line_that_introduces_it() -> None:
    article = (
        "Theo báo cáo, năm 2021, huyện đạt nhiều kết quả. Cụ thể:\n- Tổ chức 5 kỳ họp;\n- Nhận 40 đơn.\nCó 3 dự án."
    )
    assert period_of(article, "40") == "2021-01-01"
    assert period_of(article, "3 dự án") == ""


@pytest.mark.parametrize(
    ("article", "number", "days"),
    [
        ("Hai năm 2015 và 2016, tổ kiểm tra 98 cơ sở.", "98", ("2015-01-01", "2016-12-31")),
        ("Năm 2013, 2014, huyện xử lý 7 vụ.", "7 vụ", ("2013-01-01", "2014-12-31")),
        ("Từ ngày 5/3/2015 đến ngày 20/10/2017, có 6 vụ.", "6 vụ", ("2015-03-05", "2017-10-20")),
        ("Từ ngày 5/3/2015 đến ngày 20/10/2017, với 6 vụ.", "6 vụ", ("2015-03-05", "2017-10-20")),
        ("Có 3 xã sáp nhập năm 2021 và 8 xã sáp nhập năm 2022.", "3 xã", ("2021-01-01", "2021-12-31")),
        ("Có 3 xã sáp nhập năm 2021 và 8 xã sáp nhập năm 2022.", "8 xã", ("2022-01-01", "2022-12-31")),
        ("Xã khoe kết quả năm 2021. Thu đạt 95 tỷ đồng, tăng 4% so với cùng kỳ.", "95", ("2021-01-01", "2021-12-31")),
        ("Xã khoe kết quả năm 2021. Thu đạt 95 tỷ đồng.", "95", None),
        ("Xã đề ra mục tiêu đến năm 2025, 90 hộ thoát nghèo.", "90", ("2025-01-01", "2025-12-31")),
        ("Thu thuế năm 2021 của TP. Sông Mã là 95 tỷ đồng.", "95", ("2021-01-01", "2021-12-31")),
        ("Xã có 7 vụ cháy (năm 2021), nay hết.", "7 vụ", ("2021-01-01", "2021-12-31")),
        # Times of other things: what a number is compared with, a law, a decree, an end.
        ("Xã thu 95 tỷ đồng, nhiều hơn 3 tỷ đồng so với mức thực hiện năm 2021.", "3 tỷ", None),
        ("Xã sẽ giảm 5 người so với nhiệm kỳ này (năm 2021).", "5", None),
        ("Xã đạt 5 yêu cầu nêu trong Luật Trẻ em năm 2016.", "5", None),
        ("Năm 2021, tỉnh phê duyệt quy hoạch 3 loại rừng.", "3 loại", None),
        ("Năm 2021, tỉnh quy định mức thu 4 triệu đồng.", "4 triệu", None),
        # A decree that does not govern the number leaves it its time.
        ("Năm 2021, theo quy định, xã họp 3 kỳ.", "3 kỳ", ("2021-01-01", "2021-12-31")),
        ("Năm 2021, xã phạt hộ vi phạm quy định về rác 9 lần.", "9 lần", ("2021-01-01", "2021-12-31")),
        ("Năm 2021, tỉnh cho phép mở chợ, xã thu 9 tỷ đồng.", "9 tỷ", ("2021-01-01", "2021-12-31")),
        ("Năm 2021, xã làm xong quy hoạch và thu 9 tỷ đồng.", "9 tỷ", ("2021-01-01", "2021-12-31")),
        # A time in brackets is of the number in front of it, and of no other.
        ("Xã chi 5 tỷ đồng (năm 2021) và 6 tỷ đồng (năm 2022).", "5 tỷ", ("2021-01-01", "2021-12-31")),
        ("Xã chi 5 tỷ đồng (năm 2021) và 6 tỷ đồng (năm 2022).", "6 tỷ", ("2022-01-01", "2022-12-31")),
        ("Xã chi 5 tỷ đồng (năm 2021) và 6 tỷ đồng cho chợ.", "6 tỷ", None),
        ("Năm 2022, xã (lập năm 2021, nay đã rộng hơn) thu 6 tỷ đồng.", "6 tỷ", ("2022-01-01", "2022-12-31")),
        ("Xã mở thêm 20 lớp từ nay đến năm 2025.", "20", None),
        ("Năm 2021, xã họp. " + "Người dân phấn khởi. " * 40 + "Có 5 vụ.", "5 vụ", None),
    ],
)
def test_periods_of_several_years_and_of_comparisons(article: str, number: str, days: tuple[str, str] | None) -> None:
    dates = []
    for match in re.finditer(r"ngày 5/3/2015 đến ngày 20/10/2017|(?:[Nn]ăm )?(20\d\d)(?!\d)", article):
        year = match[1]
        if year:
            dates.append(Calendar(*match.span(), "year", f"{year}-01-01", f"{year}-12-31"))
        else:
            dates.append(Calendar(*match.span(), "interval", "2015-03-05", "2017-10-20"))
    sentences = [match.span() for match in re.finditer(r"[^.\s](?:[^.]|(?<=TP)\.)*\.", article)]
    start = article.index(number)
    periods = Periods(article, dates, sentences, [(0, len(article))], review=False)
    assert periods.at(start, start + len(number)) == days


@pytest.mark.parametrize(
    ("rest", "indicator", "year"),
    [
        ("Kim ngạch xuất khẩu đạt 8 triệu USD.", "kim ngạch xuất khẩu", "2021"),
        ("Mỗi xã có 8 thôn.", "thôn", ""),
        ("Sản lượng đạt 8 tấn/năm.", "sản lượng", ""),
    ],
)
def test_what_flows_is_of_the_time_that_the_text_named_last(rest: str, indicator: str, year: str) -> None:
    first = "Xã khoe kết quả năm 2021."
    article = f"{first} {rest}"
    date = Calendar(article.index("năm"), len(first) - 1, "year", "2021-01-01", "2021-12-31")
    sentences = [(0, len(first)), (len(first) + 1, len(article))]
    periods = Periods(article, [date], sentences, [(0, len(article))], review=False)
    end = re.search(r"8 \w+", article).end()  # type: ignore[union-attr]
    found = periods.at(article.index("8 "), end, indicator)
    assert (found[0][:4] if found else "") == year
