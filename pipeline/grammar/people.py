"""People and the posts that an article gives them: ``find_people``.

Posts and names are found first, then tied (:mod:`pipeline.grammar.ties`). A later short form ("ông An", "đồng chí Phó
Chủ tịch Thường trực HĐND tỉnh") is resolved where exactly one person remains.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from pipeline.frozen import frozen, replace
from pipeline.grammar.address import Address, address_before, honorific_rows, honorific_spans
from pipeline.grammar.asides import Node
from pipeline.grammar.bodies import BodyReader, BodySpan, find_bodies
from pipeline.grammar.folding import fold, fold_word, squeeze
from pipeline.grammar.lent_bodies import lend_bodies
from pipeline.grammar.names import NameSpan, is_highland, iterate_names, iterate_open_runs, title_case
from pipeline.grammar.places import is_known_place
from pipeline.grammar.position_gaps import plain_gap
from pipeline.grammar.positions import PositionMention, read_positions, taken_spans
from pipeline.grammar.pronouns import read_pronouns
from pipeline.grammar.ties import tie_posts

__all__ = ["PersonMention", "PositionMention", "find_people", "read_people"]

#: The text and its unexplained runs → the spans that are people.
Advice = Callable[[str, Sequence[tuple[int, int]]], Sequence[tuple[int, int]]]

_LEADING = frozenset({"position.before_name", "position.shared", "position.lead"})


@frozen
class PersonMention:
    """A person at one place of the text.

    ``text[start:end]`` of the input is the name as printed (or, for ``is_title_only``, the title that stands for it);
    ``name`` the full name in title case; ``gender`` is female, male or empty, from ``honorific`` alone. ``is_short``
    says that a short form was resolved to the full name. ``positions`` are the posts tied to this very mention;
    ``rank`` is an army or police rank.
    """

    name: str
    text: str
    start: int
    end: int
    honorific: str = ""
    gender: str = ""
    positions: tuple[PositionMention, ...] = ()
    is_short: bool = False
    is_title_only: bool = False
    rank: str = ""


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _outside(bodies: Sequence[BodySpan], posts: Sequence[PositionMention]) -> list[BodySpan]:
    """Without bodies that begin in a post and run beyond it: the "vụ Trần Anh" of "Thứ trưởng Nội vụ Trần Anh Tú"."""
    spans = [(post.start, post.end) for post in posts]
    return [
        body
        for body in bodies
        if _is_free(spans, body.start, body.start + 1) or not _is_free(spans, body.end - 1, body.end)
    ]


def _is_free(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether none of ``spans`` (sorted, not overlapping) meets a stretch."""
    index = bisect_left(spans, end, key=lambda span: span[0]) - 1
    return index < 0 or spans[index][1] <= start


def _of_the_day(names: list[NameSpan]) -> list[NameSpan]:
    """Leave out everybody whom the article commemorates."""
    remembered = {name.name for name in names if name.kind == "remembered"}
    return [name for name in names if name.name not in remembered]


def _without_run_on(names: list[NameSpan]) -> list[NameSpan]:
    """Cut what runs on behind a name that the article prints elsewhere without it ("Lê Văn An Theo")."""
    times = Counter(name.name for name in names)
    cut = []
    for name in names:
        words = name.name.split()
        shorter = " ".join(words[:-1])
        if len(words) >= 4 and times[name.name] == 1 and times[shorter]:
            end = name.start + len(name.text.rsplit(None, 1)[0])
            name = NameSpan(name.text[: end - name.start], name.start, end, shorter, name.kind)
        cut.append(name)
    return cut


def _tails(key: str) -> list[str]:
    """What of a full name may stand for it: "văn an" and "an" of "lê văn an"."""
    words = key.split()
    return [" ".join(words[index:]) for index in range(1, len(words))]


