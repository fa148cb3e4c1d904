"""Vietnamese calendar expressions with TIMEX3 values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A calendar expression: ``text`` is what stands at ``[start:end]`` of the whole text.

    ``kind`` is ``day``, ``month``, ``quarter``, ``half``, ``year``, ``interval`` or ``term``; ``basis`` is
    ``explicit``, ``year_from_context``, ``year_from_publication``, ``relative`` or ``unresolved``; ``first`` and
    ``last`` are the ISO days that it covers, empty where the year is unknown. ``part_of_day`` is ``morning``,
    ``afternoon``, ``evening`` or empty.
    """

    text: str
    start: int
    end: int
    timex: str
    kind: str
    basis: str
    first: str
    last: str
    found_by: str
    confidence: float
    part_of_day: str = ""


def find_dates(text: str, *, reference: datetime.date | None = None) -> list[DateSpan]:
    """Find and resolve the calendar expressions of an article's text."""
    return []
