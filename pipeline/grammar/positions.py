"""Posts: a title with its body, ``find_positions``.

The body stands behind the title ("Chủ tịch HĐND tỉnh"), inside it ("Trưởng ban Pháp chế" is of the "Ban Pháp chế"), or
is a place alone ("Chủ tịch Hà Nội", "Phó Chủ tịch tỉnh"); some titles mean their body ("Tỉnh ủy viên", "Thủ tướng").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline import knowledge
from pipeline.frozen import frozen, replace
from pipeline.grammar.bodies import BodyReader, BodySpan
from pipeline.grammar.folding import any_phrase, fold, squeeze
from pipeline.grammar.places import PlaceSpan, place_at, province_kinds
from pipeline.grammar.titles import TitleSpan, iterate_titles

_TO_BODY = re.compile(r"[ ]{1,2}(?:(?:của|ở|tại)[ ]{1,2})?|[ ]?-[ ]?(?=(?:đoàn|sở|hđnd|ubnd)(?!\w))")
_CHARGE = re.compile(r"(?:[ ](?:các|mảng|lĩnh vực|khối|công tác)){0,2}")
_BEFORE = 48
_HOME = re.compile(r"(?:việt nam|vn)(?!\w)")


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    """Words right before a post that give or take it ("miễn nhiệm chức danh …")."""
    verbs = any_phrase(knowledge.values("position_verbs", "phrase", kind=kind))
    links = any_phrase(knowledge.values("position_verbs", "phrase", kind="link"))
    return re.compile(rf"(?<!\w){verbs}(?:[ ]{links}){{0,4}}[ ]?$")


def is_given(before: str) -> bool:
    """Whether words (folded) end with a verb that gives a post.

    >>> is_given("hđnd tỉnh đã bầu "), is_given("đã gặp ")
    (True, False)
    """
    return _verbs("appointed").search(before) is not None


@frozen
class PositionMention:
    """A post as an article writes it: ``start`` to ``end`` spans title and body.

    ``organization`` is empty where the text names none; ``status`` is current, former, appointed or dismissed; ``rule``
    says how the post was tied to its person ("" before it is); ``is_inferred`` that the organization is taken from the
    context.
    """

    title: str
    organization: str
    status: str
    start: int
    end: int
    rule: str = ""
    admin_level: str = ""
    kind: str = ""
    is_public: bool = True
    is_weak: bool = False
    is_inferred: bool = False


def is_deputy(post: PositionMention) -> bool:
    """Whether the post is a deputy's, of whatever assembly."""
    return fold(post.title).endswith(("đại biểu", "đb", "đbqh"))


def _status(title: TitleSpan, folded: str) -> str:
    if title.is_former:
        return "former"
    before = folded[max(0, title.start - _BEFORE) : title.start]
    if _verbs("dismissed").search(before):
        return "dismissed"
    return "appointed" if _verbs("appointed").search(before) else "current"


def _inner_body(title: TitleSpan, reader: BodyReader) -> tuple[str, BodySpan] | None:
    """The body whose first word the title holds."""
    word = title.opens.lower()
    blank = _TO_BODY.match(reader.folded, title.end)
    if blank is not None and reader.folded.startswith(word, blank.end()):
        again = reader.read(blank.end())
        if again is not None:
            return again.organization, again
    if reader.folded.endswith(word, title.start, title.end):
        opened = reader.read(title.end - len(word), is_title=True)
        if opened is not None and opened.end > title.end:
            return opened.organization, opened
    if blank is not None:
        rest = reader.read(blank.end(), head=title.opens)
        if rest is not None:
            return rest.organization, rest
    return None


def _is_abroad(place: PlaceSpan, reader: BodyReader) -> bool:
    """Whether a place is another country: "nhà lãnh đạo Lào" is one of its heads, "cán bộ Việt Nam" anybody."""
    return place.level == "national" and not _HOME.match(reader.folded, place.name_start)


