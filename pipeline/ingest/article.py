"""Make an Article out of page text."""

from __future__ import annotations

import hashlib
import unicodedata

from pipeline.facts import Article, Block, row_id


def make_article(raw: str, *, source: str = "", url: str = "", published_at: str = "") -> Article:
    """Clean ``raw`` page text and cut it into blocks."""
    text = unicodedata.normalize("NFC", raw)
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = offset + len(line) - len(line.lstrip())
            blocks.append(Block("body" if blocks else "title", start, offset + len(line.rstrip())))
        offset += len(line) + 1
    return Article(
        article_id=row_id("a", url or source or text),
        source=source,
        url=url,
        content_hash=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        published_at=published_at,
        text=text,
        blocks=tuple(blocks),
    )
