"""From the bytes of one page, text or HTML, to its article."""

from __future__ import annotations

from pipeline.facts import Article
from pipeline.frozen import replace
from pipeline.ingest.article import make_article
from pipeline.ingest.encoding import detect
from pipeline.ingest.errors import InputError
from pipeline.ingest.html import looks_like_html, read_html
from pipeline.ingest.records import read_day

#: Most bytes of a file that is one article; news never comes near it, and a mistaken input would stop a run.
ARTICLE_LIMIT = 8_000_000


def page_article(data: bytes, source: str, *, is_markup: bool = False, url: str = "") -> Article:
    """The article of a page.

    ``is_markup`` tells that it is HTML; otherwise its beginning does. ``url`` is where it comes from, used where the
    page does not name its own address.

    Raises
    ------
    InputError
        ``too_large``; ``binary`` or ``encoding`` where it is no text; ``empty`` where there is no article in it.
    """
    if len(data) > ARTICLE_LIMIT:
        raise InputError("too_large", f"Over {ARTICLE_LIMIT // 1_000_000} MB for one article. Split it into articles.")
    decoded = detect(data)
    if is_markup or looks_like_html(decoded.text):
        article = _html_article(decoded.text, source, url)
    else:
        article = make_article(decoded.text, source=source, url=url)
    if not article.text:
        raise InputError("empty", "There is no text of an article in it.")
    return replace(article, warnings=(*article.warnings, decoded.note)) if decoded.note else article


def _html_article(text: str, source: str, url: str) -> Article:
    page = read_html(text)
    article = make_article(
        page.text,
        source=source,
        url=page.url or url,
        title=page.title,
        publisher=page.publisher,
        published_at=read_day(page.published),
        kinds=page.kinds,
    )
    # What the head calls the author is often whoever entered the text; the printed name is the author's.
    return article if article.author else replace(article, author=page.author)
