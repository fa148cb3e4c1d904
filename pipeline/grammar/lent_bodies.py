"""Bodies that the text around a bare title lends it: ``lend_bodies``.

"Đại biểu" is of the assembly whose deputies the article speaks of; "UBND tỉnh có 3 Phó Chủ tịch" names the body before
its posts; "Phó phòng rồi Trưởng phòng Tài chính huyện" and "Phó Chính ủy kiêm Chủ nhiệm Chính trị Quân khu 9" name it
behind the last of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pipeline.frozen import replace
from pipeline.grammar.bodies import BodySpan
from pipeline.grammar.folding import any_phrase, fold
from pipeline.grammar.places import province_kinds
from pipeline.grammar.positions import PositionMention, is_deputy
from pipeline.grammar.titles import are_alike, base_of, opens_body
from pipeline.grammar.word_index import matches

#: From so many deputies on whose province stands behind their names, an article speaks of the Quốc hội: one will do
#: where ministers are named.
_DELEGATIONS_OF_QUOC_HOI = 2
_ASSEMBLY = re.compile(r"(?i)(?:HĐND|Hội đồng nhân dân).*|Quốc hội$")
#: What stands between a body and the posts that it is said to have.
_HAS = re.compile(
    r"(?:,| khóa [\divxlc]{1,6})?[ ](?:(?:hiện|nay|hiện nay|hiện tại|đang|cũng|sẽ|chỉ|đã|mới)[ ]){0,4}"
    r"(?:có|gồm)[ ][^.;:\n]{0,80}$"
)
_HAS_REACH = 120
#: Kinds of bodies of which one person holds several posts, the body named behind the last.
_OF_OFFICERS = frozenset({"army", "police", "front", "union", "association", "enterprise", "company"})
#: Titles of the Party, which stand beside those of another body.
_OF_PARTY = frozenset({"bí thư", "ủy viên"})
#: The office within the body whose second post it is.
_OFFICE = re.compile(r"(?i)^cơ quan (?:csđt|cảnh sát điều tra) (?=\w)")
_JOINED = re.compile(r",?[ ](?:kiêm|và|rồi|sau đó là)[ ]|[ ]?,[ ]|[ ][-–][ ]")


def lend_bodies(posts: Sequence[PositionMention], bodies: Sequence[BodySpan], folded: str) -> list[PositionMention]:
    """``posts`` with a body wherever the text lends one; ``bodies`` are those outside posts, both in reading order."""
    lent = _of_the_next(posts, folded)
    lent = _of_subject(lent, bodies, folded)
    return _of_deputies(lent, bodies, folded)


def _may_share(post: PositionMention, following: PositionMention) -> bool:
    """Whether a bare title and the post behind it are of one body."""
    if not following.organization or post.organization:
        return False
    if are_alike(post.title, following.title):
        return True
    base = base_of(post.title)[0]
    if base == "bộ trưởng":
        return following.admin_level == "national"  # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
    return following.kind in _OF_OFFICERS and base not in _OF_PARTY and not opens_body(post.title)


def _of_the_next(posts: Sequence[PositionMention], folded: str) -> list[PositionMention]:
    """Titles joined with one that has a body: "Phó Giám đốc, Thủ trưởng Cơ quan CSĐT Công an tỉnh"."""
    lent = list(posts)
    for index in range(len(lent) - 2, -1, -1):
        post, following = lent[index], lent[index + 1]
        joint = _JOINED.fullmatch(folded, post.end, following.start)
        if joint is None:
            continue
        if _may_share(post, following):
            lent[index] = replace(
                post,
                organization=_OFFICE.sub("", following.organization),
                kind=following.kind,
                admin_level=following.admin_level,
                is_public=following.is_public,
                is_inferred=True,
            )
        if post.status == "former" and "kiêm" in joint.group() and following.status == "current":
            # "nguyên T1 kiêm T2 B" is both no longer.
            lent[index + 1] = replace(following, status="former")
    return lent


def _of_subject(posts: Sequence[PositionMention], bodies: Sequence[BodySpan], folded: str) -> list[PositionMention]:
    """Bare titles that a body is said to have: "UBND tỉnh hiện có 3 Phó Chủ tịch"."""
    lent = []
    for post in posts:
        if not post.organization and not post.is_weak:
            body = _last_before(bodies, post.start)
            if body is not None and _HAS.match(folded, body.end, post.start):
                post = replace(
                    post,
                    organization=body.organization,
                    kind=body.kind,
                    admin_level=body.admin_level,
                    is_inferred=True,
                )
        lent.append(post)
    return lent


def _last_before(bodies: Sequence[BodySpan], offset: int) -> BodySpan | None:
    index = bisect_left(bodies, offset, key=lambda body: body.start) - 1
    return bodies[index] if index >= 0 and offset - bodies[index].end <= _HAS_REACH else None


#: The words with which a deputy's name opens.
_DEPUTY = frozenset({"đại", "đb"})


@cache
def _delegations() -> re.Pattern[str]:
    """A deputy and the province elected in, as reports of the Quốc hội write it: "đại biểu Lê Văn An (Thanh Hóa)"."""
    provinces = any_phrase(province_kinds())
    return re.compile(rf"(?<!\w)(?:đại biểu|đb) [^()\n.,]{{4,32}} \((?:đbqh |đoàn |tp |tỉnh )?{provinces}\)")


def _assembly(body: BodySpan) -> str:
    """The assembly that a body is or belongs to: a council, the Quốc hội; an empty string for any other."""
    if "ĐBQH" in body.organization or "đại biểu quốc hội" in fold(body.organization):
        return "Quốc hội"
    found = _ASSEMBLY.search(body.organization)
    return found.group() if found else ""


def _is_minister(post: PositionMention) -> bool:
    """Whether the post is of those who answer to the Quốc hội."""
    return base_of(post.title)[0] in ("bộ trưởng", "thủ tướng")


def _of_deputies(posts: Sequence[PositionMention], bodies: Sequence[BodySpan], folded: str) -> list[PositionMention]:
    """Posts with "đại biểu" alone, given the assembly whose deputies the article speaks of."""
    written = [post for post in posts if is_deputy(post) and post.kind in ("council", "assembly")]
    spoken = Counter(assembly for body in bodies if (assembly := _assembly(body)))
    # Talk of the Quốc hội mentions councils more often than the other way round.
    spoken["Quốc hội"] *= 2
    delegations = sum(1 for _ in matches(_delegations(), folded, _DEPUTY)) if " (" in folded else 0
    if delegations >= _DELEGATIONS_OF_QUOC_HOI or (delegations and any(map(_is_minister, posts))):
        written, spoken = [], Counter({"Quốc hội": 1})
    usual = written[0].organization if written else max(spoken, key=lambda name: (spoken[name], name), default="")
    lent = []
    for post in posts:
        if is_deputy(post):
            if post in written:
                usual = post.organization
            elif not post.organization and usual:
                post = replace(post, organization=usual, is_inferred=True)
        lent.append(post)
    return lent
