"""Facts as lines of JSON: what goes in comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.codec import decode, encode
from pipeline.batch.parts import DoneUnit
from pipeline.batch.worker import facts_of
from pipeline.facts import Article, ArticleFacts, Block, Metric
from pipeline.ingest.read import read_inputs
from pipeline.link.corpus import Digest, digest_of, link_article

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
TEXTS = st.text(max_size=30)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def test_facts_and_digests_of_every_sample_come_back() -> None:
    for article in read_inputs([SAMPLES]):
        assert isinstance(article, Article)
        found = facts_of(article)
        assert isinstance(found, ArticleFacts)
        facts = link_article(found)
        assert decode(ArticleFacts, encode(facts)) == facts
        assert decode(Digest, encode(digest_of(facts))) == digest_of(facts)


@given(
    st.builds(
        Article,
        article_id=TEXTS,
        source=TEXTS,
        content_hash=TEXTS,
        text=TEXTS,
        warnings=st.lists(TEXTS, max_size=3).map(tuple),
        blocks=st.lists(st.builds(Block, kind=TEXTS, start=st.integers(), end=st.integers()), max_size=3).map(tuple),
    )
)
def test_any_article_comes_back_and_is_one_line(article: Article) -> None:
    line = encode(article)
    assert decode(Article, line) == article
    assert "\n" not in line


@given(value=NUMBERS, most=st.none() | NUMBERS)
def test_any_number_comes_back_exactly(value: float, most: float | None) -> None:
    plain: dict[str, Any] = {"metric_id": "m", "article_id": "a", "indicator": "đơn", "text": "5", "evidence": "5"}
    metric = Metric(**plain, value=value, value_max=most, start=0, end=1, found_by="t", confidence=0.5)
    assert decode(Metric, encode(metric)) == metric


@pytest.mark.parametrize("line", ["", "{", "[1, 2]", '["khóa"]'])
def test_a_damaged_line_is_an_error(line: str) -> None:
    with pytest.raises(ValueError):
        decode(DoneUnit, line)
