"""From a saved web page to the lines of its article with what the markup says of them.

The names that common content systems give to an article's parts decide first; on any other page trafilatura finds the
main text. It drops captions, cells and lone short lines, though, and no line of an article may be lost: its text only
tells where on the page the article begins and ends, and the lines come from the element tree itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.frozen import frozen
from pipeline.ingest.clean import clean_text
from pipeline.ingest.head import read_head
from pipeline.ingest.markup import MarkupLine, lines_of, parse
from pipeline.ingest.portals import find_parts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ATTRIBUTES = re.compile(r"<(/?[a-zA-Z][\w-]{0,30})\s[^<>]{0,8000}+>")
_BODY = re.compile(r"<body(?:>|\s[\w-]+=)")
_BLOCK = re.compile(r"</?(?:p|div|br|h[1-6]|table|li)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
#: Characters from which a line of the main text is taken as a landmark of it.
_LANDMARK = 40
#: Share of the landmarks that must remain without what is named like furniture.
_REMAINS = 0.5
#: Lines behind the last paragraph among which the author stands, and their most words.
_BEHIND = 6
_BEHIND_WORDS = 12
#: Pages with more elements than any article's are not given to trafilatura, whose time grows faster than they do.
_ELEMENTS = 20_000


@frozen
class HtmlPage:
    """A page's lines and what its head says of it; empty strings where it says nothing.

    Attributes
    ----------
    text
        The lines, an empty one between blocks.
    kinds
        Cleaned line → block kind, where an element tells it.
    """

    text: str = ""
    kinds: dict[str, str] | None = None
    title: str = ""
    url: str = ""
    published: str = ""
    author: str = ""
    publisher: str = ""


def looks_like_html(text: str) -> bool:
    """Whether ``text`` is markup, whatever its file is called.

    >>> looks_like_html("<!DOCTYPE html><p>Tin</p>"), looks_like_html("Tin <b>")
    (True, False)
    """
    start = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html", "<?xml")) or _BODY.search(start) is not None


def looks_like_fragment(text: str) -> bool:
    """Whether ``text`` is a piece of a page: several block elements stand in its beginning.

    >>> looks_like_fragment("<p>Sáng 3/4, HĐND họp.</p><p>Kỳ họp bế mạc.</p>"), looks_like_fragment("dưới <5% và <br>")
    (True, False)
    """
    return len(_BLOCK.findall(text[:2000])) > 1


def read_html(source: str) -> HtmlPage:
    """Lines and metadata of a page, however broken its markup."""
    tree = parse(source)
    if tree is None or not any(lines_of(tree)):
        # A quote that never closes takes the rest of a page into an attribute.
        tree = parse(_ATTRIBUTES.sub(r"<\1>", source))
    if tree is None:
        return HtmlPage()
    head = read_head(tree)
    parts = find_parts(tree)
    every = list(lines_of(tree, parts))
    title = next((line.text for line in every if line.part == "title"), "") or _title(head.titles, every)
    lines = _article(every, _of_parts(every) if parts else _of_main_text(every, _main_text(tree)), title)
    return HtmlPage(
        text=_joined(lines),
        kinds=_kinds(lines),
        title=title,
        url=head.url,
        published=head.published,
        author=head.author,
        publisher=head.publisher,
    )


def read_fragment(source: str) -> HtmlPage:
    """The lines of a piece of markup that is an article and nothing else, as content systems keep it."""
    tree = parse(f"<html><body>{source}</body></html>")
    lines = [] if tree is None else list(lines_of(tree))
    return HtmlPage(text=_joined(lines), kinds=_kinds(lines))


def _kinds(lines: Iterable[MarkupLine]) -> dict[str, str]:
    return {clean_text(line.text): line.kind for line in lines if line.kind and line.kind != "title"}


def _joined(lines: Iterable[MarkupLine]) -> str:
    return "".join(("\n\n" if line.is_new else "\n") + line.text for line in lines).strip()


def _title(titles: Sequence[str], lines: Sequence[MarkupLine]) -> str:
    """The first of ``titles`` that is printed on the page, else the first."""
    printed = {line.text for line in lines}
    return next((title for title in titles if title in printed), titles[0] if titles else "")


def _main_text(tree: HtmlElement) -> str:
    """The page's main text by trafilatura, its blanks made even."""
    if sum(1 for _ in tree.iter()) > _ELEMENTS:
        return ""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, favor_recall=True, include_comments=False, include_tables=True)
    return " ".join(" ".join(found.body.itertext()).split()) if found is not None else ""


def _of_parts(lines: Sequence[MarkupLine]) -> list[int]:
    """Which lines lie in the article's parts; what is named like one behind the body or far from it is another's."""
    body = [index for index, line in enumerate(lines) if line.part == "body" and not line.is_furniture]
    first, last = (body[0], body[-1]) if body else (0, 0)
    before = [index for index in range(first) if lines[index].part and lines[index].part != "byline"]
    behind = [index for index in range(last + 1, min(len(lines), last + 1 + _BEHIND)) if lines[index].part == "byline"]
    return [*before, *body, *behind]


def _of_main_text(lines: Sequence[MarkupLine], main_text: str) -> list[int]:
    """Which lines are paragraphs of the main text; those named like furniture are not, unless most are."""
    found = [index for index, line in enumerate(lines) if len(line.text) >= _LANDMARK and line.text in main_text]
    named = [index for index in found if not lines[index].is_furniture]
    return named if len(named) >= _REMAINS * len(found) else found


def _article(lines: Sequence[MarkupLine], landmarks: Sequence[int], title: str) -> list[MarkupLine]:
    """The lines from the title to the last landmark, and the short ones right behind it."""
    if not landmarks:
        return [line for line in lines if not line.is_link or line.kind == "title"]
    first, last = landmarks[0], landmarks[-1]
    first = max((index for index in range(first) if lines[index].text == title), default=first)
    is_named = any(lines[index].is_furniture for index in landmarks)
    within = (line for line in lines[first : last + 1] if is_named or not line.is_furniture)
    # A headline or an author may be a link; a paragraph that is one leads to other news.
    kept = [line for line in within if not line.is_link or line.text == title or line.part not in ("", "body")]
    return [*kept, *_behind(lines[last + 1 : last + 1 + _BEHIND])]


def _behind(lines: Sequence[MarkupLine]) -> list[MarkupLine]:
    """The lines right behind the article that may name its author."""
    kept: list[MarkupLine] = []
    for line in lines:
        if line.is_furniture or line.is_link or len(line.text.split()) > _BEHIND_WORDS:
            break
        kept.append(line)
    return kept
