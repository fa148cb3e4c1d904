"""Posts of a career, held before and maybe still: ``tells_career``.

"Ông An từng là T1 B1, T2 B2", "Trước khi làm T1 B1, ông là T2 B2", "Từ năm 2008 đến 2012, ông làm T B": the words tell
that the post was held, and not whether it is over. They are those of ``knowledge/position_frames`` with a status.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import any_phrase

#: "có gần 10 năm làm", "từng 2 nhiệm kỳ được bầu làm".
_YEARS = re.compile(r"(?<!\w)(?:\d{1,2}|hai|ba|bốn|nhiều)[ ](?:năm|nhiệm kỳ)(?!\w)(?![ ]\d)")
#: How far before its subject a clause may tell the time.
_REACH = 140
_SENTENCE_END = re.compile(r"(?:(?<=\w\w\w)\.|[!?;:”\"])[ ]|\n")
#: "Từ năm 2008 đến 2012, ", "Tháng 4-2014, ", "Trước đó, ", right before the subject.
_OPENING = re.compile(
    r"(?:(?:từ|đến|tới|năm|tháng|giai đoạn|nhiệm kỳ|sau|trong|ở)[ ](?=[^,]{0,60}\d{4})"
    r"|(?:trước (?:khi|đây|đó)|khi)(?!\w))"
    r"[^\n]{0,120}?,?[ ]?(?:thì[ ])?$"
)
_WHEN = re.compile(r"(?<!\w)(?:(?<!trong )(?:khi|lúc|hồi)|thời điểm|thời gian|thời kỳ)(?!\w)[^,\d]{0,100}$")
_UNTIL_NOW = re.compile(r"(?<!\w)(?:đến|tới|cho đến|hiện) nay(?!\w)")


@cache
def _words(status: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_phrase(knowledge.values('position_frames', 'phrase', status=status))}(?!\w)")


def tells_career(words: str) -> bool:
    """Whether the words between a subject and its post (folded) make it a post of a career.

    >>> [tells_career(words) for words in ("từng giữ chức", "có gần 10 năm làm", "hiện là", "là")]
    [True, True, False, False]
    """
    return (_words("career").search(words) or _YEARS.search(words)) is not None and not tells_now(words)


def tells_now(words: str) -> bool:
    """Whether the words say that the post behind them is held now ("nay là", "hiện giữ chức")."""
    return _words("now").search(words) is not None


def opens_career(folded: str, start: int) -> bool:
    """Whether the clause before a subject at ``start`` tells of a time before: "Từ năm 2008 đến 2012, ông …".

    >>> opens_career("trước khi làm giám đốc sở y tế, ", 32), opens_career("từ năm 2015 đến nay, ", 21)
    (True, False)
    """
    window = max(0, start - _REACH)
    ends = [end.end() for end in _SENTENCE_END.finditer(folded, window, start)]
    clause = folded[ends[-1] if ends else window : start]
    # "…, năm 2010 ông An làm …", "… khi ông An còn làm …": the time may stand in the last clause alone.
    opens = _OPENING.match(clause) or _OPENING.match(clause.rpartition(", ")[2]) or _WHEN.search(clause)
    return opens is not None and _UNTIL_NOW.search(clause) is None
