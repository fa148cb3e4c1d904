"""Titles of public posts."""

from __future__ import annotations

import pytest

from pipeline.grammar.titles import find_titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Chủ tịch HĐND tỉnh", ["Chủ tịch"]),
        ("Phó Chủ tịch Thường trực HĐND tỉnh", ["Phó Chủ tịch Thường trực"]),
        ("Nguyên Phó Bí thư Tỉnh ủy", ["Nguyên Phó Bí thư"]),
        ("PCT UBND, UV BTV, TUV", ["PCT", "UV", "TUV"]),
        ("Phó Tổng Giám đốc Tổng công ty", ["Phó Tổng Giám đốc"]),
        ("Phó Trưởng ban Thường trực Ban Dân vận", ["Phó Trưởng ban Thường trực"]),
        ("giữ chức vụ Trưởng ban Đô thị", ["Trưởng ban"]),
        ("Vụ trưởng Vụ Pháp chế", ["Vụ trưởng"]),
        ("Phó ban Kinh tế", ["Phó ban"]),
        ("Quyền Chủ tịch UBND huyện", ["Quyền Chủ tịch"]),
        ("PHÓ CHỦ TỊCH UBND XÃ", ["PHÓ CHỦ TỊCH"]),
        ("Uỷ viên dự khuyết Trung ương Đảng", ["Uỷ viên dự khuyết"]),
        ("Tổng Bí thư và Chủ tịch nước", ["Tổng Bí thư", "Chủ tịch nước"]),
        ("Ban Bí thư kết luận", []),
        ("Đoàn đại biểu Quốc hội tỉnh", []),
        ("cách mạng, chính trị, quốc gia", []),
    ],
)
def test_titles_with_rank(text: str, titles: list[str]) -> None:
    assert [title.text for title in find_titles(text)] == titles


def test_former_is_said_by_the_title() -> None:
    former, current = find_titles("cựu Giám đốc Sở Y tế, Bí thư Huyện ủy")
    assert (former.is_former, current.is_former) == (True, False)
