"""Component ``council_dates``: rows with evidence."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.ingest.article import make_article
from pipeline.nlp.language import COMPONENTS, load, process


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(disable=tuple(name for name in COMPONENTS if name != "council_dates"))


TEXT = """HĐND huyện tổng kết công tác

Chiều 21.12, HĐND huyện tổ chức hội nghị tổng kết công tác năm 2020. Đại biểu dự đông đủ.

Trong 6 tháng đầu năm 2021, HĐND huyện sẽ bầu bổ sung chức danh Phó Chủ tịch."""


def test_rows_carry_value_days_basis_and_their_sentence(nlp: Language) -> None:
    article = make_article(TEXT)
    rows = process(nlp, article).dates
    assert [(row.timex, row.kind, row.basis) for row in rows] == [
        ("2020-12-21", "day", "year_from_context"),
        ("2020", "year", "explicit"),
        ("2021-H1", "half", "explicit"),
    ]
    assert all(article.text[row.start : row.end] == row.text for row in rows)
    assert rows[0].evidence.startswith("Chiều 21.12, HĐND huyện")
    assert rows[0].evidence.endswith("năm 2020.")
    assert (rows[2].start_date, rows[2].end_date) == ("2021-01-01", "2021-06-30")
    assert all(0.3 <= row.confidence <= 0.98 and row.found_by.startswith("date.") for row in rows)


def test_the_publication_day_is_the_reference(nlp: Language) -> None:
    rows = process(nlp, make_article("Hôm qua, HĐND huyện họp.", published_at="2024-03-14")).dates
    assert [(row.timex, row.basis) for row in rows] == [("2024-03-13", "relative")]


def test_an_article_without_dates_has_no_rows(nlp: Language) -> None:
    assert process(nlp, make_article("HĐND huyện đạt 12/12 chỉ tiêu.")).dates == []
