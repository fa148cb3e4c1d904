"""The facts of a text at hand."""

from __future__ import annotations

import os

from pipeline.batch.worker import language
from pipeline.facts import Article, ArticleFacts
from pipeline.ingest.article import make_article
from pipeline.knowledge import use
from pipeline.link.corpus import link
from pipeline.nlp.language import process
from pipeline.nlp.ner import Ner


def extract(
    text: str,
    *,
    published_at: str | None = None,
    source: str | None = None,
    url: str | None = None,
    ner: Ner = "auto",
    knowledge: str | os.PathLike[str] | None = None,
) -> ArticleFacts:
    """Find the meetings, officials, dates, counts and activities in one article.

    Parameters
    ----------
    text
        The article as it stands on its page; furniture around it is dropped.
    published_at
        Day of publication, ISO 8601 (``"2024-01-11"``), where it is known better than from the text. It settles the
        year of days written without one.
    source, url
        Where the article comes from; the url, else the source, names it.
    ner
        Where underthesea's named entities are a second opinion on people: ``"auto"``, ``"full"`` or ``"off"``.
    knowledge
        Folder of your own lists of titles, bodies, names …, laid over those of the package for this article.

    Returns
    -------
    ArticleFacts
        Lists of rows (``meetings``, ``officials``, ``metrics`` …), each with its evidence: offsets into
        ``facts.article.text``, the cleaned text, counted in characters.

    Raises
    ------
    ValueError
        Where ``published_at`` is not an ISO day, the text is empty, or a list of ``knowledge`` does not fit.

    Examples
    --------
    >>> facts = extract("Kỳ họp thứ 5\\nSáng 6/8/2018, HĐND tỉnh Hà Giang khai mạc kỳ họp thứ 5.")
    >>> [row.timex for row in facts.dates]
    ['2018-08-06']
    """
    use(knowledge)
    article = make_article(text, source=source or "", url=url or "", published_at=published_at or "")
    return extract_article(article, ner=ner)


def extract_article(article: Article, *, ner: Ner = "auto") -> ArticleFacts:
    """Find the facts of an article that was read; its officials are those that it names."""
    corpus = link([process(language("syllables", ner), article)])
    facts = corpus.articles[0]
    facts.officials.extend(corpus.officials)
    return facts
