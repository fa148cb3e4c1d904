"""People and the posts that an article gives them: ``find_people``.

Posts and names are found first, then tied line by line by what stands between them: a post before its name ("Chủ tịch
UBND tỉnh Lê Văn An"), a post list behind it ("đồng chí A, Tỉnh ủy viên, Phó Chủ tịch HĐND tỉnh; B – …"), a list that
shares a post ("các Phó Chủ tịch HĐND tỉnh: A, B và C"), a clause ("ông A được bầu giữ chức …"). A later short form
("ông An", "đồng chí Phó Chủ tịch Thường trực HĐND tỉnh") is resolved where exactly one person remains.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline import knowledge
from pipeline.grammar.bodies import BodyReader, BodySpan, read_bodies
from pipeline.grammar.folding import any_phrase, fold, fold_word
from pipeline.grammar.names import NameSpan, iterate_names
from pipeline.grammar.places import province_kinds
from pipeline.grammar.positions import PositionMention, read_positions, taken_spans

__all__ = ["PersonMention", "PositionMention", "find_people", "read_people"]

_MAX_GAP = 90
_PARENTHESIS = re.compile(r"\([^()\n]{1,160}\)")
#: "với cương vị Bí thư Đảng ủy, ông An …": the posts are those of the name behind the comma.
_IN_OFFICE = re.compile(r"(?:với|trên|ở|trong)[ ](?:cương vị|vai trò|tư cách|vị trí)(?:[ ]là)?[ ]$")
_LEADING = frozenset({"position.before_name", "position.shared", "position.lead"})
#: "Đối với Giám đốc Sở Y tế, ông An yêu cầu …": the name behind the comma is another's.
_ABOUT = re.compile(r"(?:đối với|về việc|cho)[ ](?:ông[ ]|bà[ ])?$")
_TERM = re.compile(
    r",?[ ]?(?:(?:khóa|nhiệm kỳ|nhiệm kì|giai đoạn)[ ][\divxlc]{1,6}(?:[ ]?-[ ]?[\divxlc]{1,6})?"
    r"|(?:khóa|nhiệm kỳ|nhiệm kì)(?:[ ](?:trước|này|mới|cũ|qua|tới))?(?!\w)"
    r"|\d{1,3} tuổi|sinh năm \d{4}|sinh ngày [\d/.-]{6,10}|sn \d{4}"
    r"|(?:(?:kể[ ])?(?:từ|vào|đến|trong|hồi)[ ])?(?:ngày|tháng|năm)[ ]\d[\d/.-]{0,9}"
    r"|từ \d[\d/.-]{0,9} đến \d[\d/.-]{0,9})"
)
#: "Ông" at the head of a sentence, with nothing but a verb behind it.
_PRONOUN = re.compile(r"(?:(?<=[.!?”\"] )|(?<=[.!?”\"]\n)|(?<=\n)|(?<=\A))(?:Ông|Bà|Anh|Chị|Đồng chí)(?= [a-zà-ỹđ])")
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s|\n")
_PLURAL = re.compile(
    r"(?:các|những|hai|ba|bốn|năm|sáu|\d{1,2})[ ]"
    r"(?:(?:đồng chí|ông|bà|vị|tân|chức danh|chức vụ)[ ])?(?:nguyên[ ])?$"
)


@dataclass(frozen=True, slots=True)
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


@cache
def _honorific_rows() -> dict[str, dict[str, str]]:
    return {fold(row["honorific"]): row for row in knowledge.rows("honorifics")}


@cache
def _honorifics() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_phrase(list(_honorific_rows()))})\.?(?!\w)")


@cache
def _address_tail() -> re.Pattern[str]:
    """Forms of address right before a name, a plural word among them."""
    words = any_phrase([*_honorific_rows(), "hai", "các", "ba", "vị", "những"])
    return re.compile(rf"(?:(?<!\w)(?:{words})[.:,]?[ ]{{0,3}}){{1,6}}$")


@cache
def _frames(kind: str) -> re.Pattern[str]:
    """The frames of a kind, with filler words before them ("đã chính thức được bầu giữ chức")."""
    phrases = any_phrase([row["phrase"] for row in knowledge.rows("position_frames") if row["kind"] == kind])
    fillers = any_phrase([row["phrase"] for row in knowledge.rows("position_frames") if row["kind"] == "filler"])
    return re.compile(rf"(?:(?:{fillers})[ ,]{{1,3}}){{0,6}}+(?:{phrases})")


@dataclass(slots=True)
class _Node:
    """A name or a post in reading order."""

    start: int
    end: int
    name: NameSpan | None = None
    post: PositionMention | None = None


def _plain_gap(folded: str, start: int, end: int) -> str | None:
    """What stands between two spans, without parentheses, days, terms of office and ages; None where it is too long."""
    if end - start > 3 * _MAX_GAP:
        return None
    gap = folded[start:end]
    if "\n" in gap:
        return None
    if "(" in gap:
        gap = _PARENTHESIS.sub(" ", gap)
    if len(gap) > _MAX_GAP:
        return None
    gap = _TERM.sub("", gap).replace("\x00", "")
    return re.sub(r"\s+", " ", gap)


def _without_address(gap: str) -> str:
    return _address_tail().sub("", gap)


def _behind_name(gap: str | None) -> str | None:
    """How a post stands behind its name: the rule's name, or None."""
    if gap is None:
        return None
    words = gap.strip()
    bare = words.strip(",-()[ :").strip()
    if not bare:
        return "after_name" if words else "after_name_bare"
    if _frames("link").fullmatch(bare):
        return "link"
    if bare in ("các", "đều là", "là các", "cùng là"):
        return "shared_after"
    return None


