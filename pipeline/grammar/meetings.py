"""Meetings in a sentence: their noun, name, type, number, term, and what the sentence says of them.

A meeting shows itself in two ways: by a noun ("kỳ họp thứ 18", "hội nghị sơ kết …") or, behind a day and a host, by a
verb alone ("Sáng 6/8, HĐND tỉnh đã bầu …"). Its type comes from the noun, from the words of its name and from the body
that holds it, in that order. Nouns, cues, verbs and function words are ``knowledge/meeting_*.csv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pipeline.frozen import frozen
from pipeline.grammar.context import ContextSpan, find_context
from pipeline.grammar.sessions import find_ordinals, find_terms
from pipeline.grammar.titles import is_of_title
from pipeline.grammar.wording import Hit, Lexicon, any_of
from pipeline.knowledge import rows, values

#: How far behind a noun, in characters, its name, number and term may reach.
REACH = 170
_HOLDER_REACH = 500
#: A body that decides the type stands this close behind the noun: "Hội nghị lần thứ 7 Ban Chấp hành".
_BODY_REACH = 36


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


@frozen
class _Cue:
    meeting_type: str
    start: int


@cache
def meeting_words(category: str) -> re.Pattern[str]:
    """Any phrase of a category of ``knowledge/meeting_words``."""
    return re.compile(any_of(values("meeting_words", "phrase", category=category)), re.IGNORECASE)


@cache
def _before(category: str) -> re.Pattern[str]:
    """One of the category's phrases at the very end of a text."""
    return re.compile(any_of(values("meeting_words", "phrase", category=category)) + r"\s{1,3}$", re.IGNORECASE)


@cache
def _nouns() -> Lexicon:
    return Lexicon([row["noun"] for row in rows("meeting_nouns")])


def _noun_hits(text: str) -> Iterator[Hit]:
    """The nouns of meetings in a text, without those that only hide one: "Quốc hội thảo luận" is no "hội thảo"."""
    table = rows("meeting_nouns")
    return (hit for hit in _nouns().find(text) if table[hit.index]["kind"] != "none")


@cache
def _cues(place: str, kind: str) -> tuple[Lexicon, tuple[str, ...]]:
    found = [row for row in rows("meeting_cues") if row["place"] == place and kind in row["kinds"].split()]
    return Lexicon([row["cue"] for row in found]), tuple(row["meeting_type"] for row in found)


def _cues_in(place: str, kind: str, text: str) -> Iterator[_Cue]:
    """The cues of ``knowledge/meeting_cues`` in the text that a mention of the kind takes from that place, in order."""
    lexicon, types = _cues(place, kind)
    # A cue without a type hides others: "đại biểu Quốc hội" is not the assembly.
    return (_Cue(types[hit.index], hit.start) for hit in lexicon.find(text) if types[hit.index])


def first_cue(place: str, kind: str, text: str) -> _Cue | None:
    """The earliest cue in the text that a mention of the kind takes from that place."""
    return next(_cues_in(place, kind, text), None)


@cache
def _name_end() -> re.Pattern[str]:
    words = any_of(values("meeting_words", "phrase", category="end"))
    mark = r"[,;:!?“”\"()\[\]\n…]|(?<!\bTP)(?<!\bTp)(?<!\bTX)\.(?=\s|$)|\s[-–]\s"
    return re.compile(rf"{mark}|\s(?:{words})", re.IGNORECASE)


_GOES_ON = re.compile(
    r",\s+(?:triển khai|phương hướng|nhiệm vụ|đánh giá|bàn|ký kết|"
    r"công chức|viên chức|người lao động|quán triệt|chuyên môn|đoàn thể|khóa|khoá)",
    re.IGNORECASE,
)
_WINDOW_END = re.compile(
    r"[;:!?\n]|(?<!\bTP)(?<!\bTp)(?<!\bTX)\.(?=\s|$)|(?<!\w)(?:ông|bà|đồng chí|đ/c)\s", re.IGNORECASE
)
_NUMBER_BEFORE = re.compile(r"(?<![\w/.-])\d{1,3}\s+$")
# "kỳ họp 12 HĐND tỉnh", "kỳ họp số 5, khóa XV": the ordinal's word left out.
_BARE_NUMBER = re.compile(
    r"\s+(?:số\s+)?(?P<number>\d{1,2})(?=[\s,–-]{1,3}(?:của|HĐND|Hội đồng|Quốc hội|khóa|khoá)(?!\w))",
    re.IGNORECASE,
)
_NO_CONGRESS = re.compile(r"\s+(?:đồng|biểu)(?!\w)", re.IGNORECASE)
_SESSION_GAP = 75


_LOOSE_END = re.compile(r"(?:\s+(?:và|của|với|về|trong|các|ở|cùng|bằng|như))+\s*$", re.IGNORECASE)


