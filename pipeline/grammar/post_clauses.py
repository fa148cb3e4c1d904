"""Posts that the verb of a clause gives its subject, with other words between: ``gives_subject``, ``goes_on``.

"Ông A - Bí thư Huyện ủy - vừa được HĐND tỉnh bỏ phiếu kín bầu giữ chức …", and of a life told sentence by sentence, "Từ
năm 2008 đến 2012, giữ chức …", where the subject is not said again.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.grammar.folding import any_phrase
from pipeline.grammar.position_gaps import PARENTHESIS, frames, plain_gap

#: How far, in characters, a post may stand behind its subject.
_REACH = 220
_SENTENCE_END = re.compile(r"[.!?][”\"]?\s|\n|[;:“]")
#: Right before a post that its subject holds, gets or leaves by no act of others.
_HOLDS = re.compile(
    r"(?<!\w)(?:(?:giữ|nắm giữ|đảm nhiệm|đảm nhận)(?: thêm| các| nhiều){0,2}"
    r"(?: (?:chức(?: vụ| danh)?|cương vị|vị trí))?"
    r"|trúng cử|tái cử|đắc cử|trở thành|thôi(?: không)?(?: làm| giữ)?(?: (?:chức(?: vụ| danh)?))?"
    r"|(?:còn|từng|hiện|nay|thời gian|thời kỳ|trước đó|đồng thời)(?: ông| bà)? (?:là|làm)"
    r"|(?:sau đó|để|về|sang|lên|qua|và|rồi|khi|thì|[\d,-]{4,9}) làm(?: chức(?: vụ| danh)?)?)[ ]$"
)
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị)(?!\w)")
#: What opens a sentence of a life: a time, a pronoun.
_OPENERS = re.compile(
    r"^(?:(?:từ|đến|tới|năm|tháng|ngày|đầu|giữa|cuối|sau đó|trước đó|hiện|hiện nay|hiện tại|sau này|lúc này|cùng năm"
    r"|một năm sau|và|thì|ông|bà|đồng chí|anh|chị|nay|[\d/.-]{1,10}|,|-)[ ,]{1,3}){0,6}"
)

#: Pronouns at the head of a sentence: their person is told by read_pronouns.
_PRONOUNS = ("ông ", "bà ", "anh ", "chị ", "đồng chí ")
#: "Sau đó, …, ông giữ nhiều chức vụ, từ năm 2008 làm …"
_SUBJECT = re.compile(r", (?:ông|bà) ")
#: "Trên cương vị Giám đốc, ông B …", "Về chức vụ Giám đốc, …", "Bầu Giám đốc …": no subject is passed on.
_NO_SUBJECT = ("trên ", "trong ", "với ", "về ", "bầu ", "bổ nhiệm ", "phân công ", "điều động ", "miễn nhiệm ")


@cache
def _not_given() -> re.Pattern[str]:
    """Words that make a post one that is not had, only proposed, or somebody else's."""
    return re.compile(rf"(?<!\w){any_phrase(knowledge.values('position_frames', 'phrase', kind='not_given'))}(?!\w)")


@cache
def _is_given() -> re.Pattern[str]:
    """ "được HĐND tỉnh bầu giữ chức", "bị cách chức": a passive, by whom or how, and the verb that gives a post."""
    verbs, links = (
        any_phrase(phrase for kind in kinds for phrase in knowledge.values("position_verbs", "phrase", kind=kind))
        for kinds in (("appointed", "dismissed"), ("link",))
    )
    return re.compile(
        rf"(?<!\w)(?:được|bị)[ ](?:[^,\n]{{1,80}}[ ])?{verbs}(?:(?:,| và)?[ ](?:{links}|{verbs})){{0,6}}[ ]*$"
    )


def gives_subject(folded: str, start: int, end: int, status: str) -> bool:
    """Whether the words between a subject and a post of ``status``, from ``start`` to ``end``, give it the post.

    >>> words = " (sinh năm 1970) vừa được hđnd tỉnh bỏ phiếu kín bầu giữ chức "
    >>> gives_subject(words, 0, len(words), "appointed")
    True
    >>> words = " được đề nghị bổ nhiệm "
    >>> gives_subject(words, 0, len(words), "appointed")
    False
    >>> words = " cho biết hđnd tỉnh sẽ bầu "
    >>> gives_subject(words, 0, len(words), "appointed")
    False
    """
    if end - start > _REACH:
        return False
    gap = folded[start:end]
    if _SENTENCE_END.search(gap) or _not_given().search(gap):
        return False
    is_done = status in ("appointed", "dismissed") and _is_given().search(PARENTHESIS.sub("", gap)) is not None
    return is_done or _HOLDS.search(gap) is not None


def goes_on(before: str) -> bool:
    """Whether a sentence that begins so (folded) goes on with the posts of the one of whom the sentence before told.

    >>> goes_on("từ tháng 5-2012 đến tháng 8-2013, giữ chức "), goes_on("hiện ubnd tỉnh có ")
    (True, False)
    """
    if _SUBJECT.search(before) and _HOLDS.search(before):
        return True
    words = plain_gap(before, 0, len(before))
    if before.startswith(_PRONOUNS):
        return False
    if words is None or "\x00" in _PASSIVE.split(before, 1)[0]:
        return False  # a body is the subject
    bare = _OPENERS.sub("", words.strip(" ,-") + " ").strip(" ,-")
    return frames("link").fullmatch(bare) is not None and not f"{bare} ".startswith(_NO_SUBJECT)
