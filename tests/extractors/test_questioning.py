"""Roles that only the whole article tells: questions and answers, careers, who is in office without a post."""

from __future__ import annotations

import pytest

from pipeline.grammar.questioning import asks, is_press
from pipeline.nlp.language import load

ASKED = "HĐND tỉnh tiến hành phiên chất vấn. Đại biểu Hà Thị Na chất vấn Giám đốc Sở Y tế về thuốc. "


@pytest.fixture(scope="module")
def nlp():
    return load(ner="off")


def roles_of(nlp, text: str) -> set[str]:
    doc = nlp.make_doc(text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return {f"{row.name}: {row.role}" for row in doc._.council.participants}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # At question time requests of deputies are questions, and what those in charge say is an answer too.
        (
            ASKED + "Đại biểu Lê Văn An đề nghị Giám đốc Sở Xây dựng làm rõ việc này.",
            {"Hà Thị Na: question", "Lê Văn An: question"},
        ),
        (
            ASKED + "Giám đốc Sở Y tế Đỗ Văn Cảnh thừa nhận còn chậm. Chủ tịch UBND tỉnh Vũ Văn Tư nói sẽ xử lý.",
            {
                "Hà Thị Na: question",
                "Đỗ Văn Cảnh: speak",
                "Đỗ Văn Cảnh: answer",
                "Vũ Văn Tư: speak",
                "Vũ Văn Tư: answer",
            },
        ),
        # The head of the council presides, and asks nothing.
        (
            ASKED + "Chủ tịch HĐND tỉnh Lê Văn An yêu cầu Giám đốc Sở Y tế nói rõ hơn.",
            {"Hà Thị Na: question", "Lê Văn An: speak"},
        ),
        # Where no question is told, only what is said to be said at question time is an answer.
        (
            "Tại phiên giải trình của HĐND tỉnh, Giám đốc Sở Y tế Đỗ Văn Cảnh cho biết sẽ mua thuốc.",
            {"Đỗ Văn Cảnh: speak", "Đỗ Văn Cảnh: answer"},
        ),
        (
            "HĐND tỉnh mở phiên giải trình. Chủ tịch UBND tỉnh Vũ Văn Tư nói sẽ xử lý.",
            {"Vũ Văn Tư: speak"},
        ),
        # Who is asked to answer has not answered yet.
        (
            ASKED + "Đại biểu Lê Văn An đề nghị Chủ tịch UBND tỉnh Vũ Văn Tư giải trình.",
            {"Hà Thị Na: question", "Lê Văn An: question"},
        ),
        # A post at the end of a body's name is not its holder.
        (
            "Chủ tịch nước Lê Văn An dự lễ. Văn phòng Chủ tịch nước chủ trì.",
            {"Lê Văn An: attend"},
        ),
        # Elsewhere the same words are speech.
        ("HĐND tỉnh họp. Đại biểu Lê Văn An đề nghị Giám đốc Sở Xây dựng làm rõ việc này.", {"Lê Văn An: speak"}),
        ("HĐND tỉnh họp. Giám đốc Sở Y tế Đỗ Văn Cảnh thừa nhận còn chậm.", {"Đỗ Văn Cảnh: speak"}),
        # An answer to the press is speech.
        (
            "Tại cuộc họp báo, trả lời về việc chậm tiến độ, ông Lê Văn An, Giám đốc Sở Y tế, hứa sẽ xử lý.",
            {"Lê Văn An: speak"},
        ),
        # In office without a post: who answers deputies, who is of a group of deputies.
        (
            "HĐND tỉnh họp. Trả lời đại biểu, ông Lê Văn An cho biết sẽ sửa đường.",
            {"Lê Văn An: answer", "Lê Văn An: speak"},
        ),
        ("HĐND tỉnh họp. Bà Hà Thị Na (tổ đại biểu quận 7) chất vấn về giá đất.", {"Hà Thị Na: question"}),
        ("Tại buổi tiếp xúc, cử tri Hà Thị Na hỏi về giá đất.", set()),
        # The election to a post of a career is none of this article.
        ("Bà Hà Thị Na từng 2 nhiệm kỳ được bầu làm Phó Chủ tịch HĐND huyện.", set()),
        ("Năm 2010, ông Lê Văn An làm Phó Chủ tịch UBND huyện.", set()),
        ("HĐND bầu ông Lê Văn An làm Phó Chủ tịch UBND huyện.", {"Lê Văn An: elected"}),
        # The sentence behind a decision names those of whom it was told, by their posts too.
        (
            "HĐND tỉnh bầu bổ sung 2 ủy viên UBND tỉnh. Đó là các giám đốc Sở Y tế Lê Văn An, Sở Nội vụ Hà Thị Na.",
            {"Lê Văn An: elected", "Hà Thị Na: elected"},
        ),
    ],
)
def test_the_article_tells_the_role(nlp, text: str, expected: set[str]) -> None:
    assert roles_of(nlp, text) == expected


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("Đại biểu An mong Giám đốc Sở Y tế giải thích rõ.", "mong", True),
        ("Đại biểu An yêu cầu UBND tỉnh cho biết lý do.", "yêu cầu", True),
        ("Đại biểu An đề nghị sớm thực hiện. Sở sẽ làm rõ.", "đề nghị", False),
        ("Đại biểu An cho rằng cần làm rõ.", "cho rằng", False),
    ],
)
def test_a_request_for_an_answer_asks(sentence: str, words: str, expected: bool) -> None:
    assert asks(sentence, sentence.index(words)) is expected


def test_answers_to_the_press_are_told_by_who_is_there() -> None:
    assert is_press("Ông An trả lời báo chí.")
    assert not is_press("Ông An trả lời báo chí bên lề cuộc tiếp xúc cử tri.")
