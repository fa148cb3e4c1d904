"""The way back from an article's cleaned text to the raw input, so that a page can be marked in place.

Every block of an article is a stretch of what its input shows, but for blanks and mended characters. So the blocks are
found again in the characters that the input shows, each with its place: one map serves text and HTML alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.facts import Article
from pipeline.frozen import frozen
from pipeline.ingest.clean import clean_text
from pipeline.ingest.html import looks_like_html

#: Characters that cleaning leaves as they are; an entity; a letter with the marks that belong to it.
_PLAIN = r"[!-%'-;=-~À-ÏÑ-ïñ-ơƠ-ưƯẠ-ỹ–—’‘“”…]++(?![\u0300-\u036f])"
_ENTITY = r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);"
_UNIT = re.compile(rf"(?P<plain>{_PLAIN})|{_ENTITY}|(?P<tag><(?:!--|/?[a-zA-Z!?]))|\S[\u0300-\u036f]{{0,4}}")
_RAW = re.compile(r"<(script|style|title|textarea)(?![\w-])", re.IGNORECASE)


@frozen
class _Shown:
    """The characters that an input shows, without blanks, and where each begins and ends in it."""

    text: str
    starts: list[int]
    ends: list[int]


@frozen
class OffsetMap:
    """Where the blocks of an article stand in the raw input; made by :func:`map_offsets`."""

    article: Article
    shown: _Shown
    places: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the raw input that shows ``text[start:end]`` of the article.

        ``None`` where the input does not show it (a title that only a page's metadata holds), or nothing is between
        ``start`` and ``end``.
        """
        first, last = self._place(start), self._place(end - 1)
        if first is None or last is None or not self.article.text[start:end].strip():
            return None
        return self.shown.starts[first], self.shown.ends[last]

    def _place(self, offset: int) -> int | None:
        """Which shown character stands at ``offset`` of the article's text, the last before it where that is blank."""
        blocks = self.article.blocks
        number = bisect_right([block.start for block in blocks], offset) - 1
        if number < 0 or self.places[number] < 0:
            return None
        before = sum(1 for character in self.article.text[blocks[number].start : offset + 1] if not character.isspace())
        return self.places[number] + before - 1


def map_offsets(raw: str, article: Article) -> OffsetMap:
    """The map from ``article.text`` back to ``raw``, the decoded input that it was made of.

    >>> from pipeline.ingest.article import make_article
    >>> raw = "HĐND tỉnh họp\\n\\nSáng 6/8, HĐND&nbsp;tỉnh Lào Cai họp phiên thứ 24, xem xét 5 tờ trình."
    >>> article = make_article(raw)
    >>> start = article.text.index("HĐND tỉnh Lào Cai")
    >>> raw[slice(*map_offsets(raw, article).raw_span(start, start + 17))]
    'HĐND&nbsp;tỉnh Lào Cai'
    """
    shown = _shown(raw, is_markup=looks_like_html(raw))
    places, cursor = [], 0
    for block in article.blocks:
        wanted = "".join(article.text[block.start : block.end].split())
        place = shown.text.find(wanted, cursor)
        if place < 0:
            # The headline may be printed below its day, and a portal's parts in any order.
            place = shown.text.find(wanted)
        cursor = place + len(wanted) if place >= 0 else cursor
        places.append(place)
    return OffsetMap(article, shown, tuple(places))


def _shown(raw: str, *, is_markup: bool) -> _Shown:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    while (unit := _UNIT.search(raw, offset)) is not None:
        offset = unit.end()
        if unit["plain"]:
            pieces.append(unit["plain"])
            starts.extend(range(unit.start(), offset))
            ends.extend(range(unit.start() + 1, offset + 1))
        elif is_markup and unit["tag"]:
            offset = _behind_tag(raw, unit.start())
        else:
            shown = "".join(clean_text(unit.group()).split())
            pieces.append(shown)
            starts.extend([unit.start()] * len(shown))
            ends.extend([offset] * len(shown))
    return _Shown("".join(pieces), starts, ends)


def _behind_tag(raw: str, start: int) -> int:
    """The end of a tag or comment, of a script with all that is in it."""
    if raw.startswith("<!--", start):
        closing = "-->"
    else:
        element = _RAW.match(raw, start)
        closing = f"</{element[1]}>" if element is not None else ">"
    end = raw.find(closing, start + 1)
    return end + len(closing) if end >= 0 else len(raw)
