"""Where a place's name ends."""

from __future__ import annotations

import pytest

from pipeline.grammar.folding import fold
from pipeline.grammar.places import is_known_place, looks_like_person, place_at


@pytest.mark.parametrize(
    ("text", "place", "level", "is_province"),
    [
        ("HĐND tỉnh Tuyên Quang họp", "tỉnh Tuyên Quang", "province", True),
        ("HĐND TP.HCM họp", "TP.HCM", "province", True),
        ("HĐND Đà Nẵng họp", "Đà Nẵng", "province", True),
        ("HĐND thành phố Hà Tĩnh họp", "thành phố Hà Tĩnh", "district", False),
        ("UBND huyện Hải Lăng báo cáo", "huyện Hải Lăng", "district", False),
        ("UBND quận 9 báo cáo", "quận 9", "district", False),
        ("UBND xã An Phú Lê Văn Bảy", "xã An Phú", "commune", False),
        ("UBND xã báo cáo", "xã", "commune", False),
        ("HĐND tỉnh Lê Văn Bảy", "tỉnh", "province", False),
    ],
)
def test_place_behind_a_body(text: str, place: str, level: str, is_province: bool) -> None:
    found = place_at(text, fold(text), 4)
    assert found is not None
    assert (text[found.start : found.end], found.level, found.is_province) == (place, level, is_province)


@pytest.mark.parametrize(
    "text", ["UBND, ban ngành", "HĐND Lê Văn Bảy", "HĐND họp", "HĐND", "UBND Tỉnh ủy", "UBND ЖЩ họp", "UBND Ɓảy"]
)
def test_no_place(text: str) -> None:
    assert place_at(text, fold(text), 4) is None


def test_known_places_are_whole_names() -> None:
    assert is_known_place("hà nội")
    assert is_known_place("hải lăng")
    assert not is_known_place("hà nội lê văn an")


@pytest.mark.parametrize(
    ("words", "person"),
    [("Lê Văn Bảy", True), ("Hải Lăng", False), ("Trà My", False), ("Vi Văn Nam", True), ("Nguyễn", False)],
)
def test_a_run_that_reads_as_a_full_name(words: str, person: bool) -> None:
    assert looks_like_person(words.split()) is person
