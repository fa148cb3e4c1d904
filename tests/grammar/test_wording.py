"""Phrases of the knowledge files in every spelling of the text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.wording import Hit, Lexicon, any_of, spelled


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Ủy ban nhân dân", "Uỷ ban nhân dân"),
        ("Uỷ ban nhân dân", "ỦY BAN NHÂN DÂN"),
        ("hòa giải", "hoà giải"),
        ("khỏe", "khoẻ"),
        ("khóa", "KHOÁ"),
        ("tiếp xúc cử tri", "tiếp  xúc\u00a0cử tri"),
        ("đánh giá … năm", "đánh giá kết quả công tác năm"),
    ],
)
def test_a_phrase_is_found_in_every_spelling(phrase: str, text: str) -> None:
    assert re.fullmatch(spelled(phrase), text, re.IGNORECASE)


@pytest.mark.parametrize(("phrase", "text"), [("quý", "qúy"), ("họp", "hợp"), ("đánh giá … năm", "đánh giá. Sang năm")])
def test_another_word_is_not_the_phrase(phrase: str, text: str) -> None:
    assert not re.fullmatch(spelled(phrase), text, re.IGNORECASE)


def test_any_of_takes_whole_words_only() -> None:
    pattern = re.compile(any_of(["họp", "họp báo"]), re.IGNORECASE)
    assert [match.group() for match in pattern.finditer("Họp báo, phối họpx, họp")] == ["Họp báo", "họp"]


def test_the_longest_phrase_at_a_word_wins_and_hits_do_not_overlap() -> None:
    lexicon = Lexicon(["họp", "họp báo", "báo cáo"])
    assert list(lexicon.find("họp báo cáo bạch, họp")) == [Hit(1, 0, 7), Hit(0, 18, 21)]


def test_a_phrase_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="without a word"):
        Lexicon(["…"])


@given(st.text(alphabet="họp báoHỌP ,.\n", max_size=60))
def test_hits_are_spans_of_the_text(text: str) -> None:
    last = 0
    for hit in Lexicon(["họp", "họp báo"]).find(text):
        assert last <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].lower().split() in (["họp"], ["họp", "báo"])
        last = hit.end


def test_time_is_linear_in_a_hostile_text() -> None:
    lexicon = Lexicon(["đánh giá … năm … nhiệm vụ"])
    began = time.process_time()
    assert list(lexicon.find("đánh giá năm năm " * 3000)) == []
    assert time.process_time() - began < 3