def _before_name(gap: str | None) -> str | None:
    """How a post stands before its name."""
    if gap is None:
        return None
    words = _without_address(gap).strip()
    if not words:
        return "before_name"
    if words in (":", "- :", "(", "-", ",", "- -"):
        return "before_name_mark"
    bare = words.strip(":,( ")
    if _frames("lead").fullmatch(bare):
        return "lead"
    return "succeeds" if _frames("succeeds").fullmatch(bare) else None


def _chains(gap: str | None) -> bool:
    """Whether a post goes on with another of the same person."""
    if gap is None:
        return False
    words = gap.strip()
    bare = words.strip(",-/() ").strip()
    if not words or not bare:
        return bool(words) and words not in ("(", "-(")
    return _frames("chain").fullmatch(bare) is not None or _frames("link").fullmatch(bare) is not None


def _coordinates(gap: str | None) -> bool:
    """Whether a name goes on with another name of the same list."""
    if gap is None:
        return False
    words = _without_address(gap).strip()
    return words in (",", "và", ", và", ";", "; và", "cùng", "cùng với", "&", "-", "),", ")", ") và", ");")


class _Linker:
    """Ties posts to names; ``folded`` is the folded text with its bodies outside posts blotted out."""

    def __init__(self, folded: str, nodes: Sequence[_Node]) -> None:
        self.folded = folded
        self.nodes = nodes
        self.owned: dict[int, list[PositionMention]] = {}

    def gap(self, left: int, right: int) -> str | None:
        return _plain_gap(self.folded, self.nodes[left].end, self.nodes[right].start)

    def link(self) -> dict[int, list[PositionMention]]:
        """Index of a name's node → its posts."""
        index = 0
        while index < len(self.nodes):
            if self.nodes[index].post is None:
                index += 1
                continue
            last = index
            while self._goes_on(index, last):
                last += 1
            self._tie(index, last)
            index = last + 1
        return self.owned

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether the posts ``first`` to ``last`` go on with the next node."""
        if last + 1 >= len(self.nodes) or self.nodes[last + 1].post is None:
            return False
        gap = self.gap(last, last + 1)
        if gap is None or gap.strip() != ";":
            return _chains(gap)
        # "từng giữ các chức: T1 B1; T2 B2": a semicolon parts people, but for the posts of a clause's subject.
        if first == 0 or self.nodes[first - 1].name is None or _behind_name(self.gap(first - 1, first)) != "link":
            return False
        return last + 2 >= len(self.nodes) or not (
            self.nodes[last + 2].name and _before_name(self.gap(last + 1, last + 2))
        )

    def _tie(self, first: int, last: int) -> None:
        """Give the posts ``first`` to ``last`` to the name before or behind them."""
        left = first - 1 if first > 0 and self.nodes[first - 1].name else None
        right = last + 1 if last + 1 < len(self.nodes) and self.nodes[last + 1].name else None
        left_rule = self._behind(left, first) if left is not None else None
        before = self.folded[max(0, self.nodes[first].start - 30) : self.nodes[first].start]
        right_rule = self._before(last, right, before) if right is not None else None
        if self._heads_list(first, last, _PLURAL.search(before) is not None):
            self._give_list(first, last)
        elif left is not None and left_rule:
            self._tie_left(left, first, last, left_rule, right, right_rule)
        elif right is not None and right_rule:
            # "các đại biểu, Giám đốc Sở Y tế A": what is said of many is not said of A.
            is_said_of_many = first < last and _PLURAL.search(before) is not None
            self._give(right, last if is_said_of_many else first, last, right_rule)

    def _behind(self, left: int, first: int) -> str | None:
        rule = _behind_name(self.gap(left, first))
        post = self.nodes[first].post
        if rule == "after_name_bare" and post is not None and not post.organization:
            return None
        return rule

    def _before(self, last: int, right: int, before: str) -> str | None:
        rule = _before_name(self.gap(last, right))
        if rule == "before_name_mark" and _IN_OFFICE.search(before):
            return "before_name"
        name, post = self.nodes[right].name, self.nodes[last].post
        if rule == "before_name_mark" and ((post and _is_deputy(post)) or (name and name.kind != "full")):
            # "… không đủ đại biểu HĐND xã, ông Lâm cho biết": the comma ends a clause.
            return None if "," in (self.gap(last, right) or "") else rule
        if rule == "before_name_mark" and _ABOUT.search(before):
            return None
        return rule

    def _tie_left(
        self, left: int, first: int, last: int, left_rule: str, right: int | None, right_rule: str | None
    ) -> None:
        """Posts behind a name, though another name may follow right behind them."""
        if right is not None and right_rule == "before_name":
            # "A, T1, T2 B": the last post is B's.
            self._give(right, last, last, right_rule)
            last -= 1
        elif right is not None and right_rule == "succeeds":
            self._give(right, last, last, right_rule)
        if first <= last:
            self._give(left, first, last, left_rule)
            if left_rule == "shared_after":
                self._share_left(left, first, last)

    def _heads_list(self, first: int, last: int, is_plural: bool) -> bool:
        """Whether posts stand at the head of a list of people who all hold them."""
        if last + 1 >= len(self.nodes):
            return False
        gap = self.gap(last, last + 1)
        if gap is None:
            return False
        post = self.nodes[last].post
        is_open = is_plural or (post is not None and _is_deputy(post))
        is_open = is_open or any(words in gap for words in ("các ông", "các bà", "các đồng chí", "đối với"))
        words = _without_address(gap).strip()
        opener = words.strip(":- ")
        opens = words == ":" or (bool(opener) and _frames("opener").fullmatch(opener) is not None)
        if self.nodes[last + 1].post is not None:
            return is_plural and words == ":"
        return is_open and (opens or (is_plural and not words and first == last))

    def _give_list(self, first: int, last: int) -> None:
        """Give the posts to every name of the list behind them; the names may have posts of their own."""
        opener = self.gap(last, last + 1) or ""
        has_mark = ":" in opener
        index = last + 1
        while index < len(self.nodes):
            node, gap = self.nodes[index], self.gap(index - 1, index)
            starts = index == last + 1
            if gap is None or ("." in gap.replace("tp.", "") and not starts):
                return
            if node.name is not None:
                joined = starts or _coordinates(gap) or (has_mark and _before_name(gap) is not None)
                if not joined:
                    return
                self._give(index, first, last, "shared")
            elif not starts:
                behind = _behind_name(gap) if self.nodes[index - 1].name else _chains(gap)
                if _PLURAL.search(gap) is not None or not (behind or (has_mark and _coordinates(gap))):
                    return
            index += 1

    def _give(self, owner: int, first: int, last: int, rule: str) -> None:
        posts = self.owned.setdefault(owner, [])
        for index in range(first, last + 1):
            post = self.nodes[index].post
            if post is not None:
                posts.append(replace(post, rule=f"position.{rule}"))

    def _share_left(self, left: int, first: int, last: int) -> None:
        index = left - 1
        while index >= 0 and self.nodes[index].name and _coordinates(self.gap(index, index + 1)):
            if index in self.owned:
                return
            self._give(index, first, last, "shared_after")
            index -= 1


@dataclass(frozen=True, slots=True)
class _Address:
    honorific: str = ""
    gender: str = ""
    rank: str = ""
    is_plural: bool = False


def _address_before(text: str, folded: str, start: int) -> _Address:
    """The form of address right before a name."""
    before = _address_tail().search(folded, max(0, start - 40), start)
    if before is None:
        return _Address()
    words = list(_honorifics().finditer(folded, before.start(), start))
    if not words:
        return _Address()
    genders = [row["gender"] for word in words if (row := _honorific_rows().get(word.group().rstrip(".")))]
    gender = next((gender for gender in reversed(genders) if gender), "")
    first = next((word for word, found in zip(words, genders, strict=False) if found), words[-1])
    ranks = [word.group() for word in words if _honorific_rows().get(word.group(), {}).get("kind") == "rank"]
    is_plural = _PLURAL.search(folded, max(0, first.start() - 12), first.start()) is not None
    return _Address(text[first.start() : first.end()], gender, ranks[-1].capitalize() if ranks else "", is_plural)


def _honorific_spans(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Forms of address that are no part of a name: "ông", and "Ông" where nothing capitalised stands before it."""
    for match in _honorifics().finditer(folded):
        start = match.start()
        if text[start].isupper():
            before = text[max(0, start - 24) : start]
            word = re.search(r"(\w+)[^\S\n]+$", before)
            if word is not None and word.group(1)[0].isupper() and not _honorifics().fullmatch(fold(word.group(1))):
                continue
        yield start, match.end()


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


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