def _name(sentence: str, end: int) -> int:
    """Where the name that begins with a noun ends; no function word dangles at its end."""
    name = sentence[end : _name_limit(sentence, end)].rstrip()
    loose = _LOOSE_END.search(name, max(0, len(name) - 40))
    return end + (loose.start() if loose else len(name))


def _name_limit(sentence: str, end: int) -> int:
    limit = min(len(sentence), end + REACH)
    position = end
    while match := _name_end().search(sentence, position, limit):
        comma = _GOES_ON.match(sentence, match.start(), limit)
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
    next_noun = next(_noun_hits(window), None)
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


def _hold(sentence: str, start: int) -> int:
    """Offset of the verb that holds the meeting named at ``start``; -1 where none stands close before it."""
    near = sentence[max(0, start - 14) : start]
    if match := _before("have").search(near):
        return start - len(near) + match.start()
    place = max(0, start - 60)
    last = None
    for match in meeting_words("hold").finditer(sentence, place, start):
        last = match
    if last is None or re.search(r"[.;:]", sentence[last.end() : start]):
        return -1
    # "kinh phí tổ chức lễ": a subject of talk, nobody's doing.
    return -1 if _before("agenda").search(sentence[max(0, last.start() - 20) : last.start()]) else last.start()


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


_PART_OF = re.compile(
    r"\s+(?:(?:thứ \w+|đầu tiên|cuối cùng|tổ|tại tổ|ở tổ)[\s,]{1,2})?(?:(?:của|tại|trong)\s+)?", re.IGNORECASE
)
# "buổi làm việc đầu tiên của kỳ họp"
_DAY_OF = re.compile(r"\s+(?:(?:đầu tiên|cuối cùng|cuối|thứ \w+)\s+)?của\s+", re.IGNORECASE)


def _noun_mentions(sentence: str) -> Iterator[MeetingSpan]:
    table = rows("meeting_nouns")
    hits = list(_noun_hits(sentence))
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


# "được sự đồng ý của Ban Thường vụ Tỉnh ủy, UBND huyện tổ chức …": whose consent it has does not hold the meeting.
CONSENT = re.compile(
    r"(?<!\w)(?:được sự|theo (?:sự )?(?:chỉ đạo|phân công|kế hoạch|hướng dẫn|đề nghị)"
    r"|thực hiện (?:sự )?(?:chỉ đạo|kế hoạch))"
    r"\s[^,;]{3,120},",
    re.IGNORECASE,
)


@cache
def _council_act() -> re.Pattern[str]:
    acts = any_of(values("meeting_words", "phrase", category="council_act"))
    return re.compile(
        r"(?<!\w)(?P<body>HĐND|Hội đồng nhân dân|Quốc hội|UBTVQH)(?P<between>[^.,;:\n“”\"()]{0,45}?)"
        rf"\s(?P<verb>{acts})",
        re.IGNORECASE,
    )


# "đại biểu HĐND tỉnh bầu", "nghị quyết của HĐND", "do HĐND bầu": a member, a document or a post.
_NOT_ITSELF = re.compile(
    r"(?:đại biểu|ĐB|thường trực|TT|ban|trưởng ban|chủ tịch|văn phòng|tổ|đoàn|nghị quyết|của|trình|do|để|lãnh đạo)\s+$",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"(?<!\w)(?:không|chưa|cần|nên|phải|được|đại biểu|xin|quyền|để|mà|do)(?!\w)", re.IGNORECASE)


def is_not_itself(text: str, start: int) -> bool:
    """Whether the body at ``start`` only lends its name to a member, a part or a document: "nghị quyết của HĐND"."""
    return _NOT_ITSELF.search(text, max(0, start - 20), start) is not None


def council_acts(text: str) -> Iterator[re.Match[str]]:
    """What only a sitting council or assembly does ("HĐND tỉnh đã thông qua"), in order; ``verb`` is the deed.

    >>> [act["verb"] for act in council_acts("HĐND tỉnh Sơn La vừa bầu hai ủy viên; đại biểu HĐND tỉnh bầu.")]
    ['bầu']
    """
    for act in _council_act().finditer(text):
        if not is_not_itself(text, act.start()) and not _NOT_DONE.search(act["between"] + " "):
            yield act


def act_type(act: re.Match[str]) -> str:
    """Of which meeting the deed of :func:`council_acts` is."""
    return "council_session" if act["body"].lower().startswith("h") else "national_assembly_session"


_NOT_ITS_BODY = re.compile(r"(?<!\w)(?:vào|cho|về|giữa|trình|gửi|theo|do)(?!\w)", re.IGNORECASE)


