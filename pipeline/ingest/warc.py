"""Crawls: the pages of a WARC file, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from pipeline.facts import Article, Failure
from pipeline.ingest.errors import InputError, require
from pipeline.ingest.pages import ARTICLE_LIMIT, page_article

_HTML = ("text/html", "application/xhtml+xml")
_PAGES = (*_HTML, "text/plain")


def read_warc(file: BinaryIO, source: str, fields: Mapping[str, str]) -> Iterator[Article | Failure]:
    """The articles of a crawl's answers that are pages; pictures, scripts, requests and error pages are passed over.

    The day of the crawl is never taken for the day of publication.
    """
    require("warcio", "warc")
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(file):
            kind = _page_kind(record)
            if kind:
                number += 1
                yield _attempt(record, f"{source}#{number}", is_markup=kind in _HTML)
    except ArchiveLoadFailed as error:
        raise InputError("format", f"The file is no WARC, or is damaged: {error}. Fetch it again.") from error
    # warcio takes a file that is cut off for one that ends; the stream itself knows better and raises here.
    file.read(1)
    if not number:
        raise InputError("empty", "The crawl holds no page.")


def _page_kind(record: Any) -> str:
    """The media type of an answer that is a page, else empty."""
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return ""
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind if kind in _PAGES else ""


def _attempt(record: Any, source: str, *, is_markup: bool) -> Article | Failure:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        return page_article(record.content_stream().read(ARTICLE_LIMIT + 1), source, is_markup=is_markup, url=url)
    except InputError as error:
        return Failure(source=source, stage="read", error=error.kind, message=error.message)
