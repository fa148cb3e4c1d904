"""Sums and measures: what the money, area, length or weight is of."""

from __future__ import annotations

import re

from pipeline.grammar.counts import NOUN, SHORT_NAME, with_governor
from pipeline.grammar.folding import fold
from pipeline.grammar.metric_spans import MetricSpan, Offsets, Reading
from pipeline.grammar.number_spans import NumberSpan
from pipeline.grammar.phrases import (
    dimension_before,
    is_adjective,
    phrase_before,
    phrase_behind,
    quantity_behind,
    topic_before,
    words_before,
    words_behind,
)
from pipeline.grammar.units import UnitSpan, unit_at

#: "giảm từ 90.000 đồng (xuống) còn 40.000 đồng": one quantity before and after.
_FROM_TO = re.compile(
    r"(?:\s(?:mỗi|một) \w{2,5})?\s?(?:/\s?\w{2,6}\s?)?"
    r"(?:\s(?:xuống|lên|còn|thành|tới|đến|giảm|tăng|mức|chỉ|khoảng|hơn|gần)){1,4}\s\d",
    re.IGNORECASE,
)
#: "3 dự án với tổng vốn …": the quantity of what is counted in front of it.
_BELONGS = re.compile(r"(?<!\w)(?:với|có|,)\s$")
_PER = re.compile(r"\s?/(?=\s?[^\W\d_])")
_ONLY_BOUND = re.compile(
    r"(?:khoảng|hơn|gần|trên|dưới|có|còn|đến nay|hiện)(?:\s(?:có|còn|khoảng|hơn|gần|trên))?", re.IGNORECASE
)
#: Words behind a measure that begin a predicate, not the thing measured.
_NO_NOUN = frozenset({"được", "chống", "sâu", "rộng", "cao", "dài", "trồng", "nữ", "nam", "so", "mỗi", "trở"})


def quantity(
    text: str, number: NumberSpan, clause: int, limit: int, unit: UnitSpan, rule: str, last: MetricSpan | None
) -> Reading:
    """A sum or a measure: what is measured stands in front, else behind."""
    currency = fold(number.unit) in ("", "đồng", "vnđ", "vnd", "đ")
    name = "đồng" if rule.startswith("money") and currency else number.unit or unit.text
    if last is not None and last.unit == name and _FROM_TO.match(text, last.end, number.start + 1):
        return Reading(name, unit.end, last.indicator, f"{rule}.from_to", 0.82, unit.end)
    named = dimension_before(text, clause, number.start)
    behind = _quantity_behind(text, unit, limit) if named is None else None
    if behind:
        phrase = text[slice(*behind)]
        if unit.kind == "measure" and len(phrase.split()) <= 2:
            phrase = with_governor(text, number, clause, phrase, last)
        return Reading(name, unit.end, phrase, f"{rule}.of", 0.85, behind[1])
    if named and is_adjective(text[slice(*named)]):
        phrase = _dimension(text, named, clause, last)
        return Reading(name, unit.end, phrase, f"{rule}.dimension", 0.8, unit.end)
    before = phrase_before(text, clause, number.start)
    if before is None or _ONLY_BOUND.fullmatch(text, *before):
        start, end = words_behind(text, unit.end, limit)
        return Reading(name, unit.end, text[start:end], rule, 0.6, max(end, unit.end))
    if named and named[0] >= before[1]:
        before = named
    phrase = _named_quantity(text, number, clause, before, last)
    per = _PER.match(text, unit.end)
    each = unit_at(text, per.end()) if per and unit.kind == "money" else None
    if each and each.kind in ("count", "person") and fold(each.text) not in fold(phrase):
        phrase = f"{phrase} {each.text}"
    return Reading(name, unit.end, phrase, f"{rule}.named_before", 0.82, unit.end)


def _quantity_behind(text: str, unit: UnitSpan, limit: int) -> Offsets | None:
    """What stands behind a measure or a sum: 60 ha ``đất rừng``, 4 tỷ đồng ``vốn đầu tư công``."""
    if unit.kind == "measure":
        noun = NOUN.match(text, unit.end)
        start = noun.start(1) if noun and noun.group(1).lower() not in _NO_NOUN else -1
    else:
        start = quantity_behind(text, unit.end)
    end = phrase_behind(text, start, start, limit) if start >= 0 else start
    return (start, end) if end > start else None


def _dimension(text: str, named: Offsets, clause: int, last: MetricSpan | None) -> str:
    """The thing and its dimension: ``hố rộng`` 4 m, and the depth of the same thing behind it."""
    adjective = text[slice(*named)]
    since = clause if last is None else max(clause, last.end)
    thing = words_before(text, since, named[0], most=4)
    if thing:
        return f"{text[slice(*thing)]} {adjective}"
    if last is not None and last.rule.endswith(".dimension") and last.end >= clause:
        return f"{last.indicator.rpartition(' ')[0]} {adjective}".strip()
    return adjective


def _named_quantity(text: str, number: NumberSpan, clause: int, name: Offsets, last: MetricSpan | None) -> str:
    """A quantity's name with what it is of, where the name alone is short."""
    phrase = text[slice(*name)]
    words = len(phrase.split())
    counted = last is not None and last.rule.startswith("metric.count")
    if last is not None and counted and words <= 3 and _BELONGS.search(text, max(0, name[0] - 6), name[0]):
        return f"{phrase} {last.indicator}"
    if words > SHORT_NAME:
        return phrase
    since = name[1] if last is None else max(name[1], last.end)
    rest = words_before(text, since, number.start, most=4) if since < number.start else None
    more = text[slice(*rest)] if rest else topic_before(text, clause, name[0])
    return f"{phrase} {more}".strip()
