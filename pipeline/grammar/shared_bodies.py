"""Bodies that several posts in a row share and only the last of them names: ``share_bodies``.

"Phó phòng rồi Trưởng phòng Tài chính huyện", "Phó Chính ủy kiêm Chủ nhiệm Chính trị Quân khu 9", "Chánh Văn phòng,
người phát ngôn UBND tỉnh"; of "Bí thư Huyện ủy, Chủ tịch HĐND huyện Hải Lăng" only the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline import knowledge
from pipeline.frozen import replace
from pipeline.grammar.folding import fold
from pipeline.grammar.positions import PositionMention, is_deputy
from pipeline.grammar.titles import are_alike, base_of

_JOINED = re.compile(r",?[ ](?:kiêm|và|rồi|sau đó là)[ ]|[ ]?,[ ]|[ ][-–][ ]")
#: Kinds of bodies of which one person holds several posts, the body named behind the last.
_OF_OFFICERS = frozenset(
    {"army", "police", "front", "union", "association", "enterprise", "company", "press", "school", "agency"}
)
#: The office within the body whose second post it is.
_OFFICE = re.compile(r"(?i)^cơ quan (?:csđt|cảnh sát điều tra) (?=\w)")
#: What belongs to a body and is named before it.
_PART = re.compile(r"(?:văn phòng|ủy ban kiểm tra|ubkt|chi bộ|đảng bộ) (?=\w)")
_PARTY = re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) ủy|đảng bộ|chi bộ")
#: Words before a place's name → the Party's committee of such a place.
_COMMITTEES = {
    "huyện": "huyện ủy",
    "quận": "quận ủy",
    "thị xã": "thị ủy",
    "thành phố": "thành ủy",
    "tp": "thành ủy",
    "tp.": "thành ủy",
    "xã": "đảng ủy",
    "phường": "đảng ủy",
    "thị trấn": "đảng ủy",
}
_PLACE = re.compile(rf"(?<!\w)(?P<level>{'|'.join(map(re.escape, _COMMITTEES))}) (?P<name>\w.*)")
_OF_ALL_LEVELS = frozenset({"hđnd", "ubnd", "hội đồng nhân dân", "ủy ban nhân dân"})


@cache
def _unlent() -> frozenset[tuple[str, str]]:
    """Titles, folded, with the kind of body that they take none of from a post behind; an empty kind is any."""
    return frozenset((fold(row["title"]), row["kind"]) for row in knowledge.rows("unlent_titles"))


def share_bodies(posts: Sequence[PositionMention], folded: str) -> list[PositionMention]:
    """``posts`` (in reading order), those joined with the next one completed from it."""
    shared = list(posts)
    for index in range(len(shared) - 2, -1, -1):
        post, following = shared[index], shared[index + 1]
        joint = _JOINED.fullmatch(folded, post.end, following.start)
        if joint is None:
            continue
        if following.organization:
            shared[index] = _with_place(post, following) if post.organization else _with_body(post, following)
        if post.status == "former" and "kiêm" in joint.group() and following.status == "current":
            # "nguyên T1 kiêm T2 B" is both no longer.
            shared[index + 1] = replace(following, status="former")
    return shared


def _with_body(post: PositionMention, following: PositionMention) -> PositionMention:
    body = _body(post, following)
    if not body:
        return post
    return replace(
        post,
        organization=_OFFICE.sub("", body),
        kind=following.kind,
        admin_level=following.admin_level,
        is_public=following.is_public,
        is_inferred=True,
    )


def _body(post: PositionMention, following: PositionMention) -> str:
    """The body of a bare title by the post behind it; an empty string where that is of another body."""
    body = following.organization
    if are_alike(post.title, following.title):
        return body
    base, opens = base_of(post.title)
    part = _PART.match(fold(body))
    whole = body[part.end() :] if part else ""
    if base == "bộ trưởng":
        return body if following.admin_level == "national" else ""  # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
    if base == "tổng thư ký" and whole:
        return whole  # "Tổng Thư ký, Chủ nhiệm Văn phòng Quốc hội"
    if base == "bí thư" and _PARTY.match(fold(whole)):
        return whole  # "Phó Bí thư, Chủ nhiệm Ủy ban Kiểm tra Huyện ủy"
    if opens:
        if opens == "Văn phòng":
            return f"{opens} {body}"
        return whole if fold(whole).startswith(fold(opens)) else ""  # "Trưởng phòng, Bí thư Chi bộ Phòng Nội vụ"
    is_lent = following.kind in _OF_OFFICERS and _unlent().isdisjoint(((base, ""), (base, following.kind)))
    return body if is_lent else ""


def _with_place(post: PositionMention, following: PositionMention) -> PositionMention:
    """A committee or council without its place, given that of the post behind it where both are of one level."""
    is_placed = following.admin_level in ("district", "commune")
    place = _PLACE.search(fold(following.organization)) if is_placed else None
    if place is None or is_deputy(post):
        return post
    where = following.organization[place.start() :]
    name = following.organization[place.start("name") :]
    if not (name[0].isupper() or name[0].isdigit()):
        return post
    body, level = fold(post.organization), place["level"]
    if body == _COMMITTEES[level]:
        # "Đảng ủy" may be of a commune as of an office, "Huyện ủy" says itself what it is of; a number is no name.
        placed = f"{post.organization} {where if body == 'đảng ủy' or name[0].isdigit() else name}"
    elif body in _OF_ALL_LEVELS:
        placed = f"{post.organization} {where}"
    elif body.removesuffix(f" {level}") in _OF_ALL_LEVELS:
        placed = f"{post.organization} {name}"
    else:
        return post
    return replace(post, organization=placed, admin_level=following.admin_level, is_inferred=True)
