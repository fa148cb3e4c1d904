"""Vietnamese calendar expressions with TIMEX3 values."""

from __future__ import annotations

import datetime

from pipeline.frozen import frozen
from pipeline.grammar.calendar import days_of
from pipeline.grammar.date_expressions import find_expressions
from pipeline.grammar.date_resolution import resolve


@frozen
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


#: How often an expression that rests on this is right, before anything is calibrated.
_CONFIDENCE = {
    "explicit": 0.97,
    "year_from_publication": 0.93,
    "year_from_context": 0.92,
    "relative": 0.75,
    "unresolved": 0.9,
}
#: The same of rules that are less sure than the others of their basis.
_LESS_SURE = {"date.after_event": 0.8, "date.before_event": 0.8, "date.topic_year": 0.85, "date.duration": 0.8}


def find_dates(text: str, *, reference: datetime.date | None = None) -> list[DateSpan]:
    """Find the calendar expressions of a text and settle the years that they leave out.

    Parameters
    ----------
    text
        A whole article (the years of its other dates settle a missing one) in NFC.
    reference
        The day on which it was published, where that is known. Deictic expressions ("hôm qua") are reported only with
        it; without it a missing year is taken from the text or stays ``XXXX``.

    Returns
    -------
    list of DateSpan
        In the order of the text, without overlaps.

    Examples
    --------
    >>> [(span.text, span.timex) for span in find_dates("Sáng 5/12, HĐND tỉnh tổng kết công tác năm 2023.")]
    [('5/12', '2023-12-05'), ('năm 2023', '2023')]
    >>> find_dates("Sáng 5/12", reference=datetime.date(2020, 12, 6))[0].timex
    '2020-12-05'
    """
    expressions = find_expressions(text)
    spans = []
    for expression, settled in zip(expressions, resolve(text, expressions, reference), strict=True):
        if not settled.timex:
            continue
        first, last = days_of(settled.timex)
        spans.append(
            DateSpan(
                text[expression.start : expression.end],
                expression.start,
                expression.end,
                settled.timex,
                expression.kind,
                settled.basis,
                first,
                last,
                settled.rule,
                _LESS_SURE.get(settled.rule, _CONFIDENCE[settled.basis]),
                expression.part_of_day,
            )
        )
    return spans