def _body_of(title: TitleSpan, reader: BodyReader) -> tuple[str, int, BodySpan | None, str]:
    """Organization, end of the post, its body and its administrative level."""
    if title.opens:
        inner = _inner_body(title, reader)
        if inner is not None:
            return inner[0], inner[1].end, inner[1], inner[1].admin_level
    blank = _TO_BODY.match(reader.folded, title.end)
    if blank is not None:
        body = reader.read(blank.end(), is_title=True)
        if body is not None:
            return body.organization, body.end, body, body.admin_level
    place = place_at(reader.text, reader.folded, title.end)
    if title.body:
        # "Thủ tướng Lào Thongloun …": the country is no part of the name.
        is_foreign = place is not None and place.level == "national" and not title.is_former
        return (
            (reader.text[place.start : place.end], place.end, None, "national")
            if is_foreign and place
            else (title.body, title.end, None, "")
        )
    if place is not None and (not title.is_weak or _is_abroad(place, reader)):
        if place.level == "national" and reader.folded.startswith(" tại ", place.end):
            # "Đại sứ Lào tại Việt Nam"
            host = place_at(reader.text, reader.folded, place.end + 4)
            if host is not None:
                return reader.text[place.start : host.end], host.end, None, "national"
        name = reader.text[place.start : place.end]
        if place.is_province:
            # "Chủ tịch tỉnh Yên Bái" and "Chủ tịch Yên Bái" are of the "tỉnh".
            written = reader.text[place.start : place.name_start]
            name = written or province_kinds()[squeeze(reader.folded[place.name_start : place.end])]
        return re.sub(r"\s+", " ", name).strip(), place.end, None, place.level
    return "", title.end, None, ""


def read_positions(reader: BodyReader) -> list[PositionMention]:
    """The posts of the reader's text, in order, not overlapping."""
    positions: list[PositionMention] = []
    end = 0
    for title in iterate_titles(reader.text, reader.folded):
        if title.start < end:
            continue
        title = _without_charge(_with_field(title, reader), reader)
        organization, end, body, level = _body_of(title, reader)
        positions.append(
            PositionMention(
                title=squeeze(title.text),
                organization=organization[:1].upper() + organization[1:] if body else organization,
                status=_status(title, reader.folded),
                start=title.start,
                end=end,
                admin_level=level or level_of(organization),
                kind=body.kind if body else ("" if organization == title.body else "place"),
                is_public=body.is_public if body else True,
                is_weak=title.is_weak,
            )
        )
    return positions


def _with_field(title: TitleSpan, reader: BodyReader) -> TitleSpan:
    """A clerk's field of work is part of the title: "cán bộ văn hóa – xã hội phường"."""
    if not title.is_weak or not title.text.lower().endswith(("cán bộ", "công chức", "chuyên viên")):
        return title
    end = reader.field_end(title.end)
    return replace(title, text=reader.text[title.start : end], end=end, is_weak=False) if end else title


def _without_charge(title: TitleSpan, reader: BodyReader) -> TitleSpan:
    """A title, the field that its holder has charge of skipped: "Phó Chủ tịch phụ trách mảng kinh tế của UBND …"."""
    if not title.text.lower().endswith(" phụ trách"):
        return title
    charge = _CHARGE.match(reader.folded, title.end)
    end = reader.field_end(charge.end()) if charge else 0
    return replace(title, text=title.text[: -len(" phụ trách")], end=end) if end else title


@cache
def _level_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        ("national", re.compile(r"(?i)trung ương|t\.ư|quốc hội|chính phủ|bộ chính trị")),
        ("province", re.compile(r"(?i)^(?:tỉnh|thành) ?[uủ]")),
        ("district", re.compile(r"(?i)^(?:huyện|quận|thị) ?[uủ]")),
    )


def level_of(organization: str) -> str:
    """The administrative level that an organization's own name tells, or an empty string."""
    return next((level for level, words in _level_words() if words.search(organization)), "")


def find_positions(text: str) -> list[PositionMention]:
    """Find the posts that ``text`` names, whether or not a person holds them.

    >>> [(post.title, post.organization) for post in find_positions("Phó Chủ tịch HĐND tỉnh, Trưởng ban Pháp chế")]
    [('Phó Chủ tịch', 'HĐND tỉnh'), ('Trưởng ban', 'Ban Pháp chế')]
    """
    return read_positions(BodyReader(text))


def taken_spans(*spans: Sequence[PositionMention | BodySpan]) -> list[tuple[int, int]]:
    """The spans of posts and bodies, merged and in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for group in spans for span in group):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
