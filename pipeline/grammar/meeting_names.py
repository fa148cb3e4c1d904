"""The nouns of meetings, and what belongs to the name that one begins: its end, number and term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.grammar.sessions import find_ordinals, find_terms
from pipeline.grammar.wording import Hit, Lexicon, any_of
from pipeline.knowledge import rows, values

#: How far behind a noun, in characters, its name, number and term may reach.
REACH = 170
_SESSION_GAP = 75


@cache
def _nouns() -> Lexicon:
    return Lexicon([row["noun"] for row in rows("meeting_nouns")])


def noun_hits(text: str) -> Iterator[Hit]:
    """The nouns of meetings in a text, without those that only hide one: "Quốc hội thảo luận" is no "hội thảo"."""
    table = rows("meeting_nouns")
    return (hit for hit in _nouns().find(text) if table[hit.index]["kind"] != "none")


@cache
def _name_end() -> re.Pattern[str]:
    words = any_of(values("meeting_words", "phrase", category="end"))
    mark = r"[,;:!?“”\"()\[\]\n…]|(?<!\bTP)(?<!\bTp)(?<!\bTX)\.(?=\s|$)|\s[-–]\s"
    return re.compile(rf"{mark}|(?<!chuẩn)\s(?:{words})", re.IGNORECASE)


_WINDOW_END = re.compile(
    r"[;:!?\n]|(?<!\bTP)(?<!\bTp)(?<!\bTX)\.(?=\s|$)|(?<!\w)(?:ông|bà|đồng chí|đ/c)\s", re.IGNORECASE
)
# "kỳ họp 12 HĐND tỉnh", "kỳ họp số 5, khóa XV": the ordinal's word left out.
_BARE_NUMBER = re.compile(
    r"\s+(?:số\s+)?(?P<number>\d{1,2})(?=[\s,–-]{1,3}(?:của|HĐND|Hội đồng|Quốc hội|khóa|khoá)(?!\w))",
    re.IGNORECASE,
)


@cache
def _goes_on() -> re.Pattern[str]:
    """A comma that is inside the name: "hội nghị sơ kết, triển khai …"."""
    return re.compile(rf",\s+{any_of(values('meeting_words', 'phrase', category='goes_on'))}", re.IGNORECASE)


@cache
def _loose_end() -> re.Pattern[str]:
    words = any_of(values("meeting_words", "phrase", category="loose"))
    return re.compile(rf"(?:\s{{1,3}}{words}){{1,4}}\s*$", re.IGNORECASE)


def name_end(sentence: str, end: int) -> int:
    """Where the name that begins with a noun ends; no function word dangles at its end."""
    name = sentence[end : _name_limit(sentence, end)].rstrip()
    loose = _loose_end().search(name, max(0, len(name) - 40))
    return end + (loose.start() if loose else len(name))


def _name_limit(sentence: str, end: int) -> int:
    limit = min(len(sentence), end + REACH)
    position = end
    while match := _name_end().search(sentence, position, limit):
        comma = _goes_on().match(sentence, match.start(), limit)
        if comma is None:
            return match.start()
        position = comma.end()
    cut = sentence.rfind(" ", end, limit) if limit < len(sentence) else limit
    return max(end, cut)


def name_window(sentence: str, end: int) -> str:
    """What stands behind a noun and may still belong to the meeting."""
    window = sentence[end : end + REACH]
    if match := _WINDOW_END.search(window):
        window = window[: match.start()]
    next_noun = next(noun_hits(window), None)
    return window[: next_noun.start] if next_noun else window


def session_number(kind: str, window: str) -> int | None:
    """The session's ordinal; a sitting's or a conference's ordinal is not one."""
    if kind not in ("session", "frame"):
        return None
    ordinal = next(iter(find_ordinals(window)), None)
    if ordinal is None or ordinal.start > _SESSION_GAP:
        bare = _BARE_NUMBER.match(window) if kind == "session" else None
        return int(bare["number"]) if bare else None
    before = window[: ordinal.start].lower()
    # "kỳ họp khóa thứ 9", "đại biểu … thứ hai": the ordinal of something else.
    return None if re.search(r"\b(?:kh[oó][aá]|người|đại biểu|ngày|chiều|sáng|tổ)\s*$|,", before) else ordinal.value


def term_of(window: str, host: str) -> str:
    """The council's term named behind the meeting, else beside its host; empty where neither names one."""
    for place in (window[:110], host[-60:]):
        terms = find_terms(place)
        if terms:
            return terms[0].term
    return ""
