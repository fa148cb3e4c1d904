"""Build the spaCy Language and turn Articles into Docs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import Article, ArticleFacts
from pipeline.nlp.sentences import find_sentences

Backend = Literal["syllables", "pyvi", "underthesea"]

#: The extractors in the order in which they run; each may use what those before it found.
COMPONENTS = (
    "council_dates",
    "council_documents",
    "council_officials",
    "council_meetings",
    "council_metrics",
    "council_activities",
)

_PIECE = re.compile(r"\w+|[^\w\s]|\s+")


def _segmenter(backend: Backend) -> Callable[[str], list[str]]:
    """A function from text to its pieces; joined, they are the text again (white space included)."""
    if backend == "syllables":
        return _PIECE.findall
    if backend == "pyvi":
        tokenizer = spacy.blank("vi").tokenizer
        return lambda text: [piece for token in tokenizer(text) for piece in (token.text, token.whitespace_) if piece]
    if backend == "underthesea":
        from underthesea import word_tokenize

        def segment(text: str) -> list[str]:
            pieces, offset = [], 0
            for word in word_tokenize(text):
                # underthesea joins on single spaces: find each word again in the text as written.
                found = re.compile(r"\s+".join(map(re.escape, word.split()))).search(text, offset)
                if found is None:
                    continue
                if found.start() > offset:
                    pieces += _PIECE.findall(text[offset : found.start()])
                pieces.append(found.group())
                offset = found.end()
            return pieces + _PIECE.findall(text[offset:])

        return segment
    raise ValueError(f"unknown back end {backend!r}: choose syllables, pyvi or underthesea")


class ArticleTokenizer:
    """Tokenizer of the Language: segments block by block, so that no token crosses one."""

    def __init__(self, nlp: Language, backend: Backend) -> None:
        self.vocab = nlp.vocab
        self.backend = backend
        self.segment = _segmenter(backend)

    def __call__(self, text: str) -> Doc:
        from pipeline.ingest.article import make_article

        return self.from_article(make_article(text))

    def from_article(self, article: Article) -> Doc:
        """A Doc over ``article.text`` with sentence starts set, the article and an empty ArticleFacts on it."""
        text, pieces, offset = article.text, [], 0
        for block in article.blocks:
            pieces += _PIECE.findall(text[offset : block.start])
            pieces += self.segment(text[block.start : block.end])
            offset = block.end
        pieces += _PIECE.findall(text[offset:])
        words, spaces = [], []
        for piece in pieces:
            if piece == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        sentences = find_sentences(text, article.blocks)
        starts = {start for start, _ in sentences}
        flags, position = [], 0
        for word, space in zip(words, spaces, strict=True):
            flags.append(position in starts)
            position += len(word) + space
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=[int(flag) if flag else -1 for flag in flags])
        doc._.council_sentences = sentences
        doc._.council = ArticleFacts(article=article)
        return doc


def register_extensions() -> None:
    """``doc._.council`` (ArticleFacts) and ``doc._.council_sentences`` (offsets of the sentences)."""
    if not Doc.has_extension("council"):
        Doc.set_extension("council", default=None)
        Doc.set_extension("council_sentences", default=None)


def load(*, backend: Backend = "syllables", disable: tuple[str, ...] = ()) -> Language:
    """The spaCy pipeline with every extractor.

    Parameters
    ----------
    backend
        What makes the words: ``syllables`` (fast, no learned segmentation), ``pyvi`` (through spaCy's own Vietnamese
        tokenizer) or ``underthesea``.
    disable
        Names of extractors to leave out.
    """
    register_extensions()
    nlp = spacy.blank("xx")
    nlp.tokenizer = ArticleTokenizer(nlp, backend)
    for name in COMPONENTS:
        if name not in disable:
            nlp.add_pipe(name)
    return nlp


def process(nlp: Language, article: Article) -> ArticleFacts:
    """Run the extractors of ``nlp`` over one article."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, ArticleTokenizer)
    doc = nlp(tokenizer.from_article(article))
    facts = doc._.council
    assert isinstance(facts, ArticleFacts)
    return facts
