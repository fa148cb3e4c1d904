"""Kinds of work in a sentence, done or planned, by the lexicon ``knowledge/activities``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.frozen import frozen
from pipeline.grammar.context import ContextSpan, categories_at, find_context
from pipeline.grammar.folding import fold
from pipeline.grammar.word_index import word_index
from pipeline.grammar.wording import Lexicon
from pipeline.knowledge import rows, values

#: How far before the work, in characters, a planning word reaches.
_REACH = 130
#: In how many characters a paragraph says that it is about plans, and where its first sentence ends. The look-behind
#: stands behind the mark: the search runs to a mark and tries nothing before it.
_HEAD = 200
_STOP = re.compile(r"[.!?](?<=[^\dA-Z].)\s")
#: A sentence with so many semicolons is a list.
_LISTED = 2


@frozen
class ActivitySpan:
    """Words that tell a kind of work: ``text`` stands at ``[start:end]`` of the sentence.

    ``reach`` is where they tell it: ``any``, ``body`` (the sentence names a public body), ``report`` (the article
    reports on an office's or a council's work) or ``hint`` (nowhere for sure). ``status`` is set where the words
    themselves tell it.
    """

    text: str
    start: int
    end: int
    activity_type: str
    reach: str
    status: str = ""


@frozen
class Tense:
    """What a sentence says of the time of its work.

    ``future`` and ``past`` words, ``proposed``: it is asked for, drafted or under discussion; ``agenda``: the sentence
    lists what is to be done.
    """

    future: bool
    past: bool
    proposed: bool
    agenda: bool


@frozen
class _Entries:
    """Entries of the list, and the lexicon of their phrases."""

    rows: list[dict[str, str]]
    lexicon: Lexicon


@cache
def _entries(hints: bool) -> _Entries:
    """The entries that tell work, or those that only hint at it, which must not hide the former."""
    found = [row for row in rows("activities") if (row["reach"] == "hint") == hints]
    # The longest wins: an entry without a type hides the words that it holds.
    return _Entries(found, Lexicon([row["phrase"] for row in found]))


@cache
def _words(category: str) -> Lexicon:
    return Lexicon(values("activity_words", "phrase", category=category))


def find_activities(sentence: str) -> list[ActivitySpan]:
    """Kinds of work named in a sentence, in order.

    >>> [span.activity_type for span in find_activities("Văn phòng phục vụ các cuộc giám sát, tiếp công dân.")]
    ['supervision', 'citizen_reception']
    """
    words = list(_spans(sentence, hints=False))
    hints = [
        hint
        for hint in _spans(sentence, hints=True)
        if not any(
            word.activity_type in ("", hint.activity_type) and word.start < hint.end and hint.start < word.end
            for word in words
        )
    ]
    return sorted((span for span in (*words, *hints) if span.activity_type), key=lambda span: (span.start, span.end))


def _spans(sentence: str, *, hints: bool) -> Iterator[ActivitySpan]:
    entries = _entries(hints)
    for hit in entries.lexicon.find(sentence):
        row = entries.rows[hit.index]
        yield ActivitySpan(
            text=sentence[hit.start : hit.end],
            start=hit.start,
            end=hit.end,
            activity_type=row["activity_type"],
            reach=row["reach"],
            status=row["status"],
        )


def tense_of(sentence: str) -> Tense:
    """What a sentence says of the time of its work.

    >>> tense_of("Kỳ họp sẽ xem xét hai tờ trình."), tense_of("HĐND vừa bầu Chủ tịch.").past
    (Tense(future=True, past=False, proposed=True, agenda=False), True)
    """
    words, told_by = word_index(fold(sentence)), _tense_words()
    line = f" {' '.join(words.listed)} "
    told = {
        category for word in words.kinds.intersection(told_by) for phrase, category in told_by[word] if phrase in line
    }
    return Tense(
        future="future" in told,
        past="past" in told,
        proposed="proposed" in told,
        agenda="agenda" in told or sentence.count(";") >= _LISTED,
    )


@cache
def _tense_words() -> dict[str, list[tuple[str, str]]]:
    """The words that tell of a whole sentence's time, between blanks, each with its category, by their first."""
    by_first: dict[str, list[tuple[str, str]]] = {}
    for row in rows("activity_words"):
        if row["category"] in ("future", "past", "proposed", "agenda"):
            phrase = fold(row["phrase"])
            by_first.setdefault(phrase.split()[0], []).append((f" {phrase} ", row["category"]))
    return by_first


def is_office(body: str) -> bool:
    """Whether a body as written is a council, a delegation of deputies or an office that serves one.

    >>> is_office("Thường trực HĐND tỉnh Sơn La"), is_office("Ban Tuyên giáo Tỉnh ủy")
    (True, False)
    """
    return any(_words("office").find(body))


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
    first = max(0, start - _REACH)
    last_done = max((hit.end for hit in _words("done").find(sentence, first, start)), default=-1)
    last_planned = max((hit.end for hit in _words("planned").find(sentence, first, start)), default=-1)
    if last_planned < 0 and last_done < 0:
        return paragraph_planned
    return last_planned > last_done


def plans_from(paragraph: str) -> int:
    """Where the plans of a paragraph begin, by the words at its head: "Thời gian tới, …", "Năm 2024 … phấn đấu …".

    Returns the offset of the word; -1 where the paragraph does not open with plans.

    >>> plans_from("Thời gian tới, Văn phòng tập trung phục vụ kỳ họp."), plans_from("Năm qua, Văn phòng đã làm tốt.")
    (0, -1)
    """
    stop = _STOP.search(paragraph, 0, _HEAD)
    head = paragraph[: stop.start() if stop else _HEAD]
    plan = next(_words("paragraph").find(head), None)
    if plan is None:
        return -1
    done = next(_words("done").find(head), None)
    return plan.start if done is None or plan.start < done.start else -1
