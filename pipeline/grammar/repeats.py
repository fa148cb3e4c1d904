"""Every fact once: numbers that an article repeats."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.frozen import replace
from pipeline.grammar.folding import fold
from pipeline.grammar.metric_spans import MetricSpan, Offsets
from pipeline.grammar.units import unit_at

#: Two counts of the same noun that agree on so large a number are one count.
_LARGE_COUNT = 6
#: A number in words that points back is smaller.
_SMALL_COUNT = 10
#: As many persons are the same persons, whatever they are called: "8 đại biểu …", later "8 đồng chí …".
_MANY_PERSONS = 4
#: A price or a fee of less is common to many things: 10,000 đồng.
_LARGE_SUM = 1_000_000


def distinct(metrics: Sequence[MetricSpan], sentences: Sequence[Offsets]) -> list[MetricSpan]:
    """Every fact once: where a later sentence gives a number again about the same thing, the first mention stays.

    Within one sentence nothing is a repetition: "1 phiên giải trình …, 1 phiên giải trình …" are two facts.
    """
    kept: list[tuple[int, MetricSpan]] = []
    by_value: dict[tuple[float, float | None], list[int]] = {}
    for metric in metrics:
        sentence = bisect_right(sentences, (metric.start, sys.maxsize))
        same = by_value.setdefault((metric.value, metric.value_max), [])
        first = next((i for i in same if kept[i][0] != sentence and _same_fact(metric, kept[i][1])), None)
        if first is None:
            same.append(len(kept))
            kept.append((sentence, metric))
        elif metric.planned and kept[first][0] == 1:
            # A headline is short of the words that tell a plan ("11 xã sáp nhập"); the body has them.
            kept[first] = (1, replace(kept[first][1], planned=True))
    return [metric for _, metric in kept]


def _same_fact(one: MetricSpan, other: MetricSpan) -> bool:
    if one.subject and other.subject and one.subject != other.subject:
        return False
    if one.unit == other.unit and _is_telling(one):
        return one.change == other.change
    if _points_back(one) and fold(one.unit) == fold(other.unit):
        return True
    if (one.denominator, one.change) != (other.denominator, other.change):
        return False
    if one.value >= _MANY_PERSONS and not one.change and _counts_persons(one) and _counts_persons(other):
        return True
    unit, other_unit = fold(one.unit).split(), fold(other.unit).split()
    if _abbreviates(one.unit, other_unit) or _abbreviates(other.unit, unit):
        return True
    return _same_words(one, other, {*unit}, {*other_unit})


def _abbreviates(unit: str, words: Sequence[str]) -> bool:
    """``DN`` for "doanh nghiệp"."""
    return len(words) > 1 and fold(unit) == "".join(word[0] for word in words)


def _same_words(one: MetricSpan, other: MetricSpan, unit: set[str], other_unit: set[str]) -> bool:
    """Whether two numbers of like units are of the same thing, as far as their words tell."""
    if not unit & other_unit:
        return False
    if one.rule.startswith("metric.count") and one.value >= _LARGE_COUNT and (unit <= other_unit or other_unit <= unit):
        return True
    if one.planned != other.planned:
        return False
    mine, others = ({*fold(m.own_phrase or m.indicator).split()} - unit - other_unit for m in (one, other))
    # A price that is common to many things is repeated only where nothing else is said of it.
    least = min(len(mine), len(others)) / (1 if one.unit == "đồng" else 2)
    return not mine or not others or len(mine & others) >= least


def _points_back(metric: MetricSpan) -> bool:
    """A small number in words in front of what its noun does is known already: "Hai xã đã thống nhất …"."""
    return metric.rule == "metric.count.words" and metric.predicate and 1 < metric.value < _SMALL_COUNT


def _counts_persons(metric: MetricSpan) -> bool:
    unit = unit_at(metric.unit, 0) if metric.rule.startswith("metric.count") else None
    return unit is not None and unit.kind == "person"


def _is_telling(metric: MetricSpan) -> bool:
    """Whether two different things would hardly have this share or sum in common."""
    if metric.unit == "đồng":
        return metric.value >= _LARGE_SUM or metric.value % 10_000 > 0
    return metric.value % 1 > 0
