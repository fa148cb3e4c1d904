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
