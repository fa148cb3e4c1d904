"""Posts: a title and its body."""

from __future__ import annotations

import pytest

from pipeline.grammar.positions import find_positions


@pytest.mark.parametrize(
    ("text", "title", "organization", "level"),
    [
        ("Chủ tịch HĐND tỉnh Tuyên Quang", "Chủ tịch", "HĐND tỉnh", "province"),
        ("Phó Chủ tịch UBND huyện Hải Lăng", "Phó Chủ tịch", "UBND huyện Hải Lăng", "district"),
        ("Trưởng ban Pháp chế HĐND tỉnh", "Trưởng ban", "Ban Pháp chế HĐND tỉnh", "province"),
        ("Phó Trưởng ban Ban Đô thị HĐND thành phố", "Phó Trưởng ban", "Ban Đô thị HĐND thành phố", "province"),
        ("Phó ban Kinh tế - Ngân sách HĐND huyện", "Phó ban", "Ban Kinh tế - Ngân sách HĐND huyện", "district"),
        ("Trưởng đoàn ĐBQH tỉnh Nghệ An", "Trưởng đoàn", "Đoàn ĐBQH tỉnh", "province"),
        ("Phó Trưởng Đoàn Đoàn ĐBQH tỉnh", "Phó Trưởng Đoàn", "Đoàn ĐBQH tỉnh", "province"),
        ("Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Chánh Văn phòng", "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "province"),
        ("Chánh Thanh tra huyện Tuy Phước", "Chánh Thanh tra", "Thanh tra huyện Tuy Phước", "district"),
        ("Trưởng phòng Nội vụ huyện", "Trưởng phòng", "Phòng Nội vụ huyện", "district"),
        ("Trưởng Công an xã", "Trưởng Công an", "Công an xã", "commune"),
        ("Giám đốc Công an tỉnh", "Giám đốc", "Công an tỉnh", "province"),
        ("Bộ trưởng Bộ Nội vụ", "Bộ trưởng", "Bộ Nội vụ", "national"),
        ("Bộ trưởng Tài chính", "Bộ trưởng", "Bộ Tài chính", "national"),
        ("Chủ nhiệm Ủy ban Pháp luật của Quốc hội", "Chủ nhiệm", "Ủy ban Pháp luật của Quốc hội", "national"),
        ("Ủy viên Ban Thường vụ Tỉnh ủy", "Ủy viên", "Ban Thường vụ Tỉnh ủy", "province"),
        ("Ủy viên Trung ương Đảng", "Ủy viên", "Trung ương Đảng", "national"),
        ("UV BTV Huyện uỷ", "UV", "BTV Huyện uỷ", "district"),
        ("Tỉnh ủy viên", "Tỉnh ủy viên", "Tỉnh ủy", "province"),
        ("Phó Thủ tướng", "Phó Thủ tướng", "Chính phủ", "national"),
        ("Tổng Bí thư", "Tổng Bí thư", "Trung ương Đảng", "national"),
        ("phó chủ tịch ủy ban nhân dân xã", "phó chủ tịch", "Ủy ban nhân dân xã", "commune"),
        ("Chủ tịch Hà Nội", "Chủ tịch", "thành phố", "province"),
        ("Bí thư tỉnh Yên Bái", "Bí thư", "tỉnh", "province"),
        ("Phó chủ tịch thành phố", "Phó chủ tịch", "thành phố", "province"),
        ("Bí thư quận Ninh Kiều", "Bí thư", "quận Ninh Kiều", "district"),
        ("Chủ tịch Quốc hội Lào", "Chủ tịch", "Quốc hội Lào", "national"),
        ("Đại sứ Lào tại Việt Nam", "Đại sứ", "Lào tại Việt Nam", "national"),
        ("đại biểu Quốc hội", "đại biểu", "Quốc hội", "national"),
        ("Đại biểu HĐND tỉnh", "Đại biểu", "HĐND tỉnh", "province"),
        ("Phó Chánh Văn UBND tỉnh", "Phó Chánh Văn", "UBND tỉnh", "province"),
        ("Bí thư Đảng ủy Công an tỉnh", "Bí thư", "Đảng ủy Công an tỉnh", "province"),
        ("Chủ tịch Hội Nông dân Việt Nam", "Chủ tịch", "Hội Nông dân Việt Nam", "national"),
        ("cán bộ văn hóa – xã hội phường Đông Ba", "cán bộ văn hóa – xã hội", "phường Đông Ba", "commune"),
        ("Chủ tịch HĐNĐ tinhr Lào Cai", "Chủ tịch", "HĐNĐ tinhr", "province"),
        ("Chi cục trưởng QLTT tỉnh", "Chi cục trưởng", "Chi cục QLTT tỉnh", "province"),
    ],
)
def test_title_and_organization(text: str, title: str, organization: str, level: str) -> None:
    (post,) = find_positions(text)
    assert (post.title, post.organization, post.admin_level) == (title, organization, level)
    assert text[post.start : post.end] == text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ông An, Chủ tịch HĐND xã", "current"),
        ("nguyên Chủ tịch HĐND xã", "former"),
        ("Cựu Bí thư Huyện ủy", "former"),
        ("cố Bí thư Huyện ủy", "former"),
        ("được bầu giữ chức Chủ tịch HĐND xã", "appointed"),
        ("được bổ nhiệm làm Giám đốc Sở Y tế", "appointed"),
        ("miễn nhiệm chức danh Chủ tịch HĐND xã", "dismissed"),
        ("cho thôi giữ chức vụ Bí thư Huyện ủy", "dismissed"),
        ("cách chức Bí thư Đảng ủy xã", "dismissed"),
    ],
)
def test_status_by_the_words_before(text: str, status: str) -> None:
    (post,) = find_positions(text)
    assert post.status == status


@pytest.mark.parametrize("text", ["Chủ tịch Công ty TNHH An Bình", "Giám đốc Công ty cổ phần Sao Mai", "Chủ tịch HĐQT"])
def test_posts_in_businesses_are_not_public(text: str) -> None:
    assert [post.is_public for post in find_positions(text)] == [False]
