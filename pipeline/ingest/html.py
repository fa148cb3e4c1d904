"""From a saved web page to lines with what its markup says of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from pipeline import knowledge
from pipeline.ingest.clean import clean_text

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]{0,30})(?P<attributes>[^<>]{0,8000})>")
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s{0,5}=\s{0,5}(?:\"([^\"]{0,4000})\"|'([^']{0,4000})'|([^\s\"'>]{1,400}))")
_JSON_DAY = re.compile(r"\"datePublished\"\s{0,5}:\s{0,5}\"([^\"]{8,40})\"")
_JSON_SCRIPT = re.compile(r"<script[^<>]{0,300}ld\+json[^<>]{0,300}>", re.IGNORECASE)
_BODY = re.compile(r"<body(?:>|\s[\w-]+=)")
_CLASS_WORD = re.compile(r"[a-z]+")
_SITE = re.compile(r"\s[|–-]\s[^|–-]{2,60}$")

#: Elements whose content is never the article's.
_SKIPPED = frozenset(
    ["nav", "footer", "aside", "form", "button", "select", "iframe", "svg", "template", "noscript", "head", "object"]
)
_RAW = ("script", "style", "textarea")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
_KINDS = {
    "h1": "title",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "figcaption": "caption",
    "td": "cell",
    "th": "cell",
}
_WHOLE = frozenset(("html", "body", "main", "article"))
#: Share of a line's characters that are links in a menu; and of the page's prose that must remain without furniture.
_LINKED = 0.8
_REMAINS = 0.5


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page's lines and what its head says of it; empty strings where it says nothing.

    Attributes
    ----------
    text
        The lines, an empty one between blocks.
    kinds
        Cleaned line → block kind, where an element tells it.
    """

    text: str
    kinds: dict[str, str]
    title: str
    url: str
    published: str
    author: str
    publisher: str


@dataclass(slots=True)
class _Line:
    kind: str
    is_furniture: bool
    parts: list[str] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        return " ".join(html.unescape("".join(self.parts)).split())


def looks_like_html(text: str) -> bool:
    """Whether ``text`` is markup, whatever its file is called.

    >>> looks_like_html("<!DOCTYPE html><p>Tin</p>"), looks_like_html("Tin <b>")
    (True, False)
    """
    start = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(("<!doctype html", "<html", "<?xml")) or _BODY.search(start) is not None


def read_html(source: str) -> HtmlPage:
    """Lines and metadata of a page, however broken its markup; linear in its length."""
    metas, canonical = _metadata(source)
    lines = list(_lines(_without_raw(source)))
    heads = [line.text for line in lines if line.kind == "title" and line.text]
    page_title = _between(source, "<title", "</title")
    title = heads[0] if len(set(heads)) == 1 else metas.get("og:title", "") or _SITE.sub("", page_title)
    kept = _kept(lines)
    match = _JSON_DAY.search(source) if _JSON_SCRIPT.search(source) else None
    published = next((metas[name] for name in _DAYS if metas.get(name)), match.group(1) if match else "")
    return HtmlPage(
        text="\n\n".join(line.text for line in kept),
        kinds={clean_text(line.text): line.kind for line in kept if line.kind and line.kind != "title"},
        title=" ".join(html.unescape(title).split()),
        url=canonical or metas.get("og:url", ""),
        published=published,
        author=metas.get("author", "") or metas.get("article:author", ""),
        publisher=metas.get("og:site_name", ""),
    )


_DAYS = ("article:published_time", "datepublished", "pubdate", "publish-date", "dc.date.issued", "og:published_time")


def _metadata(source: str) -> tuple[dict[str, str], str]:
    """The page's ``meta`` elements by name, and its canonical address."""
    metas: dict[str, str] = {}
    canonical = ""
    for match in _TAG.finditer(source):
        name = match["name"].lower()
        if name == "meta":
            attributes = _attributes(match["attributes"])
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            metas.setdefault(key.lower(), attributes.get("content", ""))
        elif name == "link":
            attributes = _attributes(match["attributes"])
            if attributes.get("rel", "").lower() == "canonical":
                canonical = canonical or attributes.get("href", "")
    return metas, canonical


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape(double or single or bare).strip())
    return found


