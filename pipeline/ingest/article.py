"""Make an Article out of page text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from pipeline.facts import Article, Block, row_id
from pipeline.ingest.clean import clean_text, cut_lines
from pipeline.ingest.page import Part, read_page
from pipeline.ingest.publisher import find_publisher
from pipeline.ingest.region import find_region
from pipeline.ingest.relevance import is_council_news


def make_article(
    raw: str,
    *,
    source: str = "",
    url: str = "",
    published_at: str = "",
    title: str = "",
    author: str = "",
    publisher: str = "",
    kinds: Mapping[str, str] | None = None,
) -> Article:
    """Clean ``raw`` page text, leave out the page's furniture, and tell what the article says about itself.

    What the caller gives wins over what the text tells; ``kinds`` maps lines to the block kinds that the page's markup
    tells. Offsets of everything that is found later point into the
    ``text`` of the result: the article's parts in NFC, one a line. It is empty where the
    page holds no article.
    """
    page = read_page(cut_lines(clean_text(raw)), title=" ".join(clean_text(title).split()), kinds=kinds)
    text, blocks = _lay_out(page.parts)
    parts = {kind: [part.text for part in page.parts if part.kind == kind] for kind in ("title", "lead", "byline")}
    opening = next((part.text for part in page.parts if part.kind in ("lead", "body")), "")
    found = find_publisher(opening, parts["byline"], page.dropped)
    day = published_at or page.published
    region = find_region(text, blocks, found, day)
    return Article(
        article_id=row_id("a", url or source or text),
        source=source,
        url=url,
        content_hash=_hash(text),
        title=next(iter(parts["title"]), ""),
        publisher=publisher or (found.name if found else ""),
        author=author or "; ".join(page.authors),
        published_at=day,
        province=region.province,
        province_code=region.code,
        province_2025=region.province_2025,
        admin_level=region.level,
        is_council_news=is_council_news(text, blocks),
        text=text,
        blocks=blocks,
    )


def plain_article(text: str) -> Article:
    """An Article over ``text`` as it is, every line a block: nothing cleaned, nothing left out, nothing known of it.

    >>> [block.kind for block in plain_article("Một dòng\\nDòng hai").blocks]
    ['body', 'body']
    """
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = offset + len(line) - len(line.lstrip())
            blocks.append(Block("body", start, offset + len(line.rstrip())))
        offset += len(line) + 1
    return Article(article_id=row_id("a", text), source="", content_hash=_hash(text), text=text, blocks=tuple(blocks))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _lay_out(parts: tuple[Part, ...]) -> tuple[str, tuple[Block, ...]]:
    """The article's text, one part a line, and where its parts stand."""
    blocks, offset = [], 0
    for part in parts:
        blocks.append(Block(part.kind, offset, offset + len(part.text)))
        offset += len(part.text) + 1
    return "\n".join(part.text for part in parts), tuple(blocks)
