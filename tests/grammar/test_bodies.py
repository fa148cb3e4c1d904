"""Organisations as news writes them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.bodies import bodies_within, find_bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Thường trực HĐND tỉnh họp phiên tháng 7.", ["Thường trực HĐND tỉnh"]),
        ("Văn phòng HĐND tỉnh sơ kết công tác.", ["Văn phòng HĐND tỉnh"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh chuẩn bị kỳ họp.", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
        ("Văn phòng Đoàn ĐBQH & HĐND; Văn phòng Huyện ủy", ["Văn phòng Đoàn ĐBQH & HĐND", "Văn phòng Huyện ủy"]),
        ("UBND huyện Hải Lăng báo cáo.", ["UBND huyện Hải Lăng"]),
        ("HĐND Đà Nẵng thông qua nghị quyết.", ["HĐND Đà Nẵng"]),
        ("HĐND TP.HCM khai mạc.", ["HĐND TP.HCM"]),
        ("Ban Kinh tế - Ngân sách HĐND tỉnh thẩm tra.", ["Ban Kinh tế - Ngân sách HĐND tỉnh"]),
        ("Ban Văn hóa – Xã hội HĐND thị xã khảo sát.", ["Ban Văn hóa – Xã hội HĐND thị xã"]),
        ("Ban Pháp chế (HĐND tỉnh) giám sát.", ["Ban Pháp chế (HĐND tỉnh)"]),
        ("Sở Tài nguyên và Môi trường cho biết", ["Sở Tài nguyên và Môi trường"]),
        ("Sở LĐ-TB&XH và Sở GD&ĐT phối hợp", ["Sở LĐ-TB&XH", "Sở GD&ĐT"]),
        ("Ủy ban MTTQ Việt Nam tỉnh phản biện.", ["Ủy ban MTTQ Việt Nam tỉnh"]),
        ("UBMTTQVN tỉnh và Liên đoàn Lao động tỉnh", ["UBMTTQVN tỉnh", "Liên đoàn Lao động tỉnh"]),
        ("Ủy ban T.Ư Mặt trận Tổ quốc Việt Nam", ["Ủy ban T.Ư Mặt trận Tổ quốc Việt Nam"]),
        ("Ban Thường vụ Tỉnh uỷ, BCH Đảng bộ tỉnh", ["Ban Thường vụ Tỉnh uỷ", "BCH Đảng bộ tỉnh"]),
        ("Ủy ban Kiểm tra Thành ủy kết luận", ["Ủy ban Kiểm tra Thành ủy"]),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy tổ chức", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
        ("Bộ Chính trị, Ban Bí thư", ["Bộ Chính trị", "Ban Bí thư"]),
        ("Tòa án nhân dân, Viện Kiểm sát nhân dân tỉnh", ["Tòa án nhân dân", "Viện Kiểm sát nhân dân tỉnh"]),
        ("Công an tỉnh Sơn La và Bộ CHQS tỉnh", ["Công an tỉnh Sơn La", "Bộ CHQS tỉnh"]),
        ("Phòng Tham mưu, Công an tỉnh", ["Phòng Tham mưu, Công an tỉnh"]),
        ("Sở Tài chính, UBND xã An Phú", ["Sở Tài chính", "UBND xã An Phú"]),
        ("Thị ủy - HĐND - UBND thị xã Buôn Hồ", ["Thị ủy", "HĐND", "UBND thị xã Buôn Hồ"]),
        ("Trung tâm Khuyến nông thuộc Sở NN&PTNT", ["Trung tâm Khuyến nông thuộc Sở NN&PTNT"]),
        ("Quốc hội Lào gửi điện mừng.", ["Quốc hội Lào"]),
        ("TTHĐND huyện và VP UBND huyện", ["TTHĐND huyện", "VP UBND huyện"]),
        ("Đảng ủy Công an tỉnh", ["Đảng ủy Công an tỉnh"]),
        ("Đài truyền hình TP.HCM phỏng vấn", ["Đài truyền hình TP.HCM"]),
    ],
)
def test_bodies_as_written(text: str, bodies: list[str]) -> None:
    assert [body.text for body in find_bodies(text)] == bodies


@pytest.mark.parametrize(
    "text",
    [
        "Người dân trình báo công an.",
        "Báo cáo đã được gửi trước hội nghị.",
        "Trường hợp này chưa được giải quyết.",
        "Đội ngũ cán bộ được kiện toàn.",
        "Bộ máy hành chính tinh gọn.",
        "Nhân tư vấn cho cả hội đồng.",
        "Ông Tô Xuân Trường phát biểu.",
    ],
)
def test_words_that_only_look_like_a_body(text: str) -> None:
    assert find_bodies(text) == []


@pytest.mark.parametrize(
    ("text", "organization", "level"),
    [
        ("HĐND tỉnh Tuyên Quang", "HĐND tỉnh", "province"),
        ("HĐND Đà Nẵng", "HĐND", "province"),
        ("UBND TP.HCM", "UBND TP", "province"),
        ("Thành ủy TP Đà Nẵng", "Thành ủy", "province"),
        ("UBND thành phố Hà Tĩnh", "UBND thành phố Hà Tĩnh", "district"),
        ("HĐND huyện Hải Lăng", "HĐND huyện Hải Lăng", "district"),
        ("UBND quận 12", "UBND quận 12", "district"),
        ("UBND phường Đông Ba", "UBND phường Đông Ba", "commune"),
        ("Quốc hội Lào", "Quốc hội Lào", "national"),
        ("Sở  Nội vụ  tỉnh An Giang", "Sở Nội vụ tỉnh", "province"),
    ],
)
def test_organization_drops_the_province_and_keeps_lower_levels(text: str, organization: str, level: str) -> None:
    (body,) = find_bodies(text)
    assert (body.organization, body.admin_level) == (organization, level)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("UBND huyện Hải Lăng Nguyễn Văn An", "UBND huyện Hải Lăng"),
        ("UBND xã An Phú Lê Thị Bình", "UBND xã An Phú"),
        ("HĐND huyện Trần Văn Thời Lê Văn Cường", "HĐND huyện Trần Văn Thời"),
        ("HĐND tỉnh Nguyễn Thị Thanh", "HĐND tỉnh"),
        ("UBND TP Nguyễn Thành Nam", "UBND TP"),
    ],
)
def test_a_place_ends_where_a_person_starts(text: str, body: str) -> None:
    assert [found.text for found in find_bodies(text)] == [body]


@given(st.text(alphabet=st.sampled_from("HĐNDUBtỉnhvàBan Sở,.-() \nphòVănủy"), max_size=80))
def test_spans_are_ordered_and_slice_to_their_text(text: str) -> None:
    bodies = find_bodies(text)
    assert all(text[body.start : body.end] == body.text for body in bodies)
    assert all(left.end <= right.start for left, right in pairwise(bodies))


ROSTER = "Dự có Ban Pháp chế HĐND tỉnh Hòa Bình; Sở Tài chính. Đoàn làm việc với UBND xã An Phú, Chi cục Kiểm lâm."


@pytest.mark.parametrize("start", [0, 7, 26, 38, 54, len(ROSTER)])
@pytest.mark.parametrize("end", [0, 26, 38, 51, 90, len(ROSTER)])
def test_the_bodies_of_a_stretch_are_those_of_its_words(start: int, end: int) -> None:
    assert bodies_within(ROSTER, start, end) == find_bodies(ROSTER[start:end])
