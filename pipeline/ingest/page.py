"""Cut a page into the parts of its article, and leave the furniture out.

Position decides together with wording: a menu stands above the title, counters and comment forms below the last
paragraph; a line between paragraphs is dropped only where nothing but furniture ever reads so. What the lists leave
open there is asked of a model (:mod:`pipeline.ingest.leftovers`). In doubt a line stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.frozen import frozen
from pipeline.ingest.byline import read_byline, run_in_byline
from pipeline.ingest.clean import Line
from pipeline.ingest.dateline import Dateline, read_dateline
from pipeline.ingest.furniture import effect, has_words, is_dated_link, is_link, is_menu, key
from pipeline.ingest.headline import is_body_name, may_be_title, title_index
from pipeline.ingest.leftovers import PageLine, Place, beside, is_doubted, without_leftovers
from pipeline.ingest.looks import (
    ALTERNATIVE,
    CAPTION_WORDS,
    PROSE_CHARACTERS,
    PROSE_WORDS,
    SENTENCE_END,
    has_credit,
    is_caption,
    is_portal,
    is_prose,
)
from pipeline.models.furniture import Judge, judge_line, no_judge

_ITEM = re.compile(r"[-–+*•]\s?\S")

_MENU_WORDS = 5
#: From this probability on a paragraph beside furniture is a notice of the portal's, if it is no longer than that.
_NOTICED = 0.7
_NOTICE = 300
#: Characters of a line that labels a field or names a section.
_LABEL = 40
_HEADING_WORDS = 30
#: Share of a page's prose that may stand behind an opener of furniture.
_AFTER_END = 0.5
_AFTER_TAIL = 0.2
#: From this share of the lines on, a line of nothing but capitalised words is the author's name.
_LATE = 0.6
#: Kinds that the rules give to lines of which they know nothing better.
_OPEN = ("heading", "caption", "body")


@frozen
class Part:
    """A part of an article: a block's kind and text."""

    kind: str
    text: str


@frozen
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


def read_page(
    lines: Sequence[Line], *, title: str = "", kinds: Mapping[str, str] | None = None, judge: Judge = judge_line
) -> Page:
    """Cut the ``lines`` of a page.

    Parameters
    ----------
    lines
        The page's lines.
    title
        The headline, where the input gives it beside the text.
    kinds
        Line → block kind (``heading``, ``caption``, ``cell``), where the page's markup tells it; then the rules decide
        alone.
    judge
        What is asked about the lines that the rules leave open; the shipped model.
    """
    if kinds is not None:
        judge = no_judge
    texts = [line.text for line in lines]
    if title and key(title) not in {key(text) for text in texts[:30]}:
        texts.insert(0, title)
    first = next((index for index, text in enumerate(texts) if _is_first_prose(text, key(title))), len(texts))
    end = _article_end(texts, first)
    headline = title_index(texts[:first], key(title), judge)
    builder = _Builder(texts[headline] if headline is not None else "", kinds or {}, judge)
    builder.head(texts[:first], headline)
    builder.body(texts[first:end])
    builder.place = "behind"
    for text in texts[end:]:
        builder.drop(text)
    read = without_leftovers(builder.lines, judge)
    dropped = tuple(line.text for line in read if not line.kind)
    published = builder.published or _labelled_day([*texts[:first], *dropped[-60:]])
    parts = tuple(Part(line.kind, line.text) for line in read if line.kind)
    return Page(parts, dropped, published, tuple(dict.fromkeys(builder.authors)))


def _is_first_prose(text: str, given_title: str) -> bool:
    if not is_prose(text) or effect(text) or ALTERNATIVE.search(text):
        return False
    return not given_title or key(text) != given_title


def _article_end(texts: Sequence[str], first: int) -> int:
    """Index of the first line behind the article."""
    sizes = [len(text) if is_prose(text) and not effect(text) else 0 for text in texts]
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


def _last_prose(texts: Sequence[str], judge: Judge) -> int:
    """Index of the article's last paragraph; -1 where there is none."""
    for index in range(len(texts) - 1, -1, -1):
        if is_prose(texts[index]) and not effect(texts[index]) and not _is_notice(texts, index, judge):
            return index
    return -1


def _is_notice(texts: Sequence[str], index: int, judge: Judge) -> bool:
    """Whether a line that looks like a paragraph is the portal's: it reads so, and so does a line beside it."""
    return (
        len(texts[index]) <= _NOTICE
        and any(effect(text) or (len(text) <= _LABEL and is_doubted(text, judge)) for text in beside(texts, index))
        and judge(texts[index]).furniture >= _NOTICED
    )


