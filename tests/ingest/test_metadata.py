"""What an article says about itself: day of publication, publisher, province, level, relevance."""

from __future__ import annotations

import pytest

from pipeline.ingest.article import make_article
from pipeline.ingest.dateline import read_dateline
from pipeline.ingest.publisher import find_publisher

TITLE = "Hội nghị giao ban công tác văn phòng quý II năm nay"
TEXT = (
    "Sáng 12/4, Văn phòng tổ chức hội nghị giao ban công tác quý I, triển khai nhiệm vụ quý II. Hội nghị nghe báo cáo, "
    "thảo luận về việc phục vụ kỳ họp giữa năm và công tác tiếp dân trong thời gian tới."
)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thứ Năm, 12/04/2018 - 13:40", "2018-04-12"),
        ("Thứ 5, ngày 12 tháng 4 năm 2018, 8 giờ 05 phút", "2018-04-12"),
        ("12-4-2018", "2018-04-12"),
        ("12.04.2018 08:05", "2018-04-12"),
        ("Cập nhật lúc: 08h05 12/04/2018", "2018-04-12"),
        ("Ngày đăng: 12/04/2018 | Lượt xem: 312", "2018-04-12"),
        ("Thứ năm, 12/4/2018, 08:05 (GMT+7)", "2018-04-12"),
        ("2018-04-12T08:05", "2018-04-12"),
        ("Thu Nga - 12/04/2018 08:05", "2018-04-12"),
        ("Đăng bởi: Ban biên tập - Ngày 12/04/2018", "2018-04-12"),
    ],
)
def test_datelines(line: str, day: str) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert dateline.day == day
    assert make_article(f"{TITLE}\n{line}\n\n{TEXT}").published_at == day


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 12/4/2018, HĐND tỉnh khai mạc kỳ họp.",
        "Ngày in: 12/04/2018",
        "Hôm nay: Thứ Năm, 12/04/2018",
        "31/02/2018 08:05",
        "Quyết định số 12/04/2018",
        "Kỳ họp tháng 4/2018",
        "12/4",
    ],
)
def test_no_datelines(line: str) -> None:
    assert read_dateline(line) is None


def test_the_portals_today_above_the_title_is_no_publication() -> None:
    assert make_article(f"Thứ hai 20/5/2024\nin trang\n{TITLE}\n\n{TEXT}").published_at == ""


def test_a_labelled_day_below_the_text_is_the_publication() -> None:
    assert make_article(f"{TITLE}\n\n{TEXT}\n\nNgày đăng: 12/04/2018\nTAGS").published_at == "2018-04-12"


def test_a_given_day_wins() -> None:
    assert make_article(f"{TITLE}\n12/04/2018\n\n{TEXT}", published_at="2018-04-13").published_at == "2018-04-13"


@pytest.mark.parametrize(
    ("first", "bylines", "furniture", "name", "province"),
    [
        ("(QNO) - Chiều 3.4, HĐND tỉnh họp.", [], [], "Báo Quảng Nam", "Quảng Nam"),
        ("(tuyenquang.gov.vn) - Chiều 3/4", [], [], "tuyenquang.gov.vn", "Tuyên Quang"),
        ("(Baoquangninh.vn) - Chiều 3/4", [], [], "Báo Quảng Ninh", "Quảng Ninh"),
        ("TTXVN - Chiều 3/4", [], [], "Thông tấn xã Việt Nam", ""),
        ("Chiều 3/4", ["Thu Nga/HTTV"], [], "Đài Phát thanh - Truyền hình Hà Tĩnh", "Hà Tĩnh"),
        ("Chiều 3/4", ["Thu Nga (TTXVN)"], [], "Thông tấn xã Việt Nam", ""),
        ("Chiều 3/4", ["Theo Dân trí"], [], "Dân trí", ""),
        (
            "Chiều 3/4",
            [],
            ["Cổng thông tin điện tử HĐND tỉnh Lai Châu"],
            "Cổng thông tin điện tử HĐND tỉnh Lai Châu",
            "Lai Châu",
        ),
        ("Chiều 3/4", [], ["Báo Phú Yên điện tử"], "Báo Phú Yên", "Phú Yên"),
    ],
)
def test_publishers(first: str, bylines: list[str], furniture: list[str], name: str, province: str) -> None:
    publisher = find_publisher(first, bylines, furniture)
    assert publisher is not None
    assert (publisher.name, publisher.province) == (name, province)


@pytest.mark.parametrize("first", ["Chiều 3/4, HĐND tỉnh họp.", "(Chiều 3/4) - HĐND họp", "Kỳ họp thứ 9 - HĐND tỉnh"])
def test_no_publisher(first: str) -> None:
    assert find_publisher(first, ["Thu Nga"], ["Bình luận"]) is None


