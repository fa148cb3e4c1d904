"""What stands between a name and a post, or before a post, and says how they belong together.

The words are those of ``knowledge/position_frames``.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.grammar.address import without_address
from pipeline.grammar.folding import any_phrase

_MAX_GAP = 90
PARENTHESIS = re.compile(r"\([^()\n]{1,160}\)")
#: A clause with such words gives a post.
_VERB = re.compile(r"(?<!\w)(?:từng|bầu|bổ nhiệm|điều động|chỉ định|phân công|trở thành|giữ chức)(?!\w)")
_TERM = re.compile(
    r",?[ ]?(?:(?:khóa|nhiệm kỳ|nhiệm kì|giai đoạn)[ ][\divxlc]{1,6}(?:[ ]?-[ ]?[\divxlc]{1,6})?"
    r"|(?:khóa|nhiệm kỳ|nhiệm kì)(?:[ ](?:trước|này|mới|cũ|qua|tới))?(?!\w)"
    r"|\d{1,3} tuổi|sinh năm \d{4}|sinh ngày [\d/.-]{6,10}|sn \d{4}"
    r"|(?:(?:kể[ ])?(?:từ|vào|đến|trong|hồi)[ ])?(?:ngày|tháng|năm)[ ]\d(?:[\d/.-]{0,8}\d)?"
    r"|từ \d(?:[\d/.-]{0,8}\d)? đến \d(?:[\d/.-]{0,8}\d)?"
    r"|(?:(?:gần|hơn|trên|suốt|qua)[ ])?(?<!\w)(?:\d{1,2}|hai|ba|bốn|nhiều)[ ](?:năm|nhiệm kỳ)"
    r"(?:[ ](?:liên tục|liên tiếp|liền))?(?!\w))"
)

#: A gap without any of these names no term.
_OF_TERM = re.compile(r"\d|khóa|nhiệm|giai|năm")
_BLANKS = re.compile(r"\s+")


@cache
def of_others() -> re.Pattern[str]:
    """Words that make a post another's: "Đối với Giám đốc Sở Y tế, ông An yêu cầu …"."""
    others = any_phrase(knowledge.values("position_frames", "phrase", kind="others"))
    return re.compile(rf"(?<!\w){others}[ ](?:ông[ ]|bà[ ]|đồng chí[ ])?$")


@cache
def frames(kind: str) -> re.Pattern[str]:
    """The frames of a kind, with filler words before them ("đã chính thức được bầu giữ chức")."""
    phrases, fillers = (any_phrase(knowledge.values("position_frames", "phrase", kind=one)) for one in (kind, "filler"))
    # "được bầu" goes on: "… làm", "… vào chức danh", "… giữ các chức vụ".
    links = any_phrase(knowledge.values("position_verbs", "phrase", kind="link")) if kind == "link" else "(?!)"
    return re.compile(rf"(?:{fillers}[ ,]{{1,6}}){{0,6}}+{phrases}(?:[ ]{links}(?!\w)){{0,5}}")


@cache
def in_office() -> re.Pattern[str]:
    """ "Với cương vị Bí thư Đảng ủy, ông An …", "Trước khi làm Chánh án, …": posts of the name behind the comma."""
    roles, times = (
        any_phrase(knowledge.values("position_frames", "phrase", kind="office", status=status))
        for status in ("", "career")
    )
    link = rf"(?:{frames('link').pattern}|là)[ ]"
    # "khi Chủ tịch UBND tỉnh A đến" tells the time, and nothing of the post.
    return re.compile(rf"(?<!\w)(?:{roles}[ ](?:{link})?|{times}[ ]{link})$")


def plain_gap(folded: str, start: int, end: int) -> str | None:
    """What stands between two spans, without parentheses, days, terms of office and ages; None where it is too long."""
    if end - start > 3 * _MAX_GAP:
        return None
    gap = folded[start:end]
    if "\n" in gap:
        return None
    if "(" in gap:
        gap = PARENTHESIS.sub(" ", gap)
    if len(gap) > _MAX_GAP:
        return None
    if _OF_TERM.search(gap):
        gap = _TERM.sub("", gap)
    return _BLANKS.sub(" ", gap.replace("\x00", ""))


def behind_name(gap: str | None) -> str | None:
    """How a post stands behind its name: the rule's name, or None."""
    if gap is None:
        return None
    words = gap.strip()
    bare = words.strip(",-()[ :").strip()
    if not bare:
        return "after_name" if words else "after_name_bare"
    if frames("link").fullmatch(bare):
        return "link"
    # "ông A là thạc sĩ Luật, từng giữ chức …": the verb behind the comma has the same subject.
    clause = bare.rpartition(",")[2].strip()
    if clause != bare and _VERB.search(clause) and frames("link").fullmatch(clause):
        return "clause"
    if bare in ("các", "đều là", "là các", "cùng là"):
        return "shared_after"
    return None


def gives_post(folded: str, start: int, end: int) -> bool:
    """Whether the words between a subject and a post give it the post ("từng giữ chức", "được bầu làm")."""
    return behind_name(plain_gap(folded, start, end)) == "link"


def before_name(gap: str | None) -> str | None:
    """How a post stands before its name."""
    if gap is None:
        return None
    words = without_address(gap).strip()
    if not words:
        return "before_name"
    if words in (":", "- :", "(", "-", ",", "- -"):
        return "before_name_mark"
    bare = words.strip(":,( ")
    if frames("lead").fullmatch(bare):
        return "lead"
    return "succeeds" if frames("succeeds").fullmatch(bare) else None


def chains(gap: str | None) -> bool:
    """Whether a post goes on with another of the same person."""
    if gap is None:
        return False
    words = gap.strip()
    bare = words.strip(",-/() ").strip()
    if not words or not bare:
        return bool(words) and words not in ("(", "-(")
    return frames("chain").fullmatch(bare) is not None or frames("link").fullmatch(bare) is not None


def coordinates(gap: str | None) -> bool:
    """Whether a name goes on with another name of the same list."""
    if gap is None:
        return False
    words = without_address(gap).strip()
    return words in (",", "và", ", và", ";", "; và", "cùng", "cùng với", "&", "-", "),", ")", ") và", ");")
