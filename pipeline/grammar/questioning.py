"""Who asks and who answers where deputies question those in charge.

Deputies ask in many words ("đề nghị Giám đốc Sở Y tế làm rõ …", "mong Giám đốc Sở giải thích …"), and whoever is in
charge answers in many ("thừa nhận …", "cho biết …"): only the setting tells the two from any other speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.grammar.folding import fold
from pipeline.grammar.positions import PositionMention, is_deputy
from pipeline.grammar.role_phrases import any_word
from pipeline.grammar.titles import base_of
from pipeline.grammar.word_index import word_index

#: An article speaks of questioning where it names such a sitting, or questions several times.
_SITTING = re.compile(
    r"(?<!\w)(?:phiên|phần|buổi|giờ|ngày|trả lời|tái)[ ](?:trả lời[ ])?chất vấn(?!\w)|(?<!\w)phiên giải trình(?!\w)"
)
_AT_SITTING = re.compile(
    r"(?<!\w)(?:tại|trong|ở|đến|bước vào)[ ](?:phiên|phần|buổi)[ ](?:chất vấn|giải trình|trả lời chất vấn)(?!\w)"
)
_QUESTIONS = re.compile(r"(?<!\w)chất vấn(?!\w)")
_MANY = 3
_PRESS = re.compile(r"(?<!\w)(?:họp báo|báo chí|phóng viên|báo giới)(?!\w)")
_COUNCIL = re.compile(r"(?<!\w)(?:đại biểu|đb|cử tri|công dân|chất vấn|giải trình)(?!\w)")
_TO_DEPUTIES = re.compile(
    r"(?<!\w)(?:trả lời|giải trình|giải đáp)[ ]"
    r"(?:(?:các|câu hỏi của|ý kiến của)[ ]){0,2}(?:đại biểu|chất vấn|tại phiên)"
)
_GROUP = re.compile(r"[ ]?[(,–-]{1,2}[ ]?(?:thuộc[ ])?tổ (?:đại biểu|đb)(?!\w)")
#: Kinds of bodies whose heads answer, and of those whose members ask.
_IN_CHARGE = frozenset({"department", "ministry", "police", "agency", "enterprise", "state"})
_GOVERNING = frozenset({"government", "place"})
_ASKING = frozenset({"council", "assembly"})


@cache
def _asking() -> re.Pattern[str]:
    """A request and what is asked for, whoever is asked between the two: "đề nghị … làm rõ"."""
    return re.compile(rf"{any_word('request')}[^.;:?!\n]{{1,110}}?{any_word('asked')}")


def may_question(text: str) -> bool:
    """Whether a text has the words of questioning at all, and is worth a closer look."""
    return "chất vấn" in text or "giải trình" in text


def is_questioning(text: str) -> bool:
    """Whether an article tells of deputies questioning those in charge.

    >>> is_questioning("Tại phiên chất vấn chiều 5/12, …"), is_questioning("Cử tri chất vấn về đường sá.")
    (True, False)
    """
    folded = fold(text)
    if not may_question(folded):
        return False
    return _SITTING.search(folded) is not None or len(_QUESTIONS.findall(folded)) >= _MANY


def names_sitting(sentence: str) -> bool:
    """Whether a sentence says that what it tells was said where deputies question those in charge.

    >>> names_sitting("Tại phiên giải trình, ông An nói rõ."), names_sitting("Ông An nói rõ.")
    (True, False)
    """
    return _AT_SITTING.search(fold(sentence)) is not None


def is_press(text: str) -> bool:
    """Whether an article tells of answers to the press, and of no others."""
    folded = fold(text)
    kinds = word_index(folded).kinds
    if not kinds & {"báo", "phóng"}:
        return False
    return _PRESS.search(folded) is not None and _COUNCIL.search(folded) is None


def asks(sentence: str, start: int) -> bool:
    """Whether the words of speech at ``start`` ask somebody for an answer.

    >>> sentence = "Đại biểu Lê Văn An đề nghị Giám đốc Sở Y tế làm rõ việc này."
    >>> asks(sentence, sentence.index("đề nghị")), asks("Ông An đề nghị sớm thực hiện.", 7)
    (True, False)
    """
    return _asking().match(fold(sentence), start) is not None


def answers_deputies(sentence: str) -> bool:
    """Whether a sentence tells of an answer to deputies, which only those in office give.

    >>> answers_deputies("Trả lời đại biểu, ông An nói."), answers_deputies("Trả lời câu hỏi này, ông An nói.")
    (True, False)
    """
    return _TO_DEPUTIES.search(fold(sentence)) is not None


def is_of_group(text: str, end: int) -> bool:
    """Whether the words behind a name at ``end`` say of which group of deputies its bearer is.

    >>> is_of_group("Bà Lê Thị Na (tổ đại biểu quận 7) hỏi.", 13)
    True
    """
    return _GROUP.match(fold(text[end : end + 24])) is not None


def may_ask(posts: Sequence[PositionMention]) -> bool:
    """Whether somebody who holds ``posts`` asks rather than presides: the head of a council calls for answers."""
    return is_asker(posts) and not any(post.kind in _ASKING and base_of(post.title)[0] == "chủ tịch" for post in posts)


def is_asker(posts: Sequence[PositionMention]) -> bool:
    """Whether somebody who holds ``posts`` sits in the assembly that asks."""
    return any(is_deputy(post) or post.kind in _ASKING for post in posts)


def is_in_charge(posts: Sequence[PositionMention], *, of_all: bool) -> bool:
    """Whether somebody who holds ``posts`` heads what is asked about; with ``of_all`` the government as a whole too."""
    kinds = _IN_CHARGE | _GOVERNING if of_all else _IN_CHARGE
    heads = [post for post in posts if post.kind in kinds or (of_all and base_of(post.title)[0] == "thủ tướng")]
    return bool(heads) and not is_asker(posts)