@pytest.mark.parametrize(
    ("title", "sentence", "province"),
    [
        ("HĐND tỉnh Hậu Giang họp chuyên đề", "Chiều 3/4, HĐND tỉnh họp.", "Hậu Giang"),
        ("Đồng Tháp: Giám sát an toàn thực phẩm", "Đoàn giám sát của HĐND tỉnh làm việc với huyện.", "Đồng Tháp"),
        ("Khai mạc kỳ họp thứ mười", "HĐND TP.HCM khai mạc kỳ họp sáng nay.", "Hồ Chí Minh"),
        ("Khai mạc kỳ họp thứ mười", "HĐND thành phố Hồ Chí Minh khai mạc kỳ họp.", "Hồ Chí Minh"),
        ("Học tập phong cách Hồ Chí Minh", "Đảng ủy học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh.", ""),
        ("Tiếp xúc cử tri huyện Hải Lăng", "Đại biểu HĐND tỉnh tiếp xúc cử tri huyện Hải Lăng.", "Quảng Trị"),
        ("HĐND huyện Châu Thành họp", "UBND huyện Châu Thành báo cáo.", ""),
        ("HĐND huyện Châu Thành họp", "UBND huyện Châu Thành (Trà Vinh) báo cáo.", "Trà Vinh"),
        ("Quốc hội thảo luận", "Đại biểu đoàn Cà Mau, đại biểu đoàn Lai Châu nêu ý kiến.", ""),
        ("Quốc hội thảo luận", "Ông Lù Pá Sín, trưởng Đoàn đại biểu QH tỉnh Cà Mau nêu ý kiến.", ""),
        ("Giám sát tại Hoà Bình", "Thường trực HĐND tỉnh HOÀ BÌNH giám sát.", "Hòa Bình"),
        ("Bầu phó chủ tịch tỉnh", "Ông Nguyễn Thái Bình được HĐND tỉnh bầu.", ""),
        ("Kỳ họp bất thường", "HĐND tỉnh Thừa Thiên - Huế họp ngày 5/6/2019.", "Thừa Thiên Huế"),
        ("Kỳ họp bất thường", "HĐND thành phố Huế họp ngày 5/6/2025.", "Huế"),
        ("Kỳ họp bất thường", "UBND thành phố Huế trình HĐND tỉnh ngày 5/6/2019.", "Thừa Thiên Huế"),
    ],
)
def test_province(title: str, sentence: str, province: str) -> None:
    assert make_article(f"{title}\n\n{sentence} {TEXT}").province == province


@pytest.mark.parametrize("line", ["Theo báo cáo Quảng Nam", "Theo báo quảng nam"])
def test_a_paper_is_named_in_capitals(line: str) -> None:
    assert find_publisher("", [], [line]) is None


def test_a_local_publisher_tells_the_province() -> None:
    assert make_article(f"{TITLE}\n\n(QNO) - {TEXT}").province == "Quảng Nam"


@pytest.mark.parametrize(
    ("province", "code", "since_2025"),
    [
        ("Bình Định", "52", "Gia Lai"),
        ("Gia Lai", "64", "Gia Lai"),
        ("Hà Nội", "01", "Hà Nội"),
        ("Hậu Giang", "93", "Cần Thơ"),
    ],
)
def test_provinces_before_and_after_the_merger(province: str, code: str, since_2025: str) -> None:
    article = make_article(f"HĐND tỉnh {province} khai mạc kỳ họp thứ tám\n\n{TEXT}")
    assert (article.province, article.province_code, article.province_2025) == (province, code, since_2025)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("HĐND tỉnh Yên Bái bế mạc kỳ họp", "province"),
        ("HĐND huyện Trấn Yên bế mạc kỳ họp", "district"),
        ("UBND xã Đông Cuông đối thoại với dân", "commune"),
        ("Thủ tướng Chính phủ chủ trì hội nghị", "national"),
        ("Giá lúa tăng trở lại", ""),
    ],
)
def test_level(title: str, level: str) -> None:
    assert make_article(f"{title}\n\n{TEXT}").admin_level == level


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Đại biểu HĐND chất vấn về nước sạch", True),
        ("Phó Chủ tịch huyện bị kỷ luật", True),
        ("Cử tri kiến nghị tại buổi tiếp xúc cử tri", True),
        ("Giá vàng hôm nay đảo chiều", False),
        ("Chủ tịch Hội đồng Nhân dân Tối cao thăm nước bạn", False),
        ("Hội nghị về bầu cử đại biểu Quốc hội", False),
        ("Hội nghị về bầu cử đại biểu Quốc hội và đại biểu HĐND các cấp", True),
    ],
)
def test_relevance(title: str, expected: bool) -> None:
    assert make_article(f"{title}\n\n{TEXT}").is_council_news is expected


PASSING = "Người dân cho biết đã phản ánh việc này với UBND phường. "
OTHER = "Các bác sĩ khuyên nên tiêm phòng sớm, uống đủ nước và đi khám ngay khi có dấu hiệu sốt cao kéo dài. "


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(PASSING + OTHER * 20, True, id="in the opening"),
        pytest.param(OTHER * 6 + PASSING * 3 + OTHER * 20, False, id="in passing"),
        pytest.param(OTHER * 6 + PASSING * 20, True, id="all the time"),
    ],
)
def test_an_article_is_about_whom_it_names_first_or_all_the_time(body: str, expected: bool) -> None:
    assert make_article(f"Mùa sốt xuất huyết đến sớm ở nhiều nơi\n\n{body}").is_council_news is expected


@pytest.mark.parametrize(
    ("title", "day", "province"),
    [
        pytest.param("HĐND xã Đường Lâm họp chuyên đề về du lịch", "2019-03-01", "Hà Nội", id="a name of one province"),
        pytest.param("HĐND xã Đường Lâm họp chuyên đề về du lịch", "", "Hà Nội", id="no day, merged away since"),
        pytest.param("HĐND xã Tân Lập họp chuyên đề về du lịch", "2019-03-01", "", id="a name of several provinces"),
        pytest.param("HĐND đặc khu Lý Sơn họp chuyên đề về du lịch", "2025-08-01", "Quảng Ngãi", id="since the merger"),
        pytest.param("Bà Đường Lâm nói về du lịch của thị xã Sơn Lộc", "2019-03-01", "", id="no ward"),
    ],
)
def test_wards_tell_the_province_where_nothing_else_does(title: str, day: str, province: str) -> None:
    assert make_article(f"{title}\n\n{TEXT}", published_at=day).province == province
