"""The people rows of an article: positions, participants, genders."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.facts import ArticleFacts
from pipeline.ingest.article import make_article
from pipeline.nlp.language import load, process

ARTICLE = """Thường trực HĐND tỉnh họp phiên thường kỳ
Sáng 12/7, Thường trực HĐND tỉnh tổ chức phiên họp thường kỳ.
Đồng chí Lường Văn Thảo, Tỉnh ủy viên, Phó Chủ tịch HĐND tỉnh chủ trì phiên họp.
Dự phiên họp có bà Hà Thị Nhâm, nguyên Trưởng ban Pháp chế HĐND tỉnh; ông Đoàn Văn Khởi, Giám đốc Công ty TNHH Gỗ Việt.
Phát biểu tại phiên họp, bà Nhâm đề nghị sớm sửa Quy chế.
Ảnh: Trần Quốc Khải
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="module")
def facts(nlp: Language) -> ArticleFacts:
    return process(nlp, make_article(ARTICLE, source="phien-hop.txt"))


def test_a_row_for_each_post(facts: ArticleFacts) -> None:
    assert [(row.name, row.title, row.organization, row.status, row.admin_level) for row in facts.positions] == [
        ("Lường Văn Thảo", "Tỉnh ủy viên", "Tỉnh ủy", "current", "province"),
        ("Lường Văn Thảo", "Phó Chủ tịch", "HĐND tỉnh", "current", "province"),
        ("Hà Thị Nhâm", "nguyên Trưởng ban", "Ban Pháp chế HĐND tỉnh", "former", "province"),
    ]


def test_the_evidence_is_the_sentence_of_the_post(facts: ArticleFacts) -> None:
    text = facts.article.text
    for row in facts.positions:
        assert text[row.start : row.end].startswith(row.title)
        assert text[row.start : row.end] in row.evidence


def test_only_people_in_office_take_part(facts: ArticleFacts) -> None:
    assert {row.name for row in facts.participants} == {"Lường Văn Thảo", "Hà Thị Nhâm"}


def test_gender_comes_from_a_form_of_address(facts: ArticleFacts) -> None:
    assert facts.genders == {"Hà Thị Nhâm": ("female", "bà")}


@pytest.mark.parametrize("text", ["", "\n\n", "Không có ai.", "Ông Lê Văn An và bà Hồ Thị Bình đi chợ."])
def test_articles_without_officials(nlp: Language, text: str) -> None:
    facts = process(nlp, make_article(text))
    assert (facts.positions, facts.participants, facts.genders) == ([], [], {})


def test_comrades_without_a_post_count_by_their_role(nlp: Language) -> None:
    facts = process(nlp, make_article("Hội nghị\nĐồng chí Vi Thị Lả chủ trì hội nghị. Ông Hồ Văn Tám xem hội nghị."))
    assert [(row.name, row.role) for row in facts.participants] == [("Vi Thị Lả", "chair")]