def _labelled_day(texts: Sequence[str]) -> str:
    """The day of a line that says of itself that it is the publication's."""
    datelines = filter(None, map(read_dateline, texts))
    return next((dateline.day for dateline in datelines if dateline.labelled or dateline.zoned), "")


class _Builder:
    """Collects the lines of one page, each with the kind of its block."""

    def __init__(self, title: str, kinds: Mapping[str, str], judge: Judge) -> None:
        self.title = key(title)
        self.kinds = kinds
        self.judge = judge
        self.lines: list[PageLine] = []
        self.place: Place = "head"
        self.authors: list[str] = []
        self.published = ""
        self.is_signed = False

    def add(self, kind: str, text: str) -> None:
        longest = {"head": PROSE_CHARACTERS, "between": 0, "behind": _NOTICE}[self.place]
        is_open = kind in _OPEN and len(text) <= longest and not has_credit(text)
        self.lines.append(PageLine(kind, text, self.place, is_open))

    def drop(self, text: str) -> None:
        self.lines.append(PageLine("", text, self.place))

    def has(self, *kinds: str) -> bool:
        return any(line.kind in kinds for line in self.lines)

    def head(self, texts: Sequence[str], headline: int | None) -> None:
        """The lines above the first paragraph."""
        above = texts[:headline] if headline is not None else texts
        is_menu_block = sum(map(may_be_title, above)) > 3
        for index, text in enumerate(above):
            self._above(text, is_menu_block, is_last=index == len(above) - 1)
        if headline is None:
            return
        self.add("title", texts[headline])
        for text in texts[headline + 1 :]:
            self._below_title(text)

    def _above(self, text: str, is_menu_block: bool, *, is_last: bool) -> None:
        words = len(text.split())
        if is_portal(text) or is_menu_block or words <= _MENU_WORDS or read_dateline(text) or is_body_name(text):
            self.drop(text)
        elif is_last and words <= _HEADING_WORDS:
            self.add("heading", text)
        else:
            self.add("caption" if is_caption(text) else "heading", text)

    def _below_title(self, text: str) -> None:
        dateline = read_dateline(text)
        if dateline is not None:
            self._dateline(text, dateline)
        elif is_portal(text) or key(text) == self.title:
            self.drop(text)
        elif (byline := read_byline(text)) is not None:
            self.authors.append(byline.names)
            self.add("byline", text)
        elif is_caption(text):
            self.add("caption", text)
        else:
            is_lead = len(text.split()) >= PROSE_WORDS and not self.has("lead")
            self.add("lead" if is_lead else "heading", text)

    def _dateline(self, text: str, dateline: Dateline) -> None:
        self.published = self.published or dateline.day
        if dateline.rest and read_byline(dateline.rest):
            self.authors.append(dateline.rest)
        self.add("dateline", text)

    def body(self, texts: Sequence[str]) -> None:
        """The lines from the first paragraph to the last line of the article."""
        last = _last_prose(texts, self.judge)
        is_picture = False
        for index, text in enumerate(texts):
            self.place = "behind" if index > last else "between"
            alternative = ALTERNATIVE.search(text)
            if alternative is not None and key(text[: alternative.start()]) == self.title:
                self.drop(text)
                is_picture = True
            elif self._is_furniture(text, is_behind=index > last):
                self.drop(text)
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
        if is_prose(text) and not (is_picture and len(text.split()) <= CAPTION_WORDS) and not is_caption(text):
            self._paragraph(text, is_last=is_last)
        elif (is_behind or is_late) and (byline := read_byline(text)) is not None and (is_behind or text[-1] != "."):
            self.is_signed = True
            self.authors.append(byline.names)
            self.add("byline", text)
        elif is_behind and (dateline := read_dateline(text)) is not None:
            if dateline.labelled:
                self.published = self.published or dateline.day
            self.add("dateline", text)
        elif is_picture or is_caption(text):
            self.add("caption", text)
        elif SENTENCE_END.search(text) or _ITEM.match(text) or len(text.split()) > _HEADING_WORDS:
            self._paragraph(text, is_last=is_last)
        else:
            self.add("caption" if is_behind else "heading", text)

    def _paragraph(self, text: str, *, is_last: bool) -> None:
        start = run_in_byline(text) if is_last else None
        kind = "body" if self.has("lead", "body") else "lead"
        if start is None:
            self.add(kind, text)
            return
        self.add(kind, text[:start].rstrip())
        self.authors.append(text[start:])
        self.add("byline", text[start:])
