"""Which line above the first paragraph is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.grammar.bodies import find_bodies
from pipeline.ingest.byline import read_byline
from pipeline.ingest.dateline import read_dateline
from pipeline.ingest.furniture import key
from pipeline.ingest.leftovers import beside, is_doubted
from pipeline.ingest.looks import ALTERNATIVE, BRACKETED, is_portal
from pipeline.models.furniture import Judge

#: How names of councils, committees and their offices begin.
_NAME = re.compile(
    r"đoàn|h(?:ội đồng nhân dân|đnd)|(?:[uủ][ỷy] ban nhân dân|ubnd)|thường trực|văn phòng", re.IGNORECASE
)

_TITLE_WORDS = 40
_NAME_WORDS = 14
#: A headline has seven words or more if any line above the first paragraph has, else five.
_TITLE_LEAST = (7, 5)
#: From this probability on a line beside furniture is no headline.
_BANNER = 0.9


def title_index(head: Sequence[str], given: str, judge: Judge) -> int | None:
    """Which line above the first paragraph is the headline.

    A short head holds it first (a kicker or an author may follow); a long one is a menu, and the headline is the line
    that a date or an author follows, else the longest.
    """
    if given:
        return next((index for index, text in enumerate(head) if key(text) == given), None)
    candidates = [index for index, text in enumerate(head) if may_be_title(text)]
    candidates = [index for index in candidates if not _is_banner(head, index, judge)] or candidates
    if not candidates:
        return None
    lengths = {index: len(head[index].split()) for index in candidates}
    least = next((words for words in _TITLE_LEAST if max(lengths.values()) >= words), 0)
    long = [index for index in candidates if lengths[index] >= least]
    dated = [index for index in long if any(map(read_dateline, head[index + 1 : index + 3]))]
    if dated:
        return dated[0]
    if len(long) <= 3:
        return long[0]
    return max(long, key=lambda index: (lengths[index], index))


def _is_banner(head: Sequence[str], index: int, judge: Judge) -> bool:
    """Whether a line above the first paragraph belongs to the portal: it reads so, and so does one beside it."""
    return (
        any(is_portal(text) or is_doubted(text, judge) for text in beside(head, index))
        and judge(head[index]).furniture >= _BANNER
    )


def is_body_name(text: str) -> bool:
    """Whether a line is nothing but the name of a council, a committee or several, as portals print theirs on top.

    >>> is_body_name("ĐOÀN ĐBQH VÀ HĐND TỈNH YÊN BÁI"), is_body_name("HĐND tỉnh Yên Bái họp")
    (True, False)
    """
    bodies = find_bodies(text) if _NAME.match(text) and len(text.split()) <= _NAME_WORDS else []
    rest = text
    for body in reversed(bodies):
        rest = rest[: body.start] + rest[body.end :]
    return bool(bodies) and key(rest) in ("", "và")


def may_be_title(text: str) -> bool:
    """Whether a line above the first paragraph may be the headline."""
    if is_portal(text) or read_dateline(text) or is_body_name(text):
        return False
    words = text.split()
    if BRACKETED.match(text) or ALTERNATIVE.search(text):
        return False
    return 2 <= len(words) <= _TITLE_WORDS and not (len(words) <= 4 and read_byline(text))