def _between(source: str, opening: str, closing: str) -> str:
    start = source.lower().find(opening)
    start = source.find(">", start) + 1 if start >= 0 else 0
    end = source.lower().find(closing, start) if start else -1
    return source[start:end] if end >= 0 else ""


def _without_raw(source: str) -> str:
    """``source`` without comments, scripts and styles; one that never ends takes the rest with it, as in a browser."""
    kept, offset, lower = [], 0, source.lower()
    pattern = re.compile("<!--|<(?:" + "|".join(_RAW) + r")(?![\w-])")
    while (match := pattern.search(lower, offset)) is not None:
        kept.append(source[offset : match.start()])
        closing = "-->" if match.group() == "<!--" else f"</{match.group()[1:]}"
        end = lower.find(closing, match.end())
        if end < 0:
            return "".join(kept)
        offset = end + len(closing) if closing == "-->" else lower.find(">", end) + 1 or len(source)
    kept.append(source[offset:])
    return "".join(kept)


@cache
def _furniture_words() -> frozenset[str]:
    return frozenset(knowledge.values("html_furniture", "word"))


def _is_furniture(name: str, attributes: str) -> bool:
    if name in _SKIPPED:
        return True
    if name in _WHOLE or not attributes.strip():
        return False
    found = _attributes(attributes)
    words = _CLASS_WORD.findall(f"{found.get('class', '')} {found.get('id', '')}".lower())
    return not _furniture_words().isdisjoint(words)


def _lines(source: str) -> Iterator[_Line]:
    """A line for each stretch of text between block elements."""
    stack: list[tuple[str, bool, str]] = []
    line, offset, links = _Line("", False), 0, 0
    for match in _TAG.finditer(source):
        _add(line, source[offset : match.start()], links > 0)
        offset = match.end()
        name = match["name"].lower()
        if name == "a":
            links = max(0, links - 1) if match["end"] else links + 1
        if name in _INLINE and not _is_furniture(name, match["attributes"]):
            continue
        yield line
        if match["end"]:
            _close(stack, name)
        elif name not in _VOID and not match["attributes"].endswith("/"):
            above = stack[-1] if stack else ("", False, "")
            # A paragraph ends where the next begins, closed or not.
            if name == above[0] and name in ("p", "li", "td", "th", "tr"):
                stack.pop()
                above = stack[-1] if stack else ("", False, "")
            stack.append((name, above[1] or _is_furniture(name, match["attributes"]), _KINDS.get(name, above[2])))
        line = _Line(stack[-1][2], stack[-1][1]) if stack else _Line("", False)
    _add(line, source[offset:], links > 0)
    yield line


def _add(line: _Line, text: str, is_link: bool) -> None:
    if text:
        line.parts.append(text)
        line.linked += len(text.strip()) if is_link else 0


#: Elements that a closing tag may reach over where others were left open.
_DEPTH = 40


def _close(stack: list[tuple[str, bool, str]], name: str) -> None:
    for depth in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEPTH), -1):
        if stack[depth][0] == name:
            del stack[depth:]
            return


def _kept(lines: list[_Line]) -> list[_Line]:
    """The lines that may be the article's; all lines where the marks of furniture would take half the prose."""
    lines = [line for line in lines if line.text]
    plain = [line for line in lines if line.linked < _LINKED * len(line.text) or line.kind == "title"]
    clean = [line for line in plain if not line.is_furniture]
    prose = [sum(len(line.text) for line in some if len(line.text) > 120) for some in (plain, clean)]
    return clean if prose[1] >= _REMAINS * prose[0] and clean else plain
