"""Word and PDF files, each one article."""

from __future__ import annotations

import logging
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from pipeline.facts import Article
from pipeline.ingest.article import make_article
from pipeline.ingest.clean import clean_text
from pipeline.ingest.errors import InputError, require

#: Most bytes that a Word file unpacks to, and most pages of a PDF.
_UNPACKED = 100_000_000
_PAGES = 200
_PAGE_NUMBER = re.compile(r"[-–]?\s?(?:[Tt]rang\s)?\d{1,4}(?:\s?/\s?\d{1,4})?\s?[-–]?")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’)\]]{0,3}$")
#: A line of a PDF that is at least this share of the page's widest goes on in the next one.
_FULL = 0.8
#: What is wrong with a PDF is said in its row of errors, with its name; the library's notes lack it.
_NOBODY = logging.NullHandler()


def read_docx(file: BinaryIO, source: str, fields: Mapping[str, str]) -> Iterator[Article]:
    """The article of a Word file: its paragraphs, headings and tables in their order.

    Raises
    ------
    InputError
        ``format`` where it is none, ``too_large``, ``empty``, ``library`` where python-docx is not installed.
    """
    require("docx", "docx")
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml.etree import XMLSyntaxError

    lines: list[tuple[str, str]] = []
    try:
        with zipfile.ZipFile(file) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED:
                raise InputError("too_large", f"It unpacks to over {_UNPACKED // 1_000_000} MB. Save the text alone.")
        file.seek(0)
        for piece in Document(file).iter_inner_content():
            if isinstance(piece, Table):
                lines += _cells(piece)
            else:
                lines.append((piece.text, _paragraph_kind((piece.style and piece.style.name) or "")))
    except (zipfile.BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("format", f"The file is no Word document, or is damaged: {error}.") from error
    title = next((text for text, kind in lines if kind == "title" and text.strip()), "")
    kinds = {clean_text(text).strip(): kind for text, kind in lines if kind in ("heading", "cell")}
    yield _article("\n\n".join(text for text, _ in lines), source, title, kinds)


def _paragraph_kind(style: str) -> str:
    if style == "Title":
        return "title"
    return "heading" if style.startswith("Heading") else "caption" if style == "Caption" else ""


def _cells(table: object) -> Iterator[tuple[str, str]]:
    """The cells of a Word table, each once: merged ones are listed for every place that they cover."""
    seen = set()
    for row in table.rows:  # type: ignore[attr-defined]
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield " ".join(cell.text.split()), "cell"


def read_pdf(file: BinaryIO, source: str, fields: Mapping[str, str]) -> Iterator[Article]:
    """The article of a PDF that holds text.

    Raises
    ------
    InputError
        ``format`` where it is damaged or locked, ``too_large``, ``empty`` where it holds no text (a scan), ``library``
        where pypdf is not installed.
    """
    require("pypdf", "pdf")
    from pypdf import PdfReader

    logging.getLogger("pypdf").addHandler(_NOBODY)
    try:
        reader = PdfReader(file)
        if len(reader.pages) > _PAGES:
            raise InputError("too_large", f"Over {_PAGES} pages for one article. Split it into articles.")
        text = "\n\n".join(_unwrapped(page.extract_text()) for page in reader.pages)
    except InputError:
        raise
    except Exception as error:
        # What a damaged PDF raises depends on where it is damaged.
        raise InputError("format", f"The PDF is locked or damaged ({error}). Save its text.") from error
    if not text.strip():
        raise InputError("empty", "The PDF holds pictures of pages, no text. Run a text recognition over it first.")
    yield _article(text, source, "", {})


def _unwrapped(page: str) -> str:
    """The paragraphs of a page that is set in lines of one width.

    >>> _unwrapped("Sáng 3/4, Hội đồng nhân dân tỉnh\\nLào Cai họp chuyên đề.\\nHọp kín.\\n- 2 -")
    'Sáng 3/4, Hội đồng nhân dân tỉnh Lào Cai họp chuyên đề.\\n\\nHọp kín.'
    """
    lines = [line.strip() for line in page.split("\n")]
    lines = [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]
    width = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        if is_open and line:
            paragraphs[-1] += " " + line
        elif line:
            paragraphs.append(line)
        is_open = len(line) >= _FULL * width and _SENTENCE_END.search(line) is None
    return "\n\n".join(paragraphs)


def _article(text: str, source: str, title: str, kinds: Mapping[str, str]) -> Article:
    article = make_article(text, source=source, title=title, kinds=kinds)
    if not article.text:
        raise InputError("empty", "There is no text of an article in it.")
    return article
