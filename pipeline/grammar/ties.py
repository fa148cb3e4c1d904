"""Posts tied to names by what stands between them: ``tie_posts``.

A post before its name ("Chủ tịch UBND tỉnh Lê Văn An"), a post list behind it ("đồng chí A, Tỉnh ủy viên, Phó Chủ tịch
HĐND tỉnh; B – …"), a list that shares a post ("các Phó Chủ tịch HĐND tỉnh: A, B và C"), a clause ("ông A được bầu giữ
chức …"). The words of such frames are in ``knowledge/position_frames``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline import knowledge
from pipeline.grammar.address import PLURAL, without_address
from pipeline.grammar.folding import any_phrase
from pipeline.grammar.names import NameSpan
from pipeline.grammar.positions import PositionMention, is_deputy

_MAX_GAP = 90
_PARENTHESIS = re.compile(r"\([^()\n]{1,160}\)")
#: "với cương vị Bí thư Đảng ủy, ông An …": the posts are those of the name behind the comma.
_IN_OFFICE = re.compile(r"(?:với|trên|ở|trong)[ ](?:cương vị|vai trò|tư cách|vị trí)(?:[ ]là)?[ ]$")
#: "Đối với Giám đốc Sở Y tế, ông An yêu cầu …": the name behind the comma is another's.
_ABOUT = re.compile(r"(?:đối với|về việc|cho)[ ](?:ông[ ]|bà[ ])?$")
_TERM = re.compile(
    r",?[ ]?(?:(?:khóa|nhiệm kỳ|nhiệm kì|giai đoạn)[ ][\divxlc]{1,6}(?:[ ]?-[ ]?[\divxlc]{1,6})?"
    r"|(?:khóa|nhiệm kỳ|nhiệm kì)(?:[ ](?:trước|này|mới|cũ|qua|tới))?(?!\w)"
    r"|\d{1,3} tuổi|sinh năm \d{4}|sinh ngày [\d/.-]{6,10}|sn \d{4}"
    r"|(?:(?:kể[ ])?(?:từ|vào|đến|trong|hồi)[ ])?(?:ngày|tháng|năm)[ ]\d[\d/.-]{0,9}"
    r"|từ \d[\d/.-]{0,9} đến \d[\d/.-]{0,9})"
)


@dataclass(slots=True)
class Node:
    """A name or a post in reading order."""

    start: int
    end: int
    name: NameSpan | None = None
    post: PositionMention | None = None


@cache
def _frames(kind: str) -> re.Pattern[str]:
    """The frames of a kind, with filler words before them ("đã chính thức được bầu giữ chức")."""
    phrases = any_phrase([row["phrase"] for row in knowledge.rows("position_frames") if row["kind"] == kind])
    fillers = any_phrase([row["phrase"] for row in knowledge.rows("position_frames") if row["kind"] == "filler"])
    return re.compile(rf"(?:(?:{fillers})[ ,]{{1,3}}){{0,6}}+(?:{phrases})")


def plain_gap(folded: str, start: int, end: int) -> str | None:
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
    words = without_address(gap).strip()
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
    words = without_address(gap).strip()
    return words in (",", "và", ", và", ";", "; và", "cùng", "cùng với", "&", "-", "),", ")", ") và", ");")


def tie_posts(folded: str, nodes: Sequence[Node]) -> dict[int, list[PositionMention]]:
    """Tie the posts among ``nodes`` to the names among them: index of a name's node → its posts, each with its rule.

    ``nodes`` are in reading order and do not overlap; ``folded`` is the folded text with its bodies outside posts
    blotted out by ``\\x00``, so that they stand between nothing.
    """
    return _Ties(folded, nodes).all()


class _Ties:
    """The nodes of one text, and the posts owned so far."""

    def __init__(self, folded: str, nodes: Sequence[Node]) -> None:
        self.folded = folded
        self.nodes = nodes
        self.owned: dict[int, list[PositionMention]] = {}

    def gap(self, left: int, right: int) -> str | None:
        return plain_gap(self.folded, self.nodes[left].end, self.nodes[right].start)

    def all(self) -> dict[int, list[PositionMention]]:
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
        if self._heads_list(first, last, PLURAL.search(before) is not None):
            self._give_list(first, last)
        elif left is not None and left_rule:
            self._tie_left(left, first, last, left_rule, right, right_rule)
        elif right is not None and right_rule:
            # "các đại biểu, Giám đốc Sở Y tế A": what is said of many is not said of A.
            is_said_of_many = first < last and PLURAL.search(before) is not None
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
        if rule == "before_name_mark" and ((post and is_deputy(post)) or (name and name.kind != "full")):
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
        is_open = is_plural or (post is not None and is_deputy(post))
        is_open = is_open or any(words in gap for words in ("các ông", "các bà", "các đồng chí", "đối với"))
        words = without_address(gap).strip()
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
                if PLURAL.search(gap) is not None or not (behind or (has_mark and _coordinates(gap))):
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
