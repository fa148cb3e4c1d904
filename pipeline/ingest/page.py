"""Cut a page into the parts of its article, and leave the furniture out.

Position decides together with wording: a menu stands above the title, counters and comment forms below the last
paragraph; a line between paragraphs is dropped only where nothing but furniture ever reads so. In doubt a line stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline import knowledge
from pipeline.ingest.byline import read_byline, run_in_byline
from pipeline.ingest.clean import Line
from pipeline.ingest.dateline import Dateline, read_dateline
from pipeline.ingest.furniture import effect, has_words, is_dated_link, is_link, is_menu, key

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]/]{0,3}$|\./\.?$|[:;,]$")
_ITEM = re.compile(r"[-–+*•]\s?\S")
_FULL_STOP = re.compile(r"(?<!\.)\.[\"”’)\]/]{0,3}$|\./\.?$")
_SIGN = re.compile(r"\([^()]{2,30}\)\s?[-–—:]|[A-ZĐ][\w.]{1,14}\s?[-–—]\s(?=Sáng|Chiều|Tối|Ngày|Trong|Theo)")
_CREDIT = re.compile(r"(?:ảnh|đồ họa|nguồn|clip|video|ẢNH)\s?[:/]|[-–(]\s?ảnh\s", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\s?[-–—]\s?Ảnh\s?\d{1,3}\s?\.?$")
_BRACKETED = re.compile(r"\([^()]{3,200}\)\.?$")

_PROSE_CHARACTERS = 180
_PROSE_WORDS = 12
_TITLE_WORDS = 40
_MENU_WORDS = 5
#: A headline has seven words or more if any line above the first paragraph has, else five.
_TITLE_LEAST = (7, 5)
_CAPTION_WORDS = 60
_HEADING_WORDS = 30
#: Share of a page's prose that may stand behind an opener of furniture.
_AFTER_END = 0.5
_AFTER_TAIL = 0.2
#: From this share of the lines on, a line of nothing but capitalised words is the author's name.
_LATE = 0.6


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article: a block's kind and text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page cut into its article and the rest.

    Attributes
    ----------
    parts
        The article's parts in order.
    dropped
        The lines of furniture; a portal's name often stands only there.
    published
        The publication day that a dateline gives, else empty.
    authors
        Names of the bylines, in order.
    """

    parts: tuple[Part, ...]
    dropped: tuple[str, ...]
    published: str
    authors: tuple[str, ...]


def read_page(lines: Sequence[Line], *, title: str = "", kinds: Mapping[str, str] | None = None) -> Page:
    """Cut the ``lines`` of a page.

    Parameters
    ----------
    lines
        The page's lines.
    title
        The headline, where the input gives it beside the text.
    kinds
        Line → block kind (``heading``, ``caption``, ``cell``), where the page's markup tells it.
    """
    texts = [line.text for line in lines]
    if title and key(title) not in {key(text) for text in texts[:30]}:
        texts.insert(0, title)
    first = next((index for index, text in enumerate(texts) if _is_first_prose(text, key(title))), len(texts))
    end = _article_end(texts, first)
    headline = _title_index(texts[:first], key(title))
    builder = _Builder(texts[headline] if headline is not None else "", kinds or {})
    builder.head(texts[:first], headline)
    builder.body(texts[first:end])
    builder.dropped += texts[end:]
    published = builder.published or _labelled_day([*texts[:first], *builder.dropped[-60:]])
    return Page(tuple(builder.parts), tuple(builder.dropped), published, tuple(dict.fromkeys(builder.authors)))


def _is_prose(text: str) -> bool:
    if len(text) >= _PROSE_CHARACTERS or _SIGN.match(text):
        return True
    return len(text.split()) >= _PROSE_WORDS and _FULL_STOP.search(text) is not None


def _is_first_prose(text: str, given_title: str) -> bool:
    if not _is_prose(text) or effect(text) or _ALTERNATIVE.search(text):
        return False
    return not given_title or key(text) != given_title


