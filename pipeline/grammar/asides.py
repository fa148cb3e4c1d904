"""Names and posts in reading order, and those among them that stand in an aside.

"Ông A được Thủ tướng B phê chuẩn giữ chức …", "ông A (chồng bà B) từng là …": who is named between a subject and its
verb is not the one whom the verb gives a post.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.grammar.names import NameSpan
from pipeline.grammar.position_gaps import PARENTHESIS
from pipeline.grammar.positions import PositionMention
from pipeline.grammar.word_index import matches

_DECIDES = (
    r"(?:bầu(?![ ]cử)|bổ nhiệm|phê chuẩn|chỉ định|phân công|điều động|luân chuyển|tín nhiệm|thống nhất|nhất trí|đồng ý"
    r"|biểu quyết|giới thiệu|ký(?<!thư ký)|quyết định|cách chức|miễn nhiệm|bãi nhiệm)(?!\w)"
)
_PASSIVE = frozenset({"được", "bị", "do"})
#: Who elects or appoints, between a subject and its verb: "được Thủ tướng B phê chuẩn giữ chức …".
_AGENT = re.compile(
    rf"(?<!\w)(?:được|bị|do)[ ]"
    rf"(?P<agent>(?:(?!(?:được|bị|thay|làm|giữ|là|để|{_DECIDES})(?!\w))[^\s,.;:()]+[ ]){{1,14}}?){_DECIDES}"
)


@dataclass(slots=True)
class Node:
    """A name or a post in reading order."""

    start: int
    end: int
    name: NameSpan | None = None
    post: PositionMention | None = None


def find_asides(blotted: str, nodes: Sequence[Node], folded: str) -> tuple[set[int], str]:
    """The nodes that stand in an aside between a subject and its verb, and the text with their words blotted out.

    ``blotted`` is the ``folded`` text with some words blotted out already.

    "Ông A được Thủ tướng B phê chuẩn giữ chức …", "ông A (chồng bà B) từng là …".
    """
    hidden: set[int] = set()
    pieces, offset = [], 0
    for aside in matches(_AGENT, folded, _PASSIVE, blotted):
        inside = _within(nodes, *aside.span("agent"))
        if inside:
            hidden.update(inside)
            pieces += [blotted[offset : aside.start("agent")], "\x00" * len(aside["agent"])]
            offset = aside.end("agent")
    for aside in PARENTHESIS.finditer(blotted):
        inside = _within(nodes, *aside.span())
        before = inside[0] - 1 if inside else -1
        is_behind = before >= 0 and nodes[before].name and not blotted[nodes[before].end : aside.start()].strip()
        if is_behind and all(nodes[index].name for index in inside):
            hidden.update(inside)
    return hidden, "".join(pieces) + blotted[offset:]


def _within(nodes: Sequence[Node], start: int, end: int) -> range:
    """The indices of the nodes that lie in a stretch, none of them running beyond it; else none."""
    low, high = (bisect_left(nodes, at, key=lambda node: node.start) for at in (start, end))
    return range(low, high) if low < high and nodes[high - 1].end <= end else range(0)
