"""What joins numbers: ranges and fractions over two neighbours, and the words that bound them."""

from __future__ import annotations

import re

from pipeline.frozen import replace
from pipeline.grammar.number_contexts import bound_before, bound_behind
from pipeline.grammar.number_senses import PART_OF
from pipeline.grammar.number_spans import NumberKind, NumberSpan, number_span
from pipeline.grammar.number_symbols import has_unit
from pipeline.grammar.numerals import atoms, read_numerals
from pipeline.grammar.units import unit_at

_DASH = r"[-–—]"

_TO = re.compile(rf"\s{{0,2}}{_DASH}\s{{0,2}}|\s(?:đến|tới)\s(?:khoảng\s|gần\s|hơn\s)?")

#: "48 trên tổng số 49 đại biểu"
_OUT_OF = re.compile(r"\s(?:trên|trong)\s(?:tổng số|tổng cộng|số)\s")

_LIST = re.compile(r",?\s")


def join_numbers(text: str, spans: list[NumberSpan]) -> list[NumberSpan]:
    """Ranges and fractions over two neighbours."""
    joined: list[NumberSpan] = []
    for span in spans:
        both = _joined(text, joined[-1], span) if joined and span.start - joined[-1].end <= 16 else None
        if both is None:
            joined.append(span)
        else:
            joined[-1] = both
    return joined


def _joined(text: str, first: NumberSpan, second: NumberSpan) -> NumberSpan | None:
    if "ordinal" in (first.kind, second.kind) or first.value_max is not None:
        return None
    gap, start, end = text[first.end : second.start], first.start, second.end
    if _OUT_OF.fullmatch(gap) and first.kind == second.kind == "cardinal" and first.value <= second.value:
        return number_span(text, start, end, first.value, "fraction", denominator=second.value)
    if PART_OF.fullmatch(gap) and second.kind == "cardinal":
        return number_span(text, start, end, first.value, "fraction", denominator=second.value)
    low = first.value
    if first.kind == "cardinal" and second.value > 0:
        numerals = read_numerals(atoms(text, second.start, second.end))
        last = numerals[-1] if numerals else None
        if last and last.scale > 1 and low < last.base and low * last.scale < second.value:
            low *= last.scale
    alike = first.kind in ("cardinal", second.kind) and second.kind in ("cardinal", "percent", "money", "permille")
    if not alike or low >= second.value or second.denominator or first.denominator:
        return None
    words = not first.text[0].isdigit() and not second.text[0].isdigit()
    neighbours = (
        words
        and _LIST.fullmatch(gap)
        and second.value == low + 1
        and " " not in first.text + second.text.split(" đồng")[0]
    )
    spelled_out = bool(_TO.fullmatch(gap)) and (
        ("đến" not in gap and "tới" not in gap)
        or second.kind != "cardinal"
        or _from_before(text, start)
        or has_unit(text, end)
    )
    if not neighbours and not spelled_out:
        return None
    kind: NumberKind = second.kind if second.kind != "cardinal" else "range"
    return NumberSpan(text[start:end], start, end, low, kind, second.value, unit=second.unit)


def _from_before(text: str, start: int) -> bool:
    return bool(re.search(r"(?<!\w)từ\s(?:khoảng\s|hơn\s|trên\s)?$", text[max(0, start - 10) : start], re.IGNORECASE))


def bounded(text: str, span: NumberSpan) -> NumberSpan:
    """The number with the comparator that stands before or behind it."""
    if span.kind == "ordinal":
        return span
    comparator = bound_before(text, span.start)
    if not comparator and span.text.lower().startswith("hàng "):
        comparator = "approx"
    unit = unit_at(text, span.end)
    comparator = bound_behind(text, unit.end if unit else span.end) or comparator
    return replace(span, comparator=comparator) if comparator else span
