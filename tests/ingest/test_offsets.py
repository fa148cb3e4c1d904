"""Every stretch of an article leads back to the stretch of the input that shows it."""

from __future__ import annotations

import html
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Article
from pipeline.ingest.article import make_article
from pipeline.ingest.clean import clean_text
from pipeline.ingest.offsets import map_offsets
from pipeline.ingest.read import read_inputs

PAGES = Path(__file__).parent / "portals"
RAW = (
    "Trang chủ\r\nTin tức\r\n\r\nHĐND tỉnh Lào Cai họp chuyên đề\r\n\r\n"
    "Sáng 3/4, HĐND&nbsp;tỉnh Lào\u00a0Cai họp\u200b chuyên đề về đầu tư\r\ncông trung hạn, do ông A Lử chủ trì.\n\n"
    "Kỳ họp   thông qua 5 nghị quyết, giao các Ban gia\u0301m sát. Ðoàn báo cáo.\r\n\r\nThu Nga\r\n\r\nBình luận\r\n"
)


@pytest.mark.parametrize(
    ("clean", "raw"),
    [
        ("HĐND tỉnh Lào Cai họp chuyên đề về", "HĐND&nbsp;tỉnh Lào\u00a0Cai họp\u200b chuyên đề về"),
        ("đầu tư công", "đầu tư\r\ncông"),
        ("giám", "gia\u0301m"),
        ("Đoàn", "Ðoàn"),
        ("thông qua 5", "thông qua 5"),
        ("Thu Nga", "Thu Nga"),
    ],
)
def test_what_was_mended_is_found_as_it_was(clean: str, raw: str) -> None:
    article = make_article(RAW)
    start = article.text.index(clean)
    span = map_offsets(RAW, article).raw_span(start, start + len(clean))
    assert span is not None
    assert RAW[slice(*span)] == raw


def test_what_the_input_does_not_show_has_no_place() -> None:
    article = make_article(RAW, title="Một tiêu đề chỉ có trong phần khai báo")
    places = map_offsets(RAW, article)
    assert places.raw_span(0, 10) is None
    assert places.raw_span(len(article.title) + 1, len(article.title) + 5) is not None
    assert places.raw_span(5, 5) is None


def visible(markup: str) -> str:
    return "".join(clean_text(html.unescape(re.sub(r"<[^>]*>", "", markup))).split())


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_every_block_of_a_web_page_is_where_the_page_shows_it(page: Path) -> None:
    raw = page.read_text(encoding="utf-8")
    (article,) = read_inputs([page])
    assert isinstance(article, Article)
    places = map_offsets(raw, article)
    for block in article.blocks:
        span = places.raw_span(block.start, block.end)
        assert span is not None
        assert visible(raw[slice(*span)]) == "".join(article.text[block.start : block.end].split())


PIECES = st.lists(
    st.sampled_from(
        [
            "Sáng 3/4, ",
            "HĐND",
            " tỉnh",
            "&nbsp;",
            "\u00a0",
            "\u200b",
            "\r\n",
            "\n\n",
            "Ð",
            "a\u0301",
            "&amp;",
            "< 5%",
            ".",
        ]
    ),
    max_size=60,
)


@given(PIECES, st.sampled_from([unicodedata.normalize("NFC", RAW), unicodedata.normalize("NFD", RAW)]))
def test_single_characters_of_any_text_lead_back(pieces: list[str], tail: str) -> None:
    raw = "".join(pieces) + "\n\n" + tail
    article = make_article(raw)
    places = map_offsets(raw, article)
    for offset, character in enumerate(article.text):
        if not character.isspace():
            span = places.raw_span(offset, offset + 1)
            assert span is not None
            assert character in clean_text(raw[slice(*span)])


@pytest.mark.parametrize("unit", ["<!--", "<script>", "<a ", "&#", "a\u0301", "\u0301"])
def test_hostile_input_takes_linear_time(unit: str) -> None:
    raw = "<html>" + unit * (600_000 // len(unit))
    assert map_offsets(raw, make_article("Tin")).raw_span(0, 3) is None
