"""The parts of an article by the names that common content systems give them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline import knowledge

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

#: The parts in the order in which an article prints them.
PARTS = ("title", "dateline", "lead", "body", "byline")
#: Characters of running text that an element named like a body must hold to be one.
_BODY = 200


@cache
def _selectors() -> dict[str, list[tuple[str, XPath]]]:
    """Part → what selects it, with the system's name."""
    from lxml.etree import XPath

    selectors: dict[str, list[tuple[str, XPath]]] = {part: [] for part in PARTS}
    for row in knowledge.rows("portal_selectors"):
        value = row["value"]
        test = f"@{row['attribute']}='{value}'"
        if row["attribute"] == "class":
            test = f"contains(concat(' ', normalize-space(@class), ' '), ' {value} ')"
        selectors[row["part"]].append((row["system"], XPath(f".//*[{test}]")))
    return selectors


def find_parts(tree: HtmlElement) -> dict[str, HtmlElement]:
    """The elements that hold the article's parts; empty where no body of a known name stands on the page.

    Of several elements named like a body (systems build headers and footers of the same pieces) the one with most
    running text is taken; the other parts are looked for by the names of the same system first.
    """
    for system, select in _selectors()["body"]:
        found = max(select(tree), key=_prose, default=None)
        if found is not None and _prose(found) >= _BODY:
            return {part: element for part in PARTS if (element := _part(tree, part, system, found)) is not None}
    return {}


def _part(tree: HtmlElement, part: str, system: str, body: HtmlElement) -> HtmlElement | None:
    if part == "body":
        return body
    around = set(body.iterancestors())
    for _, select in sorted(_selectors()[part], key=lambda row: row[0] != system):
        found = [element for element in select(tree) if element.text_content().strip()]
        if len(found) == 1 and found[0] not in around and body not in found[0].iterancestors():
            return found[0]
    return None


def _prose(element: HtmlElement) -> int:
    """Characters of an element's text that stand in no link."""
    return len(element.text_content()) - sum(len(link.text_content()) for link in element.iter("a"))
