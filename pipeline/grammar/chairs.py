"""Who chairs a meeting, by the words around its noun: where no body is named, the chair's office tells whose it is."""

from __future__ import annotations

import re
from functools import cache

from pipeline.grammar.meeting_words import meeting_words, words_before
from pipeline.grammar.wording import any_of
from pipeline.knowledge import values

_BEFORE = 190
_BEHIND = 260
_CLAUSE = re.compile(r"[;:“”\"\n]\s?|(?<!\bTP)(?<!\bTp)\.\s")


@cache
def _directing() -> re.Pattern[str]:
    verbs = any_of(values("meeting_words", "phrase", category="directs"))
    return re.compile(rf",\s(?P<who>[^,;:“”\"\n]{{4,90}}?)\s(?:đã\s)?{verbs}", re.IGNORECASE)


def chair_at(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the chair of the meeting named at ``[start:end]`` stands, with title and body; ``None`` where none is told.

    >>> sentence = "Chủ tịch UBND xã Tân Mẫu chủ trì cuộc họp về cấp nước."
    >>> chair_at(sentence, 33, 41), chair_at("Tại cuộc họp, Chủ tịch UBND xã yêu cầu sửa đường.", 4, 12)
    ((0, 25), (14, 30))
    """
    verb = words_before("chairs").search(sentence, max(0, start - 20), start)
    if verb and (verb.start() == 0 or sentence[verb.start()].isupper()):
        # "Chủ trì cuộc họp là ông A, Phó Chủ tịch UBND huyện B."
        stop = _CLAUSE.search(sentence, end, end + _BEHIND)
        return end, stop.start() if stop else min(len(sentence), end + _BEHIND)
    if verb:
        breaks = [match.end() for match in _CLAUSE.finditer(sentence, max(0, start - _BEFORE), verb.start())]
        return max([max(0, start - _BEFORE), *breaks]), verb.start()
    told = _directing().search(sentence, end, end + _BEHIND)
    return told.span("who") if told and not meeting_words("speech").search(told["who"]) else None
