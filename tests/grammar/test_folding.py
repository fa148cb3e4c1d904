"""Folded text keeps every offset."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.folding import any_phrase, expand, fold


@given(st.text(max_size=60))
def test_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"), [("Uỷ ban", "ỦY BAN"), ("hoà bình", "hòa bình"), ("thuỷ lợi", "thủy lợi"), ("A – B", "a - b")]
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["quý", "hoàn", "quỳnh", "toán"])
def test_tone_marks_that_have_one_place_stay(word: str) -> None:
    assert fold(word) == word


def test_a_longer_phrase_is_tried_first() -> None:
    pattern = re.compile(any_phrase(["Ban", "Ban Bí thư", "Ban Bí thư [Trung ương]"]))
    assert [match.group() for match in pattern.finditer("ban  bí thư trung ương, ban")] == [
        "ban  bí thư trung ương",
        "ban",
    ]


def test_choices_expand_to_every_wording() -> None:
    assert expand("(TAND|Tòa án) [tối cao]") == ["tand tối cao", "tand", "tòa án tối cao", "tòa án"]
