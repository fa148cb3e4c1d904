"""Of which type a meeting is, by the words of its name and the body that holds it: ``knowledge/meeting_cues.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.frozen import frozen
from pipeline.grammar.meeting_words import meeting_words, words_before
from pipeline.grammar.titles import is_of_title
from pipeline.grammar.wording import Lexicon, any_of
from pipeline.knowledge import rows, values

#: A body that decides the type stands this close behind the noun: "Hội nghị lần thứ 7 Ban Chấp hành".
_BODY_REACH = 36
#: How far before a bare "kỳ họp" the body that holds it may be named.
_HOLDER_REACH = 500


@frozen
class _Cue:
    meeting_type: str
    start: int


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
def _consent() -> re.Pattern[str]:
    words = any_of(values("meeting_words", "phrase", category="consent"))
    return re.compile(rf"{words}\s[^,;]{{3,120}},", re.IGNORECASE)


def consents(text: str) -> list[tuple[int, int]]:
    """Where a text tells by whose consent or on what ground a meeting is held, which is not who holds it.

    >>> consents("Được sự đồng ý của Ban Thường vụ Huyện ủy, UBND huyện tổ chức hội nghị.")
    [(0, 42)]
    """
    return [match.span() for match in _consent().finditer(text)]


@cache
def _council_act() -> re.Pattern[str]:
    acts = any_of(values("meeting_words", "phrase", category="council_act"))
    return re.compile(
        r"(?<!\w)(?P<body>HĐND|Hội đồng nhân dân(?: tối cao)?|Quốc hội|UBTVQH)(?P<between>[^.,;:\n“”\"()]{0,45}?)"
        rf"\s(?P<verb>{acts})",
        re.IGNORECASE,
    )


def is_not_itself(text: str, start: int) -> bool:
    """Whether the body at ``start`` only lends its name to a member, a part or a document: "nghị quyết của HĐND"."""
    return words_before("lends").search(text, max(0, start - 20), start) is not None


def council_acts(text: str) -> Iterator[re.Match[str]]:
    """What only a sitting council or assembly does ("HĐND tỉnh đã thông qua"), in order; ``verb`` is the deed.

    >>> [act["verb"] for act in council_acts("HĐND tỉnh Sơn La vừa bầu hai ủy viên; đại biểu HĐND tỉnh bầu.")]
    ['bầu']
    """
    for act in _council_act().finditer(text):
        if not is_not_itself(text, act.start()) and not meeting_words("not_done").search(act["between"]):
            yield act


def act_type(act: re.Match[str]) -> str:
    """Of which meeting the deed of :func:`council_acts` is."""
    cue = first_cue("body", "session", act["body"])
    return cue.meeting_type if cue else "national_assembly_session"


def _body_behind(kind: str, window: str) -> _Cue | None:
    """The body right behind the noun, where it is the one that meets."""
    body = first_cue("body", kind, window[: 2 * _BODY_REACH])
    if body is None or body.start > _BODY_REACH or is_of_title(window, body.start):
        return None
    return None if meeting_words("not_its").search(window, 0, body.start) else body


def _part_type(default: str, holder_type: str) -> str:
    """A council's sitting to question is one, unless the article names its session; the assembly's is its session."""
    return default if default == "questioning_session" and holder_type == "council_session" else holder_type


def type_of(kind: str, default: str, window: str, host: str) -> tuple[str, bool]:
    """The type, and whether a cue decided it: name, body behind the noun, host, or the next clause's subject."""
    found = [cue for cue in (first_cue("name", kind, window), _body_behind(kind, window)) if cue]
    if found:
        return _part_type(default, min(found, key=lambda cue: cue.start).meeting_type), True
    if (default == "working_session" or kind == "congress") and (cue := first_cue("host", kind, host)):
        return cue.meeting_type, True
    if kind in ("conference", "sitting", "session", "part"):
        near = _consent().sub("", host)[-90:]
        own = [cue for cue in _cues_in("body", kind, near) if not is_of_title(near, cue.start)]
        if own:
            return _part_type(default, own[0].meeting_type), kind != "session"
    if kind == "sitting" and (subject := re.search(r",\s+", window)):
        cue = first_cue("body", kind, window[subject.end() :])
        if cue and cue.start == 0:
            return cue.meeting_type, True
    return default, kind in ("event", "ceremony")


def chaired_type(kind: str, chair: str) -> str:
    """The type of a sitting that names no body, by the office of who chairs it; empty where that tells nothing.

    >>> chaired_type("sitting", "Phó Chủ tịch UBND tỉnh Lò Văn Mẫu"), chaired_type("sitting", "Bà Lò Thị Mẫu")
    ('government_meeting', '')
    """
    cue = first_cue("chair", kind, chair)
    return cue.meeting_type if cue else ""


_STANDING = re.compile(r"(?<!\w)(?:thường vụ quốc hội|UBTVQH)", re.IGNORECASE)


def is_committee(kind: str, meeting_type: str, words: str) -> bool:
    """Whether the words around a sitting say that the assembly's Standing Committee sits; a "kỳ họp" it has not."""
    return meeting_type == "national_assembly_session" and kind != "session" and bool(_STANDING.search(words))


def holder_before(text: str, start: int, kind: str = "session") -> str:
    """The type of a bare "kỳ họp" by the last body named before it that holds sessions; empty where none is near.

    >>> holder_before("Quốc hội thảo luận. Trong kỳ họp này có hai luật.", 26)
    'national_assembly_session'
    """
    assemblies, types = _cues("body", kind)
    told = [hit for hit in assemblies.find(text, max(0, start - _HOLDER_REACH), start) if types[hit.index]]
    # "Chủ nhiệm Ủy ban Kiểm tra …": the body of a title only where no other is named.
    own = next((hit for hit in reversed(told) if not is_of_title(text, hit.start)), told[-1] if told else None)
    return types[own.index] if own else ""
