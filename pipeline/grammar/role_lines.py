"""Lines that give roles to the people of the lines behind them: ``opens_list``, ``carries_list``, ``decides``.

"Dự hội nghị có các đồng chí:", "HĐND tỉnh đã bầu 2 Phó Chủ tịch. Đó là …".
"""

from __future__ import annotations

import re

from pipeline.grammar.folding import fold
from pipeline.grammar.role_patterns import DECIDED, patterns
from pipeline.grammar.role_phrases import find_predicates, may_tell

_MORE_PEOPLE = re.compile(r"[\s+*•\-]{0,4}(?:các|cùng các)\s(?:đồng chí|ông|bà|vị)\b[^.;:]{0,120}:")
_NAMES_DECIDED = re.compile(r"\s*(?:đó|cụ thể|gồm|bao gồm)(?: là| gồm)?:? (?:các )?")


def opens_list(sentence: str) -> str:
    """The role that a line gives to everybody listed in the lines behind it: "Dự hội nghị có các đồng chí:" → attend.

    Empty where the line opens no list.

    >>> opens_list("Chủ trì hội nghị gồm các đồng chí:")
    'chair'
    """
    if not sentence.rstrip().endswith(":"):
        return ""
    folded = fold(sentence)
    for predicate in find_predicates(folded):
        role = predicate.roles.get("list") or predicate.roles.get("opening")
        opens = patterns().opens.search(folded, 0, predicate.start)
        if role and opens and patterns().list_head.search(folded, predicate.end):
            return role
    return ""


def carries_list(sentence: str) -> bool:
    """Whether a sentence only goes on with the people of the list before it: "Các đồng chí Phó Bí thư: A, B."

    >>> carries_list("Các đồng chí Phó Chủ tịch UBND tỉnh: Lê Văn An, Hà Thị Bình.")
    True
    >>> carries_list("Các đồng chí đã thảo luận.")
    False
    """
    folded = fold(sentence)
    head = _MORE_PEOPLE.match(folded)
    return head is not None and not find_predicates(folded[: head.end()])


def decides(sentence: str) -> str:
    """The decision that a sentence tells of people whom only the next one names.

    >>> decides("HĐND tỉnh đã bầu bổ sung 2 Phó Chủ tịch UBND tỉnh."), decides("Kỳ họp đã bế mạc.")
    ('elected', '')
    """
    folded = fold(sentence)
    if not may_tell(folded, "object", DECIDED):
        return ""
    roles = [predicate.roles.get("object", "") for predicate in find_predicates(folded)]
    return next((role for role in roles if role in DECIDED), "")


def names_decided(sentence: str) -> int:
    """Where the names begin in a sentence that only names those of whom the one before told; else 0.

    >>> names_decided("Đó là các ông Lê Văn An và Hà Văn Bình."), names_decided("Các ông Lê Văn An và Hà Văn Bình.")
    (10, 0)
    """
    head = _NAMES_DECIDED.match(fold(sentence))
    return head.end() if head else 0
