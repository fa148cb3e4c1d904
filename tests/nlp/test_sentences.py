"""Where sentences of council news end, and where they do not."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Block
from pipeline.nlp.sentences import find_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, [Block("body", 0, len(text))])]


@pytest.mark.parametrize(
    "text",
    [
        "Kỳ họp khai mạc. | Chủ tọa điều hành.",
        "Ai chịu trách nhiệm? | Câu hỏi còn đó!",
        "Còn 3 dự án chậm… | Các ngành cần rà soát.",
        "“Phải làm ngay.” | Ông Lộ nói.",
        'Bà Hà nói: "Dân rất mong." | Cuộc họp kết thúc.',
        "Hội nghị kết thúc tốt đẹp./. | Thu Nga",
        "Tham dự các kỳ họp của huyện.| Giúp các Ban thẩm tra.",
        "Thu ngân sách đạt 95,3%.| Chi ngân sách đạt 88%.",
        "Chất lượng chưa cao…| Chưa giao ban định kỳ.",
        "Chiều 24.12, HĐND họp. | Ngày 25.12 bế mạc.",
        "Tại TP. Kon Tum, ông A Mười dự.",
        "Ông là đại biểu HĐND TP. | Bà Hà là cử tri.",
        "Đ/c. A Mười dự. | Đ.c Hà chủ trì.",
        "PGS.TS. Trần Văn Lộ trình bày.",
        "Ông N.V. Lộ có mặt.",
        "Gồm báo cáo, tờ trình, v.v. | Các Ban thẩm tra.",
        "Xem trang hdnd.kontum.gov.vn để biết.",
        "Theo Điều 5.2 của Luật.",
        "1. Phần mở đầu. | 2. Phần nội dung.",
        "II. Kết quả. | Trong năm có 5 kỳ họp.",
        "Có 3 Ban: Ban Pháp chế; Ban Dân tộc; Ban Đô thị.",
        "Đại biểu dự họp. | Ảnh: Hải Nam | Tại kỳ họp, HĐND bầu 2 chức danh.",
        "Thống nhất với tờ trình.... | Các đại biểu nhất trí.",
        "các chế độ như phụ cấp...theo quy định.",
    ],
)
def test_sentences(text: str) -> None:
    joined = text.replace("| ", "") if ".|" in text or "…|" in text else text.replace(" | ", " ")
    assert cut(joined) == [part.strip() for part in text.split("|")]


def test_no_sentence_crosses_a_block() -> None:
    text = "Tiêu đề không chấm\nĐoạn văn bắt đầu"
    blocks = [Block("title", 0, 18), Block("body", 19, len(text))]
    assert [text[start:end] for start, end in find_sentences(text, blocks)] == text.split("\n")


@given(st.text(alphabet=st.sampled_from('Aaệ .!?…"”)\n1TP:;,Ảnh'), max_size=200))
def test_sentences_keep_every_letter_in_order(text: str) -> None:
    spans = find_sentences(text, [Block("body", 0, len(text))])
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


@pytest.mark.parametrize("text", ["." * 100_000, "A. " * 40_000, "1." * 50_000, "Ảnh: " + "A " * 50_000, '"' * 100_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    sentences = cut(text)
    # Anything quadratic takes minutes on these.
    assert time.process_time() - begun < 10
    assert "".join("".join(sentences).split()) == "".join(text.split())
