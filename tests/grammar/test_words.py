"""The words of a sentence, with the part that each plays in a phrase."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import knowledge
from pipeline.grammar.words import Words, split_words


def shown(text: str) -> str:
    return " | ".join(f"{text[word.start : word.end]}/{word.kind}" for word in split_words(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thu hồi đất nông nghiệp", "thu hồi/v | đất/w | nông nghiệp/n"),
        # A function word inside a word is none of its own.
        ("giải phóng mặt bằng", "giải phóng/v | mặt bằng/n"),
        ("bằng năm trước", "bằng/prep | năm/w | trước/stop"),
        ("đã được khen thưởng", "đã/aux | được/aux | khen thưởng/v"),
        # A name ends where a word begins that is written with a capital.
        ("Bộ Y tế và Sở KH&CN", "Bộ/w | Y tế/n | và/and | Sở KH&CN/name"),
        ("HĐND tỉnh Lò Văn Minh", "HĐND/name | tỉnh/w | Lò Văn Minh/person"),
        ("TP. Hồ Chí Minh", "TP. Hồ Chí Minh/name"),
        ("vận động viên bơi", "vận động viên/n | bơi/w"),
        ("chuyển 3/4 vốn", "chuyển/v | 3/4/rank | vốn/w"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_no_word_goes_on_behind_a_number() -> None:
    text = "mua 5 triệu đồng tiền gạo"
    assert [word.key for word in split_words(text, 0, len(text))][3:] == ["đồng tiền", "gạo"]
    words = Words(text, 0, len(text), [(4, 16)])
    assert [(word.key, word.kind) for word in words.list][-2:] == [("tiền", "w"), ("gạo", "w")]
    assert {word.kind for word in words.list[1:4]} == {"figure"}


@pytest.mark.parametrize("date", ["năm 2019", "quý II", "6 tháng", "giai đoạn 2016-2020"])
def test_dates(date: str) -> None:
    text = f"trong {date} qua"
    assert Words(text, 0, len(text), []).is_date(1)


def test_a_stage_is_no_date() -> None:
    text = "vốn giai đoạn 2 là"
    assert not Words(text, 0, len(text), []).is_date(1)


def test_what_is_taken_is_a_date() -> None:
    text = "họp ngày mồng mười tới"
    assert [word.kind for word in Words(text, 0, len(text), [], [(4, 18)]).list] == [
        "v",
        "date",
        "date",
        "date",
        "prep",
    ]


def test_the_list_has_words_of_up_to_three_syllables_once() -> None:
    words = knowledge.values("words", "word")
    assert len(set(words)) == len(words)
    assert all(len(word.split()) <= 3 for word in words)
    assert set(knowledge.values("words", "kind")) == {"n", "v", "a", "x"}


@given(st.text(max_size=200))
def test_words_are_in_order_and_hold_every_letter(text: str) -> None:
    words = split_words(text, 0, len(text))
    assert all(one.end <= after.start for one, after in pairwise(words))
    covered = {place for word in words for place in range(word.start, word.end)}
    assert all(place in covered for place, letter in enumerate(text) if letter.isalnum() and letter.isascii())
