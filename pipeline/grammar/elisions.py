"""Numbers whose unit stands at their neighbour: "từ 3.000 lên 5.000 đồng", "lần lượt có 12 và 11 phiếu"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.frozen import replace
from pipeline.grammar.counts import AND
from pipeline.grammar.metric_spans import MetricSpan
from pipeline.grammar.number_spans import NumberSpan

#: Right before the first of two levels or bounds.
FROM = re.compile(r"(?<!\w)từ\s$", re.IGNORECASE)
#: "giá tăng từ 3.000 lên 5.000 đồng"
_LIFTED = re.compile(r"\s(?:lên|xuống|còn|xuống còn|lên đến|lên tới)\s")
#: "lần lượt có 12 và 11 phiếu", "lần lượt là 12 phiếu, 11"
_IN_TURN = re.compile(r"(?<!\w)lần lượt[^\d,;:.]{0,30}$", re.IGNORECASE)
_ELIDED = ".elided"


def alike(metric: MetricSpan, number: NumberSpan) -> MetricSpan:
    """A number whose unit and measure stand at its neighbour."""
    return replace(
        metric,
        text=number.text,
        start=number.start,
        end=number.end,
        number_start=number.start,
        value=number.value,
        value_max=number.value_max,
        denominator=number.denominator,
        comparator=number.comparator,
        change="",
        rule=metric.rule.removesuffix(_ELIDED) + _ELIDED,
        phrase_end=number.end,
        doubt="",
    )


def _in_turn(text: str, start: int) -> bool:
    return _IN_TURN.search(text, max(0, start - 45), start) is not None


def continues_list(text: str, last: MetricSpan, number: NumberSpan) -> bool:
    """``lần lượt là 12 phiếu``, 11 và 9."""
    listed = last.rule.endswith(_ELIDED) or _in_turn(text, last.number_start)
    return listed and number.kind == "cardinal" and AND.fullmatch(text, last.end, number.start) is not None


def elided_before(text: str, metric: MetricSpan, bare: Sequence[NumberSpan]) -> list[NumberSpan]:
    """The numbers in front of a metric that have their unit from it."""
    if not bare:
        return []
    nearest = bare[-1]
    if _LIFTED.fullmatch(text, nearest.end, metric.start):
        return [nearest] if FROM.search(text, max(0, nearest.start - 4), nearest.start) else []
    listed: list[NumberSpan] = []
    start = metric.start
    for number in reversed(bare):
        if not AND.fullmatch(text, number.end, start):
            break
        listed.append(number)
        start = number.start
    return listed[::-1] if listed and _in_turn(text, start) else []
