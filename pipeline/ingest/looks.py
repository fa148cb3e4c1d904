"""What a line of a page looks like by itself: a paragraph, a caption, the portal's."""

from __future__ import annotations

import re
from functools import cache

from pipeline import knowledge
from pipeline.ingest.furniture import effect, has_words, is_link, is_menu, key

# These begin with a mark, so that the search runs to it and tries nothing before.
SENTENCE_END = re.compile(r"[.!?…:;,](?:(?<=[.!?…])[\"”’)\]/]{0,3}|(?<=\.)/\.)?$")
_FULL_STOP = re.compile(r"\.(?:(?<!\.\.)[\"”’)\]/]{0,3}|/\.?)$")
_SIGN = re.compile(r"\([^()]{2,30}\)\s?[-–—:]|[A-ZĐ][\w.]{1,14}\s?[-–—]\s(?=Sáng|Chiều|Tối|Ngày|Trong|Theo)")
_CREDIT = re.compile(r"(?:ảnh|đồ họa|nguồn|clip|video|ẢNH)\s?[:/]|[-–(]\s?ảnh\s|^ảnh (?-i:[A-ZĐ])", re.IGNORECASE)
_CREDITED = ("ảnh", "đồ họa", "nguồn", "clip", "video")
_CREDIT_REACH = 70
#: The text that stands for a picture: the headline and its number.
ALTERNATIVE = re.compile(r"[-–—]\s?Ảnh\s?\d{1,3}\s?\.?$")
BRACKETED = re.compile(r"\([^()]{3,200}\)\.?$")

#: What a paragraph has at least: that many characters, or that many words and a full stop.
PROSE_CHARACTERS = 180
PROSE_WORDS = 12
CAPTION_WORDS = 60


def is_prose(text: str) -> bool:
    """Whether a line is long enough, or a sentence long enough, to be a paragraph."""
    if len(text) >= PROSE_CHARACTERS or _SIGN.match(text):
        return True
    return len(text.split()) >= PROSE_WORDS and _FULL_STOP.search(text) is not None


def is_portal(text: str) -> bool:
    """Whether a line above the first paragraph is the portal's by the rules."""
    return bool(effect(text)) or is_menu(text) or is_link(text) or not has_words(text)


@cache
def _caption_words(match: str) -> tuple[str, ...]:
    return tuple(key(phrase) for phrase in knowledge.values("captions", "phrase", match=match))


def has_credit(text: str) -> bool:
    """Whether a line ends in who took the picture, or where it is from."""
    tail = text[-_CREDIT_REACH:].lower()
    return (
        any(word in tail for word in _CREDITED) and _CREDIT.search(text, max(0, len(text) - _CREDIT_REACH)) is not None
    )


def is_caption(text: str) -> bool:
    """Whether a line reads as what stands below a picture."""
    words = text.split()
    if len(words) > CAPTION_WORDS:
        return False
    if has_credit(text) or BRACKETED.match(text) or ALTERNATIVE.search(text):
        return True
    if SENTENCE_END.search(text) and len(words) > PROSE_WORDS:
        return False
    line = key(text)
    starts = any(
        line.startswith(word) and not line[len(word) : len(word) + 1].isalnum() for word in _caption_words("start")
    )
    if starts:
        return SENTENCE_END.search(text) is None
    return any(word in line for word in _caption_words("within"))
