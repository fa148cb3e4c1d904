"""Build the spaCy Language and turn Articles into Docs."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Literal, get_args

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import Article, ArticleFacts
from pipeline.ingest.article import plain_article
from pipeline.knowledge import use
from pipeline.nlp.confidence import CONFIDENCE
from pipeline.nlp.ner import Ner
from pipeline.nlp.sentences import find_sentences
from pipeline.nlp.state import begin, facts_of, register_extensions

Backend = Literal["syllables", "pyvi", "underthesea"]
Segmenter = Callable[[str], list[str]]

#: The extractors in the order in which they run, each may use what those before it found; then how sure all that is.
COMPONENTS = (
    "council_dates",
    "council_documents",
    "council_officials",
    "council_meetings",
    "council_metrics",
    "council_activities",
    CONFIDENCE,
)

_PIECE = re.compile(r"\w+|[^\w\s]|\s+")
#: How far ahead a word is looked for that a library returned otherwise than the text has it.
_WINDOW = 200


def _syllables() -> Segmenter:
    return _PIECE.findall


def _pyvi() -> Segmenter:
    """pyvi through spaCy's own Vietnamese tokenizer, which keeps the text as it is."""
    tokenizer = spacy.blank("vi").tokenizer
    return lambda text: [piece for token in tokenizer(text) for piece in (token.text, token.whitespace_) if piece]


def _underthesea() -> Segmenter:
    from underthesea import word_tokenize

    return lambda text: list(_aligned(text, word_tokenize(text)))


_SEGMENTERS: dict[str, Callable[[], Segmenter]] = {
    "syllables": _syllables,
    "pyvi": _pyvi,
    "underthesea": _underthesea,
}


def _aligned(text: str, words: list[str]) -> Iterator[str]:
    """``text`` cut at ``words``, which may have lost or changed blanks and marks: joined, the pieces are the text."""
    offset = 0
    for word in words:
        span = _find(text, word.split(), offset)
        if span is not None:
            yield from _PIECE.findall(text[offset : span[0]])
            yield text[span[0] : span[1]]
            offset = span[1]
    yield from _PIECE.findall(text[offset:])


def _find(text: str, syllables: list[str], offset: int) -> tuple[int, int] | None:
    """Where ``syllables`` stand next, with any blanks between them."""
    if not syllables:
        return None
    start = text.find(syllables[0], offset, offset + _WINDOW)
    if start < 0:
        return None
    end = start
    for syllable in syllables:
        while end < len(text) and text[end].isspace():
            end += 1
        if not text.startswith(syllable, end):
            return None
        end += len(syllable)
    return start, end


class ArticleTokenizer:
    """Tokenizer of the Language: segments block by block, so that no token crosses one.

    Parameters
    ----------
    nlp
        The Language whose vocabulary the Docs share.
    backend
        What makes the words.

    Raises
    ------
    ValueError
        Where there is no such back end.
    """

    def __init__(self, nlp: Language, backend: Backend) -> None:
        if backend not in _SEGMENTERS:
            raise ValueError(f"unknown back end {backend!r}: choose one of {', '.join(get_args(Backend))}")
        self.vocab = nlp.vocab
        self.backend = backend
        self.segment = _SEGMENTERS[backend]()

    def __call__(self, text: str) -> Doc:
        """A Doc over ``text`` as it is, each line a block. Furniture is for :func:`pipeline.ingest` to drop."""
        return self.from_article(plain_article(text))

    def from_article(self, article: Article) -> Doc:
        """A Doc over ``article.text`` with sentence starts set, the article and an empty ArticleFacts on it."""
        words, spaces = _tokens(self._pieces(article))
        sentences = find_sentences(article.text, article.blocks)
        starts = {start for start, _ in sentences}
        flags: list[bool | int | None] = []
        position = 0
        for word, space in zip(words, spaces, strict=True):
            flags.append(1 if position in starts else -1)
            position += len(word) + space
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=flags)
        begin(doc, ArticleFacts(article=article), sentences)
        return doc

    def without_words(self, article: Article) -> Doc:
        """A Doc of no words, for the extractors alone: they read the article's text by its sentences."""
        doc = Doc(self.vocab)
        begin(doc, ArticleFacts(article=article), find_sentences(article.text, article.blocks))
        return doc

    def _pieces(self, article: Article) -> Iterator[str]:
        text, offset = article.text, 0
        for block in article.blocks:
            yield from _PIECE.findall(text[offset : block.start])
            yield from self.segment(text[block.start : block.end])
            offset = block.end
        yield from _PIECE.findall(text[offset:])


def _tokens(pieces: Iterator[str]) -> tuple[list[str], list[bool]]:
    """Words, and whether a single blank follows each: spaCy's form of a text."""
    words: list[str] = []
    spaces: list[bool] = []
    for piece in pieces:
        if piece == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    return words, spaces


def load(
    *,
    backend: Backend = "syllables",
    ner: Ner = "auto",
    knowledge: str | os.PathLike[str] | None = None,
    disable: tuple[str, ...] = (),
) -> Language:
    """The spaCy pipeline with every extractor.

    Parameters
    ----------
    backend
        What makes the words: ``syllables`` (fast, no learned segmentation), ``pyvi`` (through spaCy's own Vietnamese
        tokenizer) or ``underthesea``.
    ner
        Where underthesea's named entities are a second opinion on people: ``auto`` (on what the grammar leaves open, at
        most 2% of a text), ``full`` (everywhere) or ``off``.
    knowledge
        Folder of your own lists, laid over those of the package. Lists are one to a process: the last ``load``,
        ``extract`` or ``run`` decides, for Languages loaded before too.
    disable
        Names of extractors to leave out.
    """
    use(knowledge)
    register_extensions()
    nlp = spacy.blank("xx")
    nlp.tokenizer = ArticleTokenizer(nlp, backend)
    for name in COMPONENTS:
        if name not in disable:
            nlp.add_pipe(name, config={"ner": ner} if name == "council_officials" else {})
    return nlp


def process(nlp: Language, article: Article) -> ArticleFacts:
    """Run the extractors of ``nlp`` over one article. No words are made of its text, since no extractor asks for them.

    Raises
    ------
    TypeError
        Where ``nlp`` was not made by :func:`load`.
    """
    return facts_of(read(nlp, article))


def read(nlp: Language, article: Article) -> Doc:
    """The Doc that :func:`process` takes the facts from, for those who need its sentences too.

    Raises
    ------
    TypeError
        Where ``nlp`` was not made by :func:`load`.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, ArticleTokenizer):
        raise TypeError("the Language reads no articles: make it with pipeline.load()")
    return nlp(tokenizer.without_words(article))
