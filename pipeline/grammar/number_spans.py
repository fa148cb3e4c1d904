"""Numbers with their place in a text."""

from __future__ import annotations

from typing import Literal

from pipeline.frozen import frozen

NumberKind = Literal["cardinal", "ordinal", "fraction", "range", "percent", "permille", "money"]


@frozen
class NumberSpan:
    """A number in a text: ``text[start:end]``, percent sign and currency included.

    Attributes
    ----------
    value
        The number, scaled: ``1,36 triệu`` is 1360000, ``87,6%`` is 87.6, ``2/3`` has the value 2.
    kind
        ``cardinal``, ``ordinal``, ``fraction``, ``range``, ``percent``, ``permille`` or ``money``. A range of shares or
        sums is ``percent`` or ``money`` with a ``value_max``.
    value_max
        Upper end of a range.
    denominator
        What a fraction is out of.
    unit
        Percent sign or currency as printed.
    comparator
        ``approx``, ``gt``, ``lt``, ``ge`` or ``le`` where the words around bound the number; else empty.
    """

    text: str
    start: int
    end: int
    value: float
    kind: NumberKind
    value_max: float | None = None
    denominator: float | None = None
    unit: str = ""
    comparator: str = ""


def number_span(text: str, start: int, end: int, value: float, kind: NumberKind, **more: float | None) -> NumberSpan:
    """The number that ``text[start:end]`` states."""
    return NumberSpan(text[start:end], start, end, value, kind, **more)  # type: ignore[arg-type]
