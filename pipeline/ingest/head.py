"""What a page's head says of its article: metadata by trafilatura and htmldate, never a print or crawl stamp."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from pipeline.frozen import frozen

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Names of days that are not the publication's: when the page was last touched, printed, fetched.
_LATER = re.compile(r"modif|updat|revis|expir|print|crawl|fetch|access|current|now|event", re.IGNORECASE)
_DAY = re.compile(r"date|time|publi|issued|created", re.IGNORECASE)
_NAMES = ("property", "name", "itemprop")
_JSON = ".//script[@type='application/ld+json']"


@frozen
class Head:
    """Metadata of a page; empty strings where it says nothing.

    Attributes
    ----------
    titles
        What may be the headline, best first.
    published
        ISO day.
    """

    titles: tuple[str, ...]
    url: str
    published: str
    author: str
    publisher: str


def read_head(tree: HtmlElement) -> Head:
    """The metadata of a parsed page."""
    from lxml.html import Element
    from trafilatura.metadata import extract_metadata

    page = Element("html")
    page.append(_copied("head", tree.iterfind("./head/*")))
    # Only what speaks of the article itself: names and days elsewhere on a page belong to other news or to the portal.
    body = _copied("body", [*tree.iterfind(".//h1"), *tree.iterfind("./body" + _JSON[1:])])
    page.append(body)
    found = extract_metadata(page, date_config={"extensive_search": False, "original_date": True})
    heads = [" ".join(head.text_content().split()) for head in tree.iterfind(".//h1")]
    element = tree.find("./head/title")
    printed = "" if element is None else " ".join(element.text_content().split())
    titles = [head for head in heads if head and (head in printed or head in (found.title or ""))]
    return Head(
        titles=tuple(dict.fromkeys(filter(None, [*titles, found.title or "", *heads]))),
        url=found.url or "",
        published=_published(tree, found.url or ""),
        author=found.author or "",
        publisher=found.sitename or "",
    )


def _copied(name: str, elements: object) -> HtmlElement:
    from lxml.html import Element

    parent = Element(name)
    parent.extend([deepcopy(element) for element in elements])  # type: ignore[attr-defined]
    for child in parent:
        child.tail = None
    return parent


def _published(tree: HtmlElement, url: str) -> str:
    """The day that htmldate finds in what names a publication.

    It is shown nothing else, since it would take the day of a headline, of a picture or of the portal's clock too.
    """
    from htmldate import find_date
    from lxml.html import Element

    days = [element for element in tree.iter("meta", "time") if _is_publication(element)]
    page = Element("html")
    page.append(_copied("head", [element for element in days if element.tag == "meta"]))
    scripts = [script for script in tree.iterfind(_JSON) if "datePublished" in (script.text or "")]
    page.append(_copied("body", [*scripts, *(element for element in days if element.tag == "time")]))
    return find_date(page, url=url or None, original_date=True, extensive_search=False) or ""


def _is_publication(element: HtmlElement) -> bool:
    names = " ".join(element.get(name, "") for name in _NAMES)
    if element.tag == "time":
        return "datepublished" in names.lower() or element.get("pubdate") is not None
    return _DAY.search(names) is not None and _LATER.search(names) is None
