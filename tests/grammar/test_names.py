"""Personal names and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.names import find_names, title_case


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Nguyễn Văn An phát biểu.", ["Nguyễn Văn An"]),
        ("Đ/c Lê Hòa và bà Tô Thị Bích Vân", ["Lê Hòa", "Tô Thị Bích Vân"]),
        ("bà Nguyễn Ngọc Phương Anh Thư", ["Nguyễn Ngọc Phương Anh Thư"]),
        ("NGUYỄN THỊ HOÀI MẪU", ["Nguyễn Thị Hoài Mẫu"]),
        ("ông Nguyễn  Văn   An", ["Nguyễn Văn An"]),
        ("Y Thanh Bình Niê Kđăm", ["Y Thanh Bình Niê Kđăm"]),
        ("Rơ Chăm Sơn, Ksor H'Bia Khăp", ["Rơ Chăm Sơn", "Ksor H'Bia Khăp"]),
        ("Giàng A Páo và Sùng Thị Mỷ", ["Giàng A Páo", "Sùng Thị Mỷ"]),
        ("Lò Văn Hặc, Quàng Văn Ín, Cầm Thị Mai", ["Lò Văn Hặc", "Quàng Văn Ín", "Cầm Thị Mai"]),
        ("Ma Thị Hòa, Nông Văn Tới, Bế Xuân Lộc", ["Ma Thị Hòa", "Nông Văn Tới", "Bế Xuân Lộc"]),
        ("Thạch Sa Rinh và Danh Út", ["Thạch Sa Rinh", "Danh Út"]),
        ("Alăng Thị Bốn, Bh'riu Nướt", ["Alăng Thị Bốn", "Bh'riu Nướt"]),
        ("Điểu Thị Lan, Siu Hương", ["Điểu Thị Lan", "Siu Hương"]),
        ("Thào Xuân Mới; Hạng A Chừ", ["Thào Xuân Mới", "Hạng A Chừ"]),
        ("Âu Dương Minh và Tôn Nữ Hạnh", ["Âu Dương Minh", "Tôn Nữ Hạnh"]),
        ("Theo Trần Đức Phúc, kết quả tốt.", ["Trần Đức Phúc"]),
        ("TS. Phan Thị Ngân Hà", ["Phan Thị Ngân Hà"]),
    ],
)
def test_names_as_printed(text: str, names: list[str]) -> None:
    assert [name.name for name in find_names(text)] == names


def test_a_name_behind_places_however_many() -> None:
    assert [name.name for name in find_names(f"{'Hà Nội ' * 2000}Lê Văn An")] == ["Lê Văn An"]


@pytest.mark.parametrize(
    "text",
    [
        "tuyến đường Phạm Văn Đồng",
        "phố Trần Hưng Đạo",
        "trường THPT Lê Quý Đôn",
        "công viên Lê Văn Tám",
        "giải thưởng Tôn Đức Thắng",
        "tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "thành phố Hồ Chí Minh",
        "cầu Nguyễn Văn Trỗi",
        "bệnh viện Nguyễn Tri Phương",
        "tỉnh Lâm Đồng và tỉnh Cao Bằng",
        "Hà Nội, Thái Bình, Hà Giang",
        "Bà mẹ Việt Nam anh hùng",
        "huyện Hoàng Sa",
        "HĐND huyện Lương Sơn",
        "Thành phố Cao Lãnh",
    ],
)
def test_look_alikes_are_no_names(text: str) -> None:
    assert find_names(text) == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("LÊ THỊ HÀ", "Lê Thị Hà"),
        ("H'BƠ KHĂP", "H'Bơ Khăp"),
        ("Y Thanh Bình Niê Kđăm", "Y Thanh Bình Niê Kđăm"),
        ("GIÀNG A PÁO", "Giàng A Páo"),
        ("Lê\u00a0Văn An", "Lê Văn An"),
    ],
)
def test_title_case(printed: str, name: str) -> None:
    assert title_case(printed) == name


@given(st.text(max_size=100))
def test_any_text_is_survived_and_spans_slice(text: str) -> None:
    assert all(text[name.start : name.end] == name.text for name in find_names(text))
