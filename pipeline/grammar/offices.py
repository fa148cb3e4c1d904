"""What posts a person holds by one article, out of all mentions: ``settle_posts``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from pipeline import knowledge
from pipeline.frozen import frozen, replace
from pipeline.grammar.folding import fold
from pipeline.grammar.people import PersonMention, PositionMention
from pipeline.grammar.titles import are_alike, base_of, former_words

#: Characters between a title and the like title before it that may lend it its body.
_NEAR = 120
_JOINT = re.compile(r"[ ]?[-&][ ]?")
#: Words with what joins them ("GD&ĐT", "NN - PTNT").
_RUN = re.compile(r"\w+(?:[ ]?[-&][ ]?\w+){0,3}+")
#: Abbreviations that news prints more often than the words.
_USUAL = frozenset({"hđnd", "ubnd", "đbqh", "mttq", "vn", "tư", "tw", "btv", "bch", "tand", "vksnd"})
#: Words that two writings of one body may differ in.
_LEVEL = frozenset({"tỉnh", "thành", "phố", "tp", "của", "và", "các"})


@cache
def _spelled_out() -> dict[str, str]:
    return {fold(row["abbreviation"]): row["words"] for row in knowledge.rows("post_abbreviations")}


@cache
def _title_words(kind: str) -> frozenset[str]:
    return frozenset(fold(word).strip(".") for word in knowledge.values("title_words", "word", kind=kind))


@cache
def _former() -> frozenset[str]:
    return frozenset(map(fold, former_words()))


@cache
def _heads() -> frozenset[str]:
    return frozenset(map(fold, knowledge.values("sole_titles", "text", kind="title")))


@frozen
class HeldPost:
    """A post of a person and the mention that gives it."""

    name: str
    post: PositionMention
    mention: PersonMention


@lru_cache(8192)
def _words(phrase: str) -> frozenset[str]:
    folded = fold(phrase).replace("t.ư", "tư")
    words: list[str] = []
    for run in _RUN.findall(folded):
        joined = _JOINT.sub("-", run)
        # "GD-ĐT" is no "GD" and "ĐT": abbreviations that are joined are spelled out together.
        for word in [joined] if joined in _spelled_out() else re.findall(r"\w+", run):
            words += _spelled_out().get(word, word).split()
    return frozenset(words)


def _key(post: PositionMention) -> tuple[frozenset[str], frozenset[str], bool]:
    """Words of title and body without level words; the rank; whether it is past."""
    title, body = _words(post.title), _words(post.organization)
    return (title | body) - _LEVEL - _former(), title & _title_words("rank"), post.status == "former"


def _covers(wide: PositionMention, narrow: PositionMention) -> bool:
    """Whether ``wide`` says all that ``narrow`` says (and more, or the same)."""
    (wide_words, wide_rank, wide_past), (words, rank, past) = _key(wide), _key(narrow)
    if narrow.kind == "place" and wide.kind != "place" and wide.organization:
        # "Chủ tịch Hà Nội" is short for the post in the city's committee or council.
        return _words(narrow.title) - _former() == _words(wide.title) - _former()
    if narrow.admin_level and wide.admin_level and narrow.admin_level != wide.admin_level:
        return False
    # A post said to be past is past wherever the article names it.
    if rank != wide_rank or (past and not wide_past) or not words <= wide_words:
        return False
    return _words(narrow.title) - _former() <= _words(wide.title) - _former()


def _is_fuller(post: PositionMention, other: PositionMention) -> bool:
    """Whether ``post`` spells out what ``other`` abbreviates ("đại biểu" and "ĐB", "Sở Xây dựng" and "Sở XD")."""
    if not _covers(post, other):
        return False
    if len(post.title) > len(other.title) and fold(other.title) in _spelled_out():
        return True
    is_same = _words(post.organization) == _words(other.organization)
    return is_same and not _abbreviations(post.organization) and bool(_abbreviations(other.organization))


def _abbreviations(body: str) -> set[str]:
    """The abbreviations in a body's name that not everybody knows: "TT&TT", not "UBND"."""
    words = {_JOINT.sub("-", word) for word in _RUN.findall(fold(body))}
    return {word for word in words if word in _spelled_out()} - _USUAL


def _fold_bodies(bodies: Iterable[str]) -> dict[frozenset[str], str]:
    """Bodies that differ in more than their level words, each by its longest writing."""
    distinct: dict[frozenset[str], str] = {}
    for body in sorted(bodies, key=lambda body: (-len(body), body)):
        words = _words(body) - _LEVEL
        if not any(words <= other for other in distinct):
            distinct[words] = body
    return distinct


