"""The lines of a page's element tree, each with what its markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pipeline import knowledge

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements that hold no text of the page.
_RAW = frozenset(("script", "style", "textarea", "noscript", "template", "svg", "iframe", "object", "select", "head"))
#: Elements that are never the article's.
_ASIDE = frozenset(("nav", "footer", "aside", "button"))
_INLINE = frozenset(
    "a abbr b big cite code em font i img ins label mark q s small span strong sub sup time u wbr".split()  # noqa: SIM905
)
_KINDS = {
    "h1": "title",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "figcaption": "caption",
}
_CELLS = ("td", "th")
_WHOLE = frozenset(("html", "body", "main", "article"))
_CLASS_WORD = re.compile(r"[a-z]+")
_CAPTION = re.compile(r"caption|chu-?thich", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)
#: A form or a table's cell with this many paragraphs is a piece of the layout: some systems wrap all of a page in one.
_PARAGRAPHS = 3
#: Share of a line's characters that are links in a menu.
_LINKED = 0.8


@dataclass(slots=True)
class MarkupLine:
    """A stretch of text between block elements.

    Attributes
    ----------
    kind
        Block kind that an element tells, else empty.
    is_furniture
        Whether an element around it is named like furniture.
    is_new
        Whether a block, not a mere line break, begins with it.
    part
        The article's part that it lies in, where that is known, else empty.
    """

    kind: str
    is_furniture: bool
    is_new: bool
    part: str = ""
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """The line without the markup's line ends."""
        return " ".join("".join(self.pieces).split())

    @property
    def is_link(self) -> bool:
        """Whether it is a link and hardly more, as menus' entries are."""
        return self.linked >= _LINKED * max(1, len(self.text))


def parse(source: str) -> HtmlElement | None:
    """The element tree of a page, however broken; ``None`` where there is nothing in it."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    # Bytes, since a declaration of an encoding, by now untrue, would have a string refused.
    data = source.replace("\0", "").encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(data, parser=parser)
    except ParserError:
        return None


def lines_of(root: HtmlElement, parts: Mapping[str, HtmlElement] | None = None) -> Iterator[MarkupLine]:
    """The lines below ``root`` that hold text, in their order; linear in the size of the tree.

    ``parts`` are elements that are known to hold a part of the article. Whatever is named like furniture around its
    body is not.
    """
    return (line for line in _Walk(parts or {}).lines(root) if line.text)


class _Walk:
    """The state of a way through a tree: what the elements around the present place say."""

    def __init__(self, parts: Mapping[str, HtmlElement]) -> None:
        self.parts = {element: part for part, element in parts.items()}
        #: Kind, furniture and part of each open block.
        self.stack = [("", False, "")]
        self.links = 0
        self.line = MarkupLine("", False, True)

    def lines(self, root: HtmlElement) -> Iterator[MarkupLine]:
        from lxml.etree import iterwalk

        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = element.tag
            is_block = name not in _INLINE or element in self.parts
            if event == "start" and name in _RAW:
                walk.skip_subtree()
            elif event == "start":
                if is_block:
                    self._open(element)
                    yield self._next(is_new=name != "br")
                self.links += name == "a"
                self._add(element.text)
            else:
                self.links -= name == "a"
                if is_block and name not in _RAW:
                    self.stack.pop()
                    yield self._next(is_new=name != "br")
                self._add(element.tail)
        yield self.line

    def _open(self, element: HtmlElement) -> None:
        kind, furniture, part = self.stack[-1]
        part = self.parts.get(element, part)
        is_body = self.parts.get(element) == "body"
        self.stack.append((_kind(element) or kind, not is_body and (furniture or is_furniture(element)), part))

    def _next(self, *, is_new: bool) -> MarkupLine:
        done = self.line
        # Of several breaks in a row the strongest counts.
        is_new = is_new or (done.is_new and not done.pieces)
        kind, furniture, part = self.stack[-1]
        self.line = MarkupLine(kind, furniture, is_new, part)
        return done

    def _add(self, text: str | None) -> None:
        if text and (self.line.pieces or not text.isspace()):
            self.line.pieces.append(text)
            self.line.linked += len(text.strip()) if self.links else 0


def _kind(element: HtmlElement) -> str:
    if _CAPTION.search(element.get("class", "")):
        return "caption"
    if element.tag in _CELLS:
        return "cell" if _is_cell(element) else ""
    return _KINDS.get(element.tag, "")


def _is_cell(element: HtmlElement) -> bool:
    """Whether a table's cell holds a datum: old portals lay out whole pages in tables."""
    row = element.getparent()
    neighbours = 0 if row is None else sum(cell.tag in _CELLS for cell in row)
    return neighbours > 1 and element.find(".//table") is None and len(element.findall(".//p")) < _PARAGRAPHS


@cache
def _furniture_words() -> frozenset[str]:
    return frozenset(knowledge.values("html_furniture", "word"))


def is_furniture(element: HtmlElement) -> bool:
    """Whether an element is one that holds no article, by its name, its class or its identifier."""
    if element.tag in _ASIDE:
        return True
    if element.tag == "form":
        return len(element.findall(".//p")) < _PARAGRAPHS and element.find(".//h1") is None
    if element.tag in _WHOLE:
        return False
    if _HIDDEN.search(element.get("style", "")):
        return True
    words = _CLASS_WORD.findall(f"{element.get('class', '')} {element.get('id', '')}".lower())
    return not _furniture_words().isdisjoint(words)