def _unaccented(folded: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", folded) if not unicodedata.combining(letter))


class _Article:
    """The people of one text, in four passes: nodes, full names, short forms, bare titles."""

    def __init__(self, text: str, advise: Advice | None = None) -> None:
        self.text = text
        reader = BodyReader(text)
        self.folded = reader.folded
        self.posts = read_positions(reader)
        self.bodies: list[BodySpan] = find_bodies(text)
        self.posts = lend_bodies(self.posts, self.bodies, self.folded)
        self.bodies = _outside(self.bodies, self.posts)
        taken = _merge([*taken_spans(self.posts, self.bodies), *honorific_spans(text, self.folded)])
        #: Foreign names without their accents → as first spelled.
        self.foreign: dict[str, str] = {}
        names = list(iterate_names(text, self.folded, taken))
        if advise is not None:
            names = self._advised(names, taken, advise)
        self.names = _of_the_day(_without_run_on(names))
        self.full = self._full_names()
        #: Given names, and middle with given names → the full names that end so.
        self.tails: dict[str, set[str]] = {}
        for key, full in self.full.items():
            for tail in _tails(key):
                self.tails.setdefault(tail, set()).add(full)

    def _advised(self, names: list[NameSpan], taken: list[tuple[int, int]], advise: Advice) -> list[NameSpan]:
        """``names`` with those runs that another recogniser calls people."""
        known = [(name.start, name.end) for name in names if name.kind != "run"]
        closed = sorted([*taken, *known])
        runs = {
            (name.start, name.end)
            for name in names
            if name.kind == "run" and min(map(len, name.name.split())) > 1 and " " in name.name
        }
        runs |= set(iterate_open_runs(self.text, self.folded, closed, [post.start for post in self.posts]))
        #: "bà Mỹ Hạnh" is Lê Thị Mỹ Hạnh, and no other person.
        short = {tail for name in names if name.kind == "full" for tail in _tails(fold_word(name.name))}
        people = []
        for start, end in advise(self.text, sorted(runs)):
            written = self.text[start:end]
            # "Lê Thị B.": a person whom the article leaves anonymous.
            is_whole = " " in written and not written.endswith(".") and fold_word(written) not in short
            if is_whole and _is_free(closed, start, end) and not is_known_place(squeeze(self.folded[start:end])):
                full = self.foreign.setdefault(_unaccented(fold_word(written)), title_case(written))
                people.append(NameSpan(written, start, end, full, "full"))
        told = [(person.start, person.end) for person in people]
        rest = [name for name in names if _is_free(told, name.start, name.end)]
        return sorted([*rest, *people], key=lambda name: name.start)

    def _full_names(self) -> dict[str, str]:
        """Folded full name → full name, without those that are the tail of a longer one."""
        names = {fold_word(name.name): name.name for name in self.names if name.kind == "full"}
        tails = {tail for key in names for tail in _tails(key)}
        return {key: name for key, name in names.items() if key not in tails}

    def resolve(self, name: NameSpan) -> str:
        """The full name that a printed name stands for; an empty string where none or several may be meant."""
        key = fold_word(name.name)
        if key in self.full:
            return self.full[key]
        if name.kind == "run" and (spelled := self.foreign.get(_unaccented(key))):
            return spelled
        matches = self.tails.get(key, set())
        return next(iter(matches)) if len(matches) == 1 else ""

    def mentions(self) -> list[PersonMention]:
        nodes = [Node(name.start, name.end, name=name) for name in self.names if self._may_be_person(name)]
        pronouns = self._pronouns()
        nodes += [Node(name.start, name.end, name=name) for name in pronouns]
        nodes += [Node(post.start, post.end, post=post) for post in self.posts]
        nodes.sort(key=lambda node: node.start)
        owned = tie_posts(self._without_bodies(), nodes, self.folded)
        found: list[PersonMention] = []
        shared = Address()
        for index, node in enumerate(nodes):
            if node.name is None:
                continue
            mention = self._mention(node.name, tuple(owned.get(index, ())))
            if mention is None:
                continue
            if mention.honorific or not found or not self._is_coordinated(found[-1], mention, shared):
                shared = address_before(self.text, self.folded, mention.start)
            else:
                mention = replace(mention, honorific=shared.honorific, gender=shared.gender)
            found.append(mention)
        found = _called(found, pronouns)
        found += self._bare_titles(found)
        return sorted(found, key=lambda mention: (mention.start, mention.end))

    def _without_bodies(self) -> str:
        """The folded text with every body that is no part of a post blotted out ("được HĐND tỉnh bầu giữ chức …")."""
        inside = [(post.start, post.end) for post in self.posts]
        pieces, offset, index = [], 0, 0
        for body in self.bodies:
            while index < len(inside) and inside[index][1] <= body.start:
                index += 1
            if index < len(inside) and inside[index][0] < body.end:
                continue
            pieces += [self.folded[offset : body.start], "\x00" * (body.end - body.start)]
            offset = body.end
        return "".join(pieces) + self.folded[offset:]

    def _pronouns(self) -> list[NameSpan]:
        resolved = [replace(name, name=full) for name in self.names if (full := self.resolve(name))]
        return read_pronouns(self.text, self.folded, resolved, [post.start for post in self.posts])

    def _may_be_person(self, name: NameSpan) -> bool:
        if name.kind == "full" or self.resolve(name):
            return True
        address = address_before(self.text, self.folded, name.start)
        return " " in name.name or bool(address.gender) or is_highland(name.name)

    def _is_coordinated(self, previous: PersonMention, mention: PersonMention, shared: Address) -> bool:
        """Whether a name shares the form of address of the one before it: "các ông A (…), B", "ông A và B"."""
        gap = plain_gap(self.folded, previous.end, mention.start)
        if gap is None or not shared.gender:
            return False
        words = gap.strip()
        return words == "và" or (shared.is_plural and words.strip(",; ") in ("", "và"))

    def _mention(self, name: NameSpan, posts: tuple[PositionMention, ...]) -> PersonMention | None:
        address = address_before(self.text, self.folded, name.start)
        full = self.resolve(name)
        is_short = name.kind == "pronoun" or (bool(full) and full.count(" ") > name.name.count(" "))
        if is_short and not (address.honorific or posts):
            return None
        if name.kind == "pronoun":
            address = Address(name.text, honorific_rows()[fold(name.text)]["gender"])
        if not full:
            # A capitalised run without a surname is a name where a post or a form of address leads it.
            is_one = is_highland(name.name)
            is_led = address.honorific or is_one or any(post.rule in _LEADING for post in posts)
            has_body = any(post.organization for post in posts)
            is_long = " " in name.name or is_one
            if name.kind == "full" or not is_long or not (has_body and is_led):
                return None
            full = name.name
            self.foreign[_unaccented(fold_word(full))] = full
        return PersonMention(
            name=full,
            text=name.text,
            start=name.start,
            end=name.end,
            honorific=address.honorific,
            gender=address.gender,
            positions=posts,
            is_short=is_short,
            rank=address.rank,
        )

    def _names_body(self, post: PositionMention) -> bool:
        """Whether a post is the end of a body's name: "Văn phòng Chủ tịch nước"."""
        index = bisect_left(self.bodies, post.start, key=lambda body: body.start) - 1
        return index >= 0 and self.bodies[index].end > post.start

    def _bare_titles(self, mentions: Sequence[PersonMention]) -> list[PersonMention]:
        """Posts that stand for the person who alone holds them in this article."""
        tied = {post.start for mention in mentions for post in mention.positions}
        holders: dict[tuple[str, str], set[str]] = {}
        for mention in mentions:
            for post in mention.positions:
                holders.setdefault((fold(post.title), fold(post.organization)), set()).add(mention.name)
        found = []
        for post in self.posts:
            names = holders.get((fold(post.title), fold(post.organization)), set())
            if post.start in tied or len(names) != 1 or post.is_weak or self._names_body(post):
                continue
            (name,) = names
            found.append(
                PersonMention(
                    name=name,
                    text=self.text[post.start : post.end],
                    start=post.start,
                    end=post.end,
                    honorific=address_before(self.text, self.folded, post.start).honorific,
                    is_title_only=True,
                )
            )
        return found


def _called(found: list[PersonMention], pronouns: Sequence[NameSpan]) -> list[PersonMention]:
    """The mentions, those of people whom no name is addressed by with the "Ông" or "Bà" that goes on about them."""
    addressed = {mention.name for mention in found if mention.gender}
    calls: dict[str, set[str]] = {}
    for pronoun in pronouns:
        if pronoun.name not in addressed:
            calls.setdefault(pronoun.name, set()).add(pronoun.text)
    told = {name: calls.pop() for name, calls in calls.items() if len(calls) == 1}
    return [
        replace(mention, honorific=told[mention.name], gender=honorific_rows()[fold(told[mention.name])]["gender"])
        if mention.name in told and not mention.honorific
        else mention
        for mention in found
    ]


def find_people(text: str) -> list[PersonMention]:
    """Find the people whom ``text`` (a whole article) names, in order, with the posts that it ties to each mention.

    A person without any post is found too: whether a name is worth a row is for the caller to decide.

    >>> text = "Bà Trần Thị Lan, Phó Chủ tịch HĐND tỉnh chủ trì. Bà Lan đề nghị sớm thực hiện."
    >>> [(person.name, person.text, person.gender, person.is_short) for person in find_people(text)]
    [('Trần Thị Lan', 'Trần Thị Lan', 'female', False), ('Trần Thị Lan', 'Lan', 'female', True)]
    """
    return read_people(text)[0]


def read_people(text: str, advise: Advice | None = None) -> tuple[list[PersonMention], list[PositionMention]]:
    """The people of :func:`find_people` and all posts that the text writes, tied to a person or not.

    ``advise`` is another recogniser: it is given the text and the capitalised runs that the grammar leaves unexplained
    although they stand where people stand, and returns the spans that are people.
    """
    article = _Article(text, advise)
    return article.mentions(), article.posts
