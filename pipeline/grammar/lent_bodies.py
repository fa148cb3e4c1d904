"""Bodies that the text around a bare title lends it: ``lend_bodies``.

"Đại biểu" is of the assembly whose deputies the article speaks of; "UBND tỉnh có 3 Phó Chủ tịch" names the body before
its posts. What posts in a row share is told by :mod:`pipeline.grammar.shared_bodies`.
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
from pipeline.grammar.shared_bodies import share_bodies
from pipeline.grammar.titles import base_of
from pipeline.grammar.word_index import matches

#: From so many deputies on whose province stands behind their names, an article speaks of the Quốc hội: one will do
#: where ministers are named.
_DELEGATIONS_OF_QUOC_HOI = 2
_ASSEMBLY = re.compile(r"(?i)(?:HĐND|Hội đồng nhân dân).*|Quốc hội$")
#: What stands between a body and the posts that it is said to have.
_HAS = re.compile(
    r"(?:,| khóa [\divxlc]{1,6})?[ ](?:(?:hiện|nay|hiện nay|hiện tại|đang|cũng|sẽ|chỉ|đã|mới)[ ]){0,4}"
    r"(?:có|gồm)(?=[ :])[^.;:\n]{0,80}:?[ ]?$"
)
_HAS_REACH = 120
_DEPARTMENT = re.compile(r"(?<!\w)[Ss]ở (?=\w).*")


def lend_bodies(posts: Sequence[PositionMention], bodies: Sequence[BodySpan], folded: str) -> list[PositionMention]:
    """``posts`` with a body wherever the text lends one; ``bodies`` are those outside posts, both in reading order."""
    lent = _of_subject(_of_the_same(share_bodies(posts, folded), bodies), bodies, folded)
    return _of_deputies(lent, bodies, folded)


def _of_the_same(posts: Sequence[PositionMention], bodies: Sequence[BodySpan]) -> list[PositionMention]:
    """Posts of "Sở" alone ("Phó Giám đốc Sở này"), given the one that was named last."""
    written = [(post.start, post.organization) for post in posts] + [(body.start, body.organization) for body in bodies]
    named = sorted((start, found.group()) for start, name in written if (found := _DEPARTMENT.search(name)))
    lent = []
    for post in posts:
        index = bisect_left(named, (post.start,)) - 1
        if post.organization == "Sở" and index >= 0:
            post = replace(post, organization=named[index][1], is_inferred=True)
        lent.append(post)
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
