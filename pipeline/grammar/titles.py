"""Titles of public posts: ``find_titles``. The list is ``knowledge/titles``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen
from pipeline.grammar.folding import any_phrase, fold, squeeze
from pipeline.grammar.word_index import first_words, matches


@frozen
class TitleSpan:
    """A title at ``start`` to ``end``, with its rank and its "nguyên"; ``text`` spells out what few know ("ĐB").

    ``opens`` is the first word of the body that the title holds ("Ban" of "Trưởng ban"), ``body`` the body that it
    means where none is written, ``is_former`` whether the words say that the post is past, ``is_weak`` that it is
    a post only beside a body or a name ("đại biểu", "cán bộ").
    """

    text: str
    start: int
    end: int
    opens: str
    body: str
    is_former: bool
    is_weak: bool


@cache
def former_words() -> tuple[str, ...]:
    """The words that make a post past, right before its title: those of :mod:`pipeline.grammar.context`.

    The words are shared and the scope is not: in "nguyên Chủ tịch HĐND, Phó Bí thư" the second post is no past one.

    >>> "nguyên" in former_words()
    True
    """
    return tuple(dict.fromkeys(knowledge.values("context_words", "literal", category="former")))


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {fold(row["title"]): row for row in knowledge.rows("titles")}


@cache
def _spelled() -> dict[str, str]:
    """Abbreviations of titles that not everybody knows, folded → their words."""
    words = {row["abbreviation"]: row["words"] for row in knowledge.rows("post_abbreviations")}
    titles = knowledge.values("title_words", "word", kind="spelled")
    return {fold(title): words[title].capitalize() for title in titles}


@cache
def _title() -> re.Pattern[str]:
    former = any_phrase(former_words())
    rank, suffix = (any_phrase(knowledge.values("title_words", "word", kind=kind)) for kind in ("rank", "suffix"))
    titles = any_phrase(_rows())
    return re.compile(
        # "Ban Bí thư", "Đoàn đại biểu", "Hội đồng thành viên" are bodies, and companies have "một thành viên".
        rf"(?<!\w)(?<!ban[ ])(?<!đoàn[ ])(?<!hội đồng[ ])(?!(?:(?<=một[ ])|(?<=1[ ]))thành viên)(?!thành viên chức)"
        rf"(?:(?P<former>{former})[ ]{{1,2}}(?:là[ ])?)?(?:{rank}[ ]{{1,2}}){{0,2}}"
        # "chức vụ Trưởng ban" is no "vụ trưởng".
        r"(?!vụ[ ]trưởng[ ](?:ban|phòng|đoàn|công an|khoa)(?!\w))"
        rf"(?P<base>{titles})(?!\w)(?:[ ]{{1,2}}{suffix}(?!\w)){{0,2}}+"
        # "ông An là đại biểu đầu tiên phát biểu" gives no post.
        r"(?![ ](?:đầu tiên|cuối cùng|duy nhất|tiếp theo)(?!\w))"
    )


@cache
def _openers() -> frozenset[str]:
    return first_words([*former_words(), *knowledge.values("title_words", "word", kind="rank"), *_rows()])


def iterate_titles(text: str, folded: str) -> Iterator[TitleSpan]:
    """The titles of ``text``; ``folded`` is its folded form."""
    rows = _rows()
    for match in matches(_title(), folded, _openers()):
        row = rows[squeeze(match["base"])]
        written = text[match.start() : match.end()]
        if spelled := _spelled().get(match["base"]):
            written = text[match.start() : match.start("base")] + spelled + text[match.end("base") : match.end()]
        if len(match["base"]) <= 4 and " " not in match["base"] and not match["base"].isupper():
            base = text[match.start("base") : match.end("base")]
            if base.upper() != base:
                continue
        yield TitleSpan(
            text=written,
            start=match.start(),
            end=match.end(),
            opens=row["opens"],
            body=row["body"],
            is_former=match["former"] is not None,
            is_weak=row["weak"] == "yes",
        )


@cache
def base_of(title: str) -> tuple[str, str]:
    """A title without rank, suffix and "nguyên", and the word of its body that it holds.

    >>> base_of("nguyên Phó Chủ tịch Thường trực"), base_of("Phó phòng")
    (('chủ tịch', ''), ('phó phòng', 'Phòng'))
    """
    match = _title().fullmatch(fold(title))
    base = squeeze(match["base"]) if match else fold(title)
    return base, _rows()[base]["opens"] if match else ""


def are_alike(title: str, other: str) -> bool:
    """Whether two titles are those of one body's heads: "Phó Chủ tịch" and "Chủ tịch", "Phó phòng", "Trưởng phòng"."""
    (base, opens), (other_base, other_opens) = base_of(title), base_of(other)
    return base == other_base or (bool(opens) and opens == other_opens)


_OF_TITLE = re.compile(r"\s{0,3}(?:của\s{1,3})?")
#: How far before its body, in characters, a title may begin.
_TITLE_REACH = 60


def is_of_title(text: str, start: int) -> bool:
    """Whether the body at ``start`` is that of a title right before it: it names a person, not the body.

    Deputies are their body.

    >>> is_of_title("Bí thư Tỉnh ủy nêu rõ.", 7), is_of_title("Các đại biểu HĐND nêu rõ.", 13)
    (True, False)
    """
    front, word = max(0, start - _TITLE_REACH), text.find(" ", start)
    near = text[front : word if 0 <= word < start + 12 else start]
    return any(
        front + title.end > start or _OF_TITLE.fullmatch(text, front + title.end, start)
        for title in find_titles(near)
        if not title.text.lower().endswith("đại biểu")
    )


def find_titles(text: str) -> list[TitleSpan]:
    """Find the titles that ``text`` names, in order, rank and "nguyên" included.

    >>> [title.text for title in find_titles("Nguyên Phó Chủ tịch Thường trực HĐND tỉnh, Trưởng ban Pháp chế")]
    ['Nguyên Phó Chủ tịch Thường trực', 'Trưởng ban']
    """
    return list(iterate_titles(text, fold(text)))