def settle_posts(people: Sequence[PersonMention], posts: Sequence[PositionMention] = ()) -> list[HeldPost]:
    """The posts of each person, one row a post, in the order of the text.

    ``posts`` are all that the article writes, tied to a person or not: a bare title ("Bí thư Lê Văn An") takes the body
    with which the article writes that title of the same person or of none. Of two writings of one post the fuller one
    stays. Posts in businesses and clubs are no public ones and are left out.
    """
    tied = {post.start for mention in people for post in mention.positions}
    untied = [post for post in posts if post.start not in tied]
    rows: list[HeldPost] = []
    for name, mentions in _by_name(people).items():
        own = [post for mention in mentions for post in mention.positions]
        bodies = _bodies_of_titles([*own, *untied])
        held = [
            HeldPost(name, completed, mention)
            for mention in mentions
            for post in mention.positions
            if _is_office(completed := _with_body(_of_list(post, posts), bodies))
        ]
        rows += _lasting(_fullest(held)) or _rank(mentions)
    return sorted(rows, key=lambda row: (row.post.start, row.mention.start, row.name))


def _is_office(post: PositionMention) -> bool:
    return post.is_public and not (post.is_weak and not post.organization)


def _lasting(rows: list[HeldPost]) -> list[HeldPost]:
    """Without the part in a journey ("do Chủ tịch UBND tỉnh A làm trưởng đoàn") where there is a real office."""
    return [row for row in rows if not _is_mission(row.post)] or rows


def _is_mission(post: PositionMention) -> bool:
    return post.kind == "mission" or (not post.organization and fold(post.title) in _title_words("mission"))


def _by_name(people: Sequence[PersonMention]) -> dict[str, list[PersonMention]]:
    mentions: dict[str, list[PersonMention]] = {}
    for mention in people:
        mentions.setdefault(mention.name, []).append(mention)
    return mentions


def _rank(mentions: Sequence[PersonMention]) -> list[HeldPost]:
    """The rank of an officer for whom the article names no post."""
    for mention in mentions:
        if mention.rank:
            post = PositionMention(
                mention.rank, "", "current", mention.start, mention.end, "position.rank", kind="army"
            )
            return [HeldPost(mention.name, post, mention)]
    return []


def _without_former(title: str) -> str:
    """A folded title without "nguyên": the body of a post does not depend on whether it is past."""
    first, _, rest = fold(title).partition(" ")
    return rest if first in _former() else fold(title)


def _bodies_of_titles(posts: Iterable[PositionMention]) -> dict[str, set[str]]:
    """Folded title → the bodies with which the article writes it."""
    bodies: dict[str, set[str]] = {}
    for post in posts:
        if post.organization:
            bodies.setdefault(_without_former(post.title), set()).add(post.organization)
    return bodies


def _of_list(post: PositionMention, posts: Sequence[PositionMention]) -> PositionMention:
    """A bare title takes the body of the like title right before it.

    "Chủ tịch HĐND tỉnh là ông A; hai Phó Chủ tịch là ông B và bà C."
    """
    if post.organization:
        return post
    index = bisect_left(posts, post.start, key=lambda other: other.start) - 1
    while index >= 0 and posts[index].is_weak and not posts[index].organization:
        index -= 1  # "công tác cán bộ" names no post
    previous = posts[index] if index >= 0 else None
    if previous is None or post.start - previous.end > _NEAR or not are_alike(post.title, previous.title):
        return post
    return replace(post, organization=previous.organization, kind=previous.kind, is_inferred=True)


def _with_body(post: PositionMention, bodies: dict[str, set[str]]) -> PositionMention:
    if post.organization or (post.is_weak and base_of(post.title)[0] not in _heads()):
        return post  # "thành viên" of a family is no member of the committee
    known = _fold_bodies(bodies.get(_without_former(post.title), ()))
    base, opens = base_of(post.title)
    if not known and not (opens or post.is_weak):
        # "Bí thư" of an article that writes "Phó Bí thư Thành ủy"
        known = _fold_bodies(body for title, of in bodies.items() if base_of(title)[0] == base for body in of)
    if len(known) == 1:
        return replace(post, organization=next(iter(known.values())), is_inferred=True)
    return post


def _fullest(rows: list[HeldPost]) -> list[HeldPost]:
    kept: list[HeldPost] = []
    for row in rows:
        wide = [at for at, one in enumerate(kept) if _covers(one.post, row.post) and not _is_fuller(row.post, one.post)]
        if wide:
            kept[wide[0]] = _with_status(kept[wide[0]], row)
            continue
        for other in kept:
            if _covers(row.post, other.post):
                row = _with_status(row, other)
        kept = [other for other in kept if not _covers(row.post, other.post)]
        kept.append(row)
    return kept


def _with_status(row: HeldPost, other: HeldPost) -> HeldPost:
    """``row`` with the status of another telling of the post where its own words only make it one of a career."""
    return replace(row, post=replace(row.post, status=other.post.status)) if not row.post.status else row
