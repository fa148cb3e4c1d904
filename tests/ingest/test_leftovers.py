"""Furniture in words that no list has goes where the lines beside it bear it out; lines of an article stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Article
from pipeline.ingest.article import make_article
from pipeline.ingest.furniture import effect, is_menu
from pipeline.ingest.headline import is_body_name

TITLE = "Thường trực HĐND huyện Đắk Hà làm việc với ba xã vùng sâu"
LEAD = "Sáng 9/5/2022, Thường trực HĐND huyện Đắk Hà làm việc với ba xã về cấp đất sản xuất cho hộ nghèo."
BODY = (
    "Theo báo cáo, ba xã còn 214 hộ thiếu đất, trong đó 97 hộ chưa có đất ở. Đoàn đề nghị các xã rà soát lại danh "
    "sách, công khai tại nhà rông và gửi kết quả về Thường trực trước ngày 30/6."
)
ARTICLE = [TITLE, LEAD, BODY]


def page(*lines: str) -> Article:
    return make_article("\n\n".join(lines))


def texts(article: Article) -> list[str]:
    return article.text.split("\n")


@pytest.mark.parametrize(
    "below",
    [
        ["Chép liên kết bài viết", "Gửi bài qua hộp thư điện tử", "Xem dưới dạng trang in"],
        ["Lượng người xem bài: 318", "Số người đang ghé thăm: 12"],
        ["Viết ý kiến phản hồi", "Họ và tên người gửi (*)", "Nhập mã bên cạnh", "Gửi đi"],
        ["Trang sau", "Trang trước", "Về trang đầu"],
        ["Tải ứng dụng đọc tin", "Nhận thông báo tin mới", "Đăng ký nhận bản tin qua email"],
        ["Giờ làm việc của tòa soạn", "Liên hệ đặt quảng cáo: 0900.111.222", "Thiết kế website: Công ty phần mềm"],
        ["Tin cùng chuyên đề", "Xã Ngọk Réo bàn giao 12 căn nhà", "Đăk Hà được mùa cà phê"],
    ],
    ids=lambda lines: lines[0],
)
def test_furniture_behind_the_article_goes(below: list[str]) -> None:
    assert not all(map(effect, below))
    assert texts(page(*ARTICLE, "Y Nga", *below)) == [*ARTICLE, "Y Nga"]


def test_the_banner_of_a_portal_is_no_headline() -> None:
    above = ["Chuyển đến nội dung chính của trang", "Đăng nhập thư điện tử công vụ", "Tra cứu văn bản"]
    assert not any(effect(line) or is_menu(line) for line in above)
    article = page(*above, *ARTICLE)
    assert article.title == TITLE
    assert texts(article) == ARTICLE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("HỘI ĐỒNG NHÂN DÂN HUYỆN ĐẮK HÀ", True),
        ("Đoàn ĐBQH và HĐND tỉnh Kon Tum", True),
        ("HĐND huyện Đắk Hà họp", False),
        ("Đoàn kết", False),
        ("", False),
    ],
)
def test_names_of_bodies(line: str, expected: bool) -> None:
    assert is_body_name(line) is expected


def test_a_bodys_name_on_top_is_no_headline() -> None:
    article = page("HỘI ĐỒNG NHÂN DÂN HUYỆN ĐẮK HÀ", *ARTICLE)
    assert article.title == TITLE


def test_a_notice_behind_the_article_is_no_paragraph_of_it() -> None:
    notice = "Bình luận của bạn đọc sẽ được tòa soạn xét duyệt trước khi đăng, xin vui lòng gõ tiếng Việt có dấu."
    article = page(*ARTICLE, "Y Nga", "Nhập nội dung bình luận", notice, "Gửi bình luận của bạn")
    assert texts(article) == [*ARTICLE, "Y Nga"]
    assert article.author == "Y Nga"


@pytest.mark.parametrize(
    "lines",
    [
        ["Mức độ hài lòng của người dân", "Rất hài lòng: 58%", "Hài lòng: 33%", "Chưa hài lòng: 9%"],
        ["Đăng ký đất đai", "Chia sẻ khó khăn với dân", "Liên hệ thực tế"],
        ["Gửi hồ sơ qua mạng", "Tải ứng dụng về máy", "Đăng nhập bằng mã số"],
        ["Hỏi đáp", "Góp ý", "Trả lời"],
    ],
    ids=lambda lines: lines[0],
)
def test_between_paragraphs_no_line_is_asked_about(lines: list[str]) -> None:
    lines = [line for line in lines if not effect(line)]
    assert texts(page(TITLE, LEAD, *lines, BODY)) == [TITLE, LEAD, *lines, BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Tải ứng dụng đọc tin",
        "Điện thoại tiếp nhận ý kiến cử tri: 0260.3.111.222",
        "(Còn nữa)",
        "* Tên người trong bài đã được thay đổi.",
    ],
)
def test_a_line_alone_behind_the_article_stays(line: str) -> None:
    assert texts(page(*ARTICLE, line))[-1] == line


@pytest.mark.parametrize(
    "lines",
    [
        ["- Rà soát danh sách hộ nghèo;", "- Công khai tại nhà rông;", "- Báo cáo trước ngày 30/6."],
        ["Bà con xem bản đồ giao đất", "Trao sổ đỏ cho hộ A Thiu", "Đoàn chụp ảnh lưu niệm với dân làng"],
        ["Sinh năm: 1971", "Quê quán: huyện Đắk Hà", "Trình độ: Cử nhân luật"],
        ["Xã Đăk Ui: 81 hộ", "Xã Ngọk Réo: 74 hộ", "Xã Đăk Pxi: 59 hộ"],
        ["Nơi nhận:", "- Thường trực Huyện ủy;", "- Lưu: VT.", "TM. ĐOÀN GIÁM SÁT", "PHÓ CHỦ TỊCH"],
    ],
    ids=lambda lines: lines[0],
)
def test_lists_captions_and_signatures_behind_the_last_paragraph_stay(lines: list[str]) -> None:
    assert texts(page(*ARTICLE, *lines)) == [*ARTICLE, *lines]


def test_what_the_rules_are_sure_of_stays_behind_an_opener() -> None:
    lines = ["Tin cùng chuyên đề", "Xã Ngọk Réo bàn giao 12 căn nhà", "Ảnh: Thu Nga"]
    assert texts(page(*ARTICLE, *lines))[-1] == "Ảnh: Thu Nga"


def test_markup_leaves_nothing_to_ask() -> None:
    lines = [*ARTICLE, "Chép liên kết bài viết", "Gửi bài qua hộp thư điện tử", "Xem dưới dạng trang in"]
    assert texts(make_article("\n\n".join(lines), kinds={})) == lines


SOME = st.lists(
    st.one_of(
        st.sampled_from(["Trang sau", "Lượt người xem", "Thẻ bài viết", "Y Nga", "Kết quả", "9 xã", "- Xã Đăk Ui;"]),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=40),
    ),
    max_size=10,
)


@given(SOME, SOME, SOME)
def test_paragraphs_survive_whatever_stands_around_them(above: list[str], between: list[str], below: list[str]) -> None:
    text = "\n\n".join([*above, "", LEAD, *between, BODY, *below])
    assert all(paragraph in make_article(text).text for paragraph in (LEAD, BODY))