def _title_index(head: Sequence[str], given: str) -> int | None:
    """Which line above the first paragraph is the headline.

    A short head holds it first (a kicker or an author may follow); a long one is a menu, and the headline is the line
    that a date or an author follows, else the longest.
    """
    if given:
        return next((index for index, text in enumerate(head) if key(text) == given), None)
    candidates = [index for index, text in enumerate(head) if _may_be_title(text)]
    if not candidates:
        return None
    lengths = {index: len(head[index].split()) for index in candidates}
    least = next((words for words in _TITLE_LEAST if max(lengths.values()) >= words), 0)
    long = [index for index in candidates if lengths[index] >= least]
    dated = [index for index in long if any(map(read_dateline, head[index + 1 : index + 3]))]
    if dated:
        return dated[0]
    if len(long) <= 3:
        return long[0]
    return max(long, key=lambda index: (lengths[index], index))


def _may_be_title(text: str) -> bool:
    if effect(text) or is_menu(text) or is_link(text) or not has_words(text) or read_dateline(text):
        return False
    words = text.split()
    if _BRACKETED.match(text) or _ALTERNATIVE.search(text):
        return False
    return 2 <= len(words) <= _TITLE_WORDS and not (len(words) <= 4 and read_byline(text))


def _article_end(texts: Sequence[str], first: int) -> int:
    """Index of the first line behind the article."""
    sizes = [len(text) if _is_prose(text) else 0 for text in texts]
    total, before = sum(sizes) or 1, sum(sizes[:first])
    for index in range(first, len(texts)):
        after = total - before - sizes[index]
        what = effect(texts[index])
        if index > first and what == "end" and after <= _AFTER_END * total:
            return index
        if index > first and what == "tail" and after <= _AFTER_TAIL * total:
            return index
        before += sizes[index]
    return len(texts)


def _labelled_day(texts: Sequence[str]) -> str:
    """The day of a line that says of itself that it is the publication's."""
    datelines = filter(None, map(read_dateline, texts))
    return next((dateline.day for dateline in datelines if dateline.labelled or dateline.zoned), "")


@cache
def _caption_words(match: str) -> tuple[str, ...]:
    return tuple(key(phrase) for phrase in knowledge.values("captions", "phrase", match=match))


def _is_caption(text: str) -> bool:
    words = text.split()
    if len(words) > _CAPTION_WORDS:
        return False
    if _CREDIT.search(text, max(0, len(text) - 70)) or _BRACKETED.match(text) or _ALTERNATIVE.search(text):
        return True
    if _SENTENCE_END.search(text) and len(words) > _PROSE_WORDS:
        return False
    line = key(text)
    starts = any(
        line.startswith(word) and not line[len(word) : len(word) + 1].isalnum() for word in _caption_words("start")
    )
    if starts:
        return _SENTENCE_END.search(text) is None
    return any(word in line for word in _caption_words("within"))


