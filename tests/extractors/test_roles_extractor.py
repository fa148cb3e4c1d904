"""Participants of whole articles: lists over lines, one row a person and role."""

from dataclasses import dataclass, field

import pytest

from pipeline.extractors.roles import participants_of
from pipeline.ingest.article import make_article
from pipeline.nlp.language import COMPONENTS, load


@dataclass
class Mention:
    name: str
    start: int
    end: int
    positions: list = field(default_factory=list)
    is_title_only: bool = False


@pytest.fixture(scope="module")
def nlp():
    return load(disable=COMPONENTS)


def participants(nlp, text, *names):
    doc = nlp.tokenizer.from_article(make_article(text))
    people = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            people.append(Mention(name, start, start + len(name)))
            start = text.find(name, start + 1)
    return participants_of(doc, people)


ROSTER = """Hà Nam tổng kết công tác năm
Dự hội nghị có các đồng chí:
- Lê Văn An, Bí thư Tỉnh ủy;
- Hà Thị Bình, Chủ tịch HĐND tỉnh.
Ông Lò Văn Cường, Chánh Văn phòng, đọc báo cáo kết quả hoạt động."""


def test_a_list_over_lines_shares_the_role_of_its_head(nlp):
    rows = participants(nlp, ROSTER, "Lê Văn An", "Hà Thị Bình")
    assert [(row.name, row.role, row.evidence) for row in rows] == [
        ("Lê Văn An", "attend", "- Lê Văn An, Bí thư Tỉnh ủy;"),
        ("Hà Thị Bình", "attend", "- Hà Thị Bình, Chủ tịch HĐND tỉnh."),
    ]


def test_a_further_sentence_carries_the_list_on(nlp):
    text = "Dự lễ có Lê Văn An, Bí thư Tỉnh ủy. Các đồng chí Phó Chủ tịch UBND tỉnh: Hà Thị Bình, Lò Văn Cường."
    rows = participants(nlp, text, "Lê Văn An", "Hà Thị Bình", "Lò Văn Cường")
    assert {(row.name, row.role) for row in rows} == {
        ("Lê Văn An", "attend"),
        ("Hà Thị Bình", "attend"),
        ("Lò Văn Cường", "attend"),
    }


def test_the_first_words_that_give_a_role_are_its_evidence(nlp):
    text = "Ông Lê Văn An phát biểu tại lễ. Theo ông Lê Văn An, tỉnh còn khó khăn."
    (row,) = participants(nlp, text, "Lê Văn An")
    assert (row.role, text[row.start : row.end], row.evidence) == (
        "speak",
        "phát biểu",
        "Ông Lê Văn An phát biểu tại lễ.",
    )
    assert 0.3 <= row.confidence <= 0.98


def test_every_rule_has_a_confidence(nlp):
    text = """Thái Bình họp
Bà Hà Thị Bình (nghỉ hưu) và ông Lê Văn An tại lễ.
Phóng viên trao đổi với Lê Văn An.
Lê Văn An: "Phải làm ngay"."""
    rules = {row.found_by for row in participants(nlp, text, "Lê Văn An", "Hà Thị Bình")}
    assert {"role.bracket", "role.interview"} <= rules
