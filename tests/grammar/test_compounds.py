"""No phrase begins or ends inside a two-syllable word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import knowledge
from pipeline.grammar.compounds import in_compound, whole_words


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("cho 3 dự án nhóm A sử dụng vốn", "dự án nhóm A sử", "dự án nhóm A sử dụng"),
        ("đã tự ý ký", "ý ký", "tự ý ký"),
        ("vào công viên mới", "viên mới", "công viên mới"),
        ("vốn đầu tư công", "vốn đầu tư", "vốn đầu tư"),
        # "tác" closes "công tác" already, whatever stands behind it.
        ("phục vụ công tác động viên", "công tác", "công tác"),
        ("dự án", "dự", "dự án"),
    ],
)
def test_whole_words(text: str, part: str, whole: str) -> None:
    start = text.index(part)
    assert text[slice(*whole_words(text, start, start + len(part)))] == whole


@pytest.mark.parametrize(("text", "inside"), [("giải phóng mặt bằng xong", True), ("đạt bằng năm trước", False)])
def test_a_function_word_inside_a_word_ends_nothing(text: str, inside: bool) -> None:
    start = text.index("bằng")
    assert in_compound(text, start, start + 4) is inside


def test_every_compound_is_two_syllables_or_more_and_listed_once() -> None:
    words = knowledge.values("compounds", "word")
    assert len(set(words)) == len(words)
    assert all(len(word.split()) == 2 or word in ("sau đại học", "sau đào tạo") for word in words)


@given(st.text(alphabet="dự ánsửdụng ,.", max_size=40), st.data())
def test_a_span_only_grows_by_a_syllable(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = whole_words(text, start, end)
    assert start - 8 <= first <= start
    assert end <= last <= end + 8
