"""Posts tied to names by what stands between them: ``tie_posts``.

A post before its name ("Chủ tịch UBND tỉnh Lê Văn An"), a post list behind it ("đồng chí A, Tỉnh ủy viên, Phó Chủ tịch
HĐND tỉnh; B – …"), a list that shares a post ("các Phó Chủ tịch HĐND tỉnh: A, B và C"), a clause ("ông A được bầu giữ
chức …"). What stands between the two is read by :mod:`pipeline.grammar.position_gaps`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from pipeline import knowledge
from pipeline.frozen import replace
from pipeline.grammar.address import PLURAL, without_address
from pipeline.grammar.asides import Node, find_asides
from pipeline.grammar.career import opens_career, tells_career, tells_now
from pipeline.grammar.folding import fold
from pipeline.grammar.position_gaps import (
    before_name,
    behind_name,
    chains,
    coordinates,
    frames,
    in_office,
    of_others,
    plain_gap,
)
from pipeline.grammar.positions import PositionMention, is_deputy, is_given
from pipeline.grammar.post_clauses import gives_subject, goes_on
from pipeline.grammar.titles import are_alike

_SENTENCE_END = re.compile(r"[.!?][”\"]?\s++|\n++")
#: Characters, over a sentence's end, between a post or a name and a post that goes on with its life.
_SENTENCES = 240
#: Characters before a post that tell how it is meant.
_BEFORE = 48
#: Before one who is only proposed: "giới thiệu ông B để HĐND bầu giữ chức …".
_PROPOSED = re.compile(r"(?<!\w)(?:giới thiệu|đề cử)(?:[ ]nhân sự)?(?:[ ]là)?(?:[ ](?:ông|bà|đồng chí))?[ ]$")
#: Before the predecessor in a post: "thay ông B làm …".
_REPLACED = re.compile(
    r"(?<!\w)(?:thay|thay cho|thay thế|thay thế cho|kế nhiệm)[ ](?:(?:cho[ ])?(?:ông|bà|đồng chí)[ ])?$"
)
#: Between who decides and the post decided on: "Thủ tướng phê chuẩn Chủ tịch UBND tỉnh".
_DECIDES = re.compile(
    r"[ ](?:(?:đã|vừa|cũng|sẽ)[ ]){0,2}(?:phê chuẩn|bổ nhiệm|miễn nhiệm|bãi nhiệm|cách chức|chuẩn y)(?!\w)"
)
#: Before a post that opens a sentence or a clause.
_OPENS = re.compile(r"(?:^|\n|[.,;:][ ])$")
#: Words of a life told in few words.
_BIOGRAPHY = re.compile(r"(?<!\w)(?:sinh năm|sinh ngày|quê|trình độ|cử nhân|kỹ sư|thạc sĩ|tiến sĩ)(?!\w)")
#: Right before the first of several names.
_PLURAL_ADDRESS = re.compile(r"(?:các|hai|ba|\d{1,2})[ ](?:tân[ ])?(?:ông|bà|đồng chí|đ/c|anh|chị)[ ]?:?[ ]{0,3}$")


@cache
def _sole_titles() -> frozenset[str]:
    return frozenset(map(fold, knowledge.values("sole_titles", "text", kind="title")))


def _is_sole(post: PositionMention) -> bool:
    """Whether one person at a time holds the post."""
    return fold(post.title) in _sole_titles()


def tie_posts(blotted: str, nodes: Sequence[Node], folded: str) -> dict[int, list[PositionMention]]:
    """Tie the posts among ``nodes`` to the names among them: index of a name's node → its posts, each with its rule.

    ``nodes`` are in reading order and do not overlap; ``blotted`` is the folded text with its bodies outside posts
    blotted out by ``\\x00``, so that they stand between nothing.
    """
    hidden, open_text = find_asides(blotted, nodes, folded)
    owned = _Ties(blotted, nodes).all()
    if not hidden:
        return owned
    # Those in an aside may have posts of their own, and are in nobody's way.
    starts = {nodes[index].start for index in hidden}
    ties = {
        owner: [post for post in posts if post.start in starts] for owner, posts in owned.items() if owner in hidden
    }
    others = [index for index in range(len(nodes)) if index not in hidden]
    open_ties = _Ties(open_text, [nodes[index] for index in others]).all()
    return ties | {others[owner]: posts for owner, posts in open_ties.items()}


def _status(post: PositionMention, *, is_open: bool, is_given: bool) -> str:
    """The status of a post, by its own words and by those around it."""
    if post.status not in ("current", "appointed"):
        return post.status
    if is_open:
        return ""
    return "appointed" if is_given else post.status


class _Ties:
    """The nodes of one text, and the posts owned so far."""

    def __init__(self, folded: str, nodes: Sequence[Node]) -> None:
        self.folded = folded
        self.nodes = nodes
        #: The index of the last name before each node; -1 where there is none.
        self.names_before = list(
            accumulate((index if node.name else -1 for index, node in enumerate(nodes)), max, initial=-1)
        )
        self.owned: dict[int, list[PositionMention]] = {}
        #: What stands between two nodes, as asked for before.
        self.gaps: dict[tuple[int, int], str | None] = {}
        #: Names that may share a post behind them.
        self.may_share: list[tuple[int, int]] = []

    def gap(self, left: int, right: int) -> str | None:
        if (left, right) not in self.gaps:
            self.gaps[left, right] = plain_gap(self.folded, self.nodes[left].end, self.nodes[right].start)
        return self.gaps[left, right]

    def all(self) -> dict[int, list[PositionMention]]:
        """Index of a name's node → its posts."""
        index = 0
        while index < len(self.nodes):
            if self.nodes[index].post is None:
                index += 1
                continue
            last = index
            while self._chains(index, last):
                last += 1
            self._tie(index, last)
            index = last + 1
        self._share_doubtful()
        return self.owned

    def _chains(self, first: int, last: int) -> bool:
        """Whether the posts ``first`` to ``last`` go on with the next node."""
        if last + 1 >= len(self.nodes) or self.nodes[last + 1].post is None:
            return False
        gap = self.gap(last, last + 1)
        if gap is None:
            return False
        if _DECIDES.match(gap):
            return False
        if gap.strip() != ";":
            return chains(gap) and (gap.strip(" ,") in ("", "và", "-") or not self._acts(last))
        # "từng giữ các chức: T1 B1; T2 B2": a semicolon parts people, but for the posts of a clause's subject.
        if first == 0 or self.nodes[first - 1].name is None or behind_name(self.gap(first - 1, first)) != "link":
            return False
        return last + 2 >= len(self.nodes) or not (
            self.nodes[last + 2].name and before_name(self.gap(last + 1, last + 2))
        )

    def _acts(self, index: int) -> bool:
        """Whether the words behind a post are what its holders do: "các đại biểu bầu …", "được Thủ tướng cử …"."""
        node = self.nodes[index]
        before = self.folded[max(0, node.start - 12) : node.start]
        if before.endswith(("được ", "bị ")):
            return True
        return node.post is not None and is_deputy(node.post) and PLURAL.search(before) is not None

    def _tie(self, first: int, last: int) -> None:
        """Give the posts ``first`` to ``last`` to the name before or behind them."""
        left = first - 1 if first > 0 and self.nodes[first - 1].name else None
        right = last + 1 if last + 1 < len(self.nodes) and self.nodes[last + 1].name else None
        left_rule = self._behind(left, first) if left is not None else None
        before = self.folded[max(0, self.nodes[first].start - _BEFORE) : self.nodes[first].start]
        right_rule = self._before(last, right, before) if right is not None else None
        if self._heads_list(first, last, PLURAL.search(before) is not None):
            self._give_list(first, last)
        elif left is not None and left_rule:
            self._tie_left(left, first, last, left_rule, right, right_rule)
        elif right is not None and right_rule:
            # "các đại biểu, Giám đốc Sở Y tế A": what is said of many or of others is not said of A.
            is_others = first < last and (PLURAL.search(before) or of_others().search(before)) is not None
            self._give(right, first + 1 if is_others else first, last, right_rule)
        else:
            self._tie_clause(first, last, before)

    def _tie_clause(self, first: int, last: int, before: str) -> None:
        """Posts that a verb gives a subject farther before: in the same clause, or in the sentence before."""
        subject, post, start = self.names_before[first], self.nodes[first].post, self.nodes[first].start
        if subject < 0 or post is None or PLURAL.search(before):
            return
        # The subject's own posts may stand between: "A, T1 B1, thôi giữ chức T2 B2 để giữ chức T3 B3".
        told = [self.nodes[subject].end, *(one.end for one in self.owned.get(subject, ())[-1:])]
        is_told = any(gives_subject(self.folded, end, start, post.status) for end in told if end <= start)
        if is_told or self._goes_on(subject, first):
            self._give(subject, first, last, "clause")

    def _goes_on(self, subject: int, first: int) -> bool:
        """Whether a post goes on with the life of a subject: "Năm 2010 ông làm T1. Từ năm 2012, giữ chức T2"."""
        last = first - 1
        while last > subject and self._says_little(self.nodes[last].post):
            last -= 1
        before, start = self.nodes[last].end, self.nodes[first].start
        ends = list(_SENTENCE_END.finditer(self.folded, before, start)) if start - before <= _SENTENCES else []
        if len(ends) != 1 or not goes_on(self.folded[ends[0].end() : start]):
            return False
        if subject < last:
            return any(post.start == self.nodes[last].start for post in self.owned.get(subject, ())[-3:])
        other = self.names_before[subject]
        return (
            other < 0 or _SENTENCE_END.search(self.folded, self.nodes[other].end, self.nodes[subject].start) is not None
        )

    @staticmethod
    def _says_little(post: PositionMention | None) -> bool:
        """Whether a post is none, or not quite: "một cán bộ trẻ"."""
        return post is not None and post.is_weak and not post.organization

    def _behind(self, left: int, first: int) -> str | None:
        rule = behind_name(self.gap(left, first))
        post = self.nodes[first].post
        if rule == "after_name_bare" and post is not None and not post.organization:
            return None
        if rule is None and post is not None and post.status == "former":
            gap = self.gap(left, first) or ""
            # "Ông A sinh năm 1975, trình độ thạc sĩ, nguyên Giám đốc Sở Y tế"
            return "clause" if gap.rstrip().endswith(",") and _BIOGRAPHY.search(gap) else None
        return rule

    def _before(self, last: int, right: int, before: str) -> str | None:
        rule = before_name(self.gap(last, right))
        if rule == "before_name_mark" and in_office().search(before):
            return "before_name"
        name, post = self.nodes[right].name, self.nodes[last].post
        if rule == "before_name_mark" and ((post and is_deputy(post)) or (name and name.kind != "full")):
            # "… không đủ đại biểu HĐND xã, ông Lâm cho biết": the comma ends a clause that begins otherwise.
            is_title = _OPENS.search(before) is not None and name is not None and name.kind == "full"
            return None if "," in (self.gap(last, right) or "") and not is_title else rule
        if rule == "before_name_mark" and of_others().search(before):
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
        if first > last:
            return
        self._give(left, first, last, left_rule)
        if left_rule == "shared_after":
            self._share_left(left, first, last)
        elif (predicate := self._predicate(first, last)) is not None:
            self._share_predicate(left, predicate, last)
        elif left_rule == "after_name":
            others = self._joined_before(left) if first == last else []
            # "A, B (T1) và C (T2)": each has a post of his own, or none.
            self.may_share += [(name, first) for name in others if self.owned.keys().isdisjoint(others)]

    def _share_predicate(self, left: int, first: int, last: int) -> None:
        """Posts that a verb gives to several subjects: to each all of them, or to each his own in turn."""
        between = self.folded[self.nodes[left].end : self.nodes[first].start]
        if between.count("(") > between.count(")"):
            return  # "các ông A, B (nay giữ chức T)"
        others = self._joined_before(left)
        if others and last - first == len(others):
            # "A và B được bầu giữ chức T1 B1 và T2 B2"
            mine = self.owned[left]
            del mine[len(mine) - len(others) - 1 : -1]
            for post, name in enumerate(reversed(others), start=first):
                self._give(name, post, post, "shared_after")
            return
        shared = self.nodes[first].post
        if first == last and shared is not None and not _is_sole(shared):
            for name in others:
                self._give(name, first, last, "shared_after")

    def _predicate(self, first: int, last: int) -> int | None:
        """The first of the posts that a verb gives: "A (T1) và B (T2) được bầu giữ chức T3"."""
        return next(
            (at for at in range(first, last + 1) if behind_name(self.gap(at - 1, at)) in ("link", "clause")), None
        )

    def _joined_before(self, name: int) -> list[int]:
        """The names that are one subject with ``name``: "các ông A, B", "ông A (…) và ông B"."""
        names: list[int] = []
        joint, index = "", name
        while index > 0:
            gap = self.gap(index - 1, index) or "."
            words = without_address(gap).strip(" )")
            owner = self.names_before[index]
            while index > 0 and self.nodes[index - 1].post and self._is_own(index - 1, owner):
                index -= 1
            if index == 0 or self.nodes[index - 1].name is None or words not in (",", "và", ", và", "cùng"):
                break
            index -= 1
            joint = joint or words
            names.append(index)
        before = self.folded[max(0, self.nodes[index].start - 30) : self.nodes[index].start]
        is_one = joint != "," or _PLURAL_ADDRESS.search(before) is not None
        return names if is_one else []

    def _is_own(self, post: int, name: int) -> bool:
        """Whether a post belongs to the name before it, no verb between: "A - T B", "A (T B)"."""
        start, owned = self.nodes[post].start, self.owned.get(name, ())[-4:]
        return any(one.start == start and one.rule.startswith("position.after_name") for one in owned)

    def _share_doubtful(self) -> None:
        """ "A và B - Phó Chủ tịch HĐND tỉnh": a post that several hold is A's too, where the text gives A no other."""
        held = {self._name(index) for index in self.owned}
        for index, post in self.may_share:
            shared = self.nodes[post].post
            if shared is not None and not _is_sole(shared) and self._name(index) not in held:
                self._give(index, post, post, "shared_after")

    def _name(self, index: int) -> str:
        name = self.nodes[index].name
        return name.name if name else ""

    def _heads_list(self, first: int, last: int, is_plural: bool) -> bool:
        """Whether posts stand at the head of a list of people who all hold them."""
        if last + 1 >= len(self.nodes):
            return False
        gap = self.gap(last, last + 1)
        if gap is None:
            return False
        post = self.nodes[last].post
        is_open = is_plural or (post is not None and is_deputy(post))
        is_open = is_open or any(words in gap for words in ("các ông", "các bà", "các đồng chí", "đối với"))
        # "miễn nhiệm chức danh T B với ông A; ông B"
        is_open = is_open or (post is not None and post.status in ("appointed", "dismissed") and "với" in gap.split())
        words = without_address(gap).strip()
        opener = words.strip(":,-. ")
        opens = words == ":" or (bool(opener) and frames("opener").fullmatch(opener) is not None)
        if self.nodes[last + 1].post is not None:
            return is_plural and words == ":"
        return is_open and (opens or (is_plural and not words and first == last))

    def _give_list(self, first: int, last: int) -> None:
        """Give the posts to every name of the list behind them; the names may have posts of their own."""
        opener = self.gap(last, last + 1) or ""
        has_mark = ":" in opener
        is_led, parted_by = self.nodes[last + 1].post is not None, ""
        index = last + 1
        while index < len(self.nodes):
            node, gap = self.nodes[index], self.gap(index - 1, index)
            starts = index == last + 1
            if gap is None or ("." in gap.replace("tp.", "") and not starts):
                return
            if is_led and node.post is not None and self.nodes[index - 1].name:
                if parted_by == "," and ";" in gap:
                    return  # "các ủy viên B: T1 A, T2 B; T3 C": the semicolon ends the list
                parted_by = parted_by or gap.strip()[:1]
            if node.name is not None:
                joined = starts or coordinates(gap) or (has_mark and before_name(gap) is not None)
                if not joined:
                    return
                self._give(index, first, last, "shared")
            elif not starts:
                behind = behind_name(gap) if self.nodes[index - 1].name else chains(gap)
                if PLURAL.search(gap) is not None or not (behind or (has_mark and coordinates(gap))):
                    return
                if node.post is not None and ";" in gap and self._are_alike(first, last, node.post):
                    return  # "các Phó Chủ tịch HĐND tỉnh: A, B; Phó Chủ tịch UBND tỉnh C"
            index += 1

    def _are_alike(self, first: int, last: int, post: PositionMention) -> bool:
        """Whether a post of the list is like the one that its people share, and so another's."""
        shared = [node.post for node in self.nodes[first : last + 1] if node.post]
        return any(are_alike(one.title, post.title) and not is_deputy(one) for one in shared)

    def _give(self, owner: int, first: int, last: int, rule: str) -> None:
        posts = self.owned.setdefault(owner, [])
        is_career = self._is_career(first, last, rule)
        # "bầu ông A giữ chức T B": the verb that gives the post stands before the name.
        before = self._before_node(owner)
        is_elected, is_proposed = is_given(without_address(before)), _PROPOSED.search(before) is not None
        is_given_here = is_elected and rule == "link"
        for index in range(first, last + 1):
            words = self.gap(index - 1, index) if index > first else None
            if words is not None:
                is_linked = behind_name(words) == "link"
                is_career = tells_career(words) or (is_career and not tells_now(words)) or (is_proposed and is_linked)
                is_given_here = is_given_here or (is_elected and is_linked)
            post = self.nodes[index].post
            if post is not None:
                status = _status(post, is_open=is_career or rule == "succeeds", is_given=is_given_here)
                posts.append(replace(post, rule=f"position.{rule}", status=status))

    def _before_node(self, index: int) -> str:
        """The words before a name or a post."""
        start = self.nodes[index].start
        return self.folded[max(0, start - _BEFORE) : start]

    def _is_career(self, first: int, last: int, rule: str) -> bool:
        """Whether the words around posts tell that they were held, and not that they still are."""
        left = self.nodes[first - 1] if first > 0 else None
        if rule == "clause" and left is not None and left.post:
            before, start = self._before_node(first), self.nodes[first].start
            return tells_career(before) or (not tells_now(before) and opens_career(self.folded, start))
        if rule in ("link", "clause", "shared_after") and left is not None and left.name:
            words, before = self.folded[left.end : self.nodes[first].start], self._before_node(first - 1)
            if tells_career(words) or _PROPOSED.search(before):
                return True
            post = self.nodes[first].post
            if tells_now(words) or (post and post.status != "current") or is_given(without_address(before)):
                return False
            return _REPLACED.search(before) is not None or opens_career(self.folded, left.start)
        if rule == "lead" and last + 1 < len(self.nodes):
            return tells_career(self.folded[self.nodes[last].end : self.nodes[last + 1].start])
        office = in_office().search(self._before_node(first))
        return office is not None and tells_career(office.group())

    def _share_left(self, left: int, first: int, last: int) -> None:
        index = left - 1
        while index >= 0 and self.nodes[index].name and coordinates(self.gap(index, index + 1)):
            if index in self.owned:
                return
            self._give(index, first, last, "shared_after")
            index -= 1
