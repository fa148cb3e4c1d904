"""A page's article is kept whole and in order; what the page prints around it is not in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Article
from pipeline.ingest.article import make_article

TITLE = "Thường trực HĐND tỉnh Kon Tum họp phiên thứ mười chín"
LEAD = "Sáng 14/3/2023, Thường trực HĐND tỉnh Kon Tum họp phiên thứ 19 dưới sự chủ trì của bà Y Ngân Hà."
BODY = (
    "Phiên họp xem xét 4 tờ trình của UBND tỉnh về đầu tư công, thống nhất trình HĐND tỉnh tại kỳ họp chuyên đề tới "
    "và giao Ban Kinh tế - Ngân sách thẩm tra, báo cáo lại trước ngày 20/3."
)
MORE = "Cũng tại phiên họp, các đại biểu nghe báo cáo kết quả tiếp công dân tháng 2 với 12 lượt người."


def page(*lines: str) -> Article:
    return make_article("\n".join(lines))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_an_article_without_furniture() -> None:
    assert kinds(page(TITLE, "", LEAD, "", BODY)) == [("title", TITLE), ("lead", LEAD), ("body", BODY)]


def test_an_article_that_begins_with_its_lead_has_no_title() -> None:
    article = page(LEAD, BODY)
    assert article.title == ""
    assert [kind for kind, _ in kinds(article)] == ["lead", "body"]


@pytest.mark.parametrize(
    "above",
    [
        ["Trang chủ", "Giới thiệu", "Tin tức"],
        ["Trong nước"],
        ["Aa"],
        ["Trang chủ » Tin tức » Hoạt động HĐND"],
        ["Thứ hai 20/5/2024", "in trang"],
        ["Hôm nay: Thứ Sáu, ngày 05/01/2024"],
        [
            "CỔNG THÔNG TIN ĐIỆN TỬ",
            "HĐND TỈNH KON TUM",
            "Đăng nhập",
            "Tìm kiếm",
            "Văn bản mới ban hành",
            "Lịch làm việc",
        ],
    ],
    ids=lambda lines: lines[0],
)
def test_menus_above_the_title_go(above: list[str]) -> None:
    article = page(*above, TITLE, "", LEAD, BODY)
    assert kinds(article) == [("title", TITLE), ("lead", LEAD), ("body", BODY)]
    assert article.published_at == ""


@pytest.mark.parametrize(
    "below",
    [
        ["Bình luận", "Họ và tên: *", "Mã xác nhận: 8K2P"],
        ["Ý kiến của bạn", "Xem thêm bình luận", "Đọc thêm", "HĐND tỉnh khai mạc kỳ họp thứ năm"],
        ["CÁC TIN KHÁC", "HĐND huyện Sa Thầy tổng kết năm 2022", "Ông Tạ Văn Lộ nhận nhiệm vụ mới"],
        ["TAGS"],
        ["Từ khóa: HĐND, Kon Tum"],
        ["Đánh giá:", "lượt đánh giá: 9", "Thống kê: 1.234.567", "Online: 31"],
        ["Số lượt xem: 1.093", "2 15", "3 18"],
        ["Lên đầu trang", "Top"],
        ["Họp tổ giúp việc (05/08/2022)", "Tập huấn văn thư (01/08/2022)"],
        ["Bản quyền thuộc Đoàn ĐBQH và HĐND tỉnh", "Giấy phép số 45/GP-TTĐT"],
    ],
    ids=lambda lines: lines[0],
)
def test_what_follows_the_article_goes(below: list[str]) -> None:
    assert kinds(page(TITLE, "", LEAD, BODY, "Thu Nga", *below)) == [
        ("title", TITLE),
        ("lead", LEAD),
        ("body", BODY),
        ("byline", "Thu Nga"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Đánh giá cao kết quả giám sát, bà Y Ngân Hà đề nghị các ngành khắc phục hạn chế.",
        "Thống kê của Công an tỉnh cho biết có 15 vụ.",
        "Bình luận về việc này, một đại biểu nói ngân sách còn eo hẹp.",
        "Thông báo kết luận nêu rõ ba việc.",
        "Top 3 huyện dẫn đầu được khen thưởng.",
        "Giấy phép xây dựng được cấp cho 35 hộ.",
        "Liên hệ với thực tế, đại biểu nêu 2 kiến nghị.",
        "- Tiếp nhận 45 đơn;",
        "Cụ thể:",
        "Kết quả đạt được",
        "12 dự án (giai đoạn 2021-2025)",
    ],
)
def test_no_line_of_the_body_is_taken_for_furniture(line: str) -> None:
    assert line in page(TITLE, "", LEAD, line, BODY, MORE).text.split("\n")


def test_share_and_print_lines_go_wherever_they_stand() -> None:
    article = page(TITLE, "A+ A- | In trang | Lưu", LEAD, "Chia sẻ", BODY, ">> Kỳ họp thứ sáu có gì mới?", MORE)
    assert [text for _, text in kinds(article)] == [TITLE, LEAD, BODY, MORE]


@pytest.mark.parametrize(
    "caption",
    [
        "Quang cảnh phiên họp",
        "Quang cảnh phiên họp. Ảnh: T.N",
        "Bà Y Ngân Hà phát biểu kết luận phiên họp - Ảnh: THU NGA",
        "(Các đại biểu dự phiên họp)",
        "Ảnh Thu Nga",
        "Các đại biểu biểu quyết thông qua nghị quyết (Ảnh: Thu Nga)",
        "Đ/c A Mười - Trưởng Ban Dân tộc trình bày báo cáo",
        "Phó Chủ tịch UBND tỉnh (bên trái) trao đổi với cử tri",
    ],
)
def test_captions(caption: str) -> None:
    assert ("caption", caption) in kinds(page(TITLE, LEAD, caption, BODY))


def test_what_follows_a_picture_is_its_caption_and_the_mark_goes() -> None:
    article = page(TITLE, LEAD, "[img]", "Cán bộ xã Đăk Hà rà soát hộ nghèo tại thôn.", BODY)
    assert kinds(article)[2] == ("caption", "Cán bộ xã Đăk Hà rà soát hộ nghèo tại thôn.")
    assert "[img]" not in article.text


def test_the_numbered_alternative_text_of_a_picture_goes() -> None:
    article = page(TITLE, LEAD, f"{TITLE}- Ảnh 1.", "Các đại biểu thảo luận về đầu tư công trong năm tới.", BODY)
    assert [kind for kind, _ in kinds(article)] == ["title", "lead", "caption", "body"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Thu Nga", "Thu Nga"),
        ("THU NGA - VĂN LỘ", "THU NGA - VĂN LỘ"),
        ("Thu Nga/HTTV", "Thu Nga/HTTV"),
        ("T.NGA", "T.NGA"),
        ("HỒNG LÊ (Thực hiện)", "HỒNG LÊ"),
        ("Nhóm PV", "Nhóm PV"),
        ("Tin, ảnh: Thu Nga", "Thu Nga"),
        ("Tin ảnh: Thu Nga", "Thu Nga"),
        ("Theo TTXVN", "TTXVN"),
        ("Theo kontum.gov.vn", "kontum.gov.vn"),
        ("(Theo Báo Kon Tum)", "Báo Kon Tum"),
        ("Theo cổng thông tin điện tử Sở Y tế", "cổng thông tin điện tử Sở Y tế"),
        ("Nguồn tin: Phòng Công tác đại biểu", "Phòng Công tác đại biểu"),
    ],
)
def test_bylines_behind_the_text(line: str, author: str) -> None:
    article = page(TITLE, LEAD, BODY, line)
    assert kinds(article)[-1] == ("byline", line)
    assert article.author == author


@pytest.mark.parametrize("line", ["Kon Tum", "Đại biểu dự họp", "Ông A Mười", "HĐND tỉnh", "Tweet", "Theo báo cáo"])
def test_other_capitalised_lines_are_no_bylines(line: str) -> None:
    assert page(TITLE, LEAD, BODY, line).author == ""


@pytest.mark.parametrize("byline", ["Thu Nga", "Hoàng Văn Lộ, Thu Nga (TTXVN)", "PV (TTXVN)", "T.N"])
def test_a_byline_that_runs_into_the_last_paragraph(byline: str) -> None:
    article = page(TITLE, LEAD, f"{BODY} {byline}")
    assert kinds(article)[-2:] == [("body", BODY), ("byline", byline)]


@pytest.mark.parametrize("end", ["tại TP. Kon Tum.", "ở TP. Pleiku", "do ông A Mười chủ trì", "./."])
def test_the_last_sentence_stays_whole(end: str) -> None:
    assert kinds(page(TITLE, LEAD, f"{BODY} Hội nghị diễn ra {end}"))[-1][0] == "body"


def test_a_title_given_beside_the_text_is_put_first_or_found() -> None:
    assert kinds(make_article(f"{LEAD}\n{BODY}", title=TITLE))[0] == ("title", TITLE)
    found = make_article(f"Tin tức\n{TITLE}\n{LEAD}", title=TITLE)
    assert found.text.count(TITLE) == 1
    assert found.title == TITLE


@pytest.mark.parametrize("raw", ["", " \n\u200b\n"])
def test_an_empty_page_gives_an_empty_article(raw: str) -> None:
    article = make_article(raw)
    assert (article.text, article.blocks) == ("", ())


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [TITLE, LEAD, BODY, MORE, "Tin tức", "Bình luận", "TAGS", "2 15", "Thu Nga", "[img]", "Aa", ""]
        ),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
    ),
    max_size=14,
)


@given(LINES)
def test_blocks_tile_the_text_of_any_page(lines: list[str]) -> None:
    article = page(*lines)
    assert "\n".join(text for _, text in kinds(article)) == article.text
    assert all(text.strip() == text and text for _, text in kinds(article))


SHORT = st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=14)


@given(SHORT)
def test_the_paragraphs_of_an_article_survive_whatever_stands_above_them(lines: list[str]) -> None:
    article = page(*lines, "", LEAD, BODY, MORE)
    assert all(paragraph in article.text for paragraph in (LEAD, BODY))
