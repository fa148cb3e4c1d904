"""Provinces and districts in every spelling, and the look-alikes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import knowledge
from pipeline.grammar.provinces import find_provinces


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("HĐND tỉnh Quảng Trị", [("Quảng Trị", "tỉnh", "body")]),
        ("HĐND TỈNH QUẢNG TRỊ", [("Quảng Trị", "tỉnh", "body")]),
        ("ở Quảng Trị", [("Quảng Trị", "", "")]),
        ("UBND TP.Đà Nẵng", [("Đà Nẵng", "thành phố", "body")]),
        ("TP. HCM, TP.HCM, TPHCM", [("Hồ Chí Minh", "", "")] * 3),
        ("tỉnh Bà Rịa-Vũng Tàu", [("Bà Rịa - Vũng Tàu", "tỉnh", "")]),
        ("Bà Rịa – Vũng Tàu", [("Bà Rịa - Vũng Tàu", "", "")]),
        ("tỉnh Đắc Lắc", [("Đắk Lắk", "tỉnh", "")]),
        ("tỉnh Khánh Hoà", [("Khánh Hòa", "tỉnh", "")]),
        ("Phó Chủ tịch UBND huyện Sa Pa", [("Sa Pa", "huyện", "body")]),
        ("quận 9", [("9", "quận", "")]),
        ("UBND Q.9", [("9", "quận", "body")]),
        ("bước 9", []),
        ("TX An Nhơn", [("An Nhơn", "thị xã", "")]),
        ("đường Hà Nội", [("Hà Nội", "", "street")]),
        ("trên địa bàn tỉnh Long An", [("Long An", "tỉnh", "area")]),
    ],
)
def test_places(text: str, places: list[tuple[str, str, str]]) -> None:
    assert [(place.name, place.rank, place.frame) for place in find_provinces(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        "tư tưởng Hồ Chí Minh",
        "ông Nguyễn Thái Bình phát biểu",
        "bà Trần Thị Hà Giang",
        "vùng biển Thái Bình Dương",
        "vì hòa bình và phát triển",
        "anh Tân Bình",
    ],
)
def test_look_alikes(text: str) -> None:
    assert find_provinces(text) == []


@pytest.mark.parametrize("province", knowledge.values("provinces", "province"))
def test_every_province_is_found_in_small_print_and_in_capitals(province: str) -> None:
    for text in (f"UBND tỉnh {province}", f"UBND TỈNH {province.upper()}"):
        (place,) = find_provinces(text)
        assert place.provinces == (province,)


@given(st.text())
def test_any_text_is_survived_and_spans_are_its_own(text: str) -> None:
    for place in find_provinces(text + " tỉnh Sơn La"):
        assert (text + " tỉnh Sơn La")[place.start : place.end] == place.text
