"""Context words: what they say and how far they reach."""

from __future__ import annotations

import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grammar.context import categories_at, find_context
from pipeline.knowledge import rows

CATEGORIES = {
    "planned", "held", "postponed", "cancelled", "past", "approx", "gt", "lt", "ge", "le", "increase", "decrease",
    "former", "pseudo", "there",
}  # fmt: skip


def at(sentence: str, word: str, target: str = "number") -> set[str]:
    start = sentence.index(word)
    return set(categories_at(find_context(sentence, target), start, start + len(word)))


@pytest.mark.parametrize(
    ("sentence", "word", "categories"),
    [
        ("Năm 2025, huyện phấn đấu có 12 xã đạt chuẩn.", "12", {"planned"}),
        ("Kỳ họp sẽ thông qua 15 nghị quyết.", "15", {"planned"}),
        ("Dự kiến xây: 3 cầu; 5 trường học.", "5", {"planned"}),
        ("Kỳ họp sẽ thông qua 15 nghị quyết; đã trả lời 9 kiến nghị.", "9", set()),
        ("Huyện sẽ làm tiếp phần còn lại, đã xong 4 km.", "4", set()),
        ("Huyện đề nghị xem lại vì hiện có 4 xã thiếu trường.", "4", set()),
        ("Đề án sẽ trình UBND TP. Hòa Phú với 6 giải pháp.", "6", {"planned"}),
        ("Đã xây 9 cầu, theo kế hoạch cả năm.", "9", set()),
        ("Thu ngân sách đạt 105% so với kế hoạch.", "105", set()),
        ("Tiếp nhận 40 đơn đề nghị.", "40", set()),
        ("Có khoảng 300 cử tri dự.", "300", {"approx"}),
        ("Gần hai trăm cử tri dự.", "hai trăm", {"approx"}),
        ("Hàng nghìn người dự lễ.", "nghìn", {"approx"}),
        ("Hơn 40 đại biểu dự.", "40", {"gt"}),
        ("Trên 45 đại biểu dự.", "45", {"gt"}),
        ("Trên địa bàn có 45 xã.", "45", set()),
        ("Dưới 10% hộ nghèo.", "10", {"lt"}),
        ("Chưa đến 10 hộ.", "10", {"lt"}),
        ("Ít nhất 5 cuộc giám sát.", "5", {"ge"}),
        ("Không dưới 5 cuộc giám sát.", "5", {"ge"}),
        ("Từ 20 người trở lên mới họp.", "20", {"ge"}),
        ("Tối đa 3 phó chủ tịch.", "3", {"le"}),
        ("Không quá 3 phó chủ tịch.", "3", {"le"}),
        ("Số đơn tăng 12% so với cùng kỳ.", "12", {"increase"}),
        ("Số đơn tăng bình quân 12% mỗi năm.", "12", {"increase"}),
        ("Thu ngân sách cao hơn 12% so với dự toán.", "12", {"increase", "gt"}),
        ("Tăng trưởng 12%.", "12", set()),
        ("Số đơn giảm 8 đơn, còn 30 đơn.", "8", {"decrease"}),
        ("Số đơn giảm 8 đơn, còn 30 đơn.", "30", set()),
        ("Tăng cường 5 cán bộ về xã.", "5", set()),
        ("Xã không có 5 cán bộ như quy định.", "5", set()),
        ("Xã không chỉ có 5 cán bộ.", "5", set()),
        ("Ông Hoàng Văn Tám, nguyên Phó Chủ tịch HĐND huyện.", "Phó Chủ tịch", {"former"}),
        ("Bà là con của cố Chủ tịch UBND huyện.", "Chủ tịch", {"former"}),
        ("Xã cố gắng để Chủ tịch không phải nhắc.", "Chủ tịch", set()),
        ("Nguyên nhân do Phó Chủ tịch nêu.", "Phó Chủ tịch", set()),
        ("Hội Cựu chiến binh do Chủ tịch phụ trách.", "Chủ tịch", set()),
        ("Ông Hoàng Văn Nguyên, Phó Chủ tịch HĐND huyện.", "Phó Chủ tịch", set()),
    ],
)
def test_what_a_word_says_of_what_it_reaches(sentence: str, word: str, categories: set[str]) -> None:
    assert at(sentence, word) == categories


@pytest.mark.parametrize(
    ("sentence", "word", "target", "categories"),
    [
        ("Tờ trình về 3 dự án.", "3", "number", {"planned"}),
        ("Tờ trình về giám sát chợ.", "giám sát", "work", set()),
        ("Ban sẽ giám sát chợ.", "giám sát", "work", {"planned"}),
        ("Thường trực HĐND huyện quyết định hoãn kỳ họp thứ 9.", "kỳ họp", "meeting", {"postponed"}),
        ("Kỳ họp thứ 9 bị huỷ do mưa lũ.", "Kỳ họp", "meeting", {"cancelled"}),
        ("Ủy ban trình kỳ họp thứ 9 hai tờ trình.", "kỳ họp", "meeting", {"planned"}),
        ("Bà trình bày báo cáo tại kỳ họp thứ 9.", "kỳ họp", "meeting", set()),
        ("Kỳ họp cuối năm bàn về chợ.", "Kỳ họp", "meeting", {"planned"}),
        ("Kỳ họp cuối năm 2019 bàn về chợ.", "Kỳ họp", "meeting", set()),
        ("Sau kỳ họp thứ 9, xã mở chợ.", "kỳ họp", "meeting", {"held"}),
        ("Chợ mở sau khi xã có báo cáo tại kỳ họp thứ 9.", "kỳ họp", "meeting", set()),
    ],
)
def test_what_a_word_says_of_work_and_of_meetings(sentence: str, word: str, target: str, categories: set[str]) -> None:
    assert at(sentence, word, target) == categories


def test_the_table_uses_known_values_only() -> None:
    for row in rows("context_words"):
        assert set(row["category"].split()) <= CATEGORIES, row
        assert row["direction"] in {"forward", "backward", "both"}, row
        assert row["scope"] in {"figure", "beside", "near", "clause", "sentence"}, row
        assert set(row["targets"].split()) <= {"number", "work", "post", "meeting"}, row
        assert row["literal"] == row["literal"].lower(), row


def test_a_word_is_told_once_of_each_thing() -> None:
    table = rows("context_words")
    for target in ("number", "work", "post", "meeting"):
        literals = [row["literal"] for row in table if target in (row["targets"].split() or [target])]
        assert len(literals) == len(set(literals))


@given(st.text(max_size=60), st.sampled_from([row["literal"] for row in rows("context_words")]), st.text(max_size=60))
def test_spans_are_the_text_and_lie_in_their_scope(before: str, literal: str, behind: str) -> None:
    sentence = f"{before} {literal} {behind}"
    for span in find_context(sentence):
        assert sentence[span.start : span.end] == span.text != ""
        assert 0 <= span.scope_start <= span.start < span.end <= span.scope_end <= len(sentence)


@pytest.mark.parametrize("unit", ["sẽ ", "theo kế hoạch ", "tăng ", "không quá ", "1; ", ": ", "trở lên ", " "])
def test_time_grows_with_the_sentence_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return min(timeit.repeat(lambda: find_context(text), number=1, repeat=3))

    find_context("sẽ")
    assert seconds(40_000) < 8 * max(seconds(10_000), 0.02)
