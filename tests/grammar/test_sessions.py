"""Ordinals of sessions and terms of councils."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.sessions import find_ordinals, find_terms


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("kỳ họp thứ nhất", 1),
        ("kỳ họp thứ Hai", 2),
        ("kỳ họp thứ tư", 4),
        ("kỳ họp thứ bảy", 7),
        ("kỳ họp thứ mười", 10),
        ("kỳ họp thứ mười một", 11),
        ("kỳ họp thứ mười lăm", 15),
        ("kỳ họp thứ hai mươi", 20),
        ("kỳ họp thứ Hai mươi mốt", 21),
        ("kỳ họp thứ Hai mươi ba", 23),
        ("kỳ họp lần thứ ba mươi tư", 34),
        ("kỳ họp thứ 17", 17),
        ("KỲ HỌP THỨ MƯỜI CHÍN", 19),
        ("kỳ họp thứ XIV", 14),
        ("kỳ họp HĐND lần 6", 6),
    ],
)
def test_ordinals(wording: str, value: int) -> None:
    assert [span.value for span in find_ordinals(wording)] == [value]


@pytest.mark.parametrize(
    "wording", ["thứ trưởng Bộ Nội vụ", "thứ 3/7", "thứ tự ưu tiên", "hai mươi ba đại biểu", "thứ vi sinh", "lần 3/4"]
)
def test_no_ordinal(wording: str) -> None:
    assert find_ordinals(wording) == []


@pytest.mark.parametrize(
    ("wording", "terms"),
    [
        ("HĐND tỉnh khóa XIV", ["XIV"]),
        ("HĐND thành phố khoá 9", ["9"]),
        ("HĐND TỈNH KHÓA XVIII", ["XVIII"]),
        ("Quốc hội khóa XV và HĐND tỉnh khóa XVII", ["XV", "XVII"]),
        ("khóa học thứ hai", []),
        ("bị khóa 24/7", []),
    ],
)
def test_terms(wording: str, terms: list[str]) -> None:
    assert [span.term for span in find_terms(wording)] == terms


@given(st.text(max_size=80))
def test_spans_hold(text: str) -> None:
    for span in (*find_ordinals(text), *find_terms(text)):
        assert text[span.start : span.end] == span.text
