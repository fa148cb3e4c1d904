"""Whose a number is: the body that did the work, the person whom a vote is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

#: Behind these words a body is the object, a place or part of a person's title, not the one whose number follows.
_NOT_THE_ACTOR = re.compile(
    r"(?<!\w)(?:của|cho|với|tại|ở|do|trình|gửi|đến|tới|đề nghị|kiến nghị|cùng|theo|thuộc|trong|về|dự|nghe|bầu|là|làm"
    r"|họp|chủ tịch|giám đốc|bí thư|trưởng|viên|biểu|lãnh đạo|đại diện|trưởng ban|thứ \w{1,8}|thường trực)\s$",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[;:!?]|\.\s")
#: Words between a body and its number, in characters.
_REACH = 120
#: Measures that are about a person where the sentence names one.
_ABOUT_A_PERSON = ("votes_", "confidence_")


class Placed(Protocol):
    """A span of the text."""

    @property
    def start(self) -> int:
        """Where it starts."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


class Named(Placed, Protocol):
    """A person named in the text."""

    @property
    def name(self) -> str:
        """The full name."""
        ...


def actor_of(text: str, number_start: int, bodies: Sequence[Placed]) -> tuple[int, int] | None:
    """Offsets of the body whose number stands at ``number_start``.

    It is the nearest body in front of the number, within the clause, that acts: not one behind a preposition ("của
    HĐND tỉnh", "trình HĐND tỉnh"). ``None`` where there is none.
    """
    for body in sorted(bodies, key=lambda span: span.start, reverse=True):
        if body.end > number_start:
            continue
        gap = text[body.end : number_start]
        if len(gap) > _REACH or _CLAUSE_ENDS.search(gap):
            return None
        if not _NOT_THE_ACTOR.search(text[max(0, body.start - 18) : body.start]):
            return body.start, body.end
    return None


def subject_of(indicator_id: str, sentence: tuple[int, int], number_start: int, people: Sequence[Named]) -> str:
    """The person whom a count of votes is about: the only one that the sentence names, or the nearest in front.

    Empty where the measure is no vote, or where several people stand behind the number only.
    """
    if not indicator_id.startswith(_ABOUT_A_PERSON):
        return ""
    start, end = sentence
    inside = [person for person in people if start <= person.start < end]
    names = {person.name for person in inside}
    if len(names) == 1:
        return names.pop()
    before = [person for person in inside if person.end <= number_start]
    return max(before, key=lambda person: person.end).name if before else ""
