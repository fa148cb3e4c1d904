"""Meetings in a sentence: their noun, name, type, number, term, and what the sentence says of them.

A meeting shows itself in two ways: by a noun ("kỳ họp thứ 18", "hội nghị sơ kết …") or, behind a day and a host, by a
verb alone ("Sáng 6/8, HĐND tỉnh đã bầu …"). Its type comes from the noun, from the words of its name and from the body
that holds it, in that order. Nouns, cues, verbs and function words are ``knowledge/meeting_*.csv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.frozen import frozen
from pipeline.grammar.chairs import chair_at
from pipeline.grammar.context import ContextSpan, find_context
from pipeline.grammar.meeting_names import REACH, name_end, name_window, noun_hits, session_number, term_of
from pipeline.grammar.meeting_types import act_type, chaired_type, council_acts, is_committee, type_of
from pipeline.grammar.meeting_words import meeting_words, words_before
from pipeline.knowledge import rows


@frozen
class MeetingSpan:
    """A mention of a meeting: ``text`` is what stands at ``[start:end]`` of the sentence.

    ``kind`` is the noun's kind in ``knowledge/meeting_nouns``, or ``frame`` where a verb tells the meeting. ``typed``
    is whether a cue decided the type (else it is the noun's default). ``host_end`` is the offset of the verb that holds
    it, before which its hosts stand; -1 where there is none. ``status`` is empty where the sentence does not say.
    ``plural`` and ``source`` mentions name no single meeting; ``past`` and ``about`` ones tell of it from outside, of
    which ``aside`` ones only place something else in time by it ("trước kỳ họp"); ``at`` ones put the reader in the
    meeting ("tại hội nghị"). ``committee`` says that the assembly's Standing Committee meets, not the assembly.
    """

    text: str
    start: int
    end: int
    noun_end: int
    kind: str
    meeting_type: str
    typed: bool
    session_number: int | None = None
    term: str = ""
    host_end: int = -1
    status: str = ""
    plural: bool = False
    source: bool = False
    past: bool = False
    about: bool = False
    aside: bool = False
    at: bool = False
    committee: bool = False
    rule: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether it tells a meeting wherever it stands: by a noun, by "họp", by whom somebody spoke to."""
        return self.kind != "frame" or self.rule == "meeting.address" or self.text.lower().startswith("họp")


def _hold(sentence: str, start: int) -> int:
    """Offset of the verb that holds the meeting named at ``start``; -1 where none stands close before it."""
    near = sentence[max(0, start - 14) : start]
    if match := words_before("have").search(near):
        return start - len(near) + match.start()
    last = None
    for match in meeting_words("hold").finditer(sentence, max(0, start - 60), start):
        last = match
    if last is None or re.search(r"[.;:]", sentence[last.end() : start]):
        return start if _is_verb(sentence, start) else -1
    # "kinh phí tổ chức lễ": a subject of talk, nobody's doing.
    return -1 if words_before("agenda").search(sentence[max(0, last.start() - 20) : last.start()]) else last.start()


def _is_verb(sentence: str, start: int) -> bool:
    """``UBND tỉnh họp báo``: a noun that is the verb of its clause, its hosts right before it."""
    verb = meeting_words("hold").match(sentence, start)
    near = sentence[max(0, start - 30) : start]
    return verb is not None and not any(words_before(kind).search(near) for kind in ("at", "about", "plural", "aside"))


_HOST_START = re.compile(r"[;:]\s|[“”\"]|(?<!\bTP)(?<!\bTp)\.\s")


def host_text(sentence: str, verb: int) -> tuple[int, str]:
    """The words before the verb in which its hosts stand, with their offset."""
    if verb < 0:
        return 0, ""
    start = max(0, verb - 220)
    for match in _HOST_START.finditer(sentence, start, verb):
        start = match.end()
    return start, sentence[start:verb]


@lru_cache(maxsize=4)
def _contexts(sentence: str) -> tuple[list[ContextSpan], list[int]]:
    """What the sentence says of its meetings, and where each of these words stands."""
    found = find_context(sentence, "meeting")
    return found, [span.start for span in found]


#: How far from a meeting a word that is said of it can stand.
_CONTEXT_REACH = 130
#: What such words settle, however near another word stands.
_PUT_OFF = ("cancelled", "postponed")


def said_of(sentence: str, start: int, end: int, *, until: int | None = None) -> list[ContextSpan]:
    """The context words that reach the meeting whose noun or verb stands at ``[start:end]``, the nearest first.

    A word behind it says nothing of it once another meeting is named, at ``until``.
    """
    words, starts = _contexts(sentence)
    last = min(end + _CONTEXT_REACH, len(sentence) if until is None else until)
    near = words[bisect_left(starts, start - _CONTEXT_REACH) : bisect_left(starts, last)]
    reaching = [word for word in near if (word.end <= start < word.scope_end) or (word.scope_start < end <= word.start)]
    return sorted(reaching, key=lambda word: max(start - word.end, word.start - end))


def status_of(words: Sequence[ContextSpan]) -> str:
    """Held, planned, postponed or cancelled, as the words that reach a meeting say, the nearest of them; or empty."""
    told = [word.category for word in words]
    decisive = next((category for category in (*_PUT_OFF, "past") if category in told), "")
    status = decisive or next((category for category in told if category in ("planned", "held")), "")
    return "held" if status == "past" else status


_NUMBER_BEFORE = re.compile(r"(?<![\w/.-])\d{1,3}\s+$")
_NO_CONGRESS = re.compile(r"\s+(?:đồng|biểu)(?!\w)", re.IGNORECASE)
_PART_OF = re.compile(
    r"\s+(?:(?:thứ \w+|đầu tiên|cuối cùng|tổ|tại tổ|ở tổ)[\s,]{1,2})?(?:(?:của|tại|trong|ở)\s+)?", re.IGNORECASE
)
# "buổi làm việc đầu tiên của kỳ họp"
_DAY_OF = re.compile(r"\s+(?:(?:đầu tiên|cuối cùng|cuối|thứ \w+)\s+)?của\s+", re.IGNORECASE)


def _noun_mentions(sentence: str) -> Iterator[MeetingSpan]:
    table = rows("meeting_nouns")
    hits = list(noun_hits(sentence))
    lead = -1
    for index, hit in enumerate(hits):
        row = table[hit.index]
        if row["kind"] == "congress" and _NO_CONGRESS.match(sentence, hit.end):
            continue
        behind = hits[index + 1] if index + 1 < len(hits) else None
        between = sentence[hit.end : behind.start] if behind else ""
        if (row["kind"] == "part" and _PART_OF.fullmatch(between)) or _DAY_OF.fullmatch(between):
            # "phiên khai mạc kỳ họp thứ 7": the session is the meeting.
            lead = hit.start if lead < 0 else lead
            continue
        until = behind.start if behind else None
        yield _mention(sentence, hit.start, hit.end, row["kind"], row["meeting_type"], lead=lead, until=until)
        lead = -1


def _is_plural(before: str, *, held: bool) -> bool:
    """Whether the words before a noun make it no single meeting; "có một buổi làm việc" is one that was held."""
    counted = words_before("plural").search(before)
    single = held and counted is not None and counted.group().strip().lower() == "một"
    return (counted is not None and not single) or _NUMBER_BEFORE.search(before) is not None


def _is_about(before: str) -> bool:
    return words_before("about").search(before) is not None


def _is_source(kind: str, before: str) -> bool:
    """Whether the words before a noun make the meeting only the source of a document, or a building."""
    building = kind == "conference" and words_before("building").search(before)
    return bool(words_before("source").search(before) or building)


def _kind_there(sentence: str, end: int, kind: str, default: str, *, held: bool) -> str:
    """The kind of a noun that ends at ``end``, where the words behind it make it another than its own."""
    if kind == "again" and default and held and sentence[end + 1 : end + 2].islower():
        # "tổ chức lễ xuất xưởng": a ceremony that the list of nouns does not know.
        return default
    # "tại diễn đàn này": one that was named before, or none.
    return "again" if kind == "event" and sentence.startswith(" này", end) else kind


def _type_there(sentence: str, front: int, end: int, kind: str, default: str, host: str) -> tuple[str, bool]:
    """The type of a meeting and whether a cue decided it; a sitting's also by what was done there and by its chair."""
    meeting_type, typed = type_of(kind, default, name_window(sentence, end), host)
    if kind != "sitting" or typed:
        return meeting_type, typed
    if act := next(council_acts(sentence[max(0, front - REACH) : front]), None):
        # "mức phí vừa được HĐND tỉnh thông qua tại phiên họp sáng 4/7"
        return act_type(act), True
    if chair := chair_at(sentence, front, end):
        meeting_type = chaired_type(kind, sentence[chair[0] : chair[1]]) or meeting_type
    return meeting_type, False


def _mention(
    sentence: str, start: int, end: int, kind: str, default: str, *, lead: int = -1, until: int | None = None
) -> MeetingSpan:
    """The mention whose noun stands at ``[start:end]``.

    ``lead`` is where words for a part of it begin, ``until`` where the next meeting is named.
    """
    front = lead if lead >= 0 else start
    verb = _hold(sentence, front)
    host = host_text(sentence, verb)[1]
    kind = _kind_there(sentence, end, kind, default, held=verb >= 0)
    meeting_type, typed = _type_there(sentence, front, end, kind, default, host)
    window = name_window(sentence, end)
    before = sentence[max(0, front - 30) : front]
    ends = name_end(sentence, end)
    words = said_of(sentence, front, end, until=until)
    at = bool(words_before("at").search(before))
    aside = not at and bool(words_before("aside").search(before))
    return MeetingSpan(
        text=sentence[start:ends],
        start=start,
        end=ends,
        noun_end=end,
        kind=kind,
        meeting_type=meeting_type,
        typed=typed,
        session_number=session_number(kind, window),
        term=term_of(window, host) if kind in ("session", "sitting") else "",
        host_end=verb,
        status=status_of(words),
        plural=_is_plural(before, held=verb >= 0),
        source=_is_source(kind, before),
        past=any(word.category == "past" for word in words),
        about=aside or any(word.scope == "beside" for word in words) or (not at and _is_about(before)),
        aside=aside,
        at=at,
        committee=is_committee(kind, meeting_type, host[-90:] + window[:70]),
        rule="meeting.noun",
    )


def find_meetings(sentence: str) -> list[MeetingSpan]:
    """Mentions of meetings by their noun, in order; plural and document mentions are among them, marked.

    >>> [(m.text, m.meeting_type, m.session_number, m.term) for m in find_meetings(
    ...     "HĐND tỉnh khai mạc kỳ họp thứ Mười ba, khóa XVII và nghe UBND tỉnh trình bày báo cáo.")]
    [('kỳ họp thứ Mười ba, khóa XVII', 'council_session', 13, 'XVII')]
    """
    return list(_noun_mentions(sentence))
