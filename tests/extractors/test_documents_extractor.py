"""The documents component: one row a document."""

import pytest

from pipeline.ingest.article import make_article
from pipeline.nlp.language import COMPONENTS, load, process


@pytest.fixture(scope="module")
def nlp():
    return load(disable=tuple(name for name in COMPONENTS if name != "council_documents"))


TEXT = """Hậu Giang họp về đất đai
Nghị quyết 21 đã đi vào cuộc sống. HĐND tỉnh sơ kết Nghị quyết số 21-NQ/TU ngày 5/6/2019 của Tỉnh ủy.
Theo Luật Đất đai, việc giao đất phải công khai; Luật đất đai cũng quy định rõ thẩm quyền."""


def test_a_document_named_twice_is_one_row_with_its_fullest_number(nlp):
    rows = process(nlp, make_article(TEXT)).documents
    assert [(row.doc_type, row.number, row.title, row.issued_date) for row in rows] == [
        ("Nghị quyết", "21-NQ/TU", "", "2019-06-05"),
        ("Luật", "", "Luật Đất đai", ""),
    ]
    assert [TEXT[row.start : row.end] for row in rows] == ["Nghị quyết số 21-NQ/TU", "Luật Đất đai"]
    assert rows[0].evidence.startswith("HĐND tỉnh sơ kết")


def test_every_mention_is_left_for_the_components_behind(nlp):
    article = make_article(TEXT)
    doc = nlp(nlp.tokenizer.from_article(article))
    assert [span.number for span in doc.user_data["council_documents"]] == ["21", "21-NQ/TU", "", ""]