class _Builder:
    """Collects the parts of one page."""

    def __init__(self, title: str, kinds: Mapping[str, str]) -> None:
        self.title = key(title)
        self.kinds = kinds
        self.parts: list[Part] = []
        self.dropped: list[str] = []
        self.authors: list[str] = []
        self.published = ""
        self.is_signed = False

    def add(self, kind: str, text: str) -> None:
        self.parts.append(Part(kind, text))

    def head(self, texts: Sequence[str], headline: int | None) -> None:
        """The lines above the first paragraph."""
        above = texts[:headline] if headline is not None else texts
        is_menu_block = sum(map(_may_be_title, above)) > 3
        for index, text in enumerate(above):
            self._above(text, is_menu_block, is_last=index == len(above) - 1)
        if headline is None:
            return
        self.add("title", texts[headline])
        for text in texts[headline + 1 :]:
            self._below_title(text)

    def _above(self, text: str, is_menu_block: bool, *, is_last: bool) -> None:
        words = len(text.split())
        if (
            effect(text)
            or is_menu(text)
            or is_menu_block
            or words <= _MENU_WORDS
            or read_dateline(text)
            or is_link(text)
        ):
            self.dropped.append(text)
        elif is_last and words <= _HEADING_WORDS:
            self.add("heading", text)
        else:
            self.add("caption" if _is_caption(text) else "heading", text)

    def _below_title(self, text: str) -> None:
        dateline = read_dateline(text)
        if dateline is not None:
            self._dateline(text, dateline)
        elif effect(text) or is_menu(text) or is_link(text) or not has_words(text) or key(text) == self.title:
            self.dropped.append(text)
        elif (byline := read_byline(text)) is not None:
            self.authors.append(byline.names)
            self.add("byline", text)
        elif _is_caption(text):
            self.add("caption", text)
        else:
            is_lead = len(text.split()) >= _PROSE_WORDS and not any(part.kind == "lead" for part in self.parts)
            self.add("lead" if is_lead else "heading", text)

    def _dateline(self, text: str, dateline: Dateline) -> None:
        self.published = self.published or dateline.day
        if dateline.rest and read_byline(dateline.rest):
            self.authors.append(dateline.rest)
        self.add("dateline", text)

    def body(self, texts: Sequence[str]) -> None:
        """The lines from the first paragraph to the last line of the article."""
        last = max((index for index, text in enumerate(texts) if _is_prose(text)), default=-1)
        is_picture = False
        for index, text in enumerate(texts):
            alternative = _ALTERNATIVE.search(text)
            if alternative is not None and key(text[: alternative.start()]) == self.title:
                self.dropped.append(text)
                is_picture = True
            elif self._is_furniture(text, is_behind=index > last):
                self.dropped.append(text)
                is_picture = key(text) in ("[img]", "[image]", "[video]")
            elif text in self.kinds:
                self.add(self.kinds[text], text)
            else:
                self._body_line(
                    text,
                    is_picture=is_picture,
                    is_behind=index > last,
                    is_late=index >= _LATE * len(texts),
                    is_last=index >= last,
                )
                is_picture = False

    def _is_furniture(self, text: str, *, is_behind: bool) -> bool:
        if is_behind and (not has_words(text) or is_dated_link(text)):
            return True
        what = effect(text)
        return what in ("drop", "end") or is_link(text) or (is_behind and what in ("menu", "tail") and is_menu(text))

    def _body_line(self, text: str, *, is_picture: bool, is_behind: bool, is_late: bool, is_last: bool) -> None:
        # Pictures are often gathered below the author's name.
        is_picture = is_picture or self.is_signed
        if _is_prose(text) and not (is_picture and len(text.split()) <= _CAPTION_WORDS) and not _is_caption(text):
            self._paragraph(text, is_last=is_last)
        elif (is_behind or is_late) and (byline := read_byline(text)) is not None and (is_behind or text[-1] != "."):
            self.is_signed = True
            self.authors.append(byline.names)
            self.add("byline", text)
        elif is_behind and (dateline := read_dateline(text)) is not None:
            if dateline.labelled:
                self.published = self.published or dateline.day
            self.add("dateline", text)
        elif is_picture or _is_caption(text):
            self.add("caption", text)
        elif _SENTENCE_END.search(text) or _ITEM.match(text) or len(text.split()) > _HEADING_WORDS:
            self._paragraph(text, is_last=is_last)
        else:
            self.add("caption" if is_behind else "heading", text)

    def _paragraph(self, text: str, *, is_last: bool) -> None:
        has_lead = any(part.kind in ("lead", "body") for part in self.parts)
        start = run_in_byline(text) if is_last else None
        kind = "body" if has_lead else "lead"
        if start is None:
            self.add(kind, text)
            return
        self.add(kind, text[:start].rstrip())
        self.authors.append(text[start:])
        self.add("byline", text[start:])