#: From so many deputies on whose province stands behind their names, an article speaks of the Quốc hội.
_DELEGATIONS_OF_QUOC_HOI = 2


@cache
def _delegations() -> re.Pattern[str]:
    """A deputy and the province elected in, as reports of the Quốc hội write it: "đại biểu Lê Văn An (Thanh Hóa)"."""
    provinces = any_phrase(province_kinds())
    return re.compile(rf"(?<!\w)(?:đại biểu|đb) [^()\n.,]{{4,32}} \((?:đbqh |đoàn |tp |tỉnh )?{provinces}\)")


def _is_deputy(post: PositionMention) -> bool:
    return fold(post.title).endswith("đại biểu")


_ASSEMBLY = re.compile(r"(?i)(?:HĐND|Hội đồng nhân dân).*|Quốc hội$")


def _assembly(body: BodySpan) -> str:
    """The assembly that a body is or belongs to: a council, the Quốc hội; an empty string for any other."""
    if "ĐBQH" in body.organization or "đại biểu quốc hội" in fold(body.organization):
        return "Quốc hội"
    found = _ASSEMBLY.search(body.organization)
    return found.group() if found else ""


class _Article:
    """The people of one text, in four passes: nodes, full names, short forms, bare titles."""

    def __init__(self, text: str) -> None:
        self.text = text
        reader = BodyReader(text)
        self.folded = reader.folded
        self.posts = read_positions(reader)
        self.bodies: list[BodySpan] = list(read_bodies(reader))
        self.posts = self._deputies()
        taken = _merge([*taken_spans(self.posts, self.bodies), *_honorific_spans(text, self.folded)])
        self.names = _of_the_day(_without_run_on(list(iterate_names(text, self.folded, taken))))
        self.full = self._full_names()
        #: Foreign names without their accents → as first spelled.
        self.foreign: dict[str, str] = {}
        #: Given names, and middle with given names → the full names that end so.
        self.tails: dict[str, set[str]] = {}
        for key, full in self.full.items():
            for tail in _tails(key):
                self.tails.setdefault(tail, set()).add(full)

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
        nodes = [_Node(name.start, name.end, name=name) for name in self.names if self._may_be_person(name)]
        nodes += [_Node(name.start, name.end, name=name) for name in self._pronouns()]
        nodes += [_Node(post.start, post.end, post=post) for post in self.posts]
        nodes.sort(key=lambda node: node.start)
        owned = _Linker(self._without_bodies(), nodes).link()
        found: list[PersonMention] = []
        shared = _Address()
        for index, node in enumerate(nodes):
            if node.name is None:
                continue
            mention = self._mention(node.name, tuple(owned.get(index, ())))
            if mention is None:
                continue
            if mention.honorific or not found or not self._is_coordinated(found[-1], mention, shared):
                shared = _address_before(self.text, self.folded, mention.start)
            else:
                mention = replace(mention, honorific=shared.honorific, gender=shared.gender)
            found.append(mention)
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

    def _pronouns(self) -> Iterator[NameSpan]:
        """Sentences that open with "Ông" and go on about the one whom the sentence before opens with or names alone."""
        for match in _PRONOUN.finditer(self.text):
            ends = [
                end.end() for end in _SENTENCE_END.finditer(self.text, max(0, match.start() - 600), match.start() - 1)
            ]
            start = ends[-1] if ends else max(0, match.start() - 600)
            low, high = (bisect_left(self.names, at, key=lambda name: name.start) for at in (start, match.start()))
            before = [name for name in self.names[low:high] if self.resolve(name)]
            names = {self.resolve(name) for name in before}
            if before and (len(names) == 1 or before[0].start - start <= 12):
                yield NameSpan(match.group(), match.start(), match.end(), self.resolve(before[0]), "pronoun")

    def _may_be_person(self, name: NameSpan) -> bool:
        if name.kind == "full" or self.resolve(name):
            return True
        address = _address_before(self.text, self.folded, name.start)
        return " " in name.name or bool(address.gender)

    def _is_coordinated(self, previous: PersonMention, mention: PersonMention, shared: _Address) -> bool:
        """Whether a name shares the form of address of the one before it: "các ông A (…), B", "ông A và B"."""
        gap = _plain_gap(self.folded, previous.end, mention.start)
        if gap is None or not shared.gender:
            return False
        words = gap.strip()
        return words == "và" or (shared.is_plural and words.strip(",; ") in ("", "và"))

    def _mention(self, name: NameSpan, posts: tuple[PositionMention, ...]) -> PersonMention | None:
        address = _address_before(self.text, self.folded, name.start)
        full = self.resolve(name)
        is_short = name.kind == "pronoun" or (bool(full) and full.count(" ") > name.name.count(" "))
        if is_short and not (address.honorific or posts):
            return None
        if name.kind == "pronoun":
            address = _Address(name.text, _honorific_rows()[fold(name.text)]["gender"])
        if not full:
            # A capitalised run without a surname is a name where a post or a form of address leads it.
            is_led = address.honorific or any(post.rule in _LEADING for post in posts)
            has_body = any(post.organization for post in posts)
            if name.kind == "full" or " " not in name.name or not (has_body and is_led):
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

    def _deputies(self) -> list[PositionMention]:
        """Posts with "đại biểu" alone, given the assembly whose deputies the article speaks of."""
        written = [post for post in self.posts if _is_deputy(post) and post.organization]
        spoken = Counter(assembly for body in self.bodies if (assembly := _assembly(body)))
        # Talk of the Quốc hội mentions councils more often than the other way round.
        spoken["Quốc hội"] *= 2
        if sum(1 for _ in _delegations().finditer(self.folded)) >= _DELEGATIONS_OF_QUOC_HOI:
            written, spoken = [], Counter({"Quốc hội": 1})
        usual = written[0].organization if written else max(spoken, key=lambda name: (spoken[name], name), default="")
        posts = []
        for post in self.posts:
            if _is_deputy(post):
                if post.organization and written:
                    usual = post.organization
                elif not post.organization and usual:
                    post = replace(post, organization=usual, is_inferred=True)
            posts.append(post)
        return posts

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
            if post.start in tied or len(names) != 1 or post.is_weak:
                continue
            (name,) = names
            found.append(
                PersonMention(
                    name=name,
                    text=self.text[post.start : post.end],
                    start=post.start,
                    end=post.end,
                    honorific=_address_before(self.text, self.folded, post.start).honorific,
                    is_title_only=True,
                )
            )
        return found


def find_people(text: str) -> list[PersonMention]:
    """Find the people whom ``text`` (a whole article) names, in order, with the posts that it ties to each mention.

    A person without any post is found too: whether a name is worth a row is for the caller to decide.

    >>> text = "Bà Trần Thị Lan, Phó Chủ tịch HĐND tỉnh chủ trì. Bà Lan đề nghị sớm thực hiện."
    >>> [(person.name, person.text, person.gender, person.is_short) for person in find_people(text)]
    [('Trần Thị Lan', 'Trần Thị Lan', 'female', False), ('Trần Thị Lan', 'Lan', 'female', True)]
    """
    return read_people(text)[0]


def read_people(text: str) -> tuple[list[PersonMention], list[PositionMention]]:
    """The people of :func:`find_people` and all posts that the text writes, tied to a person or not."""
    article = _Article(text)
    return article.mentions(), article.posts
