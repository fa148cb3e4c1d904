"""The spaCy Language: texts survive every back end, tokens and sentences keep to their blocks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.ingest.article import make_article
from pipeline.nlp.language import COMPONENTS, ArticleTokenizer, Backend, load, process

BACKENDS = ("syllables", "pyvi", "underthesea")
PAGE = (
    "Thường trực HĐND tỉnh Kon Tum họp phiên thứ mười chín\n\n"
    "Sáng 14/3/2023, Thường trực HĐND tỉnh Kon Tum họp phiên thứ 19 tại TP. Kon Tum.Bà Y Ngân Hà chủ trì.\n\n"
    "Quang cảnh phiên họp\n\n"
    "Phiên họp xem xét 4 tờ trình “về đầu tư công”, thống nhất trình HĐND tỉnh tại kỳ họp tới.  Các Ban thẩm tra."
)


@pytest.fixture(scope="module", params=BACKENDS)
def nlp(request: pytest.FixtureRequest) -> Language:
    return load(backend=request.param, disable=COMPONENTS)


def test_tokens_and_sentences_keep_to_their_blocks(nlp: Language) -> None:
    article = make_article(PAGE)
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, ArticleTokenizer)
    doc = tokenizer.from_article(article)
    assert doc.text == article.text
    ends = {block.end for block in article.blocks}
    for token in doc:
        crossed = [end for end in ends if token.idx < end < token.idx + len(token)]
        assert not crossed, token
    for sentence in doc.sents:
        text = sentence.text.strip()
        assert any(text in article.text[block.start : block.end] for block in article.blocks)
    assert [sentence.text.strip() for sentence in doc.sents] == [
        article.text[start:end] for start, end in doc._.council_sentences
    ]


def test_words_are_segmented() -> None:
    text = "Hội đồng nhân dân tỉnh thông qua nghị quyết"
    words = {name: [token.text for token in load(backend=name, disable=COMPONENTS)(text)] for name in BACKENDS}
    assert words["syllables"] == text.split()
    assert "nghị quyết" in words["pyvi"]
    assert "nghị quyết" in words["underthesea"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120))
def test_any_text_survives(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "  a  b\n\n c ", "\u200b\n x", "x\r\ny", "“a” – 5.000", "🇻🇳 HĐND"])
def test_odd_texts_survive(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_an_unknown_back_end_is_refused() -> None:
    with pytest.raises(ValueError, match="choose one of syllables, pyvi, underthesea"):
        load(backend="vncorenlp")  # type: ignore[arg-type]


def test_process_wants_a_language_of_this_package() -> None:
    import spacy

    with pytest.raises(TypeError):
        process(spacy.blank("vi"), make_article(PAGE))


@pytest.mark.parametrize("backend", BACKENDS)
def test_facts_do_not_rest_on_words(backend: Backend) -> None:
    nlp, article = load(backend=backend), make_article(PAGE)
    assert isinstance(nlp.tokenizer, ArticleTokenizer)
    with_words = nlp(nlp.tokenizer.from_article(article))._.council
    assert process(nlp, article) == with_words
    assert with_words.meetings


def test_process_gives_the_articles_facts() -> None:
    article = make_article(PAGE)
    assert process(load(disable=COMPONENTS), article).article is article
