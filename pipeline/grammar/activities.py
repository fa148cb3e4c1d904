"""Kinds of work in a sentence, done or planned, by the lexicon ``knowledge/activities``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.frozen import frozen
from pipeline.grammar.context import ContextSpan, categories_at, find_context
from pipeline.grammar.wording import Lexicon, any_of
from pipeline.knowledge import rows, values

#: How far before the work, in characters, a planning word reaches.
_REACH = 130


@frozen
class ActivitySpan:
    """Words that tell a kind of work: ``text`` stands at ``[start:end]`` of the sentence.

    ``reach`` is where they may be believed: ``any``, ``body`` (the sentence names a public body) or ``report`` (the
    article reports on an office's or a council's work). ``passing`` words are those that news also uses where the work
    is not the matter. ``status`` is set where the words themselves tell it.
    """

    text: str
    start: int
    end: int
    activity_type: str
    reach: str
    status: str = ""
    passing: bool = False


@cache
def _lexicon() -> Lexicon:
    # The longest wins: an entry without a type hides the words that it holds.
    return Lexicon([row["phrase"] for row in rows("activities")])


@cache
def _words(category: str) -> re.Pattern[str]:
    return re.compile(any_of(values("activity_words", "phrase", category=category)), re.IGNORECASE)


def find_activities(sentence: str) -> list[ActivitySpan]:
    """Kinds of work named in a sentence, in order.

    >>> [span.activity_type for span in find_activities("Văn phòng phục vụ các cuộc giám sát, tiếp công dân.")]
    ['supervision', 'citizen_reception']
    """
    table = rows("activities")
    return [
        ActivitySpan(
            text=sentence[hit.start : hit.end],
            start=hit.start,
            end=hit.end,
            activity_type=row["activity_type"],
            reach=row["reach"],
            status=row["status"],
            passing=bool(row["passing"]),
        )
        for hit in _lexicon().find(sentence)
        if (row := table[hit.index])["activity_type"]
    ]


def planning_words(sentence: str) -> list[ContextSpan]:
    """The sentence's planning words that can reach its work; to be found once for all of it."""
    return [span for span in find_context(sentence, "work") if span.category == "planned"]


def is_planned(sentence: str, start: int, contexts: Sequence[ContextSpan], *, paragraph_planned: bool = False) -> bool:
    """Whether the work named at ``start`` is yet to be done: a planning word reaches it and nothing done lies between.

    ``contexts`` are the sentence's :func:`planning_words`.

    >>> is_planned("Kỳ họp sẽ miễn nhiệm hai ủy viên.", 11, []), is_planned("HĐND đã miễn nhiệm hai ủy viên.", 8, [])
    (True, False)
    """
    if categories_at(contexts, start, start + 1):
        return True
    before = sentence[max(0, start - _REACH) : start]
    last_done = max((match.end() for match in _words("done").finditer(before)), default=-1)
    last_planned = max((match.end() for match in _words("planned").finditer(before)), default=-1)
    if last_planned < 0 and last_done < 0:
        return paragraph_planned
    return last_planned > last_done


def plans_from(paragraph: str) -> int:
    """Where the plans of a paragraph begin, by the words at its head: "Thời gian tới, …", "Năm 2024 … phấn đấu …".

    Returns the offset of the word; -1 where the paragraph does not open with plans.

    >>> plans_from("Thời gian tới, Văn phòng tập trung phục vụ kỳ họp."), plans_from("Năm qua, Văn phòng đã làm tốt.")
    (0, -1)
    """
    head = re.split(r"(?<=[^\dA-Z])[.!?]\s", paragraph, maxsplit=1)[0][:200]
    plan = _words("paragraph").search(head)
    if plan is None:
        return -1
    done = _words("done").search(head)
    return plan.start() if done is None or plan.start() < done.start() else -1
