"""People of a sentence as units: a name with the honorific and the posts beside it. The rest of the sentence's text is
masked where it tells nothing about roles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from pipeline.frozen import frozen
from pipeline.grammar.role_phrases import any_word, honorifics

# Stand-ins of one character each, so that every offset stays: a person, the inside of brackets, of quotes.
PERSON, VOID, QUOTE = "\ue000", "\ue001", "\ue002"

_BRACKETS = re.compile(r"\([^()]{0,200}\)")
# A straight mark opens behind a blank, and not before a comma: that one closes a quote.
_QUOTES = re.compile(r"“[^“”]{0,2000}”|(?<!\S)\"(?!\s?[,.;:])[^\"]{0,2000}\"(?!\w)")
# A quote that a sentence break has cut in two: its end stands before the attribution.
_QUOTE_TAIL = re.compile(r"[^\"“”]{1,2000}(?:”|\"(?=\s?,))")


class Stretch(Protocol):
    """A part of the sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Person(Stretch, Protocol):
    """A person as named in the sentence, with the positions that the text gives."""

    @property
    def name(self) -> str: ...
    @property
    def positions(self) -> Sequence[Stretch]: ...
    @property
    def is_title_only(self) -> bool: ...


@frozen
class Unit:
    """A person in the sentence, with the honorific and the posts beside the name."""

    index: int
    start: int
    end: int
    is_title_only: bool


@cache
def _glue() -> re.Pattern[str]:
    """What stands between a name and its posts."""
    return re.compile(rf"[\s,()\-:]{{0,6}}(?:{any_word('glue')}[\s,()\-:]{{0,4}}){{0,4}}")


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(rf"(?:{honorifics()}|{any_word('address')})\s{{1,3}}$")


@cache
def _others() -> re.Pattern[str]:
    """Words before a post that make it another's."""
    return re.compile(rf"{any_word('oblique', 'kin', 'plural')}\s*$")


def read_units(folded: str, people: Sequence[Person]) -> list[Unit]:
    """People with the honorific and the posts beside the name, from left to right, without overlaps."""
    ordered = sorted(range(len(people)), key=lambda index: (people[index].start, -people[index].end))
    units: list[Unit] = []
    for place, index in enumerate(ordered):
        person = people[index]
        floor = units[-1].end if units else 0
        ceiling = people[ordered[place + 1]].start if place + 1 < len(ordered) else len(folded)
        if person.start >= floor:
            start, end = _widened(folded, person, floor, ceiling)
            units.append(Unit(index, start, end, person.is_title_only))
    return units


def _widened(folded: str, person: Person, floor: int, ceiling: int) -> tuple[int, int]:
    """The stretch of a name with what belongs to it on either side."""
    start, end, glue = person.start, person.end, _glue()
    for position in sorted(person.positions, key=lambda position: -position.end):
        gap = folded[min(position.end, start) : start]
        # "Thừa ủy quyền của Chủ tịch nước, đồng chí A": the post before the comma is another's.
        before = max(floor, position.start - 40)
        others = "," in gap and _others().search(folded, before, position.start) is not None
        if floor <= position.start < start and glue.fullmatch(gap) and not others:
            start = position.start
    for position in sorted(person.positions, key=lambda position: position.start):
        if end < position.end <= ceiling and glue.fullmatch(folded, end, max(position.start, end)):
            end = position.end
    if "(" in folded[person.end : end] and folded.startswith(")", end):
        end += 1
    while honorific := _honorific().search(folded, max(floor, start - 24), start):
        start = honorific.start()
    return start, end


def masked_text(folded: str, units: Sequence[Unit]) -> str:
    """``folded`` with people, brackets and quotes blotted out, every offset kept."""
    masked = folded
    for unit in units:
        masked = f"{masked[: unit.start]}{PERSON * (unit.end - unit.start)}{masked[unit.end :]}"
    if '"' in masked or "“" in masked or "”" in masked:
        masked = _QUOTES.sub(lambda match: QUOTE * len(match.group()), masked)
        if tail := _QUOTE_TAIL.match(masked):
            masked = QUOTE * tail.end() + masked[tail.end() :]
    return _BRACKETS.sub(_blotted, masked) if "(" in masked else masked


def _blotted(brackets: re.Match[str]) -> str:
    return brackets.group() if PERSON in brackets.group() else VOID * len(brackets.group())