def _type(kind: str, default: str, window: str, host: str) -> tuple[str, bool]:
    """The type, and whether a cue decided it: name, body behind the noun, host, or the next clause's subject."""
    body = first_cue("body", kind, window[: 2 * _BODY_REACH])
    if body and (
        body.start > _BODY_REACH or _NOT_ITS_BODY.search(window[: body.start]) or is_of_title(window, body.start)
    ):
        body = None
    found = [cue for cue in (first_cue("name", kind, window), body) if cue]
    if found:
        return min(found, key=lambda cue: cue.start).meeting_type, True
    if (default == "working_session" or kind == "congress") and (cue := first_cue("host", kind, host)):
        return cue.meeting_type, True
    if kind in ("conference", "sitting", "session"):
        near = CONSENT.sub("", host)[-90:]
        own = [cue for cue in _cues_in("body", kind, near) if not is_of_title(near, cue.start)]
        if own:
            return own[0].meeting_type, kind != "session"
    if kind == "sitting" and (subject := re.search(r",\s+", window)):
        cue = first_cue("body", kind, window[subject.end() :])
        if cue and cue.start == 0:
            return cue.meeting_type, True
    return default, kind in ("event", "ceremony")


_STANDING = re.compile(r"(?<!\w)(?:thường vụ quốc hội|UBTVQH)", re.IGNORECASE)


def is_committee(kind: str, meeting_type: str, words: str) -> bool:
    """Whether the words around a sitting say that the assembly's Standing Committee sits; a "kỳ họp" it has not."""
    return meeting_type == "national_assembly_session" and kind != "session" and bool(_STANDING.search(words))


def _mention(
    sentence: str, start: int, end: int, kind: str, default: str, *, lead: int = -1, until: int | None = None
) -> MeetingSpan:
    """The mention whose noun stands at ``[start:end]``.

    ``lead`` is where words for a part of it begin, ``until`` where the next meeting is named.
    """
    front = lead if lead >= 0 else start
    verb = _hold(sentence, front)
    host = host_text(sentence, verb)[1]
    if kind == "again" and default and verb >= 0 and sentence[end + 1 : end + 2].islower():
        # "tổ chức lễ xuất xưởng": a ceremony that the list of nouns does not know.
        kind = default
    elif kind == "event" and sentence.startswith(" này", end):
        # "tại diễn đàn này": one that was named before, or none.
        kind = "again"
    window = name_window(sentence, end)
    meeting_type, typed = _type(kind, default, window, host)
    before = sentence[max(0, front - 30) : front]
    name_end = _name(sentence, end)
    words = said_of(sentence, front, end, until=until)
    if kind == "sitting" and not typed and (act := next(council_acts(sentence[max(0, front - REACH) : front]), None)):
        # "mức phí vừa được HĐND tỉnh thông qua tại phiên họp sáng 4/7"
        meeting_type, typed = act_type(act), True
    at = bool(_before("at").search(before))
    aside = not at and bool(_before("aside").search(before))
    return MeetingSpan(
        text=sentence[start:name_end],
        start=start,
        end=name_end,
        noun_end=end,
        kind=kind,
        meeting_type=meeting_type,
        typed=typed,
        session_number=session_number(kind, window),
        term=term_of(window, host) if kind in ("session", "sitting") else "",
        host_end=verb,
        status=status_of(words),
        plural=bool(_before("plural").search(before) or _NUMBER_BEFORE.search(before)),
        source=bool(_before("source").search(before) or (kind == "conference" and _before("building").search(before))),
        past=any(word.category == "past" for word in words),
        about=aside or any(word.scope == "beside" for word in words) or bool(_before("about").search(before)),
        aside=aside,
        at=at,
        committee=is_committee(kind, meeting_type, host[-90:] + window[:70]),
        rule="meeting.noun",
    )


@cache
def _assemblies() -> tuple[Lexicon, tuple[str, ...]]:
    found = [row for row in rows("meeting_cues") if "session" in row["kinds"].split()]
    return Lexicon([row["cue"] for row in found]), tuple(row["meeting_type"] for row in found)


def holder_before(text: str, start: int) -> str:
    """The type of a bare "kỳ họp" by the last body named before it that holds sessions; empty where none is near.

    >>> holder_before("Quốc hội thảo luận. Trong kỳ họp này có hai luật.", 26)
    'national_assembly_session'
    """
    assemblies, types = _assemblies()
    told = [hit for hit in assemblies.find(text, max(0, start - _HOLDER_REACH), start) if types[hit.index]]
    # "Chủ nhiệm Ủy ban Kiểm tra …": the body of a title only where no other is named.
    own = next((hit for hit in reversed(told) if not is_of_title(text, hit.start)), told[-1] if told else None)
    return types[own.index] if own else ""


def find_meetings(sentence: str) -> list[MeetingSpan]:
    """Mentions of meetings by their noun, in order; plural and document mentions are among them, marked.

    >>> [(m.text, m.meeting_type, m.session_number, m.term) for m in find_meetings(
    ...     "HĐND tỉnh khai mạc kỳ họp thứ Mười ba, khóa XVII và nghe UBND tỉnh trình bày báo cáo.")]
    [('kỳ họp thứ Mười ba, khóa XVII', 'council_session', 13, 'XVII')]
    """
    return list(_noun_mentions(sentence))
