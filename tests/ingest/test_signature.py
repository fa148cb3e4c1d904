"""Signatures estimate how much of two articles is the same."""

from __future__ import annotations

import pytest

from pipeline.ingest.article import make_article
from pipeline.ingest.signature import read_signature, sign

PARAGRAPHS = [
    f"Tại phiên thứ {number}, Thường trực HĐND tỉnh xem xét {number * 3} tờ trình của UBND về {topic}, nghe thẩm tra "
    f"của Ban {topic} và giao các ngành tiếp thu, báo cáo lại trước ngày {number}/10 để trình kỳ họp."
    for number, topic in enumerate(
        ("ngân sách", "đầu tư công", "đất đai", "giáo dục", "y tế", "giao thông", "dân tộc", "pháp chế"), start=3
    )
]


def shares(one: list[str], other: list[str]) -> tuple[float, float]:
    a, b = (read_signature(sign(make_article("\n\n".join(["Tiêu đề của bài", *some])))) for some in (one, other))
    return a.words.jaccard(b.words), a.numbers.jaccard(b.numbers)


def test_an_article_is_all_of_itself_whoever_signs_it() -> None:
    assert shares(PARAGRAPHS, [*PARAGRAPHS, "Thu Nga"]) == (1.0, 1.0)


def test_case_and_tone_placement_do_not_matter() -> None:
    assert shares(PARAGRAPHS, [text.upper().replace("ỦY", "UỶ") for text in PARAGRAPHS]) == (1.0, 1.0)


def test_a_reprint_with_a_paragraph_less_is_most_of_it() -> None:
    words, numbers = shares(PARAGRAPHS, PARAGRAPHS[:-1])
    assert words == pytest.approx(0.86, abs=0.1)
    assert numbers > 0.6


def test_other_figures_in_the_same_words_tell_articles_apart() -> None:
    others = [text.translate(str.maketrans("0123456789", "5678901234")) for text in PARAGRAPHS]
    assert shares(PARAGRAPHS, others)[1] < 0.3


def test_a_short_notice_has_no_signature() -> None:
    assert sign(make_article("HĐND tỉnh họp\n\nSáng 3/4, HĐND tỉnh họp.")) == ""
