"""The public API: what `import pipeline` offers and what it costs."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest

import pipeline


def test_importing_costs_neither_spacy_nor_pandas() -> None:
    probe = "import sys, pipeline; print(sorted({'spacy', 'pandas', 'typer', 'rich', 'sklearn'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_configures_no_logging_and_starts_no_thread() -> None:
    probe = (
        "import logging, threading, pipeline; pipeline.load, pipeline.read_tables; "
        "print(logging.getLogger().handlers, logging.getLogger().level, threading.active_count())"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] 30 1"


@pytest.mark.parametrize("name", pipeline.__all__)
def test_every_name_is_there_and_documented(name: str) -> None:
    assert getattr(pipeline, name).__doc__
    assert name in dir(pipeline)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="find_people"):
        _ = pipeline.find_people


ARTICLE = """HĐND tỉnh Hòa Bình khai mạc kỳ họp thứ 9
Sáng 5/7, HĐND tỉnh Hòa Bình khóa XVI khai mạc kỳ họp thứ 9. Đồng chí Bùi Văn Khượng, Chủ tịch HĐND tỉnh phát biểu \
khai mạc. Bà Quách Thị Ngân, Phó Chủ tịch HĐND tỉnh trình bày báo cáo.
"""


def test_extract_links_the_people_of_the_article() -> None:
    facts = pipeline.extract(ARTICLE)
    named = {row.official_id for row in (*facts.positions, *facts.participants)}
    assert named == {official.official_id for official in facts.officials}
    assert all(meeting.event_id for meeting in facts.meetings)


def test_extract_takes_the_year_from_the_day_of_publication() -> None:
    assert "2023-07-05" in {row.timex for row in pipeline.extract(ARTICLE, published_at="2023-07-06").dates}
    assert "2023-07-05" not in {row.timex for row in pipeline.extract(ARTICLE).dates}


def test_extract_names_the_article_by_url_then_source() -> None:
    by_url = pipeline.extract(ARTICLE, url="https://example.org/1", source="a.txt").article
    assert (
        by_url.article_id == pipeline.extract(ARTICLE, url="https://example.org/1", source="b.txt").article.article_id
    )
    assert by_url.article_id != pipeline.extract(ARTICLE, source="a.txt").article.article_id


def test_extract_gives_the_same_facts_every_time() -> None:
    assert pipeline.extract(ARTICLE) == pipeline.extract(ARTICLE)


def test_find_dates_and_find_numbers_serve_alone() -> None:
    text = "Ngày 3/4, 12 đại biểu tiếp xúc cử tri."
    (day,) = pipeline.find_dates(text, reference=datetime.date(2019, 5, 1))
    assert (day.timex, text[day.start : day.end], day.kind) == ("2019-04-03", day.text, "day")
    assert 12 in {number.value for number in pipeline.find_numbers(text)}
    assert all(text[number.start : number.end] == number.text for number in pipeline.find_numbers(text))
